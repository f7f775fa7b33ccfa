// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/commitment.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <cmath>
#include <limits>
#include <type_traits>

namespace lev = hirschman::leverage;
using hirschman::domain_error;
using hirschman::truth;

TEST(commitment, a_threat_is_credible_from_cost_over_cost_plus_gain)
{
    EXPECT_DOUBLE_EQ(lev::required_discount_factor(1.0, 3.0), 0.25);
    EXPECT_EQ(lev::credible(1.0, 3.0, 0.25), truth::yes);
    EXPECT_EQ(lev::credible(1.0, 3.0, 0.24), truth::no);
    // cost <= delta/(1 - delta) gain at the bound
    EXPECT_DOUBLE_EQ(0.25 / 0.75 * 3.0, 1.0);
}

TEST(commitment, a_free_threat_is_always_credible_and_a_useless_one_never)
{
    EXPECT_EQ(lev::required_discount_factor(0.0, 3.0), 0.0);
    EXPECT_EQ(lev::required_discount_factor(1.0, 0.0), 1.0);
    EXPECT_EQ(lev::required_discount_factor(0.0, 0.0), 1.0);
    EXPECT_EQ(lev::credible(0.0, 0.0, 0.99), truth::no);
}

// Temptation 5, reward 3, punishment 1; noticed after 1, 2 and 4 periods.
TEST(commitment, a_promise_needs_more_patience_the_later_a_breach_is_noticed)
{
    const lev::promise<> given{5.0, 3.0, 1.0};
    EXPECT_NEAR(lev::required_discount_factor(given), 0.5, 1e-15);
    EXPECT_NEAR(lev::required_discount_factor(given, 2.0), 0.707107, 5e-7);
    EXPECT_NEAR(lev::required_discount_factor(given, 4.0), 0.840896, 5e-7);
    EXPECT_EQ(lev::kept(given, 0.8, 2.0), truth::yes);
    EXPECT_EQ(lev::kept(given, 0.8, 4.0), truth::no);
}

// T - R <= delta (1 - delta^n)/(1 - delta)(R - P).
TEST(commitment, a_punishment_that_ends_needs_more_patience)
{
    // Two periods: delta + delta^2 = 1, the golden section; one period is never enough.
    const lev::promise<> given{5.0, 3.0, 1.0};
    EXPECT_NEAR(lev::required_discount_factor(given, 1.0, 2.0), (std::sqrt(5.0) - 1) / 2, 1e-14);
    EXPECT_EQ(lev::required_discount_factor(given, 1.0, 1.0), 1.0);
    EXPECT_EQ(lev::kept(given, 0.999, 1.0, 1.0), truth::no);
    EXPECT_NEAR(lev::required_discount_factor(given, 1.0, 500.0), 0.5, 1e-14);
    EXPECT_NEAR(lev::required_discount_factor(given, 4.0, 1000.0), 0.840896, 5e-7);
    EXPECT_EQ(lev::kept(given, 0.62, 1.0, 2.0), truth::yes);
    EXPECT_EQ(lev::kept(given, 0.61, 1.0, 2.0), truth::no);
}

// The gains of cheating for `lag` periods against the losses of `periods` punished ones, summed.
TEST(commitment, at_the_bound_cheating_and_keeping_pay_the_same)
{
    for (const lev::promise<>& p : {lev::promise<>{5, 3, 1}, {3.2, 3, 0}, {9, 3, 2.5}})
        for (int lag : {1, 2, 5})
            for (int periods : {3, 8, 40}) {
                const double delta = lev::required_discount_factor(p, double(lag), double(periods));
                double cheating = 0.0, punished = 0.0;
                for (int t = 0; t < lag; ++t)
                    cheating += std::pow(delta, t) * (p.temptation - p.reward);
                for (int t = lag; t < lag + periods; ++t)
                    punished += std::pow(delta, t) * (p.reward - p.punishment);
                if (delta < 1.0) {
                    EXPECT_NEAR(cheating, punished, 1e-12 * cheating);
                } else {
                    EXPECT_GE(cheating, punished);
                }
            }
}

TEST(commitment, accurate_near_the_edges_against_fifty_digits)
{
    using precise = boost::multiprecision::cpp_bin_float_50;
    // The condition, evaluated in 50 digits at the double that is returned, is met to 1e-10.
    for (double tempted : {1e-9, 1.0, 1e6})
        for (double lag : {0.5, 1.0, 20.0})
            for (double periods : {1.0, 30.0, 1e7}) {
                const lev::promise<> p{tempted, 0.0, -1.0};
                const precise k(tempted),
                    u = pow(precise(lev::required_discount_factor(p, lag, periods)), precise(lag));
                if (u == 1) {
                    EXPECT_GE(tempted, periods / lag);
                    continue;
                }
                const precise weight = u * (1 - pow(u, precise(periods) / lag)) / (1 - u);
                // One unit in the last place of delta moves the weight by eps/(1 - delta).
                const double slack = 1e-10 + 4e-16 * lag / static_cast<double>(1 - u);
                EXPECT_NEAR(static_cast<double>(weight / k), 1.0, slack)
                    << tempted << " " << lag << " " << periods;
            }
    for (double delta : {1e-12, 0.5, 1.0 - 1e-9})
        for (double periods : {1e-6, 1.0, 1e9}) {
            const precise d(delta), exact = d * (1 - pow(d, precise(periods))) / (1 - d);
            EXPECT_NEAR(static_cast<double>(lev::periods_ahead(delta, periods) / exact), 1.0,
                        1e-10);
        }
}

TEST(commitment, a_threat_believed_for_a_while_is_worth_less)
{
    // delta .9: nine periods' worth for ever, 2.439 for three.
    EXPECT_NEAR(lev::periods_ahead(0.9), 9.0, 1e-13);
    EXPECT_NEAR(lev::periods_ahead(0.9, 3.0), 0.9 + 0.81 + 0.729, 1e-14);
    EXPECT_EQ(lev::periods_ahead(0.0, 3.0), 0.0);
    EXPECT_EQ(lev::credible(8.0, 1.0, 0.9), truth::yes);
    EXPECT_EQ(lev::credible(8.0, 1.0, 0.9, 3.0), truth::no);
    EXPECT_EQ(lev::credible(2.4, 1.0, 0.9, 3.0), truth::yes);
}

TEST(commitment, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& t, const auto& p, const auto& lag, const auto& n) {
            using S = std::remove_cvref_t<decltype(t)>;
            const lev::promise<S> given{t, S(3.0), p};
            return lev::required_discount_factor(given, lag) +
                   2.0 * lev::required_discount_factor(given, lag, n);
        },
        {{5.0, 1.0, 1.0, 2.5}, {4.0, 2.0, 2.0, 20.0}, {3.2, 0.0, 5.0, 3.0}, {9.0, 2.0, 1.0, 4.0}});
    hirschman_test::expect_three_scalars_agree<2>(
        [](const auto& d, const auto& n) {
            return lev::periods_ahead(d) + lev::periods_ahead(d, n);
        },
        {{0.9, 3.0}, {0.3, 0.5}});
    hirschman_test::expect_three_scalars_agree<2>(
        [](const auto& c, const auto& g) { return lev::required_discount_factor(c, g); },
        {{1.0, 3.0}, {5.0, 0.5}});
}

TEST(commitment, impossible_arguments_are_named)
{
    EXPECT_THROW((void)lev::required_discount_factor(-1.0, 3.0), domain_error);
    EXPECT_THROW((void)lev::required_discount_factor(1.0, -3.0), domain_error);
    EXPECT_THROW((void)lev::credible(1.0, 3.0, 1.0), domain_error);
    EXPECT_THROW((void)lev::credible(1.0, std::numeric_limits<double>::quiet_NaN(), 0.5),
                 domain_error);
    EXPECT_THROW((void)lev::credible(1.0, 3.0, 1.0, 2.0), domain_error);
    EXPECT_THROW((void)lev::periods_ahead(1.0), domain_error);
    EXPECT_THROW((void)lev::periods_ahead(0.5, -1.0), domain_error);
    const lev::promise<> given{5.0, 3.0, 1.0};
    EXPECT_THROW((void)lev::required_discount_factor(given, 0.0), domain_error);
    EXPECT_THROW((void)lev::required_discount_factor(given, 1.0, 0.0), domain_error);
    EXPECT_THROW((void)lev::kept(given, 1.0), domain_error);
    EXPECT_THROW((void)lev::required_discount_factor(lev::promise<>{3.0, 3.0, 1.0}), domain_error);
    try {
        (void)lev::required_discount_factor(lev::promise<>{5.0, 3.0, 4.0});
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "reward - punishment = -1 is outside (0, inf)");
    }
}

RC_GTEST_PROP(commitment, patience_needed_never_falls_with_the_lag_nor_rises_with_the_punishment,
              ())
{
    const lev::promise<> given{3.0 + *rc::gen::inRange(1, 900) / 100.0, 3.0,
                               3.0 - *rc::gen::inRange(1, 900) / 100.0};
    const double lag = *rc::gen::inRange(1, 80) / 10.0;
    const double periods = *rc::gen::inRange(1, 400) / 10.0;
    const double needed = lev::required_discount_factor(given, lag, periods);
    RC_ASSERT(needed > 0.0 && needed <= 1.0);
    RC_ASSERT(lev::required_discount_factor(given, lag + 0.3, periods) >= needed * (1 - 1e-13));
    RC_ASSERT(lev::required_discount_factor(given, lag, periods + 0.3) <= needed * (1 + 1e-13));
    RC_ASSERT(lev::required_discount_factor(given, lag) <= needed * (1 + 1e-13));
}
