// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/condition.hpp>

#include <limits>

namespace hirschman::inline v0_1::controls::detail {

/// Where a limit cuts the line of a figure: with `inclusive`, the limit itself is above the cut
/// (`>=`, `<`), else below (`>`, `<=`).
struct cut {
    double limit = 0.0;
    bool inclusive = true;
};

[[nodiscard]] constexpr cut cut_of(const limb& l) noexcept
{
    return {l.limit, l.is == relation::at_least || l.is == relation::below};
}
[[nodiscard]] constexpr bool above(double value, const cut& c) noexcept
{
    return equals_limit(value, c.limit) ? c.inclusive : value > c.limit;
}

/// An end of an interval; `open` when not attained.
struct end {
    double value = 0.0;
    bool open = false;
};
struct stretch {
    end lower = {};
    end upper = {std::numeric_limits<double>::infinity(), true};
};

/// The line of one figure with its cuts in ascending order. A cell is a stretch between two cuts;
/// its rank is the number of cuts it lies above. Every limb has one value inside a cell.
class axis {
public:
    constexpr void add(const cut& c)
    {
        std::size_t at = 0;
        while (at < cuts_.size() && before(cuts_[at], c)) ++at;
        if (at < cuts_.size() && !before(c, cuts_[at])) return;
        cuts_.push_back(c);
        for (std::size_t i = cuts_.size() - 1; i > at; --i) cuts_[i] = cuts_[i - 1];
        cuts_[at] = c;
    }

    /// The rank of the lowest values above a lower end.
    [[nodiscard]] constexpr int lowest_rank(const end& e) const
    {
        int rank = 0;
        for (const auto& c : cuts_)
            if (e.open ? e.value > c.limit || equals_limit(e.value, c.limit) : above(e.value, c))
                ++rank;
        return rank;
    }
    /// The rank of the highest values below an upper end.
    [[nodiscard]] constexpr int highest_rank(const end& e) const
    {
        int rank = 0;
        for (const auto& c : cuts_)
            if (e.open ? e.value > c.limit && !equals_limit(e.value, c.limit) : above(e.value, c))
                ++rank;
        return rank;
    }
    /// The cell of that rank within the whole line.
    [[nodiscard]] constexpr stretch cell(int rank) const
    {
        stretch s;
        if (rank > 0) {
            const auto& c = cuts_[static_cast<std::size_t>(rank - 1)];
            s.lower = {c.limit, !c.inclusive};
        }
        if (static_cast<std::size_t>(rank) < cuts_.size()) {
            const auto& c = cuts_[static_cast<std::size_t>(rank)];
            s.upper = {c.limit, c.inclusive};
        }
        return s;
    }
    /// Whether a figure of that rank meets the limb (before negation). @pre its cut was added
    [[nodiscard]] constexpr bool met(const limb& l, int rank) const
    {
        const cut c = cut_of(l);
        int index = 0;
        while (before(cuts_[static_cast<std::size_t>(index)], c)) ++index;
        const bool is_above = rank > index;
        return l.is == relation::at_least || l.is == relation::above ? is_above : !is_above;
    }
    [[nodiscard]] constexpr int cells() const noexcept
    {
        return static_cast<int>(cuts_.size()) + 1;
    }

private:
    static constexpr bool before(const cut& a, const cut& b) noexcept
    {
        return a.limit < b.limit || (a.limit == b.limit && a.inclusive && !b.inclusive);
    }

    bounded_list<cut, 24> cuts_{};
};

/// The part of a cell that a figure known to lie in `known` can take.
/// @pre some of `known` lies in the cell
[[nodiscard]] constexpr stretch clip(const stretch& cell, const chips::bounds& known) noexcept
{
    // A known end that counts as equal to a limit outside the cell is itself outside.
    const auto outside = [](double value, const end& e) {
        return e.open && e.value < std::numeric_limits<double>::infinity() &&
               equals_limit(value, e.value);
    };
    if (known.exact()) return {{known.lower, false}, {known.upper, false}};
    stretch s = cell;
    if (known.lower > s.lower.value && !outside(known.lower, s.lower))
        s.lower = {known.lower, false};
    if (known.upper < s.upper.value && !outside(known.upper, s.upper))
        s.upper = {known.upper, false};
    return s;
}

/// Numerator over denominator, both stretches of figures that are not negative.
[[nodiscard]] constexpr stretch quotient(const stretch& a, const stretch& b) noexcept
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    stretch s;
    s.lower = b.upper.value == infinite
                  ? end{0.0, a.lower.value > 0.0 || a.lower.open}
                  : end{a.lower.value / b.upper.value, a.lower.open || b.upper.open};
    if (a.upper.value == 0.0)
        s.upper = {0.0, false};
    else if (a.upper.value < infinite && b.lower.value > 0.0)
        s.upper = {a.upper.value / b.lower.value, a.upper.open || b.lower.open};
    return s;
}

[[nodiscard]] constexpr stretch sum(const stretch& a, const stretch& b) noexcept
{
    return {{a.lower.value + b.lower.value, a.lower.open || b.lower.open},
            {a.upper.value + b.upper.value, a.upper.open || b.upper.open}};
}

/// Kleene's value of one comparison, before negation.
[[nodiscard]] constexpr truth compare(const chips::bounds& known, const limb& l) noexcept
{
    if (known.undefined) return truth::no;
    const cut c = cut_of(l);
    const bool low = above(known.lower, c);
    const bool high = above(known.upper, c);
    if (low != high) return truth::unknown;
    return truth_of((l.is == relation::at_least || l.is == relation::above) == low);
}

}  // namespace hirschman::inline v0_1::controls::detail
