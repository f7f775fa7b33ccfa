// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/summary.hpp>

#include "uncertainty/forest.hpp"

#include <cstdint>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

inline constexpr std::uint64_t blocks_per_leaf = 128;
inline constexpr std::uint64_t draws_per_leaf = blocks_per_leaf * block::size;

[[nodiscard]] constexpr std::uint64_t leaves_of(std::uint64_t draws) noexcept
{
    return draws / draws_per_leaf + (draws % draws_per_leaf != 0 ? 1 : 0);
}

/// Leaves [from, until).
struct stretch {
    std::uint64_t from = 0;
    std::uint64_t until = 0;
};

/// What ended a round early.
struct trouble {
    enum what : std::uint8_t { none, function, other, cancelled };
    what kind = none;
    std::uint64_t leaf = 0;
    std::string text = {};
    std::exception_ptr cause = {};  ///< does not reach other processes

    /// Errors come before being cancelled, and the first leaf before others.
    [[nodiscard]] bool before(const trouble& b) const noexcept;
};

[[nodiscard]] trouble reason_of(std::exception_ptr thrown);

/// What rank 0 has all do next.
struct order {
    enum kind : std::uint8_t { round, end, fail };
    kind what = round;
    std::uint64_t from = 0;
    std::uint64_t until = 0;
    std::vector<std::uint64_t> borders = {};  ///< at which subtrees are kept apart
    std::vector<std::uint64_t> done = {};     ///< from, until, from, until ... of leaves not to run
    std::vector<grid> grids = {};
    ending why = ending::all_draws;
    trouble reason = {};
};

[[nodiscard]] std::string bytes_of(const order& of);
[[nodiscard]] order order_from(std::string_view bytes);

[[nodiscard]] std::string bytes_of(const trouble& reason, const std::vector<subtree>& done);
[[nodiscard]] std::pair<trouble, std::vector<subtree>> report_from(std::string_view bytes);

/// The leaves of the round that a rank runs: whole aligned subtrees, 32 or more for each rank
/// where there are that many.
[[nodiscard]] stretch share_of(const order& round, unsigned rank, unsigned ranks);

/// Those of `within` that are not done.
[[nodiscard]] std::vector<stretch> missing(const order& round, stretch within);

}  // namespace hirschman::inline v0_1::uncertainty::detail
