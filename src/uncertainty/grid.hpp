// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Where the values of a result are cut into cells for counting.
class grid {
public:
    /// Enough values to make a grid of.
    static constexpr std::size_t least_values = 8192;
    static constexpr std::size_t most_splitters = 2047;

    /// None yet: values are kept.
    grid() = default;
    /// At 2,000 equal ranks of the first values of a result, and at geometric ranks towards both
    /// ends.
    [[nodiscard]] static grid of(std::span<const double> sorted);
    explicit grid(std::vector<double> splitters);

    [[nodiscard]] explicit operator bool() const noexcept { return !splitters_.empty(); }
    [[nodiscard]] const std::vector<double>& splitters() const noexcept { return splitters_; }
    [[nodiscard]] std::size_t cells() const noexcept { return 2 * splitters_.size() + 1; }
    /// Adds 1 to the cell of each finite value.
    void count(std::span<const double> values, std::span<std::uint64_t> cells) const noexcept;

private:
    /// Rises with x; NaN is in the first.
    [[nodiscard]] std::size_t bucket(double x) const noexcept;

    std::vector<double> splitters_;
    std::vector<double> padded_;  ///< with infinity, so that a search may run past the end
    // Where a search begins: how many splitters are in earlier buckets of equal width.
    std::vector<std::uint16_t> start_;
    double low_ = 0.0;
    double per_width_ = 0.0;
    std::size_t first_step_ = 0;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
