// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The main job: an article of July 2025 asked whether the United States handed China a win by
/// trading AI chips for rare earths. Claim by claim: what it said, what a careful model would have
/// said that day and how sure, what then happened, and where each figure comes from.

#include <hirschman/config.hpp>
#include <hirschman/data.hpp>
#include <hirschman/date.hpp>
#include <hirschman/io/report.hpp>
#include <hirschman/provenance.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::briefing {

/// A figure of the model. `low` and `high` enclose 80 % of the draws; they equal `median` where the
/// figure follows from published ones without uncertainty.
struct model_figure {
    std::string what = {};
    std::string unit = {};
    double low = 0.0;
    double median = 0.0;
    double high = 0.0;
};

/// What then happened, as reported; `on` is the day from which it was known.
struct outcome {
    std::string what = {};
    std::string unit = {};
    double value = 0.0;
    date on = {};
    std::string source = {};
    confidence trust = confidence::uncertain;
};

/// A parameter, or several that are paired, and the share of a figure's variance that would stay if
/// all others became known: its total Sobol' index, with 95 % interval.
struct driver {
    std::string parameter = {};
    std::string estimate = {};  ///< name of what was believed of it
    double total = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// What drives a claim's headline, or the named figure where the headline rests on no estimate.
struct driven {
    std::string figure = {};
    /// One to three, the largest first; none where there is nothing to drive it.
    std::vector<driver> by = {};
    std::string why_none = {};
};

struct claim {
    int number = 0;
    std::string statement = {};
    std::string article_figure = {};
    /// The first is the headline.
    std::vector<model_figure> figures = {};
    std::vector<outcome> outcomes = {};
    /// What stands beside the figures: tables, then charts.
    std::vector<io::table> tables = {};
    std::vector<io::chart> charts = {};
    driven drivers = {};
    /// One sentence, composed from the figures.
    std::string reading = {};
    /// Draws that failed, and other remarks on the figures.
    std::vector<std::string> notes = {};
    /// What had to be left out on this day, and why; the claim is then answered in part or not.
    std::vector<std::string> undetermined = {};
    std::vector<std::string> sources = {};
};

struct chips_for_magnets_options {
    /// Draws of every ensemble, at least 1.
    std::size_t draws = 20'000;
    std::uint64_t seed = 2025;
    /// 0: as many as the machine has. The digits do not depend on it.
    unsigned threads = 0;
    /// Called before each claim with its number and the number of claims.
    std::function<void(int, int)> progress = {};
};

struct chips_for_magnets_result {
    date as_of = {};
    std::size_t draws = 0;
    std::uint64_t seed = 0;
    std::vector<claim> claims = {};
    /// Statements of the article that no function computes.
    std::vector<std::string> not_computed = {};
};

/// Every claim of the article that the library computes. Only evidence known on `known.when` enters
/// the model; outcomes stand beside it and never enter.
/// @throws domain_error for zero draws
[[nodiscard]] HIRSCHMAN_API chips_for_magnets_result
chips_for_magnets(const data::evidence& known, const chips_for_magnets_options& options = {});

/// The same as a document: terminal text, HTML, JSON and CSV are its renderings.
[[nodiscard]] HIRSCHMAN_API io::report report_of(const chips_for_magnets_result& result);

/// The figures alone, for programs: numbers as numbers, with the fewest digits that read back the
/// same.
[[nodiscard]] HIRSCHMAN_API std::string json_text(const chips_for_magnets_result& result);

}  // namespace hirschman::inline v0_1::briefing
