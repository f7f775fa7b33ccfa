// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Forecasts of what is not known yet, written down with a release and scored by later ones as they
/// stand: `forecasts/` holds one table a release.

#include <hirschman/briefing/backtest.hpp>

#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::briefing {

/// An 80 % interval with its median, on the scale of the case.
struct frozen_forecast {
    text<48> id = {};
    /// The day on which it was made.
    date as_of = {};
    score_scale scale = score_scale::level;
    double low = 0.0;
    double median = 0.0;
    double high = 0.0;
    /// By when the outcome should be known.
    date resolves_by = {};
    std::string what = {};
    /// Of the estimates it was made with, as `backtest_result::estimates_hash`.
    std::string estimates_hash = {};

    friend bool operator==(const frozen_forecast&, const frozen_forecast&) = default;
};

/// What the functions say today of every open case. @throws domain_error as `backtest`, and for a
/// case that should be known by then
[[nodiscard]] HIRSCHMAN_API std::vector<frozen_forecast> freeze(
    std::span<const data::backtest_case> cases, const data::estimate_table& estimates, as_of today,
    const backtest_options& options = {});

/// The table of a release, and back.
[[nodiscard]] HIRSCHMAN_API std::string csv_text(std::span<const frozen_forecast> forecasts);
/// @throws data_error, also for an interval whose ends are not in order
[[nodiscard]] HIRSCHMAN_API std::vector<frozen_forecast> frozen_forecasts_from(
    const io::csv_table& table);

/// A forecast whose outcome is known now: the case of the same id has it.
struct resolved_forecast {
    frozen_forecast of = {};
    double observed = 0.0;
    scored_interval model = {};
};

/// Those that cases have outcomes for, in their order. The rest is still open.
[[nodiscard]] HIRSCHMAN_API std::vector<resolved_forecast> resolve(
    std::span<const frozen_forecast> forecasts, std::span<const data::backtest_case> cases);

}  // namespace hirschman::inline v0_1::briefing
