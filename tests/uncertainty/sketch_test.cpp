// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/ensemble.hpp>

#include <gtest/gtest.h>
#include <boost/describe/class.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;

template <class S = double>
struct one_number {
    S x = 0.0;
    BOOST_DESCRIBE_CLASS(one_number, (), (x), (), ())
};

prior<one_number> uniform()
{
    prior<one_number> p;
    p.set("x", {.name = "x", .low = 0.0, .central = 0.5, .high = 1.0, .shape = law::uniform});
    return p;
}

/// The same ensemble with every value kept and with values counted.
template <class F>
void compare(const char* what, const F& f, double most_rank_error, std::uint64_t draws = 1'000'003)
{
    SCOPED_TRACE(what);
    const auto exact = ensemble(uniform(), f, {.draws = draws, .seed = 3});
    const auto counted = ensemble(uniform(), f, {.draws = draws, .seed = 3, .values_kept = 0});
    EXPECT_TRUE(exact.exact());
    EXPECT_EQ(exact.rank_error(), 0.0);
    ASSERT_FALSE(counted.exact());
    EXPECT_EQ(counted.mean(), exact.mean());
    EXPECT_EQ(counted.variance(), exact.variance());
    EXPECT_EQ(counted.failed(), exact.failed());
    EXPECT_EQ(counted.minimum(), exact.minimum());
    EXPECT_EQ(counted.maximum(), exact.maximum());
    const double bound = counted.rank_error();
    EXPECT_LE(bound, most_rank_error);
    double worst = 0.0;
    for (int i = 0; i <= 2000; ++i) {
        const double p = i / 2000.0;
        const double q = counted.quantile(p);
        // Where there are many equal values, any of their ranks is right.
        const double error =
            std::max({0.0, exact.share_below(q) - p, p - exact.share_at_or_below(q)});
        worst = std::max(worst, error);
        EXPECT_NEAR(counted.share_below(q), exact.share_below(q), bound + 1e-15) << p;
        EXPECT_NEAR(counted.share_at_or_below(q), exact.share_at_or_below(q), bound + 1e-15) << p;
    }
    EXPECT_LE(worst, bound + 1.0 / static_cast<double>(draws));
    testing::Test::RecordProperty(std::string(what) + "_bound", to_text(bound));
    testing::Test::RecordProperty(std::string(what) + "_worst", to_text(worst));
    const auto bins = counted.histogram(50);
    const auto true_bins = exact.histogram(50);
    std::uint64_t sum = 0;
    for (std::size_t b = 0; b < bins.size(); ++b) {
        EXPECT_EQ(bins[b].from, true_bins[b].from);
        EXPECT_NEAR(static_cast<double>(bins[b].count), static_cast<double>(true_bins[b].count),
                    2.0 * bound * static_cast<double>(draws) + 1.0);
        sum += bins[b].count;
    }
    EXPECT_EQ(sum, exact.draws() - exact.failed());
}

TEST(sketch, keeps_its_stated_bound_on_any_law)
{
    // 64 of the first 131,072 values lie between two splitters; the fullest of 2,000 such stretches
    // has about half as many again.
    compare(
        "uniform", [](const auto& p) { return p.x; }, 1e-3);
    compare(
        "heavy tail", [](const auto& p) { return pow(p.x, block(-3.0)); }, 1e-3);
    compare(
        "far from zero", [](const auto& p) { return 1e6 + p.x * 1e-6; }, 1e-3);
    compare(
        "both signs", [](const auto& p) { return log(p.x / (1.0 - p.x)); }, 1e-3);
    compare(
        "one value", [](const auto& p) { return p.x * 0.0 + 4.25; }, 0.0);
    compare(
        "rare", [](const auto& p) { return select(less(p.x, block(1e-4)), p.x * 1e9, block(0.0)); },
        1.1e-4);
    compare(
        "three values",
        [](const auto& p) {
            return select(less(p.x, block(0.2)), block(-1.0),
                          select(less(p.x, block(0.7)), block(0.0), block(7.0)));
        },
        0.0);
    compare(
        "failing",
        [](const auto& p) {
            return select(less(p.x, block(0.3)), block(0.0) / 0.0, exp(p.x * 100.0));
        },
        1.5e-3);
}

TEST(sketch, states_a_large_bound_where_the_first_draws_were_not_like_the_others)
{
    const auto drifting = [](const auto& p, draws& further) {
        return p.x + static_cast<double>(further.first() / 8'192);
    };
    compare("drifting", drifting, 1.0);
    const auto counted =
        ensemble(uniform(), drifting, {.draws = 1'000'003, .seed = 3, .values_kept = 0});
    EXPECT_GT(counted.rank_error(), 0.5);
}

TEST(sketch, waits_until_a_result_has_values_enough)
{
    // Three in 10,000 draws are numbers: after a million there are fewer than 8,192, and all kept.
    const auto seldom = [](const auto& p) {
        return select(less(p.x, block(3e-4)), p.x, block(0.0) / 0.0);
    };
    const auto counted =
        ensemble(uniform(), seldom, {.draws = 1'000'003, .seed = 3, .values_kept = 0});
    EXPECT_TRUE(counted.exact());
    // One in ten: after 16 leaves there are enough.
    const auto now_and_then = [](const auto& p) {
        return select(less(p.x, block(0.1)), p.x, block(0.0) / 0.0);
    };
    compare("one in ten", now_and_then, 2e-3);
    // One in forty: after 64 leaves.
    const auto later = [](const auto& p) {
        return select(less(p.x, block(0.025)), p.x, block(0.0) / 0.0);
    };
    compare("one in forty", later, 4e-3);
}

}  // namespace
