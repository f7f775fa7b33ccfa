// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "figures.hpp"

#include <hirschman/io/report.hpp>
#include <hirschman/uncertainty/sobol_indices.hpp>
#include <hirschman/uncertainty/tornado.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace example {

namespace io = hirschman::io;

inline constexpr std::size_t most_shown = 8;

inline std::string in_words(std::string name)
{
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

inline io::chart totals_chart(const std::string& id, const std::string& what,
                              const hirschman::uncertainty::sobol_indices& drivers)
{
    io::series bars{.name = "total index", .kind = io::series_kind::bars, .colour = io::hue::blue};
    std::vector<std::string> names;
    for (const std::size_t i : drivers.by_total()) {
        if (names.size() == most_shown) break;
        names.push_back(in_words(drivers.factors()[i].name));
        bars.y.push_back(drivers.total(i).value);
        bars.low.push_back(drivers.total(i).low);
        bars.high.push_back(drivers.total(i).high);
    }
    return {.id = id + "-totals",
            .title = "What drives: " + what,
            .subtitle = "Share of the variance that stays if all others become known, 95 %",
            .x = {.categories = names},
            .y = {.label = "total Sobol' index"},
            .data = {bars}};
}

inline io::chart tornado_chart(const std::string& id, const std::string& what,
                               const hirschman::uncertainty::tornado_bars& all)
{
    io::series reach{.name = "parameter at its 10 and 90 % points",
                     .kind = io::series_kind::interval,
                     .colour = io::hue::vermillion};
    std::vector<std::string> names;
    for (const auto& bar : all.bars) {
        if (names.size() == most_shown) break;
        names.push_back(in_words(bar.parameter));
        reach.y.push_back(all.median / 1e9);
        reach.low.push_back(std::min({bar.at_low, bar.at_high, all.median}) / 1e9);
        reach.high.push_back(std::max({bar.at_low, bar.at_high, all.median}) / 1e9);
    }
    return {.id = id + "-tornado",
            .title = "One parameter at a time: " + what,
            .subtitle = "The others at their medians",
            .x = {.categories = names},
            .y = {.label = what, .unit = "bn USD"},
            .data = {reach}};
}

/// Table and charts of one result in USD.
inline io::section drivers_shown(const std::string& id, const std::string& what,
                                 const hirschman::uncertainty::sobol_indices& drivers,
                                 const hirschman::uncertainty::tornado_bars& tornado)
{
    std::map<std::string, const hirschman::uncertainty::tornado_bar*> bar_of;
    for (const auto& bar : tornado.bars) bar_of[bar.parameter] = &bar;
    io::table table{.id = id,
                    .title = what + ", bn USD",
                    .columns = {{"parameter"},
                                {"total index", "", io::alignment::right},
                                {"first order", "", io::alignment::right},
                                {"at its 10 % point", "", io::alignment::right},
                                {"at its 90 % point", "", io::alignment::right}},
                    .note = "Indices with 95 % intervals; with all at their medians " +
                            fixed(2, tornado.median / 1e9) + "."};
    const auto text = [](const hirschman::uncertainty::sensitivity_index& x) {
        return fixed(2, x.value) + " (" + fixed(2, x.low) + " to " + fixed(2, x.high) + ")";
    };
    for (const std::size_t i : drivers.by_total()) {
        if (table.rows.size() == most_shown) break;
        const auto& bar = *bar_of.at(drivers.factors()[i].name);
        table.rows.push_back({in_words(bar.parameter), text(drivers.total(i)),
                              text(drivers.first(i)), fixed(2, bar.at_low / 1e9),
                              fixed(2, bar.at_high / 1e9)});
    }
    return {.title = what,
            .content = {table, totals_chart(id, what, drivers), tornado_chart(id, what, tornado)}};
}

}  // namespace example
