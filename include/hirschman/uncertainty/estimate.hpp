// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/provenance.hpp>
#include <hirschman/text.hpp>

#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// How likelihood is spread between and beyond the three numbers of an estimate.
enum class shape {
    point,       ///< one number
    uniform,     ///< between low and high
    triangular,  ///< mode at central
    beta,        ///< mode at central, shape 1 + 4 (c-l)/(h-l) and 1 + 4 (h-c)/(h-l)
    normal,
    lognormal,
    gamma,     ///< of `gamma_shape` and `gamma_rate` where given, else fitted
    discrete,  ///< the atoms in `pieces`
    mixture,   ///< the weighted intervals and atoms in `pieces`
};

/// What low and high are.
enum class bounds_are {
    bounds,   ///< nothing lies outside: triangular, uniform, beta, discrete, mixture
    p10_p90,  ///< the 10 and 90 % points, central the 50 %: normal, lognormal, gamma
    point,    ///< low = central = high
};

[[nodiscard]] constexpr std::string_view name(shape s) noexcept
{
    switch (s) {
        case shape::point: return "point";
        case shape::uniform: return "uniform";
        case shape::triangular: return "triangular";
        case shape::beta: return "beta";
        case shape::normal: return "normal";
        case shape::lognormal: return "lognormal";
        case shape::gamma: return "gamma";
        case shape::discrete: return "discrete";
        case shape::mixture: return "mixture";
    }
    return "";
}

/// What low and high of this shape are.
[[nodiscard]] constexpr bounds_are bounds_of(shape s) noexcept
{
    if (s == shape::point) return bounds_are::point;
    return s == shape::normal || s == shape::lognormal || s == shape::gamma ? bounds_are::p10_p90
                                                                          : bounds_are::bounds;
}

/// A part of a discrete estimate or a mixture: uniform on [low, high], an atom where they are equal.
/// Weights are positive; only their ratios count.
struct weighted_piece {
    double weight = 1.0;
    double low = 0.0;
    double high = 0.0;

    friend constexpr bool operator==(const weighted_piece&, const weighted_piece&) noexcept = default;
};

/// What is thought of a figure, from a day on, and why.
///
/// @source the meaning of low, central and high: section 1 of the models addendum
struct estimate {
    text<64> name;
    text<96> unit = {};
    double low = 0.0;
    double central = 0.0;
    double high = 0.0;
    shape form = shape::point;
    uncertainty::bounds_are bounds = uncertainty::bounds_are::point;
    provenance origin = {};
    /// What the quantity itself permits, whatever the shape.
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    /// Of a gamma shape; the rate is one over the unit.
    std::optional<double> gamma_shape = {};
    std::optional<double> gamma_rate = {};
    std::vector<weighted_piece> pieces = {};
    /// The estimate whose rank this one follows; empty where it follows none.
    text<64> paired_with = {};

    friend bool operator==(const estimate&, const estimate&) = default;
};

/// The estimate of `factor` times the figure: `scaled(per_month, 12, "per year")`.
/// @param factor > 0
[[nodiscard]] inline estimate scaled(estimate e, double factor, std::string_view unit)
{
    if (!(factor > 0 && factor < std::numeric_limits<double>::infinity()))
        throw domain_error("factor", factor, "", "(0, inf)");
    for (double* value : {&e.low, &e.central, &e.high, &e.minimum, &e.maximum}) *value *= factor;
    if (e.gamma_rate) *e.gamma_rate /= factor;
    for (auto& piece : e.pieces) {
        piece.low *= factor;
        piece.high *= factor;
    }
    e.unit = text<96>(unit);
    return e;
}

}  // namespace hirschman::inline v0_1::uncertainty
