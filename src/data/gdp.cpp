// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/gdp.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"

namespace hirschman::inline v0_1::data {

std::vector<gdp_year> gdp_from(const io::csv_table& table)
{
    table.require_columns({"country", "year", "gdp_usd", "gdp_ppp_usd", "source", "confidence"});
    table.require_unique({"country", "year"});
    return detail::rows_of<gdp_year>(table, [](const io::csv_row& row) {
        gdp_year g;
        g.nation = row["country"].nation();
        g.year = detail::year_of(row["year"]);
        g.nominal = detail::positive(row["gdp_usd"]);
        if (const auto cell = row["gdp_ppp_usd"]; !cell.empty())
            g.purchasing_power = detail::positive(cell);
        g.origin = detail::provenance_of(row, g.known_from());
        return g;
    });
}

std::vector<gdp_year> load_gdp(const std::string& path) { return gdp_from(io::load_csv(path)); }

std::vector<gdp_year> gdp() { return gdp_from(pack("gdp.csv")); }

std::vector<gdp_year> known(std::vector<gdp_year> years, as_of when)
{
    std::erase_if(years, [&](const auto& g) { return g.known_from() > when.on; });
    return years;
}

}  // namespace hirschman::inline v0_1::data
