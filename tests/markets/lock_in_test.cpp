// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/lock_in.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <cmath>
#include <limits>

namespace mk = hirschman::markets;
using hirschman::domain_error;
using precise = boost::multiprecision::cpp_bin_float_50;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double odds(double w) { return w / (1.0 - w); }

}  // namespace

// H' = dep (s - H) by the method of Runge and Kutta, at steps of a thousandth of a year.
TEST(lock_in, the_exact_step_is_what_small_steps_tend_to)
{
    const double share = 0.3, depreciation = 0.2;
    const auto slope = [&](double h) { return depreciation * (share - h); };
    double stock = 0.9;
    const double d = 1e-3;
    for (int i = 0; i < 4000; ++i) {
        const double a = slope(stock), b = slope(stock + d * a / 2), c = slope(stock + d * b / 2);
        stock += d * (a + 2 * b + 2 * c + slope(stock + d * c)) / 6;
    }
    EXPECT_NEAR(mk::lock_in_stock(0.9, share, depreciation, 4.0), stock, 1e-13);
    // .3 + .6 exp(-.8)
    EXPECT_NEAR(mk::lock_in_stock(0.9, share, depreciation, 4.0), 0.569597378470, 5e-13);
}

TEST(lock_in, steps_may_be_joined)
{
    const double half = mk::lock_in_stock(0.9, 0.3, 0.2, 2.0);
    EXPECT_NEAR(mk::lock_in_stock(half, 0.3, 0.2, 2.0), mk::lock_in_stock(0.9, 0.3, 0.2, 4.0),
                1e-15);
    EXPECT_EQ(mk::lock_in_stock(0.9, 0.3, 0.2, 0.0), 0.9);
    EXPECT_EQ(mk::lock_in_stock(0.9, 0.3, 0.0, 4.0), 0.9);
    EXPECT_EQ(mk::lock_in_stock(0.9, 0.3, 0.2, 1e6), 0.3);
}

TEST(lock_in, without_sales_the_odds_decay_at_depreciation_times_exponent)
{
    const double w0 = 0.9, h0 = 0.85, depreciation = 0.2, exponent = 0.5;
    for (double years : {0.5, 1.0, 4.0, 20.0}) {
        const double stock = mk::lock_in_stock(h0, 0.0, depreciation, years);
        const double w = mk::lock_in_weight(w0, stock, h0, exponent);
        EXPECT_NEAR(odds(w) / odds(w0), std::exp(-depreciation * exponent * years), 1e-13);
    }
    // The weight itself does not: it falls more slowly while it is near one.
    const double year =
        mk::lock_in_weight(w0, mk::lock_in_stock(h0, 0.0, depreciation, 1.0), h0, exponent);
    EXPECT_GT(year / w0, std::exp(-depreciation * exponent));
}

// .9 at a stock of .85, exponent .5, stock down to .4: odds 9 (.4/.85)^.5 = 6.173949.
TEST(lock_in, the_weight_follows_the_odds)
{
    EXPECT_NEAR(mk::lock_in_weight(0.9, 0.4, 0.85, 0.5), 6.173949 / 7.173949, 5e-8);
    EXPECT_EQ(mk::lock_in_weight(0.9, 0.85, 0.85, 0.5), 0.9);
    EXPECT_NEAR(mk::lock_in_weight(0.9, 0.1, 0.85, 0.0), 0.9, 1e-15);
}

TEST(lock_in, accurate_at_the_edges)
{
    for (double w0 : {1e-12, 0.5, 1.0 - 1e-12})
        for (double stock : {1e-300, 1e-9, 1.0})
            for (double exponent : {0.0, 1e-12, 0.5, 1.0 - 1e-12}) {
                const precise o = precise(w0) / (1 - precise(w0)) *
                                  pow(precise(stock) / precise(0.7), precise(exponent));
                EXPECT_NEAR(static_cast<double>(mk::lock_in_weight(w0, stock, 0.7, exponent) /
                                                (o / (1 + o))),
                            1.0, 1e-12);
            }
    for (double years : {1e-12, 1e-3, 50.0, 1e4}) {
        const precise kept = exp(-precise(0.2) * precise(years));
        const precise exact = precise(1e-9) * kept + precise(0.3) * (1 - kept);
        EXPECT_NEAR(static_cast<double>(mk::lock_in_stock(1e-9, 0.3, 0.2, years) / exact), 1.0,
                    1e-14);
    }
}

TEST(lock_in, the_steady_share_is_where_stepping_the_two_formulas_ends)
{
    for (double w0 : {0.2, 0.9})
        for (double exponent : {0.0, 0.3, 0.7}) {
            double stock = 0.5;
            for (int i = 0; i < 3000; ++i)
                stock = mk::lock_in_stock(stock, mk::lock_in_weight(w0, stock, 0.5, exponent), 0.2,
                                          1.0);
            EXPECT_NEAR(mk::lock_in_steady_share(w0, 0.5, exponent), stock, 1e-13)
                << w0 << " " << exponent;
        }
    EXPECT_NEAR(mk::lock_in_steady_share(0.9, 0.9, 0.5), 0.9, 1e-15);
}

TEST(lock_in, impossible_inputs_are_refused_by_name)
{
    EXPECT_THROW((void)mk::lock_in_stock(1.1, 0.3, 0.2, 1.0), domain_error);
    EXPECT_THROW((void)mk::lock_in_stock(0.9, -0.1, 0.2, 1.0), domain_error);
    EXPECT_THROW((void)mk::lock_in_stock(0.9, 0.3, -0.2, 1.0), domain_error);
    EXPECT_THROW((void)mk::lock_in_stock(0.9, 0.3, 0.2, -1.0), domain_error);
    EXPECT_THROW((void)mk::lock_in_stock(0.9, not_a_number, 0.2, 1.0), domain_error);
    EXPECT_THROW((void)mk::lock_in_weight(1.0, 0.4, 0.85, 0.5), domain_error);
    EXPECT_THROW((void)mk::lock_in_weight(0.9, 0.0, 0.85, 0.5), domain_error);
    EXPECT_THROW((void)mk::lock_in_weight(0.9, 0.4, 0.0, 0.5), domain_error);
    EXPECT_THROW((void)mk::lock_in_steady_share(0.0, 0.85, 0.5), domain_error);
    try {
        (void)mk::lock_in_weight(0.9, 0.4, 0.85, 1.0);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "exponent = 1 is outside [0, 1)");
    }
}

TEST(lock_in, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& h, const auto& s, const auto& d, const auto& t) {
            return mk::lock_in_stock(h, s, d, t);
        },
        {{0.9, 0.3, 0.2, 4.0}, {0.1, 0.8, 0.35, 0.5}, {0.4, 0.0, 0.1, 10.0}});
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& w, const auto& h, const auto& b, const auto& e) {
            return mk::lock_in_weight(w, h, b, e);
        },
        {{0.9, 0.4, 0.85, 0.5}, {0.3, 0.9, 0.2, 0.8}, {0.6, 0.01, 0.9, 0.1}});
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& w, const auto& b, const auto& e) {
            return mk::lock_in_steady_share(w, b, e);
        },
        {{0.9, 0.5, 0.5}, {0.2, 0.7, 0.3}, {0.6, 0.3, 0.8}});
}

RC_GTEST_PROP(lock_in, the_weight_stays_inside_and_rises_with_the_stock, ())
{
    const double w0 = *rc::gen::inRange(1, 1000) / 1000.0;
    const double h0 = *rc::gen::inRange(1, 1001) / 1000.0;
    const double stock = *rc::gen::inRange(1, 1000) / 1000.0;
    const double exponent = *rc::gen::inRange(0, 1000) / 1000.0;
    const double w = mk::lock_in_weight(w0, stock, h0, exponent);
    RC_ASSERT(w > 0.0 && w < 1.0);
    RC_ASSERT(mk::lock_in_weight(w0, stock + 0.001, h0, exponent) >= w * (1 - 1e-15));
    const double share = *rc::gen::inRange(0, 1001) / 1000.0;
    const double later = mk::lock_in_stock(stock, share, 0.2, *rc::gen::inRange(0, 300) / 10.0);
    RC_ASSERT(later >= std::fmin(stock, share) * (1 - 1e-15));
    RC_ASSERT(later <= std::fmax(stock, share) * (1 + 1e-15));
}
