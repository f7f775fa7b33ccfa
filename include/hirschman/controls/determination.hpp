// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/rulebook.hpp>
#include <hirschman/controls/transaction.hpp>

#include <optional>
#include <string_view>

namespace hirschman::inline v0_1::controls {

/// Whether a licence is needed.
enum class licence : unsigned char {
    not_required,
    required,
    not_yet,       ///< the text is in force, its compliance date has not come
    conflict,      ///< the text stands, the authority says that it does not enforce it
    undetermined,  ///< `missing` says what would settle it
};

[[nodiscard]] constexpr std::string_view name(licence l) noexcept
{
    switch (l) {
        case licence::not_required: return "not_required";
        case licence::required: return "required";
        case licence::not_yet: return "not_yet";
        case licence::conflict: return "conflict";
        case licence::undetermined: return "undetermined";
    }
    return "";
}

/// Whom a requirement binds.
enum class bound_party : unsigned char { everyone, addressee, undetermined };

[[nodiscard]] constexpr std::string_view name(bound_party p) noexcept
{
    switch (p) {
        case bound_party::everyone: return "everyone";
        case bound_party::addressee: return "addressee";
        case bound_party::undetermined: return "undetermined";
    }
    return "";
}

/// What an answer does not cover and the reader must check.
enum class reminder : unsigned char {
    part_746,
    part_746_destination,
    knowledge_and_end_use,
    restricted_end_use,
    military_end_user,
    listed_parties,
    lapse,
    jurisdiction,
    residual_classification,
    beyond_reading,
    no_export,
    not_legal_advice,
};

[[nodiscard]] constexpr std::string_view name(reminder r) noexcept
{
    switch (r) {
        case reminder::part_746: return "embargoes of part 746 are outside this book";
        case reminder::part_746_destination:
            return "part 746 asks for a licence for this destination whatever this answer says";
        case reminder::restricted_end_use:
            return "the end use is one that part 744 names: it may need a licence whatever this "
                   "answer says";
        case reminder::military_end_user:
            return "the end user is a military one: 744.21 may ask for a licence whatever this "
                   "answer says";
        case reminder::lapse:
            return "a stay of another measure has lapsed unless it was extended, which was not "
                   "found: whether that measure applies is undetermined";
        case reminder::knowledge_and_end_use:
            return "knowledge-based controls of part 744 (supercomputer, military, advanced-node "
                   "end "
                   "use) are outside this book";
        case reminder::listed_parties: return "listed parties are outside this book";
        case reminder::jurisdiction:
            return "whether the item is subject to the EAR (US origin, de minimis, foreign direct "
                   "product) is not decided here";
        case reminder::residual_classification:
            return "\"none\" is not EAR99: consider 3A991.p and 4A994";
        case reminder::beyond_reading: return "the date is after the last day this book was read";
        case reminder::no_export:
            return "a delivery inside the country is no export; later exports are asked about anew";
        case reminder::not_legal_advice: return "this is analysis, not legal advice";
    }
    return "";
}

/// One limb of a clause against what is known of the item and the transaction.
struct limb_finding {
    limb compared;
    /// The figure in the unit of the law; of a fact, unused.
    chips::bounds reading = {};
    /// Negation applied.
    truth met = truth::unknown;
    /// Figure over limit, less one: negative below the limit. Only for an exact figure.
    std::optional<double> margin = {};
};

/// One clause in force on the day: whether its condition is met, limb by limb in Kleene's logic.
/// The decision itself is made over cells and may be known where this is not.
struct finding {
    text<40> clause;
    clause_kind kind = clause_kind::classification;
    paragraph gives = {};
    bounded_list<paragraph, 4> applies_to = {};
    text<48> citation = {};
    text<8> enacted_by = {};
    date in_force_from = {};
    std::size_t alternatives = 0;
    bounded_list<limb_finding, condition::capacity> limbs = {};
    truth met = truth::unknown;
    /// Of a letter: whether the exporter is an addressee; unknown if no exporter was named.
    truth addressed = truth::yes;
    review_policy review = review_policy::unstated;
    confidence trust = confidence::verified;
    text<200> note = {};
    legal_ground ground = legal_ground::section_742_6;
    /// The issue of the regulation in which the text was last read.
    std::optional<date> text_read = {};
    /// An amendment of the text that was published by the day and not found.
    text<80> pending = {};
};

/// An exception whose item and place tests are met.
struct offered_exception {
    paragraph name;
    /// Unknown where it depends on a fact that is not known.
    truth available = truth::yes;
    int notice_days = 0;
    text<8> filing_code = {};
    text<280> still_to_assert = {};
    text<48> citation = {};
};

/// An instrument that changes nothing in this book and is worth knowing beside an answer.
struct reported_measure {
    text<8> id;
    text<96> title;
    measure_kind kind = measure_kind::announcement;
    date from;
    text<240> note;
};

/// A charge at a border that the goods meet on their way.
struct due_levy {
    text<12> heading;
    double rate = 0.0;  ///< of the customs value
    /// Unknown where it depends on a fact that is not known.
    truth due = truth::yes;
    text<48> citation = {};
    confidence trust = confidence::verified;
    text<200> note = {};  ///< who pays, and what is exempt
};

/// The answer without its reasons.
struct answer {
    /// A paragraph, "none" or "undetermined".
    text<16> classification = {};
    /// The paragraph to look at where the classification is none.
    text<16> residual = {};
    /// Whether the item is only presumed to be in its paragraph (Note 1 to 3A090.a).
    truth presumed = truth::no;
    /// Whether Note 2 takes the item out of a paragraph that it would otherwise meet.
    truth excluded_by_note_2 = truth::no;
    /// The letter that binds this exporter, by its date.
    std::optional<date> letter = {};
    controls::licence licence = controls::licence::undetermined;
    /// Empty where no licence is required or the licence is undetermined; so is `review`.
    std::optional<bound_party> binds = {};
    std::optional<review_policy> review = {};
    bounded_list<text<48>, 8> legal_basis = {};
    /// The sections that ask for the licence, and part 746 for a destination under embargo.
    bounded_list<legal_ground, 4> grounds = {};
    /// What the answer does not cover; with every answer, so that nothing passes in silence.
    bounded_list<reminder, 16> reminders = {};
    /// How far the texts that the answer rests on can be trusted: the weakest of them.
    confidence trust = confidence::verified;

    friend constexpr bool operator==(const answer&, const answer&) = default;
};

/// The answer with its reasons. Holds values only: it outlives the book.
struct determination : answer {
    bounded_list<offered_exception, 8> exceptions = {};
    /// A smallest set of facts that, whatever their values, settles an undetermined licence; ties
    /// in the order of `subject`.
    bounded_list<subject, subject_count> missing = {};
    bounded_list<finding, 48> findings = {};
    /// Whatever the licence.
    bounded_list<due_levy, 4> levies = {};
    /// Texts in force that contradict each other here.
    bounded_list<text<240>, 6> conflicts = {};
    bounded_list<reported_measure, 16> reported = {};
    /// Amendments that may have changed a text that the answer rests on.
    bounded_list<text<80>, 4> pending = {};
    /// Of several circuits in one item, the one whose findings these are.
    text<40> governed_by = {};
    /// The last day whose sources the book read.
    date read_to = {};
    text<280> coverage = {};

    [[nodiscard]] constexpr bool offers(std::string_view exception) const
    {
        for (const auto& e : exceptions)
            if (e.name == exception && e.available == truth::yes) return true;
        return false;
    }
    [[nodiscard]] constexpr const finding* find(std::string_view clause) const
    {
        for (const auto& f : findings)
            if (f.clause == clause) return &f;
        return nullptr;
    }
};

}  // namespace hirschman::inline v0_1::controls
