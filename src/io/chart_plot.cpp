// SPDX-License-Identifier: BSL-1.0
#include "chart_plot.hpp"

#include "prose.hpp"

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::io::detail {

std::string_view colour_of(hue h)
{
    switch (h) {
        case hue::blue: return "#0072b2";
        case hue::vermillion: return "#d55e00";
        case hue::green: return "#009e73";
        case hue::purple: return "#cc79a7";
        case hue::orange: return "#e69f00";
        case hue::sky: return "#56b4e9";
        case hue::automatic:
        case hue::black: return "#000000";
    }
    return "#000000";
}

bool is_limit(series_kind k)
{
    return k == series_kind::vertical_limit || k == series_kind::horizontal_limit;
}

bool takes_hue(series_kind k) { return !is_limit(k) && k != series_kind::vertical_band; }

std::string label_of(const series& s, std::size_t i)
{
    return clean(i < s.labels.size() && !s.labels[i].empty() ? s.labels[i] : s.name);
}

plot::plot(const chart& c, const drawing_options& options)
    : shown(c), categorical(!c.x.categories.empty())
{
    lengths.reserve(c.data.size());
    for (const auto& s : c.data) lengths.push_back(length_of(c, s));
    choose_hues();
    choose_lanes();
    measure_rulers(options);
}

void plot::choose_hues()
{
    constexpr hue order[] = {hue::blue,   hue::vermillion, hue::green, hue::purple,
                             hue::orange, hue::sky,        hue::black};
    std::vector<hue> taken;
    for (const auto& s : shown.data)
        if (s.colour != hue::automatic) taken.push_back(s.colour);
    std::size_t next = 0;
    for (const auto& s : shown.data) {
        hue chosen = s.colour;
        if (chosen == hue::automatic && takes_hue(s.kind)) {
            const auto free = [&](hue h) {
                return std::find(taken.begin(), taken.end(), h) == taken.end();
            };
            std::size_t tries = 0;
            while (tries < 7 && !free(order[next % 7])) ++next, ++tries;
            chosen = order[next++ % 7];
        }
        hues.push_back(chosen);
    }
}

/// Bars and intervals on categories stand side by side.
void plot::choose_lanes()
{
    lanes.assign(shown.data.size(), 0);
    if (!categorical) return;
    for (std::size_t i = 0; i < shown.data.size(); ++i)
        if (shown.data[i].kind == series_kind::bars || shown.data[i].kind == series_kind::interval)
            lanes[i] = lane_count++;
}

double plot::lane_width() const
{
    return std::min(0.8 / static_cast<double>(std::max<std::size_t>(lane_count, 1)), 0.45);
}

double plot::x_value(std::size_t series_index, std::size_t i) const
{
    const series& s = shown.data[series_index];
    double value = s.x.empty() ? static_cast<double>(i) : s.x[i];
    const bool in_lane = s.kind == series_kind::bars || s.kind == series_kind::interval;
    if (categorical && in_lane)
        value +=
            (static_cast<double>(lanes[series_index]) - (static_cast<double>(lane_count) - 1) / 2) *
            lane_width();
    return value;
}

void plot::measure_rulers(const drawing_options& options)
{
    std::vector<double> xs, ys;
    ruler_wish x_wish{.ticks = std::max(3, options.width / 80)};
    ruler_wish y_wish{.round = true, .ticks = std::max(3, options.height / 70)};
    for (std::size_t k = 0; k < shown.data.size(); ++k) {
        const series& s = shown.data[k];
        for (std::size_t i = 0; i < lengths[k]; ++i) {
            if (!is_drawable(shown, s, i)) continue;
            const bool band = s.kind == series_kind::vertical_band;
            if (band) {
                xs.push_back(s.low[i]);
                xs.push_back(s.high[i]);
                continue;
            }
            if (s.kind != series_kind::horizontal_limit)
                xs.push_back(s.x.empty() ? static_cast<double>(i) : s.x[i]);
            if (s.kind == series_kind::vertical_limit) continue;
            if (!s.y.empty()) ys.push_back(s.y[i]);
            const bool spread = s.kind == series_kind::fan || s.kind == series_kind::bars ||
                                s.kind == series_kind::interval;
            if (spread && !s.low.empty()) ys.push_back(s.low[i]);
            if (spread && !s.high.empty()) ys.push_back(s.high[i]);
        }
        if (s.kind == series_kind::points || s.kind == series_kind::interval ||
            s.kind == series_kind::bars || is_limit(s.kind))
            x_wish.room = true;
        if (s.kind == series_kind::bars) y_wish.zero = true;
    }
    std::erase_if(ys, [](double y) { return !std::isfinite(y); });
    empty = xs.empty() && ys.empty();
    if (!ys.empty()) {
        const auto [low, high] = std::minmax_element(ys.begin(), ys.end());
        if (*low > 0 && *low < 0.4 * *high) y_wish.zero = true;
    }
    y_wish.room = shown.y.scale == axis_scale::logarithmic;
    y_ruler = make_ruler(shown.y, ys, y_wish);
    if (categorical) {
        x_ruler.from = -0.5;
        x_ruler.to = static_cast<double>(shown.x.categories.size()) - 0.5;
    } else {
        if (shown.x.scale == axis_scale::logarithmic) x_wish.room = true;
        x_ruler = make_ruler(shown.x, xs, x_wish);
    }
}

place plot::at(double x, double y) const
{
    return {area.left + x_ruler.share(x) * (area.right - area.left),
            area.bottom - y_ruler.share(y) * (area.bottom - area.top)};
}

mark_shape plot::shape_of(std::size_t k) const
{
    std::size_t before = 0;
    for (std::size_t i = 0; i < k; ++i)
        before += shown.data[i].kind == series_kind::points ||
                  shown.data[i].kind == series_kind::interval;
    return static_cast<mark_shape>(before % 5);
}

}  // namespace hirschman::inline v0_1::io::detail
