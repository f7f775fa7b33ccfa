// SPDX-License-Identifier: BSL-1.0
#include "trade/outcome.hpp"

#include <hirschman/error.hpp>

#include "supply/products.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace hirschman::inline v0_1::trade::detail {

namespace {

using supply::detail::dot;

std::string percent(double fraction)
{
    char text[40];
    std::snprintf(text, sizeof text, "%+.3g %%", 100.0 * fraction);
    return text;
}

/// Flows at border prices: what producers receive and the export tax on it.
std::vector<double> flows_of(const world& w, const policy& q, const point& p)
{
    std::vector<double> flow(p.share.size());
    for (std::size_t s = 0; s < w.j; ++s)
        for (std::size_t m = 0; m < w.n; ++m)
            for (std::size_t i = 0; i < w.n; ++i) {
                const std::size_t f = (s * w.n + m) * w.n + i;
                const double levy = q.levy.empty() ? 0.0 : q.levy[f];
                flow[f] = p.share[f] * p.outlay[m * w.j + s] * q.net[f] * (1.0 + levy);
            }
    return flow;
}

std::vector<double> revenue_of(const world& w, const policy& q, const point& p)
{
    std::vector<double> revenue(w.n * w.j);
    for (std::size_t s = 0; s < w.j; ++s)
        for (std::size_t m = 0; m < w.n; ++m) {
            const std::size_t row = (s * w.n + m) * w.n;
            revenue[m * w.j + s] =
                p.outlay[m * w.j + s] * dot(p.share.data() + row, q.duty.data() + row, w.n);
        }
    return revenue;
}

std::vector<first_order> decomposition(const world& w, const policy& q, const shock& s,
                                       const equilibrium& r, const point& base, const point& end)
{
    std::vector<first_order> welfare(w.n);
    for (std::size_t k = 0; k < w.j; ++k)
        for (std::size_t m = 0; m < w.n; ++m)
            for (std::size_t i = 0; i < w.n; ++i) {
                const std::size_t f = (k * w.n + m) * w.n + i;
                const double before = r.base_trade[f];
                if (before == 0.0 && r.trade[f] == 0.0) continue;
                const double levy = q.levy.empty() ? 0.0 : q.levy[f];
                const double shipping = s.trade_cost.empty() ? 1.0 : s.trade_cost[f];
                const double price = std::exp(end.log_cost[i * w.j + k]) * (1.0 + levy);
                const bool banned = std::isinf(shipping);
                if (before > 0.0) {
                    welfare[i].terms_of_trade += before * (price - 1.0);
                    welfare[m].terms_of_trade -= before * (price - 1.0);
                    welfare[m].trade_cost -= before * (shipping - 1.0);
                }
                if (w.tariff[f] == 0.0) continue;
                const double dearer =
                    before > 0.0 ? before * (banned ? shipping : price * shipping) : 0.0;
                welfare[m].volume_of_trade += w.tariff[f] * (r.trade[f] - dearer);
            }
    for (std::size_t i = 0; i < w.n; ++i) {
        first_order& f = welfare[i];
        const double income = base.income[i];
        f.terms_of_trade /= income;
        f.volume_of_trade /= income;
        f.trade_cost /= income;
        f.transfer = (r.deficit[i] - w.deficit[i]) / income;
        f.total = f.terms_of_trade + f.volume_of_trade + f.trade_cost + f.transfer;
        f.exact = r.real_incomes[i] - 1.0;
        f.gap = f.total - f.exact;
        f.misleading = std::fabs(f.gap) > 1e-4 &&
                       std::fabs(f.gap) > 0.1 * std::max(std::fabs(f.total), std::fabs(f.exact));
    }
    return welfare;
}

void scale(std::vector<double>& values, double by)
{
    for (double& v : values) v *= by;
}

void judge(equilibrium& r, const economy& e, const policy& q, const point& end, const search& found)
{
    r.residual = found.residual;
    r.iterations = found.iterations;
    r.evaluations = found.evaluations;
    r.residuals = found.residuals;
    if (!q.impossible.empty()) {
        r.status = solve_status::no_equilibrium;
        r.message = q.impossible;
        return;
    }
    std::string poor;
    for (std::size_t i = 0; i < end.income.size(); ++i)
        if (!(end.income[i] > 0.0)) poor += (poor.empty() ? "" : ", ") + e.countries[i];
    if (found.ruined_at > 0.0) {
        r.status = solve_status::negative_income;
        r.message = found.ruined + " owes more than it earns, at " +
                    to_text(100.0 * found.ruined_at) + " % of the shock already";
    } else if (!poor.empty()) {
        r.status = solve_status::negative_income;
        r.message = "owe more than they earn: " + poor;
    } else if (found.converged) {
        r.status = solve_status::converged;
    } else {
        r.status = solve_status::not_converged;
        r.message =
            "the gap between wage bills and what pays them stays at " + to_text(found.residual);
    }
}

}  // namespace

equilibrium outcome(const economy& e, const world& w, const policy& q, const point& base,
                    const point& end, const shock& s, const solve_options& options,
                    const search& found)
{
    const std::size_t n = w.n;
    const std::size_t j = w.j;
    equilibrium r;
    judge(r, e, q, end, found);
    r.countries = e.countries;
    r.sectors = e.sectors;
    const bool filled = end.valid && base.valid && found.ruined_at == 0.0 &&
                        r.status != solve_status::no_equilibrium;
    if (!filled) {
        r.wage.assign(n, 1.0);
        r.price_index = r.real_wages = r.real_incomes = r.wage;
        r.price.assign(n * j, 1.0);
        r.cost = r.price;
        r.base_trade = r.trade = e.trade;
        r.base_output.assign(n * j, 0.0);
        r.base_tariff_revenue.assign(n * j, 0.0);
        r.base_income.assign(n, 0.0);
        for (std::size_t k = 0; k < j; ++k)
            for (std::size_t m = 0; m < n; ++m)
                for (std::size_t i = 0; i < n; ++i) {
                    const std::size_t f = e.flow(k, m, i);
                    r.base_output[i * j + k] += e.trade[f];
                    r.base_tariff_revenue[m * j + k] += e.trade[f] * e.tariff[f];
                }
        for (std::size_t c = 0; c < n * j; ++c) r.base_income[c / j] += e.final_use[c];
        r.income = r.base_income;
        r.output = r.base_output;
        r.tariff_revenue = r.base_tariff_revenue;
        r.export_tax_revenue.assign(n * j, 0.0);
        r.deficit = w.deficit;
        r.welfare.resize(n);
        return r;
    }

    const policy before = ready(w, {}, e);
    r.base_trade = flows_of(w, before, base);
    r.base_tariff_revenue = revenue_of(w, before, base);
    r.base_income = base.income;
    r.base_output = base.received;
    r.trade = flows_of(w, q, end);
    r.tariff_revenue = revenue_of(w, q, end);
    r.income = end.income;
    r.output = end.received;
    r.deficit = q.deficit;
    r.export_tax_revenue.assign(n * j, 0.0);
    for (std::size_t f = 0; f < q.levy.size(); ++f) {
        const std::size_t c = (f % n) * j + f / (n * n);
        r.export_tax_revenue[c] += r.trade[f] * q.levy[f] / (1.0 + q.levy[f]);
    }
    r.wage.resize(n);
    r.price_index.resize(n);
    r.real_wages.resize(n);
    r.real_incomes.resize(n);
    r.price.resize(n * j);
    r.cost.resize(n * j);
    for (std::size_t i = 0; i < n; ++i) {
        double log_index = 0.0;
        for (std::size_t k = 0; k < j; ++k) {
            const std::size_t c = i * j + k;
            log_index += w.taste[c] * end.log_price[c];
            r.price[c] = q.has[c] != 0 ? std::exp(end.log_price[c])
                                       : std::numeric_limits<double>::infinity();
            r.cost[c] = q.makes[c] != 0 || w.makes[c] == 0
                            ? std::exp(end.log_cost[c])
                            : std::numeric_limits<double>::infinity();
        }
        r.wage[i] = std::exp(end.log_wage[i]);
        r.price_index[i] = std::exp(log_index);
        r.real_wages[i] = std::exp(end.log_wage[i] - log_index);
        r.real_incomes[i] = end.income[i] / base.income[i] / r.price_index[i];
    }
    r.welfare = decomposition(w, q, s, r, base, end);
    if (r.converged())
        for (std::size_t i = 0; i < n; ++i)
            if (r.welfare[i].misleading)
                r.warnings.push_back(e.countries[i] + ": real income " +
                                     percent(r.welfare[i].exact) + ", to the first order " +
                                     percent(r.welfare[i].total) +
                                     ": the change is too large for the first-order figure");

    if (options.numeraire) {
        const double by = 1.0 / r.wage[*options.numeraire];
        for (auto* values : {&r.wage, &r.price_index, &r.price, &r.cost, &r.trade, &r.income,
                             &r.tariff_revenue, &r.export_tax_revenue, &r.output, &r.deficit})
            scale(*values, by);
    }
    return r;
}

}  // namespace hirschman::inline v0_1::trade::detail
