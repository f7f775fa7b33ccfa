// SPDX-License-Identifier: BSL-1.0
#include <hirschman/innovation/crossing_windows.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace inn = hirschman::innovation;
using hirschman::domain_error;

namespace {

// Gross domestic spending on research, million current PPP dollars, 2012 to 2022: OECD MSTI,
// vintage of September 2026.
constexpr std::array china{290892.7655, 327146.2769, 352373.0969, 374714.4954,
                           404635.427,  435789.6306, 480642.3269, 545460.7854,
                           607601.4738, 701114.6371, 811348.1998};
constexpr std::array united_states{434427.0, 455092.0, 476970.0, 507372.0, 533454.0, 565447.0,
                                   617538.0, 676997.0, 729862.0, 821488.0, 907828.0};
constexpr std::array windows{4, 5, 6, 8, 11};

}  // namespace

// The row of data through 2022: 2025.5, 2025.5, 2026.1, 2026.9, 2027.4.
TEST(crossing_windows, by_window_are_as_published)
{
    const auto found =
        inn::crossings_by_window(inn::log_ratios(china, united_states), 2022, windows);
    const double published[] = {2025.5, 2025.5, 2026.1, 2026.9, 2027.4};
    ASSERT_EQ(found.by_window.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(found.by_window[i].window, windows[i]);
        EXPECT_NEAR(found.by_window[i].line.at, published[i], 0.05);
    }
    EXPECT_EQ(found.earliest, 2026.0);
    EXPECT_EQ(found.median, 2027.0);
    EXPECT_EQ(found.latest, 2028.0);
    EXPECT_EQ(found.without, 0.0);
}

// A common revision moves every window; a revision of the last years alone moves the short ones.
TEST(crossing_windows, a_vintage_moves_the_dates)
{
    auto revised = inn::log_ratios(china, united_states);
    for (double& ratio : revised) ratio -= 0.06;
    const auto later = inn::crossings_by_window(revised, 2022, windows);
    const auto before =
        inn::crossings_by_window(inn::log_ratios(china, united_states), 2022, windows);
    for (std::size_t i = 0; i < windows.size(); ++i)
        EXPECT_NEAR(later.by_window[i].line.at - before.by_window[i].line.at,
                    0.06 / before.by_window[i].line.slope, 1e-9);
}

TEST(crossing_windows, windows_that_do_not_cross_are_counted)
{
    // Falls until the last two years.
    const std::array ratios{-0.1, -0.2, -0.3, -0.29};
    const std::array short_and_long{2, 3, 4};
    const auto found = inn::crossings_by_window(ratios, 2020, short_and_long);
    EXPECT_EQ(found.earliest, 2050.0);  // -.29 at .01 a year is zero in 2049
    EXPECT_TRUE(std::isinf(found.median));
    EXPECT_TRUE(std::isinf(found.latest));
    EXPECT_NEAR(found.without, 2.0 / 3, 1e-15);
}

TEST(crossing_windows, impossible_arguments_are_named)
{
    const std::array ratios{-0.3, -0.2, -0.1};
    EXPECT_THROW((void)inn::crossings_by_window(ratios, 2020, std::span<const int>()),
                 domain_error);
    EXPECT_THROW((void)inn::crossings_by_window(ratios, 2020, std::array{1}), domain_error);
    try {
        (void)inn::crossings_by_window(ratios, 2020, std::array{4});
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "window = 4 years is outside [2, 3]");
    }
}
