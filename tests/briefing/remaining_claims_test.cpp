// SPDX-License-Identifier: BSL-1.0
// Claims 10 to 14: figures against arithmetic done here, or printed in the references.
#include "briefing/july.hpp"

#include <hirschman/briefing/chips_for_magnets.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace std::chrono_literals;
using briefing::claim;
using july::claim_of;
using july::figure_with;
using july::in_july;
using july::table_of;

bool has_figure(const claim& c, std::string_view words)
{
    return std::any_of(c.figures.begin(), c.figures.end(),
                       [&](const auto& f) { return f.what.find(words) != std::string::npos; });
}

std::string all_undetermined(const claim& c)
{
    std::string text;
    for (const auto& u : c.undetermined) text += u + '\n';
    return text;
}

TEST(powerful_enough, decoding_is_as_the_addendum_prints_it)
{
    const auto& c = claim_of(10);
    // Models addendum E3: 424.6 and 355.6 tokens a second at batch 8, 38 and 14 sequences.
    EXPECT_NEAR(figure_with(c, "the H20's tokens a second there").median, 424.6, 5e-2);
    EXPECT_NEAR(figure_with(c, "the H100's").median, 355.6, 5e-2);
    EXPECT_EQ(figure_with(c, "fits one H20").median, 38.0);
    EXPECT_EQ(figure_with(c, "fits one H100").median, 14.0);
    // Economics E3: the order turns at batch 44.2 without a cache; TPP ratio .1496.
    EXPECT_NEAR(figure_with(c, "with the weights alone").median, 44.2, 5e-2);
    EXPECT_NEAR(figure_with(c, "processing performance (training)").median, .1496, 1e-4);
}

TEST(powerful_enough, with_a_cache_the_order_turns_beyond_what_fits)
{
    const auto& c = claim_of(10);
    // The H20's ceiling, 296e12 operations over 2 x 70e9, met by the H100's memory.
    const double ceiling = 296e12 / 140e9;
    const double cache = 4096.0 * 163840.0;
    const double turn = 70e9 * ceiling / (3350e9 - cache * ceiling);
    EXPECT_NEAR(figure_with(c, "the order turns, with cache").median, turn, 1e-9 * turn);
    EXPECT_GT(turn, 38.0);
    const auto rate = [&](double bandwidth, double batch) {
        return batch * bandwidth / (70e9 + batch * cache);
    };
    EXPECT_NEAR(figure_with(c, "largest batch of each").median,
                rate(4000e9, 38.0) / rate(3350e9, 14.0), 1e-12);
    EXPECT_NEAR(c.figures.front().median, 4000.0 / 3350.0, 1e-12);
}

TEST(powerful_enough, software_decides_in_training_only_below_a_share)
{
    const auto& c = claim_of(10);
    // Triangular .6, .7, .81: quantiles by hand; the break-even share falls in the performance.
    const double tpp = 148.0 / 989.4;
    const double low = .6 + std::sqrt(.1 * .21 * .1);
    const double high = .81 - std::sqrt(.1 * .21 * .11);
    const auto& share = figure_with(c, "compatibility below which");
    EXPECT_NEAR(share.high, tpp / low, 1e-3);
    EXPECT_NEAR(share.low, tpp / high, 1e-3);
    const auto& compatibility = figure_with(c, "software other than CUDA");
    EXPECT_GT(compatibility.low, .4);
    EXPECT_LT(compatibility.high, .9);
    EXPECT_LT(share.high, compatibility.low) << "speed outweighs software in training";
    // The fastest Chinese part released by then that holds 75.4 GB: 2,000 GB/s.
    EXPECT_NEAR(figure_with(c, "MLU590").median, 2.0 / compatibility.median, 1e-4);
}

TEST(powerful_enough, before_its_estimates_gives_the_roofline_alone)
{
    const auto early =
        briefing::chips_for_magnets(data::evidence(as_of{2024y / 6 / 1}), {.draws = 200});
    const auto& c = claim_of(10, early);
    EXPECT_NEAR(c.figures.front().median, 4000.0 / 3350.0, 1e-12);
    EXPECT_FALSE(has_figure(c, "software other than CUDA"));
    EXPECT_NE(all_undetermined(c).find("software_compat_noncuda\" was not known"),
              std::string::npos)
        << all_undetermined(c);
    // Before the H20 there is no question.
    const auto before =
        briefing::chips_for_magnets(data::evidence(as_of{2023y / 12 / 1}), {.draws = 200});
    EXPECT_TRUE(claim_of(10, before).figures.empty());
    EXPECT_FALSE(claim_of(10, before).undetermined.empty());
}

TEST(workarounds, costs_follow_from_prices_and_performance)
{
    const auto& c = claim_of(11);
    // One and the triangular .1, .4, 1: p10 .1 + sqrt(.1 x .9 x .3), median 1 - sqrt(.5 x .9 x .6).
    const auto& grey = figure_with(c, "from the grey market");
    EXPECT_NEAR(grey.low, 1.1 + std::sqrt(.1 * .9 * .3), .01);
    EXPECT_NEAR(grey.median, 2.0 - std::sqrt(.5 * .9 * .6), .01);
    EXPECT_NEAR(grey.high, 2.0 - std::sqrt(.1 * .9 * .6), .01);
    // Within the corners: 16,854 USD and 752 x 8 of 1,978.9 x 8 over 23 to 30 thousand, .4 to .9.
    const auto& own = figure_with(c, "training compute from Chinese parts");
    const double relative = 752.0 / 1978.9;
    EXPECT_GT(own.low, 16854.0 / 30000.0 / relative / .9);
    EXPECT_LT(own.high, 16854.0 / 23000.0 / relative / .4);
    // An H20 of 10 to 15 thousand USD: 4,000 of 3,350 GB/s but 148 of 989.4 in arithmetic.
    const auto& training = figure_with(c, "training compute from licensed H20");
    const auto& decoding = figure_with(c, "decoding (memory bandwidth) from licensed H20");
    EXPECT_NEAR(training.median / decoding.median, 4000.0 / 3350.0 * 989.4 / 148.0, 1e-3);
    EXPECT_LT(decoding.high, 1.0) << "for decoding the licensed part is the cheaper";
}

TEST(workarounds, delay_is_the_logarithm_of_the_ratio_and_efficiency_the_counter_example)
{
    const auto& c = claim_of(11);
    // Growth 4.1 a year in the middle: 11.06 is 1.70 years.
    EXPECT_NEAR(figure_with(c, "counter-example").median, 30.84 / 2.788, .005);
    EXPECT_NEAR(figure_with(c, "this efficiency was worth").median, std::log(11.06) / std::log(4.1),
                .03);
    const auto& delay = figure_with(c, "delay at equal money by the grey market");
    EXPECT_NEAR(delay.median,
                std::log(figure_with(c, "from the grey market").median) / std::log(4.1), .02);
    EXPECT_LT(figure_with(c, "pace of progress").high, 1.0);
}

TEST(workarounds, what_was_not_known_or_is_not_computed_is_said)
{
    const auto& july = claim_of(11);
    EXPECT_NE(all_undetermined(july).find("rented abroad"), std::string::npos);
    EXPECT_NE(all_undetermined(july).find("compute_advantage_no_export_2026"), std::string::npos)
        << "the gap in compute was estimated in October";
    const auto& routes = table_of(july, "claim-11-routes").rows;
    EXPECT_EQ(routes.back()[0], "rented abroad");
    EXPECT_EQ(routes.back()[3], "not computed");

    const auto late =
        briefing::chips_for_magnets(data::evidence(as_of{2025y / 11 / 1}), {.draws = 500});
    EXPECT_TRUE(has_figure(claim_of(11, late), "China's own additions"));
    const auto early =
        briefing::chips_for_magnets(data::evidence(as_of{2025y / 4 / 3}), {.draws = 500});
    EXPECT_FALSE(has_figure(claim_of(11, early), "grey market"));
    EXPECT_TRUE(has_figure(claim_of(11, early), "Chinese parts"));
}

TEST(front, gives_break_even_values_and_no_probability)
{
    const auto& c = claim_of(12);
    for (const auto& f : c.figures) EXPECT_NE(f.unit, "probability") << f.what;
    EXPECT_EQ(figure_with(c, "with both allies").median, 1.0);
    EXPECT_GT(figure_with(c, "without the Netherlands").median,
              figure_with(c, "United States alone").median);
    // 1 - 12/20 over a goodwill elasticity of .5 to 3.
    const auto& bearable = figure_with(c, "side tariff at which either ally leaves");
    EXPECT_GT(bearable.low, .4 / 3.0);
    EXPECT_LT(bearable.high, .4 / .5);
    // The worked example: 12 bn of margin, 20 bn of worth, 1.5: .266667 for either.
    for (const auto& row : table_of(c, "claim-12-bearable").rows)
        if (row[0] == "20.0") {
            EXPECT_EQ(row[1], "27 %");
        }
    EXPECT_EQ(table_of(c, "claim-12-bearable").rows[0][1], "leaves without one") << "10 < 12 bn";
    // 12/(1 - 1.5 x .25) = 19.2 bn at the central elasticity and the middle tariff.
    EXPECT_GT(figure_with(c, "the Netherlands stay").median, 12.0);
    EXPECT_NEAR(figure_with(c, "the Netherlands stay").median, 19.5, 2.0);
}

TEST(front, controls_in_force_are_those_of_the_rulebook)
{
    const auto& c = claim_of(12);
    // Japan's 23 items, the Dutch orders of 2023, 2024 and 2025.
    EXPECT_EQ(figure_with(c, "on tools in force").median, 4.0);
    EXPECT_EQ(figure_with(c, "on chips in force").median, 0.0);
    const auto before =
        briefing::chips_for_magnets(data::evidence(as_of{2024y / 1 / 15}), {.draws = 200});
    const auto& early = claim_of(12, before);
    EXPECT_EQ(figure_with(early, "on tools in force").median, 2.0);
    EXPECT_FALSE(has_figure(early, "worth")) << "no estimate was known";
    EXPECT_FALSE(early.undetermined.empty());
}

TEST(front, the_tariffs_cost_allies_income_with_what_was_known)
{
    const auto& c = claim_of(12);
    const auto& announced = figure_with(c, "Japan by the tariffs announced");
    const auto& held = figure_with(c, "Japan by the tariffs in force");
    EXPECT_LT(announced.median, held.median) << "25 % costs more than 10 %";
    EXPECT_LT(held.high, 0.0);
    for (const auto* f : {&announced, &held}) {
        EXPECT_LE(f->low, f->median);
        EXPECT_LE(f->median, f->high);
        EXPECT_GT(f->low, -1.0) << "a seventh of a tenth of product";
    }
    EXPECT_EQ(table_of(c, "claim-12-income").columns.size(), 7u);

    // 3 January 2025: the duties of 2024 were not out yet. 1 June: nothing announced but in force.
    const auto on = [](date day) {
        return briefing::chips_for_magnets(data::evidence(as_of{day}), {.draws = 200});
    };
    const auto january = on(2025y / 1 / 3);
    EXPECT_FALSE(has_figure(claim_of(12, january), "real income"));
    EXPECT_NE(all_undetermined(claim_of(12, january)).find("known from 2025-02-05"),
              std::string::npos);
    const auto june = on(2025y / 6 / 1);
    EXPECT_TRUE(has_figure(claim_of(12, june), "Japan by the tariffs in force"));
    EXPECT_FALSE(has_figure(claim_of(12, june), "tariffs announced"));
    const auto september = on(2025y / 9 / 1);
    EXPECT_FALSE(has_figure(claim_of(12, september), "tariffs announced")) << "overtaken";
    EXPECT_LT(figure_with(claim_of(12, september), "Japan by the tariffs in force").median,
              held.median)
        << "15 % on top of the old duties against 10 %";
}

TEST(coverage_claim, the_interlude_of_design_software_lasted_forty_days)
{
    const auto& c = claim_of(13);
    // 23 May to 2 July 2025.
    EXPECT_EQ(figure_with(c, "design software at large").median, 40.0);
    const auto& spans = table_of(c, "claim-13-design-software").rows;
    EXPECT_TRUE(std::any_of(spans.begin(), spans.end(), [](const auto& row) {
        return row[0] == "2025-05-23" && row[1] == "2025-07-02" && row[3] == "yes";
    }));
    EXPECT_EQ(spans.back()[1], "the day asked");
    // While it lasts: the 15th of June is the 24th day.
    const auto during =
        briefing::chips_for_magnets(data::evidence(as_of{2025y / 6 / 15}), {.draws = 200});
    EXPECT_EQ(figure_with(claim_of(13, during), "design software at large").median, 24.0);
    EXPECT_NE(claim_of(13, during).reading.find("so far"), std::string::npos);
    EXPECT_TRUE(std::any_of(claim_of(13, during).outcomes.begin(),
                            claim_of(13, during).outcomes.end(),
                            [](const auto& o) { return o.value == 40.0; }));
    const auto before =
        briefing::chips_for_magnets(data::evidence(as_of{2025y / 4 / 3}), {.draws = 200});
    EXPECT_EQ(figure_with(claim_of(13, before), "design software at large").median, 0.0);
}

TEST(coverage_claim, the_three_kinds_are_covered_and_the_cells_say_by_whom)
{
    const auto& rows = table_of(claim_of(13), "claim-13-coverage").rows;
    std::set<std::string> covered;
    for (const auto& row : rows)
        if (row.back().find("USA") != std::string::npos) covered.insert(row[0]);
    for (const auto* what : {"chips", "design software", "lithography", "deposition and etch"})
        EXPECT_TRUE(covered.contains(what)) << what;
    EXPECT_GE(figure_with(claim_of(13), "for some shippers").median,
              figure_with(claim_of(13), "for every shipper").median);
    EXPECT_LE(figure_with(claim_of(13), "for some shippers").median, 10.0);
    const auto long_ago =
        briefing::chips_for_magnets(data::evidence(as_of{2021y / 6 / 1}), {.draws = 100});
    for (const int number : {10, 11, 12, 13}) {
        EXPECT_FALSE(claim_of(number, long_ago).undetermined.empty()) << number;
        EXPECT_FALSE(claim_of(number, long_ago).reading.empty()) << number;
    }
}

TEST(economy, values_are_those_of_the_pack_and_sums_add_up)
{
    const auto& c = claim_of(14);
    double china_2023 = 0.0;
    double china_2024 = 0.0;
    double others = 0.0;
    for (const auto& g : data::gdp()) {
        if (g.nation == country("CHN") && g.year == 2024) china_2024 = g.nominal;
        if (g.nation == country("CHN") && g.year == 2023) china_2023 = g.nominal;
        if (g.nation != country("CHN") && g.year == 2023) others += g.nominal;
    }
    EXPECT_NEAR(figure_with(c, "2024 (today's revision)").median, china_2024 / 1e12, 1e-12);
    EXPECT_NEAR(figure_with(c, "allies over China, 2023").median, others / china_2023, 1e-12);
    // World Bank: 17.79 in 2023, 17.88 in 2022, 17.82 in 2021.
    EXPECT_EQ(figure_with(c, "nearest to the article's").median, 2023.0);
    EXPECT_NEAR(figure_with(c, "at purchasing power, 2022").median, 31.753, 5e-4);
    // Triangular 17.795, 18.74, 19.4: nothing of it rounds to 17.
    EXPECT_EQ(figure_with(c, "rounds to 17").median, 0.0);
    const double low = 17.795 + std::sqrt(.1 * 1.605 * .945);
    EXPECT_NEAR(c.figures.front().low, low, .03);
}

TEST(economy, on_an_early_day_stops_at_the_years_published)
{
    const auto early =
        briefing::chips_for_magnets(data::evidence(as_of{2024y / 6 / 30}), {.draws = 200});
    const auto& c = claim_of(14, early);
    EXPECT_TRUE(has_figure(c, "newest year published, 2022"));
    EXPECT_FALSE(has_figure(c, "as estimated on the day"));
    EXPECT_FALSE(c.undetermined.empty());
}

TEST(remaining_claims, statements_now_computed_are_no_longer_listed_as_not)
{
    for (const auto& text : in_july().not_computed)
        for (const auto* word : {"H20", "workaround", "front", "tariff"})
            EXPECT_EQ(text.find(word), std::string::npos) << text;
    EXPECT_EQ(in_july().not_computed.size(), 3u);
}

}  // namespace
