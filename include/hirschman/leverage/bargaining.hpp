// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How a total is divided, by what each side can fall back on. Money in one unit throughout.

#include <hirschman/scalar.hpp>

#include <limits>
#include <span>

namespace hirschman::inline v0_1::leverage {

/// What each side takes away.
template <scalar S = double>
struct division {
    S first = 0.0;
    S second = 0.0;
};

namespace detail {

template <scalar S>
[[nodiscard]] S finite(const S& x, const char* argument)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return in_range(x, -infinity, infinity, argument, bounds::open);
}

}  // namespace detail

/// Nash's division of `surplus` when disagreement leaves each side with what it has meanwhile (harm
/// that flows while the bargaining goes on belongs here). No deal when the two exceed the surplus:
/// each keeps its own.
/// @param weight of the first side, in [0, 1]
/// @throws domain_error for a weight outside or a figure that is not finite
/// @source Nash (1950); asymmetric form Kalai (1977)
/// @verified bargaining_test: 45/55, 5.5/4.5 and 6.9/3.1
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D = double>
[[nodiscard]] division<common_scalar<A, B, C, D>> nash_bargain(const A& surplus,
                                                               const B& first_disagreement,
                                                               const C& second_disagreement,
                                                               const D& weight = 0.5)
{
    using S = common_scalar<A, B, C, D>;
    const S total = detail::finite(S(surplus), "surplus");
    const S first = detail::finite(S(first_disagreement), "first_disagreement");
    const S second = detail::finite(S(second_disagreement), "second_disagreement");
    const S share = in_range(S(weight), 0.0, 1.0, "weight");
    const S gain = total - first - second;
    const auto deal = less_equal(S(0.0), gain);
    return {select(deal, first + share * gain, first),
            select(deal, second + (1.0 - share) * gain, second)};
}

/// The division when the alternatives end the bargaining: they are floors and do not move the
/// division otherwise. No deal when they exceed the surplus.
/// @throws domain_error as `nash_bargain`
/// @source Binmore, Shaked and Sutton (1989)
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D = double>
[[nodiscard]] division<common_scalar<A, B, C, D>> bargain_with_outside_options(
    const A& surplus, const B& first_option, const C& second_option, const D& weight = 0.5)
{
    using S = common_scalar<A, B, C, D>;
    const S total = detail::finite(S(surplus), "surplus");
    const S first = detail::finite(S(first_option), "first_option");
    const S second = detail::finite(S(second_option), "second_option");
    const S share = in_range(S(weight), 0.0, 1.0, "weight");
    const S taken = max(first, min(share * total, total - second));
    const auto deal = less_equal(first + second, total);
    return {select(deal, taken, first), select(deal, total - taken, second)};
}

/// The division under each side's best threat: half the total, plus and minus half the difference
/// of the net threats, which is the leverage balance.
/// @param total what the two have together under agreement, from the same zero as the threats
/// @source Nash (1953)
/// @verified bargaining_test: 77.5/122.5 and the two of the worked example
template <scalar_argument A, scalar_argument B>
[[nodiscard]] division<common_scalar<A, B>> bargain_under_threat(const A& total, const B& balance)
{
    using S = common_scalar<A, B>;
    const S sum = detail::finite(S(total), "total");
    const S difference = detail::finite(S(balance), "balance");
    return {0.5 * (sum + difference), 0.5 * (sum - difference)};
}

/// What a side can do to the other, and what that costs the side itself.
template <scalar S = double>
struct threat {
    S harm = 0.0;      ///< >= 0
    S own_cost = 0.0;  ///< >= 0
};

/// Harm less own cost; a threat that costs its sender more than it harms is negative.
/// @throws domain_error for a negative or infinite figure
template <scalar S>
[[nodiscard]] S net_threat(const threat<S>& given)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return in_range(given.harm, 0.0, infinity, "harm", bounds::left_closed) -
           in_range(given.own_cost, 0.0, infinity, "own_cost", bounds::left_closed);
}

/// The largest net threat; zero for none and where none pays, since a side need not threaten. Each
/// side maximises its own: threats do not interact.
/// @throws domain_error as `net_threat`
template <scalar S>
[[nodiscard]] S best_net_threat(std::span<const threat<S>> choices)
{
    S best(0.0);
    for (const threat<S>& each : choices) best = max(best, net_threat(each));
    return best;
}

/// What each side has while both threats are carried out: -(own cost + the other's harm).
/// @throws domain_error as `net_threat`
template <scalar S>
[[nodiscard]] division<S> threat_point(const threat<S>& first, const threat<S>& second)
{
    // Adding nothing keeps a lane failed whose figures are out of range.
    const S sound = 0.0 * (net_threat(first) + net_threat(second));
    return {sound - (first.own_cost + second.harm), sound - (second.own_cost + first.harm)};
}

}  // namespace hirschman::inline v0_1::leverage
