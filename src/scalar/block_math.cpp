// SPDX-License-Identifier: BSL-1.0
#include <hirschman/block.hpp>

#include <immintrin.h>
#include <sleef.h>

// SLEEF's "cinz" functions are deterministic: the two-lane SSE2 form and the four-lane AVX form give
// the same digits, so the width that this CPU offers may be chosen freely.

namespace hirschman::inline v0_1 {

namespace {

const bool has_avx = __builtin_cpu_supports("avx") != 0;

#define HIRSCHMAN_BLOCK_FUNCTION(name, sse2, avx)                                           \
    __attribute__((target("avx"))) void name##_avx(const block& x, block& r) noexcept       \
    {                                                                                       \
        for (std::size_t i = 0; i < block::size; i += 4)                                    \
            _mm256_store_pd(r.lanes + i, avx(_mm256_load_pd(x.lanes + i)));                 \
    }                                                                                       \
    void name##_sse2(const block& x, block& r) noexcept                                     \
    {                                                                                       \
        for (std::size_t i = 0; i < block::size; i += 2)                                    \
            _mm_store_pd(r.lanes + i, sse2(_mm_load_pd(x.lanes + i)));                      \
    }                                                                                       \
    block name##_of(const block& x) noexcept                                                \
    {                                                                                       \
        block r;                                                                            \
        if (has_avx) name##_avx(x, r);                                                      \
        else name##_sse2(x, r);                                                             \
        return r;                                                                           \
    }

HIRSCHMAN_BLOCK_FUNCTION(exp, Sleef_cinz_expd2_u10sse2, Sleef_cinz_expd4_u10avx)
HIRSCHMAN_BLOCK_FUNCTION(log, Sleef_cinz_logd2_u10sse2, Sleef_cinz_logd4_u10avx)
HIRSCHMAN_BLOCK_FUNCTION(log1p, Sleef_cinz_log1pd2_u10sse2, Sleef_cinz_log1pd4_u10avx)
HIRSCHMAN_BLOCK_FUNCTION(expm1, Sleef_cinz_expm1d2_u10sse2, Sleef_cinz_expm1d4_u10avx)
HIRSCHMAN_BLOCK_FUNCTION(erfc, Sleef_cinz_erfcd2_u15sse2, Sleef_cinz_erfcd4_u15avx)

#undef HIRSCHMAN_BLOCK_FUNCTION

__attribute__((target("avx"))) void pow_avx(const block& x, const block& y, block& r) noexcept
{
    for (std::size_t i = 0; i < block::size; i += 4)
        _mm256_store_pd(r.lanes + i, Sleef_cinz_powd4_u10avx(_mm256_load_pd(x.lanes + i),
                                                             _mm256_load_pd(y.lanes + i)));
}
void pow_sse2(const block& x, const block& y, block& r) noexcept
{
    for (std::size_t i = 0; i < block::size; i += 2)
        _mm_store_pd(r.lanes + i,
                     Sleef_cinz_powd2_u10sse2(_mm_load_pd(x.lanes + i), _mm_load_pd(y.lanes + i)));
}

}  // namespace

block exp(const block& x) noexcept { return exp_of(x); }
block log(const block& x) noexcept { return log_of(x); }
block log1p(const block& x) noexcept { return log1p_of(x); }
block expm1(const block& x) noexcept { return expm1_of(x); }

block pow(const block& base, const block& exponent) noexcept
{
    block r;
    if (has_avx) pow_avx(base, exponent, r);
    else pow_sse2(base, exponent, r);
    // C gives pow(NaN, 0) = pow(1, NaN) = 1: a failed lane would become a number.
    for (std::size_t i = 0; i < block::size; ++i)
        r.lanes[i] = base.lanes[i] == base.lanes[i] && exponent.lanes[i] == exponent.lanes[i]
                         ? r.lanes[i]
                         : std::numeric_limits<double>::quiet_NaN();
    return r;
}

block normal_cdf(const block& x) noexcept { return 0.5 * erfc_of(x * -0.70710678118654752440); }

}  // namespace hirschman::inline v0_1
