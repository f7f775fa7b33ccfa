// SPDX-License-Identifier: BSL-1.0
#include <hirschman/trade/gravity.hpp>

#include <hirschman/scalar.hpp>

#include "trade/gravity_checks.hpp"
#include "trade/gravity_search.hpp"
#include "trade/index_in.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numeric>
#include <utility>

namespace hirschman::inline v0_1::trade {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

struct gravity_model::state {
    gravity_data data;
    gravity_options options{};
    detail::gravity_shares base_shares{};
    gravity_equilibrium base{};
    clearing gaps{};
};

double gravity_equilibrium::real_income(std::string_view country) const
{
    return real_incomes[detail::index_in(countries, country, "country")] - 1.0;
}

double gravity_equilibrium::flow(std::string_view exporter, std::string_view importer) const
{
    return trade[detail::index_in(countries, importer, "country") * countries.size() +
                 detail::index_in(countries, exporter, "country")];
}

std::string gravity_equilibrium::brief_report() const
{
    char text[80];
    std::snprintf(text, sizeof text, ": %zu steps, residual %.1e\n", iterations, residual);
    std::string report = std::string(name(status)) + text;
    if (!message.empty()) report += message + '\n';
    for (const std::string& warning : warnings) report += warning + '\n';
    return report;
}

gravity_equilibrium require_converged(gravity_equilibrium e)
{
    if (e.converged()) return e;
    throw domain_error(std::string(name(e.status)) + ": " + e.message);
}

gravity_model::gravity_model(gravity_data data, const gravity_options& options)
{
    detail::require_valid(data);
    in_range(options.tolerance, 0.0, infinity, "tolerance", bounds::open);
    auto made = std::make_shared<state>(state{.data = std::move(data), .options = options});
    const gravity_data& d = made->data;
    const std::size_t n = d.size();
    detail::gravity_shares& b = made->base_shares;
    b = {.n = n,
         .theta = d.elasticity,
         .psi = d.supply_elasticity,
         .rule = options.deficits,
         .share = d.trade,
         .output = std::vector<double>(n),
         .expenditure = std::vector<double>(n)};
    for (std::size_t m = 0; m < n; ++m)
        for (std::size_t i = 0; i < n; ++i) {
            b.output[i] += d.trade[m * n + i];
            b.expenditure[m] += d.trade[m * n + i];
        }
    for (std::size_t i = 0; i < n; ++i) {
        if (!(b.output[i] > 0.0)) throw domain_error(d.countries[i] + " sells nothing");
        if (!(b.expenditure[i] > 0.0)) throw domain_error(d.countries[i] + " buys nothing");
        for (std::size_t k = 0; k < n; ++k) b.share[i * n + k] /= b.expenditure[i];
    }
    clearing& gaps = made->gaps;
    const auto compare = [](std::vector<double>& sums, const std::vector<double>& given,
                            double& gap) {
        for (std::size_t i = 0; i < given.size(); ++i)
            gap = std::max(gap, std::fabs(given[i] / sums[i] - 1.0));
        if (!given.empty()) sums = given;
    };
    compare(b.output, d.output, gaps.output);
    compare(b.expenditure, d.expenditure, gaps.expenditure);
    gaps.world = std::accumulate(b.expenditure.begin(), b.expenditure.end(), 0.0) /
                     std::accumulate(b.output.begin(), b.output.end(), 0.0) -
                 1.0;
    detail::scale_to_output(b);

    const std::vector<double> unchanged(n * n, 0.0);
    detail::gravity_prices p;
    gravity_equilibrium first = detail::search(b, unchanged, d.countries, options, p);
    if (first.converged()) {
        for (const double moved : p.log_price) gaps.moved = std::max(gaps.moved, std::fabs(moved));
        b.share = p.share;
        for (std::size_t i = 0; i < n; ++i) b.output[i] *= std::exp(p.log_output[i]);
        b.expenditure = p.spending;
        made->base = detail::search(b, unchanged, d.countries, options, p);
        made->base.iterations = first.iterations;
        made->base.residuals = first.residuals;
    } else {
        made->base = std::move(first);
    }
    if (std::fabs(gaps.world) > 1e-9 || gaps.output > 1e-9 || gaps.expenditure > 1e-9) {
        char text[240];
        std::snprintf(text, sizeof text,
                      "the data do not clear: world expenditure is %+.2g %% from world output, "
                      "output up to %.2g %% from sales, expenditure up to %.2g %% from purchases; "
                      "prices of the base differ by up to %.2g %%",
                      100.0 * gaps.world, 100.0 * gaps.output, 100.0 * gaps.expenditure,
                      100.0 * gaps.moved);
        made->base.warnings.emplace_back(text);
    }
    state_ = std::move(made);
}

const gravity_equilibrium& gravity_model::base() const noexcept { return state_->base; }
const clearing& gravity_model::gaps() const noexcept { return state_->gaps; }
const gravity_data& gravity_model::data() const noexcept { return state_->data; }

gravity_equilibrium gravity_model::solve(std::span<const double> cost) const
{
    const state& s = *state_;
    const std::size_t n = s.base_shares.n;
    if (cost.size() != n * n)
        throw domain_error("cost: " + std::to_string(cost.size()) + " figures given, " +
                           std::to_string(n * n) + " expected");
    std::vector<double> log_cost(n * n);
    for (std::size_t f = 0; f < n * n; ++f) {
        if (!hirschman::detail::inside(cost[f], 0.0, infinity, bounds::right_closed))
            in_range(cost[f], 0.0, infinity,
                     "cost from " + s.data.countries[f % n] + " to " + s.data.countries[f / n],
                     bounds::right_closed);
        log_cost[f] = std::log(cost[f]);
    }
    if (!s.base.converged()) {
        gravity_equilibrium e = s.base;
        e.message = "the base: " + e.message;
        return e;
    }
    detail::gravity_prices end;
    gravity_equilibrium e =
        detail::search(s.base_shares, log_cost, s.data.countries, s.options, end);
    e.warnings = s.base.warnings;
    return e;
}

}  // namespace hirschman::inline v0_1::trade
