// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/bounded_list.hpp>
#include <hirschman/country.hpp>
#include <hirschman/date.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/reading.hpp>

#include <span>
#include <string>
#include <string_view>

namespace hirschman::inline v0_1::controls {

/// A set of country groups of 15 CFR 740 Supp. 1, the destinations for which part 746 asks for a
/// licence whatever the item, and those of Supplement 5(a) to part 740. Values combine with `|`.
enum class group : unsigned {
    none = 0,
    a1 = 1U << 0U,
    a5 = 1U << 1U,
    a6 = 1U << 2U,
    d1 = 1U << 3U,
    d4 = 1U << 4U,
    d5 = 1U << 5U,
    part_746 = 1U << 6U,
    tier_1 = 1U << 7U,
    e1 = 1U << 16U,
    e2 = 1U << 17U,
};

[[nodiscard]] constexpr group operator|(group a, group b) noexcept
{
    return static_cast<group>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool any_common(group a, group b) noexcept
{
    return (static_cast<unsigned>(a) & static_cast<unsigned>(b)) != 0;
}

/// `D:1 D:4`, in the words of the supplement.
[[nodiscard]] inline std::string to_text(group set)
{
    constexpr std::pair<group, std::string_view> names[] = {{group::a1, "A:1"},
                                                            {group::a5, "A:5"},
                                                            {group::a6, "A:6"},
                                                            {group::d1, "D:1"},
                                                            {group::d4, "D:4"},
                                                            {group::d5, "D:5"},
                                                            {group::part_746, "part 746"},
                                                            {group::tier_1, "tier 1"},
                                                            {group::e1, "E:1"},
                                                            {group::e2, "E:2"}};
    std::string words;
    for (const auto& [one, word] : names)
        if (any_common(set, one)) words += (words.empty() ? "" : ", ") + std::string(word);
    return words;
}

/// The three letters of a country, or none; a country without the guarantee, for tables.
using country_code = text<3>;

/// Letter by letter: much cheaper in constants than comparing texts.
[[nodiscard]] constexpr bool same(const country_code& a, const country_code& b) noexcept
{
    return a.characters[0] == b.characters[0] && a.characters[1] == b.characters[1] &&
           a.characters[2] == b.characters[2];
}

/// Dated membership of country groups. `holds` is unknown where a source shows the entry but its
/// end was not found.
struct membership {
    country_code place;
    group groups = group::none;
    date_span during;
    truth holds = truth::yes;
    confidence trust = confidence::recalled;

    friend constexpr bool operator==(const membership&, const membership&) = default;
};

/// A place that a rule treats as another: Hong Kong as China.
struct alias {
    country_code place;
    country_code treated_as;
    date_span during;

    friend constexpr bool operator==(const alias&, const alias&) = default;
};

/// Where something or somebody is, as rules see it on a day: its code (empty: a place that no table
/// names) and its groups.
struct whereabouts {
    country_code code;
    group groups = group::none;

    friend constexpr bool operator==(const whereabouts&, const whereabouts&) noexcept = default;
};

/// A set of places: the named ones, and the members of `any_of` that are in none of `except`.
struct places {
    bounded_list<country_code, 4> named = {};
    group any_of = group::none;
    group except = group::none;

    [[nodiscard]] constexpr bool contains(const whereabouts& w) const
    {
        if (any_common(w.groups, any_of) && !any_common(w.groups, except)) return true;
        for (const auto& code : named)
            if (same(code, w.code)) return true;
        return false;
    }

    friend constexpr bool operator==(const places&, const places&) = default;
};

/// `{MAC, D:1, D:4, D:5 less A:5, A:6}`.
[[nodiscard]] inline std::string to_text(const places& set)
{
    std::string words;
    for (const auto& code : set.named) words += (words.empty() ? "" : ", ") + code.str();
    if (set.any_of != group::none) words += (words.empty() ? "" : ", ") + to_text(set.any_of);
    if (set.except != group::none) words += " less " + to_text(set.except);
    return "{" + words + "}";
}

}  // namespace hirschman::inline v0_1::controls
