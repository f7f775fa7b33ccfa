// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/roofline.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>

namespace {

namespace hm = hirschman;
using namespace hm::chips;
using namespace hm::units;
using hm::truth;

constexpr peak h20{.total_processing_performance = 2368, .dram_bandwidth = 4000};
constexpr peak h100{.total_processing_performance = 15832, .dram_bandwidth = 3350};
constexpr peak h200{.total_processing_performance = 15832, .dram_bandwidth = 4800};
constexpr peak b200{.total_processing_performance = 36000, .dram_bandwidth = 7700};

/// 70e9 parameters at 8 bit, weights alone.
constexpr workload weights(double batch) { return {.batch = batch, .cache_bytes_per_token = 0.0}; }

static_assert(tokens_per_second(h20, prefill) > 2114.0);

TEST(roofline, decode_of_the_weights_alone_is_bandwidth_over_their_size)
{
    EXPECT_NEAR(tokens_per_second(h20, weights(1)), 57.143, 5e-4);
    EXPECT_NEAR(tokens_per_second(h100, weights(1)), 47.857, 5e-4);
    EXPECT_NEAR(tokens_per_second(h200, weights(1)), 68.571, 5e-4);
    EXPECT_NEAR(tokens_per_second(b200, weights(1)), 110.0, 5e-2);
    // The order by TPP is the opposite one: bandwidth ratio 1.194, TPP ratio .1496.
    EXPECT_NEAR(tokens_per_second(h20, weights(1)) / tokens_per_second(h100, weights(1)), 1.194,
                5e-4);
    EXPECT_NEAR(tokens_per_second(h20, prefill) / tokens_per_second(h100, prefill), .1496, 5e-5);
}

TEST(roofline, the_cache_belongs_to_the_memory_term)
{
    ASSERT_EQ(decode.batch, 8.0);
    EXPECT_NEAR(tokens_per_second(h20, decode), 424.6, 5e-2);
    EXPECT_NEAR(tokens_per_second(h100, decode), 355.6, 5e-2);
}

TEST(roofline, a_large_batch_waits_for_arithmetic)
{
    EXPECT_NEAR(ridge_batch(h20, weights(1)), 37.0, 5e-2);
    EXPECT_NEAR(ridge_batch(h100, weights(1)), 295.4, 5e-2);
    EXPECT_NEAR(ridge_batch(h200, weights(1)), 206.1, 5e-2);
    // 36,000 TPP is 4,500 TFLOPS at 8 bit: 4,500/15.4 = 292.2.
    EXPECT_NEAR(ridge_batch(b200, weights(1)), 292.2, 5e-2);
    EXPECT_NEAR(tokens_per_second(h20, weights(1000)), 2114.0, 5e-1);
    // With the cache a sequence of the B200 takes 671 MB a token: never more than 11,474 tokens a
    // second, under the 32,143 of its arithmetic.
    EXPECT_EQ(ridge_batch(b200, decode), std::numeric_limits<double>::infinity());
}

TEST(roofline, the_order_of_two_parts_turns_at_a_batch)
{
    EXPECT_NEAR(turning_batch(h20, h100, weights(1)), 44.2, 5e-2);
    EXPECT_EQ(turning_batch(h20, h100, weights(1)), turning_batch(h100, h20, weights(1)));
    const double turn = turning_batch(h20, h100, weights(1));
    EXPECT_NEAR(tokens_per_second(h20, weights(turn)), tokens_per_second(h100, weights(turn)),
                1e-9);
    EXPECT_GT(tokens_per_second(h20, weights(turn - 1)),
              tokens_per_second(h100, weights(turn - 1)));
    EXPECT_LT(tokens_per_second(h20, weights(turn + 1)),
              tokens_per_second(h100, weights(turn + 1)));
    // With contexts of 4,096 tokens at 76.6, by 148e12/(3.35e12 - 671,088,640 x 2,114.29): twice
    // what fits into the H20, five times what fits into the H100.
    EXPECT_NEAR(turning_batch(h20, h100, decode), 76.6, 5e-2);
    // More of both, or as much of one: no turn.
    EXPECT_EQ(turning_batch(h200, h100, decode), std::numeric_limits<double>::infinity());
    EXPECT_EQ(turning_batch(h20, h20, decode), std::numeric_limits<double>::infinity());
    workload long_context = decode;
    long_context.context = 65536;
    EXPECT_EQ(turning_batch(h20, h100, long_context), std::numeric_limits<double>::infinity());
}

TEST(roofline, a_batch_must_fit)
{
    EXPECT_EQ(largest_batch(96 * gigabyte, decode), 38);
    EXPECT_EQ(largest_batch(80 * gigabyte, decode), 14);
    EXPECT_EQ(largest_batch(64 * gigabyte, decode), 0);
    EXPECT_EQ(largest_batch(70 * gigabyte, weights(1)), std::numeric_limits<double>::infinity());
    EXPECT_EQ(fits(96 * gigabyte, decode), truth::yes);
    EXPECT_EQ(fits(70 * gigabyte, weights(1)), truth::yes);
    EXPECT_EQ(fits(hm::between(64 * gigabyte, 80 * gigabyte), decode), truth::unknown);
    EXPECT_EQ(fits(hm::unknown(), decode), truth::unknown);
    EXPECT_EQ(fits(64 * gigabyte, decode), truth::no);
}

TEST(roofline, a_narrower_model_is_faster_and_a_wider_one_slower)
{
    workload wide = weights(1);
    wide.bytes_per_parameter = 2.0;
    EXPECT_NEAR(tokens_per_second(h20, wide), 57.143 / 2, 5e-4);
    // 148 TFLOPS at 16 bit over 2 x 70e9.
    wide.batch = 1e6;
    EXPECT_NEAR(tokens_per_second(h20, wide), 148e12 / 140e9, 1e-9);
}

TEST(roofline, a_short_prompt_waits_for_the_weights)
{
    workload short_prompt = prefill;
    short_prompt.batch = 1;
    short_prompt.context = 10;
    short_prompt.cache_bytes_per_token = 0;
    EXPECT_NEAR(tokens_per_second(h20, short_prompt), 571.43, 5e-3);
    EXPECT_EQ(ridge_batch(h20, short_prompt), 3.7);
}

TEST(roofline, says_the_same_in_three_scalars)
{
    const auto load = [](const auto& batch, const auto& context) {
        using S = std::decay_t<decltype(batch)>;
        return basic_workload<S>{.batch = batch, .context = context};
    };
    const std::vector<std::array<double, 4>> points{{2368, 4000, 8, 4096},
                                                    {2368, 4000, 200, 400},
                                                    {15832, 3350, 14, 8192},
                                                    {500, 9000, 3, 100}};
    hirschman_test::expect_three_scalars_agree<4>(
        [&](const auto& performance, const auto& bandwidth, const auto& batch,
            const auto& context) {
            using S = std::decay_t<decltype(batch)>;
            return tokens_per_second(basic_peak<S>{performance, bandwidth}, load(batch, context));
        },
        points);
    hirschman_test::expect_three_scalars_agree<4>(
        [&](const auto& performance, const auto& bandwidth, const auto& batch,
            const auto& context) {
            using S = std::decay_t<decltype(batch)>;
            return turning_batch(basic_peak<S>{performance, bandwidth},
                                 basic_peak<S>{S(15832.0), S(2000.0)}, load(batch, context)) +
                   0.0 * batch;
        },
        {{2368, 4000, 1, 512}, {500, 9000, 1, 100}, {3000, 2500, 1, 50}});
}

TEST(roofline, the_peak_of_a_chip_is_what_it_publishes)
{
    chip c{.id = "h20",
           .dense_peak = {{fp8, 296 * teraop_per_second}, {bf16, 148 * teraop_per_second}},
           .other_formats = unlisted::no_higher,
           .dram_bandwidth = 4000 * gigabyte_per_second};
    EXPECT_EQ(peak_of(c), h20);
    c.other_formats = unlisted::unpublished;
    try {
        (void)peak_of(c);
        FAIL();
    } catch (const hm::domain_error& e) {
        EXPECT_STREQ(e.what(), "the TPP of \"h20\" is not exactly known");
    }
}

TEST(roofline, refuses_what_no_part_and_no_model_is)
{
    EXPECT_THROW((void)tokens_per_second(peak{0, 4000}, decode), hm::domain_error);
    EXPECT_THROW((void)tokens_per_second(peak{2368, -1}, decode), hm::domain_error);
    EXPECT_THROW((void)ridge_batch(peak{2368, std::nan("")}, decode), hm::domain_error);
    const double infinite = std::numeric_limits<double>::infinity();
    for (const double bad : {0.0, -1.0, std::nan(""), infinite}) {
        EXPECT_THROW((void)tokens_per_second(h20, weights(bad)), hm::domain_error);
        for (double workload::*field :
             {&workload::parameters, &workload::bytes_per_parameter, &workload::context}) {
            workload load = decode;
            load.*field = bad;
            EXPECT_THROW((void)tokens_per_second(h20, load), hm::domain_error);
            EXPECT_THROW((void)fits(96 * gigabyte, load), hm::domain_error);
        }
    }
    workload load = decode;
    load.cache_bytes_per_token = -1;
    try {
        (void)tokens_per_second(h20, load);
        FAIL();
    } catch (const hm::domain_error& e) {
        EXPECT_STREQ(e.what(), "cache_bytes_per_token = -1 is outside [0, inf)");
    }
}

}  // namespace
