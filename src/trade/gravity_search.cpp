// SPDX-License-Identifier: BSL-1.0
#include "trade/gravity_search.hpp"

#include <hirschman/scalar.hpp>

#include "trade/dense.hpp"
#include "trade/norms.hpp"
#include "trade/parts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace hirschman::inline v0_1::trade::detail {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct regions {
    std::vector<std::size_t> part{};
    std::size_t parts = 0;
};

/// Shares and indices at given prices; changes of weights are summed near the base, so that an
/// elasticity near 0 loses no digits.
void buy(const gravity_shares& b, const std::vector<double>& log_cost, gravity_prices& p)
{
    const std::size_t n = b.n;
    std::vector<double> power(n);
    for (std::size_t m = 0; m < n; ++m) {
        const double* share = b.share.data() + m * n;
        double change = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            power[i] =
                share[i] > 0.0 ? -b.theta * (p.log_price[i] + log_cost[m * n + i]) : -infinity;
            if (share[i] > 0.0) change += share[i] * std::expm1(power[i]);
        }
        double top = 0.0;
        if (change > -0.5 && change < 1e100) {
            p.log_index[m] = -std::log1p(change) / b.theta;
        } else {
            top = *std::max_element(power.begin(), power.end());
            double sum = 0.0;
            for (std::size_t i = 0; i < n; ++i)
                if (share[i] > 0.0) sum += share[i] * std::exp(power[i] - top);
            p.log_index[m] = -(std::log(sum) + top) / b.theta;
        }
        for (std::size_t i = 0; i < n; ++i)
            p.share[m * n + i] =
                share[i] > 0.0 ? share[i] * std::exp(power[i] + b.theta * p.log_index[m]) : 0.0;
    }
}

void evaluate(const gravity_shares& b, const regions& r, const std::vector<double>& log_cost,
              gravity_prices& p)
{
    const std::size_t n = b.n;
    p.log_index.resize(n);
    p.log_output.resize(n);
    p.share.resize(n * n);
    p.spending.resize(n);
    p.gap.resize(n);
    buy(b, log_cost, p);
    std::vector<double> before(r.parts), after(r.parts), asked(r.parts);
    for (std::size_t i = 0; i < n; ++i) {
        p.log_output[i] = p.log_price[i] + b.psi * (p.log_price[i] - p.log_index[i]);
        const double ratio = std::exp(p.log_output[i]);
        before[r.part[i]] += b.output[i];
        after[r.part[i]] += b.output[i] * ratio;
        asked[r.part[i]] += b.expenditure[i] * ratio;
    }
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t c = r.part[i];
        const double ratio = std::exp(p.log_output[i]);
        p.spending[i] =
            b.rule == deficit_rule::multiplicative
                ? b.expenditure[i] * ratio * (after[c] / asked[c])
                : b.output[i] * ratio + (b.expenditure[i] - b.output[i]) * (after[c] / before[c]);
    }
    p.valid = true;
    for (std::size_t i = 0; i < n; ++i) {
        double sales = 0.0;
        for (std::size_t m = 0; m < n; ++m) sales += p.share[m * n + i] * p.spending[m];
        p.gap[i] = std::log(sales / b.output[i]) - p.log_output[i];
        p.valid = p.valid && std::isfinite(p.gap[i]);
    }
}

/// Derivatives of the gaps by log prices, with the level of each part held, row by row.
std::vector<double> slopes_of(const gravity_shares& b, const regions& r, const gravity_prices& p)
{
    const std::size_t n = b.n;
    std::vector<double> by_output(n * n), by_spending(n * n), m(n * n);
    std::vector<double> after(r.parts), asked(r.parts), before(r.parts);
    std::vector<double> made(n), wanted(n);
    for (std::size_t i = 0; i < n; ++i) {
        const double ratio = std::exp(p.log_output[i]);
        made[i] = b.output[i] * ratio;
        wanted[i] = b.expenditure[i] * ratio;
        before[r.part[i]] += b.output[i];
        after[r.part[i]] += made[i];
        asked[r.part[i]] += wanted[i];
        for (std::size_t k = 0; k < n; ++k)
            by_output[i * n + k] = (i == k ? 1.0 + b.psi : 0.0) - b.psi * p.share[i * n + k];
    }
    std::vector<double> of_world(r.parts * n), of_wanted(r.parts * n);  // of sums, by log price
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k) {
            of_world[r.part[i] * n + k] += made[i] * by_output[i * n + k];
            of_wanted[r.part[i] * n + k] += wanted[i] * by_output[i * n + k];
        }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t c = r.part[i];
            by_spending[i * n + k] =
                b.rule == deficit_rule::multiplicative
                    ? p.spending[i] * (by_output[i * n + k] + of_world[c * n + k] / after[c] -
                                       of_wanted[c * n + k] / asked[c])
                    : made[i] * by_output[i * n + k] +
                          (b.expenditure[i] - b.output[i]) * of_world[c * n + k] / before[c];
        }
    for (std::size_t i = 0; i < n; ++i) {
        const double sales = b.output[i] * std::exp(p.gap[i] + p.log_output[i]);
        double* row = m.data() + i * n;
        for (std::size_t d = 0; d < n; ++d) {
            const double share = p.share[d * n + i] / sales;
            if (share == 0.0) continue;
            const double sold = share * p.spending[d];
            row[i] -= b.theta * sold;
            for (std::size_t k = 0; k < n; ++k)
                row[k] += sold * b.theta * p.share[d * n + k] + share * by_spending[d * n + k];
        }
        for (std::size_t k = 0; k < n; ++k) {
            row[k] -= by_output[i * n + k];
            if (r.part[i] == r.part[k]) row[k] -= made[k] / after[r.part[k]];
        }
    }
    return m;
}

/// World output of each part is held.
void normalise(const gravity_shares& b, const regions& r, gravity_prices& p)
{
    std::vector<double> before(r.parts), after(r.parts);
    for (std::size_t i = 0; i < b.n; ++i) {
        before[r.part[i]] += b.output[i];
        after[r.part[i]] += b.output[i] * std::exp(p.log_output[i]);
    }
    for (std::size_t i = 0; i < b.n; ++i) {
        const double by = after[r.part[i]] / before[r.part[i]];
        if (by == 1.0) continue;
        p.log_price[i] -= std::log(by);
        p.log_index[i] -= std::log(by);
        p.log_output[i] -= std::log(by);
        p.spending[i] /= by;
    }
}

void find_prices(const gravity_shares& b, const regions& r, const std::vector<double>& log_cost,
                 const gravity_options& options, gravity_prices& p, gravity_equilibrium& found)
{
    p.log_price.assign(b.n, 0.0);
    evaluate(b, r, log_cost, p);
    double norm = p.valid ? mean_square_root(p.gap) : infinity;
    found.residuals.assign(1, norm);
    bool polished = false;
    while (p.valid && found.iterations < options.max_iterations) {
        const double residual = largest(p.gap);
        if (residual <= options.tolerance && (polished || residual < 1e-14)) break;
        polished = residual <= options.tolerance;
        std::vector<double> step(b.n);
        for (std::size_t i = 0; i < b.n; ++i) step[i] = -p.gap[i];
        if (!detail::solve_rows(slopes_of(b, r, p), step)) break;
        double length = std::min(1.0, 2.0 / largest(step));
        bool accepted = false;
        gravity_prices to = p;
        for (int halvings = 0; halvings < 40 && !accepted; ++halvings, length *= 0.5) {
            for (std::size_t i = 0; i < b.n; ++i)
                to.log_price[i] = p.log_price[i] + length * step[i];
            evaluate(b, r, log_cost, to);
            accepted = to.valid && mean_square_root(to.gap) <= (1.0 - 1e-4 * length) * norm;
        }
        if (!accepted) break;
        normalise(b, r, to);
        p = std::move(to);
        norm = mean_square_root(p.gap);
        found.residuals.push_back(norm);
        ++found.iterations;
    }
    found.residual = p.valid ? largest(p.gap) : infinity;
}

std::string why_impossible(const gravity_shares& b, const regions& r,
                           const std::vector<double>& log_cost,
                           const std::vector<std::string>& names)
{
    const std::size_t n = b.n;
    std::vector<double> deficit(n);
    for (std::size_t i = 0; i < n; ++i) deficit[i] = b.expenditure[i] - b.output[i];
    const bool fixed = b.rule == deficit_rule::additive;
    for (std::size_t i = 0; i < n; ++i) {
        bool sells = false, sells_abroad = false, buys = false, buys_abroad = false;
        for (std::size_t m = 0; m < n; ++m) {
            const bool to = b.share[m * n + i] > 0.0 && log_cost[m * n + i] < infinity;
            const bool from = b.share[i * n + m] > 0.0 && log_cost[i * n + m] < infinity;
            sells = sells || to;
            buys = buys || from;
            sells_abroad = sells_abroad || (to && m != i);
            buys_abroad = buys_abroad || (from && m != i);
        }
        if (!buys) return names[i] + " has no supplier left";
        if (!sells) return names[i] + " has nothing to sell";
        if (fixed && !sells_abroad && buys_abroad && deficit[i] <= 0.0)
            return names[i] + " buys abroad, sells nothing there and has no deficit";
        if (fixed && sells_abroad && !buys_abroad && deficit[i] >= 0.0)
            return names[i] + " sells abroad, buys nothing there and has no surplus";
    }
    if (!fixed) return {};
    const auto owed = sums_by_part(r.part, r.parts, deficit);
    const auto made = sums_by_part(r.part, r.parts, b.output);
    for (std::size_t i = 0; i < n; ++i)
        if (std::fabs(owed[r.part[i]]) > 1e-9 * made[r.part[i]])
            return names[i] + " and those that trade with it have a deficit of " +
                   to_text(owed[r.part[i]]) + " against countries with which none of them trades";
    return {};
}

regions regions_of(const gravity_shares& b, const std::vector<double>& log_cost)
{
    const auto linked = [&](std::size_t m, std::size_t i) {
        return b.share[m * b.n + i] > 0.0 && log_cost[m * b.n + i] < infinity;
    };
    regions r;
    std::tie(r.part, r.parts) =
        parts_of(b.n, [&](std::size_t a, std::size_t c) { return linked(a, c) || linked(c, a); });
    return r;
}

}  // namespace

void scale_to_output(gravity_shares& b)
{
    const regions r = regions_of(b, std::vector<double>(b.n * b.n, 0.0));
    const auto made = sums_by_part(r.part, r.parts, b.output);
    const auto spent = sums_by_part(r.part, r.parts, b.expenditure);
    for (std::size_t i = 0; i < b.n; ++i)
        if (made[r.part[i]] != spent[r.part[i]])
            b.expenditure[i] *= made[r.part[i]] / spent[r.part[i]];
}

gravity_equilibrium search(const gravity_shares& b, const std::vector<double>& log_cost,
                           const std::vector<std::string>& names, const gravity_options& options,
                           gravity_prices& end)
{
    const std::size_t n = b.n;
    gravity_equilibrium e;
    e.countries = names;
    e.price.assign(n, 1.0);
    e.inward = e.outward = e.output = e.expenditure = e.real_incomes = e.price;
    e.base_trade.resize(n * n);
    for (std::size_t f = 0; f < n * n; ++f) e.base_trade[f] = b.share[f] * b.expenditure[f / n];
    e.trade = e.base_trade;
    const regions r = regions_of(b, log_cost);
    e.message = why_impossible(b, r, log_cost, names);
    if (!e.message.empty()) {
        e.status = solve_status::no_equilibrium;
        return e;
    }
    find_prices(b, r, log_cost, options, end, e);
    if (!end.valid) {
        e.message = "no country's sales can be computed at the prices of the base";
        return e;
    }
    std::string poor;
    for (std::size_t i = 0; i < n; ++i) {
        if (!(end.spending[i] > 0.0)) poor += (poor.empty() ? "" : ", ") + names[i];
        e.price[i] = std::exp(end.log_price[i]);
        e.inward[i] = std::exp(end.log_index[i]);
        e.output[i] = std::exp(end.log_output[i]);
        e.outward[i] = std::exp(-end.log_output[i] / b.theta - end.log_price[i]);
        e.expenditure[i] = end.spending[i] / b.expenditure[i];
        e.real_incomes[i] = std::exp(end.log_output[i] - end.log_index[i]);
        for (std::size_t k = 0; k < n; ++k)
            e.trade[i * n + k] = end.share[i * n + k] * end.spending[i];
    }
    if (!poor.empty()) {
        e.status = solve_status::negative_income;
        e.message = "owe more than they earn: " + poor;
    } else if (e.residual <= options.tolerance) {
        e.status = solve_status::converged;
    } else {
        e.message = "the gap between sales and output stays at " + to_text(e.residual);
    }
    return e;
}

}  // namespace hirschman::inline v0_1::trade::detail
