// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/quantiles.hpp"

#include "scalar/lane_math.hpp"

#include <cmath>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

struct value_and_slope {
    double value;
    double slope;
};

/// The root of a rising function in (low, high): Newton's steps, halving where they leave it.
template <class F>
double root(const F& f, double low, double high, double start)
{
    double x = start > low && start < high ? start : 0.5 * (low + high);
    for (int step = 0; step < 200; ++step) {
        const value_and_slope at = f(x);
        if (at.value == 0.0) break;
        if (at.value > 0.0)
            high = x;
        else
            low = x;
        const double newton = x - at.value / at.slope;
        const bool inside = newton > low && newton < high;
        const double next = inside ? newton : 0.5 * (low + high);
        const double moved = std::fabs(next - x) / std::fmax(1.0, std::fabs(x));
        x = next;
        // Newton's steps shrink as their squares: the one after this would be below rounding.
        if (moved <= (inside ? 1e-9 : 2e-16)) break;
    }
    return x;
}

/// The series of the incomplete beta function: a B(a, b) I_x(a, b) = x^a (1-x)^b times this.
double beta_series(double a, double b, double x)
{
    double term = 1.0;
    double sum = 1.0;
    for (double n = 0.0; n < 1e5 && term > 1e-17 * sum; ++n) {
        term *= x * ((a + b + n) / (a + 1.0 + n));
        sum += term;
    }
    return sum;
}

/// B(a, b), from I_x(a, b) + I_1-x(b, a) = 1 at one half.
double complete_beta(double a, double b)
{
    return lane::pow(0.5, a + b) * (beta_series(a, b, 0.5) / a + beta_series(b, a, 0.5) / b);
}

struct beta_shares {
    double below;
    double density_x;  ///< x f(x)
};
/// `whole` is the complete beta function and `scale` the logarithm that it was divided by.
beta_shares shares_of_beta(double a, double b, double whole, double scale, double x, double log_x)
{
    const double product = lane::exp(a * log_x + b * lane::log1p(-x) - scale) / whole;
    const double below = x * (a + b) <= a + 1.0 ? product / a * beta_series(a, b, x)
                                                : 1.0 - product / b * beta_series(b, a, 1.0 - x);
    return {below, product / (1.0 - x)};
}

/// ln Gamma(z), by Stirling's series from 20 on.
double log_gamma(double z)
{
    double product = 1.0;
    double shift = 0.0;
    for (; z < 20.0; z += 1.0) {
        product *= z;
        if (product > 1e200) {
            shift += lane::log(product);
            product = 1.0;
        }
    }
    const double inverse = 1.0 / z;
    const double square = inverse * inverse;
    const double series =
        inverse * (1.0 / 12.0 -
                   square * (1.0 / 360.0 -
                             square * (1.0 / 1260.0 - square * (1.0 / 1680.0 - square / 1188.0))));
    constexpr double half_log_two_pi = 0.91893853320467274178;
    return (z - 0.5) * lane::log(z) - z + half_log_two_pi + series - shift - lane::log(product);
}

struct shares {
    double below;
    double above;
    double density;
};

/// Series below the mean, a continued fraction (evaluated from its convergents) above.
shares gamma_shares(double shape, double log_gamma_of_shape, double x)
{
    const double density_x = lane::exp(shape * lane::log(x) - x - log_gamma_of_shape);  // x f(x)
    if (x < shape + 1.0) {
        double term = 1.0;
        double sum = 1.0;
        for (double n = 1.0; n < 1e5 && term > 1e-17 * sum; ++n) {
            term *= x / (shape + n);
            sum += term;
        }
        const double below = density_x / shape * sum;
        return {below, 1.0 - below, density_x / x};
    }
    // Q = x f(x) / (x + 1 - k - 1 (1 - k) / (x + 3 - k - 2 (2 - k) / ...)), from the numerators and
    // denominators of its convergents.
    double a0 = 0.0;
    double a1 = 1.0;
    double b0 = 1.0;
    double b1 = x + 1.0 - shape;
    double before = 0.0;
    double ratio = a1 / b1;
    for (double n = 1.0; n < 1e5 && std::fabs(ratio - before) > 1e-16 * ratio; ++n) {
        const double numerator = n * (shape - n);
        const double denominator = x + 2.0 * n + 1.0 - shape;
        const double a2 = denominator * a1 + numerator * a0;
        const double b2 = denominator * b1 + numerator * b0;
        before = ratio;
        ratio = a2 / b2;
        const double scale = 1.0 / b2;  // keeps the convergents near one
        a0 = a1 * scale;
        b0 = b1 * scale;
        a1 = a2 * scale;
        b1 = 1.0;
    }
    const double above = density_x * ratio;
    return {1.0 - above, above, density_x / x};
}

}  // namespace

double normal_quantile(double p)
{
    if (p > 0.5) return -normal_quantile(1.0 - p);
    const double target = lane::log(p);
    constexpr double root_two_pi = 2.50662827463100050242;
    return root(
        [&](double z) {
            const double below = lane::normal_cdf(z);
            const double density = lane::exp(-0.5 * z * z) / root_two_pi;
            return value_and_slope{lane::log(below) - target, density / below};
        },
        -38.0, 0.5, -std::sqrt(-2.0 * target) + 1.0);
}

beta_law::beta_law(double a, double b) noexcept : a_(a), b_(b), whole_(1.0), scale_(0.0)
{
    constexpr double most = 100.0;  // beyond, the powers of one half become too small
    if (a + b <= most)
        whole_ = complete_beta(a, b);
    else
        scale_ = log_gamma(a) + log_gamma(b) - log_gamma(a + b);
}

double beta_law::below(double x) const noexcept
{
    if (x <= 0.0) return 0.0;
    if (x >= 1.0) return 1.0;
    return shares_of_beta(a_, b_, whole_, scale_, x, lane::log(x)).below;
}

double beta_law::quantile(double p) const noexcept
{
    const double target = lane::log(p);
    // In logarithms of x and of p the lower tail is nearly a straight line of slope a.
    const double y = root(
        [&](double log_x) {
            const auto at = shares_of_beta(a_, b_, whole_, scale_, lane::exp(log_x), log_x);
            return value_and_slope{lane::log(at.below) - target, at.density_x / at.below};
        },
        -745.0, 0.0, (target + lane::log(a_ * whole_) + scale_) / a_);
    return lane::exp(y);
}

gamma_unit_law::gamma_unit_law(double shape) noexcept : shape_(shape), log_gamma_(log_gamma(shape))
{
}

double gamma_unit_law::below(double x) const noexcept
{
    return x > 0.0 ? gamma_shares(shape_, log_gamma_, x).below : 0.0;
}

double gamma_unit_law::quantile(double p) const noexcept
{
    if (p > 0.5) return quantile_above(1.0 - p);
    const double target = lane::log(p);
    const double y = root(
        [&](double log_x) {
            const double x = lane::exp(log_x);
            const shares at = gamma_shares(shape_, log_gamma_, x);
            return value_and_slope{lane::log(at.below) - target, x * at.density / at.below};
        },
        -745.0, 20.0, (target + log_gamma_ + lane::log(shape_)) / shape_);
    return lane::exp(y);
}

double gamma_unit_law::quantile_above(double p) const noexcept
{
    if (p > 0.5) return quantile(1.0 - p);
    const double target = lane::log(p);
    return root(
        [&](double x) {
            const shares at = gamma_shares(shape_, log_gamma_, x);
            return value_and_slope{target - lane::log(at.above), at.density / at.above};
        },
        0.0, 100.0 + 20.0 * shape_, shape_ - target);
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
