// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

#include <cstddef>
#include <limits>

namespace hirschman::inline v0_1::leverage::detail {

/// Log loss of a CES aggregate with elasticity `upper` of `count` nests, each with a `share` of the
/// whole and a log `loss`; what the shares leave over loses nothing. With a = upper - 1 it is
/// -ln(1 + sum share (exp(-a loss) - 1))/a: by series where a is so small that the quotient is all
/// rounding, and from the largest term where the sum is not small, since it may overflow or cancel.
template <scalar S, class Share, class Loss>
[[nodiscard]] S log_aggregate(std::size_t count, Share share, Loss loss, const S& upper)
{
    const S a = upper - 1.0;
    S first(0.0), second(0.0), total(0.0), excess(0.0);
    for (std::size_t i = 0; i < count; ++i) {
        const S weight = share(i), lost = loss(i);
        first += weight * lost;
        second += weight * lost * lost;
        total += weight;
        excess += weight * expm1(select(less_equal(weight, S(0.0)), S(0.0), -a * lost));
    }
    // The rest loses nothing: its exponent is zero, and it counts only if it is no rounding error.
    constexpr double none = -std::numeric_limits<double>::max();
    const S rest = select(less(1.0 - total, S(1e-15)), S(0.0), 1.0 - total);
    S largest = select(less_equal(rest, S(0.0)), S(none), S(0.0));
    for (std::size_t i = 0; i < count; ++i)
        largest = max(largest, select(less_equal(share(i), S(0.0)), S(none), -a * loss(i)));
    S scaled = select(less_equal(rest, S(0.0)), S(0.0), rest * exp(-largest));
    for (std::size_t i = 0; i < count; ++i) {
        const S weight = share(i);
        scaled += weight * select(less_equal(weight, S(0.0)), S(0.0), exp(-a * loss(i) - largest));
    }
    const S log_sum = select(less(abs(excess), S(0.5)), log1p(excess), largest + log(scaled));
    S aggregate =
        select(less(abs(a), S(1e-8)), first - 0.5 * a * (second - first * first), -log_sum / a);
    for (std::size_t i = 0; i < count; ++i) aggregate = handing_on(aggregate, share(i), loss(i));
    return aggregate;
}

}  // namespace hirschman::inline v0_1::leverage::detail
