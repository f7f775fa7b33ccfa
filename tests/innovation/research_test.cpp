// SPDX-License-Identifier: BSL-1.0
#include <hirschman/innovation/research.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace inn = hirschman::innovation;
using hirschman::block;
using hirschman::domain_error;
using hirschman::dual;

namespace {

// Gross domestic spending on research, million current PPP dollars, 2008 to 2024: OECD MSTI,
// vintage of September 2026. Run on it, a forecast of an earlier date is pseudo-real-time.
constexpr int first_year = 2008;
constexpr std::array china{145416.7767, 184059.7903, 212074.8694, 246477.1995, 290892.7655,
                           327146.2769, 352373.0969, 374714.4954, 404635.427,  435789.6306,
                           480642.3269, 545460.7854, 607601.4738, 701114.6371, 811348.1998,
                           915462.8102, 1028343.962};
constexpr std::array united_states{405405.0, 404201.0, 408499.0, 427123.0, 434427.0, 455092.0,
                                   476970.0, 507372.0, 533454.0, 565447.0, 617538.0, 676997.0,
                                   729862.0, 821488.0, 907828.0, 952115.0, 1009275.0};

std::vector<double> through(int year)
{
    auto ratios = inn::log_ratios(china, united_states);
    ratios.resize(static_cast<std::size_t>(year - first_year + 1));
    return ratios;
}

constexpr double pi = 3.14159265358979323846;

/// P(first year <= last + years) for one or two years, by integrating over the variance, the mean
/// and the first step instead of drawing.
double probability_within(const inn::drift<double>& d, int window, int years)
{
    const double degrees = window - 1;
    const double gamma_ratio = std::exp(std::lgamma((degrees + 1) / 2) - std::lgamma(degrees / 2));
    double crossed = 0.0;
    double mass = 0.0;
    constexpr int variances = 100, means = 100, steps = 60;
    for (int i = 0; i < variances; ++i) {
        const double chi_square = 40.0 * (i + 0.5) / variances;
        const double sigma = d.spread * std::sqrt(degrees / chi_square);
        for (int j = 0; j < means; ++j) {
            const double u = -1.0 + 2.0 * (j + 0.5) / means;
            const double t = u / (1 - u * u);
            const double mean = d.mean_step + d.spread * t / std::sqrt(1.0 * window);
            const double weight =
                std::exp((degrees / 2 - 1) * std::log(chi_square) - chi_square / 2) * gamma_ratio *
                std::pow(1 + t * t / degrees, -(degrees + 1) / 2) * (1 + u * u) /
                ((1 - u * u) * (1 - u * u));
            // Behind after one year: z below this.
            const double limit = -(d.last + mean) / sigma;
            double behind = hirschman::normal_cdf(limit);
            if (years == 2) {
                behind = 0.0;
                const double top = std::min(limit, 8.0);
                for (int k = 0; k < steps && top > -8.0; ++k) {
                    const double z = -8.0 + (top + 8.0) * (k + 0.5) / steps;
                    behind += (top + 8.0) / steps * std::exp(-z * z / 2) / std::sqrt(2 * pi) *
                              hirschman::normal_cdf(limit - mean / sigma - z);
                }
            }
            crossed += weight * (1.0 - behind);
            mass += weight;
        }
    }
    return crossed / mass;
}

struct shares {
    double within_one = 0.0;
    double within_two = 0.0;
    double within_three = 0.0;
    double never = 0.0;
};

shares simulated(const inn::drift<double>& d, int window, int last_known)
{
    std::mt19937_64 bits(20250715);
    std::normal_distribution<double> normal;
    constexpr int blocks = 800;
    shares found;
    const inn::drift<block> estimate{d.last, d.mean_step, d.spread};
    std::vector<block> window_shocks(inn::drift_shocks(window));
    std::vector<block> yearly(8);
    for (int b = 0; b < blocks; ++b) {
        for (auto* shocks : {&window_shocks, &yearly})
            for (auto& shock : *shocks)
                for (auto& lane : shock.lanes) lane = normal(bits);
        const auto walk = inn::drift_drawn<block>(estimate, window, window_shocks);
        const auto race = inn::first_crossing<block>(walk, last_known, yearly);
        const block one = inn::crossed_by(race, last_known + 1);
        const block two = inn::crossed_by(race, last_known + 2);
        const block three = inn::crossed_by(race, last_known + 3);
        for (std::size_t i = 0; i < block::size; ++i) {
            found.within_one += one[i] / (blocks * 64.0);
            found.within_two += two[i] / (blocks * 64.0);
            found.within_three += three[i] / (blocks * 64.0);
            found.never += (1.0 - race.crossed[i]) / (blocks * 64.0);
        }
    }
    return found;
}

}  // namespace

TEST(research, mean_step_and_spread_are_as_published)
{
    const auto five = inn::recent_drift(through(2023), 5);
    EXPECT_NEAR(five.mean_step, 0.0423, 5e-5);
    EXPECT_NEAR(five.spread, 0.0188, 5e-5);
    EXPECT_NEAR(std::exp(five.last), 0.9615, 5e-5);
    const auto ten = inn::recent_drift(through(2023), 10);
    EXPECT_NEAR(ten.mean_step, 0.0291, 5e-5);
    EXPECT_NEAR(ten.spread, 0.0203, 5e-5);
}

// P(first year <= 2024) and <= 2025; section 6 of the models addendum: simulated there, tolerance
// .01.
TEST(research, probabilities_are_as_published)
{
    const auto five = simulated(inn::recent_drift(through(2023), 5), 5, 2023);
    EXPECT_NEAR(five.within_one, 0.55, 0.01);
    EXPECT_NEAR(five.within_two, 0.89, 0.01);
    const auto ten = simulated(inn::recent_drift(through(2023), 10), 10, 2023);
    EXPECT_NEAR(ten.within_one, 0.32, 0.01);
    EXPECT_NEAR(ten.within_two, 0.73, 0.01);
    const auto earlier = simulated(inn::recent_drift(through(2022), 5), 5, 2022);
    EXPECT_NEAR(earlier.within_two, 0.04, 0.01);
    EXPECT_NEAR(earlier.within_three, 0.25, 0.01);
    // The drift itself is uncertain, so some draws never cross in the eight years.
    EXPECT_GT(earlier.never, five.never);
    EXPECT_LT(earlier.never, 0.1);
}

TEST(research, draws_agree_with_integration)
{
    for (const auto& [year, window] : {std::pair{2023, 5}, {2023, 10}, {2022, 5}}) {
        const auto d = inn::recent_drift(through(year), window);
        const auto drawn = simulated(d, window, year);
        EXPECT_NEAR(drawn.within_one, probability_within(d, window, 1), 0.007);
        EXPECT_NEAR(drawn.within_two, probability_within(d, window, 2), 0.007);
    }
}

// t* = -a/b of the line through the log ratios; rows: last year, columns: 4, 5, 6, 8, 11 years.
// Three cells follow the models addendum: 2033.7, 2023.6 and 2026.4.
TEST(research, least_squares_crossings_are_as_published)
{
    const int last[] = {2018, 2020, 2022, 2023};
    const int years[] = {4, 5, 6, 8, 11};
    const double published[4][5] = {{2032.2, 2035.0, 2033.7, 2024.0, 2019.7},
                                    {2027.1, 2028.3, 2028.5, 2030.1, 2023.6},
                                    {2025.5, 2025.5, 2026.1, 2026.9, 2027.4},
                                    {2024.1, 2024.3, 2024.5, 2025.3, 2026.4}};
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 5; ++column) {
            const auto ratios = through(last[row]);
            const auto fit = inn::crossing_by_least_squares(
                std::span(ratios).last(static_cast<std::size_t>(years[column])), last[row]);
            EXPECT_NEAR(fit.at, published[row][column], 0.05)
                << "through " << last[row] << ", " << years[column] << " years";
        }
}

TEST(research, a_fitted_crossing_predicts_the_next_whole_year)
{
    const auto predicted = [](int last, std::size_t years) {
        const auto ratios = through(last);
        return inn::crossing_by_least_squares(std::span(ratios).last(years), last).first_year();
    };
    EXPECT_EQ(predicted(2023, 5), 2025);  // 2024.34
    EXPECT_EQ(predicted(2022, 5), 2026);  // 2025.51
    // At a whole year the totals are equal and the next exceeds.
    EXPECT_EQ(inn::crossing_by_least_squares(std::array{-2.0, -1.0}, 2020).at, 2021.0);
    EXPECT_EQ(inn::crossing_by_least_squares(std::array{-2.0, -1.0}, 2020).first_year(), 2022.0);
}

TEST(research, the_series_crossed_in_2024)
{
    const auto ratios = through(2024);
    EXPECT_NEAR(std::exp(ratios.back()), 1.0189, 5e-5);
    EXPECT_LT(ratios[ratios.size() - 2], 0.0);
    const double before = ratios[ratios.size() - 2];
    EXPECT_NEAR(2023 - before / (ratios.back() - before), 2023.68, 5e-3);
}

TEST(research, without_a_rising_line_there_is_no_crossing)
{
    const auto fit = inn::crossing_by_least_squares(std::array{-0.1, -0.2, -0.3}, 2020);
    EXPECT_TRUE(std::isinf(fit.at));
    EXPECT_TRUE(std::isinf(fit.first_year()));
    const std::array<double, 5> none{};
    const auto race = inn::first_crossing<double>({-0.1, 0.0, 0.02}, 2023, none);
    EXPECT_EQ(race.crossed, 0.0);
    EXPECT_EQ(race.first_year, 2029.0);
    EXPECT_EQ(inn::crossed_by(race, 2040), 0.0);
}

TEST(research, the_first_crossing_counts_even_if_the_lead_is_lost_again)
{
    const std::array shocks{1.0, -3.0, 5.0};
    const auto race = inn::first_crossing<double>({-0.01, 0.0, 0.02}, 2023, shocks);
    EXPECT_EQ(race.first_year, 2024.0);
    EXPECT_EQ(race.crossed, 1.0);
    EXPECT_EQ(inn::crossed_by(race, 2023), 0.0);
    EXPECT_EQ(inn::crossed_by(race, 2024), 1.0);
    EXPECT_EQ(inn::first_crossing<double>({0.01, -1.0, 0.0}, 2023, shocks).first_year, 2023.0);
}

TEST(research, drawn_drifts_use_every_shock_of_the_window)
{
    // Window 3: one normal over the root of a chi-square of two, and another chi-square of two.
    const std::array shocks{2.0, 1.0, -1.0, 2.0, 2.0};
    const auto d = inn::drift_drawn<double>({-0.04, 0.04, 0.02}, 3, shocks);
    EXPECT_DOUBLE_EQ(d.mean_step, 0.04 + 0.02 * 2.0 / std::sqrt(3.0));
    EXPECT_DOUBLE_EQ(d.spread, 0.02 * std::sqrt(2.0 / 8.0));
    EXPECT_EQ(d.last, -0.04);
    const auto slope = hirschman::derivative(
        [&](dual spread) {
            const std::array<dual, 5> s{dual(2.0), dual(1.0), dual(-1.0), dual(2.0), dual(2.0)};
            return inn::drift_drawn<dual>({dual(-0.04), dual(0.04), spread}, 3, s).mean_step;
        },
        0.02);
    EXPECT_NEAR(slope, 2.0 / std::sqrt(3.0), 1e-15);
}

TEST(research, impossible_inputs_are_refused)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> empty;
    EXPECT_THROW((void)inn::log_ratios(empty, empty), domain_error);
    EXPECT_THROW((void)inn::log_ratios(std::array{1.0, 2.0}, std::array{1.0}), domain_error);
    EXPECT_THROW((void)inn::log_ratios(std::array{0.0}, std::array{1.0}), domain_error);
    EXPECT_THROW((void)inn::log_ratios(std::array{1.0}, std::array{-1.0}), domain_error);
    EXPECT_THROW((void)inn::log_ratios(std::array{nan}, std::array{1.0}), domain_error);
    EXPECT_THROW((void)inn::recent_drift(std::array{-0.2, -0.1}, 2), domain_error);
    EXPECT_THROW((void)inn::recent_drift(std::array{-0.3, -0.2, -0.1}, 1), domain_error);
    EXPECT_THROW((void)inn::recent_drift(empty, 5), domain_error);
    EXPECT_THROW((void)inn::crossing_by_least_squares(std::array{-0.2}, 2020), domain_error);
    EXPECT_THROW((void)inn::crossing_by_least_squares(std::array{-0.2, nan}, 2020), domain_error);
    EXPECT_THROW((void)inn::first_crossing<double>({nan, 0.1, 0.1}, 2020, empty), domain_error);
    EXPECT_THROW((void)inn::first_crossing<double>({-0.1, 0.1, -0.1}, 2020, empty), domain_error);
    EXPECT_THROW((void)inn::drift_drawn<double>({-0.1, 0.1, 0.1}, 1, std::array{1.0}),
                 domain_error);
    EXPECT_THROW((void)inn::drift_drawn<double>({-0.1, 0.1, 0.1}, 5, std::array{1.0}),
                 domain_error);
}

TEST(research, a_failed_lane_stays_failed)
{
    inn::drift<block> walk{-0.04, 0.04, 0.02};
    walk.spread[3] = -1.0;
    const std::vector<block> shocks(3, block(0.0));
    const auto race = inn::first_crossing<block>(walk, 2023, shocks);
    EXPECT_TRUE(std::isnan(race.first_year[3]));
    EXPECT_TRUE(std::isnan(inn::crossed_by(race, 2024)[3]));
    EXPECT_FALSE(std::isnan(race.first_year[2]));
}

RC_GTEST_PROP(research, a_faster_challenger_is_never_later, ())
{
    const double last = -*rc::gen::inRange(0, 300) / 1000.0;
    const double step = *rc::gen::inRange(-50, 100) / 1000.0;
    std::array<double, 12> shocks{};
    for (double& shock : shocks) shock = *rc::gen::inRange(-300, 301) / 100.0;
    const auto slow = inn::first_crossing<double>({last, step, 0.02}, 2023, shocks);
    const auto fast = inn::first_crossing<double>({last, step + 0.01, 0.02}, 2023, shocks);
    RC_ASSERT(fast.first_year <= slow.first_year);
    RC_ASSERT(fast.crossed >= slow.crossed);
}
