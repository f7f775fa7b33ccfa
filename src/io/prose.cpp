// SPDX-License-Identifier: BSL-1.0
#include "prose.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace hirschman::inline v0_1::io::detail {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the well-formed sequence at `at`, 0 if there is none (overlong forms, surrogates and
/// what lies beyond U+10FFFF are not well-formed).
std::size_t sequence_length(std::string_view input, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return at + i < input.size() ? static_cast<unsigned char>(input[at + i]) : 0u;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (!continues(1) || !continues(2)) return 0;
        if (lead == 0xE0 && byte(1) < 0xA0) return 0;
        if (lead == 0xED && byte(1) > 0x9F) return 0;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (!continues(1) || !continues(2) || !continues(3)) return 0;
        if (lead == 0xF0 && byte(1) < 0x90) return 0;
        if (lead == 0xF4 && byte(1) > 0x8F) return 0;
        return 4;
    }
    return 0;
}

using range = std::pair<char32_t, char32_t>;

template <std::size_t N>
bool within(const std::array<range, N>& ranges, char32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const range& r) { return r.first <= c && c <= r.second; });
}

constexpr std::array<range, 14> no_width = {{{0x0300, 0x036F},
                                             {0x0483, 0x0489},
                                             {0x0591, 0x05BD},
                                             {0x0610, 0x061A},
                                             {0x064B, 0x065F},
                                             {0x0E31, 0x0E31},
                                             {0x0E34, 0x0E3A},
                                             {0x0E47, 0x0E4E},
                                             {0x1AB0, 0x1AFF},
                                             {0x1DC0, 0x1DFF},
                                             {0x200B, 0x200D},
                                             {0x20D0, 0x20FF},
                                             {0xFE00, 0xFE0F},
                                             {0xFE20, 0xFE2F}}};

constexpr std::array<range, 11> double_width = {{{0x1100, 0x115F},
                                                 {0x2E80, 0x303E},
                                                 {0x3041, 0xA4CF},
                                                 {0xA960, 0xA97F},
                                                 {0xAC00, 0xD7A3},
                                                 {0xF900, 0xFAFF},
                                                 {0xFE30, 0xFE6F},
                                                 {0xFF00, 0xFF60},
                                                 {0xFFE0, 0xFFE6},
                                                 {0x1F300, 0x1FAFF},
                                                 {0x20000, 0x3FFFD}}};

/// Marks that reorder text, the byte order mark, and line separators.
bool reorders(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || c == 0xFEFF;
}

bool breaks(char32_t c)
{
    return c <= 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

std::size_t width_of(char32_t c)
{
    if (within(no_width, c)) return 0;
    return within(double_width, c) ? 2 : 1;
}

}  // namespace

std::string valid_utf8(std::string_view input)
{
    std::string result;
    result.reserve(input.size());
    for (std::size_t at = 0; at < input.size();) {
        const std::size_t length = sequence_length(input, at);
        if (length == 0)
            result += replacement;
        else
            result += input.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return result;
}

char32_t next_character(std::string_view input, std::size_t& at)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(input[at + i]));
    };
    const std::size_t length = sequence_length(input, at);
    char32_t c = byte(0);
    if (length == 2) c = ((c & 0x1Fu) << 6) | (byte(1) & 0x3Fu);
    if (length == 3) c = ((c & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
    if (length == 4)
        c = ((c & 0x07u) << 18) | ((byte(1) & 0x3Fu) << 12) | ((byte(2) & 0x3Fu) << 6) |
            (byte(3) & 0x3Fu);
    at += length == 0 ? 1 : length;
    return c;
}

std::string clean(std::string_view input)
{
    const std::string valid = valid_utf8(input);
    std::string result;
    result.reserve(valid.size());
    bool space = false;
    for (std::size_t at = 0; at < valid.size();) {
        const std::size_t start = at;
        const char32_t c = next_character(valid, at);
        if (breaks(c)) {
            space = true;
            continue;
        }
        if (reorders(c)) continue;
        if (space && !result.empty()) result += ' ';
        space = false;
        result.append(valid, start, at - start);
    }
    return result;
}

std::size_t columns_of(std::string_view clean_text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < clean_text.size();)
        width += width_of(next_character(clean_text, at));
    return width;
}

std::vector<std::string> wrap(std::string_view clean_text, std::size_t width)
{
    width = std::max<std::size_t>(width, 2);
    std::vector<std::string> lines(1);
    std::size_t filled = 0;
    for (std::size_t at = 0; at < clean_text.size();) {
        const std::size_t end = std::min(clean_text.find(' ', at), clean_text.size());
        const auto word = clean_text.substr(at, end - at);
        at = end + 1;
        const std::size_t columns = columns_of(word);
        if (filled != 0 && filled + 1 + columns > width) {
            lines.emplace_back();
            filled = 0;
        }
        if (filled != 0) {
            lines.back() += ' ';
            ++filled;
        }
        if (columns <= width) {
            lines.back() += word;
            filled += columns;
            continue;
        }
        for (std::size_t i = 0; i < word.size();) {
            const std::size_t start = i;
            const std::size_t step = width_of(next_character(word, i));
            if (filled + step > width) {
                lines.emplace_back();
                filled = 0;
            }
            lines.back() += word.substr(start, i - start);
            filled += step;
        }
    }
    return lines;
}

std::string escape_html(std::string_view input)
{
    std::string result;
    for (const char c : clean(input)) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            case '\'': result += "&#39;"; break;
            default: result += c;
        }
    }
    return result;
}

std::string with_unit(std::string_view name, std::string_view unit)
{
    if (unit.empty()) return std::string(name);
    if (name.empty()) return std::string(unit);
    return std::string(name) + " (" + std::string(unit) + ")";
}

std::string safe_name(std::string_view name, std::string_view fallback)
{
    std::string result;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (upper)
            result += static_cast<char>(c - 'A' + 'a');
        else if (plain)
            result += c;
        else if (!result.empty() && result.back() != '-')
            result += '-';
        if (result.size() == 60) break;
    }
    while (!result.empty() && result.back() == '-') result.pop_back();
    if (result.empty()) return std::string(fallback);
    // Device names of Windows (con, nul, com1) are reserved; nothing else here is three or four
    // long by accident, so every such name carries its kind.
    if (result.size() <= 4 || (result[0] >= '0' && result[0] <= '9'))
        result = std::string(fallback) + "-" + result;
    return result;
}

content_names names_of(const report& r)
{
    content_names names;
    std::set<std::string> taken;
    const auto distinct = [&](const std::string& id, const std::string& title,
                              std::string_view fallback) {
        const std::string base = safe_name(id.empty() ? title : id, fallback);
        std::string name = base;
        for (int i = 2; !taken.insert(name).second; ++i) name = base + "-" + std::to_string(i);
        return name;
    };
    for (const auto& part : r.sections)
        for (const auto& item : part.content) {
            if (const auto* t = std::get_if<table>(&item))
                names.tables.push_back(distinct(t->id, t->title, "table"));
            if (const auto* c = std::get_if<chart>(&item))
                names.charts.push_back(distinct(c->id, c->title, "chart"));
        }
    return names;
}

std::string joined(std::initializer_list<std::string_view> sentences)
{
    std::string result;
    for (const auto sentence : sentences) {
        if (sentence.empty()) continue;
        if (!result.empty()) result += ' ';
        result += sentence;
    }
    return result;
}

}  // namespace hirschman::inline v0_1::io::detail
