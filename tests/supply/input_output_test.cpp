// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/use_table.hpp>
#include <hirschman/supply/input_output.hpp>

#include "supply/tables.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using test::any_productive_table;
using test::miller_blair;
using test::named;

const double nan = std::numeric_limits<double>::quiet_NaN();

flow_table germany()
{
    return io::load_use_table(HIRSCHMAN_SOURCE_DIR "/tests/supply/tables/germany_1995.csv").table;
}

TEST(leontief_system, reproduces_miller_and_blair)
{
    const flow_table t = miller_blair();
    EXPECT_EQ(final_demand(t), (std::vector<double>{350, 1700}));
    EXPECT_EQ(primary_inputs(t), (std::vector<double>{650, 1400}));
    EXPECT_EQ(input_coefficients(t), (std::vector<double>{.15, .25, .20, .05}));
    EXPECT_EQ(allocation_coefficients(t), (std::vector<double>{.15, .5, .1, .05}));

    const leontief_system model(t);
    ASSERT_EQ(model.status(), solve_status::solved);
    const auto first = model.column(0).values;
    const auto second = model.column(1).values;
    EXPECT_NEAR(first[0], 1.25412541, 5e-9);
    EXPECT_NEAR(second[0], .33003300, 5e-9);
    EXPECT_NEAR(first[1], .26402640, 5e-9);
    EXPECT_NEAR(second[1], 1.12211221, 5e-9);

    // The book works with L in three digits: (1.254, .330; .264, 1.122) times (600, 1500) is
    // (1247.4, 1841.4), which it prints as (1247.5, 1841.6), the exact answer to one digit.
    const auto x = model.output(std::vector<double>{600, 1500});
    EXPECT_NEAR(x.values[0], 1247.5, .05);
    EXPECT_NEAR(x.values[1], 1841.6, .05);
    EXPECT_LT(x.residual, 1e-15);
}

TEST(leontief_system, reproduces_the_linkages_of_germany_1995)
{
    const leontief_system model(germany());
    const auto backward = model.backward_linkages().values;
    const double printed[] = {1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782};
    for (std::size_t k = 0; k < 6; ++k) EXPECT_NEAR(backward[k], printed[k], 5e-5) << k;
}

TEST(leontief_system, returns_the_table_from_its_own_demand_and_supply)
{
    const flow_table t = germany();
    const leontief_system model(t);
    const auto by_demand = model.output(final_demand(t)).values;
    const auto by_supply = model.output_from_supply(primary_inputs(t)).values;
    for (std::size_t i = 0; i < t.size(); ++i) {
        EXPECT_NEAR(by_demand[i], t.output[i], 1e-12 * t.output[i]);
        EXPECT_NEAR(by_supply[i], t.output[i], 1e-12 * t.output[i]);
    }
    // Value added of all that final demand calls forth is final demand itself.
    auto value_added = primary_inputs(t);
    for (std::size_t i = 0; i < t.size(); ++i) value_added[i] /= t.output[i];
    for (const double m : model.multipliers(value_added).values) EXPECT_NEAR(m, 1.0, 1e-14);
}

TEST(leontief_system, forward_linkages_are_the_rows_of_the_ghosh_inverse)
{
    const flow_table t = germany();
    const leontief_system model(t);
    const auto forward = model.forward_linkages().values;
    // Row i of G is what one more unit of primary inputs in sector i makes.
    for (std::size_t i = 0; i < t.size(); ++i) {
        std::vector<double> unit(t.size());
        unit[i] = 1.0;
        const auto row = model.output_from_supply(unit).values;
        EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), forward[i], 1e-13);
    }
}

TEST(leontief_system, diagonal_is_that_of_the_columns)
{
    const flow_table t = germany();
    const leontief_system model(t);
    const auto diagonal = model.diagonal().values;
    for (std::size_t k = 0; k < t.size(); ++k)
        EXPECT_NEAR(diagonal[k], model.column(k).values[k], 1e-14);
}

TEST(leontief_system, says_that_a_table_is_singular_or_unproductive)
{
    // Each buys half its output from each: nothing is left for final demand.
    const leontief_system singular(named({50, 50, 50, 50}, {100, 100}));
    EXPECT_EQ(singular.status(), solve_status::singular);
    const auto none = singular.output(std::vector<double>{1, 1});
    EXPECT_EQ(none.status, solve_status::singular);
    EXPECT_TRUE(none.values.empty());
    EXPECT_FALSE(none.message.empty());
    EXPECT_TRUE(singular.diagonal().values.empty());
    EXPECT_TRUE(singular.forward_linkages().values.empty());
    EXPECT_TRUE(singular.output_from_supply(std::vector<double>{1, 1}).values.empty());

    // It needs 1.2 units of itself for one.
    const leontief_system one(named({120}, {100}));
    EXPECT_EQ(one.status(), solve_status::unproductive);
    EXPECT_LT(one.output(std::vector<double>{1}).values[0], 0.0);
    EXPECT_EQ(leontief_system(named({60, 70, 80, 50}, {100, 100})).status(),
              solve_status::unproductive);
    EXPECT_EQ(leontief_system(named({0, 1000, 10, 0}, {100, 100})).status(), solve_status::singular)
        << "10 a unit one way and a tenth the other: exactly one";
}

TEST(leontief_system, leaves_a_sector_without_output_alone)
{
    const leontief_system model(named({10, 0, 0, 0}, {100, 0}));
    ASSERT_EQ(model.status(), solve_status::solved);
    EXPECT_NEAR(model.output(std::vector<double>{9, 2}).values[0], 10, 1e-14);
    EXPECT_EQ(model.output(std::vector<double>{9, 2}).values[1], 2.0);
    EXPECT_EQ(model.forward_linkages().values[1], 1.0);
}

TEST(flow_table, refuses_what_is_none)
{
    EXPECT_THROW(require_valid({}), domain_error);
    EXPECT_THROW(require_valid(named({1, 2, 3}, {10, 10})), domain_error);
    EXPECT_THROW(require_valid(named({nan}, {10})), domain_error);
    EXPECT_THROW(require_valid(named({1}, {nan})), domain_error);
    EXPECT_THROW(require_valid(named({1}, {0})), domain_error);
    EXPECT_THROW(require_valid(named({INFINITY}, {10})), domain_error);
    flow_table twice = miller_blair();
    twice.sectors[1] = "1";
    EXPECT_THROW(require_valid(twice), domain_error);
    flow_table partial = miller_blair();
    partial.value_added = {650};
    EXPECT_THROW(require_valid(partial), domain_error);
    try {
        require_valid(named({1, -2, 3, 4}, {10, 10}));
        FAIL() << "a negative flow was accepted";
    } catch (const domain_error& e) {
        EXPECT_STREQ(e.what(), "flow from s0 to s1 = -2 is outside [0, inf)");
    }
    EXPECT_THROW((void)index_of(miller_blair(), "3"), domain_error);
    EXPECT_EQ(index_of(miller_blair(), "2"), 1u);
    const leontief_system model(miller_blair());
    EXPECT_THROW((void)model.output(std::vector<double>{1}), domain_error);
    EXPECT_THROW((void)model.output(std::vector<double>{1, nan}), domain_error);
    EXPECT_THROW((void)model.multipliers(std::vector<double>{1, INFINITY}), domain_error);
    EXPECT_THROW((void)model.column(2), domain_error);
}

RC_GTEST_PROP(leontief_system, of_a_productive_table_has_no_negatives_and_multipliers_above_one, ())
{
    const flow_table t = any_productive_table();
    const leontief_system model(t);
    RC_ASSERT(model.status() == solve_status::solved);
    std::vector<double> demand(t.size());
    for (double& f : demand) f = *rc::gen::inRange(0, 100);
    const auto x = model.output(demand);
    RC_ASSERT(x.residual < 1e-13);
    for (std::size_t i = 0; i < t.size(); ++i)
        RC_ASSERT(x.values[i] >= demand[i] * (1 - 1e-12) - 1e-12);
    for (const double m : model.backward_linkages().values) RC_ASSERT(m >= 1.0 - 1e-12);
    for (const double m : model.forward_linkages().values) RC_ASSERT(m >= 1.0 - 1e-12);
    for (const double own : model.diagonal().values) RC_ASSERT(own >= 1.0 - 1e-12);
}

RC_GTEST_PROP(leontief_system, does_not_depend_on_the_order_of_sectors, ())
{
    const flow_table t = any_productive_table();
    const std::size_t n = t.size();
    flow_table reversed = t;
    for (std::size_t i = 0; i < n; ++i) {
        reversed.output[i] = t.output[n - 1 - i];
        for (std::size_t j = 0; j < n; ++j)
            reversed.flows[i * n + j] = t.flow(n - 1 - i, n - 1 - j);
    }
    const leontief_system a(t), b(reversed);
    const auto close = [&](const solution& p, const solution& q) {
        for (std::size_t i = 0; i < n; ++i)
            if (!(std::fabs(p.values[i] - q.values[n - 1 - i]) <= 1e-11 * (1 + p.values[i])))
                return false;
        return true;
    };
    RC_ASSERT(close(a.backward_linkages(), b.backward_linkages()));
    RC_ASSERT(close(a.forward_linkages(), b.forward_linkages()));
    RC_ASSERT(close(a.diagonal(), b.diagonal()));
}

}  // namespace
