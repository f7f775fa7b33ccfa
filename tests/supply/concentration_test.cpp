// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data.hpp>
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
    double plain;
};

// Shares as published, rescaled to one; n = 10; then the plain index to six digits. Source:
// crm_analyse of the data of the EU list of critical raw materials 2020.
const published normalised[] = {
    {"Antimony", {74, 8, 4, 3, 3, 2, 2, 1, 1, 1}, 0.522044236, 0.569840},
    {"Light Rare Earth Elements", {86, 6, 2, 2, 1, 1, 1, 1}, 0.716, 0.744400},
    {"Lithium", {38, 36, 12, 7, 3, 2, 1}, 0.222981782, 0.300684},
    {"Magnesium", {89, 4, 3, 2, 1, 1}, 0.772444444, 0.795200},
    {"Natural Graphite", {69, 12, 8, 3, 2, 1, 1, 1, 1, 1}, 0.4542507, 0.508826},
    {"Natural Rubber", {33, 24, 7, 7, 6, 6, 3, 3, 3, 2}, 0.123535033, 0.211182},
    {"Phosphate rock", {48, 11, 10, 6, 6, 3, 3, 2, 2, 1}, 0.233354337, 0.310019},
    {"Silicon metal", {66, 8, 7, 6, 4, 2, 2, 2, 1, 1}, 0.403008763, 0.462708},
    {"Tantalum", {33, 28, 9, 6, 6, 5, 5, 3, 2, 1}, 0.130686288, 0.217618},
    {"Vanadium", {39, 31, 25, 3, 1}, 0.242254192, 0.318029},
};

TEST(concentration, reproduces_the_published_normalised_indices)
{
    for (const auto& row : normalised) {
        EXPECT_NEAR(normalised_herfindahl_hirschman_index(rescaled(row.amounts), 10), row.value,
                    1e-6)
            << row.material;
        EXPECT_NEAR(herfindahl_hirschman_index(rescaled(row.amounts)), row.plain, 1e-6)
            << row.material;
    }
}

TEST(concentration, reproduces_the_indices_computed_from_shares_by_country)
{
    // USGS, Mineral Commodity Summaries 2026; "other" left out of the squares. The shares of the
    // data pack are rounded to 1e-4, which moves the index by up to 1e-4 beside its own rounding.
    struct row {
        const char* item;
        const char* period;
        double value;
    };
    for (const auto& r :
         {row{"rare earths (REO, mine)", "2024", .5192},
          row{"rare earths (REO, mine)", "2025", .5072},
          row{"gallium (primary low-purity)", "2024", .9789}, row{"antimony (mine)", "2024", .2645},
          row{"tungsten (mine)", "2024", .6777}, row{"natural graphite (mine)", "2025", .6447},
          row{"bismuth (refinery)", "2024", .7462}, row{"bismuth (refinery)", "2025", .7453}}) {
        std::vector<double> shares;
        for (const auto& s : data::supply_shares())
            if (s.item == r.item && s.period == r.period && s.nation && !s.projection &&
                s.stage != "reserves" && s.stage != "capacity")
                shares.push_back(s.share);
        ASSERT_FALSE(shares.empty()) << r.item;
        const auto range = herfindahl_hirschman_range(shares, 5e-5);
        EXPECT_NEAR(range.least, r.value, 1.5e-4) << r.item << " " << r.period;
        EXPECT_GE(range.most, range.least);
    }
}

TEST(concentration, lies_between_a_rest_of_many_and_a_rest_of_one)
{
    const auto range = herfindahl_hirschman_range(std::vector<double>{.5, .2});
    EXPECT_NEAR(range.least, .29, 1e-15);
    EXPECT_NEAR(range.most, .38, 1e-15);
    const auto whole = herfindahl_hirschman_range(std::vector<double>{.5, .5});
    EXPECT_EQ(whole.least, whole.most);
    EXPECT_EQ(herfindahl_hirschman_range({}).most, 1.0) << "nothing is known";
    EXPECT_THROW((void)herfindahl_hirschman_range(std::vector<double>{.7, .4}), domain_error);
    EXPECT_THROW((void)herfindahl_hirschman_range(std::vector<double>{-.1}), domain_error);
    EXPECT_NO_THROW((void)herfindahl_hirschman_range(std::vector<double>{.33, .33, .34001}, 5e-5));
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
