// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/supply_project.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"

namespace hirschman::inline v0_1::data {

std::vector<supply_project> supply_projects_from(const io::csv_table& table)
{
    table.require_columns(
        {"project", "stage", "element_group", "country", "owner", "capacity_low_t_per_year",
         "capacity_high_t_per_year", "capacity_of", "capacity_text", "status", "start", "full",
         "known_from", "note", "source", "confidence"},
        {"stage_text", "announced", "start_text", "full_text", "terms", "confidence_as_given"});
    table.require_unique({"project", "element_group"});
    return detail::rows_of<supply_project>(table, [](const io::csv_row& row) {
        constexpr supply_stage stages[] = {supply_stage::mine, supply_stage::separation,
                                           supply_stage::metal, supply_stage::magnets};
        constexpr element_group groups[] = {element_group::light, element_group::heavy,
                                            element_group::all};
        const auto capacity = [&](std::string_view column) -> std::optional<double> {
            if (row[column].empty()) return {};
            return detail::positive(row[column]);
        };
        supply_project p;
        p.project = row["project"].text();
        p.stage = stages[row["stage"].word({"mine", "separation", "metal", "magnets"})];
        p.elements = groups[row["element_group"].word({"light", "heavy", "all"})];
        p.nation = row["country"].nation();
        p.owner = row["owner"].text();
        p.capacity_low = capacity("capacity_low_t_per_year");
        p.capacity_high = capacity("capacity_high_t_per_year");
        if (p.capacity_low && p.capacity_high && *p.capacity_high < *p.capacity_low)
            row["capacity_high_t_per_year"].fail("no less than the low capacity");
        p.capacity_of = row["capacity_of"].text();
        p.capacity_text = row["capacity_text"].raw();
        p.status = row["status"].text();
        p.start = row["start"].optional_day();
        p.full = row["full"].optional_day();
        if (p.start && p.full && *p.full <= *p.start) row["full"].fail("a day after the start");
        p.note = row["note"].raw();
        p.origin = detail::provenance_of(row, row["known_from"].optional_day());
        return p;
    });
}

std::vector<supply_project> load_supply_projects(const std::string& path)
{
    return supply_projects_from(io::load_csv(path));
}

std::vector<supply_project> supply_projects()
{
    return supply_projects_from(pack("supply_projects.csv"));
}

std::vector<supply_project> known(std::vector<supply_project> projects, as_of when)
{
    std::erase_if(projects, [&](const auto& p) { return !detail::is_known(p.origin, when); });
    return projects;
}

}  // namespace hirschman::inline v0_1::data
