// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/computer.hpp>
#include <hirschman/controls/detail/axis.hpp>
#include <hirschman/controls/detail/law.hpp>
#include <hirschman/controls/foundry_output.hpp>

#include <span>

namespace hirschman::inline v0_1::controls::detail {

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

/// An item before the rules: one kind of circuit of it with what is asked of the whole.
struct item_view {
    const chips::figures* circuit = nullptr;
    item_class what = item_class::circuit;
    const foundry_output* foundry = nullptr;
    truth packaged_with_processor = truth::unknown;
    text<8> otherwise = {};
};

/// The law of the day of a transaction, prepared for what is unknown about it.
[[nodiscard]] constexpr law law_of(const rulebook& rules, const transaction& asked, scope looked_at,
                                   item_class about = any_item)
{
    law in_force(rules, asked.on, asked.day_of_decision(), looked_at, about);
    if (!asked.destination) in_force.prepare(subject::destination);
    if (!asked.headquarters) in_force.prepare(subject::headquarters);
    if (any_common(about, item_class::foundry_output)) in_force.prepare(subject::packaged_in);
    return in_force;
}

/// An item and a transaction before the clauses in force on the day, with Kleene's value of every
/// limb.
class inquiry {
public:
    /// @pre the law is prepared for the places that are unknown
    constexpr inquiry(const law& in_force, const item_view& item, const transaction& asked)
        : law_(&in_force), item_(item), asked_(&asked)
    {
        const auto fact = [&](subject s) -> truth& { return facts_[index(s)]; };
        for (std::size_t i = 0; i < chips::figure_count; ++i)
            bounds_[i] = chips::bounds_of(*item.circuit, static_cast<chips::figure>(i));
        density_is_derived_ = !item.circuit->logic_area.is_unknown() ||
                              item.circuit->performance_density.is_unknown();
        fact(subject::datacenter) = item.circuit->datacenter;
        fact(subject::named_in_letter) = item.circuit->named_in_letter_2022;
        fact(subject::packaged_with_processor) = item.packaged_with_processor;
        fact(subject::consignee) = asked.approved_consignee;
        fact(subject::certified) = asked.certified;
        if (item.foundry != nullptr) {
            const foundry_output& made = *item.foundry;
            bounds_[index(subject::transistor_count)] = chips::bounds_of(made.transistor_count);
            fact(subject::advanced_logic) = made.advanced_logic;
            fact(subject::high_bandwidth_memory) = made.high_bandwidth_memory;
            fact(subject::approved_designer) = made.approved_designer;
            fact(subject::authorized_designer) = made.authorized_designer;
            fact(subject::application_pending) = made.application_pending;
            fact(subject::approved_packager) = made.approved_packager;
        }
        fact(subject::addressed) = truth::yes;
        for (const auto& r : in_force.rules())
            if (r.kind() == clause_kind::letter && addressed(r) == truth::unknown)
                fact(subject::addressed) = truth::unknown;
        find_places();
    }

    [[nodiscard]] constexpr const law& in_force() const noexcept { return *law_; }
    [[nodiscard]] constexpr const bounded_list<rule, law::capacity>& rules() const noexcept
    {
        return law_->rules();
    }
    [[nodiscard]] constexpr const item_view& item() const noexcept { return item_; }
    [[nodiscard]] constexpr const transaction& asked() const noexcept { return *asked_; }
    [[nodiscard]] constexpr const chips::bounds& bounds(subject s) const
    {
        return bounds_[index(s)];
    }
    /// Of a fact that holds or does not.
    [[nodiscard]] constexpr truth fact(subject s) const { return facts_[index(s)]; }
    [[nodiscard]] constexpr std::span<const located> where(subject s) const
    {
        const auto& known = known_places_[place_index(s)];
        if (!known.empty()) return {known.begin(), known.size()};
        const auto& any = law_->anywhere(s);
        return {any.begin(), any.size()};
    }
    /// Without a parent of its own an entity's is where its headquarters are.
    [[nodiscard]] constexpr bool parent_follows() const noexcept
    {
        return !asked_->ultimate_parent.has_value();
    }

    /// Whether a clause speaks of this kind of item.
    [[nodiscard]] constexpr bool concerned(const rule& r) const noexcept
    {
        return any_common(r.about, item_.what);
    }
    /// Of a letter: whether the exporter is an addressee on the day.
    [[nodiscard]] constexpr truth addressed(const rule& r) const
    {
        return addressed_by(r.says(), asked_->exporter, law_->on());
    }
    /// A letter of which the exporter is not known to be an addressee decides nothing, and a levy
    /// never does.
    [[nodiscard]] constexpr bool decisive(const rule& r) const
    {
        return concerned(r) && r.kind() != clause_kind::levy &&
               (r.kind() != clause_kind::letter || addressed(r) != truth::no);
    }

    /// Whether the item does not leave the country whose exports the book is about.
    [[nodiscard]] constexpr bool stays_home() const
    {
        const auto& home = law_->book().home;
        return asked_->destination && !home.empty() &&
               same(country_code(asked_->destination->alpha_3()), home);
    }

    [[nodiscard]] constexpr bool density_is_derived() const noexcept { return density_is_derived_; }

    /// Kleene's value of a limb of a rule from what is known, before negation.
    [[nodiscard]] constexpr truth known(const rule& r, const limb& l) const
    {
        if (is_figure(l.of)) return compare(bounds_[index(l.of)], l);
        if (is_place(l.of)) {
            const bool parent = l.of == subject::ultimate_parent && parent_follows();
            bool in = false;
            bool out = false;
            for (const auto& one : where(parent ? subject::headquarters : l.of))
                (holds(r, l, one) ? in : out) = true;
            return in && out ? truth::unknown : truth_of(in);
        }
        if (l.of == subject::action)
            return asked_->action ? truth_of(*asked_->action == l.act) : truth::unknown;
        return facts_[index(l.of)];
    }

    /// Whether a place is in that of a limb: review follows the groups of the day of the decision.
    [[nodiscard]] static constexpr bool holds(const rule& r, const limb& l, const located& where)
    {
        return l.where.contains(follows_decision(r.kind()) ? where.decided : where.shipped);
    }

private:
    [[nodiscard]] static constexpr std::size_t index(subject s) noexcept
    {
        return static_cast<std::size_t>(s);
    }

    constexpr void find_places()
    {
        const auto find = [&](subject s, const std::optional<country>& place) {
            if (place) known_places_[place_index(s)] = law_->locate(*place);
        };
        find(subject::destination, asked_->destination);
        find(subject::headquarters, asked_->headquarters);
        find(subject::ultimate_parent, asked_->ultimate_parent);
        if (item_.foundry != nullptr) find(subject::packaged_in, item_.foundry->packaged_in);
    }

    const law* law_;
    item_view item_;
    const transaction* asked_;
    std::array<chips::bounds, chips::figure_count> bounds_{};
    std::array<truth, subject_count> facts_{};
    std::array<bounded_list<located, 2>, place_count> known_places_{};
    bool density_is_derived_ = true;
};

}  // namespace hirschman::inline v0_1::controls::detail
