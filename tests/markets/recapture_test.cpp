// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/recapture.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace mk = hirschman::markets;
using hirschman::domain_error;

// Shares of Nvidia's revenue billed to China and Hong Kong, company filings.
TEST(recapture, recovered_share_of_the_second_episode_is_as_published)
{
    EXPECT_NEAR(mk::recovered_share_of_loss(0.2224, 0.0880, 0.1544), 0.494, 5e-4);
}

// The case table prints .7946 for (.2224 - .1577)/(.2390 - .1577). That is .0647/.0813 = .7958, and
// .7964 from the revenues (1,602/6,704, 954/6,051, 4,030/18,120): two digits of .7964 changed
// places.
TEST(recapture, recovered_share_of_the_first_episode_is_7964_not_7946)
{
    EXPECT_NEAR(mk::recovered_share_of_loss(0.2390, 0.1577, 0.2224), 0.7958, 5e-5);
    EXPECT_NEAR(mk::recovered_share_of_loss(1602.0 / 6704, 954.0 / 6051, 4030.0 / 18120), 0.7964,
                5e-5);
}

TEST(recapture, the_rule_reproduces_the_two_episodes_it_was_set_from)
{
    EXPECT_NEAR(mk::recapture_by_cycle(0.80, 0.62, 1, 1.0), 0.80, 1e-15);
    EXPECT_NEAR(mk::recapture_by_cycle(0.80, 0.62, 2, 1.0), 0.494, 2.5e-3);
    EXPECT_NEAR(mk::recapture_by_cycle(0.80, 0.62, 3, 0.8), 0.80 * 0.3844 * 0.8, 1e-15);
}

// China revenue FY2025Q3 over FY2024Q3, company filings, USD m: the level stood at 1.34 while the
// recovered share was .49.
TEST(recapture, a_share_half_recovered_can_be_a_level_above_the_old)
{
    EXPECT_NEAR(5416.0 / 4030.0, 1.34, 5e-3);
    EXPECT_LT(mk::recovered_share_of_loss(0.2224, 0.0880, 0.1544), 0.5);
}

TEST(recapture, impossible_inputs_are_refused)
{
    EXPECT_THROW((void)mk::recapture_by_cycle(0.8, 0.62, 0, 1.0), domain_error);
    EXPECT_THROW((void)mk::recapture_by_cycle(0.8, 0.62, 2'000'000'000, 1.0), domain_error);
    EXPECT_THROW((void)mk::recapture_by_cycle(1.2, 0.62, 1, 1.0), domain_error);
    EXPECT_THROW(
        (void)mk::recapture_by_cycle(0.8, std::numeric_limits<double>::quiet_NaN(), 1, 1.0),
        domain_error);
    EXPECT_THROW((void)mk::recovered_share_of_loss(0.1, 0.1, 0.2), domain_error);
    EXPECT_THROW((void)mk::recovered_share_of_loss(0.1, 0.2, 0.2), domain_error);
}

TEST(recapture, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& r, const auto& f, const auto& a) {
            return mk::recapture_by_cycle(r, f, 3, a);
        },
        {{0.8, 0.62, 0.5}, {0.5, 0.9, 0.1}});
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& b, const auto& t, const auto& a) {
            return mk::recovered_share_of_loss(b, t, a);
        },
        {{0.239, 0.1577, 0.2224}, {0.3, 0.1, 0.05}});
}
