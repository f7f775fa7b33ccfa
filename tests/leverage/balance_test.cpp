// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/balance.hpp>
#include <hirschman/leverage/bargaining.hpp>
#include <hirschman/leverage/declining_threat.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace lev = hirschman::leverage;
using hirschman::block;
using hirschman::domain_error;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class S = double>
lev::side<S> constant_side(std::size_t months, const S& harm, const S& own_cost, const S& tolerance,
                           const S& rate)
{
    return {.actions = {{std::vector<S>(months, harm), std::vector<S>(months, own_cost)}},
            .discount_rate = rate,
            .tolerance = tolerance};
}

lev::side<> random_side(std::mt19937& random, std::size_t months)
{
    std::uniform_real_distribution<double> u(0.0, 1.0);
    lev::side<> s;
    const int actions = 1 + static_cast<int>(random() % 3);
    for (int a = 0; a < actions; ++a) {
        lev::action<> each;
        for (std::size_t m = 0; m < months; ++m) {
            each.harm.push_back(100.0 * u(random));
            each.own_cost.push_back(60.0 * u(random));
        }
        s.actions.push_back(each);
    }
    s.discount_rate = 0.1 * u(random);
    s.tolerance = random() % 4 == 0 ? infinity : 150.0 * u(random);
    return s;
}

struct pair_of_sides {
    lev::side<> one, two;
    std::mt19937 random;
};

pair_of_sides any_sides()
{
    std::mt19937 random(static_cast<unsigned>(*rc::gen::arbitrary<int>()));
    const std::size_t months = 1 + random() % 30;
    lev::side<> one = random_side(random, months), two = random_side(random, months);
    return {one, two, random};
}

// Up to rounding of sums of this size.
constexpr double slack = 1e-10;

}  // namespace

// r .05, H 3 years; side 1: harm 40, cost 10, tolerance 150; side 2: 100, 1, 60. Closed form.
TEST(balance, constant_flows_in_closed_form_are_as_published)
{
    const double first = lev::constant_staying(10.0, 100.0, 150.0, 3.0);
    const double second = lev::constant_staying(1.0, 40.0, 60.0, 3.0);
    EXPECT_NEAR(first, 1.363636, 5e-7);
    EXPECT_NEAR(second, 1.463415, 5e-7);
    const lev::declining_tool<> one{40.0, 0.0, 10.0}, two{100.0, 0.0, 1.0};
    const double n12 = lev::declining_threat(one, 0.05, first).threat;
    const double n21 = lev::declining_threat(two, 0.05, second).threat;
    EXPECT_NEAR(n12, 39.545626, 5e-7);
    EXPECT_NEAR(n21, 139.704580, 5e-7);
    EXPECT_NEAR(n12 - n21, -100.158954, 5e-7);
    const auto shares = lev::bargain_under_threat(200.0, n12 - n21);
    EXPECT_NEAR(shares.first, 49.920523, 5e-7);
    EXPECT_NEAR(shares.second, 150.079477, 5e-7);

    const double free12 =
        lev::declining_threat(one, 0.05, lev::constant_staying(10.0, 100.0, infinity, 3.0)).threat;
    const double free21 = lev::declining_threat(two, 0.05, 3.0).threat;
    EXPECT_NEAR(free12, 83.575214, 5e-7);
    EXPECT_NEAR(free21, 275.798207, 5e-7);
    EXPECT_NEAR(free12 - free21, -192.222993, 5e-7);
}

// Harm 26 exp(-.3 t), cost 8.5, r .04.
TEST(balance, the_best_duration_of_a_declining_tool_is_as_published)
{
    const auto best = lev::declining_threat<double>({26.0, 0.3, 8.5}, 0.04, 30.0);
    EXPECT_NEAR(best.duration, 3.726768, 5e-7);
    EXPECT_NEAR(best.threat, 25.503374, 5e-7);
    EXPECT_EQ(lev::declining_threat<double>({26.0, 0.3, 8.5}, 0.04, 2.0).duration, 2.0);
    EXPECT_EQ(lev::declining_threat<double>({8.0, 0.3, 8.5}, 0.04, 2.0).threat, 0.0);
    EXPECT_EQ(lev::declining_threat<double>({0.0, 0.0, 0.0}, 0.0, 2.0).threat, 0.0);
}

// One "month" of the grid is 1/2000 of a month of the example, so that the monthly form meets the
// closed one: rates and flows per year are divided by 2000.
TEST(balance, the_monthly_form_on_a_fine_grid_meets_the_closed_form)
{
    const double fine = 2000.0;
    const auto months = static_cast<std::size_t>(36 * fine);
    const auto one = constant_side(months, 40.0 / fine, 10.0 / fine, 150.0, 0.05 / fine);
    const auto two = constant_side(months, 100.0 / fine, 1.0 / fine, 60.0, 0.05 / fine);
    const auto b = lev::balance(one, two);
    EXPECT_NEAR(b.first.staying / fine / 12, 1.363636, 1.0 / fine / 12);
    EXPECT_NEAR(b.second.staying / fine / 12, 1.463415, 1.0 / fine / 12);
    // The staying power is cut to a whole step, worth at most 30 or 99 a year times a step.
    EXPECT_NEAR(b.first.threat, 39.545626, 30.0 / 12 / fine);
    EXPECT_NEAR(b.second.threat, 139.704580, 99.0 / 12 / fine);
    EXPECT_NEAR(b.first.unlimited_threat, 83.575214, 5e-7);
    EXPECT_NEAR(b.second.unlimited_threat, 275.798207, 5e-7);
    EXPECT_NEAR(b.unlimited_balance, -192.222993, 5e-7);

    std::vector<double> harm, cost(static_cast<std::size_t>(120 * 100), 8.5 / 100);
    for (std::size_t m = 0; m < cost.size(); ++m)
        harm.push_back(26.0 / 100 * std::exp(-0.3 * (static_cast<double>(m) + 0.5) / 1200));
    const lev::side<> declining{.actions = {{harm, cost}}, .discount_rate = 0.04 / 100};
    const auto d =
        lev::balance(declining, constant_side(cost.size(), 0.0, 0.0, infinity, 0.04 / 100));
    EXPECT_NEAR(d.first.duration / 1200, 3.726768, 1.0 / 1200);
    EXPECT_NEAR(d.first.threat, 25.503374, 5e-6);
}

TEST(balance, a_loss_equal_to_the_tolerance_is_borne)
{
    // Twelve times 10/12 adds to 10.000000000000002.
    const auto one = constant_side(24, 40.0, 10.0, 10.0, 0.0);
    const auto two = constant_side(24, 0.0, 0.0, infinity, 0.0);
    EXPECT_EQ(lev::balance(one, two).first.staying, 12.0);
}

TEST(balance, overlapping_tools_are_sets_and_the_best_set_is_used)
{
    lev::side<> one = constant_side(12, 10.0, 4.0, infinity, 0.0);
    one.actions.push_back({std::vector<double>(12, 14.0), std::vector<double>(12, 7.0)});
    one.actions.push_back({std::vector<double>(12, 17.0), std::vector<double>(12, 12.0)});
    const auto two = constant_side(12, 0.0, 0.0, infinity, 0.0);
    const auto b = lev::balance(one, two);
    EXPECT_NEAR(b.first.threat, 7.0, 1e-12);
    EXPECT_NEAR(b.first.own_cost, 7.0, 1e-12);
    EXPECT_NEAR(b.first.power, 17.0, 1e-12);
}

TEST(balance, staying_power_reckons_with_the_worst_of_the_others_sets)
{
    const auto one = constant_side(12, 10.0, 1.0, 6.5, 0.0);
    lev::side<> two = constant_side(12, 1.0, 1.0, infinity, 0.0);
    EXPECT_EQ(lev::balance(one, two).first.staying, 12.0);
    two.actions.push_back({std::vector<double>(12, 12.0), std::vector<double>(12, 1.0)});
    EXPECT_EQ(lev::balance(one, two).first.staying, 6.0);
}

TEST(balance, the_horizon_at_which_the_sign_changes_is_found)
{
    EXPECT_EQ(lev::sign_change(std::vector<double>{0.0, 2.0, 1.0, -1.0, 3.0}), 4.0);
    EXPECT_EQ(lev::sign_change(std::vector<double>{-1.0, 0.0, 2.0}), 3.0);
    EXPECT_EQ(lev::sign_change(std::vector<double>{1.0, 2.0, 0.0}), 0.0);
    EXPECT_EQ(lev::sign_change(std::vector<double>{0.0, 0.0}), 0.0);
}

TEST(balance, credibility_weighs_the_cost_against_half_the_threat)
{
    const auto b = lev::balance(constant_side(12, 10.0, 4.0, infinity, 0.0),
                                constant_side(12, 1.0, 2.0, infinity, 0.0));
    EXPECT_NEAR(b.first.required_discount_factor, 4.0 / (4.0 + 3.0), 1e-12);
    EXPECT_EQ(b.second.required_discount_factor, 1.0);
    EXPECT_EQ(b.second.threat, 0.0);
}

TEST(balance, three_scalars_agree)
{
    const auto f = [](const auto& harm, const auto& cost, const auto& tolerance, const auto& rate) {
        using S = std::decay_t<decltype(harm)>;
        const auto b = lev::balance(constant_side<S>(24, harm, cost, tolerance, rate),
                                    constant_side<S>(24, S(100.0), S(1.0), S(60.0), rate));
        return b.balance + b.first.harm - 0.5 * b.unlimited_balance + b.first.duration +
               b.second.staying + b.sign_change;
    };
    hirschman_test::expect_three_scalars_agree<4>(
        f, {{40.0, 10.0, 155.0, 0.05}, {400.0, 10.0, 1550.0, 0.0}, {8.0, 10.0, 40.0, 0.03}});
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& h, const auto& l, const auto& c, const auto& r) {
            using S = std::decay_t<decltype(h)>;
            const auto best = lev::declining_threat<S>({h, l, c}, r, S(6.0));
            return best.threat + best.duration + lev::constant_staying(c, h, S(50.0), S(3.0));
        },
        {{26.0, 0.3, 8.5, 0.04}, {26.0, 0.1, 8.5, 0.0}});
}

TEST(balance, impossible_arguments_are_named)
{
    const auto good = constant_side(12, 10.0, 4.0, 10.0, 0.04);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)lev::balance(good, constant_side(12, -1.0, 4.0, 10.0, 0.04)), domain_error);
    EXPECT_THROW((void)lev::balance(good, constant_side(12, nan, 4.0, 10.0, 0.04)), domain_error);
    EXPECT_THROW((void)lev::balance(good, constant_side(12, infinity, 4.0, 10.0, 0.04)),
                 domain_error);
    EXPECT_THROW((void)lev::balance(good, constant_side(12, 1.0, -4.0, 10.0, 0.04)), domain_error);
    EXPECT_THROW((void)lev::balance(good, constant_side(12, 1.0, 4.0, -10.0, 0.04)), domain_error);
    EXPECT_THROW((void)lev::balance(good, constant_side(12, 1.0, 4.0, nan, 0.04)), domain_error);
    EXPECT_THROW((void)lev::balance(good, constant_side(12, 1.0, 4.0, 10.0, -0.04)), domain_error);
    EXPECT_THROW((void)lev::balance(good, constant_side(11, 1.0, 4.0, 10.0, 0.04)), domain_error);
    EXPECT_THROW((void)lev::balance(good, lev::side<>{}), domain_error);
    try {
        (void)lev::balance(constant_side(0, 1.0, 1.0, 1.0, 0.0),
                           constant_side(0, 1.0, 1.0, 1.0, 0.0));
        FAIL();
    } catch (const domain_error& e) {
        EXPECT_EQ(std::string(e.what()), "horizon = 0 months is outside [1, inf)");
    }
}

RC_GTEST_PROP(balance, is_antisymmetric, ())
{
    const auto s = any_sides();
    const auto forth = lev::balance(s.one, s.two), back = lev::balance(s.two, s.one);
    RC_ASSERT(forth.balance == -back.balance);
    RC_ASSERT(forth.unlimited_balance == -back.unlimited_balance);
    RC_ASSERT(forth.sign_change == back.sign_change);
}

RC_GTEST_PROP(balance, of_identical_sides_is_zero, ())
{
    const auto s = any_sides();
    RC_ASSERT(lev::balance(s.one, s.one).balance == 0.0);
}

RC_GTEST_PROP(balance, threats_are_never_negative_and_the_last_horizon_is_the_balance, ())
{
    const auto s = any_sides();
    const auto b = lev::balance(s.one, s.two);
    RC_ASSERT(b.first.threat >= 0.0 && b.second.threat >= 0.0);
    RC_ASSERT(std::abs(b.first.harm - b.first.own_cost - b.first.threat) <= slack);
    RC_ASSERT(b.first.unlimited_threat >= b.first.threat);
    RC_ASSERT(b.balance_by_horizon.back() == b.balance);
    RC_ASSERT(b.first.duration <= b.first.staying || s.one.actions.size() > 1);
}

RC_GTEST_PROP(balance,
              a_threat_never_falls_with_own_harm_or_tolerance_nor_with_less_cost_or_suffering, ())
{
    auto s = any_sides();
    const double before = lev::balance(s.one, s.two).first.threat;
    std::uniform_real_distribution<double> u(0.0, 1.0);
    auto more_harm = s.one;
    for (auto& a : more_harm.actions)
        for (double& h : a.harm) h += 10.0 * u(s.random);
    RC_ASSERT(lev::balance(more_harm, s.two).first.threat >= before - slack);
    auto more_tolerant = s.one;
    more_tolerant.tolerance += 50.0 * u(s.random);
    RC_ASSERT(lev::balance(more_tolerant, s.two).first.threat >= before - slack);
    auto cheaper = s.one;
    for (auto& a : cheaper.actions)
        for (double& c : a.own_cost) c *= u(s.random);
    RC_ASSERT(lev::balance(cheaper, s.two).first.threat >= before - slack);
    auto milder = s.two;
    for (auto& a : milder.actions)
        for (double& h : a.harm) h *= u(s.random);
    RC_ASSERT(lev::balance(s.one, milder).first.threat >= before - slack);
}

RC_GTEST_PROP(balance, without_limits_a_threat_never_falls_with_the_horizon, ())
{
    auto s = any_sides();
    s.one.tolerance = s.two.tolerance = infinity;
    const auto b = lev::balance(s.one, s.two);
    for (std::size_t m = 1; m < b.first.threat_by_horizon.size(); ++m)
        RC_ASSERT(b.first.threat_by_horizon[m] >= b.first.threat_by_horizon[m - 1]);
    RC_ASSERT(b.first.threat == b.first.unlimited_threat);
}

RC_GTEST_PROP(balance, a_shorter_horizon_gives_the_same_answer_as_its_entry_in_the_long_one, ())
{
    auto s = any_sides();
    const auto whole = lev::balance(s.one, s.two);
    const std::size_t months = 1 + s.random() % s.one.actions[0].harm.size();
    for (lev::side<>* side : {&s.one, &s.two})
        for (auto& a : side->actions) {
            a.harm.resize(months);
            a.own_cost.resize(months);
        }
    RC_ASSERT(lev::balance(s.one, s.two).balance == whole.balance_by_horizon[months - 1]);
}

RC_GTEST_PROP(balance, scales_with_the_money_unit, ())
{
    auto s = any_sides();
    const auto before = lev::balance(s.one, s.two);
    for (lev::side<>* side : {&s.one, &s.two}) {
        side->tolerance *= 1024.0;
        for (auto& a : side->actions) {
            for (double& h : a.harm) h *= 1024.0;
            for (double& c : a.own_cost) c *= 1024.0;
        }
    }
    const auto after = lev::balance(s.one, s.two);
    RC_ASSERT(after.balance == 1024.0 * before.balance);
    RC_ASSERT(after.first.duration == before.first.duration);
}

RC_GTEST_PROP(balance, delaying_harm_with_the_same_total_never_raises_power, ())
{
    auto s = any_sides();
    const double before = lev::balance(s.one, s.two).first.power;
    auto delayed = s.one;
    for (auto& a : delayed.actions)
        for (std::size_t m = 0; m + 1 < a.harm.size(); ++m) {
            const double moved = 0.5 * a.harm[m];
            a.harm[m] -= moved;
            a.harm[m + 1] += moved;
        }
    RC_ASSERT(lev::balance(delayed, s.two).first.power <= before + slack);
}
