// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/transfer_rate.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace hm::units;
using hm::truth;

constexpr auto gbps = gigabyte_per_second;

constexpr chips::interfaces with(double links, double bus)
{
    return {.links = links * gbps, .bus = bus * gbps};
}

// The parts of the 2022 rule, NVLink and PCIe: A100 600 + 64, A800 400 + 64, H800 400 + 128, and
// Gaudi 2 HL-225B 525 + 64. None of them turns on whether the bus counts.
static_assert((chips::transfer_rate_over(with(600, 64)) >= 600 * gbps) == truth::yes);
static_assert((chips::transfer_rate_over(with(400, 64)) >= 600 * gbps) == truth::no);
static_assert((chips::transfer_rate_over(with(400, 128)) >= 600 * gbps) == truth::no);
static_assert((chips::transfer_rate_over(with(525, 64)) >= 600 * gbps) == truth::no);
// A part cut to 576 with a bus of 64 does: 576 or 640.
static_assert(chips::transfer_rate_over(with(576, 64)) == hm::between(576 * gbps, 640 * gbps));
static_assert((chips::transfer_rate_over(with(576, 64)) >= 600 * gbps) == truth::unknown);
static_assert(chips::transfer_rate_over(with(576, 64), {.bus = truth::yes}) ==
              hm::exactly(640 * gbps));

TEST(transfer_rate, of_the_april_letters_runs_from_one_way_to_both)
{
    // H20: 900 + 128, against 1,100: not met on any reading, so memory bandwidth decides.
    const auto h20 = chips::transfer_rate_over(
        with(900, 128), {.bus = truth::unknown, .both_directions = truth::unknown});
    EXPECT_EQ(h20, hm::between(450 * gbps, 1028 * gbps));
    EXPECT_EQ(h20 >= 1100 * gbps, truth::no);
    // Gaudi 3: 1,200 + 128.
    EXPECT_EQ(
        chips::transfer_rate_over(
            with(1200, 128), {.bus = truth::yes, .both_directions = truth::unknown}) >= 1100 * gbps,
        truth::unknown);
    EXPECT_EQ(
        chips::transfer_rate_over(with(900, 128), {.bus = truth::no, .both_directions = truth::no}),
        hm::exactly(450 * gbps));
}

TEST(transfer_rate, keeps_what_is_unknown)
{
    EXPECT_TRUE(chips::transfer_rate_over({}).is_unknown());
    EXPECT_EQ(chips::transfer_rate_over({.links = 600 * gbps}), hm::at_least(600 * gbps));
    EXPECT_EQ(chips::transfer_rate_over({.links = 600 * gbps, .bus = hm::undefined()}),
              hm::exactly(600 * gbps));
    EXPECT_EQ(chips::transfer_rate_over({.links = 600 * gbps}, {.bus = truth::no}),
              hm::exactly(600 * gbps));
}

TEST(transfer_rate, refuses_what_no_part_has)
{
    EXPECT_THROW((void)chips::transfer_rate_over(with(-1, 64)), hm::domain_error);
    EXPECT_THROW((void)chips::transfer_rate_over(with(std::numeric_limits<double>::infinity(), 64)),
                 hm::domain_error);
}

}  // namespace
