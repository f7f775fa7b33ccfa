// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/marginals.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Points of the unit cube: independent uniforms for the streams that the fields use. They depend
/// on the seed, the draw and the stream alone.
class HIRSCHMAN_API points {
public:
    points(const marginals& of, std::uint64_t seed);

    [[nodiscard]] std::size_t streams() const noexcept { return streams_; }
    /// Draws 64 block_index to 64 block_index + 63; of streams that are not used nothing is
    /// written.
    void uniforms(std::uint64_t block_index, std::span<block> into) const noexcept;

private:
    std::uint64_t seed_;
    std::size_t streams_;
    std::vector<std::size_t> used_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
