// SPDX-License-Identifier: BSL-1.0
#include <hirschman/date.hpp>

#include <sstream>
#include <string_view>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace std::chrono_literals;

static_assert(date(2025y / 4 / 4) < date(2025y / 7 / 15));
static_assert(days_between(2025y / 4 / 4, 2025y / 5 / 26) == 52.0);
static_assert(date(2024y / 2 / 28) + std::chrono::days(2) == date(2024y / 3 / 1));
static_assert(date::from_iso("2023-11-17") == date(2023y / 11 / 17));

constexpr date_span rule{2022y / 10 / 21, date(2023y / 11 / 17)};
static_assert(rule.contains(2022y / 10 / 21) && !rule.contains(2023y / 11 / 17));
static_assert(!rule.contains(2022y / 10 / 20));
constexpr date_span open{2023y / 11 / 17};
static_assert(open.contains(2199y / 1 / 1) && !overlap(rule, open) && overlap(open, open));
static_assert(!overlap(date_span{2025y / 1 / 1, date(2025y / 1 / 1)}, open));

TEST(date, that_does_not_exist_is_refused)
{
    EXPECT_THROW(date(2025y / 2 / 30), domain_error);
    EXPECT_THROW((void)date(2025y / 13 / 1), domain_error);
    EXPECT_NO_THROW((void)date(2024y / 2 / 29));
}

TEST(date, text_is_iso_8601_and_nothing_else)
{
    EXPECT_EQ(date(2025y / 4 / 9).iso(), "2025-04-09");
    EXPECT_EQ(date(31y / 1 / 2).iso(), "0031-01-02");
    for (const std::string_view wrong : {"2025-4-9", "2025-02-30", "09/04/2025", "2025-04-09 ", "",
                                         "2025-04-0x", "20250409", "2025-00-10"})
        EXPECT_FALSE(date::parse(wrong)) << wrong;
    try {
        (void)date::from_iso("2025-02-30");
        FAIL() << "30 February was accepted";
    } catch (const domain_error& e) {
        EXPECT_STREQ(e.what(), "\"2025-02-30\" is not a date YYYY-MM-DD");
    }
}

TEST(date, prints_as_iso)
{
    std::ostringstream out;
    out << date(2026y / 1 / 15);
    EXPECT_EQ(out.str(), "2026-01-15");
}

}  // namespace
