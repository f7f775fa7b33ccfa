// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/text.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::data {

/// What a case can teach. Only the first two are scored.
enum class case_class {
    forecast,          ///< every input was public by the day asked
    conditional,       ///< the same, given how the policy went
    in_sample,         ///< its outcome set a parameter
    identity,          ///< arithmetic on its own outcome
    others_forecast,   ///< the "outcome" is somebody's forecast or plan
    pseudo_real_time,  ///< run on data revised later
    not_modelled,      ///< no function, or an input is missing
    open,              ///< asked, and not known yet
};
[[nodiscard]] constexpr bool is_scored(case_class c) noexcept
{
    return c == case_class::forecast || c == case_class::conditional;
}
[[nodiscard]] constexpr std::string_view name(case_class c) noexcept
{
    constexpr std::string_view names[] = {
        "forecast",        "conditional",      "in_sample",    "identity",
        "others_forecast", "pseudo_real_time", "not_modelled", "open"};
    return names[static_cast<int>(c)];
}

/// Something that happened, and the question that a function answers about it.
struct backtest_case {
    text<48> id = {};
    /// Cases that share a policy event form one episode.
    text<48> episode = {};
    case_class kind = case_class::not_modelled;
    /// Which function answers, and with what; empty where the case is not scored.
    text<24> function = {};
    std::vector<std::pair<std::string, std::string>> settings = {};
    /// The day on which the question is asked; of an open one, that of the release.
    std::optional<date> as_of = {};
    /// Level before the shock, in `unit`; empty for days, which are compared by their logarithm.
    std::optional<double> base = {};
    std::string unit = {};
    std::optional<double> observed = {};
    /// From which day the outcome was known; of an open question, by when it should be.
    std::optional<date> observed_from = {};
    /// Levels over the base, for the benchmarks: as on the day asked, and as before the shock.
    std::optional<double> unchanged = {};
    std::optional<double> returned = {};
    std::string what = {};
    provenance origin = {};
    std::string note = {};
};

/// The rows of a CSV file with the columns of data/backtest_cases.csv.
/// @throws data_error, also where a scored case lacks its function, day or outcome, or its outcome
/// was known by the day asked, and where an open one has an outcome; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<backtest_case> backtest_cases_from(
    const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<backtest_case> load_backtest_cases(const std::string& path);
/// The built-in data/backtest_cases.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<backtest_case> backtest_cases();

}  // namespace hirschman::inline v0_1::data
