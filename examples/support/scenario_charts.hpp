// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/chart.hpp>
#include <hirschman/scenario/coalition.hpp>
#include <hirschman/scenario/compute_gap.hpp>
#include <hirschman/scenario/deal.hpp>
#include <hirschman/scenario/leverage_balance.hpp>
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/scenario/research_race.hpp>
#include <hirschman/scenario/revenue_at_risk.hpp>
#include <hirschman/scenario/reversal.hpp>

#include <cmath>
#include <string>
#include <vector>

/// A chart for each page of docs/scenarios, at the defaults that the page states.
namespace example {

using namespace hirschman::io;
namespace sc = hirschman::scenario;

inline series line(const std::string& name) { return {.name = name}; }

inline void add(series& to, double x, double y)
{
    to.x.push_back(x);
    to.y.push_back(y);
}

inline chart coalition_chart()
{
    series all{.name = "effectiveness", .kind = series_kind::bars, .colour = hue::blue};
    const auto r = sc::coalition({});
    all.y = {r.effectiveness, r.without_japan, r.without_netherlands, r.us_alone};
    return {.id = "coalition",
            .title = "What each ally is worth to the coalition",
            .subtitle = "Share of China's purchases withheld, backfill deducted",
            .x = {.categories = {"all three", "without Japan", "without NL", "US alone"}},
            .y = {.label = "effectiveness", .from = 0.0, .to = 1.0},
            .data = {all}};
}

inline chart compute_gap_chart()
{
    series kept = line("none diverted"), half = line("half diverted"), all = line("all diverted");
    for (int units = 0; units <= 15; ++units) {
        const auto shipped = static_cast<double>(units);
        add(kept, shipped, sc::compute_gap({.shipped_units = shipped}).advantage_after);
        add(half, shipped,
            sc::compute_gap({.shipped_units = shipped, .diverted_share = 0.5}).advantage_after);
        add(all, shipped,
            sc::compute_gap({.shipped_units = shipped, .diverted_share = 1.0}).advantage_after);
    }
    return {.id = "compute_gap",
            .title = "What a shipment leaves of the lead",
            .subtitle = "Own compute over the other's, by what is shipped a year",
            .x = {.label = "shipped, in units of what the other adds by itself"},
            .y = {.label = "advantage", .unit = "to 1", .scale = axis_scale::logarithmic},
            .data = {kept, half, all}};
}

inline void add_horizons(series& to, const std::vector<double>& balance)
{
    for (std::size_t m = 0; m < balance.size(); ++m)
        add(to, static_cast<double>(m + 1), balance[m] / 1e9);
}

inline chart by_horizon(const std::string& id, const std::string& title, std::vector<series> data)
{
    data.push_back(
        {.name = "even", .kind = series_kind::horizontal_limit, .y = {0.0}, .labels = {"even"}});
    return {.id = id,
            .title = title,
            .subtitle = "Balance of the United States over two tools, by horizon",
            .x = {.label = "horizon, months", .from = 0.0},
            .y = {.label = "balance", .unit = "bn USD"},
            .data = std::move(data)};
}

inline chart deal_chart()
{
    series before = line("before the deal"), after = line("after a year of truce");
    const auto now = sc::leverage_balance({});
    add_horizons(before, now.balance_by_horizon);
    add_horizons(after, sc::deal(now, {}).after.balance_by_horizon);
    return by_horizon("deal", "Stocks and new plants wear the Chinese tool down", {before, after});
}

inline chart leverage_balance_chart()
{
    series most = line("700 bn"), some = line("200 bn"), least = line("70 bn");
    add_horizons(most, sc::leverage_balance({}).balance_by_horizon);
    add_horizons(some, sc::leverage_balance({.value_added = 200e9}).balance_by_horizon);
    add_horizons(least, sc::leverage_balance({.value_added = 70e9}).balance_by_horizon);
    auto c = by_horizon("leverage_balance", "The balance hangs on what really needs magnets",
                        {most, some, least});
    c.note = "Lines: American value added a year that needs the magnets.";
    return c;
}

inline chart mineral_cutoff_chart()
{
    series first = line("first plant of 100"), five = line("5 % of use");
    for (int halves = 1; halves <= 12; ++halves) {
        const double months = 0.5 * halves;
        const auto path = sc::mineral_cutoff({.stock_months = months});
        // A day that does not come is given as the number of days followed.
        const auto day = [&](double d) { return d < 365.0 ? d : std::nan(""); };
        add(first, months, day(path.first_stop_day));
        add(five, months, day(path.five_percent_day));
    }
    return {
        .id = "mineral_cutoff",
        .title = "When plants stand, by what they hold in stock",
        .subtitle = "Days after the control; a line ends where that day does not come in a year",
        .x = {.label = "median stock of plants, months of use", .from = 0.0},
        .y = {.label = "day", .from = 0.0},
        .data = {first, five}};
}

inline chart research_race_chart()
{
    series fan{.name = "along the drift", .kind = series_kind::fan};
    const sc::research_race_parameters<> p{};
    for (int k = 0; k <= 6; ++k) {
        const double middle = p.last_log_ratio + k * p.mean_step;
        // Shocks of k years, and a drift estimated from five.
        const double spread = p.spread * std::sqrt(k + k * k / 5.0);
        add(fan, 2023.0 + k, std::exp(middle));
        fan.low.push_back(std::exp(middle - spread));
        fan.high.push_back(std::exp(middle + spread));
    }
    return {.id = "research_race",
            .title = "China's research spending over America's",
            .subtitle = "From 2023 along the drift of five years, with one standard deviation",
            .x = {.label = "year", .scale = axis_scale::year},
            .y = {.label = "ratio, in purchasing power"},
            .data = {fan,
                     {.name = "even",
                      .kind = series_kind::horizontal_limit,
                      .y = {1.0},
                      .labels = {"even"}}}};
}

inline chart revenue_at_risk_chart()
{
    series none{.name = "no leaks", .kind = series_kind::points, .colour = hue::blue};
    series some{.name = "a fourth leaks", .kind = series_kind::points, .colour = hue::vermillion};
    const auto all = sc::revenue_at_risk({});
    const auto leaky = sc::revenue_at_risk({.leaked_share = 0.25});
    chart c{.id = "revenue_at_risk",
            .title = "What a ban costs the seller, by quarter",
            .subtitle = "Sales lost; the ban begins on day 72 of the first quarter",
            .y = {.label = "lost", .unit = "bn USD", .from = 0.0}};
    for (std::size_t i = 0; i < all.quarters.size(); ++i) {
        c.x.categories.push_back(all.calendar[i].name());
        add(none, static_cast<double>(i), all.quarters[i].lost / 1e9);
        add(some, static_cast<double>(i), leaky.quarters[i].lost / 1e9);
    }
    c.data = {none, some};
    return c;
}

inline chart reversal_chart()
{
    series path{.name = "without the ban", .kind = series_kind::step};
    series back{.name = "comes back", .kind = series_kind::step};
    series blocked{.name = "comes back if 2 % is admitted", .kind = series_kind::step};
    const auto all = sc::reversal({.licence_lag = 45.0});
    const auto shut = sc::reversal({.licence_lag = 45.0, .admitted = 0.02, .levy = 0.15});
    const auto last = all.quarters.size() - 1;
    for (std::size_t i = 0; i <= last + 1; ++i) {  // the last quarter is drawn to its end
        const auto q = i > last ? last : i;
        const double x =
            i > last ? day_number(all.calendar[q].until) : day_number(all.calendar[q].from);
        add(path, x, all.quarters[q].no_ban / 1e9);
        add(back, x, all.quarters[q].gross / 1e9);
        add(blocked, x, shut.quarters[q].gross / 1e9);
    }
    return {.id = "reversal",
            .title = "What comes back after a ban is lifted",
            .subtitle = "Sales by quarter; licences 45 days after the announcement",
            .x = {.label = "quarter beginning", .scale = axis_scale::day},
            .y = {.label = "sales a quarter", .unit = "bn USD", .from = 0.0},
            .data = {path, back, blocked}};
}

}  // namespace example
