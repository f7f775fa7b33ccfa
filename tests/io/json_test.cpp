// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/json.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <string>

using namespace hirschman;
using io::json_kind;
using io::parse_json;

namespace {

template <class Load>
std::string complaint(Load load)
{
    try {
        load();
    } catch (const data_error& refused) {
        return refused.what();
    }
    return {};
}

std::string complaint_of(const std::string& content)
{
    return complaint([&] { (void)parse_json(content, "p.json"); });
}

}  // namespace

TEST(json, reads_every_kind)
{
    const auto document = parse_json(R"({"a": [1, -2.5e3, true, null, "x\u00e9\n"], "b": {}})");
    const auto root = document.root();
    EXPECT_EQ(root.size(), 2U);
    const auto a = root["a"];
    EXPECT_EQ(a[0].integer(), 1);
    EXPECT_EQ(a[1].number(), -2500.0);
    EXPECT_TRUE(a[2].boolean());
    EXPECT_TRUE(a[3].is(json_kind::null));
    EXPECT_EQ(a[4].string(), "x\xC3\xA9\n");
    EXPECT_EQ(root["b"].size(), 0U);
    EXPECT_FALSE(root.find("c"));
    EXPECT_EQ(a[4].path(), "$.a[4]");
    EXPECT_EQ(parse_json("\xEF\xBB\xBF 12").root().integer(), 12);
}

TEST(json, numbers_are_the_nearest_double_and_keep_their_digits)
{
    // Boost.JSON 1.81 alone is off by one unit in the last place for such numbers.
    const auto document = parse_json(
        "[0.1, 1.7976931348623157e308, 2.2250738585072014e-308, "
        "9007199254740993, 123456789012345678901234567890, "
        "8.41, 6.02214076e23, 0.000001234567890123456, 5e-324, -0]");
    const auto root = document.root();
    EXPECT_EQ(root[0].number(), 0.1);
    EXPECT_EQ(root[1].number(), std::numeric_limits<double>::max());
    EXPECT_EQ(root[2].number(), std::numeric_limits<double>::min());
    EXPECT_EQ(root[3].number(), 9007199254740992.0);
    EXPECT_EQ(root[3].integer(), 9007199254740993LL);
    EXPECT_EQ(root[4].number(), 123456789012345678901234567890.0);
    EXPECT_EQ(root[4].digits(), "123456789012345678901234567890");
    EXPECT_THROW((void)root[4].integer(), data_error);
    EXPECT_EQ(root[5].number(), 8.41);
    EXPECT_EQ(root[6].number(), 6.02214076e23);
    EXPECT_EQ(root[7].number(), 0.000001234567890123456);
    EXPECT_EQ(root[8].number(), 5e-324);
    EXPECT_THROW((void)root[0].integer(), data_error);
    for (int digits = 1; digits < 200; ++digits) {
        const std::string written = "0." + std::string(static_cast<std::size_t>(digits), '7');
        EXPECT_EQ(parse_json(written).root().number(), std::stod(written)) << written;
    }
}

TEST(json, errors_name_the_line_and_the_path)
{
    const auto document = parse_json(
        "{\n  \"a\": [0, {\n    \"b\": \"x\", \"odd key\": 1.2\n  }],\n"
        "  \"on\": \"2025-02-30\", \"who\": \"XYZ\", \"kind\": \"pgi\"}",
        "p.json");
    const auto root = document.root();
    const auto inner = root["a"][1];
    EXPECT_EQ(complaint([&] { (void)inner["b"].number(); }),
              "p.json:3: $.a[1].b: expected a number, found \"x\"");
    EXPECT_EQ(complaint([&] { (void)inner["odd key"].share(); }),
              "p.json:3: $.a[1][\"odd key\"]: expected a share between 0 and 1, found 1.2");
    EXPECT_EQ(complaint([&] { (void)root["on"].day(); }),
              "p.json:5: $.on: expected a date \"YYYY-MM-DD\", found \"2025-02-30\"");
    EXPECT_EQ(complaint([&] { (void)root["who"].nation(); }),
              "p.json:5: $.who: expected an ISO 3166-1 alpha-3 country, found \"XYZ\"");
    EXPECT_EQ(complaint([&] {
                  (void)root["kind"].word({"pig", "cow"});
              }),
              "p.json:5: $.kind: expected pig or cow, found \"pgi\"");
    EXPECT_EQ(complaint([&] { (void)root["a"].string(); }),
              "p.json:2: $.a: expected a string, found an array");
    EXPECT_EQ(complaint([&] { (void)root["a"][2]; }),
              "p.json:2: $.a: expected at least 3 elements, found 2");
    EXPECT_EQ(complaint([&] { (void)root["knd"]; }),
              "p.json:1: $: expected a key \"knd\", found none; did you mean \"kind\"?");
    EXPECT_EQ(complaint([&] {
                  inner.require_only({"bb", "odd keys"});
              }),
              "p.json:3: $.a[1].b: expected only the keys bb or odd keys, found \"b\"");
    EXPECT_EQ(
        complaint([&] {
            inner.require_only({"b", "odd keys"});
        }),
        "p.json:3: $.a[1][\"odd key\"]: expected only the keys b or odd keys, found \"odd key\"; "
        "did you mean \"odd keys\"?");
}

TEST(json, a_duplicate_key_is_refused)
{
    EXPECT_EQ(complaint_of("{\"a\": {\"x\": 1,\n\"y\": 2,\n\"\\u0078\": 3}}"),
              "p.json:3: $.a.x: expected each key once, found it in line 1 already");
    EXPECT_EQ(complaint_of(R"([{"x": 1}, {"x": 2}])"), "");
}

TEST(json, what_is_not_json_is_refused_with_its_place)
{
    EXPECT_EQ(complaint_of(""),
              "p.json:1: $: expected the rest of the JSON value, found the end of the file");
    EXPECT_EQ(complaint_of("{\"a\": [1,\n2"),
              "p.json:2: $.a[2]: expected the rest of the JSON value, found the end of the file");
    for (const std::string bad :
         {"[1, NaN]",  "[nan]", "[Infinity]", "[-inf]",      "[1,]",    "{\"a\" 1}",
          "{a: 1}",    "[01]",  "[+1]",       "[.5]",        "[1.]",    "// no\n1",
          "[1] // no", "'x'",   "\"\t\"",     "\"\\x\"",     "[1e999]", "[1e-999]",
          "1 2",       "{} {}", "nul",        "\"\\ud800\"", "\"open",  "[\"a\nb\"]"}) {
        const auto said = complaint_of(bad);
        EXPECT_EQ(said.rfind("p.json:", 0), 0U) << bad << " gave: " << said;
    }
    EXPECT_EQ(complaint_of("{\"a\": [1,\n NaN]}")
                  .rfind("p.json:2: $.a[1]: expected JSON, found \"NaN]}\"", 0),
              0U)
        << complaint_of("{\"a\": [1,\n NaN]}");
    EXPECT_EQ(complaint_of("{\"x\":\n1e999}"),
              "p.json:2: $.x: expected a number that a double can hold, found \"1e999\"");
    EXPECT_EQ(complaint_of("[1]\n \n x"),
              "p.json:3: $: expected nothing after the value, found \"x\"");
    EXPECT_EQ(complaint_of("[1] x"), "p.json:1: $: expected nothing after the value, found \"x\"");
    EXPECT_EQ(complaint_of("[1,\n\"\xFF\"]"),
              "p.json:2: expected UTF-8 text, found bytes that are not UTF-8");
}

TEST(json, nesting_is_limited)
{
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    EXPECT_EQ(complaint_of(nested(64)), "");
    EXPECT_NE(complaint_of(nested(65)).find("expected nesting at most 64 deep"), std::string::npos);
    EXPECT_FALSE(complaint_of(std::string(1'000'000, '[')).empty());
}

TEST(json, a_document_truncated_anywhere_is_refused)
{
    const std::string whole =
        "{\r\n \"a\": [1.5e3, true, null, \"\\u00e9\xC3\xA9\"],\n \"b\": {\"c\": -0.25}\n}";
    EXPECT_EQ(complaint_of(whole), "");
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(complaint_of(whole.substr(0, size)).empty()) << size;
}

TEST(json, a_missing_file_is_a_data_error)
{
    EXPECT_THROW((void)io::load_json("/no/such.json"), data_error);
}

TEST(json, the_writer_keeps_the_order_and_the_digits)
{
    io::json_writer writer;
    writer.begin_object()
        .member("z", 0.1)
        .member("a", "x \"y\" \\ \n\x01\xC3\xA9")
        .key("list")
        .begin_array()
        .value(1)
        .value(1e300)
        .null()
        .value(true)
        .begin_array()
        .end_array()
        .value(std::optional<double>())
        .end_array()
        .member("on", date::from_iso("2025-07-15"))
        .key("o")
        .begin_object()
        .end_object()
        .end_object();
    const std::string expected =
        "{\n  \"z\": 0.1,\n  \"a\": \"x \\\"y\\\" \\\\ \\n\\u0001\xC3\xA9\",\n"
        "  \"list\": [\n    1,\n    1e+300,\n    null,\n    true,\n    [],\n"
        "    null\n  ],\n  \"on\": \"2025-07-15\",\n  \"o\": {}\n}\n";
    EXPECT_EQ(writer.str(), expected);
    const auto document = parse_json(writer.str());
    EXPECT_EQ(document["z"].number(), 0.1);
    EXPECT_EQ(document["a"].string(), "x \"y\" \\ \n\x01\xC3\xA9");
}

TEST(json, the_writer_refuses_misuse)
{
    EXPECT_THROW((void)io::json_writer().str(), domain_error);
    EXPECT_THROW(io::json_writer().value(std::numeric_limits<double>::quiet_NaN()), domain_error);
    EXPECT_THROW(io::json_writer().value("\xFF"), domain_error);
    EXPECT_THROW(io::json_writer().value(1).value(2), domain_error);
    EXPECT_THROW(io::json_writer().begin_object().value(1), domain_error);
    EXPECT_THROW(io::json_writer().begin_object().end_array(), domain_error);
    EXPECT_THROW(io::json_writer().begin_object().key("a").end_object(), domain_error);
    EXPECT_THROW(io::json_writer().begin_array().key("a"), domain_error);
    EXPECT_THROW(io::json_writer().begin_object().member("a", 1).key("a"), domain_error);
    EXPECT_THROW((void)io::json_writer().begin_array().str(), domain_error);
}
