// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/joint_share.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace mk = hirschman::markets;
using hirschman::domain_error;

// Section 5 of the models addendum: .9 and .7.
TEST(joint_share, bounds_are_as_published)
{
    const auto both = mk::licensed_and_admitted(0.9, 0.7);
    EXPECT_NEAR(both.least, 0.6, 1e-15);
    EXPECT_NEAR(both.independent, 0.63, 1e-15);
    EXPECT_EQ(both.most, 0.7);
    EXPECT_EQ(mk::licensed_and_admitted(0.3, 0.6).least, 0.0);
}

TEST(joint_share, impossible_inputs_are_refused_by_name)
{
    EXPECT_THROW((void)mk::licensed_and_admitted(-0.1, 0.7), domain_error);
    EXPECT_THROW((void)mk::licensed_and_admitted(0.9, std::numeric_limits<double>::quiet_NaN()),
                 domain_error);
    try {
        (void)mk::licensed_and_admitted(0.9, 1.7);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "admitted = 1.7 is outside [0, 1]");
    }
}

TEST(joint_share, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<2>(
        [](const auto& l, const auto& a) {
            const auto both = mk::licensed_and_admitted(l, a);
            return both.least + 2.0 * both.independent + 3.0 * both.most;
        },
        {{0.9, 0.7}, {0.2, 0.5}, {0.4, 0.95}});
}

RC_GTEST_PROP(joint_share, the_product_lies_between_the_bounds, ())
{
    const double l = *rc::gen::inRange(0, 1001) / 1000.0;
    const double a = *rc::gen::inRange(0, 1001) / 1000.0;
    const auto both = mk::licensed_and_admitted(l, a);
    RC_ASSERT(both.least <= both.independent + 1e-15);
    RC_ASSERT(both.independent <= both.most);
}
