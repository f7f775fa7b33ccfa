// SPDX-License-Identifier: BSL-1.0
// Every scenario, driven with impossible and extreme parameters: one answer either throws or is a
// number, and 64 draws fail in exactly the lanes in which one answer throws.
#include <hirschman/scenario/coalition.hpp>
#include <hirschman/scenario/compute_gap.hpp>
#include <hirschman/scenario/deal.hpp>
#include <hirschman/scenario/leverage_balance.hpp>
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/scenario/new_supply.hpp>
#include <hirschman/scenario/revenue_at_risk.hpp>
#include <hirschman/scenario/reversal.hpp>
#include <hirschman/scenario/snap_back.hpp>
#include <hirschman/scenario/stage_dependence.hpp>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public>;

/// Appends the described scalars of a result, into structs of structs and vectors of them.
template <class S, class R>
void collect(std::vector<S>& into, const R& result)
{
    if constexpr (std::is_same_v<R, S>)
        into.push_back(result);
    else
        boost::mp11::mp_for_each<members_of<R>>(
            [&](auto member) { collect(into, result.*member.pointer); });
}
template <class S, class R>
void collect(std::vector<S>& into, const std::vector<R>& results)
{
    for (const R& each : results) collect(into, each);
}

template <class S>
std::vector<S> outputs(const scenario::revenue_at_risk_parameters<S>& p)
{
    const auto r = scenario::revenue_at_risk(p);
    std::vector<S> all{r.charge, r.intermediaries, r.grey_outlay};
    collect(all, r.quarters);
    collect(all, r.total);
    return all;
}
template <class S>
std::vector<S> outputs(const scenario::reversal_parameters<S>& p)
{
    const auto r = scenario::reversal(p);
    std::vector<S> all{r.passed};
    collect(all, r.quarters);
    collect(all, r.totals);
    return all;
}
template <class S>
std::vector<S> outputs(const scenario::mineral_cutoff_parameters<S>& p)
{
    const auto r = scenario::mineral_cutoff(p, {.days = 60});
    std::vector<S> all = r.exports;
    collect(all, r);
    return all;
}
template <class S>
std::vector<S> outputs(const scenario::leverage_balance_parameters<S>& p)
{
    std::vector<S> all;
    collect(all, scenario::leverage_balance(p, {.horizon_months = 6}));
    return all;
}
template <class S>
std::vector<S> outputs(const scenario::deal_parameters<S>& p)
{
    const auto before = scenario::leverage_balance(scenario::leverage_balance_parameters<S>{},
                                                   {.horizon_months = 6});
    std::vector<S> all;
    collect(all, scenario::deal(before, p));
    return all;
}
template <class S>
std::vector<S> outputs(const scenario::new_supply_parameters<S>& p)
{
    const auto r = scenario::new_supply(p, {.light = {{10'500.0, 2020.0, 2024.0}},
                                            .heavy = {{100.0, 2026.0, std::nan("")}},
                                            .until = 2032});
    std::vector<S> all{r.first_year(.25)};
    for (const auto& y : r.years) {
        all.push_back(y.magnets);
        all.push_back(y.least);
    }
    return all;
}
template <class S>
std::vector<S> outputs(const scenario::snap_back_parameters<S>& p)
{
    std::vector<S> all;
    collect(all, scenario::snap_back(p));
    return all;
}
template <class S>
std::vector<S> outputs(const scenario::stage_dependence_parameters<S>& p)
{
    std::vector<S> all;
    collect(all, scenario::stage_dependence(p));
    return all;
}

template <class S>
std::vector<S> outputs(const scenario::coalition_parameters<S>& p)
{
    std::vector<S> all;
    collect(all, scenario::coalition(p));
    return all;
}
template <class S>
std::vector<S> outputs(const scenario::compute_gap_parameters<S>& p)
{
    std::vector<S> all;
    collect(all, scenario::compute_gap(p, {.years = 2}));
    return all;
}

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr std::array<double, 14> extremes{
    0.0, -0.0, -1.0,   -1e-9, 1.0,    1.0 + 1e-9, 1.2,
    2.0, 0.5,  1e-310, 1e300, -1e300, inf,        std::numeric_limits<double>::quiet_NaN()};

template <template <class> class P>
void drive(const char* scenario_name, int blocks)
{
    std::mt19937_64 random(1945);
    constexpr std::size_t count = boost::mp11::mp_size<members_of<P<double>>>::value;
    std::size_t failed = 0;
    std::size_t answered = 0;
    for (int repeat = 0; repeat < blocks; ++repeat) {
        std::vector<P<double>> trials(block::size);
        for (auto& p : trials) {
            const std::size_t changes = 1 + random() % 2;
            for (std::size_t k = 0; k < changes; ++k) {
                const std::size_t which = random() % count;
                const std::size_t how = random() % (extremes.size() + 8);
                std::size_t i = 0;
                boost::mp11::mp_for_each<members_of<P<double>>>([&](auto member) {
                    if (i++ != which) return;
                    double& x = p.*member.pointer;
                    // Half of the changes stay near the default, the others go anywhere.
                    x = how < extremes.size()
                            ? extremes[how]
                            : x * std::uniform_real_distribution<double>(0.2, 2.0)(random);
                });
            }
        }
        P<block> lanes;
        using pairs = boost::mp11::mp_transform<boost::mp11::mp_list, members_of<P<double>>,
                                                members_of<P<block>>>;
        boost::mp11::mp_for_each<pairs>([&]<class A, class B>(boost::mp11::mp_list<A, B>) {
            for (std::size_t i = 0; i < block::size; ++i)
                (lanes.*B::pointer)[i] = trials[i].*A::pointer;
        });
        const auto many = outputs(lanes);

        for (std::size_t i = 0; i < block::size; ++i) {
            std::string inputs;
            boost::mp11::mp_for_each<members_of<P<double>>>([&](auto member) {
                if (trials[i].*member.pointer != P<double>{}.*member.pointer)
                    inputs +=
                        std::string(member.name) + " = " + to_text(trials[i].*member.pointer) + " ";
            });
            bool lane_failed = false;
            for (const block& b : many) lane_failed = lane_failed || std::isnan(b[i]);
            std::vector<double> one;
            bool threw = false;
            try {
                one = outputs(trials[i]);
            } catch (const domain_error&) {
                threw = true;
            }
            threw ? ++failed : ++answered;
            EXPECT_EQ(threw, lane_failed) << scenario_name << " with " << inputs;
            if (threw) continue;
            ASSERT_EQ(one.size(), many.size());
            for (std::size_t k = 0; k < one.size(); ++k) {
                EXPECT_FALSE(std::isnan(one[k])) << scenario_name << " with " << inputs;
                const double size = std::max(std::fabs(one[k]), std::fabs(many[k][i]));
                EXPECT_TRUE(one[k] == many[k][i] ||
                            std::fabs(one[k] - many[k][i]) <= 1e-9 * size + 1e-12)
                    << scenario_name << " output " << k << ": " << one[k] << " against "
                    << many[k][i] << " with " << inputs;
            }
        }
        if (::testing::Test::HasFailure()) return;
    }
    EXPECT_GT(failed, 0u) << "no impossible value was tried";
    EXPECT_GT(answered, 0u) << "no possible value was tried";
}

TEST(all_scenarios, revenue_at_risk_fails_in_the_same_lanes)
{
    drive<scenario::revenue_at_risk_parameters>("revenue_at_risk", 150);
}
TEST(all_scenarios, reversal_fails_in_the_same_lanes)
{
    drive<scenario::reversal_parameters>("reversal", 150);
}
TEST(all_scenarios, mineral_cutoff_fails_in_the_same_lanes)
{
    drive<scenario::mineral_cutoff_parameters>("mineral_cutoff", 60);
}
TEST(all_scenarios, leverage_balance_fails_in_the_same_lanes)
{
    drive<scenario::leverage_balance_parameters>("leverage_balance", 120);
}
TEST(all_scenarios, deal_fails_in_the_same_lanes) { drive<scenario::deal_parameters>("deal", 120); }
TEST(all_scenarios, new_supply_fails_in_the_same_lanes)
{
    drive<scenario::new_supply_parameters>("new_supply", 150);
}
TEST(all_scenarios, snap_back_fails_in_the_same_lanes)
{
    drive<scenario::snap_back_parameters>("snap_back", 40);
}
TEST(all_scenarios, stage_dependence_fails_in_the_same_lanes)
{
    drive<scenario::stage_dependence_parameters>("stage_dependence", 40);
}
TEST(all_scenarios, coalition_fails_in_the_same_lanes)
{
    drive<scenario::coalition_parameters>("coalition", 80);
}
TEST(all_scenarios, compute_gap_fails_in_the_same_lanes)
{
    drive<scenario::compute_gap_parameters>("compute_gap", 150);
}

}  // namespace
