// SPDX-License-Identifier: BSL-1.0
#include "hostile.hpp"

#include <hirschman/data/pack.hpp>
#include <hirschman/data/prior_map.hpp>
#include <hirschman/scenario/coalition.hpp>
#include <hirschman/scenario/compute_gap.hpp>
#include <hirschman/scenario/deal.hpp>
#include <hirschman/scenario/leverage_balance.hpp>
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/scenario/new_supply.hpp>
#include <hirschman/scenario/revenue_at_risk.hpp>
#include <hirschman/scenario/reversal.hpp>
#include <hirschman/scenario/snap_back.hpp>
#include <hirschman/scenario/stage_dependence.hpp>

#include <gtest/gtest.h>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <map>
#include <set>

using namespace hirschman;
using namespace hirschman_tests;
using namespace std::chrono_literals;

namespace {

const as_of july{2025y / 7 / 15};
const auto map_of = [](const io::csv_table& t) { return data::prior_map_from(t); };

template <class Parameters>
std::set<std::string> fields_of()
{
    std::set<std::string> names;
    boost::mp11::mp_for_each<
        boost::describe::describe_members<Parameters, boost::describe::mod_public>>(
        [&](auto member) { names.insert(member.name); });
    return names;
}

const std::map<std::string, std::set<std::string>>& scenarios()
{
    static const std::map<std::string, std::set<std::string>> all{
        {"coalition_parameters", fields_of<scenario::coalition_parameters<>>()},
        {"compute_gap_parameters", fields_of<scenario::compute_gap_parameters<>>()},
        {"deal_parameters", fields_of<scenario::deal_parameters<>>()},
        {"leverage_balance_parameters", fields_of<scenario::leverage_balance_parameters<>>()},
        {"mineral_cutoff_parameters", fields_of<scenario::mineral_cutoff_parameters<>>()},
        {"new_supply_parameters", fields_of<scenario::new_supply_parameters<>>()},
        {"revenue_at_risk_parameters", fields_of<scenario::revenue_at_risk_parameters<>>()},
        {"reversal_parameters", fields_of<scenario::reversal_parameters<>>()},
        {"snap_back_parameters", fields_of<scenario::snap_back_parameters<>>()},
        {"stage_dependence_parameters", fields_of<scenario::stage_dependence_parameters<>>()},
    };
    return all;
}

}  // namespace

TEST(prior_map, names_fields_and_estimates_that_exist)
{
    const auto table = data::estimates();
    const auto names = table.names();
    const std::set<std::string_view> known(names.begin(), names.end());
    std::set<std::string> mapped;
    for (const auto& entry : data::prior_map()) {
        ASSERT_TRUE(scenarios().contains(entry.scenario.str())) << entry.scenario;
        EXPECT_TRUE(scenarios().at(entry.scenario.str()).contains(entry.field.str()))
            << entry.scenario << "." << entry.field;
        EXPECT_TRUE(known.contains(entry.estimate.view())) << entry.estimate;
        mapped.insert(entry.scenario.str());
    }
    EXPECT_EQ(mapped.size(), scenarios().size());
}

TEST(prior_map, every_mapped_estimate_was_known_when_the_article_appeared)
{
    const auto table = data::estimates();
    for (const auto& [scenario, fields] : scenarios()) {
        if (scenario == "compute_gap_parameters") continue;
        EXPECT_NO_THROW((void)data::field_estimates(scenario, table, july)) << scenario;
    }
    // The compute of both sides was first compared in October 2025.
    EXPECT_THROW((void)data::field_estimates("compute_gap_parameters", table, july), domain_error);
    EXPECT_NO_THROW(
        (void)data::field_estimates("compute_gap_parameters", table, as_of{2025y / 10 / 25}));
    // The controls of April can be run as of the day they took effect.
    EXPECT_NO_THROW(
        (void)data::field_estimates("mineral_cutoff_parameters", table, as_of{2025y / 4 / 4}));
    EXPECT_THROW((void)data::field_estimates("reversal_parameters", table, as_of{2025y / 4 / 4}),
                 domain_error);
}

TEST(prior_map, converts_to_the_fields_unit)
{
    for (const auto& [field, value, partner] :
         data::field_estimates("deal_parameters", data::estimates(), july)) {
        if (field != "ramp_done_years") continue;
        EXPECT_NEAR(value.central, 0.25, 1e-15);  // a truce of three months
        EXPECT_NEAR(value.high, 1.0, 1e-15);
        EXPECT_EQ(value.unit, "years");
    }
}

TEST(prior_map, pairs_fields_whose_estimates_are_paired)
{
    const auto pairs = [](as_of when) {
        std::map<std::string, std::string> result;
        for (const auto& [field, value, partner] :
             data::field_estimates("mineral_cutoff_parameters", data::estimates(), when))
            if (!partner.empty()) result[field.str()] = partner.str();
        return result;
    };
    EXPECT_TRUE(pairs(july).empty());
    const std::map<std::string, std::string> later{{"stock_log_spread", "stock_months"},
                                                   {"stock_months", "stock_log_spread"}};
    EXPECT_EQ(pairs(as_of{2025y / 7 / 20}), later);
}

TEST(prior_map, takes_overrides)
{
    const auto mine = data::estimates().overridden(io::parse_json(R"({"licensed_share": 0.25})"));
    for (const auto& [field, value, partner] :
         data::field_estimates("reversal_parameters", mine, july)) {
        if (field == "licensed") {
            EXPECT_EQ(value.low, 0.25);
            EXPECT_EQ(value.high, 0.25);
        }
    }
}

TEST(prior_map, an_unknown_scenario_is_refused_with_a_suggestion)
{
    try {
        (void)data::field_estimates("reversal_parameter", data::estimates(), july);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(),
                     "no prior is mapped for \"reversal_parameter\"; did you mean "
                     "\"reversal_parameters\"?");
    }
}

TEST(prior_map, hostile_input_is_refused)
{
    const std::string content = head(data::pack_text("priors.csv"), 3);
    EXPECT_NE(complaint_about(content, "factor", "0", map_of), "");
    EXPECT_NE(complaint_about(content, "factor", "inf", map_of), "");
    EXPECT_NE(complaint_about(content, "factor", "12", map_of), "") << "and into which unit?";
    EXPECT_NE(complaint_about(content, "unit", "years", map_of), "") << "converted by nothing";
    EXPECT_NE(complaint_about(content, "estimate", "", map_of), "");
    EXPECT_NE(complaint_about(content, "field", std::string(65, 'x'), map_of), "");
    EXPECT_NE(complaint_about_duplicate(content, map_of), "");
    expect_survives_truncation(content, map_of);
    EXPECT_THROW((void)data::load_prior_map("/no/such.csv"), data_error);
}
