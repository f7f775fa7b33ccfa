// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How a domestic substitute spreads: a logistic curve in time. A scenario takes the foreign share
/// from here or from `demand.hpp`, never from both.

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::markets {

namespace detail {

template <scalar S>
[[nodiscard]] S checked_share_of_ceiling(const S& share, const S& ceiling)
{
    return in_range(S(share / in_range(ceiling, 0.0, 1.0, "ceiling", bounds::right_closed)), 0.0,
                    1.0, "domestic share over ceiling", bounds::open);
}
template <scalar S>
[[nodiscard]] S checked_slope(const S& slope)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return in_range(slope, -infinity, infinity, "slope", bounds::open, "per year");
}

}  // namespace detail

/// A logistic spread from a share that is known.
template <scalar S>
class domestic_spread {
public:
    /// @param initial share in (0, ceiling); @param ceiling in (0, 1]
    /// @throws domain_error outside
    domestic_spread(const S& initial, const S& ceiling)
        : ceiling_(ceiling),
          odds_against_(1.0 / detail::checked_share_of_ceiling(initial, ceiling) - 1.0),
          foreign_(1.0 - initial)
    {
    }

    /// The share once the odds against it have been multiplied by `odds_left`.
    [[nodiscard]] S share(const S& odds_left) const
    {
        return ceiling_ / (1.0 + odds_against_ * odds_left);
    }
    /// What is then left of the market for foreigners over what was left at first.
    [[nodiscard]] S foreign_left(const S& odds_left) const
    {
        return (1.0 - share(odds_left)) / foreign_;
    }

private:
    S ceiling_;
    S odds_against_;
    S foreign_;
};

/// Domestic share of the market `years` after it was `initial`:
/// ceiling/(1 + (ceiling/initial - 1) exp(-slope years)).
/// @param initial in (0, ceiling); @param slope of the logit per year, finite
/// @param years any finite number; @param ceiling in (0, 1]
/// @throws domain_error outside
/// @verified substitution_test: .545, .673, .780 from .41 in 2025
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D = double>
[[nodiscard]] common_scalar<A, B, C, D> domestic_share(const A& initial, const B& slope,
                                                       const C& years, const D& ceiling = 1.0)
{
    using S = common_scalar<A, B, C, D>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const domestic_spread<S> spread{S(initial), S(ceiling)};
    return spread.share(
        exp(-detail::checked_slope(S(slope)) *
            in_range(S(years), -infinity, infinity, "years", bounds::open, "years")));
}

/// The logit slope per year that leads from one share to another.
/// @param from, to in (0, ceiling); @param years > 0; @param ceiling in (0, 1]
/// @throws domain_error outside
/// @verified substitution_test: .543 from .19 in 2023 (by value) to .41 in 2025 (by units)
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D = double>
[[nodiscard]] common_scalar<A, B, C, D> logit_slope(const A& from, const B& to, const C& years,
                                                    const D& ceiling = 1.0)
{
    using S = common_scalar<A, B, C, D>;
    const S a = detail::checked_share_of_ceiling(S(from), S(ceiling));
    const S b = detail::checked_share_of_ceiling(S(to), S(ceiling));
    const S span = in_range(S(years), 0.0, std::numeric_limits<double>::infinity(), "years",
                            bounds::open, "years");
    return (log(b / (1.0 - b)) - log(a / (1.0 - a))) / span;
}

/// What is left of the market for foreigners over what was left at first:
/// (1 - share now)/(1 - share then).
/// @param then in [0, 1); @param now in [0, 1]
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> foreign_market_left(const A& then, const B& now)
{
    using S = common_scalar<A, B>;
    return (1.0 - in_range(S(now), 0.0, 1.0, "domestic share now")) /
           (1.0 - in_range(S(then), 0.0, 1.0, "domestic share then", bounds::left_closed));
}

}  // namespace hirschman::inline v0_1::markets
