// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/coverage.hpp>
#include <hirschman/controls/rulebooks/allies.hpp>
#include <hirschman/controls/rulebooks/china_materials.hpp>
#include <hirschman/controls/rulebooks/country_groups.hpp>
#include <hirschman/controls/rulebooks/us_circuits.hpp>
#include <hirschman/controls/rulebooks/us_tools_and_software.hpp>

namespace hirschman::inline v0_1::controls {

/// The controls of the United States, its allies and China on chips, software, tools and materials,
/// August 2022 to the last day read.
/// @verified tests/controls/coverage_test.cpp: the notices and related controls of the reference
inline constexpr regime recorded_controls{
    .name = "chips, software, tools and materials",
    .parts = {rulebooks::us_circuits, rulebooks::us_tools_and_software, rulebooks::allies,
              rulebooks::china_materials},
    .groups = rulebooks::us_groups,
    .groups_of = "USA",
    .opens = rulebooks::detail::day(2022, 1, 1),
    .read_to = rulebooks::detail::day(2026, 10, 8),
    .leaves_out =
        "controls from before 2022 that still stand (extreme-ultraviolet lithography "
        "among them), entity lists, embargoes of part 746, import rules, and whether one "
        "item meets a limit"};

/// As `covered` above, asked of `recorded_controls`:
/// `covered(category::magnets, {.on = 2025y / 6 / 1, .from = country("CHN")})`.
[[nodiscard]] constexpr coverage covered(category what, const shipment& asked)
{
    return covered(recorded_controls, what, asked);
}

}  // namespace hirschman::inline v0_1::controls
