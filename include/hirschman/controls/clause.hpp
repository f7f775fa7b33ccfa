// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/condition.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace hirschman::inline v0_1::controls {

/// What a clause does when its condition is met.
enum class clause_kind : unsigned char {
    classification,  ///< puts the item into a paragraph of the control list
    exclusion,       ///< takes the item out of the paragraphs it applies to
    requirement,     ///< asks for a licence for items of those paragraphs
    letter,          ///< asks addressees for a licence, whatever the paragraph
    review,          ///< says how applications are decided
    exception,       ///< lets items of those paragraphs go without a licence, on terms
    bar,             ///< bars every exception
    carrying,        ///< puts what contains a circuit of those paragraphs into one of its own
    residual,        ///< names the paragraph to look at when none of the others applies
    levy,            ///< charges the goods at a border; changes no licence
};

[[nodiscard]] constexpr std::string_view name(clause_kind k) noexcept
{
    switch (k) {
        case clause_kind::classification: return "classification";
        case clause_kind::exclusion: return "exclusion";
        case clause_kind::requirement: return "requirement";
        case clause_kind::letter: return "letter";
        case clause_kind::review: return "review";
        case clause_kind::exception: return "exception";
        case clause_kind::bar: return "bar";
        case clause_kind::carrying: return "carrying";
        case clause_kind::residual: return "residual";
        case clause_kind::levy: return "levy";
    }
    return "";
}

enum class review_policy : unsigned char {
    presumption_of_denial,
    policy_of_denial,
    presumption_of_approval,
    case_by_case,
    case_by_case_if_certified,
    country_allocation,
    unstated,
    conflict,      ///< texts in force contradict each other
    undetermined,  ///< depends on a fact that is unknown, or the text was not found
};

[[nodiscard]] constexpr std::string_view name(review_policy r) noexcept
{
    switch (r) {
        case review_policy::presumption_of_denial: return "presumption_of_denial";
        case review_policy::policy_of_denial: return "policy_of_denial";
        case review_policy::presumption_of_approval: return "presumption_of_approval";
        case review_policy::case_by_case: return "case_by_case";
        case review_policy::case_by_case_if_certified: return "case_by_case_if_certified";
        case review_policy::country_allocation: return "country_allocation";
        case review_policy::unstated: return "unstated";
        case review_policy::conflict: return "conflict";
        case review_policy::undetermined: return "undetermined";
    }
    return "";
}

/// Where a requirement comes from; exceptions and review turn on it.
enum class legal_ground : unsigned char {
    section_742_6,     ///< regional stability, by destination
    section_744_23_a,  ///< by headquarters
    section_744_23_b,  ///< by letter
    part_746,          ///< by embargo
};

[[nodiscard]] constexpr std::string_view name(legal_ground g) noexcept
{
    switch (g) {
        case legal_ground::section_742_6: return "742.6";
        case legal_ground::section_744_23_a: return "744.23(a)(3)";
        case legal_ground::section_744_23_b: return "744.23(b)";
        case legal_ground::part_746: return "part 746";
    }
    return "";
}

/// What kind of item a clause speaks of. Values combine with `|`.
enum class item_class : unsigned char {
    circuit = 1U << 0U,
    computer = 1U << 1U,  ///< a computer, assembly or component that contains circuits
    memory_stack = 1U << 2U,
    foundry_output = 1U << 3U,
};
[[nodiscard]] constexpr item_class operator|(item_class a, item_class b) noexcept
{
    return static_cast<item_class>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool any_common(item_class a, item_class b) noexcept
{
    return (static_cast<unsigned>(a) & static_cast<unsigned>(b)) != 0;
}
/// A circuit, in whatever form it comes.
inline constexpr item_class any_circuit =
    item_class::circuit | item_class::computer | item_class::foundry_output;
inline constexpr item_class any_item = any_circuit | item_class::memory_stack;

/// To whom a letter was sent. Between `earliest` and `from` it may have arrived or not.
struct addressee {
    text<16> name;
    date earliest;
    date from;

    friend constexpr bool operator==(const addressee&, const addressee&) = default;
};

/// A paragraph of the control list, as "3A090.a".
using paragraph = text<12>;

/// What a version of a clause says.
struct provision {
    condition when = {};
    /// The paragraph that a classification gives, the name of an exception, the heading of a levy.
    paragraph gives = {};
    /// The paragraphs that it is about, or the names of the clauses that give them; empty: all.
    bounded_list<paragraph, 4> applies_to = {};
    review_policy review = review_policy::unstated;
    bounded_list<addressee, 4> addressees = {};
    int notice_days = 0;             ///< of an exception: days between notification and shipment
    text<8> filing_code = {};        ///< of an exception
    text<280> still_to_assert = {};  ///< of an exception: conditions beyond item and place
    text<48> citation = {};
    confidence trust = confidence::verified;
    text<200> note = {};
    /// A contradiction between texts in force that an answer resting on this provision must name.
    text<200> contradiction = {};
    legal_ground ground = legal_ground::section_742_6;
    /// Of a classification: the item is only presumed to be in the paragraph, and to be designed or
    /// marketed for datacenters.
    bool presumes = false;
    double rate = 0.0;  ///< of a levy: share of the customs value
    /// Of a carrying clause: the entries in which the whole would otherwise stand; empty: any.
    bounded_list<text<8>, 10> otherwise_in = {};

    friend constexpr bool operator==(const provision&, const provision&) = default;
};

/// The text of a clause over a span of days, and the measure that enacted it.
struct version {
    date_span in_force;
    text<8> enacted_by;
    provision says;

    friend constexpr bool operator==(const version&, const version&) = default;
};

/// A clause of the rules with its dated versions. `precedence` orders clauses of one kind, lowest
/// first: .a governs before .b, the lane before the general policy.
struct clause {
    text<40> name;
    clause_kind kind = clause_kind::classification;
    int precedence = 0;
    std::span<const version> versions;
    item_class about = any_circuit;
    /// The issue of the regulation in which its text was last read.
    std::optional<date> text_read = {};
    /// An amendment that may have changed the text since, from `pending_from` on.
    text<80> pending = {};
    std::optional<date> pending_from = {};

    /// Which version is in force on a day. An index and not a pointer: with g++'s null sanitizer a
    /// comparison of the address of an inline constant with null is not a constant.
    [[nodiscard]] constexpr std::optional<std::size_t> version_on(date day) const
    {
        for (std::size_t i = 0; i < versions.size(); ++i)
            if (versions[i].in_force.contains(day)) return i;
        return {};
    }
};

}  // namespace hirschman::inline v0_1::controls
