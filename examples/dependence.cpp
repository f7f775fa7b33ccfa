// SPDX-License-Identifier: BSL-1.0
// How a buyer depends on a country, where the chokepoints are, and what arrives once it is cut off.
// dependence [--material gallium] [--buyer USA] [--supplier CHN] [--good refined] [--out chart.svg]
#include "support/help.hpp"
#include "support/named_options.hpp"
#include "support/options.hpp"

#include <hirschman/data/network.hpp>
#include <hirschman/io/chart.hpp>
#include <hirschman/supply/chokepoint.hpp>
#include <hirschman/supply/disruption_path.hpp>
#include <hirschman/supply/exposure.hpp>

#include <cstdio>
#include <fstream>

namespace hm = hirschman;

int main(int count, char** words)
try {
    if (example::asked_for_help(count, words, example::dependence_help)) return 0;
    const auto option = example::named_options(count, words,
                                               {{"--material", "rare_earths"},
                                                {"--buyer", "USA"},
                                                {"--supplier", "CHN"},
                                                {"--good", ""},
                                                {"--out", ""}});
    const auto net = hm::data::network(option.at("--material"));
    const hm::country buyer(option.at("--buyer"));
    const hm::country supplier(option.at("--supplier"));
    const auto d = hm::supply::dependence(
        net, {.buyer = buyer, .supplier = supplier, .good = option.at("--good")});
    std::printf("What %s uses of %s has passed through %s\n", option.at("--buyer").c_str(),
                net.at(d.good).good.c_str(), option.at("--supplier").c_str());
    const auto line = [](const char* what, const hm::supply::share_range& s) {
        std::printf("  %-20s %6.2f %% to %6.2f %%\n", what, 100 * s.least, 100 * s.most);
    };
    hm::io::chart picture{.id = "dependence", .title = "Passed through " + option.at("--supplier")};
    picture.y = {.label = "share of use", .unit = "%", .from = 0.0, .to = 100.0};
    hm::io::series bars{.name = "least to most", .kind = hm::io::series_kind::bars};
    hm::supply::embargo cut{
        .name = "a total cut", .by = supplier, .start = hm::date(std::chrono::year(2026) / 1 / 1)};
    cut.destinations = {{.rules = hm::supply::nothing_licensed}};
    for (const auto& s : d.by_stage) {
        line(s.stage.c_str(), s.share);
        picture.x.categories.push_back(s.stage.str());
        bars.y.push_back(100 * s.share.least);
        bars.low.push_back(100 * s.share.least);
        bars.high.push_back(100 * s.share.most);
        if (s.share.least > 0.0) cut.goods.push_back(s.stage);
    }
    picture.data = {bars};
    line("bought from it", d.direct);
    line("at any stage", d.total);
    std::puts("\nof a stage's output        share   lost at once   lost when others fill in");
    const auto points = hm::supply::chokepoints(net, buyer, d.good);
    for (std::size_t i = 0; i < points.size() && i < 6; ++i)
        std::printf("  %-20s %s %6.2f %%    %6.2f %%    %6.2f %%\n", points[i].stage.c_str(),
                    std::string(points[i].producer.alpha_3()).c_str(), 100 * points[i].share,
                    100 * points[i].cut, 100 * points[i].loss);

    if (!cut.goods.empty()) {
        const auto path = hm::supply::disrupt(net, cut, {.months = 6});
        for (const auto& arrives : path.delivered)
            if (arrives.good == d.good && arrives.user == buyer)
                std::printf("\nCut off, %.2f %% arrives\n", 100 * arrives.arrived.back());
        if (path.first_stop)
            std::printf("The first plant of 100 stands on day %d\n", *path.first_stop);
    }
    if (!option.at("--out").empty()) {
        const auto drawn = hm::io::draw(picture, {.search_path = example::search_path()});
        if (drawn.status == hm::io::drawing_status::drawn)
            std::ofstream(option.at("--out"), std::ios::binary) << drawn.svg;
        std::printf("%s\n", drawn.message.c_str());
    }
    return d.direct.least <= d.total.least && d.total.least <= d.total.most ? 0 : 1;
} catch (const std::exception& e) {
    std::fprintf(stderr, "dependence: %s\n", e.what());
    return 1;
}
