// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/data/quarter.hpp>
#include <hirschman/scenario/revenue_at_risk.hpp>
#include <hirschman/scenario/reversal.hpp>

#include <array>

namespace hirschman::inline v0_1::briefing {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t quarters = 4;
constexpr std::size_t banned_quarters = 2;
constexpr date ban_day = 2025y / 4 / 9;
constexpr date reversal_day = 2025y / 7 / 14;

/// What `revenue_at_risk` says of each draw: by quarter, and over all of them. USD.
template <class S>
struct stake {
    std::array<S, quarters> lost;
    S year;
    S net;
    S profit;
    S charge;
    S grey;
    S two_quarters;

    BOOST_DESCRIBE_CLASS(stake, (), (lost, year, net, profit, charge, grey, two_quarters), (), ())
};

/// What `reversal` says of each draw. USD. The quarters of the ban come first: sales at the run
/// rate until the letter, none after it.
template <class S>
struct regained {
    std::array<S, banned_quarters + quarters> gross;
    std::array<S, banned_quarters + quarters> no_ban;
    S total;
    S net;
    S of_lost;
    S of_no_ban;
    S passed;

    BOOST_DESCRIBE_CLASS(regained, (), (gross, no_ban, total, net, of_lost, of_no_ban, passed), (),
                         ())
};

std::string quarter_words(const markets::fiscal_quarter& quarter)
{
    return quarter.name() + " (to " + quarter.last_day().iso() + ")";
}

io::table quarterly(std::string id, std::string title)
{
    return {.id = std::move(id),
            .title = std::move(title),
            .columns = {{"quarter of Nvidia's fiscal year"},
                        {"10 %", "bn USD", io::alignment::right},
                        {"median", "bn USD", io::alignment::right},
                        {"90 %", "bn USD", io::alignment::right},
                        {"reported", "bn USD", io::alignment::right}}};
}

std::vector<std::string> quarterly_row(const markets::fiscal_quarter& quarter,
                                       const uncertainty::summary& draws, std::string reported)
{
    return {quarter_words(quarter), billions(draws.quantile(0.1)), billions(draws.quantile(0.5)),
            billions(draws.quantile(0.9)), std::move(reported)};
}

}  // namespace

void revenue_at_stake(claim& c, const question& q)
{
    const auto belief =
        belief_of<scenario::revenue_at_risk_parameters>(c, q, "revenue_at_risk_parameters");
    if (!belief) {
        c.reading = "Not answered on this day.";
        return;
    }
    const scenario::revenue_at_risk_setting setting{.quarters = quarters};
    const auto at_stake = [&](const scenario::revenue_at_risk_parameters<block>& p) {
        const auto path = scenario::revenue_at_risk(p, setting);
        stake<block> s;
        for (std::size_t i = 0; i < quarters; ++i) s.lost[i] = path.quarters[i].lost;
        s.year = path.total.lost;
        s.net = path.total.lost_net;
        s.profit = path.total.profit_lost;
        s.charge = path.charge;
        s.grey = path.grey_outlay;
        s.two_quarters = path.quarters[0].lost + path.quarters[1].lost;
        return s;
    };
    const auto all = uncertainty::ensemble(*belief, at_stake, q.ensemble());
    note_failures(c, all);

    const auto calendar = scenario::revenue_at_risk({}, setting).calendar;
    io::table by_quarter =
        quarterly("claim-3-quarters", "Revenue lost to the ban, gross, by quarter");
    for (std::size_t i = 0; i < quarters; ++i)
        by_quarter.rows.push_back(
            quarterly_row(calendar[i], all["lost[" + std::to_string(i) + "]"], ""));
    by_quarter.columns.pop_back();
    for (auto& row : by_quarter.rows) row.pop_back();
    by_quarter.note =
        "The ban takes effect on " + ban_day.iso() + ", in the first of these quarters.";
    c.tables.insert(c.tables.begin(), by_quarter);

    const std::string unit = "bn USD";
    c.figures = {
        figure_of("revenue lost over four fiscal quarters, gross", unit, all["year"], 1e9),
        figure_of("the same, net of supply redirected to others", unit, all["net"], 1e9),
        figure_of("profit lost on it", unit, all["profit"], 1e9),
        figure_of("revenue lost in the first two of these quarters", unit, all["two_quarters"],
                  1e9),
        figure_of("inventory charge", unit, all["charge"], 1e9),
        figure_of("paid in China for parts that leak", unit, all["grey"], 1e9),
    };
    find_drivers(c, q, c.figures.front().what, *belief,
                 [&](const auto& p) { return at_stake(p).year; });
    const double article = 15e9;
    const double below = all["year"].share_at_or_below(article);
    c.reading = "Over four quarters " + billions(all["year"].quantile(0.1)) + " to " +
                billions(all["year"].quantile(0.9)) + " bn USD of revenue were at stake (median " +
                billions(all["year"].median()) + "), so 15 bn read as a year's sales was " +
                (below > 0.9   ? "high"
                 : below < 0.1 ? "low"
                               : "inside the range") +
                " (" + percent(below) +
                " of the draws lie below it); the first two quarters alone cost " +
                billions(all["two_quarters"].quantile(0.1)) + " to " +
                billions(all["two_quarters"].quantile(0.9)) + " bn.";
}

void revenue_regained(claim& c, const question& q)
{
    if (q.as_of() < reversal_day) {
        c.undetermined.push_back("the reversal was announced on " + reversal_day.iso());
        c.reading = "Not a question yet on this day.";
        return;
    }
    const auto belief = belief_of<scenario::reversal_parameters>(c, q, "reversal_parameters");
    if (!belief) {
        c.reading = "Not answered on this day.";
        return;
    }
    const scenario::reversal_setting setting{.quarters = quarters};
    const auto sales = [&](const scenario::reversal_parameters<block>& p) {
        const auto path = scenario::reversal(p, setting);
        regained<block> r;
        auto quarter = setting.calendar.containing(setting.banned);
        for (std::size_t i = 0; i < banned_quarters; ++i) {
            r.no_ban[i] = p.annual_run_rate / 4.0;
            r.gross[i] = r.no_ban[i] *
                         (1.0 - markets::share_of_quarter(quarter, date_span{setting.banned}, 1.0));
            quarter = setting.calendar.following(quarter);
        }
        for (std::size_t i = 0; i < quarters; ++i) {
            r.gross[banned_quarters + i] = path.quarters[i].gross;
            r.no_ban[banned_quarters + i] = path.quarters[i].no_ban;
        }
        r.total = path.totals.gross;
        r.net = path.totals.net;
        r.of_lost = path.totals.of_lost;
        r.of_no_ban = path.totals.of_no_ban;
        r.passed = path.passed;
        return r;
    };
    const auto all = uncertainty::ensemble(*belief, sales, q.ensemble());
    note_failures(c, all);

    // Outcomes: reported quarters stand beside the model whatever the day of the question.
    const auto reported = data::nvidia_quarters();
    const auto reported_in = [&](const markets::fiscal_quarter& quarter) -> std::optional<double> {
        for (const auto& r : reported)
            if (r.name == quarter.name() && r.h20_china && r.h200_china)
                return *r.h20_china + *r.h200_china;
        return {};
    };
    io::table by_quarter = quarterly(
        "claim-4-quarters", "Sales under the ban and after the reversal, gross, by quarter");
    io::series fan{
        .name = "model, 80 % of draws", .kind = io::series_kind::fan, .colour = io::hue::blue};
    io::series without{.name = "without the ban, 80 % of draws",
                       .kind = io::series_kind::fan,
                       .colour = io::hue::orange};
    io::series seen{.name = "reported H20 and H200 sales to China",
                    .kind = io::series_kind::points,
                    .colour = io::hue::black};
    const auto add = [](io::series& s, double x, const uncertainty::summary& draws) {
        s.x.push_back(x);
        s.low.push_back(rounded(draws.quantile(0.1) / 1e9));
        s.y.push_back(rounded(draws.quantile(0.5) / 1e9));
        s.high.push_back(rounded(draws.quantile(0.9) / 1e9));
    };
    auto quarter = setting.calendar.containing(setting.banned);
    for (std::size_t i = 0; i < banned_quarters + quarters; ++i) {
        const auto& gross = all["gross[" + std::to_string(i) + "]"];
        const auto found = reported_in(quarter);
        by_quarter.rows.push_back(
            quarterly_row(quarter, gross, found ? billions(*found) : "not reported"));
        const double x = io::day_number(quarter.last_day());
        quarter = setting.calendar.following(quarter);
        add(fan, x, gross);
        add(without, x, all["no_ban[" + std::to_string(i) + "]"]);
    }
    for (const auto& r : reported) {
        if (!r.h20_china || !r.h200_china || r.period_end < ban_day) continue;
        seen.x.push_back(io::day_number(r.period_end));
        seen.y.push_back((*r.h20_china + *r.h200_china) / 1e9);
        seen.labels.push_back("");
    }
    by_quarter.source = "NVIDIA quarterly filings (reported)";
    c.tables.insert(c.tables.begin(), by_quarter);
    c.charts.push_back({.id = "revenue-regained",
                        .title = "Revenue lost and regained: sales of the banned parts to China",
                        .subtitle = "Model as of " + q.as_of().iso() +
                                    "; quarters of Nvidia's fiscal year, by last day",
                        .x = {.label = "Quarter ending", .scale = io::axis_scale::day},
                        .y = {.label = "Revenue per quarter", .unit = "billion USD", .from = 0.0},
                        .data = {without,
                                 fan,
                                 seen,
                                 {.name = "events",
                                  .kind = io::series_kind::vertical_limit,
                                  .x = {io::day_number(ban_day), io::day_number(reversal_day)},
                                  .labels = {"letter", "reversal"}}},
                        .source = "model of this report; NVIDIA filings"});

    const double tenth_of_lost = all["of_lost"].share_below(0.1);
    const double tenth_of_path = all["of_no_ban"].share_below(0.1);
    const double all_of_lost = 1.0 - all["of_lost"].share_below(1.0);
    c.figures = {
        figure_of(
            "sales in the four fiscal quarters after the reversal, over the path without the ban",
            "ratio", all["of_no_ban"]),
        figure_of("the same over the revenue lost while banned", "ratio", all["of_lost"]),
        figure_of("the same in money, gross", "bn USD", all["total"], 1e9),
        certain_figure("probability of less than a tenth of the revenue lost", "probability",
                       tenth_of_lost),
        certain_figure("probability of less than a tenth of the path without the ban",
                       "probability", tenth_of_path),
        certain_figure("probability that all of the revenue lost comes back", "probability",
                       all_of_lost),
        figure_of("share both licensed and admitted", "share", all["passed"]),
    };
    find_drivers(c, q, c.figures.front().what, *belief,
                 [&](const auto& p) { return sales(p).of_no_ban; });
    c.reading =
        "On this day nobody could say that the revenue was back: four-quarter sales of " +
        billions(all["total"].quantile(0.1)) + " to " + billions(all["total"].quantile(0.9)) +
        " bn USD, " + fixed(all["of_no_ban"].quantile(0.1), 2) + " to " +
        fixed(all["of_no_ban"].quantile(0.9), 2) + " of the path without the ban and " +
        fixed(all["of_lost"].quantile(0.1), 2) + " to " + fixed(all["of_lost"].quantile(0.9), 2) +
        " of the revenue lost while banned, with a chance of " + percent(tenth_of_path) +
        " of less than a tenth of that path; what decides is the share that both governments "
        "let through.";
}

}  // namespace hirschman::inline v0_1::briefing
