// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/io/trade.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/trade/tariff_schedule.hpp>
#include <hirschman/uncertainty/estimate.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::data {

/// What one country sold to another in a year, at world prices, and the tariff on it. `ROW` is the
/// rest of the world; other names are ISO 3166-1 alpha-3.
struct trade_flow {
    text<3> exporter;
    text<3> importer;
    double value = 0.0;
    /// Where the figure is from memory.
    std::optional<double> low = {};
    std::optional<double> high = {};
    provenance origin = {};
    double tariff = 0.0;
    /// Empty where no tariff was looked up and none is taken.
    std::optional<provenance> tariff_origin = {};
};

/// Exports, imports and product of a country in the same year, from which the flows with the rest
/// of the world and the sales at home are derived.
struct trade_total {
    text<3> nation;
    /// `exports`, `imports` or `gdp`.
    text<8> measure;
    double value = 0.0;
    std::optional<double> low = {};
    std::optional<double> high = {};
    provenance origin = {};
};

/// The rows of CSV files with the columns of data/trade/trade.csv and totals.csv.
/// @throws data_error; nothing is half-loaded
[[nodiscard]] HIRSCHMAN_API std::vector<trade_flow> trade_flows_from(const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<trade_total> trade_totals_from(const io::csv_table& table);
/// The built-in ones.
[[nodiscard]] HIRSCHMAN_API std::vector<trade_flow> trade_flows();
[[nodiscard]] HIRSCHMAN_API std::vector<trade_total> trade_totals();

/// The built-in base: eight countries, one sector, USD of 2023; goods cross borders, everything
/// else is sold at home. See docs/trade.md for what it can and cannot answer.
[[nodiscard]] HIRSCHMAN_API io::trade_tables trade_base();
/// From which day all its figures could be known.
[[nodiscard]] HIRSCHMAN_API date trade_base_known_from();
/// Its trade elasticity, as an estimate.
[[nodiscard]] HIRSCHMAN_API uncertainty::estimate trade_elasticity();

/// The built-in schedules of tariffs of the United States: `in_force_july_2025` and so on.
[[nodiscard]] HIRSCHMAN_API std::vector<std::string> tariff_schedules();
/// @throws domain_error for a name that is none, with the nearest that is
[[nodiscard]] HIRSCHMAN_API std::vector<trade::tariff_line> tariff_schedule(std::string_view name);
/// What was known by the end of a day to be in force on it, over the schedules `in_force...`: the
/// newest line for each flow, or none.
[[nodiscard]] HIRSCHMAN_API std::vector<trade::tariff_line> tariffs_in_force(as_of when);

}  // namespace hirschman::inline v0_1::data
