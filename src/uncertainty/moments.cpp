// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/moments.hpp"

#include <cmath>
#include <limits>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

constexpr double largest = std::numeric_limits<double>::max();

double sum(const double* terms, std::size_t count) noexcept
{
    if (count == 1) return terms[0];
    return sum(terms, count / 2) + sum(terms + count / 2, count - count / 2);
}

/// Lane by lane, then the lanes in pairs: the compiler may use vectors without changing a digit.
template <class Term>
double total(std::span<const block> values, std::size_t count, Term term) noexcept
{
    block lanes(0.0);
    const std::size_t whole = count / block::size;
    for (std::size_t b = 0; b < whole; ++b)
        for (std::size_t i = 0; i < block::size; ++i) {
            const double x = values[b].lanes[i];
            const double t = term(x);
            lanes.lanes[i] += std::fabs(x) <= largest ? t : 0.0;
        }
    for (std::size_t i = 0; i < count % block::size; ++i) {
        const double x = values[whole].lanes[i];
        lanes.lanes[i] += std::fabs(x) <= largest ? term(x) : 0.0;
    }
    return sum(lanes.lanes, block::size);
}

}  // namespace

moments merge(const moments& a, const moments& b) noexcept
{
    if (a.count == 0.0) return b;
    if (b.count == 0.0) return a;
    const double count = a.count + b.count;
    const double apart = b.mean - a.mean;
    return {count, a.mean + apart * (b.count / count),
            a.squares + b.squares + apart * apart * (a.count * (b.count / count))};
}

moments moments_of(std::span<const block> values, std::size_t count) noexcept
{
    moments m;
    m.count = total(values, count, [](double) { return 1.0; });
    if (m.count == 0.0) return m;
    m.mean = total(values, count, [](double x) { return x; }) / m.count;
    const double mean = m.mean;
    m.squares = total(values, count, [mean](double x) { return (x - mean) * (x - mean); });
    return m;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
