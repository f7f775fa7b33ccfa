// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/report.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

/// Valid UTF-8 on one line: bytes that are not UTF-8 become U+FFFD; runs of spaces, control
/// characters and line breaks become one space; characters that reorder text are dropped, so that
/// no escape sequence and no reversed text reaches a reader.
[[nodiscard]] std::string clean(std::string_view input);

/// The same without joining spaces: for fields that must keep their line breaks.
[[nodiscard]] std::string valid_utf8(std::string_view input);

/// Decodes the character that starts at `at`, which must lie inside valid UTF-8, and steps over it.
[[nodiscard]] char32_t next_character(std::string_view input, std::size_t& at);

/// Columns of a terminal that the text takes: 0 for combining marks, 2 for wide characters.
[[nodiscard]] std::size_t columns_of(std::string_view clean_text);

/// Lines of at most `width` columns, broken at spaces, inside a word only where it is longer than a
/// line. Never empty.
[[nodiscard]] std::vector<std::string> wrap(std::string_view clean_text, std::size_t width);

/// `&`, `<`, `>` and quotes as entities, after `clean`.
[[nodiscard]] std::string escape_html(std::string_view input);

/// `name (unit)`.
[[nodiscard]] std::string with_unit(std::string_view name, std::string_view unit);

/// A name that every file system and every HTML id accepts: a to z, 0 to 9 and `-`, 1 to 60 bytes,
/// starting with a letter.
[[nodiscard]] std::string safe_name(std::string_view name, std::string_view fallback);

/// Safe, distinct names for the tables and the charts of a report, in order of appearance.
struct content_names {
    std::vector<std::string> tables;
    std::vector<std::string> charts;
};
[[nodiscard]] content_names names_of(const report& r);

/// @throws domain_error if a row has more cells than there are columns.
void require_rectangular(const table& t);

/// Values of a series. @throws domain_error if the columns that it reads differ in length.
[[nodiscard]] std::size_t length_of(const chart& c, const series& s);

/// False where a figure that the picture needs is not finite, or not positive on a logarithmic
/// axis.
[[nodiscard]] bool is_drawable(const chart& c, const series& s, std::size_t i);

/// What the picture of a chart leaves out, as sentences; empty if nothing.
[[nodiscard]] std::string omissions(const chart& c);

/// The parts of a note that are not empty, joined by spaces.
[[nodiscard]] std::string joined(std::initializer_list<std::string_view> sentences);

}  // namespace hirschman::inline v0_1::io::detail
