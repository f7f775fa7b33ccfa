// SPDX-License-Identifier: BSL-1.0
#include "trade/newton.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hirschman::inline v0_1::trade::detail {

shock part_of(const world& w, const shock& s, double way)
{
    shock part = s;
    for (std::size_t f = 0; f < part.tariff.size(); ++f) {
        const double from = std::log1p(w.tariff[f]);
        part.tariff[f] = std::expm1(from + way * (std::log1p(s.tariff[f]) - from));
    }
    for (double& tax : part.export_tax) tax = std::expm1(way * std::log1p(tax));
    for (std::size_t f = 0; f < part.trade_cost.size(); ++f) {
        double& cost = part.trade_cost[f];
        cost = std::isinf(cost) ? std::pow(1.0 - way, -1.0 / w.theta[f / (w.n * w.n)])
                                : std::exp(way * std::log(cost));
    }
    part.deficits = 1.0 + way * (s.deficits - 1.0);
    return part;
}

search follow(const world& w, const shock& s, const economy& names, const point& base,
              const slopes& at_base, point& end, double tolerance, std::size_t max_iterations)
{
    constexpr double shortest = 1.0 / 1024.0;
    constexpr std::size_t most = 40;  // steps on the way to each
    search all;
    point at = base;
    double done = 0.0;
    double stride = 0.25;
    while (done < 1.0 && stride >= shortest) {
        const double way = std::min(1.0, done + stride);
        const policy q = ready(w, way < 1.0 ? part_of(w, s, way) : s, names);
        point next = at;
        search found = find_wages(w, q, next, done == 0.0 ? &at_base : nullptr,
                                  way < 1.0 ? std::max(tolerance, 1e-9) : tolerance,
                                  std::min(most, max_iterations));
        all.iterations += found.iterations;
        all.evaluations += found.evaluations;
        if (found.converged) {
            for (std::size_t i = 0; i < w.n && all.ruined_at == 0.0; ++i) {
                if (next.income[i] > 0.0) continue;
                all.ruined_at = way;
                all.ruined = names.countries[i];
            }
            if (all.ruined_at > 0.0) return all;
            done = way;
            stride *= 2.0;
            at = std::move(next);
        } else {
            stride *= 0.5;
        }
        if (way == 1.0) {
            all.converged = found.converged;
            all.residual = found.residual;
            all.residuals = std::move(found.residuals);
            end = found.converged ? at : std::move(next);
        }
    }
    return all;
}

}  // namespace hirschman::inline v0_1::trade::detail
