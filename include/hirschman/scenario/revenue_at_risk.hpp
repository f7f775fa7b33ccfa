// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What does a ban cost the seller, by quarter?

#include <hirschman/date.hpp>
#include <hirschman/markets/ban.hpp>
#include <hirschman/markets/fiscal_calendar.hpp>
#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <limits>
#include <optional>
#include <vector>

namespace hirschman::inline v0_1::scenario {

/// The article of July 2025 gives the first; where it is silent nothing leaks, nothing is
/// redirected and sales come evenly.
template <class S = double>
struct revenue_at_risk_parameters {
    S annual_run_rate = 15e9;  ///< yearly sales under the ban, current USD, >= 0 (up to 15 bn)
    S leaked_share = 0.0;      ///< share of normal units that still arrive, in [0, 1]
    S grey_premium = 0.4;      ///< over list price, paid for what leaks, >= 0
    S redirected_share = 0.0;  ///< share of lost sales sold to others instead, in [0, 1]
    S gross_margin = 0.713;    ///< of lost sales, share of revenue, in [0, 1]
    /// Charge over gross sales lost inside the commitment horizon, >= 0: (1 - margin) x committed
    /// supply, as in `markets::inventory_charge`. Nvidia: 4.5 bn on 10.5 bn in two quarters.
    S charge_ratio = 0.43;
    S pro_rata_exponent = 1.0;  ///< of the part of a quarter gone, > 0; above one sales come late

    BOOST_DESCRIBE_CLASS(revenue_at_risk_parameters, (),
                         (annual_run_rate, leaked_share, grey_premium, redirected_share,
                          gross_margin, charge_ratio, pro_rata_exponent),
                         (), ())
};

/// The ban of the H20, by the calendar of its seller.
struct revenue_at_risk_setting {
    markets::fiscal_calendar calendar = markets::nvidia_calendar;
    date_span ban{date(std::chrono::year(2025) / 4 / 9)};
    /// The first quarter reported on is the one with this day; by default the day of the ban.
    std::optional<date> first = {};
    int quarters = 4;             ///< 1 to 40
    int commitment_quarters = 2;  ///< over which supply had been committed, from that of the ban
};

/// USD of sales, over a quarter or over all quarters reported on.
template <class S>
struct sales_lost {
    S at_risk;           ///< normal sales in the days of the ban
    S booked_elsewhere;  ///< of these, what leaks and the seller books in other countries
    S lost;              ///< at_risk - booked_elsewhere
    S redirected;        ///< of the lost, what others buy instead
    S lost_net;          ///< lost - redirected
    S profit_lost;       ///< gross margin on lost_net; the charge comes on top

    BOOST_DESCRIBE_CLASS(sales_lost, (),
                         (at_risk, booked_elsewhere, lost, redirected, lost_net, profit_lost), (),
                         ())
};

template <class S>
struct revenue_at_risk_path {
    std::vector<markets::fiscal_quarter> calendar;  ///< the quarters reported on
    std::vector<sales_lost<S>> quarters;            ///< one for each
    sales_lost<S> total;                            ///< their sum
    S charge;               ///< inventory charge, over the commitment horizon
    S intermediaries;       ///< what those who carry the leaking goods keep
    S grey_outlay;          ///< what buyers under the ban pay for them
    int days_before_ban{};  ///< days of its quarter gone when the ban began
};

/// Sales of a product while it is banned. A quarter has a fourth of the yearly sales.
/// @throws domain_error for a parameter out of its range or an impossible number of quarters
/// @verified revenue_at_risk_test: 5,618 and 4,600 of 7,100; 2.5 lost
///
///     revenue_at_risk({}).total.lost;                          // over four quarters
///     revenue_at_risk({.annual_run_rate = 32e9}).quarters[1].lost;
template <scalar S>
[[nodiscard]] revenue_at_risk_path<S> revenue_at_risk(const revenue_at_risk_parameters<S>& p,
                                                      const revenue_at_risk_setting& setting = {})
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (setting.quarters < 1 || setting.quarters > 40)
        throw domain_error("quarters", setting.quarters, "", "[1, 40]");
    if (setting.commitment_quarters < 0 || setting.commitment_quarters > 40)
        throw domain_error("commitment_quarters", setting.commitment_quarters, "", "[0, 40]");
    const S quarterly = in_range(p.annual_run_rate, 0.0, infinity, "annual_run_rate",
                                 bounds::left_closed, "USD a year") /
                        4.0;
    const S redirected_share = in_range(p.redirected_share, 0.0, 1.0, "redirected_share");
    const S margin = in_range(p.gross_margin, 0.0, 1.0, "gross_margin");
    const S charge_ratio =
        in_range(p.charge_ratio, 0.0, infinity, "charge_ratio", bounds::left_closed);

    const auto lost_in = [&](const markets::fiscal_quarter& quarter) {
        const S at_risk =
            quarterly * markets::share_of_quarter(quarter, setting.ban, p.pro_rata_exponent);
        const S elsewhere = markets::leak(at_risk, p.leaked_share, p.grey_premium).booked_elsewhere;
        const S lost = at_risk - elsewhere;
        const S redirected = lost * redirected_share;
        return sales_lost<S>{at_risk,    elsewhere,         lost,
                             redirected, lost - redirected, margin * (lost - redirected)};
    };

    const auto ban_quarter = setting.calendar.containing(setting.ban.from);
    revenue_at_risk_path<S> path;
    path.days_before_ban = static_cast<int>((setting.ban.from - ban_quarter.from).count());
    path.total = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    auto quarter = setting.calendar.containing(setting.first.value_or(setting.ban.from));
    for (int i = 0; i < setting.quarters; ++i, quarter = setting.calendar.following(quarter)) {
        const auto now = lost_in(quarter);
        path.calendar.push_back(quarter);
        path.quarters.push_back(now);
        path.total.at_risk += now.at_risk;
        path.total.booked_elsewhere += now.booked_elsewhere;
        path.total.lost += now.lost;
        path.total.redirected += now.redirected;
        path.total.lost_net += now.lost_net;
        path.total.profit_lost += now.profit_lost;
    }
    const auto leaked = markets::leak(path.total.at_risk, p.leaked_share, p.grey_premium);
    path.intermediaries = leaked.intermediaries;
    path.grey_outlay = leaked.outlay;
    S committed(0.0);
    quarter = ban_quarter;
    for (int i = 0; i < setting.commitment_quarters; ++i) {
        committed += lost_in(quarter).lost;
        quarter = setting.calendar.following(quarter);
    }
    path.charge = charge_ratio * committed;
    return path;
}

/// The same, for parameters named in place.
[[nodiscard]] inline revenue_at_risk_path<double> revenue_at_risk(
    const revenue_at_risk_parameters<double>& p, const revenue_at_risk_setting& setting = {})
{
    return revenue_at_risk<double>(p, setting);
}

}  // namespace hirschman::inline v0_1::scenario
