// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/evaluation.hpp>
#include <hirschman/uncertainty/sensitivity_options.hpp>

#include "uncertainty/factors.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Where the terms of an index stand in a row of sums: its numerator, and by how much the numerator
/// falls for each unit that the centre rises.
struct term_columns {
    std::size_t numerator;
    std::size_t shift;
};

/// Terms of the estimators, for one result y with y = (f - centre) scale:
///   first  y_B (y_ABi - y_A)                              shift  y_ABi - y_A
///   total  (y_A - y_ABi)^2 / 2                            no shift
///   second y_BAi y_ABj - y_A y_B - terms of first i and j shift  y_BAi - y_ABi + y_A - y_B
/// A row is the sums over a group of points, so memory does not grow with the points.
struct saltelli_layout {
    std::size_t factors;
    bool second;

    static constexpr std::size_t count = 0;   ///< points that did not fail
    static constexpr std::size_t square = 1;  ///< (y_A^2 + y_B^2) / 2
    static constexpr std::size_t sum = 2;     ///< y_A + y_B
    static constexpr std::size_t zero = 3;    ///< a column of zeros

    [[nodiscard]] std::size_t first(std::size_t i) const { return 4 + 3 * i; }
    [[nodiscard]] std::size_t first_shift(std::size_t i) const { return 5 + 3 * i; }
    [[nodiscard]] std::size_t total(std::size_t i) const { return 6 + 3 * i; }
    [[nodiscard]] std::size_t pairs() const { return second ? factors * (factors - 1) / 2 : 0; }
    [[nodiscard]] std::size_t pair(std::size_t k) const { return 4 + 3 * factors + 2 * k; }
    [[nodiscard]] std::size_t pair_shift(std::size_t k) const { return 5 + 3 * factors + 2 * k; }
    [[nodiscard]] std::size_t columns() const { return 4 + 3 * factors + 2 * pairs(); }
    [[nodiscard]] std::size_t evaluations() const { return second ? 2 * factors + 2 : factors + 2; }

    /// All first-order indices, then all total ones, then pairs.
    [[nodiscard]] std::vector<term_columns> indices() const;
};

/// For one result.
struct saltelli_sums {
    double centre = 0.0;
    double scale = 1.0;
    double least = 0.0, greatest = 0.0;  ///< of f at the points of A and B
    std::vector<double> rows;            ///< groups x columns
};

struct saltelli_run {
    saltelli_layout layout;
    std::size_t groups;
    std::vector<saltelli_sums> results;
};

/// The function at `how.points` pairs of points and what is between them. The last factor is chance
/// where the function takes further random numbers.
[[nodiscard]] saltelli_run run_saltelli(const marginals& inputs, const factor_list& factors,
                                        const sensitivity_options& how, std::size_t results,
                                        const evaluation& work);

}  // namespace hirschman::inline v0_1::uncertainty::detail
