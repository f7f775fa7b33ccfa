// SPDX-License-Identifier: BSL-1.0
#include "chart_layout.hpp"

#include "chart_shapes.hpp"
#include "prose.hpp"

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::io::detail {

layout::layout(const chart& c, const drawing_options& options)
    : options_(options),
      out_(c.id, options.width),
      on_(c, options),
      limits_(out_, on_),
      edge_(options.captions ? 12 : 2)
{
    double cursor = options_.captions ? heading() : 4;
    cursor = legend(cursor);
    frame(cursor);
    const drawn_shapes shapes = draw_shapes(out_, on_);
    outside_ = shapes.outside;
    unnamed_ = put_point_names(out_, on_, shapes.spots, limits_.any_right());
    furniture();
    height_ = options_.captions ? footing() : bottom_;
}

std::string layout::remarks() const
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

double layout::heading()
{
    double y = 8;
    const double room = out_.width() - 2 * edge_;
    const std::string title = clean(on_.shown.title), subtitle = clean(on_.shown.subtitle);
    if (!title.empty())
        y = put_lines(out_, wrap_to(title, room, 16, true), {edge_, y},
                      {.size = 16, .colour = dark, .bold = true}, 21);
    if (!subtitle.empty())
        y = put_lines(out_, wrap_to(subtitle, room, 13), {edge_, y}, {.size = 13, .colour = grey},
                      18);
    return y + 4;
}

double layout::legend(double y)
{
    constexpr double swatch = 30;
    double x = edge_;
    const double right = out_.width() - edge_;
    std::size_t tallest = 0;
    for (std::size_t k = 0; k < on_.shown.data.size(); ++k) {
        const series& s = on_.shown.data[k];
        const std::string name = clean(s.name);
        const bool labelled = std::any_of(s.labels.begin(), s.labels.end(),
                                          [](const auto& label) { return !label.empty(); });
        // Limits and bands carry their names where they lie.
        if (name.empty() || (!takes_hue(s.kind) && !labelled) || (is_limit(s.kind) && labelled))
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

void layout::frame(double y)
{
    double widest = 0;
    for (const auto& t : on_.y_ruler.ticks) widest = std::max(widest, text_width(t.label, 12));
    on_.area.left = std::max(edge_ + widest + 8, 40.0);
    const double beside = limits_.gather_right();
    on_.area.right = out_.width() - (beside > 0 ? beside + 14 : 22);

    const std::string unit_line = clean(with_unit(on_.shown.y.label, on_.shown.y.unit));
    const auto lines = wrap_to(unit_line, out_.width() - 2 * edge_, 12);
    const text_style unit_style{.size = 12, .colour = grey};
    limits_.arrange_above();
    const double title_end = edge_ + text_width(lines.front(), 12) + 12;
    if (lines.size() == 1 && limits_.first_above() > title_end) {
        // The names of limits leave room for the name of the axis beside them.
        const double top = y;
        y = limits_.put_above(limits_.any_above() ? y : y + line_height);
        if (!unit_line.empty())
            put_lines(out_, lines, {edge_, std::max(top, y - 2 - line_height)}, unit_style,
                      line_height);
    } else {
        if (!unit_line.empty()) y = put_lines(out_, lines, {edge_, y}, unit_style, line_height) + 3;
        y = limits_.put_above(y);
    }
    on_.area.top = y + 6;
    on_.area.bottom = on_.area.top + std::max(120, options_.height - 120);
}

void layout::furniture()
{
    limits_.put_leaders();
    std::vector<place> lines{{on_.area.left, on_.area.bottom}, {on_.area.right, on_.area.bottom}};
    if (on_.y_ruler.scale == axis_scale::linear && on_.y_ruler.from < 0 && on_.y_ruler.to > 0) {
        const double zero = on_.at(on_.x_ruler.from, 0).y;
        lines.insert(lines.end(), {{NAN, NAN}, {on_.area.left, zero}, {on_.area.right, zero}});
    }
    for (const auto& t : on_.y_ruler.ticks)
        out_.text({on_.area.left - 7, on_.at(on_.x_ruler.from, t.value).y}, t.label,
                  {.size = 12, .colour = grey, .at = anchor::end});
    bottom_ = on_.area.bottom + 8;
    if (on_.categorical) {
        const double slot =
            (on_.area.right - on_.area.left) / static_cast<double>(on_.shown.x.categories.size());
        double lowest = bottom_;
        for (std::size_t i = 0; i < on_.shown.x.categories.size(); ++i)
            lowest = std::max(
                lowest,
                put_lines(out_,
                          wrap_to(clean(on_.shown.x.categories[i]), std::max(slot - 10, 24.0), 12),
                          {on_.at(static_cast<double>(i), on_.y_ruler.from).x, bottom_},
                          {.size = 12, .colour = grey, .at = anchor::middle}, line_height));
        bottom_ = lowest;
    } else {
        bool below = false;
        double last = -1e9;
        for (const auto& t : on_.x_ruler.ticks) {
            const double x = on_.at(t.value, on_.y_ruler.from).x;
            for (const place p :
                 {place{NAN, NAN}, place{x, on_.area.bottom}, place{x, on_.area.bottom + 5}})
                lines.push_back(p);
            const double half = std::max(text_width(t.label, 12), text_width(t.below, 12)) / 2;
            // A label that would touch the one before is left out; its tick stays.
            if (x - half < last + 6) continue;
            last = x + half;
            out_.text({x, on_.area.bottom + 15}, t.label,
                      {.size = 12, .colour = grey, .at = anchor::middle});
            out_.text({x, on_.area.bottom + 29}, t.below,
                      {.size = 12, .colour = grey, .at = anchor::middle});
            below = below || !t.below.empty();
        }
        bottom_ = on_.area.bottom + (below ? 38 : 24);
    }
    out_.polyline(lines, "#4a525c", 1.2);
    const std::string unit_line = clean(with_unit(on_.shown.x.label, on_.shown.x.unit));
    if (!unit_line.empty())
        bottom_ = put_lines(out_, wrap_to(unit_line, on_.area.right - on_.area.left, 12),
                            {(on_.area.left + on_.area.right) / 2, bottom_ + 2},
                            {.size = 12, .colour = grey, .at = anchor::middle}, line_height);
    bottom_ += 6;
    limits_.put_right();
    for (const auto& e : entries_) draw_entry(e);
    if (on_.empty)
        out_.text({(on_.area.left + on_.area.right) / 2, (on_.area.top + on_.area.bottom) / 2},
                  "There are no data to show.", {.size = 13, .colour = grey, .at = anchor::middle});
}

void layout::draw_entry(const entry& e)
{
    const series& s = on_.shown.data[e.of];
    const auto colour = colour_of(on_.hues[e.of]);
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
            out_.marks({{(left + right) / 2, y}}, colour, on_.shape_of(e.of), 4);
            break;
        case series_kind::points:
            out_.marks({{(left + right) / 2, y}}, colour, on_.shape_of(e.of), 4);
            break;
        case series_kind::vertical_band:
            out_.polygon(patch, s.colour == hue::automatic ? "#8a939e" : colour, 0.18);
            break;
        case series_kind::vertical_limit:
        case series_kind::horizontal_limit: break;
    }
    put_lines(out_, e.lines, {right + 8, e.at.y}, {.size = 12.5, .colour = dark}, line_height);
}

double layout::footing()
{
    double y = bottom_ + 2;
    const double room = out_.width() - 2 * edge_;
    const std::string note = clean(joined({on_.shown.note, omissions(on_.shown), remarks()}));
    const std::string source = clean(on_.shown.source);
    if (!note.empty())
        y = put_lines(out_, wrap_to(note, room, 11), {edge_, y}, {.size = 11, .colour = grey},
                      14.5);
    if (!source.empty())
        y = put_lines(out_, wrap_to("Source: " + source, room, 11), {edge_, y},
                      {.size = 11, .colour = grey}, 14.5);
    return y + 8;
}

}  // namespace hirschman::inline v0_1::io::detail
