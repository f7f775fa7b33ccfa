// SPDX-License-Identifier: BSL-1.0
//
// Many parts at once: a condition over columns beside a read-only sum of the same columns, and
// tables of answers. One determination is in assess_bench.cpp.
#include <hirschman/controls/batch.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/controls/table.hpp>
#include <hirschman/data/part.hpp>

#include <benchmark/benchmark.h>

#include <random>
#include <vector>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;

struct random_parts {
    std::vector<double> performance, area, dram, links;
    std::vector<hm::truth> met;

    explicit random_parts(std::size_t count)
        : performance(count), area(count), dram(count), links(count), met(count)
    {
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (std::size_t i = 0; i < count; ++i) {
            performance[i] = 10000.0 * uniform(random);
            area[i] = 200.0 + 800.0 * uniform(random);
            dram[i] = 5000.0 * uniform(random);
            links[i] = 2000.0 * uniform(random);
        }
    }
    [[nodiscard]] part_columns columns() const
    {
        return {.total_processing_performance = performance,
                .logic_area = area,
                .dram_bandwidth = dram,
                .interconnect_bandwidth = links};
    }
};

/// The peer: reading the same columns once and adding them up.
void bm_read_only_sum(benchmark::State& state, bool bandwidths)
{
    const random_parts parts(static_cast<std::size_t>(state.range(0)));
    const auto& x = bandwidths ? parts.dram : parts.performance;
    const auto& y = bandwidths ? parts.links : parts.area;
    for (auto _ : state) {
        double sums[16] = {};
        for (std::size_t i = 0; i + 8 <= x.size(); i += 8) {
            for (std::size_t j = 0; j < 8; ++j) sums[j] += x[i + j];
            for (std::size_t j = 0; j < 8; ++j) sums[8 + j] += y[i + j];
        }
        benchmark::DoNotOptimize(sums);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
void bm_batch(benchmark::State& state, const condition& when)
{
    random_parts parts(static_cast<std::size_t>(state.range(0)));
    const auto columns = parts.columns();
    const batch_condition ready(when);
    for (auto _ : state) {
        ready.test(columns, parts.met);
        benchmark::DoNotOptimize(parts.met.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

struct everything {
    std::vector<hm::chips::chip> parts = hm::data::chips();
    std::vector<hm::date> days;
    std::vector<hm::country> places = all_countries();

    everything()
    {
        for (int i = 0; i < 1500; ++i)
            days.push_back(hm::date(2022y / 9 / 1) + std::chrono::days(i));
        places.erase(places.begin() + 200, places.end());
    }
};

/// Catalogue x 1,500 days x 200 destinations. Target: under 2 s on one core.
void bm_assess_all(benchmark::State& state)
{
    const everything asked;
    std::size_t cells = 0;
    std::size_t decided = 0;
    for (auto _ : state) {
        const auto table = assess_all(us_advanced_computing, asked.parts, asked.days, asked.places,
                                      {.on = {}, .exporter = "NVIDIA"}, receiver::local);
        cells = table.size();
        decided = table.decided();
        benchmark::DoNotOptimize(cells);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cells));
    state.counters["decided"] = static_cast<double>(decided);
}
/// One plain column of it.
void bm_column_of_licences(benchmark::State& state)
{
    const everything asked;
    const auto table = assess_all(us_advanced_computing, asked.parts, asked.days, asked.places,
                                  {.on = {}, .exporter = "NVIDIA"}, receiver::local);
    for (auto _ : state) {
        auto column = table.column([](const answer& a) { return a.licence; });
        benchmark::DoNotOptimize(column.data());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(table.size()));
}

BENCHMARK_CAPTURE(bm_read_only_sum, performance_and_area, false)->Arg(10'000'000);
BENCHMARK_CAPTURE(bm_batch, paragraph_a, rulebooks::us::paragraph_a)->Arg(10'000'000);
BENCHMARK_CAPTURE(bm_batch, paragraph_b, rulebooks::us::paragraph_b)->Arg(10'000'000);
BENCHMARK_CAPTURE(bm_read_only_sum, bandwidths, true)->Arg(10'000'000);
BENCHMARK_CAPTURE(bm_batch, bandwidths_of_april_2025,
                  hm::chips::dram_bandwidth >= 1400 * gigabyte_per_second or
                      hm::chips::interconnect_bandwidth >= 1100 * gigabyte_per_second or
                      hm::chips::dram_plus_interconnect >= 1700 * gigabyte_per_second)
    ->Arg(10'000'000);
BENCHMARK(bm_assess_all)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_column_of_licences)->Unit(benchmark::kMillisecond);

}  // namespace
