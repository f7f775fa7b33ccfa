// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/data/research.hpp>
#include <hirschman/innovation/research.hpp>
#include <hirschman/scenario/research_race.hpp>

#include <array>
#include <map>

namespace hirschman::inline v0_1::briefing {

namespace {

constexpr int claimed_year = 2025;
constexpr int last_year = 2040;

/// Two series of one vintage and basis, by year, where both countries have a figure.
struct race_series {
    std::vector<int> years;
    std::vector<double> china;
    std::vector<double> usa;
};

race_series both(const std::vector<data::research_spending>& all, data::research_basis basis,
                 std::string_view vintage)
{
    std::map<int, std::pair<double, double>> by_year;
    for (const auto& r : all) {
        if (r.basis != basis || r.vintage != vintage) continue;
        if (r.nation == country("CHN")) by_year[r.year].first = r.expenditure;
        if (r.nation == country("USA")) by_year[r.year].second = r.expenditure;
    }
    race_series s;
    for (const auto& [year, values] : by_year) {
        if (values.first <= 0.0 || values.second <= 0.0) continue;
        if (!s.years.empty() && year != s.years.back() + 1) s = {};
        s.years.push_back(year);
        s.china.push_back(values.first);
        s.usa.push_back(values.second);
    }
    return s;
}

struct race_answer {
    double by_claimed = 0.0;
    double p10 = 0.0;
    double p50 = 0.0;
    double p90 = 0.0;
    double without = 0.0;
};

race_answer run(claim& c, const question& q, const race_series& s, int window)
{
    const auto ratios = innovation::log_ratios(s.china, s.usa);
    const auto drift = innovation::recent_drift(ratios, window);
    const auto belief = uncertainty::prior<scenario::research_race_parameters>::fixed_at(
        {drift.last, drift.mean_step, drift.spread});
    const scenario::research_race_setting setting{
        .last_known = s.years.back(), .window = window, .until = last_year};
    const auto all = uncertainty::ensemble(
        belief,
        [&](const scenario::research_race_parameters<block>& p, uncertainty::draws& draws) {
            const auto race = scenario::research_race(p, draws, setting);
            return std::array<block, 3>{race.first_year, race.crossed,
                                        innovation::crossed_by(race, claimed_year)};
        },
        q.ensemble());
    note_failures(c, all);
    return {all[2].mean(), all[0].quantile(0.1), all[0].quantile(0.5), all[0].quantile(0.9),
            1.0 - all[1].mean()};
}

}  // namespace

void research_overtaken(claim& c, const question& q)
{
    io::table races{
        .id = "claim-9-races",
        .title = "First year in which China's R&D exceeds that of the United States",
        .columns = {{"series"},
                    {"data to"},
                    {"window", "years", io::alignment::right},
                    {"by " + std::to_string(claimed_year), "", io::alignment::right},
                    {"10 %", "year", io::alignment::right},
                    {"median", "year", io::alignment::right},
                    {"90 %", "year", io::alignment::right},
                    {"never by " + std::to_string(last_year), "", io::alignment::right}},
        .note =
            "Random walk with drift from the last value. Pseudo-real-time: today's "
            "revision of the series cut to the years published by then; not scored."};
    const auto add = [&](const std::string& name, const race_series& s, int window) {
        const auto a = run(c, q, s, window);
        races.rows.push_back({name, std::to_string(s.years.back()), std::to_string(window),
                              percent(a.by_claimed), fixed(a.p10, 0).erase(1, 1),
                              fixed(a.p50, 0).erase(1, 1), fixed(a.p90, 0).erase(1, 1),
                              percent(a.without)});
        return a;
    };
    const auto series =
        both(q.known.research_pseudo_real_time, data::research_basis::current_ppp, "");
    if (series.years.size() < 6) {
        c.undetermined.push_back("fewer than six years of both series were published by " +
                                 q.as_of().iso());
        c.reading = "Not answered on this day.";
        return;
    }
    std::vector<double> chances;
    race_answer headline;
    for (const int window : {5, 10}) {
        if (series.years.size() <= static_cast<std::size_t>(window)) continue;
        const auto a = add("current purchasing power, pseudo-real-time", series, window);
        if (chances.empty()) headline = a;
        chances.push_back(a.by_claimed);
        race_series earlier = series;
        earlier.years.pop_back();
        earlier.china.pop_back();
        earlier.usa.pop_back();
        if (earlier.years.size() > static_cast<std::size_t>(window))
            add("the same, a year earlier", earlier, window);
    }
    // Older releases: one year each, which must not be differenced with one another.
    for (const auto& r : q.known.research) {
        if (r.basis == data::research_basis::nistep_ppp || r.nation != country("CHN")) continue;
        for (const auto& other : q.known.research) {
            if (other.nation != country("USA") || other.year != r.year || other.basis != r.basis ||
                other.vintage != r.vintage)
                continue;
            const bool constant = r.basis == data::research_basis::constant_2015_ppp;
            races.rows.push_back({std::string(constant ? "constant purchasing power of 2015"
                                                       : "current purchasing power") +
                                      ", release of " + r.published.iso() + ": ratio " +
                                      fixed(r.expenditure / other.expenditure, 3),
                                  std::to_string(r.year), "", "one year only", "", "", "", ""});
        }
    }
    c.undetermined.push_back(
        "constant purchasing power: each release in the packs has one year, and releases must not "
        "be "
        "differenced");
    c.undetermined.push_back("market exchange rates: no series in the packs");
    c.tables.push_back(races);

    const auto ratios = innovation::log_ratios(series.china, series.usa);
    io::table lines{
        .id = "claim-9-lines",
        .title = "The crossing of a fitted line, by window",
        .columns = {{"window", "years", io::alignment::right},
                    {"crossing", "year", io::alignment::right},
                    {"predicts", "first year", io::alignment::right}},
        .note =
            "Least squares of the log ratio on the year; a total of year y refers to its "
            "middle. Beside the random walk, not instead of it."};
    for (const int window : {4, 5, 6, 8, 11}) {
        if (ratios.size() < static_cast<std::size_t>(window)) continue;
        const auto last = std::span<const double>(ratios).last(static_cast<std::size_t>(window));
        const auto line = innovation::crossing_by_least_squares(last, series.years.back());
        lines.rows.push_back({std::to_string(window),
                              line.slope > 0.0 ? fixed(line.at, 1).erase(1, 1) : "none",
                              line.slope > 0.0 ? fixed(line.first_year(), 0).erase(1, 1) : ""});
    }
    c.tables.push_back(lines);

    // Every year of today's revision for the chart; what was not known on the day is drawn apart.
    const auto everything = both(data::rd_expenditure(), data::research_basis::current_ppp, "");
    io::chart chart{
        .id = "research-race",
        .title = "Research and development spending at current purchasing power",
        .subtitle = "Band: first year in which China leads, 80 % of draws, data known on " +
                    q.as_of().iso(),
        .x = {.label = "Year", .scale = io::axis_scale::year},
        .y = {.label = "Expenditure", .unit = "billion USD", .from = 0.0},
        .source = "OECD, Main Science and Technology Indicators, extract of 2026-09-13"};
    io::series china{.name = "China", .kind = io::series_kind::line, .colour = io::hue::vermillion};
    io::series usa{.name = "United States", .kind = io::series_kind::line, .colour = io::hue::blue};
    io::series later{
        .name = "published later", .kind = io::series_kind::points, .colour = io::hue::black};
    for (std::size_t i = 0; i < everything.years.size(); ++i) {
        const double x = everything.years[i];
        if (everything.years[i] > series.years.back()) {
            for (const double y : {everything.china[i], everything.usa[i]}) {
                later.x.push_back(x);
                later.y.push_back(y / 1e9);
                later.labels.push_back(y == everything.china[i] ? "China" : "United States");
            }
            continue;
        }
        china.x.push_back(x);
        china.y.push_back(everything.china[i] / 1e9);
        usa.x.push_back(x);
        usa.y.push_back(everything.usa[i] / 1e9);
    }
    chart.data = {{.name = "first year ahead",
                   .kind = io::series_kind::vertical_band,
                   .low = {headline.p10 - 0.5},
                   .high = {headline.p90 + 0.5},
                   .labels = {""},
                   .colour = io::hue::orange},
                  china,
                  usa,
                  later};
    c.charts.push_back(chart);

    c.drivers.why_none =
        "chance alone: the yearly steps of a random walk, and how little five of them say of its "
        "drift";
    c.figures = {certain_figure("probability that the first year is " +
                                    std::to_string(claimed_year) + " or before, window of 5",
                                "probability", headline.by_claimed),
                 {"first year in which China's total is the larger, window of 5", "year",
                  headline.p10, headline.p50, headline.p90}};
    if (chances.size() > 1)
        c.figures.push_back(
            certain_figure("the same probability, window of 10", "probability", chances[1]));
    c.reading =
        "At current purchasing power the chance that China passes by " +
        std::to_string(claimed_year) + " was " + percent(chances.front()) +
        (chances.size() > 1 ? " or " + percent(chances[1]) + ", by the window" : std::string()) +
        "; the median first year was " + fixed(headline.p50, 0).erase(1, 1) +
        ", and the answer depends on the basis.";
    cite(c, "OECD, Main Science and Technology Indicators");
}

}  // namespace hirschman::inline v0_1::briefing
