// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/bit_length.hpp>

#include <hirschman/chips/metrics.hpp>
#include <hirschman/data.hpp>
#include <hirschman/io/csv.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace hm::units;

constexpr chips::chip part(chips::dense_peaks peaks)
{
    return {.id = "part", .dense_peak = peaks, .other_formats = chips::unlisted::no_higher};
}

// A100: TF32 156 x 32 = FP16 312 x 16 = 4,992, so the reading of TF32 does not matter.
static_assert(chips::total_processing_performance_over(
                  part({{chips::fp16, 312 * teraop_per_second},
                        {chips::tf32, 156 * teraop_per_second}})) == hm::exactly(4992 * tpp));

// A part whose TF32 runs as fast as its BF16: 667 x 19 = 12,673 or 667 x 32 = 21,344, on either
// side of the 21,000 of January 2026.
constexpr auto as_fast = part({{chips::tf32, 667 * teraop_per_second},
                               {chips::bf16, 667 * teraop_per_second},
                               {chips::fp8, 1299 * teraop_per_second}});
static_assert(chips::total_processing_performance_over(as_fast) ==
              hm::between(12673 * tpp, 21344 * tpp));
static_assert((chips::total_processing_performance_over(as_fast) < 21000 * tpp) ==
              hm::truth::unknown);
static_assert(chips::total_processing_performance(as_fast) == hm::exactly(12673 * tpp));

TEST(bit_length, of_six_bits_moves_the_figure_and_not_the_outcome)
{
    // MI355X: FP8 5,033 x 8 = 40,264, FP6 10,070 x 6 = 60,420 or x 8 = 80,560: all over 21,000.
    const auto figure = chips::total_processing_performance_over(
        part({{chips::fp8, 5033 * teraop_per_second}, {chips::fp6, 10070 * teraop_per_second}}));
    EXPECT_DOUBLE_EQ(figure.lower().in(tpp), 60420);
    EXPECT_DOUBLE_EQ(figure.upper().in(tpp), 80560);
    EXPECT_EQ(figure < 21000 * tpp, hm::truth::no);
}

TEST(bit_length, is_the_callers_to_choose)
{
    const chips::bit_length whole_slot[] = {{"tf32", 32, 32}};
    EXPECT_EQ(chips::total_processing_performance_over(as_fast, whole_slot),
              hm::exactly(21344 * tpp));
    EXPECT_EQ(chips::total_processing_performance_over(as_fast, {}), hm::exactly(12673 * tpp));
}

TEST(bit_length, of_a_part_with_unpublished_formats_gives_a_lower_end)
{
    auto hidden = as_fast;
    hidden.other_formats = chips::unlisted::unpublished;
    EXPECT_EQ(chips::total_processing_performance_over(hidden), hm::at_least(12673 * tpp));
    EXPECT_TRUE(chips::total_processing_performance_over({.id = "blank"}).is_unknown());
}

TEST(bit_length, that_is_no_length_is_refused)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (const auto& wrong :
         {chips::bit_length{"tf32", 0, 32}, chips::bit_length{"tf32", -1, 32},
          chips::bit_length{"tf32", nan, 32}, chips::bit_length{"tf32", 19, nan},
          chips::bit_length{"tf32", 32, 19}}) {
        const chips::bit_length lengths[] = {wrong};
        EXPECT_THROW((void)chips::total_processing_performance_over(as_fast, lengths),
                     hm::domain_error);
    }
}

TEST(bit_length, of_tf32_at_32_gives_the_reference_column)
{
    const std::string path = HIRSCHMAN_SHARED_DIR "/data/chips_derived.csv";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference figures beside the checkout";
    const chips::bit_length tf32_as_stored[] = {{"tf32", 32, 32}};
    const auto reference = hm::io::load_csv(path);
    int compared = 0;
    for (const auto& c : hm::data::chips()) {
        for (std::size_t i = 0; i < reference.size(); ++i) {
            if (reference[i]["id"].raw() != c.id) continue;
            const auto expected = reference[i]["tpp_if_tf32_counted_32bit"].optional_number();
            if (!expected) break;
            EXPECT_NEAR(chips::total_processing_performance_over(c, tf32_as_stored).lower().in(tpp),
                        *expected, 1e-9 * *expected)
                << c.id;
            ++compared;
        }
    }
    EXPECT_EQ(compared, 8);
}

}  // namespace
