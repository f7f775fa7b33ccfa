// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/chip.hpp>

#include <array>
#include <span>
#include <string>

namespace hirschman::inline v0_1::chips {

/// How many bits an input of a multiply has in one format, where the regulation leaves it open.
struct bit_length {
    text<8> format;
    double least = 0.0;
    double most = 0.0;
};

/// The formats whose bit length the regulation does not settle. `total_processing_performance`
/// counts each at its least; `total_processing_performance_over` shows what hangs on the choice.
/// - TF32: 19 significant bits in a container of 32.
/// - FP6: 6 bits, or the 8 of the slot that some hardware moves it in.
/// - FP4: 4 bits, or with a shared scale of 8 bits over a block of 16, which is 4.5 a value.
/// @source 15 CFR 774 Supp. 1, 3A090 technical notes, as issued 2026-07-23, which say only "the
/// largest bit length of an input"; the block of 16 is recalled
inline constexpr std::array<bit_length, 3> open_bit_lengths{
    {{"tf32", 19.0, 32.0}, {"fp6", 6.0, 8.0}, {"fp4", 4.0, 4.5}}};

/// TPP with the given bit lengths, each anywhere between its ends; other formats as usual. Exact
/// where the choice does not matter: an A100 is 4,992 whether TF32 counts as 19 or 32.
/// @throws domain_error for a bit length that is not a positive number or whose ends are reversed.
/// @verified tests/chips/bit_length_test.cpp: the column of TF32 at 32 bits of the reference
[[nodiscard]] constexpr reading<processing_performance> total_processing_performance_over(
    const chip& c, std::span<const bit_length> lengths = open_bit_lengths)
{
    for (const auto& l : lengths) {
        if (!(l.least > 0.0) || l.least > 1024.0)
            throw domain_error("bit length of " + l.format.str(), l.least, "bit", "(0, 1024]");
        if (!(l.most >= l.least) || l.most > 1024.0)
            throw domain_error("bit length of " + l.format.str(), l.most, "bit",
                               "[" + to_text(l.least) + ", 1024]");
    }
    if (c.dense_peak.empty()) return unknown();
    double least = 0.0;
    double most = 0.0;
    for (const auto& peak : c.dense_peak) {
        bit_length bits{peak.in.name, static_cast<double>(peak.in.bits),
                        static_cast<double>(peak.in.bits)};
        for (const auto& l : lengths)
            if (l.format == peak.in.name) bits = l;
        const double rate = peak.rate.in(units::teraop_per_second);
        if (rate * bits.least > least) least = rate * bits.least;
        if (rate * bits.most > most) most = rate * bits.most;
    }
    if (c.other_formats == unlisted::unpublished) return at_least(least * units::tpp);
    return between(least * units::tpp, most * units::tpp);
}

}  // namespace hirschman::inline v0_1::chips
