// SPDX-License-Identifier: BSL-1.0
#include "trade/world.hpp"

#include <hirschman/error.hpp>

#include "trade/parts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace hirschman::inline v0_1::trade::detail {

namespace {

double sum(const double* first, std::size_t count)
{
    return std::accumulate(first, first + count, 0.0);
}

/// Goods that nobody can supply are bought by nobody, and what needs them is not made.
void find_possible(const world& w, policy& q)
{
    const std::size_t n = w.n;
    const std::size_t j = w.j;
    q.makes = w.makes;
    q.has.assign(n * j, 1);
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t s = 0; s < j; ++s)
            for (std::size_t m = 0; m < n; ++m) {
                char& has = q.has[m * j + s];
                if (has == 0) continue;
                bool found = false;
                for (std::size_t i = 0; i < n && !found; ++i)
                    found = q.open(w, (s * n + m) * n + i) && q.makes[i * j + s] != 0;
                if (found) continue;
                has = 0;
                changed = true;
            }
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t s = 0; s < j; ++s) {
                char& makes = q.makes[i * j + s];
                if (makes == 0) continue;
                const double* input = w.input.data() + (i * j + s) * j;
                for (std::size_t k = 0; k < j && makes != 0; ++k)
                    if (input[k] != 0.0 && q.has[i * j + k] == 0) makes = 0;
                changed = changed || makes == 0;
            }
    }
}

/// Whether a country buys a good at all.
std::vector<char> goods_used(const world& w, const policy& q)
{
    std::vector<char> used(w.n * w.j);
    for (std::size_t m = 0; m < w.n; ++m)
        for (std::size_t s = 0; s < w.j; ++s) {
            used[m * w.j + s] = w.taste[m * w.j + s] > 0.0;
            if (q.makes[m * w.j + s] == 0) continue;
            for (std::size_t k = 0; k < w.j; ++k)
                if (w.input[(m * w.j + s) * w.j + k] != 0.0) used[m * w.j + k] = 1;
        }
    return used;
}

std::string why_impossible(const world& w, const policy& q, const economy& names,
                           const std::vector<char>& linked)
{
    const std::size_t n = w.n;
    const std::size_t j = w.j;
    for (std::size_t m = 0; m < n; ++m)
        for (std::size_t s = 0; s < j; ++s)
            if (w.taste[m * j + s] > 0.0 && q.has[m * j + s] == 0)
                return names.countries[m] + " has no supplier of " + names.sectors[s] + " left";
    const double total = std::accumulate(w.wage_bill.begin(), w.wage_bill.end(), 0.0);
    const std::vector<double> owed = sums_by_part(q.part, q.parts, q.deficit);
    const std::vector<double> earned = sums_by_part(q.part, q.parts, w.wage_bill);
    for (std::size_t c = 0; c < q.parts; ++c)
        if (std::fabs(owed[c]) > 1e-9 * earned[c] + 1e-12 * total)
            return names.countries[static_cast<std::size_t>(
                       std::find(q.part.begin(), q.part.end(), c) - q.part.begin())] +
                   " and those that trade with it have a deficit of " + to_text(owed[c]) +
                   " against countries with which none of them trades";
    for (std::size_t i = 0; i < n; ++i) {
        bool sells = false, sells_abroad = false, buys_abroad = false;
        for (std::size_t b = 0; b < n; ++b) {
            sells = sells || linked[b * n + i] != 0;
            if (b == i) continue;
            sells_abroad = sells_abroad || linked[b * n + i] != 0;
            buys_abroad = buys_abroad || linked[i * n + b] != 0;
        }
        if (!sells) return names.countries[i] + " has nothing to sell";
        if (!sells_abroad && buys_abroad && q.deficit[i] <= 0.0)
            return names.countries[i] + " buys abroad, sells nothing there and has no deficit";
        if (sells_abroad && !buys_abroad && q.deficit[i] >= 0.0)
            return names.countries[i] + " sells abroad, buys nothing there and has no surplus";
    }
    return {};
}

}  // namespace

world shares_of(const economy& e, double deficits)
{
    const std::size_t n = e.country_count();
    const std::size_t j = e.sector_count();
    world w;
    w.n = n;
    w.j = j;
    w.theta = e.elasticity;
    w.tariff = e.tariff;
    w.share.assign(j * n * n, 0.0);
    w.labour.assign(n * j, 1.0);
    w.input.assign(n * j * j, 0.0);
    w.taste.assign(n * j, 0.0);
    w.wage_bill.assign(n, 0.0);
    w.makes.assign(n * j, 0);

    std::vector<char> bought(n * j), linked(n * n);
    for (std::size_t s = 0; s < j; ++s)
        for (std::size_t m = 0; m < n; ++m) {
            double total = 0.0;
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t f = e.flow(s, m, i);
                w.share[f] = e.trade[f] * (1.0 + e.tariff[f]);
                total += w.share[f];
                if (e.trade[f] > 0.0) {
                    w.makes[i * j + s] = 1;
                    linked[m * n + i] = 1;
                }
            }
            if (!(total > 0.0)) continue;
            bought[m * j + s] = 1;
            for (std::size_t i = 0; i < n; ++i) w.share[e.flow(s, m, i)] /= total;
        }
    for (std::size_t i = 0; i < n; ++i) {
        w.wage_bill[i] = sum(e.value_added.data() + i * j, j);
        if (!(w.wage_bill[i] > 0.0)) throw domain_error(e.countries[i] + " has no value added");
        const double final_use = sum(e.final_use.data() + i * j, j);
        if (!(final_use > 0.0)) throw domain_error(e.countries[i] + " has no final use");
        for (std::size_t s = 0; s < j; ++s) {
            const std::size_t c = e.cell(i, s);
            w.taste[c] = e.final_use[c] / final_use;
            const double* inputs = e.intermediate.data() + e.purchase(i, s, 0);
            const double cost = e.value_added[c] + sum(inputs, j);
            if (w.makes[c] == 0) continue;
            if (!(cost > 0.0))
                throw domain_error(e.countries[i] + " sells " + e.sectors[s] +
                                   " and has neither inputs nor value added in it");
            w.labour[c] = e.value_added[c] / cost;
            for (std::size_t k = 0; k < j; ++k) w.input[c * j + k] = inputs[k] / cost;
        }
        for (std::size_t s = 0; s < j; ++s) {
            bool used = w.taste[e.cell(i, s)] > 0.0;
            for (std::size_t k = 0; k < j; ++k) used = used || w.input[(i * j + k) * j + s] != 0.0;
            if (used && bought[e.cell(i, s)] == 0)
                throw domain_error(e.countries[i] + " uses " + e.sectors[s] +
                                   " and buys it nowhere");
        }
    }

    w.deficit = e.deficit;
    for (double& d : w.deficit) d *= deficits;
    const auto [part, parts] = parts_of(n, [&](std::size_t a, std::size_t b) {
        return linked[a * n + b] != 0 || linked[b * n + a] != 0;
    });
    const std::vector<double> owed = sums_by_part(part, parts, w.deficit);
    const std::vector<double> earned = sums_by_part(part, parts, w.wage_bill);
    for (std::size_t i = 0; i < n; ++i)
        w.deficit[i] -= owed[part[i]] * (w.wage_bill[i] / earned[part[i]]);
    return w;
}

policy ready(const world& w, const shock& s, const economy& names)
{
    const std::size_t n = w.n;
    const std::size_t j = w.j;
    policy q;
    q.weight = w.share;
    q.fall.assign(j * n * n, 0.0);
    q.shift.assign(j * n, 0.0);
    q.reach.assign(j * n, 0.0);
    q.net.resize(j * n * n);
    q.duty.resize(j * n * n);
    q.levy = s.export_tax;
    for (std::size_t k = 0; k < j; ++k)
        for (std::size_t m = 0; m < n; ++m) {
            double shift = 0.0;
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t f = (k * n + m) * n + i;
                const double duty = s.tariff.empty() ? w.tariff[f] : s.tariff[f];
                const double levy = s.export_tax.empty() ? 0.0 : s.export_tax[f];
                q.net[f] = 1.0 / ((1.0 + duty) * (1.0 + levy));
                q.duty[f] = duty / (1.0 + duty);
                double rise = 0.0;
                if (duty != w.tariff[f]) rise += std::log1p(duty) - std::log1p(w.tariff[f]);
                if (levy != 0.0) rise += std::log1p(levy);
                if (!s.trade_cost.empty()) rise += std::log(s.trade_cost[f]);
                if (rise == 0.0 || w.share[f] == 0.0) continue;
                q.fall[f] = w.theta[k] * rise;
                const double change = std::expm1(-q.fall[f]);
                q.weight[f] = w.share[f] * std::exp(-q.fall[f]);
                shift += w.share[f] * change;
                q.reach[k * n + m] += std::fabs(w.share[f] * change);
            }
            q.shift[k * n + m] = shift;
        }
    q.deficit = w.deficit;
    for (double& d : q.deficit) d *= s.deficits;

    find_possible(w, q);
    const std::vector<char> used = goods_used(w, q);
    std::vector<char> linked(n * n);  // [buyer][seller]
    for (std::size_t k = 0; k < j; ++k)
        for (std::size_t m = 0; m < n; ++m)
            for (std::size_t i = 0; i < n; ++i)
                if (used[m * j + k] != 0 && q.makes[i * j + k] != 0 &&
                    q.open(w, (k * n + m) * n + i))
                    linked[m * n + i] = 1;
    std::tie(q.part, q.parts) = parts_of(n, [&](std::size_t a, std::size_t b) {
        return linked[a * n + b] != 0 || linked[b * n + a] != 0;
    });
    q.impossible = why_impossible(w, q, names, linked);
    return q;
}

}  // namespace hirschman::inline v0_1::trade::detail
