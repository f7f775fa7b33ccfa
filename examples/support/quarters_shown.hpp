// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/chart.hpp>
#include <hirschman/io/table.hpp>
#include <hirschman/scenario/revenue_at_risk.hpp>
#include <hirschman/uncertainty/summary.hpp>

#include <cstdio>
#include <string>

namespace example {

struct quarters_shown {
    hirschman::io::table table;
    hirschman::io::chart chart;
};

inline std::string billions(double value)
{
    char words[400];  // every double fits
    std::snprintf(words, sizeof words, "%.2f", value);
    return words;
}

/// Revenue by quarter with a fan chart; `draws` has a result in bn USD for each quarter, first.
template <class Draws>
quarters_shown quarters_of(const hirschman::scenario::revenue_at_risk_setting& setting,
                           const Draws& draws)
{
    using namespace hirschman::io;
    quarters_shown q;
    q.table = {.title = "Revenue, bn USD; four fifths of the draws lie between 10 and 90 %",
               .columns = {{"quarter"}, {"ends"}, {"10 %"}, {"50 %"}, {"90 %"}}};
    series fan{.name = "with the rule", .kind = series_kind::fan, .colour = hue::blue};
    auto quarter = setting.calendar.containing(setting.first.value_or(setting.ban.from));
    for (int i = 0; i < setting.quarters; ++i, quarter = setting.calendar.following(quarter)) {
        const hirschman::uncertainty::summary& s = draws[static_cast<std::size_t>(i)];
        fan.x.push_back(day_number(quarter.last_day()));
        fan.low.push_back(s.quantile(0.1));
        fan.y.push_back(s.median());
        fan.high.push_back(s.quantile(0.9));
        q.table.rows.push_back({quarter.name(), quarter.last_day().iso(), billions(fan.low.back()),
                                billions(fan.y.back()), billions(fan.high.back())});
    }
    series rule{.name = "the rule", .kind = series_kind::vertical_limit};
    rule.x = {day_number(setting.ban.from)};
    rule.labels = {"the rule"};
    if (setting.ban.until) {
        rule.x.push_back(day_number(*setting.ban.until));
        rule.labels.push_back("its end");
    }
    q.chart = {.id = "what-if",
               .title = "Revenue by quarter under the rule",
               .subtitle = "Median with 80 % of draws, at the last day of each fiscal quarter",
               .x = {.label = "quarter ending", .scale = axis_scale::day},
               .y = {.label = "revenue a quarter", .unit = "bn USD", .from = 0.0},
               .data = {fan, rule}};
    return q;
}

/// What the results behind the quarters say: sales lost in all of them, and the charge.
template <class Draws>
std::string in_sum(const Draws& draws)
{
    const auto range = [](const hirschman::uncertainty::summary& s) {
        return billions(s.median()) + " bn USD (" + billions(s.quantile(0.1)) + " to " +
               billions(s.quantile(0.9)) + ")";
    };
    return "Lost in these quarters: " + range(draws[draws.size() - 2]) +
           "; inventory charge: " + range(draws[draws.size() - 1]) +
           ". Leaks, sales to others, and how much supply had been committed are estimates of the "
           "H20 of 2025; growth of the market and licences that are granted are left out.";
}

}  // namespace example
