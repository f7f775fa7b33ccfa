// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/trade/tariff_schedule.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io {

/// The names in column `schedule` of a table, sorted; empty without that column.
[[nodiscard]] HIRSCHMAN_API std::vector<std::string> schedule_names(const csv_table& table);

/// A schedule of tariffs: columns importer, exporter and rate (ad valorem, the whole of it), and as
/// wanted sector, from, until, known_from, source, confidence; `*` is every country or sector. A
/// table with several holds their names in column `schedule`, and `name` says which is meant.
/// @throws data_error with the line and the column; domain_error for a name that is none, with the
/// nearest that is
[[nodiscard]] HIRSCHMAN_API std::vector<trade::tariff_line> schedule_from(
    const csv_table& table, std::string_view name = "");
[[nodiscard]] HIRSCHMAN_API std::vector<trade::tariff_line> load_schedule(
    const std::string& path, std::string_view name = "");

}  // namespace hirschman::inline v0_1::io
