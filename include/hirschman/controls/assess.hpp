// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/memory_stack.hpp>
#include <hirschman/controls/detail/missing.hpp>
#include <hirschman/controls/determination.hpp>

#include <concepts>
#include <span>

namespace hirschman::inline v0_1::controls {

namespace detail {

[[nodiscard]] constexpr text<16> joined(std::string_view a, std::string_view b)
{
    text<16> both(a);
    for (std::size_t i = 0; i < b.size(); ++i) both.characters[a.size() + i] = b[i];
    return both;
}

constexpr void remind(answer& a, const law& in_force, const item_view& item,
                      const transaction& asked, const verdict& v)
{
    const date on = asked.on;
    a.reminders = {reminder::part_746, reminder::knowledge_and_end_use, reminder::listed_parties,
                   reminder::jurisdiction};
    if (v.always_embargoed) a.reminders.push_back(reminder::part_746_destination);
    if (asked.restricted_end_use == truth::yes) a.reminders.push_back(reminder::restricted_end_use);
    if (asked.military_end_user == truth::yes) a.reminders.push_back(reminder::military_end_user);
    if (in_force.lapsed()) a.reminders.push_back(reminder::lapse);
    if (a.classification == "none") {
        a.reminders.push_back(reminder::residual_classification);
        for (const auto& r : in_force.rules())
            if (r.kind() == clause_kind::residual && any_common(r.about, item.what))
                a.residual = r.says().gives.view();
    }
    if (in_force.book().read_to < on) a.reminders.push_back(reminder::beyond_reading);
    const auto& home = in_force.book().home;
    if (asked.destination && !home.empty() &&
        same(country_code(asked.destination->alpha_3()), home))
        a.reminders.push_back(reminder::no_export);
    a.reminders.push_back(reminder::not_legal_advice);
}

[[nodiscard]] constexpr answer answer_of(const law& in_force, const item_view& item,
                                         const transaction& asked, const verdict& v)
{
    const auto& rules = in_force.rules();
    const outcome& common = v.first;
    answer a;
    const auto rests_on = [&](const rule& r) {
        if (r.says().trust > a.trust) a.trust = r.says().trust;
    };
    if (!v.same_classification) {
        a.classification = "undetermined";
    } else if (common.classification < 0) {
        a.classification = "none";
    } else if (common.carried >= 0) {
        const provision& carrying = rules[static_cast<std::size_t>(common.carried)].says();
        a.classification = carrying.otherwise_in.empty() ? text<16>(carrying.gives.view())
                                                         : joined(item.otherwise, carrying.gives);
    } else {
        a.classification =
            rules[static_cast<std::size_t>(common.classification)].says().gives.view();
    }
    a.presumed = v.same_presumption ? truth_of(common.presumed) : truth::unknown;
    a.excluded_by_note_2 = v.same_exclusion ? truth_of(common.excluded) : truth::unknown;
    if (v.same_letter && common.letter >= 0)
        a.letter = rules[static_cast<std::size_t>(common.letter)].text->in_force.from;
    a.licence = v.same_licence ? common.licence : licence::undetermined;
    remind(a, in_force, item, asked, v);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (v.basis_ever & bit(i)) rests_on(rules[i]);
        if (v.reviews_ever & bit(i)) rests_on(rules[i]);
    }
    if (a.licence == licence::not_required || a.licence == licence::undetermined) return a;
    a.binds = v.same_binds ? common.binds() : bound_party::undetermined;
    a.review = v.same_review ? common.review : review_policy::undetermined;
    const auto add_ground = [&](legal_ground g) {
        for (const auto other : a.grounds)
            if (other == g) return;
        a.grounds.push_back(g);
    };
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const bool counts = (v.basis_always & bit(i)) &&
                            (a.licence != licence::required || rules[i].stands == standing::firm);
        if (!counts) continue;
        a.legal_basis.push_back(rules[i].says().citation);
        add_ground(rules[i].says().ground);
    }
    if (v.always_embargoed) add_ground(legal_ground::part_746);
    return a;
}

[[nodiscard]] constexpr finding finding_of(const inquiry& q, const rule& r)
{
    const provision& says = r.says();
    finding f;
    f.clause = r.of->name;
    f.kind = r.kind();
    f.gives = says.gives;
    f.applies_to = says.applies_to;
    f.citation = says.citation;
    f.enacted_by = r.text->enacted_by;
    f.in_force_from = r.text->in_force.from;
    f.alternatives = says.when.alternatives();
    f.review = says.review;
    f.trust = says.trust;
    f.note = says.note;
    f.ground = says.ground;
    if (!r.text->in_force.until) {
        f.text_read = r.of->text_read;
        if (r.of->pending_from && *r.of->pending_from <= q.in_force().on())
            f.pending = r.of->pending;
    }
    if (r.kind() == clause_kind::letter)
        f.addressed = q.asked().exporter ? q.addressed(r) : truth::unknown;
    for (const auto& l : says.when) {
        limb_finding shown{.compared = l};
        const truth one = q.known(r, l);
        shown.met = l.negated ? !one : one;
        if (is_figure(l.of)) {
            shown.reading = q.bounds(l.of);
            if (shown.reading.exact() && !shown.reading.undefined && l.limit > 0.0)
                shown.margin = shown.reading.lower / l.limit - 1.0;
        }
        f.limbs.push_back(shown);
    }
    f.met = says.when.evaluate([&](const limb& l) { return q.known(r, l); });
    return f;
}

/// What else an answer must carry: instruments beside it, contradictions, amendments not found.
constexpr void add_context(determination& d, const law& in_force, const verdict& v)
{
    const rulebook& book = in_force.book();
    const date on = in_force.on();
    for (const auto& m : book.measures) {
        const auto from = m.known_from();
        if (!from || on < *from || (m.ended && *m.ended <= on)) continue;
        bool enacts = false;
        for (const auto& c : book.clauses)
            for (const auto& version : c.versions) enacts = enacts || version.enacted_by == m.id;
        if (!enacts) d.reported.push_back({m.id, m.title, m.kind, *from, m.note});
    }
    const auto add_new = [](auto& list, const auto& words) {
        for (const auto& other : list)
            if (other == words.view()) return;
        list.push_back(words.view());
    };
    for (std::size_t i = 0; i < in_force.rules().size(); ++i) {
        const rule& r = in_force.rules()[i];
        const bool gap = r.kind() == clause_kind::exclusion && d.presumed == truth::unknown &&
                         (r.applies_to & v.presumed_by) != 0;
        if (gap && !r.says().contradiction.empty()) add_new(d.conflicts, r.says().contradiction);
        const bool rested_on = ((v.basis_always | v.reviews_ever) & bit(i)) != 0;
        if (!d.binds || !rested_on) continue;
        if (r.of->pending_from && *r.of->pending_from <= on) add_new(d.pending, r.of->pending);
        if (!r.says().contradiction.empty()) add_new(d.conflicts, r.says().contradiction);
        const bool decides = r.kind() == clause_kind::review ? d.review == review_policy::conflict
                                                             : d.licence == licence::conflict;
        if (r.stands == standing::conflict && decides) add_new(d.conflicts, r.by->note);
    }
    d.read_to = book.read_to;
    d.coverage = book.coverage;
}

/// Of several circuits, the one with the strictest answer of its own, and the governing paragraph.
[[nodiscard]] constexpr std::size_t governing(const law& in_force,
                                              std::span<const item_view> circuits,
                                              const transaction& asked)
{
    std::size_t strictest = 0;
    int most = -1;
    for (std::size_t i = 0; i < circuits.size() && circuits.size() > 1; ++i) {
        const verdict v = decide(inquiry(in_force, circuits[i], asked));
        const int open = v.same_licence ? 10 * strictness(v.first.licence) : 5;
        const int governs = v.first.classification >= 0
                                ? static_cast<int>(law::capacity) - v.first.classification
                                : 0;
        const int own = 100 * open + governs;
        if (own > most) {
            most = own;
            strictest = i;
        }
    }
    return strictest;
}

[[nodiscard]] constexpr determination assess(const law& in_force,
                                             std::span<const item_view> circuits,
                                             const transaction& asked)
{
    const verdict v = decide(in_force, circuits, asked);
    const item_view& shown = circuits[governing(in_force, circuits, asked)];
    const inquiry q(in_force, shown, asked);
    const auto& rules = in_force.rules();
    determination d;
    static_cast<answer&>(d) = answer_of(in_force, shown, asked, v);
    if (circuits.size() > 1) d.governed_by = shown.circuit->id;
    if (d.binds) {
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (!(v.exceptions_ever & bit(i))) continue;
            const provision& says = rules[i].says();
            bool listed = (v.exception_names_ever & bit(rules[i].same_as)) == 0;
            for (const auto& e : d.exceptions) listed = listed || e.name == says.gives;
            if (listed) continue;
            const bool always = (v.exception_names_always & bit(rules[i].same_as)) != 0;
            d.exceptions.push_back({says.gives, always ? truth::yes : truth::unknown,
                                    says.notice_days, says.filing_code, says.still_to_assert,
                                    says.citation});
        }
    }
    if (d.licence == licence::undetermined) {
        const law deciding = law_of(in_force.book(), asked, scope::licence_only, shown.what);
        for (const auto& one : circuits) {
            const inquiry own(deciding, one, asked);
            if (decide(own).same_licence) continue;
            for (const auto fact : smallest_missing(box(own))) {
                bool listed = false;
                for (const auto other : d.missing) listed = listed || other == fact;
                if (!listed) d.missing.push_back(fact);
            }
        }
    }
    for (const auto& r : rules) {
        if (!q.concerned(r) || r.kind() == clause_kind::residual) continue;
        if (r.kind() != clause_kind::levy) {
            d.findings.push_back(finding_of(q, r));
            continue;
        }
        const provision& says = r.says();
        const truth due = says.when.evaluate([&](const limb& l) { return q.known(r, l); });
        if (due != truth::no)
            d.levies.push_back({says.gives, says.rate, due, says.citation, says.trust, says.note});
    }
    add_context(d, in_force, v);
    return d;
}

/// The forms in which an item can be asked about, each as the circuits that the rules look at.
template <class Use>
[[nodiscard]] constexpr auto with_views(const chips::figures& item, const Use& use)
{
    chips::check(item);
    const item_view one{.circuit = &item};
    return use(std::span<const item_view>(&one, 1));
}
template <class Use>
[[nodiscard]] constexpr auto with_views(const chips::chip& item, const Use& use)
{
    const chips::figures figures = chips::figures_of(item);
    const item_view one{.circuit = &figures};
    return use(std::span<const item_view>(&one, 1));
}
template <class Use>
[[nodiscard]] constexpr auto with_views(const chips::memory_stack& item, const Use& use)
{
    const chips::figures figures = chips::figures_of(item);
    const item_view one{.circuit = &figures,
                        .what = item_class::memory_stack,
                        .packaged_with_processor = item.packaged_with_processor};
    return use(std::span<const item_view>(&one, 1));
}
template <class Use>
[[nodiscard]] constexpr auto with_views(const foundry_output& item, const Use& use)
{
    chips::check(item.circuit);
    const auto count = chips::bounds_of(item.transistor_count);
    if (!(count.lower >= 0.0))
        throw domain_error("transistor count", count.lower, "transistors", "[0, inf)");
    const item_view one{
        .circuit = &item.circuit, .what = item_class::foundry_output, .foundry = &item};
    return use(std::span<const item_view>(&one, 1));
}
template <class Use>
[[nodiscard]] constexpr auto with_views(const computer& item, const Use& use)
{
    if (item.circuits.empty()) throw domain_error("circuits of a computer", 0.0, "", "[1, 8]");
    bounded_list<item_view, 8> all;
    for (const auto& circuit : item.circuits) {
        chips::check(circuit);
        all.push_back(
            {.circuit = &circuit, .what = item_class::computer, .otherwise = item.otherwise});
    }
    return use(std::span<const item_view>(all.begin(), all.size()));
}

}  // namespace detail

/// What can be asked about: figures of a circuit, a chip, a memory stack, a computer, a foundry's
/// output.
template <class Item>
concept regulated_item = std::same_as<Item, chips::figures> || std::same_as<Item, chips::chip> ||
    std::same_as<Item, chips::memory_stack> || std::same_as<Item, computer> ||
    std::same_as<Item, foundry_output>;

/// The answer alone: classification, licence, whom it binds, review. Much smaller and faster than a
/// determination; allocates nothing for an item of one kind of circuit.
/// @throws domain_error for figures that no part can have
template <regulated_item Item>
[[nodiscard]] constexpr answer decide(const rulebook& rules, const Item& item,
                                      const transaction& asked)
{
    return detail::with_views(item, [&](std::span<const detail::item_view> circuits) {
        const detail::law in_force =
            detail::law_of(rules, asked, detail::scope::everything, circuits.front().what);
        return detail::answer_of(in_force, circuits.front(), asked,
                                 detail::decide(in_force, circuits, asked));
    });
}

/// May this item go there, on that date, and which clause says so?
///
/// The box of independent facts (each figure, datacenter, headquarters, ...) is cut at every limit
/// in force; the density is computed inside each cell, and what all possible cells agree on is the
/// answer. So a part of TPP 3,000 and a density between 5.9 and 6.0 is .a or .b, and certainly
/// needs a licence. Nothing unknown is guessed: what the answer then depends on stands in
/// `missing`. Of several circuits in a computer each is decided by itself, and the strictest answer
/// is the whole's; `missing` then holds what settles each.
///
/// Knowledge, end use and listed parties are reminders, never silent passes. This is analysis, not
/// legal advice.
/// @throws domain_error for figures that no part can have
/// @verified tests/controls/vectors_test.cpp, tests/controls/assess_test.cpp (cells)
template <regulated_item Item>
[[nodiscard]] constexpr determination assess(const rulebook& rules, const Item& item,
                                             const transaction& asked)
{
    return detail::with_views(item, [&](std::span<const detail::item_view> circuits) {
        return detail::assess(
            detail::law_of(rules, asked, detail::scope::everything, circuits.front().what),
            circuits, asked);
    });
}

}  // namespace hirschman::inline v0_1::controls
