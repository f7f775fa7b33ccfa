// SPDX-License-Identifier: BSL-1.0
#include "small_network.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using namespace hirschman_tests;
using namespace std::chrono_literals;

/// What `check` says of a network changed in one place; empty where it has nothing to say.
template <class Change>
std::string complaint_after(Change change)
{
    network net = chain();
    change(net);
    try {
        check(net);
    } catch (const domain_error& refused) {
        return refused.what();
    }
    return {};
}

std::vector<std::string> ids_in_order(const network& net)
{
    std::vector<std::string> ids;
    for (const std::size_t i : stage_order(net)) ids.push_back(net.stages[i].id.str());
    return ids;
}

}  // namespace

TEST(network, inputs_come_before_their_users)
{
    EXPECT_EQ(ids_in_order(chain()), (std::vector<std::string>{"ore", "oxide", "magnet"}));
    for (unsigned seed = 0; seed < 20; ++seed)
        EXPECT_EQ(ids_in_order(permuted(chain(), seed)), ids_in_order(chain()));
}

TEST(network, suppliers_are_the_sourcing_rows_or_the_world_by_output)
{
    network net = chain();
    EXPECT_EQ(suppliers(net, "ore", usa),
              (std::vector<supplier_share>{{aus, .2}, {chn, .7}, {usa, .1}}));
    EXPECT_EQ(suppliers(net, "magnet", {}).back().nation, std::nullopt);

    net.sourced = {{"magnet", usa, {}, .25}, {"magnet", usa, chn, .75}};
    EXPECT_EQ(suppliers(net, "magnet", usa), (std::vector<supplier_share>{{chn, .75}, {{}, .25}}));
    EXPECT_EQ(suppliers(net, "magnet", jpn), suppliers(net, "magnet", {}));
    EXPECT_THROW((void)suppliers(net, "magnets", usa), domain_error);
}

TEST(network, rounded_shares_are_rescaled_and_others_refused)
{
    network net = chain();
    net.stages[2].producers = {{chn, .9}, {aus, .098}};
    double sum = 0.0;
    for (const double share : output_shares(net.stages[2])) sum += share;
    EXPECT_NEAR(sum, 1.0, 1e-15);
    check(net);

    EXPECT_EQ(complaint_after([](network& n) { n.stages[2].producers[1].output = .4; }),
              "stages[2].producers: expected shares that add up to 1, found 1.3");
    EXPECT_EQ(complaint_after([](network& n) {
                  n.sourced = {{"ore", jpn, chn, .5}, {"ore", jpn, aus, .8}};
              }),
              "sourced[1].share: expected shares that add up to 1 (ore for JPN), found 1.3");
}

TEST(network, a_cycle_is_named)
{
    EXPECT_EQ(complaint_after([](network& n) {
                  n.requirements = {{"magnet", "oxide"}, {"oxide", "ore"}, {"ore", "magnet"}};
              }),
              "requirements[0].input: expected stages that do not need themselves, found the cycle "
              "magnet -> ore -> oxide -> magnet");
    EXPECT_EQ(complaint_after([](network& n) {
                  n.requirements = {{"ore", "ore"}};
              }),
              "requirements[0].input: expected stages that do not need themselves, found the cycle "
              "ore -> ore");
}

TEST(network, every_defect_is_refused_at_its_place)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto says = [](auto change, const std::string& words) {
        EXPECT_EQ(complaint_after(change).substr(0, words.size()), words);
    };
    says([](network& n) { n.stages.clear(); }, "stages[0]: expected at least one stage");
    says([](network& n) { n.stages[1].id = ""; }, "stages[1].id: expected a name");
    says([](network& n) { n.stages[1].id = "magnet"; }, "stages[1].id: expected no two");
    says([](network& n) { n.stages[0].producers.clear(); },
         "stages[0].producers: expected at least one producer, found none");
    says([](network& n) { n.stages[0].producers[2].nation = chn; },
         "stages[0].producers[2].nation: expected every country once");
    says([&](network& n) { n.stages[1].producers[0].output = nan; },
         "stages[1].producers[0].output: expected a number not below 0, found nan");
    says([&](network& n) { n.stages[1].producers[0].output = infinity; },
         "stages[1].producers[0].output");
    says([](network& n) { n.stages[1].producers[0].output = -1; }, "stages[1].producers[0].output");
    says([](network& n) { n.stages[1].producers[0].capacity = 60; },
         "stages[1].producers[0].capacity: expected a capacity not below the output of 70");
    says(
        [](network& n) {
            n.stages[1].producers = {{chn, 0.0}};
        },
        "stages[1].producers: expected an output in all above 0, found 0");
    says(
        [](network& n) {
            n.stages[1].producers = {{chn, 1e308}, {aus, 1e308}};
        },
        "stages[1].producers: expected an output");
    says([](network& n) { n.requirements[0].input = "oxid"; },
         "requirements[0].input: expected a stage of the network, found \"oxid\"; did you mean "
         "\"oxide\"?");
    says([](network& n) { n.requirements[0].user = "motor"; }, "requirements[0].user");
    says([](network& n) { n.requirements.push_back(n.requirements[0]); }, "requirements[2].input");
    says([](network& n) { n.requirements[0].elasticity = .5; }, "requirements[0].cost_share");
    says([](network& n) { n.requirements[0].cost_share = 1.2; }, "requirements[0].cost_share");
    says([&](network& n) { n.requirements[0].elasticity = nan; }, "requirements[0].elasticity");
    says(
        [](network& n) {
            n.sourced = {{"ore", usa, jpn, 1.0}};
        },
        "sourced[0].from: expected a producer of \"ore\", found JPN");
    says(
        [](network& n) {
            n.stages[1].producers[1] = {aus, 0.0};
            n.sourced = {{"ore", usa, aus, 1.0}};
        },
        "sourced[0].from: expected a producer of \"ore\", found AUS");
    says([](network& n) { n.sourced = {{"ore", usa, chn, -.5}}; }, "sourced[0].share");
    says(
        [](network& n) {
            n.sourced = {{"ore", usa, chn, .5}, {"ore", usa, chn, .5}};
        },
        "sourced[1].from: expected no two entries");
    says([](network& n) { n.sourced = {{"or", usa, chn, 1.0}}; }, "sourced[0].good");
    says(
        [](network& n) {
            n.stocks = {{"ore", usa, -2.0}};
        },
        "stocks[0].months: expected a number not below 0, found -2");
    says([](network& n) { n.stocks = {{"ore", usa, 2.0, 0.0}}; }, "stocks[0].log_spread");
    says([](network& n) { n.stocks = {{"ore", usa, 2.0}, {"ore", usa, 3.0}}; }, "stocks[1].holder");
    says(
        [](network& n) {
            n.projects = {{"p", "ore", usa, 5.0, "t", 2026y / 5 / 1, 2026y / 4 / 1}};
        },
        "projects[0].full: expected a day not before the start 2026-05-01, found 2026-04-01");
    says([](network& n) { n.projects = {{"p", "mine", usa, 5.0}}; }, "projects[0].stage");
    says([](network& n) { n.projects = {{"p", "ore", usa, -5.0}}; }, "projects[0].capacity");
    says([](network& n) { n.buyers[0].good = "motor"; }, "buyers[0].good");
    says([](network& n) { n.buyers[1].sector = n.buyers[0].sector; }, "buyers[1].sector");
    says([](network& n) { n.buyers[0].value_added = -1.0; }, "buyers[0].value_added");
    says([](network& n) { n.buyers[0].cost_share = 0.0; }, "buyers[0].cost_share");
    says([&](network& n) { n.buyers[0].elasticity = infinity; }, "buyers[0].elasticity");
    EXPECT_EQ(complaint_after([](network&) {}), "");
}

TEST(network, a_source_that_is_not_named_may_be_part_of_the_rest)
{
    EXPECT_EQ(complaint_after([](network& n) { n.sourced = {{"magnet", usa, aus, 1.0}}; }), "");
}
