// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/provenance.hpp>

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// The law of an uncertain number. What its low, central and high figures mean, `limits` says.
enum class law {
    point,  ///< central, for certain

    // Bounds, 10, 50 and 90 % points, or a mean within bounds.
    uniform,  ///< takes a central figure other than its middle only beside bounds, and ignores it
    triangular,  ///< within bounds the mode is at central
    beta,        ///< within bounds the mode is at central, shapes 1 + 4 (c-l)/(h-l) and 1 + 4
                 ///< (h-c)/(h-l), or `shapes`; of points the least squares fit within [minimum,
                 ///< maximum]; with a mean the shapes add up to 6 as they do with a mode

    // Bounds; they take `components`.
    discrete,   ///< values, by weight
    mixture,    ///< values and uniform laws, by weight
    empirical,  ///< a sample: see `sample_of`

    // 10, 50 and 90 % points.
    normal,     ///< two halves, so that all three points hold exactly
    lognormal,  ///< the same in logarithms; 0 < low, high <= 1e4 low
    gamma,      ///< `shape_and_rate`, else the least squares fit to the logarithms of the points
};

inline constexpr law all_laws[] = {law::point,     law::uniform, law::triangular, law::beta,
                                   law::discrete,  law::mixture, law::empirical,  law::normal,
                                   law::lognormal, law::gamma};

[[nodiscard]] constexpr std::string_view name(law shape) noexcept
{
    switch (shape) {
        case law::point: return "point";
        case law::uniform: return "uniform";
        case law::triangular: return "triangular";
        case law::beta: return "beta";
        case law::discrete: return "discrete";
        case law::mixture: return "mixture";
        case law::empirical: return "empirical";
        case law::normal: return "normal";
        case law::lognormal: return "lognormal";
        case law::gamma: return "gamma";
    }
    return "";
}

[[nodiscard]] constexpr std::optional<law> law_named(std::string_view word) noexcept
{
    for (const auto shape : all_laws)
        if (name(shape) == word) return shape;
    return {};
}

/// What low and high are.
enum class limits {
    bounds,   ///< nothing lies outside
    p10_p90,  ///< a tenth of the probability lies below low, a tenth above high; central is the
              ///< median
    mean_in_bounds,  ///< nothing lies outside, and central is the mean
};

[[nodiscard]] constexpr std::string_view name(limits meaning) noexcept
{
    switch (meaning) {
        case limits::bounds: return "bounds";
        case limits::p10_p90: return "p10_p90";
        case limits::mean_in_bounds: return "mean_in_bounds";
    }
    return "";
}

/// A part of a discrete law, a mixture or a sample: uniform on [low, high], or the one value low =
/// high.
struct component {
    double weight = 0.0;  ///< relative to the sum of all
    double low = 0.0;
    double high = 0.0;

    friend constexpr bool operator==(const component&, const component&) noexcept = default;
};

struct gamma_law {
    double shape = 1.0;  ///< within [.1, 1e5]
    double rate = 1.0;   ///< per unit of the number

    friend constexpr bool operator==(const gamma_law&, const gamma_law&) noexcept = default;
};

/// Of a beta law; both within [.2, 1000].
struct beta_shapes {
    double a = 1.0;
    double b = 1.0;

    friend constexpr bool operator==(const beta_shapes&, const beta_shapes&) noexcept = default;
};

/// An uncertain number, as a source states it.
struct estimate {
    std::string name = {};
    std::string unit = {};
    double low = 0.0;
    double central = 0.0;
    double high = 0.0;
    law shape = law::point;
    limits bounds_are = limits::bounds;
    /// Where the number ends by its nature (a share at 0 and 1); the law is truncated there, which
    /// moves its 10, 50 and 90 % points where it had probability outside.
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    /// Of discrete laws, mixtures and samples; in ascending order, without overlap.
    std::vector<component> components = {};
    std::optional<gamma_law> shape_and_rate = {};
    std::optional<beta_shapes> shapes = {};
    provenance origin = {};
    /// Episodes of the back-test from whose outcome it was made; it may not forecast them.
    std::vector<std::string> rests_on = {};

    friend bool operator==(const estimate&, const estimate&) = default;
};

/// A number that is certain.
[[nodiscard]] inline estimate certain(std::string name, double value, std::string unit = "",
                                      provenance origin = {})
{
    return {.name = std::move(name),
            .unit = std::move(unit),
            .low = value,
            .central = value,
            .high = value,
            .origin = origin};
}

/// The law of a sample: its quantile function runs in straight lines through the middle of each
/// value's share of the weights, and is level beyond the first and the last, so that with equal
/// weights its mean is the sample's. Values need no order; equal ones are a step.
/// @throws domain_error for no values, values that are not finite, weights that are not positive or
/// not as many
[[nodiscard]] HIRSCHMAN_API estimate sample_of(std::string name, std::span<const double> values,
                                               std::span<const double> weights = {},
                                               std::string unit = "", provenance origin = {});

/// The same estimate in another unit, in which figures are `factor` times as large. @throws
/// domain_error unless the factor is positive and finite.
[[nodiscard]] HIRSCHMAN_API estimate in_unit(estimate of, double factor, std::string unit);

}  // namespace hirschman::inline v0_1::uncertainty
