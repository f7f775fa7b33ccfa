// SPDX-License-Identifier: BSL-1.0
//
// One determination. Aims: a full decision under 1 us, a dated look-up under 50 ns. Peers, as
// published for their own examples and not run here: OpenFisca 6.9 us a value, orion 11 us a
// decision.
#include <hirschman/controls/calendar.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <benchmark/benchmark.h>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

const calendar& days()
{
    static const calendar all(us_advanced_computing);
    return all;
}

hm::chips::figures part(double performance)
{
    return {.total_processing_performance = performance * tpp,
            .logic_area = 814 * square_millimetre,
            .dram_bandwidth = 4000 * gigabyte_per_second,
            .interconnect_bandwidth = 1028 * gigabyte_per_second,
            .processing_performance_2022 = performance * tpp,
            .transfer_rate_2022 = 1028 * gigabyte_per_second,
            .datacenter = truth::yes,
            .named_in_letter_2022 = truth::no};
}

/// Another day with every call, from 2022 to the last that was read.
transaction on_day(std::int64_t n)
{
    return {.on = hm::date(2022y / 8 / 1) + std::chrono::days(n % 1530),
            .destination = hm::country("CHN"),
            .headquarters = hm::country("CHN"),
            .exporter = "NVIDIA",
            .action = action::exporting};
}

void bm_look_up(benchmark::State& state)
{
    std::int64_t n = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            days().span_of(hm::date(2022y / 8 / 1) + std::chrono::days(n++ % 1530)));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bm_look_up);

template <class Law>
void decide_known(benchmark::State& state, const Law& law)
{
    const auto item = part(static_cast<double>(state.range(0)));
    std::int64_t n = 0;
    for (auto _ : state) benchmark::DoNotOptimize(decide(law, item, on_day(n++)));
    state.SetItemsProcessed(state.iterations());
}
void bm_decide(benchmark::State& state) { decide_known(state, days()); }
BENCHMARK(bm_decide)->ArgName("tpp")->Arg(2368)->Arg(15832);

void bm_decide_without_calendar(benchmark::State& state)
{
    decide_known(state, us_advanced_computing);
}
BENCHMARK(bm_decide_without_calendar)->ArgName("tpp")->Arg(15832);

void bm_decide_unknown_headquarters(benchmark::State& state)
{
    const auto item = part(15832);
    std::int64_t n = 0;
    for (auto _ : state) {
        auto t = on_day(n++);
        t.headquarters = {};
        benchmark::DoNotOptimize(decide(days(), item, t));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bm_decide_unknown_headquarters);

void bm_decide_unknown_performance(benchmark::State& state)
{
    auto item = part(2368);
    item.total_processing_performance = hm::unknown();
    std::int64_t n = 0;
    for (auto _ : state) benchmark::DoNotOptimize(decide(days(), item, on_day(n++)));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bm_decide_unknown_performance);

/// With every finding, limb and margin.
void bm_assess(benchmark::State& state)
{
    const auto item = part(static_cast<double>(state.range(0)));
    std::int64_t n = 0;
    for (auto _ : state) benchmark::DoNotOptimize(assess(days(), item, on_day(n++)));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bm_assess)->ArgName("tpp")->Arg(2368)->Arg(15832);

}  // namespace
