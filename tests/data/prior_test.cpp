// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/prior.hpp>
#include <hirschman/scenario/deal.hpp>
#include <hirschman/scenario/leverage_balance.hpp>
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/scenario/revenue_at_risk.hpp>
#include <hirschman/scenario/reversal.hpp>
#include <hirschman/uncertainty/distribution.hpp>
#include <hirschman/uncertainty/ensemble.hpp>

#include <gtest/gtest.h>

using namespace hirschman;
using namespace std::chrono_literals;

namespace {

const as_of july{2025y / 7 / 15};

}  // namespace

TEST(prior, gives_each_field_the_estimate_of_the_day)
{
    const auto belief = data::prior<scenario::reversal_parameters>(july);
    EXPECT_EQ(belief["admitted"].central, 0.8);
    EXPECT_EQ(belief["annual_run_rate"].central, 17e9);
    EXPECT_EQ(data::prior<scenario::reversal_parameters>(as_of{2025y / 12 / 1})["admitted"].central,
              0.1);
}

TEST(prior, leaves_a_field_without_an_estimate_at_its_default)
{
    const auto belief = data::prior<scenario::mineral_cutoff_parameters>(july);
    EXPECT_EQ(belief["made_up_share"].central, 0.0);
    EXPECT_EQ(belief["made_up_share"].high, 0.0);
}

TEST(prior, takes_the_users_estimates)
{
    const auto mine = data::estimates().overridden(io::parse_json(R"({"licensed_share": 0.25})"));
    EXPECT_EQ(
        data::prior<scenario::reversal_parameters>(data::evidence(july, mine))["licensed"].high,
        0.25);
}

TEST(prior, of_every_scenario_runs_at_its_centre)
{
    EXPECT_GT(
        scenario::reversal(data::prior<scenario::reversal_parameters>(july).central()).total(),
        0.0);
    EXPECT_GT(
        scenario::revenue_at_risk(data::prior<scenario::revenue_at_risk_parameters>(july).central())
            .total.lost,
        0.0);
    const auto before = scenario::leverage_balance(
        data::prior<scenario::leverage_balance_parameters>(july).central());
    EXPECT_GT(before.china_power, 0.0);
    EXPECT_GT(
        scenario::deal(before, data::prior<scenario::deal_parameters>(july).central()).retained_us,
        0.0);
    EXPECT_GT(scenario::mineral_cutoff(
                  data::prior<scenario::mineral_cutoff_parameters>(as_of{2025y / 4 / 4}).central())
                  .value_added_lost,
              0.0);
}

TEST(prior, every_shipped_estimate_has_a_law)
{
    const auto table = data::estimates();
    for (const auto& e : table.rows())
        EXPECT_NO_THROW((void)uncertainty::distribution(e))
            << e.name << " " << *e.origin.known_from;
}

TEST(prior, draws_within_what_the_scenarios_permit)
{
    const auto belief = data::prior<scenario::reversal_parameters>(july);
    const auto ratio = uncertainty::ensemble(belief,
                                             [](const scenario::reversal_parameters<block>& p) {
                                                 return scenario::reversal(p).totals.of_no_ban;
                                             },
                                             {.draws = 4096, .seed = 7});
    EXPECT_EQ(ratio.failed(), 0U);
    EXPECT_LT(ratio.quantile(0.1), ratio.quantile(0.9));
}
