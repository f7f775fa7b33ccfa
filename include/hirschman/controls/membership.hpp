// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/place.hpp>

#include <span>

namespace hirschman::inline v0_1::controls {

/// Country groups with the days between which the table was read.
struct group_table {
    std::span<const membership> memberships = {};
    std::span<const alias> aliases = {};
    /// Before this day only dated entries are known, and an absence tells nothing.
    date opens = {};
    date read_to = {};

    /// The place itself, or the one that rules treat it as on the day.
    [[nodiscard]] constexpr country_code treated_as(const country_code& place, date on) const
    {
        for (const auto& a : aliases)
            if (same(a.place, place) && a.during.contains(on)) return a.treated_as;
        return place;
    }

    /// Whether a place is in one of the groups on a day. Unknown where an entry's end was not
    /// found, and before the table opens. Days after `read_to` are answered as of that day.
    [[nodiscard]] constexpr truth contains(const country_code& place, group any_of, date on) const
    {
        const auto seen_as = treated_as(place, on);
        truth in = on < opens ? truth::unknown : truth::no;
        for (const auto& m : memberships)
            if (same(m.place, seen_as) && any_common(m.groups, any_of) && m.during.contains(on))
                in = in || m.holds;
        return in;
    }

    /// Whether a set of places takes one in on a day.
    [[nodiscard]] constexpr truth contains(const places& set, const country_code& place,
                                           date on) const
    {
        const auto seen_as = treated_as(place, on);
        for (const auto& code : set.named)
            if (same(code, seen_as) || same(code, place)) return truth::yes;
        if (set.any_of == group::none) return truth::no;
        const truth in = contains(place, set.any_of, on);
        if (in == truth::no || set.except == group::none) return in;
        return in && !contains(place, set.except, on);
    }
};

/// A change of membership that a source dates.
struct group_change {
    date on;
    country_code place;
    group entered = group::none;
    group left = group::none;
    confidence trust = confidence::recalled;
    text<96> source = {};
};

}  // namespace hirschman::inline v0_1::controls
