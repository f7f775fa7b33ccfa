// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/multi_die.hpp>

#include <gtest/gtest.h>

#include <array>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace hm::units;
using hm::truth;

/// Half of a B200: 18,000 on 814 mm2.
constexpr chips::chip half{.id = "half",
                           .dense_peak = {{chips::fp8, 2250 * teraop_per_second}},
                           .other_formats = chips::unlisted::no_higher,
                           .logic_area = 814 * square_millimetre,
                           .dram_bandwidth = 4000 * gigabyte_per_second,
                           .interconnect_bandwidth = 964 * gigabyte_per_second,
                           .datacenter = truth::yes};
constexpr std::array halves{half, half};

// One circuit: 36,000 on 1,628 mm2, 8,000 GB/s, 1,928 GB/s, as the whole is published.
constexpr auto whole = chips::as_one_circuit(halves);
static_assert(whole.total_processing_performance == hm::exactly(36000 * tpp));
static_assert(whole.logic_area == hm::exactly(1628 * square_millimetre));
static_assert(whole.dram_bandwidth == hm::exactly(8000 * gigabyte_per_second));
static_assert(whole.interconnect_bandwidth == hm::exactly(1928 * gigabyte_per_second));
static_assert(whole.datacenter == truth::yes);

TEST(multi_die, left_open_the_figures_run_from_one_die_to_the_whole)
{
    const auto open = chips::as_one_circuit(halves, truth::unknown);
    EXPECT_EQ(open.total_processing_performance, hm::between(18000 * tpp, 36000 * tpp));
    EXPECT_EQ(open.total_processing_performance < 21000 * tpp, truth::unknown);
    EXPECT_EQ(open.total_processing_performance >= 4800 * tpp, truth::yes);
    // The density is that of a half and of the whole: not 18,000 over the area of both.
    const auto density = chips::density_of(open);
    EXPECT_NEAR(density.lower().in(tpp_per_square_millimetre), 18000.0 / 814, 1e-12);
    EXPECT_NEAR(density.upper().in(tpp_per_square_millimetre), 18000.0 / 814, 1e-12);
    EXPECT_NO_THROW(chips::check(open));
}

TEST(multi_die, planar_dies_add_performance_and_no_area)
{
    auto planar = half;
    planar.logic_area = hm::undefined();
    const std::array both{half, planar};
    const auto one = chips::as_one_circuit(both);
    EXPECT_EQ(one.total_processing_performance, hm::exactly(36000 * tpp));
    EXPECT_EQ(one.logic_area, hm::exactly(814 * square_millimetre));
    const auto open = chips::density_of(chips::as_one_circuit(both, truth::unknown));
    EXPECT_NEAR(open.lower().in(tpp_per_square_millimetre), 18000.0 / 814, 1e-12);
    EXPECT_NEAR(open.upper().in(tpp_per_square_millimetre), 36000.0 / 814, 1e-12);
    const std::array none{planar, planar};
    EXPECT_TRUE(chips::as_one_circuit(none).logic_area.is_undefined());
    EXPECT_TRUE(chips::density_of(chips::as_one_circuit(none, truth::unknown)).is_undefined());
}

TEST(multi_die, a_die_of_which_nothing_is_known_opens_the_top)
{
    const std::array both{half, chips::chip{.id = "blank"}};
    const auto f = chips::as_one_circuit(both);
    EXPECT_EQ(f.total_processing_performance, hm::at_least(18000 * tpp));
    EXPECT_EQ(f.dram_bandwidth, hm::at_least(4000 * gigabyte_per_second));
    EXPECT_EQ(f.datacenter, truth::unknown);
    EXPECT_EQ(chips::density_of(f).is_exact(), false);
    EXPECT_NO_THROW((void)chips::as_one_circuit(both, truth::unknown));
}

TEST(multi_die, circuits_of_their_own_are_not_summed)
{
    EXPECT_THROW((void)chips::as_one_circuit(halves, truth::no), hm::domain_error);
    EXPECT_THROW((void)chips::as_one_circuit({}), hm::domain_error);
    auto wrong = half;
    wrong.dram_bandwidth = -1 * gigabyte_per_second;
    const std::array with_wrong{half, wrong};
    EXPECT_THROW((void)chips::as_one_circuit(with_wrong), hm::domain_error);
}

}  // namespace
