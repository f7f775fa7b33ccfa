// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "canvas.hpp"
#include "ruler.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

[[nodiscard]] std::string_view colour_of(hue h);
[[nodiscard]] bool is_limit(series_kind k);
/// False for what is drawn in grey unless a colour is named.
[[nodiscard]] bool takes_hue(series_kind k);
/// The words at value `i` of a series: its label, else the name of the series.
[[nodiscard]] std::string label_of(const series& s, std::size_t i);

/// The data of a chart where they lie in the picture, with the colours they have there.
struct plot {
    /// Keeps a reference to the chart.
    /// @throws domain_error if the columns that a series reads differ in length, or the ends of an
    /// axis are not in order.
    plot(const chart& c, const drawing_options& options);

    /// In pixels, once `area` is known.
    [[nodiscard]] place at(double x, double y) const;
    /// The x of value `i`, moved aside where several series share a category.
    [[nodiscard]] double x_value(std::size_t series_index, std::size_t i) const;
    /// Width of a bar's lane, as a share of the room of a category.
    [[nodiscard]] double lane_width() const;
    [[nodiscard]] mark_shape shape_of(std::size_t k) const;

    const chart& shown;
    bool categorical;
    /// No value can be drawn.
    bool empty = false;
    /// Of each series: number of values, colour, lane among those that stand side by side.
    std::vector<std::size_t> lengths;
    std::vector<hue> hues;
    std::vector<std::size_t> lanes;
    std::size_t lane_count = 0;
    ruler x_ruler, y_ruler;
    /// In pixels, inside the axes.
    box area;

private:
    void choose_hues();
    void choose_lanes();
    void measure_rulers(const drawing_options& options);
};

}  // namespace hirschman::inline v0_1::io::detail
