// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/elasticities.hpp>
#include <hirschman/uncertainty/tornado.hpp>

#include "io/spelling.hpp"
#include "uncertainty/factors.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hirschman::inline v0_1::uncertainty {

namespace detail {

namespace {

double swing_of(double low, double median, double high)
{
    if (!std::isfinite(low) || !std::isfinite(median) || !std::isfinite(high))
        return std::numeric_limits<double>::quiet_NaN();
    return std::max({low, median, high}) - std::min({low, median, high});
}

}  // namespace

std::vector<tornado_bars> tornado_of(const marginals& inputs, const tornado_options& how,
                                     const std::vector<std::string>& names, const evaluation& work)
{
    inputs.require_complete();
    if (!(how.low > 0.0 && how.low < how.high))
        throw domain_error("low", how.low, "", "(0, " + to_text(how.high) + ")");
    if (!(how.high < 1.0))
        throw domain_error("high", how.high, "", "(" + to_text(how.low) + ", 1)");
    // One parameter moves alone, whatever it is correlated with.
    marginals apart = inputs;
    for (const auto& c : inputs.correlations())
        apart.correlate(inputs.name(c.field), inputs.name(c.with), 0.0);
    const factor_list factors = factors_of(apart);

    // Set 0 has all medians, sets 2 i + 1 and 2 i + 2 have factor i low and high.
    const std::size_t sets = 2 * factors.factors.size() + 1;
    std::vector<tornado_bars> all(names.size());
    std::vector<std::vector<double>> results(names.size(), std::vector<double>(sets));
    std::vector<std::vector<double>> parameters(inputs.size(), std::vector<double>(sets));
    std::vector<block> uniforms(inputs.size());
    std::vector<block> values(inputs.size());
    std::vector<block> outputs(names.size());
    const auto f = work.hire();
    for (std::size_t first = 0; first < sets; first += block::size) {
        const std::size_t used = std::min(block::size, sets - first);
        for (const std::size_t s : factors.streams) uniforms[s] = block(0.5);
        for (std::size_t l = 0; l < used; ++l) {
            const std::size_t set = first + l;
            if (set > 0)
                uniforms[factors.streams[(set - 1) / 2]][l] = set % 2 == 1 ? how.low : how.high;
        }
        apart.values(uniforms, values);
        draws none(0, 0);
        f->evaluate(values, none, outputs.data());
        for (std::size_t l = 0; l < used; ++l) {
            for (std::size_t r = 0; r < names.size(); ++r) results[r][first + l] = outputs[r][l];
            for (std::size_t i = 0; i < inputs.size(); ++i) parameters[i][first + l] = values[i][l];
        }
    }
    for (std::size_t r = 0; r < names.size(); ++r) {
        all[r].result = names[r];
        all[r].median = results[r][0];
        for (std::size_t i = 0; i < factors.factors.size(); ++i) {
            const std::size_t low = 2 * i + 1;
            const auto& shown = parameters[factors.fields[i].front()];
            all[r].bars.push_back({factors.factors[i].name, shown[low], shown[low + 1],
                                   results[r][low], results[r][low + 1],
                                   swing_of(results[r][low], results[r][0], results[r][low + 1])});
        }
        std::stable_sort(all[r].bars.begin(), all[r].bars.end(), [](const auto& a, const auto& b) {
            return (std::isnan(a.swing) ? -1.0 : a.swing) > (std::isnan(b.swing) ? -1.0 : b.swing);
        });
    }
    return all;
}

}  // namespace detail

const local_effect& local_elasticities::operator[](std::string_view parameter) const
{
    std::vector<std::string_view> names;
    for (const auto& effect : effects) {
        if (effect.parameter == parameter) return effect;
        names.push_back(effect.parameter);
    }
    throw domain_error("unknown parameter \"" + std::string(parameter) + "\"" +
                       io::detail::suggestion(parameter, names));
}

}  // namespace hirschman::inline v0_1::uncertainty
