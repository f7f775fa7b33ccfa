// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/io/chart.hpp>
#include <hirschman/io/table.hpp>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace hirschman::inline v0_1::io {

enum class paragraph_style {
    normal,
    claim,    ///< what someone said, set apart as a quotation
    reading,  ///< what the figures say about it
    warning,
};

struct paragraph {
    std::string text = {};
    paragraph_style style = paragraph_style::normal;
    friend bool operator==(const paragraph&, const paragraph&) = default;
};

using block_of_content = std::variant<paragraph, table, chart>;

struct section {
    std::string title = {};
    std::vector<block_of_content> content = {};
    friend bool operator==(const section&, const section&) = default;
};

/// One line of the head of a report: `{"as of", "2025-07-15"}`.
struct fact {
    std::string name;
    std::string value;
    friend bool operator==(const fact&, const fact&) = default;
};

/// A small document: plain text, tables and charts in sections. All text is UTF-8; bytes that are
/// not are shown as U+FFFD, control characters as spaces.
struct report {
    std::string title = {};
    std::string subtitle = {};
    std::vector<fact> facts = {};
    std::vector<section> sections = {};
    friend bool operator==(const report&, const report&) = default;
};

struct terminal_options {
    /// Columns of the terminal that no line exceeds, at least 20.
    std::size_t width = 100;
    /// ANSI colours; the caller knows whether it writes to a terminal.
    bool colour = false;
};

/// Text for a terminal. Long paragraphs and cells wrap; charts become a table of their data, or of
/// the range of each series if there are many values.
/// @throws domain_error if the width is under 20 columns or a table row is too long.
[[nodiscard]] HIRSCHMAN_API std::string terminal_text(const report& r,
                                                      const terminal_options& options = {});

/// JSON with the fields in the order of the structs, numbers and cells of a row on one line;
/// doubles as the shortest text that reads back the same, unknown values as null.
[[nodiscard]] HIRSCHMAN_API std::string json_text(const report& r);

/// Every chart of the report in order of appearance, without captions (the page sets them itself):
/// what `html` takes.
[[nodiscard]] HIRSCHMAN_API std::vector<drawing> draw_all(const report& r,
                                                          const drawing_options& options);

/// One self-contained page with inline SVG, readable on a screen and on A4 paper; it loads nothing.
/// `drawings` are those of `draw_all`. A chart that is not drawn becomes the table of its data,
/// with a line that says why.
/// @throws domain_error if the number of drawings is neither 0 nor that of the charts.
[[nodiscard]] HIRSCHMAN_API std::string html(const report& r,
                                             std::span<const drawing> drawings = {});

/// What was written, in order, and what the reader should know (a chart that could not be drawn).
struct written {
    std::vector<std::filesystem::path> files = {};
    std::vector<std::string> messages = {};
};

/// Writes report.html, report.json, tables/*.csv, charts/*.csv and charts/*.svg into the directory,
/// which is created. Each file appears whole or not at all (written beside, then renamed).
/// @throws hirschman::error naming the path that could not be written.
[[nodiscard]] HIRSCHMAN_API written write(const report& r, const std::filesystem::path& directory,
                                          const drawing_options& options = {});

}  // namespace hirschman::inline v0_1::io
