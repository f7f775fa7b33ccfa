// SPDX-License-Identifier: BSL-1.0
// Which of what is not known drives the headline numbers of the article? See --help.
#include "support/drivers_shown.hpp"
#include "support/help.hpp"
#include "support/named_options.hpp"
#include "support/options.hpp"

#include <hirschman/data/prior.hpp>
#include <hirschman/io/json.hpp>
#include <hirschman/scenario/leverage_balance.hpp>
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/scenario/research_race.hpp>
#include <hirschman/scenario/reversal.hpp>
#include <hirschman/uncertainty/sensitivity.hpp>

#include <iostream>

namespace hm = hirschman;
namespace sc = hm::scenario;
using namespace std::chrono_literals;

int main(int count, char** words)
try {
    auto option = example::named_options(count, words,
                                         {{"--as-of", "2025-07-15"},
                                          {"--points", "4096"},
                                          {"--set", "{}"},
                                          {"--out", "out/sensitivity"},
                                          {"--help", ""}});
    if (!option["--help"].empty()) return std::puts(example::sensitivity_help) < 0;
    const hm::as_of when{hm::date::from_iso(option["--as-of"])};
    const auto estimates =
        hm::data::estimates().overridden(hm::io::parse_json(option["--set"], "--set"));
    const hm::uncertainty::sensitivity_options how{
        .points = example::whole_number<std::uint64_t>("--points", option["--points"], 2)};

    hm::io::report page{
        .title = "What drives the headline numbers",
        .facts = {{"estimates of", option["--as-of"]}, {"points", option["--points"]}}};
    const auto study = [&](const char* id, const char* what, const auto& belief, const auto& f) {
        page.sections.push_back(example::drivers_shown(id, what,
                                                       hm::uncertainty::sensitivity(belief, f, how),
                                                       hm::uncertainty::tornado(belief, f)));
    };
    study("reversal", "Sales regained in four quarters",
          hm::data::prior<sc::reversal_parameters>(estimates, when),
          [](const auto& p) { return sc::reversal(p).totals.gross; });
    study("cutoff", "American value added lost in a year",
          hm::data::prior<sc::mineral_cutoff_parameters>(estimates, when), [](const auto& p) {
              return sc::mineral_cutoff(p, {.start = 2025y / 4 / 4, .days = 365}).value_added_lost;
          });
    study("balance", "Balance of the United States",
          hm::data::prior<sc::leverage_balance_parameters>(estimates, when),
          [](const auto& p) { return sc::leverage_balance(p, {.horizon_months = 24}).balance; });

    // What the race rests on is a random walk: its parameters are fitted, and chance is a factor.
    const auto race = hm::uncertainty::sensitivity(
        hm::uncertainty::prior<sc::research_race_parameters>::fixed_at({}),
        [](const auto& p, hm::uncertainty::draws& draws) {
            return sc::research_race(p, draws, sc::research_race_setting()).first_year;
        },
        how);
    page.sections.push_back(
        {.title = "First year in which China's R&D is larger",
         .content = {hm::io::paragraph{"Chance has a total index of " +
                                       example::fixed(2, race.total("chance").value) +
                                       ": nothing else is uncertain in a random walk."}}});

    const auto written =
        hm::io::write(page, option["--out"], {.search_path = example::search_path()});
    for (auto& section : page.sections) section.content.resize(1);  // the charts are in the report
    std::cout << hm::io::terminal_text(page);
    for (const auto& message : written.messages) std::cout << message << '\n';
    std::cout << "\nWith charts: " << option["--out"] << "/report.html\n";
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "sensitivity: %s\n", e.what());
    return 1;
}
