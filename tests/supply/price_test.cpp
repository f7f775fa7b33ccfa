// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/price.hpp>

#include <support/three_scalars.hpp>

#include <limits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using supply::price_ratio;

TEST(price_ratio, rises_outside_the_control_and_falls_inside)
{
    EXPECT_NEAR(price_ratio(.5, -.5), 4.0, 1e-14);
    EXPECT_NEAR(price_ratio(-1.0, -.5), .25, 1e-15);
    EXPECT_EQ(price_ratio(0.0, -.3), 1.0);
    EXPECT_NEAR(price_ratio(.25, -.5), 1.78, 5e-3);
    EXPECT_NEAR(price_ratio(-.10, -.5), .83, 5e-3);
}

TEST(price_ratio, says_the_same_in_three_scalars)
{
    hirschman_test::expect_three_scalars_agree<2>(
        [](const auto& missing, const auto& elasticity) {
            return price_ratio(missing, elasticity);
        },
        {{.2, -.3}, {-.4, -1.2}, {.9, -2.0}});
}

TEST(price_ratio, refuses_what_is_outside)
{
    EXPECT_THROW((void)price_ratio(1.0, -.5), domain_error);
    EXPECT_THROW((void)price_ratio(.5, 0.0), domain_error);
    EXPECT_THROW((void)price_ratio(.5, .5), domain_error);
    EXPECT_THROW((void)price_ratio(std::numeric_limits<double>::quiet_NaN(), -.5), domain_error);
}

}  // namespace
