// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/provenance.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::data {

/// How a tonnage came about.
enum class tonnage_status { reported, derived, missing };

/// Chinese exports of rare-earth permanent magnets, in tonnes, to the world and to the United
/// States, over [from, until): a month, or a longer total.
struct magnet_export {
    date from;
    date until;
    std::optional<double> world = {};
    tonnage_status world_status = tonnage_status::missing;
    std::optional<double> usa = {};
    tonnage_status usa_status = tonnage_status::missing;
    std::string note;
    provenance origin;

    /// Chinese customs publish on the 20th of the month after the period.
    [[nodiscard]] date known_from() const
    {
        const auto next = until.ymd();
        return std::chrono::year_month_day(next.year() / next.month() / 20);
    }
};

/// The months of a CSV file with the columns of data/magnet_exports.csv, by date.
/// @throws data_error; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<magnet_export> magnet_exports_from(
    const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<magnet_export> load_magnet_exports(const std::string& path);
/// The built-in data/magnet_exports.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<magnet_export> magnet_exports();
/// The built-in data/magnet_export_totals.csv: half-years and years as reported.
[[nodiscard]] HIRSCHMAN_API std::vector<magnet_export> magnet_export_totals();

/// Periods published by the end of `when`.
[[nodiscard]] HIRSCHMAN_API std::vector<magnet_export> known(std::vector<magnet_export> exports,
                                                             as_of when);

}  // namespace hirschman::inline v0_1::data
