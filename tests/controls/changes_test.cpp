// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/changes.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/data/part.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;

constexpr transaction to_china{.on = {},
                               .destination = hm::country("CHN"),
                               .headquarters = hm::country("CHN"),
                               .action = action::exporting};

std::map<std::string, std::set<std::string>> parts_by_day(const std::vector<change>& all)
{
    std::map<std::string, std::set<std::string>> days;
    for (const auto& c : all) days[c.on.iso()].insert(c.part.str());
    return days;
}

TEST(changes, of_a_catalogue_come_on_the_days_of_the_rules)
{
    const auto catalogue = hm::data::chips();
    const auto all =
        changes(us_advanced_computing, catalogue, 2022y / 1 / 1, 2026y / 10 / 9, to_china);
    auto days = parts_by_day(all);
    EXPECT_EQ(days.size(), 3U);
    // The A100 in 2022, the A800 a year later, the H20 never.
    EXPECT_TRUE(days["2022-10-21"].count("nv_a100_sxm4_80"));
    EXPECT_FALSE(days["2022-10-21"].count("nv_a800_sxm4_80"));
    EXPECT_TRUE(days["2023-11-17"].count("nv_a800_sxm4_80"));
    EXPECT_TRUE(days["2026-01-15"].count("nv_h200_sxm"));
    for (const auto& [day, parts] : days) EXPECT_FALSE(parts.count("nv_h20_96")) << day;
    // By day, then in order of the catalogue.
    std::vector<std::string> order;
    for (const auto& c : catalogue) order.push_back(c.id.str());
    for (std::size_t i = 1; i < all.size(); ++i) {
        ASSERT_LE(all[i - 1].on, all[i].on);
        if (all[i - 1].on < all[i].on) continue;
        EXPECT_LT(std::find(order.begin(), order.end(), all[i - 1].part.str()),
                  std::find(order.begin(), order.end(), all[i].part.str()));
    }
}

TEST(changes, the_letter_moves_only_its_addressees)
{
    auto asked = to_china;
    asked.exporter = "NVIDIA";
    auto days = parts_by_day(
        changes(us_advanced_computing, hm::data::chips(), 2025y / 4 / 1, 2025y / 5 / 1, asked));
    ASSERT_EQ(days.size(), 1U);
    EXPECT_TRUE(days["2025-04-09"].count("nv_h20_96"));
    EXPECT_TRUE(
        changes(us_advanced_computing, hm::data::chips(), 2025y / 4 / 1, 2025y / 5 / 1, to_china)
            .empty());
}

/// The second method: yesterday and today, asked for each country.
TEST(changes, are_what_two_days_asked_one_by_one_differ_in)
{
    const std::vector<hm::chips::figures> parts{
        {.id = "a",
         .total_processing_performance = 5000 * tpp,
         .logic_area = 800 * square_millimetre,
         .dram_bandwidth = 2000 * gigabyte_per_second,
         .interconnect_bandwidth = 700 * gigabyte_per_second,
         .processing_performance_2022 = 5000 * tpp,
         .transfer_rate_2022 = 700 * gigabyte_per_second,
         .datacenter = hm::truth::yes},
        {.id = "b",
         .total_processing_performance = 2600 * tpp,
         .logic_area = 800 * square_millimetre,
         .processing_performance_2022 = 2600 * tpp,
         .datacenter = hm::truth::yes}};
    for (const hm::date on :
         {hm::date(2022y / 10 / 21), hm::date(2023y / 1 / 17), hm::date(2023y / 11 / 17),
          hm::date(2024y / 3 / 15), hm::date(2025y / 1 / 13), hm::date(2026y / 7 / 10)}) {
        const auto found = changes(us_advanced_computing, parts, on, on + std::chrono::days(1),
                                   {.on = {}, .action = action::exporting}, receiver::local);
        EXPECT_FALSE(found.empty()) << on.iso();
        std::set<std::string> pairs;
        for (const auto& c : found) {
            EXPECT_EQ(c.on, on);
            EXPECT_TRUE(std::is_sorted(c.destinations.begin(), c.destinations.end()));
            for (const auto& place : c.destinations)
                EXPECT_TRUE(pairs.insert(c.part.str() + std::string(place.alpha_3())).second);
        }
        std::size_t moved = 0;
        for (const auto& part : parts) {
            for (const auto& place : all_countries()) {
                transaction t{.on = on - std::chrono::days(1),
                              .destination = place,
                              .headquarters = place,
                              .action = action::exporting};
                const auto before = decide(us_advanced_computing, part, t);
                t.on = on;
                const auto after = decide(us_advanced_computing, part, t);
                const bool differ = before.classification != after.classification ||
                                    before.licence != after.licence ||
                                    before.review != after.review || before.binds != after.binds;
                EXPECT_EQ(differ, pairs.count(part.id.str() + std::string(place.alpha_3())) == 1)
                    << on.iso() << part.id << place.alpha_3();
                moved += differ ? 1 : 0;
            }
        }
        EXPECT_EQ(moved, pairs.size());
    }
}

TEST(changes, read_as_a_line)
{
    const std::vector<hm::chips::figures> parts{{.id = "a800",
                                                 .total_processing_performance = 4992 * tpp,
                                                 .logic_area = 826 * square_millimetre,
                                                 .datacenter = hm::truth::yes}};
    auto found = changes(us_advanced_computing, parts, 2024y / 1 / 1, 2025y / 1 / 1,
                         {.on = {}, .action = action::exporting}, receiver::local);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(explain(found[0]),
              "2024-03-15 a800 to NIC: 3A090.a, licence not_required -> 3A090.a, licence required, "
              "binds everyone, review presumption_of_denial, under 742.6(a)(6)(iii), 88 FR 73458");
    found[0].destinations = {hm::country("AUS"), hm::country("BEL"), hm::country("CAN"),
                             hm::country("DNK"), hm::country("FIN")};
    EXPECT_EQ(explain(found[0]).substr(0, 43), "2024-03-15 a800 to AUS, BEL, CAN and 2 more");
}

TEST(changes, refuse_an_empty_span_and_name_a_bad_part)
{
    std::vector<hm::chips::figures> parts{{.id = "bad"}};
    EXPECT_THROW(
        (void)changes(us_advanced_computing, parts, 2025y / 1 / 1, 2025y / 1 / 1, to_china),
        hm::domain_error);
    parts[0].dram_bandwidth = -1 * gigabyte_per_second;
    try {
        (void)changes(us_advanced_computing, parts, 2025y / 1 / 1, 2026y / 1 / 1, to_china);
        FAIL();
    } catch (const hm::domain_error& e) {
        EXPECT_STREQ(e.what(), "parts[0] \"bad\": DRAM bandwidth = -1 GB/s is outside [0, inf)");
    }
}

}  // namespace
