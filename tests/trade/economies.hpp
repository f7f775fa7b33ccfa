// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Economies that clear, for the tests.

#include <hirschman/trade/economy.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace test {

using hirschman::trade::economy;

/// A number in [0, 1) from a place; no generator, so that every compiler sees the same economies.
inline double spread(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0)
{
    std::uint64_t x = seed * 0x9E3779B97F4A7C15u + a * 0xBF58476D1CE4E5B9u +
                      b * 0x94D049BB133111EBu + c * 0xD6E8FEB86659FD93u;
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9u;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBu;
    x ^= x >> 31;
    return static_cast<double>(x >> 11) * 0x1p-53;
}

/// What flows and tariffs imply: inputs are `input_share` of sales, at most what is bought at
/// home; the rest of purchases is final use; deficits are imports less exports.
inline void close(economy& e, double input_share)
{
    const std::size_t n = e.country_count();
    const std::size_t j = e.sector_count();
    for (std::size_t i = 0; i < n; ++i) {
        double imports = 0.0;
        double all_sales = 0.0;
        std::vector<double> sales(j), bought(j);
        for (std::size_t s = 0; s < j; ++s)
            for (std::size_t m = 0; m < n; ++m) {
                sales[s] += e.trade[e.flow(s, m, i)];
                bought[s] += e.trade[e.flow(s, i, m)] * (1.0 + e.tariff[e.flow(s, i, m)]);
                imports += e.trade[e.flow(s, i, m)] - e.trade[e.flow(s, m, i)];
            }
        for (const double x : sales) all_sales += x;
        for (std::size_t s = 0; s < j; ++s) e.final_use[e.cell(i, s)] = bought[s];
        for (std::size_t s = 0; s < j; ++s) {
            double inputs = 0.0;
            for (std::size_t k = 0; k < j; ++k) {
                double wanted = input_share * bought[k] * sales[s] / all_sales;
                // sectors differ in what they are made of
                wanted *= k == s ? 1.0 : 0.6 + 0.4 * spread(17, i, s, k);
                e.intermediate[e.purchase(i, s, k)] = wanted;
                e.final_use[e.cell(i, k)] -= wanted;
                inputs += wanted;
            }
            e.value_added[e.cell(i, s)] = sales[s] - inputs;
        }
        e.deficit[i] = imports;
    }
}

/// Countries of different size, trade falling with distance, tariffs up to 20 %.
inline economy synthetic(std::size_t n, std::size_t j, double input_share = 0.5,
                         std::uint64_t seed = 1)
{
    std::vector<std::string> countries, sectors;
    for (std::size_t i = 0; i < n; ++i) countries.push_back("country " + std::to_string(i));
    for (std::size_t s = 0; s < j; ++s) sectors.push_back("sector " + std::to_string(s));
    economy e = hirschman::trade::empty_economy(std::move(countries), std::move(sectors));
    for (std::size_t s = 0; s < j; ++s) {
        e.elasticity[s] = 2.0 + 6.0 * spread(seed, 1000, s);
        for (std::size_t m = 0; m < n; ++m)
            for (std::size_t i = 0; i < n; ++i) {
                const double mass = (1.0 + 9.0 * spread(seed, 1, m)) *
                                    (1.0 + 9.0 * spread(seed, 1, i)) *
                                    (0.5 + spread(seed, 2, s, i));
                const double near = m == i ? 12.0 : 0.2 + 1.5 * spread(seed, 3 + s, m, i);
                e.trade[e.flow(s, m, i)] = mass * near;
                if (m != i) e.tariff[e.flow(s, m, i)] = 0.2 * spread(seed, 500 + s, m, i);
            }
    }
    close(e, input_share);
    return e;
}

}  // namespace test
