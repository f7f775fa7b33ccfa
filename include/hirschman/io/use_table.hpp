// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/supply/flow_table.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io {

/// Whether what is sold of a sector's product must equal the sector's output.
enum class balance {
    /// A symmetric table, product by product or industry by industry: it must.
    required,
    /// Commodities by industries: an industry also makes other commodities, so that it need not.
    /// Each commodity is then taken for the output of its own industry, and final demand for the
    /// rest of that output.
    by_residual,
};

/// What to do with a flow below zero, as published tables have a few of.
enum class negative_flow { refused, set_to_zero };

/// How a table in CSV is to be read. Its first column names the rows; every row and column must be
/// a sector or be named here, so that nothing is taken for what it is not.
struct use_table_layout {
    /// Row of the sectors' output; must be there, the other rows and columns need not.
    std::string output_row = "output";
    /// Column of all that is used.
    std::string total_use = "output";
    std::vector<std::string> value_added{"value_added"};
    /// Other rows that no sector makes: imports, scrap.
    std::vector<std::string> primary_inputs{"imports"};
    std::vector<std::string> final_uses{"final_demand", "exports"};
    /// Subtotals.
    std::vector<std::string> ignored{};
    /// Sectors whose product the table has no row for: they sell to final demand only.
    std::vector<std::string> without_row{};
    balance rows = balance::required;
    negative_flow negatives = negative_flow::refused;
    /// By how much sums may miss a printed total, as a share of it and in its units: figures are
    /// rounded.
    double tolerance = 1e-9;
    double rounding = 0.0;
};

/// The detail use table of the United States Bureau of Economic Analysis, producers' prices.
[[nodiscard]] HIRSCHMAN_API use_table_layout bea_detail_layout();

/// A table of flows and what had to be decided to make it one.
struct use_table {
    supply::flow_table table{};
    std::vector<std::string> notes{};
};

/// @throws data_error naming the place: a row or column that is neither a sector nor in the layout,
/// one given twice, a figure that is no number, a negative flow, an output that is not positive
/// where the sector trades, and sums that do not meet the printed totals
[[nodiscard]] HIRSCHMAN_API use_table parse_use_table(std::string_view content,
                                                      const use_table_layout& layout = {},
                                                      std::string file = "input");
[[nodiscard]] HIRSCHMAN_API use_table load_use_table(const std::string& path,
                                                     const use_table_layout& layout = {});

}  // namespace hirschman::inline v0_1::io
