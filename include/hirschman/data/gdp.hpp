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

/// Gross domestic product of one country in one year, in today's revision.
struct gdp_year {
    country nation = country("USA");
    int year = 0;
    /// USD at market rates, current prices.
    double nominal = 0;
    /// USD at purchasing power, current prices; derived, see data/NOTICE.
    std::optional<double> purchasing_power = {};
    provenance origin;

    /// First release by the World Bank: 1 July of the next year.
    [[nodiscard]] date known_from() const
    {
        return std::chrono::year(year + 1) / std::chrono::July / 1;
    }
};

/// The rows of a CSV file with the columns of data/gdp.csv.
/// @throws data_error; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<gdp_year> gdp_from(const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<gdp_year> load_gdp(const std::string& path);
/// The built-in data/gdp.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<gdp_year> gdp();

/// Years first released by the end of `when`; the figures stay those of today's revision.
[[nodiscard]] HIRSCHMAN_API std::vector<gdp_year> known(std::vector<gdp_year> years, as_of when);

}  // namespace hirschman::inline v0_1::data
