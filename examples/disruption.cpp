// SPDX-License-Identifier: BSL-1.0
// A control on rare earths, month by month: what reaches the United States, and which plants stand.
// The rules of April 2025 beside a total cut. With a file name, a chart as SVG goes there.
#include "support/help.hpp"
#include "support/options.hpp"

#include <hirschman/data/embargo.hpp>
#include <hirschman/data/network.hpp>
#include <hirschman/io/chart.hpp>
#include <hirschman/supply/disruption_path.hpp>

#include <cstdio>
#include <exception>
#include <fstream>

namespace hm = hirschman;

int main(int count, char** words)
try {
    if (example::asked_for_help(count, words, example::disruption_help)) return 0;
    const hm::country usa("USA");
    const auto network = hm::data::rare_earth_network();
    const auto licences = hm::data::april_2025_licences();
    hm::supply::path_options options{.months = 36};
    // Projects as if all of them served the United States: 20,000 t of magnets with 1.5 % of heavy
    // oxide (estimates us_magnet_demand_2028 and heavy_content_of_magnets, recalled and assumed).
    options.assumed = {
        .ramp_years = 4.0,
        .needs = {{"magnets", 20'000, "t/year, magnets"},
                  {"separation_heavy", 300, "t/year, dysprosium and terbium oxide"}}};
    const auto path = hm::supply::disrupt(network, licences, options);
    const auto cut = hm::supply::disrupt(network, hm::supply::total_cut(licences), options);
    std::printf("%s\n%s\n", path.summary.brief_report().c_str(),
                cut.summary.brief_report().c_str());

    const auto& users = path.sectors.front();
    std::puts("month     arrives  stands   | total cut: arrives  stands    lost  supply    knee");
    hm::io::chart chart{.id = "disruption",
                        .title = "Magnets for the United States",
                        .x = {.scale = hm::io::axis_scale::day},
                        .y = {.label = "share of normal use", .from = 0.0},
                        .note =
                            "Licences: four numbers fitted to four months of 2025; the months "
                            "after are not a fit and were missed by .17.",
                        .source = licences.destinations.back().origin.source.str()};
    chart.data = {{.name = "arrives", .kind = hm::io::series_kind::step},
                  {.name = "stands", .kind = hm::io::series_kind::step},
                  {.name = "arrives, total cut", .kind = hm::io::series_kind::step},
                  {.name = "stands, total cut", .kind = hm::io::series_kind::step}};
    for (int m = 0; m < path.months; ++m) {
        const auto i = static_cast<std::size_t>(m);
        const auto& then = cut.sectors.front().by_month[i];
        const double shares[] = {path.deliveries("magnets", usa)[i], users.by_month[i].standing,
                                 cut.deliveries("magnets", usa)[i], then.standing};
        std::printf("%.7s   %7.3f %7.3f   |            %7.3f %7.3f %7.3f %7.3f %7.3f\n",
                    path.month(m).iso().c_str(), shares[0], shares[1], shares[2], shares[3],
                    then.output_lost.value_or(0.0), then.remaining_supply, then.knee.value_or(0.0));
        for (std::size_t s = 0; s < 4; ++s) {
            chart.data[s].x.push_back(hm::io::day_number(path.month(m)));
            chart.data[s].y.push_back(shares[s]);
        }
    }
    if (count > 1) {
        const auto picture = hm::io::draw(chart, {.search_path = example::search_path()});
        if (picture.status == hm::io::drawing_status::drawn)
            std::ofstream(words[1], std::ios::binary) << picture.svg;
        else
            std::printf("no chart: %s\n", picture.message.c_str());
    }

    // What the library promises: a total cut is never kinder, and stops plants sooner.
    if (!path.first_stop || !cut.first_stop || *cut.first_stop > *path.first_stop) return 1;
    for (std::size_t m = 0; m < 36; ++m)
        if (cut.deliveries("magnets", usa)[m] > path.deliveries("magnets", usa)[m]) return 1;
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "disruption: %s\n", e.what());
    return 1;
}
