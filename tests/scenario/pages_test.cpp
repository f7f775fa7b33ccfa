// SPDX-License-Identifier: BSL-1.0
// The pages of docs/scenarios state every parameter, its default and the range that was known on
// the day of the article: as the code and the tables have them.
#include <hirschman/data/estimate_table.hpp>
#include <hirschman/data/prior_map.hpp>
#include <hirschman/scenario/coalition.hpp>
#include <hirschman/scenario/compute_gap.hpp>
#include <hirschman/scenario/deal.hpp>
#include <hirschman/scenario/leverage_balance.hpp>
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/scenario/research_race.hpp>
#include <hirschman/scenario/revenue_at_risk.hpp>
#include <hirschman/scenario/reversal.hpp>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace hirschman;
using namespace std::chrono_literals;

const as_of july{2025y / 7 / 15};

struct row {
    std::string field, initial, range, source;
};

std::vector<row> parameters_on_page(const std::string& scenario)
{
    std::ifstream page(HIRSCHMAN_SOURCE_DIR "/docs/scenarios/" + scenario + ".md");
    EXPECT_TRUE(page) << scenario;
    std::vector<row> rows;
    for (std::string line; std::getline(page, line);) {
        if (line.rfind("| `", 0) != 0) continue;
        std::vector<std::string> cells;
        std::istringstream text(line);
        for (std::string cell; std::getline(text, cell, '|');) cells.push_back(cell);
        EXPECT_EQ(cells.size(), 6U) << line;
        if (cells.size() != 6) continue;
        const auto name = cells[1].substr(2, cells[1].size() - 4);
        rows.push_back({name, cells[3], cells[4], cells[5]});
    }
    return rows;
}

bool same(double written, double known)
{
    return std::fabs(written - known) <= 1e-5 * std::fabs(known);
}

/// None where there is no prior for that day.
std::vector<data::field_estimate> known_in_july(const std::string& scenario)
{
    try {
        return data::field_estimates(scenario + "_parameters", data::estimates(), july);
    } catch (const domain_error&) {
        return {};
    }
}

template <template <class> class P>
void expect_page(const std::string& scenario)
{
    const auto estimates = known_in_july(scenario);
    const auto rows = parameters_on_page(scenario);
    std::size_t next = 0;
    using members = boost::describe::describe_members<P<double>, boost::describe::mod_public>;
    boost::mp11::mp_for_each<members>([&](auto member) {
        SCOPED_TRACE(scenario + "." + member.name);
        ASSERT_LT(next, rows.size());
        const row& written = rows[next++];
        EXPECT_EQ(written.field, member.name);
        EXPECT_TRUE(same(std::stod(written.initial), P<double>{}.*member.pointer))
            << written.initial;
        EXPECT_GT(written.source.size(), 3U);
        const auto estimate = std::find_if(estimates.begin(), estimates.end(),
                                           [&](const auto& e) { return e.field == member.name; });
        if (estimate == estimates.end()) {
            EXPECT_EQ(written.range, " - ");
            return;
        }
        std::istringstream range(written.range);
        for (const double known :
             {estimate->value.low, estimate->value.central, estimate->value.high}) {
            std::string figure;
            std::getline(range, figure, ',');
            EXPECT_TRUE(same(std::stod(figure), known)) << written.range << " against " << known;
        }
    });
    EXPECT_EQ(next, rows.size()) << scenario << ": the page has parameters that the code has not";
}

}  // namespace

TEST(pages, only_two_scenarios_have_no_prior_for_the_day_of_the_article)
{
    for (const auto* name :
         {"coalition", "deal", "leverage_balance", "mineral_cutoff", "revenue_at_risk", "reversal"})
        EXPECT_FALSE(known_in_july(name).empty()) << name;
    // The first compares compute that was first compared in October 2025, the second takes its
    // figures from a series.
    EXPECT_TRUE(known_in_july("compute_gap").empty());
    EXPECT_TRUE(known_in_july("research_race").empty());
}

TEST(pages, state_the_parameters_of_every_scenario)
{
    expect_page<scenario::coalition_parameters>("coalition");
    expect_page<scenario::compute_gap_parameters>("compute_gap");
    expect_page<scenario::deal_parameters>("deal");
    expect_page<scenario::leverage_balance_parameters>("leverage_balance");
    expect_page<scenario::mineral_cutoff_parameters>("mineral_cutoff");
    expect_page<scenario::research_race_parameters>("research_race");
    expect_page<scenario::revenue_at_risk_parameters>("revenue_at_risk");
    expect_page<scenario::reversal_parameters>("reversal");
}
