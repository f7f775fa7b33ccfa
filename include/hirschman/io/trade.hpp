// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/trade/economy.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io {

/// What becomes of sums that miss one another: published tables are rounded and patched.
enum class missed_totals { refused, noted };

/// How tables of trade are to be read.
struct trade_layout {
    /// Column of trade.csv with the tariffs of the base. No column "tariff" means no tariffs, and
    /// is noted; any other name must be there. Empty: none are read.
    std::string tariff = "tariff";
    /// Trade elasticity of every sector, where no table gives it.
    std::optional<double> elasticity = {};
    /// By how much sums may miss one another, as a share of the larger.
    double tolerance = 1e-6;
    missed_totals totals = missed_totals::refused;
};

/// The tables, in long form: a row a figure, rows and columns in any order.
///
/// | table         | columns                                                                  |
/// |---------------|--------------------------------------------------------------------------|
/// | trade         | exporter, importer, sector (if more than one), value net of tariff, own  |
/// |               | sales included; columns of tariffs; source, confidence and the like      |
/// | intermediate  | region, sector (that uses), input (sector that is used), value           |
/// | value_added   | region, sector, value                                                    |
/// | final_use     | region, sector, value                                                    |
/// | deficit       | region, D or deficit: imports less exports                               |
/// | elasticity    | sector or `*`, value or theta                                            |
/// | regions,      | the names, in the order wanted; without them, those of trade.csv in      |
/// | sectors       | alphabetical order                                                       |
///
/// Only `trade` must be there: what is sold is then value added, what is bought final use, and the
/// deficit is that of trade; `region` may be called `country`.
struct trade_csv {
    csv_table trade;
    std::optional<csv_table> intermediate = {};
    std::optional<csv_table> value_added = {};
    std::optional<csv_table> final_use = {};
    std::optional<csv_table> deficit = {};
    std::optional<csv_table> elasticity = {};
    std::optional<csv_table> regions = {};
    std::optional<csv_table> sectors = {};
};

/// A base, and what had to be decided to make it one.
struct trade_tables : trade::economy {
    /// Figures without a row, taken as zero: how many, and the first few.
    std::size_t missing = 0;
    std::vector<std::string> first_missing = {};
    std::vector<std::string> notes = {};
};

/// @throws data_error naming the file, the line and the column of the first inconsistency: a name
/// that is none (with the nearest that is), a figure given twice, a negative flow, text for a
/// number, a tariff on own sales, a country without own sales, and sums that miss one another:
/// output and cost, final use and income, deficit and trade. Whether each good's uses meet what is
/// bought of it is noted, not refused: published bases seldom do. Nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API trade_tables trade_from(const trade_csv& tables,
                                                    const trade_layout& layout = {});

/// From a folder with trade.csv and, where they are there, intermediate_consumption.csv,
/// value_added.csv, final_consumption.csv, deficit.csv, theta.csv or elasticity.csv,
/// sets_regions.csv and sets_sectors.csv.
/// @throws data_error, also for a folder without trade.csv
[[nodiscard]] HIRSCHMAN_API trade_tables load_trade(const std::string& folder,
                                                    const trade_layout& layout = {});

/// Another column of tariffs, in the shape of `economy::tariff`: the counterfactual.
/// @throws data_error as above
[[nodiscard]] HIRSCHMAN_API std::vector<double> tariffs_from(const csv_table& trade,
                                                             const trade::economy& base,
                                                             std::string_view column);
/// The same from trade.csv of a folder.
[[nodiscard]] HIRSCHMAN_API std::vector<double> load_tariffs(const std::string& folder,
                                                             const trade::economy& base,
                                                             std::string_view column);

}  // namespace hirschman::inline v0_1::io
