// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/memory_stack.hpp>
#include <hirschman/controls/clause.hpp>
#include <hirschman/controls/rulebooks/us_conditions.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>

/// The clauses on memory stacks, ECCN 3A090.c, as parts of `us_advanced_computing`. The control
/// starts above 2.0 GB/s per mm2 and the exception ends below 3.3: classic HBM2 is in between.
/// @source 89 FR 96790; 15 CFR 774 Supp. 1 as issued 2026-07-23; 740.25, 742.6 and 744.23 as issued
/// 2026-09-24
namespace hirschman::inline v0_1::controls::rulebooks::us {

using chips::memory_bandwidth_density;
using detail::day;

inline constexpr paragraph c_paragraph = "3A090.c";

/// 3A090.c; a stack in one package with logic that mainly processes is part of a processor.
inline constexpr condition paragraph_c =
    memory_bandwidth_density > 2.0 * gigabyte_per_second_per_square_millimetre and
    not packaged_with_processor;

inline constexpr version classification_c[] = {
    {{.from = day(2024, 12, 2)},
     "R07",
     {.when = paragraph_c, .gives = c_paragraph, .citation = "ECCN 3A090.c, 89 FR 96790"}}};

inline constexpr version memory_by_place[] = {{{.from = day(2024, 12, 2)},
                                               "R07",
                                               {.when = destination.in(macau_or_d5),
                                                .applies_to = {c_paragraph},
                                                .citation = "742.6(a)(6), 89 FR 96790"}}};
inline constexpr version memory_by_headquarters[] = {
    {{.from = day(2024, 12, 2)},
     "R07",
     {.when = headed_in(macau_or_d5) and not destination.in(macau_or_d5),
      .applies_to = {c_paragraph},
      .citation = "744.23(a)(3)(i)(B), 89 FR 96790",
      .ground = legal_ground::section_744_23_a}}};

inline constexpr version memory_review_elsewhere[] = {
    {{.from = day(2024, 12, 2)},
     "R07",
     {.when = destination.in(macau_or_d5) and not headed_in(macau_or_d5),
      .applies_to = {c_paragraph},
      .review = review_policy::presumption_of_approval,
      .citation = "742.6(b)(10), 89 FR 96790",
      .note = "an entity in Macau or D:5 that is not headquartered there"}}};
inline constexpr version memory_review[] = {{{.from = day(2024, 12, 2)},
                                             "R07",
                                             {.when = condition::always(),
                                              .applies_to = {c_paragraph},
                                              .review = review_policy::presumption_of_denial,
                                              .citation = "742.6(b)(10), 89 FR 96790"}}};

inline constexpr version memory_exception[] = {
    {{.from = day(2024, 12, 2)},
     "R07",
     {.when = memory_bandwidth_density < 3.3 * gigabyte_per_second_per_square_millimetre,
      .gives = "HBM",
      .applies_to = {c_paragraph},
      .still_to_assert =
          "exporter headquartered in the US or A:5, no parent in Macau or D:5; bought by the "
          "package's designer, shipped straight to its packager; finished part under 3A090; no "
          "distributor, no consignee but freight, no advanced-node plant; unit gap over 1 %: "
          "report in 60 days",
      .citation = "740.25, 89 FR 96790"}}};

}  // namespace hirschman::inline v0_1::controls::rulebooks::us
