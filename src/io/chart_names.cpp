// SPDX-License-Identifier: BSL-1.0
#include "chart_names.hpp"

#include "prose.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace hirschman::inline v0_1::io::detail {

namespace {

constexpr double small = 11.5;

}  // namespace

double put_lines(canvas& out, const std::vector<std::string>& lines, place at,
                 const text_style& style, double leading)
{
    for (const auto& line : lines) {
        out.text({at.x, at.y + leading / 2}, line, style);
        at.y += leading;
    }
    return at.y;
}

double limit_names::gather_right()
{
    double beside = 0;
    for (std::size_t k = 0; k < on_.shown.data.size(); ++k) {
        const series& s = on_.shown.data[k];
        if (s.kind != series_kind::horizontal_limit) continue;
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            if (!is_drawable(on_.shown, s, i) ||
                !(on_.y_ruler.share(s.y[i]) >= 0 && on_.y_ruler.share(s.y[i]) <= 1))
                continue;
            label mark{s.y[i], wrap_to(label_of(s, i), 125, small), 0};
            for (const auto& line : mark.lines)
                mark.width = std::max(mark.width, text_width(line, small));
            beside = std::max(beside, mark.width);
            right_.push_back(std::move(mark));
        }
    }
    return beside;
}

void limit_names::arrange_above()
{
    for (std::size_t k = 0; k < on_.shown.data.size(); ++k) {
        const series& s = on_.shown.data[k];
        if (s.kind != series_kind::vertical_limit && s.kind != series_kind::vertical_band) continue;
        for (std::size_t i = 0; i < on_.lengths[k]; ++i) {
            if (!is_drawable(on_.shown, s, i)) continue;
            const double value = s.kind == series_kind::vertical_limit
                                     ? s.x[i]
                                     : (std::clamp(s.low[i], on_.x_ruler.from, on_.x_ruler.to) +
                                        std::clamp(s.high[i], on_.x_ruler.from, on_.x_ruler.to)) /
                                           2;
            const std::string words = label_of(s, i);
            if (words.empty() || !(on_.x_ruler.share(value) >= 0 && on_.x_ruler.share(value) <= 1))
                continue;
            label mark{on_.at(value, on_.y_ruler.from).x, wrap_to(words, 190, small), 0};
            for (const auto& line : mark.lines)
                mark.width = std::max(mark.width, text_width(line, small));
            above_.push_back(std::move(mark));
        }
    }
    std::stable_sort(above_.begin(), above_.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
    // Each goes into the first row, from the bottom, where it meets nothing.
    std::vector<std::vector<box>> rows;
    for (auto& mark : above_) {
        const double centre = centre_above(mark);
        const box span{centre - mark.width / 2 - 5, 0, centre + mark.width / 2 + 5, 1};
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
            row_heights_[row] = std::max(
                row_heights_[row], static_cast<double>(mark.lines.size()) * (line_height - 1));
            mark.row = row;
            break;
        }
    }
}

double limit_names::centre_above(const label& of) const
{
    const double least = 4 + of.width / 2;
    return std::clamp(of.position, least, std::max(least, out_.width() - least));
}

double limit_names::put_above(double y)
{
    for (const double h : row_heights_) y += h + 2;
    double bottom = y;
    for (std::size_t row = 0; row < row_heights_.size(); ++row) {
        for (const auto& mark : above_) {
            if (mark.row != row) continue;
            const double tall = static_cast<double>(mark.lines.size()) * (line_height - 1);
            put_lines(out_, mark.lines, {centre_above(mark), bottom - tall},
                      {.size = small, .colour = dark, .at = anchor::middle, .halo = true},
                      line_height - 1);
            if (row != 0) tops_.push_back({mark.position, bottom});
        }
        bottom -= row_heights_[row] + 2;
    }
    return y + 2;
}

void limit_names::put_leaders()
{
    for (const auto& top : tops_)
        out_.polyline({{top.x, top.y}, {top.x, on_.area.top}}, "#b4bbc3", 1);
}

void limit_names::put_right()
{
    std::stable_sort(right_.begin(), right_.end(),
                     [](const auto& a, const auto& b) { return a.position > b.position; });
    double free = on_.area.top - 10;
    for (const auto& mark : right_) {
        const double tall = static_cast<double>(mark.lines.size()) * (line_height - 1);
        const double y = std::max(on_.at(on_.x_ruler.from, mark.position).y - tall / 2, free);
        free = put_lines(out_, mark.lines, {on_.area.right + 8, y}, {.size = small, .colour = dark},
                         line_height - 1) +
               3;
    }
}

namespace {

struct point_name {
    place point;
    std::string words;
    double width;
    bool placed;
    box where;
};

std::vector<point_name> point_names_of(const plot& on)
{
    std::vector<point_name> names;
    for (std::size_t k = 0; k < on.shown.data.size(); ++k) {
        const series& s = on.shown.data[k];
        if (s.kind != series_kind::points && s.kind != series_kind::interval) continue;
        for (std::size_t i = 0; i < s.labels.size(); ++i) {
            const std::string words = clean(s.labels[i]);
            if (words.empty() || !is_drawable(on.shown, s, i)) continue;
            const place p = on.at(on.x_value(k, i), s.y[i]);
            if (on.area.contains(p))
                names.push_back({p, words, text_width(words, small) + 2, false, {}});
        }
    }
    return names;
}

/// Where the limits run, in pixels.
struct limit_lines {
    std::vector<double> upright, level;
};

limit_lines limit_lines_of(const plot& on)
{
    limit_lines lines;
    for (std::size_t k = 0; k < on.shown.data.size(); ++k) {
        const series& s = on.shown.data[k];
        for (std::size_t i = 0; i < on.lengths[k]; ++i) {
            if (!is_limit(s.kind) || !is_drawable(on.shown, s, i)) continue;
            if (s.kind == series_kind::vertical_limit)
                lines.upright.push_back(on.at(s.x[i], on.y_ruler.from).x);
            else
                lines.level.push_back(on.at(on.x_ruler.from, s.y[i]).y);
        }
    }
    return lines;
}

/// Whether the line from a point to its name runs through another name.
bool crosses(place point, const box& own, const box& other)
{
    const place near{std::clamp(point.x, own.left, own.right),
                     std::clamp(point.y, own.top, own.bottom)};
    for (int i = 0; i < 8; ++i)
        if (other.contains(
                {point.x + (near.x - point.x) * i / 8, point.y + (near.y - point.y) * i / 8}))
            return true;
    return false;
}

/// Where a name would stand that lies this way from its point.
box beside(const point_name& here, place way, double distance)
{
    constexpr double tall = 13;
    const double reach = distance / (way.x != 0 && way.y != 0 ? 1.3 : 1.0);
    const double x = here.point.x + way.x * reach, y = here.point.y + way.y * reach * 0.8;
    const double left = way.x > 0 ? x : way.x < 0 ? x - here.width : x - here.width / 2;
    const double middle = way.x == 0 ? y + way.y * tall / 3 : y;
    return {left, middle - tall / 2, left + here.width, middle + tall / 2};
}

/// Chooses the cheapest place of name `n` given where the others are.
void settle(std::vector<point_name>& names, std::size_t n, const limit_lines& lines,
            const std::vector<box>& spots, const box& room)
{
    constexpr place directions[] = {{1, 0},  {1, -1}, {1, 1},  {-1, 0}, {-1, -1}, {-1, 1},
                                    {0, -1}, {0, 1},  {1, -2}, {1, 2},  {-1, -2}, {-1, 2}};
    constexpr double distances[] = {6, 15, 27, 42, 60};
    point_name& here = names[n];
    here.placed = false;
    double best = 1e9;
    for (std::size_t d = 0; d < std::size(distances); ++d)
        for (std::size_t a = 0; a < std::size(directions); ++a) {
            const box where = beside(here, directions[a], distances[d]);
            if (where.left < room.left || where.right > room.right || where.top < room.top ||
                where.bottom > room.bottom)
                continue;
            double cost = static_cast<double>(d) * 10 + static_cast<double>(a) * 0.5;
            for (const double line : lines.upright)
                if (where.left < line && line < where.right) cost += 25;
            for (const double line : lines.level)
                if (where.top < line && line < where.bottom) cost += 25;
            if (cost >= best) continue;
            const auto covered = [&](const box& b) { return b.meets(where); };
            if (std::any_of(spots.begin(), spots.end(), covered)) continue;
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

void put_point_name(canvas& out, const point_name& here)
{
    const place near{std::clamp(here.point.x, here.where.left, here.where.right),
                     std::clamp(here.point.y, here.where.top + 3, here.where.bottom - 3)};
    const double away = std::hypot(near.x - here.point.x, near.y - here.point.y);
    if (away > 10) {
        const double start = 5 / away;
        out.polyline({{here.point.x + (near.x - here.point.x) * start,
                       here.point.y + (near.y - here.point.y) * start},
                      near},
                     "#8a939e", 0.8);
    }
    out.text({here.where.left + 1, (here.where.top + here.where.bottom) / 2}, here.words,
             {.size = small, .colour = dark, .halo = true});
}

}  // namespace

/// Each in the cheapest of the places around its point where it covers no point and no other name,
/// chosen in turn and then improved twice. Where there is none, it is left out.
std::size_t put_point_names(canvas& out, const plot& on, const std::vector<box>& spots,
                            bool keep_right)
{
    std::vector<point_name> names = point_names_of(on);
    const limit_lines lines = limit_lines_of(on);
    const double edge = out.width() - 3;
    const box room{on.area.left + 1, on.area.top - 4,
                   keep_right ? std::min(edge, on.area.right) : edge, on.area.bottom};
    for (int round = 0; round < 3; ++round)
        for (std::size_t n = 0; n < names.size(); ++n) settle(names, n, lines, spots, room);
    std::size_t left_out = 0;
    for (const auto& here : names)
        if (here.placed)
            put_point_name(out, here);
        else
            ++left_out;
    return left_out;
}

}  // namespace hirschman::inline v0_1::io::detail
