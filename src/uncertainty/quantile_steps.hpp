// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/estimate.hpp>

#include <cstdint>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// The quantile function of discrete laws, mixtures and samples: straight lines, of which a guide
/// finds the right one at a cost that does not grow with their number.
class quantile_steps {
public:
    /// The estimate's components must have been checked.
    explicit quantile_steps(const estimate& of);

    /// For a probability in (0, 1).
    [[nodiscard]] double operator()(double probability) const noexcept;

private:
    struct step {
        double until;  ///< cumulative probability
        double from;
        double low;
        double slope;
    };
    void add(double from, double until, double low, double high);

    std::vector<step> steps_;
    std::vector<std::uint32_t>
        guide_;  ///< for equal parts of [0, 1): the first step that reaches in
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
