// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/frontier.hpp>
#include <hirschman/controls/headroom.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

constexpr hm::country china("CHN");
constexpr hm::chips::figures die_of_814{.logic_area = 814 * square_millimetre,
                                        .datacenter = truth::yes};

constexpr auto march_2024 =
    frontier(us_advanced_computing, {.on = 2024y / 3 / 1, .destination = china}, die_of_814);
static_assert(march_2024.total_processing_performance == below(2400 * tpp));
static_assert(march_2024.performance_density == below(2400.0 / 814 * tpp_per_square_millimetre));
// The metric the rule forgot.
static_assert(march_2024.dram_bandwidth == unbounded);
static_assert(march_2024.interconnect_bandwidth == unbounded);

TEST(frontier, a_smaller_die_is_held_by_its_density)
{
    // AD102, 608.5 mm2: 3.2 x 608.5 = 1,947.2, which the L20 (1,912) keeps under.
    const auto best = frontier(us_advanced_computing, {.on = 2024y / 3 / 1, .destination = china},
                               {.logic_area = 608.5 * square_millimetre, .datacenter = truth::yes});
    EXPECT_EQ(best.total_processing_performance, below(1947.2 * tpp));
    EXPECT_EQ(best.performance_density, below(3.2 * tpp_per_square_millimetre));
    // AD104, 294.5 mm2: 3.2 x 294.5 = 942 would be met below the floor of 1,600 (the L2, 1,544).
    const auto small =
        frontier(us_advanced_computing, {.on = 2024y / 3 / 1, .destination = china},
                 {.logic_area = 294.5 * square_millimetre, .datacenter = truth::yes});
    EXPECT_EQ(small.total_processing_performance, below(1600 * tpp));
}

TEST(frontier, with_any_die_the_best_part_is_big_and_slow)
{
    const auto best = frontier(us_advanced_computing, {.on = 2024y / 3 / 1, .destination = china},
                               {.datacenter = truth::yes});
    EXPECT_EQ(best.total_processing_performance, below(4800 * tpp));
    EXPECT_EQ(best.performance_density, unbounded);
}

TEST(frontier, a_purpose_that_is_not_known_must_not_matter)
{
    const hm::chips::figures die{.logic_area = 814 * square_millimetre};
    const transaction t{.on = 2024y / 3 / 1, .destination = china};
    EXPECT_EQ(frontier(us_advanced_computing, t, die).total_processing_performance,
              below(2400 * tpp));
    auto consumer = die;
    consumer.datacenter = truth::no;
    EXPECT_EQ(frontier(us_advanced_computing, t, consumer).total_processing_performance,
              below(4800 * tpp));
}

TEST(frontier, the_letter_closes_the_free_metric_for_its_addressees)
{
    transaction t{.on = 2025y / 5 / 1, .destination = china, .exporter = "NVIDIA"};
    const auto best = frontier(us_advanced_computing, t, die_of_814);
    EXPECT_EQ(best.total_processing_performance, below(2400 * tpp));
    EXPECT_EQ(best.dram_bandwidth, below(1400 * gigabyte_per_second));
    EXPECT_EQ(best.interconnect_bandwidth, below(1100 * gigabyte_per_second));
    EXPECT_EQ(best.dram_plus_interconnect, below(1700 * gigabyte_per_second));
    auto fixed = die_of_814;
    fixed.interconnect_bandwidth = 800 * gigabyte_per_second;
    EXPECT_EQ(frontier(us_advanced_computing, t, fixed).dram_bandwidth,
              below(900 * gigabyte_per_second));
    t.exporter = {};
    EXPECT_EQ(frontier(us_advanced_computing, t, die_of_814).dram_bandwidth, unbounded);
}

TEST(frontier, under_the_rule_of_2022_either_metric_may_grow_alone)
{
    const transaction t{.on = 2023y / 1 / 1, .destination = china};
    const auto best = frontier(us_advanced_computing, t, die_of_814);
    EXPECT_EQ(best.processing_performance_2022, unbounded);
    EXPECT_EQ(best.transfer_rate_2022, unbounded);
    auto a100 = die_of_814;
    a100.processing_performance_2022 = 4992 * tpp;
    EXPECT_EQ(frontier(us_advanced_computing, t, a100).transfer_rate_2022,
              below(600 * gigabyte_per_second));
}

TEST(frontier, where_nothing_is_permitted_there_is_no_best_part)
{
    auto fixed = die_of_814;
    fixed.total_processing_performance = 4800 * tpp;
    const auto best =
        frontier(us_advanced_computing, {.on = 2024y / 3 / 1, .destination = china}, fixed);
    EXPECT_EQ(best.total_processing_performance.is,
              supremum<hm::processing_performance>::kind::none);
}

const limb_headroom& at(const std::vector<limb_headroom>& all, std::string_view clause, subject of,
                        double limit)
{
    for (const auto& h : all)
        if (h.clause == clause && h.limb.compared.of == of && h.limb.compared.limit == limit)
            return h;
    throw hm::domain_error("no such limb");
}

TEST(headroom, of_the_h20_is_one_and_a_third_percent_of_tpp)
{
    const hm::chips::figures h20{.total_processing_performance = 2368 * tpp,
                                 .logic_area = 814 * square_millimetre,
                                 .dram_bandwidth = 4000 * gigabyte_per_second,
                                 .interconnect_bandwidth = 1028 * gigabyte_per_second,
                                 .datacenter = truth::yes};
    const auto all = headroom(us_advanced_computing, h20, 2024y / 3 / 1);
    // .a has three limits, .b seven of which 5.92 stands twice, Note 2 one.
    EXPECT_EQ(all.size(), 3U + 6U + 1U);
    const auto& tpp_limb = at(all, "3A090.b", subject::total_processing_performance, 2400);
    EXPECT_NEAR(*tpp_limb.limb.margin, -32.0 / 2400.0, 1e-15);
    EXPECT_EQ(tpp_limb.crosses, truth::yes);
    // A denser die of the same TPP (740 mm2) would meet b.2.
    EXPECT_EQ(at(all, "3A090.b", subject::performance_density, 3.2).crosses, truth::yes);
    EXPECT_EQ(at(all, "3A090.b", subject::performance_density, 1.6).crosses, truth::no);
    EXPECT_EQ(at(all, "3A090.a", subject::total_processing_performance, 4800).crosses, truth::yes);
    const auto later = headroom(us_advanced_computing, h20, 2025y / 5 / 1);
    const auto& letter = at(later, "letters of April 2025", subject::dram_bandwidth, 1400);
    EXPECT_EQ(letter.limb.met, truth::yes);
    EXPECT_NEAR(*letter.limb.margin, 4000.0 / 1400.0 - 1.0, 1e-15);
    // Its sum is over 1,700 whatever the memory does alone.
    EXPECT_EQ(letter.crosses, truth::no);
}

TEST(headroom, of_an_unknown_figure_is_unknown)
{
    const auto all = headroom(us_advanced_computing, hm::chips::figures{}, 2024y / 3 / 1);
    for (const auto& h : all) {
        EXPECT_FALSE(h.limb.margin);
        EXPECT_EQ(h.limb.met, truth::unknown);
        EXPECT_EQ(h.crosses, truth::unknown);
    }
}

}  // namespace
