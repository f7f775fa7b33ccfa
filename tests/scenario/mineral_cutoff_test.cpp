// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/mineral_cutoff.hpp>

#include <hirschman/supply/price.hpp>

#include <support/three_scalars.hpp>

#include <chrono>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using scenario::mineral_cutoff;

// Magnets, April 2025: fitted to five months of exports, plants as in the worked example.
constexpr double fitted_spread = .345;
scenario::mineral_cutoff_parameters<double> worked_example()
{
    return {.uncontrolled_share = .16,
            .clearance_days = 10,
            .licence_median_days = 77,
            .licence_log_spread = fitted_spread,
            .reorder_share = .75,
            .backlog_months = 3,
            .capacity_ratio = 1.6,
            .stock_months = 3.5,
            .stock_log_spread = .5,
            .other_supply = .06,
            .cost_share = .003,
            .value_added = 700e9};
}

TEST(mineral_cutoff, reproduces_the_months_of_the_worked_example)
{
    const auto path = mineral_cutoff(worked_example());
    const double months[] = {.524088,  .227433,  .651481,  1.075644, 1.217399,
                             1.209790, 1.166058, 1.123371, 1.089630};
    ASSERT_EQ(path.exports.size(), 13u) << "April 2025 to 3 April 2026";
    for (std::size_t m = 0; m < std::size(months); ++m)
        EXPECT_NEAR(path.exports[m], months[m], 5e-7) << m;
    EXPECT_NEAR(3.0 - path.exports[0] - path.exports[1] - path.exports[2], 1.5970, 5e-5);
}

TEST(mineral_cutoff, reproduces_stop_peak_recovery_and_loss_of_the_worked_example)
{
    const auto path = mineral_cutoff(worked_example());
    EXPECT_EQ(path.first_stop_day, 47.0);
    EXPECT_EQ(path.one_percent_day, 47.0);
    EXPECT_NEAR(path.peak_standing, .0668, 5e-5);
    EXPECT_EQ(path.peak_day, 87.0);
    EXPECT_EQ(path.half_recovery_day, 126.0);
    EXPECT_NEAR(path.months_lost, .144213, 5e-7);
    EXPECT_NEAR(path.value_added_lost, 8.4e9, 5e7);
    EXPECT_EQ(path.half_standing_day, 365.0) << "never within the days followed";
    EXPECT_NEAR(path.knee, supply::knee(.003, .05), 1e-15);
}

TEST(mineral_cutoff, agrees_between_one_answer_and_64_draws)
{
    const auto p = worked_example();
    const auto one = mineral_cutoff(p);
    scenario::mineral_cutoff_parameters<block> many;
    many.uncontrolled_share = p.uncontrolled_share;
    many.clearance_days = p.clearance_days;
    many.licence_median_days = p.licence_median_days;
    many.licence_log_spread = p.licence_log_spread;
    many.reorder_share = p.reorder_share;
    many.stock_months = p.stock_months;
    many.stock_months[5] = 2.0;
    many.stock_months[6] = -1.0;
    const auto lanes = scenario::mineral_cutoff(many);
    EXPECT_EQ(lanes.first_stop_day[0], one.first_stop_day);
    EXPECT_NEAR(lanes.months_lost[63], one.months_lost, 1e-12);
    EXPECT_NEAR(lanes.exports[4][17], one.exports[4], 1e-12);
    EXPECT_LT(lanes.first_stop_day[5], one.first_stop_day);
    EXPECT_TRUE(std::isnan(lanes.first_stop_day[6])) << "a negative stock became a number";
    EXPECT_TRUE(std::isnan(lanes.value_added_lost[6]));
    EXPECT_FALSE(std::isnan(lanes.first_stop_day[7]));
}

TEST(mineral_cutoff, says_the_same_in_three_scalars)
{
    const auto loss = [](const auto& stock, const auto& supply, const auto& median,
                         const auto& elasticity) {
        using S = std::remove_cvref_t<decltype(stock)>;
        scenario::mineral_cutoff_parameters<S> p;
        p.stock_months = stock;
        p.other_supply = supply;
        p.licence_median_days = median;
        p.elasticity_short = elasticity;
        return mineral_cutoff<S>(p, {.days = 150}).months_lost;
    };
    hirschman_test::expect_three_scalars_agree<4>(
        loss, {{3.5, .06, 77, .05}, {1.5, .3, 120, .2}, {2.5, .1, 90, 1.4}}, 1e-11);
}

TEST(mineral_cutoff, takes_approvals_as_they_came_in_place_of_the_licence_time)
{
    using namespace std::chrono_literals;
    auto p = worked_example();
    p.licence_median_days = 300;
    scenario::mineral_cutoff_setting setting;
    setting.approvals = {{2025y / 6 / 4, .25}, {2025y / 6 / 27, .60}};
    const auto read = mineral_cutoff(p, setting);
    const auto law = mineral_cutoff(worked_example());
    EXPECT_EQ(read.first_stop_day, 47.0);
    EXPECT_EQ(read.peak_day, 87.0);
    for (std::size_t m = 0; m < 9; ++m) EXPECT_NEAR(read.exports[m], law.exports[m], 1e-3) << m;
    setting.approvals = {{2025y / 4 / 1, .25}, {2025y / 6 / 27, .60}};
    EXPECT_THROW((void)mineral_cutoff(p, setting), domain_error) << "before the control";
}

TEST(mineral_cutoff, named_projects_count_from_their_dates_by_the_least_stage)
{
    using namespace std::chrono_literals;
    const auto none = mineral_cutoff(worked_example());
    scenario::mineral_cutoff_setting setting;
    setting.projects = {{.5, 2025y / 4 / 1, 2025y / 6 / 1, "magnet"}};
    EXPECT_LT(mineral_cutoff(worked_example(), setting).months_lost, .7 * none.months_lost);
    setting.projects.push_back({.9, 2027y / 1 / 1, 2028y / 1 / 1, "heavy oxide"});
    EXPECT_EQ(mineral_cutoff(worked_example(), setting).months_lost, none.months_lost)
        << "magnets without heavy oxide";
    setting.projects = {{.5, 2025y / 6 / 1, 2025y / 4 / 1}};
    EXPECT_THROW((void)mineral_cutoff(worked_example(), setting), domain_error);
}

TEST(mineral_cutoff, gives_the_quantity_that_moves_the_price_outside)
{
    const auto path = mineral_cutoff(worked_example());
    EXPECT_NEAR(path.peak_lacking, .94 * path.peak_standing, 1e-14) << "6 % comes from elsewhere";
    EXPECT_NEAR(supply::price_ratio(path.peak_lacking, -.3), 1.24, 5e-3);
}

TEST(mineral_cutoff, has_no_knee_where_substitution_is_easy_from_the_start)
{
    const auto path = mineral_cutoff({.elasticity_short = 1.2});
    EXPECT_EQ(path.knee, 0.0);
    EXPECT_GT(path.months_lost, 0.0);
}

TEST(mineral_cutoff, refuses_what_is_outside)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)mineral_cutoff({.uncontrolled_share = 1.2}), domain_error);
    EXPECT_THROW((void)mineral_cutoff({.stock_months = 0.0}), domain_error);
    EXPECT_THROW((void)mineral_cutoff({.licence_median_days = nan}), domain_error);
    EXPECT_THROW((void)mineral_cutoff({.made_up_share = -0.1}), domain_error);
    EXPECT_THROW((void)mineral_cutoff({}, {.days = 0}), domain_error);
    EXPECT_THROW((void)mineral_cutoff({}, {.plants = 0}), domain_error);
}

TEST(mineral_cutoff, larger_stocks_never_bring_the_first_stop_forward)
{
    double last = 0.0;
    for (double stock = 0.5; stock < 8.0; stock += 0.25) {
        auto p = worked_example();
        p.stock_months = stock;
        const double stop = mineral_cutoff(p).first_stop_day;
        EXPECT_GE(stop, last) << stock;
        last = stop;
    }
}

}  // namespace
