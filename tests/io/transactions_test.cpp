// SPDX-License-Identifier: BSL-1.0
#include "data/hostile.hpp"

#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/data/part.hpp>
#include <hirschman/io/transactions.hpp>

#include <gtest/gtest.h>

#include <filesystem>

using namespace hirschman;
using namespace hirschman::controls;
using namespace hirschman::units;
using hirschman_tests::complaint;

namespace {

std::string vector_with(const std::string& chip, const std::string& members)
{
    return R"({"vectors": [{"id": "T1", "chip": )" + chip + ", " + members + "}]}";
}

io::asked_transaction read(const std::string& content)
{
    return io::transactions_from(io::parse_json(content, "t.json").root()).at(0);
}

std::string complaint_about(const std::string& chip, const std::string& members)
{
    return complaint([&] { return read(vector_with(chip, members)); });
}

const std::string dated = R"("date": "2024-03-01")";

/// Whether two values are the same JSON.
bool same(const io::json_value& a, const io::json_value& b)
{
    using io::json_kind;
    if (a.kind() != b.kind()) return false;
    switch (a.kind()) {
        case json_kind::null: return true;
        case json_kind::boolean: return a.boolean() == b.boolean();
        case json_kind::number: return a.number() == b.number();
        case json_kind::string: return a.string() == b.string();
        case json_kind::array:
            if (a.size() != b.size()) return false;
            for (std::size_t i = 0; i < a.size(); ++i)
                if (!same(a[i], b[i])) return false;
            return true;
        case json_kind::object:
            for (const auto& member : b.items()) {
                const auto found = a.find(member.key());
                if (!found || !same(*found, member)) return false;
            }
            return true;
    }
    return false;
}

void agrees_with(const std::string& path)
{
    const auto asked = io::load_transactions(path);
    const auto answers =
        io::parse_json(io::answers_json(us_advanced_computing, asked), "answers").root();
    const auto document = io::load_json(path);
    const auto vectors = document["vectors"];
    ASSERT_EQ(answers.size(), vectors.size());
    ASSERT_GE(answers.size(), 82U);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        EXPECT_EQ(answers[i]["id"].string(), vectors[i]["id"].string());
        EXPECT_TRUE(same(answers[i], vectors[i]["expected"])) << vectors[i]["id"].string();
        EXPECT_FALSE(answers[i]["because"].size() == 0 &&
                     answers[i]["classification"].string() != "none");
        EXPECT_EQ(answers[i]["missing"].size() == 0,
                  answers[i]["licence"].string() != "undetermined");
    }
}

}  // namespace

TEST(transactions, the_vectors_of_this_project_are_answered_in_their_own_form)
{
    agrees_with(HIRSCHMAN_SOURCE_DIR "/tests/controls/vectors.json");
}

TEST(transactions, the_vectors_of_the_reference_are_answered_in_their_own_form)
{
    const std::string path = HIRSCHMAN_SHARED_DIR "/data/vectors.json";
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "no reference data beside the checkout; its copy here was run";
    agrees_with(path);
}

TEST(transactions, figures_may_be_unknown_intervals_or_undefined)
{
    const auto one = read(vector_with(
        R"({"tpp": [3000, 3100.5], "logic_area_mm2": "undefined", "io_gbps": null,
            "dram_gbps": [4000, null], "datacenter": null})",
        dated + R"(, "destination": null, "exporter": "AMD", "action": "reexport",
                    "certified": true)"));
    EXPECT_EQ(one.item.total_processing_performance, between(3000 * tpp, 3100.5 * tpp));
    EXPECT_TRUE(one.item.logic_area.is_undefined());
    EXPECT_TRUE(one.item.interconnect_bandwidth.is_unknown());
    EXPECT_EQ(one.item.dram_bandwidth, at_least(4000 * gigabyte_per_second));
    EXPECT_EQ(one.item.datacenter, truth::unknown);
    EXPECT_EQ(one.asked.action, action::reexporting);
    EXPECT_EQ(one.asked.certified, truth::yes);
    EXPECT_FALSE(one.asked.destination || one.asked.headquarters);
    EXPECT_EQ(one.asked.exporter->view(), "AMD");
}

TEST(transactions, a_part_of_the_catalogue_is_named_by_its_id)
{
    EXPECT_EQ(read(vector_with("\"nv_h20_96\"", dated)).item,
              chips::figures_of(data::chip("nv_h20_96")));
}

TEST(transactions, sentences_say_what_decided)
{
    const auto answers = io::parse_json(io::answers_json(
        us_advanced_computing,
        {read(vector_with("\"nv_h20_96\"", R"("date": "2025-05-01", "destination": "CHN",
                          "headquarters": "CHN", "exporter": "NVIDIA")"))}));
    const auto because = answers.root()[0]["because"];
    ASSERT_EQ(because.size(), 3U);
    EXPECT_EQ(because[0].string().substr(0, 17), "3A090.a not met: ");
    EXPECT_NE(because[2].string().find("DRAM bandwidth 4000 GB/s >= 1400 GB/s (2.86 times the "
                                       "limit; limit second-hand)"),
              std::string_view::npos);
}

TEST(transactions, what_is_wrong_is_named_with_its_place)
{
    EXPECT_EQ(complaint_about("{}", R"("date": "2024-02-30")"),
              "t.json:1: $.vectors[0].date: expected a date \"YYYY-MM-DD\", found \"2024-02-30\"");
    EXPECT_EQ(complaint_about("{}", dated + R"(, "destination": "CHI")"),
              "t.json:1: $.vectors[0].destination: expected an ISO 3166-1 alpha-3 country, found "
              "\"CHI\"");
    EXPECT_EQ(complaint_about(R"({"tpp": -1})", dated),
              "t.json:1: $.vectors[0].chip.tpp: expected a figure of at least 0, found -1");
    EXPECT_NE(complaint_about(R"({"tpp": NaN})", dated).find("expected JSON, found \"NaN"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"tpp": 1e999})", dated).find("a number that a double can hold"),
              std::string::npos);
    EXPECT_EQ(complaint_about(R"({"tpp": [5, 4]})", dated),
              "t.json:1: $.vectors[0].chip.tpp[1]: expected no less than the lower end, 5, found "
              "4");
    EXPECT_NE(complaint_about(R"({"tpp": [5]})", dated).find("$.vectors[0].chip.tpp: expected"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"tpp": "4800"})", dated).find("\"undefined\", found \"4800\""),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"tp": 4800})", dated).find("did you mean \"tpp\"?"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"logic_area_mm2": 0})", dated)
                  .find("$.vectors[0].chip: expected figures that a part can have"),
              std::string::npos);
    EXPECT_NE(
        complaint_about(R"({"tpp": 4800, "logic_area_mm2": 800, "performance_density": 7})", dated)
            .find("disagrees"),
        std::string::npos);
    EXPECT_NE(complaint_about("\"nv_h20_69\"", dated).find("did you mean \"nv_h20_96\"?"),
              std::string::npos);
    EXPECT_NE(complaint_about("{}", dated + R"(, "action": "import")").find("export, reexport"),
              std::string::npos);
    EXPECT_NE(complaint_about("{}", dated + R"(, "exporter": "")").find("text of 1 to 40 bytes"),
              std::string::npos);
    EXPECT_NE(complaint_about("[]", dated).find("$.vectors[0].chip: expected an object"),
              std::string::npos);
    EXPECT_NE(complaint([] {
                  return read(R"({"vectors": [{"id": "T1", "chip": {}, "date": "2024-03-01"},
                                              {"id": "T1", "chip": {}, "date": "2024-03-01"}]})");
              }).find("$.vectors[1].id: expected an id that no other transaction has"),
              std::string::npos);
}
