// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/figures.hpp>

#include <gtest/gtest.h>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace hm::units;

constexpr chips::chip h20{
    .id = "nvidia-h20",
    .dense_peak = {{chips::fp8, 296 * teraop_per_second}, {chips::bf16, 148 * teraop_per_second}},
    .other_formats = chips::unlisted::no_higher,
    .logic_area = 814 * square_millimetre,
    .dram_bandwidth = 4000 * gigabyte_per_second,
    .interconnect_bandwidth = 1028 * gigabyte_per_second,
    .datacenter = hm::truth::yes,
};

constexpr chips::chip rated(chips::dense_peaks peaks,
                            chips::unlisted others = chips::unlisted::no_higher)
{
    return {.id = "part", .dense_peak = peaks, .other_formats = others};
}

constexpr auto gbps = gigabyte_per_second;

// The chip of the documentation: 296 TFLOPS at 8 bit and 148 at 16 bit are both 2,368.
static_assert(chips::total_processing_performance(h20) == hm::exactly(2368 * tpp));
static_assert(chips::processing_performance_2022(h20) == hm::exactly(2368 * tpp));
static_assert(chips::performance_density(h20) ==
              hm::exactly(2368.0 / 814.0 * tpp_per_square_millimetre));
static_assert(chips::dram_plus_interconnect(h20) == hm::exactly(5028 * gbps));
static_assert(chips::transfer_rate_2022(h20) == hm::exactly(1028 * gbps));

// The anchors in the regulation's technical note: 600 TOPS at 8 bit, 300 TFLOPS at 16 bit.
static_assert(chips::total_processing_performance(
                  rated({{chips::int8, 600 * teraop_per_second}})) == hm::exactly(4800 * tpp));
static_assert(chips::total_processing_performance(
                  rated({{chips::fp16, 300 * teraop_per_second}})) == hm::exactly(4800 * tpp));

// Gaudi 3: BF16 runs as fast as FP8, so a reading of FP8 alone is half the truth.
static_assert(chips::total_processing_performance(rated({{chips::fp8, 1835 * teraop_per_second}},
                                                        chips::unlisted::unpublished)) ==
              hm::at_least(14680 * tpp));
static_assert(chips::total_processing_performance(
                  rated({{chips::fp8, 1835 * teraop_per_second},
                         {chips::bf16, 1835 * teraop_per_second}})) == hm::exactly(29360 * tpp));

TEST(metrics, take_the_highest_format_and_not_the_last)
{
    // A100: FP16 312 x 16 = INT8 624 x 8 = 4,992; FP32 19.5 x 32 = 624 is less.
    const auto a100 = rated({{chips::fp16, 312 * teraop_per_second},
                             {chips::int8, 624 * teraop_per_second},
                             {chips::fp32, 19.5 * teraop_per_second}});
    EXPECT_EQ(chips::total_processing_performance(a100), hm::exactly(4992 * tpp));
}

TEST(metrics, do_not_guess_what_is_not_published)
{
    const chips::chip blank{.id = "blank"};
    EXPECT_TRUE(chips::total_processing_performance(blank).is_unknown());
    EXPECT_TRUE(chips::performance_density(blank).is_unknown());
    EXPECT_TRUE(chips::dram_plus_interconnect(blank).is_unknown());
    chips::chip area_only = blank;
    area_only.logic_area = 750 * square_millimetre;
    EXPECT_TRUE(chips::performance_density(area_only).is_unknown());
    chips::chip peak_only = h20;
    peak_only.logic_area = hm::unknown();
    EXPECT_TRUE(chips::performance_density(peak_only).is_unknown());
}

TEST(metrics, a_density_without_a_non_planar_die_is_undefined_not_unknown)
{
    chips::chip planar = h20;
    planar.logic_area = hm::undefined();
    EXPECT_TRUE(chips::performance_density(planar).is_undefined());
    EXPECT_EQ(chips::performance_density(planar) >= 1.6 * tpp_per_square_millimetre, hm::truth::no);
    EXPECT_EQ(chips::performance_density(planar) < 1.6 * tpp_per_square_millimetre, hm::truth::no);
}

TEST(metrics, carry_the_error_of_an_area_into_the_density)
{
    chips::chip estimated = h20;
    estimated.logic_area = hm::between(592 * square_millimetre, 740 * square_millimetre);
    const auto density = chips::performance_density(estimated);
    EXPECT_DOUBLE_EQ(density.lower().in(tpp_per_square_millimetre), 3.2);
    EXPECT_DOUBLE_EQ(density.upper().in(tpp_per_square_millimetre), 4.0);
    chips::chip small = h20;
    small.logic_area = hm::at_least(740 * square_millimetre);
    EXPECT_DOUBLE_EQ(chips::performance_density(small).upper().in(tpp_per_square_millimetre), 3.2);
    chips::chip lower_end = h20;
    lower_end.other_formats = chips::unlisted::unpublished;
    EXPECT_EQ(chips::performance_density(lower_end),
              hm::at_least(2368.0 / 814.0 * tpp_per_square_millimetre));
}

TEST(metrics, add_a_half_known_bandwidth_as_a_lower_end)
{
    chips::chip part = h20;
    part.interconnect_bandwidth = hm::unknown();
    EXPECT_EQ(chips::dram_plus_interconnect(part), hm::at_least(4000 * gbps));
    part.interconnect_bandwidth = hm::between(100 * gbps, 200 * gbps);
    EXPECT_EQ(chips::dram_plus_interconnect(part), hm::between(4100 * gbps, 4200 * gbps));
}

TEST(figures, made_from_a_chip_hold_its_metrics)
{
    constexpr auto f = chips::figures_of(h20);
    static_assert(f.total_processing_performance == hm::exactly(2368 * tpp));
    EXPECT_EQ(chips::density_of(f), chips::performance_density(h20));
    EXPECT_EQ(f.datacenter, hm::truth::yes);
    EXPECT_EQ(chips::bounds_of(f, chips::figure::dram_plus_interconnect).lower, 5028.0);
}

TEST(figures, with_area_and_density_given_the_area_decides)
{
    // The published density is rounded to 2.909; 2368 / 814 = 2.90909...
    const chips::figures f{.total_processing_performance = 2368 * tpp,
                           .logic_area = 814 * square_millimetre,
                           .performance_density = 2.909 * tpp_per_square_millimetre};
    EXPECT_NO_THROW(chips::check(f));
    EXPECT_DOUBLE_EQ(chips::bounds_of(f, chips::figure::performance_density).lower, 2368.0 / 814.0);
    chips::figures given = f;
    given.logic_area = hm::unknown();
    EXPECT_EQ(chips::bounds_of(given, chips::figure::performance_density).lower, 2.909);
}

TEST(figures, an_area_and_a_density_that_disagree_by_more_than_half_a_percent_are_an_error)
{
    chips::figures f{.total_processing_performance = 2368 * tpp,
                     .logic_area = 814 * square_millimetre,
                     .performance_density = 2.9254 * tpp_per_square_millimetre};
    EXPECT_THROW(chips::check(f), hm::domain_error);
    f.performance_density = 2.9235 * tpp_per_square_millimetre;
    EXPECT_NO_THROW(chips::check(f));
    f.performance_density = 2.89 * tpp_per_square_millimetre;
    EXPECT_THROW(chips::check(f), hm::domain_error);
    f.performance_density = hm::undefined();
    EXPECT_THROW(chips::check(f), hm::domain_error);
}

TEST(figures, that_no_part_can_have_are_refused)
{
    EXPECT_THROW(chips::check({.dram_bandwidth = -1.0 * gbps}), hm::domain_error);
    EXPECT_THROW(chips::check({.logic_area = 0.0 * square_millimetre}), hm::domain_error);
    EXPECT_THROW(chips::check({.total_processing_performance =
                                   std::numeric_limits<double>::infinity() * tpp}),
                 hm::domain_error);
    EXPECT_NO_THROW(chips::check({}));
}

}  // namespace
