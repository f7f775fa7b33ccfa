// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/distribution.hpp>

#include "uncertainty/fits.hpp"
#include "uncertainty/laws.hpp"
#include "uncertainty/quantile_steps.hpp"
#include "uncertainty/quantile_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace hirschman::inline v0_1::uncertainty {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool made_of_components(law shape)
{
    return shape == law::discrete || shape == law::mixture || shape == law::empirical;
}

void check_components(const estimate& of)
{
    if (of.bounds_are != limits::bounds) detail::refuse(of, "its figures must be bounds");
    if (of.components.empty()) detail::refuse(of, "it needs components with weights");
    double total = 0.0;
    double end = of.minimum;
    for (const component& part : of.components) {
        if (!(part.weight > 0.0 && part.weight < infinity))
            detail::refuse(of, "a weight is not positive");
        if (!(std::fabs(part.low) < infinity && std::fabs(part.high) < infinity))
            detail::refuse(of, "a component is not finite");
        if (!(part.low >= end && part.high >= part.low && part.high <= of.maximum))
            detail::refuse(
                of, "its components must ascend without overlap, inside the permitted range");
        if (of.shape != law::mixture && part.low != part.high)
            detail::refuse(of, "only mixtures have components wider than one value");
        end = part.high;
        total += part.weight;
    }
    if (!(total < infinity)) detail::refuse(of, "the weights are too large to be added");
}

}  // namespace

distribution::distribution(const estimate& of)
{
    for (const double figure : {of.low, of.central, of.high})
        if (!(std::fabs(figure) < infinity)) detail::refuse(of, "a figure is not finite");
    if (!(of.minimum <= of.maximum)) detail::refuse(of, "minimum and maximum are not in order");
    if (of.shape == law::point) {
        if (!(of.central >= of.minimum && of.central <= of.maximum))
            detail::refuse(of, "the value is outside [" + to_text(of.minimum) + ", " +
                                   to_text(of.maximum) + "]");
        value_ = of.central;
        return;
    }
    if (made_of_components(of.shape)) {
        check_components(of);
        steps_ = std::make_shared<const detail::quantile_steps>(of);
        return;
    }
    if (!of.components.empty())
        detail::refuse(of, "only discrete laws, mixtures and samples have components");
    const detail::quantiles law = detail::quantiles_of(of);
    table_ =
        std::make_shared<const detail::quantile_table>(law.from_below, law.from_above, law.meeting);
}

const distribution& distribution::standard_normal()
{
    static const distribution standard({.name = "standard normal",
                                        .low = -detail::normal_90,
                                        .central = 0.0,
                                        .high = detail::normal_90,
                                        .shape = law::normal,
                                        .bounds_are = limits::p10_p90});
    return standard;
}

double distribution::quantile(double probability) const noexcept
{
    if (table_) return (*table_)(probability);
    if (!(probability > 0.0 && probability < 1.0)) return std::numeric_limits<double>::quiet_NaN();
    return steps_ ? (*steps_)(probability) : value_;
}

block distribution::quantile(const block& probability) const noexcept
{
    if (table_) return (*table_)(probability);
    block r;
    for (std::size_t i = 0; i < block::size; ++i) r[i] = quantile(probability[i]);
    return r;
}

estimate sample_of(std::string name, std::span<const double> values,
                   std::span<const double> weights, std::string unit, provenance origin)
{
    estimate of{.name = std::move(name), .unit = std::move(unit), .shape = law::empirical};
    of.origin = origin;
    if (values.empty()) throw domain_error("the sample of \"" + of.name + "\" has no values");
    if (!weights.empty() && weights.size() != values.size())
        throw domain_error("the sample of \"" + of.name + "\" has " +
                           std::to_string(values.size()) + " values and " +
                           std::to_string(weights.size()) + " weights");
    for (const double value : values)
        if (!(std::fabs(value) < infinity))
            throw domain_error("a value of \"" + of.name + "\"", value, of.unit, "(-inf, inf)");
    for (std::size_t i = 0; i < values.size(); ++i)
        of.components.push_back({weights.empty() ? 1.0 : weights[i], values[i], values[i]});
    std::stable_sort(of.components.begin(), of.components.end(),
                     [](const component& a, const component& b) { return a.low < b.low; });
    of.low = of.components.front().low;
    of.high = of.components.back().high;
    of.central = of.low;  // until the law is known
    of.central = distribution(of).quantile(0.5);
    return of;
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
