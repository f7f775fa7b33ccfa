// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Functions whose Sobol' indices are known.

#include <hirschman/scalar.hpp>
#include <hirschman/uncertainty/prior.hpp>

#include <boost/describe/class.hpp>

#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace hirschman_test {

using namespace hirschman;

inline block sine(const block& x)
{
    block r;
    for (std::size_t i = 0; i < block::size; ++i) r[i] = std::sin(x[i]);
    return r;
}
inline double sine(double x) { return std::sin(x); }

inline uncertainty::estimate uniform(const char* name, double low, double high)
{
    return {.name = name,
            .low = low,
            .central = 0.5 * (low + high),
            .high = high,
            .shape = uncertainty::law::uniform};
}

template <class S = double>
struct ishigami_parameters {
    S x1 = 0.0;
    S x2 = 0.0;
    S x3 = 0.0;
    BOOST_DESCRIBE_CLASS(ishigami_parameters, (), (x1, x2, x3), (), ())
};

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 (Ishigami and Homma 1990).
inline const auto ishigami = [](const auto& p) {
    const auto s1 = sine(p.x1);
    const auto s2 = sine(p.x2);
    const auto square = p.x3 * p.x3;
    return s1 + 7.0 * s2 * s2 + 0.1 * square * square * s1;
};

inline uncertainty::prior<ishigami_parameters> ishigami_belief()
{
    uncertainty::prior<ishigami_parameters> p;
    for (const char* name : {"x1", "x2", "x3"})
        p.set(name, uniform(name, -std::numbers::pi, std::numbers::pi));
    return p;
}

// From its decomposition: D = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2, V1 = (1 + b pi^4/5)^2 / 2,
// V2 = a^2/8, V13 = 8 b^2 pi^8 / 225.
inline constexpr double ishigami_variance = 13.844587940719254;
inline constexpr std::array ishigami_first{0.31390519114781146, 0.4424111447900409, 0.0};
inline constexpr std::array ishigami_total{0.5575888552099592, 0.4424111447900409,
                                           0.24368366406214773};
inline constexpr double ishigami_second_13 = 0.24368366406214773;

template <class S = double>
struct sobol_g_parameters {
    S x1 = 0.5;
    S x2 = 0.5;
    S x3 = 0.5;
    S x4 = 0.5;
    BOOST_DESCRIBE_CLASS(sobol_g_parameters, (), (x1, x2, x3, x4), (), ())
};

inline constexpr std::array sobol_g_a{0.0, 1.0, 4.5, 9.0};

/// prod (|4 x - 2| + a) / (1 + a) (Saltelli and Sobol' 1995).
inline const auto sobol_g = [](const auto& p) {
    const auto factor = [](const auto& x, double a) {
        return (abs(4.0 * x - 2.0) + a) / (1.0 + a);
    };
    return factor(p.x1, sobol_g_a[0]) * factor(p.x2, sobol_g_a[1]) * factor(p.x3, sobol_g_a[2]) *
           factor(p.x4, sobol_g_a[3]);
};

inline uncertainty::prior<sobol_g_parameters> sobol_g_belief()
{
    uncertainty::prior<sobol_g_parameters> p;
    for (const char* name : {"x1", "x2", "x3", "x4"}) p.set(name, uniform(name, 0.0, 1.0));
    return p;
}

/// V_i = 1 / (3 (1 + a_i)^2), D = prod (1 + V_i) - 1, S_i = V_i / D,
/// S_Ti = V_i prod_{j != i} (1 + V_j) / D.
struct g_index {
    double first;
    double total;
};
inline g_index sobol_g_index(std::size_t i)
{
    const auto partial = [](double a) { return 1.0 / (3.0 * (1.0 + a) * (1.0 + a)); };
    double product = 1.0;
    for (const double a : sobol_g_a) product *= 1.0 + partial(a);
    const double own = partial(sobol_g_a[i]);
    return {own / (product - 1.0), own * product / (1.0 + own) / (product - 1.0)};
}

}  // namespace hirschman_test
