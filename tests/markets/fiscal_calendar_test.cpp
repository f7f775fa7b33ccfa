// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/fiscal_calendar.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <limits>
#include <string>
#include <utility>

namespace mk = hirschman::markets;
using hirschman::date;
using hirschman::date_span;
using hirschman::domain_error;
using namespace std::chrono_literals;

// Announced on 14 July 2025; the third quarter of fiscal 2026 is 28 July to 26 October.
static_assert(mk::nvidia_calendar.quarter(2026, 3).from == date(2025y / 7 / 28));
static_assert(mk::nvidia_calendar.quarter(2026, 3).last_day() == date(2025y / 10 / 26));
static_assert(hirschman::days_between(2025y / 7 / 14, mk::nvidia_calendar.quarter(2026, 3).from) ==
              14.0);
static_assert(hirschman::days_between(2025y / 7 / 14, mk::nvidia_calendar.quarter(2026, 3).until) ==
              105.0);
static_assert(mk::nvidia_calendar.containing(2025y / 4 / 9) ==
              mk::nvidia_calendar.quarter(2026, 1));
static_assert(mk::nvidia_calendar.first_from(2025y / 7 / 14) ==
              mk::nvidia_calendar.quarter(2026, 3));
static_assert(mk::nvidia_calendar.first_from(2025y / 7 / 28) ==
              mk::nvidia_calendar.quarter(2026, 3));

// Quarter and period end as reported, company filings.
TEST(fiscal_calendar, nvidia_quarters_end_when_reported)
{
    const std::pair<const char*, const char*> reported[] = {
        {"FY2023Q1", "2022-05-01"}, {"FY2023Q2", "2022-07-31"}, {"FY2023Q3", "2022-10-30"},
        {"FY2023Q4", "2023-01-29"}, {"FY2024Q1", "2023-04-30"}, {"FY2024Q2", "2023-07-30"},
        {"FY2024Q3", "2023-10-29"}, {"FY2024Q4", "2024-01-28"}, {"FY2025Q1", "2024-04-28"},
        {"FY2025Q2", "2024-07-28"}, {"FY2025Q3", "2024-10-27"}, {"FY2025Q4", "2025-01-26"},
        {"FY2026Q1", "2025-04-27"}, {"FY2026Q2", "2025-07-27"}, {"FY2026Q3", "2025-10-26"},
        {"FY2026Q4", "2026-01-25"}, {"FY2027Q1", "2026-04-26"}, {"FY2027Q2", "2026-07-26"},
        {"FY2027Q3", "2026-10-25"}};
    for (const auto& [name, end] : reported) {
        const auto quarter = mk::nvidia_calendar.containing(date::from_iso(end));
        EXPECT_EQ(quarter.name(), name);
        EXPECT_EQ(quarter.last_day(), date::from_iso(end));
    }
}

TEST(fiscal_calendar, the_week_over_falls_into_the_fourth_quarter)
{
    EXPECT_EQ(mk::nvidia_calendar.year_end(2027), date(2027y / 1 / 31));
    EXPECT_EQ(mk::nvidia_calendar.quarter(2027, 4).days(), 98.0);
    EXPECT_EQ(mk::nvidia_calendar.quarter(2026, 4).days(), 91.0);
}

TEST(fiscal_calendar, other_firms)
{
    EXPECT_EQ(mk::amd_calendar.containing(2025y / 12 / 27).name(), "FY2025Q4");
    EXPECT_EQ(mk::amd_calendar.quarter(2025, 4).last_day(), date(2025y / 12 / 27));
    EXPECT_EQ(mk::amd_calendar.quarter(2025, 2).last_day(), date(2025y / 6 / 28));
    EXPECT_EQ(mk::amd_calendar.quarter(2026, 1).last_day(), date(2026y / 3 / 28));
    const auto months = mk::fiscal_calendar::months(std::chrono::December);
    EXPECT_EQ(months.quarter(2025, 2).last_day(), date(2025y / 6 / 30));
    EXPECT_EQ(months.containing(2024y / 2 / 29).name(), "FY2024Q1");
    const auto to_february = mk::fiscal_calendar::months(std::chrono::February);
    EXPECT_EQ(to_february.quarter(2024, 4).last_day(), date(2024y / 2 / 29));
    EXPECT_THROW((void)months.quarter(2025, 0), domain_error);
    EXPECT_THROW((void)months.quarter(2025, 5), domain_error);
    EXPECT_THROW((void)mk::fiscal_calendar::months(std::chrono::month(13)), domain_error);
}

// Period ends as reported to the SEC: 10-Qs of 2021, 10-Q of 23 May 2024, 10-K for fiscal 2024 and
// the quarter to 26 October 2025. Fiscal 2021 had 53 weeks, and its first quarter 14.
TEST(fiscal_calendar, applied_materials_quarters_end_when_reported)
{
    const std::pair<const char*, const char*> reported[] = {
        {"FY2020Q4", "2020-10-25"}, {"FY2021Q1", "2021-01-31"}, {"FY2021Q2", "2021-05-02"},
        {"FY2021Q3", "2021-08-01"}, {"FY2021Q4", "2021-10-31"}, {"FY2022Q4", "2022-10-30"},
        {"FY2023Q4", "2023-10-29"}, {"FY2024Q1", "2024-01-28"}, {"FY2024Q2", "2024-04-28"},
        {"FY2024Q4", "2024-10-27"}, {"FY2025Q4", "2025-10-26"}};
    for (const auto& [name, end] : reported) {
        const auto quarter = mk::applied_materials_calendar.containing(date::from_iso(end));
        EXPECT_EQ(quarter.name(), name);
        EXPECT_EQ(quarter.last_day(), date::from_iso(end));
    }
    EXPECT_EQ(mk::applied_materials_calendar.quarter(2021, 1).days(), 98.0);
    EXPECT_EQ(mk::applied_materials_calendar.quarter(2021, 2).days(), 91.0);
}

// Period ends as reported to the SEC: 10-Qs for the quarters to June 2011, March 2017, November
// 2017, February 2020 and March 2021 and the comparisons in them. Fiscal 2020 had 53 weeks.
TEST(fiscal_calendar, micron_quarters_end_when_reported)
{
    const std::pair<const char*, const char*> reported[] = {
        {"FY2010Q3", "2010-06-03"}, {"FY2010Q4", "2010-09-02"}, {"FY2011Q3", "2011-06-02"},
        {"FY2017Q2", "2017-03-02"}, {"FY2018Q1", "2017-11-30"}, {"FY2019Q2", "2019-02-28"},
        {"FY2019Q4", "2019-08-29"}, {"FY2020Q2", "2020-02-27"}, {"FY2020Q4", "2020-09-03"}};
    for (const auto& [name, end] : reported) {
        const auto quarter = mk::micron_calendar.containing(date::from_iso(end));
        EXPECT_EQ(quarter.name(), name);
        EXPECT_EQ(quarter.last_day(), date::from_iso(end));
    }
    EXPECT_EQ(mk::micron_calendar.quarter(2020, 4).days(), 98.0);
}

TEST(fiscal_calendar, a_year_may_end_in_the_next_one)
{
    // The Saturday nearest to 31 December, as Cadence reported until fiscal 2021: fiscal 2020 ended
    // on 2 January 2021, fiscal 2019 on 28 December 2019.
    constexpr auto nearest =
        mk::fiscal_calendar::weeks_nearest(std::chrono::Saturday, std::chrono::December);
    EXPECT_EQ(nearest.year_end(2020), date(2021y / 1 / 2));
    EXPECT_EQ(nearest.year_end(2019), date(2019y / 12 / 28));
    EXPECT_EQ(nearest.containing(2021y / 1 / 1).name(), "FY2020Q4");
    EXPECT_EQ(nearest.containing(2019y / 12 / 29).name(), "FY2020Q1");
    EXPECT_EQ(mk::cadence_calendar.containing(2025y / 6 / 30).last_day(), date(2025y / 6 / 30));
    EXPECT_EQ(mk::cadence_calendar.containing(2025y / 9 / 30).name(), "FY2025Q3");
    EXPECT_THROW((void)mk::fiscal_calendar::weeks(std::chrono::Sunday, std::chrono::May, 5),
                 domain_error);
}

// The ban took effect on 9 April 2025, after 72 of the 91 days of the first quarter of fiscal 2026.
// 7,100 = 4,600 shipped + 2,500 not, so it contains its own outcome (company filings, USD m).
TEST(fiscal_calendar, sales_before_a_ban_are_pro_rata_to_a_power)
{
    const auto quarter = mk::nvidia_calendar.quarter(2026, 1);
    const date_span banned{2025y / 4 / 9};
    EXPECT_NEAR(7100 * (1 - mk::share_of_quarter(quarter, banned, 1.0)), 5618, 0.5);
    EXPECT_NEAR(7100 * (1 - mk::share_of_quarter(quarter, banned, 1.85)), 4600, 5);
}

TEST(fiscal_calendar, shares_of_a_quarter_outside_the_days_are_zero_and_inside_one)
{
    const auto quarter = mk::nvidia_calendar.quarter(2026, 2);
    EXPECT_EQ(mk::share_of_quarter(quarter, date_span{2025y / 1 / 1}, 1.0), 1.0);
    EXPECT_EQ(mk::share_of_quarter(quarter, date_span{2026y / 1 / 1}, 1.0), 0.0);
    EXPECT_EQ(mk::share_of_quarter(quarter, date_span{2025y / 1 / 1, date(2025y / 2 / 1)}, 1.0),
              0.0);
    EXPECT_EQ(mk::share_of_quarter(quarter, date_span{2025y / 6 / 1, date(2025y / 5 / 1)}, 1.0),
              0.0);
    EXPECT_THROW((void)mk::share_of_quarter(quarter, date_span{2025y / 1 / 1}, 0.0), domain_error);
    EXPECT_THROW((void)mk::share_of_quarter(quarter, date_span{2025y / 1 / 1},
                                            std::numeric_limits<double>::quiet_NaN()),
                 domain_error);
}

TEST(fiscal_calendar, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<1>(
        [](const auto& k) {
            return mk::share_of_quarter(mk::nvidia_calendar.quarter(2026, 1),
                                        date_span{2025y / 4 / 9}, k);
        },
        {{1.0}, {1.85}, {0.5}});
}

RC_GTEST_PROP(fiscal_calendar, every_day_lies_in_one_quarter_and_quarters_join, ())
{
    const date day = date(1990y / 1 / 1) + std::chrono::days(*rc::gen::inRange(0, 30000));
    for (const auto& calendar :
         {mk::nvidia_calendar, mk::amd_calendar, mk::applied_materials_calendar,
          mk::micron_calendar, mk::fiscal_calendar::months(std::chrono::June),
          mk::fiscal_calendar::weeks_nearest(std::chrono::Saturday, std::chrono::December)}) {
        const auto quarter = calendar.containing(day);
        RC_ASSERT(quarter.contains(day));
        RC_ASSERT(quarter.days() >= 89.0 && quarter.days() <= 98.0);
        RC_ASSERT(calendar.following(quarter).from == quarter.until);
        RC_ASSERT(quarter == calendar.quarter(quarter.fiscal_year, quarter.number));
    }
}

RC_GTEST_PROP(fiscal_calendar, parts_of_a_quarter_add_up, ())
{
    const auto quarter = mk::nvidia_calendar.quarter(2026, 1);
    const date cut = quarter.from + std::chrono::days(*rc::gen::inRange(0, 92));
    const double exponent = *rc::gen::inRange(10, 300) / 100.0;
    const double before =
        mk::share_of_quarter(quarter, date_span{date(2020y / 1 / 1), cut}, exponent);
    const double after = mk::share_of_quarter(quarter, date_span{cut}, exponent);
    RC_ASSERT(before >= 0.0 && after >= 0.0);
    RC_ASSERT(std::fabs(before + after - 1.0) < 1e-14);
}
