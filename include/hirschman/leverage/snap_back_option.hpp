// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What the right to snap back is worth: the option to pay a cost for harm that moves at random.
/// It values the right and forecasts nothing. In its first example the chance that the trigger is
/// reached within 120 days is 6.2e-8; when a concession will be taken back is the hazard of
/// `deal.hpp`.

#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <limits>

namespace hirschman::inline v0_1::leverage {

/// How the worth of snapping back moves: a geometric random walk.
template <class S = double>
struct snap_back_worth {
    S now = 1.0;         ///< in the unit of the cost, > 0
    S growth = 0.0;      ///< per year; what the target learns enters as a yield, below zero
    S volatility = 0.3;  ///< per square root of a year, in [1e-6, 1000]

    BOOST_DESCRIBE_CLASS(snap_back_worth, (), (now, growth, volatility), (), ())
};

template <class S = double>
struct snap_back_option {
    S exponent = 0.0;  ///< b1 > 1: the value rises as worth^b1 below the trigger
    S trigger = 0.0;   ///< worth at which to snap back
    S value = 0.0;     ///< of the right, now; worth - cost at the trigger and above

    BOOST_DESCRIBE_CLASS(snap_back_option, (), (exponent, trigger, value), (), ())
};

namespace detail {

template <scalar S>
[[nodiscard]] snap_back_worth<S> checked(const snap_back_worth<S>& given)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return {in_range(given.now, 0.0, infinity, "now", bounds::open),
            in_range(given.growth, -infinity, infinity, "growth", bounds::open, "per year"),
            // Its square divides: it must neither vanish nor overflow.
            in_range(given.volatility, 1e-6, 1e3, "volatility")};
}

/// exp(log_factor) Phi(-z) for a factor that may overflow where Phi underflows.
template <scalar S>
[[nodiscard]] S scaled_tail(const S& log_factor, const S& z)
{
    const auto far = less(S(20.0), z);
    const S near_value = exp(select(far, S(0.0), log_factor)) * normal_cdf(select(far, S(0.0), -z));
    // The asymptotic series of the tail: good to 1e-14 from z = 20 on.
    const S w = 1.0 / select(far, z * z, S(400.0));
    const S series =
        1.0 - w * (1.0 - 3.0 * w * (1.0 - 5.0 * w * (1.0 - 7.0 * w * (1.0 - 9.0 * w))));
    constexpr double root_two_pi = 2.50662827463100050242;
    const S far_value =
        exp(log_factor - 0.5 * z * z) / select(far, z, S(20.0)) / root_two_pi * series;
    return select(far, far_value, near_value);
}

}  // namespace detail

/// The right without end to snap back at `cost`: exercised when the worth reaches
/// b1/(b1 - 1) cost, worth (trigger - cost)(now/trigger)^b1 until then, with
/// b1 = 1/2 - growth/v^2 + sqrt((growth/v^2 - 1/2)^2 + 2 rate/v^2).
/// @param cost of snapping back, > 0, in the unit of the worth
/// @param rate per year, > growth: otherwise waiting never ends
/// @throws domain_error outside
/// @source Dixit and Pindyck (1994), chapter 5
/// @verified snap_back_option_test: b1 1.666667 and 1.25, triggers 2.5 and 5, values .325730 and
///           .534992
template <scalar S>
[[nodiscard]] snap_back_option<S> perpetual_snap_back(const snap_back_worth<S>& given,
                                                      const S& cost, const S& rate)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const snap_back_worth<S> worth = detail::checked(given);
    const S price = in_range(cost, 0.0, infinity, "cost", bounds::open);
    const S discount = in_range(rate, 0.0, infinity, "rate", bounds::open, "per year");
    const S gap =
        in_range(S(discount - worth.growth), 0.0, infinity, "rate - growth", bounds::open);
    // b1 - 1, the positive root of v^2 c^2/2 + h c = rate - growth with h = growth + v^2/2: two
    // forms of one number, of which one cancels.
    const S v2 = worth.volatility * worth.volatility;
    const S h = worth.growth + 0.5 * v2;
    const S root = sqrt(h * h + 2.0 * v2 * gap);
    const auto rising = less(S(0.0), h);
    const S above_one =
        select(rising, 2.0 * gap / select(rising, h + root, S(1.0)), (root - h) / v2);
    const S trigger = price * (1.0 + 1.0 / above_one);
    const auto waits = less(worth.now, trigger);
    const S below = select(waits, log(worth.now / trigger), S(0.0));
    const S waiting = price / above_one * exp((1.0 + above_one) * below);
    return {1.0 + above_one, trigger, select(waits, waiting, worth.now - price)};
}

/// Chance that the worth reaches `trigger` within `years`. Not a forecast of a snap-back: that the
/// giver waits for the trigger is an assumption.
/// @param trigger > 0; one at or below the worth is reached
/// @param years > 0, finite
/// @throws domain_error outside
/// @source first passage of a Brownian motion with drift
/// @verified snap_back_option_test: 6.2e-8 within 120 days and .104994 within five years
template <scalar S>
[[nodiscard]] S chance_of_trigger(const snap_back_worth<S>& given, const S& trigger, const S& years)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const snap_back_worth<S> worth = detail::checked(given);
    const S level = in_range(trigger, 0.0, infinity, "trigger", bounds::open);
    const S time = in_range(years, 0.0, infinity, "years", bounds::open, "years");
    const auto waits = less(worth.now, level);
    const S distance = select(waits, log(level / worth.now), S(1.0));
    const S drift = worth.growth - 0.5 * worth.volatility * worth.volatility;
    const S spread = worth.volatility * sqrt(time);
    const S straight = normal_cdf((drift * time - distance) / spread);
    const S reflected =
        detail::scaled_tail(S(2.0 * drift * distance / (worth.volatility * worth.volatility)),
                            S((distance + drift * time) / spread));
    return select(waits, straight + reflected, S(1.0));
}

/// The right to snap back on one day, `years` from now, at `cost`: the formula of Black and Scholes
/// with a yield for what the target learns. For a truce with an end; where the yield is above zero
/// a right that can be used earlier is worth more, so this is a lower bound.
/// @param yield per year, >= 0; @param rate per year, >= 0; @param years > 0
/// @throws domain_error outside
/// @source Black and Scholes (1973); Merton (1973) for the yield
/// @verified snap_back_option_test: 10.450584 for (100, 100, .05, .2, 1)
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D,
          scalar_argument E, scalar_argument F>
[[nodiscard]] common_scalar<A, B, C, D, E, F> truce_end_option(const A& now, const B& cost,
                                                               const C& rate, const D& volatility,
                                                               const E& years, const F& yield)
{
    using S = common_scalar<A, B, C, D, E, F>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S worth = in_range(S(now), 0.0, infinity, "now", bounds::open);
    const S price = in_range(S(cost), 0.0, infinity, "cost", bounds::open);
    const S r = in_range(S(rate), 0.0, infinity, "rate", bounds::left_closed, "per year");
    const S v = in_range(S(volatility), 0.0, infinity, "volatility", bounds::open);
    const S time = in_range(S(years), 0.0, infinity, "years", bounds::open, "years");
    const S q = in_range(S(yield), 0.0, infinity, "yield", bounds::left_closed, "per year");
    const S spread = v * sqrt(time);
    const S d1 = (log(worth / price) + (r - q) * time) / spread + 0.5 * spread;
    return worth * exp(-q * time) * normal_cdf(d1) -
           price * exp(-r * time) * normal_cdf(d1 - spread);
}

}  // namespace hirschman::inline v0_1::leverage
