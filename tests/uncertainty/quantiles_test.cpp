// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/quantiles.hpp"

#include <gtest/gtest.h>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>

namespace {

using namespace hirschman::uncertainty::detail;

constexpr double probabilities[] = {1e-17, 1e-12, 1e-6, 1e-3, 0.01, 0.1, 0.2, 0.3, 0.4, 0.49};

TEST(quantiles, of_the_normal_law_are_those_of_boost_math)
{
    const boost::math::normal z;
    for (const double p : probabilities)
        EXPECT_NEAR(normal_quantile(p), boost::math::quantile(z, p), 3e-15) << p;
    EXPECT_EQ(normal_quantile(0.75), -normal_quantile(0.25));
    EXPECT_NEAR(normal_quantile(0.5), 0.0, 1e-15);
}

TEST(quantiles, of_beta_laws_are_those_of_boost_math)
{
    for (const double a : {0.5, 1.0, 1.2, 3.3, 5.0, 30.0})
        for (const double b : {1.0, 1.7, 5.0, 12.0})
            for (const double p : probabilities) {
                const double x = boost::math::ibeta_inv(a, b, p);
                EXPECT_NEAR(beta_law(a, b).quantile(p) / x, 1.0, 1e-12)
                    << a << " " << b << " " << p;
                EXPECT_NEAR(beta_law(a, b).below(x) / boost::math::ibeta(a, b, x), 1.0, 1e-12);
            }
    // Boost.Math 1.81 throws here.
    EXPECT_NEAR(beta_law(5.0, 5.0).quantile(0.5), 0.5, 1e-15);
}

TEST(quantiles, of_gamma_laws_are_those_of_boost_math)
{
    for (const double shape : {0.3, 1.0, 1.5, 5.5, 20.0, 100.0, 900.0})
        for (const double p : probabilities) {
            const double x = boost::math::gamma_p_inv(shape, p);
            EXPECT_NEAR(gamma_unit_law(shape).quantile(p) / x, 1.0, 1e-12) << shape << " " << p;
            EXPECT_NEAR(gamma_unit_law(shape).below(x) / boost::math::gamma_p(shape, x), 1.0,
                        1e-11);
            EXPECT_NEAR(
                gamma_unit_law(shape).quantile_above(p) / boost::math::gamma_q_inv(shape, p), 1.0,
                1e-12)
                << shape << " " << p;
        }
}

}  // namespace
