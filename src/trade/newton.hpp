// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "trade/world.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

/// How a search went.
struct search {
    bool converged = false;
    double residual = 0.0;  // largest
    std::size_t iterations = 0;
    std::size_t evaluations = 0;
    std::vector<double> residuals{};  // root mean square, by iteration
    // the part of the shock at which a country's income was found to be negative; 0 if it was not
    double ruined_at = 0.0;
    std::string ruined{};
};

/// Wages at which what pays them is what they are. Newton's steps on logarithms, shortened until
/// the residual falls; derivatives are kept while they serve, and mended by Broyden's rule. `p`
/// holds the start, with its prices and outlays as guesses, and receives the end. `near_start`,
/// which may be null, holds derivatives near the start.
[[nodiscard]] search find_wages(const world& w, const policy& q, point& p, const slopes* near_start,
                                double tolerance, std::size_t max_iterations);

/// The shock a part of the way: tariffs, taxes and costs in proportion of their logarithms, banned
/// flows in proportion of their weight.
[[nodiscard]] shock part_of(const world& w, const shock& s, double way);

/// The wages of a shock by way of smaller ones, from the base: slower than `find_wages`, and finds
/// what that misses.
[[nodiscard]] search follow(const world& w, const shock& s, const economy& names, const point& base,
                            const slopes& at_base, point& end, double tolerance,
                            std::size_t max_iterations);

}  // namespace hirschman::inline v0_1::trade::detail
