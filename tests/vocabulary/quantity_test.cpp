// SPDX-License-Identifier: BSL-1.0
#include <hirschman/quantity.hpp>

#include <concepts>
#include <type_traits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::units;

template <class A, class B>
concept addable = requires(A a, B b)
{
    a + b;
};
template <class A, class B>
concept comparable = requires(A a, B b)
{
    a < b;
};
template <class A, class B>
concept multipliable = requires(A a, B b)
{
    a* b;
};
template <class A, class B>
concept divisible = requires(A a, B b)
{
    a / b;
};

static_assert(sizeof(bandwidth) == sizeof(double));
static_assert(std::is_trivially_copyable_v<bandwidth>);

static_assert((600.0 * gigabyte_per_second).in(gigabyte_per_second) == 600.0);
static_assert((4 * terabyte_per_second).in(gigabyte_per_second) == 4000.0);
static_assert(1.5 * petaop_per_second == 1500 * teraop_per_second);
static_assert(12 * months == 1 * years);
static_assert((15 * billion_us_dollars).in(million_us_dollars) == 15000.0);
static_assert((2368 * tpp) / (814 * square_millimetre) < 3.2 * tpp_per_square_millimetre);
static_assert(
    std::same_as<decltype((1 * gigabyte_per_second) / (1 * square_millimetre)), bandwidth_density>);
static_assert(std::same_as<decltype((1 * us_dollar) / (2 * us_dollar)), double>);

static_assert(addable<bandwidth, bandwidth>);
static_assert(!addable<bandwidth, area>);
static_assert(!addable<money, double>);
static_assert(!comparable<money, double>);
static_assert(!comparable<money, mass>);
static_assert(!multipliable<bandwidth, bandwidth>);
static_assert(multipliable<bandwidth, double>);
static_assert(!divisible<area, bandwidth>);
static_assert(!std::constructible_from<money, double>);
static_assert(!std::convertible_to<money, double>);

// 5.92 TPP/mm2 on 270.27 mm2: the quotient of the printed decimals must meet the printed limit.
static_assert(equals_limit(1600.0 / 270.27027027027026, 5.92));
static_assert(equals_limit(5.92 * (1.0 + 9e-13), 5.92));
static_assert(!equals_limit(5.92 * (1.0 + 2e-12), 5.92));
static_assert(equals_limit(0.0, 0.0) && !equals_limit(1e-300, 0.0));
static_assert(equals_limit(-5.0, -5.0) && !equals_limit(5.0, -5.0));

TEST(quantity, adds_and_scales_within_a_dimension)
{
    auto total = 2039.0 * gigabyte_per_second;
    total += 664.0 * gigabyte_per_second;
    total -= 3.0 * gigabyte_per_second;
    EXPECT_EQ(total, 2700.0 * gigabyte_per_second);
    EXPECT_EQ((-total / 2.0).in(gigabyte_per_second), -1350.0);
    EXPECT_DOUBLE_EQ((30.4375 * days) / (1.0 * months), 1.0);
}

}  // namespace
