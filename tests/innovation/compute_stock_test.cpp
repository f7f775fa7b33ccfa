// SPDX-License-Identifier: BSL-1.0
#include <hirschman/innovation/compute_stock.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <limits>
#include <span>
#include <type_traits>

namespace inn = hirschman::innovation;
using hirschman::domain_error;

// 31 to 1 becomes 4 to 1: 6.75 shipped if nothing is diverted, 5.4 if all is.
TEST(compute_stock, the_shipment_behind_an_advantage_is_as_published)
{
    EXPECT_NEAR(inn::shipment_for_advantage(31.0, 1.0, 4.0, 0.0), 6.75, 1e-14);
    EXPECT_NEAR(inn::shipment_for_advantage(31.0, 1.0, 4.0, 1.0), 5.4, 1e-14);
    EXPECT_NEAR(inn::compute_advantage(31.0, 1.0, 6.75, 0.0), 4.0, 1e-14);
    EXPECT_NEAR(inn::compute_advantage(31.0, 1.0, 5.4, 1.0), 4.0, 1e-14);
    EXPECT_EQ(inn::compute_advantage(31.0, 1.0, 0.0, 1.0), 31.0);
    EXPECT_EQ(inn::shipment_for_advantage(31.0, 1.0, 31.0, 0.0), 0.0);
}

// A shipment takes from one side and gives to the other: the same units count more if diverted.
TEST(compute_stock, a_diverted_shipment_costs_more_of_the_advantage)
{
    EXPECT_LT(inn::compute_advantage(31.0, 1.0, 5.0, 1.0),
              inn::compute_advantage(31.0, 1.0, 5.0, 0.0));
    EXPECT_EQ(inn::compute_advantage(5.0, 1.0, 5.0, 1.0), 0.0);
    // Parts of which the other's software reaches half: two given up for each gained.
    EXPECT_NEAR(inn::compute_advantage(31.0, 1.0, 3.0, 2.0), 25.0 / 4.0, 1e-14);
}

TEST(compute_stock, depreciates_and_grows)
{
    EXPECT_DOUBLE_EQ(
        inn::compute_stock_after(100.0, 0.25, {.imported = 10, .domestic = 5, .smuggled = 1}),
        91.0);
    // At constant additions the stock tends to additions/depreciation.
    double stock = 0.0;
    for (int i = 0; i < 200; ++i)
        stock =
            inn::compute_stock_after(stock, 0.25, {.imported = 0, .domestic = 5, .smuggled = 0});
    EXPECT_NEAR(stock, 20.0, 1e-12);
}

// Ascend 910C at .81 of an H100 and .65 of that in reach of the software, both at 40 % in use.
TEST(compute_stock, effective_compute_is_what_the_software_reaches)
{
    const std::array<inn::compute_class<>, 2> parts{
        inn::compute_class<>{
            .units = 1000, .performance = 0.81, .compatibility = 0.65, .utilisation = 0.4},
        inn::compute_class<>{
            .units = 200, .performance = 1.0, .compatibility = 1.0, .utilisation = 0.4}};
    EXPECT_NEAR(inn::effective_compute(std::span<const inn::compute_class<>>(parts)),
                1000 * 0.2106 + 80, 1e-10);
    EXPECT_EQ(inn::effective_compute(std::span<const inn::compute_class<>>()), 0.0);
}

TEST(compute_stock, impossible_arguments_are_named)
{
    EXPECT_THROW((void)inn::compute_stock_after(-1.0, 0.25, {}), domain_error);
    EXPECT_THROW((void)inn::compute_stock_after(1.0, 1.25, {}), domain_error);
    EXPECT_THROW(
        (void)inn::compute_stock_after(1.0, 0.25, {.imported = -1, .domestic = 0, .smuggled = 0}),
        domain_error);
    EXPECT_THROW((void)inn::compute_advantage(31.0, 0.0, 0.0, 0.0), domain_error);
    EXPECT_THROW((void)inn::compute_advantage(31.0, 1.0, -1.0, 0.0), domain_error);
    EXPECT_THROW((void)inn::compute_advantage(31.0, 1.0, 1.0, -0.5), domain_error);
    EXPECT_THROW((void)inn::shipment_for_advantage(31.0, 1.0, 32.0, 0.0), domain_error);
    EXPECT_THROW(
        (void)inn::shipment_for_advantage(31.0, 1.0, std::numeric_limits<double>::quiet_NaN(), 0.0),
        domain_error);
    const std::array<inn::compute_class<>, 1> wrong{inn::compute_class<>{1.0, 1.0, 1.1, 1.0}};
    EXPECT_THROW((void)inn::effective_compute(std::span<const inn::compute_class<>>(wrong)),
                 domain_error);
    try {
        (void)inn::compute_advantage(4.0, 1.0, 5.0, 1.0);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "own less diverted = -1 is outside [0, inf)");
    }
}

TEST(compute_stock, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& own, const auto& other, const auto& x, const auto& k) {
            return inn::compute_advantage(own, other, x, k) +
                   inn::shipment_for_advantage(own, other, x, k);
        },
        {{31.0, 1.0, 6.75, 0.5}, {10.0, 2.0, 3.0, 1.0}});
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& n, const auto& q, const auto& c, const auto& d) {
            using S = std::remove_cvref_t<decltype(n)>;
            const std::array<inn::compute_class<S>, 1> parts{
                inn::compute_class<S>{n, q, c, S(0.4)}};
            return inn::compute_stock_after(
                inn::effective_compute(std::span<const inn::compute_class<S>>(parts)), d,
                {n, q, c});
        },
        {{1000.0, 0.8, 0.65, 0.25}, {3.0, 1.0, 0.4, 0.1}});
}

RC_GTEST_PROP(compute_stock, the_advantage_falls_with_the_shipment_and_the_two_formulas_agree, ())
{
    const double other = *rc::gen::inRange(1, 1000) / 10.0;
    const double own = other * (1.0 + *rc::gen::inRange(0, 400) / 10.0);
    const double diverted = *rc::gen::inRange(0, 101) / 100.0;
    const double wanted = own / other * *rc::gen::inRange(1, 1001) / 1000.0;
    const double shipped = inn::shipment_for_advantage(own, other, wanted, diverted);
    RC_ASSERT(diverted * shipped <= own);
    const double after = inn::compute_advantage(own, other, shipped, diverted);
    RC_ASSERT(std::fabs(after - wanted) <= 1e-12 * own / other);
    RC_ASSERT(after <= own / other * (1 + 1e-15));
}
