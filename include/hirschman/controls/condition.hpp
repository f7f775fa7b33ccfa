// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/figures.hpp>
#include <hirschman/controls/place.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <type_traits>

namespace hirschman::inline v0_1::controls {

/// What a limb looks at: the figures of `chips::figure` in the same order, then facts. The order is
/// also that in which missing facts are named.
enum class subject : unsigned char {
    total_processing_performance,
    logic_area,
    performance_density,
    dram_bandwidth,
    interconnect_bandwidth,
    dram_plus_interconnect,
    processing_performance_2022,
    transfer_rate_2022,
    memory_bandwidth_density,
    transistor_count,
    datacenter,               ///< designed or marketed for use in datacenters
    named_in_letter,          ///< by the letters of August 2022
    packaged_with_processor,  ///< memory in one package with logic that mainly processes
    advanced_logic,           ///< 16/14 nm or below, or non-planar transistors
    high_bandwidth_memory,    ///< in the final package
    approved_designer,        ///< one attests that the design is below 3A090.a
    authorized_designer,      ///< likewise
    application_pending,      ///< of an authorized designer, to become an approved one
    approved_packager,        ///< one packages and attests the transistor count
    packaged_in,              ///< where the fabricator packages the die
    destination,              ///< where the item goes
    headquarters,             ///< of the receiving entity
    ultimate_parent,          ///< where the receiving entity's ultimate parent has its headquarters
    action,                   ///< export, reexport or transfer
    consignee,                ///< whether the consignee is on a list of approved entities
    addressed,                ///< whether a letter had reached the exporter
    certified,                ///< whether the information and certifications asked for are supplied
    drafting_gap,             ///< whether a gap in the text is filled as its sense would have it
};
inline constexpr std::size_t subject_count = 28;

[[nodiscard]] constexpr bool is_figure(subject s) noexcept
{
    return static_cast<std::size_t>(s) < chips::figure_count;
}
[[nodiscard]] constexpr bool is_place(subject s) noexcept
{
    return s >= subject::packaged_in && s <= subject::ultimate_parent;
}
[[nodiscard]] constexpr subject subject_of(chips::figure f) noexcept
{
    return static_cast<subject>(f);
}
/// @pre is_figure(s)
[[nodiscard]] constexpr chips::figure figure_of(subject s) noexcept
{
    return static_cast<chips::figure>(s);
}

/// The name used in sentences.
[[nodiscard]] constexpr std::string_view name(subject s) noexcept
{
    switch (s) {
        case subject::datacenter: return "datacenter";
        case subject::named_in_letter: return "named in the letters of August 2022";
        case subject::packaged_with_processor: return "packaged with a processor";
        case subject::advanced_logic: return "advanced logic";
        case subject::high_bandwidth_memory: return "high-bandwidth memory";
        case subject::approved_designer: return "attested by an approved designer";
        case subject::authorized_designer: return "attested by an authorized designer";
        case subject::application_pending: return "application pending";
        case subject::approved_packager: return "packaged by an approved packager";
        case subject::packaged_in: return "packaged";
        case subject::destination: return "destination";
        case subject::headquarters: return "headquarters";
        case subject::ultimate_parent: return "ultimate parent";
        case subject::action: return "action";
        case subject::consignee: return "approved consignee";
        case subject::addressed: return "addressed";
        case subject::certified: return "certified";
        case subject::drafting_gap: return "the gap is filled by the sense of the text";
        default: return chips::name(figure_of(s));
    }
}

/// What is done with the item; `transferring` is a transfer within a country.
enum class action : unsigned char { exporting, reexporting, transferring };

[[nodiscard]] constexpr std::string_view name(action a) noexcept
{
    switch (a) {
        case action::exporting: return "export";
        case action::reexporting: return "reexport";
        case action::transferring: return "transfer";
    }
    return "";
}

enum class relation : unsigned char { at_least, above, at_most, below, holds };

[[nodiscard]] constexpr std::string_view name(relation r) noexcept
{
    switch (r) {
        case relation::at_least: return ">=";
        case relation::above: return ">";
        case relation::at_most: return "<=";
        case relation::below: return "<";
        case relation::holds: return "";
    }
    return "";
}

/// One comparison of a condition. Negation is a flag and not another relation, since an undefined
/// figure meets neither `<` nor `>=`.
struct limb {
    subject of = subject::total_processing_performance;
    relation is = relation::holds;
    bool negated = false;
    /// Limbs of one alternative must all hold; one alternative suffices.
    unsigned char alternative = 0;
    double limit = 0.0;         ///< of a figure, in the unit of the law
    controls::action act = {};  ///< of `subject::action`
    places where = {};          ///< of `destination` and other places

    friend constexpr bool operator==(const limb&, const limb&) = default;
};

/// A condition of a rule: alternatives of limbs, in one flat array. Built by the operators below so
/// that it reads like the regulation; the same value can be built at run time. One limb too many
/// throws `domain_error`, so it does not compile in a constant.
class condition {
public:
    static constexpr std::size_t capacity = 24;

    /// Never met.
    constexpr condition() = default;
    constexpr condition(const limb& only) : alternatives_(1)
    {
        limbs_.push_back(only);
        limbs_[0].alternative = 0;
    }
    [[nodiscard]] static constexpr condition always()
    {
        condition met;
        met.alternatives_ = 1;
        return met;
    }

    [[nodiscard]] constexpr const limb* begin() const noexcept { return limbs_.begin(); }
    [[nodiscard]] constexpr const limb* end() const noexcept { return limbs_.end(); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return limbs_.size(); }
    [[nodiscard]] constexpr std::size_t alternatives() const noexcept { return alternatives_; }

    /// Kleene's value of the whole, given that of each limb: `test(const limb&) -> truth`, negation
    /// applied here. An alternative stops at its first `no`.
    template <class Test>
    [[nodiscard]] constexpr truth evaluate(const Test& test) const
    {
        truth whole = truth::no;
        std::size_t i = 0;
        for (std::size_t a = 0; a < alternatives_; ++a) {
            truth all = truth::yes;
            for (; i < limbs_.size() && limbs_[i].alternative == a; ++i) {
                if (all == truth::no) continue;
                const truth one = test(limbs_[i]);
                all = all && (limbs_[i].negated ? !one : one);
            }
            whole = whole || all;
            if (whole == truth::yes) return whole;
        }
        return whole;
    }

    friend constexpr condition operator||(const condition& a, const condition& b)
    {
        condition either = a;
        for (limb added : b) {
            added.alternative = static_cast<unsigned char>(added.alternative + a.alternatives_);
            either.limbs_.push_back(added);
        }
        either.alternatives_ = a.alternatives_ + b.alternatives_;
        return either;
    }
    friend constexpr condition operator&&(const condition& a, const condition& b)
    {
        condition both;
        for (std::size_t i = 0; i < a.alternatives_; ++i) {
            for (std::size_t j = 0; j < b.alternatives_; ++j) {
                both.take(a, i);
                both.take(b, j);
                ++both.alternatives_;
            }
        }
        return both;
    }
    friend constexpr condition operator!(const condition& a)
    {
        condition negation = always();
        for (std::size_t i = 0; i < a.alternatives_; ++i) {
            condition some;
            for (limb l : a) {
                if (l.alternative != i) continue;
                l.negated = !l.negated;
                some = some || condition(l);
            }
            negation = negation && some;
        }
        return negation;
    }
    friend constexpr bool operator==(const condition&, const condition&) = default;

private:
    constexpr void take(const condition& from, std::size_t alternative)
    {
        for (limb l : from) {
            if (l.alternative != alternative) continue;
            l.alternative = static_cast<unsigned char>(alternatives_);
            limbs_.push_back(l);
        }
    }

    bounded_list<limb, capacity> limbs_{};
    std::size_t alternatives_ = 0;
};

/// A fact that holds or does not: `datacenter`, `not datacenter and ...`, `certified`.
struct fact_operand {
    subject of;

    constexpr operator condition() const { return limb{.of = of, .is = relation::holds}; }
    friend constexpr condition operator!(fact_operand f) { return !condition(f); }
    friend constexpr condition operator&&(fact_operand a, fact_operand b)
    {
        return condition(a) && condition(b);
    }
    friend constexpr condition operator||(fact_operand a, fact_operand b)
    {
        return condition(a) || condition(b);
    }
};
inline constexpr fact_operand datacenter{subject::datacenter};
inline constexpr fact_operand named_in_letter{subject::named_in_letter};
inline constexpr fact_operand packaged_with_processor{subject::packaged_with_processor};
inline constexpr fact_operand advanced_logic{subject::advanced_logic};
inline constexpr fact_operand high_bandwidth_memory{subject::high_bandwidth_memory};
inline constexpr fact_operand approved_designer{subject::approved_designer};
inline constexpr fact_operand authorized_designer{subject::authorized_designer};
inline constexpr fact_operand application_pending{subject::application_pending};
inline constexpr fact_operand approved_packager{subject::approved_packager};
inline constexpr fact_operand approved_consignee{subject::consignee};
inline constexpr fact_operand certified{subject::certified};
/// Nobody can say how a gap in the text is to be read: it is always unknown.
inline constexpr fact_operand drafting_gap{subject::drafting_gap};

/// A place of the transaction: `destination.in(macau_or_d5)`.
struct place_operand {
    subject of;

    [[nodiscard]] constexpr condition in(const places& set) const
    {
        return limb{.of = of, .is = relation::holds, .where = set};
    }
};
inline constexpr place_operand destination{subject::destination};
inline constexpr place_operand headquarters{subject::headquarters};
inline constexpr place_operand ultimate_parent{subject::ultimate_parent};
inline constexpr place_operand packaged{subject::packaged_in};

/// An entity headquartered there, or whose ultimate parent is.
[[nodiscard]] constexpr condition headed_in(const places& set)
{
    return condition(headquarters.in(set)) || condition(ultimate_parent.in(set));
}

/// The transaction is this: `is(action::exporting)`.
[[nodiscard]] constexpr condition is(action act)
{
    return limb{.of = subject::action, .is = relation::holds, .act = act};
}

namespace detail {
template <chips::figure Which, class Quantity>
[[nodiscard]] constexpr condition compare(chips::metric<Which, Quantity>, relation is,
                                          Quantity limit)
{
    const double value = limit.in(unit<typename Quantity::dimension>(1.0));
    if (!(value >= 0.0) || value == std::numeric_limits<double>::infinity())
        throw domain_error("limit", value, chips::unit_name(Which), "[0, inf)");
    return limb{.of = subject_of(Which), .is = is, .limit = value};
}
}  // namespace detail

/// The limb as text: `TPP >= 4800`, `not datacenter`, `destination in {MAC, D:5}`.
[[nodiscard]] inline std::string to_text(const limb& l)
{
    std::string words(l.negated ? "not " : "");
    words += name(l.of);
    if (is_figure(l.of)) {
        words += " " + std::string(name(l.is)) + " " + hirschman::to_text(l.limit);
        const auto unit = chips::unit_name(figure_of(l.of));
        if (!unit.empty()) words += " " + std::string(unit);
    }
    if (is_place(l.of)) words += " in " + to_text(l.where);
    if (l.of == subject::action) words += " is " + std::string(name(l.act));
    return words;
}

/// The whole condition: `TPP >= 4800 or (TPP >= 1600 and density >= 5.92)`.
[[nodiscard]] inline std::string to_text(const condition& c)
{
    if (c.alternatives() == 0) return "never";
    std::string whole;
    for (std::size_t a = 0; a < c.alternatives(); ++a) {
        std::string words;
        std::size_t count = 0;
        for (const auto& l : c) {
            if (l.alternative != a) continue;
            words += (count++ == 0 ? "" : " and ") + to_text(l);
        }
        if (count == 0) words = "always";
        if (count > 1 && c.alternatives() > 1) words = "(" + words + ")";
        whole += (a == 0 ? "" : " or ") + words;
    }
    return whole;
}

}  // namespace hirschman::inline v0_1::controls

/// A metric against a limit of its own dimension is a condition. Declared where the quantities
/// live, so that it is found from any namespace; a limit of another dimension does not compile.
namespace hirschman::inline v0_1 {

template <chips::figure Which, class Quantity>
[[nodiscard]] constexpr controls::condition operator>=(chips::metric<Which, Quantity> m,
                                                       std::type_identity_t<Quantity> limit)
{
    return controls::detail::compare(m, controls::relation::at_least, limit);
}
template <chips::figure Which, class Quantity>
[[nodiscard]] constexpr controls::condition operator>(chips::metric<Which, Quantity> m,
                                                      std::type_identity_t<Quantity> limit)
{
    return controls::detail::compare(m, controls::relation::above, limit);
}
template <chips::figure Which, class Quantity>
[[nodiscard]] constexpr controls::condition operator<=(chips::metric<Which, Quantity> m,
                                                       std::type_identity_t<Quantity> limit)
{
    return controls::detail::compare(m, controls::relation::at_most, limit);
}
template <chips::figure Which, class Quantity>
[[nodiscard]] constexpr controls::condition operator<(chips::metric<Which, Quantity> m,
                                                      std::type_identity_t<Quantity> limit)
{
    return controls::detail::compare(m, controls::relation::below, limit);
}

}  // namespace hirschman::inline v0_1
