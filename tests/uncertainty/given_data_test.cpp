// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/given_data.hpp>

#include <hirschman/uncertainty/ensemble.hpp>

#include "uncertainty/test_functions.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;
using namespace hirschman_test;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<double> outputs_of(std::size_t count, std::uint64_t seed)
{
    std::vector<double> outputs(count);
    (void)ensemble(ishigami_belief(), recorded(ishigami, outputs),
                   {.draws = count, .seed = seed, .threads = 1});
    return outputs;
}

TEST(given_data, finds_the_first_order_indices_of_ishigami_from_an_ensemble)
{
    std::vector<double> outputs(200'000);
    const auto returned = ensemble(ishigami_belief(), recorded(ishigami, outputs),
                                   {.draws = outputs.size(), .seed = 7});
    EXPECT_NEAR(returned.mean(), 3.5, 0.05);
    const auto indices =
        given_data_indices(ishigami_belief(), outputs, {.seed = 7, .confidence = 0.99999});
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_LE(indices.first(i).low, ishigami_first[i]);
        EXPECT_GE(indices.first(i).high, ishigami_first[i]);
        EXPECT_LT(indices.first(i).standard_error, 0.003);
    }
    EXPECT_EQ(indices.first("x2").value, indices.first(1).value);
    EXPECT_EQ(indices.draws(), 200'000U);
    EXPECT_EQ(indices.failed(), 0U);
    EXPECT_THROW((void)indices.first("x4"), domain_error);
    // With the inputs of other draws there is nothing to find.
    EXPECT_LT(given_data_indices(ishigami_belief(), outputs, {.seed = 8}).first("x2").value, 0.01);
}

TEST(given_data, intervals_hold_the_indices_as_often_as_they_say)
{
    // Bounds as in sensitivity_test.cpp. Where the index is 0 its estimate is a difference of sums
    // of squares, which is not quite normal.
    std::array<int, 3> inside{};
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const auto indices =
            given_data_indices(ishigami_belief(), outputs_of(4000, seed), {.seed = seed});
        for (std::size_t i = 0; i < 3; ++i)
            inside[i] += indices.first(i).low <= ishigami_first[i] &&
                                 ishigami_first[i] <= indices.first(i).high
                             ? 1
                             : 0;
    }
    for (const int count : inside) {
        EXPECT_GE(count, 177);
        EXPECT_LE(count, 199);
    }
}

TEST(given_data, takes_correlated_parameters_and_sobol_points)
{
    // x1 + x2 of uniforms whose normal scores have correlation r = 2 sin(pi 0.6 / 6): the index of
    // x1 is that of a normal sum, (1 + r)/2, up to what a uniform differs from a normal. Drawn here
    // in 10^7 pairs with NumPy: 0.8021.
    auto belief = ishigami_belief();
    belief.correlate("x1", "x2", 0.6);
    const auto sum = [](const auto& p) { return p.x1 + p.x2; };
    std::vector<double> outputs(1U << 17U);
    (void)ensemble(belief, recorded(sum, outputs),
                   {.draws = outputs.size(), .seed = 3, .sampler = sampler::sobol});
    const auto indices =
        given_data_indices(belief, outputs, {.seed = 3, .sampler = sampler::sobol});
    EXPECT_NEAR(indices.first("x1").value, 0.8021, 0.005);
    EXPECT_NEAR(indices.first("x2").value, 0.8021, 0.005);
    EXPECT_NEAR(indices.first("x3").value, 0.0, 0.005);
}

TEST(given_data, equal_inputs_share_a_class)
{
    // y is x plus a value without spread: the index is 1. A third, a third, a third.
    std::vector<double> input;
    std::vector<double> output;
    for (int i = 0; i < 900; ++i) {
        input.push_back(i % 3);
        output.push_back(2.0 * (i % 3));
    }
    EXPECT_EQ(given_data_index(input, output).value, 1.0);
    // Pure noise beside three values: correction keeps the mean at 0; an estimate may be negative.
    double sum = 0.0;
    int negative = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const draws noise(seed, 0);
        std::vector<double> y;
        for (std::uint32_t k = 0; y.size() < 900; ++k)
            for (std::size_t l = 0; l < block::size && y.size() < 900; ++l)
                y.push_back(noise.normal(k)[l]);
        const double value = given_data_index(input, y).value;
        sum += value;
        negative += value < 0.0 ? 1 : 0;
    }
    // The standard deviation of one is sqrt(2 x 2)/900 = .0022.
    EXPECT_NEAR(sum / 50.0, 0.0, 4.0 * 0.0022 / std::sqrt(50.0));
    EXPECT_GT(negative, 10);
}

TEST(given_data, leaves_out_what_failed_and_says_how_much)
{
    auto outputs = outputs_of(20'000, 7);
    for (std::size_t i = 0; i < outputs.size(); i += 10) outputs[i] = not_a_number;
    outputs[1] = std::numeric_limits<double>::infinity();
    const auto indices =
        given_data_indices(ishigami_belief(), outputs, {.seed = 7, .confidence = 0.99999});
    EXPECT_EQ(indices.failed(), 2001U);
    EXPECT_LE(indices.first("x1").low, ishigami_first[0]);
    EXPECT_GE(indices.first("x1").high, ishigami_first[0]);
}

TEST(given_data, is_undetermined_where_nothing_can_be_said)
{
    const std::vector<double> few{1.0, 2.0, 3.0};
    const std::vector<double> same(100, 1.0 / 3.0);
    std::vector<double> rising(100);
    for (std::size_t i = 0; i < rising.size(); ++i) rising[i] = static_cast<double>(i);
    EXPECT_FALSE(given_data_index(few, few).determined());
    EXPECT_FALSE(given_data_index({}, {}).determined());
    EXPECT_FALSE(given_data_index(rising, same).determined());
    EXPECT_FALSE(given_data_index(same, rising).determined());
    EXPECT_FALSE(given_data_index(std::vector<double>(100, not_a_number), rising).determined());
    EXPECT_GT(given_data_index(rising, rising).value, 0.98);
    EXPECT_THROW((void)given_data_index(few, rising), domain_error);
    EXPECT_THROW((void)given_data_index(rising, rising, {.confidence = 1.0}), domain_error);
    EXPECT_THROW((void)given_data_indices(prior<ishigami_parameters>(), rising), domain_error);
}

}  // namespace
