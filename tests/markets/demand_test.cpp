// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/demand.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <cmath>
#include <limits>

namespace mk = hirschman::markets;
using hirschman::domain_error;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

// Vector A1: weight .9, elasticity 3.
TEST(demand, share_and_price_index_are_as_published)
{
    EXPECT_NEAR(mk::foreign_share(0.9, 1.0, 1.0, 3.0), 0.9, 1e-15);
    EXPECT_NEAR(mk::foreign_share(0.9, 1.25, 1.0, 3.0), 0.852071, 5e-7);
    EXPECT_NEAR(mk::price_index(0.9, 1.25, 1.0, 3.0), 1.216261, 5e-7);
    EXPECT_NEAR(mk::foreign_share(0.9, 1.0, 0.7, 3.0), 0.815157, 5e-7);
}

TEST(demand, buyers_spend_less_and_the_seller_receives_less_than_they_spend)
{
    const double outlay = mk::expenditure_ratio(mk::price_index(0.9, 1.25, 1.0, 3.0), 1.5) *
                          mk::foreign_share(0.9, 1.25, 1.0, 3.0) / 0.9;
    EXPECT_NEAR(outlay, 0.858460, 5e-7);
    EXPECT_NEAR(mk::seller_receipts(outlay, 0.25), 0.686768, 5e-7);
}

TEST(demand, elasticity_one_is_cobb_douglas)
{
    EXPECT_DOUBLE_EQ(mk::foreign_share(0.3, 5.0, 1.0, 1.0), 0.3);
    EXPECT_NEAR(mk::price_index(0.3, 5.0, 2.0, 1.0), std::pow(5.0, 0.3) * std::pow(2.0, 0.7),
                1e-14);
}

// Against 50-digit arithmetic.
TEST(demand, price_index_is_accurate_around_elasticity_one)
{
    using precise = boost::multiprecision::cpp_bin_float_50;
    for (double d : {1e-1, 1e-2, 1e-3, 1.05e-3, 3e-4, 1e-6, 1e-9, 1e-15})
        for (double sigma : {1.0 - d, 1.0 + d}) {
            const precise h = 1 - precise(sigma);
            const precise exact = pow(
                precise(0.3) * pow(precise(5), h) + (1 - precise(0.3)) * pow(precise(2), h), 1 / h);
            EXPECT_NEAR(static_cast<double>(mk::price_index(0.3, 5.0, 2.0, sigma) / exact), 1.0,
                        1e-14)
                << sigma;
        }
}

TEST(demand, extreme_prices_do_not_overflow)
{
    EXPECT_NEAR(mk::foreign_share(0.5, 1e-100, 1e100, 5.0), 1.0, 1e-15);
    EXPECT_EQ(mk::foreign_share(0.5, 1e100, 1e-100, 5.0), 0.0);
    EXPECT_NEAR(mk::price_index(0.5, 1e-100, 1e100, 20.0) / (1e-100 * std::pow(0.5, -1.0 / 19)),
                1.0, 1e-12);
}

TEST(demand, a_ban_is_the_limit_of_an_infinite_price)
{
    EXPECT_NEAR(mk::price_index_without_foreign(0.9, 1.0, 3.0),
                mk::price_index(0.9, 1e30, 1.0, 3.0), 1e-12);
    EXPECT_NEAR(mk::price_index_without_foreign(0.9, 1.0, 3.0), std::sqrt(10.0), 1e-14);
    EXPECT_THROW((void)mk::price_index_without_foreign(0.9, 1.0, 1.0), domain_error);
}

TEST(demand, poor_compatibility_raises_the_price_of_equal_service)
{
    EXPECT_DOUBLE_EQ(mk::quality_adjusted_price(12000.0, 0.8, 0.65), 12000.0 / 0.52);
    EXPECT_THROW((void)mk::quality_adjusted_price(12000.0, 0.8, 0.0), domain_error);
    EXPECT_THROW((void)mk::quality_adjusted_price(12000.0, 0.8, 1.1), domain_error);
}

TEST(demand, impossible_inputs_are_refused_by_name)
{
    EXPECT_THROW((void)mk::foreign_share(-0.1, 1.0, 1.0, 3.0), domain_error);
    EXPECT_THROW((void)mk::foreign_share(1.2, 1.0, 1.0, 3.0), domain_error);
    EXPECT_THROW((void)mk::foreign_share(not_a_number, 1.0, 1.0, 3.0), domain_error);
    EXPECT_THROW((void)mk::foreign_share(0.9, 0.0, 1.0, 3.0), domain_error);
    EXPECT_THROW((void)mk::foreign_share(0.9, infinity, 1.0, 3.0), domain_error);
    EXPECT_THROW((void)mk::price_index(0.9, 1.0, 1.0, -3.0), domain_error);
    EXPECT_THROW((void)mk::expenditure_ratio(0.0, 1.0), domain_error);
    EXPECT_THROW((void)mk::seller_receipts(1.0, -0.5), domain_error);
    try {
        (void)mk::foreign_share(1.2, 1.0, 1.0, 3.0);
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "weight = 1.2 is outside (0, 1)");
    }
}

TEST(demand, three_scalars_agree)
{
    const auto share = [](const auto& w, const auto& f, const auto& d, const auto& s) {
        return mk::foreign_share(w, f, d, s);
    };
    const auto index = [](const auto& w, const auto& f, const auto& d, const auto& s) {
        return mk::price_index(w, f, d, s);
    };
    const std::vector<std::array<double, 4>> points{{0.9, 1.25, 1.0, 3.0}, {0.3, 0.4, 1.7, 0.6},
                                                    {0.5, 2.0, 1.0, 1.0},  {0.2, 3.0, 2.0, 1.002},
                                                    {0.7, 1.0, 4.0, 12.0}, {0.6, 1.0, 1.0, 2.0}};
    hirschman_test::expect_three_scalars_agree<4>(share, points);
    hirschman_test::expect_three_scalars_agree<4>(index, points);
}

RC_GTEST_PROP(demand, the_index_lies_between_the_prices_and_the_share_falls_in_the_foreign_price,
              ())
{
    const double w = *rc::gen::inRange(1, 1000) / 1000.0;
    const double foreign = *rc::gen::inRange(1, 400) / 100.0;
    const double home = *rc::gen::inRange(1, 400) / 100.0;
    const double sigma = 1.0 + *rc::gen::inRange(0, 2000) / 100.0;
    const double index = mk::price_index(w, foreign, home, sigma);
    RC_ASSERT(index >= std::min(foreign, home) * (1 - 1e-12));
    RC_ASSERT(index <= std::max(foreign, home) * (1 + 1e-12));
    const double share = mk::foreign_share(w, foreign, home, sigma);
    RC_ASSERT(share >= 0.0 && share <= 1.0);
    RC_ASSERT(mk::foreign_share(w, foreign * 1.1, home, sigma) <= share + 1e-15);
}
