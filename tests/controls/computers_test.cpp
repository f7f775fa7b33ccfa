// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/rulebooks/us_computers.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

constexpr auto wt = weighted_teraflops;
constexpr hm::date then = 2024y / 5 / 1;

// APP03: the limit is exceeded, not met. APP04: a PC with an RTX 4090D, about 1.1 TFLOPS at 64 bit:
// the story that the rule of April 2024 barred parts over 70 TFLOPS is false.
static_assert(computer_paragraph(70 * wt, then).paragraph == "4A994.b");
static_assert(computer_paragraph(70.1 * wt, then).paragraph == "4A003.b");
static_assert(computer_paragraph(1.0 * wt, then).controlled == truth::no);
static_assert(computer_paragraph(0.0128 * wt, then).paragraph == "4A994.b");
static_assert(computer_paragraph(0.0127 * wt, then).paragraph == "none");

TEST(computers, of_open_figures_are_undetermined_where_it_matters)
{
    EXPECT_EQ(computer_paragraph(hm::between(60 * wt, 80 * wt), then).paragraph, "undetermined");
    EXPECT_EQ(computer_paragraph(hm::between(60 * wt, 70 * wt), then).paragraph, "4A994.b");
    EXPECT_EQ(computer_paragraph(hm::at_least(71 * wt), then).paragraph, "4A003.b");
    EXPECT_EQ(computer_paragraph(hm::unknown(), then).paragraph, "undetermined");
}

TEST(computers, before_2022_had_limits_whose_days_were_not_found)
{
    EXPECT_EQ(computer_paragraph(50 * wt, 2021y / 12 / 31).paragraph, "undetermined");
    EXPECT_EQ(computer_paragraph(50 * wt, 2022y / 1 / 1).paragraph, "4A994.b");
}

TEST(computers, refuse_figures_that_no_computer_has)
{
    EXPECT_THROW((void)computer_paragraph(-1 * wt, then), hm::domain_error);
    EXPECT_THROW((void)computer_paragraph(std::numeric_limits<double>::infinity() * wt, then),
                 hm::domain_error);
}

}  // namespace
