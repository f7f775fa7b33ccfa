// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/sobol.hpp"

#include "scalar/cpu.hpp"
#include "scalar/lane_math.hpp"
#include "uncertainty/philox.hpp"

#include <boost/random/sobol.hpp>

#include <bit>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

constexpr std::uint32_t digits = 32;
constexpr std::uint32_t first = 6;  // digits in which the 64 points of a block differ
constexpr std::uint32_t below_first = (1U << (digits - first)) - 1U;
// The last word of Philox's counter; uniforms have a smaller one.
constexpr std::uint32_t scrambling = 2;

/// Where each digit of a group finds its flip: bit 2^j + p of the words, for the j digits p of the
/// group before it.
struct group {
    static constexpr std::uint32_t size = 7;
    std::array<std::uint32_t, size> shift;
    std::uint32_t last_word;
};
group group_of(std::uint32_t level, std::uint32_t common)
{
    group g{};
    std::uint32_t node = 1;
    for (std::uint32_t j = 0; j < group::size; ++j) {
        g.shift[j] = node % 32;
        g.last_word = node / 32;
        const std::uint32_t at = level + j;
        node = 2 * node + (at < digits ? common >> (digits - 1 - at) & 1U : 0U);
    }
    return g;
}

HIRSCHMAN_INLINE void flip(const lane_words& w, const group& g, std::uint32_t level,
                           std::array<std::uint32_t, block::size>& scrambled)
{
    const auto& last = w[g.last_word];
    const std::uint32_t up = level + group::size <= digits ? digits - group::size - level : 0;
    const std::uint32_t down = level + group::size > digits ? level + group::size - digits : 0;
    for (std::size_t q = 0; q < block::size; ++q) {
        std::uint32_t flips = w[0][q] >> g.shift[0] & 1U;
        flips = flips << 1U | (w[0][q] >> g.shift[1] & 1U);
        flips = flips << 1U | (w[0][q] >> g.shift[2] & 1U);
        flips = flips << 1U | (w[0][q] >> g.shift[3] & 1U);
        flips = flips << 1U | (w[0][q] >> g.shift[4] & 1U);
        flips = flips << 1U | (w[1][q] >> g.shift[5] & 1U);
        flips = flips << 1U | (last[q] >> g.shift[6] & 1U);
        scrambled[q] ^= flips >> down << up;
    }
}

/// Scrambled digits and random ones below them.
HIRSCHMAN_INLINE void fractions(const std::array<std::uint32_t, block::size>& scrambled,
                                const std::array<std::uint32_t, block::size>& rest, double* to)
{
    for (std::size_t q = 0; q < block::size; ++q) {
        const auto bits = std::uint64_t{scrambled[q]} << 20U | rest[q] >> 12U;
        to[q] = (std::bit_cast<double>(0x3ff0000000000000U | bits) - 1.0) + 0x1p-53;
    }
}

#if HIRSCHMAN_DISPATCH
HIRSCHMAN_AVX2 void flip_avx2(const lane_words& w, const group& g, std::uint32_t level,
                              std::array<std::uint32_t, block::size>& scrambled) noexcept
{
    flip(w, g, level, scrambled);
}
#endif

/// Philox of the first `level` digits of the 64 points that have the digits `common` behind the
/// first six.
lane_words words_at(std::uint32_t level, std::uint32_t common, std::uint32_t dimension,
                    std::uint64_t seed) noexcept
{
    lane_words words;
    const std::uint32_t known = common >> (digits - level);
    for (std::uint32_t q = 0; q < block::size; ++q) words[0][q] = q << (level - first) | known;
    words[1].fill(level);
    words[2].fill(dimension);
    words[3].fill(scrambling);
    philox(words, seed);
    return words;
}

}  // namespace

std::array<std::uint32_t, 32> sobol_columns(std::size_t dimension) noexcept
{
    using table = boost::random::default_sobol_table;
    std::array<std::uint32_t, digits> m{};  // the column's digits as a whole number
    if (dimension == 0) {
        m.fill(1);
    } else {
        const unsigned polynomial = table::polynomial(dimension - 1);
        const auto degree = static_cast<std::size_t>(std::bit_width(polynomial)) - 1;
        for (std::size_t k = 0; k < digits; ++k) {
            if (k < degree) {
                m[k] = table::minit(dimension - 1, k);
                continue;
            }
            // Bratley and Fox 1988, equation 2.
            m[k] = m[k - degree];
            for (std::size_t j = 1; j <= degree; ++j)
                if ((polynomial >> (degree - j) & 1U) != 0) m[k] ^= m[k - j] << j;
        }
    }
    for (std::size_t k = 0; k < digits; ++k) m[k] <<= digits - 1 - k;
    return m;
}

sobol_coordinate::sobol_coordinate(std::size_t dimension, std::uint64_t seed) noexcept
    : columns_(sobol_columns(dimension)),
      dimension_(static_cast<std::uint32_t>(dimension)),
      seed_(seed)
{
    const auto key = std::array{static_cast<std::uint32_t>(seed),  //
                                static_cast<std::uint32_t>(seed >> 32U)};
    const auto flips = philox({0, 0, dimension_, scrambling}, key);
    for (std::uint32_t q = 0; q < block::size; ++q) {
        lane_[q] = 0;
        for (std::uint32_t i = 0; i < first; ++i)
            if ((q >> i & 1U) != 0) lane_[q] ^= columns_[i] >> (digits - first);
        first_digits_[q] = 0;
        for (std::uint32_t j = 0; j < first; ++j) {
            const std::uint32_t node = (1U << j) + (q >> (first - j));
            const std::uint32_t digit = q >> (first - 1 - j) ^ flips[node / 32] >> (node % 32);
            first_digits_[q] = first_digits_[q] << 1U | (digit & 1U);
        }
    }
}

block sobol_coordinate::uniforms(std::uint64_t block_index) const noexcept
{
    std::uint32_t start = 0;
    for (std::uint32_t i = 0; i < digits - first; ++i)
        if ((block_index >> i & 1U) != 0) start ^= columns_[first + i];
    const std::uint32_t common = start & below_first;

    std::array<std::uint32_t, block::size> scrambled;
    for (std::uint32_t q = 0; q < block::size; ++q)
        scrambled[q] = first_digits_[q] << (digits - first) | common;
    for (std::uint32_t level = first; level < digits; level += group::size) {
        const lane_words words = words_at(level, common, dimension_, seed_);
        const group places = group_of(level, common);
#if HIRSCHMAN_DISPATCH
        if (lane::generation() >= 1) {
            flip_avx2(words, places, level, scrambled);
            continue;
        }
#endif
        flip(words, places, level, scrambled);
    }
    std::array<double, block::size> value;
    fractions(scrambled, words_at(digits, common, dimension_, seed_)[0], value.data());
    block r;
    for (std::size_t i = 0; i < block::size; ++i)
        r[i] = value[lane_[i] ^ start >> (digits - first)];
    return r;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
