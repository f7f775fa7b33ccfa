// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/scenario/deal.hpp>
#include <hirschman/scenario/leverage_balance.hpp>
#include <hirschman/scenario/leverage_sensitivity.hpp>
#include <hirschman/scenario/snap_back.hpp>

#include <array>
#include <cmath>

namespace hirschman::inline v0_1::briefing {

using namespace std::chrono_literals;

namespace {

constexpr date framework_day = 2025y / 6 / 11;
constexpr int horizon_months = 24;

/// The trade of chips for magnets: both sides' tools, and what the truce changes.
template <class S = double>
struct trade : scenario::leverage_balance_parameters<S>, scenario::deal_parameters<S> {
    BOOST_DESCRIBE_CLASS(trade,
                         (scenario::leverage_balance_parameters<S>, scenario::deal_parameters<S>),
                         (), (), ())
};

/// Of the United States against China, USD; before and after the deal.
template <class S>
struct weighed {
    S before;
    S after;
    S unlimited;
    S us_threat;
    S china_threat;
    S us_threat_after;
    S china_threat_after;
    S us_power;
    S china_power;
    S us_staying;
    S china_staying;
    S us_own_cost;
    S china_own_cost;
    S us_duration;
    S china_duration;
    S us_patience;
    S china_patience;
    S china_share_of_us_gdp;
    S us_share_of_china_gdp;
    S retained_us;
    S retained_china;
    S index;
    S sign_change;
    S snap_back_cost;

    BOOST_DESCRIBE_CLASS(weighed, (),
                         (before, after, unlimited, us_threat, china_threat, us_threat_after,
                          china_threat_after, us_power, china_power, us_staying, china_staying,
                          us_own_cost, china_own_cost, us_duration, china_duration, us_patience,
                          china_patience, china_share_of_us_gdp, us_share_of_china_gdp, retained_us,
                          retained_china, index, sign_change, snap_back_cost),
                         (), ())
};

std::string range_of(const uncertainty::summary& s, double scale, int decimals)
{
    return fixed(s.quantile(0.1) / scale, decimals) + " to " +
           fixed(s.quantile(0.9) / scale, decimals);
}

}  // namespace

void tap_turned_off(claim& c, const question& q)
{
    if (q.as_of() < framework_day) {
        c.undetermined.push_back("the framework under which magnets flowed again is of " +
                                 framework_day.iso());
        c.reading = "Not a question yet on this day.";
        return;
    }
    const auto belief = belief_of<scenario::snap_back_parameters>(c, q, "snap_back_parameters");
    if (!belief) {
        c.reading = "Not answered on this day.";
        return;
    }
    const scenario::snap_back_setting setting{.years = 2.0, .days = 120.0};
    const auto next_control = [&](const scenario::snap_back_parameters<block>& p) {
        const auto r = scenario::snap_back(p, setting);
        return std::array<block, 5>{p.hazard_per_month, r.day, r.within, r.worth,
                                    r.own_cost_a_month};
    };
    const auto all = uncertainty::ensemble(*belief, next_control, q.ensemble());
    note_failures(c, all);
    const auto on = [&](double days) {
        return (q.as_of() +
                std::chrono::days(static_cast<int>(std::lround(std::min(days, 36525.0)))))
            .iso();
    };
    c.figures = {
        figure_of("days from " + q.as_of().iso() + " until China controls rare earths anew", "days",
                  all[1]),
        figure_of("hazard of a breakdown of the truce", "per month", all[0]),
        figure_of("probability within 120 days", "probability", all[2]),
        figure_of("value of the flow over two years, over the same if it were never stopped",
                  "ratio", all[3]),
        figure_of("sales China forgoes in a month of snapping back", "bn USD", all[4], 1e9),
    };
    find_drivers(c, q, c.figures.front().what, *belief,
                 [&](const auto& p) { return next_control(p)[1]; });
    c.tables.insert(
        c.tables.begin(),
        {.id = "claim-7-dates",
         .title = "Day of the next Chinese control on rare earths",
         .columns = {{"10 %"}, {"median"}, {"90 %"}},
         .rows = {{on(all[1].quantile(0.1)), on(all[1].quantile(0.5)), on(all[1].quantile(0.9))}},
         .note = "The truce has held " + fixed(days_between(framework_day, q.as_of()), 0) +
                 " days since the framework of " + framework_day.iso() +
                 "; a constant hazard does not remember them."});
    c.reading = "Yes: with " + fixed(all[0].quantile(0.1), 2) + " to " +
                fixed(all[0].quantile(0.9), 2) +
                " breakdowns a month the median day of a new control was " + on(all[1].median()) +
                ", and two years of the flow were worth " + percent(all[3].median()) +
                " of what they would be if nobody could stop it.";
}

void leverage_given_up(claim& c, const question& q)
{
    const auto tools = estimates_of(c, q, "leverage_balance_parameters");
    const auto terms = estimates_of(c, q, "deal_parameters");
    if (!tools || !terms) {
        c.reading = "Not answered on this day.";
        return;
    }
    auto belief = uncertainty::prior<trade>::fixed_at(trade<double>());
    believe(belief, *tools);
    believe(belief, *terms);
    cite_estimates(c, q, *tools);
    cite_estimates(c, q, *terms);

    const scenario::leverage_balance_setting setting{.horizon_months = horizon_months};
    const auto weigh = [&](const trade<block>& p) {
        const scenario::leverage_balance_parameters<block>& sides = p;
        const scenario::deal_parameters<block>& deal = p;
        const auto before = scenario::leverage_balance(sides, setting);
        const auto after = scenario::deal(before, deal);
        weighed<block> w;
        w.before = before.balance;
        w.after = after.balance;
        w.unlimited = before.unlimited_balance;
        w.us_threat = before.us_threat;
        w.china_threat = before.china_threat;
        w.us_threat_after = after.us_threat;
        w.china_threat_after = after.china_threat;
        w.us_power = before.us_power;
        w.china_power = before.china_power;
        w.us_staying = before.us_staying;
        w.china_staying = before.china_staying;
        w.us_own_cost = before.us_own_cost;
        w.china_own_cost = before.china_own_cost;
        w.us_duration = before.us_duration;
        w.china_duration = before.china_duration;
        w.us_patience = before.us_required_discount_factor;
        w.china_patience = before.china_required_discount_factor;
        w.china_share_of_us_gdp = before.china_threat_share;
        w.us_share_of_china_gdp = before.us_threat_share;
        w.retained_us = after.retained_us;
        w.retained_china = after.retained_china;
        w.index = after.index;
        w.sign_change = before.sign_change;
        w.snap_back_cost = after.snap_back_cost;
        return w;
    };
    const auto all = uncertainty::ensemble(belief, weigh, q.ensemble());
    note_failures(c, all);

    const auto& index = all["index"];
    const double us_gave_more = 1.0 - index.share_at_or_below(0.0);
    c.figures = {
        certain_figure("probability that the American tool lost the larger share in the deal",
                       "probability", us_gave_more),
        figure_of("balance of the United States before the deal, over two tools and two years",
                  "bn USD", all["before"], 1e9),
        figure_of("the same with unlimited tolerance of both sides", "bn USD", all["unlimited"],
                  1e9),
        figure_of("balance after a truce", "bn USD", all["after"], 1e9),
        figure_of("index of what was given up, ln(retained by China / by the United States)", "log",
                  index),
        figure_of("horizon at which the sign of the balance changes (0: it does not in two years)",
                  "months", all["sign_change"]),
        figure_of("share of the American tool retained", "share", all["retained_us"]),
        figure_of("share of the Chinese tool retained", "share", all["retained_china"]),
        certain_figure("probability that China's net threat was the larger before", "probability",
                       all["before"].share_below(0.0)),
        certain_figure("probability that it was the larger after", "probability",
                       all["after"].share_below(0.0)),
    };

    find_drivers(c, q, c.figures.front().what, belief, [&](const trade<block>& p) {
        return select(less(block(0.0), weigh(p).index), block(1.0), block(0.0));
    });

    io::table sides{.id = "claim-8-sides",
                    .title = "What each side could do before the deal (10 % to 90 %)",
                    .columns = {{"figure"}, {"United States"}, {"China"}, {"unit"}}};
    const auto row = [&](const char* what, const char* us, const char* china, double scale,
                         int decimals, const char* unit) {
        sides.rows.push_back({what, range_of(all[us], scale, decimals),
                              range_of(all[china], scale, decimals), unit});
    };
    row("harm over the horizon (power)", "us_power", "china_power", 1e9, 1, "bn USD");
    row("best net threat", "us_threat", "china_threat", 1e9, 1, "bn USD");
    row("the same, of the target's GDP", "us_share_of_china_gdp", "china_share_of_us_gdp", 0.01, 2,
        "per cent");
    row("own cost of that threat", "us_own_cost", "china_own_cost", 1e9, 1, "bn USD");
    row("months for which it is carried out", "us_duration", "china_duration", 1.0, 0, "months");
    row("months borne with both tools in use", "us_staying", "china_staying", 1.0, 0, "months");
    row("least discount factor at which it would be carried out", "us_patience", "china_patience",
        1.0, 2, "per period");
    row("best net threat after the deal", "us_threat_after", "china_threat_after", 1e9, 1,
        "bn USD");
    row("share of the tool retained", "retained_us", "retained_china", 1.0, 2, "share");
    c.tables.insert(c.tables.begin(), sides);

    const auto central = belief.central();
    const scenario::leverage_balance_parameters<double>& middle = central;
    io::table sensitivities{
        .id = "claim-8-sensitivities",
        .title = "The balance before the deal, one parameter changed at a time",
        .columns = {{"parameter"},
                    {"value", "", io::alignment::right},
                    {"balance", "bn USD", io::alignment::right},
                    {"sign changes at", "months", io::alignment::right}},
        .note = "All others at their central values; a sign change of 0 is none within two years."};
    const auto at_centre = scenario::leverage_balance(middle, setting);
    sensitivities.rows.push_back(
        {"all central", "", fixed(at_centre.balance / 1e9, 1), fixed(at_centre.sign_change, 0)});
    for (const auto& s : scenario::leverage_sensitivities(middle, setting))
        sensitivities.rows.push_back(
            {s.field, s.value >= 1e6 ? fixed(s.value / 1e9, 0) + " bn USD" : to_text(s.value),
             fixed(s.balance / 1e9, 1), fixed(s.sign_change, 0)});
    c.tables.insert(c.tables.begin() + 1, sensitivities);

    io::table tools_table{.id = "claim-8-tools",
                          .title = "Tools counted, and tools that either side has and that are not",
                          .columns = {{"tool"}, {"counted"}}};
    for (const auto tool : scenario::tools_counted)
        tools_table.rows.push_back({std::string(tool), "yes"});
    for (const auto tool : scenario::tools_not_counted)
        tools_table.rows.push_back({std::string(tool), "no"});
    tools_table.note = "A balance over two tools is not the balance between two countries.";
    c.tables.insert(c.tables.begin() + 2, tools_table);

    io::chart chart{
        .id = "leverage",
        .title = "What each side can take away, before and after the deal",
        .subtitle = "Best net threat within two years, median with 80 % of draws; two tools",
        .x = {.label = "", .categories = {"US before", "US after", "China before", "China after"}},
        .y = {.label = "Net threat", .unit = "billion USD", .from = 0.0},
        .source = "model of this report, estimates known on " + q.as_of().iso()};
    io::series bars{.name = "net threat", .kind = io::series_kind::bars, .colour = io::hue::blue};
    for (const char* who : {"us_threat", "us_threat_after", "china_threat", "china_threat_after"}) {
        bars.y.push_back(rounded(all[who].median() / 1e9));
        bars.low.push_back(rounded(all[who].quantile(0.1) / 1e9));
        bars.high.push_back(rounded(all[who].quantile(0.9) / 1e9));
    }
    chart.data.push_back(bars);
    c.charts.push_back(chart);

    const double us = all["retained_us"].median();
    const double china = all["retained_china"].median();
    const double china_stronger = all["before"].share_below(0.0);
    c.reading =
        "Over these two tools China held the stronger hand before the deal in " +
        percent(china_stronger) + " of the draws; " +
        (us_gave_more < 1.0 / 3.0   ? "the claim turns round, it is the Chinese tool that wastes"
         : us_gave_more > 2.0 / 3.0 ? "the American tool lost the larger share"
                                    : "who gave up more is not settled") +
        " (retained, in the median: United States " + fixed(us, 2) + ", China " + fixed(china, 2) +
        "; the American tool lost more in " + percent(us_gave_more) +
        "): the chips delivered stay, while American stocks and plants wear the Chinese tool down; "
        "the "
        "level rests on how much value added really needs magnets.";
}

}  // namespace hirschman::inline v0_1::briefing
