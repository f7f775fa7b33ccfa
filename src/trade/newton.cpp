// SPDX-License-Identifier: BSL-1.0
#include "trade/newton.hpp"

#include "supply/products.hpp"
#include "trade/dense.hpp"
#include "trade/norms.hpp"

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::trade::detail {

using supply::detail::add;
using supply::detail::dot;

namespace {

/// Wages of every part of the world that trades scaled so that its value added is that of the base.
void normalise(const world& w, const policy& q, point& p)
{
    std::vector<double> before(q.parts), after(q.parts);
    for (std::size_t i = 0; i < w.n; ++i) {
        before[q.part[i]] += w.wage_bill[i];
        after[q.part[i]] += std::exp(p.log_wage[i]) * w.wage_bill[i];
    }
    for (std::size_t i = 0; i < w.n; ++i) {
        const double by = after[q.part[i]] / before[q.part[i]];
        if (by == 1.0) continue;
        p.log_wage[i] -= std::log(by);
        for (std::size_t s = 0; s < w.j && !p.log_price.empty(); ++s) {
            p.log_price[i * w.j + s] -= std::log(by);
            p.outlay[i * w.j + s] /= by;
        }
    }
}

/// The Newton step, with the level of wages of each part held.
bool step_of(const world& w, const policy& q, const point& p, const std::vector<double>& gap_slopes,
             std::vector<double>& step)
{
    const std::size_t n = w.n;
    std::vector<double> m = gap_slopes, bill(q.parts);
    for (std::size_t i = 0; i < n; ++i) bill[q.part[i]] += std::exp(p.log_wage[i]) * w.wage_bill[i];
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k)
            if (q.part[i] == q.part[k])
                m[i * n + k] -= std::exp(p.log_wage[k]) * w.wage_bill[k] / bill[q.part[k]];
    step.resize(n);
    for (std::size_t i = 0; i < n; ++i) step[i] = -p.gap[i];
    if (!solve_rows(std::move(m), step)) return false;
    return std::isfinite(largest(step));
}

/// The point a step away, with prices and outlays moved along their slopes.
point moved(const world& w, const point& p, const slopes& at, const std::vector<double>& step,
            double length, bool predict)
{
    point to = p;
    for (std::size_t i = 0; i < w.n; ++i) to.log_wage[i] += length * step[i];
    if (!predict) return to;
    for (std::size_t c = 0; c < w.n * w.j; ++c) {
        to.log_price[c] += length * dot(at.price.data() + c * w.n, step.data(), w.n);
        to.outlay[c] += length * dot(at.outlay.data() + c * w.n, step.data(), w.n);
    }
    return to;
}

}  // namespace

search find_wages(const world& w, const policy& q, point& p, const slopes* near_start,
                  double tolerance, std::size_t max_iterations)
{
    const double finest = 1e-15;
    constexpr double longest = 2.0;   // of a step, in logarithms
    constexpr std::size_t slow = 12;  // steps in which the residual must halve
    const auto accuracy = [finest](double residual) {
        return std::clamp(1e-3 * residual, finest, 1e-4);
    };

    search found;
    normalise(w, q, p);
    evaluate(w, q, p, finest);
    found.evaluations = 1;
    if (!p.valid) return found;
    double norm = mean_square_root(p.gap);
    found.residual = largest(p.gap);
    found.residuals.push_back(norm);

    slopes at;
    bool fresh = false, stale = near_start == nullptr;
    if (near_start != nullptr) at = *near_start;
    std::vector<double> step;
    // one step past the tolerance where it is not met with room to spare
    bool polished = false;
    while (found.iterations < max_iterations) {
        if (found.residual <= tolerance) {
            found.converged = true;
            if (polished || found.residual <= 0.01 * tolerance || found.residual < 1e-14) break;
            polished = true;
        }
        const std::size_t k = found.iterations;
        if (k >= slow && norm > 0.5 * found.residuals[k - slow]) break;
        if (stale) {
            differentiate(w, q, p, at);
            fresh = true;
            stale = false;
        }
        const bool stepped = step_of(w, q, p, at.gap, step);
        if (!stepped && fresh) break;
        bool accepted = false;
        point to;
        double to_norm = 0.0;
        if (stepped) {
            const double reach = largest(step);
            double length = reach > longest ? longest / reach : 1.0;
            for (int halvings = 0; halvings < (fresh ? 40 : 3) && !accepted; ++halvings) {
                to = moved(w, p, at, step, length, length * reach < 0.5);
                normalise(w, q, to);
                evaluate(w, q, to, accuracy(norm * std::min(1.0, norm)));
                ++found.evaluations;
                to_norm = to.valid ? mean_square_root(to.gap) : 0.0;
                accepted = to.valid && to_norm <= (1.0 - 1e-4 * length) * norm;
                if (!accepted) length *= halvings < 2 ? 0.5 : 0.25;
            }
        }
        if (!accepted) {
            if (found.converged || fresh) break;
            stale = true;
            continue;
        }
        ++found.iterations;
        // Broyden: the slopes that would have foretold this step
        std::vector<double> change(w.n), error(w.n);
        for (std::size_t i = 0; i < w.n; ++i) change[i] = to.log_wage[i] - p.log_wage[i];
        const double square = dot(change.data(), change.data(), w.n);
        if (square > 0.0)
            for (std::size_t i = 0; i < w.n; ++i) {
                error[i] = to.gap[i] - p.gap[i] - dot(at.gap.data() + i * w.n, change.data(), w.n);
                add(error[i] / square, change.data(), at.gap.data() + i * w.n, w.n);
            }
        stale = to_norm > 0.3 * norm;
        fresh = false;
        p = std::move(to);
        norm = to_norm;
        found.residual = largest(p.gap);
        found.residuals.push_back(norm);
    }
    found.converged = found.residual <= tolerance;
    return found;
}

}  // namespace hirschman::inline v0_1::trade::detail
