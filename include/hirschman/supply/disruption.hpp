// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When plants stop for want of an input under control, and what output is lost. Plants differ in
/// their stocks; licences fall on them independently of their stocks.

#include <hirschman/scalar.hpp>
#include <hirschman/supply/licensing.hpp>
#include <hirschman/supply/shortfall.hpp>

#include <limits>

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
    lottery,        ///< a plant has its licence or has not
    proportional,   ///< every exposed plant receives the mean supply
};

/// Supply from elsewhere after `t` days.
template <scalar S>
[[nodiscard]] S supply_from_elsewhere(const plants<S>& p, double t)
{
    return min(S(1.0), p.other_supply +
                           p.other_supply_gain * clamp((t / 365.25) / p.ramp_years));
}

/// Share of plants whose stock is gone once `missed_months` of use have not been delivered.
/// @param missed_months >= 0
template <scalar S>
[[nodiscard]] S share_out_of_stock(const S& missed_months, const S& stock_months,
                                   const S& stock_log_spread)
{
    const S some = max(missed_months, S(std::numeric_limits<double>::min()));
    return select(less_equal(missed_months, S(0.0)), S(0.0),
                  normal_cdf(log(some / stock_months) / stock_log_spread));
}

/// Day by day through a control: which share of use stands still, and what output is lost.
template <scalar S = double>
class disruption {
public:
    /// @throws domain_error for a parameter outside its range
    disruption(const licensing<S>& rules, const plants<S>& buyers,
               allocation shared = allocation::lottery)
        : rules_(detail::checked(rules)), buyers_(checked(buyers)), flow_(rules), shared_(shared)
    {
    }

    /// Moves on by one day: the first call is day 0, evaluated at mid-day.
    void advance()
    {
        flow_.advance();
        const double t = day_ + 0.5;
        const S elsewhere = supply_from_elsewhere(buyers_, t);
        const S since = max(S(0.0), t - rules_.clearance_days);
        const S before = max(S(0.0), t - 1.0 - rules_.clearance_days);
        const S exposed_time = (since - before) / days_per_month;
        const S elasticity = elasticity_after(buyers_.elasticity_short, buyers_.elasticity_long,
                                              buyers_.elasticity_years, S(t / 365.25));
        const S supplied = shared_ == allocation::lottery
                               ? elsewhere
                               : min(S(1.0), elsewhere + (1.0 - elsewhere) * flow_.exports());
        missed_ += (1.0 - supplied) * exposed_time;
        worst_ = max(worst_, missed_);

        const S& lacking = shared_ == allocation::lottery ? missed_ : worst_;
        const S out_of_stock =
            share_out_of_stock(lacking, buyers_.stock_months, buyers_.stock_log_spread);
        const S waiting =
            shared_ == allocation::lottery
                ? (1.0 - rules_.uncontrolled_share) * (1.0 - flow_.licensed())
                : select(less(supplied, S(1.0)), 1.0 - rules_.uncontrolled_share, S(0.0));
        standing_ = waiting * out_of_stock;
        output_ = shortfall_output(supplied, buyers_.cost_share, elasticity);
        lost_ = standing_ * (1.0 - output_);
        day_ += 1.0;
    }

    /// Of the day just passed. Share of use whose plants stand still; output of such a plant and
    /// output lost in all, relative to normal.
    [[nodiscard]] const S& standing() const noexcept { return standing_; }
    [[nodiscard]] const S& output_of_a_standing_plant() const noexcept { return output_; }
    [[nodiscard]] const S& lost() const noexcept { return lost_; }
    [[nodiscard]] const export_flow<S>& trade() const noexcept { return flow_; }

private:
    static plants<S> checked(const plants<S>& p)
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return {.stock_months =
                    in_range(p.stock_months, 0.0, infinity, "stock_months", bounds::open, "months"),
                .stock_log_spread =
                    in_range(p.stock_log_spread, 0.0, infinity, "stock_log_spread", bounds::open),
                .other_supply = in_range(p.other_supply, 0.0, 1.0, "other_supply"),
                .other_supply_gain = in_range(p.other_supply_gain, 0.0, 1.0, "other_supply_gain"),
                .ramp_years =
                    in_range(p.ramp_years, 0.0, infinity, "ramp_years", bounds::open, "years"),
                .cost_share = p.cost_share,
                .elasticity_short = p.elasticity_short,
                .elasticity_long = p.elasticity_long,
                .elasticity_years = p.elasticity_years};
    }

    licensing<S> rules_;
    plants<S> buyers_;
    export_flow<S> flow_;
    allocation shared_;
    S missed_ = 0.0;
    S worst_ = 0.0;
    S standing_ = 0.0;
    S output_ = 1.0;
    S lost_ = 0.0;
    double day_ = 0.0;
};

}  // namespace hirschman::inline v0_1::supply
