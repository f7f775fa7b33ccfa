// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What a deal is worth to whom, and whether it can be taken back. A concession is a flow, which
/// ends when the giver snaps back, or a stock, which stays and counts at full value.

#include <hirschman/leverage/discounting.hpp>
#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::leverage {

inline constexpr double months_per_year = 12.0;
/// A month is 30.4375 days, a year 365.25.
inline constexpr double days_per_month = 30.4375;

namespace detail {

/// A hazard is quoted per month and meets discount rates per year.
template <scalar S>
[[nodiscard]] S hazard_per_year(const S& hazard_per_month)
{
    return months_per_year * in_range(hazard_per_month, 0.0,
                                      std::numeric_limits<double>::infinity(), "hazard_per_month",
                                      bounds::left_closed, "per month");
}

}  // namespace detail

/// Present value of a flow of `flow` USD a year over `years`, ended by the first snap-back.
/// @param rate per year, >= 0
/// @param hazard_per_month of a snap-back, per MONTH, >= 0
/// @param years horizon, >= 0, finite; with rate and hazard zero the value is flow times years
/// @throws domain_error outside
/// @verified deal_test
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> flow_concession(const A& flow, const B& rate,
                                                        const C& hazard_per_month, const D& years)
{
    using S = common_scalar<A, B, C, D>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S amount = in_range(S(flow), 0.0, infinity, "flow", bounds::left_closed, "USD a year");
    const S discount = in_range(S(rate), 0.0, infinity, "rate", bounds::left_closed, "per year");
    return amount * annuity(discount + detail::hazard_per_year(S(hazard_per_month)), S(years));
}

/// The same without horizon: flow/(rate + 12 hazard_per_month).
/// @throws domain_error outside, and where rate and hazard are both zero
/// @verified deal_test: 1 a year at a hazard of .25 a month and 4 % is 0.328947
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> perpetual_concession(const A& flow, const B& rate,
                                                          const C& hazard_per_month)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S amount = in_range(S(flow), 0.0, infinity, "flow", bounds::left_closed, "USD a year");
    const S discount = in_range(S(rate), 0.0, infinity, "rate", bounds::left_closed, "per year");
    const S together = in_range(discount + detail::hazard_per_year(S(hazard_per_month)), 0.0,
                                infinity, "rate + hazard", bounds::open, "per year");
    return amount / together;
}

/// The hazard per month at which a perpetual flow is worth no more than the stock: (flow/stock -
/// rate)/12. Negative where the flow is worth less even if it is never taken back.
/// @param stock USD, > 0
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> parity_hazard_per_month(const A& flow, const B& stock,
                                                             const C& rate)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S amount = in_range(S(flow), 0.0, infinity, "flow", bounds::left_closed, "USD a year");
    const S given = in_range(S(stock), 0.0, infinity, "stock", bounds::open, "USD");
    const S discount = in_range(S(rate), 0.0, infinity, "rate", bounds::left_closed, "per year");
    return (amount / given - discount) / months_per_year;
}

/// Day by which the concession has been taken back with probability `probability`: one half is the
/// median date; a uniform draw in place of `probability` draws a date. Infinite at a hazard of
/// zero.
/// @param probability in [0, 1)
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B = double>
[[nodiscard]] common_scalar<A, B> snap_back_day(const A& hazard_per_month,
                                                const B& probability = 0.5)
{
    using S = common_scalar<A, B>;
    const S hazard = detail::hazard_per_year(S(hazard_per_month)) / months_per_year;
    const S chance = in_range(S(probability), 0.0, 1.0, "probability", bounds::left_closed);
    return select(less_equal(chance, S(0.0)), S(0.0), -log1p(-chance) / hazard * days_per_month);
}

/// Probability that the concession is taken back within `days`: 1 - exp(-hazard days/30.4375).
/// @param days >= 0
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> snap_back_probability(const A& hazard_per_month, const B& days)
{
    using S = common_scalar<A, B>;
    const S hazard = detail::hazard_per_year(S(hazard_per_month)) / months_per_year;
    const S span = in_range(S(days), 0.0, std::numeric_limits<double>::infinity(), "days",
                            bounds::left_closed, "days");
    return -expm1(-hazard * span / days_per_month);
}

/// Share of a tool's power that is left after the deal. Power and not threat, so that a change of
/// staying power is not mistaken for a change of the tool.
/// @param before USD, > 0
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> retained_share(const A& power_after, const B& power_before)
{
    using S = common_scalar<A, B>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S after =
        in_range(S(power_after), 0.0, infinity, "power_after", bounds::left_closed, "USD");
    return after / in_range(S(power_before), 0.0, infinity, "power_before", bounds::open, "USD");
}

/// ln(other's retained share/own): positive where the own side gave up more, infinite where one
/// side gave up everything. Antisymmetric.
/// @param own_retained >= 0; @param other_retained >= 0; not both zero
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> retained_index(const A& own_retained, const B& other_retained)
{
    using S = common_scalar<A, B>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S own = in_range(S(own_retained), 0.0, infinity, "own_retained", bounds::left_closed);
    const S other =
        in_range(S(other_retained), 0.0, infinity, "other_retained", bounds::left_closed);
    // Adding nothing keeps a lane failed in which neither side retains anything.
    const S sound =
        0.0 * in_range(own + other, 0.0, infinity, "sum of retained shares", bounds::open);
    return sound + log(other) - log(own);
}

}  // namespace hirschman::inline v0_1::leverage
