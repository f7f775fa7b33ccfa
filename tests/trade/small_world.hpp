// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace small_world {

/// One good a country, labour its only input, trade balanced, free in the base: the plainest model
/// in which tariffs have an optimum, solved by going round until nothing changes. Independent of
/// the solvers it checks.
struct world {
    std::vector<double> income{};  ///< of each country in the base
    std::vector<double> shares{};  ///< [importer][exporter] of spending, in the base
    double theta = 4.0;            ///< trade elasticity

    [[nodiscard]] std::size_t size() const { return income.size(); }

    /// Real incomes over base, for tariffs and export taxes [importer][exporter].
    [[nodiscard]] std::vector<double> real_incomes(const std::vector<double>& tariff,
                                                   const std::vector<double>& tax) const
    {
        const std::size_t n = size();
        std::vector<double> wage(n, 1.0), spent = income, lambda(n * n), index(n);
        for (int round = 0; round < 20000; ++round) {
            for (std::size_t i = 0; i < n; ++i) {
                double sum = 0.0;
                for (std::size_t j = 0; j < n; ++j) {
                    const std::size_t at = i * n + j;
                    lambda[at] =
                        shares[at] * std::pow(wage[j] * (1 + tariff[at]) * (1 + tax[at]), -theta);
                    sum += lambda[at];
                }
                for (std::size_t j = 0; j < n; ++j) lambda[i * n + j] /= sum;
                index[i] = std::pow(sum, -1 / theta);
            }
            std::vector<double> next(n, 0.0), sold(n, 0.0);
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < n; ++j) {
                    const std::size_t at = i * n + j;
                    const double paid = lambda[at] * spent[i];
                    const double border = paid / (1 + tariff[at]);
                    next[i] += paid - border;
                    next[j] += border * tax[at] / (1 + tax[at]);
                    sold[j] += border / (1 + tax[at]);
                }
            double change = 0.0;
            double total = 0.0, base = 0.0;
            for (std::size_t j = 0; j < n; ++j) {
                const double up = std::pow(sold[j] / (wage[j] * income[j]), 0.7 / (1 + theta));
                change = std::max(change, std::abs(up - 1));
                wage[j] *= up;
                total += wage[j] * income[j];
                base += income[j];
            }
            for (std::size_t j = 0; j < n; ++j) {
                wage[j] *= base / total;
                next[j] += wage[j] * income[j];
                change = std::max(change, std::abs(next[j] / spent[j] - 1));
                spent[j] = next[j];
            }
            if (change > 1e-15) continue;
            break;
        }
        std::vector<double> real(n);
        for (std::size_t i = 0; i < n; ++i) real[i] = spent[i] / index[i] / income[i];
        return real;
    }
};

/// Two countries, the second `times` the first, which buys `imported` of its spending abroad.
[[nodiscard]] inline world two(double imported, double times, double theta = 4.0)
{
    return {.income = {1.0, times},
            .shares = {1 - imported, imported, imported / times, 1 - imported / times},
            .theta = theta};
}

}  // namespace small_world
