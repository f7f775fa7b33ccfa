// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// How the solution of a linear system ended.
enum class solve_status {
    solved,
    /// The inputs that a unit of output needs, all told, exceed it: some solutions are negative.
    /// Figures are filled and mean nothing.
    unproductive,
    /// No solution, or one that rounding decides; no figures.
    singular,
    /// The iteration ended at its limit; the figures are its last.
    not_converged,
};

/// Figures by sector, and how they were found.
struct solution {
    solve_status status = solve_status::singular;
    std::vector<double> values{};
    /// |right side - system * values| over |right side|, Euclidean.
    double residual = 0.0;
    /// Products with the matrix, where the system was solved by iteration.
    std::size_t iterations = 0;
    std::string message{};

    [[nodiscard]] bool solved() const noexcept { return status == solve_status::solved; }
};

}  // namespace hirschman::inline v0_1::supply
