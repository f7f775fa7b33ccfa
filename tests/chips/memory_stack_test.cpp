// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/memory_stack.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace {

namespace hm = hirschman;
using namespace hm::units;
using hm::chips::memory_bandwidth_density;
using hm::chips::memory_stack;

constexpr auto density = gigabyte_per_second_per_square_millimetre;

constexpr memory_stack stack(double rate, double area)
{
    return {.bandwidth = rate * gigabyte_per_second, .area = area * square_millimetre};
}

// 200 GB/s over 100 mm2 are 2.0, the limit itself.
static_assert(memory_bandwidth_density(stack(200, 100)) == hm::exactly(2.0 * density));
static_assert((memory_bandwidth_density(stack(200, 100)) > 2.0 * density) == hm::truth::no);

TEST(memory_stack, has_the_densities_of_the_reference)
{
    // The reference prints three decimals.
    EXPECT_NEAR(memory_bandwidth_density(stack(819, 110)).lower().in(density), 7.445, 5e-4);
    EXPECT_NEAR(memory_bandwidth_density(stack(1200, 121)).lower().in(density), 9.917, 5e-4);
    EXPECT_NEAR(memory_bandwidth_density(stack(460, 110)).lower().in(density), 4.182, 5e-4);
    EXPECT_NEAR(memory_bandwidth_density(stack(256, 92)).lower().in(density), 2.783, 5e-4);
    EXPECT_NEAR(memory_bandwidth_density(stack(96, 168)).lower().in(density), 0.571, 5e-4);
}

TEST(memory_stack, of_unknown_area_has_an_unknown_density)
{
    memory_stack s = stack(819, 110);
    s.area = hm::unknown();
    EXPECT_TRUE(memory_bandwidth_density(s).is_unknown());
    s.area = hm::between(100 * square_millimetre, 130 * square_millimetre);
    EXPECT_EQ(memory_bandwidth_density(s), hm::between(6.3 * density, 8.19 * density));
    EXPECT_EQ((memory_bandwidth_density(s) > 2.0 * density), hm::truth::yes);
}

TEST(memory_stack, that_cannot_exist_is_refused)
{
    EXPECT_THROW((void)hm::chips::figures_of(stack(-1, 100)), hm::domain_error);
    EXPECT_THROW((void)hm::chips::figures_of(stack(100, 0)), hm::domain_error);
    EXPECT_THROW((void)hm::chips::figures_of(stack(100, -5)), hm::domain_error);
    EXPECT_THROW((void)stack(std::nan(""), 1), hm::domain_error);
    EXPECT_THROW((void)hm::chips::figures_of(stack(std::numeric_limits<double>::infinity(), 100)),
                 hm::domain_error);
}

}  // namespace
