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
/// NaN. All operations are compiled once in `hirschman::hirschman` and chosen by CPU, so that they
/// are as fast under any flags of the caller, with the same digits on every x86-64 CPU.
struct alignas(64) block {
    static constexpr std::size_t size = 64;

    double lanes[size];

    block() = default;
    HIRSCHMAN_API block(const block& of) noexcept;
    HIRSCHMAN_API block& operator=(const block& of) noexcept;
    ~block() = default;
    /// The same number in every lane.
    constexpr block(double value) noexcept
    {
        for (double& lane : lanes) lane = value;
    }

    [[nodiscard]] constexpr double operator[](std::size_t i) const noexcept { return lanes[i]; }
    [[nodiscard]] constexpr double& operator[](std::size_t i) noexcept { return lanes[i]; }

    HIRSCHMAN_API friend block operator+(const block& a, const block& b) noexcept;
    HIRSCHMAN_API friend block operator+(const block& a, double b) noexcept;
    friend block operator+(double a, const block& b) noexcept { return b + a; }
    HIRSCHMAN_API friend block operator-(const block& a, const block& b) noexcept;
    HIRSCHMAN_API friend block operator-(const block& a, double b) noexcept;
    HIRSCHMAN_API friend block operator-(double a, const block& b) noexcept;
    HIRSCHMAN_API friend block operator-(const block& a) noexcept;
    HIRSCHMAN_API friend block operator*(const block& a, const block& b) noexcept;
    HIRSCHMAN_API friend block operator*(const block& a, double b) noexcept;
    friend block operator*(double a, const block& b) noexcept { return b * a; }
    HIRSCHMAN_API friend block operator/(const block& a, const block& b) noexcept;
    HIRSCHMAN_API friend block operator/(const block& a, double b) noexcept;
    HIRSCHMAN_API friend block operator/(double a, const block& b) noexcept;
    HIRSCHMAN_API block& operator+=(const block& b) noexcept;
    HIRSCHMAN_API block& operator-=(const block& b) noexcept;
    HIRSCHMAN_API block& operator*=(const block& b) noexcept;
    HIRSCHMAN_API block& operator/=(const block& b) noexcept;
};

/// The answer of a comparison of blocks, lane by lane: 1 yes, 0 no, NaN unknown.
struct alignas(64) block_truth {
    double lanes[block::size];

    HIRSCHMAN_API friend block_truth operator&&(const block_truth& a,
                                                const block_truth& b) noexcept;
    HIRSCHMAN_API friend block_truth operator||(const block_truth& a,
                                                const block_truth& b) noexcept;
    HIRSCHMAN_API friend block_truth operator!(const block_truth& a) noexcept;
};

[[nodiscard]] HIRSCHMAN_API block_truth less(const block& a, const block& b) noexcept;
[[nodiscard]] HIRSCHMAN_API block_truth less_equal(const block& a, const block& b) noexcept;
/// Per lane `yes` or `no`; NaN where the condition is unknown.
[[nodiscard]] HIRSCHMAN_API block select(const block_truth& condition, const block& yes,
                                         const block& no) noexcept;
/// The lesser and the greater, lane by lane; NaN if either is NaN.
[[nodiscard]] HIRSCHMAN_API block min(const block& a, const block& b) noexcept;
[[nodiscard]] HIRSCHMAN_API block max(const block& a, const block& b) noexcept;
/// x limited to [low, high]; NaN stays NaN.
[[nodiscard]] HIRSCHMAN_API block clamp(const block& x, double low = 0.0,
                                        double high = 1.0) noexcept;
[[nodiscard]] HIRSCHMAN_API block sqrt(const block& x) noexcept;
[[nodiscard]] HIRSCHMAN_API block abs(const block& x) noexcept;

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

// Unqualified calls in formulas must find the functions of a double too.
using std::abs;
using std::exp;
using std::expm1;
using std::log;
using std::log1p;
using std::pow;
using std::sqrt;

}  // namespace hirschman::inline v0_1
