// SPDX-License-Identifier: BSL-1.0
// Sobol' indices of Ishigami's function with intervals; benchmarks/sensitivity_peer.py runs it
// beside OpenTURNS.
#include <hirschman/uncertainty/sensitivity.hpp>

#include <benchmark/benchmark.h>

#include "../tests/uncertainty/test_functions.hpp"

namespace {

using namespace hirschman::uncertainty;
using namespace hirschman_test;

void bm_ishigami(benchmark::State& state)
{
    const auto belief = ishigami_belief();
    const sensitivity_options how{.points = static_cast<std::uint64_t>(state.range(0)),
                                  .seed = 7,
                                  .sampler = state.range(3) == 0 ? sampler::philox : sampler::sobol,
                                  .bootstrap = static_cast<std::size_t>(state.range(1)),
                                  .threads = static_cast<unsigned>(state.range(2))};
    for (auto _ : state) benchmark::DoNotOptimize(sensitivity(belief, ishigami, how));
    state.SetItemsProcessed(state.iterations() * state.range(0) * 5);
}
BENCHMARK(bm_ishigami)
    ->ArgNames({"points", "bootstrap", "threads", "sobol"})
    ->ArgsProduct({{1 << 16}, {0, 100}, {1, 0}, {0, 1}})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// What the function alone costs at as many points.
void bm_ishigami_alone(benchmark::State& state)
{
    ishigami_parameters<hirschman::block> p;
    for (std::size_t l = 0; l < hirschman::block::size; ++l) {
        p.x1[l] = 0.01 * static_cast<double>(l);
        p.x2[l] = 1.0 - 0.02 * static_cast<double>(l);
        p.x3[l] = 0.03 * static_cast<double>(l);
    }
    for (auto _ : state)
        for (std::int64_t i = 0; i < state.range(0) * 5; i += 64) {
            benchmark::DoNotOptimize(p);
            benchmark::DoNotOptimize(ishigami(p));
        }
    state.SetItemsProcessed(state.iterations() * state.range(0) * 5);
}
BENCHMARK(bm_ishigami_alone)->ArgNames({"points"})->Arg(1 << 16)->Unit(benchmark::kMillisecond);

}  // namespace
