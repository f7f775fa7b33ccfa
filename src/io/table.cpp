// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/chart.hpp>
#include <hirschman/io/table.hpp>

#include "prose.hpp"

#include <hirschman/error.hpp>

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::io {

namespace {

std::string csv_field(std::string_view raw)
{
    const std::string field = detail::valid_utf8(raw);
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

struct columns_read {
    bool x, y, low, high;
    /// Columns that may be empty as a whole.
    bool x_optional, y_optional, whiskers_optional;
};

columns_read read_by(series_kind kind, bool categorical)
{
    switch (kind) {
        case series_kind::line:
        case series_kind::step:
        case series_kind::points: return {true, true, false, false, categorical, false, false};
        case series_kind::bars: return {true, true, true, true, true, false, true};
        case series_kind::fan: return {true, true, true, true, categorical, true, false};
        case series_kind::interval: return {true, true, true, true, categorical, false, false};
        case series_kind::vertical_limit: return {true, false, false, false, false, false, false};
        case series_kind::horizontal_limit: return {false, true, false, false, false, false, false};
        case series_kind::vertical_band: return {false, false, true, true, false, false, false};
    }
    return {};
}

bool is_unknown(double value, const axis& along)
{
    return !std::isfinite(value) || (along.scale == axis_scale::logarithmic && value <= 0);
}

}  // namespace

namespace detail {

void require_rectangular(const table& t)
{
    for (std::size_t i = 0; i < t.rows.size(); ++i)
        if (t.rows[i].size() > t.columns.size())
            throw domain_error("row " + std::to_string(i + 1) + " of table \"" + clean(t.title) +
                               "\" has " + std::to_string(t.rows[i].size()) + " cells in " +
                               std::to_string(t.columns.size()) + " columns");
}

std::size_t length_of(const chart& c, const series& s)
{
    const columns_read reads = read_by(s.kind, !c.x.categories.empty());
    const std::size_t length =
        std::max({reads.x ? s.x.size() : 0, reads.y ? s.y.size() : 0, reads.low ? s.low.size() : 0,
                  reads.high ? s.high.size() : 0});
    const auto require = [&](bool read, bool optional, std::size_t size, const char* name) {
        if (!read || size == length || (optional && size == 0)) return;
        throw domain_error("series \"" + clean(s.name) + "\" of chart \"" + clean(c.title) +
                           "\" has " + std::to_string(size) + " values of " + name + " beside " +
                           std::to_string(length) + " in its other columns");
    };
    require(reads.x, reads.x_optional, s.x.size(), "x");
    require(reads.y, reads.y_optional, s.y.size(), "y");
    require(reads.low, reads.whiskers_optional, s.low.size(), "low");
    require(reads.high, reads.whiskers_optional, s.high.size(), "high");
    if (s.labels.size() > length)
        throw domain_error("series \"" + clean(s.name) + "\" of chart \"" + clean(c.title) +
                           "\" has " + std::to_string(s.labels.size()) + " labels for " +
                           std::to_string(length) + " values");
    return length;
}

bool is_drawable(const chart& c, const series& s, std::size_t i)
{
    const columns_read reads = read_by(s.kind, !c.x.categories.empty());
    const axis& spread = s.kind == series_kind::vertical_band ? c.x : c.y;
    if (reads.x && !s.x.empty() && is_unknown(s.x[i], c.x)) return false;
    if (reads.y && !s.y.empty() && s.kind != series_kind::fan && is_unknown(s.y[i], c.y))
        return false;
    // Whiskers of a bar may be unknown while the bar is known.
    if (s.kind == series_kind::bars) return true;
    if (reads.low && !s.low.empty() && is_unknown(s.low[i], spread)) return false;
    return !(reads.high && !s.high.empty() && is_unknown(s.high[i], spread));
}

std::string omissions(const chart& c)
{
    std::string sentences;
    for (const auto& s : c.data) {
        std::size_t unknown = 0;
        const std::size_t length = length_of(c, s);
        for (std::size_t i = 0; i < length; ++i) unknown += is_drawable(c, s, i) ? 0 : 1;
        if (unknown == 0) continue;
        const std::string of = s.name.empty() ? "" : " of \u201c" + clean(s.name) + "\u201d";
        sentences += (sentences.empty() ? "" : " ") + std::to_string(unknown) +
                     (unknown == 1 ? " value" : " values") + of +
                     (unknown == 1 ? " is unknown and" : " are unknown and") + " left out.";
    }
    return sentences;
}

}  // namespace detail

std::string csv_text(const table& t)
{
    detail::require_rectangular(t);
    std::string text;
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
        if (i != 0) text += ',';
        text += csv_field(detail::with_unit(t.columns[i].name, t.columns[i].unit));
    }
    text += "\r\n";
    for (const auto& row : t.rows) {
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            if (i != 0) text += ',';
            if (i < row.size()) text += csv_field(row[i]);
        }
        text += "\r\n";
    }
    return text;
}

table data_table(const chart& c)
{
    const bool categorical = !c.x.categories.empty();
    std::size_t total = 0;
    bool any_x = false, any_y = false, any_spread = false, any_label = false;
    for (const auto& s : c.data) {
        const columns_read reads = read_by(s.kind, categorical);
        total += detail::length_of(c, s);
        any_x = any_x || (reads.x && (!s.x.empty() || categorical));
        any_y = any_y || (reads.y && !s.y.empty());
        any_spread = any_spread || (reads.low && !s.low.empty());
        any_label = any_label || std::any_of(s.labels.begin(), s.labels.end(),
                                             [](const auto& label) { return !label.empty(); });
    }

    table t{.id = c.id, .title = c.title, .note = c.note, .source = c.source};
    const std::string y_name = c.y.label.empty() ? "value" : c.y.label;
    t.columns.push_back({"series"});
    if (any_x)
        t.columns.push_back({c.x.label.empty() ? "x" : c.x.label,
                             c.x.scale == axis_scale::day ? "" : c.x.unit,
                             categorical ? alignment::left : alignment::right});
    if (any_y) t.columns.push_back({y_name, c.y.unit, alignment::right});
    if (any_spread) {
        t.columns.push_back({"low", "", alignment::right});
        t.columns.push_back({"high", "", alignment::right});
    }
    if (any_label) t.columns.push_back({"label"});

    const auto number = [](double value) {
        return std::isfinite(value) ? to_text(value) : std::string();
    };
    const auto along_x = [&](double value) {
        const bool whole = std::isfinite(value) && value == std::floor(value);
        if (categorical && whole && value >= 0 &&
            value < static_cast<double>(c.x.categories.size()))
            return c.x.categories[static_cast<std::size_t>(value)];
        if (c.x.scale == axis_scale::day && std::isfinite(value) && std::abs(value) < 3e6)
            return date(std::chrono::sys_days(
                            std::chrono::days(static_cast<int>(std::floor(value)))))
                .iso();
        return number(value);
    };
    t.rows.reserve(total);
    for (const auto& s : c.data) {
        const columns_read reads = read_by(s.kind, categorical);
        const bool across = s.kind == series_kind::vertical_band;
        const std::size_t length = detail::length_of(c, s);
        for (std::size_t i = 0; i < length; ++i) {
            std::vector<std::string> row{s.name};
            if (any_x)
                row.push_back(!reads.x       ? ""
                              : !s.x.empty() ? along_x(s.x[i])
                                             : along_x(static_cast<double>(i)));
            if (any_y) row.push_back(reads.y && !s.y.empty() ? number(s.y[i]) : "");
            if (any_spread) {
                const bool given = reads.low && !s.low.empty();
                row.push_back(!given ? "" : across ? along_x(s.low[i]) : number(s.low[i]));
                row.push_back(!given ? "" : across ? along_x(s.high[i]) : number(s.high[i]));
            }
            if (any_label) row.push_back(i < s.labels.size() ? s.labels[i] : "");
            t.rows.push_back(std::move(row));
        }
    }
    return t;
}

}  // namespace hirschman::inline v0_1::io
