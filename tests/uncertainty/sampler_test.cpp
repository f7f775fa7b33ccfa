// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/ensemble.hpp>

#include <gtest/gtest.h>
#include <oneapi/tbb/global_control.h>
#include <boost/describe/class.hpp>

#include <cmath>
#include <vector>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;

template <class S = double>
struct cube {
    S a = 0.5;
    S b = 0.5;
    S c = 0.5;
    S d = 0.5;
    S e = 0.5;
    BOOST_DESCRIBE_CLASS(cube, (), (a, b, c, d, e), (), ())
};

estimate uniform() { return {.name = "u", .central = 0.5, .high = 1.0, .shape = law::uniform}; }

prior<cube> all_uniform()
{
    prior<cube> belief;
    for (const auto* name : {"a", "b", "c", "d", "e"}) belief.set(name, uniform());
    return belief;
}

/// The slope of the logarithm of the root mean squared error on the logarithm of N.
template <class F>
double rate(const prior<cube>& belief, const F& f, double exact, sampler by)
{
    std::vector<double> x;
    std::vector<double> y;
    constexpr std::uint64_t seeds = 40;
    for (std::uint64_t n = 256; n <= 16'384; n *= 2) {
        double squares = 0.0;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            const double error =
                ensemble(belief, f, {.draws = n, .seed = seed, .sampler = by}).mean() - exact;
            squares += error * error / static_cast<double>(seeds);
        }
        x.push_back(std::log(static_cast<double>(n)));
        y.push_back(0.5 * std::log(squares));
    }
    double mean_x = 0.0;
    double mean_y = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        mean_x += x[i] / static_cast<double>(x.size());
        mean_y += y[i] / static_cast<double>(x.size());
    }
    double above = 0.0;
    double below = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        above += (x[i] - mean_x) * (y[i] - mean_y);
        below += (x[i] - mean_x) * (x[i] - mean_x);
    }
    return above / below;
}

TEST(sampler, errors_fall_at_the_rate_that_is_promised)
{
    // Of exp(a + b + ... + e) the mean is (e - 1)^5.
    const auto smooth = [](const auto& p) { return exp(p.a + p.b + p.c + p.d + p.e); };
    const double exact = std::pow(std::exp(1.0) - 1.0, 5.0);
    const double independent = rate(all_uniform(), smooth, exact, sampler::philox);
    const double sobol = rate(all_uniform(), smooth, exact, sampler::sobol);
    EXPECT_NEAR(independent, -0.5, 0.06);
    EXPECT_LT(sobol, -0.95);
    RecordProperty("philox", std::to_string(independent));
    RecordProperty("sobol", std::to_string(sobol));

    // A corner that is half the cube in two dimensions: no longer smooth.
    const auto corner = [](const auto& p) {
        return select(less(p.a + p.b, decltype(p.a)(1.0)), decltype(p.a)(1.0), decltype(p.a)(0.0));
    };
    EXPECT_LT(rate(all_uniform(), corner, 0.5, sampler::sobol), -0.65);
}

TEST(sampler, sobol_points_have_the_same_digits_on_any_number_of_threads)
{
    const oneapi::tbb::global_control more(oneapi::tbb::global_control::max_allowed_parallelism, 7);
    const auto f = [](const auto& p, draws& further) {
        return p.a * p.b + p.e * further.uniform(0);
    };
    const auto one = ensemble(
        all_uniform(), f, {.draws = 50'001, .seed = 7, .sampler = sampler::sobol, .threads = 1});
    for (const unsigned threads : {2U, 7U}) {
        const auto many =
            ensemble(all_uniform(), f,
                     {.draws = 50'001, .seed = 7, .sampler = sampler::sobol, .threads = threads});
        EXPECT_EQ(one.mean(), many.mean());
        EXPECT_EQ(one.variance(), many.variance());
        EXPECT_EQ(one.quantile(0.123), many.quantile(0.123));
    }
}

TEST(sampler, a_sobol_draw_is_the_draw_of_the_ensemble)
{
    const auto belief = all_uniform();
    const auto only = [](const auto& p, draws& further) {
        block r = p.d;
        for (std::size_t i = 0; i < block::size; ++i)
            if (further.first() + i != 4321) r[i] = std::nan("");
        return r;
    };
    const auto run = ensemble(belief, only, {.draws = 5'000, .seed = 3, .sampler = sampler::sobol});
    EXPECT_EQ(run.mean(), belief.draw(4321, 3, sampler::sobol).d);
    ASSERT_FALSE(run.failures().empty());
    EXPECT_EQ(run.failures()[1].inputs[2].second, belief.draw(1, 3, sampler::sobol).c);
}

TEST(sampler, what_is_certain_takes_no_dimension)
{
    // The first dimensions are the best: b and d have those that a and b have when all are drawn.
    auto belief = prior<cube>::fixed_at({});
    belief.set("b", uniform()).set("d", uniform());
    const auto all = all_uniform();
    for (const std::uint64_t draw : {0U, 1U, 64U, 12'345U}) {
        EXPECT_EQ(belief.draw(draw, 5, sampler::sobol).b, all.draw(draw, 5, sampler::sobol).a);
        EXPECT_EQ(belief.draw(draw, 5, sampler::sobol).d, all.draw(draw, 5, sampler::sobol).b);
    }
}

TEST(sampler, sobol_points_end)
{
    const auto belief = all_uniform();
    EXPECT_NO_THROW((void)belief.draw(most_sobol_draws - 1, 1, sampler::sobol));
    EXPECT_THROW((void)belief.draw(most_sobol_draws, 1, sampler::sobol), domain_error);
    EXPECT_NO_THROW((void)belief.draw(most_sobol_draws, 1));
    EXPECT_THROW((void)ensemble(belief, [](const auto& p) { return p.a; },
                                {.draws = most_sobol_draws + 1, .sampler = sampler::sobol}),
                 domain_error);

    std::vector<std::string> names(most_sobol_dimensions + 1);
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = "p" + std::to_string(i);
    uncertainty::detail::marginals many(std::vector<std::string_view>(names.begin(), names.end()));
    for (const auto& name : names) many.set(name, certain(name, 1.0));
    EXPECT_NO_THROW(uncertainty::detail::points(many, 1, sampler::sobol));
    estimate two = {.name = "two", .high = 1.0, .shape = law::discrete};
    two.components = {{1.0, 0.0, 0.0}, {1.0, 1.0, 1.0}};
    for (const auto& name : names) many.set(name, two);
    EXPECT_THROW(uncertainty::detail::points(many, 1, sampler::sobol), domain_error);
    EXPECT_NO_THROW(uncertainty::detail::points(many, 1));
}

}  // namespace
