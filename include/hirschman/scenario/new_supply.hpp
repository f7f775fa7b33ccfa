// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When do plants outside the controlling country cover a buyer's need, stage by stage?

#include <hirschman/scalar.hpp>
#include <hirschman/supply/capacity.hpp>

#include <boost/describe.hpp>

#include <vector>

namespace hirschman::inline v0_1::scenario {

/// Defaults: rare-earth magnets and the United States, announcements of July 2025. Tonnes a year.
template <class S = double>
struct new_supply_parameters {
    /// Total use of magnets, those inside imported assemblies included: not direct imports.
    S magnet_need = 20'000.0;
    /// Nameplate capacity for magnets at the end of 2026, reached in a line through 2025 and 2026,
    /// and of 2029, in a line between; nothing further is announced.
    S magnets_2026 = 3'000.0;
    S magnets_2029 = 10'000.0;
    S utilisation = 0.75;
    /// Oxide of neodymium and praseodymium, and of dysprosium and terbium, in a tonne of magnets.
    S light_content = 0.35;
    S heavy_content = 0.015;
    /// From first output to full rate of a plant that announces no date for the latter.
    S ramp_years = 4.0;

    BOOST_DESCRIBE_CLASS(new_supply_parameters, (),
                         (magnet_need, magnets_2026, magnets_2029, utilisation, light_content,
                          heavy_content, ramp_years),
                         (), ())
};

/// A separation plant outside the controlling country. Dates as years.
struct separation_plant {
    double capacity = 0.0;
    double first_output = 0.0;
    /// NaN: not announced; then the ramp of the parameters.
    double full_rate = 0.0;
};

struct new_supply_setting {
    std::vector<separation_plant> light{};
    std::vector<separation_plant> heavy{};
    int from = 2025;
    int until = 2040;
};

/// Coverage of the need at the end of `year`, and of the least stage. Over one: more than needed.
template <class S = double>
struct new_supply_year {
    int year = 0;
    S magnets = 0.0;
    S light = 0.0;
    S heavy = 0.0;
    S least = 0.0;
};

template <class S = double>
struct new_supply_result {
    std::vector<new_supply_year<S>> years{};

    /// First year at whose end the least stage covers `level`; `until` + 1 if none does.
    [[nodiscard]] S first_year(double level) const
    {
        const S never(years.back().year + 1.0);
        S found = never;
        for (const auto& y : years) {
            const auto covered = less_equal(S(level), y.least);
            found =
                select(less_equal(never, found) && covered, S(static_cast<double>(y.year)), found);
        }
        return found;
    }
};

namespace detail {

template <scalar S>
[[nodiscard]] std::vector<supply::capacity_project<S>> ramped(
    const std::vector<separation_plant>& plants, const S& ramp_years)
{
    std::vector<supply::capacity_project<S>> projects;
    for (const auto& p : plants) {
        const bool announced = p.full_rate == p.full_rate;
        projects.push_back({S(p.capacity), S(p.first_output),
                            announced ? S(p.full_rate) : S(p.first_output + ramp_years)});
    }
    return projects;
}

}  // namespace detail

/// Separation outside the controlling country is counted as if all of it went to this buyer: an
/// upper bound on coverage.
/// @throws domain_error for a parameter or setting outside its range
/// @verified new_supply_test
template <scalar S>
[[nodiscard]] new_supply_result<S> new_supply(const new_supply_parameters<S>& p,
                                              const new_supply_setting& setting = {})
{
    in_range(setting.until, setting.from, setting.from + 200.0, "until");
    const S gain = max(S(0.0), p.magnets_2029 - p.magnets_2026);
    const std::vector<supply::capacity_project<S>> magnets{{p.magnets_2026, S(2025.0), S(2027.0)},
                                                           {gain, S(2027.0), S(2030.0)}};
    const S ramp = in_range(p.ramp_years, 0.0, 100.0, "ramp_years", bounds::open, "years");
    const auto light = detail::ramped(setting.light, ramp);
    const auto heavy = detail::ramped(setting.heavy, ramp);
    const S light_need = p.magnet_need * in_range(p.light_content, 0.0, 1.0, "light_content");
    const S heavy_need = p.magnet_need * in_range(p.heavy_content, 0.0, 1.0, "heavy_content");

    new_supply_result<S> r;
    for (int year = setting.from; year <= setting.until; ++year) {
        const double end = year + 1.0;
        new_supply_year<S> now;
        now.year = year;
        now.magnets = supply::coverage(magnets, p.utilisation, p.magnet_need, end);
        now.light = supply::coverage(light, p.utilisation, light_need, end);
        now.heavy = supply::coverage(heavy, p.utilisation, heavy_need, end);
        now.least = min(now.magnets, min(now.light, now.heavy));
        r.years.push_back(now);
    }
    return r;
}
[[nodiscard]] inline new_supply_result<double> new_supply(
    const new_supply_parameters<double>& parameters, const new_supply_setting& setting = {})
{
    return new_supply<double>(parameters, setting);
}

}  // namespace hirschman::inline v0_1::scenario
