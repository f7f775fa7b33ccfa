// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <span>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// The finite values, rising.
[[nodiscard]] std::vector<double> sorted(std::span<const double> values);

/// Of two rising sequences.
[[nodiscard]] std::vector<double> merged(std::span<const double> a, std::span<const double> b);

}  // namespace hirschman::inline v0_1::uncertainty::detail
