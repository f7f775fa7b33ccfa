// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::trade {

/// What a solver that looks at its figures is a template over: `double`, or `dual` for a
/// derivative.
template <class S>
concept single_scalar = std::same_as<S, double> || std::same_as<S, dual>;

namespace detail {

[[nodiscard]] constexpr double value_of(double x) noexcept { return x; }
[[nodiscard]] constexpr double value_of(const dual& x) noexcept { return x.value; }

/// Solves the square system of `matrix`, row by row, for the right side `x` in place, with the
/// largest pivot of each column.
/// @return false where a pivot is nothing but rounding, or not a number
template <single_scalar S>
[[nodiscard]] bool eliminate(std::vector<S> matrix, std::vector<S>& x)
{
    const std::size_t n = x.size();
    double largest = 0.0;
    for (const S& entry : matrix) largest = std::fmax(largest, std::abs(value_of(entry)));
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        for (std::size_t i = k + 1; i < n; ++i)
            if (std::abs(value_of(matrix[i * n + k])) > std::abs(value_of(matrix[pivot * n + k])))
                pivot = i;
        if (!(std::abs(value_of(matrix[pivot * n + k])) > 1e-14 * largest)) return false;
        if (pivot != k) {
            for (std::size_t j = k; j < n; ++j) std::swap(matrix[k * n + j], matrix[pivot * n + j]);
            std::swap(x[k], x[pivot]);
        }
        for (std::size_t i = k + 1; i < n; ++i) {
            const S factor = matrix[i * n + k] / matrix[k * n + k];
            for (std::size_t j = k + 1; j < n; ++j) matrix[i * n + j] -= factor * matrix[k * n + j];
            x[i] -= factor * x[k];
        }
    }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j) x[k] -= matrix[k * n + j] * x[j];
        x[k] /= matrix[k * n + k];
    }
    return true;
}

}  // namespace detail

}  // namespace hirschman::inline v0_1::trade
