// SPDX-License-Identifier: BSL-1.0
#include "supply/products.hpp"

#include <atomic>
#include <limits>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace hirschman::inline v0_1::supply::detail {

namespace {

constexpr std::size_t lanes = 8;

double folded(const double (&sum)[lanes]) noexcept
{
    return ((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7]));
}

}  // namespace

double dot(const double* a, const double* b, std::size_t n) noexcept
{
    double sum[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (std::size_t l = 0; l < lanes; ++l) sum[l] += a[i + l] * b[i + l];
    for (; i < n; ++i) sum[i % lanes] += a[i] * b[i];
    return folded(sum);
}

void add(double a, const double* x, double* y, std::size_t n) noexcept
{
    for (std::size_t i = 0; i < n; ++i) y[i] += a * x[i];
}

bool product(const double* z, const double* w, double* y, std::size_t n)
{
    std::atomic<bool> valid = true;
    const auto rows = [&](const tbb::blocked_range<std::size_t>& range) {
        for (std::size_t i = range.begin(); i != range.end(); ++i) {
            const double* row = z + i * n;
            double sum[lanes] = {};
            // The least entry, and a sum that is not finite if one of them is not.
            double least[lanes] = {};
            double total[lanes] = {};
            std::size_t j = 0;
            for (; j + lanes <= n; j += lanes)
                for (std::size_t l = 0; l < lanes; ++l) {
                    sum[l] += row[j + l] * w[j + l];
                    total[l] += row[j + l];
                    least[l] = row[j + l] < least[l] ? row[j + l] : least[l];
                }
            for (; j < n; ++j) {
                sum[j % lanes] += row[j] * w[j];
                total[j % lanes] += row[j];
                least[j % lanes] = row[j] < least[j % lanes] ? row[j] : least[j % lanes];
            }
            y[i] = folded(sum);
            bool fine = folded(total) <= std::numeric_limits<double>::max();
            for (const double l : least) fine = fine && l >= 0.0;
            if (!fine) valid.store(false, std::memory_order_relaxed);
        }
    };
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, n, 1 + 65'536 / (n + 1)), rows);
    return valid;
}

}  // namespace hirschman::inline v0_1::supply::detail
