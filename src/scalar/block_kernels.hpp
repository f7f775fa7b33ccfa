// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace hirschman::inline v0_1::detail {

/// The elementary functions on 64 numbers, for one width of vectors. Plain pointers: nothing inline
/// is shared between files that are compiled with different flags. They are aligned to 64 bytes.
struct block_kernels {
    void (*exp)(const double*, double*);
    void (*log)(const double*, double*);
    void (*log1p)(const double*, double*);
    void (*expm1)(const double*, double*);
    void (*erfc)(const double*, double*);
    void (*pow)(const double*, const double*, double*);
};

inline constexpr std::size_t block_lanes = 64;

extern const block_kernels block_kernels_sse2;
extern const block_kernels block_kernels_avx;

}  // namespace hirschman::inline v0_1::detail
