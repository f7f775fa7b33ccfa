// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/commitment.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>

#include <limits>

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

TEST(commitment, three_scalars_agree)
{
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
}
