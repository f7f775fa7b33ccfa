// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/learning.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <limits>

namespace mk = hirschman::markets;
using hirschman::domain_error;

// Vector A6: learning rate .2.
TEST(learning, exponent_and_cost_are_as_published)
{
    EXPECT_NEAR(mk::learning_exponent(0.2), 0.321928, 5e-7);
    EXPECT_NEAR(mk::unit_cost_ratio(4.0, 1.0, 0.2), 0.64, 1e-15);
    EXPECT_NEAR(mk::unit_cost_ratio(10.0, 1.0, 0.2), 0.476510, 5e-7);
}

TEST(learning, each_doubling_takes_off_the_learning_rate)
{
    EXPECT_NEAR(mk::unit_cost_ratio(2.0, 1.0, 0.28), 0.72, 1e-15);
    EXPECT_NEAR(mk::unit_cost_ratio(7.0, 3.5, 0.28), 0.72, 1e-15);
    EXPECT_EQ(mk::unit_cost_ratio(5.0, 5.0, 0.2), 1.0);
    EXPECT_EQ(mk::unit_cost_ratio(50.0, 5.0, 0.0), 1.0);
}

// Own experience counts three times that of rivals.
TEST(learning, rivals_experience_counts_a_third)
{
    EXPECT_DOUBLE_EQ(mk::experience(10.0, 30.0, 3.0), 20.0);
    EXPECT_DOUBLE_EQ(mk::experience(0.0, 30.0, 3.0), 10.0);
    const double later = mk::experience(20.0, 60.0, 3.0);
    EXPECT_NEAR(mk::unit_cost_ratio(later, mk::experience(10.0, 30.0, 3.0), 0.2), 0.8, 1e-15);
}

TEST(learning, accurate_at_the_edges)
{
    using precise = boost::multiprecision::cpp_bin_float_50;
    for (double rate : {0.0, 1e-15, 1e-6, 0.999999})
        for (double more : {1.0 + 1e-12, 1.5, 1e12}) {
            const precise exact = pow(precise(more), log(1 - precise(rate)) / log(precise(2)));
            EXPECT_NEAR(static_cast<double>(mk::unit_cost_ratio(more, 1.0, rate) / exact), 1.0,
                        1e-12)
                << rate << " " << more;
        }
}

TEST(learning, impossible_inputs_are_refused_by_name)
{
    EXPECT_THROW((void)mk::learning_exponent(1.0), domain_error);
    EXPECT_THROW((void)mk::learning_exponent(-0.1), domain_error);
    EXPECT_THROW((void)mk::experience(-1.0, 1.0, 3.0), domain_error);
    EXPECT_THROW((void)mk::experience(0.0, 0.0, 3.0), domain_error);
    EXPECT_THROW((void)mk::experience(1.0, 1.0, 0.0), domain_error);
    EXPECT_THROW((void)mk::unit_cost_ratio(0.0, 1.0, 0.2), domain_error);
    EXPECT_THROW((void)mk::unit_cost_ratio(1.0, std::numeric_limits<double>::quiet_NaN(), 0.2),
                 domain_error);
    try {
        (void)mk::unit_cost_ratio(2.0, 1.0, 1.2);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "learning_rate = 1.2 is outside [0, 1)");
    }
}

TEST(learning, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& own, const auto& rivals, const auto& weight, const auto& rate) {
            return mk::unit_cost_ratio(mk::experience(own, rivals, weight), 7.0, rate);
        },
        {{10.0, 30.0, 3.0, 0.2}, {1.0, 100.0, 2.0, 0.1}, {5.0, 1.0, 4.0, 0.28}});
}

RC_GTEST_PROP(learning, cost_never_rises_with_anybodys_experience, ())
{
    const double own = *rc::gen::inRange(1, 1000);
    const double rivals = *rc::gen::inRange(0, 1000);
    const double weight = *rc::gen::inRange(100, 500) / 100.0;
    const double rate = *rc::gen::inRange(0, 1000) / 1000.0;
    const double base = mk::experience(own, rivals, weight);
    const auto cost = [&](double a, double b) {
        return mk::unit_cost_ratio(mk::experience(a, b, weight), base, rate);
    };
    RC_ASSERT(cost(own + 1, rivals) <= 1.0 && cost(own, rivals + 1) <= 1.0);
    RC_ASSERT(cost(own + 1, rivals) <= cost(own, rivals + 1) * (1 + 1e-14));
}
