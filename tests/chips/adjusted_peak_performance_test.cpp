// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/adjusted_peak_performance.hpp>

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace hm::units;
using chips::architecture;
using chips::processors;

constexpr hm::reading<hm::weighted_performance> app(processors p)
{
    const std::array one{p};
    return chips::adjusted_peak_performance(one);
}

TEST(adjusted_peak_performance, of_a_powerpc_750_at_800_megahertz_is_as_published)
{
    // One 64-bit operation a cycle, no vector unit: 0.8e9 x 1 x 0.3 = 0.00024 WT.
    const auto published =
        app({.fp64_peak = 0.0008 * teraop_per_second, .architecture = architecture::non_vector});
    EXPECT_TRUE(published.is_exact());
    EXPECT_NEAR(published.lower().in(weighted_teraflops), 0.00024, 1e-15);
}

TEST(adjusted_peak_performance, sums_processors_with_their_weights)
{
    // 8 x 60 x 0.3 + 2 x 2 x 0.9 = 144 + 3.6.
    const std::array node{
        processors{.fp64_peak = 60 * teraop_per_second,
                   .architecture = architecture::non_vector,
                   .count = 8},
        processors{
            .fp64_peak = 2 * teraop_per_second, .architecture = architecture::vector, .count = 2}};
    EXPECT_NEAR(chips::adjusted_peak_performance(node).lower().in(weighted_teraflops), 147.6,
                1e-12);
    EXPECT_EQ(chips::adjusted_peak_performance({}), hm::exactly(0 * weighted_teraflops));
}

TEST(adjusted_peak_performance, of_an_unknown_architecture_lies_between_the_weights)
{
    const auto either = app({.fp64_peak = 100 * teraop_per_second});
    EXPECT_DOUBLE_EQ(either.lower().in(weighted_teraflops), 30);
    EXPECT_DOUBLE_EQ(either.upper().in(weighted_teraflops), 90);
    EXPECT_EQ(either > 70 * weighted_teraflops, hm::truth::unknown);
    EXPECT_EQ(either > 20 * weighted_teraflops, hm::truth::yes);
}

TEST(adjusted_peak_performance, of_an_unknown_peak_has_no_upper_end)
{
    const std::array node{
        processors{.architecture = architecture::non_vector},
        processors{.fp64_peak = 100 * teraop_per_second, .architecture = architecture::non_vector}};
    EXPECT_EQ(chips::adjusted_peak_performance(node), hm::at_least(30 * weighted_teraflops));
    // A part that has no 64-bit arithmetic adds nothing.
    EXPECT_EQ(app({.fp64_peak = hm::undefined(), .architecture = architecture::vector}),
              hm::exactly(0 * weighted_teraflops));
}

TEST(adjusted_peak_performance, refuses_what_no_computer_has)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_THROW((void)app({.fp64_peak = -1 * teraop_per_second}), hm::domain_error);
    EXPECT_THROW((void)app({.fp64_peak = infinity * teraop_per_second}), hm::domain_error);
    EXPECT_THROW((void)app({.fp64_peak = 1 * teraop_per_second, .count = -1}), hm::domain_error);
    EXPECT_THROW((void)hm::exactly(std::numeric_limits<double>::quiet_NaN() * teraop_per_second),
                 hm::domain_error);
}

}  // namespace
