// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/sorted.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
constexpr unsigned digit_bits = 11;
constexpr unsigned digits = 3;

/// Rises with the number.
std::uint64_t key(double x) noexcept
{
    const auto bits = std::bit_cast<std::uint64_t>(x);
    return bits ^ ((bits & sign) != 0 ? ~std::uint64_t{0} : sign);
}

double number(std::uint64_t key) noexcept
{
    return std::bit_cast<double>(key ^ ((key & sign) != 0 ? sign : ~std::uint64_t{0}));
}

/// By the 33 highest bits in which any differ, which leaves few places to mend.
void radix_sort(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& spare)
{
    std::uint64_t differ = 0;
    for (const std::uint64_t k : keys) differ |= k ^ keys.front();
    const unsigned low =
        std::max(static_cast<unsigned>(std::bit_width(differ)), digits * digit_bits) -
        digits * digit_bits;
    constexpr std::uint64_t mask = (1U << digit_bits) - 1;
    std::array<std::array<std::uint32_t, mask + 1>, digits> at{};
    for (const std::uint64_t k : keys)
        for (unsigned d = 0; d < digits; ++d) ++at[d][k >> (low + d * digit_bits) & mask];
    for (unsigned d = 0; d < digits; ++d) {
        std::uint32_t before = 0;
        for (std::uint32_t& count : at[d]) before += std::exchange(count, before);
        for (const std::uint64_t k : keys) spare[at[d][k >> (low + d * digit_bits) & mask]++] = k;
        keys.swap(spare);
    }
}

/// Gives up after more moves than a sort is worth.
bool mended(std::vector<std::uint64_t>& keys)
{
    std::size_t moves = 0;
    for (std::size_t i = 1; i < keys.size(); ++i) {
        const std::uint64_t k = keys[i];
        std::size_t to = i;
        for (; to > 0 && keys[to - 1] > k; --to) keys[to] = keys[to - 1];
        keys[to] = k;
        moves += i - to;
        if (moves > 4 * keys.size()) return false;
    }
    return true;
}

}  // namespace

std::vector<double> sorted(std::span<const double> values)
{
    constexpr std::size_t worth_it = 512;
    std::vector<double> result;
    result.reserve(values.size());
    if (values.size() < worth_it) {
        for (const double x : values)
            if (std::isfinite(x)) result.push_back(x);
        std::sort(result.begin(), result.end());
        return result;
    }
    std::vector<std::uint64_t> keys;
    keys.reserve(values.size());
    for (const double x : values)
        if (std::isfinite(x)) keys.push_back(key(x));
    if (keys.empty()) return result;
    std::vector<std::uint64_t> spare(keys.size());
    radix_sort(keys, spare);
    if (!mended(keys)) std::sort(keys.begin(), keys.end());
    for (const std::uint64_t k : keys) result.push_back(number(k));
    return result;
}

std::vector<double> merged(std::span<const double> a, std::span<const double> b)
{
    std::vector<double> both(a.size() + b.size());
    // A hot loop: from both ends at once and without a branch. So many steps cannot run out.
    const std::size_t steps = std::min(a.size(), b.size());
    std::size_t i = 0;
    std::size_t j = 0;
    std::size_t u = a.size();
    std::size_t v = b.size();
    double* front = both.data();
    double* back = both.data() + both.size();
    for (std::size_t step = 0; step < steps; ++step) {
        const double x = a[i];
        const double y = b[j];
        const bool other = y < x;
        *front++ = other ? y : x;
        j += other ? 1 : 0;
        i += other ? 0 : 1;
        const double p = a[u - 1];
        const double q = b[v - 1];
        const bool mine = q < p;
        *--back = mine ? p : q;
        u -= mine ? 1 : 0;
        v -= mine ? 0 : 1;
    }
    std::merge(a.begin() + static_cast<std::ptrdiff_t>(i),
               a.begin() + static_cast<std::ptrdiff_t>(u),
               b.begin() + static_cast<std::ptrdiff_t>(j),
               b.begin() + static_cast<std::ptrdiff_t>(v), front);
    return both;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
