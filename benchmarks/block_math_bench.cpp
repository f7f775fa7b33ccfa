// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/ensemble.hpp>

#include <benchmark/benchmark.h>
#include <boost/describe/class.hpp>

#include <cmath>

namespace {

using hirschman::block;

block arguments()
{
    block x;
    for (std::size_t i = 0; i < block::size; ++i) x[i] = 0.05 + 0.04 * static_cast<double>(i);
    return x;
}

void bm_exp_log_block(benchmark::State& state)
{
    block x = arguments();
    for (auto _ : state) {
        const block y = hirschman::exp(hirschman::log(x));
        benchmark::DoNotOptimize(y);
    }
    state.SetItemsProcessed(state.iterations() * 64);
}
void bm_exp_log_standard_library(benchmark::State& state)
{
    block x = arguments();
    for (auto _ : state) {
        block y;
        for (std::size_t i = 0; i < block::size; ++i) y[i] = std::exp(std::log(x[i]));
        benchmark::DoNotOptimize(y);
    }
    state.SetItemsProcessed(state.iterations() * 64);
}
void bm_pow_block(benchmark::State& state)
{
    block x = arguments();
    for (auto _ : state) {
        const block y = hirschman::pow(x, x);
        benchmark::DoNotOptimize(y);
    }
    state.SetItemsProcessed(state.iterations() * 64);
}
void bm_pow_standard_library(benchmark::State& state)
{
    block x = arguments();
    for (auto _ : state) {
        block y;
        for (std::size_t i = 0; i < block::size; ++i) y[i] = std::pow(x[i], x[i]);
        benchmark::DoNotOptimize(y);
    }
    state.SetItemsProcessed(state.iterations() * 64);
}

template <class S = double>
struct twelve {
    S a, b, c, d, e, f, g, h, i, j, k, l;
    BOOST_DESCRIBE_CLASS(twelve, (), (a, b, c, d, e, f, g, h, i, j, k, l), (), ())
};

void draw_twelve_parameters(benchmark::State& state, hirschman::uncertainty::sampler by)
{
    namespace u = hirschman::uncertainty;
    u::prior<twelve> belief;
    for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"})
        belief.set(name, {.name = name,
                          .low = 1.0,
                          .central = 2.0,
                          .high = 4.0,
                          .shape = u::law::lognormal,
                          .bounds_are = u::limits::p10_p90});
    const u::detail::points points(belief.marginals(), 1, by);
    std::array<block, 12> uniforms;
    twelve<block> p;
    std::uint64_t index = 0;
    for (auto _ : state) {
        points.uniforms(index++, uniforms);
        belief.values(uniforms, p);
        benchmark::DoNotOptimize(p);
    }
    state.SetItemsProcessed(state.iterations() * 64 * 12);
}

BENCHMARK(bm_exp_log_block);
BENCHMARK(bm_exp_log_standard_library);
BENCHMARK(bm_pow_block);
BENCHMARK(bm_pow_standard_library);
BENCHMARK_CAPTURE(draw_twelve_parameters, philox, hirschman::uncertainty::sampler::philox);
BENCHMARK_CAPTURE(draw_twelve_parameters, sobol, hirschman::uncertainty::sampler::sobol);

}  // namespace
