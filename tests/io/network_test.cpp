// SPDX-License-Identifier: BSL-1.0
#include "data/hostile.hpp"

#include <hirschman/data/network.hpp>
#include <hirschman/data/pack.hpp>
#include <hirschman/io/advanced_chips.hpp>
#include <hirschman/io/network.hpp>
#include <hirschman/supply/chokepoint.hpp>
#include <hirschman/supply/exposure.hpp>

#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

using namespace hirschman;
using namespace hirschman_tests;
using namespace std::chrono_literals;

namespace {

const country usa("USA");
const country chn("CHN");

const std::string small =
    "record,stage,country,name,unit,amount,capacity,input,from,share,months,start,full,value_added,"
    "cost_share,elasticity,source,confidence\n"
    "stage,ore,,ore,t,,,,,,,,,,,,s,verified\n"
    "producer,ore,CHN,,,70,80,,,,,,,,,,s,verified\n"
    "producer,ore,rest,,,30,,,,,,,,,,,s,derived\n"
    "stage,magnet,,magnets,share,,,,,,,,,,,,s,verified\n"
    "producer,magnet,CHN,,,1,,,,,,,,,,,s,verified\n"
    "input,magnet,,,,,,ore,,,,,,,,,s,recalled\n"
    "sourcing,ore,CHN,,,,,,CHN,0.6,,,,,,,s,verified\n"
    "sourcing,ore,CHN,,,,,,rest,0.4,,,,,,,s,verified\n"
    "stock,magnet,USA,,,,,,,,3.5,,,,,,s,assumed\n"
    "project,magnet,USA,new plant,t,500,,,,,,2026-05-01,2027-01-01,,,,s,verified\n"
    "buyer,magnet,USA,machinery,,12,,,,,,,,400,0.003,0.05,s,assumed\n";

const auto network_of = [](const std::string& content) {
    return io::network_from(io::parse_csv(content, "dir/small.csv"));
};

std::string refusal(const std::string& content)
{
    return complaint([&] { return network_of(content); });
}

/// `small` with the first `from` replaced.
std::string with(const std::string& from, const std::string& to)
{
    std::string content = small;
    content.replace(content.find(from), from.size(), to);
    return content;
}

/// A data set of invented names in the layout of the advanced-chips data set.
class advanced_chip_files : public testing::Test {
protected:
    void SetUp() override
    {
        directory_ = std::filesystem::temp_directory_path() /
                     ("hirschman_" + std::to_string(std::random_device{}()));
        std::filesystem::create_directory(directory_);
        write();
    }
    void TearDown() override { std::filesystem::remove_all(directory_); }

    void write()
    {
        put("inputs",
            "input_name,input_id,type,stage_name,stage_id\n"
            "Glass,N1,material,,\nLamps,N2,tool,,\nBlue lamps,N3,tool,,\n"
            "Gadgets,N9,final,Making,S1\n");
        put("stages", "stage_id,stage_name,description\nS1,Making,\"one, two\"\n");
        put("providers",
            "provider_name,alias,provider_id,provider_type,country\n"
            "USA,,P1,country,\nJPN,,P2,country,\nVarious countries,,P3,country,\n"
            "Europe,,P4,country,\nLampwright,,P5,organization,JPN\n");
        put("provision",
            "provider_name,provider_id,provided_name,provided_id,share_provided,year,source\n"
            "USA,P1,Glass,N1,60,2025,a\nUSA,P1,Glass,N1,90,2019,a\nJPN,P2,Glass,N1,,2025,a\n"
            "JPN,P2,Lamps,N2,81%,2022,a\nUSA,P1,Lamps,N2,20%,2022,a\n"
            "Various countries,P3,Blue lamps,N3,10,2025,a\nEurope,P4,Blue lamps,N3,5,2025,a\n"
            "JPN,P2,Blue lamps,N3,85,2025,a\nLampwright,P5,Lamps,N2,80,2022,a\n");
        put("sequence",
            "input_name,input_id,goes_into_name,goes_into_id,is_type_of_name,is_type_of_id\n"
            "Glass,N1,Lamps,N2,,\nBlue lamps,N3,,,Lamps,N2\nLamps,N2,Gadgets,N9,,\n");
    }
    void put(const std::string& name, const std::string& content)
    {
        std::ofstream(directory_ / (name + ".csv"), std::ios::binary) << content;
    }
    void append(const std::string& name, const std::string& content)
    {
        std::ofstream(directory_ / (name + ".csv"), std::ios::binary | std::ios::app) << content;
    }
    io::advanced_chips load() const { return io::load_advanced_chips(directory_.string()); }
    /// What is refused, without the directory.
    std::string refused() const
    {
        const auto words = complaint([&] { return load(); });
        const auto at = words.find(directory_.string());
        return at == std::string::npos ? words : words.substr(directory_.string().size() + 1);
    }

    std::filesystem::path directory_;
};

}  // namespace

TEST(network_csv, holds_every_record)
{
    const auto net = network_of(small);
    EXPECT_EQ(net.name, "small");
    ASSERT_EQ(net.stages.size(), 2u);
    EXPECT_EQ(net.stages[0].unit, "t");
    ASSERT_EQ(net.stages[0].producers.size(), 2u);
    EXPECT_EQ(net.stages[0].producers[0].capacity, 80);
    EXPECT_EQ(net.stages[0].producers[1].nation, std::nullopt);
    EXPECT_EQ(net.stages[0].producers[1].origin.trust, confidence::derived);
    ASSERT_EQ(net.requirements.size(), 1u);
    EXPECT_EQ(net.requirements[0].input, "ore");
    EXPECT_EQ(net.requirements[0].elasticity, 0.0);
    EXPECT_EQ(net.sourced.size(), 2u);
    EXPECT_EQ(net.stocks[0].months, 3.5);
    EXPECT_EQ(net.projects[0].full, date(2027y / 1 / 1));
    EXPECT_EQ(net.projects[0].unit, "t");
    EXPECT_EQ(net.buyers[0].use, 12);
    EXPECT_EQ(net.buyers[0].value_added, 400);
    EXPECT_EQ(net.buyers[0].elasticity_long, std::nullopt);
}

TEST(network_csv, rows_may_come_in_any_order)
{
    std::vector<std::string> lines;
    std::istringstream stream(small.substr(small.find('\n') + 1));
    for (std::string line; std::getline(stream, line);) lines.push_back(line + "\n");
    std::minstd_rand draws(3);
    const auto question = [](const supply::network& net) {
        return dependence(net, {.buyer = usa, .supplier = chn});
    };
    for (int round = 0; round < 20; ++round) {
        std::shuffle(lines.begin(), lines.end(), draws);
        std::string content = small.substr(0, small.find('\n') + 1);
        for (const auto& line : lines) content += line;
        EXPECT_EQ(question(network_of(content)), question(network_of(small)));
    }
}

TEST(network_csv, refuses_what_is_wrong_at_its_line_and_column)
{
    EXPECT_EQ(refusal(with("producer,magnet,CHN,,,1,", "producer,magnet,CHN,,,1.3,")),
              "dir/small.csv:5: stage: expected shares that add up to 1, found 1.3");
    EXPECT_EQ(refusal(with("ore,CHN,,,70", "ore,CHI,,,70")),
              "dir/small.csv:3: country: expected an ISO 3166-1 alpha-3 country, found \"CHI\"");
    EXPECT_EQ(refusal(with("input,magnet,,,,,,ore", "input,magnet,,,,,,or")),
              "dir/small.csv:7: input: expected a stage of the network, found \"or\"; did you mean "
              "\"ore\"?");
    EXPECT_EQ(refusal(with("input,magnet,,,,,,ore", "input,ore,,,,,,ore")),
              "dir/small.csv:7: input: expected stages that do not need themselves, found the "
              "cycle ore -> ore");
    EXPECT_EQ(refusal(with("producer,magnet,CHN", "producer,magnets,CHN")),
              "dir/small.csv:6: stage: expected a stage of this file, found \"magnets\"; did "
              "you mean \"magnet\"?");
    EXPECT_EQ(refusal(with("producer,magnet,CHN,,,1,,,,,,,,,,,s,verified\n", "")),
              "dir/small.csv:5: stage: expected at least one producer, found none");
    EXPECT_EQ(refusal(with("magnet,USA,,,,,,,,3.5", "magnet,USA,,,,,,,,-3.5")),
              "dir/small.csv:10: months: expected a number not below 0, found -3.5");
    EXPECT_EQ(refusal(with(",70,80,", ",70,60,")),
              "dir/small.csv:3: capacity: expected a capacity not below the output of 70, found "
              "60");
    EXPECT_EQ(refusal(with("CHN,0.6", "CHN,0.9")),
              "dir/small.csv:9: share: expected shares that add up to 1 (ore for CHN), found 1.3");
    EXPECT_EQ(refusal(with("500,,,,,,2026-05-01", "500,,,,,,2028-05-01")),
              "dir/small.csv:11: full: expected a day not before the start 2028-05-01, found "
              "2027-01-01");
    EXPECT_EQ(refusal(with("ore,rest,,,30,", "ore,rest,,,30,,x")).substr(0, 16),
              "dir/small.csv:4:");
    EXPECT_EQ(refusal(with("stage,ore,,ore,t,,", "stage,ore,,ore,t,5,")),
              "dir/small.csv:2: amount: expected nothing in a row of this record, found \"5\"");
    EXPECT_NE(refusal(with("stage,ore", "stages,ore")), "");
    EXPECT_NE(refusal(with(",s,verified", ",,verified")), "");
    EXPECT_NE(refusal(with(",s,verified", ",s,sure")), "");
    EXPECT_EQ(refusal("record,stage,source,confidence\n"),
              "dir/small.csv: record: expected at least one stage, found none");
    EXPECT_EQ(refusal("record,stage,source,confidence\nstage,ore,s,verified\n"),
              "dir/small.csv:2: name: expected a column of this name, found none");
    EXPECT_NE(refusal("record,stage,colour,source,confidence\n"), "");
}

TEST(network_csv, hostile_files_are_refused_or_read)
{
    std::minstd_rand draws(11);
    constexpr std::string_view nasty = "\",\n\r;-+.e019nrstaif\xFF";
    for (int round = 0; round < 2000; ++round) {
        std::string content = small;
        for (std::size_t i = 0; i < 1 + draws() % 3; ++i)
            content[draws() % content.size()] = nasty[draws() % nasty.size()];
        try {
            EXPECT_FALSE(supply::first_defect(network_of(content)));
        } catch (const data_error&) {
        }
    }
    // A file cut at any byte is refused, or its rows are a network on their own.
    for (std::size_t size = 0; size < small.size(); ++size) {
        try {
            EXPECT_FALSE(supply::first_defect(network_of(small.substr(0, size))));
        } catch (const data_error&) {
        }
    }
}

TEST(network_json, goes_there_and_back)
{
    for (const auto& name : data::network_names()) {
        const auto net = data::network(name);
        const auto text = io::json_text(net);
        EXPECT_EQ(io::network_from(io::parse_json(text).root()), net) << name;
    }
    EXPECT_EQ(io::network_from(io::parse_json(io::json_text(network_of(small))).root()),
              network_of(small));
}

TEST(network_json, refuses_what_is_wrong_at_its_path)
{
    const auto refused = [](const std::string& from, const std::string& to) {
        std::string text = R"({"stages": [
  {"id": "ore", "good": "ore", "unit": "share",
   "producers": [{"nation": "CHN", "output": 0.7}, {"nation": "rest", "output": 0.3}]}],
 "requirements": [],
 "stocks": [{"good": "ore", "holder": "USA", "months": 2}]})";
        text.replace(text.find(from), from.size(), to);
        return complaint([&] { return io::network_from(io::parse_json(text, "n.json").root()); });
    };
    EXPECT_EQ(refused("ore", "ore"), "");
    EXPECT_EQ(refused("0.7", "-0.7"),
              "n.json:3: $.stages[0].producers[0].output: expected a number not below 0, found "
              "-0.7");
    EXPECT_EQ(refused("0.3", "0.6"),
              "n.json:3: $.stages[0].producers: expected shares that add up to 1, found "
              "1.2999999999999998");
    EXPECT_EQ(
        refused("\"good\": \"ore\", \"holder\"", "\"good\": \"ores\", \"holder\""),
        "n.json:5: $.stocks[0].good: expected a stage of the network, found \"ores\"; did you "
        "mean \"ore\"?");
    EXPECT_NE(refused("\"CHN\"", "\"China\""), "");
    EXPECT_NE(refused("\"unit\"", "\"units\""), "");
    EXPECT_NE(refused("[]", "{}"), "");
    EXPECT_NE(refused("[]", R"([{"user": "ore", "input": "ore"}])"), "");
    EXPECT_NE(refused("\"id\": \"ore\"", "\"id\": \"" + std::string(60, 'o') + "\""), "");
    EXPECT_NE(refused("{\"stages\"", "{\"stage\""), "");
    EXPECT_NE(complaint([] { return io::load_network("/no/such.json"); }), "");
    EXPECT_NE(complaint([] { return io::load_network("/no/such.txt"); }), "");
}

TEST_F(advanced_chip_files, keep_flow_and_taxonomy_apart)
{
    const auto chips = load();
    EXPECT_EQ(chips.flow.stages.size(), 5u);
    ASSERT_EQ(chips.flow.requirements.size(), 2u);
    EXPECT_EQ(chips.taxonomy, (std::vector<io::type_of>{{"N3", "N2"}}));

    // Blue lamps are lamps: they add nothing to a gadget's path.
    const auto d = dependence(chips.flow, {.buyer = usa, .supplier = country("JPN"), .good = "N9"});
    ASSERT_EQ(d.by_stage.size(), 3u);
    EXPECT_EQ(d.by_stage[0].stage, "N1");
    // Japan is present in glass without a share, so it may be what the United States leaves.
    EXPECT_EQ(d.by_stage[0].share.least, 0.0);
    EXPECT_NEAR(d.by_stage[0].share.most, .4, 1e-15);
    EXPECT_NEAR(d.by_stage[1].share.least, .81 / 1.01, 1e-15);  // rounding over 100 % is rescaled
    EXPECT_EQ(d.by_stage[2].share, (supply::share_range{0.0, 1.0}));

    const auto& blue = chips.flow.at("N3");
    EXPECT_EQ(blue.period, "2025");
    ASSERT_EQ(blue.producers.size(), 2u);
    EXPECT_EQ(blue.producers[1].nation, std::nullopt);  // two groups of countries are one rest
    EXPECT_NEAR(blue.producers[1].output, .15, 1e-15);
}

TEST_F(advanced_chip_files, refuse_what_is_wrong_at_its_line)
{
    append("sequence", "Lamps,N2,Gadgets,N9,Lamps,N2\n");
    EXPECT_EQ(refused(),
              "sequence.csv:5: goes_into_id: expected either what the input goes into or what it "
              "is a type of, found \"N9\"");
    write();
    append("sequence", "Gadgets,N9,Glass,N1,,\n");
    EXPECT_EQ(refused(),
              "sequence.csv:5: goes_into_id: expected stages that do not need themselves, found "
              "the cycle N1 -> N2 -> N9 -> N1");
    write();
    append("sequence", "Lamps,N2,,,Blue lamps,N3\n");
    EXPECT_EQ(refused(),
              "sequence.csv:5: is_type_of_id: expected kinds that are not kinds of themselves, "
              "found \"N3\"");
    write();
    append("sequence", "Lamp,N20,Gadgets,N9,,\n");
    EXPECT_EQ(refused().substr(0, 16), "sequence.csv:5: ");
    write();
    append("provision", "JPN,P2,Glass,N1,45,2025,a\n");
    EXPECT_EQ(refused(),
              "provision.csv:11: share_provided: expected shares of Glass that add up to 100 %, "
              "found 105");
    write();
    append("provision", "USA,P1,Glass,N1,10,2025,a\n");
    EXPECT_NE(refused(), "");
    write();
    append("provision", "USA,P1,Glass,N1,many,2026,a\n");
    EXPECT_NE(refused(), "");
    write();
    append("provision", "USA,P77,Glass,N1,5,2026,a\n");
    EXPECT_NE(refused(), "");
    write();
    append("inputs", "Glass,N1,material,,\n");
    EXPECT_NE(refused(), "");
    write();
    std::filesystem::remove(directory_ / "stages.csv");
    EXPECT_NE(refused(), "");
}

TEST(built_in_networks, are_whole_and_name_their_sources)
{
    EXPECT_EQ(data::network_names().size(), 7u);
    for (const auto& name : data::network_names()) {
        const auto net = data::network(name);
        EXPECT_EQ(net.name, name);
        EXPECT_FALSE(supply::first_defect(net)) << name;
        EXPECT_FALSE(supply::chokepoints(net, usa).empty()) << name;
    }
    EXPECT_THROW((void)data::network("galium"), domain_error);
}

TEST(built_in_networks, show_a_dependence_that_direct_trade_hides)
{
    // USGS 2026: 18 % of the gallium that the United States import comes from China, and 900 t of
    // the 909 t of primary gallium that are refined elsewhere too; with 120 t of capacity idle in
    // other countries (4 + 7 + 100 t, and 9 t of output), 111/900 could be made good.
    const auto gallium = data::gallium_network();
    const auto d = dependence(gallium, {.buyer = usa, .supplier = chn});
    EXPECT_NEAR(d.direct.least, .18, 1e-15);
    EXPECT_NEAR(d.total.least, 1.0 - .82 * (9.0 / 909.0), 1e-12);
    EXPECT_EQ(d.total.least, d.total.most);
    const auto point = supply::chokepoints(gallium, usa)[0];
    EXPECT_EQ(point.stage, "primary");
    EXPECT_NEAR(point.cut, 900.0 / 909.0, 1e-12);
    EXPECT_NEAR(point.loss, 900.0 / 909.0 * (1.0 - 111.0 / 900.0), 1e-12);
    ASSERT_EQ(gallium.stocks.size(), 1u);
    EXPECT_NEAR(gallium.stocks[0].months, 12.0 * 3.4 / 19.0, 5e-4);
}

TEST(built_in_networks, carry_the_published_shares_of_rare_earths)
{
    const auto net = data::rare_earth_network();
    const auto d = dependence(net, {.buyer = usa, .supplier = chn});
    EXPECT_NEAR(d.direct.least, .94, 1e-12);
    const auto share = [&](const char* stage) {
        for (const auto& s : d.by_stage)
            if (s.stage == stage) return s.share;
        throw domain_error("no such stage");
    };
    EXPECT_NEAR(share("separation_light").least, .89, 1e-12);
    EXPECT_NEAR(share("separation_heavy").most, .99, 1e-12);
    EXPECT_NEAR(share("mine_light").least, .6935, 5e-5);
    EXPECT_EQ(share("mine_heavy"), (supply::share_range{0.0, 1.0}));  // not attributed
    // Passed through China at one of the attributed stages at least.
    EXPECT_NEAR(d.total.least, 1.0 - .06 * (.11 * (1.0 - 270000.0 / 389310.0)) * .01, 1e-12);

    // Magnet-using industries of 2017, an upper bound: 0.70 trillion USD.
    double value_added = 0.0;
    for (const auto& b : net.buyers) value_added += b.value_added.value();
    EXPECT_NEAR(value_added, .70e12, .005e12);
}
