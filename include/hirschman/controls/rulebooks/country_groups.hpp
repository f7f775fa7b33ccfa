// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/membership.hpp>

namespace hirschman::inline v0_1::controls::rulebooks {

namespace detail {

/// The book's first day; memberships that are not dated below are taken to hold from it.
inline constexpr date opens = std::chrono::year(2022) / 1 / 1;

inline constexpr membership listed(const char* place, group groups, date from = opens)
{
    return {
        .place = place, .groups = groups, .during = {.from = from}, .trust = confidence::recalled};
}
}  // namespace detail

/// Groups that the rules on advanced computing do not speak of. D:2 and D:3 are not in the book.
inline constexpr group e1 = static_cast<group>(1U << 16U);
inline constexpr group e2 = static_cast<group>(1U << 17U);

/// Country groups A:1, A:5, A:6, D:1, D:4, D:5, E:1 and E:2 of 15 CFR 740 Supp. 1, one row a
/// country and change.
/// The list was read as of 2026-07-23; that an entry without a dated change stood there since 2022
/// is recalled.
/// @source 15 CFR 740 Supp. 1 as issued 2026-07-23; 91 FR 43034 (United Arab Emirates); Nicaragua
/// into D:1 and D:5 on 2024-03-15; Cambodia in D:5 from 2021-12-09 to 2025-11-07; Cyprus and
/// Ethiopia in D:5 with an end that was not found; part 746 destinations recalled; tier 1 is
/// Supplement 5(a) to part 740, 90 FR 4544, and only clauses of 2025 and later speak of it
inline constexpr membership us_country_groups[] = {
    detail::listed("AFG", group::d5),
    detail::listed("ALB", group::a6),
    {.place = "ARE",
     .groups = group::d4,
     .during = {detail::opens, date(std::chrono::year(2026) / 7 / 10)},
     .trust = confidence::verified},
    {.place = "ARE",
     .groups = group::a5,
     .during = {.from = date(std::chrono::year(2026) / 7 / 10)},
     .trust = confidence::verified},
    detail::listed("ARG", group::a1 | group::a5),
    detail::listed("ARM", group::d1),
    detail::listed("AUS", group::a1 | group::a5 | group::tier_1),
    detail::listed("AUT", group::a1 | group::a5),
    detail::listed("AZE", group::d1),
    detail::listed("BEL", group::a1 | group::a5 | group::tier_1),
    detail::listed("BGR", group::a1 | group::a5),
    detail::listed("BHR", group::d4),
    detail::listed("BLR", group::d1 | group::d4 | group::d5 | group::part_746),
    detail::listed("CAF", group::d5),
    detail::listed("CAN", group::a1 | group::a5 | group::tier_1),
    detail::listed("CHE", group::a1 | group::a5),
    detail::listed("CHN", group::d1 | group::d4 | group::d5),
    detail::listed("COD", group::d5),
    detail::listed("CUB", group::d5 | group::part_746 | e2),
    detail::listed("CYP", group::a6, date(std::chrono::year(2020) / 12 / 28)),
    {.place = "CYP",
     .groups = group::d5,
     .during = {.from = detail::opens},
     .holds = truth::unknown,
     .trust = confidence::uncertain},
    detail::listed("CZE", group::a1 | group::a5),
    detail::listed("DEU", group::a1 | group::a5 | group::tier_1),
    detail::listed("DNK", group::a1 | group::a5 | group::tier_1),
    detail::listed("EGY", group::d4),
    detail::listed("ERI", group::d5),
    detail::listed("ESP", group::a1 | group::a5 | group::tier_1),
    detail::listed("EST", group::a1 | group::a5),
    {.place = "ETH",
     .groups = group::d5,
     .during = {.from = detail::opens},
     .holds = truth::unknown,
     .trust = confidence::uncertain},
    detail::listed("FIN", group::a1 | group::a5 | group::tier_1),
    detail::listed("FRA", group::a1 | group::a5 | group::tier_1),
    detail::listed("GBR", group::a1 | group::a5 | group::tier_1),
    detail::listed("GEO", group::d1),
    detail::listed("GRC", group::a1 | group::a5),
    detail::listed("HRV", group::a1 | group::a5),
    detail::listed("HTI", group::d5),
    detail::listed("HUN", group::a1 | group::a5),
    detail::listed("IND", group::a1 | group::a5),
    detail::listed("IRL", group::a1 | group::a5 | group::tier_1),
    detail::listed("IRN", group::d4 | group::d5 | group::part_746 | e1),
    detail::listed("IRQ", group::d1 | group::d4 | group::d5),
    detail::listed("ISL", group::a1 | group::a5),
    detail::listed("ISR", group::d4 | group::a6),
    detail::listed("ITA", group::a1 | group::a5 | group::tier_1),
    detail::listed("JOR", group::d4),
    detail::listed("JPN", group::a1 | group::a5 | group::tier_1),
    detail::listed("KAZ", group::d1),
    detail::listed("KGZ", group::d1),
    detail::listed("KHM", group::d1),
    {.place = "KHM",
     .groups = group::d5,
     .during = {date(std::chrono::year(2021) / 12 / 9), date(std::chrono::year(2025) / 11 / 7)},
     .trust = confidence::verified},
    detail::listed("KOR", group::a1 | group::a5 | group::tier_1),
    detail::listed("KWT", group::d4),
    detail::listed("LAO", group::d1),
    detail::listed("LBN", group::d4 | group::d5),
    detail::listed("LBY", group::d1 | group::d4 | group::d5),
    detail::listed("LTU", group::a1 | group::a5),
    detail::listed("LUX", group::a1 | group::a5),
    detail::listed("LVA", group::a1 | group::a5),
    detail::listed("MAC", group::d1 | group::d4),
    detail::listed("MDA", group::d1),
    detail::listed("MEX", group::a1),
    detail::listed("MEX", group::a6, date(std::chrono::year(2020) / 12 / 28)),
    detail::listed("MLT", group::a6),
    detail::listed("MMR", group::d1 | group::d5),
    detail::listed("MNG", group::d1),
    {.place = "NIC",
     .groups = group::d1 | group::d5,
     .during = {.from = date(std::chrono::year(2024) / 3 / 15)},
     .trust = confidence::verified},
    detail::listed("NLD", group::a1 | group::a5 | group::tier_1),
    detail::listed("NOR", group::a1 | group::a5 | group::tier_1),
    detail::listed("NZL", group::a1 | group::a5 | group::tier_1),
    detail::listed("OMN", group::d4),
    detail::listed("PAK", group::d4),
    detail::listed("POL", group::a1 | group::a5),
    detail::listed("PRK", group::d1 | group::d4 | group::d5 | group::part_746 | e1),
    detail::listed("PRT", group::a1 | group::a5),
    detail::listed("QAT", group::d4),
    detail::listed("ROU", group::a1 | group::a5),
    detail::listed("RUS", group::d1 | group::d4 | group::d5 | group::part_746),
    detail::listed("SAU", group::d4),
    detail::listed("SDN", group::d5),
    detail::listed("SGP", group::a6),
    detail::listed("SOM", group::d5),
    detail::listed("SSD", group::d5),
    detail::listed("SVK", group::a1 | group::a5),
    detail::listed("SVN", group::a1 | group::a5),
    detail::listed("SWE", group::a1 | group::a5 | group::tier_1),
    detail::listed("SYR", group::d4 | group::d5 | group::part_746 | e1),
    detail::listed("TJK", group::d1),
    detail::listed("TKM", group::d1),
    detail::listed("TUR", group::a1 | group::a5),
    detail::listed("TWN", group::a6 | group::tier_1),
    detail::listed("USA", group::a1),
    detail::listed("UZB", group::d1),
    detail::listed("VEN", group::d1 | group::d4 | group::d5),
    detail::listed("VNM", group::d1),
    detail::listed("YEM", group::d1 | group::d4),
    detail::listed("ZAF", group::a1 | group::a6),
    detail::listed("ZWE", group::d5),
};

/// Hong Kong is in no group and is treated as China. @source 85 FR 83765, 2020-12-23
inline constexpr alias us_aliases[] = {
    {.place = "HKG",
     .treated_as = "CHN",
     .during = {.from = date(std::chrono::year(2020) / 12 / 23)}},
};

/// The changes of these groups that a source dates, in order. Each is in the table above.
inline constexpr group_change us_group_changes[] = {
    {.on = date(std::chrono::year(2020) / 12 / 28),
     .place = "CYP",
     .entered = group::a6,
     .source = "15 CFR 740 Supp. 1"},
    {.on = date(std::chrono::year(2020) / 12 / 28),
     .place = "MEX",
     .entered = group::a6,
     .source = "15 CFR 740 Supp. 1"},
    {.on = date(std::chrono::year(2021) / 12 / 9),
     .place = "KHM",
     .entered = group::d5,
     .source = "15 CFR 740 Supp. 1"},
    {.on = date(std::chrono::year(2024) / 3 / 15),
     .place = "NIC",
     .entered = group::d1 | group::d5,
     .source = "15 CFR 740 Supp. 1"},
    {.on = date(std::chrono::year(2025) / 11 / 7),
     .place = "KHM",
     .left = group::d5,
     .source = "arms-embargo list of the State Department, which prevails; conforming rule "
               "2026-02-03"},
    {.on = date(std::chrono::year(2026) / 7 / 10),
     .place = "ARE",
     .entered = group::a5,
     .left = group::d4,
     .trust = confidence::verified,
     .source = "91 FR 43034, which also ends its membership of D:3"},
};

/// The groups as one table: `us_groups.contains("ARE", group::a5, on)`.
inline constexpr group_table us_groups{
    .memberships = us_country_groups,
    .aliases = us_aliases,
    .opens = detail::opens,
    .read_to = date(std::chrono::year(2026) / 7 / 23),
};

}  // namespace hirschman::inline v0_1::controls::rulebooks
