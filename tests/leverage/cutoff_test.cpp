// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/cutoff.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/multiprecision/cpp_dec_float.hpp>

#include <cmath>
#include <limits>
#include <string>

namespace lev = hirschman::leverage;
using hirschman::domain_error;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

double unit(int permille) { return permille / 1000.0; }

using exact = boost::multiprecision::cpp_dec_float_50;

// 1 - [Omega pJ^(1-rho) + 1 - Omega]^(1/(rho-1)), pJ = (1-omega)^(1/(1-sigma)), in 50 digits.
double exact_nested_loss(double sector, double share, double elasticity, double upper)
{
    const exact price = pow(1 - exact(share), 1 / (1 - exact(elasticity)));
    const exact r = 1 - exact(upper);
    const exact index = pow(sector * pow(price, r) + 1 - exact(sector), 1 / r);
    return static_cast<double>(1 - 1 / index);
}

}  // namespace

// One nest, printed to six decimals.
TEST(cutoff, loss_in_one_nest_is_as_published)
{
    EXPECT_NEAR(lev::cutoff_loss(0.80, 6.0), 0.275220, 5e-7);
    EXPECT_NEAR(lev::cutoff_loss(0.80, 3.0), 0.552786, 5e-7);
    EXPECT_NEAR(lev::cutoff_loss(0.80, 2.0), 0.800000, 5e-7);
    EXPECT_NEAR(lev::cutoff_loss(0.94, 6.0), 0.430321, 5e-7);
    EXPECT_NEAR(lev::cutoff_loss(0.90, 5.0), 0.437659, 5e-7);
}

TEST(cutoff, remaining_real_use_is_as_published)
{
    EXPECT_NEAR(1 - lev::cutoff_loss(0.7, 3.0), 0.5477225575, 5e-11);
    EXPECT_NEAR(1 - lev::cutoff_loss(0.9, 3.0), 0.3162277660, 5e-11);
    EXPECT_NEAR(1 - lev::cutoff_loss(0.3, 2.0), 0.7, 1e-15);
    EXPECT_NEAR(1 - lev::cutoff_loss(0.5, 1.5), 0.25, 1e-15);
}

// (sector share, share, elasticity, upper elasticity), printed to eight decimals.
TEST(cutoff, nested_loss_is_as_published)
{
    EXPECT_NEAR(lev::nested_cutoff_loss(0.004, 0.9, 2.0, 0.5), 0.01707636, 5e-9);
    EXPECT_NEAR(lev::nested_cutoff_loss(0.004, 0.9, 2.0, 1.0), 0.00916806, 5e-9);
    EXPECT_NEAR(lev::nested_cutoff_loss(0.004, 0.9, 3.0, 0.2), 0.00750834, 5e-9);
    EXPECT_NEAR(lev::nested_cutoff_loss(0.05, 0.8, 3.0, 0.5), 0.04775354, 5e-9);
}

TEST(cutoff, nested_loss_is_continuous_where_the_upper_nest_is_cobb_douglas)
{
    const double at_one = lev::nested_cutoff_log_loss(0.2, 0.9, 2.0, 1.0);
    EXPECT_NEAR(at_one, -0.2 * std::log(0.1), 1e-15);
    for (double gap : {1e-6, 1e-8, 1e-9, 1e-12})
        for (double sign : {-1.0, 1.0}) {
            const double x = -std::log(0.1);
            const double slope = -0.5 * (0.2 * x * x - 0.04 * x * x);
            EXPECT_NEAR(lev::nested_cutoff_log_loss(0.2, 0.9, 2.0, 1.0 + sign * gap),
                        at_one + sign * gap * slope, 1e-12);
        }
}

TEST(cutoff, a_nest_that_is_everything_loses_the_whole_nest)
{
    EXPECT_NEAR(lev::nested_cutoff_loss(1.0, 0.8, 6.0, 0.5), lev::cutoff_loss(0.8, 6.0), 1e-15);
    EXPECT_EQ(lev::nested_cutoff_loss(0.0, 0.8, 6.0, 0.5), 0.0);
}

TEST(cutoff, near_the_edges_the_loss_neither_overflows_nor_cancels)
{
    EXPECT_EQ(lev::cutoff_loss(0.0, 6.0), 0.0);
    EXPECT_NEAR(lev::cutoff_loss(1e-15, 3.0) / 0.5e-15, 1.0, 1e-14);
    EXPECT_EQ(lev::cutoff_loss(0.99, 1.0005), 1.0);
    // exp(3684) overflows; by the largest term ln P = x + ln(.01)/.8.
    const double x = -std::log1p(-0.99) / (1.001 - 1.0);
    EXPECT_NEAR(lev::nested_cutoff_log_loss(0.01, 0.99, 1.001, 0.2), x + std::log(0.01) / 0.8,
                1e-9);
    EXPECT_EQ(lev::nested_cutoff_loss(0.0, 0.99, 1.001, 0.2), 0.0);
}

TEST(cutoff, agrees_with_fifty_digits_near_the_edges)
{
    for (double sector : {1e-12, 0.002, 0.5, 1.0})
        for (double share : {1e-12, 0.3, 0.9999999})
            for (double elasticity : {1.01, 2.0, 50.0})
                for (double upper : {1e-6, 0.5, 1 - 1e-5, 1 - 1e-9, 1 + 1e-9, 1 + 1e-5, 8.0}) {
                    const double loss = lev::nested_cutoff_loss(sector, share, elasticity, upper);
                    const double reference = exact_nested_loss(sector, share, elasticity, upper);
                    EXPECT_NEAR(loss / reference, 1.0, 1e-10)
                        << sector << " " << share << " " << elasticity << " " << upper;
                }
}

TEST(cutoff, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<2>(
        [](const auto& w, const auto& s) { return lev::cutoff_loss(w, s); },
        {{0.8, 6.0}, {0.94, 6.0}, {0.01, 1.5}, {0.5, 20.0}});
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& o, const auto& w, const auto& s, const auto& r) {
            return lev::nested_cutoff_loss(o, w, s, r);
        },
        {{0.004, 0.9, 2.0, 0.5}, {0.05, 0.8, 3.0, 1.5}, {0.3, 0.4, 4.0, 0.2}, {0.2, 0.9, 2.0, 1.0}},
        1e-12);
}

TEST(cutoff, the_slope_follows_from_the_same_text)
{
    const double slope =
        hirschman::derivative([](const auto& share) { return lev::cutoff_loss(share, 6.0); }, 0.80);
    EXPECT_NEAR(slope, 0.2 * std::pow(0.2, -0.8), 1e-14);
}

TEST(cutoff, impossible_arguments_are_named)
{
    EXPECT_THROW((void)lev::cutoff_loss(1.0, 6.0), domain_error);
    EXPECT_THROW((void)lev::cutoff_loss(-0.1, 6.0), domain_error);
    EXPECT_THROW((void)lev::cutoff_loss(1.2, 6.0), domain_error);
    EXPECT_THROW((void)lev::cutoff_loss(not_a_number, 6.0), domain_error);
    EXPECT_THROW((void)lev::cutoff_loss(0.8, 1.0), domain_error);
    EXPECT_THROW((void)lev::cutoff_loss(0.8, 0.5), domain_error);
    EXPECT_THROW((void)lev::cutoff_loss(0.8, infinity), domain_error);
    EXPECT_THROW((void)lev::nested_cutoff_loss(1.1, 0.8, 6.0, 0.5), domain_error);
    EXPECT_THROW((void)lev::nested_cutoff_loss(0.1, 0.8, 6.0, 0.0), domain_error);
    try {
        (void)lev::cutoff_loss(1.0, 6.0);
    } catch (const domain_error& e) {
        EXPECT_EQ(std::string(e.what()), "share = 1 is outside [0, 1)");
    }
}

RC_GTEST_PROP(cutoff, a_higher_elasticity_never_raises_the_loss, ())
{
    const double share = unit(*rc::gen::inRange(0, 1000));
    const double elasticity = 1.0 + unit(*rc::gen::inRange(1, 20000));
    const double more = unit(*rc::gen::inRange(0, 5000));
    RC_ASSERT(lev::cutoff_loss(share, elasticity + more) <= lev::cutoff_loss(share, elasticity));
}

RC_GTEST_PROP(cutoff, nested_loss_falls_in_both_elasticities_and_rises_in_both_shares, ())
{
    const double sector = unit(*rc::gen::inRange(0, 900));
    const double share = unit(*rc::gen::inRange(0, 900));
    const double elasticity = 1.0 + unit(*rc::gen::inRange(100, 9000));
    const double upper = unit(*rc::gen::inRange(50, 4000));
    const double more = unit(*rc::gen::inRange(0, 100));
    const double loss = lev::nested_cutoff_loss(sector, share, elasticity, upper);
    RC_ASSERT(loss >= 0.0 && loss <= 1.0);
    const double slack = 1e-14;
    RC_ASSERT(lev::nested_cutoff_loss(sector, share, elasticity + more, upper) <= loss + slack);
    RC_ASSERT(lev::nested_cutoff_loss(sector, share, elasticity, upper + more) <= loss + slack);
    RC_ASSERT(lev::nested_cutoff_loss(sector + more, share, elasticity, upper) >= loss - slack);
    RC_ASSERT(lev::nested_cutoff_loss(sector, share + more, elasticity, upper) >= loss - slack);
}
