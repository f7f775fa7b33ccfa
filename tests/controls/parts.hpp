// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Random parts and shipments, dense around every limit and day that the rules know.

#include "controls/second_law.hpp"

#include <hirschman/chips/figures.hpp>
#include <hirschman/controls/transaction.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <random>

#if defined(__SANITIZE_ADDRESS__) || (defined(__GLIBCXX__) && defined(_GLIBCXX_ASSERTIONS))
#define HIRSCHMAN_TESTS_ARE_SLOW 1
#else
#define HIRSCHMAN_TESTS_ARE_SLOW 0
#endif

namespace parts {

namespace hm = hirschman;
namespace law = second_law;
using namespace std::chrono_literals;

/// `HIRSCHMAN_PARTS` sets the number; under sanitizers or with assertions it is a fiftieth.
inline std::size_t how_many(std::size_t usual)
{
    if (const char* set = std::getenv("HIRSCHMAN_PARTS")) return std::strtoull(set, nullptr, 10);
    return HIRSCHMAN_TESTS_ARE_SLOW ? usual / 50 : usual;
}

/// `HIRSCHMAN_SEED` sets another: what these tests say is true for every one.
inline std::uint64_t seed(std::uint64_t usual)
{
    const char* set = std::getenv("HIRSCHMAN_SEED");
    return set == nullptr ? usual : std::strtoull(set, nullptr, 10);
}

inline std::size_t below(std::mt19937_64& draws, std::size_t bound) { return draws() % bound; }
inline bool chance(std::mt19937_64& draws, std::size_t in) { return below(draws, in) == 0; }

/// On the limit, within 1e-13 of it (which counts as on it), close to it, or some way off. Nothing
/// is drawn near the edge of equality itself, 1e-12.
inline double around(std::mt19937_64& draws, double limit)
{
    constexpr double steps[] = {0, 1e-13, 1e-10, 1e-7, 1e-3, 0.05, 0.3};
    const double step = steps[below(draws, std::size(steps))];
    return limit * (chance(draws, 2) ? 1 + step : 1 - step);
}

template <std::size_t Count>
double around_one_of(std::mt19937_64& draws, const std::array<double, Count>& limits)
{
    return around(draws, limits[below(draws, Count)]);
}

inline constexpr std::array tpp_limits{1600.0, 2400.0, 4800.0, 21000.0};
inline constexpr std::array density_limits{1.6, 3.2, 5.92};

inline double tpp(std::mt19937_64& draws) { return around_one_of(draws, tpp_limits); }
/// An area that puts a part of that TPP near a limit on density.
inline double area(std::mt19937_64& draws, double performance)
{
    return performance / around_one_of(draws, density_limits);
}
inline double dram(std::mt19937_64& draws)
{
    return around_one_of(draws, std::array{1400.0, 6500.0, 700.0});
}
/// Often a transfer rate that brings the sum of both near its limit.
inline double io(std::mt19937_64& draws, double memory)
{
    if (memory < 1650 && chance(draws, 3))
        return around(draws, 1700) - memory > 0 ? around(draws, 1700 - memory) : 100.0;
    return around_one_of(draws, std::array{600.0, 1100.0, 300.0});
}

inline law::part part(std::mt19937_64& draws)
{
    law::part p;
    p.tpp = tpp(draws);
    if (!chance(draws, 12)) p.area = area(draws, p.tpp);
    p.dram = dram(draws);
    p.io = io(draws, p.dram);
    p.datacenter = !chance(draws, 4);
    return p;
}

/// A day of each stretch of unchanged law, often its first or last.
inline hm::date day(std::mt19937_64& draws)
{
    constexpr std::array starts{
        hm::date(2022y / 10 / 1),  law::first_rule,          law::macau_rule,
        law::second_letter,        law::second_rule,         hm::date(2024y / 3 / 15),
        hm::date(2024y / 4 / 4),   law::diffusion,           hm::date(2025y / 4 / 17),
        law::diffusion_compliance, hm::date(2025y / 11 / 7), law::lane_rule,
        law::emirates_rule,        hm::date(2026y / 11 / 1)};
    const std::size_t i = below(draws, starts.size() - 1);
    const auto length = static_cast<std::size_t>((starts[i + 1] - starts[i]).count());
    const std::size_t after = chance(draws, 4)   ? 0
                              : chance(draws, 3) ? length - 1
                                                 : below(draws, length);
    return starts[i] + std::chrono::days(static_cast<int>(after));
}

/// An exporter, where one is named, is an addressee of every letter: NVIDIA.
inline hm::controls::transaction shipment(std::mt19937_64& draws, hm::date on)
{
    const auto place = [&] { return hm::country(law::codes[below(draws, std::size(law::codes))]); };
    hm::controls::transaction t{.on = on,
                                .destination = chance(draws, 2) ? hm::country("CHN") : place(),
                                .headquarters = place(),
                                .action = static_cast<hm::controls::action>(below(draws, 3)),
                                .approved_consignee = hm::truth_of(chance(draws, 2)),
                                .certified = hm::truth_of(!chance(draws, 4))};
    if (chance(draws, 2)) t.exporter = "NVIDIA";
    if (chance(draws, 2)) t.action = hm::controls::action::exporting;
    return t;
}

inline hm::chips::figures figures_of(const law::part& p)
{
    using namespace hm::units;
    hm::chips::figures f{.total_processing_performance = p.tpp * hm::units::tpp,
                         .dram_bandwidth = p.dram * gigabyte_per_second,
                         .interconnect_bandwidth = p.io * gigabyte_per_second,
                         .processing_performance_2022 = p.tpp * hm::units::tpp,
                         .transfer_rate_2022 = p.io * gigabyte_per_second,
                         .datacenter = hm::truth_of(p.datacenter),
                         .named_in_letter_2022 = hm::truth::no};
    f.logic_area = hm::undefined();
    if (p.area) f.logic_area = *p.area * square_millimetre;
    return f;
}

}  // namespace parts
