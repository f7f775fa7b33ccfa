// SPDX-License-Identifier: BSL-1.0
#include "random_network.hpp"

#include <hirschman/supply/dependence.hpp>
#include <hirschman/supply/exposure.hpp>

#include <map>
#include <random>
#include <tuple>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using namespace hirschman_tests;

/// Magnets of two oxides, with trade of their own for some users.
network joined()
{
    network net = chain();
    net.stages.push_back(made("heavy", {{chn, .99}, {{}, .01}}));
    net.requirements.push_back({"magnet", "heavy"});
    net.sourced = {{"magnet", usa, chn, .6},
                   {"magnet", usa, jpn, .3},
                   {"magnet", usa, {}, .1},
                   {"oxide", jpn, aus, .7},
                   {"oxide", jpn, chn, .3}};
    return net;
}

/// Share of use that has not touched the country, by walking every way of making the good: no
/// node is visited in common, as the library does it.
double untouched(const network& net, std::string_view good, std::optional<country> user,
                 country supplier)
{
    double sum = 0.0;
    for (const auto& s : suppliers(net, good, user)) {
        if (s.nation == supplier) continue;
        double way = s.share;
        for (const auto& r : net.requirements)
            if (r.user == good) way *= untouched(net, r.input, s.nation, supplier);
        sum += way;
    }
    return sum;
}

/// One unit, its history drawn at random: whether it has touched the country.
bool drawn_touch(const network& net, std::string_view good, std::optional<country> user,
                 country supplier, std::mt19937& draws)
{
    double u = std::uniform_real_distribution<>()(draws);
    const auto from = suppliers(net, good, user);
    std::size_t i = 0;
    while (i + 1 < from.size() && u >= from[i].share) u -= from[i++].share;
    if (from[i].nation == supplier) return true;
    for (const auto& r : net.requirements)
        if (r.user == good && drawn_touch(net, r.input, from[i].nation, supplier, draws))
            return true;
    return false;
}

}  // namespace

TEST(exposure, a_chain_of_the_world_agrees_with_shares_by_stage)
{
    const auto d = dependence(chain(), {.buyer = usa, .supplier = chn});
    const auto by_stage =
        dependence("CHN", std::vector<stage_share>{{"ore", .7}, {"oxide", .9}, {"magnet", .94}});
    EXPECT_EQ(d.good, "magnet");
    EXPECT_EQ(d.direct, (share_range{.94, .94}));
    EXPECT_NEAR(d.total.least, by_stage.independent, 1e-15);
    EXPECT_NEAR(d.total.most, by_stage.independent, 1e-15);
    ASSERT_EQ(d.by_stage.size(), 3u);
    EXPECT_EQ(d.by_stage[0].stage, "ore");
    EXPECT_NEAR(d.by_stage[0].share.least, .7, 1e-15);
    EXPECT_NEAR(d.by_stage[1].share.least, .9, 1e-15);
}

TEST(exposure, what_is_not_attributed_may_come_from_whom_the_source_does_not_name)
{
    // Australia is not named among the makers of magnets, so it may be the rest of 2 %.
    const auto aus_share = dependence(chain(), {.buyer = usa, .supplier = aus});
    EXPECT_EQ(aus_share.direct, (share_range{0.0, .02}));
    const double passed = 1.0 - .8 * .9;
    EXPECT_NEAR(aus_share.total.least, passed, 1e-15);
    EXPECT_NEAR(aus_share.total.most, .98 * passed + .02, 1e-15);
    // Japan is named, so the rest is not Japan.
    EXPECT_EQ(dependence(chain(), {.buyer = usa, .supplier = jpn}).direct, (share_range{.04, .04}));

    // All ore is attributed: a source that trade statistics leave open is a producer or none.
    network net = chain();
    net.buyers = {{usa, "smelters", "ore"}};
    net.sourced = {{"ore", usa, chn, .5}, {"ore", usa, {}, .5}};
    EXPECT_EQ(dependence(net, {.buyer = usa, .supplier = aus}).direct, (share_range{0.0, .5}));
    EXPECT_EQ(dependence(net, {.buyer = usa, .supplier = jpn}).direct, (share_range{0.0, 0.0}));
}

TEST(exposure, trade_between_countries_replaces_the_world)
{
    // Japan makes 30 % of what the United States buys, 70 % of it from Australian oxide.
    const auto d = dependence(joined(), {.buyer = usa, .supplier = aus});
    const double ore = .2;
    const auto of_oxide = [&](double australian) { return australian + (1 - australian) * ore; };
    EXPECT_NEAR(d.total.least, .6 * of_oxide(.1) + .3 * of_oxide(.7) + .1 * of_oxide(.1), 1e-15);
    EXPECT_NEAR(d.by_stage[2].share.least, .7 * .1 + .3 * .7, 1e-15);
}

TEST(exposure, walking_every_way_of_making_the_good_gives_the_same)
{
    for (const country supplier : {usa, chn, aus, jpn}) {
        const auto d = dependence(joined(), {.buyer = usa, .supplier = supplier});
        EXPECT_NEAR(d.total.least, 1.0 - untouched(joined(), "magnet", usa, supplier), 1e-14);
    }
    EXPECT_TRUE(rc::check("random networks", [] {
        const network net = random_network();
        for (const country supplier : {usa, chn, aus, jpn}) {
            const auto d = dependence(net, {.buyer = usa, .supplier = supplier});
            const double walked = 1.0 - untouched(net, net.buyers[0].good, usa, supplier);
            RC_ASSERT(std::abs(d.total.least - walked) < 1e-12);
            RC_ASSERT(std::abs(d.total.most - walked) < 1e-12);
            for (const auto& s : d.by_stage) {
                RC_ASSERT(s.share.least <= s.share.most);
                RC_ASSERT(s.share.most <= d.total.most + 1e-12);
            }
        }
    }));
}

TEST(exposure, histories_drawn_at_random_give_the_same_to_their_standard_error)
{
    std::mt19937 draws(4);
    constexpr int units = 20'000;
    int touched = 0;
    for (int i = 0; i < units; ++i)
        touched += drawn_touch(joined(), "magnet", usa, aus, draws) ? 1 : 0;
    const double share = dependence(joined(), {.buyer = usa, .supplier = aus}).total.least;
    EXPECT_NEAR(touched / double(units), share, 4.0 * std::sqrt(share * (1.0 - share) / units));
}

TEST(exposure, what_a_node_receives_of_each_input_it_hands_on)
{
    EXPECT_TRUE(rc::check("flow is conserved", [] {
        const network net = random_network();
        std::map<std::pair<text<48>, std::optional<country>>, double> out;
        std::map<std::tuple<text<48>, std::optional<country>, text<48>>, double> in;
        double bought = 0.0;
        for (const auto& f : flows(net, usa)) {
            out[{f.good, f.from}] += f.amount;
            if (f.user.empty())
                bought += f.amount;
            else
                in[{f.user, f.to, f.good}] += f.amount;
        }
        RC_ASSERT(std::abs(bought - 1.0) < 1e-12);
        for (const auto& [node, amount] : out)
            for (const auto& r : net.requirements)
                if (r.user == node.first) {
                    const double received = in.at({node.first, node.second, r.input});
                    RC_ASSERT(std::abs(received - amount) < 1e-12);
                }
    }));
}

TEST(exposure, the_order_of_rows_changes_nothing)
{
    const auto d = dependence(joined(), {.buyer = usa, .supplier = chn});
    for (unsigned seed = 0; seed < 50; ++seed) {
        EXPECT_EQ(dependence(permuted(joined(), seed), {.buyer = usa, .supplier = chn}), d);
        EXPECT_EQ(flows(permuted(joined(), seed), usa), flows(joined(), usa));
        EXPECT_EQ(dependence_by_country(permuted(joined(), seed), usa),
                  dependence_by_country(joined(), usa));
    }
}

TEST(exposure, by_country_begins_with_the_greatest)
{
    const auto all = dependence_by_country(chain(), usa);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all[0].supplier, chn);
    EXPECT_EQ(all[1].supplier, aus);
    EXPECT_EQ(all[2].supplier, usa);
    EXPECT_EQ(all[0], dependence(chain(), {.buyer = usa, .supplier = chn}));
}

TEST(exposure, asymmetry_is_the_difference_of_two_totals)
{
    const auto a = asymmetry(chain(), usa, chn);
    EXPECT_NEAR(a.difference.least, a.first_on_second.total.least - a.second_on_first.total.most,
                1e-15);
    // The United States makes a tenth of the ore and may make magnets that nobody attributes.
    EXPECT_NEAR(a.second_on_first.total.least, .1, 1e-15);
    EXPECT_NEAR(a.second_on_first.total.most, .02 + .98 * .1, 1e-15);
    const auto back = asymmetry(chain(), chn, usa);
    EXPECT_NEAR(back.difference.least, -a.difference.most, 1e-15);
    EXPECT_THROW((void)asymmetry(a.first_on_second, a.first_on_second), domain_error);
}

TEST(exposure, a_buyer_has_one_good_or_names_one)
{
    EXPECT_THROW((void)dependence(chain(), {.buyer = jpn, .supplier = chn}), domain_error);
    EXPECT_EQ(dependence(chain(), {.buyer = jpn, .supplier = chn, .good = "oxide"}).direct.least,
              .9);
    EXPECT_THROW((void)dependence(chain(), {.buyer = jpn, .supplier = chn, .good = "oxides"}),
                 domain_error);
    network net = chain();
    net.buyers.push_back({usa, "smelters", "oxide"});
    EXPECT_THROW((void)dependence(net, {.buyer = usa, .supplier = chn}), domain_error);
    net.requirements.push_back({"ore", "magnet"});
    EXPECT_THROW((void)dependence(net, {.buyer = usa, .supplier = chn, .good = "ore"}),
                 domain_error);
}
