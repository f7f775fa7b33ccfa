// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/clause.hpp>

/// Places and conditions of the US rules on advanced computing, as they read in the regulation.
namespace hirschman::inline v0_1::controls::rulebooks::us {

using namespace units;
using chips::dram_bandwidth;
using chips::dram_plus_interconnect;
using chips::interconnect_bandwidth;
using chips::performance_density;
using chips::processing_performance_2022;
using chips::total_processing_performance;
using chips::transfer_rate_2022;

/// 742.6(a)(6) from 2023-11-17: Macau, D:1, D:4 and D:5, less any destination also in A:5 or A:6.
inline constexpr places covered{
    .named = {"MAC"}, .any_of = group::d1 | group::d4 | group::d5, .except = group::a5 | group::a6};
/// Macau is not in D:5; provisions name it beside.
inline constexpr places macau_or_d5{.named = {"MAC"}, .any_of = group::d5};
inline constexpr places china_or_macau{.named = {"CHN", "MAC"}};
inline constexpr places tier_1{.any_of = group::tier_1};

inline constexpr bounded_list<paragraph, 4> a_or_b{"3A090.a", "3A090.b"};

inline constexpr condition to_or_for_macau_or_d5 =
    destination.in(macau_or_d5) or headed_in(macau_or_d5);

/// 3A090, 87 FR 62186.
inline constexpr condition paragraph_2022 =
    transfer_rate_2022 >= 600 * gigabyte_per_second and processing_performance_2022 >= 4800 * tpp;

/// 3A090.a, 88 FR 73458.
inline constexpr condition paragraph_a = total_processing_performance >= 4800 * tpp or
                                         (total_processing_performance >= 1600 * tpp and
                                          performance_density >= 5.92 * tpp_per_square_millimetre);

/// 3A090.b, 88 FR 73458. b.2 has no ceiling on TPP in the text: a part of TPP 4,800 or more and a
/// density in [3.2, 5.92) meets both paragraphs, and .a governs.
inline constexpr condition paragraph_b =
    (total_processing_performance >= 2400 * tpp and total_processing_performance < 4800 * tpp and
     performance_density >= 1.6 * tpp_per_square_millimetre and
     performance_density < 5.92 * tpp_per_square_millimetre) or
    (total_processing_performance >= 1600 * tpp and
     performance_density >= 3.2 * tpp_per_square_millimetre and
     performance_density < 5.92 * tpp_per_square_millimetre);

/// Note 2 to 3A090: neither designed nor marketed for datacenters, TPP under 4,800.
inline constexpr condition note_2 = not datacenter and total_processing_performance < 4800 * tpp;

/// The letters of August 2022: A100, A100X, H100 and systems, and later circuits above limits that
/// were not published; China with Hong Kong, and Russia.
inline constexpr condition august_2022_letter =
    named_in_letter and destination.in({.named = {"CHN", "RUS"}});

/// The letter to NVIDIA of 2023-10-23.
inline constexpr condition october_2023_letter =
    total_processing_performance >= 4800 * tpp and datacenter and
    (destination.in(covered) or headed_in(macau_or_d5));

/// The letters of April 2025; limits second-hand.
inline constexpr condition april_2025_letter =
    (dram_bandwidth >= 1400 * gigabyte_per_second or
     interconnect_bandwidth >= 1100 * gigabyte_per_second or
     dram_plus_interconnect >= 1700 * gigabyte_per_second) and
    to_or_for_macau_or_d5;

/// 742.6(b)(10)(iii)(A), 91 FR 1684: exports from the United States only, both limits strict.
inline constexpr condition january_2026_lane =
    total_processing_performance < 21000 * tpp and dram_bandwidth < 6500 * gigabyte_per_second and
    is(action::exporting) and destination.in(china_or_macau) and certified;

/// Where NAC and ACA serve. @source 15 CFR 740.8, 88 FR 73458 and 89 FR 23876
inline constexpr condition to_macau_or_d5_2023 = destination.in(macau_or_d5);
inline constexpr condition to_d1_d4 = destination.in(covered) and not destination.in(macau_or_d5);
inline constexpr condition nac_2024 = to_or_for_macau_or_d5 and not is(action::transferring);
inline constexpr condition aca_2024 =
    (not destination.in(macau_or_d5) and not headed_in(macau_or_d5)) or
    (is(action::transferring) and destination.in(macau_or_d5));

}  // namespace hirschman::inline v0_1::controls::rulebooks::us
