// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How good a forecast was, once the outcome is known. Scores are in the unit of the outcome; lower
/// is better.

#include <hirschman/error.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

namespace detail {

inline double checked_number(double x, const char* what)
{
    if (!std::isfinite(x)) throw domain_error(what, x, "", "(-inf, inf)");
    return x;
}

inline void check_rising(std::span<const double> rising)
{
    if (rising.empty()) throw domain_error("a forecast needs at least one draw");
    for (std::size_t i = 0; i < rising.size(); ++i) {
        checked_number(rising[i], "draw");
        if (i > 0 && rising[i] < rising[i - 1]) throw domain_error("the draws must not fall");
    }
}

}  // namespace detail

/// Of a central interval meant to hold 1 - alpha of the probability: its width, and 2/alpha times
/// what the outcome lies outside it.
/// @throws domain_error unless lower <= upper, all finite, and 0 < alpha < 1
/// @source T. Gneiting, A. Raftery, Strictly Proper Scoring Rules, JASA 102 (2007), equation 43
/// @verified scoring_test: .2, .7, outcome .1: 1.5
[[nodiscard]] inline double interval_score(double lower, double upper, double observed,
                                           double alpha = 0.2)
{
    detail::checked_number(lower, "lower");
    detail::checked_number(observed, "observed");
    if (!(lower <= upper) || !std::isfinite(upper))
        throw domain_error("upper", upper, "", "[lower, inf)");
    if (!(alpha > 0.0 && alpha < 1.0)) throw domain_error("alpha", alpha, "", "(0, 1)");
    return upper - lower +
           2.0 / alpha * (std::max(0.0, lower - observed) + std::max(0.0, observed - upper));
}

/// Of draws of equal weight: mean distance to the outcome less half the mean distance between two
/// draws. In the unit of the outcome; of a single draw it is the absolute error.
/// @param rising the draws, sorted
/// @throws domain_error for no draws, draws that fall, or what is not finite
/// @source Gneiting and Raftery (2007), equation 21
/// @verified scoring_test: uniform law in closed form, against the double sum
[[nodiscard]] inline double continuous_ranked_probability_score(std::span<const double> rising,
                                                                double observed)
{
    detail::check_rising(rising);
    detail::checked_number(observed, "observed");
    const double n = static_cast<double>(rising.size());
    double distance = 0.0;
    double spread = 0.0;  // of the draws: sum of (2 i - n + 1) x_i is half the double sum
    for (std::size_t i = 0; i < rising.size(); ++i) {
        distance += std::abs(rising[i] - observed);
        spread += (2.0 * static_cast<double>(i) - n + 1.0) * rising[i];
    }
    return distance / n - spread / (n * n);
}

/// Share of the probability below the outcome; where draws equal it, a `part` of theirs. Over many
/// outcomes a calibrated forecast has uniform transforms.
/// @param part uniform in [0, 1], drawn by the caller
/// @throws domain_error as `continuous_ranked_probability_score`, and for a part outside
[[nodiscard]] inline double probability_integral_transform(std::span<const double> rising,
                                                           double observed, double part)
{
    detail::check_rising(rising);
    detail::checked_number(observed, "observed");
    if (!(part >= 0.0 && part <= 1.0)) throw domain_error("part", part, "", "[0, 1]");
    const auto [from, to] = std::equal_range(rising.begin(), rising.end(), observed);
    return (static_cast<double>(from - rising.begin()) + part * static_cast<double>(to - from)) /
           static_cast<double>(rising.size());
}

/// The half-width that makes an interval of a point forecast, from its absolute errors elsewhere:
/// the ceil(coverage (n + 1))-th smallest. Infinite where there are too few errors for that.
/// @throws domain_error unless 0 < coverage < 1 and the errors are finite and not negative
/// @source J. Lei et al., Distribution-Free Predictive Inference for Regression, JASA 113 (2018)
/// @verified scoring_test: (.1, .3, .2, .9, .5): .9
[[nodiscard]] inline double conformal_quantile(std::vector<double> errors, double coverage = 0.8)
{
    if (!(coverage > 0.0 && coverage < 1.0)) throw domain_error("coverage", coverage, "", "(0, 1)");
    for (const double e : errors)
        if (!(e >= 0.0) || !std::isfinite(e)) throw domain_error("error", e, "", "[0, inf)");
    // .8 (4 + 1) is 4 and a rounding: without the margin it would ask for the fifth of four.
    const double rank = std::ceil(coverage * (static_cast<double>(errors.size()) + 1.0) - 1e-9);
    if (rank > static_cast<double>(errors.size())) return std::numeric_limits<double>::infinity();
    std::sort(errors.begin(), errors.end());
    return errors[static_cast<std::size_t>(rank) - 1];
}

}  // namespace hirschman::inline v0_1::uncertainty
