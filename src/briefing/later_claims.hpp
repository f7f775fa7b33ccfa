// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "briefing/question.hpp"

#include <hirschman/country.hpp>

#include <initializer_list>

namespace hirschman::inline v0_1::briefing {

/// Claims 10 to 14, and what they share.

inline constexpr country china("CHN");
inline constexpr std::string_view h20_id = "nv_h20_96";
inline constexpr std::string_view h100_id = "nv_h100_sxm5_80";

/// A part released by the day; nothing where it was not.
[[nodiscard]] inline const data::part* part_named(const question& q, std::string_view id)
{
    for (const auto& p : q.known.catalogue)
        if (p.chip.id == id) return &p;
    return nullptr;
}

/// Estimates by their own names, as fields of these names. The claim says which of them were not
/// known yet; the others are returned.
[[nodiscard]] std::vector<data::field_estimate> estimates_known(
    claim& into, const question& q, std::initializer_list<std::string_view> names);
[[nodiscard]] inline bool has(const std::vector<data::field_estimate>& fields,
                              std::string_view name)
{
    return std::any_of(fields.begin(), fields.end(),
                       [&](const auto& f) { return f.field == name; });
}

void powerful_enough(claim& c, const question& q);
void workarounds_cost_more(claim& c, const question& q);
void front_undermined(claim& c, const question& q);
void chips_software_and_tools(claim& c, const question& q);
void economy_of_17_trillion(claim& c, const question& q);

}  // namespace hirschman::inline v0_1::briefing
