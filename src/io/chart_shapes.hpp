// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "canvas.hpp"
#include "chart_plot.hpp"

#include <cstddef>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

/// What the shapes of a chart leave to the names.
struct drawn_shapes {
    /// Where points lie, which no name may cover.
    std::vector<box> spots;
    /// Values beyond the axes.
    std::size_t outside = 0;
};

/// Draws the grid and every series, wide shapes below narrow ones, cut at the area of the plot.
[[nodiscard]] drawn_shapes draw_shapes(canvas& out, const plot& on);

}  // namespace hirschman::inline v0_1::io::detail
