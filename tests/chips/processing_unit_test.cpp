// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/processing_unit.hpp>

#include <gtest/gtest.h>

#include <array>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace hm::units;
using chips::processing_units;
using chips::unit_kind;

// The anchors of the technical note, from 108 units: 600 TOPS at 8 bit are 4,800.
constexpr std::array anchor{
    processing_units{.dense_peak = {{chips::int8, 6 * teraop_per_second}}, .count = 100}};
static_assert(chips::summed_performance(anchor) == 4800 * tpp);

// Three kinds, none over 4,800 by itself: 2,400 + 1,600 + 200 x 8 = 5,600 in the fourth limb.
constexpr std::array mixed{
    processing_units{unit_kind::digital_processor, {{chips::fp16, 150 * teraop_per_second}}, 1},
    processing_units{unit_kind::digital_primitive, {{chips::int8, 100 * teraop_per_second}}, 2},
    processing_units{unit_kind::analog, {{chips::int4, 50 * teraop_per_second}}, 4}};
constexpr auto limbs = chips::summed_performance_2022(mixed);
static_assert(limbs.digital_processors == 2400 * tpp);
static_assert(limbs.digital_primitives == 1600 * tpp);
static_assert(limbs.analog == 1600 * tpp);
static_assert(limbs.combined == 5600 * tpp);

TEST(processing_unit, of_an_ordinary_circuit_gives_the_same_in_2022_and_2023)
{
    const std::array h100{
        processing_units{.dense_peak = {{chips::fp8, 1979 * teraop_per_second},
                                        {chips::bf16, 989.5 * teraop_per_second}}}};
    EXPECT_EQ(chips::summed_performance(h100), 15832 * tpp);
    EXPECT_EQ(chips::summed_performance_2022(h100).combined, 15832 * tpp);
    EXPECT_EQ(chips::summed_performance_2022(h100).digital_primitives, 0 * tpp);
}

TEST(processing_unit, each_at_its_best_format)
{
    // One kind is best at 16 bit, the other at 8: 1,600 + 1,600, where either format alone gives
    // 2,400 at most.
    const std::array two{processing_units{.dense_peak = {{chips::fp16, 100 * teraop_per_second},
                                                         {chips::int8, 100 * teraop_per_second}}},
                         processing_units{.dense_peak = {{chips::fp16, 50 * teraop_per_second},
                                                         {chips::int8, 200 * teraop_per_second}}}};
    EXPECT_EQ(chips::summed_performance(two), 3200 * tpp);
}

TEST(processing_unit, of_an_empty_circuit_is_nothing_and_a_negative_count_is_refused)
{
    EXPECT_EQ(chips::summed_performance({}), 0 * tpp);
    EXPECT_EQ(chips::summed_performance_2022({}), chips::performance_2022{});
    for (const auto kind : {unit_kind::digital_processor, unit_kind::analog}) {
        const std::array wrong{processing_units{kind, {{chips::int8, 1 * teraop_per_second}}, -1}};
        EXPECT_THROW((void)chips::summed_performance_2022(wrong), hm::domain_error);
    }
}

}  // namespace
