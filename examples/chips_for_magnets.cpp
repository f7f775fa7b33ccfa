// SPDX-License-Identifier: BSL-1.0
// The main job: an article of July 2025, claim by claim. See --help.
#include "support/options.hpp"

#include <hirschman/briefing/chips_for_magnets.hpp>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>

#include <unistd.h>

namespace hm = hirschman;

int main(int count, char** words)
try {
    const auto options = example::read_options(count, words);
    if (options.help) {
        std::cout << example::help;
        return 0;
    }
    auto estimates = hm::data::estimates();
    if (!options.parameters.empty())
        estimates = hm::data::load_overrides(estimates, options.parameters);
    const hm::data::evidence known(hm::as_of{options.as_of}, estimates);

    const example::progress progress;
    const auto result = hm::briefing::chips_for_magnets(
        known, {.draws = options.draws,
                .seed = options.seed,
                .threads = options.threads,
                .progress = [&](int claim, int of) { progress(claim, of); }});
    const auto report = hm::briefing::report_of(result);

    const auto written =
        hm::io::write(report, options.out, {.search_path = example::search_path()});
    const auto figures = options.out / "figures.json";
    std::ofstream json(figures, std::ios::binary);
    json << hm::briefing::json_text(result);
    if (!json.flush()) throw hm::error("cannot write " + figures.string());

    std::cout << hm::io::terminal_text(report, {.width = 100, .colour = isatty(1) == 1});
    for (const auto& message : written.messages) std::cout << message << '\n';
    std::cout << "\nThe report, with its charts: " << (options.out / "report.html").string()
              << "\nIts figures, for programs:   " << figures.string() << '\n';
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "chips_for_magnets: %s\n", e.what());
    return 1;
}
