// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace hirschman::inline v0_1::uncertainty::detail {

// Quantile functions and distribution functions in the arithmetic of the lanes of a block, so that
// the tables made of them have the same digits on every CPU: the C library's functions have not.
// Within 1e-12 of Boost.Math, relative, for shapes up to 1e3.

/// The standard normal value with probability p in (0, 1) below it.
[[nodiscard]] double normal_quantile(double p);

/// The beta law on [0, 1] with shapes a, b > 0.
class beta_law {
public:
    beta_law(double a, double b) noexcept;
    /// Probability below x.
    [[nodiscard]] double below(double x) const noexcept;
    /// The value with probability p in (0, 1) below it.
    [[nodiscard]] double quantile(double p) const noexcept;

private:
    double a_;
    double b_;
    double whole_;  // the complete beta function over exp(scale_)
    double scale_;
};

/// The gamma law of rate 1 and of a shape > 0.
class gamma_unit_law {
public:
    explicit gamma_unit_law(double shape) noexcept;
    [[nodiscard]] double below(double x) const noexcept;
    [[nodiscard]] double quantile(double p) const noexcept;
    /// The value with probability p in (0, 1) above it.
    [[nodiscard]] double quantile_above(double p) const noexcept;

private:
    double shape_;
    double log_gamma_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
