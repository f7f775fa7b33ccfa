// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/odds.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;
using hm::chips::figure;

constexpr transaction to_china{.on = 2024y / 3 / 1,
                               .destination = hm::country("CHN"),
                               .headquarters = hm::country("CHN"),
                               .exporter = "NVIDIA",
                               .action = action::exporting};
/// TPP 1,912 on a die measured at 608.5 mm2: just under the density of 3.2.
constexpr hm::chips::figures l20{.id = "l20",
                                 .total_processing_performance = 1912 * tpp,
                                 .logic_area = 608.5 * square_millimetre,
                                 .dram_bandwidth = 864 * gigabyte_per_second,
                                 .interconnect_bandwidth = 64 * gigabyte_per_second,
                                 .datacenter = truth::yes};

TEST(odds, of_a_die_known_to_five_percent)
{
    // 3A090.b from 1,912/3.2 = 597.5 mm2 down: Phi(ln(597.5/608.5)/.05) = .35761.
    const auto chances = odds_of(us_advanced_computing, l20, to_china, figure::logic_area,
                                 lognormal_figure{608.5, .05});
    EXPECT_NEAR(chances.of("3A090.b"), 0.35761072950908745, 1e-12);
    EXPECT_NEAR(chances.of("none"), 1 - 0.35761072950908745, 1e-12);
    EXPECT_NEAR(chances.of(licence::required), 0.35761072950908745, 1e-12);
    // As such a part the L20 would meet b.2 and nothing else; .a lies 13 spreads away.
    EXPECT_LT(chances.of("3A090.a"), 1e-30);
    ASSERT_GE(chances.possible.size(), 2U);
    EXPECT_EQ(explain(chances.possible[0]), "64.2 %: none, licence not_required");
    // Anywhere within 5 %: (597.5 - 578.075)/60.85.
    EXPECT_NEAR(odds_of(us_advanced_computing, l20, to_china, figure::logic_area,
                        uniform_figure{608.5 * .95, 608.5 * 1.05})
                    .of("3A090.b"),
                0.31922760887428214, 1e-12);
}

TEST(odds, of_a_figure_far_from_every_limit_are_certain)
{
    const auto chances =
        odds_of(us_advanced_computing, l20, to_china, figure::logic_area, uniform_figure{700, 900});
    ASSERT_EQ(chances.possible.size(), 1U);
    EXPECT_EQ(chances.possible[0].probability, 1.0);
    EXPECT_EQ(chances.of(licence::not_required), 1.0);
}

double total(const odds& o)
{
    return o.of([](const answer&) { return true; });
}

/// The second method: parts drawn and asked about one by one.
void expect_as_simulated(const hm::chips::figures& item, const transaction& asked, figure which,
                         double median, double spread)
{
    SCOPED_TRACE(std::string(name(which)) + " about " + hm::to_text(median) + " on " +
                 asked.on.iso());
    const auto chances =
        odds_of(us_advanced_computing, item, asked, which, lognormal_figure{median, spread});
    EXPECT_NEAR(total(chances), 1.0, 1e-12);
    std::mt19937_64 random(3);
    std::lognormal_distribution<double> draw(std::log(median), spread);
    constexpr int draws = 4000;
    std::vector<std::pair<answer, int>> seen;
    for (int i = 0; i < draws; ++i) {
        const auto a =
            decide(us_advanced_computing, detail::with(item, which, draw(random)), asked);
        bool found = false;
        for (auto& [is, count] : seen)
            if (is == a) {
                ++count;
                found = true;
            }
        if (!found) seen.push_back({a, 1});
    }
    for (const auto& [is, count] : seen) {
        const answer& one = is;
        const double expected = chances.of([&](const answer& a) { return a == one; });
        const double error = std::sqrt(expected * (1 - expected) / draws);
        EXPECT_NEAR(static_cast<double>(count) / draws, expected, 5 * error + 1e-9) << explain(is);
        EXPECT_GT(expected, 0.0) << explain(is);
    }
}

TEST(odds, are_what_a_simulation_comes_to)
{
    auto part = l20;
    expect_as_simulated(part, to_china, figure::logic_area, 500, 0.4);
    expect_as_simulated(part, to_china, figure::total_processing_performance, 2400, 0.5);
    auto later = to_china;
    later.on = 2025y / 5 / 1;
    expect_as_simulated(part, later, figure::dram_bandwidth, 1400, 0.3);
    expect_as_simulated(part, later, figure::interconnect_bandwidth, 900, 0.3);
    later.on = 2026y / 2 / 1;
    part.total_processing_performance = 20000 * tpp;
    expect_as_simulated(part, later, figure::dram_bandwidth, 6500, 0.2);
    expect_as_simulated(part, later, figure::total_processing_performance, 20000, 0.2);
    // Other figures known only to an interval, or not at all, leave a share undetermined.
    part = l20;
    part.total_processing_performance = hm::between(1700 * tpp, 2600 * tpp);
    expect_as_simulated(part, to_china, figure::logic_area, 600, 0.5);
    part.total_processing_performance = hm::at_least(1700 * tpp);
    expect_as_simulated(part, to_china, figure::logic_area, 800, 0.8);
    part = l20;
    part.logic_area = hm::between(300 * square_millimetre, 700 * square_millimetre);
    part.datacenter = truth::unknown;
    expect_as_simulated(part, to_china, figure::total_processing_performance, 2400, 0.6);
    part.interconnect_bandwidth = hm::unknown();
    later.on = 2025y / 5 / 1;
    expect_as_simulated(part, later, figure::dram_bandwidth, 1400, 0.3);
    auto of_2022 = to_china;
    of_2022.on = 2023y / 1 / 1;
    part.processing_performance_2022 = 5000 * tpp;
    expect_as_simulated(part, of_2022, figure::transfer_rate_2022, 600, 0.3);
    part.logic_area = hm::unknown();
    expect_as_simulated(part, to_china, figure::performance_density, 3.0, 0.4);
}

TEST(odds, of_listed_parts_are_their_weights)
{
    auto small = l20;
    small.logic_area = 590 * square_millimetre;
    auto unknown_die = l20;
    unknown_die.logic_area = hm::unknown();
    const std::vector<weighted_part> parts{
        {l20, 5.0}, {small, 3.0}, {unknown_die, 2.0}, {l20, 0.0}};
    const auto chances = odds_of(us_advanced_computing, parts, to_china);
    EXPECT_DOUBLE_EQ(chances.of("none"), 0.5);
    EXPECT_DOUBLE_EQ(chances.of("3A090.b"), 0.3);
    EXPECT_DOUBLE_EQ(chances.of(licence::undetermined), 0.2);
    EXPECT_EQ(chances.possible.front().is.classification, "none");
}

std::string message(const std::function<void()>& f)
{
    try {
        f();
    } catch (const hm::domain_error& e) {
        return e.what();
    }
    return "no error";
}

TEST(odds, refuse_what_is_no_distribution)
{
    const auto with = [](auto&& at_most, figure which = figure::logic_area) {
        return message(
            [&] { (void)odds_of(us_advanced_computing, l20, to_china, which, at_most); });
    };
    EXPECT_EQ(with([](double) { return 0.5; }),
              "probability that the logic area is at most 0 = 0.5 is outside [0, 0]");
    EXPECT_NE(with([](double x) { return x > 0 ? 1.5 : 0; }).find("1.5 is outside [0, 1]"),
              std::string::npos);
    EXPECT_NE(with([](double x) {
                  return x <= 0 ? 0 : x < 400 ? 0.9 : 0.1;
              }).find("= 0.1 is outside [0.9, 1]"),
              std::string::npos);
    EXPECT_NE(with([](double x) { return x > 0 ? std::nan("") : 0; }).find("nan"),
              std::string::npos);
    EXPECT_EQ(with(lognormal_figure{608.5, 0}), "spread = 0 is outside (0, inf)");
    EXPECT_EQ(with(uniform_figure{700, 600}), "high = 600 is outside (700, inf)");
    EXPECT_EQ(with(lognormal_figure{3, .1}, figure::performance_density),
              "the density follows from the area: give a distribution of the area");
    EXPECT_EQ(with(lognormal_figure{3, .1}, figure::dram_plus_interconnect),
              "the DRAM plus interconnect bandwidth is not one of a circuit's own figures");
}

TEST(odds, name_a_bad_part_or_weight)
{
    std::vector<weighted_part> parts{{l20, 1.0}, {l20, -1.0}};
    const auto ask = [&] { (void)odds_of(us_advanced_computing, parts, to_china); };
    EXPECT_EQ(message(ask), "weight of parts[1] = -1 is outside [0, inf)");
    parts[1].weight = 1.0;
    parts[1].item.dram_bandwidth = -1 * gigabyte_per_second;
    EXPECT_EQ(message(ask), "parts[1] \"l20\": DRAM bandwidth = -1 GB/s is outside [0, inf)");
    parts.clear();
    EXPECT_EQ(message(ask), "sum of the weights = 0 is outside (0, inf)");
}

}  // namespace
