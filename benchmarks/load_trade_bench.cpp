// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/trade.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

namespace hm = hirschman;

/// Every pair in every sector, names of ordinary length, sixteen digits a figure.
std::string table_of(std::size_t countries, std::size_t sectors)
{
    std::string text = "\"sector\",\"exporter\",\"importer\",\"value\",\"tariff\"\n";
    for (std::size_t j = 0; j < sectors; ++j)
        for (std::size_t i = 0; i < countries; ++i)
            for (std::size_t e = 0; e < countries; ++e)
                text += "\"Sector number " + std::to_string(j) + "\",\"Country " +
                        std::to_string(e) + "\",\"Country " + std::to_string(i) + "\"," +
                        std::to_string(1e6 / static_cast<double>(1 + i + 3 * e + 7 * j)) +
                        (i == e ? ",0\n" : ",0.0416666699999999\n");
    return text;
}

void bm_trade_from(benchmark::State& state)
{
    const auto countries = static_cast<std::size_t>(state.range(0));
    const auto sectors = static_cast<std::size_t>(state.range(1));
    const auto text = table_of(countries, sectors);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            hm::io::trade_from({.trade = hm::io::parse_csv(text)}, {.elasticity = 4.0})
                .trade.data());
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(countries * countries * sectors));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(bm_trade_from)
    ->ArgNames({"countries", "sectors"})
    ->Args({31, 40})
    ->Args({77, 45})
    ->Unit(benchmark::kMillisecond);

}  // namespace
