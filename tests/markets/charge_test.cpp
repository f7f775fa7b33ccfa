// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/charge.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace mk = hirschman::markets;
using hirschman::domain_error;

// Nvidia: 4.5 on 2.5 + 8.0 lost in two quarters; AMD: .8 on 1.5 in three (company filings, USD bn).
TEST(charge, ratios_of_the_two_firms_are_as_published)
{
    EXPECT_NEAR(4.5 / (2.5 + 8.0), 0.43, 5e-3);
    EXPECT_NEAR(0.8 / 1.5, 0.53, 5e-3);
    EXPECT_NEAR(mk::inventory_charge(10.5, 0.57, 1.0), 4.5, 0.02);
    EXPECT_NEAR(mk::inventory_charge(1.5, 0.47, 1.0), 0.8, 0.01);
}

// At the gross margin of the whole firm, .713, the charge means 1.49 of supply committed for each
// dollar of cost of the sales lost: the product earned less, or more was on order than two quarters
// would have sold. The committed share is therefore not limited to one.
TEST(charge, more_can_be_committed_than_the_horizon_would_have_sold)
{
    EXPECT_NEAR(mk::inventory_charge(10.5, 0.713, 1.4933), 4.5, 5e-4);
}

TEST(charge, impossible_inputs_are_refused)
{
    EXPECT_THROW((void)mk::inventory_charge(-1.0, 0.5, 1.0), domain_error);
    EXPECT_THROW((void)mk::inventory_charge(1.0, 1.5, 1.0), domain_error);
    EXPECT_THROW((void)mk::inventory_charge(1.0, 0.5, -1.0), domain_error);
    EXPECT_THROW((void)mk::inventory_charge(1.0, std::numeric_limits<double>::quiet_NaN(), 1.0),
                 domain_error);
}

TEST(charge, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& l, const auto& g, const auto& c) { return mk::inventory_charge(l, g, c); },
        {{10.5e9, 0.57, 1.0}, {1.5, 0.7, 1.4}});
}
