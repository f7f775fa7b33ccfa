// SPDX-License-Identifier: BSL-1.0
// Through which stages does a buyer depend on a country, and where are the chokepoints?
// dependence [--material gallium] [--buyer USA] [--supplier CHN] [--good refined] [--out chart.svg]
#include "support/options.hpp"

#include <hirschman/data/network.hpp>
#include <hirschman/io/chart.hpp>
#include <hirschman/supply/chokepoint.hpp>
#include <hirschman/supply/exposure.hpp>

#include <cstdio>
#include <fstream>
#include <map>

namespace hm = hirschman;

int main(int count, char** words)
try {
    std::map<std::string, std::string> option{{"--material", "rare_earths"},
                                              {"--buyer", "USA"},
                                              {"--supplier", "CHN"},
                                              {"--good", ""},
                                              {"--out", ""}};
    for (int i = 1; i < count; i += 2) {
        if (!option.contains(words[i]) || i + 1 == count)
            throw hm::domain_error("\"" + std::string(words[i]) +
                                   "\" is no option, or lacks its value: see the first lines");
        option[words[i]] = words[i + 1];
    }
    const auto net = hm::data::network(option["--material"]);
    const hm::country buyer(option["--buyer"]);
    const hm::country supplier(option["--supplier"]);

    const auto d = hm::supply::dependence(
        net, {.buyer = buyer, .supplier = supplier, .good = option["--good"]});
    std::printf("%s: what %s uses of %s has passed through %s\n", net.name.c_str(),
                option["--buyer"].c_str(), net.at(d.good).good.c_str(),
                option["--supplier"].c_str());
    const auto line = [](const char* what, const hm::supply::share_range& s) {
        std::printf("  %-22s %6.2f %% to %6.2f %%\n", what, 100 * s.least, 100 * s.most);
    };
    hm::io::chart picture{.id = "dependence",
                          .title = "What has passed through " + option["--supplier"],
                          .y = {.label = "share of use", .unit = "%", .from = 0.0, .to = 100.0}};
    hm::io::series bars{.name = "least to most", .kind = hm::io::series_kind::bars};
    for (const auto& s : d.by_stage) {
        line(s.stage.c_str(), s.share);
        picture.x.categories.push_back(s.stage.str());
        bars.y.push_back(100 * s.share.least);
        bars.low.push_back(100 * s.share.least);
        bars.high.push_back(100 * s.share.most);
    }
    picture.data = {bars};
    line("bought from it", d.direct);
    line("at any stage", d.total);

    std::puts("\nchokepoint                    share of   lost   lost when    sectors'");
    std::puts("                              stage     at once  others help  output lost");
    const auto points = hm::supply::chokepoints(net, buyer, d.good);
    for (std::size_t i = 0; i < points.size() && i < 8; ++i) {
        const auto& p = points[i];
        std::printf("  %-20s %s   %6.1f %%  %6.1f %%  %6.1f %%  ", p.stage.c_str(),
                    std::string(p.producer.alpha_3()).c_str(), 100 * p.share, 100 * p.cut,
                    100 * p.loss);
        p.output_lost ? std::printf("  %6.1f %%\n", 100 * *p.output_lost)
                      : std::puts("  not known");
    }

    if (!option["--out"].empty()) {
        const auto drawn = hm::io::draw(picture, {.search_path = example::search_path()});
        if (drawn.status == hm::io::drawing_status::drawn)
            std::ofstream(option["--out"], std::ios::binary) << drawn.svg;
        std::printf("\n%s\n",
                    drawn.message.empty() ? option["--out"].c_str() : drawn.message.c_str());
    }
    return d.direct.least <= d.total.least && d.total.least <= d.total.most ? 0 : 1;
} catch (const std::exception& e) {
    std::fprintf(stderr, "dependence: %s\n", e.what());
    return 1;
}
