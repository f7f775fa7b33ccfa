// SPDX-License-Identifier: BSL-1.0
// Equilibria of trade: the NAFTA tables of Caliendo and Parro (31 countries, 40 sectors), gravity
// for 30 countries, synthetic economies up to 77 countries and 45 sectors, the size of the OECD
// tables. trade_peer.py runs this program on one core and prints the table of docs/trade_cost.md.
#include <hirschman/trade/equilibrium.hpp>
#include <hirschman/trade/gravity.hpp>

#include "trade/economies.hpp"
#include "trade/nafta.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

namespace {

using namespace hirschman::trade;

/// The base solved again without deficits, then the agreement: both to 1e-12.
void bm_nafta_both_solves(benchmark::State& state)
{
    const auto nafta = test::load_nafta(HIRSCHMAN_SHARED_DIR);
    if (!nafta) {
        state.SkipWithError("the NAFTA tables are not beside the repository");
        return;
    }
    shock agreement;
    agreement.tariff = nafta->tariffs_after;
    for (auto _ : state) {
        const multi_sector_model model(nafta->base, {.deficits = 0.0});
        const equilibrium after = model.solve(agreement);
        if (!after.converged()) state.SkipWithError("did not converge");
        benchmark::DoNotOptimize(after.real_incomes.data());
    }
}
BENCHMARK(bm_nafta_both_solves)->Unit(benchmark::kMillisecond);

void bm_nafta_counterfactual(benchmark::State& state)
{
    const auto nafta = test::load_nafta(HIRSCHMAN_SHARED_DIR);
    if (!nafta) {
        state.SkipWithError("the NAFTA tables are not beside the repository");
        return;
    }
    shock agreement;
    agreement.tariff = nafta->tariffs_after;
    const multi_sector_model model(nafta->base, {.deficits = 0.0});
    for (auto _ : state) benchmark::DoNotOptimize(model.solve(agreement).real_incomes.data());
}
BENCHMARK(bm_nafta_counterfactual)->Unit(benchmark::kMillisecond);

gravity_data countries(std::size_t n, double elasticity)
{
    const economy e = test::synthetic(n, 1, 0.0);
    return {.countries = e.countries, .trade = e.trade, .elasticity = elasticity};
}

std::vector<double> agreement(std::size_t n, double hat)
{
    std::vector<double> cost(n * n, 1.0);
    for (std::size_t m = 0; m < n / 3; ++m)
        for (std::size_t i = 0; i < n / 3; ++i)
            if (m != i) cost[m * n + i] = hat;
    return cost;
}

void bm_gravity(benchmark::State& state)
{
    const auto n = static_cast<std::size_t>(state.range(0));
    const gravity_data data = countries(n, 4.0);
    const auto cost = agreement(n, 0.85);
    for (auto _ : state) {
        const auto after = gravity_model(data).solve(cost);
        if (!after.converged()) state.SkipWithError("did not converge");
        benchmark::DoNotOptimize(after.real_incomes.data());
    }
}
BENCHMARK(bm_gravity)
    ->ArgName("countries")
    ->Arg(30)
    ->Arg(100)
    ->Arg(200)
    ->Unit(benchmark::kMillisecond);

void bm_gravity_1000_draws(benchmark::State& state)
{
    gravity_data data = countries(30, 4.0);
    for (auto _ : state)
        for (std::uint64_t draw = 0; draw < 1000; ++draw) {
            data.elasticity = 2.0 + 6.0 * test::spread(3, draw);
            const auto after =
                gravity_model(data).solve(agreement(30, 0.75 + 0.2 * test::spread(4, draw)));
            benchmark::DoNotOptimize(after.real_incomes.data());
        }
}
BENCHMARK(bm_gravity_1000_draws)->Unit(benchmark::kMillisecond);

/// A base made ready, and one scenario: three tenths on what two countries buy of one another.
void bm_multi_sector(benchmark::State& state)
{
    const economy e = test::synthetic(static_cast<std::size_t>(state.range(0)),
                                      static_cast<std::size_t>(state.range(1)));
    shock s;
    set_tariff(s, e, {.exporter = "country 1", .importer = "country 0"}, 0.3);
    set_tariff(s, e, {.exporter = "country 0", .importer = "country 1"}, 0.3);
    for (auto _ : state) {
        const multi_sector_model model(e);
        const equilibrium after = model.solve(s);
        if (!after.converged()) state.SkipWithError("did not converge");
        benchmark::DoNotOptimize(after.real_incomes.data());
    }
}
BENCHMARK(bm_multi_sector)
    ->ArgNames({"countries", "sectors"})
    ->ArgsProduct({{10, 20, 40, 77}, {5, 15, 45}})
    ->Unit(benchmark::kMillisecond);

}  // namespace
