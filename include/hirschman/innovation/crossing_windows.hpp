// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When two series of research spending cross, by the years a line is fitted to: the spread over
/// windows is the least that a fitted date is uncertain by. One data vintage at a time: run it on
/// the ratios of each release that could be read, and never on differences between releases.

#include <hirschman/innovation/research.hpp>

#include <boost/describe/class.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::innovation {

/// The crossing of one window.
struct window_crossing {
    int window = 0;  ///< years fitted, the last ones known
    fitted_crossing line;
};

/// The crossings over all windows; years.
struct crossing_windows {
    std::vector<window_crossing> by_window;  ///< in the order given
    double earliest = 0.0;                   ///< smallest first year
    double median = 0.0;   ///< middle first year, the later of two; infinite if half do not cross
    double latest = 0.0;   ///< largest first year; infinite if any does not cross
    double without = 0.0;  ///< share of windows whose line does not cross

    BOOST_DESCRIBE_CLASS(crossing_windows, (), (earliest, median, latest, without), (), ())
};

/// @param log_ratio of one vintage, as `log_ratios`, the last of year `last_known`
/// @param windows at least one, each from 2 to the number of years
/// @throws domain_error otherwise, and as `crossing_by_least_squares`
/// @verified crossing_windows_test: the row of data through 2022 with windows of 4, 5, 6, 8, 11
///
///     const int windows[] = {4, 5, 6, 8, 11};
///     auto crossings = crossings_by_window(log_ratios(china, usa), 2022, windows);
[[nodiscard]] inline crossing_windows crossings_by_window(std::span<const double> log_ratio,
                                                          int last_known,
                                                          std::span<const int> windows)
{
    if (windows.empty()) throw domain_error("windows", 0.0, "", "[1, inf)");
    crossing_windows found;
    std::vector<double> first_years;  // sorted
    std::size_t without = 0;
    for (const int window : windows) {
        if (window < 2 || static_cast<std::size_t>(window) > log_ratio.size())
            throw domain_error("window", window, "years",
                               "[2, " + std::to_string(log_ratio.size()) + "]");
        const auto line =
            crossing_by_least_squares(log_ratio.last(static_cast<std::size_t>(window)), last_known);
        found.by_window.push_back({window, line});
        const double year = line.first_year();
        auto place = first_years.begin();
        while (place != first_years.end() && *place <= year) ++place;
        first_years.insert(place, year);
        if (std::isinf(year)) ++without;
    }
    found.earliest = first_years.front();
    found.median = first_years[first_years.size() / 2];
    found.latest = first_years.back();
    found.without = static_cast<double>(without) / static_cast<double>(windows.size());
    return found;
}

}  // namespace hirschman::inline v0_1::innovation
