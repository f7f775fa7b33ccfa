// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/disruption_path.hpp>

#include <supply/small_network.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

/// What must hold of a path whatever the network, the control and the leaks.

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using namespace hirschman_tests;
using namespace std::chrono_literals;

const std::vector<country> nations{chn, usa, jpn, aus, country("DEU"), country("KOR")};

double share() { return *rc::gen::inRange(0, 101) / 100.0; }
bool perhaps() { return *rc::gen::arbitrary<bool>(); }
country anyone(std::size_t from = 0)
{
    return nations[*rc::gen::inRange<std::size_t>(from, nations.size())];
}
std::string good(std::size_t i) { return "good " + std::to_string(i); }

/// Two to four goods, each made of any of those before it; the last is bought.
network any_network()
{
    network net;
    net.name = "any";
    const std::size_t goods = *rc::gen::inRange<std::size_t>(2, 5);
    for (std::size_t g = 0; g < goods; ++g) {
        std::vector<producer> producers;
        for (const country who : nations)
            if (perhaps()) producers.push_back({who, share()});
        producers.push_back(
            {perhaps() ? std::optional<country>() : country("MYS"), 0.01 + share()});
        net.stages.push_back(made(good(g).c_str(), producers, "t"));
        for (std::size_t input = 0; input < g; ++input)
            if (perhaps()) {
                requirement r{good(g), good(input)};
                if (perhaps()) {
                    r.elasticity = 0.05 + share();
                    r.cost_share = 0.001 + 0.5 * share();
                }
                net.requirements.push_back(r);
            }
        for (const country who : nations)
            if (perhaps()) net.stocks.push_back({good(g), who, 4 * share(), 0.1 + share()});
    }
    const std::string last = good(goods - 1);
    for (const country who : nations)
        if (perhaps()) net.buyers.push_back({who, "sector", last, 1e9, .003, .05 + share()});
    for (int p = 0; p < 3; ++p)
        net.projects.push_back({"project " + std::to_string(p),
                                good(*rc::gen::inRange<std::size_t>(0, goods)), anyone(), share(),
                                "t", 2025y / 1 / 1, date(2027y / 1 / 1)});
    if (perhaps()) {
        const double mine = share();
        net.sourced = {{last, usa, std::nullopt, 1 - mine},
                       {last, usa, net.stages.back().producers.back().nation, mine}};
        if (!net.sourced[1].from) net.sourced = {{last, usa, std::nullopt, 1.0}};
    }
    return net;
}

licensing<double> any_rules()
{
    if (*rc::gen::inRange(0, 4) == 0) return nothing_licensed;
    return {.uncontrolled_share = share(),
            .clearance_days = 20 * share(),
            .median_days = 10 + 300 * share(),
            .log_spread = 0.05 + share(),
            .reorder_share = share(),
            .backlog_months = 0.25 + 6 * share(),
            .capacity_ratio = 2 * share()};
}

embargo any_control(const network& net)
{
    embargo control{.name = "any", .by = chn, .start = 2025y / 4 / 4};
    for (const stage& s : net.stages)
        if (perhaps()) control.goods.push_back(s.id);
    if (control.goods.empty()) control.goods.push_back(net.stages.back().id);
    if (perhaps()) control.destinations.push_back({.rules = any_rules()});
    if (control.destinations.empty() || perhaps())
        control.destinations.push_back({.destination = usa, .rules = any_rules()});
    if (perhaps()) control.until = date(2026y / 4 / 4);
    return control;
}

void leak(embargo& control)
{
    for (std::size_t through = 2; through < nations.size(); ++through)
        if (perhaps())
            control.leaks.push_back({.through = nations[through],
                                     .to = perhaps() ? usa : nations[through == 2 ? 3 : 2],
                                     .share = share(),
                                     .ordered_again = share(),
                                     .relative_use = 0.1 + 3 * share()});
}

path_options any_options(const network& net)
{
    path_options options{.months = 30};
    options.shared = *rc::gen::element(allocation::lottery, allocation::proportional);
    for (const stage& s : net.stages) options.assumed.needs.push_back({s.id, 1.0, "t"});
    return options;
}

RC_GTEST_PROP(disrupt_property, flow_is_conserved_and_stocks_are_never_negative, ())
{
    const network net = any_network();
    embargo control = any_control(net);
    leak(control);
    const path_options options = any_options(net);
    const auto path = disrupt(net, control, options);
    const std::size_t months = 30;
    for (const auto& d : path.delivered)
        for (std::size_t m = 0; m < months; ++m) {
            RC_ASSERT(std::abs(d.direct[m] + d.through_others[m] + d.new_plants[m] -
                               d.passed_on[m] - d.arrived[m]) < 1e-12);
            RC_ASSERT(d.arrived[m] > -1e-12);
            RC_ASSERT(d.passed_on[m] >= 0.0 && d.new_plants[m] >= 0.0);
        }
    // What third countries pass on is what the others receive through them.
    for (const auto& g : control.goods)
        for (std::size_t m = 0; m < months; ++m) {
            double passed = 0.0, received = 0.0;
            for (const auto& d : path.delivered) {
                if (!(d.good == g)) continue;
                // a country passes on to one other only, in units of that one's use
                double size = 0.0;
                for (const auto& l : control.leaks)
                    if (l.through == d.user) size = l.relative_use;
                passed += size * d.passed_on[m];
                received += d.through_others[m];
            }
            RC_ASSERT(std::abs(passed - received) < 1e-11);
        }
    for (const auto& maker : path.makers)
        for (const auto& in : maker.inputs) {
            double before = in.stock_before;
            for (std::size_t m = 0; m < months; ++m) {
                RC_ASSERT(in.stock[m] >= 0.0);
                RC_ASSERT(in.used[m] >= 0.0);
                RC_ASSERT(std::abs(before + in.arrived[m] - in.used[m] - in.stock[m]) <
                          1e-12 * (1 + before));
                RC_ASSERT(maker.output[m] >= 0.0 && maker.output[m] <= 1.0);
                before = in.stock[m];
            }
        }
    for (const auto& s : path.sectors)
        for (const auto& month : s.by_month) {
            RC_ASSERT(month.standing >= 0.0 && month.standing <= 1.0);
            RC_ASSERT(*month.output_lost >= 0.0 && *month.output_lost <= month.standing + 1e-15);
            RC_ASSERT(month.price_outside >= 1.0);
        }
}

RC_GTEST_PROP(disrupt_property, removing_a_producer_never_raises_deliveries_of_its_good, ())
{
    // Nobody reroutes: no leaks. Only one good is cut, so that inputs saved up do not count.
    const network net = any_network();
    embargo control = any_control(net);
    control.goods = {net.stages[*rc::gen::inRange<std::size_t>(0, net.stages.size())].id};
    control.until.reset();
    control.destinations = {{.rules = any_rules()}};
    const path_options options = any_options(net);
    const auto licensed = disrupt(net, control, options);
    const auto cut = disrupt(net, total_cut(control), options);
    for (std::size_t i = 0; i < cut.delivered.size(); ++i)
        for (std::size_t m = 0; m < 30; ++m)
            if (cut.delivered[i].good == control.goods[0])
                RC_ASSERT(cut.delivered[i].arrived[m] <= licensed.delivered[i].arrived[m]);
    // Nor of any other good: normal is the most that arrives once a country sends nothing.
    for (const auto& d : cut.delivered)
        for (const double arrived : d.arrived) RC_ASSERT(arrived <= 1.0);
}

RC_GTEST_PROP(disrupt_property, more_stock_never_brings_the_first_stop_forward, ())
{
    network net = any_network();
    embargo control = any_control(net);
    leak(control);
    path_options options = any_options(net);
    const auto base = disrupt(net, control, options);
    for (auto& s : net.stocks)
        if (s.good == net.stages.back().id) s.months = 1.3 * s.months + 0.1 * share();
    const auto stocked = disrupt(net, control, options);
    const auto stop = [](const std::optional<int>& day) { return day.value_or(1'000'000); };
    RC_ASSERT(stop(stocked.first_stop) >= stop(base.first_stop));
    for (std::size_t i = 0; i < base.sectors.size(); ++i) {
        if (!base.sectors[i].standing) continue;
        RC_ASSERT(stop(stocked.sectors[i].standing->first_stop) >=
                  stop(base.sectors[i].standing->first_stop));
        RC_ASSERT(stocked.sectors[i].standing->peak <= base.sectors[i].standing->peak);
        RC_ASSERT(*stocked.sectors[i].months_lost <= *base.sectors[i].months_lost);
    }
}

RC_GTEST_PROP(disrupt_property, the_order_of_rows_changes_nothing, ())
{
    network net = any_network();
    embargo control = any_control(net);
    leak(control);
    path_options options = any_options(net);
    const auto base = disrupt(net, control, options);
    const auto seed = *rc::gen::inRange(0U, 1000U);
    std::minstd_rand draws(seed + 7);
    network other = permuted(net, seed);
    std::shuffle(other.stocks.begin(), other.stocks.end(), draws);
    std::shuffle(other.projects.begin(), other.projects.end(), draws);
    std::shuffle(control.goods.begin(), control.goods.end(), draws);
    std::shuffle(control.destinations.begin(), control.destinations.end(), draws);
    std::shuffle(control.leaks.begin(), control.leaks.end(), draws);
    std::shuffle(options.assumed.needs.begin(), options.assumed.needs.end(), draws);
    const auto path = disrupt(other, control, options);
    RC_ASSERT(path.delivered.size() == base.delivered.size());
    for (std::size_t i = 0; i < base.delivered.size(); ++i) {
        RC_ASSERT(path.delivered[i].good == base.delivered[i].good);
        RC_ASSERT(path.delivered[i].user == base.delivered[i].user);
        RC_ASSERT(path.delivered[i].arrived == base.delivered[i].arrived);
    }
    for (std::size_t i = 0; i < base.makers.size(); ++i)
        RC_ASSERT(path.makers[i].output == base.makers[i].output);
    for (std::size_t i = 0; i < base.sectors.size(); ++i) {
        RC_ASSERT(path.sectors[i].nation == base.sectors[i].nation);
        RC_ASSERT(path.sectors[i].standing == base.sectors[i].standing);
        RC_ASSERT(path.sectors[i].months_lost == base.sectors[i].months_lost);
    }
    RC_ASSERT(path.value_added_lost == base.value_added_lost);
    RC_ASSERT(path.summary.report == base.summary.report);
}

}  // namespace
