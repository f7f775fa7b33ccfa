// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/csv.hpp>

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>

using namespace hirschman;
using io::parse_csv;

namespace {

/// What a loader complains about; empty where it does not.
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
    return complaint([&] { (void)parse_csv(content, "parts.csv"); });
}

}  // namespace

TEST(csv, reads_named_columns)
{
    const auto table = parse_csv("id,share,from,country\nh20,0.25,2025-04-09,CHN\n");
    ASSERT_EQ(table.size(), 1U);
    EXPECT_EQ(table.columns().size(), 4U);
    for (const auto row : table) {
        EXPECT_EQ(row["id"].text(), "h20");
        EXPECT_EQ(row["share"].share(), 0.25);
        EXPECT_EQ(row["from"].day(), date::from_iso("2025-04-09"));
        EXPECT_EQ(row["country"].nation(), country("CHN"));
        EXPECT_EQ(row.line(), 2U);
        EXPECT_EQ(row.at(0).text(), "h20");
    }
}

TEST(csv, reads_the_constructs_of_rfc_4180)
{
    const auto table = parse_csv(
        "\xEF\xBB\xBF\"a\",b\r\n\"say \"\"hi\"\"\",\"two\nlines, one field\"\r\n"
        "\"\",last");
    ASSERT_EQ(table.size(), 2U);
    EXPECT_EQ(table.columns().front(), "a");
    EXPECT_EQ(table[0]["a"].text(), "say \"hi\"");
    EXPECT_EQ(table[0]["b"].text(), "two\nlines, one field");
    EXPECT_TRUE(table[1]["a"].empty());
    EXPECT_EQ(table[1]["b"].text(), "last");
    EXPECT_EQ(table[1].line(), 4U);
}

TEST(csv, numbers_are_exact_and_whole_fields)
{
    const auto table = parse_csv("x\n0.1\n4503599627370497.5\n1e-5\n-7\n");
    EXPECT_EQ(table[0]["x"].number(), 0.1);
    EXPECT_EQ(table[1]["x"].number(), 4503599627370497.5);
    EXPECT_EQ(table[2]["x"].number(), 1e-5);
    EXPECT_EQ(table[3]["x"].integer(), -7);
    for (const std::string bad : {"nan", "NaN", "inf", "-inf", "1e999", "1,5", "1.5 ", " 1", "+1",
                                  "0x10", "1.5e", "--1", "1_000", "\"\""}) {
        const auto row = parse_csv("x\n\"" + (bad == "\"\"" ? "" : bad) + "\"\n", "f.csv");
        EXPECT_THROW((void)row[0]["x"].number(), data_error) << bad;
    }
    EXPECT_THROW((void)table[0]["x"].integer(), data_error);
}

TEST(csv, an_empty_field_is_not_given_and_never_zero)
{
    const auto table = parse_csv("x,y\n,1\n");
    EXPECT_FALSE(table[0]["x"].optional_number());
    EXPECT_FALSE(table[0]["x"].optional_share());
    EXPECT_FALSE(table[0]["x"].optional_day());
    EXPECT_EQ(table[0]["y"].optional_number(), 1.0);
    EXPECT_THROW((void)table[0]["x"].number(), data_error);
    EXPECT_THROW((void)table[0]["x"].text(), data_error);
}

TEST(csv, a_bad_value_says_where_and_what)
{
    const auto table = parse_csv("share,country,on,kind\n1.2,XYZ,2025-02-30,pig\n", "shares.csv");
    const auto row = table[0];
    EXPECT_EQ(complaint([&] { (void)row["share"].share(); }),
              "shares.csv:2: share: expected a share between 0 and 1, found \"1.2\"");
    EXPECT_EQ(complaint([&] { (void)row["country"].nation(); }),
              "shares.csv:2: country: expected an ISO 3166-1 alpha-3 country, found \"XYZ\"");
    EXPECT_EQ(complaint([&] { (void)row["on"].day(); }),
              "shares.csv:2: on: expected a date YYYY-MM-DD, found \"2025-02-30\"");
    EXPECT_EQ(complaint([&] {
                  (void)row["kind"].word({"cat", "dog", "cow"});
              }),
              "shares.csv:2: kind: expected cat, dog or cow, found \"pig\"");
    EXPECT_EQ(complaint([&] { (void)row["shar"]; }),
              "shares.csv:1: expected a column \"shar\", found none; did you mean \"share\"?");
}

TEST(csv, a_malformed_file_is_refused_with_its_line)
{
    EXPECT_EQ(complaint_of(""), "parts.csv: expected a header line, found an empty file");
    EXPECT_EQ(complaint_of("a,a\n"), "parts.csv:1: a: expected each column once, found it twice");
    EXPECT_EQ(complaint_of("a,\n"),
              "parts.csv:1: field 2: expected a column name, found an empty field");
    EXPECT_EQ(complaint_of("a,b\n1,2\n1,2,3\n"), "parts.csv:3: expected 2 fields, found 3 fields");
    EXPECT_EQ(complaint_of("a,b\n1,2\n\n"), "parts.csv:3: expected 2 fields, found 1 field");
    EXPECT_EQ(complaint_of("a,b\n1,\"2\n3\n"),
              "parts.csv:2: field 2: expected a closing quote, found the end of the file");
    EXPECT_EQ(complaint_of("a\n\"1\"2\n"),
              "parts.csv:2: field 1: expected a comma or a line break after a closing quote, found "
              "\"2\"");
    EXPECT_EQ(complaint_of("a\n1\"2\n"),
              "parts.csv:2: field 1: expected a quote only at the start of "
              "a field, found a quote inside an unquoted field");
    EXPECT_EQ(complaint_of("a\n1\r2\n"),
              "parts.csv:2: field 1: expected a line break LF or CR LF, found a lone CR");
    EXPECT_EQ(complaint_of("a\n\xC3\x28\n"),
              "parts.csv:2: expected UTF-8 text, found bytes that are not UTF-8");
    EXPECT_EQ(complaint_of(std::string("a\nx\0y\n", 6)),
              "parts.csv:2: expected UTF-8 text, found a NUL byte");
}

TEST(csv, columns_are_checked_with_a_suggestion)
{
    const auto table = parse_csv("id,shar\nx,1\n", "s.csv");
    EXPECT_EQ(complaint([&] {
                  table.require_columns({"id", "share"});
              }),
              "s.csv:1: expected a column \"share\", found none; did you mean \"shar\"?");
    EXPECT_EQ(complaint([&] { table.require_columns({"id"}, {"share"}); }),
              "s.csv:1: expected only known columns, found \"shar\"; did you mean \"share\"?");
    EXPECT_NO_THROW(table.require_columns({"id"}, {"shar", "note"}));
}

TEST(csv, a_duplicate_key_names_both_lines)
{
    const auto table = parse_csv("id,on\na,1\nb,1\na,2\na,1\n", "s.csv");
    EXPECT_EQ(complaint([&] {
                  table.require_unique({"id", "on"});
              }),
              "s.csv:5: id, on: expected no duplicate, found \"a, 1\", given in line 2 already");
    EXPECT_NO_THROW(parse_csv("id,on\na,1\na,2\n").require_unique({"id", "on"}));
}

TEST(csv, a_file_truncated_anywhere_is_refused_or_whole_records)
{
    const std::string whole =
        "id,share,note\r\n\"a\",0.5,\"x \"\"y\"\"\r\nz\"\r\nb,0.25,\xC3\xA9\r\n";
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        try {
            const auto table = parse_csv(std::string_view(whole).substr(0, size));
            for (const auto row : table)
                for (std::size_t i = 0; i < table.columns().size(); ++i) (void)row.at(i).raw();
        } catch (const data_error& refused) {
            EXPECT_FALSE(std::string(refused.what()).empty());
        }
    }
}

TEST(csv, a_missing_file_is_a_data_error)
{
    EXPECT_EQ(complaint([] { (void)io::load_csv("/no/such.csv"); }),
              "/no/such.csv: expected a readable file, found none that can be opened");
    EXPECT_THROW((void)io::load_csv("/"), data_error);
}

TEST(csv, the_writer_writes_what_the_reader_reads)
{
    io::csv_writer writer({"name", "value", "on"});
    writer.add("plain").add(0.1).add(date::from_iso("2025-07-15")).end_row();
    writer.add("a \"quoted\", line\nbreak\r").add(std::optional<double>()).add("").end_row();
    EXPECT_EQ(writer.str(),
              "name,value,on\nplain,0.1,2025-07-15\n\"a \"\"quoted\"\", "
              "line\nbreak\r\",,\n");
    const auto table = parse_csv(writer.str());
    EXPECT_EQ(table[0]["value"].number(), 0.1);
    EXPECT_EQ(table[1]["name"].text(), "a \"quoted\", line\nbreak\r");

    const auto path = (std::filesystem::temp_directory_path() / "hirschman_csv_test.csv").string();
    std::ofstream(path, std::ios::binary) << writer.str();
    EXPECT_EQ(io::load_csv(path).size(), 2U);
    std::remove(path.c_str());
}

TEST(csv, the_writer_refuses_misuse)
{
    io::csv_writer writer({"a", "b"});
    EXPECT_THROW(writer.add(std::numeric_limits<double>::quiet_NaN()), domain_error);
    writer.add("1");
    EXPECT_THROW(writer.end_row(), domain_error);
    EXPECT_THROW((void)writer.str(), domain_error);
    writer.add("2");
    EXPECT_THROW(writer.add("3"), domain_error);
    EXPECT_THROW(io::csv_writer({}), domain_error);
}

TEST(csv, a_single_empty_field_survives_writing)
{
    io::csv_writer writer({"a"});
    writer.add("").end_row();
    EXPECT_EQ(parse_csv(writer.str()).size(), 1U);
}

TEST(csv, a_hundred_thousand_rows_are_quick)
{
    std::string content = "id,value,on\n";
    for (int i = 0; i < 100'000; ++i) content += "part,1234.5,2025-07-15\n";
    const auto table = parse_csv(content);
    double sum = 0;
    for (const auto row : table) sum += row["value"].number();
    EXPECT_EQ(sum, 123'450'000.0);
}
