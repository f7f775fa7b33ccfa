// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The scalars over which every formula is a template: `double` for one answer, `block` for 64
/// draws, `dual` for a derivative.

#include <hirschman/block.hpp>
#include <hirschman/dual.hpp>
#include <hirschman/error.hpp>
#include <hirschman/reading.hpp>

#include <cmath>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace hirschman::inline v0_1 {

template <class T>
concept scalar = std::same_as<T, double> || std::same_as<T, dual> || std::same_as<T, block>;

/// What a formula accepts: a scalar, or an integer that stands for one.
template <class T>
concept scalar_argument = scalar<T> || std::integral<T> || std::same_as<T, float>;

/// The scalar in which a formula of these arguments computes; `block` and `dual` do not mix.
template <class... T>
using common_scalar = decltype((0.0 + ... + std::declval<const T&>()));

/// Standard normal distribution function.
[[nodiscard]] inline double normal_cdf(double x) noexcept
{
    return 0.5 * std::erfc(x * -0.70710678118654752440);
}

/// Comparisons of scalars are three-valued: a NaN compares `unknown`, and `select` hands it on, so
/// that a failed draw never becomes a number.
[[nodiscard]] constexpr truth less(double a, double b) noexcept
{
    return a < b ? truth::yes : a >= b ? truth::no : truth::unknown;
}
[[nodiscard]] constexpr truth less_equal(double a, double b) noexcept
{
    return a <= b ? truth::yes : a > b ? truth::no : truth::unknown;
}
[[nodiscard]] constexpr double select(truth condition, double yes, double no) noexcept
{
    return condition == truth::yes  ? yes
           : condition == truth::no ? no
                                    : std::numeric_limits<double>::quiet_NaN();
}
[[nodiscard]] constexpr truth less(const dual& a, const dual& b) noexcept
{
    return less(a.value, b.value);
}
[[nodiscard]] constexpr truth less_equal(const dual& a, const dual& b) noexcept
{
    return less_equal(a.value, b.value);
}
[[nodiscard]] constexpr dual select(truth condition, const dual& yes, const dual& no) noexcept
{
    return condition == truth::yes  ? yes
           : condition == truth::no ? no
                                    : dual(std::numeric_limits<double>::quiet_NaN());
}

template <class A, class B>
[[nodiscard]] constexpr auto greater(const A& a, const B& b) noexcept
{
    return less(b, a);
}

/// The lesser and the greater; NaN if either is NaN.
template <scalar_argument A, scalar_argument B>
[[nodiscard]] constexpr common_scalar<A, B> min(const A& a, const B& b) noexcept
{
    using S = common_scalar<A, B>;
    const S x(a), y(b);
    if constexpr (std::same_as<S, block>)
        return min(x, y);
    else
        return select(less_equal(x, y), x, y);
}
template <scalar_argument A, scalar_argument B>
[[nodiscard]] constexpr common_scalar<A, B> max(const A& a, const B& b) noexcept
{
    using S = common_scalar<A, B>;
    const S x(a), y(b);
    if constexpr (std::same_as<S, block>)
        return max(x, y);
    else
        return select(less_equal(x, y), y, x);
}
/// x limited to [low, high]; NaN stays NaN.
template <scalar S>
[[nodiscard]] constexpr S clamp(const S& x, double low = 0.0, double high = 1.0) noexcept
{
    return min(max(x, S(low)), S(high));
}

/// `value`, but NaN where any of `others` is: a choice by `select` forgets what it does not choose.
template <scalar S, class... Others>
[[nodiscard]] constexpr S handing_on(const S& value, const Others&... others) noexcept
{
    S kept = value;
    ((kept = select(less_equal(others, others), kept, kept)), ...);
    return kept;
}

/// Which ends of a permitted range belong to it.
enum class bounds { closed, open, left_closed, right_closed };

namespace detail {

[[nodiscard]] constexpr bool inside(double x, double low, double high, bounds ends) noexcept
{
    const bool above = (ends == bounds::closed || ends == bounds::left_closed) ? x >= low : x > low;
    const bool below =
        (ends == bounds::closed || ends == bounds::right_closed) ? x <= high : x < high;
    return above && below;
}

/// x where it is inside, NaN elsewhere.
[[nodiscard]] HIRSCHMAN_API block inside(const block& x, double low, double high, bool low_belongs,
                                         bool high_belongs) noexcept;

[[nodiscard]] inline std::string range_text(double low, double high, bounds ends)
{
    return std::string(ends == bounds::closed || ends == bounds::left_closed ? "[" : "(") +
           to_text(low) + ", " + to_text(high) +
           (ends == bounds::closed || ends == bounds::right_closed ? "]" : ")");
}

}  // namespace detail

/// The gate every input of a formula passes. A `double` or `dual` outside the range (or NaN) throws
/// `domain_error` naming argument, value, unit and range; in a `block` the lane becomes NaN, which
/// the ensemble counts as failed.
constexpr double in_range(double x, double low, double high, std::string_view argument,
                          bounds ends = bounds::closed, std::string_view unit = "")
{
    if (!detail::inside(x, low, high, ends))
        throw domain_error(argument, x, unit, detail::range_text(low, high, ends));
    return x;
}
constexpr dual in_range(const dual& x, double low, double high, std::string_view argument,
                        bounds ends = bounds::closed, std::string_view unit = "")
{
    in_range(x.value, low, high, argument, ends, unit);
    return x;
}
inline block in_range(const block& x, double low, double high, std::string_view,
                      bounds ends = bounds::closed, std::string_view = "") noexcept
{
    return detail::inside(x, low, high, ends == bounds::closed || ends == bounds::left_closed,
                          ends == bounds::closed || ends == bounds::right_closed);
}

/// The derivative of `f` at `x`, exact to rounding.
template <class F>
[[nodiscard]] double derivative(F&& f, double x)
{
    return f(dual{x, 1.0}).slope;
}

}  // namespace hirschman::inline v0_1
