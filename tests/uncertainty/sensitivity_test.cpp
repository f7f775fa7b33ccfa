// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/sensitivity.hpp>

#include "uncertainty/test_functions.hpp"

#include <gtest/gtest.h>
#include <oneapi/tbb/global_control.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;
using namespace hirschman_test;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// Of 200 independent intervals at 95 % fewer than 177 hold the truth with a probability of 7e-5,
// and all 200 with 3.5e-5 (binomial, exact sums).
constexpr int seeds = 200;
constexpr int fewest_inside = 177;
constexpr int most_inside = 199;

/// Of the intervals that hold the truth with this probability the test may ask that they do.
constexpr double almost_sure = 0.99999;

void expect_inside(const sensitivity_index& index, double truth)
{
    EXPECT_LE(index.low, truth);
    EXPECT_GE(index.high, truth);
    EXPECT_GT(index.standard_error, 0.0);
}

void expect_same(const sensitivity_index& a, const sensitivity_index& b)
{
    EXPECT_EQ(a.value, b.value);
    EXPECT_EQ(a.low, b.low);
    EXPECT_EQ(a.high, b.high);
    EXPECT_EQ(a.standard_error, b.standard_error);
}

template <template <class> class P, class F>
void expect_nominal_coverage(const prior<P>& belief, const F& f, const std::vector<double>& first,
                             const std::vector<double>& total, sensitivity_options how)
{
    std::vector<int> first_inside(first.size());
    std::vector<int> total_inside(first.size());
    for (int s = 1; s <= seeds; ++s) {
        how.seed = static_cast<std::uint64_t>(s);
        const auto drivers = sensitivity(belief, f, how);
        const auto holds = [](const sensitivity_index& x, double truth) {
            return x.low <= truth && truth <= x.high ? 1 : 0;
        };
        for (std::size_t i = 0; i < first.size(); ++i) {
            first_inside[i] += holds(drivers.first(i), first[i]);
            total_inside[i] += holds(drivers.total(i), total[i]);
        }
    }
    for (const auto& inside : {first_inside, total_inside})
        for (std::size_t i = 0; i < first.size(); ++i) {
            EXPECT_GE(inside[i], fewest_inside) << "factor " << i;
            EXPECT_LE(inside[i], most_inside) << "factor " << i;
        }
}

const std::vector<double> of_ishigami_first(ishigami_first.begin(), ishigami_first.end());
const std::vector<double> of_ishigami_total(ishigami_total.begin(), ishigami_total.end());

std::vector<double> of_g(double g_index::*which)
{
    std::vector<double> all;
    for (std::size_t i = 0; i < sobol_g_a.size(); ++i) all.push_back(sobol_g_index(i).*which);
    return all;
}

constexpr std::array samplers{sampler::philox, sampler::sobol};

TEST(sensitivity, asymptotic_intervals_hold_the_indices_of_ishigami_as_often_as_they_say)
{
    for (const sampler by : samplers)
        for (const std::uint64_t points : {1024U, 5000U})
            expect_nominal_coverage(ishigami_belief(), ishigami, of_ishigami_first,
                                    of_ishigami_total, {.points = points, .sampler = by});
}

TEST(sensitivity, bootstrap_intervals_hold_the_indices_of_ishigami_as_often_as_they_say)
{
    for (const sampler by : samplers)
        for (const std::uint64_t points : {1024U, 5000U})
            expect_nominal_coverage(ishigami_belief(), ishigami, of_ishigami_first,
                                    of_ishigami_total,
                                    {.points = points, .sampler = by, .bootstrap = 199});
}

TEST(sensitivity, both_intervals_hold_the_indices_of_sobols_g_as_often_as_they_say)
{
    for (const sampler by : samplers)
        for (const std::size_t bootstrap : {0U, 199U})
            expect_nominal_coverage(sobol_g_belief(), sobol_g, of_g(&g_index::first),
                                    of_g(&g_index::total),
                                    {.points = 2048, .sampler = by, .bootstrap = bootstrap});
}

TEST(sensitivity, intervals_hold_the_indices_of_pairs_as_often_as_they_say)
{
    for (const sampler by : samplers)
        for (const std::size_t bootstrap : {0U, 199U}) {
            std::array<int, 3> inside{};
            for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
                sensitivity_options how{
                    .points = 2048, .seed = seed, .sampler = by, .second = true};
                how.bootstrap = bootstrap;
                const auto drivers = sensitivity(ishigami_belief(), ishigami, how);
                const auto count = [&](std::size_t k, const char* a, const char* b, double truth) {
                    const auto& pair = drivers.second(a, b);
                    inside[k] += pair.low <= truth && truth <= pair.high ? 1 : 0;
                };
                count(0, "x1", "x3", ishigami_second_13);
                count(1, "x1", "x2", 0.0);
                count(2, "x2", "x3", 0.0);
            }
            for (const int count : inside) {
                EXPECT_GE(count, fewest_inside);
                EXPECT_LE(count, most_inside);
            }
        }
}

TEST(sensitivity, sobol_points_narrow_the_intervals)
{
    const auto error = [](sampler by) {
        return sensitivity(ishigami_belief(), ishigami, {.points = 1U << 16U, .sampler = by})
            .total("x1")
            .standard_error;
    };
    EXPECT_LT(3.0 * error(sampler::sobol), error(sampler::philox));
}

TEST(sensitivity, finds_the_indices_of_ishigami)
{
    const auto drivers =
        sensitivity(ishigami_belief(), ishigami,
                    {.points = 1U << 16U, .seed = 7, .second = true, .confidence = almost_sure});
    for (std::size_t i = 0; i < 3; ++i) {
        expect_inside(drivers.first(i), ishigami_first[i]);
        expect_inside(drivers.total(i), ishigami_total[i]);
        EXPECT_LT(drivers.total(i).standard_error, 0.006);
    }
    expect_inside(drivers.second("x1", "x3"), ishigami_second_13);
    expect_same(drivers.second("x1", "x3"), drivers.second("x3", "x1"));
    expect_inside(drivers.second("x1", "x2"), 0.0);
    expect_inside(drivers.second("x2", "x3"), 0.0);
    EXPECT_NEAR(drivers.mean(), 3.5, 0.05);
    EXPECT_NEAR(drivers.variance(), ishigami_variance, 0.3);
    EXPECT_EQ(drivers.evaluations(), (1U << 16U) * 8U);
    EXPECT_EQ(drivers.failed(), 0U);
    EXPECT_EQ(drivers.by_total(), (std::vector<std::size_t>{0, 1, 2}));
    const auto bootstrapped =
        sensitivity(ishigami_belief(), ishigami,
                    {.points = 1U << 16U, .seed = 7, .second = true, .bootstrap = 199});
    EXPECT_EQ(bootstrapped.second("x1", "x3").value, drivers.second("x1", "x3").value);
    expect_inside(bootstrapped.second("x1", "x3"), ishigami_second_13);
    // Both intervals estimate the same width.
    EXPECT_NEAR(bootstrapped.total("x1").standard_error / drivers.total("x1").standard_error, 1.0,
                0.25);
}

TEST(sensitivity, small_negative_estimates_are_given_as_they_are)
{
    int negative = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto x3 = sensitivity(ishigami_belief(), ishigami,
                                    {.points = 1024, .seed = seed, .sampler = sampler::philox})
                            .first("x3");
        EXPECT_LT(x3.low, x3.value);
        negative += x3.value < 0.0 ? 1 : 0;
    }
    EXPECT_GT(negative, 3);
    EXPECT_LT(negative, 17);
}

template <class S = double>
struct four {
    S a = 0.0;
    S b = 0.0;
    S c = 0.0;
    S d = 0.0;
    BOOST_DESCRIBE_CLASS(four, (), (a, b, c, d), (), ())
};

prior<four> four_uniforms()
{
    prior<four> p;
    for (const char* name : {"a", "b", "c", "d"}) p.set(name, uniform(name, 0.0, 1.0));
    return p;
}

TEST(sensitivity, of_a_sum_is_each_terms_share_of_the_variance)
{
    const auto drivers = sensitivity(
        four_uniforms(), [](const auto& p) { return 1e6 + 3.0 * p.a - 2.0 * p.b + p.c; },
        {.points = 1U << 15U, .confidence = almost_sure});
    const std::array shares{9.0 / 14.0, 4.0 / 14.0, 1.0 / 14.0};
    for (std::size_t i = 0; i < 3; ++i) {
        expect_inside(drivers.first(i), shares[i]);
        expect_inside(drivers.total(i), shares[i]);
    }
    // What the function does not read has no part in it, without a rounding error.
    EXPECT_EQ(drivers.total("d").value, 0.0);
    EXPECT_EQ(drivers.first("d").value, 0.0);
    EXPECT_EQ(drivers.total("d").high, 0.0);
}

TEST(sensitivity, does_not_depend_on_units)
{
    const auto once = sensitivity(ishigami_belief(), ishigami, {.points = 4096});
    for (const double unit : {0x1p-500, 0x1p-40, 0x1p+400}) {
        const auto again = sensitivity(
            ishigami_belief(), [&](const auto& p) { return unit * ishigami(p); }, {.points = 4096});
        for (std::size_t i = 0; i < 3; ++i) expect_same(again.total(i), once.total(i));
    }
    const auto apart = sensitivity(
        ishigami_belief(), [](const auto& p) { return 1e6 + ishigami(p); }, {.points = 4096});
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(apart.first(i).value, once.first(i).value, 1e-8);
}

TEST(sensitivity, gives_the_same_digits_on_any_number_of_threads)
{
    const oneapi::tbb::global_control more(oneapi::tbb::global_control::max_allowed_parallelism, 7);
    const auto noisy = [](const auto& p, draws& further) {
        return select(less(p.x1, block(-3.0)), block(not_a_number), ishigami(p)) +
               further.normal(1);
    };
    for (const sampler by : samplers)
        for (const std::size_t bootstrap : {0U, 50U}) {
            sensitivity_options how{.points = 50'001, .seed = 7, .sampler = by, .second = true};
            how.bootstrap = bootstrap;
            how.threads = 1;
            const auto one = sensitivity(ishigami_belief(), noisy, how);
            EXPECT_GT(one.failed(), 0U);
            for (const unsigned threads : {2U, 7U, 0U}) {
                how.threads = threads;
                const auto many = sensitivity(ishigami_belief(), noisy, how);
                EXPECT_EQ(one.failed(), many.failed());
                EXPECT_EQ(one.mean(), many.mean());
                EXPECT_EQ(one.variance(), many.variance());
                for (std::size_t i = 0; i < 4; ++i) {
                    expect_same(one.first(i), many.first(i));
                    expect_same(one.total(i), many.total(i));
                }
                expect_same(one.second("x1", "x3"), many.second("x1", "x3"));
            }
        }
}

TEST(sensitivity, takes_any_number_of_points)
{
    for (const sampler by : samplers)
        for (const std::uint64_t points : {2U, 3U, 63U, 65U, 1000U, 1024U, 2049U, 4097U, 70'000U}) {
            std::uint64_t done = 0;
            sensitivity_options how{.points = points, .sampler = by, .second = true, .threads = 1};
            how.progress = [&](std::uint64_t now, std::uint64_t all) {
                EXPECT_GT(now, done);
                EXPECT_EQ(all, points);
                done = now;
            };
            const auto drivers = sensitivity(sobol_g_belief(), sobol_g, how);
            EXPECT_EQ(done, points);
            EXPECT_EQ(drivers.points(), points);
            EXPECT_EQ(drivers.failed(), 0U);
            EXPECT_TRUE(drivers.total("x1").determined());
        }
}

TEST(sensitivity, a_point_where_one_call_failed_is_left_out_of_all_and_counted)
{
    // Fails where a is over 0.9 at A or B: of 10,000 points 1 - .9^2 = 1,900 are expected, give or
    // take 39. What is left is uniform on [0, 0.9], so that a's share is .81 / 1.81.
    const auto f = [](const auto& p) {
        const std::array<block, 2> both{
            select(less(p.a, block(0.9)), p.a + p.b, block(not_a_number)), p.a + p.b};
        return both;
    };
    const auto drivers =
        sensitivity(four_uniforms(), f,
                    {.points = 10'000, .sampler = sampler::philox, .confidence = almost_sure});
    EXPECT_NEAR(static_cast<double>(drivers[0].failed()), 1900.0, 200.0);
    EXPECT_EQ(drivers[1].failed(), 0U);
    expect_inside(drivers["[0]"].total("a"), 0.81 / 1.81);
    expect_inside(drivers["[1]"].total("a"), 0.5);
    EXPECT_THROW((void)drivers["[2]"], domain_error);

    const auto infinite = sensitivity(
        four_uniforms(),
        [](const auto& p) { return p.b / select(less(p.a, block(0.5)), block(0.0), block(1.0)); },
        {.points = 4096});
    EXPECT_NEAR(static_cast<double>(infinite.failed()), 0.75 * 4096.0, 200.0);
    expect_inside(infinite.total("b"), 1.0);
}

TEST(sensitivity, says_why_there_are_no_indices)
{
    const auto constant =
        sensitivity(four_uniforms(), [](const auto& p) { return 1e15 / 3.0 + 0.0 * p.a; });
    EXPECT_TRUE(std::isnan(constant.total("a").value));
    EXPECT_TRUE(std::isnan(constant.first("a").low));
    EXPECT_FALSE(constant.total("a").determined());
    EXPECT_EQ(constant.undetermined(), "the result does not vary");
    EXPECT_EQ(constant.variance(), 0.0);
    // Rounding is no variance.
    const auto rounded = sensitivity(
        four_uniforms(), [](const auto& p) { return (1.0 / 3.0 + p.a) - p.a; }, {.bootstrap = 50});
    EXPECT_EQ(rounded.undetermined(), "the result does not vary");
    const auto failing =
        sensitivity(four_uniforms(), [](const auto& p) { return p.a / 0.0 - p.a / 0.0; });
    EXPECT_EQ(failing.undetermined(), "the function failed at every point");
    EXPECT_EQ(failing.failed(), failing.points());
    EXPECT_TRUE(std::isnan(failing.mean()));
    const auto sound = sensitivity(four_uniforms(), [](const auto& p) { return p.a; });
    EXPECT_TRUE(sound.undetermined().empty());
}

TEST(sensitivity, paired_members_are_one_factor_and_certain_ones_are_none)
{
    auto belief = four_uniforms();
    belief.pair("b", "a");
    belief.fix("d", 2.0);
    const auto drivers = sensitivity(belief, [](const auto& p) { return (p.a + p.b + p.c) * p.d; },
                                     {.points = 1U << 14U, .confidence = almost_sure});
    ASSERT_EQ(drivers.factors().size(), 2U);
    EXPECT_EQ(drivers.factors()[0].name, "a, b");
    expect_inside(drivers.total("a"), 0.8);
    expect_same(drivers.total("a"), drivers.total("b"));
    expect_same(drivers.total("a"), drivers.total("a, b"));
    expect_inside(drivers.first("c"), 0.2);

    const auto message = [](const auto& f) {
        try {
            (void)f();
        } catch (const domain_error& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    EXPECT_NE(message([&] { return drivers.total("d"); }).find("certain"), std::string::npos);
    EXPECT_NE(message([&] { return drivers.total("cc"); }).find("\"c\""), std::string::npos);
    EXPECT_NE(message([&] { return drivers.second("a", "c"); }).find("second"), std::string::npos);
    EXPECT_NE(message([&] { return drivers.second("a", "b"); }).find("one factor"),
              std::string::npos);
}

TEST(sensitivity, refuses_correlated_members_and_names_what_takes_them)
{
    auto belief = four_uniforms();
    belief.correlate("a", "b", 0.5);
    try {
        (void)sensitivity(belief, [](const auto& p) { return p.a; });
        FAIL();
    } catch (const domain_error& e) {
        EXPECT_NE(std::string(e.what()).find("given_data_indices"), std::string::npos);
    }
    // Of members that are certain a correlation says nothing.
    belief.fix("b", 0.5);
    EXPECT_TRUE(sensitivity(belief, [](const auto& p) { return p.a; }).total("a").determined());
}

TEST(sensitivity, chance_is_a_factor_of_its_own)
{
    // Half of the variance is the parameter's, 1/12 x 12; half is chance.
    const auto drivers = sensitivity(
        four_uniforms(),
        [](const auto& p, draws& further) { return std::sqrt(12.0) * p.a + further.normal(0); },
        {.points = 1U << 14U, .confidence = almost_sure});
    expect_inside(drivers.total("chance"), 0.5);
    expect_inside(drivers.total("a"), 0.5);
    EXPECT_EQ(drivers.total("b").value, 0.0);
}

template <class S>
struct two_results {
    S sum;
    std::array<S, 2> parts;
    BOOST_DESCRIBE_CLASS(two_results, (), (sum, parts), (), ())
};

TEST(sensitivity, gives_indices_of_several_results_by_name)
{
    const auto drivers = sensitivity(four_uniforms(),
                                     [](const auto& p) {
                                         return two_results<block>{p.a + p.b, {p.a, p.b}};
                                     },
                                     {.confidence = almost_sure});
    ASSERT_EQ(drivers.size(), 3U);
    EXPECT_EQ(drivers["parts[1]"].name(), "parts[1]");
    expect_inside(drivers["parts[1]"].total("b"), 1.0);
    EXPECT_EQ(drivers["parts[1]"].total("a").value, 0.0);
    expect_inside(drivers["sum"].total("a"), 0.5);
}

TEST(sensitivity, refuses_what_is_out_of_order)
{
    const auto f = [](const auto& p) { return p.a; };
    const auto with = [&](auto change) {
        sensitivity_options how;
        change(how);
        return sensitivity(four_uniforms(), f, how);
    };
    EXPECT_THROW((void)with([](auto& how) { how.points = 0; }), domain_error);
    EXPECT_THROW((void)with([](auto& how) { how.points = 1; }), domain_error);
    for (const double confidence : {0.0, 1.0, -1.0, not_a_number})
        EXPECT_THROW((void)with([&](auto& how) { how.confidence = confidence; }), domain_error);
    EXPECT_THROW((void)with([](auto& how) { how.bootstrap = 38; }), domain_error);
    EXPECT_NO_THROW((void)with([](auto& how) { how.bootstrap = 39; }));
    EXPECT_THROW((void)sensitivity(prior<four>(), f), domain_error);
    EXPECT_THROW((void)sensitivity(prior<four>::fixed_at({}), f), domain_error);
}

TEST(sensitivity, hands_on_what_the_function_throws_and_can_be_cancelled)
{
    const auto f = [](const auto& p) -> block {
        if (p.a[0] >= 0.0) throw std::runtime_error("no answer");
        return p.a;
    };
    try {
        (void)sensitivity(four_uniforms(), f);
        FAIL();
    } catch (const function_error& e) {
        EXPECT_NE(std::string(e.what()).find("no answer"), std::string::npos);
        EXPECT_THROW(std::rethrow_if_nested(e), std::runtime_error);
    }
    std::atomic<int> asked = 0;
    sensitivity_options how{.points = 1U << 16U};
    how.cancel = [&] { return ++asked > 3; };
    EXPECT_THROW((void)sensitivity(
                     four_uniforms(), [](const auto& p) { return p.a; }, how),
                 cancelled);
}

}  // namespace
