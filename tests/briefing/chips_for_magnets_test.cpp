// SPDX-License-Identifier: BSL-1.0
#include "briefing/july.hpp"

#include <hirschman/briefing/chips_for_magnets.hpp>
#include <hirschman/io/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <tbb/global_control.h>

namespace {

using namespace hirschman;
using namespace std::chrono_literals;
using briefing::claim;
using july::claim_of;
using july::figure_with;
using july::in_july;
using july::table_of;

TEST(chips_for_magnets, answers_fourteen_claims_each_with_figures_a_reading_and_sources)
{
    ASSERT_EQ(in_july().claims.size(), 14u);
    for (const auto& c : in_july().claims) {
        EXPECT_FALSE(c.statement.empty());
        EXPECT_FALSE(c.article_figure.empty());
        EXPECT_FALSE(c.figures.empty()) << c.number;
        EXPECT_FALSE(c.outcomes.empty()) << c.number;
        EXPECT_FALSE(c.reading.empty()) << c.number;
        EXPECT_FALSE(c.sources.empty()) << c.number;
        std::set<std::string> told;
        for (const auto& f : c.figures) {
            EXPECT_TRUE(told.insert(f.what).second) << c.number << " says twice: " << f.what;
            EXPECT_TRUE(std::isfinite(f.low) && std::isfinite(f.median) && std::isfinite(f.high))
                << f.what;
            EXPECT_LE(f.low, f.median) << f.what;
            EXPECT_LE(f.median, f.high) << f.what;
        }
    }
    EXPECT_FALSE(in_july().not_computed.empty());
}

TEST(chips_for_magnets, tells_the_h20s_story_from_the_rules)
{
    // 2,368 of 2,400: 1.333 % under; 4,000 of the letter's 1,400 GB/s: 2.857 times.
    EXPECT_NEAR(figure_with(claim_of(1), "nearest limit").median, 100.0 * 32.0 / 2400.0, 1e-9);
    EXPECT_NEAR(figure_with(claim_of(2), "DRAM bandwidth").median, 4000.0 / 1400.0, 1e-12);
    const auto& rows = table_of(claim_of(2), "claim-2-determinations").rows;
    ASSERT_GE(rows.size(), 2u);
    EXPECT_EQ(rows[0][4], "not_required");
    EXPECT_EQ(rows[1][0], "2025-04-09");
    EXPECT_EQ(rows[1][4], "required");
    EXPECT_EQ(rows[1][5], "addressee");
    EXPECT_NE(claim_of(2).reading.find("2026-01-15"), std::string::npos)
        << "the number moved in January 2026";
}

TEST(chips_for_magnets, magnet_exports_lie_in_the_foreseeable_ranges)
{
    // Models addendum 3.4: dated ranges and the approvals as they came; simulated, tolerance .01.
    const double printed[][2] = {{.29, .59}, {.14, .33}, {.53, .71}, {.86, 1.15}, {.99, 1.29}};
    const auto& rows = table_of(claim_of(5), "claim-5-months").rows;
    for (std::size_t m = 0; m < std::size(printed); ++m) {
        // The table rounds to two decimals, hence .005 more.
        EXPECT_NEAR(std::stod(rows.at(m)[1]), printed[m][0], 0.015) << rows[m][0];
        EXPECT_NEAR(std::stod(rows.at(m)[3]), printed[m][1], 0.015) << rows[m][0];
    }
    EXPECT_EQ(rows[1][7], "on the day") << "May was published on 20 June";
    EXPECT_EQ(rows[2][7], "later") << "June was published on 20 July";
}

TEST(chips_for_magnets, research_race_has_the_published_probabilities)
{
    // Models addendum 6, data through 2023: W = 5 .89, W = 10 .73; simulated, tolerance .01.
    EXPECT_NEAR(figure_with(claim_of(9), "window of 5").median, .89, .01);
    EXPECT_NEAR(figure_with(claim_of(9), "window of 10").median, .73, .01);
    const auto& lines = table_of(claim_of(9), "claim-9-lines").rows;
    ASSERT_EQ(lines.size(), 5u);
    EXPECT_EQ(lines[1][1], "2024.3") << "five years, data through 2023";
    EXPECT_EQ(lines[1][2], "2025");
}

TEST(chips_for_magnets, snap_back_hazard_is_the_gamma_of_five_breakdowns)
{
    const auto& hazard = figure_with(claim_of(7), "hazard");
    EXPECT_NEAR(hazard.low, .114, .003);
    EXPECT_NEAR(hazard.median, .212, .003);
    EXPECT_NEAR(hazard.high, .354, .004);
}

TEST(chips_for_magnets, before_the_events_says_that_they_are_no_question_yet)
{
    const auto early =
        briefing::chips_for_magnets(data::evidence(as_of{2025y / 4 / 3}), {.draws = 500});
    for (const int number : {4, 5, 7}) {
        const auto& c = early.claims.at(static_cast<std::size_t>(number - 1));
        EXPECT_FALSE(c.undetermined.empty()) << number;
    }
    for (const auto& row : table_of(early.claims[1], "claim-2-determinations").rows)
        EXPECT_EQ(row[2] == "NVIDIA" && row[1] == "H20 SXM 96GB" ? row[4] : "not_required",
                  "not_required")
            << row[0];
}

TEST(chips_for_magnets, same_digits_for_any_number_of_threads)
{
    const tbb::global_control more(tbb::global_control::max_allowed_parallelism, 7);
    const data::evidence known(as_of{2025y / 7 / 15});
    std::vector<std::string> texts;
    for (const unsigned threads : {1u, 2u, 7u}) {
        const auto result =
            briefing::chips_for_magnets(known, {.draws = 8'500, .seed = 9, .threads = threads});
        texts.push_back(briefing::json_text(result) + io::json_text(briefing::report_of(result)));
    }
    EXPECT_EQ(texts[0], texts[1]);
    EXPECT_EQ(texts[0], texts[2]);
}

TEST(chips_for_magnets, failed_draws_are_counted_and_never_become_a_number)
{
    // A share of more than one in some draws: the override is refused outright.
    const auto overrides = io::parse_json(R"({"licensed_share": 1.2})");
    EXPECT_THROW((void)data::estimates().overridden(overrides), error);
    // An elasticity that is partly over one has no knee in those draws.
    const auto wide =
        io::parse_json(R"({"sigma_ree_short": {"low": 0.5, "central": 0.9, "high": 1.5}})");
    const auto result = briefing::chips_for_magnets(
        data::evidence(as_of{2025y / 7 / 15}, data::estimates().overridden(wide)),
        {.draws = 2'000});
    for (const auto& f : result.claims[4].figures) EXPECT_TRUE(std::isfinite(f.median)) << f.what;
}

TEST(chips_for_magnets, says_what_drives_each_headline_or_why_nothing_does)
{
    for (const auto& c : in_july().claims) {
        const auto& d = c.drivers;
        EXPECT_NE(d.by.empty(), d.why_none.empty()) << c.number;
        EXPECT_LE(d.by.size(), 3u) << c.number;
        EXPECT_TRUE(d.by.empty() || std::any_of(c.figures.begin(), c.figures.end(),
                                                [&](const auto& f) { return f.what == d.figure; }))
            << c.number;
        for (std::size_t i = 0; i < d.by.size(); ++i) {
            EXPECT_LT(d.by[i].low, d.by[i].total) << c.number;
            EXPECT_GT(d.by[i].high, d.by[i].total) << c.number;
            if (i > 0) {
                EXPECT_LE(d.by[i].total, d.by[i - 1].total) << c.number;
            }
        }
    }
    const auto first = [](int claim) { return claim_of(claim).drivers.by.at(0); };
    EXPECT_EQ(first(3).estimate, "h20_annual_run_rate_at_risk");
    EXPECT_EQ(first(4).parameter, "block draw");
    EXPECT_EQ(first(7).parameter, "chance");
    // One estimate alone has all of the variance.
    EXPECT_LE(first(14).low, 1.0);
    EXPECT_GE(first(14).high, 1.0);
    EXPECT_TRUE(claim_of(1).drivers.by.empty());
    EXPECT_EQ(claim_of(1).drivers.why_none, "follows from published figures alone");
}

TEST(chips_for_magnets, json_reads_back_and_holds_every_claim)
{
    const auto document = io::parse_json(briefing::json_text(in_july()));
    EXPECT_EQ(document["claims"].size(), 14u);
    EXPECT_EQ(document["claims"][3]["model"][0]["p10"].number(), claim_of(4).figures[0].low);
    EXPECT_EQ(document["as_of"].string(), "2025-07-15");
}

TEST(chips_for_magnets, report_fits_a_hundred_columns)
{
    const auto text = io::terminal_text(briefing::report_of(in_july()), {.width = 100});
    std::size_t longest = 0;
    std::size_t length = 0;
    for (const char c : text) {
        if (c == '\n')
            length = 0;
        else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
            longest = std::max(longest, ++length);
    }
    EXPECT_LE(longest, 100u);
    EXPECT_EQ(text.find(" nan"), std::string::npos);
    EXPECT_EQ(text.find("inf "), std::string::npos);
}

TEST(chips_for_magnets, refuses_no_draws)
{
    EXPECT_THROW(
        (void)briefing::chips_for_magnets(data::evidence(as_of{2025y / 7 / 15}), {.draws = 0}),
        domain_error);
}

}  // namespace
