// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/concentration.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;

struct published {
    const char* material;
    std::vector<double> amounts;
    double value;
};

// Shares as published, rescaled to one; n = 10. Source: crm_analyse of the data of the EU list of
// critical raw materials 2020.
const published normalised[] = {
    {"Antimony", {74, 8, 4, 3, 3, 2, 2, 1, 1, 1}, 0.522044236},
    {"Light Rare Earth Elements", {86, 6, 2, 2, 1, 1, 1, 1}, 0.716},
    {"Lithium", {38, 36, 12, 7, 3, 2, 1}, 0.222981782},
    {"Magnesium", {89, 4, 3, 2, 1, 1}, 0.772444444},
    {"Natural Graphite", {69, 12, 8, 3, 2, 1, 1, 1, 1, 1}, 0.4542507},
    {"Natural Rubber", {33, 24, 7, 7, 6, 6, 3, 3, 3, 2}, 0.123535033},
    {"Phosphate rock", {48, 11, 10, 6, 6, 3, 3, 2, 2, 1}, 0.233354337},
    {"Silicon metal", {66, 8, 7, 6, 4, 2, 2, 2, 1, 1}, 0.403008763},
    {"Tantalum", {33, 28, 9, 6, 6, 5, 5, 3, 2, 1}, 0.130686288},
    {"Vanadium", {39, 31, 25, 3, 1}, 0.242254192},
};

TEST(concentration, reproduces_the_published_normalised_indices)
{
    for (const auto& row : normalised)
        EXPECT_NEAR(normalised_herfindahl_hirschman_index(rescaled(row.amounts), 10), row.value, 1e-6)
            << row.material;
}

TEST(concentration, has_its_ends)
{
    EXPECT_EQ(herfindahl_hirschman_index(std::vector<double>{1.0}), 1.0);
    EXPECT_EQ(hirschman_index(std::vector<double>{1.0}), 100.0);
    EXPECT_NEAR(hirschman_index(std::vector<double>(4, 0.25)), 50.0, 1e-12);
    EXPECT_NEAR(normalised_herfindahl_hirschman_index(std::vector<double>(4, 0.25), 4), 0.0, 1e-15);
    EXPECT_EQ(normalised_herfindahl_hirschman_index(std::vector<double>{1.0, 0.0}, 2), 1.0);
    EXPECT_NEAR(top_share(std::vector<double>{.1, .6, .3}, 2), .9, 1e-15);
    EXPECT_EQ(top_share(std::vector<double>{.1, .6, .3}, 0), 0.0);
    EXPECT_NEAR(top_share(std::vector<double>{.1, .6, .3}, 99), 1.0, 1e-15);
}

TEST(concentration, refuses_shares_that_are_none)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    using shares = std::vector<double>;
    EXPECT_THROW((void)herfindahl_hirschman_index({}), domain_error);
    EXPECT_THROW((void)herfindahl_hirschman_index(shares{.5, .4}), domain_error);
    EXPECT_THROW((void)herfindahl_hirschman_index(shares{1.2, -.2}), domain_error);
    EXPECT_THROW((void)herfindahl_hirschman_index(shares{nan, 1.0}), domain_error);
    EXPECT_THROW((void)normalised_herfindahl_hirschman_index(shares{.5, .5}, 1), domain_error);
    EXPECT_THROW((void)rescaled(shares{0.0, 0.0}), domain_error);
    EXPECT_THROW((void)rescaled(shares{1.0, -1.0}), domain_error);
    try {
        (void)herfindahl_hirschman_index(shares{.5, 1.2});
        FAIL() << "a share of 1.2 was accepted";
    } catch (const domain_error& e) {
        EXPECT_STREQ(e.what(), "shares[1] = 1.2 is outside [0, 1]");
    }
}

RC_GTEST_PROP(concentration, does_not_depend_on_order_and_rises_when_suppliers_merge, ())
{
    auto amounts = *rc::gen::container<std::vector<double>>(
        rc::gen::map(rc::gen::inRange(1, 1000), [](int x) { return static_cast<double>(x); }));
    RC_PRE(amounts.size() >= 2u);
    const double h = herfindahl_hirschman_index(rescaled(amounts));
    auto reversed = amounts;
    std::reverse(reversed.begin(), reversed.end());
    RC_ASSERT(std::fabs(herfindahl_hirschman_index(rescaled(reversed)) - h) < 1e-12);
    amounts[0] += amounts.back();
    amounts.pop_back();
    RC_ASSERT(herfindahl_hirschman_index(rescaled(amounts)) > h);
    RC_ASSERT(h >= 1.0 / static_cast<double>(reversed.size()) - 1e-12);
    RC_ASSERT(h <= 1.0 + 1e-12);
}

}  // namespace
