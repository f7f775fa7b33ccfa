// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/controls/rulebooks/us_tariffs.hpp>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <fstream>
#include <limits>
#include <sstream>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
namespace json = boost::json;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

constexpr auto gbps = gigabyte_per_second;

constexpr chips::figures part(hm::reading<hm::processing_performance> performance,
                              hm::reading<hm::bandwidth> dram)
{
    return {.total_processing_performance = performance, .dram_bandwidth = dram};
}
constexpr import of_march{.on = 2026y / 3 / 1};

// H200 SXM: 15,832 is in (14,000, 17,500) and 4,800 in (4,500, 5,000). The NVL is the same part at
// 13,364: under 14,000 and out, though the proclamation's headline names the H200.
static_assert(tariff_band(part(15832 * tpp, 4800 * gbps), of_march).band == "band 1");
static_assert(tariff_band(part(13364 * tpp, 4800 * gbps), of_march).band == "none");
static_assert(tariff_band(part(20919 * tpp, 6000 * gbps), of_march).band == "band 2");

TEST(tariffs, read_like_the_proclamation)
{
    EXPECT_EQ(to_text(rulebooks::us::tariff_band_1),
              "TPP > 14000 and TPP < 17500 and DRAM bandwidth > 4500 GB/s and DRAM bandwidth < "
              "5000 GB/s");
}

TEST(tariffs, every_limit_is_strict)
{
    for (const double performance : {14000.0, 17500.0, 20800.0, 21100.0})
        for (const double dram : {4800.0, 6000.0})
            EXPECT_EQ(tariff_band(part(performance * tpp, dram * gbps), of_march).band, "none")
                << performance << " " << dram;
    for (const double dram : {4500.0, 5000.0, 5800.0, 6200.0})
        for (const double performance : {15832.0, 20919.0})
            EXPECT_EQ(tariff_band(part(performance * tpp, dram * gbps), of_march).band, "none")
                << performance << " " << dram;
    // A quotient that misses the limit in its last digit equals it.
    EXPECT_EQ(tariff_band(part(14000.000000000002 * tpp, 4800 * gbps), of_march).band, "none");
}

TEST(tariffs, the_levy_is_a_quarter_and_waits_for_the_use)
{
    const auto h200 = part(15832 * tpp, 4800 * gbps);
    const auto f = tariff_band(h200, of_march);
    EXPECT_EQ(f.levy.rate, 0.25);
    EXPECT_EQ(f.levy.heading, "9903.79.01");
    EXPECT_EQ(f.due, truth::unknown);
    EXPECT_EQ(tariff_band(h200, {2026y / 3 / 1, truth::no}).due, truth::yes);
    EXPECT_EQ(tariff_band(h200, {2026y / 3 / 1, truth::yes}).due, truth::no);
    EXPECT_EQ(tariff_band(part(36000 * tpp, 8000 * gbps), of_march).due, truth::no);
}

TEST(tariffs, begin_on_15_january_2026_and_are_marked_after_the_last_reading)
{
    const auto h200 = part(15832 * tpp, 4800 * gbps);
    EXPECT_EQ(tariff_band(h200, {2026y / 1 / 14, truth::no}).due, truth::no);
    EXPECT_EQ(tariff_band(h200, {2026y / 1 / 14, truth::no}).band, "none");
    EXPECT_EQ(tariff_band(h200, {2026y / 1 / 15, truth::no}).due, truth::yes);
    EXPECT_FALSE(tariff_band(h200, {2026y / 10 / 8, truth::no}).beyond_reading);
    EXPECT_TRUE(tariff_band(h200, {2026y / 10 / 9, truth::no}).beyond_reading);
}

TEST(tariffs, are_undetermined_only_where_the_figures_leave_it_open)
{
    // The MI325X with an unpublished bandwidth may be in band 2; with 5,000 to 5,800 it is in none.
    EXPECT_EQ(tariff_band(part(20919 * tpp, hm::unknown()), of_march).band, "undetermined");
    EXPECT_EQ(
        tariff_band(part(hm::unknown(), hm::between(5000 * gbps, 5800 * gbps)), of_march).band,
        "none");
    EXPECT_EQ(tariff_band(part(hm::between(13000 * tpp, 15000 * tpp), 4800 * gbps), of_march).band,
              "undetermined");
    EXPECT_EQ(tariff_band(part(hm::between(14500 * tpp, 15000 * tpp), 4800 * gbps), of_march).band,
              "band 1");
    EXPECT_EQ(tariff_band(part(hm::at_least(17500 * tpp), 4800 * gbps), of_march).band, "none");
    EXPECT_EQ(tariff_band(part(hm::undefined(), 4800 * gbps), of_march).band, "none");
    EXPECT_EQ(tariff_band(chips::chip{.id = "blank"}, of_march).band, "undetermined");
}

TEST(tariffs, refuse_figures_that_no_part_has)
{
    EXPECT_THROW((void)tariff_band(part(-1 * tpp, 4800 * gbps), of_march), hm::domain_error);
    EXPECT_THROW((void)tariff_band(part(15832 * tpp, -1 * gbps), of_march), hm::domain_error);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_THROW((void)tariff_band(part(infinity * tpp, 4800 * gbps), of_march), hm::domain_error);
}

TEST(tariffs, agree_with_the_reference_vectors)
{
    std::ifstream in(HIRSCHMAN_SHARED_DIR "/data/vectors.json");
    if (!in) GTEST_SKIP() << "no reference vectors beside the checkout";
    std::ostringstream all;
    all << in.rdbuf();
    const auto vectors = json::parse(all.str()).at("vectors_other").as_array();
    int compared = 0;
    for (const auto& v : vectors) {
        if (v.at("kind").as_string() != "TAR") continue;
        const auto& inputs = v.at("inputs");
        const auto f =
            tariff_band(part(inputs.at("tpp").to_number<double>() * tpp,
                             inputs.at("total_dram_gbps").to_number<double>() * gbps),
                        {.on = hm::date::from_iso(std::string_view(v.at("date").as_string()))});
        EXPECT_EQ(f.band.view(), std::string_view(v.at("expected").as_string()))
            << v.at("id").as_string();
        ++compared;
    }
    EXPECT_EQ(compared, 5);
}

TEST(levies, of_exports_to_china_stand_in_the_determination)
{
    const hm::chips::figures h200{.total_processing_performance = 15832 * tpp,
                                  .performance_density = 19.45 * tpp_per_square_millimetre,
                                  .dram_bandwidth = 4800 * gigabyte_per_second,
                                  .datacenter = hm::truth::yes};
    const auto ask = [](const hm::chips::figures& part, hm::date on, const char* to,
                        std::optional<action> act) {
        return assess(us_advanced_computing, part,
                      {.on = on,
                       .destination = hm::country(to),
                       .headquarters = hm::country(to),
                       .action = act});
    };
    const auto d = ask(h200, 2026y / 2 / 1, "CHN", action::exporting);
    ASSERT_EQ(d.levies.size(), 1u);
    EXPECT_EQ(d.levies[0].heading, "9903.79.01");
    EXPECT_EQ(d.levies[0].rate, 0.25);
    EXPECT_EQ(d.levies[0].due, hm::truth::yes);
    EXPECT_NE(explain(d).find("levy of 25 % under 9903.79.01"), std::string::npos);
    EXPECT_TRUE(ask(h200, 2026y / 1 / 14, "CHN", action::exporting).levies.empty());
    EXPECT_TRUE(ask(h200, 2026y / 2 / 1, "DEU", action::exporting).levies.empty());
    EXPECT_TRUE(ask(h200, 2026y / 2 / 1, "CHN", action::reexporting).levies.empty());
    EXPECT_EQ(ask(h200, 2026y / 2 / 1, "CHN", {}).levies[0].due, hm::truth::unknown);
    // The H200 NVL is outside the first band by its TPP (13,364), whatever its headline.
    auto nvl = h200;
    nvl.total_processing_performance = 13364 * tpp;
    nvl.performance_density = hm::unknown();
    EXPECT_TRUE(ask(nvl, 2026y / 2 / 1, "CHN", action::exporting).levies.empty());
    // A levy changes no answer and no list of missing facts.
    auto open = h200;
    open.dram_bandwidth = hm::unknown();
    const auto undecided = ask(open, 2026y / 2 / 1, "CHN", action::exporting);
    EXPECT_EQ(undecided.licence, licence::required);
    EXPECT_EQ(undecided.levies[0].due, hm::truth::unknown);
}

}  // namespace
