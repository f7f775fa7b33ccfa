// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/forest.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace hirschman::inline v0_1::uncertainty::detail {

bool forest::apart(std::uint64_t first, unsigned level) const
{
    const std::uint64_t end = first + (std::uint64_t{1} << level);
    return end > until_ || std::any_of(borders_.begin(), borders_.end(), [&](std::uint64_t border) {
               return first < border && border < end;
           });
}

void forest::add(subtree grown)
{
    std::unique_lock lock(mutex_);
    // Both stay in the map while they are merged, so that `all` never misses a leaf.
    auto mine = trees_.insert_or_assign(grown.first, tree{grown.level, std::move(grown.of)}).first;
    while (true) {
        const std::uint64_t first = mine->first;
        const unsigned level = mine->second.level;
        const std::uint64_t size = std::uint64_t{1} << level;
        const bool is_left = (first >> level) % 2 == 0;
        const auto sibling = trees_.find(is_left ? first + size : first - size);
        if (sibling == trees_.end() || sibling->second.level != level || sibling->second.merging ||
            apart(is_left ? first : first - size, level + 1))
            return;
        mine->second.merging = sibling->second.merging = true;
        const auto left = is_left ? mine : sibling;
        const auto right = is_left ? sibling : mine;
        lock.unlock();
        auto both =
            std::make_shared<tally>(merge(*left->second.of, *right->second.of, failures_kept_));
        lock.lock();
        trees_.erase(right);
        left->second = {level + 1, std::move(both)};
        mine = left;
    }
}

void forest::put(subtree grown)
{
    trees_.insert_or_assign(grown.first, tree{grown.level, std::move(grown.of)});
}

void forest::merge_up_to(std::uint64_t until, std::vector<std::uint64_t> borders)
{
    until_ = until;
    borders_ = std::move(borders);
    for (subtree& each : take()) add(std::move(each));
}

std::vector<subtree> forest::all() const
{
    const std::lock_guard lock(mutex_);
    std::vector<subtree> result;
    result.reserve(trees_.size());
    for (const auto& [first, each] : trees_) result.push_back({first, each.level, each.of});
    return result;
}

std::vector<subtree> forest::take()
{
    std::vector<subtree> result = all();
    trees_.clear();
    return result;
}

void forest::forget_from(std::uint64_t leaf)
{
    trees_.erase(trees_.lower_bound(leaf), trees_.end());
}

bool forest::has(std::uint64_t leaf) const
{
    const std::lock_guard lock(mutex_);
    auto after = trees_.upper_bound(leaf);
    if (after == trees_.begin()) return false;
    --after;
    return leaf < after->first + (std::uint64_t{1} << after->second.level);
}

std::uint64_t forest::leaves() const
{
    const std::lock_guard lock(mutex_);
    std::uint64_t count = 0;
    for (const auto& [first, each] : trees_) count += std::uint64_t{1} << each.level;
    return count;
}

const forest::tree* forest::exactly(std::uint64_t first, std::uint64_t leaves) const
{
    const auto found = trees_.find(first);
    if (found == trees_.end() || std::uint64_t{1} << found->second.level != leaves) return nullptr;
    return &found->second;
}

moments forest::moments_of(std::size_t result, std::uint64_t first, std::uint64_t leaves) const
{
    if (const tree* whole = exactly(first, leaves)) return whole->of->results[result].of;
    const std::uint64_t left = std::bit_floor(leaves - 1);
    return merge(moments_of(result, first, left), moments_of(result, first + left, leaves - left));
}

moments forest::moments_of(std::size_t result, std::uint64_t leaves) const
{
    return moments_of(result, 0, leaves);
}

std::shared_ptr<tally> forest::merged(std::uint64_t first, std::uint64_t leaves) const
{
    if (const tree* whole = exactly(first, leaves)) return whole->of;
    const std::uint64_t left = std::bit_floor(leaves - 1);
    return std::make_shared<tally>(
        merge(*merged(first, left), *merged(first + left, leaves - left), failures_kept_));
}

std::shared_ptr<tally> forest::merged(std::uint64_t leaves) const { return merged(0, leaves); }

}  // namespace hirschman::inline v0_1::uncertainty::detail
