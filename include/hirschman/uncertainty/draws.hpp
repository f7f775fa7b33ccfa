// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>

#include <cstdint>

namespace hirschman::inline v0_1::uncertainty {

/// Further independent random numbers for the 64 draws of a block, beyond the parameters. They
/// depend on the seed, the draw and k alone: not on the threads, the sampler, the number of draws,
/// or how often or in which order they are asked for.
class HIRSCHMAN_API draws {
public:
    draws(std::uint64_t seed, std::uint64_t block_index) noexcept
        : seed_(seed), block_index_(block_index)
    {
    }

    /// Uniform in (0, 1).
    [[nodiscard]] block uniform(std::uint32_t k) const noexcept;
    /// Standard normal, from uniform(k).
    [[nodiscard]] block normal(std::uint32_t k) const noexcept;

    /// The number of the draw in lane 0.
    [[nodiscard]] std::uint64_t first() const noexcept { return block_index_ * block::size; }

private:
    std::uint64_t seed_;
    std::uint64_t block_index_;
};

}  // namespace hirschman::inline v0_1::uncertainty
