// SPDX-License-Identifier: BSL-1.0
#include <hirschman/error.hpp>
#include <hirschman/trade/policy_game.hpp>

#include "trade/small_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace trade = hirschman::trade;
using hirschman::domain_error;
using small_world::two;
using small_world::world;

namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

enum class kind { tariffs, export_taxes };

/// Each country sets one rate on all its partners, or one on each.
trade::policy_game game_of(const world& w, kind instruments, bool by_partner = false,
                           double lowest = -0.5)
{
    const std::size_t n = w.size();
    trade::policy_game game;
    for (std::size_t i = 0; i < n; ++i) game.parties.push_back("country " + std::to_string(i));
    std::vector<std::pair<std::size_t, std::size_t>> pairs;  // owner, partner
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j || (!by_partner && j != (i == 0 ? 1u : 0u))) continue;
            game.policies.push_back({.name = "rate " + std::to_string(game.policies.size()),
                                     .owner = i,
                                     .lowest = lowest,
                                     .highest = 5.0});
            pairs.emplace_back(i, j);
        }
    game.payoffs = [=](std::span<const double> rates) {
        std::vector<double> set(n * n, 0.0);
        const std::vector<double> none(n * n, 0.0);
        for (std::size_t k = 0; k < pairs.size(); ++k)
            for (std::size_t j = 0; j < n; ++j) {
                const auto [owner, partner] = pairs[k];
                if (j == owner || (by_partner && j != partner)) continue;
                set[instruments == kind::tariffs ? owner * n + j : j * n + owner] = rates[k];
            }
        return instruments == kind::tariffs ? w.real_incomes(set, none) : w.real_incomes(none, set);
    };
    return game;
}

const std::vector<double> free_trade{0.0, 0.0};

}  // namespace

// A market with demand 1 - q and no cost: each of two firms sells 1/3, together they would sell
// 1/2.
TEST(policy_game, cournots_duopoly_is_found)
{
    trade::policy_game game{.parties = {"one", "other", "bystander"},
                            .policies = {{.name = "q1", .owner = 0}, {.name = "q2", .owner = 1}},
                            .payoffs = [](std::span<const double> q) {
                                const double price = 1 - q[0] - q[1];
                                return std::vector<double>{1 + q[0] * price, 1 + q[1] * price, 1};
                            }};
    const auto found = trade::nash(game, free_trade);
    ASSERT_TRUE(found.converged()) << found.message;
    EXPECT_NEAR(found.rates[0], 1.0 / 3, 1e-7);
    EXPECT_NEAR(found.rates[1], 1.0 / 3, 1e-7);
    EXPECT_EQ(found.payoffs[2], 1.0);
    EXPECT_LT(found.deviation_gain, 1e-13);
    const auto monopoly = trade::best_response(game, 0, free_trade);
    EXPECT_NEAR(monopoly.rates[0], 0.5, 1e-7);
    EXPECT_NEAR(monopoly.deviation_gain, 0.25, 1e-12);
    const auto cartel = trade::bargain(game, found);
    ASSERT_TRUE(cartel.converged()) << cartel.message;
    EXPECT_NEAR(cartel.rates[0], 0.25, 1e-6);
    EXPECT_NEAR(cartel.rates[1], 0.25, 1e-6);
}

// A country too small to matter: 1/(sigma - 1) whatever it buys abroad. Johnson (1953).
TEST(policy_game, a_small_countrys_optimal_tariff_is_the_inverse_of_theta)
{
    for (const double theta : {2.5, 4.0, 8.0}) {
        const auto game = game_of(two(0.4, 1e7, theta), kind::tariffs);
        const auto best = trade::best_response(game, 0, free_trade);
        ASSERT_TRUE(best.converged());
        EXPECT_NEAR(best.rates[0], 1 / theta, 2e-6) << theta;
        const auto taxes = game_of(two(0.4, 1e7, theta), kind::export_taxes);
        EXPECT_NEAR(trade::best_response(taxes, 0, free_trade).rates[0], 1 / theta, 2e-6);
    }
}

// The other's elasticity of imports less one, with its own tariff t in force and l its spending on
// itself: (sigma - 1) l (1 + t)/(1 + t l). Computed elsewhere by bisection of the relative wage,
// the answers by golden section (agrees to 5e-8) and by this formula (printed here).
TEST(policy_game, two_countries_are_as_computed_elsewhere)
{
    struct known {
        double imported, times;
        double rates[2], incomes[2];
    };
    for (const auto& k : {known{.25,
                                1,
                                {.2747561535903526, .2747561535903526},
                                {.9824101464977012, .9824101464977012}},
                          known{.30,
                                3,
                                {.2590513149730537, .2802208957391861},
                                {.9741440825502923, .994744249115009}},
                          known{.45,
                                9,
                                {.25452433740831615, .3013021004407226},
                                {.9514525862942349, .9983388822776109}}}) {
        const auto game = game_of(two(k.imported, k.times), kind::tariffs);
        const auto found = trade::nash(game, free_trade);
        ASSERT_TRUE(found.converged()) << found.message;
        for (std::size_t i = 0; i < 2; ++i) {
            EXPECT_NEAR(found.rates[i], k.rates[i], 1e-7) << k.times;
            EXPECT_NEAR(found.payoffs[i], k.incomes[i], 1e-10) << k.times;
        }
        // The larger has the higher tariff.
        EXPECT_LE(found.rates[0], found.rates[1] + 1e-9);
        EXPECT_LT(found.deviation_gain, 1e-12);
        // From elsewhere, the same.
        const auto again = trade::nash(game, std::vector<double>{2.0, 0.0});
        ASSERT_TRUE(again.converged());
        EXPECT_NEAR(again.rates[0], found.rates[0], 2e-7);
    }
}

TEST(policy_game, a_grid_finds_nothing_better)
{
    const auto game = game_of(two(.30, 3), kind::tariffs);
    const auto found = trade::nash(game, free_trade);
    for (std::size_t i = 0; i < 2; ++i) {
        double best = 0.0, at = 0.0;
        for (int step = -100; step <= 400; ++step) {
            auto rates = found.rates;
            rates[i] = step * 0.005;
            const double has = game.payoffs(rates)[i];
            EXPECT_LE(has, found.payoffs[i] + 1e-13);
            if (has > best) best = has, at = rates[i];
        }
        EXPECT_NEAR(at, found.rates[i], 0.0051);
    }
}

// Lerner: a tax on all exports is a tariff on all imports. And so is the war with either.
TEST(policy_game, export_taxes_do_what_tariffs_do)
{
    const auto w = two(.30, 3);
    const auto tariffs = trade::nash(game_of(w, kind::tariffs), free_trade);
    const auto taxes = trade::nash(game_of(w, kind::export_taxes), free_trade);
    ASSERT_TRUE(taxes.converged()) << taxes.message;
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_NEAR(taxes.rates[i], tariffs.rates[i], 1e-7);
        EXPECT_NEAR(taxes.payoffs[i], tariffs.payoffs[i], 1e-11);
    }
}

TEST(policy_game, equals_agree_on_free_trade_and_unequals_on_mayers_locus)
{
    const auto equals = game_of(two(.25, 1), kind::tariffs);
    const auto peace = trade::bargain(equals, trade::nash(equals, free_trade));
    ASSERT_TRUE(peace.converged()) << peace.message;
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_NEAR(peace.rates[i], 0.0, 2e-6);
        EXPECT_NEAR(peace.payoffs[i], 1.0, 1e-10);
    }
    const auto unequals = game_of(two(.30, 3), kind::tariffs);
    const auto war = trade::nash(unequals, free_trade);
    const auto deal = trade::bargain(unequals, war);
    ASSERT_TRUE(deal.converged()) << deal.message;
    EXPECT_NEAR((1 + deal.rates[0]) * (1 + deal.rates[1]), 1.0, 1e-5);
    for (std::size_t i = 0; i < 2; ++i) EXPECT_GT(deal.payoffs[i], war.payoffs[i]);
}

// Three countries, a rate for each partner: no deviation of one party pays, by chance or by design.
TEST(policy_game, nobody_gains_by_leaving_the_nash_outcome_of_three)
{
    const world w{
        .income = {1, 2, 4}, .shares = {.70, .10, .20, .05, .75, .20, .05, .10, .85}, .theta = 4.0};
    const auto game = game_of(w, kind::tariffs, true);
    const auto found = trade::nash(game, std::vector<double>(6, 0.0));
    ASSERT_TRUE(found.converged()) << found.message;
    unsigned state = 1;
    for (int trial = 0; trial < 60; ++trial) {
        const std::size_t owner = static_cast<std::size_t>(trial) % 3;
        auto rates = found.rates;
        for (std::size_t k = 0; k < 6; ++k) {
            state = state * 1664525u + 1013904223u;
            const double away = (state >> 8) / 16777216.0 - 0.5;
            if (game.policies[k].owner == owner) rates[k] += away * (trial < 30 ? 0.02 : 0.4);
        }
        EXPECT_LT(game.payoffs(rates)[owner], found.payoffs[owner]);
    }
    // The largest sets the highest rates.
    EXPECT_GT(found.rates[4], found.rates[0]);
    EXPECT_GT(found.rates[5], found.rates[2]);
}

TEST(policy_game, rates_rest_on_their_bounds)
{
    auto game = game_of(two(.30, 3), kind::tariffs);
    game.policies[0].highest = 0.1;
    game.policies[1].lowest = 0.4;
    const auto found = trade::nash(game, std::vector<double>{0.0, 0.5});
    ASSERT_TRUE(found.converged());
    EXPECT_EQ(found.rates[0], 0.1);
    EXPECT_EQ(found.rates[1], 0.4);
    EXPECT_EQ(found.at_bound, (std::vector<std::size_t>{0, 1}));
}

TEST(policy_game, what_has_no_answer_is_said)
{
    trade::policy_game game{
        .parties = {"one"},
        .policies = {{.name = "t", .owner = 0}},
        .payoffs = [](std::span<const double>) { return std::vector<double>{nan_value}; }};
    const std::vector<double> zero{0.0};
    EXPECT_EQ(trade::nash(game, zero).status, trade::game_status::no_payoff);
    EXPECT_FALSE(trade::nash(game, zero).message.empty());
    // Matching pennies has no Nash outcome in rates.
    game.parties = {"one", "other"};
    game.policies = {{"a", 0, 0.0, 1.0}, {"b", 1, 0.0, 1.0}};
    game.payoffs = [](std::span<const double> r) {
        const double one = std::pow(r[0] - r[1], 2), other = std::pow(r[0] + r[1] - 1, 2);
        return std::vector<double>{2 - one, 2 - other};
    };
    EXPECT_TRUE(trade::nash(game, std::vector<double>{0.9, 0.2}).converged());  // .5, .5
    game.payoffs = [](std::span<const double> r) {
        return std::vector<double>{2 + (2 * r[0] - 1) * (2 * r[1] - 1),
                                   2 - (2 * r[0] - 1) * (2 * r[1] - 1)};
    };
    const auto pennies = trade::nash(game, std::vector<double>{0.9, 0.2}, {.max_rounds = 20});
    EXPECT_EQ(pennies.status, trade::game_status::not_converged);
    EXPECT_NE(pennies.message.find("still move"), std::string::npos);
    // One owner alone has nothing to agree on.
    const auto alone = game_of(two(.30, 3), kind::tariffs);
    auto threat = trade::nash(alone, free_trade);
    threat.payoffs = {2.0, 2.0};
    EXPECT_EQ(trade::bargain(alone, threat).status, trade::game_status::no_gain);
}

TEST(policy_game, bad_games_are_named)
{
    const auto good = game_of(two(.30, 3), kind::tariffs);
    const auto refused = [&](const auto& change, const std::string& says,
                             std::vector<double> rates = {0.0, 0.0}) {
        auto game = good;
        change(game);
        try {
            (void)trade::nash(game, rates);
            ADD_FAILURE() << says;
        } catch (const domain_error& error) {
            EXPECT_NE(std::string(error.what()).find(says), std::string::npos) << error.what();
        }
    };
    refused([](auto& g) { g.policies.clear(); }, "policies: there is none", {});
    refused([](auto& g) { g.payoffs = nullptr; }, "no model");
    refused([](auto& g) { g.policies[1].owner = 7; }, "owner 7 is not among the 2 parties");
    refused([](auto& g) { g.policies[1].lowest = -1; }, "lowest of rate 1 = -1");
    refused([](auto& g) { g.policies[1].highest = -0.7; }, "highest of rate 1 = -0.7");
    refused([](auto&) {}, "rates has 1 entries, expected 2", {0.0});
    refused([](auto&) {}, "rate of rate 0 = nan", {nan_value, 0.0});
    refused([](auto&) {}, "rate of rate 1 = 9 is outside [-0.5, 5]", {0.0, 9.0});
    refused([](auto& g) { g.payoffs = [](auto) { return std::vector<double>{1.0}; }; },
            "payoffs gave 1 figures for 2 parties");
    EXPECT_THROW((void)trade::best_response(good, 5, free_trade), domain_error);
}
