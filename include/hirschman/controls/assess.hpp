// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/detail/decide.hpp>
#include <hirschman/controls/determination.hpp>

namespace hirschman::inline v0_1::controls {

namespace detail {

[[nodiscard]] constexpr answer answer_of(const question& q, const verdict& v)
{
    const auto& rules = q.rules();
    const outcome& common = v.first;
    answer a;
    const auto rests_on = [&](const rule& r) {
        if (r.says().trust > a.trust) a.trust = r.says().trust;
    };
    if (!v.same_classification)
        a.classification = "undetermined";
    else if (common.classification < 0)
        a.classification = "none";
    else
        a.classification =
            rules[static_cast<std::size_t>(common.classification)].says().gives.view();
    a.excluded_by_note_2 = v.same_exclusion ? truth_of(common.excluded) : truth::unknown;
    if (v.same_letter && common.letter >= 0)
        a.letter = rules[static_cast<std::size_t>(common.letter)].text->in_force.from;
    a.licence = v.same_licence ? common.licence : licence::undetermined;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (v.basis_ever & bit(i)) rests_on(rules[i]);
        if (v.reviews_ever & bit(i)) rests_on(rules[i]);
    }
    if (a.licence == licence::not_required || a.licence == licence::undetermined) return a;
    a.binds = v.same_binds ? common.binds() : bound_party::undetermined;
    a.review = v.same_review ? common.review : review_policy::undetermined;
    for (std::size_t i = 0; i < rules.size(); ++i)
        if ((v.basis_always & bit(i)) &&
            (a.licence != licence::required || rules[i].stands == standing::firm))
            a.legal_basis.push_back(rules[i].says().citation);
    return a;
}

[[nodiscard]] constexpr finding finding_of(const question& q, const rule& r,
                                           const transaction& asked)
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
    if (r.kind() == clause_kind::letter)
        f.addressed = asked.exporter ? r.addressed : truth::unknown;
    for (const auto& l : says.when) {
        limb_finding shown{.compared = l};
        const truth one = q.known(l);
        shown.met = l.negated ? !one : one;
        if (is_figure(l.of)) {
            shown.reading = q.bounds(l.of);
            if (shown.reading.exact() && !shown.reading.undefined && l.limit > 0.0)
                shown.margin = shown.reading.lower / l.limit - 1.0;
        }
        f.limbs.push_back(shown);
    }
    f.met = says.when.evaluate([&](const limb& l) { return q.known(l); });
    return f;
}

/// What else an answer must carry: instruments beside it, contradictions, reminders.
constexpr void add_context(determination& d, const rulebook& book, const question& q,
                           const verdict& v, date on)
{
    for (const auto& m : book.measures) {
        const auto from = m.known_from();
        if (!from || on < *from || (m.ended && *m.ended <= on)) continue;
        bool enacts = false;
        for (const auto& c : book.clauses)
            for (const auto& version : c.versions) enacts = enacts || version.enacted_by == m.id;
        if (!enacts) d.reported.push_back({m.id, m.title, m.kind, *from, m.note});
    }
    for (std::size_t i = 0; i < q.rules().size(); ++i) {
        const rule& r = q.rules()[i];
        if (!d.binds || !((v.basis_always | v.reviews_ever) & bit(i))) continue;
        if (!r.says().contradiction.empty()) d.conflicts.push_back(r.says().contradiction.view());
        const bool decides = r.kind() == clause_kind::review ? d.review == review_policy::conflict
                                                             : d.licence == licence::conflict;
        if (r.stands != standing::conflict || !decides) continue;
        bool named = false;
        for (const auto& other : d.conflicts) named = named || other == r.by->note.view();
        if (!named) d.conflicts.push_back(r.by->note.view());
    }
    d.reminders = {reminder::part_746, reminder::knowledge_and_end_use, reminder::listed_parties,
                   reminder::jurisdiction};
    if (d.classification == "none") d.reminders.push_back(reminder::residual_classification);
    if (book.read_to < on) d.reminders.push_back(reminder::beyond_reading);
    if (q.stays_home()) d.reminders.push_back(reminder::no_export);
    d.reminders.push_back(reminder::not_legal_advice);
    d.read_to = book.read_to;
    d.coverage = book.coverage;
}

}  // namespace detail

/// The answer alone: classification, licence, whom it binds, review. Much smaller and faster than a
/// determination.
/// @throws domain_error for figures that no part can have
[[nodiscard]] constexpr answer decide(const rulebook& rules, const chips::figures& item,
                                      const transaction& asked)
{
    chips::check(item);
    const detail::question q(rules, item, asked, detail::scope::everything);
    return detail::answer_of(q, detail::decide(q));
}

[[nodiscard]] constexpr answer decide(const rulebook& rules, const chips::chip& item,
                                      const transaction& asked)
{
    return decide(rules, chips::figures_of(item), asked);
}

/// May this item go there, on that date, and which clause says so?
///
/// The box of independent facts (each figure, datacenter, headquarters, ...) is cut at every limit
/// in force; the density is computed inside each cell, and what all possible cells agree on is the
/// answer. So a part of TPP 3,000 and a density between 5.9 and 6.0 is .a or .b, and certainly
/// needs a licence. Nothing unknown is guessed: what the answer then depends on stands in
/// `missing`.
///
/// Knowledge, end use and listed parties are reminders, never silent passes. This is analysis, not
/// legal advice.
/// @throws domain_error for figures that no part can have
/// @verified tests/controls/vectors_test.cpp, tests/controls/assess_test.cpp (cells)
[[nodiscard]] constexpr determination assess(const rulebook& rules, const chips::figures& item,
                                             const transaction& asked)
{
    chips::check(item);
    const detail::question q(rules, item, asked, detail::scope::everything);
    const detail::verdict v = detail::decide(q);
    determination d;
    static_cast<answer&>(d) = detail::answer_of(q, v);
    if (d.binds) {
        for (std::size_t i = 0; i < q.rules().size(); ++i) {
            if (!(v.exceptions_ever & detail::bit(i))) continue;
            const provision& says = q.rules()[i].says();
            bool listed = false;
            for (const auto& e : d.exceptions) listed = listed || e.name == says.gives;
            if (listed) continue;
            const bool always =
                (v.exception_names_always & detail::bit(detail::first_of_name(q.rules(), i))) != 0;
            d.exceptions.push_back({says.gives, always ? truth::yes : truth::unknown,
                                    says.notice_days, says.filing_code, says.still_to_assert,
                                    says.citation});
        }
    }
    if (d.licence == licence::undetermined)
        d.missing = detail::smallest_missing(
            detail::question(rules, item, asked, detail::scope::licence_only));
    for (const auto& r : q.rules()) d.findings.push_back(detail::finding_of(q, r, asked));
    detail::add_context(d, rules, q, v, asked.on);
    return d;
}

[[nodiscard]] constexpr determination assess(const rulebook& rules, const chips::chip& item,
                                             const transaction& asked)
{
    return assess(rules, chips::figures_of(item), asked);
}

}  // namespace hirschman::inline v0_1::controls
