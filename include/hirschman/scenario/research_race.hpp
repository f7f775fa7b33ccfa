// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When does one country's research spending pass another's?

#include <hirschman/innovation/research.hpp>
#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::scenario {

/// China against the United States in current purchasing power, data through 2023: OECD MSTI in the
/// vintage of September 2026, hence not what was known in July 2025. For another vintage or basis
/// take `innovation::recent_drift` of its log ratios.
template <class S = double>
struct research_race_parameters {
    S last_log_ratio = -0.0393;  ///< ln(challenger/leader) in the last year known
    S mean_step = 0.0423;        ///< mean yearly change over the window
    S spread = 0.0188;           ///< standard deviation of the changes, >= 0

    BOOST_DESCRIBE_CLASS(research_race_parameters, (), (last_log_ratio, mean_step, spread), (), ())
};

struct research_race_setting {
    int last_known = 2023;  ///< year of `last_log_ratio`
    int window = 5;         ///< differences from which mean and spread were estimated, 2 to 100
    int until = 2035;       ///< last year looked at, after `last_known` by at most 200 years
};

namespace detail {

inline std::size_t race_years(const research_race_setting& setting)
{
    if (setting.window < 2 || setting.window > 100)
        throw domain_error("window", setting.window, "years", "[2, 100]");
    if (setting.until <= setting.last_known || setting.until - setting.last_known > 200)
        throw domain_error("until", setting.until, "", "(last_known, last_known + 200]");
    return static_cast<std::size_t>(setting.until - setting.last_known);
}

}  // namespace detail

/// One race: drift and yearly changes drawn. The share of draws with `crossed` zero is the
/// probability that it does not happen by `until`; `innovation::crossed_by` gives the probability
/// by a year.
/// @param draws has `normal(k)`, the k-th independent standard normal of this draw
/// @throws domain_error for a parameter or setting out of its range
/// @source section 6 of the models addendum
/// @verified research_test: P(first year <= 2024) .55, <= 2025 .89
template <scalar S, class Draws>
requires requires(Draws& draws) { S(draws.normal(0)); }
[[nodiscard]] innovation::crossing<S> research_race(const research_race_parameters<S>& p,
                                                    Draws& draws,
                                                    const research_race_setting& setting = {})
{
    const auto years = detail::race_years(setting);
    const auto for_drift = innovation::drift_shocks(setting.window);
    std::vector<S> shocks;
    shocks.reserve(for_drift + years);
    for (std::size_t k = 0; k < for_drift + years; ++k)
        shocks.push_back(S(draws.normal(static_cast<unsigned>(k))));
    const std::span<const S> all(shocks);
    const auto walk = innovation::drift_drawn<S>({p.last_log_ratio, p.mean_step, p.spread},
                                                 setting.window, all.first(for_drift));
    return innovation::first_crossing<S>(walk, setting.last_known, all.subspan(for_drift));
}

/// The race along the estimated drift, without shocks.
[[nodiscard]] inline innovation::crossing<double> research_race(
    const research_race_parameters<double>& p, const research_race_setting& setting = {})
{
    const std::vector<double> calm(detail::race_years(setting), 0.0);
    return innovation::first_crossing<double>({p.last_log_ratio, p.mean_step, p.spread},
                                              setting.last_known, calm);
}

}  // namespace hirschman::inline v0_1::scenario
