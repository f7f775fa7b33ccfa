// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>

#include <span>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Of the finite values.
struct moments {
    double count = 0.0;
    double mean = 0.0;
    double squares = 0.0;  ///< sum of squared deviations from the mean
};

/// Chan, Golub and LeVeque (1979).
[[nodiscard]] moments merge(const moments& a, const moments& b) noexcept;

/// In an order of additions that depends on the number of values alone; those of the last block
/// beyond `count` have no part.
[[nodiscard]] moments moments_of(std::span<const block> values, std::size_t count) noexcept;

}  // namespace hirschman::inline v0_1::uncertainty::detail
