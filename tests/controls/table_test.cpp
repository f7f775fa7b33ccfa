// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/controls/table.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

hm::chips::figures part(const char* id, double performance, double area, double dram, double links)
{
    return {.id = id,
            .total_processing_performance = performance * tpp,
            .logic_area = area * square_millimetre,
            .dram_bandwidth = dram * gigabyte_per_second,
            .interconnect_bandwidth = links * gigabyte_per_second,
            .processing_performance_2022 = performance * tpp,
            .transfer_rate_2022 = links * gigabyte_per_second,
            .datacenter = truth::yes};
}

std::vector<hm::chips::figures> parts()
{
    auto consumer = part("consumer", 4707, 608.5, 1008, 64);
    consumer.datacenter = truth::no;
    auto unpublished = part("unpublished", 3000, 500, 1300, 250);
    unpublished.logic_area = hm::unknown();
    return {part("a100", 4992, 826, 2039, 664), part("h20", 2368, 814, 4000, 1028), consumer,
            unpublished};
}

std::vector<hm::date> days()
{
    std::vector<hm::date> all;
    for (hm::date day = 2022y / 1 / 1; day < hm::date(2026y / 12 / 1);
         day = day + std::chrono::days(1))
        all.push_back(day);
    return all;
}

TEST(table, each_cell_is_the_answer_to_a_question_of_its_own)
{
    const auto asked_parts = parts();
    auto asked_days = days();
    std::mt19937 random(7);
    std::shuffle(asked_days.begin(), asked_days.end(), random);
    const auto places = all_countries();
    ASSERT_EQ(places.size(), 249U);
    for (const auto received_by : {receiver::as_asked, receiver::local}) {
        transaction asked{.on = {}, .exporter = "NVIDIA", .action = action::exporting};
        if (received_by == receiver::as_asked) {
            asked.headquarters = hm::country("SGP");
            asked.decided_on = 2026y / 8 / 1;  // when the Emirates had changed their group
        }
        const auto table =
            assess_all(us_advanced_computing, asked_parts, asked_days, places, asked, received_by);
        EXPECT_EQ(table.size(), asked_parts.size() * asked_days.size() * places.size());
        EXPECT_LT(table.decided(), table.size() / 400);
        // Every country on some days, and random cells.
        for (int i = 0; i < 20000; ++i) {
            const std::size_t d =
                i < 1000 ? static_cast<std::size_t>(i) % places.size() : random() % places.size();
            const std::size_t day = random() % asked_days.size();
            const std::size_t p = random() % asked_parts.size();
            asked.on = asked_days[day];
            asked.destination = places[d];
            if (received_by == receiver::local) asked.headquarters = places[d];
            ASSERT_TRUE(table.at(p, day, d) == decide(us_advanced_computing, asked_parts[p], asked))
                << asked_parts[p].id << " " << asked.on.iso() << " " << places[d].alpha_3();
        }
    }
}

TEST(table, a_column_has_the_parts_innermost)
{
    const auto asked_parts = parts();
    const std::vector<hm::date> asked_days{2022y / 1 / 1, 2024y / 3 / 1, 2025y / 5 / 1,
                                           2024y / 3 / 2};
    const std::vector<hm::country> places{hm::country("CHN"), hm::country("BRA"),
                                          hm::country("HKG")};
    const auto table = assess_all(us_advanced_computing, asked_parts, asked_days, places,
                                  {.on = {}, .exporter = "NVIDIA"}, receiver::local);
    const auto licences = table.column([](const answer& a) { return a.licence; });
    const auto classes = table.column([](const answer& a) { return a.classification; });
    ASSERT_EQ(licences.size(), 4U * 4U * 3U);
    for (std::size_t day = 0; day < 4; ++day)
        for (std::size_t d = 0; d < 3; ++d)
            for (std::size_t p = 0; p < 4; ++p) {
                EXPECT_EQ(licences[(day * 3 + d) * 4 + p], table.at(p, day, d).licence);
                EXPECT_EQ(classes[(day * 3 + d) * 4 + p], table.at(p, day, d).classification);
            }
    // The H20 to China in May 2025, by an addressee.
    EXPECT_EQ(licences[(2 * 3 + 0) * 4 + 1], licence::required);
    EXPECT_EQ(licences[(1 * 3 + 0) * 4 + 1], licence::not_required);
    // One stretch of law and one class of places are decided once.
    EXPECT_EQ(table.index_at(0, 1, 0), table.index_at(0, 3, 2));
    EXPECT_EQ(table.decided(), 3U * 2U * 4U);
}

TEST(table, of_nothing_is_empty)
{
    const auto asked_parts = parts();
    const std::vector<hm::date> asked_days{2024y / 3 / 1};
    const std::vector<hm::country> places{hm::country("CHN")};
    const auto none =
        assess_all(us_advanced_computing, std::vector<hm::chips::figures>{}, asked_days, places);
    EXPECT_EQ(none.size(), 0U);
    EXPECT_TRUE(none.column([](const answer& a) { return a.licence; }).empty());
    EXPECT_EQ(assess_all(us_advanced_computing, asked_parts, {}, places).size(), 0U);
    EXPECT_EQ(assess_all(us_advanced_computing, asked_parts, asked_days, {}).size(), 0U);
    EXPECT_EQ(answer_table{}.size(), 0U);
}

TEST(table, says_which_part_or_index_is_wrong)
{
    auto asked_parts = parts();
    const std::vector<hm::date> asked_days{2024y / 3 / 1};
    const std::vector<hm::country> places{hm::country("CHN")};
    const auto table = assess_all(us_advanced_computing, asked_parts, asked_days, places);
    const auto message = [](auto&& f) -> std::string {
        try {
            f();
        } catch (const hm::domain_error& e) {
            return e.what();
        }
        return "no error";
    };
    EXPECT_EQ(message([&] { (void)table.at(4, 0, 0); }), "part = 4 is outside [0, 4)");
    EXPECT_EQ(message([&] { (void)table.at(0, 1, 0); }), "day = 1 is outside [0, 1)");
    EXPECT_EQ(message([&] { (void)table.at(0, 0, 1); }), "destination = 1 is outside [0, 1)");
    asked_parts[2].dram_bandwidth = -1 * gigabyte_per_second;
    EXPECT_EQ(
        message([&] { (void)assess_all(us_advanced_computing, asked_parts, asked_days, places); }),
        "parts[2] \"consumer\": DRAM bandwidth = -1 GB/s is outside [0, inf)");
}

}  // namespace
