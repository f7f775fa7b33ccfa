// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The share of licence applications approved, as reports gave it on some days.

#include <hirschman/scalar.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// By `day`, counted from the start of the control, `share` of applications had been approved.
struct approval {
    double day = 0.0;
    double share = 0.0;
};

namespace detail {

/// Of a probability in (0, 1), by bisection: exact to rounding, and needed a few times a run only.
[[nodiscard]] inline double normal_quantile(double p)
{
    if (p > 0.5) return -normal_quantile(1.0 - p);
    double low = -40.0;
    double high = 0.0;
    for (double middle = -20.0; low < middle && middle < high; middle = 0.5 * (low + high))
        (normal_cdf(middle) < p ? low : high) = middle;
    return high;
}

}  // namespace detail

/// A line through the readings on normal probability against logarithmic time, its end segments
/// carried on. Through two readings it is the lognormal law of the time to a licence.
/// @verified licensing_test
class approval_line {
public:
    /// @param readings two or more; days > 0 and shares in (0, 1), both rising
    /// @throws domain_error naming the reading
    explicit approval_line(const std::vector<approval>& readings)
    {
        if (readings.size() < 2)
            throw domain_error("approvals have " + std::to_string(readings.size()) +
                               " readings: a line needs two");
        double day = 0.0;
        double share = 0.0;
        for (std::size_t i = 0; i < readings.size(); ++i) {
            const std::string place = "approvals[" + std::to_string(i) + "].";
            day = in_range(readings[i].day, day, std::numeric_limits<double>::infinity(),
                           place + "day", bounds::open, "days");
            share = in_range(readings[i].share, share, 1.0, place + "share", bounds::open);
            knots_.push_back({std::log(day), detail::normal_quantile(share)});
        }
    }

    /// Share approved `t` days after the start; 0 for t <= 0.
    [[nodiscard]] double share_at(double t) const
    {
        if (t <= 0.0) return 0.0;
        const double x = std::log(t);
        std::size_t i = 1;
        while (i + 1 < knots_.size() && x > knots_[i].log_day) ++i;
        const knot& a = knots_[i - 1];
        const knot& b = knots_[i];
        return normal_cdf(a.normal +
                          (b.normal - a.normal) * (x - a.log_day) / (b.log_day - a.log_day));
    }

private:
    struct knot {
        double log_day;
        double normal;
    };
    std::vector<knot> knots_;
};

}  // namespace hirschman::inline v0_1::supply
