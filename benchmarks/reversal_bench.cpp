// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/prior.hpp>
#include <hirschman/scenario/reversal.hpp>
#include <hirschman/uncertainty/ensemble.hpp>

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <vector>

namespace {

using hirschman::block;
namespace sc = hirschman::scenario;
using namespace std::chrono_literals;

/// A number in [0, 1) for lane, member and block; the benchmarks need no better.
double fraction(std::uint64_t i)
{
    std::uint64_t x = (i + 1) * 0x9e3779b97f4a7c15U;
    x ^= x >> 31U;
    x *= 0xbf58476d1ce4e5b9U;
    return static_cast<double>(x >> 12U) * 0x1p-52;
}

/// Parameters of which every member varies, inside what is believed of the H20.
std::vector<sc::reversal_parameters<block>> beliefs(std::size_t blocks)
{
    std::vector<sc::reversal_parameters<block>> result(blocks);
    std::uint64_t next = 0;
    for (auto& p : result)
        for (std::size_t lane = 0; lane < block::size; ++lane) {
            const auto between = [&](double low, double high) {
                return low + (high - low) * fraction(next++);
            };
            p.annual_run_rate[lane] = between(10e9, 22e9);
            p.market_growth[lane] = between(0.1, 0.6);
            p.domestic_share[lane] = between(0.3, 0.45);
            p.domestic_slope[lane] = between(0.3, 0.7);
            p.domestic_ceiling[lane] = between(0.8, 0.95);
            p.stock_kept[lane] = between(0.0, 0.3);
            p.foundry_capacity[lane] = between(0.5, 1.2);
            p.foundry_lead[lane] = between(150.0, 300.0);
            p.licence_lag[lane] = between(10.0, 120.0);
            p.licensed[lane] = between(0.5, 1.0);
            p.admitted[lane] = between(0.1, 1.0);
            p.block_probability[lane] = between(0.1, 0.5);
            p.block_draw[lane] = between(0.0, 1.0);
            p.blocked_share[lane] = between(0.0, 0.1);
            p.levy[lane] = between(0.0, 0.25);
            p.pass_through[lane] = between(0.0, 1.0);
            p.demand_elasticity[lane] = between(1.2, 1.6);
        }
    return result;
}

constexpr std::size_t in_cache = 8;

void bm_reversal(benchmark::State& state)
{
    const auto parameters = beliefs(in_cache);
    std::size_t i = 0;
    for (auto _ : state) {
        const block total = sc::reversal(parameters[i++ % in_cache]).total();
        benchmark::DoNotOptimize(total);
    }
    state.SetItemsProcessed(state.iterations() * 64);
}
BENCHMARK(bm_reversal);

/// With its parameters drawn from what was believed in July 2025, and summarised; one thread.
void bm_reversal_ensemble(benchmark::State& state)
{
    namespace u = hirschman::uncertainty;
    const auto belief =
        hirschman::data::prior<sc::reversal_parameters>(hirschman::as_of{2025y / 7 / 15});
    constexpr std::uint64_t draws = 1 << 17;
    for (auto _ : state) {
        const auto total =
            u::ensemble(belief, [](const auto& p) { return sc::reversal(p).total(); },
                        {.draws = draws, .threads = 1});
        benchmark::DoNotOptimize(total.mean());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(draws));
}
BENCHMARK(bm_reversal_ensemble);

void bm_exp(benchmark::State& state)
{
    block x = beliefs(1).front().domestic_share;
    for (auto _ : state) {
        benchmark::DoNotOptimize(x);
        const block y = hirschman::exp(x);
        benchmark::DoNotOptimize(y);
    }
    state.SetItemsProcessed(state.iterations() * 64);
}
BENCHMARK(bm_exp);

void bm_log1p(benchmark::State& state)
{
    block x = beliefs(1).front().domestic_share;
    for (auto _ : state) {
        benchmark::DoNotOptimize(x);
        const block y = hirschman::log1p(x);
        benchmark::DoNotOptimize(y);
    }
    state.SetItemsProcessed(state.iterations() * 64);
}
BENCHMARK(bm_log1p);

void bm_log(benchmark::State& state)
{
    block x = beliefs(1).front().domestic_share;
    for (auto _ : state) {
        benchmark::DoNotOptimize(x);
        const block y = hirschman::log(x);
        benchmark::DoNotOptimize(y);
    }
    state.SetItemsProcessed(state.iterations() * 64);
}
BENCHMARK(bm_log);

}  // namespace
