// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/deal.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <cmath>
#include <limits>

namespace lev = hirschman::leverage;
using hirschman::domain_error;

TEST(deal, a_hazard_per_month_is_converted_before_it_meets_a_rate_per_year)
{
    EXPECT_NEAR(lev::perpetual_concession(1.0, 0.04, 0.25), 0.328947, 5e-7);
    // Not 1/(0.04 + 0.25) = 3.448276.
}

TEST(deal, a_flow_over_a_horizon_adds_up)
{
    // b (1 - exp(-(r + h) T))/(r + h) by a sum over short steps.
    double sum = 0.0;
    const int steps = 200000;
    for (int i = 0; i < steps; ++i)
        sum += 17.0 * std::exp(-(0.04 + 12 * 0.212) * (i + 0.5) * 2.0 / steps) * 2.0 / steps;
    EXPECT_NEAR(lev::flow_concession(17.0, 0.04, 0.212, 2.0), sum, 1e-8);
    EXPECT_EQ(lev::flow_concession(17.0, 0.0, 0.0, 2.0), 34.0);
    EXPECT_NEAR(lev::flow_concession(17.0, 0.04, 0.25, 1000.0),
                lev::perpetual_concession(17.0, 0.04, 0.25), 1e-12);
}

TEST(deal, a_flow_is_accurate_where_rate_and_hazard_vanish)
{
    using precise = boost::multiprecision::cpp_bin_float_50;
    for (double rate : {0.0, 1e-15, 1e-9, 0.9e-4, 1.1e-4, 0.04})
        for (double hazard : {1e-300, 1e-12, 1e-5, 0.25})
            for (double years : {1e-6, 1.0, 30.0}) {
                const precise r = precise(rate) + 12 * precise(hazard);
                const precise exact = -expm1(-r * precise(years)) / r;
                EXPECT_NEAR(
                    static_cast<double>(lev::flow_concession(1.0, rate, hazard, years) / exact),
                    1.0, 1e-10)
                    << rate << " " << hazard << " " << years;
            }
}

TEST(deal, at_parity_the_flow_is_worth_the_stock)
{
    const double hazard = lev::parity_hazard_per_month(17.0, 25.0, 0.04);
    EXPECT_NEAR(lev::perpetual_concession(17.0, 0.04, hazard), 25.0, 1e-12);
    EXPECT_LT(lev::parity_hazard_per_month(1.0, 100.0, 0.04), 0.0);
}

TEST(deal, the_median_snap_back_follows_from_the_hazard)
{
    // ln 2 / .212 months of 30.4375 days.
    EXPECT_NEAR(lev::snap_back_day(0.212), std::log(2.0) / 0.212 * 30.4375, 1e-10);
    EXPECT_NEAR(lev::snap_back_probability(0.212, lev::snap_back_day(0.212)), 0.5, 1e-15);
    EXPECT_NEAR(lev::snap_back_probability(0.212, lev::snap_back_day(0.212, 0.9)), 0.9, 1e-15);
    EXPECT_EQ(lev::snap_back_day(0.212, 0.0), 0.0);
    EXPECT_EQ(lev::snap_back_day(0.0), std::numeric_limits<double>::infinity());
    EXPECT_EQ(lev::snap_back_probability(0.0, 365.0), 0.0);
}

TEST(deal, retained_shares_give_the_index)
{
    EXPECT_NEAR(lev::retained_share(21.792916, 36.615428), 0.595184, 5e-7);
    EXPECT_NEAR(lev::retained_share(49.834520, 315.058634), 0.158175, 5e-7);
    EXPECT_NEAR(lev::retained_index(21.792916 / 36.615428, 49.834520 / 315.058634), -1.325166,
                5e-7);
}

TEST(deal, whoever_gives_up_everything_has_an_infinite_index)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(lev::retained_index(0.0, 0.5), infinity);
    EXPECT_EQ(lev::retained_index(0.5, 0.0), -infinity);
}

RC_GTEST_PROP(deal, the_index_is_antisymmetric, ())
{
    const double own = *rc::gen::inRange(1, 5000) / 1000.0;
    const double other = *rc::gen::inRange(1, 5000) / 1000.0;
    RC_ASSERT(lev::retained_index(own, other) == -lev::retained_index(other, own));
}

TEST(deal, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& b, const auto& r, const auto& h, const auto& t) {
            return lev::flow_concession(b, r, h, t);
        },
        {{17.0, 0.04, 0.212, 2.0},
         {1.0, 0.0, 0.0, 3.0},
         {1.0, 1e-5, 1e-6, 3.0},
         {5.0, 0.1, 0.01, 9.0}});
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& b, const auto& r, const auto& h) {
            return lev::perpetual_concession(b, r, h) + lev::parity_hazard_per_month(b, h, r);
        },
        {{17.0, 0.04, 0.212}, {1.0, 0.02, 0.5}});
    hirschman_test::expect_three_scalars_agree<2>(
        [](const auto& h, const auto& p) {
            return lev::snap_back_day(h, p) + lev::snap_back_probability(h, p);
        },
        {{0.212, 0.5}, {0.05, 0.9}});
    hirschman_test::expect_three_scalars_agree<2>(
        [](const auto& a, const auto& b) {
            return lev::retained_index(lev::retained_share(a, b), b / (a + b));
        },
        {{2.0, 3.0}, {0.1, 7.0}});
}

TEST(deal, impossible_arguments_are_named)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)lev::flow_concession(1.0, 0.04, -0.1, 1.0), domain_error);
    EXPECT_THROW((void)lev::flow_concession(1.0, -0.04, 0.1, 1.0), domain_error);
    EXPECT_THROW((void)lev::flow_concession(1.0, nan, 0.1, 1.0), domain_error);
    EXPECT_THROW((void)lev::flow_concession(-1.0, 0.04, 0.1, 1.0), domain_error);
    EXPECT_THROW((void)lev::perpetual_concession(1.0, 0.0, 0.0), domain_error);
    EXPECT_THROW((void)lev::parity_hazard_per_month(1.0, 0.0, 0.04), domain_error);
    EXPECT_THROW((void)lev::snap_back_day(0.2, 1.0), domain_error);
    EXPECT_THROW((void)lev::snap_back_probability(0.2, -1.0), domain_error);
    EXPECT_THROW((void)lev::retained_share(1.0, 0.0), domain_error);
    EXPECT_THROW((void)lev::retained_index(0.0, 0.0), domain_error);
    EXPECT_THROW((void)lev::retained_index(-0.1, 0.5), domain_error);
}

RC_GTEST_PROP(deal, a_reversible_concession_is_never_worth_more_than_the_same_one_made_irreversible,
              ())
{
    const double rate = *rc::gen::inRange(0, 200) / 1000.0;
    const double hazard = *rc::gen::inRange(0, 3000) / 1000.0;
    const double years = *rc::gen::inRange(0, 300) / 10.0;
    const double flow = *rc::gen::inRange(0, 100000);
    RC_ASSERT(lev::flow_concession(flow, rate, hazard, years) <=
              lev::flow_concession(flow, rate, 0.0, years) * (1 + 1e-12));
}
