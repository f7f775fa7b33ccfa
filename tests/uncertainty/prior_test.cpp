// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/prior.hpp>

#include <gtest/gtest.h>
#include <boost/describe/class.hpp>

#include <string>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;

template <class S = double>
struct deal_parameters {
    S admitted = 1.0;
    S levy = 0.15;
    S stock = 2.5;
    BOOST_DESCRIBE_CLASS(deal_parameters, (), (admitted, levy, stock), (), ())
};

std::string message_of(auto&& f)
{
    try {
        f();
    } catch (const domain_error& e) {
        return e.what();
    }
    return "nothing was thrown";
}

estimate share(double low, double central, double high)
{
    return {.name = "share", .low = low, .central = central, .high = high, .shape = law::beta};
}

TEST(prior, names_the_members_without_an_estimate)
{
    prior<deal_parameters> belief;
    EXPECT_EQ(message_of([&] { (void)belief.central(); }),
              "parameters \"admitted\", \"levy\", \"stock\" have no estimate");
    belief.fix("admitted", 0.5).fix("levy", 0.1);
    EXPECT_EQ(message_of([&] { (void)belief.draw(0, 1); }), "parameter \"stock\" has no estimate");
    EXPECT_EQ(message_of([&] { (void)belief["stock"]; }), "parameter \"stock\" has no estimate");
}

TEST(prior, suggests_the_name_that_was_meant)
{
    auto belief = prior<deal_parameters>::fixed_at({});
    EXPECT_EQ(message_of([&] { belief.fix("admited", 0.5); }),
              "unknown parameter \"admited\"; did you mean \"admitted\"?");
    EXPECT_EQ(message_of([&] { belief.pair("stock", "elasticity"); }),
              "unknown parameter \"elasticity\"");
}

TEST(prior, central_has_the_central_values)
{
    auto belief = prior<deal_parameters>::fixed_at({});
    belief.set("admitted", share(0.1, 0.8, 1.0));
    const deal_parameters<double> p = belief.central();
    EXPECT_EQ(p.admitted, 0.8);
    EXPECT_EQ(p.levy, 0.15);
    EXPECT_EQ(p.stock, 2.5);
    EXPECT_EQ(belief["admitted"].high, 1.0);
}

TEST(prior, a_refused_estimate_leaves_the_one_before)
{
    auto belief = prior<deal_parameters>::fixed_at({});
    EXPECT_THROW(belief.set("levy", share(0.5, 0.1, 0.2)), domain_error);
    EXPECT_EQ(belief.central().levy, 0.15);
}

TEST(prior, pairs_are_comonotone_and_others_are_not)
{
    auto belief = prior<deal_parameters>::fixed_at({});
    belief.set("admitted", share(0.1, 0.8, 1.0)).set("levy", share(0.0, 0.1, 0.3));
    belief.set("stock", share(1.0, 2.0, 6.0)).pair("stock", "admitted");
    int in_step = 0;
    int apart = 0;
    for (std::uint64_t d = 0; d < 400; d += 2) {
        const auto p = belief.draw(d, 3);
        const auto q = belief.draw(d + 1, 3);
        in_step += (p.admitted < q.admitted) == (p.stock < q.stock);
        apart += (p.admitted < q.admitted) != (p.levy < q.levy);
    }
    EXPECT_EQ(in_step, 200);
    EXPECT_GT(apart, 60);
}

TEST(prior, a_draw_of_a_member_does_not_depend_on_the_other_estimates)
{
    auto belief = prior<deal_parameters>::fixed_at({});
    belief.set("stock", share(1.0, 2.0, 6.0));
    const double before = belief.draw(12345, 9).stock;
    belief.set("admitted", share(0.1, 0.8, 1.0));
    EXPECT_EQ(belief.draw(12345, 9).stock, before);
}

}  // namespace
