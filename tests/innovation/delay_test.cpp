// SPDX-License-Identifier: BSL-1.0
#include <hirschman/innovation/delay.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <cmath>
#include <limits>

namespace inn = hirschman::innovation;
using hirschman::domain_error;

// At 4.1 times a year.
TEST(delay, in_years_is_as_published)
{
    EXPECT_NEAR(inn::compute_delay(4.0, 4.1), 0.98, 5e-3);
    EXPECT_NEAR(inn::compute_delay(10.0, 4.1), 1.63, 5e-3);
    EXPECT_NEAR(inn::compute_delay(31.0, 4.1), 2.43, 5e-3);
    EXPECT_EQ(inn::compute_delay(1.0, 4.1), 0.0);
    EXPECT_NEAR(inn::compute_delay(0.25, 4.0), -1.0, 1e-15);
}

TEST(delay, of_progress_is_less_than_that_of_compute)
{
    EXPECT_NEAR(inn::progress_multiplier(1.0, 8.0, 1.0 / 3), 0.5, 1e-15);
    EXPECT_EQ(inn::progress_multiplier(1.0, 8.0, 0.0), 1.0);
    EXPECT_NEAR(inn::progress_multiplier(1.0, 8.0, 1.0), 0.125, 1e-16);
    // The range of the elasticity, .1 to .6, at a quarter of the compute.
    EXPECT_NEAR(inn::progress_multiplier(1.0, 4.0, 0.1), std::pow(0.25, 0.1), 1e-15);
    EXPECT_NEAR(inn::progress_multiplier(1.0, 4.0, 0.6), std::pow(0.25, 0.6), 1e-15);
}

TEST(delay, accurate_where_growth_nears_one)
{
    using precise = boost::multiprecision::cpp_bin_float_50;
    for (double growth : {1.0 + 1e-12, 1.0 + 1e-6, 1e300})
        for (double ratio : {1e-300, 1.0 + 1e-9, 31.0})
            EXPECT_NEAR(static_cast<double>(inn::compute_delay(ratio, growth) /
                                            (log(precise(ratio)) / log(precise(growth)))),
                        1.0, 1e-14);
}

TEST(delay, impossible_arguments_are_named)
{
    EXPECT_THROW((void)inn::compute_delay(0.0, 4.1), domain_error);
    EXPECT_THROW((void)inn::compute_delay(std::numeric_limits<double>::quiet_NaN(), 4.1),
                 domain_error);
    EXPECT_THROW((void)inn::progress_multiplier(0.0, 1.0, 0.3), domain_error);
    EXPECT_THROW((void)inn::progress_multiplier(1.0, 1.0, 1.3), domain_error);
    try {
        (void)inn::compute_delay(4.0, 1.0);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "growth = 1 times a year is outside (1, inf)");
    }
}

TEST(delay, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& ratio, const auto& growth, const auto& elasticity) {
            return inn::compute_delay(ratio, growth) +
                   inn::progress_multiplier(1.0, ratio, elasticity);
        },
        {{4.0, 4.1, 0.3}, {0.5, 2.0, 0.6}, {31.0, 1.1, 0.1}});
}
