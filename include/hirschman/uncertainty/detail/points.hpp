// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/marginals.hpp>
#include <hirschman/uncertainty/sampler.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

class sobol_coordinate;

/// Points of the unit cube, a coordinate for each stream that the fields use. They depend on the
/// seed, the draw and the coordinate alone. Sobol' points give their first and best dimensions to
/// the streams in use, in order; Philox numbers a stream by its place whether it is used or not.
class HIRSCHMAN_API points {
public:
    /// @throws domain_error where more streams are used than Sobol' points have dimensions
    points(const marginals& of, std::uint64_t seed, sampler by = sampler::philox);

    [[nodiscard]] std::size_t streams() const noexcept { return streams_; }
    /// Draws 64 block_index to 64 block_index + 63; of streams that are not used nothing is
    /// written. Sobol' points end before `most_sobol_draws`.
    void uniforms(std::uint64_t block_index, std::span<block> into) const noexcept;

private:
    std::uint64_t seed_;
    std::size_t streams_;
    std::vector<std::size_t> used_;
    std::shared_ptr<const std::vector<sobol_coordinate>> sobol_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
