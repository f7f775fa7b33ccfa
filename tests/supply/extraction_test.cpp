// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/use_table.hpp>
#include <hirschman/supply/extraction.hpp>

#include "supply/tables.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;

constexpr extraction every_kind[] = {extraction::full, extraction::column, extraction::row};

double total(const std::vector<double>& v) { return std::accumulate(v.begin(), v.end(), 0.0); }

/// The table without the sectors, solved anew: the definition.
std::vector<double> lost_by_solving_again(const flow_table& t, const std::vector<std::size_t>& out,
                                          extraction what)
{
    const std::size_t n = t.size();
    flow_table without = t;
    auto demand = final_demand(t);
    for (const std::size_t k : out) {
        for (std::size_t i = 0; i < n; ++i) {
            if (what != extraction::row) without.flows[i * n + k] = 0.0;
            if (what != extraction::column) without.flows[k * n + i] = 0.0;
        }
        if (what == extraction::full) demand[k] = 0.0;
    }
    auto lost = leontief_system(without).output(demand).values;
    for (std::size_t i = 0; i < n; ++i) lost[i] = t.output[i] - lost[i];
    return lost;
}

TEST(extraction, reproduces_the_losses_of_germany_1995)
{
    // Computed independently from the table of the Eurostat Manual (2008), in million EUR; the
    // manual's row of sector 2 adds up to 1,079,400 where its output is 1,079,446, which final
    // demand as the rest of output makes irrelevant here.
    const auto table =
        io::load_use_table(HIRSCHMAN_SOURCE_DIR "/tests/supply/tables/germany_1995.csv").table;
    const double expected[] = {29935.463870735373, 635437.4639746184, 194211.54433029983,
                               276593.5936554577,  291716.272917381,  183069.71031309618};
    const auto losses = extraction_losses(leontief_system(table), extraction::column);
    ASSERT_TRUE(losses.solved());
    for (std::size_t k = 0; k < 6; ++k) EXPECT_NEAR(losses.values[k], expected[k], 1e-8) << k;
}

TEST(extraction, counts_a_loss_in_other_units)
{
    const flow_table t = test::miller_blair();
    const leontief_system model(t);
    const std::vector<double> jobs{2.0, 0.5};
    for (const auto what : every_kind) {
        const auto losses = extraction_losses(model, what, jobs);
        for (std::size_t k = 0; k < 2; ++k) {
            const auto lost = lost_by_solving_again(t, {k}, what);
            EXPECT_NEAR(losses.values[k], 2.0 * lost[0] + 0.5 * lost[1], 1e-10);
        }
    }
}

TEST(extraction, of_everything_takes_everything)
{
    const flow_table t = test::miller_blair();
    const auto lost = extract(leontief_system(t), std::vector<std::size_t>{0, 1}, extraction::full);
    EXPECT_EQ(lost.values, t.output);
    const auto trade =
        extract(leontief_system(t), std::vector<std::size_t>{0, 1}, extraction::row).values;
    EXPECT_NEAR(trade[0], 650, 1e-10) << "without trade a sector makes final demand alone";
    EXPECT_NEAR(trade[1], 300, 1e-10);
}

TEST(extraction, refuses_what_is_not_there_and_says_that_a_table_has_no_solution)
{
    const leontief_system model(test::miller_blair());
    EXPECT_THROW((void)extract(model, {}, extraction::full), domain_error);
    EXPECT_THROW((void)extract(model, std::vector<std::size_t>{2}, extraction::full), domain_error);
    EXPECT_THROW((void)extract(model, std::vector<std::size_t>{1, 1}, extraction::row),
                 domain_error);
    EXPECT_THROW((void)extraction_losses(model, extraction::row, std::vector<double>{1.0}),
                 domain_error);
    const leontief_system singular(test::named({50, 50, 50, 50}, {100, 100}));
    EXPECT_EQ(extract(singular, std::vector<std::size_t>{0}, extraction::full).status,
              solve_status::singular);
    EXPECT_TRUE(extraction_losses(singular, extraction::full).values.empty());
}

RC_GTEST_PROP(extraction, by_closed_form_is_that_by_solving_again, ())
{
    const flow_table t = test::any_productive_table();
    const leontief_system model(t);
    const double scale = total(t.output);
    for (const auto what : every_kind) {
        const auto losses = extraction_losses(model, what);
        RC_ASSERT(losses.solved());
        for (std::size_t k = 0; k < t.size(); ++k) {
            const double again = total(lost_by_solving_again(t, {k}, what));
            RC_ASSERT(std::fabs(losses.values[k] - again) <= 1e-10 * scale);
            RC_ASSERT(losses.values[k] >= -1e-10 * scale);
        }
    }
    std::vector<std::size_t> group;
    for (std::size_t k = 0; k < t.size(); ++k)
        if (*rc::gen::arbitrary<bool>()) group.push_back(k);
    RC_PRE(!group.empty());
    for (const auto what : every_kind) {
        const auto lost = extract(model, group, what);
        RC_ASSERT(lost.solved());
        const auto again = lost_by_solving_again(t, group, what);
        for (std::size_t i = 0; i < t.size(); ++i)
            RC_ASSERT(std::fabs(lost.values[i] - again[i]) <= 1e-10 * scale);
    }
}

RC_GTEST_PROP(extraction, of_more_sectors_never_loses_less, ())
{
    const flow_table t = test::any_productive_table();
    RC_PRE(t.size() >= 2u);
    // Final demand below zero can turn the sign of a loss.
    for (const double f : final_demand(t)) RC_PRE(f >= 0.0);
    const leontief_system model(t);
    std::vector<std::size_t> group{0};
    for (const auto what : every_kind) {
        const double one = total(extract(model, std::vector<std::size_t>{0}, what).values);
        const double two = total(extract(model, std::vector<std::size_t>{0, 1}, what).values);
        RC_ASSERT(two >= one - 1e-10 * total(t.output));
    }
}

}  // namespace
