// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/csv.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

/// Names and where each stands; looks the last one up for free.
class name_index {
public:
    explicit name_index(std::vector<std::string> names);

    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
    /// @throws data_error for a field that is none of them, with the nearest that is
    [[nodiscard]] std::size_t at(const csv_cell& cell, std::string_view what) const;

private:
    std::vector<std::string> names_;
    std::unordered_map<std::string_view, std::size_t> places_;
    mutable std::size_t last_ = 0;
};

/// A table of one figure a row, spread over a grid; the first axis runs slowest.
struct grid {
    std::vector<double> values;
    /// The line of each figure, 0 where there is none.
    std::vector<std::uint32_t> lines;
};

struct axis {
    std::string_view column;
    const name_index* names;
    /// What its names are, for messages: `a sector`.
    std::string_view what;
};

enum class figure { flow, tariff, balance, above_zero };

/// @throws data_error for a name that is none, a figure given twice and one that is not permitted
[[nodiscard]] grid spread(const csv_table& table, const std::vector<axis>& axes,
                          std::string_view value, figure permitted);

/// Where a column stands. @throws data_error for one that the table does not have
[[nodiscard]] std::size_t place_of(const csv_table& table, std::string_view column);

/// The first of the columns that the table has. @throws data_error if it has none of them
[[nodiscard]] std::string_view column_among(const csv_table& table,
                                            std::initializer_list<std::string_view> columns);

/// Refuses a column that is not known, with the nearest that is.
void require_known_columns(const csv_table& table, const std::vector<std::string_view>& known,
                           const std::vector<std::string_view>& prefixes = {});

}  // namespace hirschman::inline v0_1::io::detail
