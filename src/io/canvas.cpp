// SPDX-License-Identifier: BSL-1.0
#include "canvas.hpp"

#include "prose.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace hirschman::inline v0_1::io::detail {

namespace {

/// Thousandths of the font size, characters 0x20 to 0x7E, as in the metrics of Helvetica.
constexpr short advances[95] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

std::string pixels(double value)
{
    char digits[64];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 2).ptr;
    std::string text(digits, end);
    return text == "-0.00" ? "0.00" : text;
}

std::string data_line(place p) { return pixels(p.x) + " " + pixels(p.y) + "\n"; }

bool finite(place p) { return std::isfinite(p.x) && std::isfinite(p.y); }

/// The part of a segment inside the rectangle (Liang and Barsky); false if there is none.
bool cut(place& a, place& b, const box& area)
{
    double first = 0, last = 1;
    const double dx = b.x - a.x, dy = b.y - a.y;
    const auto side = [&](double step, double room) {
        if (step == 0) return room >= 0;
        const double at = room / step;
        if (step < 0)
            first = std::max(first, at);
        else
            last = std::min(last, at);
        return first <= last;
    };
    if (!side(-dx, a.x - area.left) || !side(dx, area.right - a.x) || !side(-dy, a.y - area.top) ||
        !side(dy, area.bottom - a.y))
        return false;
    const place start = a;
    a = {start.x + first * dx, start.y + first * dy};
    b = {start.x + last * dx, start.y + last * dy};
    return true;
}

/// The part of a polygon inside the rectangle (Sutherland and Hodgman).
std::vector<place> cut(std::vector<place> polygon, const box& area)
{
    const auto against = [&](auto inside, auto crossing) {
        std::vector<place> kept;
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const place a = polygon[(i + polygon.size() - 1) % polygon.size()];
            const place b = polygon[i];
            if (inside(a) != inside(b)) kept.push_back(crossing(a, b));
            if (inside(b)) kept.push_back(b);
        }
        polygon = std::move(kept);
    };
    const auto at_x = [](double x) {
        return [x](place a, place b) -> place {
            return {x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
        };
    };
    const auto at_y = [](double y) {
        return [y](place a, place b) -> place {
            return {a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
        };
    };
    against([&](place p) { return p.x >= area.left; }, at_x(area.left));
    against([&](place p) { return p.x <= area.right; }, at_x(area.right));
    against([&](place p) { return p.y >= area.top; }, at_y(area.top));
    against([&](place p) { return p.y <= area.bottom; }, at_y(area.bottom));
    return polygon;
}

void replace_all(std::string& in, std::string_view what, std::string_view with)
{
    for (std::size_t at = in.find(what); at != std::string::npos;
         at = in.find(what, at + with.size()))
        in.replace(at, what.size(), with);
}

/// Removes every `<open ...close>`.
void remove_all(std::string& in, std::string_view open, std::string_view close)
{
    for (std::size_t at = in.find(open); at != std::string::npos; at = in.find(open, at)) {
        const std::size_t end = in.find(close, at);
        if (end == std::string::npos) return;
        in.erase(at, end + close.size() - at);
    }
}

}  // namespace

double text_width(std::string_view clean_text, double size, bool bold)
{
    double thousandths = 0;
    for (std::size_t at = 0; at < clean_text.size();) {
        const std::size_t start = at;
        const char32_t c = next_character(clean_text, at);
        if (c >= 0x20 && c <= 0x7E)
            thousandths += advances[c - 0x20];
        else
            thousandths +=
                600.0 * static_cast<double>(columns_of(clean_text.substr(start, at - start)));
    }
    return thousandths / 1000 * size * (bold ? 1.14 : 1.06);
}

std::vector<std::string> wrap_to(std::string_view clean_text, double width, double size, bool bold)
{
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < clean_text.size();) {
        const std::size_t end = std::min(clean_text.find(' ', at), clean_text.size());
        const std::string word(clean_text.substr(at, end - at));
        at = end + 1;
        const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
        if (text_width(longer, size, bold) <= width) {
            lines.back() = longer;
            continue;
        }
        if (!lines.back().empty()) lines.emplace_back();
        for (std::size_t i = 0; i < word.size();) {
            const std::size_t start = i;
            (void)next_character(word, i);
            const std::string piece = lines.back() + word.substr(start, i - start);
            if (!lines.back().empty() && text_width(piece, size, bold) > width)
                lines.push_back(word.substr(start, i - start));
            else
                lines.back() = piece;
        }
    }
    return lines;
}

std::string canvas::token(std::string_view content, const text_style& style)
{
    words_.push_back({std::string(content), style.halo, style.bold});
    return "hm" + std::to_string(words_.size() - 1) + "mh";
}

void canvas::add(const std::string& block, const std::string& drawn_with, std::string_view name)
{
    const std::string number = std::to_string(names_.size());
    names_.emplace_back(name);
    blocks_ += "$d" + number + " << EOD\n" + block + "EOD\n";
    plots_ += (plots_.empty() ? "plot $d" : ", \\\n $d") + number + " using 1:2 " + drawn_with +
              " notitle";
}

void canvas::polyline(const std::vector<place>& places, std::string_view colour, double width,
                      bool dashed, std::string_view name)
{
    std::string block;
    place last{NAN, NAN};
    for (std::size_t i = 1; i < places.size(); ++i) {
        place a = places[i - 1], b = places[i];
        if (!finite(a) || !finite(b) || !cut(a, b, clip_)) continue;
        if (a.x != last.x || a.y != last.y) {
            if (!block.empty()) block += '\n';
            block += data_line(a);
        }
        block += data_line(b);
        last = b;
    }
    if (block.empty()) return;
    add(block,
        "with lines lw " + pixels(width) + " lc rgb \"" + std::string(colour) + "\"" +
            (dashed ? " dt (9,6)" : ""),
        name);
}

void canvas::polygon(const std::vector<place>& places, std::string_view colour, double opacity,
                     std::string_view name)
{
    if (!std::all_of(places.begin(), places.end(), finite)) return;
    const std::vector<place> kept = cut(places, clip_);
    if (kept.size() < 3) return;
    std::string block;
    for (const auto& p : kept) block += data_line(p);
    block += data_line(kept.front());
    add(block,
        "with filledcurves closed fc rgb \"" + std::string(colour) + "\" fs transparent solid " +
            pixels(opacity) + " noborder",
        name);
}

void canvas::marks(const std::vector<place>& places, std::string_view colour, mark_shape shape,
                   double radius, std::string_view name)
{
    std::string block;
    for (const auto& p : places)
        if (finite(p) && clip_.contains(p)) block += data_line(p);
    if (block.empty()) return;
    constexpr int types[] = {7, 9, 5, 13, 11};
    add(block,
        "with points pt " + std::to_string(types[static_cast<int>(shape)]) + " ps " +
            pixels(radius / 4.88) + " lc rgb \"" + std::string(colour) + "\"",
        name);
}

void canvas::text(place at, std::string_view line, const text_style& style)
{
    if (line.empty()) return;
    const char* side = style.at == anchor::start    ? "left"
                       : style.at == anchor::middle ? "center"
                                                    : "right";
    labels_ += "set label \"" + token(line, style) + "\" at " + pixels(at.x) + "," + pixels(at.y) +
               " " + side + " front font \"Helvetica," + pixels(style.size) +
               "\" textcolor rgb \"" + std::string(style.colour) + "\"\n";
}

std::string canvas::script(double height) const
{
    const std::string w = pixels(width_), h = pixels(height);
    const std::string whole_w = std::to_string(std::lround(width_));
    const std::string whole_h = std::to_string(std::lround(height));
    return "set terminal svg size " + whole_w + "," + whole_h +
           " fixed font \"Helvetica,13\" noenhanced\n"
           "set lmargin at screen 0\nset rmargin at screen 1\n"
           "set tmargin at screen 1\nset bmargin at screen 0\n"
           "unset border\nunset tics\nunset key\n"
           "set xrange [0:" +
           w + "]\nset yrange [" + h + ":0]\n" + labels_ + blocks_ +
           (plots_.empty() ? "plot NaN notitle" : plots_) + "\nexit\n";
}

std::string canvas::picture(const std::string& output, double height, std::string_view title,
                            std::string_view description) const
{
    const std::size_t start = output.find("<g id=\"gnuplot_canvas\">");
    const std::size_t end = output.rfind("</svg>");
    if (start == std::string::npos || end == std::string::npos || end < start) return {};
    std::string body = output.substr(start, end - start);

    // Several pictures share a page, so every identifier carries the chart's.
    remove_all(body, "<filter", "</filter>");
    replace_all(body, "'#gp", "'#" + id_ + "-gp");
    replace_all(body, "id='gp", "id='" + id_ + "-gp");
    replace_all(body, "id=\"gnuplot_", "id=\"" + id_ + "-");
    replace_all(body, " font-family=\"Helvetica\"", "");
    replace_all(body, "<![CDATA[", "");
    replace_all(body, "]]>", "");

    std::string result =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\" "
        "aria-labelledby=\"" +
        id_ + "-title " + id_ + "-desc\" width=\"" + std::to_string(std::lround(width_)) +
        "\" height=\"" + std::to_string(std::lround(height)) + "\" viewBox=\"0 0 " +
        std::to_string(std::lround(width_)) + " " + std::to_string(std::lround(height)) +
        "\" font-family=\"Arial,Helvetica,'Liberation Sans',sans-serif\">\n"
        "<title id=\"" +
        id_ + "-title\">" + escape_html(title) +
        "</title>\n"
        "<desc id=\"" +
        id_ + "-desc\">" + escape_html(description) +
        "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    std::vector<char> seen(words_.size(), 0);
    std::size_t copied = 0;
    for (std::size_t at = body.find("hm"); at != std::string::npos; at = body.find("hm", at + 2)) {
        std::size_t index = 0;
        const char* first = body.data() + at + 2;
        const auto [stop, failure] = std::from_chars(first, body.data() + body.size(), index);
        if (failure != std::errc() || index >= words_.size() ||
            std::string_view(body).substr(static_cast<std::size_t>(stop - body.data()), 2) != "mh")
            continue;
        const words& word = words_[index];
        const std::size_t after = static_cast<std::size_t>(stop - body.data()) + 2;
        seen[index] = 1;
        std::string before = body.substr(copied, at - copied);
        constexpr std::string_view text_tag = "<text>";
        copied = after;
        if (before.ends_with(text_tag)) {
            before.pop_back();
            if (word.bold) before += " font-weight=\"bold\"";
            if (word.halo)
                before +=
                    " paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"3\" "
                    "stroke-linejoin=\"round\"";
            before += '>';
        }
        result += before;
        result += escape_html(word.content);
        at = after - 2;
    }
    if (std::find(seen.begin(), seen.end(), 0) != seen.end()) return {};
    result += body.substr(copied);
    // Only now: words in the place of a placeholder are escaped and cannot look like a tag.
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const std::string given = "<title>gnuplot_plot_" + std::to_string(i + 1) + "</title>";
        const std::size_t at = result.find(given);
        if (at == std::string::npos) continue;
        result.replace(at, given.size(),
                       names_[i].empty() ? "" : "<title>" + escape_html(names_[i]) + "</title>");
    }
    result += "</svg>\n";
    return result;
}

}  // namespace hirschman::inline v0_1::io::detail
