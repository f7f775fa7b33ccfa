// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/detail/question.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::controls::detail {

/// What the law says in one cell. Indices are into the rules of the inquiry.
struct outcome {
    int classification = -1;  ///< the first rule that gives the paragraph
    int carried = -1;         ///< the clause that puts the whole into a paragraph of its own
    bool presumed = false;
    int presumed_by = -1;
    bool excluded = false;
    int letter = -1;
    bool by_letter_alone = false;
    bool embargoed = false;
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
    friend constexpr bool operator==(const outcome&, const outcome&) noexcept = default;
};

/// Whether an exclusion takes an item out of the paragraph of that index. Note 2 looks at a purpose
/// that a presumption supplies.
template <class Holds>
[[nodiscard]] constexpr bool excluded(const inquiry& q, std::size_t paragraph, const Holds& holds)
{
    for (const auto& r : q.rules())
        if (r.kind() == clause_kind::exclusion && q.concerned(r) &&
            (r.applies_to & bit(paragraph)) &&
            holds(r, q.rules()[paragraph].says().presumes) == truth::yes)
            return true;
    return false;
}

/// Whether a carrying clause takes an entry of the whole.
[[nodiscard]] constexpr bool takes(const provision& carrying, const text<8>& otherwise)
{
    if (carrying.otherwise_in.empty()) return true;
    for (const auto& entry : carrying.otherwise_in)
        if (entry == otherwise) return true;
    return false;
}

/// Decides where every clause is yes or no, but for certifications: `holds(rule, presumed)` gives
/// its truth, `reached(rule)` whether a letter has reached the exporter.
template <class Holds, class Reached>
[[nodiscard]] constexpr outcome decide(const inquiry& q, const Holds& holds, const Reached& reached)
{
    const auto& rules = q.rules();
    const bool home = q.stays_home();
    outcome o;
    std::uint64_t classified = 0;
    bool barred = false;
    bool not_yet = false;
    bool conflict = false;
    bool expected = false;  // the text that classifies need not be complied with yet
    const auto plainly = [&](const rule& r) { return holds(r, false); };
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const rule& r = rules[i];
        if (!q.concerned(r)) continue;
        const bool concerns = (r.applies_to & classified) != 0;
        switch (r.kind()) {
            case clause_kind::classification:
                if (classified != 0 || plainly(r) != truth::yes) break;
                if (excluded(q, i, holds)) {
                    if (!r.says().presumes) o.excluded = true;
                    break;
                }
                classified = bit(i);
                o.classification = static_cast<int>(r.same_as);
                o.presumed = r.says().presumes;
                if (o.presumed) o.presumed_by = static_cast<int>(i);
                o.excluded = false;
                expected = r.stands == standing::not_yet;
                break;
            case clause_kind::exclusion: break;
            case clause_kind::requirement:
                if (concerns && !home && holds(r, o.presumed) == truth::yes) {
                    o.basis |= bit(i);
                    if (r.stands == standing::conflict)
                        conflict = true;
                    else if (r.stands == standing::not_yet || expected)
                        not_yet = true;
                    else
                        o.licence = licence::required;
                }
                break;
            case clause_kind::letter:
                if (o.letter < 0 && !home && reached(r) && plainly(r) == truth::yes) {
                    o.letter = static_cast<int>(i);
                    o.basis |= bit(i);
                    o.by_letter_alone = o.licence != licence::required;
                    o.licence = licence::required;
                }
                break;
            case clause_kind::review:
                if (concerns && o.basis != 0 && o.reviewed_by < 0) {
                    const truth met = holds(r, o.presumed);
                    if (met == truth::no) break;
                    o.reviewed_by = static_cast<int>(i);
                    o.review = r.stands == standing::conflict ? review_policy::conflict
                               : met == truth::unknown ? review_policy::case_by_case_if_certified
                                                       : r.says().review;
                }
                break;
            case clause_kind::exception:
                // No exception serves where a licence is needed by letter.
                if (concerns && o.basis != 0 && o.letter < 0 &&
                    holds(r, o.presumed) == truth::yes) {
                    o.exceptions |= bit(i);
                    o.exception_names |= bit(r.same_as);
                }
                break;
            case clause_kind::bar:
                if (plainly(r) == truth::yes) {
                    barred = true;
                    o.embargoed = o.embargoed || r.says().ground == legal_ground::part_746;
                }
                break;
            case clause_kind::carrying:
                if (concerns && o.carried < 0 && takes(r.says(), q.item().otherwise) &&
                    plainly(r) == truth::yes)
                    o.carried = static_cast<int>(i);
                break;
            case clause_kind::residual:
            case clause_kind::levy: break;
        }
    }
    if (barred) o.exceptions = o.exception_names = 0;
    if (o.licence == licence::not_required && conflict) o.licence = licence::conflict;
    if (o.licence == licence::not_required && not_yet) o.licence = licence::not_yet;
    return o;
}

/// Decides a cell.
[[nodiscard]] constexpr outcome decide(const box& b, const cell& at)
{
    return decide(
        b.asked(),
        [&](const rule& r, bool presumed) {
            return r.says().when.evaluate([&](const limb& l) {
                if (presumed && l.of == subject::datacenter) return truth::yes;
                return b.met(r, l, at);
            });
        },
        [&](const rule& r) {
            const truth addressed = b.asked().addressed(r);
            return addressed == truth::yes ||
                   (addressed == truth::unknown &&
                    at[static_cast<std::size_t>(subject::addressed)] == 1);
        });
}

/// Decides without cells where Kleene's logic suffices: no clause that is looked at depends on
/// something unknown. All cells agree then.
[[nodiscard]] constexpr std::optional<outcome> decide_plainly(const inquiry& q)
{
    bool open = false;
    const outcome o = decide(
        q,
        [&](const rule& r, bool presumed) {
            bool asked_unknown = false;
            const truth whole = r.says().when.evaluate([&](const limb& l) {
                if (presumed && l.of == subject::datacenter) return truth::yes;
                const truth one = q.known(r, l);
                if (one == truth::unknown && l.of != subject::certified) asked_unknown = true;
                return one;
            });
            if (whole == truth::unknown && asked_unknown) open = true;
            return whole;
        },
        [&](const rule& r) {
            const truth addressed = q.addressed(r);
            if (addressed == truth::unknown) open = true;
            return addressed == truth::yes;
        });
    if (open) return {};
    return o;
}

/// What all cells have in common, and whether they agree.
struct verdict {
    bool any = false;
    outcome first = {};
    bool same_classification = true;
    bool same_presumption = true;
    bool same_exclusion = true;
    bool same_letter = true;
    bool same_licence = true;
    bool same_binds = true;
    bool same_review = true;
    bool always_embargoed = true;
    std::uint64_t basis_always = ~std::uint64_t{0};
    std::uint64_t basis_ever = 0;
    std::uint64_t reviews_ever = 0;
    std::uint64_t presumed_by = 0;
    std::uint64_t exception_names_always = ~std::uint64_t{0};
    std::uint64_t exception_names_ever = 0;
    std::uint64_t exceptions_ever = 0;

    constexpr void add(const outcome& o)
    {
        if (!any) first = o;
        any = true;
        same_classification = same_classification && o.classification == first.classification &&
                              o.carried == first.carried;
        same_presumption = same_presumption && o.presumed == first.presumed;
        same_exclusion = same_exclusion && o.excluded == first.excluded;
        same_letter = same_letter && o.letter == first.letter;
        same_licence = same_licence && o.licence == first.licence;
        same_binds = same_binds && o.binds() == first.binds();
        same_review = same_review && o.review == first.review;
        always_embargoed = always_embargoed && o.embargoed;
        if (o.presumed_by >= 0) presumed_by |= bit(static_cast<std::size_t>(o.presumed_by));
        basis_always &= o.basis;
        basis_ever |= o.basis;
        if (o.reviewed_by >= 0) reviews_ever |= bit(static_cast<std::size_t>(o.reviewed_by));
        exception_names_always &= o.exception_names;
        exception_names_ever |= o.exception_names;
        exceptions_ever |= o.exceptions;
    }
};

[[nodiscard]] constexpr verdict decide(const inquiry& q)
{
    verdict v;
    if (const auto plain = decide_plainly(q)) {
        v.add(*plain);
        return v;
    }
    const box b(q);
    b.for_each_cell([&](const cell& at) { v.add(decide(b, at)); });
    return v;
}

/// How much a policy stands in an applicant's way, to find the strictest.
[[nodiscard]] constexpr int strictness(review_policy r) noexcept
{
    switch (r) {
        case review_policy::policy_of_denial: return 8;
        case review_policy::presumption_of_denial: return 7;
        case review_policy::conflict: return 6;
        case review_policy::undetermined: return 5;
        case review_policy::country_allocation: return 4;
        case review_policy::case_by_case: return 3;
        case review_policy::case_by_case_if_certified: return 2;
        case review_policy::presumption_of_approval: return 1;
        case review_policy::unstated: return 0;
    }
    return 0;
}
[[nodiscard]] constexpr int strictness(licence l) noexcept
{
    switch (l) {
        case licence::required: return 3;
        case licence::conflict: return 2;
        case licence::not_yet: return 1;
        default: return 0;
    }
}

/// What holds of something that contains two circuits: the governing paragraph, the strictest
/// answer, and only exceptions that serve every circuit that needs one.
[[nodiscard]] constexpr outcome together(const outcome& a, const outcome& b)
{
    const bool a_governs =
        a.classification >= 0 && (b.classification < 0 || a.classification <= b.classification);
    const bool a_stricter = strictness(a.licence) >= strictness(b.licence);
    outcome o = a_governs ? a : b;
    o.presumed = a.presumed || b.presumed;
    o.excluded = o.classification < 0 && (a.excluded || b.excluded);
    o.letter = a.letter < 0 || (b.letter >= 0 && b.letter < a.letter) ? b.letter : a.letter;
    o.licence = a_stricter ? a.licence : b.licence;
    o.by_letter_alone = a.licence == b.licence ? a.by_letter_alone && b.by_letter_alone
                                               : (a_stricter ? a : b).by_letter_alone;
    o.embargoed = a.embargoed || b.embargoed;
    o.basis = a.basis | b.basis;
    const auto served = [](std::uint64_t of_a, std::uint64_t of_b, const outcome& x,
                           const outcome& y) {
        if (x.basis == 0) return of_b;
        return y.basis == 0 ? of_a : of_a & of_b;
    };
    o.exception_names = served(a.exception_names, b.exception_names, a, b);
    o.exceptions = a.exceptions | b.exceptions;
    const bool a_reviewed =
        a.reviewed_by >= 0 && (b.reviewed_by < 0 || strictness(a.review) >= strictness(b.review));
    o.reviewed_by = a_reviewed ? a.reviewed_by : b.reviewed_by;
    o.review = a_reviewed ? a.review : b.review;
    return o;
}

/// Decides something that contains several circuits, whose unknown figures are independent of each
/// other and whose transaction is the same. Allocates where a fact that matters is unknown.
[[nodiscard]] constexpr verdict decide(const law& in_force, std::span<const item_view> circuits,
                                       const transaction& asked)
{
    if (circuits.size() == 1) return decide(inquiry(in_force, circuits.front(), asked));
    verdict v;
    std::optional<outcome> plain;
    bool open = false;
    for (const auto& one : circuits) {
        const auto of_one = decide_plainly(inquiry(in_force, one, asked));
        open = open || !of_one;
        if (!open) plain = plain ? together(*plain, *of_one) : *of_one;
    }
    if (!open && plain) {
        v.add(*plain);
        return v;
    }
    std::vector<inquiry> inquiries;
    for (const auto& one : circuits) inquiries.emplace_back(in_force, one, asked);
    std::vector<box> boxes;
    for (const auto& one : inquiries) boxes.emplace_back(one);
    const auto add_new = [](std::vector<outcome>& list, const outcome& o) {
        for (const auto& other : list)
            if (other == o) return;
        list.push_back(o);
    };
    cell shipment{};
    boxes.front().for_each_transaction(shipment, [&](const cell& at) {
        std::vector<outcome> possible;
        for (const auto& b : boxes) {
            std::vector<outcome> of_one;
            cell own = at;
            b.for_each_item(own, [&](const cell& c) { add_new(of_one, decide(b, c)); });
            if (possible.empty()) {
                possible = of_one;
                continue;
            }
            std::vector<outcome> combined;
            for (const auto& x : possible)
                for (const auto& y : of_one) add_new(combined, together(x, y));
            possible = combined;
        }
        for (const auto& o : possible) v.add(o);
    });
    return v;
}

}  // namespace hirschman::inline v0_1::controls::detail
