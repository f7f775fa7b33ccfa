// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/chart.hpp>

#include <string>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

struct tick {
    double value = 0;
    std::string label;
    /// A second line below (the year under a month).
    std::string below = {};
};

/// Where values lie on an axis, and its ticks.
struct ruler {
    axis_scale scale = axis_scale::linear;
    double from = 0;
    double to = 1;
    std::vector<tick> ticks;

    /// 0 at `from`, 1 at `to`; not finite for what the axis cannot show.
    [[nodiscard]] double share(double value) const;
};

/// How the ends of an axis follow from the data.
struct ruler_wish {
    /// Include zero, as bars need.
    bool zero = false;
    /// Leave room beyond the first and last value, as marks need.
    bool room = false;
    /// End at ticks.
    bool round = false;
    /// About as many ticks.
    int ticks = 6;
};

/// @throws domain_error if the given ends of the axis are not in order, or not positive on a
/// logarithmic axis.
[[nodiscard]] ruler make_ruler(const axis& along, const std::vector<double>& values,
                               const ruler_wish& wish);

}  // namespace hirschman::inline v0_1::io::detail
