// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When plants stop for want of an input under control, and what output is lost. Plants differ in
/// their stocks; licences fall on them independently of their stocks.

#include <hirschman/scalar.hpp>
#include <hirschman/supply/licensing.hpp>
#include <hirschman/supply/new_capacity.hpp>
#include <hirschman/supply/shortfall.hpp>

#include <limits>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// The buyers of a controlled input.
template <scalar S = double>
struct plants {
    /// Stock on hand and under way, months of use: median over plants, and spread of its logarithm.
    S stock_months = 2.5;
    S stock_log_spread = 0.5;
    /// Supply from elsewhere, needing no licence, as a share of exposed use: at the start, and what
    /// it gains by the end of the ramp.
    S other_supply = 0.06;
    S other_supply_gain = 0.0;
    S ramp_years = 4.0;
    /// The input's share in the cost of what is made with it.
    S cost_share = 0.003;
    /// Elasticity of substitution at once and in the end, and the years between.
    S elasticity_short = 0.05;
    S elasticity_long = 1.5;
    S elasticity_years = 6.0;
};

/// How licences are shared out.
enum class allocation {
    lottery,       ///< a plant has its licence or has not; trade outside the control is safe
    proportional,  ///< every plant receives the mean supply, trade outside the control in it
};

struct disruption_options {
    allocation shared = allocation::lottery;
    /// Readings of the share approved, which then decide in place of the law of the licence time.
    std::vector<approval> approvals{};
    /// New capacity on top of the ramp in `plants`.
    std::vector<new_capacity> projects{};
};

/// Supply from elsewhere after `t` days.
template <scalar S>
[[nodiscard]] S supply_from_elsewhere(const plants<S>& p, double t)
{
    return min(S(1.0), p.other_supply + p.other_supply_gain * clamp((t / 365.25) / p.ramp_years));
}

/// Share of plants whose stock is gone once `missed_months` of use have not been delivered.
/// @param missed_months >= 0
template <scalar S>
[[nodiscard]] S share_out_of_stock(const S& missed_months, const S& stock_months,
                                   const S& stock_log_spread)
{
    const S some = max(missed_months, S(std::numeric_limits<double>::min()));
    const S out = select(less_equal(missed_months, S(0.0)), S(0.0),
                         normal_cdf(log(some / stock_months) / stock_log_spread));
    return handing_on(out, stock_months, stock_log_spread);
}

namespace detail {

template <scalar S>
[[nodiscard]] plants<S> checked(const plants<S>& p)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return {
        .stock_months =
            in_range(p.stock_months, 0.0, infinity, "stock_months", bounds::open, "months"),
        .stock_log_spread =
            in_range(p.stock_log_spread, 0.0, infinity, "stock_log_spread", bounds::open),
        .other_supply = in_range(p.other_supply, 0.0, 1.0, "other_supply"),
        .other_supply_gain = in_range(p.other_supply_gain, 0.0, 1.0, "other_supply_gain"),
        .ramp_years = in_range(p.ramp_years, 0.0, infinity, "ramp_years", bounds::open, "years"),
        .cost_share = checked_cost_share(p.cost_share),
        .elasticity_short =
            in_range(p.elasticity_short, 0.0, infinity, "elasticity_short", bounds::open),
        .elasticity_long =
            in_range(p.elasticity_long, 0.0, infinity, "elasticity_long", bounds::open),
        .elasticity_years =
            in_range(p.elasticity_years, 0.0, infinity, "elasticity_years", bounds::open, "years")};
}

}  // namespace detail

/// Day by day: which share of use stands still, and what output is lost, given what arrives.
template <scalar S = double>
class standing_plants {
public:
    /// @throws domain_error for a parameter outside its range
    standing_plants(const licensing<S>& rules, const plants<S>& buyers, allocation shared)
        : rules_(detail::checked(rules)),
          buyers_(detail::checked(buyers)),
          thrifting_(buyers_.elasticity_short, buyers_.elasticity_long, buyers_.elasticity_years),
          shared_(shared)
    {
    }

    /// Moves on by one day: the first call is day 0, evaluated at mid-day.
    /// @param exports of the controlling country, relative to normal, and @param licensed the share
    /// of controlled trade that has its licence
    /// @param elsewhere supply that needs no licence, as a share of use, >= 0; over one in the
    /// proportional form stocks fill again
    void advance(const S& exports, const S& licensed, const S& elsewhere)
    {
        const double t = day_ + 0.5;
        elasticity_ = thrifting_.after(S(t / 365.25));

        // The mean supply can exceed normal while orders are made up; stocks then fill again, and a
        // plant that has stopped for want of more than its stock has missed the most so far.
        // The gap as a product: its sign is then that of 1 - exports to the last bit, where a sum
        // that rounds to one would let plants with more supply stand longer.
        const bool lottery = shared_ == allocation::lottery;
        const S gap = lottery ? 1.0 - elsewhere : (1.0 - elsewhere) * (1.0 - exports);
        // from mid-day to mid-day: the second half of yesterday and the first of today
        const auto under_control = [&](double from, double until) {
            return max(S(0.0), until - rules_.clearance_days) -
                   max(S(0.0), from - rules_.clearance_days);
        };
        missed_ +=
            (gap_ * under_control(t - 1.0, day_) + gap * under_control(day_, t)) / days_per_month;
        gap_ = gap;
        worst_ = max(worst_, missed_);
        const S out_of_stock =
            share_out_of_stock(worst_, buyers_.stock_months, buyers_.stock_log_spread);
        const S waiting = lottery ? (1.0 - rules_.uncontrolled_share) * (1.0 - licensed)
                                  : select(less(S(0.0), gap), S(1.0), S(0.0));
        standing_ = waiting * out_of_stock;
        supplied_ = min(S(1.0), 1.0 - gap);
        output_ = shortfall_output(supplied_, buyers_.cost_share, elasticity_);
        lost_ = standing_ * (1.0 - output_);
        day_ += 1.0;
    }

    /// Of the day just passed. Share of use whose plants stand still; input and output of such a
    /// plant, and output lost in all, relative to normal.
    [[nodiscard]] const S& standing() const noexcept { return standing_; }
    [[nodiscard]] const S& supply_of_a_standing_plant() const noexcept { return supplied_; }
    [[nodiscard]] const S& output_of_a_standing_plant() const noexcept { return output_; }
    [[nodiscard]] const S& lost() const noexcept { return lost_; }
    /// Quantity that standing plants lack, as a share of all use; for `price_ratio`.
    [[nodiscard]] S lacking() const { return standing_ * (1.0 - supplied_); }
    /// Of substitution, for the knee of that day.
    [[nodiscard]] const S& elasticity() const noexcept { return elasticity_; }

private:
    licensing<S> rules_;
    plants<S> buyers_;
    thrifting<S> thrifting_;
    allocation shared_;
    S gap_ = 0.0;
    S missed_ = 0.0;
    S worst_ = 0.0;
    S standing_ = 0.0;
    S supplied_ = 1.0;
    S elasticity_ = 0.0;
    S output_ = 1.0;
    S lost_ = 0.0;
    double day_ = 0.0;
};

/// The same through a control, with supply from elsewhere by the ramp and the projects.
/// @verified disruption_test: standing share by day, pairs of stock and spread
template <scalar S = double>
class disruption : public standing_plants<S> {
public:
    /// @throws domain_error for a parameter or option outside its range
    disruption(const licensing<S>& rules, const plants<S>& buyers,
               const disruption_options& options = {})
        : standing_plants<S>(rules, buyers, options.shared),
          buyers_(detail::checked(buyers)),
          flow_(rules, options.approvals),
          ramp_(options.projects)
    {
    }

    /// Moves on by one day: the first call is day 0, evaluated at mid-day.
    void advance()
    {
        flow_.advance();
        const double t = day_ + 0.5;
        const S elsewhere = min(S(1.0), supply_from_elsewhere(buyers_, t) + ramp_.added(t));
        standing_plants<S>::advance(flow_.exports(), flow_.licensed(), elsewhere);
        day_ += 1.0;
    }

    [[nodiscard]] const export_flow<S>& trade() const noexcept { return flow_; }

private:
    plants<S> buyers_;
    export_flow<S> flow_;
    capacity_ramp ramp_;
    double day_ = 0.0;
};

}  // namespace hirschman::inline v0_1::supply
