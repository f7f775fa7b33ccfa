// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/supply_share.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"

namespace hirschman::inline v0_1::data {

std::vector<supply_share> supply_shares_from(const io::csv_table& table)
{
    table.require_columns({"stage", "item", "country", "area", "share", "bound", "kind", "period",
                           "known_from", "source", "confidence"},
                          {"confidence_as_given"});
    table.require_unique({"stage", "item", "country", "area", "period", "kind", "source"});
    return detail::rows_of<supply_share>(table, [](const io::csv_row& row) {
        constexpr share_bound bounds[] = {share_bound::exact, share_bound::at_least,
                                          share_bound::at_most};
        supply_share s;
        s.stage = row["stage"].text();
        s.item = row["item"].text();
        if (row["country"].empty())
            s.area = row["area"].text();
        else {
            s.nation = row["country"].nation();
            if (!row["area"].empty()) row["area"].fail("nothing beside a country");
        }
        s.share = row["share"].share();
        s.bound = bounds[row["bound"].word({"exact", "at_least", "at_most"})];
        s.projection = row["kind"].word({"observed", "projection"}) == 1;
        s.period = row["period"].text();
        s.origin = detail::provenance_of(row, row["known_from"].optional_day());
        return s;
    });
}

std::vector<supply_share> load_supply_shares(const std::string& path)
{
    return supply_shares_from(io::load_csv(path));
}

std::vector<supply_share> supply_shares() { return supply_shares_from(pack("supply_shares.csv")); }

std::vector<supply_share> known(std::vector<supply_share> shares, as_of when)
{
    std::erase_if(shares, [&](const auto& s) { return !detail::is_known(s.origin, when); });
    return shares;
}

}  // namespace hirschman::inline v0_1::data
