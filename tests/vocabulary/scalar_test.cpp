// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scalar.hpp>

#include <cmath>
#include <concepts>
#include <limits>
#include <string>

#include <gtest/gtest.h>
#include <boost/math/differentiation/autodiff.hpp>

namespace {

using namespace hirschman;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

static_assert(std::same_as<common_scalar<double, int>, double>);
static_assert(std::same_as<common_scalar<double, block>, block>);
static_assert(std::same_as<common_scalar<dual, int>, dual>);
static_assert(alignof(block) == 64 && sizeof(block) == 64 * sizeof(double));

block lanes_from(double first, double step)
{
    block b;
    for (std::size_t i = 0; i < block::size; ++i) b[i] = first + step * static_cast<double>(i);
    return b;
}

TEST(scalar, nan_is_handed_on_by_select_min_max_and_clamp)
{
    EXPECT_TRUE(std::isnan(select(less(nan, 1.0), 5.0, 6.0)));
    EXPECT_TRUE(std::isnan(hirschman::min(nan, 1.0)));
    EXPECT_TRUE(std::isnan(hirschman::max(1.0, nan)));
    EXPECT_TRUE(std::isnan(hirschman::clamp(nan)));
    EXPECT_EQ(hirschman::clamp(1.5), 1.0);
    EXPECT_EQ(hirschman::min(1, 2.5), 1.0);

    block x = lanes_from(0.0, 0.5);
    x[7] = nan;
    const block chosen = select(greater(x, block(0.01)), x, block(0.0));
    EXPECT_TRUE(std::isnan(chosen[7])) << "a failed lane became a valid zero";
    EXPECT_EQ(chosen[0], 0.0);
    EXPECT_EQ(chosen[8], 4.0);
    EXPECT_TRUE(std::isnan(hirschman::max(x, 0.0)[7]));
    EXPECT_TRUE(std::isnan(hirschman::clamp(x)[7]));
}

TEST(scalar, block_truth_is_kleenes)
{
    block x(0.0);
    x[1] = 1.0;
    x[2] = nan;
    const block_truth positive = greater(x, block(0.5));
    const block_truth always = less(block(0.0), block(1.0));
    const block_truth never = !always;
    EXPECT_EQ((positive && never).lanes[2], 0.0);
    EXPECT_EQ((positive || always).lanes[2], 1.0);
    EXPECT_TRUE(std::isnan((positive && always).lanes[2]));
    EXPECT_TRUE(std::isnan((positive || never).lanes[2]));
    EXPECT_EQ((positive && always).lanes[1], 1.0);
    EXPECT_EQ((positive || never).lanes[0], 0.0);
    EXPECT_TRUE(std::isnan((!positive).lanes[2]));
}

TEST(in_range, throws_for_numbers_and_marks_lanes_of_blocks)
{
    try {
        in_range(1.2, 0.0, 1.0, "share");
        FAIL() << "a share of 1.2 was accepted";
    } catch (const domain_error& e) {
        EXPECT_STREQ(e.what(), "share = 1.2 is outside [0, 1]");
    }
    EXPECT_THROW(in_range(nan, 0.0, 1.0, "share"), domain_error);
    EXPECT_THROW(in_range(dual(-0.1, 1.0), 0.0, 1.0, "share"), domain_error);
    EXPECT_THROW(in_range(1.0, 0.0, 1.0, "share", bounds::left_closed), domain_error);
    EXPECT_THROW(in_range(0.0, 0.0, 1.0, "share", bounds::open), domain_error);
    EXPECT_THROW(in_range(inf, 0.0, inf, "revenue", bounds::left_closed), domain_error);
    EXPECT_EQ(in_range(1.0, 0.0, 1.0, "share", bounds::right_closed), 1.0);

    const block checked = in_range(lanes_from(-1.0, 1.0), 0.0, 1.0, "share");
    EXPECT_TRUE(std::isnan(checked[0]) && std::isnan(checked[3]));
    EXPECT_EQ(checked[1], 0.0);
    EXPECT_EQ(checked[2], 1.0);
}

TEST(dual, agrees_with_automatic_differentiation_of_boost)
{
    using boost::math::differentiation::make_fvar;
    const auto common = [](const auto& x) {
        using std::exp;
        using std::log;
        using std::pow;
        using std::sqrt;
        return exp(-x) * log(x + 2.0) / (1.0 + x * x) + pow(x, 2.5) + sqrt(x) * pow(1.7, x);
    };
    // Boost's automatic differentiation has neither expm1 nor log1p.
    const auto f = [&](const dual& x) { return common(x) - expm1(x / 3.0) * log1p(x); };
    const auto oracle = [&](const auto& x) {
        return common(x) - (exp(x / 3.0) - 1.0) * log(1.0 + x);
    };
    for (const double x : {0.1, 0.5, 0.8, 1.0, 2.5, 7.0}) {
        const double expected = oracle(make_fvar<double, 1>(x)).derivative(1);
        EXPECT_NEAR(derivative(f, x), expected, 1e-13 * std::fabs(expected) + 1e-14) << x;
    }
}

TEST(dual, powers_with_a_constant_exponent_keep_their_derivative_at_zero_and_below)
{
    EXPECT_EQ(derivative([](const dual& x) { return pow(x, 2.0); }, -3.0), -6.0);
    EXPECT_EQ(derivative([](const dual& x) { return pow(x, 1.0); }, 0.0), 1.0);
}

TEST(normal_cdf, has_its_tail_and_its_slope)
{
    // Abramowitz and Stegun (1964), table 26.1: P(1.96) = 0.97500 21049.
    EXPECT_NEAR(normal_cdf(1.96), 0.9750021049, 5e-11);
    EXPECT_NEAR(normal_cdf(-8.0) / 6.220960574271785e-16, 1.0, 1e-12);
    const double density = derivative([](const dual& x) { return normal_cdf(x); }, 0.5);
    EXPECT_NEAR(density, 0.3520653267642995, 1e-15);
}

}  // namespace
