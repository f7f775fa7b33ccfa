// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/substitution.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace mk = hirschman::markets;
using hirschman::domain_error;

// Vector A8. The slope mixes value (2023) and units (2025).
TEST(substitution, slope_and_shares_are_as_published)
{
    const double slope = mk::logit_slope(0.19, 0.41, 2.0);
    EXPECT_NEAR(slope, 0.543, 5e-4);
    EXPECT_NEAR(mk::domestic_share(0.41, slope, 1.0), 0.545, 5e-4);
    EXPECT_NEAR(mk::domestic_share(0.41, slope, 2.0), 0.673, 5e-4);
    EXPECT_NEAR(mk::domestic_share(0.41, slope, 3.0), 0.780, 5e-4);
}

TEST(substitution, a_ceiling_is_approached_and_not_passed)
{
    EXPECT_NEAR(mk::domestic_share(0.4, 0.5, 200.0, 0.8), 0.8, 1e-12);
    EXPECT_DOUBLE_EQ(mk::domestic_share(0.4, 0.5, 0.0, 0.8), 0.4);
    EXPECT_NEAR(mk::logit_slope(0.4, mk::domestic_share(0.4, 0.5, 3.0, 0.8), 3.0, 0.8), 0.5, 1e-14);
}

TEST(substitution, the_market_left_shrinks_with_the_domestic_share)
{
    EXPECT_DOUBLE_EQ(mk::foreign_market_left(0.4, 0.4), 1.0);
    EXPECT_DOUBLE_EQ(mk::foreign_market_left(0.4, 0.7), 0.3 / 0.6);
    EXPECT_THROW((void)mk::foreign_market_left(1.0, 1.0), domain_error);
}

TEST(substitution, impossible_inputs_are_refused)
{
    EXPECT_THROW((void)mk::domestic_share(0.0, 0.5, 1.0), domain_error);
    EXPECT_THROW((void)mk::domestic_share(1.0, 0.5, 1.0), domain_error);
    EXPECT_THROW((void)mk::domestic_share(0.9, 0.5, 1.0, 0.8), domain_error);
    EXPECT_THROW((void)mk::domestic_share(0.4, 0.5, 1.0, 1.2), domain_error);
    EXPECT_THROW((void)mk::domestic_share(0.4, std::numeric_limits<double>::quiet_NaN(), 1.0),
                 domain_error);
    EXPECT_THROW((void)mk::logit_slope(0.2, 0.4, 0.0), domain_error);
}

TEST(substitution, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& d, const auto& k, const auto& t, const auto& c) {
            return mk::domestic_share(d, k, t, c);
        },
        {{0.41, 0.543, 1.0, 1.0}, {0.1, 0.9, 3.0, 0.8}, {0.3, -0.2, 2.0, 0.9}});
    hirschman_test::expect_three_scalars_agree<2>(
        [](const auto& a, const auto& b) { return mk::foreign_market_left(a, b); },
        {{0.4, 0.7}, {0.0, 0.2}});
}

RC_GTEST_PROP(substitution, the_share_stays_inside_its_ceiling_and_grows_with_time, ())
{
    const double ceiling = *rc::gen::inRange(1, 1001) / 1000.0;
    const double initial = ceiling * *rc::gen::inRange(1, 1000) / 1000.0;
    const double slope = *rc::gen::inRange(0, 200) / 100.0;
    const double years = *rc::gen::inRange(0, 400) / 10.0;
    const double share = mk::domestic_share(initial, slope, years, ceiling);
    RC_ASSERT(share >= initial * (1 - 1e-14) && share <= ceiling);
    RC_ASSERT(mk::domestic_share(initial, slope, years + 1.0, ceiling) >= share * (1 - 1e-15));
}
