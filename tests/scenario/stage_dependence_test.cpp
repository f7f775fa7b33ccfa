// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/stage_dependence.hpp>
#include <hirschman/supply/dependence.hpp>

#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using scenario::stage_dependence;

TEST(stage_dependence, agrees_with_the_chain_of_stages)
{
    for (const auto& p : {scenario::stage_dependence_parameters<double>{.69, .91, .94},
                          scenario::stage_dependence_parameters<double>{.1, .2, .05}}) {
        const auto r = stage_dependence(p);
        const auto chain = supply::dependence(
            "CHN", std::vector<supply::stage_share>{
                       {"mine", p.mine}, {"separation", p.separation}, {"magnets", p.magnets}});
        EXPECT_EQ(r.direct, chain.direct);
        EXPECT_EQ(r.least, chain.least);
        EXPECT_NEAR(r.independent, chain.independent, 1e-15);
        EXPECT_NEAR(r.most, chain.most, 1e-15);
    }
    EXPECT_THROW((void)stage_dependence({.mine = 1.2}), domain_error);
}

}  // namespace
