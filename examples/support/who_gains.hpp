// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "options.hpp"

#include <hirschman/io/chart.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/trade/equilibrium.hpp>

#include <cstdio>
#include <fstream>
#include <numeric>
#include <string>

namespace example {

/// Tariff revenue before a change, over all sectors.
inline double revenue_before(const hirschman::trade::equilibrium& after, std::size_t country)
{
    const auto sectors = static_cast<std::ptrdiff_t>(after.sectors.size());
    const auto first =
        after.base_tariff_revenue.begin() + static_cast<std::ptrdiff_t>(country) * sectors;
    return std::accumulate(first, first + sectors, 0.0);
}

/// Country by country, in per cent; with a file name the same as CSV, in shares.
inline void print_who_gains(const hirschman::trade::equilibrium& after, const std::string& csv)
{
    std::printf("%-16s %9s %12s %9s  %9s %9s %9s %16s\n", "change in %", "exact", "first order",
                "gap", "terms", "volume", "real wage", "revenue");
    hirschman::io::csv_writer rows({"country", "real_income", "first_order", "gap",
                                    "terms_of_trade", "volume_of_trade", "real_wage",
                                    "revenue_before", "revenue_after"});
    for (std::size_t i = 0; i < after.countries.size(); ++i) {
        const auto& name = after.countries[i];
        const auto& w = after.welfare[i];
        const double figures[] = {w.exact,
                                  w.total,
                                  w.gap,
                                  w.terms_of_trade,
                                  w.volume_of_trade,
                                  after.real_wage(name),
                                  revenue_before(after, i) / after.base_income[i],
                                  after.revenue(name) / after.income[i]};
        rows.add(name);
        for (const double figure : figures) rows.add(figure);
        rows.end_row();
        std::printf("%-16s %+9.4f %+12.4f %+9.4f%c %+9.4f %+9.4f %+9.4f %6.2f -> %5.2f\n",
                    name.c_str(), 100 * figures[0], 100 * figures[1], 100 * figures[2],
                    w.misleading ? '!' : ' ', 100 * figures[3], 100 * figures[4], 100 * figures[5],
                    100 * figures[6], 100 * figures[7]);
    }
    std::puts("!: the first-order figure misleads. Revenue: of tariffs, in % of income.");
    if (!csv.empty()) std::ofstream(csv, std::ios::binary) << rows.str();
}

inline void draw_who_gains(const hirschman::trade::equilibrium& after, const std::string& title,
                           const std::string& file)
{
    namespace io = hirschman::io;
    io::chart c{.id = "tariffs",
                .title = title,
                .x = {.categories = after.countries},
                .y = {.label = "change of real income", .unit = "%"}};
    io::series exact{.name = "exact", .kind = io::series_kind::bars};
    io::series first{.name = "first order", .kind = io::series_kind::bars};
    for (const auto& w : after.welfare) {
        exact.y.push_back(100 * w.exact);
        first.y.push_back(100 * w.total);
    }
    c.data = {exact, first};
    const auto picture = io::draw(c, {.search_path = search_path()});
    if (picture.status == io::drawing_status::drawn)
        std::ofstream(file, std::ios::binary) << picture.svg;
    else
        std::printf("no chart: %s\n", picture.message.c_str());
}

}  // namespace example
