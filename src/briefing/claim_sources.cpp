// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/data/magnet_export.hpp>
#include <hirschman/data/supply_project.hpp>
#include <hirschman/scenario/new_supply.hpp>

#include <array>
#include <limits>
#include <utility>

namespace hirschman::inline v0_1::briefing {

using namespace std::chrono_literals;

void sources_years_away(claim& c, const question& q)
{
    const auto belief = belief_of<scenario::new_supply_parameters>(c, q, "new_supply_parameters");
    if (!belief) {
        c.reading = "Not answered on this day.";
        return;
    }
    scenario::new_supply_setting setting{.from = q.as_of().year(), .until = q.as_of().year() + 15};
    io::table plants{.id = "claim-6-plants",
                     .title = "Separation outside China announced by " + q.as_of().iso(),
                     .columns = {{"plant"},
                                 {"country"},
                                 {"group"},
                                 {"capacity", "t a year", io::alignment::right},
                                 {"of"},
                                 {"first output"},
                                 {"full rate"},
                                 {"counted"}},
                     .note =
                         "Counted are plants that name oxide of neodymium and praseodymium, or of "
                         "dysprosium and terbium, and a date. All of them are counted as if they "
                         "served the United States alone: an upper bound.",
                     .source = "company announcements, as each row of the pack says"};
    const auto year_of = [](date d) {
        return d.year() + days_between(std::chrono::year(d.year()) / 1 / 1, d) / 365.25;
    };
    for (const auto& p : q.known.supply_projects) {
        if (p.stage != data::supply_stage::separation) continue;
        const bool light = p.capacity_of == "neodymium and praseodymium oxide";
        const bool heavy = p.capacity_of == "dysprosium and terbium oxide";
        const auto first = p.start ? p.start : p.full;
        const bool counted = (light || heavy) && p.capacity_low && first;
        plants.rows.push_back({p.project, std::string(p.nation.alpha_3()),
                               p.elements == data::element_group::light   ? "light"
                               : p.elements == data::element_group::heavy ? "heavy"
                                                                          : "all",
                               p.capacity_low ? fixed(*p.capacity_low, 0) : "", p.capacity_of,
                               p.start ? p.start->iso() : "", p.full ? p.full->iso() : "",
                               counted ? "yes" : "no"});
        cite(c, p.origin.source.str());
        if (!counted) continue;
        const double full = p.full ? year_of(*p.full) : std::numeric_limits<double>::quiet_NaN();
        (light ? setting.light : setting.heavy).push_back({*p.capacity_low, year_of(*first), full});
    }

    const int years = 6;
    const auto supply = [&](const scenario::new_supply_parameters<block>& p) {
        const auto r = scenario::new_supply(p, setting);
        std::array<block, 3 + 4 * years> figures;
        figures[0] = r.first_year(0.25);
        figures[1] = r.first_year(0.50);
        figures[2] = r.first_year(1.00);
        for (std::size_t y = 0; y < years; ++y) {
            figures[3 + 4 * y] = r.years[y].light;
            figures[4 + 4 * y] = r.years[y].heavy;
            figures[5 + 4 * y] = r.years[y].magnets;
            figures[6 + 4 * y] = r.years[y].least;
        }
        return figures;
    };
    const auto all = uncertainty::ensemble(*belief, supply, q.ensemble());
    note_failures(c, all);

    io::table coverage{
        .id = "claim-6-coverage",
        .title =
            "Announced capacity in use over the total need of the United States, "
            "at the end of the year",
        .columns = {{"year"},
                    {"light, separation", "", io::alignment::right},
                    {"heavy, separation", "", io::alignment::right},
                    {"magnets", "", io::alignment::right},
                    {"least stage", "", io::alignment::right}},
        .note =
            "Median, with 10 and 90 %. Need is total use, the magnets inside imported "
            "goods included; direct imports are smaller and another number."};
    for (std::size_t y = 0; y < years; ++y) {
        std::vector<std::string> row{std::to_string(setting.from + static_cast<int>(y))};
        for (std::size_t k = 0; k < 4; ++k) {
            const auto& s = all[3 + 4 * y + k];
            row.push_back(percent(s.median()) + " (" + percent(s.quantile(0.1)) + " to " +
                          percent(s.quantile(0.9)) + ")");
        }
        coverage.rows.push_back(row);
    }
    c.tables.insert(c.tables.begin(), plants);
    c.tables.insert(c.tables.begin(), coverage);

    const std::array<std::pair<const char*, double>, 3> levels{
        {{"25 %", 0.25}, {"50 %", 0.5}, {"all", 1.0}}};
    std::vector<std::string> words;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const double reached = all[i].share_at_or_below(setting.until);
        c.figures.push_back(figure_of("year in which the least stage covers " +
                                          std::string(levels[i].first) + " of the need (" +
                                          std::to_string(setting.until + 1) + ": not by then)",
                                      "year", all[i]));
        c.figures.push_back(
            certain_figure("probability that it covers " + std::string(levels[i].first) + " by " +
                               std::to_string(setting.until) + " with what was announced",
                           "probability", reached));
        words.push_back(percent(reached) + " for " + levels[i].first);
    }
    find_drivers(c, q, c.figures.front().what, *belief,
                 [&](const auto& p) { return supply(p)[0]; });
    for (const auto& t : q.known.magnet_export_totals)
        if (t.usa && t.from == date(2024y / 1 / 1))
            c.figures.push_back(certain_figure(
                "direct imports of magnets from China, 2024 (not total use)", "tonnes", *t.usa));
    c.reading =
        "Years, and more than what is announced: the chance that the least stage covers the "
        "need by " +
        std::to_string(setting.until) + " is " + listed(words) +
        ", counting every announced plant outside China as if it served the United States "
        "alone.";
}

}  // namespace hirschman::inline v0_1::briefing
