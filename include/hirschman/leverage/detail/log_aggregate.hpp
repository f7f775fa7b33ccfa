// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

#include <cstddef>

namespace hirschman::inline v0_1::leverage::detail {

/// Log loss of a CES aggregate with elasticity `upper` whose nests lose `losses[i]` (log) and weigh
/// `shares[i]`; what the shares leave over loses nothing. -ln(1 + sum share (exp(-a loss) - 1))/a
/// with a = upper - 1, by series where a is so small that the quotient is all rounding, and by the
/// largest term where the exponential would overflow.
template <scalar S>
[[nodiscard]] S log_aggregate(const S* shares, const S* losses, std::size_t count, const S& upper)
{
    const S a = upper - 1.0;
    S first(0.0), second(0.0), total(0.0), excess(0.0), largest(0.0);
    for (std::size_t i = 0; i < count; ++i) {
        const S exponent = select(less_equal(shares[i], S(0.0)), S(0.0), -a * losses[i]);
        first += shares[i] * losses[i];
        second += shares[i] * losses[i] * losses[i];
        total += shares[i];
        excess += shares[i] * expm1(exponent);
        largest = max(largest, exponent);
    }
    S scaled = max(S(0.0), 1.0 - total) * exp(-largest);
    for (std::size_t i = 0; i < count; ++i) {
        const S exponent = select(less_equal(shares[i], S(0.0)), S(0.0), -a * losses[i]);
        scaled += shares[i] * exp(exponent - largest);
    }
    const S log_sum = select(less(S(1.0), largest), largest + log(scaled), log1p(excess));
    return select(less(abs(a), S(1e-8)), first - 0.5 * a * (second - first * first), -log_sum / a);
}

}  // namespace hirschman::inline v0_1::leverage::detail
