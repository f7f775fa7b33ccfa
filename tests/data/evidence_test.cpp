// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data.hpp>

#include <gtest/gtest.h>

#include <algorithm>

using namespace hirschman;
using namespace std::chrono_literals;

namespace {

const as_of july{2025y / 7 / 15};

template <class Row>
bool all_known(const std::vector<Row>& rows, as_of when)
{
    return !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const Row& row) {
        return row.origin.known_from && *row.origin.known_from <= when.on;
    });
}

}  // namespace

TEST(evidence, holds_nothing_that_came_later)
{
    const data::evidence then(july);
    EXPECT_EQ(then.when, july);
    EXPECT_TRUE(all_known(then.estimates.rows(), july));
    EXPECT_TRUE(all_known(then.catalogue, july));
    EXPECT_TRUE(all_known(then.nvidia_quarters, july));
    EXPECT_TRUE(all_known(then.supply_shares, july));
    EXPECT_TRUE(all_known(then.supply_projects, july));
    EXPECT_TRUE(all_known(then.magnet_exports, july));
    EXPECT_TRUE(all_known(then.magnet_export_totals, july));
    EXPECT_TRUE(all_known(then.research, july));
    EXPECT_TRUE(all_known(then.gdp, july));
    for (const auto& r : then.research_pseudo_real_time) EXPECT_LE(r.year, 2023);
    EXPECT_LT(then.catalogue.size(), 225U);
}

TEST(evidence, grows_with_the_day)
{
    const data::evidence early(as_of{2025y / 4 / 4});
    const data::evidence late(as_of{2026y / 12 / 31});
    EXPECT_LT(early.estimates.rows().size(), late.estimates.rows().size());
    EXPECT_LT(early.magnet_exports.size(), late.magnet_exports.size());
    EXPECT_EQ(late.estimates.rows().size(), data::estimates().rows().size());
    EXPECT_EQ(late.nvidia_quarters.size(), data::nvidia_quarters().size());
    EXPECT_EQ(late.research.size(), data::rd_expenditure().size() + data::rd_vintages().size());
}

TEST(evidence, takes_the_users_estimates)
{
    const auto mine = data::estimates().overridden(io::parse_json(R"({"licensed_share": 0.25})"));
    EXPECT_EQ(data::evidence(july, mine).estimates.at("licensed_share", july).central, 0.25);
}
