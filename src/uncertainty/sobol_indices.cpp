// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/sensitivity.hpp>

#include "io/spelling.hpp"
#include "uncertainty/philox.hpp"
#include "uncertainty/saltelli.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace hirschman::inline v0_1::uncertainty {

namespace detail {

evaluator::~evaluator() = default;
evaluation::~evaluation() = default;

namespace {

// A result varies only if its values differ by more than rounding may have done.
constexpr double least_relative_range = 1e-12;

/// Sums over rows [first, first + count) times their weights: a tree whose left part is the largest
/// full one.
template <class Weight>
void sum_rows(const double* rows, std::size_t columns, std::size_t first, std::size_t count,
              const Weight& weight, double* to)
{
    constexpr std::size_t at_once = 16;
    if (count <= at_once) {
        for (std::size_t g = first; g < first + count; ++g) {
            const double w = weight(g);
            if (w == 0.0) continue;
            for (std::size_t c = 0; c < columns; ++c) to[c] += w * rows[g * columns + c];
        }
        return;
    }
    const std::size_t left = std::bit_floor(count - 1);
    std::vector<double> part(columns);
    sum_rows(rows, columns, first, left, weight, to);
    sum_rows(rows, columns, first + left, count - left, weight, part.data());
    for (std::size_t c = 0; c < columns; ++c) to[c] += part[c];
}

/// What the estimators need of sums over points.
struct moments_of_sums {
    double count, centre, variance;

    explicit moments_of_sums(const double* sums)
        : count(sums[saltelli_layout::count]),
          centre(sums[saltelli_layout::sum] / (2.0 * count)),
          variance(sums[saltelli_layout::square] / count - centre * centre)
    {
    }
    [[nodiscard]] double index(const double* sums, const term_columns& of) const
    {
        return (sums[of.numerator] - centre * sums[of.shift]) / count / variance;
    }
};

/// Groups with a point that did not fail.
double groups_counted(const saltelli_sums& of, std::size_t groups, std::size_t columns)
{
    double counted = 0.0;
    for (std::size_t g = 0; g < groups; ++g)
        if (of.rows[g * columns + saltelli_layout::count] > 0.0) counted += 1.0;
    return counted;
}

/// Delta method: the variance between groups of the index's linear part.
double standard_error(const saltelli_sums& from, std::size_t groups, std::size_t columns,
                      const double* sums, const term_columns& of)
{
    const moments_of_sums m(sums);
    const double index = m.index(sums, of);
    const double along_sum = index * m.centre - 0.5 * sums[of.shift] / m.count;
    const auto linear = [&](const double* row) {
        return row[of.numerator] - m.centre * row[of.shift] - index * row[saltelli_layout::square] +
               along_sum * row[saltelli_layout::sum];
    };
    const double mean = linear(sums) / m.count;
    double squares = 0.0;
    for (std::size_t g = 0; g < groups; ++g) {
        const double* row = from.rows.data() + g * columns;
        const double apart = linear(row) - mean * row[saltelli_layout::count];
        squares += apart * apart;
    }
    const double counted = groups_counted(from, groups, columns);
    return std::sqrt(squares * (counted / (counted - 1.0))) / (m.count * m.variance);
}

/// Quantile of Student's t from that of the normal law, to 2e-4 from 15 degrees of freedom on
/// (Cornish and Fisher; Abramowitz and Stegun 26.7.5).
double student(double z, double degrees)
{
    const double s = z * z;
    const double n = degrees;
    return z * (1.0 + (s + 1.0) / (4.0 * n) + ((5.0 * s + 16.0) * s + 3.0) / (96.0 * n * n) +
                (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / (384.0 * n * n * n));
}

/// Draws as many groups as there are, with replacement; the same ones for every result.
std::vector<std::uint32_t> times_drawn(std::uint64_t seed, std::size_t resample, std::size_t groups)
{
    constexpr std::uint32_t bootstrap_stream = 3;  // streams of uniforms have 0, 1 and 2 here
    std::vector<std::uint32_t> times(groups);
    for (std::size_t g = 0; g < groups; g += 4) {
        const auto words =
            philox({static_cast<std::uint32_t>(g / 4), 0, static_cast<std::uint32_t>(resample),
                    bootstrap_stream},
                   {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
        for (std::size_t i = 0; i < 4 && g + i < groups; ++i)
            ++times[static_cast<std::size_t>((std::uint64_t{words[i]} * groups) >> 32U)];
    }
    return times;
}

/// The value below which a share p of draws from the same law lies (type 6 of Hyndman and Fan
/// 1996): the k-th of n values estimates k / (n + 1).
double quantile(const std::vector<double>& rising, double p)
{
    const auto n = static_cast<double>(rising.size());
    const double at = std::clamp(p * (n + 1.0), 1.0, n);
    const auto below = static_cast<std::size_t>(at);
    const double part = at - static_cast<double>(below);
    const double low = rising[below - 1];
    return part == 0.0 ? low : low + part * (rising[below] - low);
}

void resample(const saltelli_run& run, const sensitivity_options& how,
              const std::vector<term_columns>& terms, const std::vector<std::size_t>& results,
              std::vector<std::vector<sensitivity_index>>& indices)
{
    const std::size_t columns = run.layout.columns();
    const double z = distribution::standard_normal().quantile(0.5 + 0.5 * how.confidence);
    // Of each result, for each index, the value in every resample.
    std::vector<std::vector<double>> values(results.size(),
                                            std::vector<double>(terms.size() * how.bootstrap));
    const auto one = [&](std::size_t b) {
        const auto times = times_drawn(how.seed, b, run.groups);
        std::vector<double> sums(columns);
        for (std::size_t k = 0; k < results.size(); ++k) {
            std::fill(sums.begin(), sums.end(), 0.0);
            sum_rows(
                run.results[results[k]].rows.data(), columns, 0, run.groups,
                [&](std::size_t g) { return static_cast<double>(times[g]); }, sums.data());
            const moments_of_sums m(sums.data());
            for (std::size_t t = 0; t < terms.size(); ++t)
                values[k][t * how.bootstrap + b] = m.index(sums.data(), terms[t]);
        }
    };
    // Waiting for another thread costs more than a few million additions.
    constexpr std::size_t worth_threads = std::size_t{1} << 26U;
    const auto all = [&] { oneapi::tbb::parallel_for(std::size_t{0}, how.bootstrap, one); };
    if (how.threads == 1 || how.bootstrap * run.groups * columns * results.size() < worth_threads)
        for (std::size_t b = 0; b < how.bootstrap; ++b) one(b);
    else if (how.threads == 0)
        all();
    else
        oneapi::tbb::task_arena(static_cast<int>(std::min(how.threads, 4096U))).execute(all);

    for (std::size_t k = 0; k < results.size(); ++k)
        for (std::size_t t = 0; t < terms.size(); ++t) {
            const auto from = values[k].begin() + static_cast<std::ptrdiff_t>(t * how.bootstrap);
            std::vector<double> rising(from, from + static_cast<std::ptrdiff_t>(how.bootstrap));
            std::erase_if(rising, [](double x) { return !std::isfinite(x); });
            // Of so few points that resamples without variance are common nothing is known.
            if (2 * rising.size() < how.bootstrap) continue;
            std::sort(rising.begin(), rising.end());
            const auto count = static_cast<double>(rising.size());
            double mean = 0.0;
            for (const double x : rising) mean += x / count;
            double squares = 0.0;
            for (const double x : rising) squares += (x - mean) * (x - mean);
            sensitivity_index& to = indices[results[k]][t];
            to.standard_error = std::sqrt(squares / (count - 1.0));
            // Of n groups the resamples are too narrow by sqrt((n - 1) / n) z / t (Hesterberg
            // 2015).
            const double n =
                groups_counted(run.results[results[k]], run.groups, run.layout.columns());
            const double wider = std::sqrt(n / (n - 1.0)) * student(z, n - 1.0) / z;
            to.standard_error *= std::sqrt(n / (n - 1.0));
            to.low = to.value + wider * (quantile(rising, 0.5 - 0.5 * how.confidence) - to.value);
            to.high = to.value + wider * (quantile(rising, 0.5 + 0.5 * how.confidence) - to.value);
        }
}

void require_in_order(const sensitivity_options& how)
{
    if (how.points < 2)
        throw domain_error("points", static_cast<double>(how.points), "", "[2, inf)");
    if (!(how.confidence > 0.0 && how.confidence < 1.0))
        throw domain_error("confidence", how.confidence, "", "(0, 1)");
    const double least = std::ceil(2.0 / (1.0 - how.confidence) - 1.0 - 1e-9);
    if (how.bootstrap > 0 && static_cast<double>(how.bootstrap) < std::max(2.0, least))
        throw domain_error("bootstrap", static_cast<double>(how.bootstrap), "resamples",
                           "0 or [" + to_text(std::max(2.0, least)) +
                               ", inf) for a confidence of " + to_text(how.confidence));
}

std::string why_undetermined(const saltelli_sums& of, double count)
{
    if (count == 0.0) return "the function failed at every point";
    if (count < 2.0) return "the function failed at all points but one";
    const double size = std::max(std::fabs(of.least), std::fabs(of.greatest));
    if (!(of.greatest - of.least > least_relative_range * size)) return "the result does not vary";
    return "";
}

}  // namespace

std::vector<sobol_indices> sobol_indices_of(const marginals& inputs, const sensitivity_options& how,
                                            const std::vector<std::string>& names,
                                            const evaluation& work)
{
    inputs.require_complete();
    require_in_order(how);
    if (names.empty()) throw domain_error("a sensitivity needs a function with results");
    if (inputs.correlated())
        throw domain_error(
            "correlated parameters cannot be varied one at a time; given_data_indices takes the "
            "outputs of an ensemble and gives their first-order indices");
    factor_list factors = factors_of(inputs);
    if (work.by_chance()) factors.factors.push_back({"chance", {"chance"}});
    if (factors.factors.empty())
        throw domain_error("every parameter is certain: there is nothing to be sensitive to");

    if (how.sampler == sampler::sobol) {
        if (how.points > most_sobol_draws)
            throw domain_error("points", static_cast<double>(how.points), "",
                               "[2, 2^32] with Sobol' points");
        if (2 * factors.streams.size() > most_sobol_dimensions)
            throw domain_error(
                "uncertain parameters", static_cast<double>(factors.streams.size()), "",
                "[1, " + std::to_string(most_sobol_dimensions / 2) + "] with Sobol' points");
    }

    const saltelli_run run = run_saltelli(inputs, factors, how, names.size(), work);
    const std::size_t columns = run.layout.columns();
    const auto terms = run.layout.indices();
    const double z = distribution::standard_normal().quantile(0.5 + 0.5 * how.confidence);

    std::vector<sobol_indices::content> all(names.size());
    std::vector<std::vector<sensitivity_index>> indices(
        names.size(), std::vector<sensitivity_index>(terms.size()));
    std::vector<std::size_t> determined;
    for (std::size_t r = 0; r < names.size(); ++r) {
        const saltelli_sums& from = run.results[r];
        std::vector<double> sums(columns);
        sum_rows(
            from.rows.data(), columns, 0, run.groups, [](std::size_t) { return 1.0; }, sums.data());
        const double count = sums[saltelli_layout::count];
        const moments_of_sums m(sums.data());
        sobol_indices::content& to = all[r];
        to.result = names[r];
        to.factors = factors.factors;
        to.certain = factors.certain;
        to.points = how.points;
        to.failed = how.points - static_cast<std::uint64_t>(count);
        to.evaluations = how.points * run.layout.evaluations();
        to.undetermined = why_undetermined(from, count);
        if (count > 0.0) to.mean = from.centre + m.centre / from.scale;
        if (!to.undetermined.empty()) {
            if (count > 1.0) to.variance = 0.0;
            continue;
        }
        to.variance = m.variance / from.scale / from.scale;
        determined.push_back(r);
        const double counted = groups_counted(from, run.groups, columns);
        const double reach = student(z, counted - 1.0);
        for (std::size_t t = 0; t < terms.size(); ++t) {
            sensitivity_index& index = indices[r][t];
            index.value = m.index(sums.data(), terms[t]);
            if (how.bootstrap > 0) continue;
            index.standard_error = standard_error(from, run.groups, columns, sums.data(), terms[t]);
            index.low = index.value - reach * index.standard_error;
            index.high = index.value + reach * index.standard_error;
        }
    }
    if (how.bootstrap > 0) resample(run, how, terms, determined, indices);

    std::vector<sobol_indices> result;
    for (std::size_t r = 0; r < names.size(); ++r) {
        const auto end_of = [&](std::size_t count) {
            return indices[r].begin() + static_cast<std::ptrdiff_t>(count);
        };
        const std::size_t d = run.layout.factors;
        all[r].first.assign(indices[r].begin(), end_of(d));
        all[r].total.assign(end_of(d), end_of(2 * d));
        all[r].second.assign(end_of(2 * d), indices[r].end());
        result.emplace_back(std::move(all[r]));
    }
    return result;
}

const sobol_indices& indices_named(const std::vector<sobol_indices>& all, std::string_view result)
{
    std::vector<std::string_view> names;
    for (const auto& each : all) {
        if (each.name() == result) return each;
        names.push_back(each.name());
    }
    throw domain_error("unknown result \"" + std::string(result) + "\"" +
                       io::detail::suggestion(result, names));
}

}  // namespace detail

std::size_t sobol_indices::factor_of(std::string_view parameter) const
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < all_.factors.size(); ++i) {
        if (all_.factors[i].name == parameter) return i;
        for (const auto& member : all_.factors[i].members) {
            if (member == parameter) return i;
            names.push_back(member);
        }
    }
    for (const auto& name : all_.certain) {
        if (name == parameter)
            throw domain_error("parameter \"" + name + "\" is certain: it has no index");
        names.push_back(name);
    }
    throw domain_error("unknown parameter \"" + std::string(parameter) + "\"" +
                       io::detail::suggestion(parameter, names));
}

const sensitivity_index& sobol_indices::first(std::string_view parameter) const
{
    return all_.first[factor_of(parameter)];
}

const sensitivity_index& sobol_indices::total(std::string_view parameter) const
{
    return all_.total[factor_of(parameter)];
}

const sensitivity_index& sobol_indices::second(std::string_view one, std::string_view other) const
{
    std::size_t i = factor_of(one);
    std::size_t j = factor_of(other);
    if (j < i) std::swap(i, j);
    if (i == j)
        throw domain_error("parameters \"" + std::string(one) + "\" and \"" + std::string(other) +
                           "\" are one factor: they have no index as a pair");
    if (all_.second.empty())
        throw domain_error("indices of pairs are estimated only with the option \"second\"");
    return all_.second[i * (2 * all_.factors.size() - i - 1) / 2 + (j - i - 1)];
}

std::vector<std::size_t> sobol_indices::by_total() const
{
    std::vector<std::size_t> order(all_.total.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto size = [&](std::size_t i) {
        const double value = all_.total[i].value;
        return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t i, std::size_t j) { return size(i) > size(j); });
    return order;
}

}  // namespace hirschman::inline v0_1::uncertainty
