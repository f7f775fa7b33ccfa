// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/bargaining.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <span>
#include <type_traits>
#include <vector>

namespace lev = hirschman::leverage;
using hirschman::domain_error;

TEST(bargaining, nash_shares_are_as_published)
{
    const auto half = lev::nash_bargain(100.0, 20.0, 30.0);
    EXPECT_DOUBLE_EQ(half.first, 45.0);
    EXPECT_DOUBLE_EQ(half.second, 55.0);
    EXPECT_DOUBLE_EQ(lev::nash_bargain(10.0, 2.0, 1.0).first, 5.5);
    EXPECT_DOUBLE_EQ(lev::nash_bargain(10.0, 2.0, 1.0).second, 4.5);
    EXPECT_DOUBLE_EQ(lev::nash_bargain(10.0, 2.0, 1.0, 0.7).first, 6.9);
    EXPECT_DOUBLE_EQ(lev::nash_bargain(10.0, 2.0, 1.0, 0.7).second, 3.1);
}

TEST(bargaining, outside_options_bind_only_as_floors)
{
    EXPECT_DOUBLE_EQ(lev::bargain_with_outside_options(100.0, 20.0, 30.0).first, 50.0);
    EXPECT_DOUBLE_EQ(lev::bargain_with_outside_options(100.0, 60.0, 30.0).first, 60.0);
    EXPECT_DOUBLE_EQ(lev::bargain_with_outside_options(100.0, 20.0, 70.0).first, 30.0);
}

TEST(bargaining, without_gains_there_is_no_deal)
{
    EXPECT_EQ(lev::nash_bargain(40.0, 20.0, 30.0).first, 20.0);
    EXPECT_EQ(lev::nash_bargain(40.0, 20.0, 30.0).second, 30.0);
    EXPECT_EQ(lev::bargain_with_outside_options(40.0, 20.0, 30.0).first, 20.0);
    EXPECT_EQ(lev::bargain_with_outside_options(40.0, 20.0, 30.0).second, 30.0);
}

// h12 60, c1 10, h21 100, c2 5, S 200: v = 50 - 95 = -45.
TEST(bargaining, variable_threats_move_the_division_by_half_their_difference)
{
    const auto u = lev::bargain_under_threat(200.0, (60.0 - 10.0) - (100.0 - 5.0));
    EXPECT_DOUBLE_EQ(u.first, 77.5);
    EXPECT_DOUBLE_EQ(u.second, 122.5);
    EXPECT_NEAR(lev::bargain_under_threat(200.0, -100.158954).first, 49.920523, 5e-7);
    EXPECT_NEAR(lev::bargain_under_threat(200.0, -100.158954).second, 150.079477, 5e-7);
}

TEST(bargaining, the_division_follows_from_the_threats_themselves)
{
    const lev::threat<> first{.harm = 60.0, .own_cost = 10.0}, second{100.0, 5.0};
    const double v = lev::net_threat(first) - lev::net_threat(second);
    EXPECT_DOUBLE_EQ(v, -45.0);
    const auto without = lev::threat_point(first, second);
    EXPECT_DOUBLE_EQ(without.first, -110.0);
    EXPECT_DOUBLE_EQ(without.second, -65.0);
    EXPECT_DOUBLE_EQ(without.first - without.second, v);
    // Nash's bargain from the threat point is the same division.
    EXPECT_DOUBLE_EQ(lev::nash_bargain(200.0, without.first, without.second).first, 77.5);
    EXPECT_DOUBLE_EQ(lev::bargain_under_threat(200.0, v).first, 77.5);
    // Only when side 2 has no threat is v harm less own cost.
    EXPECT_DOUBLE_EQ(lev::net_threat(first) - lev::net_threat(lev::threat<>{}), 50.0);
}

TEST(bargaining, each_side_uses_the_threat_that_is_best_for_it)
{
    const std::vector<lev::threat<>> choices{{40.0, 35.0}, {60.0, 10.0}, {90.0, 70.0}};
    EXPECT_EQ(lev::best_net_threat(std::span<const lev::threat<>>(choices)), 50.0);
    const std::vector<lev::threat<>> foolish{{5.0, 35.0}};
    EXPECT_EQ(lev::best_net_threat(std::span<const lev::threat<>>(foolish)), 0.0);
    EXPECT_EQ(lev::best_net_threat(std::span<const lev::threat<>>()), 0.0);
}

TEST(bargaining, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& h, const auto& c, const auto& g, const auto& d) {
            using S = std::remove_cvref_t<decltype(h)>;
            const std::vector<lev::threat<S>> both{{h, c}, {g, d}};
            const auto point = lev::threat_point(both[0], both[1]);
            return lev::best_net_threat(std::span<const lev::threat<S>>(both)) + point.first +
                   2.0 * point.second;
        },
        {{60.0, 10.0, 100.0, 5.0}, {90.0, 5.0, 20.0, 1.0}});
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& s, const auto& a, const auto& b, const auto& w) {
            return lev::nash_bargain(s, a, b, w).first +
                   2.0 * lev::bargain_with_outside_options(s, a, b, w).second +
                   3.0 * lev::bargain_under_threat(s, a).second;
        },
        {{100.0, 20.0, 30.0, 0.4}, {40.0, 20.0, 30.0, 0.6}, {100.0, 60.0, 30.0, 0.5}});
}

TEST(bargaining, impossible_arguments_are_named)
{
    EXPECT_THROW((void)lev::nash_bargain(10.0, 2.0, 1.0, 1.1), domain_error);
    EXPECT_THROW((void)lev::nash_bargain(std::numeric_limits<double>::quiet_NaN(), 2.0, 1.0),
                 domain_error);
    EXPECT_THROW((void)lev::bargain_under_threat(10.0, std::numeric_limits<double>::infinity()),
                 domain_error);
    EXPECT_THROW((void)lev::net_threat(lev::threat<>{-1.0, 0.0}), domain_error);
    EXPECT_THROW((void)lev::threat_point(lev::threat<>{1.0, 0.0}, lev::threat<>{1.0, -2.0}),
                 domain_error);
}

RC_GTEST_PROP(bargaining, shares_add_to_the_surplus_when_there_is_a_deal,
              (int surplus, int a, int b))
{
    const double w = *rc::gen::inRange(0, 101) / 100.0;
    const auto u = lev::nash_bargain(surplus, a, b, w);
    const double total = double(a) + b <= surplus ? surplus : double(a) + b;
    const double scale =
        1.0 + std::abs(double(a)) + std::abs(double(b)) + std::abs(double(surplus));
    RC_ASSERT(std::abs(u.first + u.second - total) <= 1e-12 * scale);
}
