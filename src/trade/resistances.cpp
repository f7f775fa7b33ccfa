// SPDX-License-Identifier: BSL-1.0
#include <hirschman/trade/gravity.hpp>

#include <hirschman/scalar.hpp>

#include "trade/fixed_point.hpp"
#include "trade/gravity_checks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hirschman::inline v0_1::trade {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void require_count(std::size_t found, std::size_t expected, std::string_view what)
{
    if (found != expected)
        throw domain_error(std::string(what) + ": " + std::to_string(found) + " figures given, " +
                           std::to_string(expected) + " expected");
}

void require_positive(std::span<const double> values, std::string_view what, bounds ends)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!hirschman::detail::inside(values[i], 0.0, infinity, ends))
            in_range(values[i], 0.0, infinity, std::string(what) + "[" + std::to_string(i) + "]",
                     ends);
}

}  // namespace

namespace detail {

void require_valid(const gravity_data& d)
{
    const std::size_t n = d.size();
    if (n == 0) throw domain_error("gravity needs at least one country");
    std::vector<std::string_view> sorted(d.countries.begin(), d.countries.end());
    std::sort(sorted.begin(), sorted.end());
    if (sorted.front().empty()) throw domain_error("a country has no name");
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice != sorted.end())
        throw domain_error("country \"" + std::string(*twice) + "\" is given twice");
    require_count(d.trade.size(), n * n, "trade");
    if (!d.output.empty()) require_count(d.output.size(), n, "output");
    if (!d.expenditure.empty()) require_count(d.expenditure.size(), n, "expenditure");
    for (std::size_t f = 0; f < n * n; ++f)
        if (!hirschman::detail::inside(d.trade[f], 0.0, infinity, bounds::left_closed))
            in_range(d.trade[f], 0.0, infinity,
                     "trade from " + d.countries[f % n] + " to " + d.countries[f / n],
                     bounds::left_closed);
    for (std::size_t i = 0; i < d.output.size(); ++i)
        in_range(d.output[i], 0.0, infinity, "output of " + d.countries[i], bounds::open);
    for (std::size_t i = 0; i < d.expenditure.size(); ++i)
        in_range(d.expenditure[i], 0.0, infinity, "expenditure of " + d.countries[i], bounds::open);
    in_range(d.elasticity, 0.0, infinity, "trade elasticity", bounds::open);
    in_range(d.supply_elasticity, 0.0, infinity, "supply elasticity", bounds::left_closed);
}

}  // namespace detail

resistances multilateral_resistances(std::span<const double> output,
                                     std::span<const double> expenditure,
                                     std::span<const double> cost, double elasticity,
                                     std::size_t reference, const gravity_options& options)
{
    const std::size_t n = output.size();
    if (n == 0) throw domain_error("gravity needs at least one country");
    require_count(expenditure.size(), n, "expenditure");
    require_count(cost.size(), n * n, "cost");
    require_positive(output, "output", bounds::open);
    require_positive(expenditure, "expenditure", bounds::open);
    require_positive(cost, "cost", bounds::right_closed);
    in_range(elasticity, 0.0, infinity, "trade elasticity", bounds::open);
    in_range(options.tolerance, 0.0, infinity, "tolerance", bounds::open);
    if (reference >= n)
        throw domain_error("reference: country " + std::to_string(reference) + " of " +
                           std::to_string(n));

    resistances r;
    const double world = std::accumulate(output.begin(), output.end(), 0.0);
    const double spent = std::accumulate(expenditure.begin(), expenditure.end(), 0.0);
    r.world_gap = spent / world - 1.0;
    std::vector<double> weight(n * n);
    for (std::size_t m = 0; m < n; ++m) {
        double largest = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            weight[m * n + i] = std::exp(-elasticity * std::log(cost[m * n + i]));
            largest = std::max(largest, weight[m * n + i]);
        }
        if (!(largest > 0.0) || !std::isfinite(largest)) {
            r.status = solve_status::no_equilibrium;
            r.message = "country " + std::to_string(m) + " can buy from nobody, or at no cost";
            return r;
        }
    }

    // of x = log P^-theta: sellers' terms follow from buyers', buyers' from sellers'
    std::vector<double> x(n), next(n), seller(n), buyer(n);
    const auto sellers_of = [&](const std::vector<double>& logs) {
        for (std::size_t i = 0; i < n; ++i) {
            double sum = 0.0;
            for (std::size_t m = 0; m < n; ++m)
                sum += weight[m * n + i] * std::exp(-logs[m]) * (expenditure[m] / spent);
            seller[i] = sum;  // Pi^-theta
        }
    };
    for (std::size_t m = 0; m < n; ++m) {
        double sum = 0.0;
        for (std::size_t i = 0; i < n; ++i) sum += weight[m * n + i] * (output[i] / world);
        x[m] = std::log(sum);
    }
    detail::accelerated mixing(n);
    constexpr std::size_t most = 10'000;
    double moved = infinity;
    for (; r.iterations < most && !(moved <= 1e-15); ++r.iterations) {
        sellers_of(x);
        for (std::size_t m = 0; m < n; ++m) {
            double sum = 0.0;
            for (std::size_t i = 0; i < n; ++i)
                if (weight[m * n + i] > 0.0)
                    sum += weight[m * n + i] * (output[i] / world) / seller[i];
            next[m] = std::log(sum);
        }
        const double base = next[reference];
        for (std::size_t m = 0; m < n; ++m) next[m] -= base;
        const double now = mixing.next(x, next);
        if (!std::isfinite(now)) break;
        if (now < 1e-13 && now >= moved) break;
        moved = now;
    }
    x = next;
    sellers_of(x);
    r.inward.resize(n);
    r.outward.resize(n);
    r.trade.resize(n * n);
    std::vector<double> sales(n);
    for (std::size_t m = 0; m < n; ++m) {
        r.inward[m] = std::exp(-x[m] / elasticity);
        r.outward[m] = std::exp(-std::log(seller[m]) / elasticity);
        double bought = 0.0;
        const double budget = expenditure[m] * (world / spent);
        for (std::size_t i = 0; i < n; ++i) {
            double& flow = r.trade[m * n + i];
            flow = weight[m * n + i] > 0.0 ? weight[m * n + i] * std::exp(-x[m]) *
                                                 (budget / world) * output[i] / seller[i]
                                           : 0.0;
            bought += flow;
            sales[i] += flow;
        }
        r.residual = std::max(r.residual, std::fabs(bought / budget - 1.0));
    }
    for (std::size_t i = 0; i < n; ++i)
        r.residual = std::max(r.residual, std::fabs(sales[i] / output[i] - 1.0));
    if (r.residual <= options.tolerance)
        r.status = solve_status::converged;
    else
        r.message = "sums of flows stay " + to_text(r.residual) + " from output and expenditure";
    if (!std::isfinite(r.residual)) r.residual = infinity;
    return r;
}

}  // namespace hirschman::inline v0_1::trade
