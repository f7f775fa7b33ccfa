// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scalar.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

double spacing(double x)
{
    const double size = std::fabs(x);
    return std::nextafter(size, inf) - size;
}

template <class F, class Reference>
void expect_within(double ulps, double low, double high, F f, Reference reference, const char* what)
{
    std::mt19937_64 random(1945);
    std::uniform_real_distribution<double> uniform(low, high);
    for (int repeat = 0; repeat < 200; ++repeat) {
        block x;
        for (std::size_t i = 0; i < block::size; ++i) x[i] = uniform(random);
        const block y = f(x);
        for (std::size_t i = 0; i < block::size; ++i) {
            const long double exact = reference(static_cast<long double>(x[i]));
            const auto error = static_cast<double>(std::fabs(static_cast<long double>(y[i]) - exact));
            ASSERT_LE(error, ulps * spacing(static_cast<double>(exact))) << what << "(" << x[i] << ")";
        }
    }
}

TEST(block_math, is_within_one_ulp_of_long_double)
{
    const auto e = [](const block& x) { return exp(x); };
    const auto l = [](const block& x) { return log(x); };
    const auto l1 = [](const block& x) { return log1p(x); };
    const auto e1 = [](const block& x) { return expm1(x); };
    expect_within(1.0, -1.0, 1.0, e, [](long double x) { return std::exp(x); }, "exp");
    expect_within(1.0, -700.0, 700.0, e, [](long double x) { return std::exp(x); }, "exp");
    expect_within(1.0, 0.5, 2.0, l, [](long double x) { return std::log(x); }, "log");
    expect_within(1.0, 1e-300, 1e300, l, [](long double x) { return std::log(x); }, "log");
    expect_within(1.0, -0.9, 1.0, l1, [](long double x) { return std::log1p(x); }, "log1p");
    expect_within(1.0, -1e-8, 1e-8, l1, [](long double x) { return std::log1p(x); }, "log1p");
    expect_within(1.0, -1.0, 1.0, e1, [](long double x) { return std::expm1(x); }, "expm1");
    expect_within(1.0, -1e-8, 1e-8, e1, [](long double x) { return std::expm1(x); }, "expm1");
    expect_within(1.0, -40.0, 700.0, e1, [](long double x) { return std::expm1(x); }, "expm1");
}

TEST(block_math, powers_are_within_one_ulp)
{
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> base(0.0, 4.0), exponent(-30.0, 30.0);
    for (int repeat = 0; repeat < 200; ++repeat) {
        block x, y;
        for (std::size_t i = 0; i < block::size; ++i) {
            x[i] = base(random);
            y[i] = exponent(random);
        }
        const block p = pow(x, y);
        for (std::size_t i = 0; i < block::size; ++i) {
            const long double exact =
                std::pow(static_cast<long double>(x[i]), static_cast<long double>(y[i]));
            ASSERT_LE(std::fabs(static_cast<double>(static_cast<long double>(p[i]) - exact)),
                      spacing(static_cast<double>(exact)))
                << x[i] << "^" << y[i];
        }
    }
}

TEST(block_math, the_normal_distribution_keeps_its_tail)
{
    block x;
    for (std::size_t i = 0; i < block::size; ++i) x[i] = -37.0 + 0.7 * static_cast<double>(i);
    const block p = normal_cdf(x);
    for (std::size_t i = 0; i < block::size; ++i) {
        const long double exact =
            0.5L * std::erfc(static_cast<long double>(x[i]) * -0.70710678118654752440084436L);
        EXPECT_LE(std::fabs(static_cast<double>(static_cast<long double>(p[i]) / exact - 1.0L)), 5e-13)
            << x[i];
    }
}

TEST(block_math, special_values_are_those_of_the_standard_and_nan_stays_nan)
{
    const double special[] = {0.0, -0.0, 1.0, -1.0, inf, -inf, nan, 1e-310, -1e-310, 710.0, -746.0};
    for (const double x : special) {
        const auto expect_same = [&](double ours, double standard, const char* what) {
            if (std::isnan(standard)) EXPECT_TRUE(std::isnan(ours)) << what << "(" << x << ")";
            else if (!std::isfinite(standard) || standard == 0.0)
                EXPECT_EQ(ours, standard) << what << "(" << x << ")";
            else EXPECT_NEAR(ours, standard, spacing(standard)) << what << "(" << x << ")";
        };
        expect_same(exp(block(x))[5], std::exp(x), "exp");
        expect_same(log(block(x))[5], std::log(x), "log");
        expect_same(log1p(block(x))[5], std::log1p(x), "log1p");
        expect_same(expm1(block(x))[5], std::expm1(x), "expm1");
        expect_same(pow(block(2.0), block(x))[5], std::pow(2.0, x), "pow 2");
        if (!std::isnan(x)) expect_same(pow(block(x), block(0.0))[5], 1.0, "pow 0");
        expect_same(normal_cdf(block(x))[5], normal_cdf(x), "normal_cdf");
    }
    EXPECT_TRUE(std::isnan(pow(block(nan), block(0.0))[0])) << "a failed lane became a number";
    EXPECT_TRUE(std::isnan(pow(block(1.0), block(nan))[0])) << "a failed lane became a number";
}

TEST(block_math, lanes_do_not_depend_on_their_neighbours)
{
    block mixed(0.5);
    mixed[3] = nan;
    mixed[4] = inf;
    mixed[60] = -800.0;
    const block whole = exp(block(0.5));
    const block e = exp(mixed);
    EXPECT_EQ(e[0], whole[0]);
    EXPECT_EQ(e[2], whole[2]);
    EXPECT_EQ(e[61], whole[61]);
    EXPECT_TRUE(std::isnan(e[3]));
    EXPECT_EQ(e[4], inf);
    EXPECT_EQ(e[60], 0.0);
}

}  // namespace
