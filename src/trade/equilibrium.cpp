// SPDX-License-Identifier: BSL-1.0
#include <hirschman/trade/equilibrium.hpp>

#include <hirschman/scalar.hpp>

#include "trade/index_in.hpp"
#include "trade/newton.hpp"
#include "trade/outcome.hpp"
#include "trade/world.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <utility>

namespace hirschman::inline v0_1::trade {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void require_options(const solve_options& o, std::size_t n)
{
    in_range(o.tolerance, 0.0, infinity, "tolerance", bounds::open);
    in_range(o.deficits, -infinity, infinity, "deficits", bounds::open);
    if (o.numeraire && *o.numeraire >= n)
        throw domain_error("numeraire: country " + std::to_string(*o.numeraire) + " of " +
                           std::to_string(n));
    if (!o.start.empty() && o.start.size() != n)
        throw domain_error("start: " + std::to_string(o.start.size()) + " wages given, " +
                           std::to_string(n) + " expected");
    for (const double wage : o.start) in_range(wage, 0.0, infinity, "start", bounds::open);
}

detail::point at_wages(const detail::world& w, const std::vector<double>& wages,
                       const std::vector<double>& outlay)
{
    detail::point p;
    p.log_wage.assign(w.n, 0.0);
    for (std::size_t i = 0; i < wages.size(); ++i) p.log_wage[i] = std::log(wages[i]);
    p.log_price.assign(w.n * w.j, 0.0);
    p.outlay = outlay;
    return p;
}

/// What was bought, at tariff prices: where the search for outlays starts.
std::vector<double> outlay_of(const economy& e)
{
    std::vector<double> outlay(e.country_count() * e.sector_count());
    for (std::size_t s = 0; s < e.sector_count(); ++s)
        for (std::size_t m = 0; m < e.country_count(); ++m)
            for (std::size_t i = 0; i < e.country_count(); ++i)
                outlay[e.cell(m, s)] +=
                    e.trade[e.flow(s, m, i)] * (1.0 + e.tariff[e.flow(s, m, i)]);
    return outlay;
}

/// The equilibrium becomes the base of changes.
void rebase(detail::world& w, const detail::point& p)
{
    for (std::size_t i = 0; i < w.n; ++i) w.wage_bill[i] *= std::exp(p.log_wage[i]);
    w.share = p.share;
}

}  // namespace

struct multi_sector_model::state {
    economy data;
    detail::world world{};
    detail::policy unchanged{};
    detail::point at_base{};
    detail::slopes slopes{};
    equilibrium base{};
    double moved = 0.0;
};

std::string_view name(solve_status s) noexcept
{
    switch (s) {
        case solve_status::converged: return "converged";
        case solve_status::not_converged: return "not converged";
        case solve_status::no_equilibrium: return "no equilibrium";
        case solve_status::negative_income: return "negative income";
    }
    return "";
}

double equilibrium::real_income(std::string_view country) const
{
    return real_incomes[detail::index_in(countries, country, "country")] - 1.0;
}

double equilibrium::real_wage(std::string_view country) const
{
    return real_wages[detail::index_in(countries, country, "country")] - 1.0;
}

const first_order& equilibrium::first_order_welfare(std::string_view country) const
{
    return welfare[detail::index_in(countries, country, "country")];
}

double equilibrium::revenue(std::string_view country) const
{
    const std::size_t i = detail::index_in(countries, country, "country");
    double sum = 0.0;
    for (std::size_t s = 0; s < sectors.size(); ++s) sum += tariff_revenue[i * sectors.size() + s];
    return sum;
}

double equilibrium::flow(std::string_view sector, std::string_view exporter,
                         std::string_view importer) const
{
    const std::size_t s = detail::index_in(sectors, sector, "sector");
    const std::size_t m = detail::index_in(countries, importer, "country");
    const std::size_t i = detail::index_in(countries, exporter, "country");
    return trade[(s * countries.size() + m) * countries.size() + i];
}

std::string equilibrium::brief_report() const
{
    char text[160];
    std::snprintf(text, sizeof text, ": %zu steps, %zu evaluations, residual %.1e\n", iterations,
                  evaluations, residual);
    std::string report = std::string(name(status)) + text;
    if (!message.empty()) report += message + '\n';
    for (const std::string& warning : warnings) report += warning + '\n';
    return report;
}

multi_sector_model::multi_sector_model(economy base, const solve_options& options)
{
    require_valid(base);
    require_options(options, base.country_count());
    auto made = std::make_shared<state>(state{.data = std::move(base)});
    const economy& data = made->data;
    detail::world& w = made->world;
    w = detail::shares_of(data, options.deficits);
    made->unchanged = detail::ready(w, {}, data);
    made->at_base = at_wages(w, options.start, outlay_of(data));
    detail::search found;
    if (made->unchanged.impossible.empty()) {
        found = detail::find_wages(w, made->unchanged, made->at_base, nullptr, options.tolerance,
                                   options.max_iterations);
        if (found.converged) {
            for (const double log_wage : made->at_base.log_wage)
                made->moved = std::max(made->moved, std::fabs(std::expm1(log_wage)));
            rebase(w, made->at_base);
            made->unchanged = detail::ready(w, {}, data);
            made->at_base = at_wages(w, {}, made->at_base.outlay);
            detail::evaluate(w, made->unchanged, made->at_base, 1e-15);
            detail::differentiate(w, made->unchanged, made->at_base, made->slopes);
        }
    }
    made->base =
        detail::outcome(data, w, made->unchanged, made->at_base, made->at_base, {}, {}, found);
    const std::string disagreements = trade::brief_report(check(data));
    if (!disagreements.empty()) {
        char text[120];
        std::snprintf(text, sizeof text,
                      "the tables do not agree; wages of the base differ by up to %.2g %%:\n",
                      100.0 * made->moved);
        made->base.warnings.insert(made->base.warnings.begin(), text + disagreements);
        made->base.warnings.front().pop_back();
    }
    state_ = std::move(made);
}

const equilibrium& multi_sector_model::base() const noexcept { return state_->base; }

const economy& multi_sector_model::data() const noexcept { return state_->data; }

double multi_sector_model::moved() const noexcept { return state_->moved; }

equilibrium multi_sector_model::solve(const shock& s, const solve_options& options) const
{
    return path({&s, 1}, options).front();
}

std::vector<equilibrium> multi_sector_model::path(std::span<const shock> shocks,
                                                  const solve_options& options) const
{
    const state& b = *state_;
    require_options(options, b.world.n);
    for (const shock& s : shocks) require_valid(s, b.data);
    std::vector<equilibrium> results;
    results.reserve(shocks.size());
    const bool from_base = options.start.empty();
    detail::point p = from_base ? b.at_base : at_wages(b.world, options.start, b.at_base.outlay);
    for (const shock& s : shocks) {
        if (!b.base.converged()) {
            results.push_back(b.base);
            results.back().message = "the base: " + b.base.message;
            results.back().warnings.clear();
            continue;
        }
        const detail::policy q = detail::ready(b.world, s, b.data);
        detail::point end = p;
        detail::search found;
        if (q.impossible.empty()) {
            found = detail::find_wages(b.world, q, end, from_base ? &b.slopes : nullptr,
                                       options.tolerance, options.max_iterations);
            if (!found.converged) {
                detail::point other;
                detail::search by_steps =
                    detail::follow(b.world, s, b.data, b.at_base, b.slopes, other,
                                   options.tolerance, options.max_iterations);
                by_steps.iterations += found.iterations;
                by_steps.evaluations += found.evaluations;
                if (by_steps.converged) end = std::move(other);
                if (by_steps.converged || by_steps.ruined_at > 0.0) found = std::move(by_steps);
            }
        }
        results.push_back(detail::outcome(b.data, b.world, q, b.at_base, end, s, options, found));
        if (results.back().converged()) p = std::move(end);
    }
    return results;
}

equilibrium require_converged(equilibrium e)
{
    if (e.converged()) return e;
    throw domain_error(std::string(name(e.status)) + ": " + e.message);
}

equilibrium solve(const economy& base, const shock& s, const solve_options& options)
{
    require_valid(base);
    require_options(options, base.country_count());
    solve_options of_base = options;
    of_base.start.clear();
    const multi_sector_model model(base, of_base);
    equilibrium result = model.solve(s, options);
    result.warnings.insert(result.warnings.begin(), model.base().warnings.begin(),
                           model.base().warnings.end());
    return result;
}

}  // namespace hirschman::inline v0_1::trade
