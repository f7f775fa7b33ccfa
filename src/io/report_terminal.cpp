// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/report.hpp>

#include "prose.hpp"

#include <hirschman/error.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace hirschman::inline v0_1::io {

namespace {

using detail::clean;
using detail::columns_of;
using detail::wrap;

constexpr std::size_t gap = 2;
/// Charts with at most this many values are shown as the table of their data.
constexpr std::size_t short_chart = 16;

constexpr std::string_view bold = "1";
constexpr std::string_view faint = "2";
constexpr std::string_view blue = "34";
constexpr std::string_view green = "32";
constexpr std::string_view red = "31";

std::string repeated(std::string_view mark, std::size_t times)
{
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += mark;
    return text;
}

class page {
public:
    explicit page(const terminal_options& options) : options_(options) {}

    void line(std::string_view content, std::string_view colour = {})
    {
        auto end = content.find_last_not_of(' ');
        content = content.substr(0, end == std::string_view::npos ? 0 : end + 1);
        if (options_.colour && !colour.empty() && !content.empty()) {
            text_ += "\x1b[";
            text_ += colour;
            text_ += 'm';
            text_ += content;
            text_ += "\x1b[0m";
        } else {
            text_ += content;
        }
        text_ += '\n';
    }

    void blank()
    {
        if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
    }

    /// Wrapped, each line after `gutter`, the first after `first`.
    void prose(std::string_view content, std::string_view first, std::string_view gutter,
               std::string_view colour = {})
    {
        const std::string tidy = clean(content);
        if (tidy.empty()) return;
        bool at_start = true;
        for (const auto& piece : wrap(tidy, width() - columns_of(gutter))) {
            line(std::string(at_start ? first : gutter) + piece, colour);
            at_start = false;
        }
    }

    [[nodiscard]] std::size_t width() const noexcept { return options_.width; }
    [[nodiscard]] std::string take() && { return std::move(text_); }

private:
    terminal_options options_;
    std::string text_;
};

std::size_t longest_word(std::string_view tidy)
{
    std::size_t longest = 0;
    for (std::size_t at = 0; at < tidy.size();) {
        const std::size_t end = std::min(tidy.find(' ', at), tidy.size());
        longest = std::max(longest, columns_of(tidy.substr(at, end - at)));
        at = end + 1;
    }
    return longest;
}

/// Widths that fit into `room`, taken from the widest columns first; words are kept whole while
/// that is possible. Empty if there is no room for a table.
std::vector<std::size_t> fitted(const std::vector<std::size_t>& natural,
                                const std::vector<std::size_t>& words, std::size_t room)
{
    const std::size_t count = natural.size();
    if (room < count * 4) return {};
    std::vector<std::size_t> widths = natural;
    std::vector<std::size_t> floors(count);
    for (std::size_t i = 0; i < count; ++i) floors[i] = std::min<std::size_t>(words[i], 20);
    if (std::accumulate(floors.begin(), floors.end(), std::size_t{0}) > room)
        for (auto& least : floors) least = std::min(least, std::max<std::size_t>(room / count, 4));
    std::size_t total = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
    while (total > room) {
        std::size_t widest = count;
        for (std::size_t i = 0; i < count; ++i)
            if (widths[i] > floors[i] && (widest == count || widths[i] > widths[widest]))
                widest = i;
        if (widest == count) return {};
        --widths[widest];
        --total;
    }
    return widths;
}

std::string aligned(const std::string& content, std::size_t width, alignment align)
{
    const std::size_t used = columns_of(content);
    const std::string space(width > used ? width - used : 0, ' ');
    return align == alignment::right ? space + content : content + space;
}

/// Returns the number of lines.
std::size_t put_row(page& out, const std::vector<std::string>& cells, const table& t,
                    const std::vector<std::size_t>& widths, std::string_view colour)
{
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        wrapped.push_back(wrap(cells[i], widths[i]));
        height = std::max(height, wrapped.back().size());
    }
    for (std::size_t row = 0; row < height; ++row) {
        std::string content;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (i != 0) content.append(gap, ' ');
            content += aligned(row < wrapped[i].size() ? wrapped[i][row] : std::string(), widths[i],
                               t.columns[i].align);
        }
        out.line(content, colour);
    }
    return height;
}

void put_grid(page& out, const table& t)
{
    if (t.columns.empty()) return;
    if (t.rows.empty()) {
        out.line("(no rows)", faint);
        return;
    }
    const std::size_t count = t.columns.size();
    std::vector<std::string> head;
    for (const auto& c : t.columns) head.push_back(clean(detail::with_unit(c.name, c.unit)));
    std::vector<std::vector<std::string>> cells;
    for (const auto& row : t.rows) {
        cells.emplace_back(count);
        for (std::size_t i = 0; i < row.size(); ++i) cells.back()[i] = clean(row[i]);
    }
    std::vector<std::size_t> natural(count, 1);
    std::vector<std::size_t> words(count, 1);
    for (std::size_t i = 0; i < count; ++i) {
        natural[i] = std::max(natural[i], columns_of(head[i]));
        words[i] = std::max(words[i], longest_word(head[i]));
        for (const auto& row : cells) {
            natural[i] = std::max(natural[i], columns_of(row[i]));
            words[i] = std::max(words[i], longest_word(row[i]));
        }
    }
    const std::size_t gaps = gap * (count - 1);
    const auto widths = out.width() > gaps ? fitted(natural, words, out.width() - gaps)
                                           : std::vector<std::size_t>();
    if (widths.empty()) {
        // Too many columns for the width: one record after another.
        for (std::size_t row = 0; row < cells.size(); ++row) {
            if (row != 0) out.blank();
            for (std::size_t i = 0; i < count; ++i)
                if (!cells[row][i].empty()) out.prose(head[i] + ": " + cells[row][i], "", "  ");
        }
        return;
    }
    put_row(out, head, t, widths, bold);
    const std::size_t total = std::accumulate(widths.begin(), widths.end(), std::size_t{0}) + gaps;
    out.line(repeated("─", total), faint);
    bool wrapped_before = false;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const bool tall = std::any_of(widths.begin(), widths.end(), [&](const auto& w) {
            return wrap(cells[row][static_cast<std::size_t>(&w - widths.data())], w).size() > 1;
        });
        if (row != 0 && (tall || wrapped_before)) out.blank();
        put_row(out, cells[row], t, widths, {});
        wrapped_before = tall;
    }
}

void put_notes(page& out, std::string_view note, std::string_view source)
{
    out.prose(note, "", "", faint);
    if (!clean(source).empty()) out.prose("Source: " + clean(source), "", "  ", faint);
}

void put(page& out, const table& t)
{
    detail::require_rectangular(t);
    out.prose(t.title, "", "", bold);
    put_grid(out, t);
    put_notes(out, t.note, t.source);
}

/// At most four digits: a range at a glance, the figures being in the CSV.
std::string brief(double value, const axis& along)
{
    if (along.scale == axis_scale::day && std::abs(value) < 3e6)
        return date(std::chrono::sys_days(std::chrono::days(static_cast<int>(std::floor(value)))))
            .iso();
    if (std::abs(value) >= 1000 && std::abs(value) < 1e15) return to_text(std::round(value));
    char digits[64];
    return {
        digits,
        std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, 4).ptr};
}

/// `from to to` over all finite values.
std::string extent(const axis& along, const std::vector<const std::vector<double>*>& columns)
{
    double low = INFINITY, high = -INFINITY;
    for (const auto* column : columns)
        for (const double value : *column) {
            if (!std::isfinite(value)) continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    if (low > high) return {};
    return low == high ? brief(low, along) : brief(low, along) + " to " + brief(high, along);
}

/// The data of a short chart; of a long one, a line a series: how many values, over which range.
void put(page& out, const chart& c)
{
    table data = data_table(c);
    out.prose(detail::joined({"Chart:", c.title}), "", "       ", bold);
    out.prose(c.subtitle, "", "");
    if (data.rows.size() > short_chart) {
        data.columns = {
            {"series"},
            {"values", "", alignment::right},
            {c.x.label.empty() ? "x" : c.x.label, c.x.scale == axis_scale::day ? "" : c.x.unit},
            {c.y.label.empty() ? "value" : c.y.label, c.y.unit}};
        data.rows.clear();
        for (const auto& s : c.data) {
            const bool band = s.kind == series_kind::vertical_band;
            std::string name = s.name;
            if (name.empty())
                for (const auto& label : s.labels) name += (name.empty() ? "" : "; ") + label;
            data.rows.push_back(
                {name, std::to_string(detail::length_of(c, s)),
                 extent(c.x, band ? std::vector{&s.low, &s.high} : std::vector{&s.x}),
                 extent(c.y, band ? std::vector<const std::vector<double>*>{}
                                  : std::vector{&s.y, &s.low, &s.high})});
        }
    }
    put_grid(out, data);
    put_notes(out, detail::joined({c.note, detail::omissions(c)}), c.source);
}

void put(page& out, const paragraph& p)
{
    switch (p.style) {
        case paragraph_style::normal: out.prose(p.text, "", ""); break;
        case paragraph_style::claim: out.prose(p.text, "│ ", "│ ", blue); break;
        case paragraph_style::reading: out.prose(p.text, "→ ", "  ", green); break;
        case paragraph_style::warning: out.prose(p.text, "! ", "  ", red); break;
    }
}

}  // namespace

std::string terminal_text(const report& r, const terminal_options& options)
{
    if (options.width < 20)
        throw domain_error("width", static_cast<double>(options.width), "columns", "[20, ...)");
    page out(options);
    const std::string title = clean(r.title);
    if (!title.empty()) {
        out.prose(title, "", "", bold);
        out.line(repeated("═", std::min(columns_of(title), options.width)), faint);
    }
    out.prose(r.subtitle, "", "");
    if (!r.facts.empty()) {
        out.blank();
        std::size_t names = 0;
        for (const auto& f : r.facts) names = std::max(names, columns_of(clean(f.name)));
        const std::size_t indent = std::min(names + gap, options.width / 2);
        for (const auto& f : r.facts) {
            const std::string name = clean(f.name);
            if (columns_of(name) + gap > indent) {
                out.prose(name + ": " + clean(f.value), "", "  ");
                continue;
            }
            out.prose(f.value, aligned(name, indent, alignment::left), std::string(indent, ' '));
        }
    }
    for (const auto& part : r.sections) {
        out.blank();
        if (const std::string heading = clean(part.title); !heading.empty()) {
            const std::size_t used = columns_of(heading) + 4;
            if (used + 1 < options.width)
                out.line("── " + heading + " " + repeated("─", options.width - used), bold);
            else
                out.prose(heading, "── ", "   ", bold);
        }
        for (const auto& item : part.content) {
            out.blank();
            std::visit([&out](const auto& content) { put(out, content); }, item);
        }
    }
    return std::move(out).take();
}

}  // namespace hirschman::inline v0_1::io
