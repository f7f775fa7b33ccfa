// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/control.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>

namespace hirschman::inline v0_1::controls::rulebooks {

/// The European Union since 2020-02-01. @source Treaty on European Union
inline constexpr country_code european_union[] = {"AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK",
                                                  "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN",
                                                  "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD",
                                                  "POL", "PRT", "ROU", "SVK", "SVN", "SWE"};

/// What Japan, the Netherlands and South Korea control of chipmaking tools and chips. That
/// Japan's 23 items are lithography, deposition, etch and inspection is recalled.
/// @source law-firm alerts and trade press; no single page is authority
inline constexpr control allies[] = {
    {.name = "Japan, 23 items",
     .by = {.id = "JP-2023",
            .title = "23 items of chipmaking equipment",
            .authority = "METI",
            .announced = detail::day(2023, 5, 23),
            .effective = detail::day(2023, 7, 23),
            .trust = confidence::verified,
            .source = "secondary pages",
            .note = "promulgated 2023-05-23; later widened; a licence for all but 42 named "
                    "destinations, whose list was not read; China is not among them (recalled)"},
     .controller = "JPN",
     .over = {category::lithography, category::deposition_and_etch,
              category::metrology_and_inspection},
     .to = {.reached = {.named = {"CHN"}}, .elsewhere = truth::unknown},
     .items = "23 items; country-neutral in form",
     .scope = confidence::recalled},
    {.name = "Netherlands, 2023",
     .by = {.id = "NL-2023",
            .title = "Order on advanced production equipment",
            .authority = "Netherlands",
            .announced = detail::day(2023, 3, 8),
            .published = detail::day(2023, 6, 30),
            .effective = detail::day(2023, 9, 1),
            .trust = confidence::verified,
            .source = "secondary pages"},
     .controller = "NLD",
     .over = {category::lithography, category::deposition_and_etch},
     .to = {.spared = european_union, .elsewhere = truth::yes},
     .items = "NXT:2000i and later immersion tools; some atomic-layer deposition and epitaxy"},
    {.name = "Netherlands, 2024",
     .by = {.id = "NL-2024",
            .title = "NXT:1970i and 1980i",
            .authority = "Netherlands",
            .effective = detail::day(2024, 9, 7),
            .trust = confidence::verified,
            .source = "secondary pages",
            .note = "took over licensing that the United States had applied since October 2023"},
     .controller = "NLD",
     .over = {category::lithography},
     .to = {.spared = european_union, .elsewhere = truth::yes},
     .items = "NXT:1970i and NXT:1980i"},
    {.name = "Netherlands, 2025",
     .by = {.id = "NL-2025",
            .title = "Measuring and inspection equipment",
            .authority = "Netherlands",
            .announced = detail::day(2025, 1, 15),
            .effective = detail::day(2025, 4, 1),
            .trust = confidence::verified,
            .source = "secondary pages"},
     .controller = "NLD",
     .over = {category::metrology_and_inspection},
     .to = {.spared = european_union, .elsewhere = truth::yes},
     .items = "measuring and inspection equipment"},
    {.name = "South Korea, 2026",
     .by = {.id = "KR-2026",
            .title = "National controls on AI chips and chipmaking equipment",
            .authority = "South Korea",
            .effective = detail::day(2026, 9, 1),
            .trust = confidence::uncertain,
            .source = "a status list of September 2026",
            .note = "reported; thresholds and destinations were not found"},
     .controller = "KOR",
     .over = {category::chips, category::lithography, category::deposition_and_etch,
              category::metrology_and_inspection},
     .to = {.elsewhere = truth::unknown}},
};

}  // namespace hirschman::inline v0_1::controls::rulebooks
