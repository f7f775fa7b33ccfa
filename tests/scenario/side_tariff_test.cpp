// SPDX-License-Identifier: BSL-1.0
#include <hirschman/scenario/side_tariff.hpp>

#include <hirschman/error.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace lev = hirschman::leverage;
using hirschman::domain_error;
using hirschman::scenario::side_tariff;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

// The worked example of section D6: shares .45, .30, .25, m M 12 and benefit 20.
const lev::coalition_terms<> terms{12.0, 0.5, 0.5, 1.5};

lev::coalition_member<> member(double tariff, double benefit = 20.0)
{
    return {0.30, 1.0, benefit, tariff, 0.0};
}

}  // namespace

// Leaving a full coalition costs .45 of effectiveness and wins .45 of 12: the gain is .45 (20 - 12)
// = 3.6, less the income lost.
TEST(side_tariff, a_linear_loss_has_a_closed_form)
{
    const auto r = side_tariff(member(0.25), 1.0, terms, [](double t) { return 8.0 * t; });
    EXPECT_NEAR(r.profit_forgone, 5.4, 1e-14);
    EXPECT_NEAR(r.income_lost, 2.0, 1e-15);
    EXPECT_NEAR(r.gain, 1.6, 1e-14);
    EXPECT_NEAR(r.break_even_tariff, 3.6 / 8.0, 1e-11);
    EXPECT_NEAR(r.benefit_without_tariff, 12.0, 1e-13);
    EXPECT_NEAR(r.benefit_that_keeps, 7.4 / 0.45, 1e-13);
}

// With the measured elasticity of goodwill the older formula gives the same break-even.
TEST(side_tariff, measured_goodwill_gives_the_same_break_even)
{
    const auto loss = [](double t) { return 8.0 * t; };
    const auto r = side_tariff(member(0.25), 1.0, terms, loss);
    auto measured = terms;
    measured.goodwill_elasticity = r.goodwill_elasticity;
    EXPECT_NEAR(lev::choice_of(member(0.25), 1.0, measured).bearable_side_tariff,
                r.break_even_tariff, 1e-11);
}

TEST(side_tariff, who_would_leave_anyway_bears_none)
{
    const auto r = side_tariff(member(0.1, 5.0), 1.0, terms, [](double t) { return t; });
    EXPECT_EQ(r.break_even_tariff, 0.0);
    EXPECT_LT(r.gain, 0.0);
}

TEST(side_tariff, a_loss_with_a_ceiling_may_never_break_it)
{
    const auto bounded = [](double t) { return 3.0 * t / (1.0 + t); };
    EXPECT_EQ(side_tariff(member(0.1), 1.0, terms, bounded).break_even_tariff, infinity);
    const auto dear = [](double t) { return 6.0 * t / (1.0 + t); };
    EXPECT_NEAR(side_tariff(member(0.1), 1.0, terms, dear).break_even_tariff, 1.5, 1e-11);
    // Beyond what is looked at.
    EXPECT_EQ(side_tariff(member(0.1), 1.0, terms, dear, 1.0).break_even_tariff, infinity);
}

TEST(side_tariff, a_penalty_keeps_and_a_gain_from_the_tariff_does_not_hurt)
{
    auto fined = member(0.25);
    fined.penalty = 10.0;
    const auto r = side_tariff(fined, 1.0, terms, [](double t) { return 8.0 * t; });
    EXPECT_EQ(r.benefit_that_keeps, 0.0);
    EXPECT_NEAR(r.break_even_tariff, 13.6 / 8.0, 1e-11);
    const auto gains = side_tariff(member(0.25), 1.0, terms, [](double t) { return -t; });
    EXPECT_EQ(gains.break_even_tariff, infinity);
}

TEST(side_tariff, bad_figures_are_named)
{
    const auto loss = [](double t) { return t; };
    EXPECT_THROW((void)side_tariff(member(-0.1), 1.0, terms, loss), domain_error);
    EXPECT_THROW((void)side_tariff(member(9.0), 1.0, terms, loss), domain_error);
    EXPECT_THROW((void)side_tariff(member(nan_value), 1.0, terms, loss), domain_error);
    EXPECT_THROW((void)side_tariff(member(0.1), 0.1, terms, loss), domain_error);
    EXPECT_THROW((void)side_tariff(member(0.1), 1.0, terms, loss, 0.0), domain_error);
    EXPECT_THROW((void)side_tariff(member(0.1), 1.0, terms, [](double) { return nan_value; }),
                 domain_error);
    EXPECT_EQ(side_tariff(member(0.1, 0.0), 1.0, terms, loss).goodwill_elasticity, infinity);
}
