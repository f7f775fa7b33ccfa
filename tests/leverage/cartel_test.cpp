// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/cartel.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace lev = hirschman::leverage;
using hirschman::domain_error;

namespace {

lev::cartel_stability cournot(int firms, int members)
{
    return lev::cartel_is_stable([&](int k) { return lev::cournot_profit_in(firms, k); },
                                 [&](int k) { return lev::cournot_profit_out(firms, k); }, firms,
                                 members);
}

}  // namespace

// Three of three: 1/12 inside against 1/9 for one that leaves.
TEST(cartel, of_all_three_firms_is_not_stable)
{
    EXPECT_NEAR(lev::cournot_profit_in(3, 3), 0.083333, 5e-7);
    EXPECT_DOUBLE_EQ(lev::cournot_profit_out(3, 2), 1.0 / 9);
    EXPECT_FALSE(cournot(3, 3).internal);
    EXPECT_TRUE(cournot(3, 3).external);
    EXPECT_FALSE(cournot(3, 3).stable());
}

TEST(cartel, of_two_firms_is_stable_and_nobody_joins_one_of_many)
{
    EXPECT_TRUE(cournot(2, 2).stable());  // 1/8 against 1/9
    for (int firms = 3; firms <= 30; ++firms) {
        EXPECT_TRUE(cournot(firms, 1).stable()) << firms;  // a cartel of one is no cartel
        for (int members = 2; members <= firms; ++members)
            EXPECT_FALSE(cournot(firms, members).internal) << firms << " " << members;
    }
}

// A merger pays its members from four fifths of the firms on: exactly at four of five.
TEST(cartel, pays_its_members_only_from_four_fifths_of_the_firms)
{
    EXPECT_DOUBLE_EQ(lev::cournot_profit_in(5, 4), lev::cournot_profit_in(5, 1));
    EXPECT_DOUBLE_EQ(lev::cournot_profit_out(5, 0), lev::cournot_profit_in(5, 1));
    for (int firms = 2; firms <= 40; ++firms)
        for (int members = 2; members <= firms; ++members) {
            const double gained =
                lev::cournot_profit_in(firms, members) - lev::cournot_profit_in(firms, 1);
            EXPECT_TRUE(gained < 1e-15 || members > 0.8 * firms) << firms << " " << members;
        }
}

TEST(cartel, impossible_arguments_are_named)
{
    EXPECT_THROW((void)lev::cournot_profit_in(0, 1), domain_error);
    EXPECT_THROW((void)lev::cournot_profit_in(3, 0), domain_error);
    EXPECT_THROW((void)lev::cournot_profit_out(3, -1), domain_error);
    EXPECT_THROW((void)cournot(3, 0), domain_error);
    const auto nan = [](int) { return std::numeric_limits<double>::quiet_NaN(); };
    EXPECT_THROW((void)lev::cartel_is_stable(nan, nan, 3, 2), domain_error);
    try {
        (void)cournot(3, 4);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "members = 4 is outside [1, 3]");
    }
}
