// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace hirschman::inline v0_1::supply::detail {

// Eight running sums, so that vector instructions may be used without changing a digit.
[[nodiscard]] double dot(const double* a, const double* b, std::size_t n) noexcept;
/// y += a x
void add(double a, const double* x, double* y, std::size_t n) noexcept;

/// y = Z w for n rows of n, the rows on all cores; true if every entry of Z is finite and not
/// negative. Each row is summed alone: the digits do not depend on the cores.
[[nodiscard]] bool product(const double* z, const double* w, double* y, std::size_t n);

}  // namespace hirschman::inline v0_1::supply::detail
