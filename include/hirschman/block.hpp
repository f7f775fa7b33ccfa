// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <type_traits>

namespace hirschman::inline v0_1 {

struct block_truth;

/// 64 draws of one number, computed in step. A value type: operators return values, so `auto` is
/// safe, and the layout does not depend on compiler flags. A lane that is NaN has failed and stays
/// NaN. The elementary functions are compiled once in `hirschman::hirschman`, with the same digits
/// on every x86-64 CPU.
struct alignas(64) block {
    static constexpr std::size_t size = 64;

    double lanes[size];

    block() = default;
    /// The same number in every lane.
    constexpr block(double value) noexcept : lanes{}
    {
        for (double& lane : lanes) lane = value;
    }

    [[nodiscard]] constexpr double operator[](std::size_t i) const noexcept { return lanes[i]; }
    [[nodiscard]] constexpr double& operator[](std::size_t i) noexcept { return lanes[i]; }

    friend constexpr block operator+(const block& a, const block& b) noexcept
    {
        block r;
        for (std::size_t i = 0; i < size; ++i) r.lanes[i] = a.lanes[i] + b.lanes[i];
        return r;
    }
    friend constexpr block operator-(const block& a, const block& b) noexcept
    {
        block r;
        for (std::size_t i = 0; i < size; ++i) r.lanes[i] = a.lanes[i] - b.lanes[i];
        return r;
    }
    friend constexpr block operator*(const block& a, const block& b) noexcept
    {
        block r;
        for (std::size_t i = 0; i < size; ++i) r.lanes[i] = a.lanes[i] * b.lanes[i];
        return r;
    }
    friend constexpr block operator/(const block& a, const block& b) noexcept
    {
        block r;
        for (std::size_t i = 0; i < size; ++i) r.lanes[i] = a.lanes[i] / b.lanes[i];
        return r;
    }
    friend constexpr block operator-(const block& a) noexcept
    {
        block r;
        for (std::size_t i = 0; i < size; ++i) r.lanes[i] = -a.lanes[i];
        return r;
    }
    constexpr block& operator+=(const block& b) noexcept { return *this = *this + b; }
    constexpr block& operator-=(const block& b) noexcept { return *this = *this - b; }
    constexpr block& operator*=(const block& b) noexcept { return *this = *this * b; }
    constexpr block& operator/=(const block& b) noexcept { return *this = *this / b; }
};

/// The answer of a comparison of blocks, lane by lane: 1 yes, 0 no, NaN unknown.
struct alignas(64) block_truth {
    double lanes[block::size];

    friend constexpr block_truth operator&&(const block_truth& a, const block_truth& b) noexcept
    {
        block_truth r;
        for (std::size_t i = 0; i < block::size; ++i)
            r.lanes[i] =
                a.lanes[i] == 0.0 || b.lanes[i] == 0.0 ? 0.0 : a.lanes[i] + b.lanes[i] - 1.0;
        return r;
    }
    friend constexpr block_truth operator||(const block_truth& a, const block_truth& b) noexcept
    {
        block_truth r;
        for (std::size_t i = 0; i < block::size; ++i)
            r.lanes[i] = a.lanes[i] == 1.0 || b.lanes[i] == 1.0 ? 1.0 : a.lanes[i] + b.lanes[i];
        return r;
    }
    friend constexpr block_truth operator!(const block_truth& a) noexcept
    {
        block_truth r;
        for (std::size_t i = 0; i < block::size; ++i) r.lanes[i] = 1.0 - a.lanes[i];
        return r;
    }
};

[[nodiscard]] constexpr block_truth less(const block& a, const block& b) noexcept
{
    block_truth r;
    for (std::size_t i = 0; i < block::size; ++i)
        r.lanes[i] = a.lanes[i] < b.lanes[i]    ? 1.0
                     : a.lanes[i] >= b.lanes[i] ? 0.0
                                                : std::numeric_limits<double>::quiet_NaN();
    return r;
}
[[nodiscard]] constexpr block_truth less_equal(const block& a, const block& b) noexcept
{
    block_truth r;
    for (std::size_t i = 0; i < block::size; ++i)
        r.lanes[i] = a.lanes[i] <= b.lanes[i]  ? 1.0
                     : a.lanes[i] > b.lanes[i] ? 0.0
                                               : std::numeric_limits<double>::quiet_NaN();
    return r;
}
/// Per lane `yes` or `no`; NaN where the condition is unknown.
[[nodiscard]] constexpr block select(const block_truth& condition, const block& yes,
                                     const block& no) noexcept
{
    block r;
    for (std::size_t i = 0; i < block::size; ++i)
        r.lanes[i] = condition.lanes[i] == 1.0   ? yes.lanes[i]
                     : condition.lanes[i] == 0.0 ? no.lanes[i]
                                                 : std::numeric_limits<double>::quiet_NaN();
    return r;
}

// Elementary functions of a block, compiled and dispatched by CPU with the same digits on all of
// them. exp, log, log1p and expm1 are within one unit of the last place, pow within two. Values at
// the edges are those of C, but for one: pow(NaN, 0) and pow(1, NaN) are NaN, because a failed lane
// never becomes a number.
// @verified block_math.* in tests/vocabulary/block_test.cpp, against 80-bit and 50-digit arithmetic
[[nodiscard]] HIRSCHMAN_API block exp(const block& x) noexcept;
[[nodiscard]] HIRSCHMAN_API block log(const block& x) noexcept;
[[nodiscard]] HIRSCHMAN_API block log1p(const block& x) noexcept;
[[nodiscard]] HIRSCHMAN_API block expm1(const block& x) noexcept;
[[nodiscard]] HIRSCHMAN_API block pow(const block& base, const block& exponent) noexcept;
/// Standard normal distribution function, to 1e-15 relative down to x = -37.
[[nodiscard]] HIRSCHMAN_API block normal_cdf(const block& x) noexcept;

[[nodiscard]] inline block sqrt(const block& x) noexcept
{
    block r;
    for (std::size_t i = 0; i < block::size; ++i) r.lanes[i] = std::sqrt(x.lanes[i]);
    return r;
}
[[nodiscard]] inline block abs(const block& x) noexcept
{
    block r;
    for (std::size_t i = 0; i < block::size; ++i) r.lanes[i] = std::fabs(x.lanes[i]);
    return r;
}

// Unqualified calls in formulas must find the functions of a double too.
using std::abs;
using std::exp;
using std::expm1;
using std::log;
using std::log1p;
using std::pow;
using std::sqrt;

}  // namespace hirschman::inline v0_1
