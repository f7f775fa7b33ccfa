// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/estimate.hpp>

#include <functional>
#include <string>

namespace hirschman::inline v0_1::uncertainty::detail {

/// The quantile function from either end: the value with probability p below it, or above it.
struct quantiles {
    std::function<double(double)> from_below;
    std::function<double(double)> from_above;
    double meeting = 0.5;                 ///< the probability below a kink
    std::function<double(double)> below;  ///< the distribution function, for truncation
};

/// Of a continuous law, inside [minimum, maximum].
/// @throws domain_error naming the estimate, if its figures do not fit its law
[[nodiscard]] quantiles quantiles_of(const estimate& of);

[[noreturn]] void refuse(const estimate& of, const std::string& reason);

}  // namespace hirschman::inline v0_1::uncertainty::detail
