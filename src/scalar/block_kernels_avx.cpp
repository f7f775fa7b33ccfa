// SPDX-License-Identifier: BSL-1.0
#include "scalar/block_kernels.hpp"

#include <immintrin.h>
#include <sleef.h>

namespace hirschman::inline v0_1::detail {

namespace {

template <auto Function>
void each(const double* x, double* r)
{
    for (std::size_t i = 0; i < block_lanes; i += 4)
        _mm256_store_pd(r + i, Function(_mm256_load_pd(x + i)));
}

template <auto Function>
void each_pair(const double* x, const double* y, double* r)
{
    for (std::size_t i = 0; i < block_lanes; i += 4)
        _mm256_store_pd(r + i, Function(_mm256_load_pd(x + i), _mm256_load_pd(y + i)));
}

}  // namespace

const block_kernels block_kernels_avx{
    each<Sleef_cinz_expd4_u10avx>,   each<Sleef_cinz_logd4_u10avx>,  each<Sleef_cinz_log1pd4_u10avx>,
    each<Sleef_cinz_expm1d4_u10avx>, each<Sleef_cinz_erfcd4_u15avx>, each_pair<Sleef_cinz_powd4_u10avx>,
};

}  // namespace hirschman::inline v0_1::detail
