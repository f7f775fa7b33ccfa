// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdio>
#include <string_view>

namespace example {

/// Prints the text where --help is the only word.
inline bool asked_for_help(int count, char** words, const char* text)
{
    if (count != 2 || std::string_view(words[1]) != "--help") return false;
    std::puts(text);
    return true;
}

inline constexpr const char* coverage_help =
    R"(coverage [YYYY-MM-DD ...] - what was controlled when, by whom

Tables for goods to China and to the United States, by category, on the days given (default: five days
that tell the story), and the weeks of 2025 in which letters took in nearly all design software.)";

inline constexpr const char* dependence_help =
    R"(dependence - how a buyer depends on a country, and where the chokepoints are

  --material NAME   rare_earths (default), gallium, germanium, antimony, tungsten, graphite,
                    advanced_chips
  --buyer ISO3      default USA
  --supplier ISO3   default CHN
  --good STAGE      what is bought (default: the last stage)
  --out FILE        a chart as SVG)";

inline constexpr const char* disruption_help =
    R"(disruption [FILE.svg] - a control on rare earths, month by month

What reaches the United States and which plants stand: the licences of April 2025 beside a total cut.
With a file name, a chart goes there.)";

inline constexpr const char* extraction_help =
    R"(extraction TABLE.csv [bea] - which sectors an economy would miss most

TABLE.csv is a table of uses among sectors; with "bea", in the layout of the detail tables of the Bureau of
Economic Analysis. Ranks sectors by the output lost without them.)";

inline constexpr const char* frontier_help =
    R"(frontier - the designer's side of a threshold, date by date

The best part that may still ship to China with the H20's logic area, and what it serves.)";

inline constexpr const char* tariffs_help =
    R"(tariffs - who gains from a schedule of tariffs, exactly and to the first order

  --base FOLDER      trade.csv and what belongs to it (docs/trade.md); default: the eight countries
                     built in, goods of 2023
  --schedule NAME    in_force_july_2025, announced_july_2025, in_force_august_2025 (default),
                     in_force_november_2025, in_force_march_2026, in_force_august_2026; or a file
                     NAME.csv with the columns
                     importer, exporter, sector, rate
  --column NAME      instead: a column of the base's trade.csv with the new tariffs
  --elasticity X     of trade, of every sector of a base that has none (or for the built-in one)
  --deficits X       share of the deficits in the data that stays (default 1; 0 closes them first)
  --csv FILE         the table as CSV
  --out FILE         a chart as SVG

The paper of Caliendo and Parro: --base nafta_1993 --column tariff_cfl --deficits 0)";

inline constexpr const char* sensitivity_help =
    R"(sensitivity - which of what is not known drives the article's headline numbers

  --as-of DATE   with what was known on this day (default 2025-07-15)
  --points N     pairs of points (default 4096)
  --set JSON     estimates to override: '{"licensed_share": 0.9, "levy_pass_through":
                 {"low": 0, "central": 0.5, "high": 1}}'
  --out DIR      where report and charts go (default out/sensitivity))";

}  // namespace example
