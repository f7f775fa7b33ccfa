// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/cutoff.hpp>
#include <hirschman/leverage/second_order.hpp>
#include <hirschman/supply/shortfall.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <cmath>
#include <limits>

namespace lev = hirschman::leverage;
using hirschman::domain_error;
using hirschman::truth;
using precise = boost::multiprecision::cpp_bin_float_50;

namespace {

precise exact_log_loss(double remaining, double cost_share, double elasticity)
{
    const precise x = log(precise(remaining)), a(cost_share), r = 1 - 1 / precise(elasticity);
    if (r == 0) return -a * x;
    return -log(a * exp(r * x) + 1 - a) / r;
}

}  // namespace

// Vector B6. The figure of the literature is 1 - exp(dlnY); -dlnY is .533428 %.
TEST(second_order, one_input_is_as_published)
{
    const auto shallow = lev::shortfall_to_second_order(0.8, 0.012, 0.1);
    EXPECT_NEAR(100 * shallow.loss(), 0.532008, 5e-7);
    EXPECT_NEAR(100 * shallow.log_loss, 0.533428, 5e-7);
    EXPECT_NEAR(100 * shallow.exact_loss(), 0.824991, 5e-7);
}

TEST(second_order, errs_in_either_direction_as_published)
{
    const auto small = lev::shortfall_to_second_order(0.5, 0.012, 0.1);
    EXPECT_NEAR(small.loss(), 0.033381, 5e-7);
    EXPECT_NEAR(small.exact_loss(), 0.196106, 5e-7);
    const auto large = lev::shortfall_to_second_order(0.5, 0.3, 0.05);
    EXPECT_NEAR(large.loss(), 0.688529, 5e-7);
    EXPECT_NEAR(large.exact_loss(), 0.467291, 5e-7);
    EXPECT_GT(large.log_loss, -std::log(0.5));  // more than the input itself lost
    EXPECT_LT(large.exact_log_loss, -std::log(0.5));
}

// |ln .8|/.1 = 2.231436, |ln .9|/.2 = .526803.
TEST(second_order, warns_once_the_cut_is_deep_for_the_elasticity)
{
    EXPECT_NEAR(lev::shortfall_to_second_order(0.8, 0.012, 0.1).strain, 2.231436, 5e-7);
    EXPECT_EQ(lev::shortfall_to_second_order(0.8, 0.012, 0.1).holds(), truth::no);
    EXPECT_EQ(lev::shortfall_to_second_order(0.5, 0.3, 0.05).holds(), truth::no);
    const auto mild = lev::shortfall_to_second_order(0.9, 0.012, 0.2);
    EXPECT_EQ(mild.holds(), truth::yes);
    EXPECT_NEAR(mild.log_loss / mild.exact_log_loss, 1.0, 0.1);
    EXPECT_EQ(lev::shortfall_to_second_order(1.0, 0.012, 0.2).log_loss, 0.0);
    const auto lanes = lev::shortfall_to_second_order(hirschman::block(0.8), 0.012, 0.1).holds();
    EXPECT_EQ(lanes.lanes[0], 0.0);
}

TEST(second_order, the_exact_form_is_that_of_a_shortfall)
{
    for (double e : {1e-6, 0.3, 0.9, 1.4})
        for (double a : {0.004, 0.3})
            for (double s : {0.05, 0.9, 1.0, 3.0})
                EXPECT_NEAR(1.0 - lev::shortfall_to_second_order(e, a, s).exact_loss(),
                            hirschman::supply::shortfall_output(e, a, s), 1e-14);
}

// At an elasticity of one the quadratic term is gone and both are a ln e.
TEST(second_order, is_exact_for_cobb_douglas)
{
    const auto both = lev::shortfall_to_second_order(0.4, 0.3, 1.0);
    EXPECT_NEAR(both.log_loss, -0.3 * std::log(0.4), 1e-16);
    EXPECT_NEAR(both.exact_log_loss, -0.3 * std::log(0.4), 1e-16);
}

TEST(second_order, accurate_near_the_edges_against_fifty_digits)
{
    for (double e : {1e-300, 1e-12, 0.1, 0.999999, 1.0 - 1e-12, 1.0 + 1e-9, 30.0})
        for (double a : {1e-9, 0.003, 0.6, 1.0 - 1e-9})
            for (double s : {1e-4, 0.05, 0.999, 1.0 - 1e-6, 1.0 - 1e-9, 1.0 + 1e-12, 1.001, 40.0}) {
                const double loss = lev::shortfall_to_second_order(e, a, s).exact_log_loss;
                EXPECT_NEAR(static_cast<double>(loss / exact_log_loss(e, a, s)), 1.0, 1e-10)
                    << e << " " << a << " " << s;
            }
}

// The output itself, which `supply` computes, and the loss at given prices, at their edges.
TEST(second_order, the_forms_beside_it_are_accurate_near_the_edges_too)
{
    for (double e : {1e-300, 1e-12, 0.1, 0.999999})
        for (double a : {1e-9, 0.003, 0.6})
            for (double s : {0.05, 1.0 - 1e-6, 1.0 - 1e-9, 1.0 + 1e-8, 1.001, 40.0}) {
                const precise exact = exp(-exact_log_loss(e, a, s));
                EXPECT_NEAR(
                    static_cast<double>(hirschman::supply::shortfall_output(e, a, s) / exact), 1.0,
                    1e-10)
                    << e << " " << a << " " << s;
            }
    for (double share : {1e-300, 1e-12, 0.5, 1.0 - 1e-12})
        for (double s : {1.0 + 1e-12, 1.0 + 1e-6, 1.5, 1e6}) {
            const precise log_loss = -log1p(-precise(share)) / (precise(s) - 1);
            EXPECT_NEAR(static_cast<double>(lev::cutoff_log_loss(share, s) / log_loss), 1.0, 1e-10);
            EXPECT_NEAR(static_cast<double>(lev::cutoff_loss(share, s) / -expm1(-log_loss)), 1.0,
                        1e-10)
                << share << " " << s;
        }
}

TEST(second_order, impossible_arguments_are_named)
{
    EXPECT_THROW((void)lev::shortfall_to_second_order(0.0, 0.3, 0.5), domain_error);
    EXPECT_THROW((void)lev::shortfall_to_second_order(-0.1, 0.3, 0.5), domain_error);
    EXPECT_THROW((void)lev::shortfall_to_second_order(0.5, 1.0, 0.5), domain_error);
    EXPECT_THROW(
        (void)lev::shortfall_to_second_order(0.5, std::numeric_limits<double>::quiet_NaN(), 0.5),
        domain_error);
    try {
        (void)lev::shortfall_to_second_order(0.5, 0.3, 0.0);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "elasticity = 0 is outside (0, inf)");
    }
}

TEST(second_order, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& e, const auto& a, const auto& s) {
            const auto both = lev::shortfall_to_second_order(e, a, s);
            return both.log_loss + 2.0 * both.exact_log_loss + both.strain;
        },
        {{0.8, 0.012, 0.1}, {0.5, 0.3, 0.05}, {0.9, 0.2, 1.0}, {0.6, 0.1, 3.0}, {1.3, 0.2, 0.7}});
}

RC_GTEST_PROP(second_order, the_exact_loss_is_bounded_and_never_rises_with_the_elasticity, ())
{
    const double remaining = *rc::gen::inRange(1, 1001) / 1000.0;
    const double share = *rc::gen::inRange(1, 1000) / 1000.0;
    const double elasticity = *rc::gen::inRange(10, 5000) / 1000.0;
    const double more = *rc::gen::inRange(0, 2000) / 1000.0;
    const auto one = lev::shortfall_to_second_order(remaining, share, elasticity);
    const auto other = lev::shortfall_to_second_order(remaining, share, elasticity + more);
    RC_ASSERT(one.exact_log_loss >= 0.0);
    RC_ASSERT(one.exact_log_loss <= -std::log(remaining) * (1 + 1e-12));
    RC_ASSERT(other.exact_log_loss <= one.exact_log_loss * (1 + 1e-12));
}
