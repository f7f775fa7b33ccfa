// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/adjusted_peak_performance.hpp>
#include <hirschman/date.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/text.hpp>

namespace hirschman::inline v0_1::controls {

/// The paragraph of a digital computer by its adjusted peak performance.
struct computer_finding {
    truth controlled = truth::unknown;      ///< 4A003.b: APP exceeds 70 WT
    truth anti_terrorism = truth::unknown;  ///< 4A994.b: APP from 0.0128 WT
    /// "4A003.b", "4A994.b", "none" or "undetermined".
    text<16> paragraph = "undetermined";
    confidence trust = confidence::recalled;
    text<48> citation = "15 CFR 774 Supp. 1, 4A003.b and 4A994.b";
};

/// How a computer is classified by APP alone. 70 WT stood in the text read and is recalled back to
/// 2022; earlier years had lower limits (29 WT among them), whose days were not found, so days
/// before 2022 are undetermined. TPP plays no part: a gaming card with one 64-bit TFLOPS is far
/// from the limit.
/// @throws domain_error for a negative or infinite figure.
/// @source 15 CFR 774 Supp. 1 as issued 2026-07-23
/// @verified tests/controls/computers_test.cpp: reference vectors APP03 and APP04
[[nodiscard]] constexpr computer_finding computer_paragraph(
    const reading<weighted_performance>& app, date on)
{
    constexpr auto unit = units::weighted_teraflops;
    if (app.has_lower() && !(app.lower().in(unit) >= 0.0 && app.lower().in(unit) < 1e12))
        throw domain_error("APP", app.lower().in(unit), "WT", "[0, 1e12)");
    computer_finding f;
    if (on < date(std::chrono::year(2022) / 1 / 1)) return f;
    f.controlled = app > 70 * unit;
    f.anti_terrorism = app >= 0.0128 * unit;
    if (f.controlled == truth::yes)
        f.paragraph = "4A003.b";
    else if (f.controlled == truth::no && f.anti_terrorism == truth::yes)
        f.paragraph = "4A994.b";
    else if (f.anti_terrorism == truth::no)
        f.paragraph = "none";
    return f;
}

}  // namespace hirschman::inline v0_1::controls
