// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/embargo.hpp>
#include <hirschman/data/network.hpp>
#include <hirschman/supply/disruption_path.hpp>

#include <benchmark/benchmark.h>

namespace {

namespace supply = hirschman::supply;

/// The whole call: checks, set-up, months of quantities, days of plants, report.
void bm_disrupt_rare_earths(benchmark::State& state)
{
    const auto net = hirschman::data::rare_earth_network();
    const auto control = hirschman::data::april_2025_licences();
    supply::path_options options{.months = static_cast<int>(state.range(0))};
    for (auto _ : state) benchmark::DoNotOptimize(supply::disrupt(net, control, options));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(bm_disrupt_rare_earths)->ArgName("months")->Arg(1)->Arg(12)->Arg(60)->Arg(240);

/// The days alone: exports under one set of rules, and the plants of one group. What bounds it is
/// the elementary functions of a day (logarithm and error function for licences, the same for
/// stocks, three exponentials and logarithms for the elasticity and the output), one after another.
void bm_days_of_exports(benchmark::State& state)
{
    const auto control = hirschman::data::april_2025_licences();
    for (auto _ : state)
        benchmark::DoNotOptimize(supply::exports_by_day(control.destinations[0].rules,
                                                        static_cast<int>(state.range(0))));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(bm_days_of_exports)->ArgName("days")->Arg(1823);

void bm_days_of_plants(benchmark::State& state)
{
    const auto control = hirschman::data::april_2025_licences();
    for (auto _ : state) {
        supply::disruption<double> path(control.destinations[0].rules, {.stock_months = 3.5});
        for (int d = 0; d < state.range(0); ++d) path.advance();
        benchmark::DoNotOptimize(path.lost());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(bm_days_of_plants)->ArgName("days")->Arg(1823);

}  // namespace
