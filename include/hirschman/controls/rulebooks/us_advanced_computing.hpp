// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/rulebook.hpp>
#include <hirschman/controls/rulebooks/country_groups.hpp>
#include <hirschman/controls/rulebooks/us_conditions.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>

namespace hirschman::inline v0_1::controls {

/// The parts of `us_advanced_computing`: the dated versions of each clause.
namespace rulebooks::us {

using detail::day;

inline constexpr version classification_2022[] = {
    {{day(2022, 10, 21), day(2023, 11, 17)},
     "R02",
     {.when = paragraph_2022, .gives = "3A090", .citation = "ECCN 3A090, 87 FR 62186"}}};
inline constexpr version classification_a[] = {
    {{.from = day(2023, 11, 17)},
     "R05",
     {.when = paragraph_a, .gives = "3A090.a", .citation = "ECCN 3A090.a, 88 FR 73458"}}};
inline constexpr version classification_b[] = {
    {{.from = day(2023, 11, 17)},
     "R05",
     {.when = paragraph_b, .gives = "3A090.b", .citation = "ECCN 3A090.b, 88 FR 73458"}}};
inline constexpr version exclusion[] = {{{.from = day(2023, 11, 17)},
                                         "R05",
                                         {.when = note_2,
                                          .applies_to = {"3A090.a", "3A090.b"},
                                          .citation = "Note 2 to 3A090, 88 FR 73458"}}};

inline constexpr bounded_list<paragraph, 4> a_or_b{"3A090.a", "3A090.b"};

inline constexpr version by_place[] = {{{day(2022, 10, 21), day(2023, 1, 17)},
                                        "R02",
                                        {.when = destination.in({.named = {"CHN"}}),
                                         .applies_to = {"3A090"},
                                         .citation = "742.6(a)(6), 87 FR 62186"}},
                                       {{day(2023, 1, 17), day(2023, 11, 17)},
                                        "R03",
                                        {.when = destination.in(china_or_macau),
                                         .applies_to = {"3A090"},
                                         .citation = "742.6(a)(6), 88 FR 2821"}},
                                       {{.from = day(2023, 11, 17)},
                                        "R05",
                                        {.when = destination.in(covered),
                                         .applies_to = a_or_b,
                                         .citation = "742.6(a)(6)(iii), 88 FR 73458"}}};
inline constexpr version by_headquarters[] = {
    {{day(2023, 11, 17), day(2024, 4, 4)},
     "R05",
     {.when = headquarters.in(macau_or_d5) and not destination.in(covered),
      .applies_to = a_or_b,
      .citation = "744.23(a)(3), 88 FR 73458",
      .contradiction =
          "744.23(c) bars every exception for the headquarters rule, 740.8 allows NAC"}},
    {{.from = day(2024, 4, 4)},
     "R06",
     {.when = headquarters.in(macau_or_d5) and not destination.in(covered),
      .applies_to = a_or_b,
      .citation = "744.23(a)(3), 89 FR 23876"}}};
inline constexpr version worldwide[] = {{{.from = day(2025, 1, 13)},
                                         "R08",
                                         {.when = condition::always(),
                                          .applies_to = {"3A090.a"},
                                          .citation = "742.6(a)(6)(iii)(A), 90 FR 4544",
                                          .note = "the text stands, its enforcement does not"}}};
inline constexpr version emirates[] = {
    {{.from = day(2026, 7, 10)},
     "R15",
     {.when = destination.in({.named = {"ARE"}}) and not approved_consignee,
      .applies_to = {"3A090.b"},
      .citation = "742.6(a)(6)(iii)(B), 91 FR 43034",
      .note = "approved entities stand in Supplement 8 to part 740"}}};

inline constexpr version letter_2023[] = {
    {{day(2023, 10, 23), day(2023, 11, 17)},
     "R04",
     {.when = october_2023_letter,
      .addressees = {{"NVIDIA", day(2023, 10, 23), day(2023, 10, 23)}},
      .citation = "letter of 2023-10-23"}}};
inline constexpr version letter_2025[] = {
    {{.from = day(2025, 4, 9)},
     "R10",
     {.when = april_2025_letter,
      .addressees = {{"NVIDIA", day(2025, 4, 9), day(2025, 4, 9)},
                     {"AMD", day(2025, 4, 9), day(2025, 4, 16)},
                     {"Advanced Micro", day(2025, 4, 9), day(2025, 4, 16)},
                     {"Intel", day(2025, 4, 9), day(2025, 4, 16)}},
      .citation = "letter of 2025-04-09, 744.23(b)",
      .trust = confidence::uncertain,
      .note = "limit second-hand"}}};

inline constexpr version review_2022_friendly[] = {
    {{day(2022, 10, 21), day(2023, 11, 17)},
     "R02",
     {.when = headquarters.in({.named = {"USA"}, .any_of = group::a5 | group::a6}),
      .review = review_policy::case_by_case,
      .citation = "742.6(b)(10) with 744.23(d), 87 FR 62186",
      .trust = confidence::recalled}}};
inline constexpr version review_2022[] = {
    {{day(2022, 10, 21), day(2023, 11, 17)},
     "R02",
     {.when = condition::always(),
      .review = review_policy::presumption_of_denial,
      .citation = "742.6(b)(10) with 744.23(d), 87 FR 62186",
      .trust = confidence::recalled,
      .note = "the text of that year could not be read in full"}}};
inline constexpr version review_lane[] = {{{.from = day(2026, 1, 15)},
                                           "R12",
                                           {.when = january_2026_lane,
                                            .applies_to = a_or_b,
                                            .review = review_policy::case_by_case,
                                            .citation = "742.6(b)(10)(iii)(A), 91 FR 1684",
                                            .note = "certifications of 748 Supp. 2 (dd)"}}};
inline constexpr version review_direct[] = {
    {{day(2023, 11, 17), day(2026, 1, 15)},
     "R05",
     {.when =
          destination.in(macau_or_d5) or (destination.in(covered) and headquarters.in(macau_or_d5)),
      .applies_to = a_or_b,
      .review = review_policy::presumption_of_denial,
      .citation = "742.6(b)(10)(ii), 88 FR 73458"}},
    {{.from = day(2026, 1, 15)},
     "R12",
     {.when =
          destination.in(macau_or_d5) or (destination.in(covered) and headquarters.in(macau_or_d5)),
      .applies_to = a_or_b,
      .review = review_policy::presumption_of_denial,
      .citation = "742.6(b)(10)(iii)(A)(1), 91 FR 1684"}}};
inline constexpr version review_headquarters_datacenter[] = {
    {{day(2023, 11, 17), day(2024, 4, 4)},
     "R05",
     {.when = headquarters.in(macau_or_d5),
      .applies_to = a_or_b,
      .review = review_policy::presumption_of_denial,
      .citation = "744.23(d), 88 FR 73458"}},
    {{.from = day(2024, 4, 4)},
     "R06",
     {.when = headquarters.in(macau_or_d5) and datacenter,
      .applies_to = {"3A090.a"},
      .review = review_policy::presumption_of_denial,
      .citation = "744.23(d)(3), 89 FR 23876"}}};
inline constexpr version review_headquarters_other_a[] = {
    {{day(2024, 4, 4), day(2025, 1, 13)},
     "R06",
     {.when = headquarters.in(macau_or_d5),
      .applies_to = {"3A090.a"},
      .review = review_policy::case_by_case,
      .citation = "744.23(d)(3)(i), 89 FR 23876"}},
    {{.from = day(2025, 1, 13)},
     "R08",
     {.when = headquarters.in(macau_or_d5),
      .applies_to = {"3A090.a"},
      .review = review_policy::conflict,
      .citation = "744.23(d)(3)(i) and 742.6(b)(10)(iii)(A)(1)",
      .contradiction = "744.23(d)(3)(i) says case by case, 742.6(b)(10)(iii)(A)(1) presumption of "
                       "denial"}}};
inline constexpr version review_headquarters_b[] = {{{.from = day(2024, 4, 4)},
                                                     "R06",
                                                     {.when = headquarters.in(macau_or_d5),
                                                      .applies_to = {"3A090.b"},
                                                      .review = review_policy::case_by_case,
                                                      .citation = "744.23(d)(3)(i), 89 FR 23876"}}};
inline constexpr version review_tier_1[] = {{{.from = day(2025, 1, 13)},
                                             "R08",
                                             {.when = destination.in(tier_1),
                                              .applies_to = {"3A090.a"},
                                              .review = review_policy::presumption_of_approval,
                                              .citation = "742.6(b)(10), 90 FR 4544"}}};
inline constexpr version review_allocation[] = {
    {{.from = day(2025, 1, 13)},
     "R08",
     {.when = condition::always(),
      .applies_to = {"3A090.a"},
      .review = review_policy::country_allocation,
      .citation = "742.6(b)(10), 90 FR 4544",
      .note = "790,000,000 TPP a country, 2025 to 2027; approval presumed under it"}}};
inline constexpr version review_d1_d4[] = {
    {{day(2023, 11, 17), day(2026, 1, 16)},
     "R05",
     {.when = destination.in(covered),
      .applies_to = a_or_b,
      .review = review_policy::presumption_of_approval,
      .citation = "742.6(b)(10), 88 FR 73458"}},
    {{day(2026, 1, 16), day(2026, 9, 24)},
     "R12",
     {.when = condition::always(),
      .applies_to = {"3A090.b"},
      .review = review_policy::undetermined,
      .citation = "742.6(b)",
      .trust = confidence::uncertain,
      .note =
          "approval was presumed in January 2025; the text of 2026-09-24 says case by case; the "
          "day of the change was not found"}},
    {{.from = day(2026, 9, 24)},
     "R12",
     {.when = condition::always(),
      .applies_to = {"3A090.b"},
      .review = review_policy::case_by_case,
      .citation = "742.6(b)(1)(i)(B)",
      .note = "as read in the text of 2026-09-24"}}};

/// What NAC asks beyond item and place. @source 15 CFR 740.8
inline constexpr text<280> nac_terms =
    "notification at least 25 calendar days before; written purchase order; TPP, density, data "
    "sheet, memory bandwidth and cluster TPP stated; no refusal by BIS; no licence needed under "
    "part "
    "744 other than 744.23(a)(3) or under part 746";
inline constexpr text<280> aca_terms =
    "written purchase order; no licence needed under part 744 other than 744.23(a)(3) or under "
    "part "
    "746; no notification";

[[nodiscard]] constexpr provision nac(const condition& when, paragraph item)
{
    return {.when = when,
            .gives = "NAC",
            .applies_to = {item},
            .notice_days = 25,
            .filing_code = "C67",
            .still_to_assert = nac_terms,
            .citation = "740.8"};
}
[[nodiscard]] constexpr provision aca(const condition& when, paragraph item)
{
    return {.when = when,
            .gives = "ACA",
            .applies_to = {item},
            .still_to_assert = aca_terms,
            .citation = "740.8"};
}
[[nodiscard]] constexpr provision diffusion(paragraph name, const condition& when,
                                            const text<280>& terms, const text<48>& citation)
{
    return {.when = when,
            .gives = name,
            .applies_to = {"3A090.a"},
            .still_to_assert = terms,
            .citation = citation};
}

inline constexpr version nac_a[] = {
    {{day(2023, 11, 17), day(2024, 4, 4)},
     "R05",
     nac(to_macau_or_d5_2023 and not datacenter, "3A090.a")},
    {{.from = day(2024, 4, 4)}, "R06", nac(nac_2024 and not datacenter, "3A090.a")}};
inline constexpr version nac_b[] = {
    {{day(2023, 11, 17), day(2024, 4, 4)}, "R05", nac(to_macau_or_d5_2023, "3A090.b")},
    {{.from = day(2024, 4, 4)}, "R06", nac(nac_2024, "3A090.b")}};
/// Until April 2024 NAC served D:1 and D:4 too, without notification.
[[nodiscard]] constexpr provision nac_without_notice(const condition& when, paragraph item)
{
    provision p = aca(when, item);
    p.gives = "NAC";
    p.filing_code = "C67";
    return p;
}
inline constexpr version nac_a_elsewhere[] = {
    {{day(2023, 11, 17), day(2024, 4, 4)},
     "R05",
     nac_without_notice(to_d1_d4 and not datacenter, "3A090.a")}};
inline constexpr version nac_b_elsewhere[] = {
    {{day(2023, 11, 17), day(2024, 4, 4)}, "R05", nac_without_notice(to_d1_d4, "3A090.b")}};
inline constexpr version aca_a[] = {
    {{.from = day(2024, 4, 4)}, "R06", aca(aca_2024 and not datacenter, "3A090.a")}};
inline constexpr version aca_b[] = {{{.from = day(2024, 4, 4)}, "R06", aca(aca_2024, "3A090.b")}};
inline constexpr version aia[] = {
    {{.from = day(2025, 1, 13)},
     "R08",
     diffusion("AIA", destination.in(tier_1) and headquarters.in(tier_1),
               "certification by the ultimate consignee before the first shipment",
               "740.27, 90 FR 4544")}};
inline constexpr version acm[] = {
    {{.from = day(2025, 1, 13)},
     "R08",
     diffusion("ACM", not destination.in(macau_or_d5) and not headquarters.in(macau_or_d5),
               "for development, production or storage by the private-sector consignee, not for "
               "training",
               "740.28, 90 FR 4544")}};
inline constexpr version lpp[] = {
    {{.from = day(2025, 1, 13)},
     "R08",
     diffusion("LPP", not destination.in(macau_or_d5) and not headquarters.in(macau_or_d5),
               "at most 26,900,000 TPP a calendar year for each ultimate consignee",
               "740.29, 90 FR 4544")}};

inline constexpr version part_746[] = {{{.from = day(2022, 10, 21)},
                                        "R02",
                                        {.when = destination.in({.any_of = group::part_746}),
                                         .citation = "740.8(b) with part 746",
                                         .note = "part 746 asks for a licence whatever the item"}}};

inline constexpr clause clauses[] = {
    {"3A090 (2022)", clause_kind::classification, 1, classification_2022},
    {"3A090.a", clause_kind::classification, 1, classification_a},
    {"3A090.b", clause_kind::classification, 2, classification_b},
    {"Note 2 to 3A090", clause_kind::exclusion, 1, exclusion},
    {"742.6(a)(6) by place", clause_kind::requirement, 1, by_place},
    {"744.23(a)(3) by headquarters", clause_kind::requirement, 2, by_headquarters},
    {"742.6(a)(6)(iii)(A) worldwide", clause_kind::requirement, 3, worldwide},
    {"742.6(a)(6)(iii)(B) Emirates", clause_kind::requirement, 4, emirates},
    {"letter of October 2023", clause_kind::letter, 1, letter_2023},
    {"letters of April 2025", clause_kind::letter, 2, letter_2025},
    {"review 2022, friendly headquarters", clause_kind::review, 1, review_2022_friendly},
    {"review 2022", clause_kind::review, 2, review_2022},
    {"review, January 2026 lane", clause_kind::review, 1, review_lane},
    {"review, Macau and D:5", clause_kind::review, 2, review_direct},
    {"review, headquarters, datacenter .a", clause_kind::review, 3, review_headquarters_datacenter},
    {"review, headquarters, other .a", clause_kind::review, 4, review_headquarters_other_a},
    {"review, headquarters, .b", clause_kind::review, 5, review_headquarters_b},
    {"review, tier 1", clause_kind::review, 6, review_tier_1},
    {"review, country allocation", clause_kind::review, 7, review_allocation},
    {"review, D:1 and D:4", clause_kind::review, 8, review_d1_d4},
    {"NAC for .a", clause_kind::exception, 1, nac_a},
    {"NAC for .b", clause_kind::exception, 2, nac_b},
    {"NAC for .a, D:1 and D:4", clause_kind::exception, 3, nac_a_elsewhere},
    {"NAC for .b, D:1 and D:4", clause_kind::exception, 4, nac_b_elsewhere},
    {"ACA for .a", clause_kind::exception, 5, aca_a},
    {"ACA for .b", clause_kind::exception, 6, aca_b},
    {"AIA", clause_kind::exception, 7, aia},
    {"ACM", clause_kind::exception, 8, acm},
    {"LPP", clause_kind::exception, 9, lpp},
    {"part 746", clause_kind::bar, 1, part_746},
};

}  // namespace rulebooks::us

/// US export controls on advanced computing circuits, from October 2022 to the last day read.
/// @source 15 CFR 740, 742.6, 744.23, 774 Supp. 1 (3A090) and the measures cited clause by clause
/// @verified tests/controls/vectors_test.cpp: 82 reference determinations
inline constexpr rulebook us_advanced_computing{
    .name = "US advanced computing",
    .clauses = rulebooks::us::clauses,
    .measures = rulebooks::us_measures,
    .groups = rulebooks::us_country_groups,
    .aliases = rulebooks::us_aliases,
    .home = "USA",
    .read_to = rulebooks::detail::day(2026, 10, 8),
    .coverage =
        "circuits under 3A090.a and .b; not the letters of August 2022, memory stacks "
        "(3A090.c), computers (4A090), foundries, software, equipment, tariffs, caps by "
        "country or consignee"};

}  // namespace hirschman::inline v0_1::controls
