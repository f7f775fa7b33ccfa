// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace hirschman::inline v0_1::uncertainty::detail {

/// The k-th column of the generating matrix of a coordinate: the binary digits of point 2^k, the
/// first digit in the highest bit. Dimensions count from 0, the van der Corput sequence.
[[nodiscard]] std::array<std::uint32_t, 32> sobol_columns(std::size_t dimension) noexcept;

/// One coordinate of the Sobol' points, scrambled: each binary digit is flipped, or not, by a bit
/// of its own for each value of the digits before it (Owen's nested uniform scrambling, exact to 32
/// digits; what lies below is random). Those bits are words of Philox, so that nothing is stored.
class sobol_coordinate {
public:
    sobol_coordinate(std::size_t dimension, std::uint64_t seed) noexcept;
    /// Points 64 block_index to 64 block_index + 63, for block_index < 2^26: odd multiples of
    /// 2^-53.
    [[nodiscard]] block uniforms(std::uint64_t block_index) const noexcept;

private:
    std::array<std::uint32_t, 32> columns_;
    std::uint32_t dimension_;
    std::uint64_t seed_;
    // The first six digits of a lane beside those of lane 0, and six digits after scrambling.
    std::array<std::uint32_t, block::size> lane_;
    std::array<std::uint32_t, block::size> first_digits_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
