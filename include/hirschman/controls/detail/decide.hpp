// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/detail/question.hpp>

#include <cstdint>
#include <vector>

namespace hirschman::inline v0_1::controls::detail {

/// What the law says in one cell. Indices are into the rules of the question.
struct outcome {
    int classification = -1;
    bool excluded = false;
    int letter = -1;
    bool by_letter_alone = false;
    controls::licence licence = controls::licence::not_required;
    std::uint64_t basis = 0;
    std::uint64_t exceptions = 0;
    std::uint64_t exception_names = 0;  ///< each by the first exception of its name
    int reviewed_by = -1;
    review_policy review = review_policy::unstated;

    [[nodiscard]] constexpr bound_party binds() const noexcept
    {
        return by_letter_alone ? bound_party::addressee : bound_party::everyone;
    }
};

[[nodiscard]] constexpr std::uint64_t bit(std::size_t i) noexcept { return std::uint64_t{1} << i; }

/// One exception may stand in several clauses, one for each paragraph.
[[nodiscard]] constexpr std::size_t first_of_name(const bounded_list<rule, 40>& rules,
                                                  std::size_t exception)
{
    for (std::size_t i = 0; i < exception; ++i)
        if (rules[i].kind() == clause_kind::exception &&
            rules[i].says().gives == rules[exception].says().gives)
            return i;
    return exception;
}

/// Whether an exclusion takes an item out of the paragraph of that index.
template <class Holds>
[[nodiscard]] constexpr bool excluded(const bounded_list<rule, 40>& rules, std::size_t paragraph,
                                      const Holds& holds)
{
    for (const auto& r : rules)
        if (r.kind() == clause_kind::exclusion && (r.applies_to & bit(paragraph)) &&
            holds(r) == truth::yes)
            return true;
    return false;
}

/// Decides a cell: every clause is yes or no there, but for certifications.
[[nodiscard]] constexpr outcome decide(const question& q, const cell& at)
{
    const auto holds = [&](const rule& r) {
        return r.says().when.evaluate([&](const limb& l) { return q.met(l, at); });
    };
    const auto& rules = q.rules();
    const bool home = q.stays_home();
    outcome o;
    bool barred = false;
    bool not_yet = false;
    bool conflict = false;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const rule& r = rules[i];
        const bool concerns = o.classification >= 0 &&
                              (r.applies_to & bit(static_cast<std::size_t>(o.classification)));
        switch (r.kind()) {
            case clause_kind::classification:
                if (o.classification >= 0 || holds(r) != truth::yes) break;
                if (excluded(rules, i, holds)) {
                    o.excluded = true;
                    break;
                }
                o.classification = static_cast<int>(i);
                o.excluded = false;
                break;
            case clause_kind::exclusion: break;
            case clause_kind::requirement:
                if (concerns && !home && holds(r) == truth::yes) {
                    o.basis |= bit(i);
                    if (r.stands == standing::firm) o.licence = licence::required;
                    not_yet = not_yet || r.stands == standing::not_yet;
                    conflict = conflict || r.stands == standing::conflict;
                }
                break;
            case clause_kind::letter: {
                const bool reached = r.addressed == truth::yes ||
                                     (r.addressed == truth::unknown &&
                                      at[static_cast<std::size_t>(subject::addressed)] == 1);
                if (o.letter < 0 && reached && !home && holds(r) == truth::yes) {
                    o.letter = static_cast<int>(i);
                    o.basis |= bit(i);
                    o.by_letter_alone = o.licence != licence::required;
                    o.licence = licence::required;
                }
                break;
            }
            case clause_kind::review:
                if (concerns && o.basis != 0 && o.reviewed_by < 0) {
                    const truth met = holds(r);
                    if (met == truth::no) break;
                    o.reviewed_by = static_cast<int>(i);
                    o.review = r.stands == standing::conflict ? review_policy::conflict
                               : met == truth::unknown ? review_policy::case_by_case_if_certified
                                                       : r.says().review;
                }
                break;
            case clause_kind::exception:
                if (concerns && o.basis != 0 && o.letter < 0 && holds(r) == truth::yes) {
                    o.exceptions |= bit(i);
                    o.exception_names |= bit(first_of_name(rules, i));
                }
                break;
            case clause_kind::bar: barred = barred || holds(r) == truth::yes; break;
        }
    }
    if (barred) o.exceptions = o.exception_names = 0;
    if (o.licence == licence::not_required && conflict) o.licence = licence::conflict;
    if (o.licence == licence::not_required && not_yet) o.licence = licence::not_yet;
    return o;
}

/// What all cells have in common, and whether they agree.
struct verdict {
    bool any = false;
    outcome first = {};
    bool same_classification = true;
    bool same_exclusion = true;
    bool same_letter = true;
    bool same_licence = true;
    bool same_binds = true;
    bool same_review = true;
    std::uint64_t basis_always = ~std::uint64_t{0};
    std::uint64_t basis_ever = 0;
    std::uint64_t reviews_ever = 0;
    std::uint64_t exception_names_always = ~std::uint64_t{0};
    std::uint64_t exceptions_ever = 0;

    constexpr void add(const outcome& o)
    {
        if (!any) first = o;
        any = true;
        same_classification = same_classification && o.classification == first.classification;
        same_exclusion = same_exclusion && o.excluded == first.excluded;
        same_letter = same_letter && o.letter == first.letter;
        same_licence = same_licence && o.licence == first.licence;
        same_binds = same_binds && o.binds() == first.binds();
        same_review = same_review && o.review == first.review;
        basis_always &= o.basis;
        basis_ever |= o.basis;
        if (o.reviewed_by >= 0) reviews_ever |= bit(static_cast<std::size_t>(o.reviewed_by));
        exception_names_always &= o.exception_names;
        exceptions_ever |= o.exceptions;
    }
};

[[nodiscard]] constexpr verdict decide(const question& q)
{
    verdict v;
    q.for_each_cell([&](const cell& at) { v.add(decide(q, at)); });
    return v;
}

/// A smallest set of open facts that settles the licence whatever their values are: cells that
/// agree on the set, and on every derived figure that the set determines, agree on the licence.
/// Ties in the order of `subject`.
[[nodiscard]] constexpr bounded_list<subject, subject_count> smallest_missing(const question& q)
{
    struct seen_cell {
        cell at;
        controls::licence licence;
    };
    std::vector<seen_cell> cells;
    q.for_each_cell([&](const cell& at) { cells.push_back({at, decide(q, at).licence}); });

    bounded_list<subject, subject_count> open;
    for (std::size_t i = 0; i < subject_count; ++i)
        if (q.open(static_cast<subject>(i))) open.push_back(static_cast<subject>(i));

    std::array<bool, subject_count> varies{};
    for (const auto& c : cells)
        for (std::size_t i = 0; i < subject_count; ++i)
            if (c.at[i] != cells.front().at[i]) varies[i] = true;

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
                if (fixed[i] && varies[i])
                    key = key * q.radix(static_cast<subject>(i)) +
                          static_cast<std::size_t>(c.at[i] + 1);
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
