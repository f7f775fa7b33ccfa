// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/trade.hpp>
#include <hirschman/trade/armington.hpp>
#include <hirschman/trade/tariff_game.hpp>

#include <benchmark/benchmark.h>

#include <vector>

namespace trade = hirschman::trade;

namespace {

void bm_armington(benchmark::State& state)
{
    std::vector<trade::armington_source<>> sources;
    for (int i = 0; i < state.range(0); ++i)
        sources.push_back({.expenditure = 1.0 + i,
                           .supply_elasticity = 0.5 + i % 7,
                           .tariff_after = 0.01 * (i % 30)});
    for (auto _ : state)
        benchmark::DoNotOptimize(trade::armington(sources, {4.0, -0.8}).price_index);
}
BENCHMARK(bm_armington)->ArgName("sources")->Arg(3)->Arg(30);

/// The built-in base of eight countries and one sector: all of them set tariffs.
void bm_nash(benchmark::State& state, trade::rates_differ where)
{
    const trade::economy base = hirschman::data::trade_base();
    const trade::multi_sector_model model(base, {.deficits = 0.0});
    std::vector<trade::policy_choice> choices;
    for (const auto& country : base.countries)
        for (const auto& choice :
             trade::choices_of(base, country, trade::policy_kind::tariff, where, -0.5))
            choices.push_back(choice);
    const auto game = trade::tariff_game(model, choices);
    const auto start = trade::rates_in_force(base, choices);
    trade::game_outcome war;
    for (auto _ : state) {
        war = trade::nash(game, start);
        if (!war.converged()) state.SkipWithError(war.message.c_str());
    }
    state.counters["rates"] = static_cast<double>(choices.size());
    state.counters["equilibria"] = static_cast<double>(war.evaluations);
}
BENCHMARK_CAPTURE(bm_nash, uniform, trade::rates_differ::nowhere)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bm_nash, by_partner, trade::rates_differ::by_partner)
    ->Unit(benchmark::kMillisecond);

}  // namespace
