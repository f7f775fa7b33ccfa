// SPDX-License-Identifier: BSL-1.0
#include <hirschman/error.hpp>
#include <hirschman/trade/gravity.hpp>
#include <hirschman/uncertainty/ensemble.hpp>
#include <hirschman/uncertainty/trade_elasticities.hpp>

#include "trade/economies.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <boost/describe/class.hpp>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;
using trade::economy;
using trade::shock;

template <class S>
struct beliefs {
    S theta;
    S rise;
    BOOST_DESCRIBE_CLASS(beliefs, (), (theta, rise), (), ())
};

/// The cost of a rise of costs in gravity, against the same draws taken one after another.
TEST(ensemble, runs_over_gravity)
{
    const economy e = test::synthetic(6, 1, 0.0);
    prior<beliefs> belief;
    belief.set("theta",
               {.name = "theta", .low = 3, .central = 5, .high = 8, .shape = law::triangular});
    belief.set("rise",
               {.name = "rise", .low = 1.0, .central = 1.1, .high = 1.3, .shape = law::triangular});
    const auto loss = [&](const auto& p) {
        const trade::gravity_model model(
            {.countries = e.countries, .trade = e.trade, .elasticity = p.theta});
        std::vector<double> cost(36, p.rise);
        for (std::size_t i = 0; i < 6; ++i) cost[i * 7] = 1.0;
        return require_converged(model.solve(cost)).real_income("country 2");
    };
    const auto all = ensemble(belief, one_by_one(loss), {.draws = 1000, .seed = 11});
    EXPECT_EQ(all.failed(), 0U);
    double sum = 0.0;
    for (std::uint64_t k = 0; k < 1000; ++k) sum += loss(belief.draw(k, 11));
    EXPECT_NEAR(all.mean(), sum / 1000.0, 1e-13);
    EXPECT_LT(all.quantile(0.9), 0.0);
    EXPECT_LT(all.quantile(0.1), all.quantile(0.9));
}

TEST(over_elasticities, draws_every_sector_by_its_estimate)
{
    const economy e = test::synthetic(4, 3);
    shock s;
    set_tariff(s, e, {.importer = "country 0"}, 0.4);
    const std::vector<estimate> estimates{
        {.name = "sector 0", .low = 2, .central = 4, .high = 8, .shape = law::triangular},
        {.name = "sector 2", .low = 1, .central = 3, .high = 5, .shape = law::uniform}};
    const auto all = over_elasticities(e, s, estimates, {.draws = 1000, .seed = 5});
    EXPECT_EQ(all.failed(), 0U);
    EXPECT_EQ(all.draws(), 1000U);
    ASSERT_EQ(all.size(), 4U);
    const double central = [&] {
        economy at = e;
        at.elasticity[0] = 4;
        at.elasticity[2] = 3;
        return solve(at, s).real_income("country 0");
    }();
    EXPECT_LT(all["country 0"].quantile(0.0), central);
    EXPECT_GT(all["country 0"].quantile(1.0), central);
    EXPECT_GT(all["country 0"].standard_deviation(), 0.0);
    // certain elasticities give one answer
    const auto sure = over_elasticities(e, s, {}, {.draws = 70, .seed = 5});
    EXPECT_NEAR(sure["country 3"].mean(), solve(e, s).real_income("country 3"), 1e-14);
    EXPECT_NEAR(sure["country 3"].standard_deviation(), 0.0, 1e-14);
    // and the same draws on more threads the same figures, but for what LAPACK rounds
    const auto again = over_elasticities(e, s, estimates, {.draws = 1000, .seed = 5, .threads = 2});
    EXPECT_NEAR(again["country 1"].mean(), all["country 1"].mean(), 1e-13);
    EXPECT_THROW((void)all["country 7"], domain_error);
}

TEST(over_elasticities, counts_draws_without_an_equilibrium)
{
    economy e = test::synthetic(4, 2);
    shock s;
    ban(s, e, {.importer = "country 0"});
    ban(s, e, {.exporter = "country 0"});
    const std::vector<estimate> estimates{
        {.name = "sector 0", .low = 2, .central = 4, .high = 8, .shape = law::triangular}};
    const auto all = over_elasticities(e, s, estimates, {.draws = 64});
    EXPECT_EQ(all.failed(), 64U);  // a deficit with nobody
    EXPECT_FALSE(all.failures().empty());
    const std::vector<estimate> unknown{
        {.name = "sektor 0", .low = 2, .central = 4, .high = 8, .shape = law::triangular}};
    EXPECT_THROW((void)over_elasticities(e, s, unknown, {.draws = 64}), domain_error);
    const std::vector<estimate> negative{
        {.name = "sector 0", .low = -2, .central = 4, .high = 8, .shape = law::uniform}};
    const auto part = over_elasticities(e, {}, negative, {.draws = 640});
    EXPECT_GT(part.failed(), 64U);  // a fifth of the elasticities is negative
    EXPECT_LT(part.failed(), 200U);
}

}  // namespace
