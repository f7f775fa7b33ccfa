// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/deal.hpp>
#include <hirschman/leverage/snap_back_option.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/math/special_functions/erf.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <type_traits>

namespace lev = hirschman::leverage;
using hirschman::domain_error;
using precise = boost::multiprecision::cpp_bin_float_50;

namespace {

constexpr double year = 365.25;

lev::snap_back_option<> worked(double growth, double volatility, double rate)
{
    return lev::perpetual_snap_back<double>({1.0, growth, volatility}, 1.0, rate);
}

}  // namespace

// Dixit and Pindyck's rule at cost and worth one: (growth, volatility, rate).
TEST(snap_back_option, exponent_trigger_and_value_are_as_published)
{
    const auto first = worked(0.0, 0.3, 0.05);
    EXPECT_NEAR(first.exponent, 1.666667, 5e-7);
    EXPECT_NEAR(first.trigger, 2.5, 1e-14);
    EXPECT_NEAR(first.value, 0.325730, 5e-7);
    const auto second = worked(0.02, 0.4, 0.05);
    EXPECT_NEAR(second.exponent, 1.25, 1e-14);
    EXPECT_NEAR(second.trigger, 5.0, 1e-13);
    EXPECT_NEAR(second.value, 0.534992, 5e-7);
}

TEST(snap_back_option, at_the_trigger_and_above_it_is_exercised)
{
    const auto at = lev::perpetual_snap_back<double>({2.5, 0.0, 0.3}, 1.0, 0.05);
    EXPECT_NEAR(at.value, 1.5, 1e-14);
    EXPECT_EQ(lev::perpetual_snap_back<double>({4.0, 0.0, 0.3}, 1.0, 0.05).value, 3.0);
    // Value and slope join at the trigger.
    const auto slope = [](double now) {
        return hirschman::derivative(
            [](const auto& x) {
                using S = std::remove_cvref_t<decltype(x)>;
                return lev::perpetual_snap_back<S>({x, S(0.0), S(0.3)}, S(1.0), S(0.05)).value;
            },
            now);
    };
    EXPECT_NEAR(slope(2.4999999), 1.0, 1e-7);
    EXPECT_EQ(slope(2.6), 1.0);
}

TEST(snap_back_option, the_chance_of_the_trigger_is_as_published)
{
    EXPECT_NEAR(lev::chance_of_trigger<double>({1.0, 0.0, 0.3}, 2.5, 120 / year), 6.2e-8, 5e-10);
    EXPECT_NEAR(lev::chance_of_trigger<double>({1.0, 0.0, 0.3}, 2.5, 5.0), 0.104994, 5e-7);
    EXPECT_EQ(lev::chance_of_trigger<double>({2.5, 0.0, 0.3}, 2.5, 0.1), 1.0);
}

// The concession of 11 June 2025 was taken back after 120 days. The option gives that a chance of
// 6.2e-8; a hazard of .212 a month gives it 57 %. It values the right and does not forecast.
TEST(snap_back_option, forecasts_nothing)
{
    EXPECT_LT(
        lev::chance_of_trigger<double>({1.0, 0.0, 0.3}, worked(0.0, 0.3, 0.05).trigger, 120 / year),
        1e-7);
    EXPECT_NEAR(lev::snap_back_probability(0.212, 120.0), 0.566, 5e-4);
}

// The first passage, simulated: 200,000 paths of the walk's minimum between steps drawn exactly by
// the law of the Brownian bridge.
TEST(snap_back_option, the_chance_agrees_with_simulated_paths)
{
    std::mt19937_64 bits(1945);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    const double volatility = 0.4, growth = 0.05, trigger = 1.8, years = 3.0;
    const double drift = growth - 0.5 * volatility * volatility;
    double missed = 0.0;
    constexpr int paths = 200000;
    for (int i = 0; i < paths; ++i) {
        double x = 0.0;
        double not_yet = 1.0;
        for (int step = 0; step < 3; ++step) {
            const double next =
                x + drift * years / 3 + volatility * std::sqrt(years / 3) * normal(bits);
            const double a = std::log(trigger) - x, b = std::log(trigger) - next;
            not_yet *= a <= 0.0 || b <= 0.0
                           ? 0.0
                           : -std::expm1(-2.0 * a * b / (volatility * volatility * years / 3));
            x = next;
        }
        missed += not_yet / paths;
    }
    EXPECT_NEAR(lev::chance_of_trigger<double>({1.0, growth, volatility}, trigger, years),
                1.0 - missed, 0.003);
}

TEST(snap_back_option, a_truce_with_an_end_is_as_published)
{
    EXPECT_NEAR(lev::truce_end_option(100.0, 100.0, 0.05, 0.2, 1.0, 0.0), 10.450584, 5e-7);
    // Learning erodes what the right is about.
    EXPECT_LT(lev::truce_end_option(100.0, 100.0, 0.05, 0.2, 1.0, 0.1), 10.450584);
}

TEST(snap_back_option, accurate_where_growth_nears_the_rate_and_where_volatility_is_small)
{
    for (double growth : {-0.2, 0.0, 0.05 - 1e-6, 0.05 - 1e-12})
        for (double volatility : {1e-3, 0.3, 2.0}) {
            const precise v2 = precise(volatility) * precise(volatility);
            const precise m = precise(growth) / v2;
            const precise b1 =
                precise(0.5) - m +
                sqrt((m - precise(0.5)) * (m - precise(0.5)) + 2 * precise(0.05) / v2);
            const precise trigger = b1 / (b1 - 1);
            const precise value = (trigger - 1) * pow(1 / trigger, b1);
            const auto option = worked(growth, volatility, 0.05);
            EXPECT_NEAR(static_cast<double>(option.trigger / trigger), 1.0, 1e-10)
                << growth << " " << volatility;
            EXPECT_NEAR(static_cast<double>(option.value / value), 1.0, 1e-10)
                << growth << " " << volatility;
        }
}

TEST(snap_back_option, the_chance_keeps_its_digits_far_from_the_trigger)
{
    const auto tail = [](const precise& z) { return boost::math::erfc(z / sqrt(precise(2))) / 2; };
    for (double volatility : {0.02, 0.1, 1.0})
        for (double growth : {-0.1, 0.0, 0.1})
            for (double years : {0.3, 5.0, 100.0}) {
                const precise v(volatility), a = log(precise(1.4));
                const precise nu = precise(growth) - v * v / 2, spread = v * sqrt(precise(years));
                const precise exact = tail((a - nu * years) / spread) +
                                      exp(2 * nu * a / (v * v)) * tail((a + nu * years) / spread);
                const double chance =
                    lev::chance_of_trigger<double>({1.0, growth, volatility}, 1.4, years);
                if (exact < 1e-280) {
                    EXPECT_LT(chance, 1e-270);
                    continue;
                }
                EXPECT_NEAR(static_cast<double>(chance / exact), 1.0, 1e-10)
                    << volatility << " " << growth << " " << years;
            }
}

TEST(snap_back_option, impossible_arguments_are_named)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)worked(0.0, 0.0, 0.05), domain_error);
    EXPECT_THROW((void)worked(0.0, 0.3, 0.0), domain_error);
    EXPECT_THROW((void)worked(nan, 0.3, 0.05), domain_error);
    EXPECT_THROW((void)lev::perpetual_snap_back<double>({0.0, 0.0, 0.3}, 1.0, 0.05), domain_error);
    EXPECT_THROW((void)lev::perpetual_snap_back<double>({1.0, 0.0, 0.3}, 0.0, 0.05), domain_error);
    EXPECT_THROW((void)lev::chance_of_trigger<double>({1.0, 0.0, 0.3}, 2.5, 0.0), domain_error);
    EXPECT_THROW((void)lev::chance_of_trigger<double>({1.0, 0.0, 0.3}, 0.0, 1.0), domain_error);
    EXPECT_THROW((void)lev::truce_end_option(100.0, 100.0, 0.05, 0.2, 1.0, -0.1), domain_error);
    EXPECT_THROW((void)lev::truce_end_option(100.0, 0.0, 0.05, 0.2, 1.0, 0.0), domain_error);
    try {
        (void)worked(0.05, 0.3, 0.05);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "rate - growth = 0 is outside (0, inf)");
    }
}

TEST(snap_back_option, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& now, const auto& growth, const auto& volatility, const auto& rate) {
            using S = std::remove_cvref_t<decltype(now)>;
            const auto o = lev::perpetual_snap_back<S>({now, growth, volatility}, S(1.0), rate);
            return o.value + 0.1 * o.trigger + 0.01 * o.exponent;
        },
        {{1.0, 0.0, 0.3, 0.05},
         {1.0, 0.02, 0.4, 0.05},
         {6.0, -0.1, 0.2, 0.04},
         {0.3, -0.02, 0.2, 0.04}});
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& now, const auto& growth, const auto& volatility, const auto& years) {
            using S = std::remove_cvref_t<decltype(now)>;
            return lev::chance_of_trigger<S>({now, growth, volatility}, S(2.5), years);
        },
        {{1.0, 0.0, 0.3, 5.0}, {2.0, 0.1, 0.5, 1.0}, {1.5, -0.1, 0.4, 2.0}, {2.4, 0.3, 0.05, 2.0}},
        1e-12);
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& now, const auto& volatility, const auto& years, const auto& yield) {
            return lev::truce_end_option(now, 100.0, 0.05, volatility, years, yield);
        },
        {{100.0, 0.2, 1.0, 0.0}, {80.0, 0.5, 2.0, 0.1}});
}

RC_GTEST_PROP(snap_back_option,
              the_right_is_worth_more_the_more_is_uncertain_and_never_less_than_use, ())
{
    const double now = *rc::gen::inRange(1, 600) / 100.0;
    const double growth = *rc::gen::inRange(-200, 40) / 1000.0;
    const double volatility = *rc::gen::inRange(10, 900) / 1000.0;
    const auto value = [&](double v) {
        return lev::perpetual_snap_back<double>({now, growth, v}, 1.0, 0.05).value;
    };
    RC_ASSERT(value(volatility) >= std::fmax(0.0, now - 1.0) - 1e-12);
    RC_ASSERT(value(volatility + 0.01) >= value(volatility) * (1 - 1e-12));
    const double sooner = lev::chance_of_trigger<double>({now, growth, volatility}, 2.5, 1.0);
    const double later = lev::chance_of_trigger<double>({now, growth, volatility}, 2.5, 2.0);
    RC_ASSERT(sooner >= 0.0 && later <= 1.0 + 1e-14 && later >= sooner * (1 - 1e-12));
}
