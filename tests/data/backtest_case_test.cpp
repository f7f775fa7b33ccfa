// SPDX-License-Identifier: BSL-1.0
#include "hostile.hpp"

#include <hirschman/data/backtest_case.hpp>
#include <hirschman/data/pack.hpp>

#include <gtest/gtest.h>

#include <set>

using namespace hirschman;
using namespace hirschman_tests;
using data::case_class;

namespace {

const auto cases_of = [](const io::csv_table& t) { return data::backtest_cases_from(t); };

}  // namespace

TEST(backtest_cases, are_those_of_the_protocol_and_more_episodes)
{
    std::set<std::string> episodes;
    std::size_t scored = 0;
    for (const auto& c : data::backtest_cases()) {
        if (!data::is_scored(c.kind)) continue;
        ++scored;
        episodes.insert(c.episode.str());
        EXPECT_LT(*c.as_of, *c.observed_from) << c.id;
        EXPECT_TRUE(c.origin.known_from) << c.id;
        if (c.base) {
            EXPECT_TRUE(c.unchanged && c.returned) << c.id << " has no benchmark";
        }
    }
    EXPECT_GE(scored, 16U);
    EXPECT_GE(episodes.size(), 8U);
    for (const auto* added : {"graphite2023", "antimony2024", "korea2019"})
        EXPECT_TRUE(episodes.contains(added)) << added;
}

TEST(backtest_cases, hostile_input_is_refused)
{
    const std::string content = head(data::pack_text("backtest_cases.csv"), 3);
    for (const auto* column : {"case", "episode", "function", "as_of", "observed", "observed_from"})
        EXPECT_NE(complaint_about(content, column, "", cases_of), "") << column;
    EXPECT_NE(complaint_about(content, "class", "guess", cases_of), "");
    EXPECT_NE(complaint_about(content, "observed_from", "2025-07-15", cases_of), "")
        << "known on the day asked";
    EXPECT_NE(complaint_about(content, "observed", "nan", cases_of), "");
    EXPECT_NE(complaint_about(content, "base", "0", cases_of), "");
    EXPECT_NE(complaint_about(content, "base", "-1", cases_of), "");
    EXPECT_NE(complaint_about(content, "unchanged", "-1", cases_of), "");
    EXPECT_NE(complaint_about(content, "settings", "calendar", cases_of), "");
    EXPECT_NE(complaint_about(content, "settings", "a=1;a=2", cases_of), "");
    EXPECT_NE(complaint_about(content, "class", "open", cases_of), "") << "with an outcome";
    EXPECT_NE(complaint_about_duplicate(content, cases_of), "");
    expect_survives_truncation(content, cases_of);
    EXPECT_THROW((void)data::load_backtest_cases("/no/such.csv"), data_error);
}
