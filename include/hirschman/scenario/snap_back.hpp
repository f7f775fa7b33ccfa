// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A concession that its giver can take back: when, and what is it worth until then?

#include <hirschman/leverage/deal.hpp>
#include <hirschman/scalar.hpp>

#include <boost/describe.hpp>

#include <limits>

namespace hirschman::inline v0_1::scenario {

/// Defaults: magnets let out again in July 2025. Money in USD.
template <class S = double>
struct snap_back_parameters {
    /// Of a snap-back, per MONTH.
    S hazard_per_month = 0.212;
    /// Per year.
    S discount_rate = 0.04;
    /// Uniform in [0, 1): decides the day of this path; one half is its median.
    S chance = 0.5;
    /// Sales that the giver forgoes while it snaps back, USD a year.
    S own_cost = 0.52e9;

    BOOST_DESCRIBE_CLASS(snap_back_parameters, (),
                         (hazard_per_month, discount_rate, chance, own_cost), (), ())
};

struct snap_back_setting {
    /// Over which the concession is valued.
    double years = 2.0;
    /// Within which the chance of a snap-back is asked for.
    double days = 90.0;
};

template <class S = double>
struct snap_back_result {
    /// Day on which the concession is taken back, days from today.
    S day = 0.0;
    /// Its median at this hazard.
    S median_day = 0.0;
    /// Chance that it is taken back within `days`.
    S within = 0.0;
    /// Value of a flow of one USD a year over `years`, with the hazard and if it were kept, and the
    /// first over the second.
    S value = 0.0;
    S value_if_kept = 0.0;
    S worth = 0.0;
    /// What a month of snapping back costs the giver, USD.
    S own_cost_a_month = 0.0;

    BOOST_DESCRIBE_CLASS(snap_back_result, (),
                         (day, median_day, within, value, value_if_kept, worth, own_cost_a_month),
                         (), ())
};

/// @throws domain_error for a parameter or setting outside its range
/// @verified snap_back_test
template <scalar S>
[[nodiscard]] snap_back_result<S> snap_back(const snap_back_parameters<S>& p,
                                            const snap_back_setting& setting = {})
{
    snap_back_result<S> r;
    r.day = leverage::snap_back_day(p.hazard_per_month, p.chance);
    r.median_day = leverage::snap_back_day(p.hazard_per_month);
    r.within = leverage::snap_back_probability(p.hazard_per_month, setting.days);
    r.value = leverage::flow_concession(1.0, p.discount_rate, p.hazard_per_month, setting.years);
    r.value_if_kept = leverage::flow_concession(1.0, p.discount_rate, 0.0, setting.years);
    r.worth = r.value / r.value_if_kept;
    r.own_cost_a_month = in_range(p.own_cost, 0.0, std::numeric_limits<double>::infinity(),
                                  "own_cost", bounds::left_closed, "USD a year") /
                         12.0;
    return r;
}
[[nodiscard]] inline snap_back_result<double> snap_back(
    const snap_back_parameters<double>& parameters, const snap_back_setting& setting = {})
{
    return snap_back<double>(parameters, setting);
}

}  // namespace hirschman::inline v0_1::scenario
