// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <string>
#include <vector>

namespace hirschman::inline v0_1::io {

enum class alignment { left, right };

/// One column of a table; the unit is printed beside the name, once, not in every cell.
struct column {
    std::string name;
    std::string unit = {};
    alignment align = alignment::left;
    friend bool operator==(const column&, const column&) = default;
};

/// Cells are UTF-8 text, already written as they should be read. A row may be shorter than the
/// columns (the rest stays empty) but not longer: @throws domain_error by every rendering.
struct table {
    /// Names the CSV file; without it, the title does.
    std::string id = {};
    std::string title = {};
    std::vector<column> columns = {};
    std::vector<std::vector<std::string>> rows = {};
    std::string note = {};
    std::string source = {};
    friend bool operator==(const table&, const table&) = default;
};

/// RFC 4180: a header line (`name (unit)`), fields quoted where they must be, lines ended by CR LF.
/// @throws domain_error if a row has more cells than there are columns.
[[nodiscard]] HIRSCHMAN_API std::string csv_text(const table& t);

}  // namespace hirschman::inline v0_1::io
