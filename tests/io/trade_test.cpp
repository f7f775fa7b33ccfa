// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/trade.hpp>

#include "support/mutation.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::io;

constexpr const char* one_good =
    "exporter,importer,value,tariff\n"
    "A,A,80,0\nA,B,20,0.1\nB,A,25,0.2\nB,B,75,0\n";

trade_tables read(const std::string& trade, const trade_layout& layout = {.elasticity = 4.0})
{
    return trade_from({.trade = parse_csv(trade, "trade.csv")}, layout);
}

std::string refusal(const std::string& trade, const trade_layout& layout = {.elasticity = 4.0})
{
    try {
        (void)read(trade, layout);
    } catch (const error& e) {
        return e.what();
    }
    return "accepted";
}

std::string with(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

/// Two countries, two sectors, made of one another; each table but `trade` can be swapped.
struct two_goods {
    std::string trade =
        "sector,exporter,importer,value,tariff\n"
        "food,A,A,60,0\nfood,A,B,10,0.5\nfood,B,A,8,0.25\nfood,B,B,40,0\n"
        "steel,A,A,30,0\nsteel,A,B,5,0\nsteel,B,A,6,0\nsteel,B,B,20,0\n";
    std::string intermediate =
        "region,sector,input,value\n"
        "A,food,food,7\nA,food,steel,3\nA,steel,food,2\nA,steel,steel,10\n"
        "B,food,food,4\nB,food,steel,4\nB,steel,food,1\nB,steel,steel,5\n";
    std::string value_added = "region,sector,value\nA,food,60\nA,steel,23\nB,food,40\nB,steel,20\n";
    // A: 83 + revenue 2 + deficit -1; B: 60 + 5 + 1.
    std::string final_use = "region,sector,value\nA,food,61\nA,steel,23\nB,food,50\nB,steel,16\n";
    std::string deficit = "region,D\nA,-1\nB,1\n";
    std::string elasticity = "sector,value\nfood,3\nsteel,5\n";

    trade_tables read(const trade_layout& layout = {}) const
    {
        return trade_from({.trade = parse_csv(trade, "trade.csv"),
                           .intermediate = parse_csv(intermediate, "inputs.csv"),
                           .value_added = parse_csv(value_added, "va.csv"),
                           .final_use = parse_csv(final_use, "final.csv"),
                           .deficit = parse_csv(deficit, "deficit.csv"),
                           .elasticity = parse_csv(elasticity, "theta.csv")},
                          layout);
    }
    std::string refusal() const
    {
        try {
            (void)read();
        } catch (const error& e) {
            return e.what();
        }
        return "accepted";
    }
};

TEST(trade, one_good_needs_flows_and_an_elasticity_only)
{
    const auto base = read(one_good);
    EXPECT_EQ(base.countries, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(base.sectors, std::vector<std::string>{"goods"});
    EXPECT_EQ(base.trade, (std::vector<double>{80, 25, 20, 75}));
    EXPECT_EQ(base.tariff, (std::vector<double>{0, 0.2, 0.1, 0}));
    EXPECT_EQ(base.value_added, (std::vector<double>{100, 100}));
    EXPECT_EQ(base.deficit, (std::vector<double>{5, -5}));
    EXPECT_EQ(base.final_use, (std::vector<double>{110, 97}));
    EXPECT_EQ(base.elasticity, std::vector<double>{4.0});
    EXPECT_EQ(base.missing, 0u);
    EXPECT_TRUE(trade::check(base).empty()) << trade::brief_report(trade::check(base));
    EXPECT_EQ(base.notes.size(), 2u) << "that the elasticity and value added were taken is said";
}

TEST(trade, reads_inputs_and_everything_beside_them)
{
    const auto base = two_goods{}.read();
    EXPECT_EQ(base.trade[base.flow(0, 0, 1)], 8.0) << "what A buys of B";
    EXPECT_EQ(base.tariff[base.flow(0, 1, 0)], 0.5);
    EXPECT_EQ(base.intermediate[base.purchase(0, 0, 1)], 3.0) << "steel in food of A";
    EXPECT_EQ(base.value_added[base.cell(1, 0)], 40.0);
    EXPECT_EQ(base.elasticity, (std::vector<double>{3.0, 5.0}));
    EXPECT_TRUE(base.notes.empty()) << base.notes.front();
    EXPECT_TRUE(trade::check(base).empty()) << trade::brief_report(trade::check(base));
}

TEST(trade, derives_what_no_table_gives)
{
    const two_goods all;
    const auto whole = all.read();
    const auto derived = trade_from({.trade = parse_csv(all.trade),
                                     .intermediate = parse_csv(all.intermediate),
                                     .elasticity = parse_csv(all.elasticity)});
    EXPECT_EQ(derived.value_added, whole.value_added);
    EXPECT_EQ(derived.deficit, whole.deficit);
    EXPECT_EQ(derived.final_use, whole.final_use);
    EXPECT_EQ(derived.notes.size(), 2u);
}

TEST(trade, rows_and_columns_in_any_order_give_the_same)
{
    const two_goods sorted;
    two_goods mixed = sorted;
    mixed.trade =
        "value,tariff,importer,sector,exporter\r\n"
        "20,0,B,steel,B\r\n8,0.25,A,food,B\r\n60,0,A,food,A\r\n6,0,A,steel,B\r\n"
        "10,0.5,B,food,A\r\n40,0,B,food,B\r\n5,0,B,steel,A\r\n30,0,A,steel,A";
    mixed.value_added = "value,country,sector\n20,B,steel\n23,A,steel\n40,B,food\n60,A,food\n";
    EXPECT_EQ(static_cast<const trade::economy&>(mixed.read()),
              static_cast<const trade::economy&>(sorted.read()));
    EXPECT_EQ(read("\xEF\xBB\xBF" + std::string(one_good)).trade, read(one_good).trade);
}

TEST(trade, sets_say_the_order_and_which_names_there_are)
{
    const auto base = trade_from({.trade = parse_csv(one_good, "trade.csv"),
                                  .regions = parse_csv("v\nB\nA\n"),
                                  .sectors = parse_csv("v\neverything\n")},
                                 {.elasticity = 4.0});
    EXPECT_EQ(base.countries, (std::vector<std::string>{"B", "A"}));
    EXPECT_EQ(base.trade, (std::vector<double>{75, 20, 25, 80}));
    EXPECT_EQ(base.sectors, std::vector<std::string>{"everything"});
    try {
        (void)trade_from(
            {.trade = parse_csv("exporter,importer,value\nGermnay,France,1\n", "t.csv"),
             .regions = parse_csv("v\nGermany\nFrance\n")});
        FAIL();
    } catch (const data_error& refused) {
        EXPECT_STREQ(refused.what(),
                     "t.csv:2: exporter: expected a country, found \"Germnay\"; did you mean "
                     "\"Germany\"?");
    }
}

TEST(trade, pairs_without_a_row_count_as_zero_and_that_is_said)
{
    const auto base = read(with(one_good, "B,A,25,0.2\n", ""));
    EXPECT_EQ(base.trade, (std::vector<double>{80, 0, 20, 75}));
    EXPECT_EQ(base.missing, 1u);
    EXPECT_EQ(base.first_missing, std::vector<std::string>{"A from B"});
    EXPECT_EQ(base.notes.front(), "1 figure has no row and count as zero: A from B");

    two_goods some;
    some.trade = with(some.trade, "steel,B,A,6,0\n", "");
    some.trade = with(some.trade, "steel,A,B,5,0\n", "steel,A,B,0,0\n");
    some.value_added = "region,sector,value\nA,food,60\nA,steel,18\nB,food,40\nB,steel,14\n";
    some.final_use = "region,sector,value\nA,food,61\nA,steel,17\nB,food,50\nB,steel,11\n";
    some.deficit = "region,D\nA,-2\nB,2\n";
    const auto few = some.read();
    EXPECT_EQ(few.missing, 1u);
    EXPECT_EQ(few.first_missing, std::vector<std::string>{"steel, A from B"});
}

TEST(trade, names_the_line_of_the_first_thing_wrong)
{
    EXPECT_EQ(refusal(with(one_good, "A,B,20", "A,B,-20")),
              "trade.csv:3: value: expected a flow that is not negative, found \"-20\"");
    EXPECT_EQ(refusal(with(one_good, "A,B,20", "A,B,nan")),
              "trade.csv:3: value: expected a finite number, found \"nan\"");
    EXPECT_EQ(refusal(with(one_good, "A,B,20", "A,B,much")),
              "trade.csv:3: value: expected a finite number, found \"much\"");
    EXPECT_EQ(refusal(with(one_good, "A,B,20", "A,B,")),
              "trade.csv:3: value: expected a finite number, found nothing");
    EXPECT_EQ(refusal(with(one_good, "0.1", "-1")),
              "trade.csv:3: tariff: expected a tariff above -1, found \"-1\"");
    EXPECT_EQ(refusal(with(one_good, "A,A,80,0", "A,A,80,0.1")),
              "trade.csv:2: tariff: expected no tariff on what a country sells at home, found 0.1");
    EXPECT_EQ(refusal(std::string(one_good) + "A,B,20,0.1\n"),
              "trade.csv:6: value: expected every figure once, found the one of line 3 again");
    EXPECT_EQ(refusal(with(one_good, "B,B,75,0\n", "")),
              "trade.csv: value: expected what B sells at home, as exporter and importer, found "
              "nothing");
    EXPECT_EQ(
        refusal("exporter,importer,value\nJapan,Japan,9\nJapan,Korea,1\nKorea,Korea,9\n"
                "Koreaa,Japan,1\n"),
        "trade.csv: value: expected what Koreaa sells at home, as exporter and importer, found "
        "nothing; did you mean \"Korea\"?");
    EXPECT_EQ(
        refusal(with(one_good, "tariff", "tarif")),
        "trade.csv:1: expected only known columns, found \"tarif\"; did you mean \"tariff\"?");
    EXPECT_EQ(
        refusal(with(one_good, "importer", "buyer")),
        "trade.csv:1: expected a column \"importer\", found none; did you mean \"exporter\"?");
    EXPECT_EQ(refusal(one_good, {.tariff = "tariff_2026", .elasticity = 4.0}),
              "trade.csv:1: expected a column tariff_2026, found none");
    EXPECT_EQ(refusal(one_good, {}),
              "trade.csv: expected a table theta.csv or elasticity.csv beside it, or an elasticity "
              "in the layout, found none");
}

TEST(trade, refuses_totals_that_miss_one_another)
{
    two_goods t;
    t.value_added = with(t.value_added, "A,steel,23", "A,steel,24");
    EXPECT_EQ(t.refusal(),
              "va.csv:3: value: expected output of steel in A less its inputs, 23, found 24");
    t = {};
    t.final_use = with(t.final_use, "B,food,50", "B,food,51");
    EXPECT_EQ(t.refusal(),
              "final.csv: value: expected final use of B as large as value added, tariff revenue "
              "and deficit, 66, found 67");
    t = {};
    t.deficit = with(t.deficit, "A,-1", "A,-2");
    EXPECT_EQ(t.refusal(), "deficit.csv:2: expected imports of A less its exports, -1, found -2");
    t = {};
    t.elasticity = "sector,value\nfood,3\n";
    EXPECT_EQ(t.refusal(), "theta.csv: sector: expected every sector, found no \"steel\"");
    t.elasticity = "sector,value\nfood,3\nsteel,0\n";
    EXPECT_EQ(t.refusal(), "theta.csv:3: value: expected a number above 0, found \"0\"");
    t.elasticity = "sector,value\nfood,3\nstel,2\n";
    EXPECT_EQ(t.refusal(),
              "theta.csv:3: sector: expected a sector, found \"stel\"; did you mean \"steel\"?");
    t = {};
    t.intermediate = with(t.intermediate, "A,food,steel", "A,food,steell");
    EXPECT_EQ(t.refusal(),
              "inputs.csv:3: input: expected a sector, found \"steell\"; did you mean \"steel\"?");

    t = {};
    t.value_added = with(t.value_added, "A,steel,23", "A,steel,24");
    t.final_use = with(t.final_use, "A,steel,23", "A,steel,24");
    const auto noted = t.read({.totals = missed_totals::noted});
    ASSERT_EQ(noted.notes.size(), 2u);
    EXPECT_EQ(noted.notes.back(),
              "1 total is missed: expected output of steel in A less its inputs, 23, found 24");
}

TEST(trade, notes_what_published_tables_have)
{
    two_goods t;
    // What is used of food in A falls short by 1 and of steel exceeds by 1.
    t.final_use = with(with(t.final_use, "A,food,61", "A,food,60"), "A,steel,23", "A,steel,24");
    auto base = t.read();
    ASSERT_EQ(base.notes.size(), 1u);
    EXPECT_EQ(
        base.notes.front(),
        "what is used and what is bought differ by 1.1 % in sum, most for food in A: used 69, "
        "bought 70");
    t = {};
    t.intermediate = with(t.intermediate, "A,steel,food,2", "A,steel,food,-2");
    t.value_added = with(t.value_added, "A,steel,23", "A,steel,27");
    t.final_use = with(t.final_use, "A,food,61", "A,food,65");
    base = t.read();
    ASSERT_EQ(base.notes.size(), 1u);
    EXPECT_EQ(base.notes.front(), "1 purchase is negative, the first in line 4 of inputs.csv: -2");
}

TEST(trade, names_may_hold_commas_and_any_letter)
{
    const auto base = read(
        "exporter,importer,value\n\"Korea, Rep.\",\"Korea, Rep.\",9\n"
        "\"Korea, Rep.\",Côte d'Ivoire,1\nCôte d'Ivoire,Côte d'Ivoire,4\n");
    EXPECT_EQ(base.countries, (std::vector<std::string>{"Côte d'Ivoire", "Korea, Rep."}));
    EXPECT_EQ(base.missing, 1u);
}

TEST(trade, refuses_what_is_no_table_of_trade)
{
    for (const char* text :
         {"", "\n", "exporter,importer,value\n", "exporter,importer\nA,A\n", "A,A,1\n",
          "exporter,importer,value\nA,A,0\n", "exporter,importer,value\nA,A\n",
          "exporter,importer,value\n,A,1\n", "exporter,importer,value\nA,A,1e999\n",
          "exporter,importer,value\nA,A,inf\n", "exporter,importer,value\nA,A,1 \n",
          "exporter,importer,value\n\"A,A,1\n", "exporter,exporter,value\nA,A,1\n",
          "exporter,importer,value\rA,A,1\r", "exporter,importer,value\nA\xFF,A,1\n",
          "exporter,importer,value\nA,A,1e308\nB,A,1e308\nB,B,1e308\nA,B,1e308\n"})
        EXPECT_NE(refusal(text), "accepted") << text;
    EXPECT_THROW((void)load_trade("/nowhere"), data_error);
    EXPECT_THROW((void)read(one_good, {.elasticity = -1.0}), domain_error);
    EXPECT_THROW((void)read(one_good, {.elasticity = 4.0, .tolerance = -1.0}), domain_error);
}

TEST(trade, a_million_rows_are_read_or_refused)
{
    std::string square = "exporter,importer,value\n";
    std::string too_many = square;
    for (int e = 0; e < 1000; ++e)
        for (int i = 0; i < 1000; ++i)
            square += std::to_string(e) + "," + std::to_string(i) + ",1\n";
    for (int i = 0; i < 10'000; ++i) too_many += std::to_string(i) + ",0,1\n";
    const auto base = read(square);
    EXPECT_EQ(base.countries.size(), 1000u);
    EXPECT_EQ(std::accumulate(base.trade.begin(), base.trade.end(), 0.0), 1e6);
    EXPECT_EQ(refusal(too_many),
              "trade.csv: expected at most 50000000 cells of countries and sectors, found 10000 "
              "countries and 1 sectors");
}

TEST(trade, changed_bytes_are_refused_or_read)
{
    hirschman_tests::expect_survives_mutation(
        one_good, [](const std::string& content) { return read(content); });
    const two_goods all;
    for (const auto member : {&two_goods::trade, &two_goods::intermediate, &two_goods::value_added,
                              &two_goods::final_use, &two_goods::deficit, &two_goods::elasticity})
        hirschman_tests::expect_survives_mutation(all.*member, [&](const std::string& content) {
            auto changed = all;
            changed.*member = content;
            return changed.read({.totals = missed_totals::noted});
        });
}

// Caliendo and Parro's base of 1993; sums computed with numpy.
TEST(trade, reads_the_nafta_tables_as_they_are)
{
    const std::string folder = HIRSCHMAN_SHARED_DIR "/data/nafta_1993";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not there";
    const auto base = load_trade(folder);
    ASSERT_EQ(base.countries.size(), 31u);
    ASSERT_EQ(base.sectors.size(), 40u);
    EXPECT_EQ(base.countries.back(), "Row") << "the order of sets_regions.csv";
    EXPECT_EQ(base.missing, 0u);
    const auto sum = [](const std::vector<double>& v) {
        return std::accumulate(v.begin(), v.end(), 0.0);
    };
    EXPECT_NEAR(sum(base.trade), 48140784163444.92, 1.0);
    EXPECT_NEAR(sum(base.intermediate), 23225567856287.66, 1.0);
    EXPECT_NEAR(sum(base.value_added), 24915216640394.188, 1.0);
    EXPECT_NEAR(sum(base.final_use), 25103386689736.605, 1.0);
    const auto usa = trade::country_index(base, "USA");
    const auto mexico = trade::country_index(base, "Mexico");
    const auto autos = trade::sector_index(base, "Auto");
    const auto metals = trade::sector_index(base, "Basic metals");
    EXPECT_EQ(base.trade[base.flow(autos, mexico, usa)], 1576432000.0);
    EXPECT_EQ(base.tariff[base.flow(autos, mexico, usa)], 0.1463);
    EXPECT_EQ(base.intermediate[base.purchase(usa, autos, metals)], 29989337841.4316);
    EXPECT_EQ(base.deficit[mexico], 8730739431.0);
    EXPECT_EQ(base.elasticity[autos], 8.22);
    ASSERT_EQ(base.notes.size(), 3u) << "a negative purchase, no own sales, and no clearing";
    const auto after = load_tariffs(folder, base, "tariff_cfl");
    std::size_t changed = 0;
    for (std::size_t i = 0; i < after.size(); ++i) changed += after[i] != base.tariff[i] ? 1 : 0;
    EXPECT_EQ(changed, 116u);
    EXPECT_THROW((void)load_tariffs(folder, base, "tariff_1994"), data_error);
}

// Rows shuffled, nothing changes.
TEST(trade, the_order_of_nafta_rows_does_not_matter)
{
    const std::string folder = HIRSCHMAN_SHARED_DIR "/data/nafta_1993";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not there";
    const auto copy = std::filesystem::temp_directory_path() / "hirschman_nafta_shuffled";
    std::filesystem::create_directories(copy);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path());
        std::vector<std::string> lines;
        for (std::string line; std::getline(in, line);) lines.push_back(line);
        std::minstd_rand draws(11);
        if (entry.path().filename().string().rfind("sets", 0) != 0)
            std::shuffle(lines.begin() + 1, lines.end(), draws);
        std::ofstream out(copy / entry.path().filename());
        for (const auto& line : lines) out << line << '\n';
    }
    EXPECT_TRUE(static_cast<const trade::economy&>(load_trade(copy.string())) ==
                static_cast<const trade::economy&>(load_trade(folder)));
    std::filesystem::remove_all(copy);
}

}  // namespace
