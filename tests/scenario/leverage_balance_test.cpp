// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/leverage_balance.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace scenario = hirschman::scenario;
using hirschman::block;
using hirschman::domain_error;
using hirschman::dual;
using scenario::leverage_balance;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double billion = 1e9;
// Half a unit of the sixth decimal of a billion.
constexpr double printed = 5e-7;

}  // namespace

// The worked example: flows at mid-month, USD bn a year.
TEST(leverage_balance, harm_of_the_magnets_by_month_is_as_published)
{
    const auto b = leverage_balance({});
    const int month[] = {0, 1, 2, 3, 5, 11, 23};
    const double harm[] = {0.284340,   66.421268,  209.381847, 303.045379,
                           348.814702, 225.355213, 9.405081};
    for (int i = 0; i < 7; ++i)
        EXPECT_NEAR(b.china_tool.harm[static_cast<std::size_t>(month[i])] / billion, harm[i],
                    printed)
            << "month " << month[i];
}

TEST(leverage_balance, harm_of_the_chips_by_month_is_as_published)
{
    const auto b = leverage_balance({});
    EXPECT_NEAR(b.us_tool.harm[0] / billion, 25.752764, printed);
    EXPECT_NEAR(b.us_tool.harm[11] / billion, 18.622267, printed);
    EXPECT_NEAR(b.us_tool.harm[23] / billion, 14.329793, printed);
}

TEST(leverage_balance, threats_and_balance_by_horizon_are_as_published)
{
    struct row {
        int months;
        double us_staying, china_staying, us, china, balance;
    };
    const row rows[] = {{3, 3, 3, 4.082012, 22.705501, -18.623489},
                        {6, 6, 6, 7.560942, 104.127663, -96.566721},
                        {12, 7, 12, 8.605324, 243.280593, -234.675269},
                        {24, 7, 24, 8.605324, 314.059146, -305.453823}};
    const auto longest = leverage_balance({}, {.horizon_months = 24});
    for (const row& r : rows) {
        const auto b = leverage_balance({}, {.horizon_months = r.months});
        EXPECT_EQ(b.us_staying, r.us_staying);
        EXPECT_EQ(b.china_staying, r.china_staying);
        EXPECT_NEAR(b.us_threat / billion, r.us, printed);
        EXPECT_NEAR(b.china_threat / billion, r.china, printed);
        EXPECT_NEAR(b.balance / billion, r.balance, printed);
        EXPECT_EQ(longest.balance_by_horizon[static_cast<std::size_t>(r.months - 1)], b.balance);
    }
}

TEST(leverage_balance, at_less_value_added_the_balance_is_as_published)
{
    EXPECT_NEAR(leverage_balance({.value_added = 200e9}).balance / billion, -69, 0.5);
    EXPECT_NEAR(leverage_balance({.value_added = 70e9}).balance / billion, -10, 0.5);
}

TEST(leverage_balance, the_united_states_is_ahead_for_one_month_while_stocks_last)
{
    const auto b = leverage_balance({});
    EXPECT_GT(b.balance_by_horizon[0], 0.0);
    EXPECT_LT(b.balance_by_horizon[1], 0.0);
    EXPECT_EQ(b.sign_change, 2.0);
}

TEST(leverage_balance, powers_before_a_deal_are_as_published)
{
    const auto b = leverage_balance({});
    EXPECT_NEAR(b.us_power / billion, 36.615428, printed);
    EXPECT_NEAR(b.china_power / billion, 315.058634, printed);
}

TEST(leverage_balance, the_figures_beside_the_balance_hang_together)
{
    const auto b = leverage_balance({});
    EXPECT_DOUBLE_EQ(b.us_harm - b.us_own_cost, b.us_threat);
    EXPECT_DOUBLE_EQ(b.china_harm - b.china_own_cost, b.china_threat);
    EXPECT_DOUBLE_EQ(b.us_threat_share, b.us_threat / 18740e9);
    EXPECT_DOUBLE_EQ(b.china_threat_share, b.china_threat / 29180e9);
    EXPECT_EQ(b.us_duration, 7.0);
    EXPECT_EQ(b.china_duration, 24.0);
    EXPECT_GT(b.us_required_discount_factor, b.china_required_discount_factor);
    const auto unlimited =
        leverage_balance({.us_tolerance = infinity, .china_tolerance = infinity});
    EXPECT_EQ(unlimited.us_staying, 24.0);
    EXPECT_DOUBLE_EQ(unlimited.balance, b.unlimited_balance);
}

TEST(leverage_balance, a_full_substitute_takes_the_tool_away)
{
    const auto b = leverage_balance({.other_supply = 1.0, .other_supply_gain = 0.0});
    EXPECT_EQ(b.china_power, 0.0);
    EXPECT_EQ(b.china_threat, 0.0);
    EXPECT_EQ(b.china_required_discount_factor, 1.0);
    EXPECT_EQ(leverage_balance({.value_added = 0.0}).china_threat, 0.0);
    EXPECT_EQ(leverage_balance({.chip_share = 0.0}).us_threat, 0.0);
}

TEST(leverage_balance, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<6>(
        [](const auto& value_added, const auto& stocks, const auto& ramp, const auto& elasticity,
           const auto& share, const auto& tolerance) {
            using S = std::decay_t<decltype(value_added)>;
            scenario::leverage_balance_parameters<S> p;
            p.value_added = value_added;
            p.stock_months = stocks;
            p.ramp_years = ramp;
            p.magnet_elasticity_short = elasticity;
            p.chip_share = share;
            p.us_tolerance = tolerance;
            const auto b = leverage_balance(p, {.horizon_months = 18});
            return b.balance + b.unlimited_balance + 1e9 * b.sign_change + b.us_own_cost;
        },
        {{700e9, 2.0, 4.0, 0.05, 0.45, 0.0051}, {70e9, 3.5, 2.5, 0.15, 0.7, 0.01}}, 1e-12);
}

TEST(leverage_balance, a_lane_with_an_impossible_parameter_fails_alone)
{
    scenario::leverage_balance_parameters<block> p;
    p.stock_months[3] = -1.0;
    p.chip_share[5] = 1.0;
    p.magnet_elasticity_short[7] = std::numeric_limits<double>::quiet_NaN();
    const auto b = leverage_balance(p);
    const double expected = leverage_balance({}).balance;
    for (std::size_t i = 0; i < block::size; ++i)
        if (i == 3 || i == 5 || i == 7)
            EXPECT_TRUE(std::isnan(b.balance[i])) << i;
        else
            EXPECT_NEAR(b.balance[i] / expected, 1.0, 1e-12) << i;
}

TEST(leverage_balance, impossible_parameters_are_named)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)leverage_balance({.value_added = -1.0}), domain_error);
    EXPECT_THROW((void)leverage_balance({.uncontrolled_share = 1.2}), domain_error);
    EXPECT_THROW((void)leverage_balance({.other_supply = nan}), domain_error);
    EXPECT_THROW((void)leverage_balance({.ramp_years = 0.0}), domain_error);
    EXPECT_THROW((void)leverage_balance({.stock_log_spread = 0.0}), domain_error);
    EXPECT_THROW((void)leverage_balance({.magnet_cost_share = 1.0}), domain_error);
    EXPECT_THROW((void)leverage_balance({.magnet_elasticity_short = -0.1}), domain_error);
    EXPECT_THROW((void)leverage_balance({.chip_share = 1.0}), domain_error);
    EXPECT_THROW((void)leverage_balance({.chip_elasticity_short = 0.9}), domain_error);
    EXPECT_THROW((void)leverage_balance({.chip_market = 20'000e9}), domain_error);
    EXPECT_THROW((void)leverage_balance({.us_tolerance = -0.1}), domain_error);
    EXPECT_THROW((void)leverage_balance({.discount_rate = -0.1}), domain_error);
    EXPECT_THROW((void)leverage_balance({}, {.horizon_months = 0}), domain_error);
    EXPECT_THROW((void)leverage_balance({}, {.horizon_months = -3}), domain_error);
    try {
        (void)leverage_balance({.stock_months = -2.0});
        FAIL();
    } catch (const domain_error& e) {
        EXPECT_EQ(std::string(e.what()), "stock_months = -2 months is outside (0, inf)");
    }
}

TEST(leverage_balance, every_parameter_is_described_and_has_a_say)
{
    using P = scenario::leverage_balance_parameters<double>;
    using D = scenario::leverage_balance_parameters<dual>;
    int count = 0;
    boost::mp11::mp_for_each<boost::describe::describe_members<D, boost::describe::mod_public>>(
        [&](const auto& member) {
            D p;
            (p.*member.pointer).slope = 1.0;
            const auto b = leverage_balance(p);
            // A limit of staying has a say only where it cuts a month off.
            const bool limit = std::string(member.name).find("tolerance") != std::string::npos;
            const bool gdp = std::string(member.name) == "us_gdp";
            EXPECT_TRUE(limit || gdp || b.balance.slope != 0.0) << member.name;
            ++count;
        });
    EXPECT_EQ(sizeof(P), static_cast<std::size_t>(count) * sizeof(double));
    EXPECT_NE(leverage_balance({.us_tolerance = 0.01}).balance, leverage_balance({}).balance);
    EXPECT_NE(leverage_balance({.us_gdp = 60'000e9}).balance, leverage_balance({}).balance);
    EXPECT_NE(leverage_balance({.china_tolerance = 0.001}).balance, leverage_balance({}).balance);
}

RC_GTEST_PROP(leverage_balance, larger_stocks_and_faster_ramps_never_help_china, ())
{
    scenario::leverage_balance_parameters<> p;
    p.stock_months = *rc::gen::inRange(5, 80) / 10.0;
    p.ramp_years = *rc::gen::inRange(10, 100) / 10.0;
    const double before = leverage_balance(p).china_power;
    auto stocked = p, built = p;
    stocked.stock_months += *rc::gen::inRange(0, 30) / 10.0;
    built.ramp_years *= *rc::gen::inRange(30, 101) / 100.0;
    RC_ASSERT(leverage_balance(stocked).china_power <= before * (1 + 1e-12));
    RC_ASSERT(leverage_balance(built).china_power <= before * (1 + 1e-12));
}
