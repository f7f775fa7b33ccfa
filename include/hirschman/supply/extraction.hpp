// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Hypothetical extraction: what an economy would make without a sector, final demand for the
/// others as before. The difference is what depends on it.

#include <hirschman/supply/input_output.hpp>

#include <cstddef>
#include <span>

namespace hirschman::inline v0_1::supply {

/// What is taken out.
enum class extraction {
    /// The sector itself: its purchases, its sales and the final demand for it.
    full,
    /// Its purchases from all sectors, itself included (its column of A).
    column,
    /// Its sales to all sectors, itself included (its row of A).
    row,
};

/// Output lost by sector when all of `sectors` are extracted at once; the sum is the loss.
/// @param sectors places in the table
/// @throws domain_error for no sector, one out of range or one named twice
/// @source Dietzenbacher and Lahr (2013); closed form by Sherman, Morrison and Woodbury
/// @verified extraction_test: against solving the table without them
[[nodiscard]] HIRSCHMAN_API solution extract(const leontief_system& model,
                                             std::span<const std::size_t> sectors, extraction what);

/// For every sector: the loss of the whole economy when it alone is extracted. All of them come
/// from one inverse triangular pair and one pass over it, where solving again would take n
/// factorisations.
/// @param per_output amounts per unit of output in which the loss is counted (value added, jobs);
/// none: output itself
/// @verified extraction_test: Germany 1995
///
///     const auto losses = extraction_losses(leontief_system(table), extraction::full).values;
[[nodiscard]] HIRSCHMAN_API solution extraction_losses(const leontief_system& model,
                                                       extraction what,
                                                       std::span<const double> per_output = {});

}  // namespace hirschman::inline v0_1::supply
