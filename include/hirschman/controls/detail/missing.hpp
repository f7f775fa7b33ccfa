// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/detail/decide.hpp>

#include <vector>

namespace hirschman::inline v0_1::controls::detail {

/// A smallest set of open facts that settles the licence whatever their values are: cells that
/// agree on the set, and on every derived figure that the set determines, agree on the licence.
/// Ties in the order of `subject`.
[[nodiscard]] constexpr bounded_list<subject, subject_count> smallest_missing(const box& q)
{
    // Ranks and options are few; with many open facts the cells are not.
    struct seen_cell {
        std::array<signed char, subject_count> at;
        controls::licence licence;
    };
    std::vector<seen_cell> cells;
    std::array<int, subject_count> least{};
    std::array<int, subject_count> most{};
    q.for_each_cell([&](const cell& at) {
        seen_cell seen{{}, decide(q, at).licence};
        for (std::size_t i = 0; i < subject_count; ++i) {
            seen.at[i] = static_cast<signed char>(at[i]);
            if (cells.empty() || at[i] < least[i]) least[i] = at[i];
            if (cells.empty() || at[i] > most[i]) most[i] = at[i];
        }
        cells.push_back(seen);
    });

    bounded_list<subject, subject_count> open;
    for (std::size_t i = 0; i < subject_count; ++i)
        if (q.open(static_cast<subject>(i))) open.push_back(static_cast<subject>(i));

    const auto given = [&](subject s, unsigned set) {
        for (std::size_t i = 0; i < open.size(); ++i)
            if (open[i] == s) return ((set >> i) & 1U) != 0;
        return true;
    };
    const auto settles = [&](unsigned set) {
        std::array<bool, subject_count> fixed{};
        for (std::size_t i = 0; i < subject_count; ++i) {
            const auto s = static_cast<subject>(i);
            if (s == subject::performance_density && q.derived(s))
                fixed[i] = given(subject::total_processing_performance, set) &&
                           given(subject::logic_area, set);
            else if (q.derived(s))
                fixed[i] = given(subject::dram_bandwidth, set) &&
                           given(subject::interconnect_bandwidth, set);
            else
                fixed[i] = given(s, set);
        }
        std::vector<signed char> agreed;
        for (const auto& c : cells) {
            std::size_t key = 0;
            for (std::size_t i = 0; i < subject_count; ++i)
                if (fixed[i])
                    key = key * static_cast<std::size_t>(most[i] - least[i] + 1) +
                          static_cast<std::size_t>(c.at[i] - least[i]);
            if (key >= agreed.size()) agreed.resize(key + 1, -1);
            const auto value = static_cast<signed char>(c.licence);
            if (agreed[key] >= 0 && agreed[key] != value) return false;
            agreed[key] = value;
        }
        return true;
    };
    const auto size_of = [](unsigned set) {
        std::size_t n = 0;
        for (; set != 0; set &= set - 1) ++n;
        return n;
    };
    // Among sets of one size, the first in lexicographic order of the facts: the lowest open fact
    // is the most significant bit of the order.
    const unsigned all = (1U << open.size()) - 1U;
    for (std::size_t size = 0; size <= open.size(); ++size) {
        for (unsigned mirrored = all + 1U; mirrored-- > 0;) {
            unsigned set = 0;
            for (std::size_t i = 0; i < open.size(); ++i)
                if ((mirrored >> (open.size() - 1 - i)) & 1U) set |= 1U << i;
            if (size_of(set) != size || !settles(set)) continue;
            bounded_list<subject, subject_count> missing;
            for (std::size_t i = 0; i < open.size(); ++i)
                if ((set >> i) & 1U) missing.push_back(open[i]);
            return missing;
        }
    }
    return open;
}

}  // namespace hirschman::inline v0_1::controls::detail
