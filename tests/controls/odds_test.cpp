// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/odds.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;

const transaction to_china{
    .on = 2024y / 5 / 1, .destination = hm::country("CHN"), .headquarters = hm::country("CHN")};

hm::chips::figures datacenter_part(double performance)
{
    return {.total_processing_performance = performance * tpp, .datacenter = hm::truth::yes};
}

TEST(odds, of_an_uncertain_area_are_its_distribution_at_the_limit)
{
    // TPP 2,500 needs a licence from a density of 1.6, that is up to 1,562.5 mm2. An area between
    // 1,448 and 1,580 mm2 (the MI200 dies, published twice), evenly likely: 114.5 / 132.
    constexpr std::size_t count = 20'000;
    const calendar law(us_advanced_computing);
    const auto evenly = odds_of(
        law, count,
        [](std::size_t i) {
            auto drawn = datacenter_part(2500);
            const double p = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
            drawn.logic_area = (1448.0 + 132.0 * p) * square_millimetre;
            return drawn;
        },
        to_china);
    EXPECT_NEAR(evenly.required, 114.5 / 132.0, 1.0 / static_cast<double>(count));
    EXPECT_NEAR(evenly.required + evenly.not_required, 1.0, 1e-12);
    EXPECT_EQ(evenly.undetermined, 0.0);
}

TEST(odds, of_two_uncertain_figures_meet_the_area_of_the_region)
{
    // TPP evenly in [1,600, 2,400) and the area evenly in [400, 600] mm2: .b.2 from a density of
    // 3.2. Share of TPP >= 3.2 area: the area's limit TPP / 3.2 runs from 500 to 750, so the mean
    // of min((TPP / 3.2 - 400) / 200, 1): it rises from 0.5 to 1 at TPP 1,920, 0.75 on average over
    // 320 of 800, and is 1 on the other 480: 0.9.
    constexpr std::size_t side = 150;
    const calendar law(us_advanced_computing);
    const auto both = odds_of(
        law, side * side,
        [](std::size_t i) {
            const auto middle = [](std::size_t n) {
                return (static_cast<double>(n) + 0.5) / static_cast<double>(side);
            };
            auto drawn = datacenter_part(1600.0 + 800.0 * middle(i / side));
            drawn.logic_area = (400.0 + 200.0 * middle(i % side)) * square_millimetre;
            return drawn;
        },
        to_china);
    EXPECT_NEAR(both.required, 0.9, 1.0 / static_cast<double>(side));
}

TEST(odds, of_what_stays_unknown_are_undetermined)
{
    const calendar law(us_advanced_computing);
    const auto open = odds_of(
        law, 10, [](std::size_t) { return datacenter_part(3000); }, to_china);
    EXPECT_EQ(open, odds{.undetermined = 1.0});
    EXPECT_THROW((void)odds_of(
                     law, 0, [](std::size_t) { return datacenter_part(1); }, to_china),
                 hm::domain_error);
}

}  // namespace
