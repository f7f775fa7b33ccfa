// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/flow_table.hpp>
#include <hirschman/supply/inoperability.hpp>
#include <hirschman/supply/input_output.hpp>

#include "supply/tables.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using figures = std::vector<double>;

const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(inoperability, reproduces_haimes_and_jiang)
{
    const auto two = inoperability(figures{0, .8, .2, 0}, figures{0, .6});
    ASSERT_EQ(two.status, solve_status::solved);
    EXPECT_NEAR(two.inoperability[0], .571, 5e-4);
    EXPECT_NEAR(two.inoperability[1], .714, 5e-4);

    const auto four = inoperability(figures{0, .9, 0, 0, .4, 0, 0, 0, 1, .8, 0, 0, 1, .9, 0, 0},
                                    figures{0, .5, 0, 0});
    EXPECT_NEAR(four.inoperability[0], .70, 5e-3);
    EXPECT_NEAR(four.inoperability[1], .78, 5e-3);
    EXPECT_EQ(four.inoperability[2], 1.0);
    EXPECT_EQ(four.inoperability[3], 1.0);
    EXPECT_NEAR(four.unlimited[2], .703125 + .8 * .78125, 1e-12);
}

TEST(inoperability, is_the_leontief_model_in_shares_of_output)
{
    const flow_table t = test::miller_blair();
    const figures lost_demand{70, 85};
    const auto lost = leontief_system(t).output(lost_demand).values;
    const auto q = inoperability(allocation_coefficients(t),
                                 figures{lost_demand[0] / 1000, lost_demand[1] / 2000});
    EXPECT_NEAR(q.inoperability[0], lost[0] / 1000, 1e-14);
    EXPECT_NEAR(q.inoperability[1], lost[1] / 2000, 1e-14);
}

TEST(inoperability, says_that_it_has_no_equilibrium)
{
    const auto none = inoperability(figures{0, 1, 1, 0}, figures{.1, 0});
    EXPECT_EQ(none.status, solve_status::singular);
    EXPECT_TRUE(none.inoperability.empty());
    EXPECT_EQ(inoperability(figures{0, 2, 1, 0}, figures{.1, 0}).status,
              solve_status::unproductive);
}

TEST(inoperability, recovers_as_the_closed_form_of_two_sectors)
{
    // K (I - A*) = k [[1, -a], [-a, 1]] has the eigenvalues k (1 - a) and k (1 + a) along (1, 1)
    // and (1, -1).
    const double k = .3, a = .4, t = 5;
    const auto q = recovery(figures{0, a, a, 0}, figures{k, k}, figures{.8, .2}, t);
    const double together = .5 * std::exp(-k * (1 - a) * t);
    const double apart = .3 * std::exp(-k * (1 + a) * t);
    EXPECT_NEAR(q[0], together + apart, 1e-14);
    EXPECT_NEAR(q[1], together - apart, 1e-14);
    EXPECT_EQ(recovery(figures{0, a, a, 0}, figures{k, k}, figures{.8, .2}, 0), (figures{.8, .2}));

    // Alone, by its own resilience.
    const double own = resilience_coefficient(.5, .01, 60, .2);
    EXPECT_NEAR(own, std::log(50) / 48, 1e-15);
    EXPECT_NEAR(recovery(figures{.2}, figures{own}, figures{.5}, 60)[0], .01, 1e-13);
    // In short steps the path is the exponential.
    const auto path =
        inoperability_path(figures{.2}, figures{own / 1000}, figures{0}, figures{.5}, 60'000);
    EXPECT_NEAR(path.back()[0], .01, 1e-4);
}

TEST(inoperability, impact_is_the_area_under_the_path)
{
    EXPECT_EQ(inoperability_impact({{1, 0}, {.5, .2}, {0, .4}}), (figures{1, .4}));
    EXPECT_EQ(inoperability_impact({{.7}}), figures{0});
    EXPECT_THROW((void)inoperability_impact({}), domain_error);
    EXPECT_THROW((void)inoperability_impact({{1, 2}, {1}}), domain_error);
}

TEST(inoperability, refuses_what_is_outside)
{
    const figures a{0, .5, .5, 0}, half{.5, .5};
    EXPECT_THROW((void)inoperability({}, {}), domain_error);
    EXPECT_THROW((void)inoperability(a, figures{.5}), domain_error);
    EXPECT_THROW((void)inoperability(a, figures{.5, 1.5}), domain_error);
    EXPECT_THROW((void)inoperability(a, figures{.5, nan}), domain_error);
    EXPECT_THROW((void)inoperability(figures{0, -.5, .5, 0}, half), domain_error);
    EXPECT_THROW((void)inoperability(figures{0, nan, .5, 0}, half), domain_error);
    EXPECT_THROW((void)inoperability_path(a, figures{.5, 1.1}, half, half, 3), domain_error);
    EXPECT_THROW((void)inoperability_path(a, half, half, half, -1), domain_error);
    EXPECT_THROW((void)recovery(a, figures{-1, 1}, half, 1), domain_error);
    EXPECT_THROW((void)recovery(a, half, half, nan), domain_error);
    EXPECT_THROW((void)recovery(a, half, half, 1e9), domain_error);
    EXPECT_THROW((void)resilience_coefficient(.1, .5, 1, 0), domain_error);
    EXPECT_THROW((void)resilience_coefficient(.5, .1, 1, 1), domain_error);
}

RC_GTEST_PROP(inoperability, in_the_long_run_is_its_equilibrium, ())
{
    const flow_table t = test::any_productive_table(6);
    const auto n = t.size();
    // Of a productive table the columns of A sum to less than one, and A* is similar to A.
    const auto a = allocation_coefficients(t);
    figures k(n), shock(n), start(n);
    for (std::size_t i = 0; i < n; ++i) {
        k[i] = *rc::gen::inRange(30, 101) / 100.0;
        shock[i] = *rc::gen::inRange(0, 30) / 100.0;
        start[i] = *rc::gen::inRange(0, 101) / 100.0;
    }
    const auto still = inoperability(a, shock);
    RC_ASSERT(still.status == solve_status::solved);
    const auto path = inoperability_path(a, k, shock, start, 2000);
    for (std::size_t i = 0; i < n; ++i) {
        RC_ASSERT(std::fabs(path.back()[i] - still.unlimited[i]) <=
                  1e-9 * (1 + still.unlimited[i]));
        RC_ASSERT(still.unlimited[i] >= shock[i] - 1e-12);
    }
}

}  // namespace
