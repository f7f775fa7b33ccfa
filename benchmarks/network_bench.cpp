// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/network.hpp>
#include <hirschman/supply/betweenness.hpp>
#include <hirschman/supply/chokepoint.hpp>
#include <hirschman/supply/exposure.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

namespace {

namespace hm = hirschman;

/// Ten arcs a node, all different: the graph that betweenness.py gives to the peer.
std::vector<hm::supply::arc> random_arcs(std::size_t nodes)
{
    std::uint64_t state = 1;
    const auto draw = [&] {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>((state >> 33U) % nodes);
    };
    std::vector<char> taken(nodes * nodes, 0);
    std::vector<hm::supply::arc> arcs;
    while (arcs.size() < 10 * nodes) {
        const std::size_t from = draw();
        const std::size_t to = draw();
        if (from == to || taken[from * nodes + to] != 0) continue;
        taken[from * nodes + to] = 1;
        arcs.push_back({from, to});
    }
    return arcs;
}

void bm_betweenness(benchmark::State& state)
{
    const auto nodes = static_cast<std::size_t>(state.range(0));
    const auto arcs = random_arcs(nodes);
    double sum = 0.0;
    for (auto _ : state) {
        const auto scores = hm::supply::betweenness(nodes, arcs);
        sum = 0.0;
        for (const double s : scores) sum += s;
    }
    state.counters["sum"] = sum;
    // One breadth-first search a node looks at every arc twice.
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(2 * nodes * arcs.size()));
}

void bm_dependence_rare_earths(benchmark::State& state)
{
    const auto net = hm::data::rare_earth_network();
    for (auto _ : state)
        benchmark::DoNotOptimize(hm::supply::dependence(
            net, {.buyer = hm::country("USA"), .supplier = hm::country("CHN")}));
}

void bm_chokepoints_rare_earths(benchmark::State& state)
{
    const auto net = hm::data::rare_earth_network();
    for (auto _ : state) benchmark::DoNotOptimize(hm::supply::chokepoints(net, hm::country("USA")));
}

void bm_load_rare_earths(benchmark::State& state)
{
    for (auto _ : state) benchmark::DoNotOptimize(hm::data::rare_earth_network());
}

BENCHMARK(bm_betweenness)
    ->ArgName("nodes")
    ->Arg(500)
    ->Arg(1000)
    ->Arg(2000)
    ->Arg(4000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(bm_dependence_rare_earths)->Unit(benchmark::kMicrosecond);
BENCHMARK(bm_chokepoints_rare_earths)->Unit(benchmark::kMicrosecond);
BENCHMARK(bm_load_rare_earths)->Unit(benchmark::kMicrosecond);

}  // namespace
