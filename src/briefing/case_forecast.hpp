// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/briefing/backtest.hpp>

#include <string>
#include <vector>

namespace hirschman::inline v0_1::briefing {

/// What a function said of a case on its day, on the scale of the case.
struct case_forecast {
    double low = 0.0;
    double median = 0.0;
    double high = 0.0;
    /// A thousand quantiles of equal weight, rising.
    std::vector<double> rising = {};
    std::uint64_t failed = 0;
    std::vector<uncertainty::estimate> used = {};
};

/// @throws domain_error for an estimate that was not known on the day, and for a function or
/// setting that is none
[[nodiscard]] case_forecast forecast_of(const data::backtest_case& asked,
                                        const data::estimate_table& estimates,
                                        const backtest_options& options);

/// The hash of `backtest_result::estimates_hash`.
[[nodiscard]] std::string hash_of(const data::estimate_table& estimates);

}  // namespace hirschman::inline v0_1::briefing
