// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <limits>

namespace hirschman::inline v0_1::markets {

/// Three values of the same leaking goods, in the unit of the revenue they are a share of.
template <class S>
struct leaked_sales {
    S booked_elsewhere;  ///< what the seller books in other countries, at list price
    S intermediaries;    ///< what those in between keep
    S outlay;            ///< what the buyers under the ban pay

    BOOST_DESCRIBE_CLASS(leaked_sales, (), (booked_elsewhere, intermediaries, outlay), (), ())
};

/// Sales that pass a ban. Share and premium are two observations: the share is not derived from the
/// premium and an elasticity, which would make one of the three redundant.
/// @param revenue normal sales at list price, >= 0
/// @param leaked_share share of normal units that still arrive, in [0, 1]
/// @param premium over list price that the buyers pay, >= 0
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] leaked_sales<common_scalar<A, B, C>> leak(const A& revenue, const B& leaked_share,
                                                        const C& premium)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S elsewhere = in_range(S(revenue), 0.0, infinity, "revenue", bounds::left_closed, "USD") *
                        in_range(S(leaked_share), 0.0, 1.0, "leaked_share");
    const S above = in_range(S(premium), 0.0, infinity, "premium", bounds::left_closed);
    return {elsewhere, elsewhere * above, elsewhere * (1.0 + above)};
}

}  // namespace hirschman::inline v0_1::markets
