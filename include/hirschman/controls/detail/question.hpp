// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/detail/inquiry.hpp>
#include <hirschman/controls/determination.hpp>

namespace hirschman::inline v0_1::controls::detail {

/// A cell of the box of independent facts: of a figure its rank (-1: undefined), of another fact
/// the index of its option.
using cell = std::array<int, subject_count>;

/// The box of independent facts of an inquiry, cut at every limit in force: which facts matter,
/// what values they can take, and which combinations are possible.
class box {
public:
    explicit constexpr box(const inquiry& asked) : asked_(&asked)
    {
        for (const auto& r : rules()) {
            if (!asked.decisive(r)) continue;
            for (const auto& l : r.says().when) {
                used_[index(l.of)] = true;
                if (is_figure(l.of)) axes_[index(l.of)].add(cut_of(l));
            }
        }
    }

    [[nodiscard]] constexpr const inquiry& asked() const noexcept { return *asked_; }
    [[nodiscard]] constexpr const bounded_list<rule, law::capacity>& rules() const noexcept
    {
        return asked_->rules();
    }
    [[nodiscard]] constexpr bool used(subject s) const { return used_[index(s)]; }
    [[nodiscard]] constexpr const axis& line(subject s) const { return axes_[index(s)]; }
    [[nodiscard]] constexpr const chips::bounds& bounds(subject s) const
    {
        return asked_->bounds(s);
    }

    /// Calls `visit(const cell&)` for every combination of facts that is possible, the figures
    /// outermost.
    template <class Visit>
    constexpr void for_each_cell(const Visit& visit) const
    {
        cell at{};
        walk(0, subject_count, at, visit);
    }
    /// Likewise over the facts of the item alone, or of the transaction alone.
    template <class Visit>
    constexpr void for_each_item(cell& at, const Visit& visit) const
    {
        walk(0, index(subject::destination), at, visit);
    }
    template <class Visit>
    constexpr void for_each_transaction(cell& at, const Visit& visit) const
    {
        walk(index(subject::destination), subject_count, at, visit);
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
        return clip(axes_[index(s)].cell(at[index(s)]), bounds(s));
    }

    [[nodiscard]] constexpr bool derived(subject s) const noexcept
    {
        return (s == subject::performance_density && asked_->density_is_derived()) ||
               s == subject::dram_plus_interconnect;
    }

    /// Whether the facts in a cell meet a limb of a rule, before negation. Certifications are
    /// asserted, not found out, and stay in Kleene's logic.
    [[nodiscard]] constexpr truth met(const rule& r, const limb& l, const cell& at) const
    {
        const int value = at[index(l.of)];
        if (is_figure(l.of)) return truth_of(value >= 0 && axes_[index(l.of)].met(l, value));
        if (is_place(l.of)) {
            const subject s = l.of == subject::ultimate_parent && asked_->parent_follows()
                                  ? subject::headquarters
                                  : l.of;
            const auto option = static_cast<std::size_t>(at[index(s)]);
            return truth_of(inquiry::holds(r, l, asked_->where(s)[option]));
        }
        if (l.of == subject::action) return truth_of(static_cast<int>(l.act) == value);
        if (l.of == subject::certified) return asked_->fact(subject::certified);
        return truth_of(value == 1);
    }

    /// First and last value of a fact within a cell whose earlier facts are set.
    [[nodiscard]] constexpr std::array<int, 2> range(subject s, const cell& at) const
    {
        const std::size_t i = index(s);
        if (is_figure(s)) {
            if (bounds(s).undefined) return {-1, -1};
            if (!used_[i] && s != subject::logic_area) return {0, 0};
            if (derived(s)) {
                const stretch possible = within(s, at);
                return {axes_[i].lowest_rank(possible.lower),
                        axes_[i].highest_rank(possible.upper)};
            }
            return {axes_[i].lowest_rank({bounds(s).lower, false}),
                    axes_[i].highest_rank({bounds(s).upper, false})};
        }
        if (is_place(s)) {
            const bool matters =
                used_[i] || (s == subject::headquarters && used_[index(subject::ultimate_parent)]);
            const bool follows = s == subject::ultimate_parent && asked_->parent_follows();
            if (!matters || follows) return {0, 0};
            return {0, static_cast<int>(asked_->where(s).size()) - 1};
        }
        if (s == subject::certified) return {0, 0};
        if (s == subject::addressed) return both(asked_->fact(s));
        if (!used_[i]) return {0, 0};
        if (s == subject::action) {
            if (!asked_->asked().action) return {0, 2};
            return {static_cast<int>(*asked_->asked().action),
                    static_cast<int>(*asked_->asked().action)};
        }
        return both(asked_->fact(s));
    }

    /// Whether a fact can take several values that matter.
    [[nodiscard]] constexpr bool open(subject s) const
    {
        if (derived(s)) return false;
        if (s == subject::logic_area)
            return used_[index(subject::performance_density)] && !bounds(s).exact();
        if (s == subject::total_processing_performance && !bounds(s).exact() &&
            asked_->density_is_derived() && used_[index(subject::performance_density)])
            return true;
        if ((s == subject::dram_bandwidth || s == subject::interconnect_bandwidth) &&
            !bounds(s).exact() && used_[index(subject::dram_plus_interconnect)])
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
    constexpr void walk(std::size_t i, std::size_t end, cell& at, const Visit& visit) const
    {
        if (i == end) {
            visit(static_cast<const cell&>(at));
            return;
        }
        const auto values = range(static_cast<subject>(i), at);
        for (int value = values[0]; value <= values[1]; ++value) {
            at[i] = value;
            walk(i + 1, end, at, visit);
        }
    }

    const inquiry* asked_;
    std::array<axis, chips::figure_count> axes_{};
    std::array<bool, subject_count> used_{};
};

namespace held {
/// What the box of a question refers to: constructed before it, in this order.
struct law_of_the_day {
    law in_force;
};
struct asked_circuit {
    inquiry of;
};
}  // namespace held

/// One circuit before a book on a day.
class question : private held::law_of_the_day, private held::asked_circuit, public box {
public:
    constexpr question(const rulebook& book, const chips::figures& item, const transaction& asked,
                       scope looked_at)
        : held::law_of_the_day{law_of(book, asked, looked_at, item_class::circuit)},
          held::asked_circuit{inquiry(in_force, {.circuit = &item}, asked)},
          box(of)
    {
    }
    question(const question&) = delete;
    question& operator=(const question&) = delete;
};

}  // namespace hirschman::inline v0_1::controls::detail
