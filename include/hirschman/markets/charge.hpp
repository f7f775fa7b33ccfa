// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::markets {

/// What a seller writes off: the cost of supply committed to lost sales that cannot be redirected,
/// (1 - gross_margin) x committed x lost sales inside the horizon of the commitment. State the
/// horizon: a charge over a quarter's loss and one over a year's are not a common ratio.
/// @param lost_in_horizon USD, >= 0
/// @param gross_margin of the product, share of revenue, in [0, 1]
/// @param committed supply committed and lost over sales lost, >= 0; above one where more had been
///        ordered than would have been sold within the horizon
/// @throws domain_error outside
/// @verified charge_test: Nvidia 4.5 on 10.5 in two quarters, AMD .8 on 1.5 in three
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> inventory_charge(const A& lost_in_horizon,
                                                      const B& gross_margin, const C& committed)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return in_range(S(lost_in_horizon), 0.0, infinity, "lost_in_horizon", bounds::left_closed,
                    "USD") *
           (1.0 - in_range(S(gross_margin), 0.0, 1.0, "gross_margin")) *
           in_range(S(committed), 0.0, infinity, "committed", bounds::left_closed);
}

}  // namespace hirschman::inline v0_1::markets
