// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "supply/lapack.hpp"

#include <cstddef>
#include <vector>

extern "C" {
void dgemm_(const char* transposed_a, const char* transposed_b, const int* rows, const int* columns,
            const int* inner, const double* alpha, const double* a, const int* a_stride,
            const double* b, const int* b_stride, const double* beta, double* c,
            const int* c_stride, std::size_t, std::size_t);
}

namespace hirschman::inline v0_1::trade::detail {

/// Part of an array as a matrix: rows `stride` apart.
template <class T>
struct view {
    T* data;
    std::size_t stride;
};

enum class form { plain, transposed };

/// c = a b + keep c, row by row; `a` is rows x inner, or inner x rows where transposed.
inline void multiply(std::size_t rows, std::size_t columns, std::size_t inner, view<const double> a,
                     form of_a, view<const double> b, double keep, view<double> c)
{
    const int m = static_cast<int>(columns);
    const int n = static_cast<int>(rows);
    const int k = static_cast<int>(inner);
    const int a_stride = static_cast<int>(a.stride);
    const int b_stride = static_cast<int>(b.stride);
    const int c_stride = static_cast<int>(c.stride);
    const double one = 1.0;
    // the library reads columns where we write rows: c' = b' a'
    dgemm_("N", of_a == form::plain ? "N" : "T", &m, &n, &k, &one, b.data, &b_stride, a.data,
           &a_stride, &keep, c.data, &c_stride, 1, 1);
}

/// x with m x = b for a matrix of n rows; false if it is singular.
inline bool solve_rows(std::vector<double> m, std::vector<double>& b)
{
    const int n = supply::detail::lapack_size(b.size());
    const int one = 1;
    int info = 0;
    std::vector<int> exchanges(b.size());
    dgetrf_(&n, &n, m.data(), &n, exchanges.data(), &info);
    if (info != 0) return false;
    dgetrs_("T", &n, &one, m.data(), &n, exchanges.data(), b.data(), &n, &info, 1);
    return info == 0;
}

}  // namespace hirschman::inline v0_1::trade::detail
