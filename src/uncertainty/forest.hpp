// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "uncertainty/tally.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// A full subtree of the tree over leaves: 2^level leaves from `first`, a multiple of that.
struct subtree {
    std::uint64_t first = 0;
    unsigned level = 0;
    std::shared_ptr<tally> of;

    [[nodiscard]] std::uint64_t until() const noexcept
    {
        return first + (std::uint64_t{1} << level);
    }
};

/// The leaves that are done, as the largest full subtrees: two subtrees that make one are merged at
/// once, whatever the order in which they come. As many are held as there are gaps, times the depth
/// of the tree. Called from several threads.
class forest {
public:
    explicit forest(std::size_t failures_kept) : failures_kept_(failures_kept) {}

    /// Merges it with what is there.
    void add(subtree grown);
    /// As it is.
    void put(subtree grown);
    /// From now on no subtree is made that reaches beyond `until` or over one of the borders.
    void merge_up_to(std::uint64_t until, std::vector<std::uint64_t> borders);
    /// All there are, from the first leaf on.
    [[nodiscard]] std::vector<subtree> all() const;
    [[nodiscard]] std::vector<subtree> take();
    void forget_from(std::uint64_t leaf);

    /// Whether the leaf is in a subtree.
    [[nodiscard]] bool has(std::uint64_t leaf) const;
    [[nodiscard]] std::uint64_t leaves() const;

    /// Over the tree of the first `leaves` leaves, of which none may be missing: its left part is
    /// the largest full one.
    [[nodiscard]] moments moments_of(std::size_t result, std::uint64_t leaves) const;
    [[nodiscard]] std::shared_ptr<tally> merged(std::uint64_t leaves) const;

private:
    struct tree {
        unsigned level;
        std::shared_ptr<tally> of;
        bool merging = false;
    };
    [[nodiscard]] bool apart(std::uint64_t first, unsigned level) const;
    [[nodiscard]] moments moments_of(std::size_t result, std::uint64_t first,
                                     std::uint64_t leaves) const;
    [[nodiscard]] std::shared_ptr<tally> merged(std::uint64_t first, std::uint64_t leaves) const;
    [[nodiscard]] const tree* exactly(std::uint64_t first, std::uint64_t leaves) const;

    std::size_t failures_kept_;
    std::uint64_t until_ = 0;
    std::vector<std::uint64_t> borders_;
    mutable std::mutex mutex_;
    std::map<std::uint64_t, tree> trees_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
