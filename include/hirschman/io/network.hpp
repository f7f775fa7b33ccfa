// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/io/json.hpp>
#include <hirschman/supply/network.hpp>

#include <string>

namespace hirschman::inline v0_1::io {

/// A supply network from a table with one fact a row. `record` says of what; `source` and
/// `confidence` belong to every row; a column that a record does not use stays empty or away:
///
/// | record   | columns                                                                         |
/// |----------|---------------------------------------------------------------------------------|
/// | stage    | stage, name, activity, unit, period                                             |
/// | producer | stage, country, amount, capacity                                                |
/// | input    | stage, input, cost_share, elasticity (empty: fixed proportions)                 |
/// | sourcing | stage, country, from, share                                                     |
/// | stock    | stage, country, months, log_spread                                              |
/// | project  | stage, country, name, amount, unit, start, full                                 |
/// | buyer    | stage, country, name, amount, value_added, cost_share, elasticity,              |
/// |          | elasticity_long, elasticity_years                                               |
///
/// Countries are ISO 3166-1 alpha-3, `rest` where a producer or `from` is not named. The network
/// takes its name from the file.
/// @throws data_error with the line and the column, also for what `supply::first_defect` finds;
/// nothing is half-loaded
[[nodiscard]] HIRSCHMAN_API supply::network network_from(const csv_table& table);

/// The same from an object whose members are those of `supply::network`, with `name` and the lists
/// `stages` (each with its `producers`), `requirements`, `sourced`, `stocks`, `projects`, `buyers`;
/// only `stages` must be there. A figure without `source` and `confidence` is uncertain.
/// @throws data_error with the path (`$.stages[2].producers[0].output`); nothing is half-loaded
[[nodiscard]] HIRSCHMAN_API supply::network network_from(const json_value& object);

/// By the ending of the file: `.csv` or `.json`.
/// @throws data_error
[[nodiscard]] HIRSCHMAN_API supply::network load_network(const std::string& path);

/// As `network_from` reads it, member for member.
[[nodiscard]] HIRSCHMAN_API std::string json_text(const supply::network& net);

}  // namespace hirschman::inline v0_1::io
