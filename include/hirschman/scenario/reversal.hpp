// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A ban is lifted: what comes back, when, and after what the government takes?

#include <hirschman/date.hpp>
#include <hirschman/markets/detail/compounding.hpp>
#include <hirschman/markets/fiscal_calendar.hpp>
#include <hirschman/markets/levy.hpp>
#include <hirschman/markets/substitution.hpp>
#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <limits>
#include <vector>

namespace hirschman::inline v0_1::scenario {

/// The defaults are the article's reading of July 2025: everything comes back at once. A member
/// that the reading does not need has its neutral value.
template <class S = double>
struct reversal_parameters {
    S annual_run_rate =
        15e9;  ///< yearly sales lost to the ban, when it began; current USD, in (0, 1e18]
    S market_growth = 0.0;     ///< of the market per year, > -1
    S domestic_share = 0.4;    ///< of the buyers' market when the ban began, in (0, ceiling)
    S domestic_slope = 0.0;    ///< of its logit per year
    S domestic_ceiling = 1.0;  ///< in (0, 1]
    S stock_kept = 1.0;  ///< parts kept through the ban, in years of the run rate, in [0, 1e6]
    S foundry_capacity = 1.0;    ///< new supply over the run rate, in [0, 1e6], once it flows
    S foundry_lead = 0.0;        ///< days from the announcement to new supply, >= 0
    S licence_lag = 0.0;         ///< days from the announcement to the first licensed sale, >= 0
    S licensed = 1.0;            ///< share the seller's government licenses, in [0, 1]
    S admitted = 1.0;            ///< of that, the share the buyer's government admits, in [0, 1]
    S block_probability = 0.0;   ///< that the buyer's government blocks instead, in [0, 1]
    S block_draw = 0.5;          ///< uniform in [0, 1]; a path is blocked where it is below
    S blocked_share = 0.05;      ///< share that passes a block, in [0, 1]
    S levy = 0.0;                ///< share of revenue the seller's government takes, in [0, 1)
    S pass_through = 0.0;        ///< of the levy into the price, in [0, 1]
    S demand_elasticity = 1.36;  ///< magnitude, > 1: the markup of a gross margin of 73.5 %

    BOOST_DESCRIBE_CLASS(reversal_parameters, (),
                         (annual_run_rate, market_growth, domestic_share, domestic_slope,
                          domestic_ceiling, stock_kept, foundry_capacity, foundry_lead, licence_lag,
                          licensed, admitted, block_probability, block_draw, blocked_share, levy,
                          pass_through, demand_elasticity),
                         (), ())
};

/// The H20: banned on 9 April 2025, its return announced on 14 July.
struct reversal_setting {
    markets::fiscal_calendar calendar = markets::nvidia_calendar;
    date banned{std::chrono::year(2025) / 4 / 9};
    date announced{std::chrono::year(2025) / 7 / 14};
    int quarters = 4;  ///< 1 to 40, from the first that begins on the day announced or later
};

/// One quarter after the announcement, USD.
template <class S>
struct reversal_quarter {
    S in_force;    ///< share of its days in which sales were licensed
    S demand;      ///< the run rate, with the market's growth and less what domestic rivals took
    S supply;      ///< what can be had
    S gross;       ///< what buyers pay
    S government;  ///< the levy
    S net;         ///< what the seller keeps
    S no_ban;      ///< sales had there been no ban: the run rate with the market's growth

    BOOST_DESCRIBE_CLASS(reversal_quarter, (),
                         (in_force, demand, supply, gross, government, net, no_ban), (), ())
};

/// The quarters together, USD; "got its lost revenue back" has two denominators.
template <class S>
struct reversal_totals {
    S gross;
    S government;
    S net;
    S lost_while_banned;  ///< from the ban to the first quarter reported on, at the run rate
    S no_ban;             ///< the no-ban path over the same quarters
    S of_lost;            ///< gross over lost_while_banned
    S of_no_ban;          ///< gross over no_ban

    BOOST_DESCRIBE_CLASS(reversal_totals, (),
                         (gross, government, net, lost_while_banned, no_ban, of_lost, of_no_ban),
                         (), ())
};

template <class S>
struct reversal_path {
    S passed;  ///< share both licensed and admitted, one draw for the whole path
    std::vector<markets::fiscal_quarter> calendar;
    std::vector<reversal_quarter<S>> quarters;  ///< one for each of `calendar`
    reversal_totals<S> totals;

    /// Sales of all quarters, before the levy.
    [[nodiscard]] const S& total() const noexcept { return totals.gross; }
};

namespace detail {

template <scalar S>
[[nodiscard]] S checked_days(const S& lag, const char* name)
{
    return in_range(lag, 0.0, std::numeric_limits<double>::infinity(), name, bounds::left_closed,
                    "days");
}
template <scalar S>
[[nodiscard]] S share_after(const S& lag, double begins, double ends)
{
    return clamp(S((ends - lag) * (1.0 / (ends - begins))));
}

}  // namespace detail

/// Share of a quarter in which sales were licensed: clamp((ends - lag)/(ends - begins)).
/// @param lag days, >= 0; @param begins, ends of the quarter, in days after the announcement
/// @throws domain_error for a lag that is negative or NaN, or a quarter without days
/// @verified reversal_test: .934066, .494505, .010989, 0 for days 14 to 105
template <scalar_argument A>
[[nodiscard]] common_scalar<A> share_in_force(const A& lag, double begins, double ends)
{
    using S = common_scalar<A>;
    if (!(begins < ends)) throw domain_error("begins", begins, "days", "(-inf, ends)");
    return detail::share_after(detail::checked_days(S(lag), "lag"), begins, ends);
}

/// Sales after a ban is lifted: min(demand, supply) x share of days in force x share passed x what
/// a levy leaves. The share passed is drawn once per path, because a blocked buyer stays blocked.
/// @throws domain_error for a parameter out of its range, an impossible number of quarters, or a
///         reversal announced before the ban
/// @source section 5 of the models addendum
/// @verified reversal_test: 2,118.46 gross and 1,800.69 after a levy of .15
///
///     reversal({}).totals.of_no_ban;                            // the article's: 1
///     reversal({.admitted = 0.02, .levy = 0.15}).total();
template <scalar S>
[[nodiscard]] reversal_path<S> reversal(const reversal_parameters<S>& p,
                                        const reversal_setting& setting = {})
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double years_a_day = 1.0 / 365.25;
    if (setting.quarters < 1 || setting.quarters > 40)
        throw domain_error("quarters", setting.quarters, "", "[1, 40]");
    if (setting.announced <= setting.banned)
        throw domain_error("the reversal is announced on " + setting.announced.iso() +
                           ", not after the ban of " + setting.banned.iso());
    const S quarterly = in_range(p.annual_run_rate, 0.0, 1e18, "annual_run_rate",
                                 bounds::right_closed, "USD a year") *
                        0.25;
    markets::detail::compounding<S> market(
        log1p(
            in_range(p.market_growth, -1.0, infinity, "market_growth", bounds::open, "per year")) *
        years_a_day);
    const markets::domestic_spread<S> domestic(p.domestic_share, p.domestic_ceiling);
    markets::detail::compounding<S> odds_left(-markets::detail::checked_slope(p.domestic_slope) *
                                              years_a_day);
    const S licensed = in_range(p.licensed, 0.0, 1.0, "licensed");
    const S admitted = in_range(p.admitted, 0.0, 1.0, "admitted");
    const S blocked = in_range(p.blocked_share, 0.0, 1.0, "blocked_share");
    const S gross_ratio = markets::levy_gross_ratio(p.levy, p.demand_elasticity, p.pass_through);
    const S lag = detail::checked_days(p.licence_lag, "licence_lag");
    const S lead = detail::checked_days(p.foundry_lead, "foundry_lead");
    const S capacity = quarterly * in_range(p.foundry_capacity, 0.0, 1e6, "foundry_capacity");
    S stock =
        4.0 * quarterly * in_range(p.stock_kept, 0.0, 1e6, "stock_kept", bounds::closed, "years");

    reversal_path<S> path;
    const S passed = select(less(in_range(p.block_draw, 0.0, 1.0, "block_draw"),
                                 in_range(p.block_probability, 0.0, 1.0, "block_probability")),
                            blocked, licensed * admitted);
    // An impossible share fails the draw, also where the other share is the one that counts.
    path.passed = handing_on(passed, blocked, licensed * admitted);
    S gross(0.0), government(0.0), no_ban(0.0);
    auto quarter = setting.calendar.first_from(setting.announced);
    const date first = quarter.from;
    path.calendar.reserve(static_cast<std::size_t>(setting.quarters));
    path.quarters.resize(static_cast<std::size_t>(setting.quarters));
    for (reversal_quarter<S>& now : path.quarters) {
        const double begins = days_between(setting.announced, quarter.from);
        const double ends = days_between(setting.announced, quarter.until);
        const double middle = days_between(setting.banned, quarter.from) + quarter.days() / 2.0;
        now.in_force = detail::share_after(lag, begins, ends);
        now.no_ban = quarterly * market.on(middle);
        now.demand = now.no_ban * domestic.foreign_left(odds_left.on(middle));
        now.supply = stock + capacity * detail::share_after(lead, begins, ends);
        const S sold = min(now.demand, now.supply) * now.in_force * path.passed;
        stock = now.supply - sold;
        now.gross = sold * gross_ratio;
        now.government = p.levy * now.gross;
        now.net = now.gross - now.government;
        gross += now.gross;
        government += now.government;
        no_ban += now.no_ban;
        path.calendar.push_back(quarter);
        quarter = setting.calendar.following(quarter);
    }
    double quarters_banned = 0.0;
    for (auto q = setting.calendar.containing(setting.banned); q.from < first;
         q = setting.calendar.following(q))
        quarters_banned +=
            days_between(q.from < setting.banned ? setting.banned : q.from, q.until) / q.days();
    const S lost = quarterly * quarters_banned;
    path.totals = {gross,  government,   gross - government, lost,
                   no_ban, gross / lost, gross / no_ban};
    return path;
}

/// The same, for parameters named in place.
[[nodiscard]] inline reversal_path<double> reversal(const reversal_parameters<double>& p,
                                                    const reversal_setting& setting = {})
{
    return reversal<double>(p, setting);
}

}  // namespace hirschman::inline v0_1::scenario
