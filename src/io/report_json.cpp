// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/report.hpp>

#include "prose.hpp"

#include <hirschman/error.hpp>

#include <cmath>
#include <optional>

namespace hirschman::inline v0_1::io {

namespace {

std::string json_string(std::string_view raw)
{
    constexpr char hex[] = "0123456789abcdef";
    std::string text = "\"";
    for (const char c : detail::valid_utf8(raw)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"')
            text += "\\\"";
        else if (c == '\\')
            text += "\\\\";
        else if (c == '\n')
            text += "\\n";
        else if (c == '\t')
            text += "\\t";
        else if (c == '\r')
            text += "\\r";
        else if (byte < 0x20 || byte == 0x7F)
            (text += "\\u00") += {hex[byte >> 4], hex[byte & 0xF]};
        else
            text += c;
    }
    return text + '"';
}

std::string number(double value) { return std::isfinite(value) ? to_text(value) : "null"; }

template <class Items, class Text>
std::string on_one_line(const Items& items, Text to_json)
{
    std::string text = "[";
    for (const auto& item : items) {
        if (text.size() > 1) text += ", ";
        text += to_json(item);
    }
    return text + "]";
}

const char* word(alignment a) { return a == alignment::left ? "left" : "right"; }

const char* word(paragraph_style s)
{
    switch (s) {
        case paragraph_style::normal: return "normal";
        case paragraph_style::claim: return "claim";
        case paragraph_style::reading: return "reading";
        case paragraph_style::warning: return "warning";
    }
    return "";
}

const char* word(series_kind k)
{
    switch (k) {
        case series_kind::line: return "line";
        case series_kind::step: return "step";
        case series_kind::points: return "points";
        case series_kind::bars: return "bars";
        case series_kind::fan: return "fan";
        case series_kind::interval: return "interval";
        case series_kind::vertical_limit: return "vertical_limit";
        case series_kind::horizontal_limit: return "horizontal_limit";
        case series_kind::vertical_band: return "vertical_band";
    }
    return "";
}

const char* word(axis_scale s)
{
    switch (s) {
        case axis_scale::linear: return "linear";
        case axis_scale::logarithmic: return "logarithmic";
        case axis_scale::year: return "year";
        case axis_scale::day: return "day";
    }
    return "";
}

const char* word(hue h)
{
    switch (h) {
        case hue::automatic: return "automatic";
        case hue::blue: return "blue";
        case hue::vermillion: return "vermillion";
        case hue::green: return "green";
        case hue::purple: return "purple";
        case hue::orange: return "orange";
        case hue::sky: return "sky";
        case hue::black: return "black";
    }
    return "";
}

/// Writes members and elements on lines of their own, two spaces a level.
class writer {
public:
    void open(char bracket)
    {
        text_ += bracket;
        ++depth_;
        first_ = true;
    }
    void close(char bracket)
    {
        --depth_;
        if (!first_) new_line();
        text_ += bracket;
        first_ = false;
    }
    void element()
    {
        if (!first_) text_ += ',';
        new_line();
        first_ = false;
    }
    void key(std::string_view name)
    {
        element();
        text_ += json_string(name) + ": ";
    }
    void member(std::string_view name, const std::string& json)
    {
        key(name);
        text_ += json;
    }
    void raw(const std::string& json) { text_ += json; }
    [[nodiscard]] std::string take() && { return std::move(text_) + "\n"; }

private:
    void new_line()
    {
        text_ += '\n';
        text_.append(2 * depth_, ' ');
    }

    std::string text_;
    std::size_t depth_ = 0;
    bool first_ = true;
};

void put(writer& out, const paragraph& p)
{
    out.member("type", json_string("paragraph"));
    out.member("style", json_string(word(p.style)));
    out.member("text", json_string(p.text));
}

void put(writer& out, const table& t)
{
    detail::require_rectangular(t);
    out.member("type", json_string("table"));
    out.member("id", json_string(t.id));
    out.member("title", json_string(t.title));
    out.key("columns");
    out.open('[');
    for (const auto& c : t.columns) {
        out.element();
        out.raw("{\"name\": " + json_string(c.name) + ", \"unit\": " + json_string(c.unit) +
                ", \"align\": " + json_string(word(c.align)) + "}");
    }
    out.close(']');
    out.key("rows");
    out.open('[');
    for (const auto& row : t.rows) {
        out.element();
        out.raw(on_one_line(row, json_string));
    }
    out.close(']');
    out.member("note", json_string(t.note));
    out.member("source", json_string(t.source));
}

void put(writer& out, const axis& a)
{
    const auto end = [](const std::optional<double>& value) {
        return value ? number(*value) : std::string("null");
    };
    out.open('{');
    out.member("label", json_string(a.label));
    out.member("unit", json_string(a.unit));
    out.member("scale", json_string(word(a.scale)));
    out.member("from", end(a.from));
    out.member("to", end(a.to));
    out.member("categories", on_one_line(a.categories, json_string));
    out.close('}');
}

void put(writer& out, const chart& c)
{
    out.member("type", json_string("chart"));
    out.member("id", json_string(c.id));
    out.member("title", json_string(c.title));
    out.member("subtitle", json_string(c.subtitle));
    out.key("x");
    put(out, c.x);
    out.key("y");
    put(out, c.y);
    out.key("data");
    out.open('[');
    for (const auto& s : c.data) {
        out.element();
        out.open('{');
        out.member("name", json_string(s.name));
        out.member("kind", json_string(word(s.kind)));
        out.member("x", on_one_line(s.x, number));
        out.member("y", on_one_line(s.y, number));
        out.member("low", on_one_line(s.low, number));
        out.member("high", on_one_line(s.high, number));
        out.member("labels", on_one_line(s.labels, json_string));
        out.member("colour", json_string(word(s.colour)));
        out.close('}');
    }
    out.close(']');
    out.member("note", json_string(c.note));
    out.member("source", json_string(c.source));
}

}  // namespace

std::string json_text(const report& r)
{
    writer out;
    out.open('{');
    out.member("title", json_string(r.title));
    out.member("subtitle", json_string(r.subtitle));
    out.key("facts");
    out.open('[');
    for (const auto& f : r.facts) {
        out.element();
        out.raw("{\"name\": " + json_string(f.name) + ", \"value\": " + json_string(f.value) + "}");
    }
    out.close(']');
    out.key("sections");
    out.open('[');
    for (const auto& part : r.sections) {
        out.element();
        out.open('{');
        out.member("title", json_string(part.title));
        out.key("content");
        out.open('[');
        for (const auto& item : part.content) {
            out.element();
            out.open('{');
            std::visit([&out](const auto& content) { put(out, content); }, item);
            out.close('}');
        }
        out.close(']');
        out.close('}');
    }
    out.close(']');
    out.close('}');
    return std::move(out).take();
}

}  // namespace hirschman::inline v0_1::io
