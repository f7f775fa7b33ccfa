// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/controls/coverage_table.hpp>
#include <hirschman/controls/rulebooks/recorded_controls.hpp>

#include <set>

namespace hirschman::inline v0_1::briefing {

using controls::category;
using controls::recorded_controls;
using namespace std::chrono_literals;

namespace {

constexpr country usa("USA");

/// Chips, design software and tools, with what goes with them: the categories before the materials.
constexpr bool is_of_the_article(category what) { return what <= category::expert_support; }

/// Days on which a coverage table changes most, as far as they lie before the day.
std::vector<date> days_until(date on)
{
    std::vector<date> days;
    for (const date day : {date(2022y / 9 / 1), date(2022y / 10 / 21), date(2023y / 11 / 17),
                           date(2025y / 1 / 15), date(2025y / 6 / 15)})
        if (day < on) days.push_back(day);
    days.push_back(on);
    return days;
}

io::table coverage_of(const std::vector<date>& days)
{
    io::table t{.id = "claim-13-coverage",
                .title = "What was controlled on its way to China, and by whom",
                .columns = {{"category"}},
                .note =
                    "USA: for everyone; (USA): for some parties only; USA?: unknown; *: as "
                    "good as the whole category; !: refused; ~: rests on memory; -: the book "
                    "holds no control. The book leaves out " +
                    recorded_controls.leaves_out.str() + ".",
                .source = "rulebook of this library"};
    for (const date day : days) t.columns.push_back({day.iso()});
    for (const auto& row : controls::coverage_table(recorded_controls, chn, days)) {
        if (!is_of_the_article(row.what)) continue;
        std::vector<std::string> cells{std::string(controls::name(row.what))};
        for (const auto& cell : row.cells) cells.push_back(controls::to_text(cell));
        t.rows.push_back(cells);
    }
    return t;
}

struct category_counts {
    std::size_t for_everyone = 0;
    std::size_t for_some = 0;
    std::size_t by_an_ally = 0;
};

/// How many of the article's categories are controlled on a day.
category_counts counted_on(date on)
{
    category_counts n;
    const std::vector<date> days{on};
    for (const auto& row : controls::coverage_table(recorded_controls, chn, days)) {
        if (!is_of_the_article(row.what)) continue;
        bool ally = false;
        for (const auto& by : row.cells[0].by) {
            if (by.controller == "USA") {
                n.for_everyone += by.for_everyone == truth::yes;
                n.for_some += by.for_some == truth::yes;
            } else if (by.controller != "CHN") {
                ally = ally || by.for_some == truth::yes;
            }
        }
        n.by_an_ally += ally;
    }
    return n;
}

/// Design software from one of the letters' addressees, in spans of one answer.
std::vector<controls::coverage_span> design_software_until(std::optional<date> end)
{
    return controls::coverage_spans(recorded_controls, category::design_software,
                                    {.on = recorded_controls.opens,
                                     .from = usa,
                                     .to = chn,
                                     .headquarters = chn,
                                     .exporter = text<40>("Cadence")},
                                    {recorded_controls.opens, end});
}

double days_of_whole_category(const std::vector<controls::coverage_span>& spans)
{
    double days = 0.0;
    for (const auto& s : spans)
        if (s.answer.whole_category == truth::yes && s.during.until)
            days += days_between(s.during.from, *s.during.until);
    return days;
}

}  // namespace

void chips_software_and_tools(claim& c, const question& q)
{
    if (q.as_of() < recorded_controls.opens) {
        c.undetermined.push_back("the book of controls opens on " + recorded_controls.opens.iso());
        c.reading = "Not answered on this day.";
        return;
    }
    const auto now = counted_on(q.as_of());
    // The day itself counts.
    const date tomorrow = q.as_of() + std::chrono::days(1);
    const auto software = design_software_until(tomorrow);
    const double interlude = days_of_whole_category(software);
    const bool running = !software.empty() && software.back().answer.whole_category == truth::yes;
    const auto count = [](std::size_t n) { return static_cast<double>(n); };
    c.figures = {
        certain_figure("of ten categories of chips, software and tools, controlled by the United "
                       "States for every shipper to China",
                       "categories", count(now.for_everyone)),
        certain_figure("the same, for some shippers or receivers at least", "categories",
                       count(now.for_some)),
        certain_figure("controlled by an ally too", "categories", count(now.by_an_ally)),
        certain_figure("days on which design software at large needed a licence (addressees of "
                       "letters)",
                       "days", interlude),
    };
    c.tables.push_back(coverage_of(days_until(q.as_of())));

    io::table spans{.id = "claim-13-design-software",
                    .title = "Design software from Cadence to China",
                    .columns = {{"from"}, {"until"}, {"some items"}, {"as good as all"}, {"by"}},
                    .note = "\"unknown\" hangs on what the receiver is or makes.",
                    .source = "rulebook of this library"};
    std::set<std::string> measures;
    for (const auto& s : software) {
        std::vector<std::string> by;
        for (const auto& one : s.answer.by) {
            by.push_back(one.control.str());
            measures.insert(one.citation.empty() ? one.control.str() : one.citation.str());
        }
        spans.rows.push_back({s.during.from.iso(),
                              s.during.until && *s.during.until < tomorrow
                                  ? s.during.until->iso()
                                  : std::string("the day asked"),
                              std::string(name(s.answer.covered)),
                              std::string(name(s.answer.whole_category)), listed(by)});
    }
    c.tables.push_back(spans);
    for (const auto& what : {category::chips, category::design_software, category::lithography,
                             category::deposition_and_etch}) {
        const auto answer =
            controls::covered(what, {.on = q.as_of(), .from = usa, .to = chn, .headquarters = chn});
        for (const auto& by : answer.by)
            if (by.covers_some == truth::yes && !by.citation.empty())
                measures.insert(by.citation.str());
    }
    for (const auto& m : measures) cite(c, m);
    cite(c, "controls::recorded_controls, read to " + recorded_controls.read_to.iso());

    if (q.as_of() < recorded_controls.read_to) {
        const auto then = counted_on(recorded_controls.read_to);
        c.outcomes.push_back(
            {"of these categories, controlled for every shipper on the last day "
             "read (" +
                 recorded_controls.read_to.iso() + ")",
             "categories", count(then.for_everyone), recorded_controls.read_to,
             "rulebook of this library", confidence::verified});
    }
    // What was still running, or to come.
    const auto later = design_software_until({});
    const double whole = days_of_whole_category(later);
    if (whole > interlude || running)
        for (const auto& s : later)
            if (s.answer.whole_category == truth::yes && s.during.until)
                c.outcomes.push_back(
                    {"days for which design software at large needed a licence, "
                     "until " +
                         s.during.until->iso(),
                     "days", whole, *s.during.until,
                     "rulebook of this library (letters of May 2025, withdrawn)",
                     confidence::verified});

    c.reading = "Of ten categories the United States controlled " +
                std::to_string(now.for_everyone) + " for every shipper and " +
                std::to_string(now.for_some) +
                " for some at least; design software at large, beyond listed items, " +
                (running          ? "was covered for " + fixed(interlude, 0) + " days so far"
                 : interlude > 0. ? "was covered for " + fixed(interlude, 0) +
                                        " days alone, by letters that were withdrawn"
                                  : std::string("was not covered by then")) +
                ".";
}

}  // namespace hirschman::inline v0_1::briefing
