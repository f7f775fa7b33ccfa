// SPDX-License-Identifier: BSL-1.0
#include "supply/products.hpp"

#include <atomic>
#include <cstdint>
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

template <class Rows>
void over_rows(std::size_t n, const Rows& rows)
{
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, n, 1 + 65'536 / (n + 1)),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                          for (std::size_t i = range.begin(); i != range.end(); ++i) rows(i);
                      });
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

void product(const double* z, const double* w, double* y, std::size_t n)
{
    over_rows(n, [=](std::size_t i) { y[i] = dot(z + i * n, w, n); });
}

bool checked_product(const double* z, const double* w, double* y, std::size_t n)
{
    std::atomic<bool> valid = true;
    over_rows(n, [&](std::size_t i) {
        const double* row = z + i * n;
        y[i] = dot(row, w, n);
        std::int64_t fine = 1;
        for (std::size_t j = 0; j < n; ++j)
            fine &= (row[j] >= 0.0) & (row[j] <= std::numeric_limits<double>::max());
        if (fine == 0) valid.store(false, std::memory_order_relaxed);
    });
    return valid;
}

}  // namespace hirschman::inline v0_1::supply::detail
