// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/coalition.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

namespace lev = hirschman::leverage;
using hirschman::domain_error;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
// Shares .45, .30, .25; backfill and outsiders' growth .5; m M 12 and benefit 20 (USD bn).
constexpr std::array shares{0.45, 0.30, 0.25};
const lev::coalition_terms<> terms{12.0, 0.5, 0.5, 1.5};

lev::coalition_member<> member(int which, double side_tariff = 0.0)
{
    return {shares[static_cast<std::size_t>(which)], 1.0, 20.0, side_tariff, 0.0};
}

}  // namespace

TEST(coalition, effectiveness_of_every_set_is_as_published)
{
    const auto of = [](double share) { return lev::coalition_effectiveness(share, 0.5, 0.5); };
    EXPECT_EQ(of(0.0), 0.0);
    EXPECT_NEAR(of(0.45), 0.225, 1e-15);
    EXPECT_NEAR(of(0.30), 0.15, 1e-15);
    EXPECT_NEAR(of(0.25), 0.125, 1e-15);
    EXPECT_NEAR(of(0.45 + 0.30), 0.625, 1e-15);
    EXPECT_NEAR(of(0.45 + 0.25), 0.55, 1e-15);
    EXPECT_NEAR(of(0.30 + 0.25), 0.325, 1e-15);
    EXPECT_EQ(of(1.0), 1.0);
    EXPECT_EQ(of(0.45 + 0.30 + 0.25), 1.0);
    EXPECT_NEAR(lev::backfill(0.75, 0.5, 0.5), 0.125, 1e-15);
}

// The older form, 1 - backfill (1 - K), gives 1 - backfill when nobody takes part.
TEST(coalition, of_nobody_withholds_nothing_whatever_outsiders_can_do)
{
    for (double phi : {0.0, 0.2, 1.0})
        for (double kappa : {0.0, 0.5, 9.0}) {
            EXPECT_EQ(lev::coalition_effectiveness(0.0, phi, kappa), 0.0);
            EXPECT_EQ(lev::coalition_effectiveness(1.0, phi, kappa), 1.0);
            EXPECT_EQ(lev::backfill(1.0, phi, kappa), 0.0);
        }
}

TEST(coalition, every_member_of_the_full_one_bears_the_same_side_tariff)
{
    for (int i = 0; i < 3; ++i) {
        const auto choice = lev::choice_of(member(i), 1.0, terms);
        EXPECT_NEAR(choice.bearable_side_tariff, 0.266667, 5e-7);
        // The two brackets are equal: the rule is b (1 - psi tau) >= m M.
        EXPECT_NEAR(choice.gain_over_loss, 1.0, 1e-14);
        EXPECT_NEAR(choice.benefit_that_keeps, 12.0, 1e-12);
        EXPECT_NEAR(lev::choice_of(member(i, 0.2), 1.0, terms).benefit_that_keeps, 12.0 / 0.7,
                    1e-12);
    }
}

TEST(coalition, the_largest_gain_over_loss_leaves_first)
{
    const auto one = lev::choice_of(member(0), 0.75, terms);
    const auto two = lev::choice_of(member(1), 0.75, terms);
    EXPECT_NEAR(one.gain_over_loss, 1.150376, 5e-7);
    EXPECT_NEAR(two.gain_over_loss, 1.056818, 5e-7);
    EXPECT_LT(one.bearable_side_tariff, two.bearable_side_tariff);
    const std::array both{member(0, 0.25), member(1, 0.25)};
    EXPECT_EQ(lev::unravel(std::span<const lev::coalition_member<>>(both), terms).first_to_leave,
              1.0);
}

TEST(coalition, at_the_bearable_side_tariff_a_member_hesitates)
{
    for (double coalition_share : {0.75, 1.0}) {
        const double limit = lev::choice_of(member(1), coalition_share, terms).bearable_side_tariff;
        EXPECT_NEAR(lev::choice_of(member(1, limit), coalition_share, terms).slack, 0.0, 1e-12);
        EXPECT_GT(lev::choice_of(member(1, limit - 0.01), coalition_share, terms).slack, 0.0);
        EXPECT_LT(lev::choice_of(member(1, limit + 0.01), coalition_share, terms).slack, 0.0);
        auto kept = member(1, 0.1);
        kept.benefit = lev::choice_of(kept, coalition_share, terms).benefit_that_keeps;
        EXPECT_NEAR(lev::choice_of(kept, coalition_share, terms).slack, 0.0, 1e-12);
    }
}

// A penalty for leaving works whatever the tariff has done; a tariff works only on goodwill.
TEST(coalition, a_penalty_keeps_a_member_whose_goodwill_is_gone)
{
    auto sour = member(1, 0.9);  // 1 - 1.5 x .9 < 0
    EXPECT_EQ(lev::choice_of(sour, 1.0, terms).benefit_that_keeps, infinity);
    // It would gain 12 x .3 [1 + min(.5 x .7/.3, .5)].
    EXPECT_NEAR(lev::choice_of(sour, 1.0, terms).slack, -5.4, 1e-12);
    sour.penalty = 5.5;
    const auto held = lev::choice_of(sour, 1.0, terms);
    EXPECT_EQ(held.benefit_that_keeps, 0.0);
    EXPECT_EQ(held.bearable_side_tariff, infinity);
    EXPECT_GT(held.slack, 0.0);
}

TEST(coalition, one_departure_can_draw_the_next)
{
    // Alone with the leader, member 3 bears .233 and not .267.
    const lev::coalition_terms<> same = terms;
    std::vector<lev::coalition_member<>> allies{member(1, 0.30), member(2, 0.25)};
    const auto unravel = [&] {
        return lev::unravel(std::span<const lev::coalition_member<>>(allies), same, 0.45);
    };
    EXPECT_EQ(unravel().first_to_leave, 1.0);
    EXPECT_EQ(unravel().inside, (std::vector{0.0, 0.0}));
    EXPECT_NEAR(unravel().effectiveness, 0.225, 1e-15);
    allies[1].side_tariff = 0.20;
    EXPECT_EQ(unravel().inside, (std::vector{0.0, 1.0}));
    EXPECT_NEAR(unravel().effectiveness, 0.55, 1e-15);
    allies[0].side_tariff = 0.10;
    EXPECT_EQ(unravel().first_to_leave, 0.0);
    EXPECT_EQ(unravel().effectiveness, 1.0);
}

TEST(coalition, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& k, const auto& phi, const auto& kappa) {
            return lev::coalition_effectiveness(k, phi, kappa) + lev::backfill(k, phi, kappa);
        },
        {{0.45, 0.5, 0.5}, {0.9, 0.3, 0.1}, {0.7, 0.9, 2.0}});
    hirschman_test::expect_three_scalars_agree<4>(
        [](const auto& share, const auto& benefit, const auto& tariff, const auto& psi) {
            using S = std::remove_cvref_t<decltype(share)>;
            const lev::coalition_terms<S> t{S(12.0), S(0.5), S(0.5), psi};
            const auto c = lev::choice_of<S>({share, S(0.9), benefit, tariff, S(0.1)}, S(0.75), t);
            return c.slack + c.benefit_that_keeps + 10.0 * c.bearable_side_tariff +
                   c.gain_over_loss;
        },
        {{0.45, 20.0, 0.1, 1.5}, {0.30, 15.0, 0.25, 0.8}, {0.2, 30.0, 0.3, 2.5}});
}

TEST(coalition, a_lane_with_an_impossible_member_fails_alone)
{
    using hirschman::block;
    block share(0.3);
    share[7] = -0.1;
    const std::array<lev::coalition_member<block>, 2> members{
        lev::coalition_member<block>{share, 1.0, 20.0, 0.3, 0.0},
        lev::coalition_member<block>{0.25, 1.0, 20.0, 0.25, 0.0}};
    const auto end = lev::unravel(std::span<const lev::coalition_member<block>>(members),
                                  lev::coalition_terms<block>{12.0, 0.5, 0.5, 1.5}, block(0.45));
    EXPECT_TRUE(std::isnan(end.effectiveness[7]));
    EXPECT_NEAR(end.effectiveness[6], 0.225, 1e-15);
    EXPECT_EQ(end.first_to_leave[6], 1.0);
}

TEST(coalition, impossible_arguments_are_named)
{
    EXPECT_THROW((void)lev::backfill(1.1, 0.5, 0.5), domain_error);
    EXPECT_THROW((void)lev::backfill(0.5, 1.5, 0.5), domain_error);
    EXPECT_THROW((void)lev::coalition_effectiveness(0.5, 0.5, -0.5), domain_error);
    EXPECT_THROW((void)lev::choice_of(member(0), 0.3, terms), domain_error);
    EXPECT_THROW(
        (void)lev::choice_of(lev::coalition_member<>{0.0, 1.0, 20.0, 0.0, 0.0}, 1.0, terms),
        domain_error);
    EXPECT_THROW(
        (void)lev::choice_of(lev::coalition_member<>{0.3, 1.1, 20.0, 0.0, 0.0}, 1.0, terms),
        domain_error);
    EXPECT_THROW((void)lev::choice_of(member(0, -0.1), 1.0, terms), domain_error);
    EXPECT_THROW((void)lev::choice_of(member(0), 1.0, lev::coalition_terms<>{12.0, 0.5, 0.5, 0.0}),
                 domain_error);
    const std::array twice{member(0), member(0), member(0)};
    const std::span<const lev::coalition_member<>> too_much(twice);
    EXPECT_THROW((void)lev::unravel(too_much, terms), domain_error);
    EXPECT_THROW((void)lev::unravel(std::span<const lev::coalition_member<>>(), terms),
                 domain_error);
    try {
        (void)lev::choice_of(member(0), std::nan(""), terms);
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(), "coalition_share = nan is outside [0, 1.000000000001]");
    }
}

RC_GTEST_PROP(coalition, effectiveness_rises_with_members_and_falls_with_outsiders, ())
{
    const double share = *rc::gen::inRange(0, 1000) / 1000.0;
    const double more = share + (1.0 - share) * *rc::gen::inRange(0, 1001) / 1000.0;
    const double phi = *rc::gen::inRange(0, 1000) / 1000.0;
    const double kappa = *rc::gen::inRange(0, 3000) / 1000.0;
    const double e = lev::coalition_effectiveness(share, phi, kappa);
    RC_ASSERT(e >= 0.0 && e <= share);
    RC_ASSERT(std::fabs(e + lev::backfill(share, phi, kappa) - share) < 1e-15);
    RC_ASSERT(lev::coalition_effectiveness(more, phi, kappa) >= e);
    RC_ASSERT(lev::coalition_effectiveness(share, phi + 0.001, kappa) <= e);
    RC_ASSERT(lev::coalition_effectiveness(share, phi, kappa + 0.1) <= e);
}

RC_GTEST_PROP(coalition, who_is_left_wants_to_stay, ())
{
    std::vector<lev::coalition_member<>> members;
    double rest = 1.0;
    for (int i = 0; i < 4; ++i) {
        const double share = rest * *rc::gen::inRange(1, 900) / 1000.0;
        rest -= share;
        members.push_back({share, *rc::gen::inRange(0, 1001) / 1000.0,
                           1.0 * *rc::gen::inRange(0, 40), *rc::gen::inRange(0, 60) / 100.0,
                           *rc::gen::inRange(0, 20) / 10.0});
    }
    const double leader = rest * *rc::gen::inRange(0, 1001) / 1000.0;
    const auto end = lev::unravel(std::span<const lev::coalition_member<>>(members), terms, leader);
    bool anyone_left = false;
    for (std::size_t i = 0; i < members.size(); ++i) {
        anyone_left = anyone_left || end.inside[i] == 0.0;
        if (end.inside[i] == 1.0) {
            RC_ASSERT(
                lev::choice_of(members[i], std::fmax(end.coalition_share, members[i].share), terms)
                    .slack >= -1e-12);
        }
    }
    RC_ASSERT(anyone_left == (end.first_to_leave > 0.0));
}
