// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/new_supply.hpp>

#include <limits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using scenario::new_supply;

constexpr double open = std::numeric_limits<double>::quiet_NaN();

TEST(new_supply, takes_the_least_stage)
{
    // Need 20,000 t: 7,000 t of light and 300 t of heavy oxide. Magnets reach 10,000 t x .75 at the
    // end of 2029: 37.5 %. Heavy oxide: 100 t x .75 of 300 t from 2028 on: 25 %.
    const auto r =
        new_supply({}, {.light = {{10'500.0, 2020.0, 2024.0}}, .heavy = {{100.0, 2026.0, 2028.0}}});
    EXPECT_EQ(r.years.front().year, 2025);
    EXPECT_EQ(r.years.back().year, 2040);
    EXPECT_NEAR(r.years[4].magnets, 0.375, 1e-12) << "end of 2029";
    EXPECT_NEAR(r.years[4].light, 10'500.0 * .75 / 7'000.0, 1e-12);
    EXPECT_NEAR(r.years[4].heavy, 0.25, 1e-12);
    EXPECT_NEAR(r.years[4].least, 0.25, 1e-12);
    EXPECT_NEAR(r.years[1].magnets, 3'000.0 * .75 / 20'000.0, 1e-12) << "end of 2026";
    EXPECT_EQ(r.first_year(0.25), 2028.0);
    EXPECT_EQ(r.first_year(0.5), 2041.0) << "never";
}

TEST(new_supply, gives_a_plant_without_a_date_of_full_rate_the_ramp_of_the_parameters)
{
    const auto r = new_supply({.utilisation = 1.0, .heavy_content = 0.01, .ramp_years = 2.0},
                              {.heavy = {{200.0, 2026.0, open}}});
    EXPECT_NEAR(r.years[1].heavy, 0.5, 1e-12) << "a year into the ramp";
    EXPECT_NEAR(r.years[2].heavy, 1.0, 1e-12);
    EXPECT_EQ(r.years[2].light, 0.0) << "no plant";
}

TEST(new_supply, refuses_what_is_outside)
{
    EXPECT_THROW((void)new_supply({.magnet_need = 0.0}), domain_error);
    EXPECT_THROW((void)new_supply({.utilisation = 1.2}), domain_error);
    EXPECT_THROW((void)new_supply({.ramp_years = -1.0}), domain_error);
    EXPECT_THROW((void)new_supply({}, {.from = 2030, .until = 2029}), domain_error);
}

}  // namespace
