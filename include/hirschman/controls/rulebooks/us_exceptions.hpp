// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/clause.hpp>
#include <hirschman/controls/rulebooks/us_conditions.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>

/// The licence exceptions for circuits and what bars them, as parts of `us_advanced_computing`.
/// @source 15 CFR 740.8, 740.27 to 740.29 and the measures cited
namespace hirschman::inline v0_1::controls::rulebooks::us {

using detail::day;

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
     diffusion("AIA",
               destination.in(tier_1) and headquarters.in(tier_1) and ultimate_parent.in(tier_1),
               "certification by the ultimate consignee before the first shipment",
               "740.27, 90 FR 4544")}};
/// ACM serves .b items too, where they need a licence.
[[nodiscard]] constexpr provision manufacturing(const condition& when)
{
    provision p = diffusion("ACM", when,
                            "for development, production or storage by the private-sector "
                            "consignee, not for training",
                            "740.28, 90 FR 4544");
    p.applies_to = a_or_b;
    return p;
}
inline constexpr version acm[] = {
    {{.from = day(2025, 1, 13)},
     "R08",
     manufacturing(not destination.in(macau_or_d5) and not headed_in(macau_or_d5))}};
inline constexpr version lpp[] = {
    {{.from = day(2025, 1, 13)},
     "R08",
     diffusion("LPP", not destination.in(macau_or_d5) and not headed_in(macau_or_d5),
               "at most 26,900,000 TPP a calendar year for each ultimate consignee",
               "740.29, 90 FR 4544")}};

inline constexpr version part_746[] = {{{.from = day(2022, 10, 21)},
                                        "R02",
                                        {.when = destination.in({.any_of = group::part_746}),
                                         .citation = "740.8(b) with part 746",
                                         .note = "part 746 asks for a licence whatever the item",
                                         .ground = legal_ground::part_746}}};

}  // namespace hirschman::inline v0_1::controls::rulebooks::us
