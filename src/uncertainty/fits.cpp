// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/fits.hpp"

#include <hirschman/error.hpp>

#include "scalar/lane_math.hpp"
#include "uncertainty/laws.hpp"
#include "uncertainty/quantiles.hpp"

#include <boost/math/tools/minima.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

/// The triangular law on [0, 1].
double unit_triangle(double mode, double p)
{
    return p <= mode ? std::sqrt(p * mode) : 1.0 - std::sqrt((1.0 - p) * (1.0 - mode));
}

using three = std::array<double, 3>;

/// How far a beta law's points are from those wanted, all within [0, 1].
three misses(const three& wanted, double log_a, double log_b)
{
    const double a = lane::exp(log_a);
    const double b = lane::exp(log_b);
    const beta_law law(a, b);
    return {law.quantile(0.1) - wanted[0], law.quantile(0.5) - wanted[1],
            1.0 - beta_law(b, a).quantile(0.1) - wanted[2]};
}

double squares(const three& of) { return of[0] * of[0] + of[1] * of[1] + of[2] * of[2]; }

}  // namespace

triangle triangle_through(const estimate& of)
{
    // Where the median lies between the points rises with the mode.
    const double wanted = (of.central - of.low) / (of.high - of.low);
    const auto place = [](double mode) {
        const double low = unit_triangle(mode, 0.1);
        return (unit_triangle(mode, 0.5) - low) / (unit_triangle(mode, 0.9) - low);
    };
    if (!(wanted >= place(0.0) && wanted <= place(1.0)))
        refuse(of,
               "no triangular law is so lopsided; of its 10, 50 and 90 % points the second lies "
               "between .382 and .618 of the way from the first to the last");
    double left = 0.0;
    double right = 1.0;
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (left + right);
        (place(middle) < wanted ? left : right) = middle;
    }
    const double mode = 0.5 * (left + right);
    const double low = unit_triangle(mode, 0.1);
    const double width = (of.high - of.low) / (unit_triangle(mode, 0.9) - low);
    const double start = of.low - width * low;
    return {start, start + width * mode, start + width};
}

beta_shapes nearest_beta(const estimate& of)
{
    const double width = of.maximum - of.minimum;
    if (!(width < lane::infinity))
        refuse(of, "a beta law with such points needs a minimum and a maximum");
    if (!(of.low > of.minimum && of.high < of.maximum))
        refuse(of, "the points must lie between minimum and maximum");
    const three wanted{(of.low - of.minimum) / width, (of.central - of.minimum) / width,
                       (of.high - of.minimum) / width};
    // Starts from Swanson's mean and the spread, then Levenberg and Marquardt in logarithms.
    const double mean = 0.3 * wanted[0] + 0.4 * wanted[1] + 0.3 * wanted[2];
    const double deviation = (wanted[2] - wanted[0]) / (2.0 * normal_90);
    const double sum = std::max(mean * (1.0 - mean) / (deviation * deviation) - 1.0, 0.2);
    const double least = lane::log(least_beta_shape);
    const double most = lane::log(most_beta_shape);
    double x = std::clamp(lane::log(sum * mean), least, most);
    double y = std::clamp(lane::log(sum * (1.0 - mean)), least, most);
    three missed = misses(wanted, x, y);
    double damping = 1e-3;
    for (int step = 0; step < 100 && damping < 1e10; ++step) {
        constexpr double h = 1e-6;
        const three by_x = misses(wanted, x + h, y);
        const three by_y = misses(wanted, x, y + h);
        double xx = 0.0, xy = 0.0, yy = 0.0, x_missed = 0.0, y_missed = 0.0;
        for (std::size_t i = 0; i < 3; ++i) {
            const double dx = (by_x[i] - missed[i]) / h;
            const double dy = (by_y[i] - missed[i]) / h;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
            x_missed += dx * missed[i];
            y_missed += dy * missed[i];
        }
        xx *= 1.0 + damping;
        yy *= 1.0 + damping;
        const double determinant = xx * yy - xy * xy;
        const double next_x =
            std::clamp(x - (yy * x_missed - xy * y_missed) / determinant, least, most);
        const double next_y =
            std::clamp(y - (xx * y_missed - xy * x_missed) / determinant, least, most);
        const three next = misses(wanted, next_x, next_y);
        if (squares(next) < squares(missed)) {
            const double moved = std::max(std::fabs(next_x - x), std::fabs(next_y - y));
            x = next_x;
            y = next_y;
            missed = next;
            damping *= 0.1;
            if (moved < 1e-12) break;
        } else {
            damping *= 10.0;
        }
    }
    for (const double miss : missed)
        if (!(std::fabs(miss) <= 0.1 * (wanted[2] - wanted[0])))
            refuse(of,
                   "no beta law on [" + to_text(of.minimum) + ", " + to_text(of.maximum) +
                       "] comes within a tenth of their distance of the 10, 50 and 90 % points");
    return {lane::exp(x), lane::exp(y)};
}

gamma_law nearest_gamma(const estimate& of)
{
    const double points[3] = {of.low, of.central, of.high};
    constexpr double shares[3] = {0.1, 0.5, 0.9};
    double log_rate = 0.0;
    double worst = 0.0;
    const auto misfit = [&](double log_shape) {
        double gap[3];
        log_rate = 0.0;
        const gamma_unit_law unit(lane::exp(log_shape));
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

}  // namespace hirschman::inline v0_1::uncertainty::detail
