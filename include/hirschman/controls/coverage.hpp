// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/control.hpp>
#include <hirschman/controls/detail/question.hpp>
#include <hirschman/controls/membership.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace hirschman::inline v0_1::controls {

/// Controls of several countries over categories of goods: a view of arrays that live as long as it
/// is used.
struct regime {
    text<48> name;
    bounded_list<std::span<const control>, 8> parts = {};
    /// Country groups, and the country whose rules speak of them.
    group_table groups = {};
    country_code groups_of = {};
    /// Before this day nothing is known; after `read_to` answers are marked.
    date opens = {};
    date read_to = {};
    text<280> leaves_out = {};
};

/// A shipment as a coverage question sees it. What is left out is unknown, never assumed.
struct shipment {
    date on;
    std::optional<country> from = {};  ///< where the item is made and shipped from
    std::optional<country> to = {};
    /// Of the receiving entity, or of its ultimate parent.
    std::optional<country> headquarters = {};
    /// Recognised by its first word, whatever the case, as in `transaction`.
    std::optional<text<40>> exporter = {};
    truth listed_party = truth::unknown;
    truth military_user = truth::unknown;
    truth controlled_end_use = truth::unknown;  ///< whether it is known to serve one

    friend constexpr bool operator==(const shipment&, const shipment&) noexcept = default;
};

/// What an unknown answer hangs on.
enum class open_question : unsigned char {
    origin,
    receiving_country,
    destination_list,  ///< the list of destinations was not read, or an entry's end not found
    parent_country,
    exporter,
    listed_party,
    military_user,
    end_use,
    production_chain,
    enforcement,
    lapse,
    weak_source,
    before_book,
};
inline constexpr std::size_t open_question_count = 13;

[[nodiscard]] constexpr std::string_view name(open_question q) noexcept
{
    switch (q) {
        case open_question::origin: return "where the item is made";
        case open_question::receiving_country: return "where it goes";
        case open_question::destination_list:
            return "whether the rule reaches that destination, whose list was not read";
        case open_question::parent_country: return "where the receiver has its headquarters";
        case open_question::exporter: return "who ships: a letter binds its addressees";
        case open_question::listed_party: return "whether a listed party takes part";
        case open_question::military_user: return "whether a military user receives it";
        case open_question::end_use: return "whether it is known to serve a controlled end use";
        case open_question::production_chain:
            return "whether its production chain falls under the rule";
        case open_question::enforcement:
            return "the text stands, the authority says that it does not enforce it";
        case open_question::lapse:
            return "what followed when a suspension or an instrument ran out";
        case open_question::weak_source: return "a report that no better source confirms";
        case open_question::before_book: return "the day is before the first of the book";
    }
    return "";
}

/// One control that covers a shipment, or may.
struct covering {
    text<40> control;
    text<8> id;
    country_code controller;
    truth covers = truth::unknown;
    /// Leaving aside whom it binds: whether it covers the shipment for some parties.
    truth covers_some = truth::unknown;
    controls::standing standing = controls::standing::in_force;
    binding binds = binding::everyone;
    controls::extent extent = controls::extent::listed_items;
    demand asks = demand::licence;
    date effective = {};
    text<32> citation = {};
    confidence trust = confidence::verified;  ///< the weaker of the measure's and its scope's

    friend constexpr bool operator==(const covering&, const covering&) noexcept = default;
};

/// Whether goods of a category are controlled on their way. "No" says that the regime holds no such
/// control, not that there is none.
struct coverage {
    truth covered = truth::no;         ///< some items of the category need permission
    truth whole_category = truth::no;  ///< as good as all of them do
    truth refused = truth::no;         ///< some are refused in principle
    bounded_list<covering, 24> by = {};
    /// What the unknown among `by` hang on, in the order of `open_question`.
    bounded_list<open_question, open_question_count> open = {};
    bool beyond_reading = false;

    /// The index of a control in `by` by its name or id.
    [[nodiscard]] constexpr std::optional<std::size_t> find(std::string_view control) const
    {
        for (std::size_t i = 0; i < by.size(); ++i)
            if (by[i].control == control || by[i].id == control) return i;
        return {};
    }
    friend constexpr bool operator==(const coverage&, const coverage&) = default;
};

namespace detail {

/// The questions that a control leaves open, one bit each.
using question_set = unsigned;

[[nodiscard]] constexpr question_set bit(open_question q) noexcept
{
    return 1U << static_cast<unsigned>(q);
}

/// A truth, noting what it hangs on.
[[nodiscard]] constexpr truth asked(truth t, open_question q, question_set& open) noexcept
{
    if (t == truth::unknown) open |= bit(q);
    return t;
}

[[nodiscard]] constexpr country_code code_of(const country& c) { return c.alpha_3(); }

[[nodiscard]] constexpr truth is_made_there(const control& c, const shipment& s, question_set& open)
{
    if (!s.from) return asked(truth::unknown, open_question::origin, open);
    const auto from = code_of(*s.from);
    if (same(from, c.controller)) return truth_of(c.made != made::abroad);
    if (c.made == made::at_home) return truth::no;
    for (const auto& maker : c.makers_spared)
        if (same(from, maker)) return truth::no;
    return asked(truth::unknown, open_question::production_chain, open);
}

[[nodiscard]] constexpr truth goes_there(const regime& r, const control& c, const shipment& s,
                                         question_set& open)
{
    // What comes into the controlling country does not leave it.
    if (s.to && same(code_of(*s.to), c.controller)) return truth::no;
    group_table table{.opens = r.opens};
    if (same(c.controller, r.groups_of)) table = r.groups;
    truth there = truth::no;
    const bool everywhere = c.to.elsewhere == truth::yes && c.to.spared.empty();
    if (everywhere)
        there = truth::yes;
    else if (!s.to)
        there = asked(truth::unknown, open_question::receiving_country, open);
    else {
        const auto to = code_of(*s.to);
        there = table.contains(c.to.reached, to, s.on);
        if (there == truth::no) {
            there = c.to.elsewhere;
            for (const auto& spared : c.to.spared)
                if (same(to, spared)) there = truth::no;
        }
        there = asked(there, open_question::destination_list, open);
    }
    const bool by_headquarters =
        !c.headquartered.named.empty() || c.headquartered.any_of != group::none;
    if (there == truth::yes || !by_headquarters) return there;
    if (!s.headquarters) return there || asked(truth::unknown, open_question::parent_country, open);
    return there || asked(table.contains(c.headquartered, code_of(*s.headquarters), s.on),
                          open_question::destination_list, open);
}

[[nodiscard]] constexpr truth is_bound(const control& c, const shipment& s, question_set& open)
{
    switch (c.binds) {
        case binding::everyone: return truth::yes;
        case binding::listed_parties:
            return asked(s.listed_party, open_question::listed_party, open);
        case binding::military_users:
            return asked(s.military_user, open_question::military_user, open);
        case binding::known_end_use:
            return asked(s.controlled_end_use, open_question::end_use, open);
        case binding::addressees: break;
    }
    if (!s.exporter) return asked(truth::unknown, open_question::exporter, open);
    truth bound = truth::no;
    for (const auto& a : c.addressees) {
        if (!names(s.exporter->view(), a.name.view()) || s.on < a.earliest) continue;
        bound = bound || (s.on < a.from ? truth::unknown : truth::yes);
    }
    return asked(bound, open_question::exporter, open);
}

/// What one control says of a shipment; empty where it does not cover it.
[[nodiscard]] constexpr std::optional<covering> covering_by(const regime& r, const control& c,
                                                            const shipment& s, question_set& open)
{
    const auto stands = standing_on(c, s.on);
    truth reaches = applies(stands);
    if (reaches == truth::no) return {};
    question_set hangs_on = 0;
    if (stands == controls::standing::not_enforced) hangs_on |= bit(open_question::enforcement);
    if (stands == controls::standing::outcome_unknown) hangs_on |= bit(open_question::lapse);
    if (stands == controls::standing::reported) hangs_on |= bit(open_question::weak_source);
    reaches = reaches && is_made_there(c, s, hangs_on);
    if (reaches == truth::no) return {};
    reaches = reaches && goes_there(r, c, s, hangs_on);
    if (reaches == truth::no) return {};
    const truth covers = reaches && is_bound(c, s, hangs_on);
    if (covers == truth::no) return {};
    if (covers == truth::unknown) open |= hangs_on;
    return covering{.control = c.name,
                    .id = c.by.id,
                    .controller = c.controller,
                    .covers = covers,
                    .covers_some = reaches,
                    .standing = stands,
                    .binds = c.binds,
                    .extent = c.extent,
                    .asks = c.asks,
                    .effective = *c.by.effective,
                    .citation = c.by.citation,
                    .trust = c.by.trust > c.scope ? c.by.trust : c.scope};
}

[[nodiscard]] constexpr bool is_over(const control& c, category what) noexcept
{
    for (const auto one : c.over)
        if (one == what) return true;
    return false;
}

}  // namespace detail

/// Whether goods of a category are controlled on their way, by which measures, and what is open.
///
///     covered(recorded_controls, category::design_software,
///             {.on = 2025y / 6 / 15, .from = country("USA"), .to = country("CHN")}).covered
///
/// @throws domain_error for a category that is none.
/// @verified tests/controls/coverage_test.cpp
[[nodiscard]] constexpr coverage covered(const regime& r, category what, const shipment& asked)
{
    if (static_cast<std::size_t>(what) >= category_count)
        throw domain_error("category", static_cast<double>(what), "", "[0, 20]");
    coverage answer;
    answer.beyond_reading = asked.on > r.read_to;
    if (asked.from && asked.to && *asked.from == *asked.to) return answer;
    detail::question_set open = 0;
    for (const bool listed_elsewhere : {false, true}) {
        for (const auto& part : r.parts) {
            for (const auto& c : part) {
                if (c.listed_elsewhere != listed_elsewhere || !detail::is_over(c, what)) continue;
                detail::question_set hangs_on = 0;
                auto found = detail::covering_by(r, c, asked, hangs_on);
                if (!found) continue;
                if (listed_elsewhere) {
                    truth listed = truth::no;
                    for (const auto& other : answer.by)
                        if (same(other.controller, c.controller)) listed = listed || other.covers;
                    found->covers = found->covers && listed;
                    found->covers_some = found->covers_some && listed;
                    if (found->covers == truth::no) continue;
                }
                open |= hangs_on;
                answer.by.push_back(*found);
            }
        }
    }
    for (const auto& c : answer.by) {
        answer.covered = answer.covered || c.covers;
        if (c.extent == extent::whole_category)
            answer.whole_category = answer.whole_category || c.covers;
        if (c.asks == demand::refusal) answer.refused = answer.refused || c.covers;
    }
    if (asked.on < r.opens) {
        open |= detail::bit(open_question::before_book);
        answer.covered = answer.covered || truth::unknown;
        answer.whole_category = answer.whole_category || truth::unknown;
        answer.refused = answer.refused || truth::unknown;
    }
    for (unsigned q = 0; q < open_question_count; ++q)
        if ((open >> q & 1U) != 0) answer.open.push_back(static_cast<open_question>(q));
    return answer;
}

/// Whether a regime can be asked: every control has a name of its own, a category, a controller, an
/// effective date, a source and whom it reaches; no span is empty and no end before its beginning.
[[nodiscard]] constexpr bool well_formed(const regime& r)
{
    for (std::size_t p = 0; p < r.parts.size(); ++p) {
        for (std::size_t i = 0; i < r.parts[p].size(); ++i) {
            const auto& c = r.parts[p][i];
            if (c.name.empty() || c.over.empty() || c.by.source.empty() || !c.by.effective)
                return false;
            if (!country::parse(c.controller.view()) || !can_enact(c.by.kind)) return false;
            if (c.by.ended && *c.by.ended <= *c.by.effective) return false;
            if (c.outcome_unknown_from && *c.outcome_unknown_from <= *c.by.effective) return false;
            if ((c.binds == binding::addressees) == c.addressees.empty()) return false;
            const bool reaches_some = !c.to.reached.named.empty() ||
                                      c.to.reached.any_of != group::none ||
                                      c.to.elsewhere != truth::no;
            if (!reaches_some) return false;
            for (const auto& span : c.suspended)
                if (span.empty() || c.suspended_by.empty()) return false;
            for (std::size_t q = 0; q <= p; ++q)
                for (std::size_t j = 0; j < (q == p ? i : r.parts[q].size()); ++j)
                    if (r.parts[q][j].name == c.name) return false;
        }
    }
    return true;
}

}  // namespace hirschman::inline v0_1::controls
