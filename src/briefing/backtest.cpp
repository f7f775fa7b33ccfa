// SPDX-License-Identifier: BSL-1.0
#include <hirschman/briefing/backtest.hpp>

#include "briefing/case_forecast.hpp"

#include <hirschman/scalar.hpp>
#include <hirschman/uncertainty/scoring.hpp>

#include <boost/crc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <tuple>

namespace hirschman::inline v0_1::briefing {

namespace {

constexpr double alpha = 0.2;
constexpr scored_interval know_nothing{0.12, 1.08, 0.0};  // the middle of [0, 1.2]

/// Uniform in [0, 1), the same on every machine: the standard fixes the engine, not the
/// distributions.
double uniform(std::mt19937_64& engine) { return static_cast<double>(engine() >> 11U) * 0x1p-53; }

std::optional<double> point_of(const data::backtest_case& c, benchmark b)
{
    return b == benchmark::nothing_changes ? c.unchanged : c.returned;
}

/// The benchmarks of a case on the level scale, from errors in the other episodes.
void add_benchmarks(scored_case& c, const std::vector<scored_case>& all)
{
    if (c.scale != score_scale::level) return;
    for (const auto b : {benchmark::nothing_changes, benchmark::everything_returns}) {
        const auto point = point_of(c.of, b);
        if (!point) continue;
        std::vector<double> errors;
        for (const auto& other : all)
            if (other.scale == c.scale && other.of.episode != c.of.episode)
                if (const auto p = point_of(other.of, b))
                    errors.push_back(std::abs(other.observed - *p));
        const double half = uncertainty::conformal_quantile(std::move(errors), 1.0 - alpha);
        if (std::isfinite(half))
            c.against[static_cast<std::size_t>(b)] = scored_interval{*point - half, *point + half};
    }
    c.against[static_cast<std::size_t>(benchmark::know_nothing)] = know_nothing;
    for (auto& interval : c.against)
        if (interval)
            interval->score =
                uncertainty::interval_score(interval->lower, interval->upper, c.observed, alpha);
}

episode_score score_of(const std::vector<const scored_case*>& cases)
{
    episode_score e;
    e.episode = cases.front()->of.episode.str();
    e.scale = cases.front()->scale;
    e.cases = cases.size();
    const double n = static_cast<double>(cases.size());
    std::array<double, benchmark_count> sums{};
    std::array<bool, benchmark_count> whole{};
    whole.fill(true);
    for (const auto* c : cases) {
        e.inside += c->inside() ? 1 : 0;
        e.score += c->model.score / n;
        e.width += c->model.width() / n;
        e.crps += c->crps / n;
        for (std::size_t b = 0; b < benchmark_count; ++b) {
            whole[b] = whole[b] && c->against[b];
            if (c->against[b]) sums[b] += c->against[b]->score / n;
        }
    }
    for (std::size_t b = 0; b < benchmark_count; ++b)
        if (whole[b]) e.against[b] = sums[b];
    return e;
}

std::vector<episode_score> episodes_of(const std::vector<scored_case>& cases)
{
    std::map<std::pair<score_scale, std::string>, std::vector<const scored_case*>> by_episode;
    for (const auto& c : cases) by_episode[{c.scale, c.of.episode.str()}].push_back(&c);
    std::vector<episode_score> episodes;
    for (const auto& [key, members] : by_episode) episodes.push_back(score_of(members));
    return episodes;
}

/// Share of cases inside, a mean over whole episodes whatever the scale.
void add_coverage(backtest_result& r)
{
    std::map<std::string, std::pair<double, double>> inside_of;  // inside, cases
    for (const auto& c : r.cases) {
        auto& [inside, count] = inside_of[c.of.episode.str()];
        inside += c.inside() ? 1.0 : 0.0;
        count += 1.0;
    }
    std::vector<double> shares;
    for (const auto& [episode, both] : inside_of) shares.push_back(both.first / both.second);
    const double n = static_cast<double>(shares.size());
    for (const double s : shares) r.coverage += s / n;
    std::mt19937_64 engine(r.seed);
    std::vector<double> means(4000);
    for (auto& mean : means)
        for (std::size_t i = 0; i < shares.size(); ++i)
            mean += shares[static_cast<std::size_t>(uniform(engine) * n)] / n;
    std::sort(means.begin(), means.end());
    r.coverage_low = means[means.size() / 10];
    r.coverage_high = means[means.size() - 1 - means.size() / 10];
}

void add_standard(backtest_result& r)
{
    double levels = 0.0;
    for (const auto& e : r.episodes) {
        if (e.scale != score_scale::level) continue;
        levels += 1.0;
        r.mean_width += e.width;
        r.mean_crps += e.crps;
        for (std::size_t b = 0; b < benchmark_count; ++b) {
            if (!e.against[b]) continue;
            auto& c = r.standard[b];
            ++c.episodes;
            c.model += e.score;
            c.opponent += *e.against[b];
            c.won += e.score < *e.against[b] ? 1 : 0;
        }
    }
    if (levels > 0.0) {
        r.mean_width /= levels;
        r.mean_crps /= levels;
    }
    for (auto& c : r.standard) {
        if (c.episodes == 0) continue;
        c.model /= static_cast<double>(c.episodes);
        c.opponent /= static_cast<double>(c.episodes);
    }
}

}  // namespace

std::string hash_of(const data::estimate_table& estimates)
{
    std::string text;
    for (const auto& e : estimates.rows()) {
        text += e.name + ',' + to_text(e.low) + ',' + to_text(e.central) + ',' + to_text(e.high) +
                ',' + std::string(name(e.shape)) + ',' +
                (e.origin.known_from ? e.origin.known_from->iso() : "");
        for (const auto& c : e.components)
            text += ',' + to_text(c.weight) + ':' + to_text(c.low) + ':' + to_text(c.high);
        if (e.shape_and_rate)
            text += ',' + to_text(e.shape_and_rate->shape) + ':' + to_text(e.shape_and_rate->rate);
        text += '\n';
    }
    boost::crc_32_type crc;
    crc.process_bytes(text.data(), text.size());
    char digits[9] = {};
    std::snprintf(digits, sizeof digits, "%08x", static_cast<unsigned>(crc.checksum()));
    return digits;
}

std::size_t backtest_result::independent_episodes() const
{
    std::set<std::string> names;
    for (const auto& c : cases) names.insert(c.of.episode.str());
    return names.size();
}

backtest_result backtest(std::span<const data::backtest_case> cases,
                         const data::estimate_table& estimates, const backtest_options& options)
{
    in_range(static_cast<double>(options.draws), 1000.0, 1e12, "draws");
    backtest_result r;
    r.estimates_hash = hash_of(estimates);
    r.draws = options.draws;
    r.seed = options.seed;
    std::mt19937_64 engine(options.seed);
    for (const auto& asked : cases) {
        const double part = uniform(engine);  // one a case, so that the others keep theirs
        if (!data::is_scored(asked.kind)) {
            r.unscored.push_back({asked, {}});
            continue;
        }
        case_forecast f;
        try {
            f = forecast_of(asked, estimates, options);
        } catch (const data::not_known_yet& early) {
            r.unscored.push_back({asked, early.what()});
            continue;
        }
        std::string circular;
        for (const auto& used : f.used)
            for (const auto& episode : used.rests_on)
                if (episode == asked.episode.view()) circular = used.name;
        if (!circular.empty()) {
            r.unscored.push_back({asked, "the estimate " + circular + " rests on this episode"});
            continue;
        }
        scored_case c;
        c.of = asked;
        c.scale = asked.base ? score_scale::level : score_scale::log_days;
        c.observed = asked.base ? *asked.observed / *asked.base : std::log(*asked.observed);
        c.median = f.median;
        c.model = {f.low, f.high, uncertainty::interval_score(f.low, f.high, c.observed, alpha)};
        c.crps = uncertainty::continuous_ranked_probability_score(f.rising, c.observed);
        c.transform = uncertainty::probability_integral_transform(f.rising, c.observed, part);
        c.failed_draws = f.failed;
        r.cases.push_back(std::move(c));
    }
    for (auto& c : r.cases) add_benchmarks(c, r.cases);
    std::stable_sort(r.cases.begin(), r.cases.end(), [](const auto& a, const auto& b) {
        const auto key = [](const scored_case& c) {
            return std::tuple(c.inside(), c.of.episode.view(), *c.of.observed_from, c.of.id.view());
        };
        return key(a) < key(b);
    });
    r.episodes = episodes_of(r.cases);
    add_standard(r);
    if (!r.cases.empty()) add_coverage(r);
    return r;
}

backtest_result backtest(const backtest_options& options)
{
    return backtest(data::backtest_cases(), data::estimates(), options);
}

}  // namespace hirschman::inline v0_1::briefing
