// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/supply/disruption_path.hpp>

#include <supply/small_network.hpp>

#include <chrono>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using namespace hirschman_tests;
using namespace std::chrono_literals;

const country deu("DEU");

// Magnets, April 2025: fitted to five months of exports; plants as in the worked example.
constexpr licensing<double> fitted{.uncontrolled_share = .16,
                                   .clearance_days = 10,
                                   .median_days = 77,
                                   .log_spread = .345,
                                   .reorder_share = .75,
                                   .backlog_months = 3,
                                   .capacity_ratio = 1.6};

embargo april_2025(std::vector<text<48>> goods = {"magnet"})
{
    return {.name = "April 2025",
            .by = chn,
            .start = 2025y / 4 / 4,
            .goods = std::move(goods),
            .destinations = {{.rules = fitted}}};
}

network magnets()
{
    network net;
    net.name = "magnets";
    net.stages = {made("magnet", {{chn, .94}, {jpn, .06}})};
    net.stocks = {{"magnet", usa, 3.5, .5}};
    net.buyers = {{usa, "magnet users", "magnet", 700e9, .003, .05, 1.5, 6.0}};
    return net;
}

TEST(disrupt, reproduces_the_worked_example_month_by_month)
{
    const auto path = disrupt(magnets(), april_2025(), {.months = 12});
    const double exports[] = {.524088,  .227433,  .651481,  1.075644, 1.217399,
                              1.209790, 1.166058, 1.123371, 1.089630};
    const auto magnets_arriving = path.deliveries("magnet", usa);
    ASSERT_EQ(magnets_arriving.size(), 12u);
    for (std::size_t m = 0; m < std::size(exports); ++m)
        EXPECT_NEAR(magnets_arriving[m], .06 + .94 * exports[m], 5e-7) << m;

    ASSERT_EQ(path.sectors.size(), 1u);
    const auto& users = path.sectors[0];
    ASSERT_TRUE(users.standing);
    EXPECT_EQ(path.first_stop, 47);
    EXPECT_EQ(users.standing->first_stop, 47);
    EXPECT_EQ(users.standing->one_percent, 47);
    EXPECT_NEAR(users.standing->peak, .0668, 5e-5);
    EXPECT_EQ(users.standing->peak_day, 87);
    EXPECT_EQ(users.standing->half_recovery, 126);
    EXPECT_FALSE(users.standing->half);
    // The worked example follows 365 days. Twelve calendar months are 362, to 31 March 2026.
    const double after_362_days = scenario::mineral_cutoff({.uncontrolled_share = .16,
                                                            .clearance_days = 10,
                                                            .licence_median_days = 77,
                                                            .licence_log_spread = .345,
                                                            .reorder_share = .75,
                                                            .stock_months = 3.5},
                                                           {.days = 362})
                                      .months_lost;
    EXPECT_NEAR(*users.months_lost, after_362_days, 1e-14);
    EXPECT_NEAR(*users.months_lost, .144213, 6e-7);
    EXPECT_NEAR(*users.value_added_lost, 8.4e9, 5e7);
    EXPECT_EQ(path.summary.status, path_status::settled);
}

}  // namespace
