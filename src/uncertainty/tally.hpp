// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "uncertainty/bytes.hpp"
#include "uncertainty/grid.hpp"
#include "uncertainty/moments.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// One result over a subtree of leaves: its finite values, rising, or how many of them lie in each
/// cell of a grid.
struct result_tally {
    moments of;
    double least = std::numeric_limits<double>::infinity();
    double greatest = -std::numeric_limits<double>::infinity();
    std::vector<double> sorted;
    std::vector<std::uint64_t> counts;  ///< empty while values are kept

    void to_cells(const grid& cut);
};

/// All results over a subtree of leaves.
struct tally {
    std::uint64_t failed = 0;  ///< draws in which any result failed
    std::vector<std::uint64_t> first_failed;
    std::vector<result_tally> results;
};

/// Of the first `count` of `values`.
[[nodiscard]] result_tally tally_of(std::span<const block> values, std::size_t count,
                                    const grid& cut);

/// `b` follows `a`. Keeps at most `failures_kept` failed draws.
[[nodiscard]] tally merge(const tally& a, const tally& b, std::size_t failures_kept);

void put(byte_writer& to, const tally& of);
[[nodiscard]] tally get_tally(byte_reader& from);

}  // namespace hirschman::inline v0_1::uncertainty::detail
