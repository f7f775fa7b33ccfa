// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/figures.hpp>
#include <hirschman/controls/bounded_list.hpp>

namespace hirschman::inline v0_1::controls {

/// A computer, assembly or component that contains circuits: ECCN 4A090, or the `.z` paragraph of
/// the entry in which it would otherwise stand. The circuits are looked at one by one and never
/// summed, so each kind is listed once, however many of it there are.
///
///     assess(us_advanced_computing, computer{.id = "dgx-h100", .circuits = {figures_of(h100)}}, t)
struct computer {
    text<40> id = {};
    bounded_list<chips::figures, 8> circuits = {};
    /// The entry of the control list for what else it does, as "5A992"; empty: none that has a `.z`
    /// paragraph.
    text<8> otherwise = {};

    friend constexpr bool operator==(const computer&, const computer&) = default;
};

}  // namespace hirschman::inline v0_1::controls
