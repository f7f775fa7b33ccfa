// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/input_output.hpp>
#include <hirschman/supply/required_output.hpp>

#include "supply/tables.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using test::named;

/// A table of n sectors, all trading with all but with a third of the rows strong.
flow_table full_table(std::size_t n)
{
    std::vector<double> flows(n * n), output(n, 100.0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            flows[i * n + j] = static_cast<double>(1 + (i * 7919 + j * 104729) % 97) *
                               (i % 3 == 0 ? 2.0 : 0.3) / static_cast<double>(n);
    return named(std::move(flows), std::move(output));
}

double true_residual(const flow_table& t, const std::vector<double>& f,
                     const std::vector<double>& x)
{
    double difference = 0.0, scale = 0.0;
    for (std::size_t i = 0; i < t.size(); ++i) {
        double r = f[i] - x[i];
        for (std::size_t j = 0; j < t.size(); ++j) r += t.flow(i, j) * x[j] / t.output[j];
        difference += r * r;
        scale += f[i] * f[i];
    }
    return std::sqrt(difference / scale);
}

TEST(required_output, reproduces_miller_and_blair)
{
    const std::vector<double> demand{600, 1500};
    for (const auto& x : {required_output(test::miller_blair(), demand),
                          required_output(sparse(test::miller_blair()), demand)}) {
        ASSERT_TRUE(x.solved());
        EXPECT_NEAR(x.values[0], 1247.5, .05);
        EXPECT_NEAR(x.values[1], 1841.6, .05);
        EXPECT_LE(x.iterations, 2u) << "two unknowns";
    }
}

TEST(required_output, states_the_residual_it_has)
{
    const flow_table t = full_table(150);
    std::vector<double> demand(150);
    demand[17] = 1.0;
    for (const double tolerance : {1e-3, 1e-6, 1e-10, 1e-13}) {
        const auto x = required_output(t, demand, {.tolerance = tolerance});
        ASSERT_TRUE(x.solved());
        EXPECT_LE(x.residual, tolerance);
        EXPECT_NEAR(x.residual, true_residual(t, demand, x.values), 1e-14);
    }
}

TEST(required_output, says_that_it_has_not_converged_or_finds_no_solution)
{
    const flow_table t = full_table(40);
    const std::vector<double> demand(40, 1.0);
    const auto early = required_output(t, demand, {.tolerance = 1e-12, .max_iterations = 2});
    EXPECT_EQ(early.status, solve_status::not_converged);
    EXPECT_EQ(early.values.size(), 40u);
    EXPECT_NEAR(early.residual, true_residual(t, demand, early.values), 1e-13);
    EXPECT_FALSE(early.message.empty());

    const std::vector<double> ones{1, 1};
    const auto singular = required_output(named({50, 50, 50, 50}, {100, 100}), ones);
    EXPECT_EQ(singular.status, solve_status::singular);
    EXPECT_TRUE(singular.values.empty());
    EXPECT_EQ(required_output(named({60, 70, 80, 50}, {100, 100}), ones).status,
              solve_status::unproductive);
    EXPECT_EQ(required_output(named({120}, {100}), std::vector<double>{1}).status,
              solve_status::unproductive);
}

TEST(required_output, of_no_demand_is_none)
{
    const auto x = required_output(test::miller_blair(), std::vector<double>{0, 0});
    EXPECT_TRUE(x.solved());
    EXPECT_EQ(x.values, (std::vector<double>{0, 0}));
}

TEST(required_output, refuses_what_is_outside)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const flow_table t = test::miller_blair();
    const std::vector<double> demand{1, 1};
    EXPECT_THROW((void)required_output(t, std::vector<double>{1}), domain_error);
    EXPECT_THROW((void)required_output(t, std::vector<double>{1, nan}), domain_error);
    EXPECT_THROW((void)required_output(t, demand, {.tolerance = 0.0}), domain_error);
    EXPECT_THROW((void)required_output(t, demand, {.max_iterations = 0}), domain_error);
    for (const double bad : {nan, -1.0, double{INFINITY}}) {
        flow_table wrong = full_table(20);
        wrong.flows[237] = bad;
        EXPECT_THROW((void)required_output(wrong, std::vector<double>(20, 1.0)), domain_error);
        EXPECT_THROW((void)required_output(wrong, std::vector<double>(20, 0.0)), domain_error);
        EXPECT_THROW((void)sparse(wrong), domain_error);
    }
    sparse_flow_table s = sparse(t);
    s.buyer[1] = 2;
    EXPECT_THROW((void)required_output(s, demand), domain_error);
    s = sparse(t);
    s.row_begin[1] = 9;
    EXPECT_THROW((void)required_output(s, demand), domain_error);
    s = sparse(t);
    s.flow[0] = nan;
    EXPECT_THROW((void)required_output(s, demand), domain_error);
    s = sparse(t);
    s.output[0] = 0.0;
    EXPECT_THROW((void)required_output(s, demand), domain_error);
}

RC_GTEST_PROP(required_output, by_iteration_is_that_of_the_dense_solve, ())
{
    const flow_table t = test::any_productive_table(12);
    std::vector<double> demand(t.size());
    for (double& f : demand) f = *rc::gen::inRange(-20, 100);
    const auto direct = leontief_system(t).output(demand).values;
    double scale = 0.0;
    for (const double x : direct) scale = std::max(scale, std::fabs(x));
    for (const auto& x : {required_output(t, demand, {.tolerance = 1e-12}),
                          required_output(sparse(t), demand, {.tolerance = 1e-12})}) {
        RC_ASSERT(x.solved());
        for (std::size_t i = 0; i < t.size(); ++i)
            RC_ASSERT(std::fabs(x.values[i] - direct[i]) <= 1e-9 * (scale + 100.0));
    }
}

}  // namespace
