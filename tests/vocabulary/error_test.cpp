// SPDX-License-Identifier: BSL-1.0
#include <hirschman/error.hpp>
#include <hirschman/provenance.hpp>

#include <limits>
#include <type_traits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;

static_assert(std::is_base_of_v<error, domain_error> && std::is_base_of_v<error, data_error>);

TEST(domain_error, names_argument_value_unit_and_range)
{
    EXPECT_STREQ(domain_error("lag", -3.0, "days", "[0, inf)").what(),
                 "lag = -3 days is outside [0, inf)");
    EXPECT_STREQ(
        domain_error("share", std::numeric_limits<double>::quiet_NaN(), "", "[0, 1]").what(),
        "share = nan is outside [0, 1]");
}

TEST(data_error, names_file_line_and_path)
{
    const data_error e({"chips.csv", 17, "dram_bandwidth"}, "a positive number", "\"-3\"");
    EXPECT_STREQ(e.what(),
                 "chips.csv:17: dram_bandwidth: expected a positive number, found \"-3\"");
    EXPECT_EQ(e.where().line, 17u);
    EXPECT_STREQ(data_error({"", 0, "$.a[3]"}, "a number", "null").what(),
                 "input: $.a[3]: expected a number, found null");
}

TEST(to_text, is_the_shortest_that_reads_back)
{
    EXPECT_EQ(to_text(0.1), "0.1");
    EXPECT_EQ(to_text(1.0 / 3.0), "0.3333333333333333");
    EXPECT_EQ(to_text(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(confidence, words_read_back)
{
    for (const auto c : {confidence::verified, confidence::derived, confidence::recalled,
                         confidence::assumed, confidence::uncertain})
        EXPECT_EQ(confidence_named(name(c)), c);
    EXPECT_FALSE(confidence_named("from-knowledge"));
}

}  // namespace
