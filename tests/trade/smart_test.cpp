// SPDX-License-Identifier: BSL-1.0
#include <hirschman/trade/smart.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace trade = hirschman::trade;
using hirschman::domain_error;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

}  // namespace

// By hand: 100 x 1.5 x .2/1.2 = 25; at a supply elasticity of 3 divided by 1 + 1.5/3.
TEST(smart, creation_is_the_formula)
{
    EXPECT_NEAR(trade::trade_creation<double>({100, .2, 0}, -1.5, infinity), 25.0, 1e-13);
    EXPECT_NEAR(trade::trade_creation<double>({100, .2, 0}, -1.5, 3.0), 25.0 / 1.5, 1e-13);
    EXPECT_NEAR(trade::trade_creation<double>({100, 0, .1}, -1.5, infinity), -15.0, 1e-13);
    EXPECT_EQ(trade::trade_creation<double>({100, .2, .2}, -1.5, infinity), 0.0);
}

// rho = (1/1.2)^-1.5 = 1.3145341: 100 x 300 x .3145341/(400 + 31.45341) = 21.870320.
TEST(smart, diversion_is_the_formula)
{
    const double rho = std::pow(1.2, 1.5);
    EXPECT_NEAR(trade::trade_diversion(100, 300, rho), 21.870320, 5e-7);
    EXPECT_EQ(trade::trade_diversion(100, 300, 1.0), 0.0);
    EXPECT_EQ(trade::trade_diversion(100, 0, rho), 0.0);  // nobody to win from
    EXPECT_EQ(trade::trade_diversion(0, 300, rho), 0.0);
    // Never more than the others sell.
    EXPECT_LE(trade::trade_diversion(100, 300, 1e30), 300.0);
}

TEST(smart, several_suppliers_divide_what_one_wins_in_proportion)
{
    const auto r = trade::smart({{100, .2, 0}, {200, .2, .2}, {100, .2, .2}}, {-1.5, 1.5});
    EXPECT_NEAR(r.suppliers[0].creation, 25.0, 1e-13);
    EXPECT_EQ(r.suppliers[1].creation, 0.0);
    EXPECT_NEAR(r.suppliers[0].diversion, trade::trade_diversion(100, 300, std::pow(1.2, 1.5)),
                1e-12);
    EXPECT_NEAR(r.suppliers[1].diversion, 2 * r.suppliers[2].diversion, 1e-12);
    double diverted = 0.0, revenue = -0.2 * 100;
    for (const auto& s : r.suppliers) diverted += s.diversion;
    EXPECT_NEAR(diverted, 0.0, 1e-12);
    revenue += 0.2 * (r.suppliers[1].diversion + r.suppliers[2].diversion);
    EXPECT_NEAR(r.tariff_revenue_change, revenue, 1e-12);
    EXPECT_NEAR(r.suppliers[0].total(), 25.0 + 21.870320, 5e-7);
}

// The same cut for all creates trade and diverts none.
TEST(smart, a_cut_for_everybody_diverts_nothing)
{
    const auto r = trade::smart({{100, .2, .1}, {300, .2, .1}, {0, .2, .1}}, {-1.0, 2.0});
    for (const auto& s : r.suppliers) EXPECT_NEAR(s.diversion, 0.0, 1e-12);
    EXPECT_NEAR(r.creation, 400 * .1 / 1.2, 1e-12);
}

TEST(smart, a_prohibitive_tariff_diverts_all_and_no_substitution_none)
{
    const auto r = trade::smart({{100, 0, 1e12}, {300, 0, 0}}, {-1e-3, 4.0});
    EXPECT_NEAR(r.suppliers[0].diversion, -100.0, 1e-9);
    EXPECT_EQ(trade::smart({{100, 0, 9}, {300, 0, 0}}, {-1.0, 0.0}).suppliers[0].diversion, 0.0);
    // The linear formula lets imports fall below nothing; it is reported as it is.
    EXPECT_LT(trade::smart({{100, 0, 9}, {300, 0, 0}}, {-1.0, 1.5}).suppliers[0].total(), -100.0);
}

TEST(smart, bad_figures_are_named)
{
    EXPECT_THROW((void)trade::smart({}), domain_error);
    EXPECT_THROW((void)trade::smart({{0, 0, 0}}), domain_error);
    EXPECT_THROW((void)trade::smart({{1, 0, 0}}, {1.0, 1.5}), domain_error);
    EXPECT_THROW((void)trade::smart({{1, 0, 0}}, {-1.0, -1.5}), domain_error);
    EXPECT_THROW((void)trade::smart({{1, 0, 0}}, {-1.0, 1.5, 0.0}), domain_error);
    EXPECT_THROW((void)trade::smart({{1, -1, 0}}), domain_error);
    EXPECT_THROW((void)trade::smart({{1, 0, infinity}}), domain_error);
    EXPECT_THROW((void)trade::smart({{nan_value, 0, 0}}), domain_error);
    EXPECT_THROW((void)trade::trade_diversion(0, 0, 1.0), domain_error);
    EXPECT_THROW((void)trade::trade_diversion(1, 1, 0.0), domain_error);
    EXPECT_THROW((void)trade::trade_diversion(1, nan_value, 1.0), domain_error);
}
