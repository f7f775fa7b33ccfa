// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <bit>
#include <cstdint>
#include <limits>

// Every lane is computed with IEEE additions, multiplications, divisions, selects and integer
// operations on bits, in an order that the compiler may not change, so the SSE2 and the AVX2
// version of a loop give the same digits (contraction to fused operations is off for this file).
// The polynomials interpolate at Chebyshev nodes; tools/block_math_coefficients.py prints them.

#if defined(__GNUC__)
#define HIRSCHMAN_INLINE [[gnu::always_inline]] inline
#else
#define HIRSCHMAN_INLINE inline
#endif

namespace hirschman::inline v0_1::lane {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

inline constexpr double ln2_high = 0x1.62e42feep-1;  // 32 bits, so that its product with k is exact
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;
inline constexpr double log2_e = 0x1.71547652b82fep+0;
inline constexpr double to_integer =
    0x1.8p52;  // adding it rounds to an integer, held in the low bits

struct pair {
    double high;
    double low;
};

/// a + b exactly.
HIRSCHMAN_INLINE pair exact_sum(double a, double b)
{
    const double sum = a + b;
    const double part = sum - a;
    return {sum, (a - (sum - part)) + (b - part)};
}

/// a + b exactly where |a| >= |b| or a = 0.
HIRSCHMAN_INLINE pair ordered_sum(double a, double b)
{
    const double sum = a + b;
    return {sum, (a - sum) + b};
}

/// a * b exactly, short of overflow and underflow (Dekker).
HIRSCHMAN_INLINE pair exact_product(double a, double b)
{
    constexpr double splitter = 0x1p27 + 1.0;
    const double wide_a = a * splitter;
    const double wide_b = b * splitter;
    const double high_a = wide_a - (wide_a - a);
    const double high_b = wide_b - (wide_b - b);
    const double low_a = a - high_a;
    const double low_b = b - high_b;
    const double product = a * b;
    const double rest =
        ((high_a * high_b - product) + high_a * low_b + low_a * high_b) + low_a * low_b;
    return {product, rest};
}

HIRSCHMAN_INLINE double magnitude(double x)
{
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0x7fffffffffffffffU);
}

/// 2^k for a whole k in [-1022, 1023].
HIRSCHMAN_INLINE double two_to(double k)
{
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(k + (to_integer + 1023.0)) << 52U);
}

/// x 2^k in two steps, so that denormal and overflowing results round once.
HIRSCHMAN_INLINE double scaled(double x, double k)
{
    const double half = (k * 0.5 + to_integer) - to_integer;
    return x * two_to(half) * two_to(k - half);
}

/// (exp(r) - 1 - r - r^2 / 2) / r^3 for |r| <= ln(2)/2.
HIRSCHMAN_INLINE double exp_series(double r)
{
    double p = 0x1.1f72fca58cc92p-29;
    p = p * r + 0x1.af4ddddcf06d6p-26;
    p = p * r + 0x1.27e4db679bec4p-22;
    p = p * r + 0x1.71de02372bdd3p-19;
    p = p * r + 0x1.a01a01a6d7883p-16;
    p = p * r + 0x1.a01a01abe63b3p-13;
    p = p * r + 0x1.6c16c16c162d6p-10;
    p = p * r + 0x1.11111111100dfp-7;
    p = p * r + 0x1.5555555555556p-5;
    return p * r + 0x1.5555555555557p-3;
}

/// exp(x + low) for a low part that is tiny beside x.
HIRSCHMAN_INLINE double exp_of(double x, double low)
{
    x = x > 710.0 ? 710.0 : x;
    x = x < -746.0 ? -746.0 : x;
    const double k = (x * log2_e + to_integer) - to_integer;
    const double high = x - k * ln2_high;
    const double correction = low - k * ln2_low;
    const double r = high + correction;
    const double lost = (high - r) + correction;
    return scaled(1.0 + (r + (r * r * (r * exp_series(r) + 0.5) + lost)), k);
}

HIRSCHMAN_INLINE double expm1_of(double x0)
{
    double x = x0 > 710.0 ? 710.0 : x0;
    x = x < -40.0 ? -40.0 : x;
    const double k = (x * log2_e + to_integer) - to_integer;
    const double high = x - k * ln2_high;
    const double correction = -(k * ln2_low);
    const double r = high + correction;
    const double lost = (high - r) + correction;
    // exp(x) - 1 = 2^k ((1 - 2^-k) + (exp(r) - 1))
    const pair one = exact_sum(1.0, -two_to(-(k > 100.0 ? 100.0 : k)));
    const pair sum = ordered_sum(one.high, r);
    const pair square = exact_product(r, 0.5 * r);
    const pair more = ordered_sum(sum.high, square.high);
    const double rest = r * r * r * exp_series(r) + (one.low + (square.low + lost));
    const double result = scaled(more.high + (more.low + (sum.low + rest)), k);
    return x0 == 0.0 ? x0 : result;
}

/// x = mantissa 2^exponent with the mantissa between sqrt(1/2) and sqrt(2), for x > 0 and finite.
struct parts {
    double mantissa;
    double exponent;
};
HIRSCHMAN_INLINE parts split(double x)
{
    const bool denormal = x < 0x1p-1022;
    const double normal = denormal ? x * 0x1p54 : x;
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(normal);
    constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcdU;
    // Moved so that the exponent field counts from the binade that starts at sqrt(1/2).
    const std::uint64_t moved = bits - root_half + (std::uint64_t{1023} << 52U);
    const std::uint64_t field = moved >> 52U;
    const double exponent = std::bit_cast<double>(field | 0x4330000000000000U) - (0x1p52 + 1023.0);
    const std::uint64_t shift = (field << 52U) - (std::uint64_t{1023} << 52U);
    return {std::bit_cast<double>(bits - shift), denormal ? exponent - 54.0 : exponent};
}

/// k ln 2 + log(1 + f) + low, for f in [sqrt(1/2) - 1, sqrt(2) - 1].
HIRSCHMAN_INLINE double log_of(double k, double f, double low)
{
    const double s = f / (2.0 + f);
    const double z = s * s;
    double p = 0x1.0c03b2537b034p-3;
    p = p * z + 0x1.0fbe93bb9929ep-3;
    p = p * z + 0x1.3b1c356eb47e9p-3;
    p = p * z + 0x1.745cf9042f094p-3;
    p = p * z + 0x1.c71c720159faap-3;
    p = p * z + 0x1.2492492476cc4p-2;
    p = p * z + 0x1.9999999999a38p-2;
    p = p * z + 0x1.5555555555555p-1;
    // log(1 + f) = 2 atanh(s) = f - s (f - z p)
    const pair sum = ordered_sum(k * ln2_high, f);
    return sum.high + (sum.low + ((k * ln2_low + low) - s * (f - z * p)));
}

/// What a logarithm answers outside (0, infinity).
HIRSCHMAN_INLINE double log_edges(double x, double result)
{
    result = x == infinity ? infinity : result;
    result = x == 0.0 ? -infinity : result;
    return x >= 0.0 ? result : not_a_number;
}

HIRSCHMAN_INLINE double log(double x)
{
    const parts part = split(x);
    return log_edges(x, log_of(part.exponent, part.mantissa - 1.0, 0.0));
}

HIRSCHMAN_INLINE double log1p(double x)
{
    const pair u = exact_sum(1.0, x);
    const parts part = split(u.high);
    const bool near_one = part.exponent == 0.0;
    // Where 1 + x needs no scaling, x itself is the exact f.
    const double f = near_one ? x : part.mantissa - 1.0;
    const double low = near_one ? 0.0 : u.low / u.high;
    const double result = log_edges(u.high, log_of(part.exponent, f, low));
    return x == 0.0 ? x : result;
}

/// log(x) to about 64 bits, for x > 0 and finite.
HIRSCHMAN_INLINE pair log_in_two_parts(double x)
{
    const parts part = split(x);
    const double f = part.mantissa - 1.0;
    const pair t = ordered_sum(2.0, f);
    const double s = f / t.high;
    const pair back = exact_product(s, t.high);
    const double s_low = (((f - back.high) - back.low) - s * t.low) / t.high;
    const pair square = exact_product(s, s);
    const double z = square.high;
    const double z_low = square.low + 2.0 * s * s_low;
    const pair cube = exact_product(z, s);
    const double cube_low = cube.low + (z * s_low + z_low * s);
    constexpr double two_thirds = 0x1.5555555555555p-1;
    constexpr double two_thirds_low = 0x1.5555555555555p-55;
    const pair third = exact_product(cube.high, two_thirds);
    const double third_low = third.low + (cube_low * two_thirds + cube.high * two_thirds_low);
    double p = 0x1.e02d416912313p-4;
    p = p * z + 0x1.df7ce5d5625c5p-4;
    p = p * z + 0x1.1118c75a62eb8p-3;
    p = p * z + 0x1.3b1395d4a4042p-3;
    p = p * z + 0x1.745d177a8fedcp-3;
    p = p * z + 0x1.c71c71c6eaa7ep-3;
    p = p * z + 0x1.2492492492521p-2;
    p = p * z + 0x1.999999999999ap-2;
    const pair whole = ordered_sum(part.exponent * ln2_high, 2.0 * s);
    const pair all = ordered_sum(whole.high, third.high);
    const double low = part.exponent * ln2_low +
                       (2.0 * s_low + (all.low + (whole.low + (third_low + cube.high * z * p))));
    return ordered_sum(all.high, low);
}

/// x to the nearest whole number, for x >= 0.
HIRSCHMAN_INLINE double nearest_whole(double x) { return x >= 0x1p52 ? x : (x + 0x1p52) - 0x1p52; }

HIRSCHMAN_INLINE double pow(double x, double y)
{
    const double base = magnitude(x);
    const double power = magnitude(y);
    const pair logarithm = log_in_two_parts(base);
    const pair product = exact_product(logarithm.high, y);
    const double size = magnitude(product.high);
    const double low = size > 800.0 ? 0.0 : product.low + logarithm.low * y;
    double result = exp_of(product.high, low);  // which limits its argument

    // Bases of 0 and infinity, and infinite exponents: 0 or infinity, by the side of one.
    const double up = y > 0.0 ? infinity : 0.0;
    const double down = y > 0.0 ? 0.0 : infinity;
    const double limit = base > 1.0 ? up : down;
    result = base == 0.0 ? limit : result;
    result = base == infinity ? limit : result;
    result = power == infinity ? limit : result;
    result = base == 1.0 ? 1.0 : result;
    // Negative bases: the sign of an odd power; a fractional power has no real value.
    const double half = power * 0.5;
    const std::uint64_t sign = std::bit_cast<std::uint64_t>(x) & 0x8000000000000000U;
    const double turned = std::bit_cast<double>(std::bit_cast<std::uint64_t>(result) | sign);
    const double if_whole = nearest_whole(half) == half ? result : turned;
    const double fractional = x < 0.0 ? not_a_number : result;
    const double if_fractional = base == infinity ? result : fractional;
    result = nearest_whole(power) == power ? if_whole : if_fractional;
    result = y == 0.0 ? 1.0 : result;
    result = x == x ? result : not_a_number;
    return y == y ? result : not_a_number;
}

/// Phi(-t) = exp(-t^2/2) g(t); (t + 4) g(t) is a polynomial in (t - 4) / (t + 4).
HIRSCHMAN_INLINE double normal_cdf(double x)
{
    double t = magnitude(x);
    t = t > 39.0 ? 39.0 : t;
    const double u = (t - 4.0) / (t + 4.0);
    double p = -0x1.0959f1400a390p-30;
    p = p * u + 0x1.3fb7ce475a168p-34;
    p = p * u + 0x1.de6d02a26289cp-27;
    p = p * u + 0x1.f4eaa9c85bbb0p-27;
    p = p * u + -0x1.480d99ae63529p-24;
    p = p * u + -0x1.4b471811b0210p-23;
    p = p * u + 0x1.1b207d62865e8p-22;
    p = p * u + 0x1.11c074ae9e33fp-20;
    p = p * u + -0x1.4f9d808db1d2fp-21;
    p = p * u + -0x1.8d35cd874dc01p-18;
    p = p * u + 0x1.7fdd9eeeb883fp-21;
    p = p * u + 0x1.26cf8dea72ab1p-15;
    p = p * u + -0x1.0011cb7c88079p-19;
    p = p * u + -0x1.e4a415fb8cca5p-13;
    p = p * u + 0x1.17a4a6b9505f7p-13;
    p = p * u + 0x1.ab825f7e9996dp-10;
    p = p * u + -0x1.c81719cabcedep-9;
    p = p * u + -0x1.ee2761034c407p-8;
    p = p * u + 0x1.eec4cc3e4560cp-5;
    p = p * u + -0x1.7dff2bff6889ap-3;
    p = p * u + 0x1.8c6dbf2cfc2fdp-2;
    p = p * u + -0x1.373e3a893c287p-1;
    p = p * u + 0x1.82b4bb8c94dcep-1;
    const pair square = exact_product(t, t);
    const double tail = exp_of(-0.5 * square.high, -0.5 * square.low) * (p / (t + 4.0));
    const double result = x > 0.0 ? 1.0 - tail : tail;
    return x == x ? result : not_a_number;
}

/// The lesser and the greater; NaN if either is NaN.
HIRSCHMAN_INLINE double lesser(double a, double b)
{
    const double r = a <= b ? a : b;
    return a == a ? r : a;
}
HIRSCHMAN_INLINE double greater(double a, double b)
{
    const double r = a <= b ? b : a;
    return b == b ? r : b;
}
HIRSCHMAN_INLINE double limited(double x, double low, double high)
{
    const double r = x <= low ? low : x;
    return r > high ? high : r;
}

/// x if it is inside both ends of a range, else NaN.
HIRSCHMAN_INLINE double kept(double x, bool above, bool below)
{
    const double r = above ? x : not_a_number;
    return below ? r : not_a_number;
}

/// Truths of `block_truth`: how they combine, and what one chooses.
HIRSCHMAN_INLINE double both(double a, double b)
{
    const double sum = a + b - 1.0;
    const double r = a == 0.0 ? 0.0 : sum;
    return b == 0.0 ? 0.0 : r;
}
HIRSCHMAN_INLINE double either(double a, double b)
{
    const double sum = a + b;
    const double r = a == 1.0 ? 1.0 : sum;
    return b == 1.0 ? 1.0 : r;
}
HIRSCHMAN_INLINE double answer(bool yes, bool no)
{
    const double r = no ? 0.0 : not_a_number;
    return yes ? 1.0 : r;
}
HIRSCHMAN_INLINE double chosen(double condition, double yes, double no)
{
    const double r = condition == 0.0 ? no : not_a_number;
    return condition == 1.0 ? yes : r;
}

HIRSCHMAN_INLINE double exp(double x) { return exp_of(x, 0.0); }
HIRSCHMAN_INLINE double expm1(double x) { return expm1_of(x); }

}  // namespace hirschman::inline v0_1::lane
