// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/scoring.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(interval_score, reproduces_the_reference_value)
{
    // Models addendum 7, check: 1.5 = .5 + 10 x .1.
    EXPECT_NEAR(interval_score(.2, .7, .1), 1.5, 1e-15);
    EXPECT_NEAR(interval_score(.2, .7, .8), 1.5, 1e-15);
    EXPECT_NEAR(interval_score(.2, .7, .2), .5, 1e-15) << "an end belongs to the interval";
    EXPECT_NEAR(interval_score(.12, 1.08, .6), .96, 1e-15) << "know nothing, inside";
    // "A bare point forecast scores ten times its error."
    EXPECT_NEAR(interval_score(.5, .5, .53), .3, 1e-14);
}

TEST(interval_score, refuses_what_is_no_interval)
{
    EXPECT_THROW((void)interval_score(.7, .2, .1), domain_error);
    EXPECT_THROW((void)interval_score(nan, .2, .1), domain_error);
    EXPECT_THROW((void)interval_score(.1, infinity, .1), domain_error);
    EXPECT_THROW((void)interval_score(.1, .2, nan), domain_error);
    EXPECT_THROW((void)interval_score(.1, .2, .1, 0.0), domain_error);
    EXPECT_THROW((void)interval_score(.1, .2, .1, 1.0), domain_error);
}

TEST(crps, of_a_uniform_law_is_the_closed_form)
{
    // Uniform on [0, 1], outcome y inside: 1/3 - y + y^2. Midpoints of n cells are exact to
    // 1/(12 n^2).
    constexpr int n = 1000;
    std::vector<double> draws;
    for (int i = 0; i < n; ++i) draws.push_back((i + .5) / n);
    for (const double y : {0.0, .1, .5, .9, 1.0})
        EXPECT_NEAR(continuous_ranked_probability_score(draws, y), 1.0 / 3.0 - y + y * y, 1e-6);
    EXPECT_NEAR(continuous_ranked_probability_score(draws, 2.0), 1.0 + 1.0 / 3.0, 1e-6);
    EXPECT_EQ(continuous_ranked_probability_score(std::vector<double>{3.0}, 1.0), 2.0);
}

RC_GTEST_PROP(crps, is_the_double_sum_and_not_negative, ())
{
    const auto whole =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-1000, 1000)));
    std::vector<double> draws(whole.begin(), whole.end());
    std::sort(draws.begin(), draws.end());
    const double y = *rc::gen::inRange(-1500, 1500) / 2.0;
    const double n = static_cast<double>(draws.size());
    double to_outcome = 0.0;
    double between = 0.0;
    for (const double a : draws) {
        to_outcome += std::abs(a - y) / n;
        for (const double b : draws) between += std::abs(a - b) / (2.0 * n * n);
    }
    const double score = continuous_ranked_probability_score(draws, y);
    RC_ASSERT(std::abs(score - (to_outcome - between)) <= 1e-9);
    RC_ASSERT(score >= -1e-9);
    const double pit = probability_integral_transform(draws, y, .5);
    RC_ASSERT(pit >= 0.0);
    RC_ASSERT(pit <= 1.0);
}

TEST(pit, is_drawn_at_point_masses)
{
    const std::vector<double> draws{0.0, 0.0, 0.0, 1.0, 2.0};
    EXPECT_EQ(probability_integral_transform(draws, 0.0, 0.0), 0.0);
    EXPECT_EQ(probability_integral_transform(draws, 0.0, 1.0), .6);
    EXPECT_EQ(probability_integral_transform(draws, 0.5, .3), .6);
    EXPECT_EQ(probability_integral_transform(draws, -1.0, .3), 0.0);
    EXPECT_EQ(probability_integral_transform(draws, 3.0, .3), 1.0);
    EXPECT_THROW((void)probability_integral_transform(draws, 1.0, 1.5), domain_error);
    EXPECT_THROW((void)probability_integral_transform({}, 1.0, .5), domain_error);
    EXPECT_THROW((void)probability_integral_transform(std::vector<double>{1.0, 0.0}, 1.0, .5),
                 domain_error);
    EXPECT_THROW((void)continuous_ranked_probability_score(std::vector<double>{nan}, 1.0),
                 domain_error);
}

TEST(conformal_quantile, reproduces_the_reference_value)
{
    // Models addendum 7, check: the ceil(.8 x 6) = 5th smallest.
    EXPECT_EQ(conformal_quantile({.1, .3, .2, .9, .5}), .9);
    EXPECT_EQ(conformal_quantile({.4, .1, .3, .2}), .4) << "ceil(.8 x 5) = 4, not 5";
    EXPECT_EQ(conformal_quantile({.1, .3, .2}), infinity) << "ceil(.8 x 4) = 4 of 3";
    EXPECT_EQ(conformal_quantile({}), infinity);
    EXPECT_THROW((void)conformal_quantile({-.1}), domain_error);
    EXPECT_THROW((void)conformal_quantile({nan}), domain_error);
    EXPECT_THROW((void)conformal_quantile({.1}, 1.0), domain_error);
}

}  // namespace
