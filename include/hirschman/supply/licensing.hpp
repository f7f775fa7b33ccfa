// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Exports of a controlling country under licensing: licences come with a delay, part of the missed
/// orders is ordered again, and a backlog is worked off within capacity.

#include <hirschman/scalar.hpp>
#include <hirschman/supply/approvals.hpp>

#include <limits>
#include <optional>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// Days in a month, a twelfth of 365.25.
inline constexpr double days_per_month = 30.4375;

/// How a control is administered. Times in days since it took effect.
template <scalar S = double>
struct licensing {
    /// Share of trade that the control does not touch.
    S uncontrolled_share = 0.15;
    /// Days in which goods already cleared still leave.
    S clearance_days = 5.0;
    /// Median time to a licence, and the spread of its logarithm.
    S median_days = 75.0;
    S log_spread = 0.5;
    /// Share of missed orders that are ordered again when the licence comes.
    S reorder_share = 0.5;
    /// Months over which they are worked off.
    S backlog_months = 3.0;
    /// Most that can be shipped, relative to normal controlled trade.
    S capacity_ratio = 1.6;
};

/// Median and log-spread of the time to a licence for which the share approved is `first_share`
/// after `first_day` and `second_share` after `second_day`: a line through the readings on normal
/// probability against logarithmic time.
struct licence_time {
    double median_days = 0.0;
    double log_spread = 0.0;
};

/// @param first_quantile, second_quantile standard normal quantiles of the shares approved
/// @throws domain_error unless 0 < first_day < second_day and the quantiles rise
/// @verified licensing_test: a quarter by day 61 and 60 % by day 84 give 76.97 days and .3448
[[nodiscard]] inline licence_time licence_time_through(double first_day, double first_quantile,
                                                       double second_day, double second_quantile)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    in_range(first_day, 0.0, infinity, "first_day", bounds::open, "days");
    in_range(second_day, first_day, infinity, "second_day", bounds::open, "days");
    in_range(second_quantile, first_quantile, infinity, "second_quantile", bounds::open);
    const double slope = (second_quantile - first_quantile) / std::log(second_day / first_day);
    return {first_day * std::exp(-first_quantile / slope), 1.0 / slope};
}

namespace detail {

template <scalar S>
[[nodiscard]] licensing<S> checked(const licensing<S>& l)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return {
        .uncontrolled_share = in_range(l.uncontrolled_share, 0.0, 1.0, "uncontrolled_share"),
        .clearance_days = in_range(l.clearance_days, 0.0, infinity, "clearance_days",
                                   bounds::left_closed, "days"),
        .median_days = in_range(l.median_days, 0.0, infinity, "median_days", bounds::open, "days"),
        .log_spread = in_range(l.log_spread, 0.0, infinity, "log_spread", bounds::open),
        .reorder_share = in_range(l.reorder_share, 0.0, 1.0, "reorder_share"),
        .backlog_months =
            in_range(l.backlog_months, 0.0, infinity, "backlog_months", bounds::open, "months"),
        .capacity_ratio =
            in_range(l.capacity_ratio, 0.0, infinity, "capacity_ratio", bounds::left_closed)};
}

}  // namespace detail

/// Share of controlled trade that has its licence `t` days after the control took effect.
/// @throws domain_error for a negative time
template <scalar S>
[[nodiscard]] S licensed_share(const licensing<S>& l, double t)
{
    in_range(t, 0.0, std::numeric_limits<double>::infinity(), "t", bounds::left_closed, "days");
    if (t == 0.0) return l.median_days * 0.0;
    return normal_cdf((std::log(t) - log(l.median_days)) / l.log_spread);
}

/// The backlog from day to day. One step a day, evaluated at mid-day.
template <scalar S = double>
class export_flow {
public:
    /// @param approvals readings of the share approved, which then decide in place of `median_days`
    /// and `log_spread`; none: those two decide
    /// @throws domain_error for a parameter or reading outside its range
    explicit export_flow(const licensing<S>& l, const std::vector<approval>& approvals = {})
        : rules_(detail::checked(l))
    {
        released_ = -expm1(-1.0 / (rules_.backlog_months * days_per_month));
        if (!approvals.empty()) readings_.emplace(approvals);
    }

    /// Moves on by one day: the first call is day 0.
    void advance()
    {
        const double t = day_ + 0.5;
        const S before = licensed_;
        // a draw with an impossible median or spread fails also where readings replace them
        licensed_ = readings_
                        ? readings_->share_at(t) + 0.0 * (rules_.median_days + rules_.log_spread)
                        : licensed_share(rules_, t);
        const S waited = max(S(0.0), t - rules_.clearance_days) / days_per_month;
        const auto open = less(S(t), rules_.clearance_days);

        const S ordered =
            select(open, S(0.0), rules_.reorder_share * (licensed_ - before) * waited);
        const S backlog = backlog_ + ordered;
        const S shipped =
            min(rules_.capacity_ratio, licensed_ + backlog * released_ * days_per_month);
        backlog_ = backlog - max(S(0.0), shipped - licensed_) / days_per_month;
        controlled_ = select(open, S(1.0), shipped);
        day_ += 1.0;
    }

    /// Of the day just passed: exports of controlled goods, of all, and the share licensed,
    /// relative to normal.
    [[nodiscard]] const S& controlled() const noexcept { return controlled_; }
    [[nodiscard]] S exports() const
    {
        return rules_.uncontrolled_share + (1.0 - rules_.uncontrolled_share) * controlled_;
    }
    [[nodiscard]] const S& licensed() const noexcept { return licensed_; }

private:
    licensing<S> rules_;
    std::optional<approval_line> readings_{};
    S released_{};
    S licensed_ = 0.0;
    S backlog_ = 0.0;
    S controlled_ = 1.0;
    double day_ = 0.0;
};

/// Exports relative to normal on each of `days` days from the day the control took effect.
/// @verified licensing_test: magnets, April to December 2025
template <scalar S>
[[nodiscard]] std::vector<S> exports_by_day(const licensing<S>& l, int days,
                                            const std::vector<approval>& approvals = {})
{
    in_range(days, 0.0, 36'525.0, "days", bounds::closed, "days");
    export_flow<S> flow(l, approvals);
    std::vector<S> path;
    path.reserve(static_cast<std::size_t>(days));
    for (int d = 0; d < days; ++d) {
        flow.advance();
        path.push_back(flow.exports());
    }
    return path;
}

}  // namespace hirschman::inline v0_1::supply
