// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/power.hpp>

#include "support/three_scalars.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace lev = hirschman::leverage;
using hirschman::domain_error;

namespace {

template <class S>
std::vector<lev::nest<S>> three_sectors(const S& share, const S& elasticity)
{
    return {{S(0.5), share, elasticity}, {S(0.3), S(0.4), S(6.0)}, {S(0.2), S(0.0), S(3.0)}};
}

template <class S>
S power_of(const std::vector<lev::nest<S>>& nests, const S& upper)
{
    return lev::power(std::span<const lev::nest<S>>(nests), upper);
}

}  // namespace

// -ln(1 - share), printed to four decimals.
TEST(power, of_one_sector_is_as_published)
{
    EXPECT_NEAR(lev::power(1.0, 0.94, 2.0), 2.8134, 5e-5);
    EXPECT_NEAR(lev::power(1.0, 0.91, 2.0), 2.4079, 5e-5);
    EXPECT_NEAR(lev::power(1.0, 0.80, 2.0), 1.6094, 5e-5);
    // "Cutting 94 % to 80 % removes 43 % of leverage."
    EXPECT_NEAR(1 - lev::power(1.0, 0.80, 2.0) / lev::power(1.0, 0.94, 2.0), 0.43, 5e-3);
}

TEST(power, over_several_sectors_is_as_published)
{
    const auto nests = three_sectors(0.8, 4.0);
    EXPECT_NEAR(power_of(nests, 1.0), 0.2988891894983095, 5e-16);
    EXPECT_NEAR(power_of(nests, 0.5), 0.31324355130807624, 5e-16);
}

TEST(power, of_one_sector_is_the_log_loss_of_the_nested_cut_off)
{
    const std::vector<lev::nest<>> one{{0.004, 0.9, 2.0}};
    EXPECT_EQ(power_of(one, 0.5), lev::nested_cutoff_log_loss(0.004, 0.9, 2.0, 0.5));
    EXPECT_NEAR(power_of(one, 1.0), lev::power(0.004, 0.9, 2.0), 1e-17);
    EXPECT_EQ(power_of(std::vector<lev::nest<>>{}, 0.5), 0.0);
}

TEST(power, margin_is_the_derivative_in_the_share_and_explodes)
{
    const double slope =
        hirschman::derivative([](const auto& w) { return lev::power(0.3, w, 4.0); }, 0.9);
    EXPECT_NEAR(lev::marginal_power(0.3, 0.9, 4.0), slope, 1e-14);
    EXPECT_NEAR(slope, 0.3 / (3.0 * 0.1), 1e-14);
    EXPECT_GT(lev::marginal_power(0.3, 0.99, 4.0), 9.9 * lev::marginal_power(0.3, 0.9, 4.0));
}

TEST(power, three_scalars_agree)
{
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& o, const auto& w, const auto& s) {
            return lev::power(o, w, s) + lev::marginal_power(o, w, s);
        },
        {{0.3, 0.9, 4.0}, {0.01, 0.2, 1.5}});
    hirschman_test::expect_three_scalars_agree<3>(
        [](const auto& w, const auto& s, const auto& r) {
            return power_of(three_sectors(w, s), r);
        },
        {{0.8, 4.0, 0.5}, {0.8, 4.0, 1.0}, {0.3, 2.0, 2.5}}, 1e-12);
}

TEST(power, impossible_arguments_are_named)
{
    EXPECT_THROW((void)lev::power(1.1, 0.5, 2.0), domain_error);
    EXPECT_THROW((void)lev::power(0.5, 1.0, 2.0), domain_error);
    EXPECT_THROW((void)lev::power(0.5, 0.5, 1.0), domain_error);
    EXPECT_THROW((void)lev::marginal_power(0.5, 1.0, 2.0), domain_error);
    try {
        (void)power_of(std::vector<lev::nest<>>{{0.7, 0.5, 2.0}, {0.7, 0.5, 2.0}}, 0.5);
        FAIL();
    } catch (const domain_error& e) {
        EXPECT_NE(std::string(e.what()).find("sum of sector_share = 1.4"), std::string::npos);
    }
}
