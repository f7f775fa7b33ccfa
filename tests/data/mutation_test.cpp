// SPDX-License-Identifier: BSL-1.0
#include "support/mutation.hpp"
#include "hostile.hpp"

#include <hirschman/data/chip_figure.hpp>
#include <hirschman/data/embargo.hpp>
#include <hirschman/data/estimate_table.hpp>
#include <hirschman/data/gdp.hpp>
#include <hirschman/data/magnet_export.hpp>
#include <hirschman/data/pack.hpp>
#include <hirschman/data/part.hpp>
#include <hirschman/data/price_response.hpp>
#include <hirschman/data/prior_map.hpp>
#include <hirschman/data/quarter.hpp>
#include <hirschman/data/research.hpp>
#include <hirschman/data/supply_project.hpp>
#include <hirschman/data/supply_share.hpp>
#include <hirschman/io/json.hpp>

#include <gtest/gtest.h>

using namespace hirschman;
using namespace hirschman_tests;

TEST(mutation, every_loader_refuses_with_a_data_error_or_reads)
{
    const auto sample = [](const char* name) { return head(data::pack_text(name), 4); };
    const auto with = [](auto from) {
        return [from](const std::string& content) { return from(io::parse_csv(content)); };
    };
    expect_survives_mutation(sample("chips.csv"), with(data::parts_from));
    expect_survives_mutation(sample("chip_figures.csv"), with(data::chip_figures_from));
    expect_survives_mutation(sample("estimates.csv"), with(data::estimates_from));
    expect_survives_mutation(sample("gdp.csv"), with(data::gdp_from));
    expect_survives_mutation(sample("magnet_exports.csv"), with(data::magnet_exports_from));
    expect_survives_mutation(sample("nvidia_quarters.csv"), with(data::quarters_from));
    expect_survives_mutation(sample("price_responses.csv"), with(data::price_responses_from));
    expect_survives_mutation(sample("embargoes.csv"), with(data::embargoes_from));
    expect_survives_mutation(sample("priors.csv"), with(data::prior_map_from));
    expect_survives_mutation(sample("rd_vintages.csv"), with(data::research_spending_from));
    expect_survives_mutation(sample("supply_projects.csv"), with(data::supply_projects_from));
    expect_survives_mutation(sample("supply_shares.csv"), with(data::supply_shares_from));
}

TEST(mutation, overrides_are_refused_with_a_data_error_or_read)
{
    const auto table = data::estimates();
    expect_survives_mutation(
        "{\"licensed_share\": 0.9, \"levy_pass_through\": {\"low\": 0, \"central\": 0.5, "
        "\"high\": 1, \"shape\": \"beta\"}}",
        [&](const std::string& content) { return table.overridden(io::parse_json(content)); });
}
