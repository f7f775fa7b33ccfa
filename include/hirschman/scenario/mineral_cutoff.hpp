// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A country puts a mineral under licensing. What still leaves, when do plants stop, and what
/// output is lost?

#include <hirschman/date.hpp>
#include <hirschman/scalar.hpp>
#include <hirschman/supply/disruption.hpp>
#include <hirschman/text.hpp>

#include <boost/describe.hpp>

#include <vector>

namespace hirschman::inline v0_1::scenario {

/// Defaults: rare-earth magnets, the control of 4 April 2025, central estimates of that spring.
template <class S = double>
struct mineral_cutoff_parameters {
    /// Share of normal trade that the control does not touch.
    S uncontrolled_share = 0.15;
    /// Days in which goods already cleared still leave.
    S clearance_days = 5.0;
    /// Median days to a licence, and the spread of their logarithm.
    S licence_median_days = 75.0;
    S licence_log_spread = 0.5;
    /// Share of missed orders ordered again, and months over which they are worked off.
    S reorder_share = 0.5;
    S backlog_months = 3.0;
    /// Most that can be shipped, relative to normal controlled trade.
    S capacity_ratio = 1.6;
    /// Stocks of plants, months of use: median, and spread of the logarithm.
    S stock_months = 2.5;
    S stock_log_spread = 0.5;
    /// Supply from elsewhere as a share of exposed use: at the start, what it gains by the end of
    /// the ramp, and years of the ramp.
    S other_supply = 0.06;
    S other_supply_gain = 0.0;
    S ramp_years = 4.0;
    /// The input's share in the cost of the dependent sector.
    S cost_share = 0.003;
    /// Elasticity of substitution at once and in the end, and the years between.
    S elasticity_short = 0.05;
    S elasticity_long = 1.5;
    S elasticity_years = 6.0;
    /// Value added of the dependent sector, USD of 2017 a year.
    S value_added = 700e9;
    /// Share of the loss made up later by overtime.
    S made_up_share = 0.0;

    BOOST_DESCRIBE_CLASS(mineral_cutoff_parameters, (),
                         (uncontrolled_share, clearance_days, licence_median_days,
                          licence_log_spread, reorder_share, backlog_months, capacity_ratio,
                          stock_months, stock_log_spread, other_supply, other_supply_gain,
                          ramp_years, cost_share, elasticity_short, elasticity_long,
                          elasticity_years, value_added, made_up_share),
                         (), ())
};

/// Share of applications for a licence approved by a day, as reported.
struct dated_approval {
    date on;
    double share = 0.0;
};

/// A project outside the controlling country: its share of exposed use at full rate; output rises
/// in a line between the dates. As `supply::new_capacity`, the least stage decides.
struct dated_capacity {
    double share = 0.0;
    date first_output;
    date full_rate;
    text<48> stage{};
};

struct mineral_cutoff_setting {
    /// First day of the control.
    date start = date(std::chrono::year(2025) / 4 / 4);
    /// Days followed; in [1, 3653].
    int days = 365;
    /// Number of plants: the first stop is the day on which one of them is expected to stand.
    int plants = 100;
    supply::allocation allocation = supply::allocation::lottery;
    /// Approvals as they came: two or more decide in place of the licence time of the parameters.
    std::vector<dated_approval> approvals{};
    /// Projects known by name, on top of the ramp of the parameters.
    std::vector<dated_capacity> projects{};
};

/// What follows. Days count from the start of the control; one that does not come within the days
/// followed is given as their number.
template <class S = double>
struct mineral_cutoff_result {
    /// One plant of `plants` is expected to stand; 1, 5 and 50 % of use stand.
    S first_stop_day = 0.0;
    S one_percent_day = 0.0;
    S five_percent_day = 0.0;
    S half_standing_day = 0.0;
    /// Largest share of use standing, its day, and the first day with half of it or less after.
    S peak_standing = 0.0;
    S peak_day = 0.0;
    S half_recovery_day = 0.0;
    /// Most that standing plants lack on any day, as a share of all use: `supply::price_ratio`
    /// gives the price outside the control.
    S peak_lacking = 0.0;
    /// Output lost, in months of the dependent sector's output, and as value added, USD of 2017.
    S months_lost = 0.0;
    S value_added_lost = 0.0;
    /// Remaining supply below which losses turn from negligible to proportional, at the start (0 at
    /// an elasticity of one or more, where they never do); and the supply from elsewhere then.
    S knee = 0.0;
    S remaining_supply = 0.0;

    /// Exports relative to normal, by calendar month from that of the start; days before the
    /// control count as normal, and the last month may be cut off by the days followed.
    std::vector<S> exports{};

    BOOST_DESCRIBE_CLASS(mineral_cutoff_result, (),
                         (first_stop_day, one_percent_day, five_percent_day, half_standing_day,
                          peak_standing, peak_day, half_recovery_day, peak_lacking, months_lost,
                          value_added_lost, knee, remaining_supply),
                         (), ())
};

/// @throws domain_error for a parameter or setting outside its range
/// @verified mineral_cutoff_test: first stop, peak, recovery and loss of the worked example
///
///     auto path = mineral_cutoff({.stock_months = 3.5}, {.days = 180});
///     path.first_stop_day; path.exports[1];
template <scalar S>
[[nodiscard]] mineral_cutoff_result<S> mineral_cutoff(const mineral_cutoff_parameters<S>& p,
                                                      const mineral_cutoff_setting& setting = {})
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    in_range(setting.days, 1.0, 3653.0, "days", bounds::closed, "days");
    in_range(setting.plants, 1.0, 1e9, "plants");
    const S value_added =
        in_range(p.value_added, 0.0, infinity, "value_added", bounds::left_closed, "USD a year");
    const S made_up = in_range(p.made_up_share, 0.0, 1.0, "made_up_share");

    const auto days_after_start = [&](date d) {
        return static_cast<double>((d - setting.start).count());
    };
    supply::disruption_options options{.shared = setting.allocation};
    for (const auto& a : setting.approvals)
        options.approvals.push_back({days_after_start(a.on), a.share});
    for (const auto& c : setting.projects)
        options.projects.push_back(
            {c.share, days_after_start(c.first_output), days_after_start(c.full_rate), c.stage});

    supply::disruption<S> path({.uncontrolled_share = p.uncontrolled_share,
                                .clearance_days = p.clearance_days,
                                .median_days = p.licence_median_days,
                                .log_spread = p.licence_log_spread,
                                .reorder_share = p.reorder_share,
                                .backlog_months = p.backlog_months,
                                .capacity_ratio = p.capacity_ratio},
                               {.stock_months = p.stock_months,
                                .stock_log_spread = p.stock_log_spread,
                                .other_supply = p.other_supply,
                                .other_supply_gain = p.other_supply_gain,
                                .ramp_years = p.ramp_years,
                                .cost_share = p.cost_share,
                                .elasticity_short = p.elasticity_short,
                                .elasticity_long = p.elasticity_long,
                                .elasticity_years = p.elasticity_years},
                               options);

    const S never(static_cast<double>(setting.days));
    mineral_cutoff_result<S> r;
    r.first_stop_day = r.one_percent_day = r.five_percent_day = r.half_standing_day = never;
    r.half_recovery_day = never;
    r.peak_standing = r.peak_day = r.peak_lacking = r.months_lost = S(0.0);

    date day = setting.start;
    const auto day_of_month = [](date d) { return static_cast<unsigned>(d.ymd().day()); };
    S month_total(static_cast<double>(day_of_month(day) - 1));
    double month_days = static_cast<double>(day_of_month(day) - 1);
    for (int d = 0; d < setting.days; ++d) {
        path.advance();
        const S now(static_cast<double>(d));
        const S& standing = path.standing();
        const auto first_with = [&](S& found, double share) {
            found = select(less_equal(never, found) && less_equal(S(share), standing), now, found);
        };
        first_with(r.first_stop_day, 1.0 / setting.plants);
        first_with(r.one_percent_day, 0.01);
        first_with(r.five_percent_day, 0.05);
        first_with(r.half_standing_day, 0.5);

        const auto higher = less(r.peak_standing, standing);
        r.peak_standing = select(higher, standing, r.peak_standing);
        r.peak_day = select(higher, now, r.peak_day);
        const auto halved = less(S(0.0), r.peak_standing) &&
                            less_equal(never, r.half_recovery_day) &&
                            less_equal(standing, 0.5 * r.peak_standing);
        r.half_recovery_day = select(higher, never, select(halved, now, r.half_recovery_day));
        r.peak_lacking = max(r.peak_lacking, path.lacking());
        r.months_lost += path.lost() / supply::days_per_month;

        month_total += path.trade().exports();
        month_days += 1.0;
        day = day + std::chrono::days(1);
        if (day_of_month(day) == 1 || d + 1 == setting.days) {
            r.exports.push_back(month_total / month_days);
            month_total = S(0.0);
            month_days = 0.0;
        }
    }

    r.value_added_lost = (1.0 - made_up) * value_added * r.months_lost / 12.0;
    r.knee = select(less(p.elasticity_short, S(1.0)),
                    supply::knee(p.cost_share, min(p.elasticity_short, S(0.999))), S(0.0));
    r.remaining_supply = p.other_supply;
    return r;
}
[[nodiscard]] inline mineral_cutoff_result<double> mineral_cutoff(
    const mineral_cutoff_parameters<double>& parameters, const mineral_cutoff_setting& setting = {})
{
    return mineral_cutoff<double>(parameters, setting);
}

}  // namespace hirschman::inline v0_1::scenario
