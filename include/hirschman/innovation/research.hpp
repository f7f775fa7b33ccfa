// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When one country's research spending passes another's. The log ratio of two annual totals is
/// close to a random walk with drift; the event is the first whole year in which one exceeds the
/// other. A total of year y refers to the middle of y, so a fitted crossing of 2023.68 is March
/// 2024, and predicts that 2024 is the first year.

#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::innovation {

/// ln(challenger/leader), year by year.
/// @param challenger, leader positive, in one unit and of one data vintage: ratios of two
///        vintages must not be differenced
/// @throws domain_error where a series is empty, the lengths differ or a total is not positive
[[nodiscard]] inline std::vector<double> log_ratios(std::span<const double> challenger,
                                                    std::span<const double> leader)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (challenger.empty()) throw domain_error("a series of research spending is empty");
    if (challenger.size() != leader.size())
        throw domain_error("two series of research spending have " +
                           std::to_string(challenger.size()) + " and " +
                           std::to_string(leader.size()) + " years");
    std::vector<double> ratios;
    ratios.reserve(challenger.size());
    for (std::size_t i = 0; i < challenger.size(); ++i)
        ratios.push_back(
            std::log(in_range(challenger[i], 0.0, infinity, "challenger's spending", bounds::open) /
                     in_range(leader[i], 0.0, infinity, "leader's spending", bounds::open)));
    return ratios;
}

/// A random walk seen through its last steps.
template <class S>
struct drift {
    S last;       ///< log ratio of the last year; below zero the challenger is behind
    S mean_step;  ///< mean yearly change
    S spread;     ///< standard deviation of the changes, with n - 1

    BOOST_DESCRIBE_CLASS(drift, (), (last, mean_step, spread), (), ())
};

/// The drift over the last `window` differences.
/// @param window >= 2; the series needs window + 1 years. @throws domain_error otherwise
/// @verified research_test: .0423 and .0188 over five, .0291 and .0203 over ten differences to 2023
[[nodiscard]] inline drift<double> recent_drift(std::span<const double> log_ratio, int window)
{
    if (window < 2 || static_cast<std::size_t>(window) >= log_ratio.size())
        throw domain_error("window", window, "years",
                           "[2, " + std::to_string(log_ratio.size()) + ")");
    const auto recent = log_ratio.last(static_cast<std::size_t>(window) + 1);
    double squares = 0.0;
    const double mean = (recent.back() - recent.front()) / window;
    for (std::size_t i = 1; i < recent.size(); ++i) {
        const double off = recent[i] - recent[i - 1] - mean;
        squares += off * off;
    }
    return {recent.back(), mean, std::sqrt(squares / (window - 1))};
}

/// How many standard normals `drift_drawn` takes for a window.
[[nodiscard]] constexpr std::size_t drift_shocks(int window) noexcept
{
    return window < 1 ? 0 : 2 * static_cast<std::size_t>(window) - 1;
}

/// A drift as it may truly be, given that its mean and spread were estimated from `window`
/// differences: the mean is Student t about the estimate, the variance spread^2 (n - 1)/chi-square,
/// both with n - 1 degrees of freedom and drawn apart, as the published probabilities were. (Drawn
/// together, mean given variance, three years ahead of 2022 come out at .236 and not at .25.) The t
/// and the chi-square are made exactly from standard normals.
/// @param estimated mean_step finite, spread >= 0
/// @param window >= 2; @param shocks `drift_shocks(window)` independent standard normals
/// @throws domain_error outside
/// @verified research_test: probabilities by simulation, and by integration
template <scalar S>
[[nodiscard]] drift<S> drift_drawn(const drift<S>& estimated, int window, std::span<const S> shocks)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (window < 2) throw domain_error("window", window, "years", "[2, inf)");
    if (shocks.size() != drift_shocks(window))
        throw domain_error("shocks", static_cast<double>(shocks.size()), "",
                           "[" + std::to_string(drift_shocks(window)) + "]");
    const S spread =
        in_range(estimated.spread, 0.0, infinity, "spread", bounds::left_closed, "per year");
    const auto degrees = static_cast<std::size_t>(window - 1);
    const auto stretch = [&](std::span<const S> normals) {
        S chi_square(0.0);
        for (const S& z : normals) chi_square += z * z;
        return S(sqrt(static_cast<double>(degrees) / chi_square));
    };
    const S student = shocks[0] * stretch(shocks.subspan(1, degrees));
    return {estimated.last, estimated.mean_step + spread * student / std::sqrt(1.0 * window),
            spread * stretch(shocks.last(degrees))};
}

/// The first year in which the challenger's total exceeds the leader's.
template <class S>
struct crossing {
    S first_year;  ///< the year after the last one looked at where `crossed` is zero
    S crossed;     ///< one if it happens in the years looked at, zero if not

    BOOST_DESCRIBE_CLASS(crossing, (), (first_year, crossed), (), ())
};

/// Walks from the last known log ratio, one shock a year.
/// @param last_known year of `walk.last`; a challenger already ahead crossed in that year or
///        before, which is answered by `last_known`
/// @param shocks one standard normal a year, as many as there are years to look at
/// @throws domain_error for a NaN or infinite step or ratio, or a negative spread
template <scalar S>
[[nodiscard]] crossing<S> first_crossing(const drift<S>& walk, int last_known,
                                         std::span<const S> shocks)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    S ratio = in_range(walk.last, -infinity, infinity, "last log ratio", bounds::open);
    const S step =
        in_range(walk.mean_step, -infinity, infinity, "mean step", bounds::open, "per year");
    const S spread =
        in_range(walk.spread, 0.0, infinity, "spread", bounds::left_closed, "per year");
    // Counts the years that end with the challenger still behind and never ahead before.
    S behind = select(less(S(0.0), ratio), S(0.0), S(1.0));
    S years_behind = behind;
    for (const S& shock : shocks) {
        ratio += step + spread * shock;
        behind = select(less(S(0.0), ratio), S(0.0), behind);
        years_behind += behind;
    }
    return {years_behind + static_cast<double>(last_known), 1.0 - behind};
}

/// One if the crossing happens in `year` or before, zero if not; its mean over draws is the
/// probability.
template <class S>
[[nodiscard]] S crossed_by(const crossing<S>& race, int year)
{
    return race.crossed *
           select(less_equal(race.first_year, S(static_cast<double>(year))), S(1.0), S(0.0));
}

/// A line through the log ratios, by least squares.
struct fitted_crossing {
    double slope = 0.0;  ///< per year
    /// Where the line is zero, in years; infinite where the slope is zero or less: the challenger
    /// does not pass.
    double at = 0.0;

    /// The first year whose total exceeds: 2024.34 predicts 2025. Infinite without a crossing.
    [[nodiscard]] double first_year() const { return std::floor(at) + 1.0; }

    BOOST_DESCRIBE_CLASS(fitted_crossing, (), (slope, at), (), ())
};

/// @param log_ratio at least two years, the last of them `last_known`
/// @throws domain_error for fewer, or one that is not finite
/// @verified research_test: the table of twenty crossings
[[nodiscard]] inline fitted_crossing crossing_by_least_squares(std::span<const double> log_ratio,
                                                               int last_known)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto n = static_cast<double>(log_ratio.size());
    if (log_ratio.size() < 2) throw domain_error("years", n, "", "[2, inf)");
    double mean = 0.0;
    for (const double x : log_ratio)
        mean += in_range(x, -infinity, infinity, "log ratio", bounds::open) / n;
    double product = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < log_ratio.size(); ++i) {
        const double off = static_cast<double>(i) - (n - 1.0) / 2.0;
        product += off * (log_ratio[i] - mean);
        squares += off * off;
    }
    const double slope = product / squares;
    const double middle = last_known - (n - 1.0) / 2.0;
    return {slope, slope > 0.0 ? middle - mean / slope : infinity};
}

}  // namespace hirschman::inline v0_1::innovation
