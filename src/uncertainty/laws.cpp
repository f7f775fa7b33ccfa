// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/laws.hpp"

#include <hirschman/error.hpp>

#include "scalar/lane_math.hpp"
#include "uncertainty/fits.hpp"
#include "uncertainty/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

quantiles split_normal(double low, double central, double high)
{
    const double left = (central - low) / normal_90;
    const double right = (high - central) / normal_90;
    const auto value = [=](double z) { return central + z * (z < 0.0 ? left : right); };
    const auto from_below = [=](double p) { return value(normal_quantile(p)); };
    const auto from_above = [=](double p) { return value(-normal_quantile(p)); };
    const auto below = [=](double x) {
        return lane::normal_cdf((x - central) / (x < central ? left : right));
    };
    return {from_below, from_above, 0.5, below};
}

quantiles split_lognormal(double low, double central, double high)
{
    const quantiles logs = split_normal(lane::log(low), lane::log(central), lane::log(high));
    return {[=](double p) { return lane::exp(logs.from_below(p)); },
            [=](double p) { return lane::exp(logs.from_above(p)); }, 0.5,
            [=](double x) { return x > 0.0 ? logs.below(lane::log(x)) : 0.0; }};
}

quantiles triangular(double low, double central, double high)
{
    const double width = high - low;
    const double meeting = (central - low) / width;
    const auto from_below = [=](double p) {
        return p <= meeting ? low + std::sqrt(p * width * (central - low))
                            : high - std::sqrt((1.0 - p) * width * (high - central));
    };
    const auto from_above = [=](double p) {
        return p <= 1.0 - meeting ? high - std::sqrt(p * width * (high - central))
                                  : low + std::sqrt((1.0 - p) * width * (central - low));
    };
    const auto below = [=](double x) {
        if (x <= low) return 0.0;
        if (x >= high) return 1.0;
        return x < central ? (x - low) * (x - low) / (width * (central - low))
                           : 1.0 - (high - x) * (high - x) / (width * (high - central));
    };
    return {from_below, from_above, meeting, below};
}

quantiles beta(double low, double high, beta_shapes shapes)
{
    const double width = high - low;
    const auto [a, b] = shapes;
    const beta_law from_low(a, b);
    const beta_law from_high(b, a);
    // Each side of one half from its own end, where its digits are. Where both medians are well
    // inside, tails need no more than their own end.
    const bool inside = std::min(a, b) >= 1.0 && std::max(a, b) <= 5.0;
    const double share = from_low.below(0.5);
    const double low_side = inside ? 0.5 : share;
    const double high_side = inside ? 0.5 : 1.0 - share;
    return {[=](double p) {
                return p <= low_side ? low + width * from_low.quantile(p)
                                     : high - width * from_high.quantile(1.0 - p);
            },
            [=](double p) {
                return p <= high_side ? high - width * from_high.quantile(p)
                                      : low + width * from_low.quantile(1.0 - p);
            },
            0.5, [=](double x) { return from_low.below((x - low) / width); }};
}

quantiles gamma(double shape, double rate)
{
    const gamma_unit_law law(shape);
    return {[=](double p) { return law.quantile(p) / rate; },
            [=](double p) { return law.quantile_above(p) / rate; }, 0.5,
            [=](double x) { return law.below(x * rate); }};
}

/// The law inside [minimum, maximum] only.
quantiles truncated(const estimate& of, const quantiles& law)
{
    const double cut_below = of.minimum > -infinity ? law.below(of.minimum) : 0.0;
    const double cut_at = of.maximum < infinity ? law.below(of.maximum) : 1.0;
    if (!(cut_at - cut_below > 1e-6))
        refuse(of, "nothing of the law lies in [" + to_text(of.minimum) + ", " +
                       to_text(of.maximum) + "]");
    if (cut_below == 0.0 && cut_at == 1.0) return law;
    const double kept = cut_at - cut_below;
    const double cut_above = 1.0 - cut_at;
    const auto inside = [of](double x) { return std::clamp(x, of.minimum, of.maximum); };
    return {[=](double p) { return inside(law.from_below(cut_below + p * kept)); },
            [=](double p) { return inside(law.from_above(cut_above + p * kept)); },
            std::clamp((law.meeting - cut_below) / kept, 0.0, 1.0), law.below};
}

bool has_points_only(law shape)
{
    return shape == law::normal || shape == law::lognormal || shape == law::gamma;
}

/// That low, central and high rise and are what the law can be made of.
void check_figures(const estimate& of)
{
    const bool points = of.bounds_are == limits::p10_p90;
    if (has_points_only(of.shape) && !points)
        refuse(of,
               "its figures must be 10, 50 and 90 % points; where it ends is said by minimum and "
               "maximum");
    if (of.shape_and_rate && of.shape != law::gamma) refuse(of, "only gamma laws have a rate");
    if (of.shapes && of.shape != law::beta) refuse(of, "only beta laws have two shapes");
    if (of.shapes && of.bounds_are != limits::bounds)
        refuse(of, "with the shapes given, low and high must be bounds");
    if (points && !(of.low < of.central && of.central < of.high))
        refuse(of, "the points must rise");
    if (!points && !(of.low <= of.central && of.central <= of.high && of.low < of.high))
        refuse(of, "low, central and high must rise");
    if ((of.shape == law::lognormal || of.shape == law::gamma) && !(of.low > 0.0))
        refuse(of, "the points must be positive");
    if (of.shape == law::lognormal && !(of.high <= widest_lognormal * of.low))
        refuse(of, "the points of a lognormal law must lie within a factor of " +
                       to_text(widest_lognormal));
}

quantiles uniform_law(const estimate& of)
{
    double low = of.low;
    double high = of.high;
    if (of.bounds_are != limits::bounds) {
        const double middle = 0.5 * (low + high);
        if (!(std::fabs(of.central - middle) <= 1e-9 * (high - low)))
            refuse(of, "a uniform law has its median and its mean in the middle, at " +
                           to_text(middle));
    }
    if (of.bounds_are == limits::p10_p90) {
        const double tenth = (high - low) / 8.0;
        low -= tenth;
        high += tenth;
    }
    const double width = high - low;
    return {[=](double p) { return low + width * p; },
            [=](double p) { return low + width * (1.0 - p); }, 0.5,
            [=](double x) { return std::clamp((x - low) / width, 0.0, 1.0); }};
}

quantiles triangular_law(const estimate& of)
{
    if (of.bounds_are == limits::p10_p90) {
        const triangle fitted = triangle_through(of);
        return triangular(fitted.low, fitted.mode, fitted.high);
    }
    if (of.bounds_are == limits::bounds) return triangular(of.low, of.central, of.high);
    const double mode = 3.0 * of.central - of.low - of.high;
    if (!(mode >= of.low && mode <= of.high))
        refuse(of, "the mean of a triangular law lies in its middle third");
    return triangular(of.low, mode, of.high);
}

quantiles beta_law_of(const estimate& of)
{
    if (of.bounds_are == limits::p10_p90) return beta(of.minimum, of.maximum, nearest_beta(of));
    beta_shapes shapes{1.0 + 4.0 * (of.central - of.low) / (of.high - of.low),
                       1.0 + 4.0 * (of.high - of.central) / (of.high - of.low)};
    if (of.bounds_are == limits::mean_in_bounds)
        shapes = {6.0 * (of.central - of.low) / (of.high - of.low),
                  6.0 * (of.high - of.central) / (of.high - of.low)};
    if (of.shapes) shapes = *of.shapes;
    for (const double shape : {shapes.a, shapes.b})
        if (!(shape >= least_beta_shape && shape <= most_beta_shape))
            refuse(of, "the shapes of a beta law must lie in [" + to_text(least_beta_shape) + ", " +
                           to_text(most_beta_shape) + "]; here they are " + to_text(shapes.a) +
                           " and " + to_text(shapes.b));
    return beta(of.low, of.high, shapes);
}

quantiles gamma_law_of(const estimate& of)
{
    const gamma_law fitted = of.shape_and_rate ? *of.shape_and_rate : nearest_gamma(of);
    if (!(fitted.shape >= least_gamma_shape && fitted.shape <= most_gamma_shape &&
          fitted.rate > 0.0 && fitted.rate < infinity))
        refuse(of, "the shape must lie in [" + to_text(least_gamma_shape) + ", " +
                       to_text(most_gamma_shape) + "], and the rate must be positive");
    return gamma(fitted.shape, fitted.rate);
}

quantiles law_of(const estimate& of)
{
    check_figures(of);
    switch (of.shape) {
        case law::uniform: return uniform_law(of);
        case law::triangular: return triangular_law(of);
        case law::beta: return beta_law_of(of);
        case law::normal: return split_normal(of.low, of.central, of.high);
        case law::lognormal: return split_lognormal(of.low, of.central, of.high);
        default: return gamma_law_of(of);
    }
}

}  // namespace

void refuse(const estimate& of, const std::string& reason)
{
    throw domain_error("estimate \"" + of.name + "\" (" + std::string(name(of.shape)) + ", " +
                       to_text(of.low) + ", " + to_text(of.central) + ", " + to_text(of.high) +
                       (of.unit.empty() ? "" : " " + of.unit) + "): " + reason);
}

quantiles quantiles_of(const estimate& of) { return truncated(of, law_of(of)); }

}  // namespace hirschman::inline v0_1::uncertainty::detail
