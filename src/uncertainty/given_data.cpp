// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/given_data.hpp>

#include <hirschman/uncertainty/detail/points.hpp>

#include "io/spelling.hpp"
#include "uncertainty/factors.hpp"

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::uncertainty {

namespace {

struct observation {
    double input;
    double output;
};

/// Ends of classes of about `size` observations in the order of their inputs. Equal inputs share a
/// class, and a run of at least `size` of them has one of its own.
std::vector<std::size_t> class_ends(const std::vector<observation>& rising, std::size_t size)
{
    std::vector<std::size_t> ends;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < rising.size();) {
        std::size_t after = at + 1;
        while (after < rising.size() && rising[after].input == rising[at].input) ++after;
        if (after - at >= size && begin < at) {
            ends.push_back(at);
            begin = at;
        }
        if (after - begin >= size) {
            ends.push_back(after);
            begin = after;
        }
        at = after;
    }
    if (ends.empty())
        ends.push_back(rising.size());
    else
        ends.back() = rising.size();  // what is left over joins the last class
    return ends;
}

double mean_of(const std::vector<observation>& all, std::size_t begin, std::size_t end)
{
    double sum = 0.0;
    for (std::size_t i = begin; i < end; ++i) sum += all[i].output;
    return sum / static_cast<double>(end - begin);
}

}  // namespace

sensitivity_index given_data_index(std::span<const double> input, std::span<const double> output,
                                   const given_data_options& how)
{
    if (input.size() != output.size())
        throw domain_error("an index from data needs as many inputs as outputs, not " +
                           std::to_string(input.size()) + " and " + std::to_string(output.size()));
    if (!(how.confidence > 0.0 && how.confidence < 1.0))
        throw domain_error("confidence", how.confidence, "", "(0, 1)");
    std::vector<observation> all;
    all.reserve(input.size());
    for (std::size_t i = 0; i < input.size(); ++i)
        if (std::isfinite(input[i]) && std::isfinite(output[i]))
            all.push_back({input[i], output[i]});
    if (all.size() < 4) return {};
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.input < b.input; });
    const auto [least, greatest] = std::minmax_element(
        all.begin(), all.end(), [](const auto& a, const auto& b) { return a.output < b.output; });
    const double size = std::max(std::fabs(least->output), std::fabs(greatest->output));
    if (!(greatest->output - least->output > 1e-12 * size)) return {};

    const auto classes = how.classes > 0
                             ? how.classes
                             : static_cast<std::size_t>(std::sqrt(static_cast<double>(all.size())));
    const auto ends = class_ends(all, std::max<std::size_t>(2, all.size() / classes));
    const auto n = static_cast<double>(all.size());
    const auto m = static_cast<double>(ends.size());
    if (ends.size() < 2 || !(n > m)) return {};

    const double mean = mean_of(all, 0, all.size());
    std::vector<double> class_mean(all.size());
    double within = 0.0;
    double whole = 0.0;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        const double middle = mean_of(all, begin, end);
        for (std::size_t i = begin; i < end; ++i) {
            class_mean[i] = middle;
            within += (all[i].output - middle) * (all[i].output - middle);
            whole += (all[i].output - mean) * (all[i].output - mean);
        }
        begin = end;
    }
    sensitivity_index index;
    index.value = 1.0 - within / (n - m) / (whole / (n - 1.0));

    // The influence of a draw on the index. Chance in the class means adds 4 left^2 for each class
    // to its squares, and 2 left^2 to the variance of what is estimated, also where the index is 0.
    double squares = 0.0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double apart = all[i].output - mean;
        const double between = class_mean[i] - mean;
        const double influence =
            (2.0 * apart * between - between * between - index.value * apart * apart) / (whole / n);
        squares += influence * influence;
    }
    const double left = 1.0 - index.value;
    const double of_classes = (m - 1.0) * left * left;
    index.standard_error =
        std::sqrt(std::max(squares - 4.0 * of_classes, 0.0) + 2.0 * of_classes) / n;
    const double z = distribution::standard_normal().quantile(0.5 + 0.5 * how.confidence);
    index.low = index.value - z * index.standard_error;
    index.high = index.value + z * index.standard_error;
    return index;
}

namespace detail {

first_order_indices given_data_indices_of(const marginals& inputs, std::span<const double> outputs,
                                          const given_data_options& how)
{
    inputs.require_complete();
    const factor_list factors = factors_of(inputs);
    const std::size_t count = factors.factors.size();
    std::vector<std::vector<double>> columns(count, std::vector<double>(outputs.size()));
    const points at(inputs, how.seed, how.sampler);
    std::vector<block> uniforms(inputs.size());
    std::vector<block> values(inputs.size());
    for (std::size_t first = 0; first < outputs.size(); first += block::size) {
        at.uniforms(first / block::size, uniforms);
        inputs.values(uniforms, values);
        const std::size_t used = std::min(block::size, outputs.size() - first);
        for (std::size_t i = 0; i < count; ++i)
            std::copy_n(values[factors.fields[i].front()].lanes, used,
                        columns[i].begin() + static_cast<std::ptrdiff_t>(first));
    }
    std::vector<sensitivity_index> first;
    for (const auto& column : columns) first.push_back(given_data_index(column, outputs, how));
    const auto failed =
        std::count_if(outputs.begin(), outputs.end(), [](double y) { return !std::isfinite(y); });
    return {factors.factors, std::move(first), outputs.size(), static_cast<std::uint64_t>(failed)};
}

}  // namespace detail

const sensitivity_index& first_order_indices::first(std::string_view parameter) const
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < factors_.size(); ++i)
        for (const auto& member : factors_[i].members) {
            if (member == parameter || factors_[i].name == parameter) return first_[i];
            names.push_back(member);
        }
    throw domain_error("no uncertain parameter \"" + std::string(parameter) + "\"" +
                       io::detail::suggestion(parameter, names));
}

}  // namespace hirschman::inline v0_1::uncertainty
