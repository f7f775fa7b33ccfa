// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Values counted in cells: below the first of some rising splitters, equal to it, between it and
/// the second, and so on. Counts of parts add up in any order; the rank of a splitter is exact,
/// that of any other value is known to within the count of its cell.
struct HIRSCHMAN_API cells {
    std::vector<double> splitters;
    std::vector<std::uint64_t> until;  ///< values in the cells up to and with each, 2 splitters + 1
    double least = 0.0;
    double greatest = 0.0;

    [[nodiscard]] std::uint64_t size() const noexcept { return until.empty() ? 0 : until.back(); }
    /// The value of rank `rank` < size(), counting from 0: exact at a splitter and at both ends,
    /// else evenly spread over its cell.
    [[nodiscard]] double at_rank(std::uint64_t rank) const noexcept;
    /// How many values are below `limit`, or at it.
    [[nodiscard]] double below(double limit) const noexcept;
    [[nodiscard]] double at_or_below(double limit) const noexcept;
    /// The count of the fullest cell between splitters: no rank is off by more.
    [[nodiscard]] std::uint64_t largest() const noexcept;

private:
    struct stretch {
        double from;
        double until;
    };
    [[nodiscard]] stretch stretch_of(std::size_t cell) const noexcept;
    [[nodiscard]] double within(std::size_t cell, double limit) const noexcept;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
