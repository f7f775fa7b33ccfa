// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/prior_map.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"
#include "io/spelling.hpp"

namespace hirschman::inline v0_1::data {

namespace {

uncertainty::estimate in_field_unit(const uncertainty::estimate& e, const prior_entry& field)
{
    if (field.factor == 1.0) return e;
    return uncertainty::in_unit(e, field.factor, field.unit.str());
}

}  // namespace

std::vector<prior_entry> prior_map_from(const io::csv_table& table)
{
    table.require_columns({"scenario", "field", "estimate", "factor", "unit"});
    table.require_unique({"scenario", "field"});
    return detail::rows_of<prior_entry>(table, [](const io::csv_row& row) {
        const auto name = [&](std::string_view column) {
            (void)row[column].text();
            return detail::text_of<64>(row[column]);
        };
        prior_entry entry;
        entry.scenario = name("scenario");
        entry.field = name("field");
        entry.estimate = name("estimate");
        entry.factor = detail::positive(row["factor"]);
        entry.unit = detail::text_of<24>(row["unit"]);
        if ((entry.factor == 1.0) != entry.unit.empty())
            row["unit"].fail("the field's unit where the factor is not 1, else nothing");
        return entry;
    });
}

std::vector<prior_entry> load_prior_map(const std::string& path)
{
    return prior_map_from(io::load_csv(path));
}

std::vector<prior_entry> prior_map() { return prior_map_from(pack("priors.csv")); }

std::vector<field_estimate> field_estimates(std::string_view scenario, const estimate_table& table,
                                            as_of when)
{
    const auto map = prior_map();
    std::vector<field_estimate> found;
    std::vector<std::string_view> scenarios;
    for (const auto& entry : map) {
        scenarios.push_back(entry.scenario);
        if (entry.scenario != scenario) continue;
        const auto& known = table.at(entry.estimate, when);
        found.push_back({.field = entry.field, .value = in_field_unit(known, entry)});
    }
    for (auto& entry : found) {
        const auto partner = table.paired_with(entry.value.name, when);
        for (const auto& other : found)
            if (!partner.empty() && other.value.name == partner) entry.paired_with = other.field;
    }
    if (found.empty())
        throw domain_error("no prior is mapped for \"" + std::string(scenario) + "\"" +
                           io::detail::suggestion(scenario, scenarios));
    return found;
}

}  // namespace hirschman::inline v0_1::data
