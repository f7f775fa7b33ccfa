// SPDX-License-Identifier: BSL-1.0
#include <hirschman/markets/levy.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <limits>

namespace mk = hirschman::markets;
using hirschman::domain_error;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST(levy, gross_government_and_seller_are_as_published)
{
    EXPECT_NEAR(mk::levy_gross_ratio(0.15, 2.0), 0.85, 1e-15);
    EXPECT_NEAR(mk::levy_government_ratio(0.15, 2.0), 0.1275, 1e-15);
    EXPECT_NEAR(mk::levy_seller_ratio(0.15, 2.0), 0.7225, 1e-15);
    EXPECT_NEAR(mk::levy_gross_ratio(0.25, 1.335), 0.908125, 5e-7);
    EXPECT_NEAR(mk::levy_government_ratio(0.25, 1.335), 0.227031, 5e-7);
    EXPECT_NEAR(mk::levy_seller_ratio(0.25, 1.335), 0.681094, 5e-7);
}

TEST(levy, the_seller_loses_more_the_more_is_passed_through)
{
    EXPECT_NEAR(mk::levy_seller_ratio(0.15, 1.36, 0.0), 0.85, 1e-15);
    EXPECT_NEAR(mk::levy_seller_ratio(0.15, 1.36, 0.5), 0.825495, 5e-7);
    EXPECT_NEAR(mk::levy_seller_ratio(0.15, 1.36, 0.8), 0.811132, 5e-7);
    EXPECT_NEAR(mk::levy_seller_ratio(0.15, 1.36, 1.0), 0.801696, 5e-7);
}

TEST(levy, surplus_adds_up_only_with_the_buyers)
{
    const auto one = mk::incidence_of_levy(0.15, 2.0);
    EXPECT_NEAR(one.seller_loss, 0.13875, 1e-15);
    EXPECT_NEAR(one.buyer_loss, 0.15, 1e-15);
    EXPECT_NEAR(one.government, 0.1275, 1e-15);
    EXPECT_NEAR(one.deadweight, 0.16125, 1e-15);
    const auto two = mk::incidence_of_levy(0.25, 1.335);
    EXPECT_NEAR(two.seller_loss, 0.238881, 5e-7);
    EXPECT_NEAR(two.buyer_loss, 0.274254, 5e-7);
    EXPECT_NEAR(two.government, 0.227031, 5e-7);
    EXPECT_NEAR(two.deadweight, 0.286104, 5e-7);
}

TEST(levy, a_tariff_is_a_levy_on_the_outlay)
{
    EXPECT_DOUBLE_EQ(mk::levy_of_tariff(0.25), 0.2);
    EXPECT_DOUBLE_EQ(mk::tariff_of_levy(0.2), 0.25);
    EXPECT_THROW((void)mk::levy_of_tariff(-0.1), domain_error);
}

TEST(levy, elasticity_follows_from_the_margin)
{
    EXPECT_NEAR(mk::demand_elasticity_of_margin(0.749), 1.335, 5e-4);
    EXPECT_NEAR(mk::demand_elasticity_of_margin(0.735), 1.36, 5e-3);
    EXPECT_THROW((void)mk::demand_elasticity_of_margin(1.0), domain_error);
}

TEST(levy, nothing_brings_the_government_more_than_the_maximising_levy)
{
    EXPECT_DOUBLE_EQ(mk::revenue_maximising_levy(2.0), 0.5);
    for (double elasticity : {1.2, 1.36, 2.0, 5.0})
        for (double passed : {0.3, 0.8, 1.0}) {
            const double best = mk::revenue_maximising_levy(elasticity, passed);
            const double most = mk::levy_government_ratio(best, elasticity, passed);
            for (int i = 0; i < 100; ++i)
                EXPECT_LE(mk::levy_government_ratio(i / 100.0, elasticity, passed), most + 1e-15);
        }
}

TEST(levy, accurate_near_the_edges_against_fifty_digits)
{
    using precise = boost::multiprecision::cpp_bin_float_50;
    for (double levy : {1e-12, 0.15, 1.0 - 1e-12})
        for (double elasticity : {1.0 + 1e-12, 1.0 + 1e-6, 1.36, 10.0}) {
            const precise kept = 1 - precise(levy), e(elasticity);
            const precise seller = (1 - pow(kept, e)) / e;
            const precise buyer = (1 - pow(kept, e - 1)) / (e - 1);
            const precise deadweight = seller + buyer - precise(levy) * pow(kept, e - 1);
            const auto found = mk::incidence_of_levy(levy, elasticity);
            EXPECT_NEAR(static_cast<double>(found.seller_loss / seller), 1.0, 1e-10);
            EXPECT_NEAR(static_cast<double>(found.buyer_loss / buyer), 1.0, 1e-10);
            EXPECT_NEAR(static_cast<double>(found.deadweight / deadweight), 1.0, 1e-10)
                << levy << " " << elasticity;
            const precise net = kept * pow(kept, precise(0.8) * (e - 1));
            EXPECT_NEAR(static_cast<double>(mk::levy_seller_ratio(levy, elasticity, 0.8) / net),
                        1.0, 1e-10);
        }
}

TEST(levy, impossible_inputs_are_refused)
{
    EXPECT_THROW((void)mk::levy_gross_ratio(-0.1, 2.0), domain_error);
    EXPECT_THROW((void)mk::levy_gross_ratio(1.0, 2.0), domain_error);
    EXPECT_THROW((void)mk::levy_gross_ratio(not_a_number, 2.0), domain_error);
    EXPECT_THROW((void)mk::levy_gross_ratio(0.1, 1.0), domain_error);
    EXPECT_THROW((void)mk::levy_gross_ratio(0.1, 2.0, 1.2), domain_error);
    EXPECT_THROW((void)mk::levy_seller_ratio(1.0, 2.0), domain_error);
    EXPECT_THROW((void)mk::incidence_of_levy(0.1, 0.9), domain_error);
}

TEST(levy, three_scalars_agree)
{
    const std::vector<std::array<double, 3>> points{
        {0.15, 2.0, 1.0}, {0.25, 1.335, 0.8}, {0.01, 4.0, 0.3}, {0.6, 1.1, 0.5}};
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& l, const auto& e, const auto& p) { return mk::levy_seller_ratio(l, e, p); },
        points);
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& l, const auto& e, const auto& p) {
            return mk::levy_government_ratio(l, e, p);
        },
        points);
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& l, const auto& e, const auto& p) {
            return mk::incidence_of_levy(l, e).deadweight + 0.0 * p;
        },
        points);
}

RC_GTEST_PROP(levy, a_higher_levy_never_raises_what_the_seller_keeps, ())
{
    const double low = *rc::gen::inRange(0, 999) / 1000.0;
    const double high = low + (0.999 - low) * *rc::gen::inRange(0, 1000) / 1000.0;
    const double elasticity = 1.0 + *rc::gen::inRange(1, 1000) / 100.0;
    const double passed = *rc::gen::inRange(0, 1001) / 1000.0;
    RC_ASSERT(mk::levy_seller_ratio(high, elasticity, passed) <=
              mk::levy_seller_ratio(low, elasticity, passed) + 1e-15);
    RC_ASSERT(mk::levy_seller_ratio(high, elasticity, passed) >= 0.0);
}

RC_GTEST_PROP(levy, seller_and_government_add_up_to_the_outlay_and_deadweight_is_never_negative, ())
{
    const double levy = *rc::gen::inRange(0, 1000) / 1000.0;
    const double elasticity = 1.0 + *rc::gen::inRange(1, 1000) / 100.0;
    const double passed = *rc::gen::inRange(0, 1001) / 1000.0;
    RC_ASSERT(std::fabs(mk::levy_seller_ratio(levy, elasticity, passed) +
                        mk::levy_government_ratio(levy, elasticity, passed) -
                        mk::levy_gross_ratio(levy, elasticity, passed)) < 1e-15);
    RC_ASSERT(mk::incidence_of_levy(levy, elasticity).deadweight >= -1e-15);
}
