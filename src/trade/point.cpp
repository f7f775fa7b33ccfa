// SPDX-License-Identifier: BSL-1.0
#include "trade/world.hpp"

#include "supply/products.hpp"
#include "trade/dense.hpp"
#include "trade/fixed_point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hirschman::inline v0_1::trade::detail {

using supply::detail::add;
using supply::detail::dot;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The prices that costs at given prices imply. Near the base, changes of weights are summed: an
/// elasticity near 0 loses no digits, and without a shock every price is exactly one.
class price_map {
public:
    price_map(const world& w, const policy& q, point& p)
        : w_(w), q_(q), p_(p), change_(w.n * w.j), weights_(w.n)
    {
    }

    void apply(std::vector<double>& next)
    {
        const std::size_t n = w_.n;
        const std::size_t j = w_.j;
        for (std::size_t i = 0; i < n; ++i) {
            const double* price = p_.log_price.data() + i * j;
            for (std::size_t s = 0; s < j; ++s) {
                const std::size_t c = i * j + s;
                p_.log_cost[c] = w_.labour[c] * p_.log_wage[i];
                if (q_.makes[c] == 0) {
                    change_[s * n + i] = -1.0;
                    continue;
                }
                p_.log_cost[c] += dot(w_.input.data() + c * j, price, j);
                change_[s * n + i] = std::expm1(-w_.theta[s] * p_.log_cost[c]);
            }
        }
        for (std::size_t s = 0; s < j; ++s)
            for (std::size_t m = 0; m < n; ++m) {
                if (q_.has[m * j + s] == 0) {
                    next[m * j + s] = 0.0;
                    continue;
                }
                const double d = q_.shift[s * n + m] +
                                 dot(q_.weight.data() + (s * n + m) * n, change_.data() + s * n, n);
                next[m * j + s] =
                    near(s, m, d) ? -std::log1p(d) / w_.theta[s] : -log_sum(s, m) / w_.theta[s];
            }
    }

    /// Shares at the costs of the last `apply`.
    void shares()
    {
        const std::size_t n = w_.n;
        for (std::size_t s = 0; s < w_.j; ++s)
            for (std::size_t m = 0; m < n; ++m) {
                double* share = p_.share.data() + (s * n + m) * n;
                const double* weight = q_.weight.data() + (s * n + m) * n;
                if (q_.has[m * w_.j + s] == 0) {
                    std::fill(share, share + n, 0.0);
                    continue;
                }
                const double d = q_.shift[s * n + m] + dot(weight, change_.data() + s * n, n);
                if (near(s, m, d)) {
                    const double per = 1.0 / (1.0 + d);
                    for (std::size_t i = 0; i < n; ++i)
                        share[i] = weight[i] * (1.0 + change_[s * n + i]) * per;
                } else {
                    const double total = std::exp(log_sum(s, m) - top_);
                    for (std::size_t i = 0; i < n; ++i) share[i] = weights_[i] / total;
                }
            }
    }

private:
    bool near(std::size_t s, std::size_t m, double d) const
    {
        return q_.reach[s * w_.n + m] < 0.5 && d > -0.5 && d < 1e100;
    }

    /// log of the sum of weights at any distance from the base; leaves its terms over exp(top_).
    double log_sum(std::size_t s, std::size_t m)
    {
        const std::size_t n = w_.n;
        const std::size_t row = (s * n + m) * n;
        top_ = -infinity;
        for (std::size_t i = 0; i < n; ++i) {
            weights_[i] = q_.open(w_, row + i) && q_.makes[i * w_.j + s] != 0
                              ? -w_.theta[s] * p_.log_cost[i * w_.j + s] - q_.fall[row + i]
                              : -infinity;
            top_ = std::max(top_, weights_[i]);
        }
        double sum = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            weights_[i] = w_.share[row + i] * std::exp(weights_[i] - top_);
            sum += weights_[i];
        }
        return std::log(sum) + top_;
    }

    const world& w_;
    const policy& q_;
    point& p_;
    std::vector<double> change_;   // [sector][country], cost ^ -theta less one
    std::vector<double> weights_;  // of one row
    double top_ = 0.0;
};

/// Applies `map` until it moves nothing by more than `accuracy`, or rounding is all that is left.
template <class Map>
void settle(std::vector<double>& x, double accuracy, const Map& map)
{
    constexpr int most = 2000;
    accelerated mixing(x.size());
    std::vector<double> next(x.size());
    double best = infinity;
    int idle = 0;
    for (int step = 0; step < most; ++step) {
        map(next);
        const double moved = mixing.next(x, next);
        if (!(moved > accuracy) || !std::isfinite(moved)) break;
        idle = moved < 0.9 * best ? 0 : idle + 1;
        best = std::min(best, moved);
        if (idle <= 5) continue;
        if (best < 1e-13) break;
        mixing = accelerated(x.size());
        x = next;
        idle = 0;
    }
    x = next;
}

/// Value added over that of the base, by part of the world.
std::vector<double> growth_of(const world& w, const policy& q, const point& p)
{
    std::vector<double> before(q.parts), ratio(q.parts);
    for (std::size_t i = 0; i < w.n; ++i) {
        before[q.part[i]] += w.wage_bill[i];
        ratio[q.part[i]] += std::exp(p.log_wage[i]) * w.wage_bill[i];
    }
    for (std::size_t c = 0; c < q.parts; ++c) ratio[c] /= before[c];
    return ratio;
}

/// What producers receive, what treasuries take, and what all then buy, of given outlays.
void spend(const world& w, const policy& q, const std::vector<double>& to_producer,
           const std::vector<double>& duty_rate, const std::vector<double>& earned, point& p,
           std::vector<double>& next)
{
    const std::size_t n = w.n;
    const std::size_t j = w.j;
    std::fill(p.received.begin(), p.received.end(), 0.0);
    std::fill(p.duties.begin(), p.duties.end(), 0.0);
    std::fill(p.levies.begin(), p.levies.end(), 0.0);
    std::vector<double> received(n);
    for (std::size_t s = 0; s < j; ++s) {
        std::fill(received.begin(), received.end(), 0.0);
        for (std::size_t m = 0; m < n; ++m) {
            const double x = p.outlay[m * j + s];
            p.duties[m] += x * duty_rate[s * n + m];
            const double* row = to_producer.data() + (s * n + m) * n;
            add(x, row, received.data(), n);
            if (q.levy.empty()) continue;
            const double* levy = q.levy.data() + (s * n + m) * n;
            for (std::size_t i = 0; i < n; ++i) p.levies[i] += x * row[i] * levy[i];
        }
        for (std::size_t i = 0; i < n; ++i) p.received[i * j + s] = received[i];
    }
    for (std::size_t i = 0; i < n; ++i) {
        p.income[i] = earned[i] + p.duties[i] + p.levies[i];
        double* to = next.data() + i * j;
        for (std::size_t s = 0; s < j; ++s) to[s] = w.taste[i * j + s] * p.income[i];
        for (std::size_t s = 0; s < j; ++s)
            add(p.received[i * j + s], w.input.data() + (i * j + s) * j, to, j);
    }
}

}  // namespace

void evaluate(const world& w, const policy& q, point& p, double accuracy)
{
    const std::size_t n = w.n;
    const std::size_t j = w.j;
    p.log_price.resize(n * j);
    p.log_cost.resize(n * j);
    p.outlay.resize(n * j);
    p.share.resize(j * n * n);
    p.received.resize(n * j);
    p.duties.resize(n);
    p.levies.resize(n);
    p.income.resize(n);
    p.gap.resize(n);

    price_map prices(w, q, p);
    settle(p.log_price, accuracy, [&](std::vector<double>& next) { prices.apply(next); });
    std::vector<double> last(n * j);
    prices.apply(last);
    prices.shares();

    const std::vector<double> growth = growth_of(w, q, p);
    std::vector<double> earned(n), to_producer(j * n * n), duty_rate(j * n);
    for (std::size_t i = 0; i < n; ++i)
        earned[i] = std::exp(p.log_wage[i]) * w.wage_bill[i] + q.deficit[i] * growth[q.part[i]];
    for (std::size_t k = 0; k < to_producer.size(); ++k) to_producer[k] = p.share[k] * q.net[k];
    for (std::size_t r = 0; r < j * n; ++r)
        duty_rate[r] = dot(p.share.data() + r * n, q.duty.data() + r * n, n);
    // in units of each country's wage bill, so that small ones are as exact as large ones
    std::vector<double> relative(n * j);
    for (std::size_t c = 0; c < n * j; ++c) relative[c] = p.outlay[c] / w.wage_bill[c / j];
    settle(relative, accuracy, [&](std::vector<double>& next) {
        for (std::size_t c = 0; c < n * j; ++c) p.outlay[c] = relative[c] * w.wage_bill[c / j];
        spend(w, q, to_producer, duty_rate, earned, p, next);
        for (std::size_t c = 0; c < n * j; ++c) next[c] /= w.wage_bill[c / j];
    });
    for (std::size_t c = 0; c < n * j; ++c) p.outlay[c] = relative[c] * w.wage_bill[c / j];
    spend(w, q, to_producer, duty_rate, earned, p, last);

    p.valid = true;
    for (std::size_t i = 0; i < n; ++i) {
        const double pays = dot(w.labour.data() + i * j, p.received.data() + i * j, j);
        p.gap[i] = std::log(pays / w.wage_bill[i]) - p.log_wage[i];
        p.valid = p.valid && std::isfinite(p.gap[i]);
    }
}

void differentiate(const world& w, const policy& q, const point& p, slopes& into)
{
    const std::size_t n = w.n;
    const std::size_t j = w.j;
    const std::size_t size = n * j * n;
    constexpr double enough = 1e-3;
    constexpr int most = 400;
    into.price.resize(size);
    into.outlay.resize(size);
    into.gap.assign(n * n, 0.0);

    std::vector<double> cost(size), next(size);
    const auto rows = [&](auto& a, std::size_t s) {
        return view<std::remove_reference_t<decltype(a[0])>>{a.data() + s * n, j * n};
    };
    const auto constant_rows = [&](const std::vector<double>& a, std::size_t s) {
        return view<const double>{a.data() + s * n, j * n};
    };
    const auto costs = [&] {
        for (std::size_t i = 0; i < n; ++i) {
            multiply(j, n, j, {w.input.data() + i * j * j, j}, form::plain,
                     {into.price.data() + i * j * n, n}, 0.0, {cost.data() + i * j * n, n});
            for (std::size_t s = 0; s < j; ++s) cost[(i * j + s) * n + i] += w.labour[i * j + s];
        }
    };
    const auto settle_slopes = [&](std::vector<double>& x, const auto& map) {
        for (int step = 0; step < most; ++step) {
            map(next);
            double moved = 0.0, largest = 0.0;
            for (std::size_t k = 0; k < size; ++k) {
                moved = std::max(moved, std::fabs(next[k] - x[k]));
                largest = std::max(largest, std::fabs(next[k]));
            }
            x.swap(next);
            if (!(moved > enough * largest)) return;
        }
    };

    settle_slopes(into.price, [&](std::vector<double>& to) {
        costs();
        for (std::size_t s = 0; s < j; ++s)
            multiply(n, n, n, {p.share.data() + s * n * n, n}, form::plain, constant_rows(cost, s),
                     0.0, rows(to, s));
    });
    costs();

    std::vector<double> to_producer(j * n * n);
    for (std::size_t k = 0; k < to_producer.size(); ++k) to_producer[k] = p.share[k] * q.net[k];

    // outlays move by substitution at given outlays, then with what all earn
    std::vector<double> v(size), received(size), treasury(n * n), fixed(size);
    std::vector<double> duty_rate(j * n), part(n * n);
    for (std::size_t r = 0; r < j * n; ++r)
        duty_rate[r] = dot(p.share.data() + r * n, q.duty.data() + r * n, n);
    const auto flows = [&] {  // of v, to producers and treasuries
        std::fill(treasury.begin(), treasury.end(), 0.0);
        for (std::size_t s = 0; s < j; ++s) {
            multiply(n, n, n, {to_producer.data() + s * n * n, n}, form::transposed,
                     constant_rows(v, s), 0.0, rows(received, s));
            for (std::size_t m = 0; m < n; ++m)
                add(duty_rate[s * n + m], v.data() + (m * j + s) * n, treasury.data() + m * n, n);
            if (q.levy.empty()) continue;
            for (std::size_t k = 0; k < n * n; ++k)
                part[k] = to_producer[s * n * n + k] * q.levy[s * n * n + k];
            multiply(n, n, n, {part.data(), n}, form::transposed, constant_rows(v, s), 1.0,
                     {treasury.data(), n});
        }
    };
    const auto outlays = [&](std::vector<double>& to) {  // of received and treasury
        for (std::size_t i = 0; i < n; ++i) {
            multiply(j, n, j, {w.input.data() + i * j * j, j}, form::transposed,
                     {received.data() + i * j * n, n}, 0.0, {to.data() + i * j * n, n});
            for (std::size_t s = 0; s < j; ++s)
                add(w.taste[i * j + s], treasury.data() + i * n, to.data() + (i * j + s) * n, n);
        }
    };

    for (std::size_t c = 0; c < n * j; ++c)
        for (std::size_t m = 0; m < n; ++m)
            v[c * n + m] = w.theta[c % j] * p.outlay[c] * into.price[c * n + m];
    const std::vector<double> by_price = v;
    flows();
    for (std::size_t s = 0; s < j; ++s) {
        for (std::size_t i = 0; i < n; ++i)
            add(-w.theta[s] * p.received[i * j + s], cost.data() + (i * j + s) * n,
                received.data() + (i * j + s) * n, n);
        for (std::size_t m = 0; m < n; ++m)
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t f = (s * n + m) * n + i;
                part[m * n + i] = -w.theta[s] * p.outlay[m * j + s] * p.share[f] * q.duty[f];
            }
        multiply(n, n, n, {part.data(), n}, form::plain, constant_rows(cost, s), 1.0,
                 {treasury.data(), n});
        if (q.levy.empty()) continue;
        for (std::size_t i = 0; i < n; ++i) {
            double levied = 0.0;
            for (std::size_t m = 0; m < n; ++m) {
                const std::size_t f = (s * n + m) * n + i;
                levied += p.outlay[m * j + s] * to_producer[f] * q.levy[f];
            }
            add(-w.theta[s] * levied, cost.data() + (i * j + s) * n, treasury.data() + i * n, n);
        }
    }
    std::vector<double> before(q.parts);
    for (std::size_t i = 0; i < n; ++i) before[q.part[i]] += w.wage_bill[i];
    for (std::size_t i = 0; i < n; ++i) {
        treasury[i * n + i] += std::exp(p.log_wage[i]) * w.wage_bill[i];
        for (std::size_t m = 0; m < n; ++m)
            if (q.part[i] == q.part[m])
                treasury[i * n + m] +=
                    q.deficit[i] * std::exp(p.log_wage[m]) * w.wage_bill[m] / before[q.part[i]];
    }
    outlays(fixed);
    settle_slopes(into.outlay, [&](std::vector<double>& to) {
        v = into.outlay;
        flows();
        outlays(to);
        add(1.0, fixed.data(), to.data(), size);
    });

    v = into.outlay;
    add(1.0, by_price.data(), v.data(), size);
    flows();
    for (std::size_t i = 0; i < n; ++i) {
        double pays = 0.0;
        double* to = into.gap.data() + i * n;
        for (std::size_t s = 0; s < j; ++s) {
            const std::size_t c = i * j + s;
            pays += w.labour[c] * p.received[c];
            add(w.labour[c], received.data() + c * n, to, n);
            add(-w.labour[c] * w.theta[s] * p.received[c], cost.data() + c * n, to, n);
        }
        for (std::size_t m = 0; m < n; ++m) to[m] /= pays;
        to[i] -= 1.0;
    }
}

}  // namespace hirschman::inline v0_1::trade::detail
