// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>

#include <array>
#include <cstdint>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011) on one counter.
[[nodiscard]] std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key) noexcept;

/// A word of each of 64 counters, or of what Philox makes of them.
using lane_words = std::array<std::array<std::uint32_t, block::size>, 4>;
/// The same on 64 counters, in place.
void philox(lane_words& words, std::uint64_t key) noexcept;

/// 64 independent uniforms in (0, 1) of one stream: multiples of 2^-53, odd, so that 0 and 1 cannot
/// occur. Lanes i and i + 32 share the counter (32 block + i, stream).
[[nodiscard]] block uniforms(std::uint64_t seed, std::uint64_t block_index,
                             std::uint64_t stream) noexcept;

}  // namespace hirschman::inline v0_1::uncertainty::detail
