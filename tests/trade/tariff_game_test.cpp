// SPDX-License-Identifier: BSL-1.0
#include <hirschman/error.hpp>
#include <hirschman/trade/tariff_game.hpp>

#include "trade/economies.hpp"
#include "trade/nafta.hpp"
#include "trade/small_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace trade = hirschman::trade;
using hirschman::domain_error;
using small_world::world;
using trade::policy_kind;
using trade::rates_differ;

namespace {

/// The world of one good a country as tables for the solver: one sector without inputs.
trade::economy economy_of(const world& w)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < w.size(); ++i) names.push_back("country " + std::to_string(i));
    auto e = trade::empty_economy(names, {"goods"});
    e.elasticity[0] = w.theta;
    for (std::size_t i = 0; i < w.size(); ++i) {
        for (std::size_t j = 0; j < w.size(); ++j)
            e.trade[e.flow(0, i, j)] = w.shares[i * w.size() + j] * w.income[i];
        e.value_added[i] = e.final_use[i] = w.income[i];
    }
    return e;
}

std::vector<trade::policy_choice> everybody(const trade::economy& e, policy_kind kind,
                                            rates_differ where)
{
    std::vector<trade::policy_choice> all;
    for (const auto& country : e.countries)
        for (const auto& choice : trade::choices_of(e, country, kind, where, -0.5))
            all.push_back(choice);
    return all;
}

const std::vector<double> zeros(std::size_t n) { return std::vector<double>(n, 0.0); }

/// No single rate of `owner` does better on a grid around what was found.
void expect_top(const trade::policy_game& game, std::size_t owner, const std::vector<double>& rates)
{
    const double has = game.payoffs(rates)[owner];
    for (std::size_t k = 0; k < rates.size(); ++k)
        for (const double away : {-0.2, -0.05, -0.01, -0.002, 0.002, 0.01, 0.05, 0.2, 1.0}) {
            if (game.policies[k].owner != owner) continue;
            auto moved = rates;
            moved[k] += away;
            if (moved[k] < game.policies[k].lowest || moved[k] > game.policies[k].highest) continue;
            EXPECT_LT(game.payoffs(moved)[owner], has + 1e-13)
                << game.policies[k].name << " at " << moved[k];
        }
}

}  // namespace

// The figures of policy_game_test, computed elsewhere, through the general-equilibrium solver.
TEST(tariff_game, one_sector_gives_the_closed_form)
{
    const auto base = economy_of(small_world::two(.30, 3));
    const trade::multi_sector_model model(base);
    for (const auto kind : {policy_kind::tariff, policy_kind::export_tax}) {
        const auto game =
            trade::tariff_game(model, everybody(base, kind, rates_differ::by_partner));
        const auto war = trade::nash(game, zeros(2));
        ASSERT_TRUE(war.converged()) << war.message;
        EXPECT_NEAR(war.rates[0], .2590513149730537, 1e-7);
        EXPECT_NEAR(war.rates[1], .2802208957391861, 1e-7);
        EXPECT_NEAR(war.payoffs[0], .9741440825502923, 1e-10);
        EXPECT_NEAR(war.payoffs[1], .994744249115009, 1e-10);
        const auto deal = trade::bargain(game, war);
        ASSERT_TRUE(deal.converged()) << deal.message;
        EXPECT_NEAR((1 + deal.rates[0]) * (1 + deal.rates[1]), 1.0, 1e-5);
        EXPECT_GT(deal.payoffs[0], war.payoffs[0]);
        EXPECT_GT(deal.payoffs[1], war.payoffs[1]);
    }
}

// Two solvers, one written for these tests: three countries, a rate for each partner.
TEST(tariff_game, two_models_of_one_sector_agree)
{
    const world w{
        .income = {1, 2, 4}, .shares = {.70, .10, .20, .05, .75, .20, .05, .10, .85}, .theta = 4.0};
    const auto base = economy_of(w);
    const trade::multi_sector_model model(base);
    const auto choices = everybody(base, policy_kind::tariff, rates_differ::by_partner);
    const auto plain = trade::tariff_game(
        base,
        [&w](const trade::shock& s) {
            return w.real_incomes(s.tariff, std::vector<double>(9, 0.0));
        },
        choices);
    const auto war = trade::nash(trade::tariff_game(model, choices), zeros(6));
    const auto same = trade::nash(plain, zeros(6));
    ASSERT_TRUE(war.converged()) << war.message;
    ASSERT_TRUE(same.converged()) << same.message;
    for (std::size_t k = 0; k < 6; ++k) EXPECT_NEAR(war.rates[k], same.rates[k], 1e-6) << k;
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(war.payoffs[i], same.payoffs[i], 1e-10);
    // The larger, the higher.
    EXPECT_LT(war.rates[0], war.rates[5]);
}

// Whatever a small country makes its goods of, it sells each at the mark-up of a monopolist who
// faces the elasticity 1 + theta: an export tax of 1/theta in each sector.
TEST(tariff_game, a_small_countrys_export_taxes_are_the_inverse_of_each_sectors_theta)
{
    auto base = trade::empty_economy({"small", "world"}, {"crops", "goods", "services"});
    base.elasticity = {8.0, 4.0, 2.5};
    const double home[] = {2, 3, 5}, abroad[] = {2e5, 4e5, 5e5}, out[] = {1.0, .5, .3},
                 in[] = {.3, .9, .6};
    for (std::size_t s = 0; s < 3; ++s) {
        base.trade[base.flow(s, 0, 0)] = home[s];
        base.trade[base.flow(s, 1, 1)] = abroad[s];
        base.trade[base.flow(s, 1, 0)] = out[s];
        base.trade[base.flow(s, 0, 1)] = in[s];
    }
    test::close(base, 0.5);
    const trade::multi_sector_model model(base);
    const auto choices =
        trade::choices_of(base, "small", policy_kind::export_tax, rates_differ::by_sector);
    ASSERT_EQ(choices.size(), 3u);
    const auto best = trade::best_response(trade::tariff_game(model, choices), 0, zeros(3));
    ASSERT_TRUE(best.converged()) << best.message;
    for (std::size_t s = 0; s < 3; ++s)
        EXPECT_NEAR(best.rates[s], 1 / base.elasticity[s], 2e-6) << base.sectors[s];
}

TEST(tariff_game, a_grid_finds_nothing_better_with_many_sectors)
{
    const auto base = test::synthetic(3, 3);
    const trade::multi_sector_model model(base, {.deficits = 0.0});
    const auto choices = trade::choices_of(base, "country 1", policy_kind::tariff,
                                           rates_differ::by_partner_and_sector);
    ASSERT_EQ(choices.size(), 6u);
    const auto start = trade::rates_in_force(base, choices);
    const auto game = trade::tariff_game(model, choices);
    const auto best = trade::best_response(game, 1, start);
    ASSERT_TRUE(best.converged()) << best.message;
    EXPECT_GT(best.payoffs[1], 1.0);
    expect_top(game, 1, best.rates);
    // From elsewhere, the same top.
    const auto again = trade::best_response(game, 1, std::vector<double>(6, 1.0));
    ASSERT_TRUE(again.converged()) << again.message;
    for (std::size_t k = 0; k < 6; ++k) EXPECT_NEAR(again.rates[k], best.rates[k], 2e-6);
    // Rates of the whole cannot do better than a rate for each.
    const auto one =
        trade::choices_of(base, "country 1", policy_kind::tariff, rates_differ::nowhere);
    const auto uniform = trade::best_response(trade::tariff_game(model, one), 1, zeros(1));
    ASSERT_TRUE(uniform.converged());
    EXPECT_LT(uniform.payoffs[1], best.payoffs[1] + 1e-12);
}

TEST(tariff_game, nobody_gains_by_leaving_the_nash_outcome_of_many_sectors)
{
    const auto base = test::synthetic(3, 2);
    const trade::multi_sector_model model(base, {.deficits = 0.0});
    const auto choices = everybody(base, policy_kind::tariff, rates_differ::by_partner);
    const auto game = trade::tariff_game(model, choices);
    const auto war = trade::nash(game, trade::rates_in_force(base, choices));
    ASSERT_TRUE(war.converged()) << war.message;
    EXPECT_LT(war.deviation_gain, 1e-12);
    for (std::size_t i = 0; i < 3; ++i) expect_top(game, i, war.rates);
    const auto peace = trade::bargain(game, war);
    ASSERT_TRUE(peace.converged()) << peace.message;
    for (std::size_t i = 0; i < 3; ++i) EXPECT_GT(peace.payoffs[i], war.payoffs[i]);
}

TEST(tariff_game, no_optimum_depends_on_the_numeraire)
{
    const auto base = test::synthetic(4, 2);
    const trade::multi_sector_model model(base, {.deficits = 0.0});
    const auto choices = trade::choices_of(base, "country 2", policy_kind::tariff);
    const auto start = trade::rates_in_force(base, choices);
    const auto best = trade::best_response(trade::tariff_game(model, choices), 2, start);
    ASSERT_TRUE(best.converged());
    for (std::size_t i = 0; i < 4; ++i) {
        trade::solve_options options;
        options.numeraire = i;
        const auto again =
            trade::best_response(trade::tariff_game(model, choices, {}, options), 2, start);
        for (std::size_t k = 0; k < choices.size(); ++k)
            EXPECT_NEAR(again.rates[k], best.rates[k], 1e-6);
        EXPECT_NEAR(again.payoffs[2], best.payoffs[2], 1e-12);
    }
}

TEST(tariff_game, other_policies_stay_as_they_were)
{
    const auto base = test::synthetic(3, 2);
    const trade::multi_sector_model model(base, {.deficits = 0.0});
    trade::shock before;
    trade::set_tariff(before, base, {.exporter = "country 1", .importer = "country 0"}, 0.4);
    const auto choices =
        trade::choices_of(base, "country 1", policy_kind::tariff, rates_differ::nowhere);
    const auto game = trade::tariff_game(model, choices, before);
    const auto rates = trade::rates_in_force(base, choices, before);
    auto by_hand = before;
    trade::set_tariff(by_hand, base, {.importer = "country 1"}, rates[0]);
    EXPECT_EQ(game.payoffs(rates), model.solve(by_hand).real_incomes);
    // And a rate in force is the mean of what is charged.
    const auto on = trade::choices_of(base, "country 0", policy_kind::tariff);
    EXPECT_NEAR(trade::rates_in_force(base, on, before)[0], 0.4, 1e-15);
}

TEST(tariff_game, flows_without_trade_get_no_choice)
{
    auto base = test::synthetic(3, 2);
    base.trade[base.flow(1, 0, 2)] = 0.0;
    test::close(base, 0.5);
    EXPECT_EQ(trade::choices_of(base, "country 0", policy_kind::tariff,
                                rates_differ::by_partner_and_sector)
                  .size(),
              3u);
    EXPECT_EQ(trade::choices_of(base, "country 2", policy_kind::export_tax,
                                rates_differ::by_partner_and_sector)
                  .size(),
              3u);
}

TEST(tariff_game, bad_choices_are_named)
{
    const auto base = test::synthetic(3, 2);
    const trade::multi_sector_model model(base);
    const auto refused = [&](std::vector<trade::policy_choice> choices, const std::string& says) {
        try {
            (void)trade::tariff_game(model, choices);
            ADD_FAILURE() << says;
        } catch (const domain_error& error) {
            EXPECT_NE(std::string(error.what()).find(says), std::string::npos) << error.what();
        }
    };
    refused({}, "choices: there is none");
    refused({{.on = {.exporter = "country 1"}}}, "does not name who sets it");
    refused({{.kind = policy_kind::export_tax, .on = {.importer = "country 1"}}},
            "does not name who sets it");
    refused({{.on = {.exporter = "country 1", .importer = "country 1"}}}, "covers no flow");
    refused({{.on = {.importer = "country 9"}}}, "country 9");
    refused({{.on = {.sector = "sector 7", .importer = "country 0"}}}, "sector 7");
    refused({{.on = {.importer = "country 0"}},
             {.on = {.exporter = "country 1", .importer = "country 0"}}},
            "cover the same flow");
    EXPECT_THROW((void)trade::choices_of(base, "nowhere", policy_kind::tariff), domain_error);
    // No equilibrium is no answer, not a number.
    const auto game = trade::tariff_game(
        base, [](const trade::shock&) { return std::vector<double>{}; },
        trade::choices_of(base, "country 0", policy_kind::tariff));
    const auto best = trade::best_response(game, 0, zeros(2));
    EXPECT_EQ(best.status, trade::game_status::no_payoff);
}

// 31 countries and 40 sectors: one tariff of the United States on everybody.
TEST(tariff_game, the_optimal_tariff_of_the_united_states_in_1993)
{
    const auto nafta = test::load_nafta(HIRSCHMAN_SHARED_DIR);
    if (!nafta) GTEST_SKIP() << "the NAFTA tables are not beside the repository";
    const trade::multi_sector_model model(nafta->base, {.deficits = 0.0});
    const auto choices =
        trade::choices_of(nafta->base, "USA", policy_kind::tariff, rates_differ::nowhere);
    const auto game = trade::tariff_game(model, choices);
    const auto us = trade::country_index(nafta->base, "USA");
    const auto best = trade::best_response(game, us, trade::rates_in_force(nafta->base, choices));
    ASSERT_TRUE(best.converged()) << best.message;
    EXPECT_GT(best.payoffs[us], 1.0);
    expect_top(game, us, best.rates);
    EXPECT_NEAR(best.rates[0], 0.18592, 5e-6);  // as first computed: no publication has it
}
