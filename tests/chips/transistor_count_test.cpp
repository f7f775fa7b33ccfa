// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/transistor_count.hpp>

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace hm::units;
using chips::logic_die;

constexpr auto per_mm2 = million_transistors_per_square_millimetre;

constexpr logic_die advanced{.node_nm = 7,
                             .non_planar = hm::truth::yes,
                             .size = 300 * square_millimetre,
                             .reachable = 100 * per_mm2};
constexpr logic_die old{.node_nm = 28,
                        .non_planar = hm::truth::no,
                        .size = 400 * square_millimetre,
                        .reachable = 30 * per_mm2};

// 100 million a mm2 on 300 mm2: 30 billion, the limit of Note 1 itself and so not below it.
constexpr std::array single{advanced};
static_assert(chips::aggregated_transistor_count(single) == hm::exactly(30 * billion_transistors));
static_assert((chips::aggregated_transistor_count(single) < 30 * billion_transistors) ==
              hm::truth::no);

TEST(transistor_count, sums_advanced_dies_and_leaves_older_ones_out)
{
    const std::array package{advanced, old, advanced};
    EXPECT_EQ(chips::aggregated_transistor_count(package), hm::exactly(60 * billion_transistors));
    const std::array older{old};
    EXPECT_EQ(chips::aggregated_transistor_count(older), hm::exactly(0 * billion_transistors));
}

TEST(transistor_count, asks_for_16_nm_and_below_or_for_non_planar_transistors)
{
    using hm::truth;
    EXPECT_EQ(chips::on_advanced_node({.node_nm = 28, .non_planar = truth::no}), truth::no);
    EXPECT_EQ(chips::on_advanced_node({.node_nm = 16, .non_planar = truth::no}), truth::yes);
    EXPECT_EQ(chips::on_advanced_node({.node_nm = 22, .non_planar = truth::yes}), truth::yes);
    EXPECT_EQ(chips::on_advanced_node({.node_nm = 22}), truth::unknown);
    EXPECT_EQ(chips::on_advanced_node({.non_planar = truth::yes}), truth::yes);
    // A planar die of unknown node: 16/14 nm was made with planar transistors too.
    EXPECT_EQ(chips::on_advanced_node({.non_planar = truth::no}), truth::unknown);
}

TEST(transistor_count, of_a_die_that_may_be_advanced_runs_from_nothing_to_all)
{
    auto maybe = advanced;
    maybe.node_nm = 22;
    maybe.non_planar = hm::truth::unknown;
    const std::array package{advanced, maybe};
    EXPECT_EQ(chips::aggregated_transistor_count(package),
              hm::between(30 * billion_transistors, 60 * billion_transistors));
}

TEST(transistor_count, without_a_density_is_a_lower_end)
{
    auto blank = advanced;
    blank.reachable = hm::unknown();
    const std::array package{advanced, blank};
    EXPECT_EQ(chips::aggregated_transistor_count(package), hm::at_least(30 * billion_transistors));
}

TEST(transistor_count, refuses_what_no_die_has)
{
    auto wrong = advanced;
    wrong.node_nm = 0;
    EXPECT_THROW((void)chips::on_advanced_node(wrong), hm::domain_error);
    wrong.node_nm = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)chips::on_advanced_node(wrong), hm::domain_error);
    wrong = advanced;
    wrong.size = -1 * square_millimetre;
    const std::array negative{wrong};
    EXPECT_THROW((void)chips::aggregated_transistor_count(negative), hm::domain_error);
    wrong.size = std::numeric_limits<double>::infinity() * square_millimetre;
    const std::array infinite{wrong};
    EXPECT_THROW((void)chips::aggregated_transistor_count(infinite), hm::domain_error);
}

}  // namespace
