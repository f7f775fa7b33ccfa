// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/clause.hpp>
#include <hirschman/controls/rulebooks/us_conditions.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>

/// How applications are decided, as parts of `us_advanced_computing`.
/// @source 15 CFR 742.6(b)(10), 744.23(d) and the measures cited
namespace hirschman::inline v0_1::controls::rulebooks::us {

using detail::day;

inline constexpr version review_2022_friendly[] = {
    {{day(2022, 10, 21), day(2023, 11, 17)},
     "R02",
     {.when = ultimate_parent.in({.named = {"USA"}, .any_of = group::a5 | group::a6}),
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
     {.when = destination.in(macau_or_d5) or (destination.in(covered) and headed_in(macau_or_d5)),
      .applies_to = a_or_b,
      .review = review_policy::presumption_of_denial,
      .citation = "742.6(b)(10)(ii), 88 FR 73458"}},
    {{.from = day(2026, 1, 15)},
     "R12",
     {.when = destination.in(macau_or_d5) or (destination.in(covered) and headed_in(macau_or_d5)),
      .applies_to = a_or_b,
      .review = review_policy::presumption_of_denial,
      .citation = "742.6(b)(10)(iii)(A)(1), 91 FR 1684"}}};
inline constexpr version review_headquarters_datacenter[] = {
    {{day(2023, 11, 17), day(2024, 4, 4)},
     "R05",
     {.when = headed_in(macau_or_d5),
      .applies_to = a_or_b,
      .review = review_policy::presumption_of_denial,
      .citation = "744.23(d), 88 FR 73458"}},
    {{.from = day(2024, 4, 4)},
     "R06",
     {.when = headed_in(macau_or_d5) and datacenter,
      .applies_to = {"3A090.a"},
      .review = review_policy::presumption_of_denial,
      .citation = "744.23(d)(3), 89 FR 23876"}}};
inline constexpr version review_headquarters_other_a[] = {
    {{day(2024, 4, 4), day(2025, 1, 13)},
     "R06",
     {.when = headed_in(macau_or_d5),
      .applies_to = {"3A090.a"},
      .review = review_policy::case_by_case,
      .citation = "744.23(d)(3)(i), 89 FR 23876"}},
    {{.from = day(2025, 1, 13)},
     "R08",
     {.when = headed_in(macau_or_d5),
      .applies_to = {"3A090.a"},
      .review = review_policy::conflict,
      .citation = "744.23(d)(3)(i) and 742.6(b)(10)(iii)(A)(1)",
      .contradiction = "744.23(d)(3)(i) says case by case, 742.6(b)(10)(iii)(A)(1) presumption of "
                       "denial"}}};
inline constexpr version review_headquarters_b[] = {{{.from = day(2024, 4, 4)},
                                                     "R06",
                                                     {.when = headed_in(macau_or_d5),
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

}  // namespace hirschman::inline v0_1::controls::rulebooks::us
