// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/leverage_sensitivity.hpp>

#include <gtest/gtest.h>

#include <string>

namespace scenario = hirschman::scenario;

// "At 200 bn the balance before the deal is -69, at 70 bn -10."
TEST(leverage_sensitivity, of_the_value_added_is_as_published)
{
    const auto rows = scenario::leverage_sensitivities({});
    ASSERT_EQ(rows.size(), 6u);
    EXPECT_EQ(rows[0].field, "value_added");
    EXPECT_NEAR(rows[0].balance / 1e9, -10, 0.5);
    EXPECT_NEAR(rows[1].balance / 1e9, -69, 0.5);
}

TEST(leverage_sensitivity, more_stocks_and_a_faster_ramp_weaken_china)
{
    const auto rows = scenario::leverage_sensitivities({});
    const double central = scenario::leverage_balance({}).balance;
    EXPECT_LT(rows[2].balance, central);
    EXPECT_GT(rows[3].balance, central);
    EXPECT_GT(rows[4].balance, central);
    EXPECT_LT(rows[5].balance, central);
    EXPECT_GT(rows[3].sign_change, rows[2].sign_change);
}

TEST(leverage_sensitivity, changes_one_parameter_and_keeps_the_others)
{
    const auto rows = scenario::leverage_sensitivities(
        {.stock_months = 3.0}, {.horizon_months = 12}, {{"discount_rate", 0.07}});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].balance,
              scenario::leverage_balance({.stock_months = 3.0, .discount_rate = 0.07},
                                         {.horizon_months = 12})
                  .balance);
}

TEST(leverage_sensitivity, a_field_that_does_not_exist_and_an_impossible_value_are_errors)
{
    EXPECT_THROW((void)scenario::leverage_sensitivities({}, {}, {{"stocks", 1.0}}),
                 hirschman::domain_error);
    EXPECT_THROW((void)scenario::leverage_sensitivities({}, {}, {{"stock_months", -1.0}}),
                 hirschman::domain_error);
}
