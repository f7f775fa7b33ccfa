// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/tariff_schedule.hpp>
#include <hirschman/io/trade.hpp>

#include "support/mutation.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::io;
using namespace std::chrono_literals;

trade::economy base()
{
    return trade_from(
        {.trade = parse_csv("sector,exporter,importer,value,tariff\n"
                            "food,A,A,9,0\nfood,A,B,1,0.1\nfood,B,A,1,0.1\nfood,B,B,9,0\n"
                            "food,C,C,9,0\nfood,C,A,1,0.3\n"
                            "steel,A,A,9,0\nsteel,A,B,1,0.2\nsteel,B,A,1,0.2\nsteel,B,B,9,0\n"
                            "steel,C,C,9,0\nsteel,C,A,1,0.3\n")},
        {.elasticity = 4.0});
}

std::string refusal(const std::string& text, const std::string& name = "")
{
    try {
        (void)trade::scheduled_tariffs(base(), schedule_from(parse_csv(text, "s.csv"), name));
    } catch (const error& e) {
        return e.what();
    }
    return "accepted";
}

TEST(tariff_schedule, the_line_that_names_most_holds_in_any_order)
{
    std::vector<trade::tariff_line> lines{
        {.importer = "A", .rate = 0.10},
        {.importer = "A", .exporter = "B", .rate = 0.20},
        {.importer = "A", .exporter = "B", .sector = "steel", .rate = 0.50}};
    const auto e = base();
    for (int turn = 0; turn < 6; ++turn) {
        const auto t = trade::scheduled_tariffs(e, lines);
        EXPECT_EQ(t[e.flow(0, 0, 0)], 0.0) << "own sales";
        EXPECT_EQ(t[e.flow(0, 0, 1)], 0.20);
        EXPECT_EQ(t[e.flow(1, 0, 1)], 0.50);
        EXPECT_EQ(t[e.flow(1, 0, 2)], 0.10);
        EXPECT_EQ(t[e.flow(1, 1, 0)], 0.2) << "of the base";
        std::next_permutation(lines.begin(), lines.end(),
                              [](const auto& a, const auto& b) { return a.rate < b.rate; });
    }
    EXPECT_EQ(trade::scheduled_tariffs(e, {}), e.tariff);
}

TEST(tariff_schedule, refuses_lines_that_disagree_and_names_that_are_none)
{
    EXPECT_EQ(refusal("importer,exporter,sector,rate\nA,B,*,0.1\nA,*,steel,0.2\n"),
              "tariffs (A, B, *: 0.1) and (A, *, steel: 0.2) disagree about steel of B in A");
    EXPECT_EQ(refusal("importer,exporter,sector,rate\nA,B,*,0.1\nA,*,steel,0.1\n"), "accepted");
    EXPECT_EQ(refusal("importer,exporter,sector,rate\nA,B,stee,0.1\n"),
              "no sector is named \"stee\"; did you mean \"steel\"?");
    EXPECT_EQ(refusal("importer,exporter,rate\nA,B,0.1\nA,B,0.2\n"),
              "s.csv:3: exporter: expected every line once, found \"B\"");
    EXPECT_EQ(refusal("importer,exporter,rate\nA,B,-1\n"),
              "s.csv:2: rate: expected a tariff above -1, found \"-1\"");
    EXPECT_EQ(refusal("importer,exporter,rate\n"), "s.csv: expected a line of tariffs, found none");
    EXPECT_EQ(refusal("schedule,importer,exporter,rate\nmay,A,B,0.1\njune,A,B,0.2\n"),
              "s.csv has several schedules; it has june or may");
    EXPECT_EQ(refusal("schedule,importer,exporter,rate\nmay,A,B,0.1\njune,A,B,0.2\n", "jun"),
              "s.csv has no schedule \"jun\"; did you mean \"june\"?; it has june or may");
    EXPECT_EQ(refusal("schedule,importer,exporter,rate\nmay,A,B,0.1\njune,A,B,0.2\n", "june"),
              "accepted");
    EXPECT_EQ(refusal("importer,exporter,rate,from,until\nA,B,0.1,2025-08-01,2025-08-01\n"),
              "s.csv:2: until: expected a day after the first, found \"2025-08-01\"");
    const auto e = base();
    EXPECT_THROW((void)trade::scheduled_tariffs(e, std::vector<trade::tariff_line>{{.rate = -1.0}}),
                 domain_error);
}

TEST(tariff_schedule, holds_from_one_day_to_another)
{
    const auto lines =
        schedule_from(parse_csv("importer,exporter,rate,from,until,known_from,source,confidence\n"
                                "A,B,0.1,2025-04-10,2025-08-07,2025-04-09,order,verified\n"
                                "A,B,0.15,2025-08-07,,2025-07-31,order,verified\n"));
    EXPECT_EQ(trade::in_force(lines, 2025y / 4 / 9).size(), 0u);
    EXPECT_EQ(trade::in_force(lines, 2025y / 4 / 10).front().rate, 0.1);
    EXPECT_EQ(trade::in_force(lines, 2025y / 8 / 6).front().rate, 0.1);
    EXPECT_EQ(trade::in_force(lines, 2025y / 8 / 7).front().rate, 0.15);
    EXPECT_EQ(trade::known(lines, as_of{2025y / 7 / 30}).size(), 1u);
    EXPECT_EQ(trade::known(lines, as_of{2025y / 7 / 31}).size(), 2u);
    EXPECT_EQ(lines.front().origin.trust, confidence::verified);
}

TEST(tariff_schedule, changed_bytes_are_refused_or_read)
{
    hirschman_tests::expect_survives_mutation(
        "importer,exporter,sector,rate,from\nA,B,steel,0.1,2025-01-01\nA,*,*,0.2,\n",
        [](const std::string& content) { return schedule_from(parse_csv(content)); });
}

}  // namespace
