// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/rulebook.hpp>
#include <hirschman/controls/transaction.hpp>

#include <array>
#include <cstdint>

namespace hirschman::inline v0_1::controls::detail {

/// How far a requirement or a policy can be enforced on a day.
enum class standing : unsigned char { firm, not_yet, conflict };

/// A clause in force on a day.
struct rule {
    const clause* of = nullptr;
    const version* text = nullptr;
    const measure* by = nullptr;
    /// Which of the day's classifications it applies to, by index; all bits: any.
    std::uint64_t applies_to = ~std::uint64_t{0};
    standing stands = standing::firm;
    /// The first rule of its kind that gives the same.
    std::size_t same_as = 0;
    clause_kind is = clause_kind::classification;  ///< of the clause, kept near
    item_class about = any_circuit;                ///< likewise

    [[nodiscard]] constexpr const provision& says() const { return text->says; }
    [[nodiscard]] constexpr clause_kind kind() const { return is; }
};

[[nodiscard]] constexpr std::uint64_t bit(std::size_t i) noexcept { return std::uint64_t{1} << i; }

/// Which of a day's clauses a question looks at.
enum class scope : unsigned char { licence_only, everything };

/// Where something or somebody is on the day of the shipment and on that of the decision.
struct located {
    whereabouts shipped;
    whereabouts decided;

    friend constexpr bool operator==(const located&, const located&) noexcept = default;
};
using possible_places = bounded_list<located, 40>;

inline constexpr std::size_t place_count = 4;
/// @pre is_place(s)
[[nodiscard]] constexpr std::size_t place_index(subject s) noexcept
{
    return static_cast<std::size_t>(s) - static_cast<std::size_t>(subject::packaged_in);
}

/// Whether a kind of clause follows the day of the decision on an application.
[[nodiscard]] constexpr bool follows_decision(clause_kind k) noexcept
{
    return k == clause_kind::review;
}

/// The clauses of a book in force on a day, in order of kind, precedence and name, so that the
/// order in the book does not matter; review policies are those of the day of the decision.
class law {
public:
    /// Clauses of one day; the bits of a 64-bit word.
    static constexpr std::size_t capacity = 64;

    constexpr law(const rulebook& book, date on, date decided_on, scope looked_at,
                  item_class about = any_item)
        : book_(book), on_(on), decided_on_(decided_on)
    {
        for (const auto& c : book.clauses) {
            const bool decides = c.kind != clause_kind::review &&
                                 c.kind != clause_kind::exception && c.kind != clause_kind::bar &&
                                 c.kind != clause_kind::residual && c.kind != clause_kind::levy;
            if ((looked_at == scope::everything || decides) && any_common(c.about, about)) take(c);
        }
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            rules_[i].applies_to = paragraphs(rules_[i]);
            rules_[i].same_as = first_that_gives(i);
        }
        for (const auto& m : book.measures)
            if (m.lapses && *m.lapses <= on) lapsed_ = true;
    }

    [[nodiscard]] constexpr const rulebook& book() const noexcept { return book_; }
    [[nodiscard]] constexpr date on() const noexcept { return on_; }
    [[nodiscard]] constexpr date decided_on() const noexcept { return decided_on_; }
    [[nodiscard]] constexpr const bounded_list<rule, capacity>& rules() const noexcept
    {
        return rules_;
    }

    /// Whether a stay beside the book has lapsed by the day unless it was extended.
    [[nodiscard]] constexpr bool lapsed() const noexcept { return lapsed_; }

    /// Where a known place is: once as its certain groups say, and once more with those that are
    /// doubtful.
    [[nodiscard]] constexpr bounded_list<located, 2> locate(const country& place) const
    {
        const country_code code(place.alpha_3());
        const auto shipped = groups_of(book_.treated_as(code, on_), on_);
        const auto decided = decided_on_ == on_
                                 ? shipped
                                 : groups_of(book_.treated_as(code, decided_on_), decided_on_);
        bounded_list<located, 2> all;
        all.push_back({shipped[0], decided[0]});
        if (!(shipped[0] == shipped[1] && decided[0] == decided[1]))
            all.push_back({shipped[1], decided[1]});
        return all;
    }

    /// Finds one option for each way in which the places that the rules ask about can turn out for
    /// somewhere unknown.
    constexpr void prepare(subject s)
    {
        if (anywhere(s).empty()) anywhere_[place_index(s)] = all_whereabouts(s);
    }
    /// @pre prepare(s)
    [[nodiscard]] constexpr const possible_places& anywhere(subject s) const
    {
        return anywhere_[place_index(s)];
    }

private:
    /// Which of the places that rules ask about hold, of each option.
    struct distinctions {
        bounded_list<places, 64> asked = {};
        bounded_list<std::array<std::uint64_t, 2>, 40> signatures = {};
        possible_places found = {};
    };

    // Stands before its uses: clang 14 finds no body of a later template in a constant.
    template <class List, class Value>
    [[nodiscard]] static constexpr bool contains(const List& list, const Value& value)
    {
        for (const auto& one : list)
            if (one == value) return true;
        return false;
    }

    [[nodiscard]] constexpr possible_places all_whereabouts(subject s) const
    {
        distinctions all;
        for (const auto& r : rules_)
            for (const auto& l : r.says().when)
                if (l.of == s || (s == subject::headquarters && l.of == subject::ultimate_parent))
                    if (!contains(all.asked, l.where)) all.asked.push_back(l.where);
        if (all.asked.empty()) {
            all.found.push_back({});
            return all.found;
        }
        add({}, all);
        for (const auto& g : book_.groups)
            if (const auto place = country::parse(g.place.view()))
                for (const auto& where : locate(*place)) add(where, all);
        for (const auto& set : all.asked)
            for (const auto& code : set.named)
                if (const auto place = country::parse(code.view()))
                    for (const auto& where : locate(*place)) add(where, all);
        return all.found;
    }

    static constexpr void add(const located& where, distinctions& all)
    {
        std::array<std::uint64_t, 2> signature{};
        for (std::size_t i = 0; i < all.asked.size(); ++i) {
            if (all.asked[i].contains(where.shipped)) signature[0] |= bit(i);
            if (all.asked[i].contains(where.decided)) signature[1] |= bit(i);
        }
        if (contains(all.signatures, signature)) return;
        all.signatures.push_back(signature);
        all.found.push_back(where);
    }

    /// The place with its certain groups of a day, and with the doubtful ones.
    [[nodiscard]] constexpr std::array<whereabouts, 2> groups_of(const country_code& code,
                                                                 date day) const
    {
        const auto& rows = book_.groups;
        std::size_t low = 0;
        for (std::size_t high = rows.size(); low < high;) {
            const std::size_t middle = low + (high - low) / 2;
            if (before(rows[middle].place, code))
                low = middle + 1;
            else
                high = middle;
        }
        group certain = group::none;
        group doubtful = group::none;
        for (; low < rows.size() && same(rows[low].place, code); ++low) {
            if (!rows[low].during.contains(day)) continue;
            if (rows[low].holds == truth::yes) certain = certain | rows[low].groups;
            if (rows[low].holds == truth::unknown) doubtful = doubtful | rows[low].groups;
        }
        return {whereabouts{code, certain}, whereabouts{code, certain | doubtful}};
    }
    [[nodiscard]] static constexpr bool before(const country_code& a, const country_code& b)
    {
        for (std::size_t i = 0; i < 3; ++i)
            if (a.characters[i] != b.characters[i]) return a.characters[i] < b.characters[i];
        return false;
    }

    constexpr void take(const clause& c)
    {
        const date day = follows_decision(c.kind) ? decided_on_ : on_;
        const auto in_force = c.version_on(day);
        if (!in_force) return;
        const version& text = c.versions[*in_force];
        rule r{.of = &c, .text = &text, .is = c.kind, .about = c.about};
        if (const auto by = book_.find(text.enacted_by)) {
            r.by = &book_.measures[*by];
            if (r.by->compliance && day < *r.by->compliance)
                r.stands = standing::not_yet;
            else
                for (const auto& span : r.by->not_enforced)
                    if (span.contains(day)) r.stands = standing::conflict;
        }
        std::size_t at = rules_.size();
        rules_.push_back(r);
        for (; at > 0 && before(r, rules_[at - 1]); --at) rules_[at] = rules_[at - 1];
        rules_[at] = r;
    }
    [[nodiscard]] static constexpr bool before(const rule& a, const rule& b)
    {
        if (a.kind() != b.kind()) return a.kind() < b.kind();
        if (a.of->precedence != b.of->precedence) return a.of->precedence < b.of->precedence;
        return a.of->name < b.of->name;
    }

    [[nodiscard]] constexpr std::uint64_t paragraphs(const rule& r) const
    {
        if (r.says().applies_to.empty()) return ~std::uint64_t{0};
        std::uint64_t set = 0;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (rules_[i].kind() != clause_kind::classification) break;
            for (const auto& name : r.says().applies_to)
                if (name == rules_[i].says().gives || name == rules_[i].of->name.view())
                    set |= bit(i);
        }
        return set;
    }

    [[nodiscard]] constexpr std::size_t first_that_gives(std::size_t of) const
    {
        for (std::size_t i = 0; i < of; ++i)
            if (rules_[i].kind() == rules_[of].kind() &&
                rules_[i].says().gives == rules_[of].says().gives)
                return i;
        return of;
    }

    rulebook book_;
    date on_;
    date decided_on_;
    bool lapsed_ = false;
    bounded_list<rule, capacity> rules_{};
    std::array<possible_places, place_count> anywhere_{};
};

}  // namespace hirschman::inline v0_1::controls::detail
