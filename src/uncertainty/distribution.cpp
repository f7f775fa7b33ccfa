// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/distribution.hpp>

#include "scalar/lane_math.hpp"
#include "uncertainty/quantile_table.hpp"
#include "uncertainty/quantiles.hpp"

#include <boost/math/tools/minima.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>

namespace hirschman::inline v0_1::uncertainty {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double normal_90 = 1.2815515655446004;  // the standard normal law's 90 % point

/// The quantile function from either end: the value with probability p below it, or above it.
struct quantiles {
    std::function<double(double)> from_below;
    std::function<double(double)> from_above;
    double meeting = 0.5;
    std::function<double(double)> below;  ///< the distribution function, for truncation
};

[[noreturn]] void refuse(const estimate& of, const std::string& reason)
{
    throw domain_error("estimate \"" + of.name + "\" (" + std::string(name(of.shape)) + ", " +
                       to_text(of.low) + ", " + to_text(of.central) + ", " + to_text(of.high) +
                       (of.unit.empty() ? "" : " " + of.unit) + "): " + reason);
}

quantiles split_normal(double low, double central, double high)
{
    const double left = (central - low) / normal_90;
    const double right = (high - central) / normal_90;
    const auto value = [=](double z) { return central + z * (z < 0.0 ? left : right); };
    const auto from_below = [=](double p) { return value(detail::normal_quantile(p)); };
    const auto from_above = [=](double p) { return value(-detail::normal_quantile(p)); };
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

quantiles beta(double low, double central, double high)
{
    const double width = high - low;
    const double a = 1.0 + 4.0 * (central - low) / width;
    const double b = 1.0 + 4.0 * (high - central) / width;
    const detail::beta_law from_low(a, b);
    const detail::beta_law from_high(b, a);
    return {[=](double p) { return low + width * from_low.quantile(p); },
            [=](double p) { return high - width * from_high.quantile(p); }, 0.5,
            [=](double x) { return from_low.below((x - low) / width); }};
}

quantiles gamma(double shape, double rate)
{
    const detail::gamma_unit_law law(shape);
    return {[=](double p) { return law.quantile(p) / rate; },
            [=](double p) { return law.quantile_above(p) / rate; }, 0.5,
            [=](double x) { return law.below(x * rate); }};
}

/// The gamma law whose 10, 50 and 90 % points are nearest in the squares of logarithms.
gamma_law nearest_gamma(const estimate& of)
{
    const double points[3] = {of.low, of.central, of.high};
    constexpr double shares[3] = {0.1, 0.5, 0.9};
    double log_rate = 0.0;
    double worst = 0.0;
    const auto misfit = [&](double log_shape) {
        double gap[3];
        log_rate = 0.0;
        const detail::gamma_unit_law unit(lane::exp(log_shape));
        for (std::size_t i = 0; i < 3; ++i) {
            gap[i] = lane::log(unit.quantile(shares[i]) / points[i]);
            log_rate += gap[i] / 3.0;
        }
        double squares = 0.0;
        worst = 0.0;
        for (const double g : gap) {
            squares += (g - log_rate) * (g - log_rate);
            worst = std::max(worst, std::fabs(g - log_rate));
        }
        return squares;
    };
    const double best =
        boost::math::tools::brent_find_minima(misfit, lane::log(0.1), lane::log(1e3), 40).first;
    misfit(best);
    if (worst > lane::log(1.25))
        refuse(of, "no gamma law comes within a quarter of the 10, 50 and 90 % points");
    return {lane::exp(best), lane::exp(log_rate)};
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

quantiles law_of(const estimate& of)
{
    const bool by_points =
        of.shape == law::normal || of.shape == law::lognormal || of.shape == law::gamma;
    if (by_points && of.bounds_are != limits::p10_p90)
        refuse(of, "its figures must be 10, 50 and 90 % points");
    if (!by_points && of.bounds_are != limits::bounds) refuse(of, "its figures must be bounds");
    if (by_points && !(of.low < of.central && of.central < of.high))
        refuse(of, "the points must rise");
    if (!by_points && !(of.low <= of.central && of.central <= of.high && of.low < of.high))
        refuse(of, "low, central and high must rise");
    if ((of.shape == law::lognormal || of.shape == law::gamma) && !(of.low > 0.0))
        refuse(of, "the points must be positive");
    switch (of.shape) {
        case law::uniform: {
            const double low = of.low;
            const double width = of.high - of.low;
            return {[=](double p) { return low + width * p; },
                    [=](double p) { return low + width * (1.0 - p); }, 0.5,
                    [=](double x) { return std::clamp((x - low) / width, 0.0, 1.0); }};
        }
        case law::triangular: return triangular(of.low, of.central, of.high);
        case law::beta: return beta(of.low, of.central, of.high);
        case law::normal: return split_normal(of.low, of.central, of.high);
        case law::lognormal: return split_lognormal(of.low, of.central, of.high);
        default: break;
    }
    const gamma_law fitted = of.shape_and_rate ? *of.shape_and_rate : nearest_gamma(of);
    if (!(fitted.shape > 0.0 && fitted.rate > 0.0 && fitted.shape < infinity &&
          fitted.rate < infinity))
        refuse(of, "shape and rate must be positive");
    return gamma(fitted.shape, fitted.rate);
}

}  // namespace

struct distribution::table : detail::quantile_table {
    explicit table(const quantiles& law)
        : quantile_table(law.from_below, law.from_above, law.meeting)
    {
    }
};

distribution::distribution(const estimate& of)
{
    for (const double figure : {of.low, of.central, of.high})
        if (!(std::fabs(figure) < infinity)) refuse(of, "a figure is not finite");
    if (of.shape == law::point) {
        if (!(of.central >= of.minimum && of.central <= of.maximum))
            refuse(of, "the value is outside [" + to_text(of.minimum) + ", " + to_text(of.maximum) +
                           "]");
        value_ = of.central;
        return;
    }
    if (of.shape != law::discrete && of.shape != law::mixture) {
        if (!of.components.empty()) refuse(of, "only discrete laws and mixtures have components");
        table_ = std::make_shared<const table>(truncated(of, law_of(of)));
        return;
    }
    double total = 0.0;
    double end = of.minimum;
    for (const component& part : of.components) {
        if (!(part.weight > 0.0 && part.weight < infinity)) refuse(of, "a weight is not positive");
        if (!(part.low >= end && part.high >= part.low && part.high <= of.maximum))
            refuse(of, "its components must ascend without overlap, inside the permitted range");
        if (of.shape == law::discrete && part.low != part.high)
            refuse(of, "a discrete law has single values only");
        end = part.high;
        total += part.weight;
    }
    if (of.components.empty()) refuse(of, "it needs components with weights");
    double cumulative = 0.0;
    for (const component& part : of.components) {
        const double from = cumulative / total;
        cumulative += part.weight;
        const double until = cumulative / total;
        steps_.push_back({until, from, part.low, (part.high - part.low) / (until - from)});
    }
    steps_.back().until = 1.0;
}

const distribution& distribution::standard_normal()
{
    static const distribution standard({.name = "standard normal",
                                        .low = -normal_90,
                                        .central = 0.0,
                                        .high = normal_90,
                                        .shape = law::normal,
                                        .bounds_are = limits::p10_p90});
    return standard;
}

double distribution::quantile(double probability) const noexcept
{
    if (table_) return (*table_)(probability);
    if (!(probability > 0.0 && probability < 1.0)) return std::numeric_limits<double>::quiet_NaN();
    if (steps_.empty()) return value_;
    for (const step& part : steps_)
        if (probability < part.until) return part.low + part.slope * (probability - part.from);
    return std::numeric_limits<double>::quiet_NaN();
}

block distribution::quantile(const block& probability) const noexcept
{
    if (table_) return (*table_)(probability);
    block r;
    for (std::size_t i = 0; i < block::size; ++i) r[i] = quantile(probability[i]);
    return r;
}

estimate in_unit(estimate of, double factor, std::string unit)
{
    if (!(factor > 0.0 && factor < infinity)) throw domain_error("factor", factor, "", "(0, inf)");
    for (double* figure : {&of.low, &of.central, &of.high, &of.minimum, &of.maximum})
        *figure *= factor;
    for (component& part : of.components) {
        part.low *= factor;
        part.high *= factor;
    }
    if (of.shape_and_rate) of.shape_and_rate->rate /= factor;
    of.unit = std::move(unit);
    return of;
}

}  // namespace hirschman::inline v0_1::uncertainty
