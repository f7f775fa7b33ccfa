// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/shortfall.hpp>

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;

struct loss_row {
    double cost_share, elasticity, remaining, loss_percent;
};

// Bachmann et al. (2022), formula; figures computed independently, to the digits printed.
constexpr loss_row losses[] = {
    {.004, .05, .9, .13301},  {.004, .05, .75, 3.43297}, {.004, .05, .5, 33.13998},
    {.004, .1, .5, 11.63426}, {.004, .2, .5, 1.44616},   {.004, .5, .5, .39841},
    {.04, .04, .9, 1.56856},  {.04, .04, .92, .94491},   {.012, .1, .7, 2.75087},
};

TEST(shortfall_output, reproduces_the_reference_losses)
{
    for (const auto& row : losses)
        EXPECT_NEAR(100.0 * (1.0 - shortfall_output(row.remaining, row.cost_share, row.elasticity)),
                    row.loss_percent, 5e-6)
            << row.cost_share << " " << row.elasticity << " " << row.remaining;
}

TEST(shortfall_output, has_its_limits_and_no_seam_between_them)
{
    EXPECT_DOUBLE_EQ(shortfall_output(0.5, 0.3, 1.0), std::pow(0.5, 0.3));
    EXPECT_EQ(shortfall_output(0.5, 0.3, 0.0), 0.5);
    EXPECT_EQ(shortfall_output(1.7, 0.3, 0.0), 1.0);
    EXPECT_EQ(shortfall_output(1.0, 0.3, 0.4), 1.0);
    EXPECT_EQ(shortfall_output(0.0, 0.3, 0.5), 0.0);
    EXPECT_NEAR(shortfall_output(0.0, 0.3, 2.0), 0.49, 1e-15);
    for (const double gap : {1e-3, 1e-6, 1e-7, 1e-9, 1e-12})
        for (const double sign : {-1.0, 1.0})
            EXPECT_NEAR(shortfall_output(0.5, 0.3, 1.0 + sign * gap), std::pow(0.5, 0.3),
                        0.06 * gap + 1e-15);
    // the sum of powers overflows a double here; the value is e a^(1/r) to rounding
    EXPECT_NEAR(shortfall_output(1e-40, 0.3, 0.02), 1e-40 * std::pow(0.3, -0.02 / 0.98), 1e-53);
}

TEST(knee, reproduces_the_reference_values_and_is_where_the_elasticity_is_one_half)
{
    EXPECT_NEAR(knee(.004, .05), .747970, 5e-7);
    EXPECT_NEAR(knee(.004, .1), .541696, 5e-7);
    EXPECT_NEAR(knee(.004, .2), .251739, 5e-7);
    EXPECT_NEAR(knee(.012, .1), .612574, 5e-7);
    // The reference prints .072883 in the last row. By its own closed form the output at the knee
    // is (2 (1 - .012))^(-.1/.9) = exp(-ln(1.976)/9) = .927117512, so the loss is .072882488:
    // .072882.
    const double reference_losses[][3] = {
        {.004, .05, .035621}, {.004, .1, .073713}, {.004, .2, .158261}, {.012, .1, .072882}};
    for (const auto& row : reference_losses)
        EXPECT_NEAR(1.0 - shortfall_output(knee(row[0], row[1]), row[0], row[1]), row[2], 5e-7);

    const double at = knee(.004, .1, .25);
    const double slope =
        derivative([](const dual& e) { return shortfall_output(e, .004, .1); }, at);
    EXPECT_NEAR(slope * at / shortfall_output(at, .004, .1), .25, 1e-12);
}

TEST(elasticity_after, moves_geometrically_and_the_linear_form_doubles_within_months)
{
    const double geometric[][2] = {{0, .05},     {.25, .057445}, {1, .084282},
                                   {3, .190622}, {6, .429229},   {12, .946640}};
    for (const auto& row : geometric)
        EXPECT_NEAR(elasticity_after(.05, 1.5, 6, row[0]), row[1], 5e-7);
    const double linear[][2] = {{1, .272601}, {3, .620531}, {6, .966575}, {12, 1.303764}};
    for (const auto& row : linear)
        EXPECT_NEAR(elasticity_after_linear(.05, 1.5, 6, row[0]), row[1], 5e-7);
    EXPECT_GT(elasticity_after_linear(.05, 1.5, 6, 0.25), 2.0 * .05);
}

TEST(shortfall, refuses_what_is_outside)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)shortfall_output(-0.1, .004, .05), domain_error);
    EXPECT_THROW((void)shortfall_output(nan, .004, .05), domain_error);
    EXPECT_THROW((void)shortfall_output(0.5, 0.0, .05), domain_error);
    EXPECT_THROW((void)shortfall_output(0.5, 1.0, .05), domain_error);
    EXPECT_THROW((void)shortfall_output(0.5, .004, -.05), domain_error);
    EXPECT_THROW((void)knee(.004, 1.0), domain_error);
    EXPECT_THROW((void)elasticity_after(0.0, 1.5, 6, 1), domain_error);
    EXPECT_THROW((void)elasticity_after(.05, 1.5, 6, -1), domain_error);
}

}  // namespace
