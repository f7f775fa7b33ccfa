// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/quantity.hpp>
#include <hirschman/reading.hpp>

#include <span>

namespace hirschman::inline v0_1 {

namespace dimension {
struct weighted_performance {};  ///< weighted teraFLOPS (WT)
}  // namespace dimension
using weighted_performance = quantity<dimension::weighted_performance>;
namespace units {
inline constexpr unit<dimension::weighted_performance> weighted_teraflops{1.0};
}  // namespace units

namespace chips {

/// Whether a processor has vector instructions and registers in the sense of the regulation.
enum class architecture : unsigned char { vector, non_vector, unknown };

/// Processors of one kind in a computer.
struct processors {
    /// Peak of additions and multiplications of 64 bit or more, one processor; nothing narrower
    /// counts, so it is zero for a part without them.
    reading<operation_rate> fp64_peak = {};
    chips::architecture architecture = chips::architecture::unknown;
    int count = 1;
};

/// APP: the sum over processors of W x R, R the 64-bit peak in teraFLOPS, W 0.9 for vector
/// processors and 0.3 for others. Only processors that share memory coherently belong in one sum.
/// It says nothing of TPP: a part with hardly any 64-bit rate can be 3A090.a with an APP near zero.
/// No processors: zero. Used from 2006-04-24.
/// @throws domain_error for a negative or infinite peak, or a negative count.
/// @source 15 CFR 774 Supp. 1, notes to category 4, as issued 2026-07-23
/// @verified tests/chips/adjusted_peak_performance_test.cpp: 0.00024 WT of a PowerPC 750 at 800 MHz
[[nodiscard]] constexpr reading<weighted_performance> adjusted_peak_performance(
    std::span<const processors> sharing_memory)
{
    constexpr double vector_weight = 0.9;
    constexpr double other_weight = 0.3;
    double least = 0.0;
    double most = 0.0;
    bool has_most = true;
    for (const auto& p : sharing_memory) {
        if (p.count < 0)
            throw domain_error("number of processors", static_cast<double>(p.count), "",
                               "[0, inf)");
        if (p.count == 0) continue;
        const double n = p.count;
        const auto in_teraflops = [](operation_rate r) {
            const double rate = r.in(units::teraop_per_second);
            if (!(rate >= 0.0) || rate > 1e12)
                throw domain_error("fp64_peak", rate, "TFLOPS", "[0, 1e12]");
            return rate;
        };
        const bool vector = p.architecture == architecture::vector;
        const bool other = p.architecture == architecture::non_vector;
        if (p.fp64_peak.has_lower())
            least +=
                n * (vector ? vector_weight : other_weight) * in_teraflops(p.fp64_peak.lower());
        if (p.fp64_peak.has_upper())
            most += n * (other ? other_weight : vector_weight) * in_teraflops(p.fp64_peak.upper());
        else if (!p.fp64_peak.is_undefined())
            has_most = false;
    }
    if (has_most)
        return between(least * units::weighted_teraflops, most * units::weighted_teraflops);
    return at_least(least * units::weighted_teraflops);
}

}  // namespace chips
}  // namespace hirschman::inline v0_1
