// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/clause.hpp>
#include <hirschman/controls/rulebooks/us_conditions.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>

/// Note 1 to 3A090.a, as parts of `us_advanced_computing`: an advanced logic circuit from a
/// front-end fabricator or an assembly and test company is presumed to be in 3A090.a and for
/// datacenters, unless a designer or a count of transistors overcomes that. The transaction is
/// completed on the day of the shipment, so the limits of later years are versions of later years.
///
/// The text has two faults. Its limb of 35 bn is for transactions completed in 2027, that of 40 bn
/// for 2029 or later: read literally, nothing above 30 bn overcomes the presumption in 2028, and
/// whether the sense does is `drafting_gap`, which nobody can say. Its paragraph d prints "below
/// 30 billion" where only "at or above" makes sense; it is read so.
/// @source 90 FR 5298, corrected by 90 FR 9604; 15 CFR 774 Supp. 1 as issued 2026-07-23
namespace hirschman::inline v0_1::controls::rulebooks::us {

using chips::transistor_count;
using detail::day;

inline constexpr version presumption[] = {{{.from = day(2025, 1, 16)},
                                           "R09",
                                           {.when = advanced_logic,
                                            .gives = "3A090.a",
                                            .citation = "Note 1 to 3A090.a, 90 FR 5298",
                                            .note = "16/14 nm or below, or non-planar transistors",
                                            .presumes = true}}};

/// Packaged where it cannot be swapped, or by a company of Supplement 7 that attests the count.
inline constexpr condition packaged_safely = not packaged.in(macau_or_d5) or approved_packager;

[[nodiscard]] constexpr condition counted(double limit_without_memory)
{
    const condition small = transistor_count < 30 * billion_transistors;
    if (limit_without_memory <= 30.0) return packaged_safely and small;
    return packaged_safely and
           (small or (not high_bandwidth_memory and
                      transistor_count < limit_without_memory * billion_transistors));
}

/// Until 2026-12-31 every authorized designer's attestation counts, then only while an application
/// to become an approved one is pending.
inline constexpr condition attested = approved_designer or authorized_designer;
inline constexpr condition attested_later =
    approved_designer or (authorized_designer and application_pending);

/// In 2028: the sense would be 35 bn at least, and 40 bn at most.
inline constexpr condition counted_in_2028 =
    counted(30.0) or (packaged_safely and not high_bandwidth_memory and
                      transistor_count < 40 * billion_transistors and drafting_gap);

[[nodiscard]] constexpr provision overcome(const condition& when)
{
    return {.when = when, .applies_to = {"Note 1"}, .citation = "Note 1 to 3A090.a, 90 FR 5298"};
}
[[nodiscard]] constexpr provision overcome_in_2028()
{
    provision p = overcome(attested_later or counted_in_2028);
    p.note = "2028 is in neither limb of the text";
    p.contradiction =
        "drafting gap of Note 1 to 3A090.a: 35 bn is for 2027, 40 bn for 2029 or later; read "
        "literally the presumption of 3A090.a stands in 2028";
    return p;
}
inline constexpr version presumption_overcome[] = {
    {{day(2025, 1, 16), day(2026, 12, 31)}, "R09", overcome(attested or counted(30.0))},
    {{day(2026, 12, 31), day(2027, 1, 1)}, "R09", overcome(attested_later or counted(30.0))},
    {{day(2027, 1, 1), day(2028, 1, 1)}, "R09", overcome(attested_later or counted(35.0))},
    {{day(2028, 1, 1), day(2029, 1, 1)}, "R09", overcome_in_2028()},
    {{.from = day(2029, 1, 1)}, "R09", overcome(attested_later or counted(40.0))}};

}  // namespace hirschman::inline v0_1::controls::rulebooks::us
