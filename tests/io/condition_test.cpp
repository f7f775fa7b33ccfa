// SPDX-License-Identifier: BSL-1.0
#include "data/hostile.hpp"

#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/io/condition.hpp>

#include <gtest/gtest.h>

using namespace hirschman;
using namespace hirschman::controls;
using hirschman_tests::complaint;

namespace {

condition from(const std::string& content)
{
    return io::condition_from(io::parse_json(content, "c.json").root());
}

std::string complaint_about(const std::string& content)
{
    return complaint([&] { return from(content); });
}

condition written_and_read(const condition& c) { return from(io::to_json(c)); }

}  // namespace

TEST(condition_json, reads_like_the_operators)
{
    using namespace rulebooks::us;
    EXPECT_EQ(from(R"({"any": [{"metric": "tpp", "op": ">=", "value": 4800},
        {"all": [{"metric": "tpp", "op": ">=", "value": 1600},
                 {"metric": "density", "op": ">=", "value": 5.92}]}]})"),
              paragraph_a);
    EXPECT_EQ(from(R"({"all": [{"not": {"fact": "datacenter"}},
                               {"metric": "tpp", "op": "<", "value": 4800}]})"),
              note_2);
    EXPECT_EQ(from(R"({"all": [{"metric": "tpp", "op": "<", "value": 21000},
        {"metric": "dram_bandwidth", "op": "<", "value": 6500, "unit": "GB/s"},
        {"action": "export"}, {"destination": {"countries": ["CHN", "MAC"]}},
        {"fact": "certified"}]})"),
              january_2026_lane);
    EXPECT_EQ(from(R"({"destination": {"countries": ["MAC"], "groups": ["D:1", "D:4", "D:5"],
                                       "except": ["A:5", "A:6"]}})"),
              destination.in(covered));
    EXPECT_EQ(from("true"), condition::always());
    EXPECT_EQ(from("false"), condition());
    EXPECT_EQ(from(R"({"all": []})"), condition::always());
    EXPECT_EQ(from(R"({"any": []})"), condition());
}

TEST(condition_json, nested_trees_become_flat_alternatives)
{
    // The letters of April 2025: three limits, and one of two places.
    EXPECT_EQ(from(R"({"all": [
        {"any": [{"metric": "dram_bandwidth", "op": ">=", "value": 1400, "unit": "GB/s"},
                 {"any": [{"metric": "interconnect_bandwidth", "op": ">=", "value": 1100,
                           "unit": "GB/s"},
                          {"metric": "dram_plus_interconnect_bandwidth", "op": ">=",
                           "value": 1700, "unit": "GB/s"}]}]},
        {"any": [{"destination": {"countries": ["MAC"], "groups": ["D:5"]}},
                 {"headquarters": {"countries": ["MAC"], "groups": ["D:5"]}},
                 {"ultimate_parent": {"countries": ["MAC"], "groups": ["D:5"]}}]}]})"),
              rulebooks::us::april_2025_letter);
    const auto negated = from(R"({"not": {"any": [{"fact": "datacenter"},
        {"all": [{"fact": "certified"}, {"not": {"fact": "approved_consignee"}}]}]}})");
    EXPECT_EQ(to_text(negated),
              "(not datacenter and not certified) or (not datacenter and approved consignee)");
}

TEST(condition_json, many_countries_are_alternatives_of_four)
{
    const auto in = from(R"({"destination": {"groups": ["D:5"], "countries":
        ["CHN", "CUB", "IRN", "MAC", "PRK", "RUS"]}})");
    EXPECT_EQ(to_text(in), "destination in {CHN, CUB, IRN, MAC, D:5} or destination in {PRK, RUS}");
}

TEST(condition_json, every_condition_of_the_built_in_book_is_written_and_read_as_it_is)
{
    std::size_t count = 0;
    for (const auto& c : us_advanced_computing.clauses)
        for (const auto& v : c.versions) {
            EXPECT_EQ(written_and_read(v.says.when), v.says.when) << c.name;
            ++count;
        }
    EXPECT_GE(count, 40U);
    const condition always_or = condition::always() || condition(datacenter);
    EXPECT_EQ(written_and_read(always_or), always_or);
}

TEST(condition_json, what_is_wrong_is_named_with_its_place)
{
    EXPECT_EQ(complaint_about(R"({"all": [{"metric": "tpp", "op": "=>", "value": 1}]})"),
              "c.json:1: $.all[0].op: expected an operator: >=, >, <= or <, found \"=>\"");
    EXPECT_NE(complaint_about(R"({"metric": "tp", "op": ">=", "value": 1})")
                  .find("$.metric: expected a metric: tpp, logic_area, density"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"metric": "densty", "op": ">=", "value": 1})")
                  .find("found \"densty\"; did you mean \"density\"?"),
              std::string::npos);
    EXPECT_EQ(complaint_about(R"({"metric": "dram_bandwidth", "op": ">=", "value": 1400})"),
              "c.json:1: $: expected a unit: \"GB/s\", found none");
    EXPECT_EQ(complaint_about(
                  R"({"metric": "dram_bandwidth", "op": ">=", "value": 1.4, "unit": "TB/s"})"),
              "c.json:1: $.unit: expected the unit of the law, \"GB/s\", found \"TB/s\"");
    EXPECT_EQ(complaint_about(R"({"metric": "tpp", "op": ">=", "value": 1, "unit": "TPP"})"),
              "c.json:1: $.unit: expected no unit: tpp is a bare number, found \"TPP\"");
    EXPECT_EQ(complaint_about(R"({"metric": "tpp", "op": ">=", "value": -1})"),
              "c.json:1: $.value: expected a limit of at least 0, found -1");
    EXPECT_NE(complaint_about(R"({"metric": "tpp", "op": ">=", "value": "4800"})")
                  .find("$.value: expected a number"),
              std::string::npos);
    EXPECT_NE(
        complaint_about(R"({"fact": "datacentre"})").find("$.fact: expected a fact: datacenter, "),
        std::string::npos);
    EXPECT_NE(complaint_about(R"({"fact": "datacentre"})")
                  .find("found \"datacentre\"; did you mean \"datacenter\"?"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"fact": "tpp"})").find("$.fact: expected a fact"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"action": "exporting"})").find("export, reexport or transfer"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"destination": {"countries": ["XXX"]}})")
                  .find("$.destination.countries[0]: expected an ISO 3166-1 alpha-3 country"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"destination": {"countries": ["CHN", "CHN"]}})")
                  .find("$.destination.countries[1]: expected each country once"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"destination": {"groups": ["D5"]}})")
                  .find("$.destination.groups[0]: expected a country group"),
              std::string::npos);
    EXPECT_NE(
        complaint_about(R"({"destination": {}})").find("expected \"countries\" or \"groups\""),
        std::string::npos);
    EXPECT_NE(complaint_about(R"({"destination": {"countries": ["CHN"], "except": ["A:5"]}})")
                  .find("$.destination.except"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"al": []})").find("did you mean \"all\"?"), std::string::npos);
    EXPECT_NE(complaint_about(R"({"all": [], "any": []})").find("found 2 keys"), std::string::npos);
    EXPECT_NE(complaint_about("[]").find("expected a condition"), std::string::npos);
    EXPECT_NE(complaint_about("{}").find("found 0 keys"), std::string::npos);
}

TEST(condition_json, a_tree_that_does_not_fit_is_refused_with_its_path)
{
    const std::string two = R"({"any": [{"fact": "datacenter"}, {"fact": "certified"}]})";
    std::string product = two;
    for (int i = 0; i < 3; ++i) product += ", " + two;
    // 2^3 alternatives of 3 comparisons are 24; the fourth factor makes 64.
    EXPECT_NE(complaint_about("{\"all\": [" + product + "]}")
                  .find("$.all[3]: expected a condition of at most 24 comparisons"),
              std::string::npos);
    EXPECT_NE(complaint_about("{\"not\": {\"any\": [{\"all\": [" + two + "]}, {\"all\": [" + two +
                              "," + two + "," + two + "]}]}}")
                  .find("expected a condition of at most 24 comparisons"),
              std::string::npos);
    std::string always = "true";
    for (int i = 0; i < 300; ++i) always += ", true";
    EXPECT_NE(complaint_about("{\"any\": [" + always + ", {\"fact\": \"datacenter\"}]}")
                  .find("expected a condition of at most 24 comparisons"),
              std::string::npos);
}
