// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/philox.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>

namespace {

using namespace hirschman::uncertainty::detail;
using hirschman::block;
using counter = std::array<std::uint32_t, 4>;

TEST(philox, gives_the_known_answers_of_its_authors)
{
    constexpr std::uint32_t ones = 0xffffffffU;
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
              (counter{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U}));
    EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}),
              (counter{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU}));
}

TEST(uniforms, are_words_of_the_counter_of_their_draw)
{
    // Draw 64 * 7 + 3 of stream 5 under seed 11: words 0 and 1 of counter (32 * 7 + 3, 5).
    const auto word = philox({32 * 7 + 3, 0, 5, 0}, {11, 0});
    const block u = uniforms(11, 7, 5);
    const auto fraction = [](std::uint32_t high, std::uint32_t low) {
        return (static_cast<double>((std::uint64_t{high} << 32U | low) >> 12U) + 0.5) / 0x1p52;
    };
    EXPECT_EQ(u[3], fraction(word[0], word[1]));
    EXPECT_EQ(u[35], fraction(word[2], word[3]));
}

TEST(philox, is_the_same_on_64_counters_at_a_time)
{
    lane_words words;
    for (std::uint32_t k = 0; k < 4; ++k)
        for (std::uint32_t i = 0; i < block::size; ++i) words[k][i] = 0x9e3779b9U * (k * 64 + i);
    const lane_words counters = words;
    philox(words, 0xfedcba9876543210U);
    for (std::size_t i = 0; i < block::size; ++i) {
        const auto one = philox({counters[0][i], counters[1][i], counters[2][i], counters[3][i]},
                                {0x76543210U, 0xfedcba98U});
        for (std::size_t k = 0; k < 4; ++k) ASSERT_EQ(words[k][i], one[k]) << i << " " << k;
    }
}

TEST(uniforms, of_far_blocks_carry_into_the_upper_word)
{
    const std::uint64_t far = 0x123456789abcU;
    const block u = uniforms(1, far, (std::uint64_t{1} << 32U) + 9);
    const std::uint64_t place = 32 * far + 31;
    const auto word =
        philox({static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(place >> 32U), 9, 1},
               {1, 0});
    EXPECT_EQ(u[31], (static_cast<double>((std::uint64_t{word[0]} << 32U | word[1]) >> 12U) + 0.5) *
                         0x1p-52);
}

TEST(uniforms, fill_the_unit_interval_evenly_and_independently_by_stream)
{
    double mean = 0.0;
    double product = 0.0;
    constexpr int blocks = 1000;
    for (std::uint64_t b = 0; b < blocks; ++b) {
        const block u = uniforms(1, b, 0);
        const block w = uniforms(1, b, 1);
        for (std::size_t i = 0; i < block::size; ++i) {
            EXPECT_GT(u[i], 0.0);
            EXPECT_LT(u[i], 1.0);
            mean += u[i] / (blocks * 64.0);
            product += (u[i] - 0.5) * (w[i] - 0.5) / (blocks * 64.0);
        }
    }
    // Five standard errors of 64,000 draws: sqrt(1/12 / 64000) = .00114, (1/12) / sqrt(64000).
    EXPECT_NEAR(mean, 0.5, 0.0057);
    EXPECT_NEAR(product, 0.0, 0.00165);
}

}  // namespace
