// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Whether a threat would be carried out and a promise kept: Nash's division assumes it, a sender
/// need not. A period is the time between two decisions.

#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <limits>

namespace hirschman::inline v0_1::leverage {

/// What `periods` periods that follow today's are worth today, at one each:
/// delta (1 - delta^periods)/(1 - delta).
/// @param discount_factor delta per period, in [0, 1)
/// @param periods >= 0, finite
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> periods_ahead(const A& discount_factor, const B& periods)
{
    using S = common_scalar<A, B>;
    const S delta = in_range(S(discount_factor), 0.0, 1.0, "discount_factor", bounds::left_closed);
    const S n = in_range(S(periods), 0.0, std::numeric_limits<double>::infinity(), "periods",
                         bounds::left_closed, "periods");
    // 1e-300 stands for zero where the logarithm needs a number; the factor delta puts it right.
    return -delta * expm1(n * log(max(delta, S(1e-300)))) / (1.0 - delta);
}
/// The same for all periods that follow: delta/(1 - delta).
template <scalar_argument A>
[[nodiscard]] common_scalar<A> periods_ahead(const A& discount_factor)
{
    using S = common_scalar<A>;
    const S delta = in_range(S(discount_factor), 0.0, 1.0, "discount_factor", bounds::left_closed);
    return delta / (1.0 - delta);
}

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

/// Whether a threat is carried out when being believed lasts `periods` periods: iff
/// cost <= delta (1 - delta^periods)/(1 - delta) gain.
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] auto credible(const A& cost, const B& gain, const C& discount_factor,
                            const D& periods)
{
    using S = common_scalar<A, B, C, D>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S paid = in_range(S(cost), 0.0, infinity, "cost", bounds::left_closed);
    const S won = in_range(S(gain), 0.0, infinity, "gain", bounds::left_closed);
    return less_equal(paid, periods_ahead(S(discount_factor), S(periods)) * won);
}

/// What keeping and breaking a promise pay a side per period: temptation > reward > punishment.
template <class S = double>
struct promise {
    S temptation = 0.0;  ///< while it breaks the promise and the other has not noticed
    S reward = 0.0;      ///< while both keep it
    S punishment = 0.0;  ///< while the other punishes

    BOOST_DESCRIBE_CLASS(promise, (), (temptation, reward, punishment), (), ())
};

namespace detail {

/// (temptation - reward)/(reward - punishment): what a period of cheating wins over what a period
/// of punishment costs.
template <scalar S>
[[nodiscard]] S temptation_ratio(const promise<S>& p)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return in_range(S(p.temptation - p.reward), 0.0, infinity, "temptation - reward",
                    bounds::open) /
           in_range(S(p.reward - p.punishment), 0.0, infinity, "reward - punishment", bounds::open);
}

template <scalar S>
[[nodiscard]] S checked_lag(const S& lag)
{
    return in_range(lag, 0.0, std::numeric_limits<double>::infinity(), "lag", bounds::open,
                    "periods");
}

}  // namespace detail

/// The least discount factor per period at which a promise is kept when breaking it is noticed
/// after `lag` periods and punished for ever: ((T - R)/(T - P))^(1/lag).
/// @param lag > 0
/// @throws domain_error unless temptation > reward > punishment, or for a lag outside
/// @source Friedman (1971); a lag makes the cheater's gains last that many periods
/// @verified commitment_test: .5, .707107, .840896 for (5, 3, 1) at lags 1, 2, 4
template <scalar S>
[[nodiscard]] S required_discount_factor(const promise<S>& given, const S& lag = S(1.0))
{
    const S k = detail::temptation_ratio(given);
    return exp(-log1p(1.0 / k) / detail::checked_lag(lag));
}

/// The same when the punishment lasts `periods` periods: the least delta with
/// T - R <= delta^lag (1 - delta^periods)/(1 - delta^lag) (R - P), which at a lag of one is the
/// known T - R <= delta (1 - delta^n)/(1 - delta)(R - P). One where the punishment is too short for
/// any patience. Found by halving; the last step is Newton's, which also carries the derivative.
/// @param periods > 0, finite
/// @throws domain_error as above
/// @verified commitment_test: solves the condition; tends to the punishment without end
template <scalar S>
[[nodiscard]] S required_discount_factor(const promise<S>& given, const S& lag, const S& periods)
{
    const S wait = detail::checked_lag(lag);
    const S n = in_range(periods, 0.0, std::numeric_limits<double>::infinity(), "periods",
                         bounds::open, "periods");
    const S k = detail::temptation_ratio(given);
    // In u = delta^lag and m = n/lag: u (1 - u^m)/(1 - u) rises from 0 to m, and u >= k/(1 + k).
    // A longer punishment than 1e30 lags is one without end.
    const S m = min(n / wait, S(1e30));
    const auto enough = less(k, m);
    const auto weight = [&m](const S& y) { return exp(y) * expm1(m * y) / expm1(y); };
    // y = ln u, which keeps its digits near one. Where no patience is enough 1/2 m stands for k.
    const S wanted = select(enough, k, 0.5 * m);
    S low = -log1p(1.0 / wanted), high(0.0);
    for (int i = 0; i < 60; ++i) {
        const S middle = 0.5 * (low + high);
        const auto left = less(weight(middle), wanted);
        low = select(left, middle, low);
        high = select(left, high, middle);
    }
    const S y = 0.5 * (low + high);
    const S slope = weight(y) * (1.0 + m * exp(m * y) / expm1(m * y) - exp(y) / expm1(y));
    const S root = y - (weight(y) - wanted) / slope;
    return select(enough, exp(root / wait), S(1.0));
}

/// Whether a side with `discount_factor` per period keeps the promise: three-valued, as
/// `less_equal`.
/// @param discount_factor in [0, 1); @param lag > 0; @param periods > 0, finite
/// @throws domain_error as `required_discount_factor`
template <scalar S>
[[nodiscard]] auto kept(const promise<S>& given, const S& discount_factor, const S& lag,
                        const S& periods)
{
    const S delta = in_range(discount_factor, 0.0, 1.0, "discount_factor", bounds::left_closed);
    return less_equal(required_discount_factor(given, lag, periods), delta);
}
/// The same, punished for ever.
template <scalar S>
[[nodiscard]] auto kept(const promise<S>& given, const S& discount_factor, const S& lag = S(1.0))
{
    const S delta = in_range(discount_factor, 0.0, 1.0, "discount_factor", bounds::left_closed);
    return less_equal(required_discount_factor(given, lag), delta);
}

}  // namespace hirschman::inline v0_1::leverage
