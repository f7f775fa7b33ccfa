// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>
#include <hirschman/quantity.hpp>

#include <string_view>

namespace hirschman::inline v0_1 {

/// Kleene's three values. Not convertible to bool: compare with `truth::yes`.
enum class truth : signed char { no = -1, unknown = 0, yes = 1 };

[[nodiscard]] constexpr truth operator&&(truth a, truth b) noexcept { return a < b ? a : b; }
[[nodiscard]] constexpr truth operator||(truth a, truth b) noexcept { return a < b ? b : a; }
[[nodiscard]] constexpr truth operator!(truth a) noexcept
{
    return static_cast<truth>(-static_cast<signed char>(a));
}
[[nodiscard]] constexpr truth truth_of(bool value) noexcept
{
    return value ? truth::yes : truth::no;
}
[[nodiscard]] constexpr std::string_view name(truth value) noexcept
{
    return value == truth::yes ? "yes" : value == truth::no ? "no" : "unknown";
}

/// What is known of a figure: an interval, possibly a point or unbounded, or *undefined*. An
/// undefined figure (a density without a die on a non-planar node) meets no limit; an unknown one
/// may meet any.
template <class Quantity>
class reading {
public:
    /// Unknown.
    constexpr reading() = default;
    /// Exactly this; a NaN is not a figure and throws `domain_error`.
    constexpr reading(Quantity value) : reading(value, value) {}
    constexpr reading(Quantity lower, Quantity upper) : lower_(lower), upper_(upper), bounded_(true)
    {
        if (!(lower <= upper))
            throw domain_error("a reading's lower end must not exceed its upper");
    }
    [[nodiscard]] static constexpr reading from(Quantity lower)
    {
        if (!(lower <= lower)) throw domain_error("a reading's lower end must be a number");
        reading r;
        r.lower_ = lower;
        r.half_bounded_ = true;
        return r;
    }
    [[nodiscard]] static constexpr reading not_defined() noexcept
    {
        reading r;
        r.undefined_ = true;
        return r;
    }

    [[nodiscard]] constexpr bool is_undefined() const noexcept { return undefined_; }
    /// Nothing is known, not even a lower end.
    [[nodiscard]] constexpr bool is_unknown() const noexcept
    {
        return !undefined_ && !bounded_ && !half_bounded_;
    }
    [[nodiscard]] constexpr bool is_exact() const noexcept { return bounded_ && lower_ == upper_; }
    [[nodiscard]] constexpr bool has_lower() const noexcept { return bounded_ || half_bounded_; }
    [[nodiscard]] constexpr bool has_upper() const noexcept { return bounded_; }
    /// The lower end; @pre has_lower().
    [[nodiscard]] constexpr Quantity lower() const noexcept { return lower_; }
    /// The upper end; @pre has_upper().
    [[nodiscard]] constexpr Quantity upper() const noexcept { return upper_; }

    /// Structural: same state, same ends.
    friend constexpr bool operator==(const reading&, const reading&) noexcept = default;

    friend constexpr truth operator>=(const reading& r, Quantity limit) noexcept
    {
        if (r.undefined_) return truth::no;
        if (r.has_lower() && at_or_above(r.lower_, limit)) return truth::yes;
        if (r.has_upper() && !at_or_above(r.upper_, limit)) return truth::no;
        return truth::unknown;
    }
    friend constexpr truth operator>(const reading& r, Quantity limit) noexcept
    {
        if (r.undefined_) return truth::no;
        if (r.has_lower() && above(r.lower_, limit)) return truth::yes;
        if (r.has_upper() && !above(r.upper_, limit)) return truth::no;
        return truth::unknown;
    }
    friend constexpr truth operator<(const reading& r, Quantity limit) noexcept
    {
        return r.undefined_ ? truth::no : !(r >= limit);
    }
    friend constexpr truth operator<=(const reading& r, Quantity limit) noexcept
    {
        return r.undefined_ ? truth::no : !(r > limit);
    }

private:
    static constexpr double base(Quantity q) noexcept
    {
        return q.in(unit<typename Quantity::dimension>(1.0));
    }
    static constexpr bool at_or_above(Quantity figure, Quantity limit) noexcept
    {
        return figure > limit || equals_limit(base(figure), base(limit));
    }
    static constexpr bool above(Quantity figure, Quantity limit) noexcept
    {
        return figure > limit && !equals_limit(base(figure), base(limit));
    }

    Quantity lower_{};
    Quantity upper_{};
    bool bounded_ = false;
    bool half_bounded_ = false;
    bool undefined_ = false;
};

template <class Dimension>
[[nodiscard]] constexpr reading<quantity<Dimension>> exactly(quantity<Dimension> value)
{
    return {value};
}
template <class Dimension>
[[nodiscard]] constexpr reading<quantity<Dimension>> between(quantity<Dimension> lower,
                                                             quantity<Dimension> upper)
{
    return {lower, upper};
}
template <class Dimension>
[[nodiscard]] constexpr reading<quantity<Dimension>> at_least(quantity<Dimension> lower)
{
    return reading<quantity<Dimension>>::from(lower);
}

/// Converts to any reading: nothing is known.
struct unknown_t {
    template <class Quantity>
    constexpr operator reading<Quantity>() const noexcept
    {
        return {};
    }
};
/// Converts to any reading: the figure does not exist for this item.
struct undefined_t {
    template <class Quantity>
    constexpr operator reading<Quantity>() const noexcept
    {
        return reading<Quantity>::not_defined();
    }
};
[[nodiscard]] constexpr unknown_t unknown() noexcept { return {}; }
[[nodiscard]] constexpr undefined_t undefined() noexcept { return {}; }

}  // namespace hirschman::inline v0_1
