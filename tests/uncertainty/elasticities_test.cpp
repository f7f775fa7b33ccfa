// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/elasticities.hpp>

#include <hirschman/leverage/cutoff.hpp>
#include <hirschman/scenario/reversal.hpp>

#include <gtest/gtest.h>
#include <boost/describe/class.hpp>

#include <cmath>
#include <limits>
#include <string>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;

template <class S = double>
struct loss_parameters {
    S share = 0.8;
    S elasticity = 6.0;
    S unread = 1.0;
    BOOST_DESCRIBE_CLASS(loss_parameters, (), (share, elasticity, unread), (), ())
};

TEST(elasticities, of_a_cutoff_are_those_of_the_closed_form)
{
    const auto local =
        elasticities([](const auto& p) { return leverage::cutoff_loss(p.share, p.elasticity); },
                     loss_parameters<double>());
    // f = 1 - (1-s)^k with k = 1/(sigma-1): df/ds = k (1-s)^(k-1),
    // df/dsigma = (1-s)^k ln(1-s) k^2.
    const double k = 1.0 / 5.0;
    const double left = std::pow(0.2, k);
    EXPECT_NEAR(local.value, 1.0 - left, 1e-15);
    EXPECT_NEAR(local["share"].slope, k * std::pow(0.2, k - 1.0), 1e-14);
    EXPECT_NEAR(local["elasticity"].slope, left * std::log(0.2) * k * k, 1e-15);
    EXPECT_NEAR(local["share"].elasticity, 0.8 * k * std::pow(0.2, k - 1.0) / (1.0 - left), 1e-14);
    EXPECT_NEAR(local["elasticity"].elasticity, 6.0 * left * std::log(0.2) * k * k / (1.0 - left),
                1e-14);
    EXPECT_EQ(local["unread"].slope, 0.0);
    EXPECT_EQ(local["unread"].elasticity, 0.0);
    EXPECT_EQ(local["unread"].at, 1.0);
    EXPECT_THROW((void)local["shares"], domain_error);
}

TEST(elasticities, of_a_power_law_are_its_exponents)
{
    const auto local = elasticities(
        [](const auto& p) { return 3.0 * pow(p.share, 2.5) * pow(p.elasticity, -1.25) / p.unread; },
        loss_parameters<double>{.share = 0.37, .elasticity = 11.0, .unread = -2.0});
    EXPECT_NEAR(local["share"].elasticity, 2.5, 1e-14);
    EXPECT_NEAR(local["elasticity"].elasticity, -1.25, 1e-14);
    EXPECT_NEAR(local["unread"].elasticity, -1.0, 1e-14);
}

TEST(elasticities, of_a_scenario_agree_with_differences)
{
    const scenario::reversal_parameters<double> at{
        .market_growth = 0.2, .licensed = 0.6, .admitted = 0.7, .levy = 0.15, .pass_through = 0.5};
    const auto net = [](const auto& p) { return scenario::reversal(p).totals.net; };
    const auto local = elasticities(net, at);
    EXPECT_EQ(local.value, net(at));
    const auto differs = [&](double scenario::reversal_parameters<double>::*member) {
        auto above = at;
        auto below = at;
        const double step = 1e-6 * at.*member;
        above.*member += step;
        below.*member -= step;
        return (net(above) - net(below)) / (2.0 * step) * (at.*member) / net(at);
    };
    using p = scenario::reversal_parameters<double>;
    EXPECT_NEAR(local["annual_run_rate"].elasticity, differs(&p::annual_run_rate), 1e-6);
    EXPECT_NEAR(local["licensed"].elasticity, differs(&p::licensed), 1e-6);
    EXPECT_NEAR(local["levy"].elasticity, differs(&p::levy), 1e-6);
    EXPECT_NEAR(local["demand_elasticity"].elasticity, differs(&p::demand_elasticity), 1e-6);
}

TEST(elasticities, undefined_ones_say_why)
{
    const auto sum = [](const auto& p) { return p.share + p.elasticity; };
    const auto of_nothing =
        elasticities(sum, loss_parameters<double>{.share = 0.0, .elasticity = 2.0});
    EXPECT_TRUE(std::isnan(of_nothing["share"].elasticity));
    EXPECT_EQ(of_nothing["share"].undefined, "the parameter is 0");
    EXPECT_EQ(of_nothing["share"].slope, 1.0);
    EXPECT_EQ(of_nothing["elasticity"].elasticity, 1.0);
    EXPECT_TRUE(of_nothing["elasticity"].undefined.empty());

    const auto nothing =
        elasticities(sum, loss_parameters<double>{.share = 2.0, .elasticity = -2.0});
    EXPECT_TRUE(std::isnan(nothing["share"].elasticity));
    EXPECT_EQ(nothing["share"].undefined, "the result is 0");

    const auto steep = elasticities([](const auto& p) { return 1.0 + sqrt(p.share); },
                                    loss_parameters<double>{.share = 0.0});
    EXPECT_EQ(steep["share"].undefined, "the slope is not finite");
    const auto infinite = elasticities([](const auto& p) { return 1.0 / (p.share - 0.8); },
                                       loss_parameters<double>());
    EXPECT_EQ(infinite["share"].undefined, "the result is not finite");
    EXPECT_THROW((void)elasticities(
                     [](const auto& p) { return leverage::cutoff_loss(p.share, p.elasticity); },
                     loss_parameters<double>{.share = 1.5}),
                 domain_error);
}

}  // namespace
