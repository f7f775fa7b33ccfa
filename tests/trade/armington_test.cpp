// SPDX-License-Identifier: BSL-1.0
#include <hirschman/trade/armington.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace trade = hirschman::trade;
using hirschman::domain_error;
using hirschman::dual;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

std::vector<trade::armington_source<>> three(double tariff = 0.25)
{
    return {{.expenditure = 60, .supply_elasticity = 1},
            {.expenditure = 30, .supply_elasticity = 10},
            {.expenditure = 10, .supply_elasticity = 10, .tariff_after = tariff}};
}

/// The equations themselves, written from the model and not from the solver.
void expect_equilibrium(const std::vector<trade::armington_source<>>& sources,
                        const trade::armington_demand<>& d, const trade::armington_result<>& r)
{
    double total = 0.0, index = 0.0;
    for (const auto& s : sources) total += s.expenditure;
    const double sigma = d.elasticity_of_substitution;
    for (std::size_t i = 0; i < sources.size(); ++i)
        index += sources[i].expenditure / total * std::pow(r.sources[i].buyer_price, 1 - sigma);
    EXPECT_NEAR(std::pow(index, 1 / (1 - sigma)) / r.price_index, 1.0, 1e-11);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto& s = r.sources[i];
        const double demanded =
            std::pow(s.buyer_price, -sigma) * std::pow(r.price_index, sigma + d.market_elasticity);
        EXPECT_NEAR(demanded / s.quantity, 1.0, 1e-10) << i;
        if (std::isfinite(sources[i].supply_elasticity) && s.seller_price > 1e-300) {
            const double supplied = std::pow(s.seller_price, sources[i].supply_elasticity);
            EXPECT_NEAR(supplied / s.quantity, 1.0, 1e-10) << i;
        }
        EXPECT_GE(s.quota_premium, 1.0);
        EXPECT_LE(s.quantity, sources[i].quantity_cap * (1 + 1e-12));
    }
}

void expect_no_nan(const trade::armington_result<>& r)
{
    for (const double x : {r.price_index, r.quantity, r.expenditure, r.tariff_revenue_change,
                           r.quota_rent, r.residual})
        EXPECT_FALSE(std::isnan(x));
    for (const auto& s : r.sources)
        for (const double x :
             {s.seller_price, s.buyer_price, s.quantity, s.seller_revenue, s.quota_premium,
              s.quota_rent, s.tariff_revenue, s.tariff_revenue_change})
            EXPECT_FALSE(std::isnan(x));
}

}  // namespace

// Section 4.2 of the reference: 25 % on the third of three sources.
TEST(armington, a_tariff_on_one_of_three_sources_is_as_computed_elsewhere)
{
    const auto r = trade::armington(three(), {4.0, -1.0});
    ASSERT_TRUE(r.solved());
    EXPECT_NEAR(r.price_index, 1.0239214268689794, 1e-14);
    const double price[] = {1.0142849437, 1.0050785219, .9429994019};
    const double quantity[] = {1.0142849437, 1.0519616901, .5560504194};
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(r.sources[i].seller_price, price[i], 5e-11);
        EXPECT_NEAR(r.sources[i].quantity, quantity[i], 5e-11);
        EXPECT_EQ(r.sources[i].seller_revenue, r.sources[i].seller_price * r.sources[i].quantity);
        EXPECT_EQ(r.sources[i].quota_premium, 1.0);
    }
    // At a market elasticity of minus one what is spent does not change.
    EXPECT_NEAR(r.expenditure, 1.0, 1e-14);
    // A quarter of what the seller receives: 10 at base, revenue hat .9429994 x .5560504.
    EXPECT_NEAR(r.tariff_revenue_change, 0.25 * 10 * price[2] * quantity[2], 1e-9);
    expect_equilibrium(three(), {4.0, -1.0}, r);
}

TEST(armington, nothing_happens_without_a_shock)
{
    const auto r = trade::armington(three(0.0), {4.0, -0.3});
    EXPECT_EQ(r.price_index, 1.0);
    EXPECT_EQ(r.iterations, 0);
    for (const auto& s : r.sources) EXPECT_EQ(s.quantity, 1.0);
}

// With supply at fixed prices the index is the CES formula and nothing is to be solved.
TEST(armington, infinite_supply_elasticities_are_the_limit_of_large_ones)
{
    auto sources = three();
    for (auto& s : sources) s.supply_elasticity = infinity;
    const auto limit = trade::armington(sources, {4.0, -1.5});
    EXPECT_NEAR(limit.price_index, std::pow(0.9 + 0.1 * std::pow(1.25, -3.0), -1.0 / 3), 1e-15);
    for (const auto& s : limit.sources) EXPECT_EQ(s.seller_price, 1.0);
    for (auto& s : sources) s.supply_elasticity = 1e9;
    const auto large = trade::armington(sources, {4.0, -1.5});
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(large.sources[i].quantity, limit.sources[i].quantity, 1e-8);
}

// One source: p^eps = (p t)^eta, so p = t^(eta/(eps - eta)).
TEST(armington, one_source_has_a_closed_form)
{
    const auto r = trade::armington(
        {{.expenditure = 1, .supply_elasticity = 2, .tariff_before = .1, .tariff_after = .32}},
        {3.0, -0.5});
    EXPECT_NEAR(r.sources[0].seller_price, std::pow(1.2, -0.5 / 2.5), 1e-15);
    EXPECT_NEAR(r.price_index, 1.2 * r.sources[0].seller_price, 1e-15);
    EXPECT_NEAR(r.sources[0].tariff_revenue, 1 / 1.1 * r.sources[0].seller_revenue * .32, 1e-15);
}

TEST(armington, at_an_elasticity_of_one_it_is_cobb_douglas_and_continuous)
{
    auto sources = three();
    for (auto& s : sources) s.supply_elasticity = infinity;
    EXPECT_NEAR(trade::armington(sources, {1.0, -1.0}).price_index, std::pow(1.25, .1), 1e-15);
    const double at_one = trade::armington(three(), {1.0, -0.7}).price_index;
    for (const double away : {1e-12, 1e-8, 1e-6, 1e-5}) {
        EXPECT_NEAR(trade::armington(three(), {1.0 + away, -0.7}).price_index, at_one, away);
        EXPECT_NEAR(trade::armington(three(), {1.0 - away, -0.7}).price_index, at_one, away);
    }
}

TEST(armington, a_ban_is_the_limit_of_a_rising_tariff)
{
    const auto banned = trade::armington(three(infinity), {4.0, -1.0});
    ASSERT_TRUE(banned.solved());
    EXPECT_EQ(banned.sources[2].quantity, 0.0);
    EXPECT_EQ(banned.sources[2].seller_revenue, 0.0);
    EXPECT_EQ(banned.sources[2].buyer_price, infinity);
    const auto prohibitive = trade::armington(three(1e30), {4.0, -1.0});
    ASSERT_TRUE(prohibitive.solved());
    EXPECT_NEAR(prohibitive.price_index, banned.price_index, 1e-12);
    EXPECT_NEAR(prohibitive.sources[0].quantity, banned.sources[0].quantity, 1e-12);
    EXPECT_LT(prohibitive.sources[2].quantity, 1e-20);
    // The same by a cap of nothing, and by a cost.
    auto capped = three(0.0);
    capped[2].quantity_cap = 0.0;
    EXPECT_EQ(trade::armington(capped, {4.0, -1.0}).price_index, banned.price_index);
    auto dear = three(0.0);
    dear[2].cost_change = infinity;
    EXPECT_EQ(trade::armington(dear, {4.0, -1.0}).price_index, banned.price_index);
    expect_no_nan(banned);
    // Others at fixed prices: the loss of variety, 1/(1 - share)^(1/(sigma - 1)).
    auto fixed = three(infinity);
    for (auto& s : fixed) s.supply_elasticity = infinity;
    EXPECT_NEAR(trade::armington(fixed, {4.0, -1.0}).price_index, std::pow(0.9, -1.0 / 3), 1e-15);
}

TEST(armington, a_ban_of_the_only_source_closes_the_market)
{
    auto sources = three();
    for (auto& s : sources) s.tariff_after = infinity;
    sources.push_back({.expenditure = 0, .supply_elasticity = 1});
    for (const double sigma : {0.5, 1.0, 4.0}) {
        const auto r = trade::armington(sources, {sigma, -1.0});
        EXPECT_EQ(r.status, trade::market_status::closed);
        EXPECT_EQ(r.price_index, infinity);
        EXPECT_EQ(r.quantity, 0.0);
        EXPECT_FALSE(r.message.empty());
    }
    const auto only =
        trade::armington({{.expenditure = 5, .supply_elasticity = 0, .quantity_cap = 0}});
    EXPECT_EQ(only.status, trade::market_status::closed);
    expect_no_nan(only);
}

TEST(armington, nothing_replaces_a_banned_source_at_an_elasticity_of_one_or_less)
{
    EXPECT_THROW((void)trade::armington(three(infinity), {1.0, -1.0}), domain_error);
    auto unused = three(infinity);
    unused[2].expenditure = 0.0;
    EXPECT_TRUE(trade::armington(unused, {0.5, -1.0}).solved());
}

TEST(armington, a_quota_above_use_does_nothing_and_one_below_has_a_shadow_price)
{
    auto sources = three();
    const auto free = trade::armington(sources, {4.0, -1.0});
    sources[2].quantity_cap = free.sources[2].quantity * (1 + 1e-9);
    EXPECT_EQ(trade::armington(sources, {4.0, -1.0}).price_index, free.price_index);

    sources[2].quantity_cap = 0.3;
    const auto tight = trade::armington(sources, {4.0, -1.0});
    expect_equilibrium(sources, {4.0, -1.0}, tight);
    EXPECT_EQ(tight.sources[2].quantity, 0.3);
    EXPECT_GT(tight.sources[2].quota_premium, 1.0);
    // The tariff that buys the same quantity costs buyers the same and is the shadow price.
    auto taxed = three(1.25 * tight.sources[2].quota_premium - 1.0);
    const auto same = trade::armington(taxed, {4.0, -1.0});
    EXPECT_NEAR(same.sources[2].quantity, 0.3, 1e-13);
    EXPECT_NEAR(same.price_index, tight.price_index, 1e-13);
    EXPECT_NEAR(same.tariff_revenue_change, tight.tariff_revenue_change + tight.quota_rent, 1e-12);
}

TEST(armington, a_quota_on_fixed_supply_leaves_the_seller_nothing)
{
    auto sources = three(0.0);
    sources[2].supply_elasticity = 0.0;
    sources[2].quantity_cap = 0.5;
    const auto r = trade::armington(sources, {4.0, -1.0});
    ASSERT_TRUE(r.solved());
    EXPECT_EQ(r.sources[2].seller_price, 0.0);
    EXPECT_EQ(r.sources[2].quantity, 0.5);
    EXPECT_NEAR(r.sources[2].quota_rent, 10 * 0.5 * r.sources[2].buyer_price, 1e-12);
    expect_no_nan(r);
}

TEST(armington, a_source_that_was_not_bought_changes_nothing)
{
    auto sources = three();
    const auto before = trade::armington(sources, {4.0, -1.0});
    sources.push_back({.expenditure = 0, .supply_elasticity = 3, .tariff_after = 9});
    const auto r = trade::armington(sources, {4.0, -1.0});
    EXPECT_EQ(r.price_index, before.price_index);
    EXPECT_TRUE(std::isfinite(r.sources[3].quantity));
}

TEST(armington, elasticities_near_zero_and_far_from_it_are_solved)
{
    for (const double sigma : {1e-9, 1e-3, 0.999999999, 1.000000001, 50.0, 1e6})
        for (const double eta : {-1e-9, -0.5, -100.0})
            for (const double supply : {0.0, 1e-12, 1.0, 1e12, infinity}) {
                auto sources = three();
                for (auto& s : sources) s.supply_elasticity = supply;
                const auto r = trade::armington(sources, {sigma, eta});
                EXPECT_TRUE(r.solved())
                    << sigma << " " << eta << " " << supply << ": " << r.message;
                expect_no_nan(r);
                if (supply == 0.0) {  // who must sell bears the whole tariff
                    EXPECT_NEAR(r.sources[2].seller_price, 1 / 1.25, 1e-12);
                }
            }
}

TEST(armington, a_price_beyond_a_double_is_not_called_solved)
{
    const auto r = trade::armington(
        {{.expenditure = 1, .supply_elasticity = 1, .quantity_cap = 0.5}}, {4.0, -1e-12});
    EXPECT_EQ(r.status, trade::market_status::not_converged);
    EXPECT_FALSE(r.message.empty());
    expect_no_nan(r);
}

TEST(armington, bad_figures_are_named)
{
    EXPECT_THROW((void)trade::armington({}), domain_error);
    for (const double bad : {0.5, 0.0, nan_value, -infinity})
        EXPECT_THROW((void)trade::armington(three(), {4.0, bad}), domain_error);
    for (const double bad : {-1.0, 0.0, nan_value, infinity})
        EXPECT_THROW((void)trade::armington(three(), {bad, -1.0}), domain_error);
    EXPECT_THROW((void)trade::armington({{.expenditure = 0, .supply_elasticity = 1}}),
                 domain_error);
    const auto broken = [](double trade::armington_source<>::*field, double value) {
        auto sources = three();
        sources[1].*field = value;
        try {
            (void)trade::armington(sources);
            ADD_FAILURE() << value;
        } catch (const domain_error& refused) {
            EXPECT_NE(std::string(refused.what()).find("sources[1]."), std::string::npos);
        }
    };
    using source = trade::armington_source<>;
    for (const double value : {nan_value, -1.0})
        for (const auto field :
             {&source::expenditure, &source::supply_elasticity, &source::tariff_before,
              &source::tariff_after, &source::cost_change, &source::quantity_cap})
            broken(field, value);
    broken(&source::expenditure, infinity);
    broken(&source::tariff_before, infinity);
    broken(&source::cost_change, 0.0);
}

TEST(armington, its_derivatives_are_those_of_small_steps)
{
    const auto index = [](auto sigma, auto eta, auto supply, auto tariff, double cap) {
        using S = decltype(sigma + eta + supply + tariff);
        std::vector<trade::armington_source<S>> sources(3);
        const double spent[] = {60, 30, 10};
        for (std::size_t i = 0; i < 3; ++i)
            sources[i] = {.expenditure = spent[i], .supply_elasticity = supply};
        sources[2].tariff_after = tariff;
        sources[1].quantity_cap = cap;
        return trade::armington(sources, {S(sigma), S(eta)}).price_index;
    };
    const double h = 1e-5;
    for (const double sigma : {0.6, 1.0, 4.0})
        for (const double cap : {infinity, 0.8}) {
            const auto near = [&](double found, double up, double down) {
                EXPECT_NEAR(found, (up - down) / (2 * h), 1e-8) << sigma << " " << cap;
            };
            near(index(dual(sigma, 1), -.7, 2., .25, cap).slope,
                 index(sigma + h, -.7, 2., .25, cap), index(sigma - h, -.7, 2., .25, cap));
            near(index(sigma, dual(-.7, 1), 2., .25, cap).slope,
                 index(sigma, -.7 + h, 2., .25, cap), index(sigma, -.7 - h, 2., .25, cap));
            near(index(sigma, -.7, dual(2., 1), .25, cap).slope,
                 index(sigma, -.7, 2. + h, .25, cap), index(sigma, -.7, 2. - h, .25, cap));
            near(index(sigma, -.7, 2., dual(.25, 1), cap).slope,
                 index(sigma, -.7, 2., .25 + h, cap), index(sigma, -.7, 2., .25 - h, cap));
        }
}

RC_GTEST_PROP(armington, any_market_clears_in_few_steps_and_in_any_order, ())
{
    const auto between = [](double low, double high) {
        return low + (high - low) * *rc::gen::inRange(0, 1000001) * 1e-6;
    };
    const auto n = *rc::gen::inRange<std::size_t>(1, 8);
    std::vector<trade::armington_source<>> sources(n);
    for (auto& s : sources)
        s = {.expenditure = between(0.01, 100),
             .supply_elasticity = between(0, 20),
             .tariff_before = between(-.3, 1),
             .tariff_after = between(-.3, 5),
             .cost_change = between(.5, 2),
             .quantity_cap = *rc::gen::inRange(0, 2) ? infinity : between(.05, 1.5)};
    const trade::armington_demand<> demand{between(0.2, 12) + 1e-7, -between(0.05, 5)};
    const auto r = trade::armington(sources, demand);
    RC_ASSERT(r.solved());
    RC_ASSERT(r.iterations < 60);
    expect_equilibrium(sources, demand, r);
    // A dearer source never makes the whole cheaper.
    auto dearer = sources;
    dearer[0].cost_change *= 1.1;
    RC_ASSERT(trade::armington(dearer, demand).price_index >= r.price_index * (1 - 1e-12));
    std::reverse(sources.begin(), sources.end());
    RC_ASSERT(std::abs(trade::armington(sources, demand).price_index / r.price_index - 1) < 1e-12);
}
