// SPDX-License-Identifier: BSL-1.0
#include <hirschman/error.hpp>
#include <hirschman/trade/economy.hpp>

#include "trade/economies.hpp"

#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman::trade;
using hirschman::domain_error;

const double nan = std::numeric_limits<double>::quiet_NaN();

template <class F>
std::string message(F&& f)
{
    try {
        f();
    } catch (const domain_error& e) {
        return e.what();
    }
    return "no error";
}

TEST(economy, of_consistent_tables_has_nothing_to_report)
{
    const economy e = test::synthetic(5, 4);
    EXPECT_TRUE(check(e, 1e-13).empty());
    EXPECT_EQ(brief_report(check(e, 1e-13)), "");
}

TEST(economy, finds_its_members_and_suggests_near_ones)
{
    economy e = empty_economy({"Mexico", "Canada"}, {"Food", "Autos"});
    EXPECT_EQ(country_index(e, "Canada"), 1U);
    EXPECT_EQ(sector_index(e, "Autos"), 1U);
    EXPECT_EQ(message([&] { (void)country_index(e, "Mexcio"); }),
              "no country is named \"Mexcio\"; did you mean \"Mexico\"?");
    EXPECT_EQ(message([&] { (void)sector_index(e, "Steel"); }), "no sector is named \"Steel\"");
}

TEST(economy, refuses_what_is_impossible_and_names_it)
{
    const economy good = test::synthetic(3, 2);
    const auto refusal = [&](auto&& spoil) {
        economy e = good;
        spoil(e);
        return message([&] { require_valid(e); });
    };
    EXPECT_EQ(message([&] { require_valid(good); }), "no error");
    EXPECT_EQ(message([] { require_valid({}); }), "an economy needs at least one country");
    EXPECT_EQ(refusal([](economy& e) { e.countries[1] = e.countries[0]; }),
              "country \"country 0\" is given twice");
    EXPECT_EQ(refusal([](economy& e) { e.sectors[1].clear(); }), "a sector has no name");
    EXPECT_EQ(refusal([](economy& e) { e.tariff.pop_back(); }),
              "tariff: 17 figures given, 18 expected");
    EXPECT_EQ(refusal([](economy& e) { e.trade[e.flow(1, 2, 0)] = -1.0; }),
              "trade of sector 1 from country 0 to country 2 = -1 USD is outside [0, inf)");
    EXPECT_EQ(refusal([](economy& e) { e.trade[e.flow(0, 0, 1)] = nan; }),
              "trade of sector 0 from country 1 to country 0 = nan USD is outside [0, inf)");
    EXPECT_EQ(refusal([](economy& e) { e.tariff[e.flow(0, 0, 1)] = -1.0; }),
              "tariff of sector 0 from country 1 to country 0 = -1 is outside (-1, inf)");
    EXPECT_EQ(refusal([](economy& e) { e.tariff[e.flow(0, 1, 1)] = 0.1; }),
              "tariff of sector 0 from country 1 to country 1 = 0.1 is outside 0, on a country's "
              "own sales");
    EXPECT_EQ(refusal([](economy& e) { e.value_added[e.cell(2, 1)] = -3.0; }),
              "value added in sector 1, country 2 = -3 USD is outside [0, inf)");
    EXPECT_EQ(refusal([](economy& e) { e.intermediate[e.purchase(2, 0, 1)] = nan; }),
              "purchase of sector 1 by sector 0, country 2 = nan USD is outside (-inf, inf)");
    EXPECT_EQ(refusal([](economy& e) { e.elasticity[1] = 0.0; }),
              "trade elasticity of sector 1 = 0 is outside (0, inf)");
    EXPECT_EQ(refusal([](economy& e) { e.deficit[0] = nan; }),
              "deficit of country 0 = nan USD is outside (-inf, inf)");
}

TEST(economy, names_what_does_not_agree)
{
    const economy good = test::synthetic(3, 2);
    const auto first = [&](auto&& spoil) {
        economy e = good;
        spoil(e);
        const auto found = check(e);
        EXPECT_FALSE(found.empty());
        return found.empty() ? inconsistency{} : found.front();
    };
    EXPECT_EQ(first([](economy& e) { e.intermediate[e.purchase(1, 0, 1)] = -2.0; }).text,
              "purchase of sector 1 by sector 0, country 1: -2 is negative");
    EXPECT_EQ(first([](economy& e) { e.trade[e.flow(1, 2, 2)] = 0.0; }).kind,
              disagreement::no_own_trade);
    const auto cost = first([](economy& e) { e.value_added[e.cell(1, 1)] *= 2.0; });
    EXPECT_EQ(cost.kind, disagreement::cost);
    EXPECT_EQ(cost.country, 1U);
    EXPECT_EQ(cost.sector, 1U);
    EXPECT_EQ(cost.text.find("inputs and value added of sector 1, country 1: "), 0U) << cost.text;
    EXPECT_EQ(first([](economy& e) { e.final_use[e.cell(0, 1)] *= 1.1; }).kind,
              disagreement::market);
    const auto balance = first([](economy& e) { e.deficit[2] += 10.0; });
    EXPECT_EQ(balance.kind, disagreement::balance);
    EXPECT_EQ(balance.country, 2U);
    EXPECT_EQ(balance.sector, 2U);  // none is meant

    economy e = good;
    e.deficit[2] += 10.0;
    const auto all = check(e);
    ASSERT_EQ(all.size(), 3U);  // also income, and the sum over the world
    EXPECT_EQ(all[1].kind, disagreement::income);
    EXPECT_EQ(all[2].kind, disagreement::world_balance);
    EXPECT_NE(brief_report(all).find("balance: 1; deficit, country 2: "), std::string::npos);
    EXPECT_THROW((void)check(good, -1.0), domain_error);
}

}  // namespace
