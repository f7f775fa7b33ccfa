// SPDX-License-Identifier: BSL-1.0
#include "chart_shapes.hpp"

#include "prose.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace hirschman::inline v0_1::io::detail {

namespace {

constexpr std::string_view pale = "#e3e7eb";
constexpr std::string_view limit_colour = "#5a5a5a";

class painter {
public:
    painter(canvas& out, const plot& on) : out_(out), on_(on) {}

    drawn_shapes draw()
    {
        const box all{-1e6, -1e6, 1e6, 1e6};
        out_.clip(on_.area);
        for (std::size_t k = 0; k < on_.shown.data.size(); ++k)
            if (on_.shown.data[k].kind == series_kind::vertical_band) band(k);
        grid();
        for (std::size_t k = 0; k < on_.shown.data.size(); ++k)
            if (on_.shown.data[k].kind == series_kind::fan) fan(k);
        for (std::size_t k = 0; k < on_.shown.data.size(); ++k)
            if (on_.shown.data[k].kind == series_kind::bars) bars(k);
        for (std::size_t k = 0; k < on_.shown.data.size(); ++k)
            if (is_limit(on_.shown.data[k].kind)) limit(k);
        for (std::size_t k = 0; k < on_.shown.data.size(); ++k)
            if (on_.shown.data[k].kind == series_kind::line ||
                on_.shown.data[k].kind == series_kind::step)
                curve(k);
        for (std::size_t k = 0; k < on_.shown.data.size(); ++k)
            if (on_.shown.data[k].kind == series_kind::points ||
                on_.shown.data[k].kind == series_kind::interval)
                points(k);
        out_.clip(all);
        return done_;
    }

private:
    void grid()
    {
        std::vector<place> lines;
        const auto add = [&](place a, place b) {
            lines.push_back(a);
            lines.push_back(b);
            lines.push_back({NAN, NAN});
        };
        for (const auto& t : on_.y_ruler.ticks)
            add({on_.area.left, on_.at(on_.x_ruler.from, t.value).y},
                {on_.area.right, on_.at(on_.x_ruler.from, t.value).y});
        if (on_.shown.x.scale == axis_scale::logarithmic && !on_.categorical)
            for (const auto& t : on_.x_ruler.ticks)
                add({on_.at(t.value, on_.y_ruler.from).x, on_.area.top},
                    {on_.at(t.value, on_.y_ruler.from).x, on_.area.bottom});
        out_.polyline(lines, pale, 1);
    }

    void count_outside(place p)
    {
        constexpr double slack = 0.01;
        const box room{on_.area.left - slack, on_.area.top - slack, on_.area.right + slack,
                       on_.area.bottom + slack};
        if (!room.contains(p)) ++done_.outside;
    }

    void band(std::size_t k)
    {
        const series& s = on_.shown.data[k];
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            if (!is_drawable(on_.shown, s, i)) continue;
            const double left = on_.at(s.low[i], on_.y_ruler.from).x,
                         right = on_.at(s.high[i], on_.y_ruler.from).x;
            out_.polygon({{left, on_.area.top},
                          {right, on_.area.top},
                          {right, on_.area.bottom},
                          {left, on_.area.bottom}},
                         s.colour == hue::automatic ? "#8a939e" : colour_of(s.colour), 0.18,
                         label_of(s, i));
        }
    }

    void fan(std::size_t k)
    {
        const series& s = on_.shown.data[k];
        const auto colour = colour_of(on_.hues[k]);
        std::vector<place> upper, lower;
        const auto finish = [&] {
            if (upper.size() > 1) {
                upper.insert(upper.end(), lower.rbegin(), lower.rend());
                out_.polygon(upper, colour, 0.2, clean(s.name));
            } else if (upper.size() == 1) {
                out_.polyline({upper[0], lower[0]}, colour, 1.5, false, clean(s.name));
            }
            upper.clear();
            lower.clear();
        };
        std::vector<place> middle;
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            if (!is_drawable(on_.shown, s, i)) {
                finish();
                middle.push_back({NAN, NAN});
                continue;
            }
            const double x = on_.x_value(k, i);
            upper.push_back(on_.at(x, s.high[i]));
            lower.push_back(on_.at(x, s.low[i]));
            if (!s.y.empty()) middle.push_back(on_.at(x, s.y[i]));
        }
        finish();
        out_.polyline(middle, colour, 2, false, clean(s.name));
    }

    void bars(std::size_t k)
    {
        const series& s = on_.shown.data[k];
        const auto colour = colour_of(on_.hues[k]);
        double half = on_.lane_width() * 0.46;
        if (!on_.categorical) {
            double nearest = on_.x_ruler.to - on_.x_ruler.from;
            for (std::size_t i = 1; i < s.x.size(); ++i)
                if (const double step = std::abs(s.x[i] - s.x[i - 1]); step > 0)
                    nearest = std::min(nearest, step);
            half = nearest * 0.4;
        }
        const double base = on_.y_ruler.scale == axis_scale::logarithmic ? on_.y_ruler.from : 0;
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            if (!is_drawable(on_.shown, s, i)) continue;
            const double x = on_.x_value(k, i);
            const place top = on_.at(x - half, s.y[i]), foot = on_.at(x + half, base);
            count_outside(on_.at(x, s.y[i]));
            out_.polygon({{top.x, top.y}, {foot.x, top.y}, {foot.x, foot.y}, {top.x, foot.y}},
                         colour, 1, clean(s.name));
        }
        if (!s.low.empty() && !s.high.empty()) whiskers(k, "#1b1f24");
    }

    void whiskers(std::size_t k, std::string_view colour)
    {
        const series& s = on_.shown.data[k];
        std::vector<place> lines;
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            if (!is_drawable(on_.shown, s, i)) continue;
            const place low = on_.at(on_.x_value(k, i), s.low[i]),
                        high = on_.at(on_.x_value(k, i), s.high[i]);
            for (const place p :
                 {low, high, place{NAN, NAN}, place{low.x - 4, low.y}, place{low.x + 4, low.y},
                  place{NAN, NAN}, place{high.x - 4, high.y}, place{high.x + 4, high.y},
                  place{NAN, NAN}})
                lines.push_back(p);
        }
        out_.polyline(lines, colour, 1.5, false, clean(s.name));
    }

    void limit(std::size_t k)
    {
        const series& s = on_.shown.data[k];
        const auto colour = s.colour == hue::automatic ? limit_colour : colour_of(s.colour);
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            if (!is_drawable(on_.shown, s, i)) continue;
            if (s.kind == series_kind::vertical_limit) {
                const double x = on_.at(s.x[i], on_.y_ruler.from).x;
                out_.polyline({{x, on_.area.top}, {x, on_.area.bottom}}, colour, 1.4, true,
                              label_of(s, i));
            } else {
                const double y = on_.at(on_.x_ruler.from, s.y[i]).y;
                out_.polyline({{on_.area.left, y}, {on_.area.right, y}}, colour, 1.4, true,
                              label_of(s, i));
            }
        }
    }

    void curve(std::size_t k)
    {
        const series& s = on_.shown.data[k];
        std::vector<place> way;
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            if (!is_drawable(on_.shown, s, i)) {
                way.push_back({NAN, NAN});
                continue;
            }
            const place next = on_.at(on_.x_value(k, i), s.y[i]);
            count_outside(next);
            if (s.kind == series_kind::step && !way.empty() && std::isfinite(way.back().x))
                way.push_back({next.x, way.back().y});
            way.push_back(next);
        }
        out_.polyline(way, colour_of(on_.hues[k]), 2.2, false, clean(s.name));
        // A value between two unknown ones has no line; it is still shown.
        std::vector<place> alone;
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            const bool before = i > 0 && is_drawable(on_.shown, s, i - 1);
            const bool after = i + 1 < on_.lengths[k] && is_drawable(on_.shown, s, i + 1);
            if (is_drawable(on_.shown, s, i) && !before && !after)
                alone.push_back(on_.at(on_.x_value(k, i), s.y[i]));
        }
        out_.marks(alone, colour_of(on_.hues[k]), mark_shape::disc, 3, clean(s.name));
    }

    [[nodiscard]] static double radius_of(const series& s)
    {
        return s.kind == series_kind::points && s.y.size() > 60 ? 3.0 : 4.0;
    }

    void points(std::size_t k)
    {
        const series& s = on_.shown.data[k];
        if (s.kind == series_kind::interval) whiskers(k, colour_of(on_.hues[k]));
        std::vector<place> where;
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            if (!is_drawable(on_.shown, s, i)) continue;
            const place p = on_.at(on_.x_value(k, i), s.y[i]);
            count_outside(p);
            where.push_back(p);
            if (on_.area.contains(p)) done_.spots.push_back({p.x - 4, p.y - 4, p.x + 4, p.y + 4});
        }
        out_.marks(where, colour_of(on_.hues[k]), on_.shape_of(k), radius_of(s), clean(s.name));
    }

    canvas& out_;
    const plot& on_;
    drawn_shapes done_;
};

}  // namespace

drawn_shapes draw_shapes(canvas& out, const plot& on) { return painter(out, on).draw(); }

}  // namespace hirschman::inline v0_1::io::detail
