// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/reversal.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <type_traits>

namespace sc = hirschman::scenario;
using hirschman::block;
using hirschman::date;
using hirschman::domain_error;
using namespace std::chrono_literals;

// Announced 14 July 2025; third quarter of fiscal 2026, days 14 to 105.
TEST(reversal, shares_in_force_are_as_published)
{
    EXPECT_NEAR(sc::share_in_force(20.0, 14, 105), 0.934066, 5e-7);
    EXPECT_NEAR(sc::share_in_force(60.0, 14, 105), 0.494505, 5e-7);
    EXPECT_NEAR(sc::share_in_force(104.0, 14, 105), 0.010989, 5e-7);
    EXPECT_EQ(sc::share_in_force(180.0, 14, 105), 0.0);
    EXPECT_EQ(sc::share_in_force(0.0, 14, 105), 1.0);
}

// Demand 6,800 a quarter, share passed .63, lag 60 days, levy .15 without pass-through.
TEST(reversal, the_quarter_after_the_announcement_is_as_published)
{
    const auto path = sc::reversal({.annual_run_rate = 4 * 6800.0,
                                    .licence_lag = 60,
                                    .licensed = 0.9,
                                    .admitted = 0.7,
                                    .levy = 0.15});
    EXPECT_EQ(path.calendar[0].name(), "FY2026Q3");
    EXPECT_NEAR(path.passed, 0.63, 1e-15);
    EXPECT_NEAR(path.quarters[0].gross, 2118.46, 5e-3);
    EXPECT_NEAR(path.quarters[0].net, 1800.69, 5e-3);
    EXPECT_NEAR(path.quarters[0].government, 2118.46 * 0.15, 5e-3);
}

TEST(reversal, by_default_everything_returns)
{
    const auto path = sc::reversal({});
    ASSERT_EQ(path.quarters.size(), 4U);
    EXPECT_DOUBLE_EQ(path.total(), 15e9);
    EXPECT_DOUBLE_EQ(path.totals.of_no_ban, 1.0);
    // 9 April to 27 July, at the run rate.
    EXPECT_NEAR(path.totals.lost_while_banned, 3.75e9 * (1 + 19.0 / 91), 1);
    EXPECT_EQ(path.calendar.back().name(), "FY2027Q2");
}

TEST(reversal, a_little_admitted_under_a_levy_is_little)
{
    const auto path = sc::reversal({.admitted = 0.02, .levy = 0.15});
    EXPECT_NEAR(path.total(), 0.3e9, 1e-3);
    EXPECT_NEAR(path.totals.net, 0.255e9, 1e-3);
    EXPECT_NEAR(path.totals.of_no_ban, 0.02, 1e-15);
}

TEST(reversal, a_blocked_path_stays_blocked)
{
    const auto path =
        sc::reversal({.block_probability = 0.3, .block_draw = 0.29, .blocked_share = 0.04});
    EXPECT_EQ(path.passed, 0.04);
    for (const auto& quarter : path.quarters) EXPECT_DOUBLE_EQ(quarter.gross, 0.04 * 3.75e9);
    EXPECT_EQ(sc::reversal({.block_probability = 0.3, .block_draw = 0.3}).passed, 1.0);
    EXPECT_EQ(sc::reversal({.block_probability = 0, .block_draw = 0}).passed, 1.0);
    EXPECT_EQ(sc::reversal({.block_probability = 1, .block_draw = 0.999}).passed, 0.05);
}

TEST(reversal, supply_is_the_stock_kept_until_the_foundry_delivers)
{
    // A stock of .3 years lasts one quarter and a fifth; new supply comes after day 196, the last
    // of the second quarter.
    const auto path = sc::reversal(
        {.annual_run_rate = 4e9, .stock_kept = 0.3, .foundry_capacity = 0.5, .foundry_lead = 196});
    EXPECT_DOUBLE_EQ(path.quarters[0].supply, 1.2e9);
    EXPECT_DOUBLE_EQ(path.quarters[0].gross, 1e9);
    EXPECT_NEAR(path.quarters[1].gross, 0.2e9, 1);
    EXPECT_NEAR(path.quarters[2].gross, 0.5e9, 1);
    EXPECT_NEAR(path.quarters[3].gross, 0.5e9, 1);
    EXPECT_NEAR(path.totals.no_ban, 4e9, 1);
}

TEST(reversal, what_is_not_admitted_keeps_the_stock)
{
    const auto path = sc::reversal(
        {.annual_run_rate = 4e9, .stock_kept = 0.25, .foundry_capacity = 0, .admitted = 0.5});
    EXPECT_NEAR(path.quarters[0].gross, 0.5e9, 1);
    EXPECT_NEAR(path.quarters[1].supply, 0.5e9, 1);
    EXPECT_NEAR(path.quarters[1].gross, 0.25e9, 1);
}

TEST(reversal, domestic_rivals_take_demand_and_the_market_grows)
{
    const auto path = sc::reversal(
        {.market_growth = 0.37, .domestic_share = 0.4, .domestic_slope = 0.5, .stock_kept = 10});
    const double years = (110 + 45.5) / 365.25;
    const double share = 1 / (1 + 1.5 * std::exp(-0.5 * years));
    EXPECT_NEAR(path.quarters[0].no_ban, 3.75e9 * std::pow(1.37, years), 1);
    EXPECT_NEAR(path.quarters[0].demand, 3.75e9 * std::pow(1.37, years) * (1 - share) / 0.6, 1);
}

TEST(reversal, pass_through_costs_sales_as_well)
{
    const auto path = sc::reversal({.levy = 0.15, .pass_through = 0.8});
    EXPECT_NEAR(path.totals.net / 15e9, 0.811132, 5e-7);
    EXPECT_LT(path.total(), 15e9);
}

TEST(reversal, other_firms_and_dates)
{
    const auto path = sc::reversal(
        {},
        {.calendar = hirschman::markets::amd_calendar, .banned = 2025y / 4 / 15, .quarters = 2});
    EXPECT_EQ(path.calendar[0].name(), "FY2025Q4");
    EXPECT_EQ(path.calendar[0].from, date(2025y / 9 / 28));
}

TEST(reversal, impossible_inputs_are_refused)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)sc::reversal({.annual_run_rate = 0}), domain_error);
    EXPECT_THROW((void)sc::reversal({.annual_run_rate = nan}), domain_error);
    EXPECT_THROW((void)sc::reversal({.market_growth = -1}), domain_error);
    EXPECT_THROW((void)sc::reversal({.domestic_share = 0}), domain_error);
    EXPECT_THROW((void)sc::reversal({.domestic_share = 0.9, .domestic_ceiling = 0.8}),
                 domain_error);
    EXPECT_THROW((void)sc::reversal({.stock_kept = -1}), domain_error);
    EXPECT_THROW((void)sc::reversal({.foundry_capacity = -1}), domain_error);
    EXPECT_THROW((void)sc::reversal({.foundry_lead = -1}), domain_error);
    EXPECT_THROW((void)sc::reversal({.licence_lag = -1}), domain_error);
    EXPECT_THROW((void)sc::reversal({.licensed = 1.2}), domain_error);
    EXPECT_THROW((void)sc::reversal({.admitted = -0.2}), domain_error);
    EXPECT_THROW((void)sc::reversal({.block_probability = 1.2}), domain_error);
    EXPECT_THROW((void)sc::reversal({.block_draw = nan}), domain_error);
    EXPECT_THROW((void)sc::reversal({.blocked_share = 2}), domain_error);
    EXPECT_THROW((void)sc::reversal({.levy = 1}), domain_error);
    EXPECT_THROW((void)sc::reversal({.pass_through = 1.5}), domain_error);
    EXPECT_THROW((void)sc::reversal({.demand_elasticity = 1}), domain_error);
    EXPECT_THROW((void)sc::reversal({}, {.quarters = 0}), domain_error);
    EXPECT_THROW((void)sc::reversal({}, {.quarters = 41}), domain_error);
    EXPECT_THROW((void)sc::reversal({}, {.announced = 2025y / 4 / 9}), domain_error);
    EXPECT_THROW((void)sc::share_in_force(10.0, 5, 5), domain_error);
}

TEST(reversal, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<6>(
        [](const auto& rate, const auto& growth, const auto& slope, const auto& lag,
           const auto& admitted, const auto& levy) {
            sc::reversal_parameters<std::remove_cvref_t<decltype(rate)>> p;
            p.annual_run_rate = rate;
            p.market_growth = growth;
            p.domestic_slope = slope;
            p.licence_lag = lag;
            p.admitted = admitted;
            p.levy = levy;
            p.pass_through = 0.8;
            p.stock_kept = 0.3;
            p.foundry_lead = 150.0;
            return sc::reversal(p).totals.net;
        },
        {{15e9, 0.37, 0.5, 45.0, 0.8, 0.15}, {32e9, 0.1, 0.9, 120.0, 0.1, 0.01}});
}

TEST(reversal, a_failed_lane_stays_failed)
{
    sc::reversal_parameters<block> p;
    p.admitted[5] = 1.2;
    p.block_draw[6] = std::numeric_limits<double>::quiet_NaN();
    const auto path = sc::reversal(p);
    EXPECT_TRUE(std::isnan(path.total()[5]));
    EXPECT_TRUE(std::isnan(path.total()[6]));
    EXPECT_DOUBLE_EQ(path.total()[7], 15e9);
}

namespace {

double share() { return *rc::gen::inRange(0, 1001) / 1000.0; }

sc::reversal_parameters<double> any_parameters()
{
    return {.annual_run_rate = 1e9 * *rc::gen::inRange(1, 50),
            .market_growth = share(),
            .domestic_share = 0.01 + 0.9 * share(),
            .domestic_slope = share(),
            .stock_kept = share(),
            .foundry_capacity = share(),
            .foundry_lead = 400 * share(),
            .licence_lag = 400 * share(),
            .licensed = share(),
            .admitted = share(),
            .block_probability = share(),
            .block_draw = share(),
            .blocked_share = share(),
            .levy = 0.99 * share(),
            .pass_through = share(),
            .demand_elasticity = 1.01 + 5 * share()};
}

}  // namespace

RC_GTEST_PROP(reversal, sales_never_exceed_the_no_ban_path_and_add_up, ())
{
    const auto path = sc::reversal(any_parameters());
    RC_ASSERT(path.passed >= 0.0 && path.passed <= 1.0);
    for (const auto& quarter : path.quarters) {
        RC_ASSERT(quarter.in_force >= 0.0 && quarter.in_force <= 1.0);
        RC_ASSERT(quarter.gross >= 0.0);
        RC_ASSERT(quarter.gross <= quarter.no_ban * (1 + 1e-12));
        RC_ASSERT(quarter.gross <= quarter.supply * (1 + 1e-12));
        RC_ASSERT(quarter.supply >= 0.0);
        RC_ASSERT(std::fabs(quarter.net + quarter.government - quarter.gross) <=
                  1e-12 * quarter.gross);
    }
}

RC_GTEST_PROP(reversal, a_higher_levy_or_a_longer_lag_never_raises_what_the_seller_keeps, ())
{
    auto p = any_parameters();
    const double net = sc::reversal(p).totals.net;
    auto taxed = p;
    taxed.levy = p.levy + (0.999 - p.levy) * share();
    RC_ASSERT(sc::reversal(taxed).totals.net <= net * (1 + 1e-12));
    // A lag can only move sales within what the stock allows: with supply for all, it costs.
    p.stock_kept = 20.0;
    auto late = p;
    late.licence_lag += 200 * share();
    RC_ASSERT(sc::reversal(late).totals.net <= sc::reversal(p).totals.net * (1 + 1e-12));
}
