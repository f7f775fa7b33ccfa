// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/csv.hpp>
#include <hirschman/supply/criticality.hpp>
#include <hirschman/supply/trade_dependency.hpp>

#include "support/three_scalars.hpp"

#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using figures = std::vector<double>;

const double nan = std::numeric_limits<double>::quiet_NaN();

// Governance of China as the Union scaled it for the list of 2023. Holmium, thulium: a supply
// wholly Chinese, import reliance irrelevant (global mix only), recycling 1 %, no substitute, and a
// risk printed as 5.6, which is governance x .99. The printed digit leaves 5.606 to 5.707.
constexpr double china = 5.6 / .99;

/// Half a unit of the last digit printed.
double half_digit(std::string_view printed)
{
    const auto point = printed.find('.');
    const auto digits = point == std::string_view::npos ? 0 : printed.size() - point - 1;
    return 0.5 * std::pow(10.0, -static_cast<double>(digits)) + 1e-9;
}

TEST(eu_supply_risk, follows_from_the_published_share_of_china)
{
    // Shares of the world's supply; the governance is that implied by holmium and thulium. What
    // other producers add is the square of a small share.
    const auto risk = [](double share, double recycling, double substitution) {
        return eu_supply_risk<double>({.global_supply = share * share * china,
                                       .recycling = recycling,
                                       .substitution = substitution});
    };
    EXPECT_NEAR(risk(1.0, .01, 1.0), 5.6, .05) << "holmium, thulium, dysprosium";
    EXPECT_NEAR(risk(1.0, .01, .59), 3.3, .05) << "gadolinium, which has substitutes";
    // The Union takes 86 % for cerium; .86^2 x 5.657 x .99 x .97 = 4.018.
    EXPECT_NEAR(risk(.86, .01, .97), 4.0, .05) << "cerium";
}

TEST(eu_supply_risk, weighs_the_two_mixes_by_import_reliance)
{
    const supply_risk_inputs<double> m{.global_supply = 4.0,
                                       .union_supply = 2.0,
                                       .import_reliance = 0.8,
                                       .recycling = 0.25,
                                       .substitution = 0.9};
    // (4 x .4 + 2 x .6) x .75 x .9
    EXPECT_NEAR(eu_supply_risk(m), 1.89, 1e-15);
    auto one = m;
    one.union_supply.reset();
    EXPECT_NEAR(eu_supply_risk(one), 4.0 * .75 * .9, 1e-15) << "global mix only";
    one.import_reliance.reset();
    EXPECT_NEAR(eu_supply_risk(one), 4.0 * .75 * .9, 1e-15) << "where reliance is not needed";
    one = m;
    one.global_supply.reset();
    EXPECT_NEAR(eu_supply_risk(one), 2.0 * .75 * .9, 1e-15) << "mix of the Union only";
    one = m;
    one.import_reliance = 0.0;
    EXPECT_NEAR(eu_supply_risk(one), 2.0 * .75 * .9, 1e-15) << "nothing imported";
}

TEST(eu_supply_risk, is_one_formula_for_three_scalars)
{
    const auto formula = [](const auto& global, const auto& within, const auto& reliance,
                            const auto& recycling, const auto& substitution) {
        using S = std::remove_cvref_t<decltype(global)>;
        return eu_supply_risk<S>({.global_supply = global,
                                  .union_supply = within,
                                  .import_reliance = reliance,
                                  .recycling = recycling,
                                  .substitution = substitution});
    };
    hirschman_test::expect_three_scalars_agree<5>(
        formula, {{4.0, 2.0, 0.8, 0.25, 0.9}, {0.5, 6.0, 0.1, 0.6, 0.5}});
}

// Every row of the collected reference values, each by what it is of. Rows of the second list are
// results of models of whole economies whose inputs are not published with them: nothing here can
// recompute them, and the trade model of 2015 is tested with its own data.
TEST(criticality_reference, every_row_is_reproduced_or_named)
{
    const std::string path = HIRSCHMAN_SHARED_DIR "/data/criticality_reference.csv";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
    std::map<std::string, int> rows;
    for (const io::csv_row row : io::load_csv(path)) {
        const std::string method(row["method"].text());
        const std::string material(row["material"].text());
        SCOPED_TRACE(method + ", " + material);
        const auto printed = row["published_value"].raw();
        ++rows[method];
        if (method == "EU_CRM_SR_2023") {
            const double published = row["published_value"].number();
            if (row["si_sr"].empty()) {
                // The groups of heavy and of light rare earths: their values are weighted from
                // their members, by weights the table does not have.
                EXPECT_TRUE(material == "HREE (group)" || material == "LREE (group)");
                EXPECT_TRUE(row["implied_hhi_wgi_t"].empty());
                continue;
            }
            // Neither the shares nor the governance behind a row are published with it; its
            // concentration is implied by its risk to four digits, so that this checks the formula,
            // the mixes and the rounding. With both mixes only their mean weighted by import
            // reliance is implied: taking both for it makes the reliance immaterial.
            const double implied = row["implied_hhi_wgi_t"].number();
            const auto mix = row["supply_mix"].word({"GS+EU", "GSonly", "EUonly"});
            supply_risk_inputs<double> m{.recycling = row["eol_rir_pct"].number() / 100,
                                         .substitution = row["si_sr"].number()};
            if (mix != 2) m.global_supply = implied;
            if (mix != 1) m.union_supply = implied;
            if (const auto reliance = row["import_reliance_pct"].optional_number())
                m.import_reliance = *reliance / 100;
            EXPECT_NEAR(eu_supply_risk(m), published, half_digit(printed));
            EXPECT_EQ(is_critical(published, row["published_ei"].number()),
                      published >= 1.0 && row["published_ei"].number() >= 2.8);
        } else if (method == "EU_CRM_trade_parameter_t") {
            // A country that restricts its exports, alone in the supply.
            const double t = row["published_value"].number();
            const std::vector<supplier> alone{{1.0, china, t}};
            EXPECT_NEAR(weighted_concentration(alone), china * t, 1e-12);
        } else if (method == "HHI_normalised_n10") {
            figures amounts;
            const std::string shares(row["inputs_shares_pct"].text());
            for (std::size_t at = 0; (at = shares.find(':', at)) != std::string::npos; ++at)
                amounts.push_back(std::stod(shares.substr(at + 1)));
            EXPECT_NEAR(normalised_herfindahl_hirschman_index(rescaled(amounts), 10),
                        row["published_value"].number(), 1e-6);
        } else if (method == "HHI_raw_computed") {
            // From shares by country of the data pack: concentration_test.
            EXPECT_EQ(row["published_metric"].text(), "HHI");
        } else if (method == "EC_2021_trade_dependency") {
            const trade_dependency_thresholds limits;
            const double limit = material.starts_with("CDI1")   ? limits.concentration
                                 : material.starts_with("CDI2") ? limits.external_share
                                                                : limits.imports_over_exports;
            EXPECT_EQ(printed, ">" + to_text(limit));
        } else if (method == "DW/EU") {
            // The mean of the six percentiles, given to two digits each.
            EXPECT_NEAR((6.40 + 38.10 + 71.63 + 42.79 + 45.19 + 43.27) / 6,
                        row["published_value"].number(), .005);
        } else {
            EXPECT_TRUE(method == "USGS_IO_equilibrium_GDP_loss" ||
                        method == "USGS_2025_prob_weighted_GDP_loss_rank" ||
                        method == "IMF_WP2026_073" || method == "IMF_WP2026_072" ||
                        method == "ECB_OP_2026" ||
                        method == "Caliendo_Parro_2015_NAFTA_tariffs_only");
        }
    }
    EXPECT_EQ(rows["EU_CRM_SR_2023"], 32);
    EXPECT_EQ(rows["EU_CRM_trade_parameter_t"], 6);
    EXPECT_EQ(rows["HHI_normalised_n10"], 10);
    EXPECT_EQ(rows["HHI_raw_computed"], 8);
    EXPECT_EQ(rows["EC_2021_trade_dependency"], 3);
    EXPECT_EQ(rows["DW/EU"], 1);
}

TEST(criticality, has_the_scales_of_its_method)
{
    EXPECT_EQ(scaled_governance(2.5), 0.0);
    EXPECT_EQ(scaled_governance(-2.5), 10.0);
    EXPECT_EQ(scaled_governance(0.0), 5.0);
    // Two suppliers, one of them restricting exports: .36 x 5 x 1.1 + .16 x 2 x .8
    const std::vector<supplier> mix{{.6, 5, 1.1}, {.4, 2, .8}};
    EXPECT_NEAR(weighted_concentration(mix), 2.236, 1e-15);
    EXPECT_NEAR(weighted_herfindahl_hirschman_index(figures{.6, .4}, figures{1, 1}), .52, 1e-15);
    EXPECT_NEAR(import_reliance(80, 20, 40), .6, 1e-15);
    EXPECT_EQ(import_reliance(10, 20, 40), 0.0);
    EXPECT_TRUE(is_critical(1.0, 2.8));
    EXPECT_TRUE(is_critical(0.1 + 0.2 + 0.7, 2.8)) << "within rounding of the limit";
    EXPECT_FALSE(is_critical(0.9, 9.0));
    EXPECT_FALSE(is_critical(4.0, 2.7));
}

TEST(geopolitical_supply_risk, by_hand)
{
    // Production .5, .3, .2: H = .38. Imports 60 at .5 and 20 at .25, 20 made at home:
    // (30 + 5)/100.
    const std::vector<import_flow> imports{{60, .5}, {20, .25}};
    const double score = geopolitical_supply_risk(figures{.5, .3, .2}, imports, 20);
    EXPECT_NEAR(score, .38 * .35, 1e-15);
    EXPECT_EQ(geopolitical_supply_risk(figures{1}, {}, 20), 0.0) << "nothing is imported";
    EXPECT_NEAR(geopolitical_characterisation(score, 50, .1, 8), score * 50 / .8, 1e-15);
}

TEST(trade_dependency, flags_a_product_that_exceeds_all_three)
{
    // 90 and 10 from outside, 50 from members, 60 sold outside: H = .82, 2/3, 5/3.
    const auto r = trade_dependency(figures{90, 10}, 50, 60);
    EXPECT_NEAR(r.concentration, .82, 1e-15);
    EXPECT_NEAR(r.external_share, 2.0 / 3, 1e-15);
    EXPECT_NEAR(r.imports_over_exports, 5.0 / 3, 1e-15);
    EXPECT_TRUE(r.dependent);
    EXPECT_FALSE(trade_dependency(figures{25, 25, 25, 25}, 50, 60).dependent) << "spread out";
    EXPECT_FALSE(trade_dependency(figures{90, 10}, 100, 60).dependent) << "exactly half";
    EXPECT_FALSE(trade_dependency(figures{90, 10}, 50, 100).dependent) << "exactly as much";
    EXPECT_TRUE(std::isinf(trade_dependency(figures{1}, 0, 0).imports_over_exports));
}

TEST(criticality, refuses_what_is_outside)
{
    using inputs = supply_risk_inputs<double>;
    EXPECT_THROW((void)eu_supply_risk(inputs{}), domain_error);
    EXPECT_THROW((void)eu_supply_risk(inputs{.global_supply = 1, .union_supply = 1}), domain_error);
    EXPECT_THROW((void)eu_supply_risk(inputs{.global_supply = nan}), domain_error);
    EXPECT_THROW((void)eu_supply_risk(inputs{.global_supply = -1}), domain_error);
    EXPECT_THROW((void)eu_supply_risk(inputs{.global_supply = 1, .recycling = 28}), domain_error)
        << "a percentage is not a share";
    EXPECT_THROW((void)eu_supply_risk(inputs{.union_supply = 1, .substitution = 1.1}),
                 domain_error);
    EXPECT_THROW((void)scaled_governance(41.2), domain_error) << "a percentile";
    EXPECT_THROW((void)weighted_concentration(std::vector<supplier>{{1.0, 11}}), domain_error);
    EXPECT_THROW((void)weighted_concentration(std::vector<supplier>{{1.0, 5, .5}}), domain_error);
    EXPECT_THROW((void)weighted_concentration(std::vector<supplier>{{.5, 5}, {.6, 5}}),
                 domain_error);
    EXPECT_THROW((void)weighted_concentration({}), domain_error);
    EXPECT_THROW((void)weighted_herfindahl_hirschman_index(figures{.5, .5}, figures{1}),
                 domain_error);
    EXPECT_THROW((void)weighted_herfindahl_hirschman_index(figures{1}, figures{nan}), domain_error);
    EXPECT_THROW((void)import_reliance(0, 0, 0), domain_error);
    EXPECT_THROW((void)import_reliance(nan, 0, 1), domain_error);
    EXPECT_THROW((void)import_reliance(0, 5, 1), domain_error) << "more exported than is there";
    EXPECT_THROW((void)is_critical(nan, 3), domain_error);
    EXPECT_THROW((void)geopolitical_supply_risk(figures{1}, {}, 0), domain_error);
    EXPECT_THROW((void)geopolitical_supply_risk(figures{1}, std::vector<import_flow>{{1, 2}}, 0),
                 domain_error);
    EXPECT_THROW((void)geopolitical_characterisation(.1, 5, 0, 8), domain_error);
    EXPECT_THROW((void)trade_dependency({}, 1, 1), domain_error);
    EXPECT_THROW((void)trade_dependency(figures{0}, 1, 1), domain_error);
    EXPECT_THROW((void)trade_dependency(figures{1}, -1, 1), domain_error);
    EXPECT_THROW((void)trade_dependency(figures{1}, 1, nan), domain_error);
}

RC_GTEST_PROP(eu_supply_risk, lies_between_its_mixes_and_falls_with_recycling, ())
{
    const auto part = [] { return *rc::gen::inRange(0, 101) / 100.0; };
    supply_risk_inputs<double> m{.global_supply = 10 * part(),
                                 .union_supply = 10 * part(),
                                 .import_reliance = part(),
                                 .recycling = part(),
                                 .substitution = part()};
    const double risk = eu_supply_risk(m);
    auto one = m;
    one.union_supply.reset();
    const double global = eu_supply_risk(one);
    one = m;
    one.global_supply.reset();
    const double within = eu_supply_risk(one);
    RC_ASSERT(risk >= std::min(global, within) - 1e-12);
    RC_ASSERT(risk <= std::max(global, within) + 1e-12);
    m.recycling = m.recycling + (1 - m.recycling) * part();
    RC_ASSERT(eu_supply_risk(m) <= risk + 1e-12);
}

}  // namespace
