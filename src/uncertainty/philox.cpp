// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/philox.hpp"

#include "scalar/cpu.hpp"
#include "scalar/lane_math.hpp"

// g++ 12 warns of what its own header leaves undefined on purpose.
#if HIRSCHMAN_DISPATCH
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif

#include <Random123/philox.h>

#include <bit>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

constexpr std::uint32_t low_half(std::uint64_t x) { return static_cast<std::uint32_t>(x); }
constexpr std::uint32_t high_half(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32U); }

// Random123's own function does not become vector instructions.

/// Ten rounds of Philox4x32 on one counter in a loop over several.
HIRSCHMAN_INLINE void rounds(std::uint32_t& c0, std::uint32_t& c1, std::uint32_t& c2,
                             std::uint32_t& c3, std::uint64_t key)
{
    std::uint32_t key_0 = low_half(key), key_1 = high_half(key);
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t p = std::uint64_t{PHILOX_M4x32_0} * c0;
        const std::uint64_t q = std::uint64_t{PHILOX_M4x32_1} * c2;
        c0 = high_half(q) ^ c1 ^ key_0;
        c1 = low_half(q);
        c2 = high_half(p) ^ c3 ^ key_1;
        c3 = low_half(p);
        key_0 += PHILOX_W32_0;
        key_1 += PHILOX_W32_1;
    }
}

template <std::size_t Count>
using words_of = std::array<std::array<std::uint32_t, Count>, 4>;

template <std::size_t Count>
void all_rounds(words_of<Count>& w, std::uint64_t key) noexcept
{
    for (std::size_t i = 0; i < Count; ++i) rounds(w[0][i], w[1][i], w[2][i], w[3][i], key);
}

#if HIRSCHMAN_DISPATCH
/// Sixteen counters at a time. The words sit in the low halves of 64 bits, where the multiplication
/// wants them and leaves its own; the high halves hold nothing of meaning.
template <std::size_t Count>
HIRSCHMAN_AVX2 void all_rounds_avx2(words_of<Count>& w, std::uint64_t key) noexcept
{
    const auto m0 = _mm256_set1_epi64x(PHILOX_M4x32_0);
    const auto m1 = _mm256_set1_epi64x(PHILOX_M4x32_1);
    for (std::size_t i = 0; i < Count; i += 16) {
        __m256i c[4][4];
        for (std::size_t k = 0; k < 4; ++k)
            for (std::size_t half = 0; half < 2; ++half) {
                const auto words =
                    _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&w[k][i + 8 * half]));
                c[k][2 * half] = words;
                c[k][2 * half + 1] = _mm256_srli_epi64(words, 32);
            }
        std::uint32_t key_0 = low_half(key), key_1 = high_half(key);
        for (int round = 0; round < 10; ++round) {
            const auto k0 = _mm256_set1_epi64x(key_0);
            const auto k1 = _mm256_set1_epi64x(key_1);
            for (std::size_t j = 0; j < 4; ++j) {
                const auto p = _mm256_mul_epu32(c[0][j], m0);
                const auto q = _mm256_mul_epu32(c[2][j], m1);
                c[0][j] = _mm256_xor_si256(_mm256_srli_epi64(q, 32), _mm256_xor_si256(c[1][j], k0));
                c[1][j] = q;
                c[2][j] = _mm256_xor_si256(_mm256_srli_epi64(p, 32), _mm256_xor_si256(c[3][j], k1));
                c[3][j] = p;
            }
            key_0 += PHILOX_W32_0;
            key_1 += PHILOX_W32_1;
        }
        for (std::size_t k = 0; k < 4; ++k)
            for (std::size_t half = 0; half < 2; ++half)
                _mm256_storeu_si256(
                    reinterpret_cast<__m256i*>(&w[k][i + 8 * half]),
                    _mm256_blend_epi32(c[k][2 * half], _mm256_slli_epi64(c[k][2 * half + 1], 32),
                                       0xaa));
    }
}

/// The same, thirty-two at a time.
template <std::size_t Count>
HIRSCHMAN_AVX512 void all_rounds_avx512(words_of<Count>& w, std::uint64_t key) noexcept
{
    const auto m0 = _mm512_set1_epi64(PHILOX_M4x32_0);
    const auto m1 = _mm512_set1_epi64(PHILOX_M4x32_1);
    for (std::size_t i = 0; i < Count; i += 32) {
        __m512i c[4][4];
        for (std::size_t k = 0; k < 4; ++k)
            for (std::size_t half = 0; half < 2; ++half) {
                const auto words = _mm512_loadu_si512(&w[k][i + 16 * half]);
                c[k][2 * half] = words;
                c[k][2 * half + 1] = _mm512_srli_epi64(words, 32);
            }
        std::uint32_t key_0 = low_half(key), key_1 = high_half(key);
        for (int round = 0; round < 10; ++round) {
            const auto k0 = _mm512_set1_epi64(key_0);
            const auto k1 = _mm512_set1_epi64(key_1);
            for (std::size_t j = 0; j < 4; ++j) {
                const auto p = _mm512_mul_epu32(c[0][j], m0);
                const auto q = _mm512_mul_epu32(c[2][j], m1);
                c[0][j] = _mm512_xor_si512(_mm512_srli_epi64(q, 32), _mm512_xor_si512(c[1][j], k0));
                c[1][j] = q;
                c[2][j] = _mm512_xor_si512(_mm512_srli_epi64(p, 32), _mm512_xor_si512(c[3][j], k1));
                c[3][j] = p;
            }
            key_0 += PHILOX_W32_0;
            key_1 += PHILOX_W32_1;
        }
        for (std::size_t k = 0; k < 4; ++k)
            for (std::size_t half = 0; half < 2; ++half)
                _mm512_storeu_si512(
                    &w[k][i + 16 * half],
                    _mm512_mask_blend_epi32(0xaaaa, c[k][2 * half],
                                            _mm512_slli_epi64(c[k][2 * half + 1], 32)));
    }
}
#endif

template <std::size_t Count>
void philox_of(words_of<Count>& words, std::uint64_t key) noexcept
{
#if HIRSCHMAN_DISPATCH
    if (lane::generation() >= 2) return all_rounds_avx512(words, key);
    if (lane::generation() == 1) return all_rounds_avx2(words, key);
#endif
    all_rounds(words, key);
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key) noexcept
{
    const philox4x32_ctr_t in{{counter[0], counter[1], counter[2], counter[3]}};
    const philox4x32_key_t with{{key[0], key[1]}};
    const philox4x32_ctr_t out = philox4x32_R(10, in, with);
    return {out.v[0], out.v[1], out.v[2], out.v[3]};
}

void philox(lane_words& words, std::uint64_t key) noexcept { philox_of(words, key); }

block uniforms(std::uint64_t seed, std::uint64_t block_index, std::uint64_t stream) noexcept
{
    constexpr std::size_t half = block::size / 2;
    words_of<half> words;
    const std::uint64_t place = block_index * half;  // a multiple of 32: no carry
    for (std::size_t i = 0; i < half; ++i)
        words[0][i] = low_half(place) + static_cast<std::uint32_t>(i);
    words[1].fill(high_half(place));
    words[2].fill(low_half(stream));
    words[3].fill(high_half(stream));
    philox_of(words, seed);
    // The upper 52 bits of (high, low), and half of the last.
    const auto fraction = [](std::uint32_t high, std::uint32_t low) {
        const auto bits = std::uint64_t{high} << 20U | low >> 12U;
        return (std::bit_cast<double>(0x3ff0000000000000U | bits) - 1.0) + 0x1p-53;
    };
    block r;
    for (std::size_t i = 0; i < half; ++i) r[i] = fraction(words[0][i], words[1][i]);
    for (std::size_t i = 0; i < half; ++i) r[i + half] = fraction(words[2][i], words[3][i]);
    return r;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
