// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How far sectors fall below their planned output when some of them are struck: q = A* q + c*.

#include <hirschman/scalar.hpp>
#include <hirschman/supply/solution.hpp>

#include <cmath>
#include <limits>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// Inoperability of each sector, 0 as planned and 1 at a standstill.
struct inoperability_result {
    /// `unproductive`: a shock grows as it is passed on; `singular`: no figures.
    solve_status status = solve_status::singular;
    std::vector<double> inoperability{};
    /// The solution of the equation itself, which may exceed one: limiting it afterwards is how the
    /// model is published, and it overstates what a sector at a standstill passes on.
    std::vector<double> unlimited{};
};

/// The equilibrium under a lasting shock.
/// @param interdependency A* row by row: how inoperable a sector becomes when another stands. Of a
/// table of flows: `allocation_coefficients`
/// @param shock demand lost directly, in [0, 1]
/// @throws domain_error for lengths that do not agree, a negative interdependency, or a shock
/// outside [0, 1]
/// @source Haimes and Jiang (2001); Santos and Haimes (2004)
/// @verified inoperability_test: both examples of Haimes and Jiang
[[nodiscard]] HIRSCHMAN_API inoperability_result
inoperability(std::span<const double> interdependency, std::span<const double> shock);

/// q(t+1) = q(t) + K (A* q(t) + c* - q(t)) from `start`, which is the first of steps + 1 entries.
/// @param resilience K of each sector in [0, 1]: the part of the distance made good in one step.
/// With none above one and an A* whose rows sum to less than one, no path overshoots.
/// @source Lian and Haimes (2006)
/// @verified inoperability_test: its long run is the equilibrium
[[nodiscard]] HIRSCHMAN_API std::vector<std::vector<double>> inoperability_path(
    std::span<const double> interdependency, std::span<const double> resilience,
    std::span<const double> shock, std::span<const double> start, int steps);

/// After the shock, in continuous time: q(t) = exp(-K (I - A*) t) q(0).
/// @param resilience K per unit of time, >= 0
[[nodiscard]] HIRSCHMAN_API std::vector<double> recovery(std::span<const double> interdependency,
                                                         std::span<const double> resilience,
                                                         std::span<const double> start,
                                                         double time);

/// Inoperability summed over time by the trapezium rule, in steps: multiplied by planned output
/// of a step it is the output lost.
[[nodiscard]] HIRSCHMAN_API std::vector<double> inoperability_impact(
    const std::vector<std::vector<double>>& path);

/// K of a sector that recovers alone from `start` to `end` within `time`:
/// ln(start / end) / (time (1 - a*)), with a* what it needs of itself.
/// @throws domain_error unless 0 < end <= start <= 1, time > 0 and a* in [0, 1)
/// @source Lian and Haimes (2006)
[[nodiscard]] inline double resilience_coefficient(double start, double end, double time,
                                                   double own_interdependency)
{
    in_range(start, 0.0, 1.0, "start", bounds::right_closed);
    in_range(end, 0.0, start, "end", bounds::right_closed);
    in_range(time, 0.0, std::numeric_limits<double>::infinity(), "time", bounds::open);
    in_range(own_interdependency, 0.0, 1.0, "own_interdependency", bounds::left_closed);
    return std::log(start / end) / (time * (1.0 - own_interdependency));
}

}  // namespace hirschman::inline v0_1::supply
