// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How good are the scenario functions? Each is asked about what happened, with what was known on
/// the day of the question, and scored by the protocol of docs/backtest.md.

#include <hirschman/config.hpp>
#include <hirschman/data/backtest_case.hpp>
#include <hirschman/data/estimate_table.hpp>
#include <hirschman/io/report.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::briefing {

/// Quantities are divided by the level before the shock; days enter as natural logarithms.
enum class score_scale { level, log_days };
[[nodiscard]] constexpr std::string_view name(score_scale s) noexcept
{
    return s == score_scale::level ? "level before the shock = 1" : "logarithm of days";
}

/// The opponents: their 80 % intervals come from their errors in the other episodes, the third's
/// from a uniform law on [0, 1.2] of the level before the shock.
enum class benchmark { nothing_changes, everything_returns, know_nothing };
inline constexpr std::size_t benchmark_count = 3;
[[nodiscard]] constexpr std::string_view name(benchmark b) noexcept
{
    constexpr std::string_view names[] = {"nothing changes", "everything returns", "know nothing"};
    return names[static_cast<int>(b)];
}

/// An 80 % interval and its interval score.
struct scored_interval {
    double lower = 0.0;
    double upper = 0.0;
    double score = 0.0;
    [[nodiscard]] double width() const noexcept { return upper - lower; }
};

struct scored_case {
    data::backtest_case of = {};
    score_scale scale = score_scale::level;
    double observed = 0.0;
    double median = 0.0;
    scored_interval model = {};
    /// Continuous ranked probability score, and the transform (drawn at point masses).
    double crps = 0.0;
    double transform = 0.0;
    /// Empty where a benchmark says nothing: on the scale of days, or with too few other errors.
    std::array<std::optional<scored_interval>, benchmark_count> against = {};
    std::uint64_t failed_draws = 0;

    [[nodiscard]] bool inside() const noexcept
    {
        return model.lower <= observed && observed <= model.upper;
    }
};

/// Means over the cases of an episode on one scale.
struct episode_score {
    std::string episode = {};
    score_scale scale = score_scale::level;
    std::size_t cases = 0;
    std::size_t inside = 0;
    double score = 0.0;
    double width = 0.0;
    double crps = 0.0;
    std::array<std::optional<double>, benchmark_count> against = {};
};

/// A benchmark over the episodes in which it says something.
struct comparison {
    std::size_t episodes = 0;
    /// Means over these episodes.
    double model = 0.0;
    double opponent = 0.0;
    /// Episodes in which the model's score is the lower.
    std::size_t won = 0;

    /// Lower on the whole, and in at least half of the episodes.
    [[nodiscard]] bool passed() const noexcept
    {
        return episodes > 0 && model < opponent && 2 * won >= episodes;
    }
};

/// A case that was not run, and why.
struct unscored_case {
    data::backtest_case of = {};
    std::string why = {};
};

struct backtest_options {
    /// Draws of every ensemble, at least 1,000.
    std::size_t draws = 20'000;
    std::uint64_t seed = 2025;
    /// 0: as many as the machine has. The digits do not depend on it.
    unsigned threads = 0;
};

struct backtest_result {
    /// CRC-32 of the names, numbers, laws and days of the table of estimates: another table,
    /// another hash.
    std::string estimates_hash = {};
    std::size_t draws = 0;
    std::uint64_t seed = 0;
    /// Misses first, then by episode and day.
    std::vector<scored_case> cases = {};
    std::vector<episode_score> episodes = {};
    /// On the level scale, by benchmark.
    std::array<comparison, benchmark_count> standard = {};
    /// Over all scored cases: mean over episodes of the share inside, with the 10 and 90 % points
    /// of resampling whole episodes.
    double coverage = 0.0;
    double coverage_low = 0.0;
    double coverage_high = 0.0;
    /// Mean over episodes, on the level scale; "know nothing" has .96.
    double mean_width = 0.0;
    double mean_crps = 0.0;
    std::vector<unscored_case> unscored = {};

    /// Different policy events among the scored cases.
    [[nodiscard]] HIRSCHMAN_API std::size_t independent_episodes() const;
    [[nodiscard]] bool passed() const noexcept
    {
        for (const auto& c : standard)
            if (!c.passed()) return false;
        return true;
    }
};

/// Runs and scores the cases. A case whose estimate was not known on its day, or rests on the
/// episode that is scored, is not scored and says so.
/// @throws domain_error for too few draws, and for a case whose function or settings are none
[[nodiscard]] HIRSCHMAN_API backtest_result backtest(std::span<const data::backtest_case> cases,
                                                     const data::estimate_table& estimates,
                                                     const backtest_options& options = {});
/// The built-in cases with the built-in estimates.
[[nodiscard]] HIRSCHMAN_API backtest_result backtest(const backtest_options& options = {});

/// The result as a document.
[[nodiscard]] HIRSCHMAN_API io::report report_of(const backtest_result& result);

}  // namespace hirschman::inline v0_1::briefing
