// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/rulebook.hpp>
#include <hirschman/controls/rulebooks/country_groups.hpp>
#include <hirschman/controls/rulebooks/us_conditions.hpp>
#include <hirschman/controls/rulebooks/us_exceptions.hpp>
#include <hirschman/controls/rulebooks/us_foundry.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>
#include <hirschman/controls/rulebooks/us_memory.hpp>
#include <hirschman/controls/rulebooks/us_reviews.hpp>
#include <hirschman/controls/rulebooks/us_tariffs.hpp>

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
     {.when = headed_in(macau_or_d5) and not destination.in(covered),
      .applies_to = a_or_b,
      .citation = "744.23(a)(3), 88 FR 73458",
      .contradiction = "744.23(c) bars every exception for the headquarters rule, 740.8 allows NAC",
      .ground = legal_ground::section_744_23_a}},
    {{.from = day(2024, 4, 4)},
     "R06",
     {.when = headed_in(macau_or_d5) and not destination.in(covered),
      .applies_to = a_or_b,
      .citation = "744.23(a)(3), 89 FR 23876",
      .ground = legal_ground::section_744_23_a}}};
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

inline constexpr version letter_2022[] = {
    {{day(2022, 8, 26), day(2022, 10, 21)},
     "R01",
     {.when = august_2022_letter,
      .addressees = {{"NVIDIA", day(2022, 8, 26), day(2022, 8, 26)},
                     {"AMD", day(2022, 8, 26), day(2022, 8, 31)},
                     {"Advanced Micro", day(2022, 8, 26), day(2022, 8, 31)}},
      .citation = "letter of 2022-08-26",
      .note = "parts that it does not name are reached above limits that were not published",
      .ground = legal_ground::section_744_23_b}}};
inline constexpr version letter_2023[] = {
    {{day(2023, 10, 23), day(2023, 11, 17)},
     "R04",
     {.when = october_2023_letter,
      .addressees = {{"NVIDIA", day(2023, 10, 23), day(2023, 10, 23)}},
      .citation = "letter of 2023-10-23",
      .ground = legal_ground::section_744_23_b}}};
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
      .note = "limit second-hand",
      .ground = legal_ground::section_744_23_b}}};

/// What contains a circuit is looked at circuit by circuit. Note 2 carries through by itself: a
/// circuit that it takes out of 3A090 puts nothing into 4A090.
[[nodiscard]] constexpr provision contains(paragraph of, paragraph gives, const text<48>& citation)
{
    return {.when = condition::always(), .gives = gives, .applies_to = {of}, .citation = citation};
}
inline constexpr version computer_2022[] = {
    {{day(2022, 10, 21), day(2023, 11, 17)},
     "R02",
     contains("3A090", "4A090", "ECCN 4A090, 87 FR 62186")}};
inline constexpr version computer_a[] = {
    {{.from = day(2023, 11, 17)},
     "R05",
     contains("3A090.a", "4A090.a", "ECCN 4A090.a, 88 FR 73458")}};
inline constexpr version computer_b[] = {
    {{.from = day(2023, 11, 17)},
     "R05",
     contains("3A090.b", "4A090.b", "ECCN 4A090.b, 88 FR 73458")}};

/// Items of these entries that meet or contain 3A090.a or .b stand in their `.z`. 3A090.c puts
/// nothing there.
[[nodiscard]] constexpr provision in_entry(paragraph of, paragraph gives)
{
    provision p = contains(of, gives, "the entry's .z, 88 FR 73458");
    p.otherwise_in = {"3A001", "4A003", "4A004", "4A005", "5A002",
                      "5A004", "5A992", "5D002", "5D992"};
    return p;
}
inline constexpr version entry_a[] = {
    {{.from = day(2023, 11, 17)}, "R05", in_entry("3A090.a", ".z.a")}};
inline constexpr version entry_b[] = {
    {{.from = day(2023, 11, 17)}, "R05", in_entry("3A090.b", ".z.b")}};

inline constexpr version residual_circuit[] = {
    {{.from = day(2022, 10, 21)},
     "R02",
     {.when = condition::always(),
      .gives = "3A991.p",
      .citation = "ECCN 3A991.p, 87 FR 62186",
      .note = "8 TOPS, or a transfer rate of 150 GB/s"}}};
inline constexpr version residual_computer[] = {{{.from = day(2006, 4, 24)},
                                                 "R00",
                                                 {.when = condition::always(),
                                                  .gives = "4A994",
                                                  .citation = "ECCN 4A994",
                                                  .trust = confidence::recalled}}};

/// The issues of the regulation that were read: of the control list, and of the other parts.
inline constexpr date list_read = day(2026, 7, 23);
inline constexpr date parts_read = day(2026, 9, 24);
/// 742.6 as published on 2026-09-24 links an amendment whose content was not found.
inline constexpr text<80> amendment =
    "91 FR 46260 of 2026-07-23 amends 742.6; its content was not found";
inline constexpr date amended = day(2026, 7, 23);

inline constexpr auto in_memory = item_class::memory_stack;
inline constexpr auto in_computer = item_class::computer;

inline constexpr clause clauses[] = {
    {"3A090 (2022)", clause_kind::classification, 1, classification_2022},
    {"3A090.a", clause_kind::classification, 1, classification_a, any_circuit, list_read},
    {"Note 1", clause_kind::classification, 2, presumption, item_class::foundry_output, list_read},
    {"3A090.b", clause_kind::classification, 3, classification_b, any_circuit, list_read},
    {"3A090.c", clause_kind::classification, 4, classification_c, in_memory, list_read},
    {"Note 2 to 3A090", clause_kind::exclusion, 1, exclusion, any_circuit, list_read},
    {"Note 1 to 3A090.a, overcome", clause_kind::exclusion, 2, presumption_overcome,
     item_class::foundry_output, list_read},
    {"742.6(a)(6) by place", clause_kind::requirement, 1, by_place, any_circuit, parts_read,
     amendment, amended},
    {"744.23(a)(3) by headquarters", clause_kind::requirement, 2, by_headquarters, any_circuit,
     parts_read},
    {"742.6(a)(6)(iii)(A) worldwide", clause_kind::requirement, 3, worldwide, any_circuit,
     parts_read, amendment, amended},
    {"742.6(a)(6)(iii)(B) Emirates", clause_kind::requirement, 4, emirates, any_circuit, parts_read,
     amendment, amended},
    {"742.6(a)(6) for .c", clause_kind::requirement, 5, memory_by_place, in_memory, parts_read,
     amendment, amended},
    {"744.23(a)(3)(i)(B) for .c", clause_kind::requirement, 6, memory_by_headquarters, in_memory,
     parts_read},
    {"letters of August 2022", clause_kind::letter, 1, letter_2022},
    {"letter of October 2023", clause_kind::letter, 2, letter_2023},
    {"letters of April 2025", clause_kind::letter, 3, letter_2025},
    {"review 2022, friendly headquarters", clause_kind::review, 1, review_2022_friendly},
    {"review 2022", clause_kind::review, 2, review_2022},
    {"review, January 2026 lane", clause_kind::review, 1, review_lane, any_circuit, parts_read,
     amendment, amended},
    {"review, Macau and D:5", clause_kind::review, 2, review_direct, any_circuit, parts_read,
     amendment, amended},
    {"review, headquarters, datacenter .a", clause_kind::review, 3, review_headquarters_datacenter,
     any_circuit, parts_read},
    {"review, headquarters, other .a", clause_kind::review, 4, review_headquarters_other_a,
     any_circuit, parts_read},
    {"review, headquarters, .b", clause_kind::review, 5, review_headquarters_b, any_circuit,
     parts_read},
    {"review, tier 1", clause_kind::review, 6, review_tier_1, any_circuit, parts_read, amendment,
     amended},
    {"review, country allocation", clause_kind::review, 7, review_allocation, any_circuit,
     parts_read, amendment, amended},
    {"review, D:1 and D:4", clause_kind::review, 8, review_d1_d4, any_circuit, parts_read,
     amendment, amended},
    {"review of .c, headquarters elsewhere", clause_kind::review, 9, memory_review_elsewhere,
     in_memory, parts_read, amendment, amended},
    {"review of .c", clause_kind::review, 10, memory_review, in_memory, parts_read, amendment,
     amended},
    {"NAC for .a", clause_kind::exception, 1, nac_a, any_circuit, parts_read},
    {"NAC for .b", clause_kind::exception, 2, nac_b, any_circuit, parts_read},
    {"NAC for .a, D:1 and D:4", clause_kind::exception, 3, nac_a_elsewhere},
    {"NAC for .b, D:1 and D:4", clause_kind::exception, 4, nac_b_elsewhere},
    {"ACA for .a", clause_kind::exception, 5, aca_a, any_circuit, parts_read},
    {"ACA for .b", clause_kind::exception, 6, aca_b, any_circuit, parts_read},
    {"AIA", clause_kind::exception, 7, aia, any_circuit, parts_read},
    {"ACM", clause_kind::exception, 8, acm, any_circuit, parts_read},
    {"LPP", clause_kind::exception, 9, lpp, any_circuit, parts_read},
    {"HBM", clause_kind::exception, 10, memory_exception, in_memory, parts_read},
    {"part 746", clause_kind::bar, 1, part_746, any_item},
    {"4A090 (2022)", clause_kind::carrying, 1, computer_2022, in_computer},
    {".z of another entry, .a", clause_kind::carrying, 2, entry_a, in_computer, list_read},
    {".z of another entry, .b", clause_kind::carrying, 3, entry_b, in_computer, list_read},
    {"4A090.a", clause_kind::carrying, 4, computer_a, in_computer, list_read},
    {"4A090.b", clause_kind::carrying, 5, computer_b, in_computer, list_read},
    {"3A991.p", clause_kind::residual, 1, residual_circuit,
     item_class::circuit | item_class::foundry_output, list_read},
    {"4A994", clause_kind::residual, 2, residual_computer, in_computer, list_read},
    {"section 232 tariff", clause_kind::levy, 1, lane_tariff},
};

}  // namespace rulebooks::us

/// US export controls on advanced computing circuits, on computers that contain them, memory
/// stacks and the output of foundries, from August 2022 to the last day read.
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
        "circuits under 3A090.a and .b, computers under 4A090 and .z, memory stacks under 3A090.c, "
        "the presumption on a foundry's output; not adjusted peak performance (4A003.b), software, "
        "equipment, caps by country or consignee"};

}  // namespace hirschman::inline v0_1::controls
