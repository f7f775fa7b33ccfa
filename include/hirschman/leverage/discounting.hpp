// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::leverage {

/// Present value of one unit a year, flowing for `years`: (1 - exp(-rate years))/rate, `years` at a
/// rate of zero.
/// @param rate per year, >= 0
/// @param years >= 0, finite
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> annuity(const A& rate, const B& years)
{
    using S = common_scalar<A, B>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S r = in_range(S(rate), 0.0, infinity, "rate", bounds::left_closed, "per year");
    const S t = in_range(S(years), 0.0, infinity, "years", bounds::left_closed, "years");
    const S x = r * t;
    // The series keeps the value and the derivative at a rate of zero.
    const S series = t * (1.0 - x * (0.5 - x * (1.0 / 6.0 - x / 24.0)));
    return select(less(x, S(1e-4)), series, -expm1(-x) / r);
}

/// Present value of a flow of one unit a year during month `month` (0 is the first):
/// (exp(-rate month/12) - exp(-rate (month + 1)/12))/rate.
template <scalar S>
[[nodiscard]] S month_weight(const S& rate, int month)
{
    return exp(-rate * (month / 12.0)) * annuity(rate, 1.0 / 12.0);
}

}  // namespace hirschman::inline v0_1::leverage
