// SPDX-License-Identifier: BSL-1.0
#include "scalar/block_kernels.hpp"

#include <immintrin.h>
#include <sleef.h>

namespace hirschman::inline v0_1::detail {

namespace {

template <auto Function>
void each(const double* x, double* r)
{
    for (std::size_t i = 0; i < block_lanes; i += 2)
        _mm_store_pd(r + i, Function(_mm_load_pd(x + i)));
}

template <auto Function>
void each_pair(const double* x, const double* y, double* r)
{
    for (std::size_t i = 0; i < block_lanes; i += 2)
        _mm_store_pd(r + i, Function(_mm_load_pd(x + i), _mm_load_pd(y + i)));
}

}  // namespace

const block_kernels block_kernels_sse2{
    each<Sleef_cinz_expd2_u10sse2>,   each<Sleef_cinz_logd2_u10sse2>,  each<Sleef_cinz_log1pd2_u10sse2>,
    each<Sleef_cinz_expm1d2_u10sse2>, each<Sleef_cinz_erfcd2_u15sse2>, each_pair<Sleef_cinz_powd2_u10sse2>,
};

}  // namespace hirschman::inline v0_1::detail
