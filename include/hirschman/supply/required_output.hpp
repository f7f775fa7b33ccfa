// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/supply/flow_table.hpp>
#include <hirschman/supply/solution.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// How one demand is solved.
struct solve_options {
    /// The residual at which the iteration ends.
    double tolerance = 1e-8;
    /// Products with the matrix, at most.
    std::size_t max_iterations = 500;
};

/// Flows held sparsely: row i has the entries from `row_begin[i]` up to `row_begin[i + 1]`.
struct sparse_flow_table {
    std::vector<std::string> sectors{};
    std::vector<std::size_t> row_begin{};
    std::vector<std::size_t> buyer{};
    std::vector<double> flow{};
    std::vector<double> output{};

    [[nodiscard]] std::size_t size() const noexcept { return output.size(); }
};

/// The flows that are not zero.
[[nodiscard]] HIRSCHMAN_API sparse_flow_table sparse(const flow_table& t);

/// Output that meets one final demand, by iteration (GMRES) on the flows as they are: nothing is
/// factorised, copied or inverted, and each product reads the table once. Real tables take 10 to
/// 25 products. The same digits on any number of threads.
///
/// A table that is not productive shows in an output that is negative though no demand is; what
/// does not show is decided by `leontief_system`.
/// @throws domain_error as `require_valid`, and for a demand of the wrong length or not finite
/// @source Saad and Schultz (1986)
/// @verified required_output_test: against the dense solve
[[nodiscard]] HIRSCHMAN_API solution required_output(const flow_table& t,
                                                     std::span<const double> demand,
                                                     const solve_options& options = {});
[[nodiscard]] HIRSCHMAN_API solution required_output(const sparse_flow_table& t,
                                                     std::span<const double> demand,
                                                     const solve_options& options = {});

}  // namespace hirschman::inline v0_1::supply
