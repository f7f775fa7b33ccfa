// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/research.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"

namespace hirschman::inline v0_1::data {

std::vector<research_spending> research_spending_from(const io::csv_table& table)
{
    table.require_columns(
        {"country", "year", "basis", "expenditure", "unit", "published", "source", "confidence"},
        {"vintage"});
    const bool dated = table.has_column("vintage");
    if (dated)
        table.require_unique({"country", "year", "vintage", "basis"});
    else
        table.require_unique({"country", "year", "basis"});
    return detail::rows_of<research_spending>(table, [dated](const io::csv_row& row) {
        constexpr research_basis bases[] = {research_basis::current_ppp,
                                            research_basis::constant_2015_ppp,
                                            research_basis::nistep_ppp};
        research_spending r;
        r.nation = row["country"].nation();
        r.year = detail::year_of(row["year"]);
        if (dated) r.vintage = row["vintage"].text();
        r.basis = bases[row["basis"].word({"current_ppp", "constant_2015_ppp", "nistep_ppp"})];
        if ((row["unit"].word({"USD", "JPY"}) == 1) != (r.basis == research_basis::nistep_ppp))
            row["unit"].fail("JPY on the NISTEP basis, else USD");
        r.expenditure = detail::positive(row["expenditure"]);
        r.published = row["published"].day();
        r.origin = detail::provenance_of(row, r.published);
        return r;
    });
}

std::vector<research_spending> load_research_spending(const std::string& path)
{
    return research_spending_from(io::load_csv(path));
}

std::vector<research_spending> rd_expenditure()
{
    return research_spending_from(pack("rd_expenditure.csv"));
}

std::vector<research_spending> rd_vintages()
{
    return research_spending_from(pack("rd_vintages.csv"));
}

std::vector<research_spending> known(std::vector<research_spending> series, as_of when)
{
    std::erase_if(series, [&](const auto& r) { return r.published > when.on; });
    return series;
}

std::vector<research_spending> pseudo_real_time(std::vector<research_spending> series, as_of when)
{
    const auto first_release = [](int year) {
        return date(std::chrono::year(year + 2) / std::chrono::March / 31);
    };
    std::erase_if(series, [&](const auto& r) { return first_release(r.year) > when.on; });
    return series;
}

}  // namespace hirschman::inline v0_1::data
