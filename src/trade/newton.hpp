// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "trade/world.hpp"

#include <cstddef>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

/// How a search went.
struct search {
    bool converged = false;
    double residual = 0.0;  // largest
    std::size_t iterations = 0;
    std::size_t evaluations = 0;
    std::vector<double> residuals{};  // root mean square, by iteration
};

/// Wages at which what pays them is what they are. Newton's steps on logarithms, shortened until
/// the residual falls; derivatives are kept while they serve, and mended by Broyden's rule. `p`
/// holds the start, with its prices and outlays as guesses, and receives the end. `near_start`,
/// which may be null, holds derivatives near the start.
[[nodiscard]] search find_wages(const world& w, const policy& q, point& p, const slopes* near_start,
                                double tolerance, std::size_t max_iterations);

}  // namespace hirschman::inline v0_1::trade::detail
