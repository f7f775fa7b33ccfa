// SPDX-License-Identifier: BSL-1.0
// What an ensemble costs beside its function, and the parts of a run over ranks.
#include <hirschman/scenario/reversal.hpp>
#include <hirschman/uncertainty/ensemble.hpp>

#include "uncertainty/round.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <string>
#include <vector>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;

prior<scenario::reversal_parameters> belief()
{
    auto p = prior<scenario::reversal_parameters>::fixed_at({});
    p.set("admitted",
          {.name = "admitted", .low = 0.1, .central = 0.8, .high = 1.0, .shape = law::beta});
    return p;
}

/// range(0) draws on one thread; every value kept, or counted.
template <class F>
void run(benchmark::State& state, const F& f, std::uint64_t kept)
{
    const auto known = belief();
    const auto draws = static_cast<std::uint64_t>(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(
            ensemble(known, f, {.draws = draws, .threads = 1, .values_kept = kept}));
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.counters["ns_per_draw"] =
        benchmark::Counter(static_cast<double>(state.iterations() * state.range(0)) * 1e-9,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

constexpr std::uint64_t all = std::uint64_t{1} << 30U;
const auto one_parameter = [](const auto& p) { return p.admitted; };
const auto one_total = [](const auto& p) { return scenario::reversal(p).total(); };
const auto seven_totals = [](const auto& p) { return scenario::reversal(p).totals; };
const auto ten_results = [](const auto& p) {
    std::array<block, 10> same;
    same.fill(p.admitted);
    return same;
};

void bm_one_parameter_kept(benchmark::State& s) { run(s, one_parameter, all); }
void bm_one_parameter_counted(benchmark::State& s) { run(s, one_parameter, 0); }
void bm_ten_results_kept(benchmark::State& s) { run(s, ten_results, all); }
void bm_ten_results_counted(benchmark::State& s) { run(s, ten_results, 0); }
void bm_reversal_kept(benchmark::State& s) { run(s, one_total, all); }
void bm_reversal_counted(benchmark::State& s) { run(s, one_total, 0); }
void bm_reversal_totals_counted(benchmark::State& s) { run(s, seven_totals, 0); }
BENCHMARK(bm_one_parameter_kept)->Arg(1 << 22);
BENCHMARK(bm_one_parameter_counted)->Arg(1 << 22);
BENCHMARK(bm_ten_results_kept)->Arg(1 << 20);
BENCHMARK(bm_ten_results_counted)->Arg(1 << 22);
BENCHMARK(bm_reversal_kept)->Arg(1 << 22);
BENCHMARK(bm_reversal_counted)->Arg(1 << 22);
BENCHMARK(bm_reversal_totals_counted)->Arg(1 << 22);

/// A subtree of range(0) results, each counted in 4,000 cells.
uncertainty::detail::tally counted(std::int64_t results)
{
    std::vector<double> first(131'072);
    for (std::size_t i = 0; i < first.size(); ++i)
        first[i] = static_cast<double>(i) / static_cast<double>(first.size());
    const auto cut = uncertainty::detail::grid::of(first);
    uncertainty::detail::tally t;
    for (std::int64_t r = 0; r < results; ++r) {
        auto& each = t.results.emplace_back();
        each.sorted = first;
        each.of.count = static_cast<double>(first.size());
        each.to_cells(cut);
    }
    return t;
}

void bm_merge(benchmark::State& state)
{
    const auto a = counted(state.range(0));
    const auto b = counted(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(merge(a, b, 8));
}
BENCHMARK(bm_merge)->Arg(1)->Arg(7)->Arg(50)->Unit(benchmark::kMicrosecond);

/// Writing, reading and merging: what a rank does with a message, but for the network.
void bm_message(benchmark::State& state)
{
    const auto mine = counted(state.range(0));
    const auto other = std::make_shared<uncertainty::detail::tally>(counted(state.range(0)));
    std::size_t bytes = 0;
    for (auto _ : state) {
        const std::string message = uncertainty::detail::bytes_of({}, {{0, 0, other}});
        bytes = message.size();
        const auto [reason, trees] = uncertainty::detail::report_from(message);
        benchmark::DoNotOptimize(merge(mine, *trees.front().of, 8));
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(bm_message)->Arg(1)->Arg(7)->Arg(50)->Unit(benchmark::kMicrosecond);

}  // namespace
