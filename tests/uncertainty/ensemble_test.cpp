// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/ensemble.hpp>

#include <gtest/gtest.h>
#include <oneapi/tbb/global_control.h>
#include <boost/describe/class.hpp>

#include <array>
#include <atomic>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;

template <class S = double>
struct loss_parameters {
    S share = 0.8;
    S elasticity = 6.0;
    S stock = 2.5;
    BOOST_DESCRIBE_CLASS(loss_parameters, (), (share, elasticity, stock), (), ())
};

template <class S>
struct loss_result {
    S loss;
    std::array<S, 2> years;
    S stock;
    BOOST_DESCRIBE_CLASS(loss_result, (), (loss, years, stock), (), ())
};

prior<loss_parameters> belief()
{
    prior<loss_parameters> p;
    p.set("share", {.name = "share", .low = 0.6, .central = 0.8, .high = 0.95, .shape = law::beta});
    p.set("elasticity", {.name = "elasticity",
                         .low = 3.0,
                         .central = 6.0,
                         .high = 11.0,
                         .shape = law::lognormal,
                         .bounds_are = limits::p10_p90});
    p.set("stock",
          {.name = "stock", .low = 1.0, .central = 2.5, .high = 6.0, .shape = law::triangular});
    return p;
}

const auto loss = [](const auto& p) {
    return 1.0 - pow(1.0 - p.share, 1.0 / (p.elasticity - 1.0));
};

void expect_same(const summary& a, const summary& b)
{
    EXPECT_EQ(a.mean(), b.mean());
    EXPECT_EQ(a.standard_error(), b.standard_error());
    EXPECT_EQ(a.failed(), b.failed());
    for (const double p : {0.0, 0.1, 0.25, 0.5, 0.9, 0.999, 1.0})
        EXPECT_EQ(a.quantile(p), b.quantile(p)) << p;
}

TEST(ensemble, gives_the_same_digits_on_any_number_of_threads)
{
    const oneapi::tbb::global_control more(oneapi::tbb::global_control::max_allowed_parallelism, 7);
    const auto noisy = [](const auto& p, draws& further) {
        return select(less(further.uniform(0), block(0.001)), block(0.0) / 0.0, loss(p)) +
               further.normal(1);
    };
    const auto one = ensemble(belief(), noisy, {.draws = 50'001, .seed = 7, .threads = 1});
    for (const unsigned threads : {2U, 7U, 0U}) {
        const auto many =
            ensemble(belief(), noisy, {.draws = 50'001, .seed = 7, .threads = threads});
        expect_same(one, many);
        ASSERT_EQ(many.failures().size(), one.failures().size());
        for (std::size_t i = 0; i < one.failures().size(); ++i) {
            EXPECT_EQ(one.failures()[i].draw, many.failures()[i].draw);
            EXPECT_EQ(one.failures()[i].inputs, many.failures()[i].inputs);
        }
    }
    const auto other = ensemble(belief(), noisy, {.draws = 50'001, .seed = 8});
    EXPECT_NE(one.mean(), other.mean());
}

TEST(ensemble, a_draw_is_the_same_in_short_and_long_runs)
{
    // Only draw 12345 passes: its stock and noise are then the result.
    const double expected = belief().draw(12345, 5).stock;
    const auto only = [](const auto& p, draws& further) {
        block r = p.stock + 0.0 * further.normal(3);
        for (std::size_t i = 0; i < block::size; ++i)
            if (further.first() + i != 12345) r[i] = std::nan("");
        return r;
    };
    for (const std::uint64_t n : {12'346U, 20'000U, 30'000U}) {
        const auto run = ensemble(belief(), only, {.draws = n, .seed = 5});
        EXPECT_EQ(run.failed(), n - 1);
        EXPECT_EQ(run.mean(), expected);
    }
}

TEST(ensemble, mean_and_quantiles_are_those_of_the_law)
{
    const auto run =
        ensemble(belief(), [](const auto& p) { return p.stock; }, {.draws = 40'000, .seed = 1});
    // Triangular: mean (1 + 2.5 + 6)/3, variance (a² + b² + c² - ab - ac - bc)/18.
    const double mean = 9.5 / 3.0;
    const double variance = (1.0 + 6.25 + 36.0 - 2.5 - 6.0 - 15.0) / 18.0;
    EXPECT_NEAR(run.mean(), mean, 4.0 * std::sqrt(variance / 40'000.0));
    EXPECT_NEAR(run.variance(), variance, 0.05);
    EXPECT_NEAR(run.standard_error(), std::sqrt(variance / 40'000.0), 1e-4);
    EXPECT_NEAR(run.share_below(2.5), 0.3, 0.01);
    const auto points = ensemble(belief(), [](const auto& p) { return p.elasticity; },
                                 {.draws = 40'000, .seed = 1});
    EXPECT_NEAR(points.quantile(0.1), 3.0, 0.06);
    EXPECT_NEAR(points.median(), 6.0, 0.06);
    EXPECT_NEAR(points.quantile(0.9), 11.0, 0.2);
}

TEST(ensemble, moments_are_those_of_the_kept_values)
{
    std::vector<double> values;
    const auto known = belief();
    for (std::uint64_t d = 0; d < 9'000; ++d) values.push_back(known.draw(d, 4).stock);
    long double sum = 0.0L;
    for (const double v : values) sum += static_cast<long double>(v);
    const long double mean = sum / 9'000.0L;
    long double squares = 0.0L;
    for (const double v : values)
        squares += (static_cast<long double>(v) - mean) * (static_cast<long double>(v) - mean);
    const auto run =
        ensemble(belief(), [](const auto& p) { return p.stock; }, {.draws = 9'000, .seed = 4});
    EXPECT_NEAR(run.mean() / static_cast<double>(mean), 1.0, 1e-14);
    EXPECT_NEAR(run.variance() / static_cast<double>(squares / 8'999.0L), 1.0, 1e-13);
}

TEST(ensemble, a_failed_lane_is_counted_and_never_becomes_a_number)
{
    const auto gated = [](const auto& p) { return in_range(p.stock, 0.0, 5.9, "stock") * 1.0; };
    const auto run = ensemble(belief(), gated, {.draws = 20'000, .seed = 2, .failures_kept = 3});
    EXPECT_GT(run.failed(), 0U);
    EXPECT_EQ(run.draws(), 20'000U);
    EXPECT_LE(run.maximum(), 5.9);
    ASSERT_EQ(run.failures().size(), 3U);
    for (const failure& f : run.failures()) {
        ASSERT_EQ(f.inputs.size(), 3U);
        EXPECT_EQ(f.inputs[2].first, "stock");
        EXPECT_GT(f.inputs[2].second, 5.9);
        EXPECT_EQ(f.inputs[2].second, belief().draw(f.draw, 2).stock);
    }
    const auto infinite =
        ensemble(belief(), [](const auto& p) { return p.stock / 0.0; }, {.draws = 100});
    EXPECT_EQ(infinite.failed(), 100U);
    EXPECT_TRUE(std::isnan(infinite.mean()));
    EXPECT_TRUE(std::isnan(infinite.median()));
}

TEST(ensemble, surplus_lanes_are_ignored)
{
    for (const std::uint64_t n : {1U, 63U, 64U, 65U, 8'192U, 8'193U}) {
        const auto run = ensemble(belief(), [](const auto& p) { return p.stock; }, {.draws = n});
        EXPECT_EQ(run.draws(), n);
        EXPECT_EQ(run.histogram(1).front().count, n);
    }
    const auto single = ensemble(belief(), [](const auto& p) { return p.stock; }, {.draws = 1});
    EXPECT_EQ(single.mean(), belief().draw(0, 1).stock);
    EXPECT_EQ(single.median(), single.mean());
    EXPECT_TRUE(std::isnan(single.standard_error()));
    EXPECT_THROW((void)ensemble(belief(), loss, {.draws = 0}), domain_error);
}

TEST(ensemble, arrays_and_described_structs_come_back_by_place_name_and_member)
{
    const auto pair = ensemble(belief(),
                               [](const auto& p) {
                                   return std::array{p.stock, p.share};
                               },
                               {.draws = 1'000});
    EXPECT_EQ(pair.size(), 2U);
    expect_same(pair[1],
                ensemble(belief(), [](const auto& p) { return p.share; }, {.draws = 1'000}));

    const auto result =
        ensemble(belief(),
                 [](const auto& p) {
                     return loss_result<block>{loss(p), {p.stock, p.stock / 0.0}, p.stock};
                 },
                 {.draws = 1'000});
    EXPECT_EQ(result.size(), 4U);
    EXPECT_EQ(result[1].name(), "years[0]");
    expect_same(result["stock"], result["years[0]"]);
    expect_same(result[&loss_result<block>::stock], result["years[0]"]);
    expect_same(result[&loss_result<block>::loss], ensemble(belief(), loss, {.draws = 1'000}));
    EXPECT_EQ(result["years[1]"].failed(), 1'000U);
    EXPECT_EQ(result["loss"].failed(), 0U);
    EXPECT_EQ(result.failed(), 1'000U);
    EXPECT_THROW((void)result["stok"], domain_error);
}

TEST(one_by_one, agrees_with_the_block_function_and_turns_domain_errors_into_failures)
{
    const auto by_lane = one_by_one([](const loss_parameters<double>& p) {
        if (p.stock > 5.9) throw domain_error("stock", p.stock, "months", "[0, 5.9]");
        return loss_result<double>{p.share * p.stock, {p.stock, p.share}, p.stock};
    });
    const auto run = ensemble(belief(), by_lane, {.draws = 5'000, .seed = 2});
    const auto direct = ensemble(
        belief(), [](const auto& p) { return p.share * in_range(p.stock, 0.0, 5.9, "stock"); },
        {.draws = 5'000, .seed = 2});
    EXPECT_GT(run.failed(), 0U);
    expect_same(run["loss"], direct);
    const auto plain =
        ensemble(belief(), one_by_one([](const auto& p) { return p.share; }), {.draws = 100});
    expect_same(plain, ensemble(belief(), [](const auto& p) { return p.share; }, {.draws = 100}));
}

TEST(ensemble, an_exception_says_its_leaf_and_keeps_the_cause)
{
    const auto throws = [](const auto& p, draws& further) {
        if (further.first() >= 3 * 8'192) throw std::runtime_error("no such equilibrium");
        return p.stock;
    };
    for (const unsigned threads : {1U, 2U}) {
        try {
            (void)ensemble(belief(), throws, {.draws = 60'000, .threads = threads});
            FAIL() << "nothing was thrown";
        } catch (const function_error& e) {
            EXPECT_EQ(e.leaf(), 3U);
            EXPECT_STREQ(e.what(), "leaf 3, draws 24576 to 32767: no such equilibrium");
            EXPECT_THROW(std::rethrow_if_nested(e), std::runtime_error);
        }
    }
}

TEST(ensemble, reports_progress_and_can_be_cancelled)
{
    std::vector<std::uint64_t> seen;
    const auto run =
        ensemble(belief(), loss, {.draws = 20'000, .progress = [&](auto done, auto total) {
                                      EXPECT_EQ(total, 20'000U);
                                      seen.push_back(done);
                                  }});
    ASSERT_EQ(seen.size(), 3U);
    EXPECT_LT(seen[0], seen[1]);
    EXPECT_EQ(seen.back(), 20'000U);
    std::atomic<int> asked = 0;
    EXPECT_THROW(
        (void)ensemble(belief(), loss, {.draws = 200'000, .cancel = [&] { return ++asked > 2; }}),
        cancelled);
    EXPECT_LT(asked, 20);
    EXPECT_THROW((void)ensemble(belief(), loss,
                                {.draws = 20'000,
                                 .progress = [](auto, auto) { throw std::logic_error("stop"); }}),
                 std::logic_error);
}

TEST(ensemble, without_an_estimate_names_the_parameter)
{
    prior<loss_parameters> p = belief();
    EXPECT_NO_THROW((void)ensemble(p, loss, {.draws = 64}));
    prior<loss_parameters> bare;
    EXPECT_THROW((void)ensemble(bare, loss, {.draws = 64}), domain_error);
}

}  // namespace
