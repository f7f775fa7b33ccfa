// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/bounded_list.hpp>
#include <hirschman/controls/category.hpp>
#include <hirschman/controls/clause.hpp>
#include <hirschman/controls/measure.hpp>
#include <hirschman/controls/place.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace hirschman::inline v0_1::controls {

/// Whom a control reaches among those who ship or receive.
enum class binding : unsigned char {
    everyone,
    addressees,      ///< the exporters to whom a letter was sent
    listed_parties,  ///< dealings with parties on a list
    military_users,
    known_end_use,  ///< whoever knows that the item serves an end use
};

[[nodiscard]] constexpr std::string_view name(binding b) noexcept
{
    switch (b) {
        case binding::everyone: return "everyone";
        case binding::addressees: return "addressees of a letter";
        case binding::listed_parties: return "listed parties";
        case binding::military_users: return "military users";
        case binding::known_end_use: return "known end use";
    }
    return "";
}

/// What a control asks, weakest first.
enum class demand : unsigned char {
    scrutiny,  ///< closer examination of applications under another control
    licence,
    refusal,  ///< refused in principle, or prohibited
};

[[nodiscard]] constexpr std::string_view name(demand d) noexcept
{
    switch (d) {
        case demand::scrutiny: return "scrutiny";
        case demand::licence: return "licence";
        case demand::refusal: return "refusal";
    }
    return "";
}

/// How much of a category a control takes in: the items it lists, or as good as all of it.
enum class extent : unsigned char { listed_items, whole_category };

/// Where the item must be made or come from to fall under a control of a country.
enum class made : unsigned char {
    at_home,
    /// Also elsewhere, where the production chain falls under the control: foreign direct product,
    /// de minimis. Such an answer is unknown, since the chain is not an input.
    anywhere,
    abroad,  ///< only elsewhere, with content from the controlling country
};

/// Destinations of a control: those it reaches, those it spares, and what holds of all others.
struct destinations {
    places reached = {};
    std::span<const country_code> spared = {};
    truth elsewhere = truth::no;
};

/// One control over categories of goods, of one authority: the instrument with its four dates, whom
/// it binds, and when it was suspended. `by.not_enforced` holds spans without enforcement.
struct control {
    text<40> name;
    measure by;
    country_code controller;
    bounded_list<category, 12> over;
    controls::extent extent = controls::extent::listed_items;
    demand asks = demand::licence;
    binding binds = binding::everyone;
    bounded_list<addressee, 4> addressees = {};
    controls::made made = controls::made::at_home;
    /// Makers outside that a foreign reach leaves to their own rules.
    bounded_list<country_code, 4> makers_spared = {};
    destinations to = {};
    /// Anywhere, for entities with their headquarters or ultimate parent in these places.
    places headquartered = {};
    /// Counts only for items that another control of the same country lists.
    bool listed_elsewhere = false;
    bounded_list<date_span, 2> suspended = {};
    text<80> suspended_by = {};
    /// From this day on no source says whether it stands.
    std::optional<date> outcome_unknown_from = {};
    text<160> items = {};
    /// How far it can be trusted that the items are of these categories.
    confidence scope = confidence::verified;
};

/// How a control stands on a day.
enum class standing : unsigned char {
    not_yet,          ///< not in effect yet
    in_force,         ///< in effect
    before_deadline,  ///< in effect, its compliance date has not come
    not_enforced,     ///< the text stands, the authority says that it does not enforce it
    suspended,
    ended,
    outcome_unknown,  ///< a suspension or an instrument ran out and no source says what followed
    reported,         ///< only reported, by a weak source
};

[[nodiscard]] constexpr std::string_view name(standing s) noexcept
{
    switch (s) {
        case standing::not_yet: return "not yet in effect";
        case standing::in_force: return "in force";
        case standing::before_deadline: return "in force, before its compliance date";
        case standing::not_enforced: return "in the text, said not to be enforced";
        case standing::suspended: return "suspended";
        case standing::ended: return "ended";
        case standing::outcome_unknown: return "outcome unknown";
        case standing::reported: return "reported";
    }
    return "";
}

[[nodiscard]] constexpr standing standing_on(const control& c, date on)
{
    if (!c.by.effective || on < *c.by.effective) return standing::not_yet;
    if (c.by.ended && on >= *c.by.ended) return standing::ended;
    if (c.outcome_unknown_from && on >= *c.outcome_unknown_from) return standing::outcome_unknown;
    for (const auto& span : c.suspended)
        if (span.contains(on)) return standing::suspended;
    if (c.by.compliance && on < *c.by.compliance) return standing::before_deadline;
    for (const auto& span : c.by.not_enforced)
        if (span.contains(on)) return standing::not_enforced;
    return c.by.trust == confidence::uncertain ? standing::reported : standing::in_force;
}

/// Whether a control that stands so applies; one before its deadline does, and is marked.
[[nodiscard]] constexpr truth applies(standing s) noexcept
{
    switch (s) {
        case standing::in_force:
        case standing::before_deadline: return truth::yes;
        case standing::not_enforced:
        case standing::outcome_unknown:
        case standing::reported: return truth::unknown;
        default: return truth::no;
    }
}

}  // namespace hirschman::inline v0_1::controls
