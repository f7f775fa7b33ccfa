// SPDX-License-Identifier: BSL-1.0
#include <hirschman/briefing/backtest.hpp>
#include <hirschman/briefing/frozen_forecast.hpp>
#include <hirschman/data/pack.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <tbb/global_control.h>

namespace {

using namespace hirschman;
using namespace std::chrono_literals;
using briefing::benchmark;
using data::case_class;

const briefing::backtest_result& built_in()
{
    static const auto result = briefing::backtest({.draws = 4'000});
    return result;
}

const briefing::scored_case& scored(std::string_view id)
{
    for (const auto& c : built_in().cases)
        if (c.of.id == id) return c;
    throw error("no scored case " + std::string(id));
}

data::backtest_case case_named(std::string_view id)
{
    for (const auto& c : data::backtest_cases())
        if (c.id == id) return c;
    throw error("no case " + std::string(id));
}

briefing::backtest_result run(const data::backtest_case& one, const data::estimate_table& table)
{
    return briefing::backtest(std::vector{one}, table, {.draws = 1'000});
}

TEST(backtest, meets_the_standard_with_more_than_one_quarrel)
{
    // Models addendum 7.8: below each benchmark on the whole, and in at least half of the episodes.
    const auto& r = built_in();
    EXPECT_GE(r.independent_episodes(), 8u);
    for (std::size_t b = 0; b < briefing::benchmark_count; ++b) {
        const auto& c = r.standard[b];
        EXPECT_TRUE(c.passed()) << name(static_cast<benchmark>(b)) << ": " << c.model << " against "
                                << c.opponent << ", " << c.won << " of " << c.episodes;
        EXPECT_GE(c.episodes, 8u);
    }
    EXPECT_GT(r.coverage_high, r.coverage_low);
    EXPECT_GE(r.coverage, r.coverage_low);
    EXPECT_LE(r.coverage, r.coverage_high);
}

TEST(backtest, puts_misses_first_and_says_what_it_does_not_score)
{
    bool inside = false;
    for (const auto& c : built_in().cases) {
        EXPECT_TRUE(data::is_scored(c.of.kind)) << c.of.id;
        EXPECT_TRUE(!inside || c.inside()) << "a miss after a hit: " << c.of.id;
        inside = c.inside();
        EXPECT_TRUE(std::isfinite(c.model.score) && std::isfinite(c.crps)) << c.of.id;
        EXPECT_GE(c.transform, 0.0);
        EXPECT_LE(c.transform, 1.0);
    }
    EXPECT_EQ(built_in().cases.size() + built_in().unscored.size(), data::backtest_cases().size());
    for (const auto& u : built_in().unscored) EXPECT_FALSE(data::is_scored(u.of.kind)) << u.why;
}

TEST(backtest, gallium_and_germanium_come_out_too_fast)
{
    // Models addendum 3.4 says so of the same ranges: October .05 and .08, November .30 and .08.
    for (const auto* id : {"gallium_2023_10", "germanium_2023_10", "germanium_2023_11"}) {
        EXPECT_LT(scored(id).observed, scored(id).model.lower) << id;
        EXPECT_FALSE(scored(id).inside());
    }
    EXPECT_NEAR(scored("gallium_2023_11").observed, .297, 5e-4);
}

TEST(backtest, magnets_of_2025_lie_in_the_foreseeable_ranges)
{
    // Given the approvals as they came: all five inside, addendum 3.4.
    for (const auto* id : {"magnet_export_apr", "magnet_export_may", "magnet_export_jun",
                           "magnet_export_jul", "magnet_export_aug"})
        EXPECT_TRUE(scored(id).inside()) << id;
}

TEST(backtest, benchmarks_take_their_width_from_other_episodes)
{
    // Know nothing: [.12, 1.08], inside, scores its width.
    const auto& amd = scored("amd_recapture_q4");
    EXPECT_NEAR(amd.against[2]->score, .96, 1e-12);
    // Everything returns: 1 plus and minus the conformal quantile of errors elsewhere.
    std::vector<double> errors;
    for (const auto& c : built_in().cases)
        if (c.scale == briefing::score_scale::level && c.of.episode != amd.of.episode)
            errors.push_back(std::abs(c.observed - *c.of.returned));
    std::sort(errors.begin(), errors.end());
    const auto rank =
        static_cast<std::size_t>(std::ceil(.8 * (static_cast<double>(errors.size()) + 1.0) - 1e-9));
    EXPECT_NEAR(amd.against[1]->upper, 1.0 + errors[rank - 1], 1e-12);
    EXPECT_NEAR(amd.against[1]->lower, 1.0 - errors[rank - 1], 1e-12);
    for (const auto& c : built_in().cases)
        if (c.scale == briefing::score_scale::log_days) {
            for (const auto& b : c.against) EXPECT_FALSE(b) << c.of.id;
        }
}

TEST(backtest, an_estimate_from_the_day_after_is_refused)
{
    auto early = case_named("nvda_q3fy26_recapture");
    early.as_of = 2025y / 7 / 14;  // the estimates of the reversal are known from the 15th
    const auto r = run(early, data::estimates());
    ASSERT_TRUE(r.cases.empty());
    ASSERT_EQ(r.unscored.size(), 1u);
    EXPECT_NE(r.unscored[0].why.find("was not known on 2025-07-14"), std::string::npos)
        << r.unscored[0].why;
}

TEST(backtest, an_estimate_made_from_the_episode_is_refused)
{
    auto circular = case_named("cdns_eda_recapture");
    circular.as_of = 2025y / 10 / 27;  // the row of that day was made from this outcome
    const auto r = run(circular, data::estimates());
    ASSERT_TRUE(r.cases.empty());
    EXPECT_EQ(r.unscored[0].why,
              "the estimate recapture_fraction_no_substitute rests on this episode");
}

TEST(backtest, the_hash_is_that_of_the_table_used)
{
    const auto one = case_named("domestic_share_2025");
    const auto mine = data::estimates().overridden(
        io::parse_json(R"({"domestic_share_2025": {"low": 0.3, "central": 0.4, "high": 0.51}})"));
    const auto with = run(one, data::estimates());
    EXPECT_EQ(with.estimates_hash.size(), 8u);
    EXPECT_EQ(with.estimates_hash, built_in().estimates_hash);
    EXPECT_NE(run(one, mine).estimates_hash, with.estimates_hash);
}

TEST(backtest, same_digits_for_any_number_of_threads_and_order_of_cases)
{
    const tbb::global_control more(tbb::global_control::max_allowed_parallelism, 7);
    const auto text = [](unsigned threads) {
        return io::json_text(briefing::report_of(
            briefing::backtest({.draws = 2'000, .seed = 5, .threads = threads})));
    };
    EXPECT_EQ(text(1), text(7));
}

TEST(backtest, refuses_what_no_function_reads)
{
    const auto refused = [](auto change, std::string_view words) {
        auto one = case_named("nvda_q3fy26_recapture");
        change(one);
        try {
            (void)run(one, data::estimates());
            FAIL() << words;
        } catch (const domain_error& e) {
            EXPECT_NE(std::string_view(e.what()).find(words), std::string_view::npos) << e.what();
        }
    };
    refused([](auto& c) { c.function = "reversals"; }, "no function is called \"reversals\"");
    refused([](auto& c) { c.settings.emplace_back("colour", "red"); }, "reads the setting colour");
    refused([](auto& c) { c.settings.clear(); }, "needs the setting");
    refused([](auto& c) { c.unit = "t"; }, "USD m");
    refused([](auto& c) { c.base.reset(); }, "needs a base");
    for (const auto* key : {"calendar", "first", "banned"})
        refused(
            [&](auto& c) {
                for (auto& [k, v] : c.settings)
                    if (k == key) v = "tomorrow";
            },
            key);
    EXPECT_THROW((void)briefing::backtest({.draws = 10}), domain_error);
    EXPECT_TRUE(briefing::backtest({}, data::estimates(), {.draws = 1'000}).cases.empty());
}

TEST(frozen_forecasts, say_what_the_functions_say_today_and_read_back)
{
    const auto cases = data::backtest_cases();
    const auto frozen =
        briefing::freeze(cases, data::estimates(), as_of{2026y / 11 / 25}, {.draws = 1'000});
    ASSERT_GE(frozen.size(), 5u);
    for (const auto& f : frozen) {
        EXPECT_LT(f.low, f.high) << f.id;
        EXPECT_GT(f.resolves_by, f.as_of);
        EXPECT_EQ(f.estimates_hash, built_in().estimates_hash);
    }
    EXPECT_EQ(briefing::frozen_forecasts_from(io::parse_csv(briefing::csv_text(frozen))), frozen);
    EXPECT_TRUE(briefing::resolve(frozen, cases).empty()) << "nothing is known yet";
    EXPECT_THROW((void)briefing::freeze(cases, data::estimates(), as_of{2030y / 1 / 1}),
                 domain_error);
}

TEST(frozen_forecasts, are_scored_as_they_stand)
{
    auto known = case_named("magnet_export_2026_12");
    known.kind = case_class::forecast;
    known.observed = 0.5 * *known.base;
    const briefing::frozen_forecast f{.id = known.id,
                                      .as_of = 2026y / 11 / 25,
                                      .low = .7,
                                      .median = .9,
                                      .high = 1.2,
                                      .resolves_by = 2027y / 1 / 31,
                                      .what = "magnets",
                                      .estimates_hash = "00000000"};
    const auto resolved = briefing::resolve(std::vector{f}, std::vector{known});
    ASSERT_EQ(resolved.size(), 1u);
    EXPECT_NEAR(resolved[0].observed, .5, 1e-15);
    EXPECT_NEAR(resolved[0].model.score, .5 + 10 * .2, 1e-12);
}

TEST(frozen_forecasts, of_this_release_are_in_order)
{
    const auto cases = data::backtest_cases();
    const auto table = io::load_csv(HIRSCHMAN_SOURCE_DIR "/forecasts/2026-11-25.csv");
    const auto frozen = briefing::frozen_forecasts_from(table);
    ASSERT_GE(frozen.size(), 5u);
    for (const auto& f : frozen) {
        EXPECT_EQ(f.as_of, date(2026y / 11 / 25));
        EXPECT_TRUE(std::any_of(cases.begin(), cases.end(), [&](const auto& c) {
            return c.id == f.id;
        })) << f.id;
    }
}

}  // namespace
