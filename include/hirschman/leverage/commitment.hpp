// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Whether a threat would be carried out: Nash's division assumes it, a sender need not.

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::leverage {

/// The least discount factor per period at which it pays to carry a threat out: cost/(cost + gain).
/// One where nothing is gained: no patience makes that threat credible.
/// @param cost of carrying it out once, >= 0
/// @param gain per period of being believed, >= 0, in the unit of `cost`
/// @throws domain_error for a negative or infinite figure
/// @source models of repeated games (Friedman 1971): carry out iff cost <= delta/(1-delta) gain
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> required_discount_factor(const A& cost, const B& gain)
{
    using S = common_scalar<A, B>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S paid = in_range(S(cost), 0.0, infinity, "cost", bounds::left_closed);
    const S won = in_range(S(gain), 0.0, infinity, "gain", bounds::left_closed);
    return select(less_equal(won, S(0.0)), S(1.0), paid / (paid + won));
}

/// Whether a sender with `discount_factor` per period carries the threat out.
/// @param discount_factor in [0, 1)
/// @throws domain_error outside, or as `required_discount_factor`
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] auto credible(const A& cost, const B& gain, const C& discount_factor)
{
    using S = common_scalar<A, B, C>;
    const S patience =
        in_range(S(discount_factor), 0.0, 1.0, "discount_factor", bounds::left_closed);
    return less_equal(required_discount_factor(S(cost), S(gain)), patience);
}

}  // namespace hirschman::inline v0_1::leverage
