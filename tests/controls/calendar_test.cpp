// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/calendar.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

#include <utility>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

const calendar& days()
{
    static const calendar all(us_advanced_computing);
    return all;
}

TEST(calendar, answers_as_its_book_on_every_day_around_a_change)
{
    const hm::chips::figures parts[] = {
        {.total_processing_performance = 15832 * tpp,
         .logic_area = 814 * square_millimetre,
         .dram_bandwidth = 4800 * gigabyte_per_second,
         .interconnect_bandwidth = 1028 * gigabyte_per_second,
         .datacenter = truth::yes},
        {.dram_bandwidth = 4000 * gigabyte_per_second, .datacenter = truth::yes}};
    for (const auto start : days().starts()) {
        if (start < hm::date(2000y / 1 / 1)) continue;
        for (const int shift : {-1, 0, 1}) {
            for (const auto* place : {"CHN", "KHM", "POL", "ARE", ""}) {
                transaction t{.on = start + std::chrono::days(shift), .exporter = "AMD"};
                if (*place != '\0') t.destination = hm::country(place);
                for (const auto& part : parts) {
                    const auto fast = decide(days(), part, t);
                    const auto slow = decide(us_advanced_computing, part, t);
                    ASSERT_EQ(explain(fast), explain(slow)) << t.on << " " << place;
                    ASSERT_EQ(fast.reminders, slow.reminders) << t.on << " " << place;
                }
            }
        }
    }
}

TEST(calendar, gives_the_same_determination)
{
    const hm::chips::figures h20{.total_processing_performance = 2368 * tpp,
                                 .logic_area = 814 * square_millimetre,
                                 .dram_bandwidth = 4000 * gigabyte_per_second,
                                 .interconnect_bandwidth = 1028 * gigabyte_per_second,
                                 .datacenter = truth::yes};
    transaction t{.on = 2026y / 8 / 3,
                  .destination = hm::country("CHN"),
                  .headquarters = hm::country("CHN"),
                  .exporter = "NVIDIA"};
    for (const auto decided : {hm::date(2026y / 8 / 3), hm::date(2026y / 1 / 2)}) {
        t.decided_on = decided;
        const auto fast = assess(days(), h20, t);
        const auto slow = assess(us_advanced_computing, h20, t);
        ASSERT_EQ(fast.findings.size(), slow.findings.size());
        for (std::size_t i = 0; i < fast.findings.size(); ++i)
            EXPECT_EQ(explain(fast.findings[i]), explain(slow.findings[i]));
        EXPECT_EQ(fast.reported.size(), slow.reported.size());
        EXPECT_EQ(fast.pending, slow.pending);
        EXPECT_EQ(explain(fast), explain(slow));
    }
}

TEST(calendar, finds_the_span_of_a_day)
{
    const auto& starts = days().starts();
    EXPECT_EQ(days().span_of(hm::date(1900y / 1 / 1)), 0U);
    for (std::size_t i = 1; i < starts.size(); ++i) {
        EXPECT_LT(starts[i - 1], starts[i]);
        EXPECT_EQ(days().span_of(starts[i]), i);
        EXPECT_EQ(days().span_of(starts[i] - std::chrono::days(1)), i - 1);
    }
    EXPECT_EQ(days().span_of(hm::date(2099y / 1 / 1)), starts.size() - 1);
}

TEST(calendar, needs_the_arrays_of_a_book_and_not_the_book)
{
    const auto made = [] {
        const rulebook copy = us_advanced_computing;
        calendar moved(copy);
        return calendar(std::move(moved));
    }();
    const hm::chips::figures h100{.total_processing_performance = 15832 * tpp,
                                  .datacenter = truth::yes};
    const auto d = assess(made, h100,
                          {.on = 2024y / 5 / 1,
                           .destination = hm::country("CHN"),
                           .headquarters = hm::country("CHN")});
    EXPECT_EQ(d.licence, licence::required);
    EXPECT_EQ(d.read_to, us_advanced_computing.read_to);
}

}  // namespace
