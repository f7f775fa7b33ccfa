// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/snap_back.hpp>

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using scenario::snap_back;

TEST(snap_back, day_is_that_of_an_exponential_and_value_that_of_an_ended_flow)
{
    const auto r = snap_back({.hazard_per_month = .25, .discount_rate = .04}, {.years = 1000.0});
    EXPECT_NEAR(r.value, 0.328947, 5e-7) << "1/(.04 + 12 x .25)";
    EXPECT_NEAR(r.value_if_kept, 25.0, 1e-9);
    EXPECT_NEAR(r.median_day, std::log(2.0) / .25 * 30.4375, 1e-9);
    EXPECT_EQ(r.day, r.median_day);
    EXPECT_NEAR(snap_back({.hazard_per_month = .212}, {.days = 86.0}).within,
                1.0 - std::exp(-.212 * 86.0 / 30.4375), 1e-12);
    EXPECT_NEAR(snap_back({.own_cost = 1.2e9}).own_cost_a_month, 1e8, 1e-3);
}

TEST(snap_back, refuses_what_is_outside)
{
    EXPECT_THROW((void)snap_back({.hazard_per_month = -.1}), domain_error);
    EXPECT_THROW((void)snap_back({.chance = 1.0}), domain_error);
    EXPECT_THROW((void)snap_back({.own_cost = std::nan("")}), domain_error);
    EXPECT_THROW((void)snap_back({}, {.years = -1.0}), domain_error);
}

}  // namespace
