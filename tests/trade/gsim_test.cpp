// SPDX-License-Identifier: BSL-1.0
#include <hirschman/trade/gsim.hpp>

#include <hirschman/trade/armington.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace trade = hirschman::trade;
using hirschman::domain_error;
using hirschman::dual;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

trade::gsim_market<> three()
{
    trade::gsim_market<> m{.trade = {40, 30, 20, 25, 60, 15, 10, 20, 50},
                           .tariff_before = {0, .10, .05, .08, 0, .12, .15, .05, 0},
                           .tariff_after = {},
                           .supply_elasticity = {1.5, 1.5, 1.5},
                           .market_elasticity = {-1.25, -1.25, -1.25},
                           .elasticity_of_substitution = {5, 5, 5}};
    m.tariff_after = m.tariff_before;
    m.tariff_after[1] = 0.25;
    return m;
}

void expect_near(const std::vector<double>& found, const std::array<double, 3>& expected,
                 double within = 1e-9)
{
    ASSERT_EQ(found.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(found[i], expected[i], within) << i;
}

}  // namespace

// Section 4.3 of the reference. Revenue was computed with numpy from the same equations.
TEST(gsim, three_countries_are_as_computed_elsewhere)
{
    const auto r = trade::gsim(three());
    ASSERT_TRUE(r.solved());
    expect_near(r.world_price, {-.0315058482, .010571851, .0030324631}, 5e-11);
    expect_near(r.composite_price, {-.0119735112, .0352326621, -.0037857922}, 5e-11);
    expect_near(r.producer_surplus, {-2.7685245948, 1.0655674048, .2431488017}, 5e-11);
    expect_near(r.consumer_surplus, {.9469544697, -3.9280779693, .3331790393}, 5e-11);
    expect_near(r.tariff_revenue_change, {-0.262262135840789, 1.574025083873288, .004363404049895},
                1e-12);
    EXPECT_LT(r.residual, 1e-15);
    EXPECT_NEAR(r.quantity[1], -0.387502763125983, 1e-14);
    // A quantity falls by 39 %: the result says that this is no small change.
    EXPECT_NEAR(r.largest_change, 0.387502763125983, 1e-14);
    EXPECT_NE(r.warning.find("large"), std::string::npos);
}

// The paper's sign() form takes the triangle twice too often where the price rises: there it
// differs by |E_m| p^2 of what is spent, 114 x 1.25 x .0352326621^2 = .176891.
TEST(gsim, the_printed_consumer_surplus_differs_only_where_the_price_rises)
{
    const auto triangle = trade::gsim(three());
    const auto printed =
        trade::gsim(three(), {.consumer_surplus = trade::consumer_surplus_form::as_printed});
    expect_near(printed.consumer_surplus, {.946954469720441, -4.104968987379408, .33317903930163},
                1e-12);
    EXPECT_EQ(printed.consumer_surplus[0], triangle.consumer_surplus[0]);
    const double spent = 30 * 1.1 + 60 + 20 * 1.05;
    EXPECT_NEAR(triangle.consumer_surplus[1] - printed.consumer_surplus[1],
                spent * 1.25 * std::pow(triangle.composite_price[1], 2), 1e-12);
}

TEST(gsim, nothing_happens_without_a_shock)
{
    auto m = three();
    m.tariff_after = m.tariff_before;
    const auto r = trade::gsim(m);
    for (const double x : r.world_price) EXPECT_EQ(x, 0.0);
    EXPECT_EQ(r.trade, m.trade);
    EXPECT_TRUE(r.warning.empty());
}

// One market, small change: the linear model is the derivative of the exact one.
TEST(gsim, is_the_derivative_of_the_exact_market)
{
    std::vector<trade::armington_source<dual>> sources(3);
    const double spent[] = {60, 30, 10};
    for (std::size_t i = 0; i < 3; ++i)
        sources[i] = {.expenditure = spent[i], .supply_elasticity = 2.0 + static_cast<double>(i)};
    sources[2].tariff_after = dual(0.0, 1.0);
    const auto exact = trade::armington(sources, {dual(4.0), dual(-1.3)});
    trade::gsim_market<dual> m{.trade = {60, 30, 10},
                               .tariff_before = {0, 0, 0},
                               .tariff_after = {0, 0, dual(0, 1)},
                               .supply_elasticity = {2, 3, 4},
                               .market_elasticity = {-1.3},
                               .elasticity_of_substitution = {4}};
    const auto linear = trade::gsim(m);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(linear.world_price[i].slope, exact.sources[i].seller_price.slope, 1e-15);
        EXPECT_NEAR(linear.quantity[i].slope, exact.sources[i].quantity.slope, 1e-15);
    }
    EXPECT_NEAR(linear.composite_price[0].slope, exact.price_index.slope, 1e-15);
}

TEST(gsim, exporters_and_markets_need_not_be_the_same)
{
    trade::gsim_market<> m{.trade = {50, 10, 20, 40, 0, 30},
                           .tariff_before = std::vector<double>(6, 0.0),
                           .tariff_after = {0.02, 0, 0, 0, 0, 0},
                           .supply_elasticity = {1, infinity},
                           .market_elasticity = {-1, -2, -0.5},
                           .elasticity_of_substitution = {3, 4, 5}};
    const auto r = trade::gsim(m);
    ASSERT_TRUE(r.solved());
    EXPECT_LT(r.world_price[0], 0.0);
    EXPECT_EQ(r.world_price[1], 0.0);  // sells any quantity at its price
    EXPECT_GT(r.output[1], 0.0);
    EXPECT_LT(r.residual, 1e-15);
    EXPECT_TRUE(r.warning.empty());
}

TEST(gsim, who_sells_or_buys_nothing_is_left_alone)
{
    auto m = three();
    for (std::size_t i = 0; i < 3; ++i) m.trade[2 * 3 + i] = 0.0;  // no exports
    for (std::size_t i = 0; i < 3; ++i) m.trade[i * 3 + 0] = 0.0;  // no imports
    const auto r = trade::gsim(m);
    ASSERT_TRUE(r.solved());
    EXPECT_EQ(r.world_price[2], 0.0);
    EXPECT_EQ(r.producer_surplus[2], 0.0);
    EXPECT_EQ(r.composite_price[0], 0.0);
    EXPECT_EQ(r.consumer_surplus[0], 0.0);
    for (const double x : r.trade) EXPECT_FALSE(std::isnan(x));
}

TEST(gsim, elasticities_near_zero_are_solved_or_called_singular)
{
    auto m = three();
    for (auto& e : m.supply_elasticity) e = 0.0;
    for (auto& e : m.market_elasticity) e = -1e-6;
    const auto r = trade::gsim(m);
    ASSERT_TRUE(r.solved());
    for (const double x : r.world_price) EXPECT_TRUE(std::isfinite(x));
    for (auto& e : m.market_elasticity) e = -1e-300;
    const auto s = trade::gsim(m);  // supply is fixed and so is the total: no price is determined
    EXPECT_EQ(s.status, trade::gsim_status::singular);
    EXPECT_FALSE(s.warning.empty());
}

TEST(gsim, a_prohibitive_tariff_is_said_to_be_too_much)
{
    auto m = three();
    m.tariff_after[1] = 3.0;
    const auto r = trade::gsim(m);
    EXPECT_LT(r.quantity[1], -1.0);
    EXPECT_NE(r.warning.find("exporter 0 would sell less than nothing in market 1"),
              std::string::npos);
}

TEST(gsim, bad_tables_are_named)
{
    const auto refused = [](const auto& change, const std::string& says) {
        auto m = three();
        change(m);
        try {
            (void)trade::gsim(m);
            ADD_FAILURE() << says;
        } catch (const domain_error& error) {
            EXPECT_NE(std::string(error.what()).find(says), std::string::npos) << error.what();
        }
    };
    refused([](auto& m) { m.trade.pop_back(); }, "trade has 8 entries, expected 9");
    refused([](auto& m) { m.tariff_after.clear(); }, "tariff_after has 0 entries, expected 9");
    refused([](auto& m) { m.supply_elasticity.clear(); }, "no exporter");
    refused([](auto& m) { m.market_elasticity.clear(); }, "no market");
    refused([](auto& m) { m.trade[4] = nan_value; }, "trade[4] = nan");
    refused([](auto& m) { m.trade[4] = -1; }, "trade[4] = -1");
    refused([](auto& m) { m.tariff_before[0] = -1; }, "tariff_before[0] = -1");
    refused([](auto& m) { m.tariff_after[8] = infinity; }, "tariff_after[8] = inf");
    refused([](auto& m) { m.market_elasticity[2] = 1.25; }, "market_elasticity[2] = 1.25");
    refused([](auto& m) { m.elasticity_of_substitution[0] = 0; }, "elasticity_of_substitution[0]");
    refused([](auto& m) { m.supply_elasticity[1] = -1; }, "supply_elasticity[1] = -1");
}
