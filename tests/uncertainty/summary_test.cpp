// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/summary.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace {

using namespace hirschman;
using uncertainty::summary;

TEST(summary, quantiles_are_type_7)
{
    // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .5, .9)) gives 1.4, 2, 4, 12.8.
    const summary s("x", 6, 6.2, 148.8, {1.0, 2.0, 4.0, 8.0, 16.0});
    EXPECT_DOUBLE_EQ(s.quantile(0.1), 1.4);
    EXPECT_EQ(s.quantile(0.25), 2.0);
    EXPECT_EQ(s.median(), 4.0);
    EXPECT_DOUBLE_EQ(s.quantile(0.9), 12.8);
    EXPECT_EQ(s.quantile(0.0), 1.0);
    EXPECT_EQ(s.quantile(1.0), 16.0);
    EXPECT_THROW((void)s.quantile(1.1), domain_error);
    EXPECT_THROW((void)s.quantile(std::numeric_limits<double>::quiet_NaN()), domain_error);
    EXPECT_EQ(s.failed(), 1U);
    EXPECT_DOUBLE_EQ(s.variance(), 37.2);
    EXPECT_DOUBLE_EQ(s.standard_error(), std::sqrt(37.2 / 5.0));
    EXPECT_EQ(s.share_below(4.0), 0.4);
    EXPECT_EQ(s.share_at_or_below(4.0), 0.6);
}

TEST(summary, histogram_counts_every_value_once)
{
    const summary s("x", 5, 6.2, 148.8, {1.0, 2.0, 4.0, 8.0, 16.0});
    const auto bins = s.histogram(3);
    ASSERT_EQ(bins.size(), 3U);
    EXPECT_EQ(bins[0].from, 1.0);
    EXPECT_EQ(bins[2].until, 16.0);
    EXPECT_EQ(bins[0].count, 3U);
    EXPECT_EQ(bins[1].count, 1U);
    EXPECT_EQ(bins[2].count, 1U);
    EXPECT_EQ(s.histogram(2, 0.0, 4.0)[1].count, 2U) << "2 and 4, the end included";
    EXPECT_THROW((void)s.histogram(0), domain_error);
    EXPECT_THROW((void)s.histogram(2, 1.0, 1.0), domain_error);
}

TEST(summary, without_a_value_that_did_not_fail_is_nan)
{
    const summary s("x", 3, std::numeric_limits<double>::quiet_NaN(), 0.0, {});
    EXPECT_EQ(s.failed(), 3U);
    EXPECT_TRUE(std::isnan(s.median()));
    EXPECT_TRUE(std::isnan(s.minimum()));
    EXPECT_TRUE(std::isnan(s.standard_error()));
    EXPECT_TRUE(std::isnan(s.share_below(1.0)));
    EXPECT_TRUE(s.histogram(4).empty());
}

}  // namespace
