// SPDX-License-Identifier: BSL-1.0
#include "briefing/front_tariffs.hpp"
#include "briefing/question.hpp"

#include <hirschman/controls/coverage_table.hpp>
#include <hirschman/controls/rulebooks/recorded_controls.hpp>
#include <hirschman/scenario/coalition.hpp>

#include <array>
#include <set>

namespace hirschman::inline v0_1::briefing {

using controls::category;
using controls::recorded_controls;
using namespace std::chrono_literals;

namespace {

constexpr country netherlands("NLD");
constexpr country japan("JPN");
constexpr double billion = 1e9;

constexpr std::array tools{category::lithography, category::deposition_and_etch,
                           category::metrology_and_inspection};

/// The controls of one ally over goods that it makes and ships to China itself, in force for
/// everyone.
std::set<std::string> held_by(const country& ally, category what, date on)
{
    std::set<std::string> names;
    const auto answer =
        controls::covered(what, {.on = on, .from = ally, .to = chn, .headquarters = chn});
    for (const auto& by : answer.by)
        if (by.controller == ally.alpha_3() && by.covers == truth::yes)
            names.insert(by.control.str());
    return names;
}

std::size_t tool_controls_on(date on)
{
    std::set<std::string> names;
    for (const auto& ally : {netherlands, japan})
        for (const auto what : tools) names.merge(held_by(ally, what, on));
    return names.size();
}

/// Which controls stood, by date: those of the allies, and those of the United States beside them.
io::table in_force(date on)
{
    std::vector<date> days;
    for (const date day :
         {date(2023y / 7 / 23), date(2023y / 9 / 1), date(2024y / 9 / 7), date(2025y / 4 / 1)})
        if (day < on) days.push_back(day);
    days.push_back(on);
    io::table t{.id = "claim-12-in-force",
                .title = "Controls on the way to China, by date",
                .columns = {{"category"}},
                .note =
                    "(USA): for some parties only; ?: unknown; ~: rests on memory; -: the book "
                    "holds none.",
                .source = "rulebook of this library"};
    for (const date day : days) t.columns.push_back({day.iso()});
    for (const auto& row : controls::coverage_table(recorded_controls, chn, days)) {
        if (row.what != category::chips &&
            std::find(tools.begin(), tools.end(), row.what) == tools.end())
            continue;
        std::vector<std::string> cells{std::string(controls::name(row.what))};
        for (const auto& cell : row.cells) cells.push_back(controls::to_text(cell));
        t.rows.push_back(cells);
    }
    return t;
}

std::string side_tariff(double bearable)
{
    return bearable < 0.0 ? "leaves without one" : percent(bearable);
}

/// The side tariff that each ally bears, by what the front is worth to it.
io::table bearable_tariffs(const scenario::coalition_parameters<double>& central)
{
    io::table t{.id = "claim-12-bearable",
                .title =
                    "Largest side tariff at which an ally stays, by what the front is worth "
                    "to it",
                .columns = {{"worth", "bn USD a year", io::alignment::right},
                            {"either, both in", "", io::alignment::right},
                            {"Netherlands, Japan gone", "", io::alignment::right},
                            {"Japan, Netherlands gone", "", io::alignment::right}},
                .note =
                    "Central values of the shares and of goodwill. Nobody has estimated what "
                    "the front is worth to an ally; 20 bn is the worked example's."};
    for (const double worth : {10.0, 12.5, 15.0, 20.0, 30.0, 50.0}) {
        auto p = central;
        p.netherlands_benefit = worth * billion;
        p.japan_benefit = worth * billion;
        const auto r = scenario::coalition(p);
        t.rows.push_back({fixed(worth, 1), side_tariff(r.netherlands.bearable_side_tariff),
                          side_tariff(r.netherlands_alone.bearable_side_tariff),
                          side_tariff(r.japan_alone.bearable_side_tariff)});
    }
    return t;
}

}  // namespace

void front_undermined(claim& c, const question& q)
{
    if (q.as_of() < recorded_controls.opens) {
        c.undetermined.push_back("the book of controls opens on " + recorded_controls.opens.iso());
        c.reading = "Not answered on this day.";
        return;
    }
    const auto belief = belief_of<scenario::coalition_parameters>(c, q, "coalition_parameters");
    std::string break_even;
    if (belief) {
        const auto front = [](const scenario::coalition_parameters<block>& p) {
            const auto r = scenario::coalition(p);
            return std::array<block, 10>{
                r.netherlands.benefit_that_keeps,
                r.japan.benefit_that_keeps,
                r.without_netherlands,
                r.without_japan,
                r.us_alone,
                r.netherlands.bearable_side_tariff,
                r.netherlands_alone.bearable_side_tariff,
                r.japan_alone.bearable_side_tariff,
                r.netherlands.profit_gained,
                r.japan.profit_gained,
            };
        };
        const auto all = uncertainty::ensemble(*belief, front, q.ensemble());
        note_failures(c, all);
        c.figures = {
            figure_of("least worth of the front at which the Netherlands stay, at the side tariff "
                      "announced",
                      "bn USD a year", all[0], billion),
            figure_of("least worth at which Japan stays, at the side tariff announced",
                      "bn USD a year", all[1], billion),
            certain_figure("effectiveness with both allies (all of China's purchases withheld)",
                           "share", scenario::coalition(belief->central()).effectiveness),
            figure_of("effectiveness without the Netherlands, backfill deducted", "share", all[2]),
            figure_of("effectiveness without Japan, backfill deducted", "share", all[3]),
            figure_of("effectiveness of the United States alone", "share", all[4]),
            figure_of("side tariff at which either ally leaves, if the front is worth 20 bn USD a "
                      "year to it (not estimated)",
                      "ad valorem", all[5]),
            figure_of("the same for the Netherlands once Japan has left", "ad valorem", all[6]),
            figure_of("the same for Japan once the Netherlands have left", "ad valorem", all[7]),
            figure_of("profit that the Netherlands gain by leaving", "bn USD a year", all[8],
                      billion),
            figure_of("profit that Japan gains by leaving", "bn USD a year", all[9], billion),
        };
        find_drivers(c, q, c.figures.front().what, *belief,
                     [&](const auto& p) { return front(p)[0]; });
        c.tables.insert(c.tables.begin(), bearable_tariffs(belief->central()));
        break_even =
            "; at the side tariffs announced the Netherlands stay where the front is "
            "worth more than " +
            fixed(all[0].median() / billion, 0) +
            " bn USD a year to them, and Japan where "
            "more than " +
            fixed(all[1].median() / billion, 0) + ", and without the one or the other " +
            percent(all[2].median()) + " or " + percent(all[3].median()) + " of the effect is left";
    }
    const std::size_t now = tool_controls_on(q.as_of());
    const auto on_chips = held_by(netherlands, category::chips, q.as_of()).size() +
                          held_by(japan, category::chips, q.as_of()).size();
    c.figures.push_back(
        certain_figure("controls of the Netherlands and Japan on tools in force "
                       "on the day",
                       "controls", static_cast<double>(now)));
    c.figures.push_back(
        certain_figure("controls of the Netherlands and Japan on chips in force "
                       "on the day",
                       "controls", static_cast<double>(on_chips)));
    c.tables.insert(c.tables.begin(), in_force(q.as_of()));
    const std::string tariffs = cost_of_tariffs(c, q);
    c.undetermined.push_back(
        "what the front is worth to an ally, and so whether it leaves: only break-even values are "
        "given, no probability");
    c.undetermined.push_back(
        "whether the reversal for the H20 changed what an ally thinks of the front: no estimate "
        "exists");
    cite(c, "controls::recorded_controls, read to " + recorded_controls.read_to.iso());
    if (belief) cite(c, "worked example of the coalition: worth 20 bn USD, margin 12/38 (assumed)");

    const date last = recorded_controls.read_to;
    if (q.as_of() < last)
        c.outcomes.push_back(
            {"controls of the Netherlands and Japan on tools in force on the last "
             "day read (" +
                 last.iso() + ")",
             "controls", static_cast<double>(tool_controls_on(last)), last,
             "rulebook of this library", confidence::verified});
    c.reading = "The reversal was of chips, of which the two allies controlled " +
                std::string(on_chips == 0 ? "none" : "some") + "; their " + std::to_string(now) +
                " controls on tools were in force on the day" + break_even +
                (tariffs.empty() ? "" : "; " + tariffs) + ".";
}

}  // namespace hirschman::inline v0_1::briefing
