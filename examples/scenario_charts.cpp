// SPDX-License-Identifier: BSL-1.0
// Draws the chart of each page of docs/scenarios anew:
// scenario_charts [--out docs/scenarios]; without gnuplot nothing is written, and it says so.
#include "support/scenario_charts.hpp"
#include "support/named_options.hpp"
#include "support/options.hpp"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>

namespace hm = hirschman;

int main(int count, char** words)
try {
    auto option =
        example::named_options(count, words, {{"--out", "out/scenario_charts"}, {"--help", ""}});
    if (!option["--help"].empty())
        return std::puts("scenario_charts [--out DIR]: draws the charts of docs/scenarios") < 0;
    const std::filesystem::path folder = option["--out"];
    std::filesystem::create_directories(folder);
    for (const auto& chart : {example::coalition_chart(), example::compute_gap_chart(),
                              example::deal_chart(), example::leverage_balance_chart(),
                              example::mineral_cutoff_chart(), example::research_race_chart(),
                              example::revenue_at_risk_chart(), example::reversal_chart()}) {
        const auto drawn = hm::io::draw(
            chart, {.search_path = example::search_path(), .width = 720, .height = 320});
        if (drawn.status == hm::io::drawing_status::gnuplot_not_found) {
            std::printf("nothing is drawn: %s\n", drawn.message.c_str());
            return 0;
        }
        if (drawn.status != hm::io::drawing_status::drawn) throw hm::error(drawn.message);
        const auto file = folder / (chart.id + ".svg");
        std::ofstream to(file, std::ios::binary);
        to << drawn.svg;
        to.close();
        if (!to) throw hm::error("cannot write " + file.string());
        std::printf("%s %s\n", file.c_str(), drawn.message.c_str());
    }
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "scenario_charts: %s\n", e.what());
    return 1;
}
