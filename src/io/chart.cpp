// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/chart.hpp>

#include "canvas.hpp"
#include "process.hpp"
#include "prose.hpp"
#include "ruler.hpp"

#include <hirschman/error.hpp>

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::io {

namespace {

using namespace detail;

constexpr double small = 11.5;
constexpr double line_height = 15;
constexpr std::string_view dark = "#1b1f24";
constexpr std::string_view grey = "#4a525c";
constexpr std::string_view pale = "#e3e7eb";
constexpr std::string_view limit_colour = "#5a5a5a";

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

/// One entry of the legend.
struct entry {
    std::size_t of;
    std::vector<std::string> lines;
    place at;
};

/// A text of its own line beside a limit or band.
struct mark_label {
    double position;
    std::vector<std::string> lines;
    double width;
    std::size_t row = 0;
};

class layout {
public:
    layout(const chart& c, const drawing_options& options)
        : c_(c), options_(options), out_(c.id, options.width),
          edge_(options.captions ? 12 : 2), categorical_(!c.x.categories.empty())
    {
        lengths_.reserve(c.data.size());
        for (const auto& s : c.data) lengths_.push_back(length_of(c, s));
        choose_hues();
        choose_lanes();
    }

    void compose()
    {
        measure_rulers();
        double cursor = options_.captions ? heading() : 4;
        cursor = legend(cursor);
        frame(cursor);
        shapes();
        point_names();
        furniture();
        height_ = options_.captions ? footing() : bottom_;
    }

    [[nodiscard]] const canvas& picture() const { return out_; }
    [[nodiscard]] double height() const { return height_; }

    /// What the picture does not show although the data are known.
    [[nodiscard]] std::string remarks() const
    {
        std::string text;
        if (outside_ != 0)
            text = std::to_string(outside_) + (outside_ == 1 ? " value lies" : " values lie") +
                   " beyond the axes.";
        if (unnamed_ != 0)
            text += (text.empty() ? "" : " ") + std::to_string(unnamed_) +
                    (unnamed_ == 1 ? " name is" : " names are") + " left out for lack of room.";
        return text;
    }

private:
    void choose_hues()
    {
        constexpr hue order[] = {hue::blue,   hue::vermillion, hue::green, hue::purple,
                                 hue::orange, hue::sky,        hue::black};
        std::vector<hue> taken;
        for (const auto& s : c_.data)
            if (s.colour != hue::automatic) taken.push_back(s.colour);
        std::size_t next = 0;
        for (const auto& s : c_.data) {
            hue chosen = s.colour;
            if (chosen == hue::automatic && takes_hue(s.kind)) {
                const auto free = [&](hue h) {
                    return std::find(taken.begin(), taken.end(), h) == taken.end();
                };
                std::size_t tries = 0;
                while (tries < 7 && !free(order[next % 7])) ++next, ++tries;
                chosen = order[next++ % 7];
            }
            hues_.push_back(chosen);
        }
    }

    /// Bars and intervals on categories stand side by side.
    void choose_lanes()
    {
        lanes_.assign(c_.data.size(), 0);
        if (!categorical_) return;
        for (std::size_t i = 0; i < c_.data.size(); ++i)
            if (c_.data[i].kind == series_kind::bars || c_.data[i].kind == series_kind::interval)
                lanes_[i] = lane_count_++;
    }

    [[nodiscard]] double lane_width() const
    {
        return std::min(0.8 / static_cast<double>(std::max<std::size_t>(lane_count_, 1)), 0.45);
    }

    [[nodiscard]] double x_value(std::size_t series_index, std::size_t i) const
    {
        const series& s = c_.data[series_index];
        double value = s.x.empty() ? static_cast<double>(i) : s.x[i];
        const bool in_lane = s.kind == series_kind::bars || s.kind == series_kind::interval;
        if (categorical_ && in_lane)
            value += (static_cast<double>(lanes_[series_index]) -
                      (static_cast<double>(lane_count_) - 1) / 2) * lane_width();
        return value;
    }

    void measure_rulers()
    {
        std::vector<double> xs, ys;
        ruler_wish x_wish{.ticks = std::max(3, options_.width / 80)};
        ruler_wish y_wish{.round = true, .ticks = std::max(3, options_.height / 70)};
        for (std::size_t k = 0; k < c_.data.size(); ++k) {
            const series& s = c_.data[k];
            for (std::size_t i = 0; i < lengths_[k]; ++i) {
                if (!is_drawable(c_, s, i)) continue;
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
        empty_ = xs.empty() && ys.empty();
        if (!ys.empty()) {
            const auto [low, high] = std::minmax_element(ys.begin(), ys.end());
            if (*low > 0 && *low < 0.4 * *high) y_wish.zero = true;
        }
        y_wish.room = c_.y.scale == axis_scale::logarithmic;
        y_ = make_ruler(c_.y, ys, y_wish);
        if (categorical_) {
            x_.from = -0.5;
            x_.to = static_cast<double>(c_.x.categories.size()) - 0.5;
        } else {
            if (c_.x.scale == axis_scale::logarithmic) x_wish.room = true;
            x_ = make_ruler(c_.x, xs, x_wish);
        }
    }

    double put_lines(const std::vector<std::string>& lines, place at, const text_style& style,
                     double leading)
    {
        for (const auto& line : lines) {
            out_.text({at.x, at.y + leading / 2}, line, style);
            at.y += leading;
        }
        return at.y;
    }

    double heading()
    {
        double y = 8;
        const double room = out_.width() - 2 * edge_;
        const std::string title = clean(c_.title), subtitle = clean(c_.subtitle);
        if (!title.empty())
            y = put_lines(wrap_to(title, room, 16, true), {edge_, y},
                          {.size = 16, .colour = dark, .bold = true}, 21);
        if (!subtitle.empty())
            y = put_lines(wrap_to(subtitle, room, 13), {edge_, y}, {.size = 13, .colour = grey}, 18);
        return y + 4;
    }

    double legend(double y)
    {
        constexpr double swatch = 30;
        double x = edge_;
        const double right = out_.width() - edge_;
        std::size_t tallest = 0;
        for (std::size_t k = 0; k < c_.data.size(); ++k) {
            const series& s = c_.data[k];
            const std::string name = clean(s.name);
            const bool labelled = std::any_of(s.labels.begin(), s.labels.end(),
                                              [](const auto& label) { return !label.empty(); });
            // Limits and bands carry their names where they lie.
            if (name.empty() || (!takes_hue(s.kind) && !labelled) ||
                (is_limit(s.kind) && labelled))
                continue;
            auto lines = wrap_to(name, right - edge_ - swatch, 12.5);
            double width = 0;
            for (const auto& line : lines) width = std::max(width, text_width(line, 12.5));
            if (x > edge_ && x + swatch + width > right) {
                y += static_cast<double>(tallest) * line_height + 4;
                x = edge_;
                tallest = 0;
            }
            entries_.push_back({k, lines, {x, y}});
            tallest = std::max(tallest, lines.size());
            x += swatch + width + 20;
        }
        return entries_.empty() ? y : y + static_cast<double>(tallest) * line_height + 6;
    }

    [[nodiscard]] place at(double x, double y) const
    {
        return {area_.left + x_.share(x) * (area_.right - area_.left),
                area_.bottom - y_.share(y) * (area_.bottom - area_.top)};
    }

    /// Labels of vertical limits and bands stand above the plot, in rows so that none meets another.
    void arrange_above()
    {
        for (std::size_t k = 0; k < c_.data.size(); ++k) {
            const series& s = c_.data[k];
            if (s.kind != series_kind::vertical_limit && s.kind != series_kind::vertical_band)
                continue;
            for (std::size_t i = 0; i < lengths_[k]; ++i) {
                if (!is_drawable(c_, s, i)) continue;
                const double value = s.kind == series_kind::vertical_limit
                                         ? s.x[i]
                                         : (std::clamp(s.low[i], x_.from, x_.to) +
                                            std::clamp(s.high[i], x_.from, x_.to)) / 2;
                const std::string words = label_of(s, i);
                if (words.empty() || !(x_.share(value) >= 0 && x_.share(value) <= 1)) continue;
                mark_label label{at(value, y_.from).x, wrap_to(words, 190, small), 0};
                for (const auto& line : label.lines)
                    label.width = std::max(label.width, text_width(line, small));
                above_.push_back(std::move(label));
            }
        }
        std::stable_sort(above_.begin(), above_.end(), [](const auto& a, const auto& b) {
            return a.position < b.position;
        });
        // Each goes into the first row, from the bottom, where it meets nothing.
        std::vector<std::vector<box>> rows;
        for (auto& label : above_) {
            const double centre = centre_above(label);
            const box span{centre - label.width / 2 - 5, 0, centre + label.width / 2 + 5, 1};
            first_above_ = std::min(first_above_, span.left);
            for (std::size_t row = 0;; ++row) {
                if (row == rows.size()) {
                    rows.emplace_back();
                    row_heights_.push_back(0);
                }
                const bool meets = std::any_of(rows[row].begin(), rows[row].end(),
                                               [&](const box& b) { return b.meets(span); });
                if (meets) continue;
                rows[row].push_back(span);
                row_heights_[row] =
                    std::max(row_heights_[row],
                             static_cast<double>(label.lines.size()) * (line_height - 1));
                label.row = row;
                break;
            }
        }
    }

    [[nodiscard]] double centre_above(const mark_label& label) const
    {
        const double least = 4 + label.width / 2;
        return std::clamp(label.position, least, std::max(least, out_.width() - least));
    }

    /// Returns where the rows end.
    double put_above(double y)
    {
        for (const double h : row_heights_) y += h + 2;
        double bottom = y;
        for (std::size_t row = 0; row < row_heights_.size(); ++row) {
            for (const auto& label : above_) {
                if (label.row != row) continue;
                const double tall = static_cast<double>(label.lines.size()) * (line_height - 1);
                put_lines(label.lines, {centre_above(label), bottom - tall},
                          {.size = small, .colour = dark, .at = anchor::middle, .halo = true},
                          line_height - 1);
                if (row != 0) tops_.push_back({label.position, bottom});
            }
            bottom -= row_heights_[row] + 2;
        }
        return y + 2;
    }

    void frame(double y)
    {
        double widest = 0;
        for (const auto& t : y_.ticks) widest = std::max(widest, text_width(t.label, 12));
        area_.left = std::max(edge_ + widest + 8, 40.0);

        // Names of horizontal limits stand to the right of the plot.
        double beside = 0;
        for (std::size_t k = 0; k < c_.data.size(); ++k) {
            const series& s = c_.data[k];
            if (s.kind != series_kind::horizontal_limit) continue;
            for (std::size_t i = 0; i < lengths_[k]; ++i) {
                if (!is_drawable(c_, s, i) || !(y_.share(s.y[i]) >= 0 && y_.share(s.y[i]) <= 1))
                    continue;
                mark_label label{s.y[i], wrap_to(label_of(s, i), 125, small), 0};
                for (const auto& line : label.lines)
                    label.width = std::max(label.width, text_width(line, small));
                beside = std::max(beside, label.width);
                right_.push_back(std::move(label));
            }
        }
        area_.right = out_.width() - (beside > 0 ? beside + 14 : 22);

        const std::string unit_line = clean(with_unit(c_.y.label, c_.y.unit));
        const auto lines = wrap_to(unit_line, out_.width() - 2 * edge_, 12);
        const text_style unit_style{.size = 12, .colour = grey};
        arrange_above();
        const double title_end = edge_ + text_width(lines.front(), 12) + 12;
        if (lines.size() == 1 && first_above_ > title_end) {
            // The names of limits leave room for the name of the axis beside them.
            const double top = y;
            y = put_above(above_.empty() ? y + line_height : y);
            if (!unit_line.empty())
                put_lines(lines, {edge_, std::max(top, y - 2 - line_height)}, unit_style,
                          line_height);
        } else {
            if (!unit_line.empty()) y = put_lines(lines, {edge_, y}, unit_style, line_height) + 3;
            y = put_above(y);
        }
        area_.top = y + 6;
        area_.bottom = area_.top + std::max(120, options_.height - 120);
    }

    void names_right()
    {
        std::stable_sort(right_.begin(), right_.end(), [](const auto& a, const auto& b) {
            return a.position > b.position;
        });
        double free = area_.top - 10;
        for (const auto& label : right_) {
            const double tall = static_cast<double>(label.lines.size()) * (line_height - 1);
            const double y = std::max(at(x_.from, label.position).y - tall / 2, free);
            free = put_lines(label.lines, {area_.right + 8, y}, {.size = small, .colour = dark},
                             line_height - 1) + 3;
        }
    }

    void grid()
    {
        std::vector<place> lines;
        const auto add = [&](place a, place b) {
            lines.push_back(a);
            lines.push_back(b);
            lines.push_back({NAN, NAN});
        };
        for (const auto& t : y_.ticks)
            add({area_.left, at(x_.from, t.value).y}, {area_.right, at(x_.from, t.value).y});
        if (c_.x.scale == axis_scale::logarithmic && !categorical_)
            for (const auto& t : x_.ticks)
                add({at(t.value, y_.from).x, area_.top}, {at(t.value, y_.from).x, area_.bottom});
        out_.polyline(lines, pale, 1);
    }

    void count_outside(place p)
    {
        constexpr double slack = 0.01;
        const box room{area_.left - slack, area_.top - slack, area_.right + slack,
                       area_.bottom + slack};
        if (!room.contains(p)) ++outside_;
    }

    void shapes()
    {
        const box all{-1e6, -1e6, 1e6, 1e6};
        out_.clip(area_);
        for (std::size_t k = 0; k < c_.data.size(); ++k)
            if (c_.data[k].kind == series_kind::vertical_band) band(k);
        grid();
        for (std::size_t k = 0; k < c_.data.size(); ++k)
            if (c_.data[k].kind == series_kind::fan) fan(k);
        for (std::size_t k = 0; k < c_.data.size(); ++k)
            if (c_.data[k].kind == series_kind::bars) bars(k);
        for (std::size_t k = 0; k < c_.data.size(); ++k)
            if (is_limit(c_.data[k].kind)) limit(k);
        for (std::size_t k = 0; k < c_.data.size(); ++k)
            if (c_.data[k].kind == series_kind::line || c_.data[k].kind == series_kind::step)
                curve(k);
        for (std::size_t k = 0; k < c_.data.size(); ++k)
            if (c_.data[k].kind == series_kind::points ||
                c_.data[k].kind == series_kind::interval)
                points(k);
        out_.clip(all);
    }

    void band(std::size_t k)
    {
        const series& s = c_.data[k];
        for (std::size_t i = 0; i < lengths_[k]; ++i) {
            if (!is_drawable(c_, s, i)) continue;
            const double left = at(s.low[i], y_.from).x, right = at(s.high[i], y_.from).x;
            out_.polygon({{left, area_.top}, {right, area_.top}, {right, area_.bottom},
                          {left, area_.bottom}},
                         s.colour == hue::automatic ? "#8a939e" : colour_of(s.colour), 0.18,
                         label_of(s, i));
        }
    }

    void fan(std::size_t k)
    {
        const series& s = c_.data[k];
        const auto colour = colour_of(hues_[k]);
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
        for (std::size_t i = 0; i < lengths_[k]; ++i) {
            if (!is_drawable(c_, s, i)) {
                finish();
                middle.push_back({NAN, NAN});
                continue;
            }
            const double x = x_value(k, i);
            upper.push_back(at(x, s.high[i]));
            lower.push_back(at(x, s.low[i]));
            if (!s.y.empty()) middle.push_back(at(x, s.y[i]));
        }
        finish();
        out_.polyline(middle, colour, 2, false, clean(s.name));
    }

    void bars(std::size_t k)
    {
        const series& s = c_.data[k];
        const auto colour = colour_of(hues_[k]);
        double half = lane_width() * 0.46;
        if (!categorical_) {
            double nearest = x_.to - x_.from;
            for (std::size_t i = 1; i < s.x.size(); ++i)
                if (const double step = std::abs(s.x[i] - s.x[i - 1]); step > 0)
                    nearest = std::min(nearest, step);
            half = nearest * 0.4;
        }
        const double base = y_.scale == axis_scale::logarithmic ? y_.from : 0;
        for (std::size_t i = 0; i < lengths_[k]; ++i) {
            if (!is_drawable(c_, s, i)) continue;
            const double x = x_value(k, i);
            const place top = at(x - half, s.y[i]), foot = at(x + half, base);
            count_outside(at(x, s.y[i]));
            out_.polygon({{top.x, top.y}, {foot.x, top.y}, {foot.x, foot.y}, {top.x, foot.y}},
                         colour, 1, clean(s.name));
        }
        if (!s.low.empty() && !s.high.empty()) whiskers(k, "#1b1f24");
    }

    void whiskers(std::size_t k, std::string_view colour)
    {
        const series& s = c_.data[k];
        std::vector<place> lines;
        for (std::size_t i = 0; i < lengths_[k]; ++i) {
            if (!is_drawable(c_, s, i)) continue;
            const place low = at(x_value(k, i), s.low[i]), high = at(x_value(k, i), s.high[i]);
            for (const place p : {low, high, place{NAN, NAN}, place{low.x - 4, low.y},
                                  place{low.x + 4, low.y}, place{NAN, NAN},
                                  place{high.x - 4, high.y}, place{high.x + 4, high.y},
                                  place{NAN, NAN}})
                lines.push_back(p);
        }
        out_.polyline(lines, colour, 1.5, false, clean(s.name));
    }

    void limit(std::size_t k)
    {
        const series& s = c_.data[k];
        const auto colour = s.colour == hue::automatic ? limit_colour : colour_of(s.colour);
        for (std::size_t i = 0; i < lengths_[k]; ++i) {
            if (!is_drawable(c_, s, i)) continue;
            if (s.kind == series_kind::vertical_limit) {
                const double x = at(s.x[i], y_.from).x;
                out_.polyline({{x, area_.top}, {x, area_.bottom}}, colour, 1.4, true,
                              label_of(s, i));
            } else {
                const double y = at(x_.from, s.y[i]).y;
                out_.polyline({{area_.left, y}, {area_.right, y}}, colour, 1.4, true,
                              label_of(s, i));
            }
        }
    }

    void curve(std::size_t k)
    {
        const series& s = c_.data[k];
        std::vector<place> way;
        for (std::size_t i = 0; i < lengths_[k]; ++i) {
            if (!is_drawable(c_, s, i)) {
                way.push_back({NAN, NAN});
                continue;
            }
            const place next = at(x_value(k, i), s.y[i]);
            count_outside(next);
            if (s.kind == series_kind::step && !way.empty() && std::isfinite(way.back().x))
                way.push_back({next.x, way.back().y});
            way.push_back(next);
        }
        out_.polyline(way, colour_of(hues_[k]), 2.2, false, clean(s.name));
        // A value between two unknown ones has no line; it is still shown.
        std::vector<place> alone;
        for (std::size_t i = 0; i < lengths_[k]; ++i) {
            const bool before = i > 0 && is_drawable(c_, s, i - 1);
            const bool after = i + 1 < lengths_[k] && is_drawable(c_, s, i + 1);
            if (is_drawable(c_, s, i) && !before && !after) alone.push_back(at(x_value(k, i), s.y[i]));
        }
        out_.marks(alone, colour_of(hues_[k]), mark_shape::disc, 3, clean(s.name));
    }

    [[nodiscard]] mark_shape shape_of(std::size_t k) const
    {
        std::size_t before = 0;
        for (std::size_t i = 0; i < k; ++i)
            before += c_.data[i].kind == series_kind::points ||
                      c_.data[i].kind == series_kind::interval;
        return static_cast<mark_shape>(before % 5);
    }

    [[nodiscard]] static double radius_of(const series& s)
    {
        return s.kind == series_kind::points && s.y.size() > 60 ? 3.0 : 4.0;
    }

    void points(std::size_t k)
    {
        const series& s = c_.data[k];
        if (s.kind == series_kind::interval) whiskers(k, colour_of(hues_[k]));
        std::vector<place> where;
        for (std::size_t i = 0; i < lengths_[k]; ++i) {
            if (!is_drawable(c_, s, i)) continue;
            const place p = at(x_value(k, i), s.y[i]);
            count_outside(p);
            where.push_back(p);
            if (area_.contains(p)) spots_.push_back({p.x - 4, p.y - 4, p.x + 4, p.y + 4});
        }
        out_.marks(where, colour_of(hues_[k]), shape_of(k), radius_of(s), clean(s.name));
    }

    /// Names of points: each in the cheapest of the places around its point where it covers no point
    /// and no other name, chosen in turn and then improved twice. Where there is none, it is left
    /// out, and that is said.
    void point_names()
    {
        struct name {
            place point;
            std::string words;
            double width;
            bool placed;
            box where;
        };
        std::vector<name> names;
        for (std::size_t k = 0; k < c_.data.size(); ++k) {
            const series& s = c_.data[k];
            if (s.kind != series_kind::points && s.kind != series_kind::interval) continue;
            for (std::size_t i = 0; i < s.labels.size(); ++i) {
                const std::string words = clean(s.labels[i]);
                if (words.empty() || !is_drawable(c_, s, i)) continue;
                const place p = at(x_value(k, i), s.y[i]);
                if (area_.contains(p))
                    names.push_back({p, words, text_width(words, small) + 2, false, {}});
            }
        }
        std::vector<double> upright, level;
        for (std::size_t k = 0; k < c_.data.size(); ++k)
            for (std::size_t i = 0; i < lengths_[k]; ++i) {
                if (!is_limit(c_.data[k].kind) || !is_drawable(c_, c_.data[k], i)) continue;
                if (c_.data[k].kind == series_kind::vertical_limit)
                    upright.push_back(at(c_.data[k].x[i], y_.from).x);
                else level.push_back(at(x_.from, c_.data[k].y[i]).y);
            }
        // Whether the line from a point to its name runs through another name.
        const auto crosses = [](place point, const box& own, const box& other) {
            const place near{std::clamp(point.x, own.left, own.right),
                             std::clamp(point.y, own.top, own.bottom)};
            for (int i = 0; i < 8; ++i)
                if (other.contains({point.x + (near.x - point.x) * i / 8,
                                    point.y + (near.y - point.y) * i / 8}))
                    return true;
            return false;
        };
        constexpr double tall = 13;
        constexpr place directions[] = {{1, 0},  {1, -1},  {1, 1},  {-1, 0}, {-1, -1}, {-1, 1},
                                        {0, -1}, {0, 1},   {1, -2}, {1, 2},  {-1, -2}, {-1, 2}};
        constexpr double distances[] = {6, 15, 27, 42, 60};
        for (int round = 0; round < 3; ++round)
            for (std::size_t n = 0; n < names.size(); ++n) {
                name& here = names[n];
                here.placed = false;
                double best = 1e9;
                for (std::size_t d = 0; d < std::size(distances); ++d)
                    for (std::size_t a = 0; a < std::size(directions); ++a) {
                        const place way = directions[a];
                        const double reach = distances[d] / (way.x != 0 && way.y != 0 ? 1.3 : 1.0);
                        const double x = here.point.x + way.x * reach, y = here.point.y + way.y * reach * 0.8;
                        const double left = way.x > 0   ? x
                                            : way.x < 0 ? x - here.width
                                                        : x - here.width / 2;
                        const double middle = way.x == 0 ? y + way.y * tall / 3 : y;
                        const box where{left, middle - tall / 2, left + here.width,
                                        middle + tall / 2};
                        if (where.left < area_.left + 1 || where.right > out_.width() - 3 ||
                            (where.right > area_.right && !right_.empty()) ||
                            where.top < area_.top - 4 || where.bottom > area_.bottom)
                            continue;
                        double cost = static_cast<double>(d) * 10 + static_cast<double>(a) * 0.5;
                        for (const double line : upright)
                            if (where.left < line && line < where.right) cost += 25;
                        for (const double line : level)
                            if (where.top < line && line < where.bottom) cost += 25;
                        if (cost >= best) continue;
                        const auto covered = [&](const box& b) { return b.meets(where); };
                        if (std::any_of(spots_.begin(), spots_.end(), covered)) continue;
                        bool meets = false;
                        for (std::size_t other = 0; other < names.size() && !meets; ++other) {
                            if (other == n || !names[other].placed) continue;
                            meets = names[other].where.meets(where);
                            if (crosses(here.point, where, names[other].where) ||
                                crosses(names[other].point, names[other].where, where))
                                cost += 30;
                        }
                        if (meets || cost >= best) continue;
                        best = cost;
                        here.placed = true;
                        here.where = where;
                    }
            }
        for (const auto& here : names) {
            if (!here.placed) {
                ++unnamed_;
                continue;
            }
            const place near{std::clamp(here.point.x, here.where.left, here.where.right),
                             std::clamp(here.point.y, here.where.top + 3, here.where.bottom - 3)};
            const double away = std::hypot(near.x - here.point.x, near.y - here.point.y);
            if (away > 10) {
                const double start = 5 / away;
                out_.polyline({{here.point.x + (near.x - here.point.x) * start,
                                here.point.y + (near.y - here.point.y) * start},
                               near},
                              "#8a939e", 0.8);
            }
            out_.text({here.where.left + 1, (here.where.top + here.where.bottom) / 2}, here.words,
                      {.size = small, .colour = dark, .halo = true});
        }
    }

    void furniture()
    {
        for (const auto& top : tops_)
            out_.polyline({{top.x, top.y}, {top.x, area_.top}}, "#b4bbc3", 1);
        std::vector<place> lines{{area_.left, area_.bottom}, {area_.right, area_.bottom}};
        if (y_.scale == axis_scale::linear && y_.from < 0 && y_.to > 0) {
            const double zero = at(x_.from, 0).y;
            lines.insert(lines.end(),
                         {{NAN, NAN}, {area_.left, zero}, {area_.right, zero}});
        }
        for (const auto& t : y_.ticks)
            out_.text({area_.left - 7, at(x_.from, t.value).y}, t.label,
                      {.size = 12, .colour = grey, .at = anchor::end});
        bottom_ = area_.bottom + 8;
        if (categorical_) {
            const double slot = (area_.right - area_.left) /
                                static_cast<double>(c_.x.categories.size());
            double lowest = bottom_;
            for (std::size_t i = 0; i < c_.x.categories.size(); ++i)
                lowest = std::max(
                    lowest, put_lines(wrap_to(clean(c_.x.categories[i]), std::max(slot - 10, 24.0), 12),
                                      {at(static_cast<double>(i), y_.from).x, bottom_},
                                      {.size = 12, .colour = grey, .at = anchor::middle},
                                      line_height));
            bottom_ = lowest;
        } else {
            bool below = false;
            double last = -1e9;
            for (const auto& t : x_.ticks) {
                const double x = at(t.value, y_.from).x;
                for (const place p : {place{NAN, NAN}, place{x, area_.bottom},
                                      place{x, area_.bottom + 5}})
                    lines.push_back(p);
                const double half = std::max(text_width(t.label, 12), text_width(t.below, 12)) / 2;
                // A label that would touch the one before is left out; its tick stays.
                if (x - half < last + 6) continue;
                last = x + half;
                out_.text({x, area_.bottom + 15}, t.label,
                          {.size = 12, .colour = grey, .at = anchor::middle});
                out_.text({x, area_.bottom + 29}, t.below,
                          {.size = 12, .colour = grey, .at = anchor::middle});
                below = below || !t.below.empty();
            }
            bottom_ = area_.bottom + (below ? 38 : 24);
        }
        out_.polyline(lines, "#4a525c", 1.2);
        const std::string unit_line = clean(with_unit(c_.x.label, c_.x.unit));
        if (!unit_line.empty())
            bottom_ = put_lines(wrap_to(unit_line, area_.right - area_.left, 12),
                                {(area_.left + area_.right) / 2, bottom_ + 2},
                                {.size = 12, .colour = grey, .at = anchor::middle}, line_height);
        bottom_ += 6;
        names_right();
        for (const auto& e : entries_) draw_entry(e);
        if (empty_)
            out_.text({(area_.left + area_.right) / 2, (area_.top + area_.bottom) / 2},
                      "There are no data to show.",
                      {.size = 13, .colour = grey, .at = anchor::middle});
    }

    void draw_entry(const entry& e)
    {
        const series& s = c_.data[e.of];
        const auto colour = colour_of(hues_[e.of]);
        const double y = e.at.y + line_height / 2, left = e.at.x, right = left + 22;
        const std::vector<place> patch{{left, y - 5}, {right, y - 5}, {right, y + 5}, {left, y + 5}};
        switch (s.kind) {
        case series_kind::line:
        case series_kind::step: out_.polyline({{left, y}, {right, y}}, colour, 2.2); break;
        case series_kind::bars: out_.polygon(patch, colour, 1); break;
        case series_kind::fan:
            out_.polygon(patch, colour, 0.2);
            if (!s.y.empty()) out_.polyline({{left, y}, {right, y}}, colour, 2);
            break;
        case series_kind::interval:
            out_.polyline({{(left + right) / 2, y - 7}, {(left + right) / 2, y + 7}}, colour, 1.5);
            out_.marks({{(left + right) / 2, y}}, colour, shape_of(e.of), 4);
            break;
        case series_kind::points:
            out_.marks({{(left + right) / 2, y}}, colour, shape_of(e.of), 4);
            break;
        case series_kind::vertical_band:
            out_.polygon(patch, s.colour == hue::automatic ? "#8a939e" : colour, 0.18);
            break;
        case series_kind::vertical_limit:
        case series_kind::horizontal_limit: break;
        }
        put_lines(e.lines, {right + 8, e.at.y}, {.size = 12.5, .colour = dark}, line_height);
    }

    double footing()
    {
        double y = bottom_ + 2;
        const double room = out_.width() - 2 * edge_;
        const std::string note = clean(joined({c_.note, omissions(c_), remarks()}));
        const std::string source = clean(c_.source);
        if (!note.empty())
            y = put_lines(wrap_to(note, room, 11), {edge_, y}, {.size = 11, .colour = grey}, 14.5);
        if (!source.empty())
            y = put_lines(wrap_to("Source: " + source, room, 11), {edge_, y},
                          {.size = 11, .colour = grey}, 14.5);
        return y + 8;
    }

    const chart& c_;
    const drawing_options& options_;
    canvas out_;
    /// Margin of the words at both sides; a page that sets the captions has its own.
    double edge_;
    bool categorical_;
    bool empty_ = false;
    std::vector<std::size_t> lengths_;
    std::vector<hue> hues_;
    std::vector<std::size_t> lanes_;
    std::size_t lane_count_ = 0;
    ruler x_, y_;
    box area_;
    double bottom_ = 0;
    double height_ = 0;
    std::vector<entry> entries_;
    std::vector<mark_label> above_, right_;
    std::vector<double> row_heights_;
    double first_above_ = 1e9;
    std::vector<place> tops_;
    std::vector<box> spots_;
    std::size_t outside_ = 0;
    std::size_t unnamed_ = 0;
};

std::string description_of(const chart& c)
{
    std::string text = clean(with_unit(c.y.label.empty() ? "Values" : c.y.label, c.y.unit));
    const std::string along = clean(with_unit(c.x.label, c.x.unit));
    if (!along.empty()) text += " by " + along;
    text += ".";
    for (const auto& s : c.data)
        if (const std::string name = clean(s.name); !name.empty()) text += " " + name + ".";
    return joined({clean(c.subtitle), text});
}

}  // namespace

drawing draw(const chart& c, const drawing_options& options)
{
    if (options.width < 320 || options.width > 4000)
        throw domain_error("width", options.width, "px", "[320, 4000]");
    if (options.height < 240 || options.height > 4000)
        throw domain_error("height", options.height, "px", "[240, 4000]");
    chart named = c;
    named.id = safe_name(c.id.empty() ? c.title : c.id, "chart");
    layout picture(named, options);
    picture.compose();

    drawing result;
    const std::string program = find_program(options.gnuplot, options.search_path);
    if (program.empty()) {
        result.status = drawing_status::gnuplot_not_found;
        result.message = clean(options.gnuplot) + " was not found, so there is no picture.";
        return result;
    }
    // -d: no start-up file of the user can change the picture.
    const process_result run =
        run_program(program, "-d", picture.picture().script(picture.height()), options.time_limit_s);
    if (run.status == process_status::timed_out) {
        result.status = drawing_status::timed_out;
        result.message = "gnuplot did not finish within " + to_text(options.time_limit_s) +
                         " s, so there is no picture.";
        return result;
    }
    const std::string complaint = clean(run.errors).substr(0, 300);
    if (run.status != process_status::finished || run.code != 0) {
        result.message = "gnuplot failed";
        if (run.status == process_status::too_much_output) result.message += ": it wrote too much";
        else if (!complaint.empty()) result.message += ": " + valid_utf8(complaint);
        else if (run.code >= 256)
            result.message += ": ended by signal " + std::to_string(run.code - 256);
        else result.message += " with exit status " + std::to_string(run.code);
        result.message += "; there is no picture.";
        return result;
    }
    result.svg = picture.picture().picture(run.output, picture.height(), named.title,
                                           description_of(named));
    if (result.svg.empty()) {
        result.message = "gnuplot wrote something else than the picture asked for.";
        return result;
    }
    result.status = drawing_status::drawn;
    result.message = picture.remarks();
    return result;
}

}  // namespace hirschman::inline v0_1::io
