// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/ban.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace mk = hirschman::markets;
using hirschman::domain_error;

TEST(ban, leaking_goods_have_three_values)
{
    const auto leaked = mk::leak(1000.0, 0.2, 0.5);
    EXPECT_DOUBLE_EQ(leaked.booked_elsewhere, 200.0);
    EXPECT_DOUBLE_EQ(leaked.intermediaries, 100.0);
    EXPECT_DOUBLE_EQ(leaked.outlay, 300.0);
}

// The addendum's warning (A3): elasticity 1.36 and premium .5 would imply .576 of the units.
TEST(ban, the_share_is_an_observation_of_its_own)
{
    EXPECT_NEAR(std::pow(1.5, -1.36), 0.576, 5e-4);
    EXPECT_DOUBLE_EQ(mk::leak(1.0, 0.1, 0.5).booked_elsewhere, 0.1);
}

TEST(ban, impossible_inputs_are_refused)
{
    EXPECT_THROW((void)mk::leak(1.0, 1.2, 0.5), domain_error);
    EXPECT_THROW((void)mk::leak(1.0, -0.1, 0.5), domain_error);
    EXPECT_THROW((void)mk::leak(1.0, 0.1, -0.5), domain_error);
    EXPECT_THROW((void)mk::leak(-1.0, 0.1, 0.5), domain_error);
    EXPECT_THROW((void)mk::leak(1.0, std::numeric_limits<double>::quiet_NaN(), 0.5), domain_error);
}

TEST(ban, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& r, const auto& q, const auto& p) { return mk::leak(r, q, p).outlay; },
        {{1000.0, 0.2, 0.5}, {15e9, 0.05, 1.0}});
}
