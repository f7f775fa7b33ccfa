// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/tornado.hpp>

#include "uncertainty/test_functions.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;
using hirschman_test::uniform;

template <class S = double>
struct five {
    S a = 1.0;
    S b = 1.0;
    S c = 1.0;
    S d = 1.0;
    S e = 1.0;
    BOOST_DESCRIBE_CLASS(five, (), (a, b, c, d, e), (), ())
};

prior<five> belief()
{
    prior<five> p;
    p.set("a", uniform("a", 0.0, 1.0));
    p.set("b", uniform("b", 0.0, 10.0));
    p.set("c", {.name = "c",
                .low = 1.0,
                .central = 2.0,
                .high = 4.0,
                .shape = law::lognormal,
                .bounds_are = limits::p10_p90});
    p.set("d", {.name = "d",
                .low = 0.0,
                .central = 0.0,
                .high = 1.0,
                .shape = law::discrete,
                .components = {{0.95, 0.0, 0.0}, {0.05, 1.0, 1.0}}});
    p.fix("e", 5.0);
    return p;
}

TEST(tornado, puts_each_parameter_at_its_quantiles_and_the_others_at_their_medians)
{
    const auto all =
        tornado(belief(), [](const auto& p) { return p.a - 2.0 * p.b + p.c + 100.0 * p.d + p.e; });
    EXPECT_NEAR(all.median, 0.5 - 10.0 + 2.0 + 5.0, 1e-8);
    ASSERT_EQ(all.bars.size(), 4U);  // e is certain
    EXPECT_EQ(all.bars[0].parameter, "b");
    EXPECT_NEAR(all.bars[0].low_parameter, 1.0, 1e-8);
    EXPECT_NEAR(all.bars[0].high_parameter, 9.0, 1e-8);
    EXPECT_NEAR(all.bars[0].at_low, 0.5 - 2.0 + 2.0 + 5.0, 1e-8);
    EXPECT_NEAR(all.bars[0].at_high, 0.5 - 18.0 + 2.0 + 5.0, 1e-8);
    EXPECT_NEAR(all.bars[0].swing, 16.0, 1e-8);
    EXPECT_EQ(all.bars[1].parameter, "c");
    EXPECT_NEAR(all.bars[1].swing, 3.0, 1e-8);
    EXPECT_EQ(all.bars[2].parameter, "a");
    EXPECT_NEAR(all.bars[2].swing, 0.8, 1e-8);
    // A rare jump lies outside the quantiles: the bar is there and has no length.
    EXPECT_EQ(all.bars[3].parameter, "d");
    EXPECT_EQ(all.bars[3].swing, 0.0);
    const auto wide =
        tornado(belief(), [](const auto& p) { return 100.0 * p.d; }, {.low = 0.02, .high = 0.98});
    EXPECT_EQ(wide.bars[0].parameter, "d");
    EXPECT_EQ(wide.bars[0].swing, 100.0);
}

TEST(tornado, sees_the_middle_of_what_turns_round)
{
    const auto all = tornado(belief(), [](const auto& p) { return (p.a - 0.5) * (p.a - 0.5); });
    EXPECT_NEAR(all.bars[0].at_low, all.bars[0].at_high, 1e-8);
    EXPECT_NEAR(all.bars[0].swing, 0.16, 1e-8);
}

TEST(tornado, moves_paired_parameters_together)
{
    auto paired = belief();
    paired.pair("b", "a");
    const auto all = tornado(paired, [](const auto& p) { return p.a + p.b; });
    ASSERT_EQ(all.bars.size(), 3U);
    EXPECT_EQ(all.bars[0].parameter, "a, b");
    EXPECT_NEAR(all.bars[0].swing, 8.8, 1e-8);
}

TEST(tornado, moves_a_parameter_alone_whatever_it_is_correlated_with)
{
    auto correlated = belief();
    correlated.correlate("a", "b", 0.9);
    const auto f = [](const auto& p) { return p.a + p.b; };
    const auto apart = tornado(belief(), f);
    const auto all = tornado(correlated, f);
    for (std::size_t i = 0; i < apart.bars.size(); ++i) {
        EXPECT_EQ(all.bars[i].at_low, apart.bars[i].at_low);
        EXPECT_EQ(all.bars[i].at_high, apart.bars[i].at_high);
    }
}

TEST(tornado, a_result_that_fails_is_unknown_and_comes_last)
{
    const auto all = tornado(belief(), [](const auto& p) {
        return select(less(p.b, block(8.0)), p.a, block(std::numeric_limits<double>::quiet_NaN()));
    });
    EXPECT_EQ(all.bars[0].parameter, "a");
    EXPECT_EQ(all.bars.back().parameter, "b");
    EXPECT_TRUE(std::isnan(all.bars.back().swing));
    EXPECT_TRUE(std::isnan(all.bars.back().at_high));
    EXPECT_NEAR(all.bars.back().at_low, 0.5, 1e-8);
}

TEST(tornado, takes_several_results_and_refuses_quantiles_out_of_order)
{
    const auto f = [](const auto& p) { return std::array<block, 2>{p.a, p.b}; };
    const auto all = tornado(belief(), f);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].result, "[1]");
    EXPECT_EQ(all[1].bars[0].parameter, "b");
    for (const tornado_options how :
         {tornado_options{0.0, 0.9}, tornado_options{0.9, 0.1}, tornado_options{0.5, 0.5},
          tornado_options{0.1, 1.0}, tornado_options{std::nan(""), 0.9},
          tornado_options{0.1, std::nan("")}})
        EXPECT_THROW((void)tornado(belief(), f, how), domain_error);
    EXPECT_THROW((void)tornado(prior<five>(), f), domain_error);
    EXPECT_TRUE(tornado(prior<five>::fixed_at({}), f)[0].bars.empty());
}

template <class S = double>
struct many {
    S p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20,
        p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31, p32, p33;
    BOOST_DESCRIBE_CLASS(many, (),
                         (p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16,
                          p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31,
                          p32, p33),
                         (), ())
};

TEST(tornado, takes_more_parameter_sets_than_a_block_has_lanes)
{
    prior<many> p;
    for (int i = 0; i < 34; ++i) {
        const std::string name = "p" + std::to_string(i);
        p.set(name, uniform(name.c_str(), 0.0, 1.0));
    }
    const auto all = tornado(p, [](const auto& x) { return x.p0 + 3.0 * x.p31 + 2.0 * x.p33; });
    ASSERT_EQ(all.bars.size(), 34U);
    EXPECT_EQ(all.bars[0].parameter, "p31");
    EXPECT_NEAR(all.bars[0].swing, 2.4, 1e-8);
    EXPECT_EQ(all.bars[1].parameter, "p33");
    EXPECT_NEAR(all.bars[1].swing, 1.6, 1e-8);
    EXPECT_EQ(all.bars[3].swing, 0.0);
}

}  // namespace
