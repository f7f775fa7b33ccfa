// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/estimate.hpp>

namespace hirschman::inline v0_1::uncertainty::detail {

inline constexpr double normal_90 = 1.2815515655446004;  // the standard normal law's 90 % point

// Outside, the tables are no longer within 1e-9 of the law.
inline constexpr double least_beta_shape = 0.2;
inline constexpr double most_beta_shape = 1e3;
inline constexpr double least_gamma_shape = 0.1;
inline constexpr double most_gamma_shape = 1e5;
inline constexpr double widest_lognormal = 1e4;  // between the 10 and the 90 % point

struct triangle {
    double low;
    double mode;
    double high;
};

// Laws made of 10, 50 and 90 % points, in arithmetic with the same digits on every CPU.
// @throws domain_error naming the estimate, where no law of the kind comes near enough

/// The triangular law that has the three points exactly.
[[nodiscard]] triangle triangle_through(const estimate& of);
/// The beta law on [minimum, maximum] whose points are nearest in squares.
[[nodiscard]] beta_shapes nearest_beta(const estimate& of);
/// The gamma law whose points are nearest in the squares of logarithms.
[[nodiscard]] gamma_law nearest_gamma(const estimate& of);

}  // namespace hirschman::inline v0_1::uncertainty::detail
