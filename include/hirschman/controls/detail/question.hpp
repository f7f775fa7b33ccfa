// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/detail/axis.hpp>
#include <hirschman/controls/determination.hpp>

#include <array>
#include <cstdint>

namespace hirschman::inline v0_1::controls::detail {

/// How far a requirement or a policy can be enforced on a day.
enum class standing : unsigned char { firm, not_yet, conflict };

/// A clause in force on the day of a question.
struct rule {
    const clause* of = nullptr;
    const version* text = nullptr;
    const measure* by = nullptr;
    /// Of classifications: which of the day's classifications it applies to, by index; all bits:
    /// any.
    std::uint64_t applies_to = ~std::uint64_t{0};
    standing stands = standing::firm;
    /// Of letters: whether the exporter is an addressee on the day.
    truth addressed = truth::yes;

    [[nodiscard]] constexpr const provision& says() const { return text->says; }
    [[nodiscard]] constexpr clause_kind kind() const { return of->kind; }
};

[[nodiscard]] constexpr char lower_case(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether the first word of a firm's name is the addressee's, whatever the case.
[[nodiscard]] constexpr bool names(std::string_view firm, std::string_view addressee) noexcept
{
    if (firm.size() < addressee.size()) return false;
    for (std::size_t i = 0; i < addressee.size(); ++i)
        if (lower_case(firm[i]) != lower_case(addressee[i])) return false;
    if (firm.size() == addressee.size()) return true;
    const char next = lower_case(firm[addressee.size()]);
    return !(next >= 'a' && next <= 'z') && !(next >= '0' && next <= '9');
}

[[nodiscard]] constexpr truth addressed_by(const provision& letter,
                                           const std::optional<text<40>>& exporter, date on)
{
    truth status = truth::no;
    if (!exporter) return status;
    for (const auto& a : letter.addressees) {
        if (!names(exporter->view(), a.name.view())) continue;
        if (a.from <= on) return truth::yes;
        if (a.earliest <= on) status = truth::unknown;
    }
    return status;
}

/// A cell of the box of independent facts: of a figure its rank (-1: undefined), of another fact
/// the index of its option.
using cell = std::array<int, subject_count>;

/// Which of a day's clauses a question looks at.
enum class scope : unsigned char { licence_only, everything };

/// An item and a transaction before the clauses in force on the day: which facts matter, what
/// values they can take, and which combinations are possible.
class question {
public:
    constexpr question(const rulebook& book, const chips::figures& item, const transaction& asked,
                       scope looked_at)
        : book_(book), item_(item), asked_(asked)
    {
        for (const auto& c : book.clauses) {
            const bool decides = c.kind != clause_kind::review &&
                                 c.kind != clause_kind::exception && c.kind != clause_kind::bar;
            if (looked_at == scope::everything || decides) take(c);
        }
        for (auto& r : rules_) r.applies_to = paragraphs(r);
        for (std::size_t i = 0; i < chips::figure_count; ++i)
            bounds_[i] = chips::bounds_of(item, static_cast<chips::figure>(i));
        density_is_derived_ =
            !item.logic_area.is_unknown() || item.performance_density.is_unknown();
        for (const auto& r : rules_) {
            if (!decisive(r)) continue;
            for (const auto& l : r.says().when) {
                used_[index(l.of)] = true;
                if (is_figure(l.of)) axes_[index(l.of)].add(cut_of(l));
            }
        }
        destinations_ = whereabouts_of(asked.destination, subject::destination);
        headquarters_ = whereabouts_of(asked.headquarters, subject::headquarters);
    }

    [[nodiscard]] constexpr const bounded_list<rule, 40>& rules() const noexcept { return rules_; }
    [[nodiscard]] constexpr bool used(subject s) const { return used_[index(s)]; }
    [[nodiscard]] constexpr const axis& line(subject s) const { return axes_[index(s)]; }
    [[nodiscard]] constexpr const chips::bounds& bounds(subject s) const
    {
        return bounds_[index(s)];
    }

    /// A letter of which the exporter is not known to be an addressee decides nothing.
    [[nodiscard]] static constexpr bool decisive(const rule& r)
    {
        return r.kind() != clause_kind::letter || r.addressed != truth::no;
    }

    /// Calls `visit(const cell&)` for every combination of facts that is possible.
    template <class Visit>
    constexpr void for_each_cell(const Visit& visit) const
    {
        cell at{};
        walk(0, at, visit);
    }

    /// The stretch of a figure inside a cell; of derived figures before they are cut themselves.
    [[nodiscard]] constexpr stretch within(subject s, const cell& at) const
    {
        if (derived(s)) {
            if (s == subject::performance_density)
                return quotient(within(subject::total_processing_performance, at),
                                within(subject::logic_area, at));
            return sum(within(subject::dram_bandwidth, at),
                       within(subject::interconnect_bandwidth, at));
        }
        return clip(axes_[index(s)].cell(at[index(s)]), bounds_[index(s)]);
    }

    [[nodiscard]] constexpr bool derived(subject s) const noexcept
    {
        return (s == subject::performance_density && density_is_derived_) ||
               s == subject::dram_plus_interconnect;
    }

    /// Whether the facts in a cell meet a limb, before negation. Certifications are asserted, not
    /// found out, and stay in Kleene's logic.
    [[nodiscard]] constexpr truth met(const limb& l, const cell& at) const
    {
        const int value = at[index(l.of)];
        if (is_figure(l.of)) return truth_of(value >= 0 && axes_[index(l.of)].met(l, value));
        const auto option = static_cast<std::size_t>(value);
        switch (l.of) {
            case subject::destination: return truth_of(l.where.contains(destinations_[option]));
            case subject::headquarters: return truth_of(l.where.contains(headquarters_[option]));
            case subject::action: return truth_of(static_cast<int>(l.act) == value);
            case subject::certified: return asked_.certified;
            default: return truth_of(value == 1);
        }
    }

    /// Whether the item does not leave the country whose exports the book is about.
    [[nodiscard]] constexpr bool stays_home() const
    {
        return asked_.destination && !book_.home.empty() &&
               same(country_code(asked_.destination->alpha_3()), book_.home);
    }

    /// Kleene's value of a limb from what is known, before negation.
    [[nodiscard]] constexpr truth known(const limb& l) const
    {
        if (is_figure(l.of)) return compare(bounds_[index(l.of)], l);
        switch (l.of) {
            case subject::destination: return common(l.where, destinations_);
            case subject::headquarters: return common(l.where, headquarters_);
            case subject::action:
                return asked_.action ? truth_of(*asked_.action == l.act) : truth::unknown;
            case subject::datacenter: return item_.datacenter;
            case subject::consignee: return asked_.approved_consignee;
            default: return asked_.certified;
        }
    }

    /// First and last value of a fact within a cell whose earlier facts are set.
    [[nodiscard]] constexpr std::array<int, 2> range(subject s, const cell& at) const
    {
        const std::size_t i = index(s);
        if (is_figure(s)) {
            if (bounds_[i].undefined) return {-1, -1};
            if (!used_[i] && s != subject::logic_area) return {0, 0};
            if (derived(s)) {
                const stretch possible = within(s, at);
                return {axes_[i].lowest_rank(possible.lower),
                        axes_[i].highest_rank(possible.upper)};
            }
            return {axes_[i].lowest_rank({bounds_[i].lower, false}),
                    axes_[i].highest_rank({bounds_[i].upper, false})};
        }
        if (!used_[i] && s != subject::addressed) return {0, 0};
        switch (s) {
            case subject::destination: return {0, static_cast<int>(destinations_.size()) - 1};
            case subject::headquarters: return {0, static_cast<int>(headquarters_.size()) - 1};
            case subject::action:
                if (!asked_.action) return {0, 2};
                return {static_cast<int>(*asked_.action), static_cast<int>(*asked_.action)};
            case subject::datacenter: return both(item_.datacenter);
            case subject::consignee: return both(asked_.approved_consignee);
            case subject::addressed: return both(addressed_);
            default: return {0, 0};
        }
    }

    /// One more than the number of values a fact can have, undefined among them.
    [[nodiscard]] constexpr std::size_t radix(subject s) const
    {
        if (is_figure(s)) return static_cast<std::size_t>(axes_[index(s)].cells()) + 1;
        if (s == subject::destination) return destinations_.size() + 1;
        if (s == subject::headquarters) return headquarters_.size() + 1;
        return s == subject::action ? 4 : 3;
    }

    /// Whether a fact can take several values that matter.
    [[nodiscard]] constexpr bool open(subject s) const
    {
        if (derived(s)) return false;
        if (s == subject::logic_area)
            return used_[index(subject::performance_density)] && !bounds_[index(s)].exact();
        if (s == subject::total_processing_performance && !bounds_[index(s)].exact() &&
            density_is_derived_ && used_[index(subject::performance_density)])
            return true;
        if ((s == subject::dram_bandwidth || s == subject::interconnect_bandwidth) &&
            !bounds_[index(s)].exact() && used_[index(subject::dram_plus_interconnect)])
            return true;
        const auto r = range(s, {});
        return r[0] != r[1];
    }

private:
    [[nodiscard]] static constexpr std::size_t index(subject s) noexcept
    {
        return static_cast<std::size_t>(s);
    }
    [[nodiscard]] static constexpr std::array<int, 2> both(truth t) noexcept
    {
        return {t == truth::yes ? 1 : 0, t == truth::no ? 0 : 1};
    }

    template <class Visit>
    constexpr void walk(std::size_t i, cell& at, const Visit& visit) const
    {
        if (i == subject_count) {
            visit(static_cast<const cell&>(at));
            return;
        }
        const auto values = range(static_cast<subject>(i), at);
        for (int value = values[0]; value <= values[1]; ++value) {
            at[i] = value;
            walk(i + 1, at, visit);
        }
    }

    /// Keeps the clause's version of the day, in order of kind, precedence and name, so that the
    /// order in the book does not matter.
    constexpr void take(const clause& c)
    {
        const auto in_force = c.version_on(asked_.on);
        if (!in_force) return;
        const version& text = c.versions[*in_force];
        rule r{.of = &c, .text = &text};
        if (const auto by = book_.find(text.enacted_by)) {
            r.by = &book_.measures[*by];
            if (r.by->compliance && asked_.on < *r.by->compliance)
                r.stands = standing::not_yet;
            else
                for (const auto& span : r.by->not_enforced)
                    if (span.contains(asked_.on)) r.stands = standing::conflict;
        }
        if (c.kind == clause_kind::letter) {
            r.addressed = addressed_by(text.says, asked_.exporter, asked_.on);
            if (r.addressed == truth::unknown) addressed_ = truth::unknown;
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
                if (name == rules_[i].says().gives) set |= std::uint64_t{1} << i;
        }
        return set;
    }

    /// What rules can tell apart about where something is.
    struct options {
        subject of;
        bounded_list<country_code, 32> named = {};        ///< by a clause in force
        bounded_list<group, 64> unnamed_seen = {};        ///< groups of places that none names
        bounded_list<std::uint64_t, 32> signatures = {};  ///< which limbs hold
        bounded_list<whereabouts, 32> found = {};
    };

    /// One option for each way in which the places that rules ask about can turn out.
    [[nodiscard]] constexpr bounded_list<whereabouts, 32> whereabouts_of(
        const std::optional<country>& place, subject s) const
    {
        options all{.of = s};
        for (const auto& r : rules_)
            for (const auto& l : r.says().when)
                if (l.of == s)
                    for (const auto& code : l.where.named)
                        if (!contains(all.named, code)) all.named.push_back(code);
        const auto& rows = book_.groups;
        if (place) {
            const auto code = book_.treated_as(country_code(place->alpha_3()), asked_.on);
            std::size_t i = 0;
            while (i < rows.size() && !same(rows[i].place, code)) ++i;
            add_place(code, i, all);
            return all.found;
        }
        add(whereabouts{}, all);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (i == 0 || !same(rows[i].place, rows[i - 1].place)) add_place(rows[i].place, i, all);
        for (const auto& code : all.named) add_place(code, rows.size(), all);
        return all.found;
    }

    [[nodiscard]] static constexpr bool contains(const bounded_list<country_code, 32>& codes,
                                                 const country_code& code)
    {
        for (const auto& c : codes)
            if (same(c, code)) return true;
        return false;
    }

    /// The place with its groups of the day, from its first row on, and once more with a doubtful
    /// membership.
    constexpr void add_place(const country_code& code, std::size_t row, options& all) const
    {
        group certain = group::none;
        group doubtful = group::none;
        for (; row < book_.groups.size() && same(book_.groups[row].place, code); ++row) {
            const auto& m = book_.groups[row];
            if (!m.during.contains(asked_.on)) continue;
            if (m.holds == truth::yes) certain = certain | m.groups;
            if (m.holds == truth::unknown) doubtful = doubtful | m.groups;
        }
        add({code, certain}, all);
        if (doubtful != group::none) add({code, certain | doubtful}, all);
    }

    constexpr void add(const whereabouts& w, options& all) const
    {
        if (!contains(all.named, w.code)) {
            for (const auto groups : all.unnamed_seen)
                if (groups == w.groups) return;
            all.unnamed_seen.push_back(w.groups);
        }
        std::uint64_t signature = 0;
        std::size_t bit = 0;
        for (const auto& r : rules_) {
            for (const auto& l : r.says().when) {
                if (l.of != all.of) continue;
                if (bit == 64) throw domain_error("too many places in the clauses of one day");
                if (l.where.contains(w)) signature |= std::uint64_t{1} << bit;
                ++bit;
            }
        }
        for (const auto other : all.signatures)
            if (other == signature) return;
        all.signatures.push_back(signature);
        all.found.push_back(w);
    }

    [[nodiscard]] static constexpr truth common(const places& set,
                                                const bounded_list<whereabouts, 32>& options)
    {
        bool in = false;
        bool out = false;
        for (const auto& w : options) (set.contains(w) ? in : out) = true;
        return in && out ? truth::unknown : truth_of(in);
    }

    const rulebook& book_;
    const chips::figures& item_;
    const transaction& asked_;
    bounded_list<rule, 40> rules_{};
    std::array<axis, chips::figure_count> axes_{};
    std::array<chips::bounds, chips::figure_count> bounds_{};
    std::array<bool, subject_count> used_{};
    bounded_list<whereabouts, 32> destinations_{};
    bounded_list<whereabouts, 32> headquarters_{};
    truth addressed_ = truth::yes;
    bool density_is_derived_ = true;
};

}  // namespace hirschman::inline v0_1::controls::detail
