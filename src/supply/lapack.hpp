// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <limits>
#include <string>

#include <hirschman/error.hpp>

// The routines of LAPACK by their Fortran names: every LAPACK has them, headers differ.
extern "C" {
void dgetrf_(const int* rows, const int* columns, double* a, const int* stride, int* exchanges,
             int* info);
void dgetrs_(const char* transposed, const int* n, const int* sides, const double* a,
             const int* stride, const int* exchanges, double* b, const int* b_stride, int* info,
             std::size_t);
void dtrtri_(const char* triangle, const char* unit, const int* n, double* a, const int* stride,
             int* info, std::size_t, std::size_t);
}

namespace hirschman::inline v0_1::supply::detail {

/// @throws domain_error for more sectors than LAPACK can count
inline int lapack_size(std::size_t n)
{
    if (n > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw domain_error("sectors: " + std::to_string(n) + " are more than LAPACK can number");
    return static_cast<int>(n);
}

}  // namespace hirschman::inline v0_1::supply::detail
