// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/country.hpp>
#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/provenance.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::data {

/// Whether a share is what was found or a bound on it.
enum class share_bound { exact, at_least, at_most };

/// A country's share of a stage of a supply chain in a period.
struct supply_share {
    /// `mine`, `separation`, `magnets`, ...; flows as `imports_by_source:USA`.
    std::string stage;
    std::string item;
    /// Empty for a group of countries, which `area` then names.
    std::optional<country> nation = {};
    std::string area;
    /// In [0, 1].
    double share = 0;
    share_bound bound = share_bound::exact;
    /// Somebody's forecast, not an observation.
    bool projection = false;
    /// As the source states it: `2024`, `2021-24`, `FY2023`, `2025Q2`.
    std::string period;
    provenance origin;
};

/// The rows of a CSV file with the columns of data/supply_shares.csv.
/// @throws data_error; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<supply_share> supply_shares_from(
    const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<supply_share> load_supply_shares(const std::string& path);
/// The built-in data/supply_shares.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<supply_share> supply_shares();

/// Rows recorded as public by the end of `when`; a row whose date was not recorded is left out.
[[nodiscard]] HIRSCHMAN_API std::vector<supply_share> known(std::vector<supply_share> shares,
                                                            as_of when);

}  // namespace hirschman::inline v0_1::data
