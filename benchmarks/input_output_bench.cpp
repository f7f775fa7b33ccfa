// SPDX-License-Identifier: BSL-1.0
// Input-output tables of the sizes in use: 402 industries (one country in detail), 980 (49 regions
// of 20 products), 4,900 (49 regions of 100). The tables are synthetic: `even` fills every cell at
// random, `uneven` a third of them, with the largest a thousand times the smallest.
// input_output_peer.py runs this program and its peers in one go and prints the ratios.
#include <hirschman/supply/ario.hpp>
#include <hirschman/supply/extraction.hpp>
#include <hirschman/supply/required_output.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace hirschman::supply;

flow_table synthetic(std::size_t n, bool even)
{
    std::mt19937_64 generator(2017);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    flow_table t{.flows = std::vector<double>(n * n)};
    std::vector<double> sold(n);
    for (std::size_t i = 0; i < n; ++i) {
        t.sectors.push_back(std::to_string(i));
        for (std::size_t j = 0; j < n; ++j) {
            const double u = uniform(generator);
            const double flow = even ? u : u < 1.0 / 3 ? std::exp(20.7 * u) : 0.0;
            t.flows[i * n + j] = flow;
            sold[i] += flow;
        }
    }
    // Half of output goes to industries.
    for (const double s : sold) t.output.push_back(2.0 * s);
    return t;
}

const flow_table& table(std::size_t n, bool even)
{
    static flow_table kept;
    static bool kept_even = false;
    if (kept.size() != n || kept_even != even) {
        kept = {};
        kept = synthetic(n, even);
        kept_even = even;
    }
    return kept;
}

void bm_all_extractions(benchmark::State& state)
{
    const auto n = static_cast<std::size_t>(state.range(0));
    for (auto _ : state) {
        const leontief_system model(table(n, true));
        const auto losses = extraction_losses(model, extraction::full);
        benchmark::DoNotOptimize(losses.values.data());
    }
    const double size = static_cast<double>(n);
    state.counters["flop/s"] = benchmark::Counter(4.0 / 3.0 * size * size * size,
                                                  benchmark::Counter::kIsIterationInvariantRate);
}

void one_demand(benchmark::State& state, bool even)
{
    const auto n = static_cast<std::size_t>(state.range(0));
    const flow_table& t = table(n, even);
    std::vector<double> demand(n);
    for (std::size_t i = 0; i < n; ++i) demand[i] = static_cast<double>(1 + i % 7);
    solution x;
    for (auto _ : state) x = required_output(t, demand);
    if (!x.solved()) state.SkipWithError("not solved");
    state.counters["products"] = static_cast<double>(x.iterations);
    state.counters["residual"] = x.residual;
    state.counters["B/s"] =
        benchmark::Counter(static_cast<double>(x.iterations * n * n * sizeof(double)),
                           benchmark::Counter::kIsIterationInvariantRate);
}
void bm_one_demand_even(benchmark::State& state) { one_demand(state, true); }
void bm_one_demand_uneven(benchmark::State& state) { one_demand(state, false); }

void bm_one_demand_uneven_sparse(benchmark::State& state)
{
    const auto n = static_cast<std::size_t>(state.range(0));
    const sparse_flow_table t = sparse(table(n, false));
    std::vector<double> demand(n);
    for (std::size_t i = 0; i < n; ++i) demand[i] = static_cast<double>(1 + i % 7);
    solution x;
    for (auto _ : state) x = required_output(t, demand);
    state.counters["products"] = static_cast<double>(x.iterations);
    state.counters["residual"] = x.residual;
}

void bm_ario_step(benchmark::State& state)
{
    const auto n = static_cast<std::size_t>(state.range(0));
    std::vector<std::size_t> product(n);
    for (std::size_t i = 0; i < n; ++i) product[i] = i % (n / 49);
    ario_model economy(table(n, true), {}, product);
    std::vector<double> lost(n);
    lost[3] = 0.4;
    for (auto _ : state) {
        economy.advance(lost);
        benchmark::DoNotOptimize(economy.production().data());
    }
}

void bm_read_share_matrix(benchmark::State& state)
{
    const auto n = static_cast<std::size_t>(state.range(0));
    const flow_table& t = table(n, true);
    for (auto _ : state) {
        double sum[8] = {};
        for (std::size_t i = 0; i + 8 <= n * n; i += 8)
            for (std::size_t l = 0; l < 8; ++l) sum[l] += t.flows[i + l];
        benchmark::DoNotOptimize(sum);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(n * n * sizeof(double)));
}

BENCHMARK(bm_ario_step)
    ->ArgName("industries")
    ->Arg(196)
    ->Arg(490)
    ->Arg(980)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(bm_read_share_matrix)->ArgName("industries")->Arg(980)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_one_demand_uneven)
    ->ArgName("sectors")
    ->Arg(402)
    ->Arg(4900)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(bm_one_demand_uneven_sparse)
    ->ArgName("sectors")
    ->Arg(4900)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(bm_one_demand_even)
    ->ArgName("sectors")
    ->Arg(402)
    ->Arg(4900)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(bm_all_extractions)
    ->ArgName("sectors")
    ->Arg(402)
    ->Arg(2450)
    ->Arg(4900)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
