// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/provenance.hpp>

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// The law of an uncertain number. What its low, central and high figures mean goes with it:
/// the first row takes bounds, the second 10, 50 and 90 % points.
enum class law {
    point,       ///< central, for certain
    uniform,     ///< between low and high
    triangular,  ///< between low and high, mode at central
    beta,        ///< between low and high, mode at central, shapes 1 + 4 (c-l)/(h-l) and 1 + 4
                 ///< (h-c)/(h-l)
    discrete,    ///< the values of `components`, by weight
    mixture,     ///< values and uniform laws, by weight
    normal,      ///< two halves, so that all three points hold exactly
    lognormal,   ///< the same in logarithms; low > 0
    gamma,       ///< `shape_and_rate`, else the least squares fit to the logarithms of the points
};

[[nodiscard]] constexpr std::string_view name(law shape) noexcept
{
    switch (shape) {
        case law::point: return "point";
        case law::uniform: return "uniform";
        case law::triangular: return "triangular";
        case law::beta: return "beta";
        case law::discrete: return "discrete";
        case law::mixture: return "mixture";
        case law::normal: return "normal";
        case law::lognormal: return "lognormal";
        case law::gamma: return "gamma";
    }
    return "";
}

[[nodiscard]] constexpr std::optional<law> law_named(std::string_view word) noexcept
{
    for (const auto shape : {law::point, law::uniform, law::triangular, law::beta, law::discrete,
                             law::mixture, law::normal, law::lognormal, law::gamma})
        if (name(shape) == word) return shape;
    return {};
}

/// What low and high are.
enum class limits {
    bounds,   ///< nothing lies outside
    p10_p90,  ///< a tenth of the probability lies below low, and a tenth above high
};

/// A part of a discrete law or a mixture: uniform on [low, high], or the one value low = high.
struct component {
    double weight = 0.0;  ///< relative to the sum of all
    double low = 0.0;
    double high = 0.0;

    friend constexpr bool operator==(const component&, const component&) noexcept = default;
};

struct gamma_law {
    double shape = 1.0;
    double rate = 1.0;  ///< per unit of the number

    friend constexpr bool operator==(const gamma_law&, const gamma_law&) noexcept = default;
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
    /// Of discrete laws and mixtures; in ascending order, without overlap.
    std::vector<component> components = {};
    std::optional<gamma_law> shape_and_rate = {};
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

/// The same estimate in another unit, in which figures are `factor` times as large. @throws
/// domain_error unless the factor is positive and finite.
[[nodiscard]] HIRSCHMAN_API estimate in_unit(estimate of, double factor, std::string unit);

}  // namespace hirschman::inline v0_1::uncertainty
