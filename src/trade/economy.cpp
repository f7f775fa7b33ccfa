// SPDX-License-Identifier: BSL-1.0
#include <hirschman/trade/economy.hpp>

#include <hirschman/scalar.hpp>

#include "trade/index_in.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace hirschman::inline v0_1::trade {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void require_names(const std::vector<std::string>& names, std::string_view kind)
{
    if (names.empty()) throw domain_error("an economy needs at least one " + std::string(kind));
    std::vector<std::string_view> sorted(names.begin(), names.end());
    std::sort(sorted.begin(), sorted.end());
    if (sorted.front().empty()) throw domain_error("a " + std::string(kind) + " has no name");
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice != sorted.end())
        throw domain_error(std::string(kind) + " \"" + std::string(*twice) + "\" is given twice");
}

void require_count(std::size_t found, std::size_t expected, std::string_view what)
{
    if (found != expected)
        throw domain_error(std::string(what) + ": " + std::to_string(found) + " figures given, " +
                           std::to_string(expected) + " expected");
}

/// The first figure outside, or their number.
std::size_t first_outside(std::span<const double> values, double low, bounds ends)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!hirschman::detail::inside(values[i], low, infinity, ends)) return i;
    return values.size();
}

std::string flow_name(const economy& e, std::size_t place)
{
    const std::size_t n = e.country_count();
    return " of " + e.sectors[place / (n * n)] + " from " + e.countries[place % n] + " to " +
           e.countries[place / n % n];
}

std::string cell_name(const economy& e, std::size_t place)
{
    const std::size_t j = e.sector_count();
    return " in " + e.sectors[place % j] + ", " + e.countries[place / j];
}

std::string purchase_name(const economy& e, std::size_t place)
{
    const std::size_t j = e.sector_count();
    return "purchase of " + e.sectors[place % j] + " by " + e.sectors[place / j % j] + ", " +
           e.countries[place / (j * j)];
}

double relative_gap(double a, double b)
{
    const double scale = std::max(std::fabs(a), std::fabs(b));
    return scale > 0.0 ? std::fabs(a - b) / scale : 0.0;
}

/// Sums of an economy against which the others are held.
struct totals {
    explicit totals(const economy& e)
        : sales(e.sector_count() * e.country_count()),
          bought(sales.size()),
          imports(e.country_count()),
          exports(e.country_count()),
          revenue(e.country_count())
    {
        const std::size_t n = e.country_count();
        for (std::size_t j = 0; j < e.sector_count(); ++j)
            for (std::size_t m = 0; m < n; ++m)
                for (std::size_t i = 0; i < n; ++i) {
                    const double x = e.trade[e.flow(j, m, i)];
                    const double duty = x * e.tariff[e.flow(j, m, i)];
                    sales[e.cell(i, j)] += x;
                    bought[e.cell(m, j)] += x + duty;
                    revenue[m] += duty;
                    if (m == i) continue;
                    imports[m] += x;
                    exports[i] += x;
                }
    }
    std::vector<double> sales, bought;  // [country][sector]
    std::vector<double> imports, exports, revenue;
};

class comparison {
public:
    comparison(const economy& e, double tolerance) : e_(e), tolerance_(tolerance) {}

    void compare(disagreement kind, std::size_t country, std::size_t sector, double expected,
                 double found, double scale, std::string_view what, std::string_view other)
    {
        if (std::fabs(found - expected) <= tolerance_ * scale) return;
        std::string text = std::string(what);
        if (sector < e_.sector_count()) text += " of " + e_.sectors[sector];
        if (country < e_.country_count()) text += ", " + e_.countries[country];
        text += ": " + to_text(found) + " against " + to_text(expected) + " from ";
        text += other;
        add(kind, country, sector, expected, found, std::move(text));
    }
    void add(disagreement kind, std::size_t country, std::size_t sector, double expected,
             double found, std::string text)
    {
        found_.push_back({kind, country, sector, expected, found, std::move(text)});
    }
    std::vector<inconsistency> take() { return std::move(found_); }

private:
    const economy& e_;
    double tolerance_;
    std::vector<inconsistency> found_{};
};

}  // namespace

economy empty_economy(std::vector<std::string> countries, std::vector<std::string> sectors)
{
    const std::size_t n = countries.size();
    const std::size_t j = sectors.size();
    economy e;
    e.countries = std::move(countries);
    e.sectors = std::move(sectors);
    e.trade.resize(j * n * n);
    e.tariff.resize(j * n * n);
    e.intermediate.resize(n * j * j);
    e.value_added.resize(n * j);
    e.final_use.resize(n * j);
    e.deficit.resize(n);
    e.elasticity.resize(j);
    return e;
}

std::size_t country_index(const economy& e, std::string_view name)
{
    return detail::index_in(e.countries, name, "country");
}

std::size_t sector_index(const economy& e, std::string_view name)
{
    return detail::index_in(e.sectors, name, "sector");
}

void require_valid(const economy& e)
{
    require_names(e.countries, "country");
    require_names(e.sectors, "sector");
    const std::size_t n = e.country_count();
    const std::size_t j = e.sector_count();
    require_count(e.trade.size(), j * n * n, "trade");
    require_count(e.tariff.size(), j * n * n, "tariff");
    require_count(e.intermediate.size(), n * j * j, "intermediate");
    require_count(e.value_added.size(), n * j, "value_added");
    require_count(e.final_use.size(), n * j, "final_use");
    require_count(e.deficit.size(), n, "deficit");
    require_count(e.elasticity.size(), j, "elasticity");

    const auto require = [&](const std::vector<double>& values, double low, bounds ends,
                             const auto& name_of) {
        const std::size_t bad = first_outside(values, low, ends);
        if (bad < values.size()) in_range(values[bad], low, infinity, name_of(bad), ends, e.unit);
    };
    require(e.trade, 0.0, bounds::left_closed,
            [&](std::size_t k) { return "trade" + flow_name(e, k); });
    const std::size_t bad_tariff = first_outside(e.tariff, -1.0, bounds::open);
    if (bad_tariff < e.tariff.size())
        in_range(e.tariff[bad_tariff], -1.0, infinity, "tariff" + flow_name(e, bad_tariff),
                 bounds::open);
    for (std::size_t s = 0; s < j; ++s)
        for (std::size_t c = 0; c < n; ++c)
            if (e.tariff[e.flow(s, c, c)] != 0.0)
                throw domain_error("tariff" + flow_name(e, e.flow(s, c, c)),
                                   e.tariff[e.flow(s, c, c)], "", "0, on a country's own sales");
    require(e.intermediate, -infinity, bounds::open,
            [&](std::size_t k) { return purchase_name(e, k); });
    require(e.value_added, 0.0, bounds::left_closed,
            [&](std::size_t k) { return "value added" + cell_name(e, k); });
    require(e.final_use, 0.0, bounds::left_closed,
            [&](std::size_t k) { return "final use" + cell_name(e, k); });
    require(e.deficit, -infinity, bounds::open,
            [&](std::size_t k) { return "deficit of " + e.countries[k]; });
    const std::size_t bad_theta = first_outside(e.elasticity, 0.0, bounds::open);
    if (bad_theta < j)
        in_range(e.elasticity[bad_theta], 0.0, infinity,
                 "trade elasticity of " + e.sectors[bad_theta], bounds::open);
}

std::string_view name(disagreement d) noexcept
{
    switch (d) {
        case disagreement::negative_purchase: return "negative purchase";
        case disagreement::no_own_trade: return "no own trade";
        case disagreement::cost: return "cost";
        case disagreement::market: return "market";
        case disagreement::balance: return "balance";
        case disagreement::income: return "income";
        case disagreement::world_balance: return "world balance";
    }
    return "";
}

double inconsistency::relative() const noexcept { return relative_gap(expected, found); }

std::vector<inconsistency> check(const economy& e, double tolerance)
{
    require_valid(e);
    in_range(tolerance, 0.0, infinity, "tolerance", bounds::left_closed);
    const std::size_t n = e.country_count();
    const std::size_t j = e.sector_count();
    const totals sum(e);
    comparison c(e, tolerance);

    for (std::size_t k = 0; k < e.intermediate.size(); ++k)
        if (e.intermediate[k] < 0.0)
            c.add(disagreement::negative_purchase, k / (j * j), k / j % j, 0.0, e.intermediate[k],
                  purchase_name(e, k) + ": " + to_text(e.intermediate[k]) + " is negative");
    for (std::size_t s = 0; s < j; ++s)
        for (std::size_t i = 0; i < n; ++i)
            if (sum.sales[e.cell(i, s)] > 0.0 && e.trade[e.flow(s, i, i)] == 0.0)
                c.add(disagreement::no_own_trade, i, s, sum.sales[e.cell(i, s)], 0.0,
                      e.countries[i] + " sells " + to_text(sum.sales[e.cell(i, s)]) + " of " +
                          e.sectors[s] + " and none of it at home");

    for (std::size_t s = 0; s < j; ++s)
        for (std::size_t i = 0; i < n; ++i) {
            double cost = e.value_added[e.cell(i, s)];
            for (std::size_t k = 0; k < j; ++k) cost += e.intermediate[e.purchase(i, s, k)];
            const double sales = sum.sales[e.cell(i, s)];
            c.compare(disagreement::cost, i, s, sales, cost,
                      std::max(std::fabs(sales), std::fabs(cost)), "inputs and value added",
                      "sales");
        }
    for (std::size_t s = 0; s < j; ++s)
        for (std::size_t m = 0; m < n; ++m) {
            double used = e.final_use[e.cell(m, s)];
            for (std::size_t k = 0; k < j; ++k) used += e.intermediate[e.purchase(m, k, s)];
            const double bought = sum.bought[e.cell(m, s)];
            c.compare(disagreement::market, m, s, bought, used,
                      std::max(std::fabs(bought), std::fabs(used)), "use",
                      "purchases at tariff prices");
        }
    double world = 0.0;
    double traded = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        c.compare(disagreement::balance, i, j, sum.imports[i] - sum.exports[i], e.deficit[i],
                  std::max(sum.imports[i], sum.exports[i]), "deficit", "imports less exports");
        world += e.deficit[i];
        traded += sum.imports[i];
    }
    for (std::size_t i = 0; i < n; ++i) {
        double income = sum.revenue[i] + e.deficit[i];
        double use = 0.0;
        for (std::size_t s = 0; s < j; ++s) {
            income += e.value_added[e.cell(i, s)];
            use += e.final_use[e.cell(i, s)];
        }
        c.compare(disagreement::income, i, j, income, use,
                  std::max(std::fabs(income), std::fabs(use)), "final use",
                  "value added, tariff revenue and deficit");
    }
    c.compare(disagreement::world_balance, n, j, 0.0, world, traded, "sum of deficits", "balance");
    return c.take();
}

std::string brief_report(const std::vector<inconsistency>& found)
{
    std::string text;
    for (std::size_t k = 0; k < 7; ++k) {
        const auto kind = static_cast<disagreement>(k);
        std::size_t count = 0;
        const inconsistency* worst = nullptr;
        for (const inconsistency& i : found) {
            if (i.kind != kind) continue;
            ++count;
            if (worst == nullptr || i.relative() > worst->relative()) worst = &i;
        }
        if (count == 0) continue;
        text += std::string(name(kind)) + ": " + std::to_string(count) + "; ";
        text += (count == 1 ? "" : "the largest: ") + worst->text + '\n';
    }
    return text;
}

}  // namespace hirschman::inline v0_1::trade
