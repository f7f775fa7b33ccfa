// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/embargo.hpp>

#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using namespace std::chrono_literals;

const country usa("USA");
const country chn("CHN");
const country jpn("JPN");

embargo sample()
{
    return {.name = "sample",
            .by = chn,
            .start = 2025y / 4 / 4,
            .goods = {"magnet"},
            .destinations = {{.rules = {.median_days = 77}},
                             {.destination = usa, .rules = {.median_days = 70}}},
            .leaks = {{.through = jpn, .to = usa, .share = .2}}};
}

std::string complaint(void (*change)(embargo&))
{
    embargo control = sample();
    change(control);
    try {
        check(control);
    } catch (const domain_error& e) {
        return e.what();
    }
    return "";
}

TEST(rules_for, a_destination_are_its_own_or_those_of_all_the_rest)
{
    embargo control = sample();
    EXPECT_EQ(rules_for(control, usa)->rules.median_days, 70);
    EXPECT_EQ(rules_for(control, jpn)->rules.median_days, 77);
    EXPECT_EQ(rules_for(control, {})->rules.median_days, 77);
    EXPECT_EQ(rules_for(control, chn), nullptr) << "the controlling country itself";
    control.destinations.erase(control.destinations.begin());
    EXPECT_EQ(rules_for(control, jpn), nullptr) << "aimed at the United States alone";
}

TEST(total_cut, lets_nothing_through_to_anybody_for_ever)
{
    embargo control = sample();
    control.until = date(2025y / 11 / 9);
    const embargo cut = total_cut(control);
    check(cut);
    EXPECT_FALSE(cut.until);
    EXPECT_TRUE(cut.leaks.empty());
    ASSERT_EQ(cut.destinations.size(), 1u);
    EXPECT_EQ(cut.destinations[0].origin.trust, confidence::assumed);
    for (const double x : exports_by_day(rules_for(cut, usa)->rules, 3653)) EXPECT_EQ(x, 0.0);
}

TEST(check_embargo, names_what_is_wrong)
{
    EXPECT_EQ(complaint([](embargo&) {}), "");
    EXPECT_EQ(complaint([](embargo& e) { e.goods.clear(); }), "embargo.goods: none are given");
    EXPECT_EQ(complaint([](embargo& e) { e.goods.push_back("magnet"); }),
              "embargo.goods[1]: \"magnet\" is given twice");
    EXPECT_EQ(complaint([](embargo& e) { e.destinations.clear(); }),
              "embargo.destinations: none are given");
    EXPECT_EQ(complaint([](embargo& e) { e.destinations[0].destination = usa; }),
              "embargo.destinations[1]: USA is given twice");
    EXPECT_EQ(complaint([](embargo& e) { e.destinations[1].destination = chn; }),
              "embargo.destinations[1]: CHN is the controlling country");
    EXPECT_EQ(complaint([](embargo& e) { e.until = e.start; }),
              "embargo.until: 2025-04-04 is not after the start, 2025-04-04");
    EXPECT_EQ(complaint([](embargo& e) { e.leaks[0].to = jpn; }),
              "embargo.leaks[0]: starts where it ends");
    EXPECT_EQ(complaint([](embargo& e) { e.leaks[0].through = chn; }),
              "embargo.leaks[0]: the controlling country is no third country");
    EXPECT_EQ(complaint([](embargo& e) { e.leaks[0].share = 1.3; }),
              "embargo.leaks[0].share = 1.3 is outside [0, 1]");
    EXPECT_EQ(complaint([](embargo& e) { e.leaks.push_back(e.leaks[0]); }),
              "embargo.leaks[1]: is given twice");
    EXPECT_EQ(complaint([](embargo& e) {
                  e.leaks.push_back({.through = jpn, .to = country("KOR"), .share = .9});
              }),
              "embargo.leaks[1]: JPN passes on 1.1 of what reaches it");
    EXPECT_NE(complaint([](embargo& e) { e.leaks[0].relative_use = 0.0; }), "");
    EXPECT_NE(complaint([](embargo& e) { e.leaks[0].ordered_again = -1.0; }), "");
    EXPECT_EQ(complaint([](embargo& e) { e.destinations[1].rules.uncontrolled_share = 1.3; }),
              "embargo.destinations[1] (USA): uncontrolled_share = 1.3 is outside [0, 1]");
    EXPECT_NE(complaint([](embargo& e) {
                  e.destinations[0].rules.log_spread = std::numeric_limits<double>::quiet_NaN();
              }),
              "");
    EXPECT_NE(complaint([](embargo& e) {
                  e.destinations[0].approvals = {{60, .3}, {50, .4}};
              }),
              "");
}

}  // namespace
