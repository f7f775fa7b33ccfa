// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/dependence.hpp>

#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;

TEST(dependence, total_lies_between_one_path_and_paths_that_avoid_each_other)
{
    // IEA, October 2025: 91 % of separation, 94 % of magnets; Goldman: 69 % of mining.
    const std::vector<stage_share> chain{{"mine", .69}, {"separation", .91}, {"magnet", .94}};
    const auto china = dependence("CHN", chain);
    EXPECT_EQ(china.direct, .94);
    EXPECT_EQ(china.least, .94);
    EXPECT_NEAR(china.independent, 1.0 - .31 * .09 * .06, 1e-15);
    EXPECT_EQ(china.most, 1.0);
    EXPECT_EQ(china.by_stage.size(), 3u);

    const std::vector<stage_share> thin{{"mine", .2}, {"magnet", .1}};
    const auto other = dependence("JPN", thin);
    EXPECT_EQ(other.least, .2);
    EXPECT_NEAR(other.independent, .28, 1e-15);
    EXPECT_NEAR(other.most, .3, 1e-15);
}

TEST(dependence, refuses_an_empty_chain_a_share_outside_and_a_stage_given_twice)
{
    EXPECT_THROW((void)dependence("CHN", {}), domain_error);
    EXPECT_THROW((void)dependence("CHN", std::vector<stage_share>{{"mine", 1.2}}), domain_error);
    EXPECT_THROW((void)dependence("CHN", std::vector<stage_share>{{"mine", .2}, {"mine", .3}}),
                 domain_error);
}

}  // namespace
