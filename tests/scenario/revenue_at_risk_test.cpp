// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/revenue_at_risk.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>

namespace sc = hirschman::scenario;
using hirschman::date;
using hirschman::date_span;
using hirschman::domain_error;
using namespace std::chrono_literals;

// 7,100 planned in the quarter, banned after 72 of 91 days: pro rata 5,618 are shipped; with
// exponent 1.85 the reported 4,600, and 2,500 are lost (Nvidia, USD m).
TEST(revenue_at_risk, the_quarter_of_the_ban_is_pro_rata)
{
    const auto even = sc::revenue_at_risk({.annual_run_rate = 4 * 7100e6});
    EXPECT_EQ(even.days_before_ban, 72);
    EXPECT_EQ(even.calendar[0].name(), "FY2026Q1");
    EXPECT_NEAR(7100e6 - even.quarters[0].lost, 5618e6, 0.5e6);
    const auto late =
        sc::revenue_at_risk({.annual_run_rate = 4 * 7100e6, .pro_rata_exponent = 1.85});
    EXPECT_NEAR(late.quarters[0].lost, 2500e6, 5e6);
    EXPECT_NEAR(late.quarters[1].lost, 7100e6, 1);
}

TEST(revenue_at_risk, the_articles_year_is_not_four_quarters_from_the_ban)
{
    const auto path = sc::revenue_at_risk({});
    ASSERT_EQ(path.quarters.size(), 4U);
    EXPECT_NEAR(path.quarters[0].lost, 3.75e9 * 19 / 91, 1);
    for (std::size_t i = 1; i < 4; ++i) EXPECT_EQ(path.quarters[i].lost, 3.75e9);
    EXPECT_NEAR(path.total.lost, 3.75e9 * (3 + 19.0 / 91), 1);
    // A run rate of 15 bn a year loses 4.5 bn in the two quarters in which the company lost 10.5.
    EXPECT_NEAR(path.quarters[0].lost + path.quarters[1].lost, 4.53e9, 0.01e9);
    const auto two_years = sc::revenue_at_risk({}, {.first = date(2025y / 4 / 28), .quarters = 8});
    EXPECT_NEAR(two_years.total.lost, 30e9, 1e-3);
}

// 2.5 + 8.0 bn lost and 4.5 bn charged over two quarters.
TEST(revenue_at_risk, the_charge_is_over_the_commitment_horizon)
{
    const sc::revenue_at_risk_parameters<double> reported{
        .annual_run_rate = 32e9, .charge_ratio = 4.5 / 10.5, .pro_rata_exponent = 1.6015};
    const auto path = sc::revenue_at_risk(reported);
    EXPECT_NEAR(path.quarters[0].lost, 2.5e9, 0.01e9);
    EXPECT_NEAR(path.charge, 4.5e9, 0.01e9);
    const auto later = sc::revenue_at_risk(reported, {.first = date(2026y / 1 / 1), .quarters = 1});
    EXPECT_EQ(later.charge, path.charge);
    EXPECT_EQ(sc::revenue_at_risk(reported, {.commitment_quarters = 0}).charge, 0.0);
}

TEST(revenue_at_risk, what_leaks_and_what_is_redirected_is_not_lost)
{
    const auto path = sc::revenue_at_risk({.annual_run_rate = 4e9,
                                           .leaked_share = 0.1,
                                           .grey_premium = 0.5,
                                           .redirected_share = 0.25,
                                           .gross_margin = 0.6},
                                          {.first = date(2025y / 7 / 28), .quarters = 1});
    const auto& quarter = path.quarters[0];
    EXPECT_NEAR(quarter.at_risk, 1e9, 1e-3);
    EXPECT_NEAR(quarter.booked_elsewhere, 0.1e9, 1e-3);
    EXPECT_NEAR(quarter.lost, 0.9e9, 1e-3);
    EXPECT_NEAR(quarter.redirected, 0.225e9, 1e-3);
    EXPECT_NEAR(quarter.lost_net, 0.675e9, 1e-3);
    EXPECT_NEAR(quarter.profit_lost, 0.405e9, 1e-3);
    EXPECT_NEAR(path.intermediaries, 0.05e9, 1e-3);
    EXPECT_NEAR(path.grey_outlay, 0.15e9, 1e-3);
}

TEST(revenue_at_risk, a_ban_outside_the_quarters_costs_nothing_in_them)
{
    EXPECT_EQ(sc::revenue_at_risk({}, {.first = date(2024y / 1 / 1), .quarters = 2}).total.lost,
              0.0);
    const hirschman::date_span lifted{2025y / 5 / 29, date(2025y / 7 / 2)};
    EXPECT_EQ(sc::revenue_at_risk({}, {.ban = lifted, .first = date(2025y / 8 / 1)}).total.lost,
              0.0);
    // 34 days of a quarter of calendar months.
    const auto path = sc::revenue_at_risk(
        {}, {.calendar = hirschman::markets::fiscal_calendar::months(std::chrono::December),
             .ban = lifted,
             .quarters = 2});
    EXPECT_NEAR(path.quarters[0].lost, 3.75e9 * 33 / 91, 1);
    EXPECT_NEAR(path.quarters[1].lost, 3.75e9 * 1 / 92, 1);
}

TEST(revenue_at_risk, impossible_inputs_are_refused)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)sc::revenue_at_risk({.annual_run_rate = -1}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({.annual_run_rate = nan}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({.leaked_share = 1.2}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({.leaked_share = -0.2}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({.grey_premium = -0.2}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({.redirected_share = 1.2}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({.gross_margin = 1.2}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({.charge_ratio = -0.2}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({.pro_rata_exponent = 0}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({}, {.quarters = 0}), domain_error);
    EXPECT_THROW((void)sc::revenue_at_risk({}, {.commitment_quarters = -1}), domain_error);
    try {
        (void)sc::revenue_at_risk({.redirected_share = 1.2});
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "redirected_share = 1.2 is outside [0, 1]");
    }
}

TEST(revenue_at_risk, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& rate, const auto& leaked, const auto& redirected, const auto& exponent) {
            sc::revenue_at_risk_parameters<std::remove_cvref_t<decltype(rate)>> p;
            p.annual_run_rate = rate;
            p.leaked_share = leaked;
            p.redirected_share = redirected;
            p.pro_rata_exponent = exponent;
            return sc::revenue_at_risk(p).total.profit_lost;
        },
        {{15e9, 0.1, 0.2, 1.0}, {32e9, 0.02, 0.5, 1.85}});
}

RC_GTEST_PROP(revenue_at_risk, parts_add_up_and_nothing_exceeds_normal_sales, ())
{
    const auto share = [] { return *rc::gen::inRange(0, 1001) / 1000.0; };
    const sc::revenue_at_risk_parameters<double> p{
        .annual_run_rate = 1e9 * *rc::gen::inRange(0, 50),
        .leaked_share = share(),
        .redirected_share = share(),
        .gross_margin = share(),
        .pro_rata_exponent = 0.2 + 3 * share()};
    const date from = date(2024y / 1 / 1) + std::chrono::days(*rc::gen::inRange(0, 700));
    const auto path = sc::revenue_at_risk(
        p, {.ban = date_span{from, from + std::chrono::days(*rc::gen::inRange(0, 400))}});
    const auto& total = path.total;
    RC_ASSERT(total.at_risk <= p.annual_run_rate * (1 + 1e-12));
    RC_ASSERT(total.lost_net >= 0.0 && total.lost_net <= total.lost);
    const double near = 1e-9 * (1 + p.annual_run_rate);
    RC_ASSERT(std::fabs(total.booked_elsewhere + total.redirected + total.lost_net -
                        total.at_risk) < near);
    RC_ASSERT(std::fabs(path.grey_outlay - path.intermediaries - total.booked_elsewhere) < near);
}
