// SPDX-License-Identifier: BSL-1.0
// Coalition and compute gap with what was known on a day.
#include <hirschman/data/prior.hpp>
#include <hirschman/scenario/coalition.hpp>
#include <hirschman/scenario/compute_gap.hpp>
#include <hirschman/uncertainty/ensemble.hpp>

#include <gtest/gtest.h>

#include <array>
#include <chrono>

using namespace hirschman;
using namespace std::chrono_literals;

TEST(coalition_evidence, in_july_an_ally_had_to_value_the_front_at_more_than_its_profit)
{
    const auto belief = data::prior<scenario::coalition_parameters>(as_of{2025y / 7 / 15});
    const auto drawn = uncertainty::ensemble(
        belief,
        [](const scenario::coalition_parameters<block>& p) {
            const auto front = scenario::coalition(p);
            return std::array<block, 2>{front.japan.benefit_that_keeps, front.us_alone};
        },
        {.draws = 20'000, .seed = 7});
    EXPECT_EQ(drawn.failed(), 0U);
    // 12 bn over 1 - psi tau, with psi in .5 to 3 and tau .10, .25 or .30.
    EXPECT_GT(drawn[0].quantile(0.1), 12e9 / 0.95);
    EXPECT_LT(drawn[0].quantile(0.9), 12e9 / 0.1);
    EXPECT_GT(drawn[0].quantile(0.9), 1.2 * drawn[0].quantile(0.1));
    // (1 - phi)(1 - ally share), phi between .2 and .9, and at least what kappa leaves.
    EXPECT_GT(drawn[1].quantile(0.1), 0.1 * 0.35);
    EXPECT_LT(drawn[1].quantile(0.9), 0.8 * 0.55);
}

// The whole result can be drawn: its members are described, the nested ones too.
TEST(coalition_evidence, every_figure_of_both_results_can_be_drawn)
{
    const auto front = uncertainty::ensemble(
        data::prior<scenario::coalition_parameters>(as_of{2025y / 7 / 15}),
        [](const auto& p) { return scenario::coalition(p); }, {.draws = 1'000, .seed = 7});
    EXPECT_EQ(front.failed(), 0U);
    const auto gap = uncertainty::ensemble(
        data::prior<scenario::compute_gap_parameters>(as_of{2025y / 10 / 25}),
        [](const auto& p) { return scenario::compute_gap(p); }, {.draws = 1'000, .seed = 7});
    EXPECT_EQ(gap.failed(), 0U);
}

// A ratio of 2026 that was published in October 2025 is not known in July.
TEST(coalition_evidence, in_july_nobody_could_compare_the_compute_of_both_sides)
{
    EXPECT_THROW((void)data::prior<scenario::compute_gap_parameters>(as_of{2025y / 7 / 15}),
                 domain_error);
}
