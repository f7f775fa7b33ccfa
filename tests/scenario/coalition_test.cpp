// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/coalition.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <type_traits>

namespace sc = hirschman::scenario;
using hirschman::domain_error;

// The worked example: shares .45, .30, .25, m M 12 bn, benefit 20 bn, psi 1.5.
TEST(coalition, worked_example_is_as_published)
{
    const auto front = sc::coalition({});
    EXPECT_EQ(front.effectiveness, 1.0);
    EXPECT_NEAR(front.without_netherlands, 0.55, 1e-15);
    EXPECT_NEAR(front.without_japan, 0.625, 1e-15);
    EXPECT_NEAR(front.us_alone, 0.225, 1e-15);
    EXPECT_NEAR(front.netherlands.bearable_side_tariff, 0.266667, 5e-7);
    EXPECT_NEAR(front.japan.bearable_side_tariff, 0.266667, 5e-7);
    // Member 2 in {1, 2}.
    EXPECT_NEAR(front.netherlands_alone.gain_over_loss, 1.056818, 5e-7);
}

// At the benefit of the worked example the 30 % announced for the EU is too much, and Japan, left
// alone with the United States, bears .2331 and not .2667: less than the 25 % announced for it.
TEST(coalition, under_the_tariffs_announced_one_departure_draws_the_next)
{
    const auto front = sc::coalition({});
    EXPECT_EQ(front.first_to_leave, 1.0);
    // .25 [1 + .5 x .45/.55]/.325 = 1.083916; (1 - 1.083916 x 12/20)/1.5
    EXPECT_NEAR(front.japan_alone.gain_over_loss, 1.083916, 5e-7);
    EXPECT_NEAR(front.japan_alone.bearable_side_tariff, 0.233100, 5e-7);
    EXPECT_NEAR(front.effectiveness_left, 0.225, 1e-15);
    EXPECT_NEAR(front.backfill_left, 0.225, 1e-15);
    const auto in_force =
        sc::coalition({.netherlands_side_tariff = 0.10, .japan_side_tariff = 0.10});
    EXPECT_EQ(in_force.first_to_leave, 0.0);
    EXPECT_EQ(in_force.effectiveness_left, 1.0);
    EXPECT_EQ(in_force.backfill_left, 0.0);
}

// 12/(1 - 1.5 x .30) = 21.8 bn and 12/(1 - 1.5 x .25) = 19.2 bn, whatever the benefits are.
TEST(coalition, the_benefit_that_keeps_an_ally_does_not_depend_on_its_benefit)
{
    for (double benefit : {0.0, 5e9, 20e9, 100e9}) {
        const auto front =
            sc::coalition({.netherlands_benefit = benefit, .japan_benefit = benefit});
        EXPECT_NEAR(front.netherlands.benefit_that_keeps, 12e9 / 0.55, 1.0);
        EXPECT_NEAR(front.japan.benefit_that_keeps, 12e9 / 0.625, 1.0);
    }
}

TEST(coalition, impossible_parameters_are_named)
{
    EXPECT_THROW((void)sc::coalition({.purchases = -1.0}), domain_error);
    EXPECT_THROW((void)sc::coalition({.ally_share = 0.0}), domain_error);
    EXPECT_THROW((void)sc::coalition({.ally_share = 1.0}), domain_error);
    EXPECT_THROW((void)sc::coalition({.netherlands_part = 1.0}), domain_error);
    EXPECT_THROW((void)sc::coalition({.margin = 1.2}), domain_error);
    EXPECT_THROW((void)sc::coalition({.backfill_share = 1.2}), domain_error);
    EXPECT_THROW((void)sc::coalition({.outsider_growth = -0.2}), domain_error);
    EXPECT_THROW((void)sc::coalition({.goodwill_elasticity = 0.0}), domain_error);
    EXPECT_THROW((void)sc::coalition({.netherlands_side_tariff = -0.1}), domain_error);
    EXPECT_THROW((void)sc::coalition({.japan_benefit = std::numeric_limits<double>::infinity()}),
                 domain_error);
    try {
        (void)sc::coalition({.penalty = std::numeric_limits<double>::quiet_NaN()});
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "penalty = nan USD a year is outside [0, inf)");
    }
}

TEST(coalition, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& share, const auto& backfill, const auto& psi, const auto& tariff) {
            using S = std::remove_cvref_t<decltype(share)>;
            sc::coalition_parameters<S> p;
            p.ally_share = share;
            p.backfill_share = backfill;
            p.goodwill_elasticity = psi;
            p.japan_side_tariff = tariff;
            const auto r = sc::coalition(p);
            return r.us_alone + r.japan_alone.benefit_that_keeps / 1e10 +
                   r.netherlands_alone.bearable_side_tariff + r.japan.slack / 1e10;
        },
        {{0.55, 0.5, 1.5, 0.25}, {0.45, 0.3, 0.8, 0.1}, {0.6, 0.8, 2.5, 0.15}}, 1e-12);
}

RC_GTEST_PROP(coalition, a_higher_side_tariff_never_keeps_more, ())
{
    sc::coalition_parameters<> p;
    p.ally_share = *rc::gen::inRange(5, 95) / 100.0;
    p.netherlands_part = *rc::gen::inRange(5, 95) / 100.0;
    p.backfill_share = *rc::gen::inRange(0, 100) / 100.0;
    p.outsider_growth = *rc::gen::inRange(0, 200) / 100.0;
    p.netherlands_side_tariff = *rc::gen::inRange(0, 60) / 100.0;
    p.japan_side_tariff = *rc::gen::inRange(0, 60) / 100.0;
    const auto before = sc::coalition(p);
    p.japan_side_tariff += 0.05;
    const auto after = sc::coalition(p);
    RC_ASSERT(after.japan.benefit_that_keeps >= before.japan.benefit_that_keeps);
    RC_ASSERT(after.japan.slack <= before.japan.slack);
    RC_ASSERT(after.effectiveness_left <= before.effectiveness_left);
}
