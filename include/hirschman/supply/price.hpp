// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A control splits a market in two: outside it the quantity withheld raises the price, inside it
/// lowers the price. Quote both.

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::supply {

/// Price relative to normal where `missing` of the normal quantity is lacking, or, if it is
/// negative, arrives on top: (1 - missing)^(1/market_elasticity).
/// @param missing < 1, a share of the normal quantity of that market
/// @param market_elasticity of demand to its price, short run; < 0
/// @throws domain_error outside
/// @verified price_test
///
///     price_ratio(0.25, -0.5);    // outside: 1.78
///     price_ratio(-0.10, -0.5);   // inside: 0.83
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> price_ratio(const A& missing, const B& market_elasticity)
{
    using S = common_scalar<A, B>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S lacking = in_range(S(missing), -infinity, 1.0, "missing", bounds::open);
    const S elasticity =
        in_range(S(market_elasticity), -infinity, 0.0, "market_elasticity", bounds::open);
    return exp(log1p(-lacking) / elasticity);
}

}  // namespace hirschman::inline v0_1::supply
