// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/compute_gap.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <type_traits>

namespace sc = hirschman::scenario;
using hirschman::domain_error;

// 31 to 1 becomes 4 to 1 with 6.75 shipped and nothing diverted.
TEST(compute_gap, additions_of_2026_are_as_published)
{
    const auto gap = sc::compute_gap({});
    EXPECT_NEAR(gap.advantage_before, 31.0, 1e-13);
    EXPECT_NEAR(gap.advantage_after, 4.0, 1e-14);
    EXPECT_EQ(gap.advantage_if_new, gap.advantage_after);
    EXPECT_NEAR(gap.advantage_if_diverted, (31.0 - 6.75) / 7.75, 1e-14);
    EXPECT_NEAR(gap.delay_before, 2.43, 5e-3);
    EXPECT_NEAR(gap.delay_after, 0.98, 5e-3);
    EXPECT_NEAR(gap.years_gained, gap.delay_before - gap.delay_after, 1e-15);
    EXPECT_NEAR(gap.parity_shipment, 30.0, 1e-12);
    EXPECT_NEAR(gap.pace_withheld, std::pow(1 / 7.75, 0.3), 1e-15);
    const auto diverted = sc::compute_gap({.shipped_units = 5.4, .diverted_share = 1.0});
    EXPECT_NEAR(diverted.advantage_after, 4.0, 1e-14);
    EXPECT_EQ(diverted.advantage_if_diverted, diverted.advantage_after);
}

// At parity both sides are even, also where part of the shipment is diverted and little of it is in
// reach of the other's software.
TEST(compute_gap, the_shipment_of_parity_makes_both_even)
{
    sc::compute_gap_parameters<> p{.own_stock = 10,
                                   .other_stock = 3,
                                   .shipped_performance = 0.15,
                                   .shipped_compatibility = 0.7,
                                   .diverted_share = 0.4};
    p.shipped_units = sc::compute_gap(p, {.years = 4}).parity_shipment;
    EXPECT_NEAR(sc::compute_gap(p, {.years = 4}).advantage_after, 1.0, 1e-13);
    EXPECT_EQ(sc::compute_gap({.own_additions = 0.5}).parity_shipment, 0.0);
    EXPECT_TRUE(std::isinf(sc::compute_gap({.shipped_performance = 0.0}).parity_shipment));
}

// Stocks after two years at 25 %: .75 (.75 x 8 + 4) + 4 = 11.5 of domestic parts at .65 in reach.
TEST(compute_gap, stocks_depreciate_and_software_reaches_only_part)
{
    const auto gap = sc::compute_gap({.own_stock = 40,
                                      .own_additions = 20,
                                      .other_stock = 8 * 0.65,
                                      .other_domestic = 4,
                                      .shipped_units = 2,
                                      .domestic_compatibility = 0.65,
                                      .own_utilisation = 0.5,
                                      .other_utilisation = 0.4},
                                     {.years = 2});
    EXPECT_NEAR(gap.own, 0.5 * (0.5625 * 40 + 0.75 * 20 + 20), 1e-12);
    EXPECT_NEAR(gap.other, 0.4 * 11.5 * 0.65, 1e-13);
    EXPECT_NEAR(gap.other_gained, 0.4 * 2 * 1.75, 1e-14);
}

TEST(compute_gap, impossible_parameters_are_named)
{
    EXPECT_THROW((void)sc::compute_gap({.own_stock = -1.0}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({.own_additions = 0.0}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({.other_domestic = 0.0}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({.shipped_units = -1.0}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({.shipped_compatibility = 1.1}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({.other_utilisation = 0.0}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({.depreciation = 1.1}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({.growth = 1.0}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({.progress_elasticity = std::nan("")}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({}, {.years = 0}), domain_error);
    EXPECT_THROW((void)sc::compute_gap({}, {.years = 51}), domain_error);
    // More than the own side has is diverted.
    EXPECT_THROW((void)sc::compute_gap({.shipped_units = 40, .diverted_share = 1.0}), domain_error);
    EXPECT_EQ(sc::compute_gap({.shipped_units = 40}).advantage_if_diverted, 0.0);
    try {
        (void)sc::compute_gap({.diverted_share = 1.5});
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "diverted_share = 1.5 is outside [0, 1]");
    }
}

TEST(compute_gap, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& shipped, const auto& compatibility, const auto& diverted,
           const auto& depreciation) {
            using S = std::remove_cvref_t<decltype(shipped)>;
            sc::compute_gap_parameters<S> p;
            p.own_stock = S(10.0);
            p.other_stock = S(2.0);
            p.shipped_units = shipped;
            p.shipped_compatibility = compatibility;
            p.diverted_share = diverted;
            p.depreciation = depreciation;
            const auto r = sc::compute_gap(p, {.years = 3});
            return r.advantage_after + r.years_gained + r.pace_withheld + 0.01 * r.parity_shipment +
                   r.advantage_if_diverted;
        },
        {{6.75, 0.9, 0.2, 0.25}, {2.0, 0.5, 0.9, 0.1}});
}

RC_GTEST_PROP(compute_gap, a_larger_shipment_never_raises_the_advantage, ())
{
    sc::compute_gap_parameters<> p;
    p.own_stock = *rc::gen::inRange(0, 100);
    p.other_stock = *rc::gen::inRange(0, 100) / 10.0;
    p.shipped_units = *rc::gen::inRange(0, 200) / 10.0;
    p.diverted_share = *rc::gen::inRange(0, 101) / 100.0;
    p.shipped_compatibility = *rc::gen::inRange(0, 101) / 100.0;
    const auto few = sc::compute_gap(p, {.years = 2});
    p.shipped_units += 1.0;
    const auto more = sc::compute_gap(p, {.years = 2});
    RC_ASSERT(more.advantage_after <= few.advantage_after * (1 + 1e-14));
    RC_ASSERT(more.pace_withheld <= few.pace_withheld * (1 + 1e-14));
    RC_ASSERT(few.advantage_if_diverted <= few.advantage_after * (1 + 1e-14));
    RC_ASSERT(few.advantage_after <= few.advantage_if_new * (1 + 1e-14));
    RC_ASSERT(few.years_gained >= -1e-14);
}
