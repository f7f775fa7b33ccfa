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
            .destinations = {{.rules = fitted,
                              .note = "fitted to five months",
                              .origin = {.source = "customs", .trust = confidence::derived}}}};
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

// A second method: what arrives, from the makers' outputs and exports by month.
TEST(disrupt, delivers_what_makers_make_and_rules_let_through_at_every_node)
{
    network net = chain();
    net.stocks = {{"oxide", jpn, 2.0}};
    const auto control = april_2025({"oxide", "magnet"});
    const auto path = disrupt(net, control, {.months = 36});
    const auto exports = scenario::mineral_cutoff({.uncontrolled_share = .16,
                                                   .clearance_days = 10,
                                                   .licence_median_days = 77,
                                                   .licence_log_spread = .345,
                                                   .reorder_share = .75},
                                                  {.days = 1095})
                             .exports;
    const auto output = [&](const char* good, std::optional<country> nation, std::size_t m) {
        for (const auto& maker : path.makers)
            if (maker.good == good && maker.nation == nation) return maker.output[m];
        ADD_FAILURE() << good;
        return 0.0;
    };
    double least_in_japan = 1.0;
    double stock = 2.0;
    for (std::size_t m = 0; m < 36; ++m) {
        // Oxide: .9 from China under the control, .1 from Australia, which mines its own ore.
        const double oxide = .9 * exports[m] + .1;
        EXPECT_NEAR(path.deliveries("oxide", jpn)[m], oxide, 1e-14) << m;
        EXPECT_EQ(output("oxide", aus, m), 1.0) << "ore is not under control";
        // Japan has two months of oxide in store, the rest has none.
        const double made = std::min(1.0, oxide + stock);
        stock += oxide - made;
        EXPECT_NEAR(output("magnet", jpn, m), made, 1e-14) << m;
        EXPECT_NEAR(output("magnet", std::nullopt, m), std::min(1.0, oxide), 1e-14) << m;
        EXPECT_EQ(output("magnet", chn, m), 1.0) << "nothing is withheld at home";
        EXPECT_NEAR(path.deliveries("magnet", usa)[m],
                    .94 * exports[m] + .04 * made + .02 * std::min(1.0, oxide), 1e-14)
            << m;
        EXPECT_NEAR(path.deliveries("magnet")[m], path.deliveries("magnet", usa)[m], 1e-14);
        least_in_japan = std::min(least_in_japan, output("magnet", jpn, m));
    }
    EXPECT_EQ(least_in_japan, 1.0) << "two months of stock last through the spring of 2025";
    for (const auto& sector : path.sectors) {
        EXPECT_EQ(sector.nation, usa) << "buyers in the controlling country are not exposed";
        EXPECT_FALSE(sector.standing) << "no row of stocks";
        EXPECT_FALSE(sector.months_lost);
        EXPECT_EQ(sector.missing.at(0), "stocks of magnet");
    }
    EXPECT_FALSE(path.first_stop);
}

TEST(disrupt, gives_a_destination_its_own_rules)
{
    auto control = april_2025();
    control.destinations.push_back({.destination = usa, .rules = nothing_licensed});
    network net = magnets();
    net.stocks.push_back({"magnet", deu, 3.5, .5});
    net.buyers.push_back({deu, "magnet users", "magnet", 300e9, .003, .05, 1.5, 6.0});
    const auto path = disrupt(net, control, {.months = 12});
    for (std::size_t m = 1; m < 12; ++m)
        EXPECT_NEAR(path.deliveries("magnet", usa)[m], .06, 1e-14) << m;
    EXPECT_GT(path.deliveries("magnet", deu)[4], 1.1);
    EXPECT_EQ(path.sectors[0].nation, deu);
    EXPECT_EQ(path.sectors[0].standing->first_stop, 47);
    EXPECT_EQ(path.sectors[1].nation, usa);
    EXPECT_LT(*path.sectors[1].standing->first_stop, 47);
    EXPECT_TRUE(path.sectors[1].standing->half);
    EXPECT_EQ(path.first_stop, path.sectors[1].standing->first_stop);
    EXPECT_EQ(path.summary.status, path_status::cut_off);
    EXPECT_NEAR(path.value_added_lost,
                *path.sectors[0].value_added_lost + *path.sectors[1].value_added_lost, 1.0);
}

TEST(disrupt, passes_on_through_third_countries_no_more_than_reaches_them)
{
    // The United States are cut off; Japan and Germany are not under the control.
    embargo control{
        .name = "ban",
        .by = chn,
        .start = 2024y / 12 / 1,
        .goods = {"magnet"},
        .destinations = {{.destination = usa, .rules = nothing_licensed}},
        .leaks = {
            {.through = deu, .to = usa, .share = .1, .relative_use = 2.0},
            {.through = jpn, .to = usa, .share = .3, .ordered_again = .5, .relative_use = .5}}};
    const auto of = [](const disruption_path& path, country user) {
        for (const auto& d : path.delivered)
            if (d.user == user) return d;
        return delivery_path{};
    };
    auto path = disrupt(magnets(), control, {.months = 3});
    // Germany passes on .1 of .94, twice the size: .188; Japan .3 of .94, half the size: .141.
    EXPECT_NEAR(of(path, usa).through_others[1], .188 + .141, 1e-14);
    EXPECT_NEAR(of(path, usa).arrived[1], .06 + .329, 1e-14);
    EXPECT_NEAR(of(path, deu).arrived[1], 1.0 - .094, 1e-14);
    EXPECT_NEAR(of(path, jpn).arrived[1], 1.0 - .282 + .141, 1e-14) << "half is ordered again";
    for (std::size_t m = 0; m < 3; ++m)
        EXPECT_NEAR(2.0 * of(path, deu).passed_on[m] + .5 * of(path, jpn).passed_on[m],
                    of(path, usa).through_others[m], 1e-14)
            << m;

    // No more than is lacking.
    control.leaks[0].share = 1.0;
    control.leaks[1].share = 1.0;
    path = disrupt(magnets(), control, {.months = 3});
    EXPECT_NEAR(of(path, usa).arrived[1], 1.0, 1e-14);
    EXPECT_NEAR(of(path, deu).passed_on[1], .94 * .94 / (2 * .94 + .5 * .94), 1e-14);
    EXPECT_EQ(path.sectors[0].standing->peak, 0.0);

    // Under rules, orders on top stay within capacity.
    control.destinations.push_back({.destination = jpn, .rules = fitted});
    control.destinations.back().rules.capacity_ratio = 1.0;
    control.leaks = {{.through = jpn, .to = usa, .share = .5, .ordered_again = 1.0}};
    path = disrupt(magnets(), control, {.months = 18});
    for (std::size_t m = 0; m < 18; ++m) EXPECT_LE(of(path, jpn).direct[m], 1.0 + 1e-14) << m;
}

TEST(disrupt, counts_projects_by_their_least_stage_light_and_heavy_apart)
{
    network net;
    net.name = "light and heavy";
    net.stages = {made("light", {{chn, .9}, {aus, .1}}), made("heavy", {{chn, .99}, {aus, .01}}),
                  made("magnet", {{chn, .94}, {jpn, .06}})};
    net.requirements = {{"magnet", "light"}, {"magnet", "heavy"}};
    net.stocks = {{"magnet", usa, 2.0, .5}};
    net.buyers = {{usa, "magnet users", "magnet", 700e9, .003, .05}};
    const embargo control{.name = "heavy and magnets",
                          .by = chn,
                          .start = 2025y / 1 / 1,
                          .goods = {"heavy", "magnet"},
                          .destinations = {{.rules = nothing_licensed}}};
    path_options options{.months = 12};
    options.assumed.needs = {{"magnet", 20'000, "t"}, {"heavy", 300, "t"}};
    const auto arriving = [&] {
        return disrupt(net, control, options).deliveries("magnet", usa)[6];
    };
    const double japan_on_australian_oxide = .06 * .01;
    EXPECT_NEAR(arriving(), japan_on_australian_oxide, 1e-14);

    // Magnet plants without heavy oxide make nothing.
    net.projects = {{"plant", "magnet", usa, 5'000, "t", 2024y / 1 / 1, date(2025y / 1 / 1)}};
    EXPECT_NEAR(arriving(), japan_on_australian_oxide, 1e-14);

    // Heavy oxide for a tenth of the need: Japan, which has .01, takes all it lacks first.
    net.projects.push_back({"refinery", "heavy", aus, 30, "t", 2024y / 1 / 1, date(2025y / 1 / 1)});
    EXPECT_NEAR(arriving(), .06 * (.01 + .1), 1e-14) << "nothing is left for the new plant";

    // More than all lack: the new plant makes a quarter of the need.
    net.projects[1].capacity = 600;
    EXPECT_NEAR(arriving(), .06 + .25, 1e-14);
    net.projects[1].capacity = 300 * (.99 + .1);
    EXPECT_NEAR(arriving(), .06 + .1, 1e-14) << "heavy oxide is left for a tenth";

    // Light oxide is not under control, so it does not bind. A unit without a need is left out.
    net.projects[0].unit = "t of assemblies";
    const auto path = disrupt(net, control, options);
    EXPECT_NEAR(path.deliveries("magnet", usa)[6], .06, 1e-14);
    ASSERT_EQ(path.summary.left_out.size(), 2u);
    EXPECT_EQ(path.summary.left_out[1],
              "project plant is not counted: no need of magnet in t of assemblies");
    EXPECT_NE(path.summary.message.find("projects not counted: 1"), std::string::npos);
    net.projects[0] = {"plant", "magnet", usa, 5'000, "t", 2025y / 1 / 1};
    EXPECT_EQ(disrupt(net, control, options).summary.left_out[1],
              "project plant is not counted: no date of full rate");
    options.assumed.ramp_years = 1.0;
    EXPECT_NEAR(arriving(), .06 + .1, 1e-14)
        << "half of a quarter of the need is more than a tenth";
}

TEST(disrupt, what_no_source_attributes_may_be_the_controlling_countrys_own)
{
    // Nobody says who makes metal: China's magnet makers have theirs, the others lack oxide.
    network net;
    net.name = "metal unknown";
    net.stages = {made("oxide", {{chn, .99}, {std::nullopt, .01}}),
                  made("metal", {{std::nullopt, 1.0}}),
                  made("magnet", {{chn, .94}, {std::nullopt, .06}})};
    net.requirements = {{"metal", "oxide"}, {"magnet", "metal"}};
    const embargo control{.name = "oxide",
                          .by = chn,
                          .start = 2025y / 1 / 1,
                          .goods = {"oxide"},
                          .destinations = {{.rules = nothing_licensed}}};
    const auto path = disrupt(net, control, {.months = 2});
    EXPECT_NEAR(path.deliveries("metal")[1], .01, 1e-14);
    EXPECT_NEAR(path.deliveries("magnet")[1], .94 + .06 * .01, 1e-14);
    EXPECT_NE(path.summary.message.find("makers whose stocks are not given hold none"),
              std::string::npos);
    path_options options{.months = 2};
    options.assumed.maker_stock_months = 2.0;
    EXPECT_NEAR(disrupt(net, control, options).deliveries("magnet")[1], 1.0, 1e-14);

    // New plants: metal, which no source gives to China and for which no project is named, does not
    // bind; oxide does. Half of the need is there, of which those who make metal take all they
    // lack.
    auto magnets_too = control;
    magnets_too.goods = {"oxide", "magnet"};
    net.projects = {{"plant", "magnet", usa, 40, "t", 2024y / 1 / 1, date(2024y / 1 / 1)},
                    {"refinery", "oxide", aus, 50, "t", 2024y / 1 / 1, date(2024y / 1 / 1)}};
    options.assumed = {.needs = {{"magnet", 100, "t"}, {"oxide", 100, "t"}}};
    EXPECT_NEAR(disrupt(net, magnets_too, options).deliveries("magnet")[1], .06 * .51, 1e-14);
    net.projects[1].capacity = 129;
    EXPECT_NEAR(disrupt(net, magnets_too, options).deliveries("magnet")[1], .06 + .3, 1e-14);
    net.projects[1].capacity = 500;
    EXPECT_NEAR(disrupt(net, magnets_too, options).deliveries("magnet")[1], .06 + .4, 1e-14);
}

TEST(disrupt, lets_everything_through_after_the_end)
{
    auto control = april_2025();
    control.destinations[0].rules = nothing_licensed;
    control.until = date(2025y / 7 / 1);
    const auto path = disrupt(magnets(), control, {.months = 6});
    EXPECT_NEAR(path.deliveries("magnet", usa)[2], .06, 1e-14);
    EXPECT_EQ(path.deliveries("magnet", usa)[3], 1.0);
    EXPECT_EQ(path.sectors[0].by_month[3].standing, 0.0);
    EXPECT_EQ(path.summary.status, path_status::settled);
}

TEST(disrupt, a_good_that_only_runs_short_reaches_everybody_in_part)
{
    // Oxide under the control, magnets not: Japan's magnets fall by nine tenths, China's do not.
    network net = chain();
    net.stocks = {{"magnet", usa, 1.0, .5}};
    const embargo control{.name = "oxide",
                          .by = chn,
                          .start = 2025y / 1 / 1,
                          .goods = {"oxide"},
                          .destinations = {{.rules = nothing_licensed}}};
    const auto path = disrupt(net, control, {.months = 120});
    EXPECT_NEAR(path.deliveries("magnet", usa)[119], 1.0 - .9 * .06, 1e-14);
    const auto& sector = path.sectors[0];
    EXPECT_NEAR(sector.by_month[119].remaining_supply, .946, 1e-12);
    // After ten years 6.48 months are missed: nearly every plant has run out and has .946.
    EXPECT_GT(sector.by_month[119].standing, .99);
    EXPECT_LT(*sector.by_month[119].output_lost, .06);
    EXPECT_EQ(path.summary.status, path_status::cut_off);
}

TEST(disrupt, plants_with_a_licence_lack_what_their_other_suppliers_lack)
{
    // Half of the magnets from China, licensed within weeks; half from Japan, which gets no oxide.
    network net;
    net.name = "half";
    net.stages = {made("oxide", {{chn, 1.0}}), made("magnet", {{chn, .5}, {jpn, .5}})};
    net.requirements = {{"magnet", "oxide"}};
    net.stocks = {{"magnet", usa, 2.0, .1}};
    net.buyers = {{usa, "magnet users", "magnet", 700e9, .003, .05}};
    embargo control = april_2025({"oxide", "magnet"});
    control.destinations[0].rules = nothing_licensed;
    control.destinations.push_back(
        {.destination = usa, .rules = {.median_days = 20, .log_spread = .2, .reorder_share = 0}});
    const auto path = disrupt(net, control, {.months = 24});
    EXPECT_NEAR(path.deliveries("magnet", usa)[23], .5, 1e-12);
    // Two months of stock last four months at half supply.
    const auto& stands = path.sectors[0].by_month;
    EXPECT_LT(stands[2].standing, .01);
    EXPECT_GT(stands[6].standing, .99);
    EXPECT_EQ(path.summary.status, path_status::cut_off);
    // With Japan's oxide licensed as fast, nobody stands in the end.
    control.destinations[0].rules = control.destinations[1].rules;
    EXPECT_EQ(disrupt(net, control, {.months = 24}).summary.status, path_status::settled);
}

// A second method: the form without a network, in both ways of sharing.
TEST(disrupt, agrees_with_the_form_without_a_network)
{
    for (const auto shared : {allocation::lottery, allocation::proportional}) {
        const auto path = disrupt(magnets(), april_2025(), {.months = 9, .shared = shared});
        disruption<double> alone(fitted,
                                 {.stock_months = 3.5, .other_supply = .06, .cost_share = .003},
                                 {.shared = shared});
        const int days[] = {27, 31, 30, 31, 31, 30, 31, 30, 31};
        for (std::size_t m = 0; m < 9; ++m) {
            double standing = 0.0, lost = 0.0;
            for (int d = 0; d < days[m]; ++d) {
                alone.advance();
                standing += alone.standing();
                lost += alone.lost();
            }
            const int length = m == 0 ? 30 : days[m];
            EXPECT_NEAR(path.sectors[0].by_month[m].standing, standing / length, 1e-13) << m;
            EXPECT_NEAR(*path.sectors[0].by_month[m].output_lost, lost / length, 1e-13) << m;
        }
    }
}

TEST(disrupt, quotes_both_prices)
{
    auto path = disrupt(magnets(), april_2025(), {.months = 12});
    EXPECT_TRUE(path.at_home[0].by_month.empty()) << "the share exported is not given";
    path = disrupt(magnets(), april_2025(), {.months = 12, .exported_share = .25});
    // May: .772567 of a quarter stays and is sold to three quarters: (1 + .257522)^(-1/.3).
    EXPECT_NEAR(path.at_home[0].by_month[1], std::pow(1.0 + .772567 / 3.0, -1.0 / .3), 1e-6);
    EXPECT_GT(path.at_home[0].by_month[4], 1.0) << "orders made up are missing at home";
    // Outside: 6.68 % of use stands on the worst day and lacks .94.
    EXPECT_NEAR(path.sectors[0].by_month[3].price_outside,
                std::pow(1.0 - .94 * path.sectors[0].by_month[3].standing, -1.0 / .3), 1e-12);
    EXPECT_NEAR(path.sectors[0].by_month[0].price_outside, 1.0, 1e-3);

    // Nothing at all arrives for years, in proportion: no price clears the market.
    network alone = magnets();
    alone.stages = {made("magnet", {{chn, 1.0}})};
    auto cut = total_cut(april_2025());
    path = disrupt(alone, cut, {.months = 240, .shared = allocation::proportional});
    EXPECT_GT(path.sectors[0].by_month[239].price_outside, 1e6);
}

TEST(disrupt, follows_the_elasticity_as_users_learn_to_do_with_less)
{
    network slow = magnets();
    slow.buyers[0].elasticity_long.reset();
    const auto cut = total_cut(april_2025());
    const auto with = disrupt(magnets(), cut, {.months = 60}).sectors[0];
    const auto without = disrupt(slow, cut, {.months = 60}).sectors[0];
    EXPECT_LT(*with.months_lost, *without.months_lost);
    EXPECT_LT(*with.by_month[59].knee, *without.by_month[59].knee);
    EXPECT_NEAR(*without.by_month[59].knee, knee(.003, .05), 1e-14);
    EXPECT_NEAR(*with.by_month[59].knee,
                knee(.003, elasticity_after(.05, 1.5, 6.0, (1823 - .5) / 365.25)), 1e-12)
        << "the last of the 1,823 days from 4 April 2025 to 31 March 2030";
    EXPECT_EQ(with.by_month[20].standing, without.by_month[20].standing);
}

TEST(disrupt, answers_what_is_not_given_with_undetermined_or_the_assumption)
{
    network net = magnets();
    net.stocks.clear();
    net.buyers = {{usa, "magnet users", "magnet"}};
    auto path = disrupt(net, april_2025(), {});
    EXPECT_FALSE(path.sectors[0].standing);
    EXPECT_FALSE(path.first_stop);
    EXPECT_EQ(path.sectors[0].missing.size(), 5u);
    EXPECT_NE(path.summary.brief_report().find("undetermined"), std::string::npos);

    path_options options;
    options.assumed = {.stock_months = 3.5, .stock_log_spread = .5};
    path = disrupt(net, april_2025(), options);
    EXPECT_EQ(path.first_stop, 47);
    EXPECT_FALSE(path.sectors[0].months_lost) << "no cost share";
    options.assumed.cost_share = .003;
    options.assumed.elasticity = .05;
    path = disrupt(net, april_2025(), options);
    EXPECT_NEAR(*path.sectors[0].months_lost, .144, 2e-3);
    EXPECT_FALSE(path.sectors[0].value_added_lost);
    EXPECT_EQ(path.sectors[0].missing, std::vector<std::string>{"value added"});

    // A row of the network prevails; without stocks plants stand as soon as anything is missed.
    net.stocks = {{"magnet", usa, 0.0}};
    path = disrupt(net, april_2025(), options);
    EXPECT_EQ(path.first_stop, 10) << "the first day without goods already cleared";
}

TEST(disrupt, makes_up_part_of_the_loss)
{
    const auto all = disrupt(magnets(), april_2025(), {.months = 12});
    const auto part = disrupt(magnets(), april_2025(), {.months = 12, .made_up_share = .25});
    EXPECT_NEAR(part.value_added_lost, .75 * all.value_added_lost, 1.0);
    EXPECT_EQ(*part.sectors[0].months_lost, *all.sectors[0].months_lost);
}

TEST(disrupt, says_where_nothing_is_short)
{
    auto control = april_2025();
    control.destinations = {{.destination = deu, .rules = nothing_licensed}};
    network net = magnets();
    net.sourced = {{"magnet", deu, jpn, 1.0}};
    const auto path = disrupt(net, control, {});
    EXPECT_EQ(path.summary.status, path_status::untouched);
    EXPECT_EQ(path.summary.message, "nothing is short of anything");
    for (const double x : path.deliveries("magnet", usa)) EXPECT_EQ(x, 1.0);
    EXPECT_EQ(path.sectors[0].standing->peak, 0.0);
}

TEST(disrupt, reports_in_a_few_lines)
{
    const auto path = disrupt(magnets(), april_2025({"magnet", "wafer"}), {.months = 12});
    EXPECT_EQ(path.summary.brief_report(),
              "April 2025, by CHN from 2025-04-04 on magnets, 12 months: followed until nearly no "
              "plant stands; wafer is not in this network\n"
              "rules for all the rest (derived): fitted to five months\n"
              "magnet to USA: least 27.4 % of normal, in 2025-05\n"
              "magnet to others: least 27.4 % of normal, in 2025-05\n"
              "USA, magnet (magnet users): the first of 100 plants stands on day 47 (2025-05-21), "
              "peak 6.68 % of use on day 87, half of it by day 126; 0.144 months of output lost, "
              "8.41 bn USD (a standing plant has 6 % of its input, the knee is at 69.1 %); price "
              "outside up to 1.2 times normal\n");
    EXPECT_EQ(path.month(1), date(2025y / 5 / 1));
}

TEST(disrupt, refuses_what_is_outside)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto complaint = [](auto change) -> std::string {
        network net = magnets();
        embargo control = april_2025();
        path_options options;
        change(net, control, options);
        try {
            (void)disrupt(net, control, options);
        } catch (const domain_error& e) {
            return e.what();
        }
        return "";
    };
    EXPECT_EQ(complaint([](auto&, auto&, auto&) {}), "");
    EXPECT_EQ(complaint([](auto&, auto&, auto& o) { o.months = 0; }),
              "months = 0 months is outside [1, 600]");
    EXPECT_NE(complaint([](auto&, auto&, auto& o) { o.months = 2'000'000'000; }), "");
    EXPECT_EQ(complaint([](auto&, auto&, auto& o) { o.months = 600; }), "");
    EXPECT_NE(complaint([](auto&, auto&, auto& o) { o.plants = 0; }), "");
    EXPECT_NE(complaint([](auto&, auto&, auto& o) { o.made_up_share = 1.3; }), "");
    EXPECT_NE(complaint([&](auto&, auto&, auto& o) { o.market_elasticity = nan; }), "");
    EXPECT_NE(complaint([](auto&, auto&, auto& o) { o.market_elasticity = .3; }), "");
    EXPECT_NE(complaint([](auto&, auto&, auto& o) { o.exported_share = 1.0; }), "");
    EXPECT_EQ(complaint([](auto&, auto&, auto& o) { o.assumed.stock_months = -1.0; }),
              "assumed stock_months = -1 is outside [0, inf)");
    EXPECT_NE(complaint([&](auto&, auto&, auto& o) { o.assumed.stock_log_spread = nan; }), "");
    EXPECT_NE(complaint([&](auto&, auto&, auto& o) { o.assumed.maker_stock_months = nan; }), "");
    EXPECT_NE(complaint([](auto&, auto&, auto& o) { o.assumed.ramp_years = 1e9; }), "");
    EXPECT_NE(complaint([](auto&, auto&, auto& o) { o.assumed.needs = {{"magnt", 1, "t"}}; }), "");
    EXPECT_NE(complaint([](auto&, auto&, auto& o) { o.assumed.needs = {{"magnet", 0, "t"}}; }), "");
    EXPECT_EQ(complaint([](auto& n, auto&, auto&) { n.stocks[0].months = -2.0; }),
              "stocks[0].months: expected a number not below 0, found -2");
    EXPECT_NE(complaint([](auto& n, auto&, auto&) { n.stages[0].producers[0].output = 1.3; }), "");
    EXPECT_NE(complaint([&](auto& n, auto&, auto&) { n.buyers[0].cost_share = nan; }), "");
    EXPECT_EQ(complaint([](auto&, auto& c, auto&) { c.goods = {"magnets"}; }),
              "there is no stage \"magnets\"; did you mean \"magnet\"?");
    EXPECT_EQ(complaint([](auto&, auto& c, auto&) { c.destinations[0].rules.reorder_share = 1.3; }),
              "embargo.destinations[0] (all the rest): reorder_share = 1.3 is outside [0, 1]");

    const auto path = disrupt(magnets(), april_2025(), {});
    EXPECT_THROW((void)path.deliveries("wafer"), domain_error);
    EXPECT_THROW((void)path.deliveries("magnet", chn), domain_error);
    EXPECT_THROW((void)path.deliveries("magnet", country("FRA")), domain_error);
}

}  // namespace
