// SPDX-License-Identifier: BSL-1.0
// How good are the scenario functions, and what do they say of what is not known yet? See --help.
#include "support/options.hpp"

#include <hirschman/briefing/backtest.hpp>
#include <hirschman/briefing/frozen_forecast.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

#include <unistd.h>

namespace hm = hirschman;

constexpr std::string_view help =
    R"(backtest - the scenario functions against what happened

  --cases FILE     cases in the form of data/backtest_cases.csv (default: the built-in ones)
  --out DIR        where the report goes (default out/backtest)
  --freeze DATE    instead: print the forecasts of that day for the open cases, as CSV
  --resolve FILE   instead: score a frozen table of an earlier release, as it stands
  --help           this text
)";

void print_resolved(const std::string& path, const std::vector<hm::data::backtest_case>& cases)
{
    const auto frozen = hm::briefing::frozen_forecasts_from(hm::io::load_csv(path));
    const auto known = hm::briefing::resolve(frozen, cases);
    for (const auto& k : known)
        std::printf("%s: %.3g to %.3g, reported %.3g, score %.3g\n", k.of.what.c_str(), k.of.low,
                    k.of.high, k.observed, k.model.score);
    std::printf("%zu of %zu forecasts are resolved\n", known.size(), frozen.size());
}

int main(int count, char** words)
try {
    auto cases = hm::data::backtest_cases();
    std::filesystem::path out = "out/backtest";
    for (int i = 1; i < count; ++i) {
        const std::string option = words[i];
        if (option == "--help") {
            std::cout << help;
            return 0;
        }
        if (i + 1 == count) throw hm::domain_error(option + " needs a value; see --help");
        const std::string value = words[++i];
        if (option == "--cases")
            cases = hm::data::load_backtest_cases(value);
        else if (option == "--out")
            out = value;
        else if (option == "--freeze") {
            const hm::as_of today{hm::date::from_iso(value)};
            std::cout << hm::briefing::csv_text(
                hm::briefing::freeze(cases, hm::data::estimates(), today));
            return 0;
        } else if (option == "--resolve") {
            print_resolved(value, cases);
            return 0;
        } else
            throw hm::domain_error("unknown option \"" + option + "\"; see --help");
    }
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
