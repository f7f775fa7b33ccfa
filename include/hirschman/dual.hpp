// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <cmath>

namespace hirschman::inline v0_1 {

/// A number with its derivative along one direction (forward mode).
struct dual {
    double value = 0.0;
    double slope = 0.0;

    constexpr dual() = default;
    constexpr dual(double v, double s = 0.0) noexcept : value(v), slope(s) {}

    friend constexpr dual operator+(const dual& a, const dual& b) noexcept
    {
        return {a.value + b.value, a.slope + b.slope};
    }
    friend constexpr dual operator-(const dual& a, const dual& b) noexcept
    {
        return {a.value - b.value, a.slope - b.slope};
    }
    friend constexpr dual operator*(const dual& a, const dual& b) noexcept
    {
        return {a.value * b.value, a.slope * b.value + a.value * b.slope};
    }
    friend constexpr dual operator/(const dual& a, const dual& b) noexcept
    {
        const double ratio = a.value / b.value;
        return {ratio, (a.slope - ratio * b.slope) / b.value};
    }
    friend constexpr dual operator-(const dual& a) noexcept { return {-a.value, -a.slope}; }
    constexpr dual& operator+=(const dual& b) noexcept { return *this = *this + b; }
    constexpr dual& operator-=(const dual& b) noexcept { return *this = *this - b; }
    constexpr dual& operator*=(const dual& b) noexcept { return *this = *this * b; }
    constexpr dual& operator/=(const dual& b) noexcept { return *this = *this / b; }
};

[[nodiscard]] inline dual exp(const dual& x) noexcept
{
    const double e = std::exp(x.value);
    return {e, e * x.slope};
}
[[nodiscard]] inline dual log(const dual& x) noexcept
{
    return {std::log(x.value), x.slope / x.value};
}
[[nodiscard]] inline dual log1p(const dual& x) noexcept
{
    return {std::log1p(x.value), x.slope / (1.0 + x.value)};
}
[[nodiscard]] inline dual expm1(const dual& x) noexcept
{
    return {std::expm1(x.value), std::exp(x.value) * x.slope};
}
/// A constant exponent never takes the logarithm of the base, so bases of zero or less keep their
/// derivative.
[[nodiscard]] inline dual pow(const dual& base, const dual& exponent) noexcept
{
    const double p = std::pow(base.value, exponent.value);
    double slope = 0.0;
    if (base.slope != 0.0)
        slope += exponent.value * std::pow(base.value, exponent.value - 1.0) * base.slope;
    if (exponent.slope != 0.0) slope += p * std::log(base.value) * exponent.slope;
    return {p, slope};
}
[[nodiscard]] inline dual sqrt(const dual& x) noexcept
{
    const double root = std::sqrt(x.value);
    return {root, x.slope / (2.0 * root)};
}
[[nodiscard]] inline dual abs(const dual& x) noexcept
{
    return x.value < 0.0 ? dual(-x.value, -x.slope) : x;
}
/// Standard normal distribution function.
[[nodiscard]] inline dual normal_cdf(const dual& x) noexcept
{
    return {0.5 * std::erfc(x.value * -0.70710678118654752440),
            0.39894228040143267794 * std::exp(-0.5 * x.value * x.value) * x.slope};
}

}  // namespace hirschman::inline v0_1
