// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/deal.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace scenario = hirschman::scenario;
using hirschman::domain_error;
using scenario::deal;
using scenario::leverage_balance;

namespace {

constexpr double billion = 1e9;
constexpr double printed = 5e-7;

}  // namespace

// After a year of truce: stocks of 3.5 months, one year of ramp done, chips that cushion half.
TEST(deal, the_balance_after_a_year_of_truce_is_as_published)
{
    const auto after = deal(leverage_balance({}), {});
    EXPECT_EQ(after.us_staying, 24.0);
    EXPECT_EQ(after.china_staying, 24.0);
    EXPECT_NEAR(after.us_threat / billion, 5.455140, printed);
    EXPECT_NEAR(after.china_threat / billion, 48.835032, printed);
    EXPECT_NEAR(after.balance / billion, -43.379893, printed);
    EXPECT_NEAR(after.balance_before / billion, -305.453823, printed);
}

TEST(deal, retained_shares_and_index_are_as_published)
{
    const auto after = deal(leverage_balance({}), {});
    EXPECT_NEAR(after.us_power / billion, 21.792916, printed);
    EXPECT_NEAR(after.china_power / billion, 49.834520, printed);
    EXPECT_NEAR(after.retained_us, 0.595184, printed);
    EXPECT_NEAR(after.retained_china, 0.158175, printed);
    EXPECT_NEAR(after.index, -1.325166, printed);
}

TEST(deal, what_china_keeps_depends_on_stocks_and_on_plants_as_published)
{
    const auto before = leverage_balance({});
    const auto stocked = deal(before, {.restocked_months = 3.5, .ramp_done_years = 0.0});
    const auto built = deal(before, {.restocked_months = 2.0, .ramp_done_years = 1.0});
    EXPECT_NEAR(stocked.retained_china, 0.77, 5e-3);
    EXPECT_NEAR(built.retained_china, 0.28, 5e-3);
}

TEST(deal, that_changes_nothing_retains_everything)
{
    const auto before = leverage_balance({});
    const auto after =
        deal(before, {.restocked_months = 2.0, .ramp_done_years = 0.0, .chips_cushion = 0.0});
    EXPECT_EQ(after.retained_us, 1.0);
    EXPECT_EQ(after.retained_china, 1.0);
    EXPECT_EQ(after.index, 0.0);
    EXPECT_EQ(after.balance, before.balance);
}

TEST(deal, never_empties_stocks)
{
    const auto before = leverage_balance({.stock_months = 6.0});
    EXPECT_EQ(deal(before, {.restocked_months = 3.5}).china_power,
              deal(before, {.restocked_months = 6.0}).china_power);
}

TEST(deal, a_tool_half_given_up_keeps_half_its_power)
{
    const auto before = leverage_balance({});
    const scenario::deal_parameters<> same{
        .restocked_months = 2.0, .ramp_done_years = 0.0, .chips_cushion = 0.0};
    auto half = same;
    half.us_tool_left = 0.5;
    EXPECT_DOUBLE_EQ(deal(before, half).retained_us, 0.5);
    EXPECT_GT(deal(before, half).index, 0.0);
}

TEST(deal, a_tool_that_must_wait_loses_the_end_of_the_horizon)
{
    const auto before = leverage_balance({});
    const scenario::deal_parameters<> same{
        .restocked_months = 2.0, .ramp_done_years = 0.0, .chips_cushion = 0.0};
    const auto after = deal(before, same, {.us_delay_months = 3});
    // The first 21 months of the flow, three months later.
    double power = 0.0;
    for (int m = 3; m < 24; ++m)
        power += before.us_tool.harm[static_cast<std::size_t>(m - 3)] *
                 hirschman::leverage::month_weight(0.04, m);
    EXPECT_NEAR(after.us_power / power, 1.0, 1e-14);
    EXPECT_EQ(after.after.us_tool.own_cost[2], 0.0);
    EXPECT_EQ(after.after.us_tool.own_cost[3], 8.5e9);
    EXPECT_EQ(deal(before, same, {.china_delay_months = 3}).retained_us, 1.0);
}

TEST(deal, a_tool_that_is_given_up_leaves_nothing)
{
    const auto after = deal(leverage_balance({}), {.us_tool_left = 0.0});
    EXPECT_EQ(after.retained_us, 0.0);
    EXPECT_EQ(after.us_threat, 0.0);
    EXPECT_EQ(after.index, std::numeric_limits<double>::infinity());
    EXPECT_EQ(deal(leverage_balance({}), {}, {.us_delay_months = 24}).retained_us, 0.0);
    EXPECT_EQ(deal(leverage_balance({}), {}, {.us_delay_months = 25}).retained_us, 0.0);
}

TEST(deal, a_concession_that_can_be_taken_back_is_worth_a_fraction_of_one_that_is_kept)
{
    const auto before = leverage_balance({});
    const auto after = deal(before, {});
    EXPECT_NEAR(after.china_concession_if_kept / before.china_power, 1.0, 1e-12);
    // (1 - exp(-(.04 + 12 x .212) 2))/(.04 + 12 x .212) over (1 - exp(-.04 x 2))/.04
    const double with = -std::expm1(-2 * 2.584) / 2.584, without = -std::expm1(-0.08) / 0.04;
    EXPECT_NEAR(after.china_concession / after.china_concession_if_kept, with / without, 1e-12);
    EXPECT_EQ(after.us_concession, 17e9);
    EXPECT_EQ(after.snap_back_cost, after.after.china_own_cost);
    EXPECT_NEAR(after.snap_back_median_days, 99.5, 0.05);  // ln 2/.212 months of 30.4375 days
}

TEST(deal, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<6>(
        [](const auto& stocks, const auto& ramp, const auto& cushion, const auto& ageing,
           const auto& left, const auto& hazard) {
            using S = std::decay_t<decltype(stocks)>;
            scenario::deal_parameters<S> d;
            d.restocked_months = stocks;
            d.ramp_done_years = ramp;
            d.chips_cushion = cushion;
            d.cushion_depreciation = ageing;
            d.china_tool_left = left;
            d.snap_back_hazard = hazard;
            const auto after = deal(leverage_balance(scenario::leverage_balance_parameters<S>{}), d,
                                    {.us_delay_months = 2});
            return after.balance / billion + after.index + after.china_concession / billion +
                   after.snap_back_median_days;
        },
        {{3.5, 1.0, 0.5, 0.25, 0.9, 0.212}, {1.5, 0.3, 0.1, 0.35, 0.5, 0.05}}, 1e-12);
}

TEST(deal, impossible_parameters_are_named)
{
    const auto before = leverage_balance({});
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)deal(before, {.restocked_months = -1.0}), domain_error);
    EXPECT_THROW((void)deal(before, {.ramp_done_years = -1.0}), domain_error);
    EXPECT_THROW((void)deal(before, {.chips_cushion = 1.2}), domain_error);
    EXPECT_THROW((void)deal(before, {.cushion_depreciation = nan}), domain_error);
    EXPECT_THROW((void)deal(before, {.us_tool_left = 1.1}), domain_error);
    EXPECT_THROW((void)deal(before, {.snap_back_hazard = -0.2}), domain_error);
    EXPECT_THROW((void)deal(before, {}, {.us_delay_months = -1}), domain_error);
    try {
        (void)deal(before, {.chips_cushion = 1.2});
        FAIL();
    } catch (const domain_error& e) {
        EXPECT_EQ(std::string(e.what()), "chips_cushion = 1.2 is outside [0, 1]");
    }
}
