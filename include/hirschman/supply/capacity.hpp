// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When new plants cover a need: capacity rises in a line from first output to full rate.

#include <hirschman/scalar.hpp>

#include <limits>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// A plant that exists or is planned. Nameplate capacity, tonnes a year; dates as years (2025.5 is
/// mid-2025).
template <scalar S = double>
struct capacity_project {
    S capacity = 0.0;
    S first_output = 0.0;
    S full_rate = 0.0;
};

/// Output of a project at `year`, tonnes a year: nothing before the first output, then a line to
/// capacity at full rate. With both dates equal it starts at full rate.
/// @throws domain_error for a negative capacity, or a full rate before the first output
template <scalar S>
[[nodiscard]] S output_of(const capacity_project<S>& p, double year)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S capacity =
        in_range(p.capacity, 0.0, infinity, "capacity", bounds::left_closed, "tonnes a year");
    const S ramp =
        in_range(p.full_rate - p.first_output, 0.0, infinity, "years of ramp", bounds::left_closed);
    const S done = clamp((year - p.first_output) / max(ramp, S(1e-9)));
    return capacity * done;
}

/// Share of a need that the projects cover at `year`; over one where they exceed it.
/// @param utilisation of nameplate capacity, in [0, 1]
/// @param need tonnes a year, > 0
/// @throws domain_error outside
template <scalar S>
[[nodiscard]] S coverage(const std::vector<capacity_project<S>>& projects, const S& utilisation,
                         const S& need, double year)
{
    S total(0.0);
    for (const auto& p : projects) total += output_of(p, year);
    return in_range(utilisation, 0.0, 1.0, "utilisation") * total /
           in_range(need, 0.0, std::numeric_limits<double>::infinity(), "need", bounds::open,
                    "tonnes a year");
}

/// First of the years `from`, `from` + 1, ..., `until` at whose end `level` is covered; `until` + 1
/// if none is.
/// @throws domain_error as `coverage`, and for `until` before `from`
/// @verified capacity_test
template <scalar S>
[[nodiscard]] S first_year_covered(const std::vector<capacity_project<S>>& projects,
                                   const S& utilisation, const S& need, double level, int from,
                                   int until)
{
    in_range(level, 0.0, std::numeric_limits<double>::infinity(), "level", bounds::open);
    in_range(until, from, 1e6, "until");
    const S never(until + 1.0);
    S found = never;
    for (int year = from; year <= until; ++year) {
        const auto covered =
            less_equal(S(level), coverage(projects, utilisation, need, year + 1.0));
        found = select(less_equal(never, found) && covered, S(static_cast<double>(year)), found);
    }
    return found;
}

}  // namespace hirschman::inline v0_1::supply
