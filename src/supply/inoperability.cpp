// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/inoperability.hpp>

#include "supply/checks.hpp"
#include "supply/lapack.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace hirschman::inline v0_1::supply {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void require_interdependency(std::span<const double> a, std::size_t n)
{
    if (n == 0) throw domain_error("inoperability needs at least one sector");
    detail::require_count(a.size(), n * n, "interdependencies");
    for (std::size_t k = 0; k < n * n; ++k)
        in_range(a[k], 0.0, infinity,
                 "interdependency[" + std::to_string(k / n) + "][" + std::to_string(k % n) + "]",
                 bounds::left_closed);
}

void require_shares(std::span<const double> values, std::size_t n, const std::string& what)
{
    detail::require_count(values.size(), n, what);
    for (std::size_t i = 0; i < n; ++i)
        in_range(values[i], 0.0, 1.0, what + "[" + std::to_string(i) + "]");
}

/// A* q, then c* added and q taken away: what moves inoperability.
void pull(std::span<const double> a, std::span<const double> shock, std::span<const double> q,
          std::vector<double>& result)
{
    const std::size_t n = q.size();
    for (std::size_t i = 0; i < n; ++i) {
        double sum = shock.empty() ? 0.0 : shock[i];
        for (std::size_t j = 0; j < n; ++j) sum += a[i * n + j] * q[j];
        result[i] = sum - q[i];
    }
}

}  // namespace

inoperability_result inoperability(std::span<const double> interdependency,
                                   std::span<const double> shock)
{
    const std::size_t n = shock.size();
    require_interdependency(interdependency, n);
    require_shares(shock, n, "shock");
    std::vector<double> m(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            m[j * n + i] = (i == j ? 1.0 : 0.0) - interdependency[i * n + j];
    inoperability_result r;
    const int order = detail::lapack_size(n);
    const int one = 1;
    int info = 0;
    std::vector<int> exchanges(n);
    dgetrf_(&order, &order, m.data(), &order, exchanges.data(), &info);
    if (info != 0) return r;
    std::vector<double> q(shock.begin(), shock.end());
    std::vector<double> reach(n, 1.0);
    dgetrs_("N", &order, &one, m.data(), &order, exchanges.data(), q.data(), &order, &info, 1);
    dgetrs_("N", &order, &one, m.data(), &order, exchanges.data(), reach.data(), &order, &info, 1);
    // (I - A*) y = 1 has a solution without negatives only if shocks fade as they are passed on.
    bool fades = true;
    for (std::size_t i = 0; i < n; ++i) {
        if (!(std::fabs(reach[i]) * static_cast<double>(n) *
                  std::numeric_limits<double>::epsilon() <
              1.0) ||
            !std::isfinite(q[i]))
            return r;
        fades = fades && reach[i] >= 0.0;
    }
    r.status = fades ? solve_status::solved : solve_status::unproductive;
    r.inoperability = q;
    for (double& share : r.inoperability) share = std::clamp(share, 0.0, 1.0);
    r.unlimited = std::move(q);
    return r;
}

std::vector<std::vector<double>> inoperability_path(std::span<const double> interdependency,
                                                    std::span<const double> resilience,
                                                    std::span<const double> shock,
                                                    std::span<const double> start, int steps)
{
    const std::size_t n = start.size();
    require_interdependency(interdependency, n);
    require_shares(resilience, n, "resilience");
    require_shares(shock, n, "shock");
    require_shares(start, n, "start");
    in_range(steps, 0.0, 1e7, "steps");
    std::vector<std::vector<double>> path{{start.begin(), start.end()}};
    path.reserve(static_cast<std::size_t>(steps) + 1);
    std::vector<double> change(n);
    for (int t = 0; t < steps; ++t) {
        std::vector<double> q = path.back();
        pull(interdependency, shock, q, change);
        for (std::size_t i = 0; i < n; ++i) q[i] += resilience[i] * change[i];
        path.push_back(std::move(q));
    }
    return path;
}

std::vector<double> recovery(std::span<const double> interdependency,
                             std::span<const double> resilience, std::span<const double> start,
                             double time)
{
    const std::size_t n = start.size();
    require_interdependency(interdependency, n);
    detail::require_count(resilience.size(), n, "resilience");
    double fastest = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        in_range(resilience[i], 0.0, infinity, "resilience[" + std::to_string(i) + "]",
                 bounds::left_closed);
        double row = 1.0;
        for (std::size_t j = 0; j < n; ++j) row += interdependency[i * n + j];
        fastest = std::max(fastest, resilience[i] * row);
    }
    require_shares(start, n, "start");
    in_range(time, 0.0, infinity, "time", bounds::left_closed);
    const double steps = std::ceil(fastest * time);
    in_range(steps, 0.0, 1e7, "resilience times time");

    // The exponential's series on stretches so short that its terms fall at once.
    std::vector<double> q(start.begin(), start.end());
    std::vector<double> change(n);
    const double stretch = steps > 0.0 ? time / steps : 0.0;
    for (double s = 0.0; s < steps; s += 1.0) {
        std::vector<double> term = q;
        for (int k = 1; k < 24; ++k) {
            pull(interdependency, {}, term, change);
            for (std::size_t i = 0; i < n; ++i) {
                term[i] = change[i] * resilience[i] * stretch / k;
                q[i] += term[i];
            }
        }
    }
    return q;
}

std::vector<double> inoperability_impact(const std::vector<std::vector<double>>& path)
{
    if (path.empty()) throw domain_error("a path of inoperability needs at least its start");
    std::vector<double> impact(path.front().size());
    for (std::size_t t = 1; t < path.size(); ++t) {
        detail::require_count(path[t].size(), impact.size(), "sectors at a later step");
        for (std::size_t i = 0; i < impact.size(); ++i)
            impact[i] += 0.5 * (path[t - 1][i] + path[t][i]);
    }
    return impact;
}

}  // namespace hirschman::inline v0_1::supply
