// SPDX-License-Identifier: BSL-1.0
#include <hirschman/error.hpp>
#include <hirschman/trade/equilibrium.hpp>

#include "trade/economies.hpp"
#include "trade/nafta.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman::trade;
using hirschman::domain_error;
using test::synthetic;

const double infinity = std::numeric_limits<double>::infinity();

/// A new tariff on every third flow.
shock some_tariffs(const economy& e)
{
    shock s;
    s.tariff = e.tariff;
    for (std::size_t f = 0; f < s.tariff.size(); f += 3)
        if (f % e.country_count() != f / e.country_count() % e.country_count())
            s.tariff[f] += 0.15 + 0.1 * test::spread(9, f);
    return s;
}

void expect_finite(const equilibrium& r)
{
    for (const auto* values : {&r.wage, &r.price_index, &r.real_wages, &r.real_incomes, &r.trade,
                               &r.income, &r.output, &r.tariff_revenue, &r.export_tax_revenue})
        for (const double v : *values) EXPECT_TRUE(std::isfinite(v)) << r.brief_report();
    for (const auto* values : {&r.price, &r.cost})
        for (const double v : *values) EXPECT_FALSE(std::isnan(v)) << r.brief_report();
    for (const first_order& f : r.welfare) EXPECT_FALSE(std::isnan(f.total));
    EXPECT_EQ(r.converged(), r.message.empty()) << r.brief_report();
}

void expect_same(const std::vector<double>& a, const std::vector<double>& b, double tolerance)
{
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_NEAR(a[i], b[i], tolerance * std::max(std::fabs(b[i]), 1e-3)) << i;
}

double imports_less_exports(const equilibrium& r, std::size_t country)
{
    const std::size_t n = r.countries.size();
    double sum = 0.0;
    for (std::size_t s = 0; s < r.sectors.size(); ++s)
        for (std::size_t k = 0; k < n; ++k)
            sum += r.trade[(s * n + country) * n + k] - r.trade[(s * n + k) * n + country];
    return sum;
}

double imports(const equilibrium& r, std::size_t country)
{
    const std::size_t n = r.countries.size();
    double sum = 0.0;
    for (std::size_t s = 0; s < r.sectors.size(); ++s)
        for (std::size_t k = 0; k < n; ++k)
            if (k != country) sum += r.trade[(s * n + country) * n + k];
    return sum;
}

/// An economy without tariffs and deficits: the equilibrium of a synthetic one without them.
economy balanced(std::size_t n, std::size_t j, double input_share)
{
    economy e = synthetic(n, j, input_share);
    std::fill(e.tariff.begin(), e.tariff.end(), 0.0);
    for (std::size_t s = 0; s < j; ++s)
        for (std::size_t m = 0; m < n; ++m)
            for (std::size_t i = 0; i < m; ++i) e.trade[e.flow(s, m, i)] = e.trade[e.flow(s, i, m)];
    test::close(e, input_share);
    return e;
}

/// Caliendo and Parro (2015), table 2: tariffs only, deficits taken out first. The first-order
/// figures are printed to two decimals; the others were computed for this project in Python to
/// 1e-13.
TEST(multi_sector_model, reproduces_nafta)
{
    const auto nafta = test::load_nafta(HIRSCHMAN_SHARED_DIR);
    if (!nafta) GTEST_SKIP() << "the NAFTA tables are not beside the repository";
    const multi_sector_model model(nafta->base, {.deficits = 0.0});
    ASSERT_TRUE(model.base().converged()) << model.base().brief_report();
    shock agreement;
    agreement.tariff = nafta->tariffs_after;
    const equilibrium after = model.solve(agreement);
    ASSERT_TRUE(after.converged()) << after.brief_report();
    EXPECT_LT(after.residual, 1e-12);

    struct row {
        const char* country;
        double exact, total, printed_total, terms_of_trade, volume_of_trade, real_wage;
    };
    for (const row& r : {row{"Canada", -0.1101044937, -0.0638163143, -0.06, -0.11, 0.04, 0.32},
                         row{"Mexico", 0.0073231605, 1.3121136985, 1.31, -0.41, 1.72, 1.72},
                         row{"USA", 0.0741462713, 0.0847533170, 0.08, 0.04, 0.04, 0.11}}) {
        const first_order& f = after.first_order_welfare(r.country);
        EXPECT_NEAR(100.0 * after.real_income(r.country), r.exact, 1e-9) << r.country;
        EXPECT_NEAR(100.0 * f.total, r.total, 1e-9) << r.country;
        EXPECT_NEAR(100.0 * f.total, r.printed_total, 0.005) << r.country;
        EXPECT_NEAR(100.0 * f.terms_of_trade, r.terms_of_trade, 0.005) << r.country;
        EXPECT_NEAR(100.0 * f.volume_of_trade, r.volume_of_trade, 0.005) << r.country;
        EXPECT_NEAR(100.0 * after.real_wage(r.country), r.real_wage, 0.005) << r.country;
        EXPECT_DOUBLE_EQ(f.gap, f.total - after.real_income(r.country));
    }
    EXPECT_TRUE(after.first_order_welfare("Mexico").misleading);
    ASSERT_FALSE(after.warnings.empty());
    EXPECT_EQ(after.warnings[1],
              "Mexico: real income +0.00732 %, to the first order +1.31 %: the change is too large "
              "for the first-order figure");

    // tariff revenue falls from 2.04 to 0.37 % of income
    const std::size_t mexico = country_index(nafta->base, "Mexico");
    double before = 0.0;
    for (std::size_t s = 0; s < 40; ++s)
        before += after.base_tariff_revenue[nafta->base.cell(mexico, s)];
    EXPECT_NEAR(100.0 * before / after.base_income[mexico], 2.04, 0.005);
    EXPECT_NEAR(100.0 * after.revenue("Mexico") / after.income[mexico], 0.37, 0.005);

    // no deficits: trade balances; and the base beside itself is one
    for (std::size_t i = 0; i < 31; ++i)
        EXPECT_NEAR(imports_less_exports(after, i), 0.0, 1e-12 * imports(after, i)) << i;
    const equilibrium same = model.solve({});
    for (const auto* ones : {&same.wage, &same.price, &same.cost, &same.real_incomes})
        for (const double v : *ones) EXPECT_NEAR(v, 1.0, 1e-14);
    EXPECT_NE(model.base().warnings.front().find("no own trade: 26"), std::string::npos);
}

TEST(multi_sector_model, without_a_shock_answers_one)
{
    const economy e = synthetic(8, 6);
    const multi_sector_model model(e);
    EXPECT_EQ(model.moved(), 0.0);
    EXPECT_TRUE(model.base().warnings.empty()) << model.base().brief_report();
    shock same;
    same.tariff = e.tariff;
    same.export_tax.assign(e.trade.size(), 0.0);
    same.trade_cost.assign(e.trade.size(), 1.0);
    for (const shock& s : {shock{}, same}) {
        const equilibrium r = model.solve(s);
        ASSERT_TRUE(r.converged());
        for (const auto* ones : {&r.wage, &r.price_index, &r.real_incomes, &r.price, &r.cost})
            for (const double v : *ones) EXPECT_NEAR(v, 1.0, 1e-14);
        for (const first_order& f : r.welfare) EXPECT_NEAR(f.total, 0.0, 1e-14);
        expect_same(r.trade, e.trade, 1e-12);  // and the base is the tables
        expect_same(r.income, r.base_income, 1e-14);
    }
}

TEST(multi_sector_model, balances_trade_and_incomes)
{
    const economy e = synthetic(9, 5);
    const multi_sector_model model(e);
    shock s = some_tariffs(e);
    set_export_tax(s, e, {.exporter = "country 3"}, 0.2);
    ban(s, e, {.sector = "sector 2", .exporter = "country 3", .importer = "country 0"});
    const equilibrium r = model.solve(s);
    ASSERT_TRUE(r.converged()) << r.brief_report();
    EXPECT_TRUE(std::is_sorted(r.residuals.rbegin(), r.residuals.rend()));
    for (std::size_t i = 0; i < 9; ++i)
        EXPECT_NEAR(imports_less_exports(r, i), e.deficit[i], 1e-12 * imports(r, i)) << i;
    // every unit of money that is spent is received: final use is wages, revenue and deficit
    for (std::size_t i = 0; i < 9; ++i) {
        double income = e.deficit[i];
        for (std::size_t k = 0; k < 5; ++k)
            income += r.wage[i] * e.value_added[e.cell(i, k)] + r.tariff_revenue[e.cell(i, k)] +
                      r.export_tax_revenue[e.cell(i, k)];
        EXPECT_NEAR(r.income[i] / income, 1.0, 1e-13);
    }
    EXPECT_EQ(r.flow("sector 2", "country 3", "country 0"), 0.0);
    EXPECT_GT(r.flow("sector 2", "country 3", "country 1"), 0.0);
    expect_finite(r);
}

/// To the first order the exact figure and the decomposition are one: central differences.
TEST(multi_sector_model, first_order_is_the_derivative_of_the_exact_figure)
{
    const economy e = synthetic(5, 4);
    const multi_sector_model model(e);
    const double h = 1e-4;
    const auto along = [&](double step, int kind) {
        shock s;
        if (kind == 0) {
            add_tariff(s, e, {.exporter = "country 1", .importer = "country 0"}, step);
            add_tariff(s, e, {.sector = "sector 2", .importer = "country 3"}, -2.0 * step);
        } else if (kind == 1) {
            set_export_tax(s, e, {.exporter = "country 2"}, step);
        } else if (kind == 2) {
            set_trade_cost(s, e, {.importer = "country 4"}, 1.0 + step);
        } else {
            s.deficits = 1.0 + 10.0 * step;
        }
        return model.solve(s);
    };
    for (int kind = 0; kind < 4; ++kind) {
        const equilibrium up = along(h, kind);
        const equilibrium down = along(-h, kind);
        ASSERT_TRUE(up.converged() && down.converged());
        for (std::size_t i = 0; i < 5; ++i) {
            const double exact = (up.welfare[i].exact - down.welfare[i].exact) / (2 * h);
            const double first = (up.welfare[i].total - down.welfare[i].total) / (2 * h);
            EXPECT_NEAR(first, exact, 2e-7) << kind << ' ' << i;
            EXPECT_NE(exact, 0.0);
        }
    }
}

TEST(multi_sector_model, does_not_depend_on_the_numeraire)
{
    const economy e = synthetic(6, 3);
    const multi_sector_model model(e);
    const shock s = some_tariffs(e);
    const equilibrium a = model.solve(s);
    const equilibrium b = model.solve(s, {.numeraire = 4});
    EXPECT_EQ(b.wage[4], 1.0);
    expect_same(b.real_incomes, a.real_incomes, 1e-15);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_NEAR(b.wage[i] / b.wage[0], a.wage[i] / a.wage[0], 1e-15);
        EXPECT_NEAR(b.income[i] / b.wage[0], a.income[i] / a.wage[0], 1e-12 * b.income[i]);
        EXPECT_NEAR(imports_less_exports(b, i), b.deficit[i], 1e-12 * imports(b, i));
    }
    EXPECT_EQ(b.welfare[2].total, a.welfare[2].total);
}

TEST(multi_sector_model, does_not_depend_on_the_order_of_countries_and_sectors)
{
    const economy e = synthetic(5, 4);
    const shock s = some_tariffs(e);
    economy t = e;
    shock u;
    u.tariff = s.tariff;
    const auto country = [](std::size_t i) { return (2 * i + 1) % 5; };
    const auto sector = [](std::size_t k) { return 3 - k; };
    for (std::size_t i = 0; i < 5; ++i) {
        t.countries[i] = e.countries[country(i)];
        t.deficit[i] = e.deficit[country(i)];
        for (std::size_t k = 0; k < 4; ++k) {
            t.value_added[t.cell(i, k)] = e.value_added[e.cell(country(i), sector(k))];
            t.final_use[t.cell(i, k)] = e.final_use[e.cell(country(i), sector(k))];
            for (std::size_t l = 0; l < 4; ++l)
                t.intermediate[t.purchase(i, k, l)] =
                    e.intermediate[e.purchase(country(i), sector(k), sector(l))];
            for (std::size_t m = 0; m < 5; ++m) {
                const std::size_t from = e.flow(sector(k), country(m), country(i));
                t.trade[t.flow(k, m, i)] = e.trade[from];
                t.tariff[t.flow(k, m, i)] = e.tariff[from];
                u.tariff[t.flow(k, m, i)] = s.tariff[from];
            }
        }
    }
    for (std::size_t k = 0; k < 4; ++k) {
        t.sectors[k] = e.sectors[sector(k)];
        t.elasticity[k] = e.elasticity[sector(k)];
    }
    const equilibrium a = solve(e, s);
    const equilibrium b = solve(t, u);
    for (const std::string& name : e.countries) {
        EXPECT_NEAR(b.real_income(name), a.real_income(name), 1e-13);
        EXPECT_NEAR(b.first_order_welfare(name).total, a.first_order_welfare(name).total, 1e-13);
        EXPECT_NEAR(b.revenue(name) / a.revenue(name), 1.0, 1e-12);
    }
    EXPECT_NEAR(
        b.flow("sector 1", "country 4", "country 2") / a.flow("sector 1", "country 4", "country 2"),
        1.0, 1e-12);
}

TEST(multi_sector_model, does_not_depend_on_a_split_into_identical_halves)
{
    const economy e = synthetic(4, 3);
    const shock s = some_tariffs(e);
    economy t =
        empty_economy({"half", "other half", "country 1", "country 2", "country 3"}, e.sectors);
    t.elasticity = e.elasticity;
    shock u;
    u.tariff.resize(t.trade.size());
    const auto whole = [](std::size_t i) { return i < 2 ? 0 : i - 1; };
    const auto part = [](std::size_t i) { return i < 2 ? 0.5 : 1.0; };
    for (std::size_t i = 0; i < 5; ++i) {
        t.deficit[i] = part(i) * e.deficit[whole(i)];
        for (std::size_t k = 0; k < 3; ++k) {
            t.value_added[t.cell(i, k)] = part(i) * e.value_added[e.cell(whole(i), k)];
            t.final_use[t.cell(i, k)] = part(i) * e.final_use[e.cell(whole(i), k)];
            for (std::size_t l = 0; l < 3; ++l)
                t.intermediate[t.purchase(i, k, l)] =
                    part(i) * e.intermediate[e.purchase(whole(i), k, l)];
            for (std::size_t m = 0; m < 5; ++m) {
                const std::size_t from = e.flow(k, whole(m), whole(i));
                t.trade[t.flow(k, m, i)] = part(m) * part(i) * e.trade[from];
                t.tariff[t.flow(k, m, i)] = e.tariff[from];
                u.tariff[t.flow(k, m, i)] = s.tariff[from];
            }
        }
    }
    ASSERT_TRUE(check(t, 1e-12).empty());
    const equilibrium a = solve(e, s);
    const equilibrium b = solve(t, u);
    EXPECT_NEAR(b.real_income("half"), a.real_income("country 0"), 1e-13);
    EXPECT_NEAR(b.real_income("other half"), a.real_income("country 0"), 1e-13);
    EXPECT_NEAR(b.real_income("country 2"), a.real_income("country 2"), 1e-13);
}

TEST(multi_sector_model, finds_the_same_equilibrium_from_any_start)
{
    const economy e = synthetic(7, 4);
    const multi_sector_model model(e);
    const shock s = some_tariffs(e);
    const equilibrium direct = model.solve(s);
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        solve_options o;
        for (std::size_t i = 0; i < 7; ++i)
            o.start.push_back(std::pow(10.0, 2.0 * test::spread(seed, i) - 1.0));
        const equilibrium r = model.solve(s, o);
        ASSERT_TRUE(r.converged()) << r.brief_report();
        EXPECT_TRUE(std::is_sorted(r.residuals.rbegin(), r.residuals.rend()));
        expect_same(r.wage, direct.wage, 1e-12);
    }
    EXPECT_THROW((void)model.solve(s, {.start = {1.0}}), domain_error);
    EXPECT_THROW((void)model.solve(s, {.start = std::vector<double>(7, 0.0)}), domain_error);
}

TEST(multi_sector_model, follows_a_path_of_shocks)
{
    const economy e = synthetic(7, 4);
    const multi_sector_model model(e);
    std::vector<shock> rising;
    for (int k = 1; k <= 6; ++k) {
        rising.emplace_back();
        add_tariff(rising.back(), e, {.exporter = "country 1", .importer = "country 0"}, 0.2 * k);
    }
    const auto path = model.path(rising);
    ASSERT_EQ(path.size(), 6U);
    std::size_t cold = 0, warm = 0;
    for (std::size_t k = 0; k < 6; ++k) {
        ASSERT_TRUE(path[k].converged());
        const equilibrium alone = model.solve(rising[k]);
        expect_same(path[k].real_incomes, alone.real_incomes, 1e-12);
        cold += alone.evaluations;
        warm += path[k].evaluations;
    }
    EXPECT_LE(warm, cold);
}

/// Without tariffs and deficits autarky costs 1 - prod_j prod_k lambda_k^(alpha_j L_jk / theta_k),
/// L the inverse of one less the input shares (Arkolakis, Costinot and Rodriguez-Clare 2012).
TEST(multi_sector_model, meets_the_closed_form_of_autarky)
{
    for (const double input_share : {0.0, 0.5}) {
        const economy e = balanced(5, 3, input_share);
        const multi_sector_model model(e);
        ASSERT_EQ(model.moved(), 0.0);
        shock s;
        ban(s, e, {});
        const equilibrium alone = model.solve(s);
        shock dear;
        set_trade_cost(dear, e, {}, 1e40);
        const equilibrium nearly = model.solve(dear);
        ASSERT_TRUE(alone.converged()) << alone.brief_report();
        ASSERT_TRUE(nearly.converged()) << nearly.brief_report();
        for (std::size_t i = 0; i < 5; ++i) {
            double log_price[3] = {};
            for (int step = 0; step < 200; ++step) {  // p = input p - log lambda / theta
                double next[3];
                for (std::size_t k = 0; k < 3; ++k) {
                    double bought = 0.0, sales = 0.0;
                    for (std::size_t m = 0; m < 5; ++m) {
                        bought += e.trade[e.flow(k, i, m)];
                        sales += e.trade[e.flow(k, m, i)];
                    }
                    next[k] = -std::log(e.trade[e.flow(k, i, i)] / bought) / e.elasticity[k];
                    for (std::size_t l = 0; l < 3; ++l)
                        next[k] += e.intermediate[e.purchase(i, k, l)] / sales * log_price[l];
                }
                std::copy(next, next + 3, log_price);
            }
            double final_use = 0.0, log_cost = 0.0;
            for (std::size_t k = 0; k < 3; ++k) {
                final_use += e.final_use[e.cell(i, k)];
                log_cost += e.final_use[e.cell(i, k)] * log_price[k];
            }
            const double expected = std::exp(-log_cost / final_use);
            EXPECT_NEAR(alone.real_incomes[i], expected, 1e-12);
            EXPECT_NEAR(nearly.real_incomes[i], expected, 1e-12);
            EXPECT_EQ(alone.welfare[i].total, -infinity);
        }
    }
}

/// Lerner's symmetry: with balanced trade a tax on all exports is a tariff on all imports.
TEST(multi_sector_model, taxes_exports_as_it_does_imports)
{
    const economy e = balanced(5, 3, 0.5);
    const multi_sector_model model(e);
    shock on_imports, on_exports;
    set_tariff(on_imports, e, {.importer = "country 2"}, 0.3);
    set_export_tax(on_exports, e, {.exporter = "country 2"}, 0.3);
    const equilibrium a = model.solve(on_imports);
    const equilibrium b = model.solve(on_exports);
    ASSERT_TRUE(a.converged() && b.converged());
    expect_same(b.real_incomes, a.real_incomes, 1e-12);
    double revenue = 0.0;
    for (std::size_t k = 0; k < 3; ++k) revenue += b.export_tax_revenue[e.cell(2, k)];
    EXPECT_GT(revenue, 0.0);
    // the country itself gains by it, as its tariff is small
    EXPECT_GT(model.solve(tariffs(e, std::vector<rate_line>{{{.importer = "country 2"}, 0.05}}))
                  .real_income("country 2"),
              0.0);
}

TEST(multi_sector_model, reads_schedules_by_name)
{
    const economy e = synthetic(3, 2);
    const std::vector<rate_line> lines{{{.importer = "country 0"}, 0.1},
                                       {{.sector = "sector 1", .exporter = "country 2"}, 0.4}};
    const shock s = tariffs(e, lines);
    EXPECT_EQ(s.tariff[e.flow(0, 0, 1)], 0.1);
    EXPECT_EQ(s.tariff[e.flow(1, 0, 2)], 0.4);
    EXPECT_EQ(s.tariff[e.flow(1, 2, 2)], 0.0);
    EXPECT_EQ(s.tariff[e.flow(0, 1, 0)], e.tariff[e.flow(0, 1, 0)]);
    const multi_sector_model model(e);
    const equilibrium r = model.solve(s);
    try {
        (void)r.real_income("country1");
        FAIL();
    } catch (const domain_error& error) {
        EXPECT_STREQ(error.what(), "no country is named \"country1\"; did you mean \"country 1\"?");
    }
    shock bad;
    EXPECT_THROW(set_tariff(bad, e, {.importer = "country 9"}, 0.1), domain_error);
    EXPECT_THROW(set_tariff(bad, e, {}, -1.0), domain_error);
    EXPECT_THROW(set_tariff(bad, e, {}, std::nan("")), domain_error);
    EXPECT_THROW(set_tariff(bad, e, {.exporter = "country 1", .importer = "country 1"}, 0.1),
                 domain_error);
    EXPECT_THROW(set_trade_cost(bad, e, {}, 0.0), domain_error);
    const auto refused = [&](const shock& of) {
        try {
            (void)model.solve(of);
        } catch (const domain_error& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    EXPECT_EQ(refused({.tariff = {0.1}}), "tariff: 1 figures given, 18 expected");
    shock own;
    own.tariff = e.tariff;
    own.tariff[e.flow(0, 1, 1)] = 0.2;
    EXPECT_EQ(refused(own),
              "tariff of sector 0 from country 1 to country 1 = 0.2 is outside 0, on a country's "
              "own sales");
    own = {};
    own.trade_cost.assign(e.trade.size(), 1.0);
    own.trade_cost[e.flow(0, 1, 1)] = 0.9;  // costs at home may change
    EXPECT_EQ(refused(own), "no error");
    own.trade_cost[e.flow(0, 1, 1)] = infinity;
    EXPECT_EQ(refused(own),
              "trade cost of sector 0 from country 1 to country 1 = inf is outside (0, inf), on a "
              "country's own sales");
    EXPECT_EQ(refused({.deficits = std::nan("")}), "deficits = nan is outside (-inf, inf)");
    EXPECT_THROW((void)model.solve({}, {.tolerance = 0.0}), domain_error);
    EXPECT_THROW((void)model.solve({}, {.numeraire = 3}), domain_error);
}

TEST(multi_sector_model, without_exports_lives_on_its_deficit_or_not_at_all)
{
    economy e = synthetic(4, 3);
    for (std::size_t k = 0; k < 3; ++k)
        for (std::size_t m = 1; m < 4; ++m) e.trade[e.flow(k, m, 0)] = 0.0;
    test::close(e, 0.3);
    const equilibrium r = solve(e, some_tariffs(e));
    EXPECT_TRUE(r.converged()) << r.brief_report();
    EXPECT_NEAR(imports(r, 0), e.deficit[0], 1e-11 * e.deficit[0]);
    expect_finite(r);
    const equilibrium none = solve(e, some_tariffs(e), {.deficits = 0.0});
    EXPECT_EQ(none.status, solve_status::no_equilibrium);
    EXPECT_EQ(none.message,
              "the base: country 0 buys abroad, sells nothing there and has no deficit");
    expect_finite(none);
}

TEST(multi_sector_model, imports_all_of_a_good_without_domestic_sales)
{
    economy e = synthetic(4, 3);
    e.trade[e.flow(1, 2, 2)] = 0.0;
    test::close(e, 0.3);
    const shock s = some_tariffs(e);
    const equilibrium r = solve(e, s);
    EXPECT_TRUE(r.converged()) << r.brief_report();
    expect_finite(r);
    EXPECT_EQ(r.flow("sector 1", "country 2", "country 2"), 0.0);
    // it may even make none at all
    for (std::size_t m = 0; m < 4; ++m) e.trade[e.flow(1, m, 2)] = 0.0;
    test::close(e, 0.3);
    const equilibrium none = solve(e, s);
    EXPECT_TRUE(none.converged()) << none.brief_report();
    expect_finite(none);
    shock cut = s;
    ban(cut, e, {.sector = "sector 1", .importer = "country 2"});
    const equilibrium starved = solve(e, cut);
    EXPECT_EQ(starved.status, solve_status::no_equilibrium);
    EXPECT_EQ(starved.message, "country 2 has no supplier of sector 1 left");
    expect_finite(starved);
}

TEST(multi_sector_model, stops_what_an_embargo_leaves_without_an_input)
{
    economy e = balanced(4, 3, 0.4);
    for (std::size_t m = 0; m < 4; ++m) {  // sector 2: made by country 1 alone, an input only
        for (std::size_t i = 0; i < 4; ++i)
            if (i != 1) e.trade[e.flow(2, m, i)] = 0.0;
        e.trade[e.flow(2, m, 1)] = 4.0;
    }
    test::close(e, 0.4);
    for (std::size_t i = 0; i < 4; ++i) {
        e.intermediate[e.purchase(i, 0, 2)] += e.final_use[e.cell(i, 2)];
        e.value_added[e.cell(i, 0)] -= e.final_use[e.cell(i, 2)];
        e.final_use[e.cell(i, 2)] = 0.0;
        e.intermediate[e.purchase(i, 1, 2)] = 0.0;
        if (i != 1) e.intermediate[e.purchase(i, 2, 2)] = 0.0;
    }
    shock s;
    ban(s, e, {.sector = "sector 2", .exporter = "country 1", .importer = "country 3"});
    const multi_sector_model model(e);
    ASSERT_TRUE(model.base().converged()) << model.base().brief_report();
    const equilibrium r = model.solve(s);
    ASSERT_TRUE(r.converged()) << r.brief_report();
    EXPECT_EQ(r.cost[e.cell(3, 0)], infinity);
    EXPECT_EQ(r.output[e.cell(3, 0)], 0.0);
    EXPECT_LT(r.real_income("country 3"), 0.0);
}

TEST(multi_sector_model, keeps_its_digits_near_an_elasticity_of_zero)
{
    economy e = synthetic(5, 3);
    const shock s = some_tariffs(e);
    std::vector<double> before;
    for (const double theta : {1e-3, 1e-7, 1e-11}) {
        e.elasticity[1] = theta;
        const equilibrium r = solve(e, s);
        ASSERT_TRUE(r.converged()) << theta << ' ' << r.brief_report();
        expect_finite(r);
        if (!before.empty()) expect_same(r.real_incomes, before, theta < 1e-9 ? 1e-6 : 1e-2);
        before = r.real_incomes;
    }
}

TEST(multi_sector_model, takes_a_prohibitive_tariff_for_a_ban)
{
    const economy e = synthetic(5, 3);
    const multi_sector_model model(e);
    const flows on{.exporter = "country 1", .importer = "country 0"};
    shock dear, closed;
    set_tariff(dear, e, on, 1e15);
    ban(closed, e, on);
    const equilibrium a = model.solve(dear);
    const equilibrium b = model.solve(closed);
    ASSERT_TRUE(a.converged()) << a.brief_report();
    ASSERT_TRUE(b.converged()) << b.brief_report();
    expect_same(a.real_incomes, b.real_incomes, 1e-9);
    expect_finite(a);
}

/// Its share underflows; it is bought all the same.
TEST(multi_sector_model, buys_of_the_only_supplier_at_any_price)
{
    economy e = synthetic(4, 3);
    for (std::size_t i = 1; i < 4; ++i) e.trade[e.flow(1, 0, i)] = 0.0;
    e.trade[e.flow(1, 0, 0)] = 0.0;
    e.trade[e.flow(1, 0, 2)] = 30.0;
    e.elasticity[1] = 65.0;
    test::close(e, 0.2);
    shock s;
    set_tariff(s, e, {.sector = "sector 1", .importer = "country 0"}, 1e6);
    const equilibrium r = solve(e, s);
    ASSERT_TRUE(r.converged()) << r.brief_report();
    EXPECT_GT(r.flow("sector 1", "country 2", "country 0"), 0.0);
    EXPECT_GT(r.price[e.cell(0, 1)], 1e5);
    expect_finite(r);
}

TEST(multi_sector_model, says_when_deficits_exceed_income)
{
    economy e = synthetic(4, 2);
    double earned = 0.0;
    for (std::size_t k = 0; k < 2; ++k) earned += e.value_added[e.cell(0, k)];
    for (const double owed : {1.5, 3.0, 50.0}) {
        e.deficit = {-owed * earned, owed * earned, 0.0, 0.0};
        const multi_sector_model model(e);
        EXPECT_FALSE(model.base().converged());
        EXPECT_EQ(model.base().status, solve_status::negative_income);
        EXPECT_EQ(model.base().message, "owe more than they earn: country 0");
        expect_finite(model.base());
        expect_finite(model.solve(some_tariffs(e)));
    }
}

TEST(multi_sector_model, solves_parts_of_the_world_that_do_not_trade)
{
    economy e = balanced(6, 3, 0.4);
    for (std::size_t k = 0; k < 3; ++k)
        for (std::size_t m = 0; m < 6; ++m)
            for (std::size_t i = 0; i < 6; ++i)
                if (m % 2 != i % 2) e.trade[e.flow(k, m, i)] = 0.0;
    test::close(e, 0.4);
    shock s;
    set_tariff(s, e, {.importer = "country 0"}, 0.25);
    const equilibrium r = solve(e, s);
    ASSERT_TRUE(r.converged()) << r.brief_report();
    for (const std::size_t i : {1U, 3U, 5U}) EXPECT_NEAR(r.real_incomes[i], 1.0, 1e-13);
    EXPECT_NE(r.real_incomes[2], 1.0);
    expect_finite(r);
    // parts that an embargo tears apart may owe one another nothing
    const economy whole = synthetic(4, 2);
    shock torn;
    for (const char* a : {"country 0", "country 1"})
        for (const char* b : {"country 2", "country 3"}) {
            ban(torn, whole, {.exporter = a, .importer = b});
            ban(torn, whole, {.exporter = b, .importer = a});
        }
    const equilibrium apart = solve(whole, torn);
    EXPECT_EQ(apart.status, solve_status::no_equilibrium);
    EXPECT_NE(apart.message.find("against countries with which none of them trades"),
              std::string::npos);
    torn.deficits = 0.0;
    EXPECT_TRUE(solve(whole, torn).converged());
    // one pair that does not trade is nothing special
    economy gap = whole;
    for (std::size_t k = 0; k < 2; ++k)
        gap.trade[gap.flow(k, 1, 2)] = gap.trade[gap.flow(k, 2, 1)] = 0.0;
    test::close(gap, 0.4);
    EXPECT_TRUE(solve(gap, some_tariffs(gap)).converged());
}

TEST(multi_sector_model, never_answers_with_a_nan)
{
    std::size_t converged = 0, lost = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        economy e = synthetic(4, 3, 0.6, seed);
        const auto chance = [&](std::uint64_t a, std::uint64_t b = 0) {
            return test::spread(seed + 100, a, b);
        };
        for (std::size_t f = 0; f < e.trade.size(); ++f)
            if (chance(1, f) < 0.3) e.trade[f] = 0.0;
        for (double& theta : e.elasticity) theta *= std::pow(10.0, 3.0 * chance(2) - 1.5);
        test::close(e, 0.4);
        for (double& v : e.value_added) v = std::max(v, 0.0);
        for (double& v : e.final_use) v = std::max(v, 0.0);
        if (chance(3) < 0.3) e.deficit[0] *= 5.0 * chance(4);
        shock s;
        for (std::size_t i = 0; i < 4; ++i) {
            const flows from{.exporter = e.countries[i]};
            if (chance(5, i) < 0.4)
                set_tariff(s, e, from, std::pow(10.0, 4.0 * chance(6, i) - 2.0));
            if (chance(7, i) < 0.2) set_export_tax(s, e, from, 2.0 * chance(8, i) - 0.5);
            if (chance(9, i) < 0.2) ban(s, e, {.sector = "sector 1", .exporter = e.countries[i]});
        }
        try {
            const equilibrium r = solve(e, s);
            converged += r.converged() ? 1 : 0;
            expect_finite(r);
            lost += r.status == solve_status::not_converged ? 1 : 0;
        } catch (const domain_error& error) {
            EXPECT_NE(std::string(error.what()), "");
        }
    }
    EXPECT_GT(converged, 100U);
    EXPECT_LE(lost, 2U);  // elasticities from 0.06 to 250, tariffs to 10,000 %, subsidies of half
}

}  // namespace
