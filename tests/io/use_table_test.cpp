// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/use_table.hpp>
#include <hirschman/supply/extraction.hpp>

#include <cmath>
#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::io;

constexpr const char* symmetric =
    "sector,ore,steel,final_demand,exports,output\n"
    "ore,10,60,20,10,100\n"
    "steel,20,40,120,20,200\n"
    "imports,10,30,,,\n"
    "value_added,60,70,,,\n"
    "output,100,200,,,\n";

std::string with(std::string from, std::string to)
{
    std::string text = symmetric;
    return text.replace(text.find(from), from.size(), to);
}

std::string refusal(const std::string& text, const use_table_layout& layout = {})
{
    try {
        (void)parse_use_table(text, layout, "t.csv");
    } catch (const data_error& e) {
        return e.what();
    }
    return "accepted";
}

TEST(use_table, reads_a_symmetric_table)
{
    const auto [t, notes] = parse_use_table(symmetric);
    EXPECT_EQ(t.sectors, (std::vector<std::string>{"ore", "steel"}));
    EXPECT_EQ(t.flows, (std::vector<double>{10, 60, 20, 40}));
    EXPECT_EQ(t.output, (std::vector<double>{100, 200}));
    EXPECT_EQ(t.value_added, (std::vector<double>{60, 70}));
    EXPECT_EQ(supply::final_demand(t), (std::vector<double>{30, 140}));
    EXPECT_TRUE(notes.empty());
    EXPECT_EQ(parse_use_table("s,a\na,1\noutput,2\n").notes.size(), 1u)
        << "that final uses are the rest is said";
}

TEST(use_table, reads_a_table_whose_rows_are_in_another_order)
{
    const auto t = parse_use_table("s,a,b\noutput,10,20\nb,1,2\na,3,4\n").table;
    EXPECT_EQ(t.flow(0, 1), 4.0);
    EXPECT_EQ(t.flow(1, 0), 1.0);
}

TEST(use_table, refuses_rows_and_columns_that_disagree)
{
    EXPECT_EQ(refusal(with("\nore,10", "\nopper,10")),
              "t.csv:2: sector: expected a row that is a column too, or that the layout names, "
              "found \"opper\"");
    EXPECT_EQ(refusal(with("steel,20,40,120,20,200\n", "")),
              "t.csv:1: steel: expected a row of the same name, or a column that the layout names, "
              "found none");
    EXPECT_EQ(refusal(with("ore,10,60,20", "ore,10,60,25")),
              "t.csv:2: output: expected the sum of the row, 105, found 100");
    EXPECT_EQ(refusal(with("20,10,100", "20,11,101")),
              "t.csv:2: output: expected the output of the sector's column, 100, found 101");
    EXPECT_EQ(refusal(with("value_added,60", "value_added,61")),
              "t.csv:6: ore: expected the sum of the column, 101, found 100");
    EXPECT_EQ(refusal("s,a,final_demand\na,1,2\noutput,4,\n"),
              "t.csv:2: s: expected a row whose sum is the output of the sector's column, 4, found "
              "3");
    EXPECT_EQ(refusal(with("20,10,100", "20,11,101"), {.rows = balance::by_residual}), "accepted");
}

TEST(use_table, refuses_what_is_no_table)
{
    for (const char* text :
         {"", "s\n", "s,a\n", "s,a\na,1\n", "s,output\noutput,1\n", "s,a\na,1\na,1\noutput,2\n",
          "s,a,a\na,1,1\noutput,2,2\n", "s,a\na,nan\noutput,2\n", "s,a\na,inf\noutput,2\n",
          "s,a\na,x\noutput,2\n", "s,a\na,\noutput,2\n", "s,a\na,1\noutput,-2\n",
          "s,a\na,1\noutput,0\n", "s,a\na,1\noutput,nan\n", "s,a\n,1\noutput,2\n",
          "s,a\na,1,2\noutput,2\n"})
        EXPECT_NE(refusal(text), "accepted") << text;
    EXPECT_EQ(refusal(with("ore,10,60", "ore,10,-60")),
              "t.csv:2: steel: expected a flow that is not negative, found \"-60\"");
    EXPECT_THROW((void)load_use_table("/nowhere/table.csv"), data_error);
}

TEST(use_table, says_what_it_set_to_zero)
{
    const auto [t, notes] = parse_use_table("s,a,b\na,1,-2\nb,3,4\noutput,10,20\n",
                                            {.negatives = negative_flow::set_to_zero});
    EXPECT_EQ(t.flow(0, 1), 0.0);
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_EQ(notes[0], "1 flow below zero, -2 in all, set to zero");
}

TEST(use_table, reads_the_detail_table_of_the_united_states)
{
    const std::string path =
        HIRSCHMAN_SHARED_DIR "/data/us_io_2017/bea2017_detail_use_producer_afterredef.csv";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
    const auto [t, notes] = load_use_table(path, bea_detail_layout());
    ASSERT_EQ(t.size(), 402u);
    // Value added of all industries is gross domestic product of 2017: 19.61 trillion USD.
    EXPECT_NEAR(std::accumulate(t.value_added.begin(), t.value_added.end(), 0.0), 19.61e6, 5e3);
    ASSERT_EQ(notes.size(), 3u);
    EXPECT_EQ(notes[0], "3 flows below zero, -292 in all, set to zero");
    EXPECT_EQ(notes[1], "4 sectors have no row: taken to sell to final demand only");

    const supply::leontief_system model(t);
    ASSERT_EQ(model.status(), supply::solve_status::solved) << model.message();
    const auto x = model.output(supply::final_demand(t));
    for (std::size_t i = 0; i < t.size(); ++i)
        EXPECT_NEAR(x.values[i], t.output[i], 1e-9 * t.output[i]) << t.sectors[i];
    const auto losses = extraction_losses(model, supply::extraction::full);
    for (const char* sector : {"334413", "325413", "221100"}) {
        const std::size_t k = supply::index_of(t, sector);
        const auto lost = extract(model, std::vector<std::size_t>{k}, supply::extraction::full);
        EXPECT_NEAR(std::accumulate(lost.values.begin(), lost.values.end(), 0.0), losses.values[k],
                    1e-6 * losses.values[k]);
        EXPECT_GE(losses.values[k], t.output[k]);
    }
}

}  // namespace
