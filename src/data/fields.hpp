// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/csv.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/quantity.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::data::detail {

/// A field that must fit inline text, with its place in the error where it does not.
template <std::size_t Capacity>
[[nodiscard]] text<Capacity> text_of(const io::csv_cell& cell)
{
    if (cell.raw().size() > Capacity)
        cell.fail("text of at most " + std::to_string(Capacity) + " bytes");
    return {cell.raw()};
}

[[nodiscard]] inline double positive(const io::csv_cell& cell)
{
    const double value = cell.number();
    if (!(value > 0)) cell.fail("a number above 0");
    return value;
}

[[nodiscard]] inline double not_negative(const io::csv_cell& cell)
{
    const double value = cell.number();
    if (!(value >= 0)) cell.fail("a number not below 0");
    return value;
}

[[nodiscard]] inline std::optional<double> optional_not_negative(const io::csv_cell& cell)
{
    if (cell.empty()) return {};
    return not_negative(cell);
}

/// A calendar year between 1900 and 2200.
[[nodiscard]] inline int year_of(const io::csv_cell& cell)
{
    const long long year = cell.integer();
    if (year < 1900 || year > 2200) cell.fail("a year between 1900 and 2200");
    return static_cast<int>(year);
}

/// The last day of a month `YYYY-MM` or of a year `YYYY`.
[[nodiscard]] inline date last_day_of(const io::csv_cell& cell)
{
    const std::string given(cell.raw());
    const auto first = date::parse(given + (given.size() == 4 ? "-12-01" : "-01"));
    if (!first) cell.fail("a month YYYY-MM or a year YYYY");
    const auto day = first->ymd();
    return std::chrono::year_month_day(day.year() / day.month() / std::chrono::last);
}

/// Columns `source`, `confidence` and, where the pack has it, the given date column.
[[nodiscard]] inline provenance provenance_of(const io::csv_row& row,
                                              std::optional<date> known_from = {})
{
    provenance origin;
    (void)row["source"].text();
    origin.source = text_of<320>(row["source"]);
    origin.known_from = known_from;
    const auto trust = confidence_named(row["confidence"].raw());
    if (!trust) row["confidence"].fail("verified, derived, recalled, assumed or uncertain");
    origin.trust = *trust;
    return origin;
}

/// A day that was not recorded is not known.
[[nodiscard]] inline bool is_known(const provenance& origin, as_of when)
{
    return origin.known_from && *origin.known_from <= when.on;
}

/// One struct a row, all or nothing.
template <class Row, class Read>
[[nodiscard]] std::vector<Row> rows_of(const io::csv_table& table, Read read)
{
    std::vector<Row> rows;
    rows.reserve(table.size());
    for (const auto row : table) rows.push_back(read(row));
    return rows;
}

}  // namespace hirschman::inline v0_1::data::detail
