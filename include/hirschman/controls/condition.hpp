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
    datacenter,    ///< designed or marketed for use in datacenters
    destination,   ///< where the item goes
    headquarters,  ///< of the receiving entity or its ultimate parent
    action,        ///< export, reexport or transfer
    consignee,     ///< whether the consignee is on a list of approved entities
    addressed,     ///< whether a letter had reached the exporter
    certified,     ///< whether the information and certifications asked for are supplied
};
inline constexpr std::size_t subject_count = 15;

[[nodiscard]] constexpr bool is_figure(subject s) noexcept
{
    return static_cast<std::size_t>(s) < chips::figure_count;
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
        case subject::destination: return "destination";
        case subject::headquarters: return "headquarters";
        case subject::action: return "action";
        case subject::consignee: return "approved consignee";
        case subject::addressed: return "addressed";
        case subject::certified: return "certified";
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
    places where = {};          ///< of `destination` and `headquarters`

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
};
inline constexpr fact_operand datacenter{subject::datacenter};
inline constexpr fact_operand approved_consignee{subject::consignee};
inline constexpr fact_operand certified{subject::certified};

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
    if (l.of == subject::destination || l.of == subject::headquarters)
        words += " in " + to_text(l.where);
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
