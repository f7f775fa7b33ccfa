// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/research_race.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace sc = hirschman::scenario;
namespace inn = hirschman::innovation;
using hirschman::block;
using hirschman::domain_error;

namespace {

struct seeded_normals {
    std::mt19937_64 bits;
    std::normal_distribution<double> distribution;

    block normal(unsigned)
    {
        block b;
        for (double& lane : b.lanes) lane = distribution(bits);
        return b;
    }
};

struct no_shocks {
    static double normal(unsigned k) { return k < 9 ? 1.0 : 0.0; }
};

}  // namespace

TEST(research_race, along_the_estimated_drift_the_first_year_is_2024)
{
    const auto race = sc::research_race({});
    EXPECT_EQ(race.first_year, 2024.0);  // -.0393 + .0423 > 0
    EXPECT_EQ(race.crossed, 1.0);
    EXPECT_EQ(sc::research_race({.mean_step = 0.0099}).first_year, 2027.0);
    const auto never = sc::research_race({.mean_step = -0.01}, {.until = 2030});
    EXPECT_EQ(never.crossed, 0.0);
    EXPECT_EQ(never.first_year, 2031.0);
}

// P(first year <= 2024) .55 and <= 2025 .89, tolerance .01: simulated in the reference.
TEST(research_race, probabilities_are_as_published)
{
    seeded_normals draws{std::mt19937_64(7), {}};
    double by_2024 = 0.0, by_2025 = 0.0;
    constexpr int blocks = 400;
    for (int b = 0; b < blocks; ++b) {
        const auto race = sc::research_race(sc::research_race_parameters<block>{}, draws);
        const block first = inn::crossed_by(race, 2024), second = inn::crossed_by(race, 2025);
        for (std::size_t i = 0; i < block::size; ++i) {
            by_2024 += first[i] / (64.0 * blocks);
            by_2025 += second[i] / (64.0 * blocks);
        }
    }
    EXPECT_NEAR(by_2024, 0.55, 0.01);
    EXPECT_NEAR(by_2025, 0.89, 0.01);
}

TEST(research_race, draws_of_doubles_work_too)
{
    no_shocks draws;
    // Student draw 1 over the root of 4/4, spread unused without shocks.
    const auto race = sc::research_race(sc::research_race_parameters<double>{}, draws);
    EXPECT_EQ(race.first_year, 2024.0);
}

TEST(research_race, impossible_inputs_are_refused)
{
    EXPECT_THROW((void)sc::research_race({.spread = -1}), domain_error);
    EXPECT_THROW((void)sc::research_race({.mean_step = std::numeric_limits<double>::quiet_NaN()}),
                 domain_error);
    EXPECT_THROW((void)sc::research_race({}, {.until = 2023}), domain_error);
    EXPECT_THROW((void)sc::research_race({}, {.until = 3000}), domain_error);
    EXPECT_THROW((void)sc::research_race({}, {.window = 1}), domain_error);
}
