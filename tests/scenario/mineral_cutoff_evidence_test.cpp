// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/uncertainty/ensemble.hpp>

#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

/// What the months of 2025 say about the model: the fit, how well it is determined, the months that
/// were not fitted, and the ranges that could have been given before.

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;
using scenario::mineral_cutoff;
using parameters = scenario::mineral_cutoff_parameters<double>;

// Chinese exports of magnets, April to December 2025, t; base: mean of the first quarter. The base
// is the reference's; the months 6,357 + 3,585 + 5,323 of the data pack give 5,088.33.
constexpr double base = 5089.33;
constexpr std::array<double, 9> reported{2626, 1238, 3188, 5577, 6146, 5774, 5473, 6150, 5952};

parameters fitted()
{
    return {.uncontrolled_share = .16,
            .clearance_days = 10,
            .licence_median_days = 77,
            .licence_log_spread = .345,
            .reorder_share = .75,
            .backlog_months = 3};
}

double error(const std::vector<double>& shares, std::size_t from, std::size_t until)
{
    double sum = 0.0;
    for (std::size_t m = from; m < until; ++m) {
        const double gap = shares[m] - reported[m] / base;
        sum += gap * gap;
    }
    return std::sqrt(sum / static_cast<double>(until - from));
}

TEST(mineral_cutoff_evidence, fits_the_five_months_as_printed_and_does_worse_on_the_next_four)
{
    const auto months = mineral_cutoff(fitted()).exports;
    const double tonnes[] = {2667, 1157, 3316, 5474, 6196};
    for (std::size_t m = 0; m < 5; ++m) EXPECT_NEAR(base * months[m], tonnes[m], .5) << m;
    EXPECT_NEAR(error(months, 0, 5), .0170, 5e-5);
    EXPECT_NEAR(error(months, 5, 9), .0829, 5e-5);
    EXPECT_NEAR(error(std::vector<double>(9, 1.0), 5, 9), .1549, 5e-5) << "back to base";
    EXPECT_NEAR(error(std::vector<double>(9, reported[4] / base), 5, 9), .0779, 5e-5)
        << "as in August: a better guess than the model";
    double shortfall = 3.0;
    for (std::size_t m = 0; m < 3; ++m) shortfall -= reported[m] / base;
    EXPECT_NEAR(shortfall, 1.6144, 5e-5);
}

TEST(mineral_cutoff_evidence, counts_the_shortfall_by_late_may_in_days)
{
    // By hand, from the shares as printed. If the first three days of April were normal, all of
    // April's shortfall falls on the other 27 days; else they bore a tenth of it.
    const double april = 1.0 - .5160;
    const double may = (1.0 - .2433) / 31.0;
    EXPECT_NEAR(april + 25 * may, 1.0942, 5e-5) << "52 days after 4 April, start of 26 May";
    EXPECT_NEAR(april + 26 * may, 1.1187, 5e-5) << "end of that day";
    EXPECT_NEAR(.9 * april + 26 * may, 1.0703, 5e-5);
}

TEST(mineral_cutoff_evidence, each_fitted_number_is_determined_given_the_licence_time)
{
    const double best = error(mineral_cutoff(fitted()).exports, 0, 5);
    const auto moved = [&](double parameters::*what, double by) {
        auto p = fitted();
        p.*what += by;
        return error(mineral_cutoff(p).exports, 0, 5);
    };
    for (const double sign : {-1.0, 1.0}) {
        EXPECT_GE(moved(&parameters::uncontrolled_share, sign * .06), 2 * best) << sign;
        EXPECT_GE(moved(&parameters::clearance_days, sign * 4), 2 * best) << sign;
        EXPECT_GE(moved(&parameters::reorder_share, sign * .25), 2 * best) << sign;
        EXPECT_GE(moved(&parameters::backlog_months, sign * 1), 2 * best) << sign;
    }
}

estimate between(double low, double central, double high)
{
    return {.low = low, .central = central, .high = high, .shape = law::beta};
}

prior<scenario::mineral_cutoff_parameters> foreseeable()
{
    auto belief = prior<scenario::mineral_cutoff_parameters>::fixed_at(fitted());
    belief.set("uncontrolled_share", between(0, .15, .4));
    belief.set("clearance_days", between(0, 5, 20));
    belief.set("reorder_share", {.low = 0, .central = .5, .high = 1, .shape = law::uniform});
    belief.set("backlog_months", between(1, 3, 6));
    return belief;
}

// The reference gives a lognormal 45, 75, 150. Its figures are those of a median of 75 with one
// spread, half of ln(150/45): 10 and 90 % points 41.08 and 136.93. The law that holds all three
// points gives June .25-.96, July .42-1.10, August .62-1.15; August is outside either way.
void licence_time_unknown(prior<scenario::mineral_cutoff_parameters>& belief)
{
    const double half = .5 * std::log(150.0 / 45.0);
    belief.set("licence_median_days", {.low = 75 * std::exp(-half),
                                       .central = 75,
                                       .high = 75 * std::exp(half),
                                       .shape = law::lognormal,
                                       .bounds_are = limits::p10_p90});
    belief.set("licence_log_spread", between(.25, .5, .9));
}

auto months_of(const prior<scenario::mineral_cutoff_parameters>& belief,
               const scenario::mineral_cutoff_setting& setting)
{
    return ensemble(belief,
                    [&](const scenario::mineral_cutoff_parameters<block>& p) {
                        std::array<block, 5> months;
                        const auto path = mineral_cutoff<block>(p, setting);
                        for (std::size_t m = 0; m < months.size(); ++m)
                            months[m] = m < path.exports.size() ? path.exports[m] : block(0.0);
                        return months;
                    },
                    {.draws = 8'192, .seed = 1});
}

// The figures are simulated to .01 and printed to two decimals.
constexpr double tolerance = .01 + .005;

TEST(mineral_cutoff_evidence, ranges_with_the_approvals_as_they_came_hold_all_five_months)
{
    const auto all = months_of(foreseeable(), {.days = 150});
    const double printed[][2] = {{.29, .59}, {.14, .33}, {.53, .71}, {.86, 1.15}, {.99, 1.29}};
    for (std::size_t m = 0; m < 5; ++m) {
        EXPECT_NEAR(all[m].quantile(.1), printed[m][0], tolerance) << m;
        EXPECT_NEAR(all[m].quantile(.9), printed[m][1], tolerance) << m;
        EXPECT_LT(all[m].quantile(.1), reported[m] / base) << m;
        EXPECT_GT(all[m].quantile(.9), reported[m] / base) << m;
    }
    EXPECT_EQ(all.failed(), 0u);
}

TEST(mineral_cutoff_evidence, ranges_with_the_licence_time_unknown_miss_august)
{
    auto belief = foreseeable();
    licence_time_unknown(belief);
    const auto all = months_of(belief, {.days = 150});
    const double printed[][2] = {{.30, .60}, {.15, .65}, {.28, .99}, {.48, 1.10}, {.69, 1.15}};
    for (std::size_t m = 0; m < 5; ++m) {
        EXPECT_NEAR(all[m].quantile(.1), printed[m][0], tolerance) << m;
        EXPECT_NEAR(all[m].quantile(.9), printed[m][1], tolerance) << m;
    }
    EXPECT_GT(reported[4] / base, all[4].quantile(.9)) << "August lies outside";
}

TEST(mineral_cutoff_evidence, the_same_ranges_are_too_fast_for_gallium_and_germanium_in_2023)
{
    // Licensing from 1 August 2023, nothing left without one. Licence time is a political choice
    // and does not carry over.
    auto belief = foreseeable();
    licence_time_unknown(belief);
    belief.fix("uncontrolled_share", 0.0);
    belief.fix("clearance_days", 0.0);
    const auto all =
        months_of(belief, {.start = date(std::chrono::year(2023) / 8 / 1), .days = 122});
    // The reference prints .09 for the lower end of October; with its other three figures met, that
    // one comes to .16. It does not change what follows.
    EXPECT_NEAR(all[2].quantile(.1), .16, tolerance);
    EXPECT_NEAR(all[2].quantile(.9), 1.03, tolerance);
    EXPECT_NEAR(all[3].quantile(.1), .42, tolerance);
    EXPECT_NEAR(all[3].quantile(.9), 1.16, tolerance);
    const double gallium[] = {.049, .297};
    const double germanium[] = {.075, .084};
    for (std::size_t m = 0; m < 2; ++m) {
        EXPECT_LT(gallium[m], all[2 + m].quantile(.1));
        EXPECT_LT(germanium[m], all[2 + m].quantile(.1));
    }
}

}  // namespace
