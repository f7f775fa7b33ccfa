// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>
#include <hirschman/uncertainty/estimate.hpp>

#include <memory>

namespace hirschman::inline v0_1::uncertainty {

namespace detail {
class quantile_steps;
class quantile_table;
}  // namespace detail

/// The quantile function of an estimate. Continuous laws are tabulated once, so that each costs the
/// same to draw; tables and draws have the same digits on every CPU.
/// For probabilities in [1e-6, 1 - 1e-6] the table is within 1e-9 of the law, relative to its
/// spread (between the 10 and the 90 % point) or, beyond, to the value itself; its shapes are
/// limited to where that holds. Cheap to copy.
/// @verified distribution.* and laws.* in tests/uncertainty, against Boost.Math and closed forms
class HIRSCHMAN_API distribution {
public:
    /// @throws domain_error naming the estimate, if its figures are not in order or its law does
    /// not take limits of that kind, if components overlap, if no beta, gamma or triangular law
    /// comes near the three points, if a shape is out of range, or if truncation leaves nothing.
    explicit distribution(const estimate& of);

    /// The standard normal law.
    [[nodiscard]] static const distribution& standard_normal();

    /// The value below which a share `probability` in (0, 1) lies; NaN outside.
    [[nodiscard]] double quantile(double probability) const noexcept;
    [[nodiscard]] block quantile(const block& probability) const noexcept;

    /// Whether it is one number for certain.
    [[nodiscard]] bool certain() const noexcept { return !table_ && !steps_; }

private:
    distribution() = default;

    std::shared_ptr<const detail::quantile_table> table_;
    std::shared_ptr<const detail::quantile_steps> steps_;
    double value_ = 0.0;
};

}  // namespace hirschman::inline v0_1::uncertainty
