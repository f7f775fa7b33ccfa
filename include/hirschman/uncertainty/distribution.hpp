// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>
#include <hirschman/uncertainty/estimate.hpp>

#include <memory>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// The quantile function of an estimate. Continuous laws are tabulated once, so that each costs the
/// same to draw; tables and draws have the same digits on every CPU.
/// The table is within 1e-9 of the law relative to its spread for probabilities in [1e-6, 1 -
/// 1e-6].
/// Cheap to copy. @verified distribution.* in tests/uncertainty/distribution_test.cpp, against
/// Boost.Math
class HIRSCHMAN_API distribution {
public:
    /// @throws domain_error naming the estimate, if its figures are not in order or its law does
    /// not take limits of that kind, if components overlap, if no gamma law comes within a quarter
    /// of the three points, or if truncation leaves nothing.
    explicit distribution(const estimate& of);

    /// The standard normal law.
    [[nodiscard]] static const distribution& standard_normal();

    /// The value below which a share `probability` in (0, 1) lies; NaN outside.
    [[nodiscard]] double quantile(double probability) const noexcept;
    [[nodiscard]] block quantile(const block& probability) const noexcept;

    /// Whether it is one number for certain.
    [[nodiscard]] bool certain() const noexcept { return !table_ && steps_.empty(); }

private:
    struct table;
    struct step {
        double until;  ///< cumulative probability
        double from;
        double low;
        double slope;
    };
    distribution() = default;

    std::shared_ptr<const table> table_;
    std::vector<step> steps_;
    double value_ = 0.0;
};

}  // namespace hirschman::inline v0_1::uncertainty
