// SPDX-License-Identifier: BSL-1.0
// How good are the scenario functions? backtest [CASES.csv [OUT_DIR]]
#include "support/options.hpp"

#include <hirschman/briefing/backtest.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

#include <unistd.h>

namespace hm = hirschman;

int main(int count, char** words)
try {
    if (count > 1 && std::string_view(words[1]) == "--help") {
        std::cout << "backtest [CASES.csv [OUT_DIR]]\n\n"
                     "  CASES.csv  in the form of data/backtest_cases.csv (default: the built-in)\n"
                     "  OUT_DIR    where the report goes (default: out/backtest)\n";
        return 0;
    }
    const auto cases =
        count > 1 ? hm::data::load_backtest_cases(words[1]) : hm::data::backtest_cases();
    const std::filesystem::path out = count > 2 ? words[2] : "out/backtest";

    const auto result = hm::briefing::backtest(cases, hm::data::estimates());
    const auto report = hm::briefing::report_of(result);
    const auto written = hm::io::write(report, out, {.search_path = example::search_path()});

    std::cout << hm::io::terminal_text(report, {.width = 100, .colour = isatty(1) == 1});
    for (const auto& message : written.messages) std::cout << message << '\n';
    std::cout << "\nThe report, with its charts: " << (out / "report.html").string() << '\n';
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "backtest: %s\n", e.what());
    return 1;
}
