// SPDX-License-Identifier: BSL-1.0
#include "briefing/wording.hpp"

#include <hirschman/briefing/backtest.hpp>

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::briefing {

namespace {

std::string shown(score_scale scale, double value)
{
    return scale == score_scale::level ? fixed(value, 2) : fixed(std::exp(value), 0);
}

/// "gallium germanium 2023" of "gallium_germanium2023".
std::string words_of(std::string_view episode)
{
    std::string words;
    for (const char c : episode) {
        const bool digit = c >= '0' && c <= '9';
        const bool after_digit = !words.empty() && words.back() >= '0' && words.back() <= '9';
        if (digit && words.size() > 1 && !after_digit && words.back() != ' ') words += ' ';
        words += c == '_' ? ' ' : c;
    }
    return words;
}

std::string shown(const std::optional<double>& score) { return score ? fixed(*score, 2) : ""; }

io::table cases_table(const backtest_result& r, score_scale scale)
{
    const bool level = scale == score_scale::level;
    io::table t{.id = level ? "cases-level" : "cases-days",
                .title = level ? "Cases as a share of the level before the shock, misses first"
                               : "Cases in days, misses first",
                .columns = {{"what happened"},
                            {"episode"},
                            {"asked"},
                            {"10 %", "", io::alignment::right},
                            {"median", "", io::alignment::right},
                            {"90 %", "", io::alignment::right},
                            {"reported", "", io::alignment::right},
                            {""},
                            {"score", "", io::alignment::right}},
                .note = level ? "Score: interval score of the 80 % interval; lower is better."
                              : "Scores are of the natural logarithm of days; too few episodes for "
                                "a benchmark."};
    for (const auto& c : r.cases)
        if (c.scale == scale)
            t.rows.push_back({c.of.what, words_of(c.of.episode.view()), c.of.as_of->iso(),
                              shown(scale, c.model.lower), shown(scale, c.median),
                              shown(scale, c.model.upper), shown(scale, c.observed),
                              c.inside() ? "inside" : "MISS", fixed(c.model.score, 2)});
    return t;
}

io::table episodes_table(const backtest_result& r)
{
    io::table t{.id = "episodes",
                .title = "Episodes: means over their cases",
                .columns = {{"episode"},
                            {"scale"},
                            {"cases", "", io::alignment::right},
                            {"inside", "", io::alignment::right},
                            {"width", "", io::alignment::right},
                            {"score", "", io::alignment::right},
                            {"nothing changes", "", io::alignment::right},
                            {"everything returns", "", io::alignment::right},
                            {"know nothing", "", io::alignment::right}},
                .note =
                    "A case belongs to one episode, and cases that share a policy event to the "
                    "same. The benchmarks are intervals too, as wide as their errors in the "
                    "other episodes ask for."};
    for (const auto& e : r.episodes)
        t.rows.push_back({words_of(e.episode), e.scale == score_scale::level ? "level" : "days",
                          std::to_string(e.cases), std::to_string(e.inside), fixed(e.width, 2),
                          fixed(e.score, 2), shown(e.against[0]), shown(e.against[1]),
                          shown(e.against[2])});
    return t;
}

io::table standard_table(const backtest_result& r)
{
    io::table t{.id = "standard",
                .title = "The standard: pooled interval score, level scale",
                .columns = {{"benchmark"},
                            {"episodes", "", io::alignment::right},
                            {"its score", "", io::alignment::right},
                            {"the model's", "", io::alignment::right},
                            {"episodes won", "", io::alignment::right},
                            {"standard"}},
                .note =
                    "Required: a lower score on the whole, and in at least half of the "
                    "episodes, against each."};
    for (const auto b :
         {benchmark::nothing_changes, benchmark::everything_returns, benchmark::know_nothing}) {
        const auto& c = r.standard[static_cast<std::size_t>(b)];
        t.rows.push_back({std::string(name(b)), std::to_string(c.episodes), fixed(c.opponent, 3),
                          fixed(c.model, 3), std::to_string(c.won),
                          c.passed() ? "met" : "NOT MET"});
    }
    return t;
}

io::table unscored_table(const backtest_result& r, bool wanted)
{
    io::table t{.id = wanted ? "not-scored" : "reproductions",
                .title = wanted ? "Not scored" : "Reproductions, without hit or miss",
                .columns = {{"case"}, {"episode"}, {"class"}, {"reported"}, {"unit"}, {"remark"}},
                .note = wanted ? "An estimate was not known on the day, or rests on the episode."
                               : "in_sample: the outcome set a parameter. identity: arithmetic on "
                                 "its own outcome. others_forecast: the outcome is somebody's "
                                 "forecast or plan. pseudo_real_time: run on data revised later. "
                                 "not_modelled: no function, or an input is missing."};
    for (const auto& u : r.unscored)
        if (u.why.empty() != wanted && u.of.kind != data::case_class::open)
            t.rows.push_back({u.of.id.str(), words_of(u.of.episode.view()),
                              std::string(name(u.of.kind)),
                              u.of.observed ? brief(*u.of.observed) : "", u.of.unit,
                              wanted ? u.why : u.of.note});
    return t;
}

io::table open_table(const backtest_result& r)
{
    io::table t{.id = "open",
                .title = "Not known yet",
                .columns = {{"question"}, {"episode"}, {"known by"}},
                .note = "Each release freezes its forecasts of these; see forecasts/."};
    for (const auto& u : r.unscored)
        if (u.of.kind == data::case_class::open)
            t.rows.push_back({u.of.what, words_of(u.of.episode.view()), u.of.observed_from->iso()});
    return t;
}

io::chart against_observed(const backtest_result& r)
{
    io::chart c{.id = "predicted-observed",
                .title = "Predicted and observed",
                .subtitle = "Share of the level before the shock; whiskers: 80 % of draws",
                .x = {.label = "Observed", .from = 0.0},
                .y = {.label = "Predicted", .from = 0.0},
                .source = "model of this report; sources of the cases"};
    io::series inside{.name = "inside", .kind = io::series_kind::interval, .colour = io::hue::blue};
    io::series outside{
        .name = "miss", .kind = io::series_kind::interval, .colour = io::hue::vermillion};
    double most = 0.0;
    for (const auto& s : r.cases) {
        if (s.scale != score_scale::level) continue;
        auto& into = s.inside() ? inside : outside;
        into.x.push_back(rounded(s.observed));
        into.y.push_back(rounded(s.median));
        into.low.push_back(rounded(s.model.lower));
        into.high.push_back(rounded(s.model.upper));
        most = std::max({most, s.observed, s.model.upper});
    }
    if (!inside.x.empty()) c.data.push_back(inside);
    if (!outside.x.empty()) c.data.push_back(outside);
    c.data.push_back({.name = "predicted = observed",
                      .kind = io::series_kind::line,
                      .x = {0.0, most},
                      .y = {0.0, most},
                      .colour = io::hue::black});
    return c;
}

io::chart transforms(const backtest_result& r)
{
    io::chart c{.id = "transforms",
                .title = "Where outcomes fell in their forecasts",
                .subtitle = "Probability integral transform of each case; even, if calibrated",
                .y = {.label = "Transform", .from = 0.0, .to = 1.0},
                .source = "model of this report"};
    io::series dots{.name = "cases", .kind = io::series_kind::points, .colour = io::hue::blue};
    for (const auto& e : r.episodes) {
        const auto at =
            std::find(c.x.categories.begin(), c.x.categories.end(), words_of(e.episode));
        if (at == c.x.categories.end()) c.x.categories.push_back(words_of(e.episode));
    }
    for (const auto& s : r.cases) {
        const auto at = std::find(c.x.categories.begin(), c.x.categories.end(), s.of.episode.str());
        dots.x.push_back(static_cast<double>(at - c.x.categories.begin()));
        dots.y.push_back(rounded(s.transform));
    }
    c.data.push_back(dots);
    return c;
}

}  // namespace

io::report report_of(const backtest_result& r)
{
    std::size_t hits = 0;
    for (const auto& c : r.cases) hits += c.inside() ? 1 : 0;
    const auto episodes = r.independent_episodes();
    io::report report{
        .title = "Back-test: " + std::to_string(r.cases.size()) + " cases in " +
                 std::to_string(episodes) + " independent episodes",
        .subtitle =
            "What the scenario functions said with what was known on the day, and what "
            "happened",
        .facts = {{"estimates", r.estimates_hash},
                  {"draws", fixed(static_cast<double>(r.draws), 0)},
                  {"seed", std::to_string(r.seed)}}};
    if (r.cases.empty()) {
        report.sections.push_back(
            {.title = "Nothing to score",
             .content = {io::paragraph{"No case could be scored.", io::paragraph_style::warning}}});
    } else {
        report.sections.push_back(
            {.title = "The result",
             .content = {
                 io::paragraph{
                     std::string(r.passed() ? "The standard is met" : "The standard is NOT met") +
                         ": the pooled interval score is " + (r.passed() ? "" : "not everywhere ") +
                         "below that of each benchmark, and below it in at least half of the "
                         "episodes. " +
                         std::to_string(hits) + " of " + std::to_string(r.cases.size()) +
                         " outcomes lie inside their 80 % interval; as a mean over episodes " +
                         percent(r.coverage) + ", between " + percent(r.coverage_low) + " and " +
                         percent(r.coverage_high) + " when whole episodes are drawn again.",
                     io::paragraph_style::reading},
                 io::paragraph{
                     "Coverage is a description and no target: with " + std::to_string(episodes) +
                     " episodes it cannot tell calibrated intervals from others. Mean width " +
                     fixed(r.mean_width, 2) +
                     " of the level before the shock, against .96 of "
                     "\"know nothing\"; mean continuous ranked probability score " +
                     fixed(r.mean_crps, 3) + "."},
                 io::paragraph{
                     "Many ranges are judgements, marked assumed in the table of estimates. They "
                     "were set after the outcomes by people who knew them; only the frozen "
                     "forecasts of a release are free of that.",
                     io::paragraph_style::warning},
                 standard_table(r)}});
        io::section cases{.title = "Case by case"};
        for (const auto scale : {score_scale::level, score_scale::log_days})
            if (auto t = cases_table(r, scale); !t.rows.empty())
                cases.content.push_back(std::move(t));
        cases.content.push_back(against_observed(r));
        report.sections.push_back(std::move(cases));
        report.sections.push_back(
            {.title = "By episode", .content = {episodes_table(r), transforms(r)}});
    }
    io::section rest{.title = "The other cases"};
    for (const bool wanted : {true, false})
        if (auto t = unscored_table(r, wanted); !t.rows.empty())
            rest.content.push_back(std::move(t));
    if (auto t = open_table(r); !t.rows.empty()) rest.content.push_back(std::move(t));
    if (!rest.content.empty()) report.sections.push_back(std::move(rest));
    std::vector<std::string> sources;
    for (const auto& c : r.cases) sources.push_back(c.of.origin.source.str());
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    io::table cited{.id = "sources", .title = "Sources of the outcomes", .columns = {{"source"}}};
    for (const auto& s : sources) cited.rows.push_back({s});
    if (!cited.rows.empty()) report.sections.push_back({.title = "Sources", .content = {cited}});
    return report;
}

}  // namespace hirschman::inline v0_1::briefing
