// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/ensemble.hpp>

#include <gtest/gtest.h>
#include <boost/describe/class.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;

template <class S = double>
struct four {
    S a = 1.0;
    S b = 1.0;
    S c = 1.0;
    S d = 1.0;
    BOOST_DESCRIBE_CLASS(four, (), (a, b, c, d), (), ())
};

estimate uniform() { return {.name = "u", .central = 0.5, .high = 1.0, .shape = law::uniform}; }
estimate lognormal()
{
    return {.name = "l",
            .low = 1.0,
            .central = 2.0,
            .high = 9.0,
            .shape = law::lognormal,
            .bounds_are = limits::p10_p90};
}
estimate triangular()
{
    return {.name = "t", .low = 1.0, .central = 2.0, .high = 9.0, .shape = law::triangular};
}

prior<four> all()
{
    prior<four> belief;
    belief.set("a", uniform()).set("b", lognormal()).set("c", triangular()).set("d", uniform());
    return belief;
}

std::string message_of(auto&& f)
{
    try {
        f();
    } catch (const domain_error& e) {
        return e.what();
    }
    return "nothing was thrown";
}

std::vector<double> ranks(const std::vector<double>& of)
{
    std::vector<std::size_t> order(of.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](auto i, auto j) { return of[i] < of[j]; });
    std::vector<double> rank(of.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        rank[order[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(of.size());
    return rank;
}

double spearman(const std::vector<double>& x, const std::vector<double>& y)
{
    const auto of_x = ranks(x);
    const auto of_y = ranks(y);
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (of_x[i] - 0.5) * (of_y[i] - 0.5);
    return 12.0 * sum / static_cast<double>(x.size());
}

/// Columns a, b, c, d.
std::array<std::vector<double>, 4> draws_of(const prior<four>& belief, std::uint64_t count,
                                            sampler by)
{
    std::array<std::vector<double>, 4> columns;
    const uncertainty::detail::points at(belief.marginals(), 1, by);
    std::array<block, 4> uniforms;
    four<block> values;
    for (std::uint64_t b = 0; b < count / block::size; ++b) {
        at.uniforms(b, uniforms);
        belief.values(uniforms, values);
        for (std::size_t i = 0; i < block::size; ++i) {
            columns[0].push_back(values.a[i]);
            columns[1].push_back(values.b[i]);
            columns[2].push_back(values.c[i]);
            columns[3].push_back(values.d[i]);
        }
    }
    return columns;
}

TEST(correlation, reaches_the_rank_correlation_that_was_asked_for)
{
    constexpr std::uint64_t count = 1U << 16U;
    for (const double rank : {-0.95, -0.5, 0.1, 0.5, 0.8, 0.99}) {
        auto belief = all();
        belief.correlate("c", "a", rank);
        for (const auto by : {sampler::philox, sampler::sobol}) {
            const auto columns = draws_of(belief, count, by);
            // Five standard errors of independent draws; Sobol' points come far closer.
            const double near = by == sampler::sobol ? 5e-4 : 5.0 * (1.0 - rank * rank) / 256.0;
            EXPECT_NEAR(spearman(columns[0], columns[2]), rank, near + 1e-4);
            EXPECT_NEAR(spearman(columns[0], columns[1]), 0.0, 0.02);
            EXPECT_NEAR(spearman(columns[2], columns[3]), 0.0, 0.02);
        }
    }
}

TEST(correlation, of_several_members_at_once)
{
    auto belief = all();
    belief.correlate("a", "b", 0.7).correlate("b", "c", -0.4).correlate("a", "d", 0.3);
    const auto columns = draws_of(belief, 1U << 17U, sampler::sobol);
    EXPECT_NEAR(spearman(columns[0], columns[1]), 0.7, 1e-3);
    EXPECT_NEAR(spearman(columns[1], columns[2]), -0.4, 1e-3);
    EXPECT_NEAR(spearman(columns[0], columns[3]), 0.3, 1e-3);
    EXPECT_NEAR(spearman(columns[0], columns[2]), 0.0, 1e-3);
    EXPECT_NEAR(spearman(columns[1], columns[3]), 0.0, 1e-3);
    EXPECT_NEAR(spearman(columns[2], columns[3]), 0.0, 1e-3);
}

TEST(correlation, leaves_every_member_its_own_law)
{
    auto belief = all();
    belief.correlate("a", "d", 0.8).correlate("d", "b", 0.5);
    constexpr std::uint64_t count = 1U << 16U;
    const auto columns = draws_of(belief, count, sampler::philox);
    std::array<int, 256> cells{};
    for (const double u : columns[3]) {
        ASSERT_GT(u, 0.0);
        ASSERT_LT(u, 1.0);
        ++cells[static_cast<std::size_t>(u * 256.0)];
    }
    double chi_square = 0.0;
    for (const int held : cells) chi_square += (held - 256.0) * (held - 256.0) / 256.0;
    EXPECT_LT(chi_square, 345.0);  // 1 in 10,000 with 255 degrees of freedom
    EXPECT_GT(chi_square, 180.0);
    std::array<double, 3> below{};
    for (const double x : columns[1]) {
        below[0] += (x < 1.0) / static_cast<double>(count);
        below[1] += (x < 2.0) / static_cast<double>(count);
        below[2] += (x < 9.0) / static_cast<double>(count);
    }
    EXPECT_NEAR(below[0], 0.1, 0.006);
    EXPECT_NEAR(below[1], 0.5, 0.01);
    EXPECT_NEAR(below[2], 0.9, 0.006);
}

TEST(correlation, moves_only_the_later_members)
{
    auto belief = all();
    const auto before = belief.draw(12'345, 3);
    belief.correlate("b", "c", 0.6);
    const auto after = belief.draw(12'345, 3);
    EXPECT_EQ(after.a, before.a);
    EXPECT_EQ(after.b, before.b);
    EXPECT_NE(after.c, before.c);
    EXPECT_EQ(after.d, before.d);
    belief.correlate("c", "b", 0.0);
    EXPECT_EQ(belief.draw(12'345, 3).c, before.c);
    EXPECT_FALSE(belief.correlated());
}

TEST(correlation, of_paired_members_is_one)
{
    auto belief = all();
    belief.pair("d", "a").correlate("d", "c", 0.8);
    const auto columns = draws_of(belief, 1U << 14U, sampler::sobol);
    EXPECT_EQ(columns[0], columns[3]);
    EXPECT_NEAR(spearman(columns[0], columns[2]), 0.8, 2e-3);
    // The one given last holds for both.
    belief.correlate("a", "c", 0.2);
    EXPECT_EQ(belief.marginals().correlations().size(), 1U);
    const auto later = draws_of(belief, 1U << 14U, sampler::sobol);
    EXPECT_NEAR(spearman(later[3], later[2]), 0.2, 2e-3);

    EXPECT_EQ(message_of([&] { belief.correlate("a", "d", 0.1); }),
              "\"a\" cannot be correlated with \"d\": they move in step");
    EXPECT_EQ(message_of([&] { belief.pair("c", "d"); }),
              "\"c\" cannot be paired with \"d\": \"a\" and \"c\" are correlated");
    EXPECT_EQ(message_of([&] { belief.correlate("a", "a", 0.1); }),
              "\"a\" cannot be correlated with itself");
}

TEST(correlation, refuses_what_is_none)
{
    auto belief = all();
    for (const double none : {1.0, -1.0, 1.5, std::numeric_limits<double>::quiet_NaN(),
                              std::numeric_limits<double>::infinity()})
        EXPECT_THROW(belief.correlate("a", "b", none), domain_error) << none;
    EXPECT_EQ(message_of([&] { belief.correlate("a", "b", 1.0); }),
              "rank correlation of \"a\" with \"b\" = 1 is outside (-1, 1); what moves in step is "
              "paired");
    EXPECT_THROW(belief.correlate("a", "e", 0.3), domain_error);
    EXPECT_FALSE(belief.correlated());
}

TEST(correlation, that_contradict_each_other_name_the_pair_and_what_would_do)
{
    // 2 sin(.9 pi / 6) = .90798 = r; |r_ab| < sqrt(1 - r^2), whose rank correlation is .4031, and
    // r_ac > 2 r^2 - 1, whose rank correlation is .6310. In between, a matrix of three strong
    // correlations is impossible; whole, it is not.
    auto belief = all();
    belief.correlate("a", "b", 0.9).correlate("b", "c", 0.9);
    EXPECT_EQ(message_of([&] { (void)belief.draw(0, 1); }),
              "the rank correlations contradict each other: \"a\" with \"b\" at 0.9 must lie in "
              "[-0.403, 0.403], or \"b\" with \"c\" at 0.9 must lie in [-0.403, 0.403], or \"a\" "
              "with \"c\" at 0 must lie in [0.632, 0.999], the others as they are");
    for (const double possible : {0.632, 0.9, 0.999}) {
        belief.correlate("a", "c", possible);
        EXPECT_NO_THROW((void)belief.draw(0, 1)) << possible;
    }
    belief.correlate("a", "c", 0.631);
    EXPECT_THROW((void)belief.draw(0, 1), domain_error);
    EXPECT_THROW((void)ensemble(belief, [](const auto& p) { return p.a; }, {.draws = 64}),
                 domain_error);
    std::array<block, 4> uniforms;
    uniforms.fill(block(0.5));
    four<block> values;
    EXPECT_THROW(belief.values(uniforms, values), domain_error);

    // Two contradictions with a member in common: no one pair puts both right.
    auto twice = all();
    twice.correlate("a", "b", 0.9).correlate("a", "c", 0.9).correlate("a", "d", 0.9);
    EXPECT_NE(message_of([&] { (void)twice.draw(0, 1); }).find("and more"), std::string::npos)
        << message_of([&] { (void)twice.draw(0, 1); });
    // A member that is certain takes its correlations out.
    EXPECT_NO_THROW((void)belief.fix("b", 1.0).draw(0, 1));
    EXPECT_TRUE(belief.correlated());
    EXPECT_NO_THROW((void)belief.fix("c", 1.0).draw(0, 1));
    EXPECT_FALSE(belief.correlated());
}

TEST(correlation, groups_what_moves_together)
{
    auto belief = all();
    using groups = std::vector<std::vector<std::size_t>>;
    EXPECT_EQ(belief.marginals().groups(), (groups{{0}, {1}, {2}, {3}}));
    belief.pair("d", "b");
    EXPECT_EQ(belief.marginals().groups(), (groups{{0}, {1, 3}, {2}}));
    belief.correlate("a", "d", 0.5);
    EXPECT_EQ(belief.marginals().groups(), (groups{{0, 1, 3}, {2}}));
    belief.fix("b", 1.0);
    EXPECT_EQ(belief.marginals().groups(), (groups{{0, 3}, {2}}));
    belief.fix("d", 1.0);
    EXPECT_EQ(belief.marginals().groups(), (groups{{0}, {2}}));
}

TEST(correlation, pairing_a_member_takes_those_along_that_it_is_paired_with)
{
    prior<four> belief;
    for (const auto* name : {"a", "b", "c", "d"}) belief.set(name, uniform());
    belief.pair("a", "b").pair("b", "c");
    const auto p = belief.draw(7, 1);
    EXPECT_EQ(p.a, p.b);
    EXPECT_EQ(p.b, p.c);
    EXPECT_NE(p.c, p.d);
}

TEST(correlation, ends_of_the_unit_interval_stay_inside)
{
    auto belief = all();
    belief.correlate("a", "b", 0.999).correlate("a", "d", 0.5).correlate("b", "d", 0.5);
    std::array<block, 4> uniforms;
    for (const double u : {0x1p-53, 1.0 - 0x1p-53}) {
        uniforms.fill(block(u));
        four<block> values;
        belief.values(uniforms, values);
        for (const block& value : {values.a, values.b, values.d})
            EXPECT_TRUE(std::isfinite(value[0])) << u;
    }
}

TEST(correlation, digits_are_the_same_with_every_compiler_and_cpu)
{
    auto belief = all();
    belief.correlate("a", "b", 0.7).correlate("b", "c", -0.4).correlate("a", "d", 0.3);
    // Recorded with g++ 12 and clang 14, with and without AVX2 and FMA in the C library.
    std::uint64_t hash = 0;
    for (const auto& column : draws_of(belief, 4'096, sampler::philox))
        for (const double x : column)
            hash = hash * 1099511628211U + std::bit_cast<std::uint64_t>(x);
    EXPECT_EQ(hash, 12892960066595185092U);
}

}  // namespace
