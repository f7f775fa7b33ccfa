// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The balance in closed form, in continuous time, where harm declines exponentially (or not at
/// all) and own cost is constant. The monthly form in `balance.hpp` converges to it.

#include <hirschman/leverage/discounting.hpp>
#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::leverage {

/// Harm to the target per year is `harm exp(-decline t)`, own cost `own_cost` throughout.
template <scalar S = double>
struct declining_tool {
    S harm = 0.0;
    S decline = 0.0;
    S own_cost = 0.0;
};

/// The best threat and how long it is carried out, in years.
template <scalar S = double>
struct best_threat {
    S duration = 0.0;
    S threat = 0.0;
};

/// Years that a side bears its own cost and the other's constant harm before its `tolerance` is
/// spent, at most `horizon`.
/// @throws domain_error for a negative figure; only the tolerance may be infinite
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> constant_staying(const A& own_cost, const B& harm_suffered,
                                                         const C& tolerance, const D& horizon)
{
    using S = common_scalar<A, B, C, D>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S flow = in_range(S(own_cost), 0.0, infinity, "own_cost", bounds::left_closed) +
                   in_range(S(harm_suffered), 0.0, infinity, "harm_suffered", bounds::left_closed);
    const S limit = in_range(S(tolerance), 0.0, infinity, "tolerance");
    const S years = in_range(S(horizon), 0.0, infinity, "horizon", bounds::left_closed, "years");
    return select(less_equal(flow * years, limit), years, limit / flow);
}

/// The best threat with a declining tool, carried out for at most `longest` years. Both sides
/// discount at `rate`, so the best duration is ln(harm/own_cost)/decline, or the longest.
/// @param rate per year, >= 0
/// @param longest years, >= 0, finite
/// @throws domain_error for a negative or infinite figure
template <scalar S>
[[nodiscard]] best_threat<S> declining_threat(const declining_tool<S>& tool, const S& rate,
                                              const S& longest)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S zero(0.0);
    const S harm = in_range(tool.harm, 0.0, infinity, "harm", bounds::left_closed);
    const S decline =
        in_range(tool.decline, 0.0, infinity, "decline", bounds::left_closed, "per year");
    const S cost = in_range(tool.own_cost, 0.0, infinity, "own_cost", bounds::left_closed);
    const S most = in_range(longest, 0.0, infinity, "longest", bounds::left_closed, "years");
    const auto fades = less(cost, harm * exp(-decline * most));
    const S turning = log(harm / cost) / decline;
    const S duration = select(less_equal(harm, cost), zero, select(fades, most, turning));
    const S threat = harm * annuity(rate + decline, duration) - cost * annuity(rate, duration);
    return {duration, threat};
}

}  // namespace hirschman::inline v0_1::leverage
