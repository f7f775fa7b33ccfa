// SPDX-License-Identifier: BSL-1.0
#include "trade/ascent.hpp"

#include <hirschman/scalar.hpp>
#include <hirschman/trade/policy_game.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace hirschman::inline v0_1::trade {

namespace {

void check_game(const policy_game& game, std::span<const double> rates, const game_options& options)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (game.policies.empty()) throw domain_error("policies: there is none");
    if (!game.payoffs) throw domain_error("payoffs: there is no model");
    if (rates.size() != game.policies.size())
        throw domain_error("rates has " + std::to_string(rates.size()) + " entries, expected " +
                           std::to_string(game.policies.size()));
    for (std::size_t k = 0; k < rates.size(); ++k) {
        const auto& p = game.policies[k];
        if (p.owner >= game.parties.size())
            throw domain_error("policy " + p.name + ": owner " + std::to_string(p.owner) +
                               " is not among the " + std::to_string(game.parties.size()) +
                               " parties");
        in_range(p.lowest, -1.0, infinity, "lowest of " + p.name, bounds::open);
        in_range(p.highest, p.lowest, infinity, "highest of " + p.name, bounds::left_closed);
        in_range(rates[k], p.lowest, p.highest, "rate of " + p.name);
    }
    in_range(options.tolerance, 0.0, 1.0, "tolerance", bounds::open);
}

[[nodiscard]] std::vector<std::size_t> owners(const policy_game& game)
{
    std::vector<std::size_t> found;
    for (const auto& p : game.policies)
        if (std::find(found.begin(), found.end(), p.owner) == found.end()) found.push_back(p.owner);
    return found;
}

[[nodiscard]] std::vector<double> asked(const policy_game& game, std::span<const double> rates)
{
    auto found = game.payoffs(rates);
    if (found.size() != game.parties.size())
        throw domain_error("payoffs gave " + std::to_string(found.size()) + " figures for " +
                           std::to_string(game.parties.size()) + " parties");
    return found;
}

/// The top of `score(payoffs)` over the policies that `mine` names, others as they are.
template <class Score>
[[nodiscard]] detail::ascent_result best_rates(const policy_game& game, std::vector<double>& rates,
                                               const std::vector<std::size_t>& mine,
                                               const Score& score, const game_options& options)
{
    std::vector<double> low, high, start;
    for (const std::size_t k : mine) {
        low.push_back(std::log1p(game.policies[k].lowest));
        high.push_back(std::log1p(game.policies[k].highest));
        start.push_back(std::log1p(rates[k]));
    }
    auto trial = rates;
    auto f = [&](std::span<const double> x) {
        for (std::size_t k = 0; k < mine.size(); ++k) trial[mine[k]] = std::expm1(x[k]);
        return asked(game, trial);
    };
    auto top = detail::ascent<decltype(f), Score>(f, score, low, high)
                   .from(std::move(start), options.tolerance, options.max_steps);
    for (std::size_t k = 0; k < mine.size(); ++k) {
        const auto& p = game.policies[mine[k]];
        // On a bound exactly, whatever the logarithm made of it.
        rates[mine[k]] = top.x[k] <= low[k] ? p.lowest
                         : top.x[k] >= high[k]
                             ? p.highest
                             : std::clamp(std::expm1(top.x[k]), p.lowest, p.highest);
    }
    return top;
}

void finish(const policy_game& game, game_outcome& r)
{
    r.payoffs = asked(game, r.rates);
    ++r.evaluations;
    for (std::size_t k = 0; k < r.rates.size(); ++k)
        if (r.rates[k] == game.policies[k].lowest || r.rates[k] == game.policies[k].highest)
            r.at_bound.push_back(k);
}

}  // namespace

game_outcome best_response(const policy_game& game, std::size_t owner,
                           std::span<const double> rates, const game_options& options)
{
    check_game(game, rates, options);
    std::vector<std::size_t> mine;
    for (std::size_t k = 0; k < game.policies.size(); ++k)
        if (game.policies[k].owner == owner) mine.push_back(k);
    if (mine.empty())
        throw domain_error("owner " + std::to_string(owner) + " has no policy to choose");
    game_outcome r;
    r.rates.assign(rates.begin(), rates.end());
    const double before = asked(game, rates)[owner];
    const auto top = best_rates(game, r.rates, mine, detail::own_payoff{owner}, options);
    r.rounds = 1;
    r.evaluations = top.evaluations + 1;
    finish(game, r);
    r.deviation_gain = r.payoffs[owner] / before - 1.0;
    r.status = std::isnan(top.value) ? game_status::no_payoff
               : top.converged       ? game_status::converged
                                     : game_status::not_converged;
    if (r.status == game_status::no_payoff) r.message = "the model has no answer at these rates";
    if (r.status == game_status::not_converged)
        r.message = "no top was found in " + std::to_string(options.max_steps) + " steps";
    return r;
}

game_outcome nash(const policy_game& game, std::span<const double> start,
                  const game_options& options)
{
    check_game(game, start, options);
    const auto players = owners(game);
    game_outcome r;
    r.rates.assign(start.begin(), start.end());
    double moved = std::numeric_limits<double>::infinity();
    double part = 1.0;  // of the way to each answer
    for (; r.rounds < options.max_rounds && moved > options.tolerance; ++r.rounds) {
        const double moved_before = moved;
        moved = 0.0;
        r.deviation_gain = 0.0;
        for (const std::size_t owner : players) {
            const auto answer = best_response(game, owner, r.rates, options);
            r.evaluations += answer.evaluations;
            if (!answer.converged()) {
                r.status = answer.status;
                r.message = "answer of " + game.parties[owner] + ": " + answer.message;
                finish(game, r);
                return r;
            }
            for (std::size_t k = 0; k < r.rates.size(); ++k) {
                const double way = std::log1p(answer.rates[k]) - std::log1p(r.rates[k]);
                moved = std::fmax(moved, std::abs(way));
                if (part == 1.0)
                    r.rates[k] = answer.rates[k];
                else if (way != 0.0)
                    r.rates[k] = std::clamp(std::expm1(std::log1p(r.rates[k]) + part * way),
                                            game.policies[k].lowest, game.policies[k].highest);
            }
            r.deviation_gain = std::fmax(r.deviation_gain, answer.deviation_gain);
        }
        // Answers that go round in a circle meet halfway.
        if (r.rounds > 2 && moved > 0.9 * moved_before) part = 0.5;
    }
    finish(game, r);
    if (moved <= options.tolerance)
        r.status = game_status::converged;
    else
        r.message =
            "in round " + std::to_string(r.rounds) + " rates still move by " + to_text(moved);
    return r;
}

game_outcome bargain(const policy_game& game, const game_outcome& threat,
                     const game_options& options)
{
    check_game(game, threat.rates, options);
    if (threat.payoffs.size() != game.parties.size())
        throw domain_error("threat.payoffs has " + std::to_string(threat.payoffs.size()) +
                           " entries, expected " + std::to_string(game.parties.size()));
    const auto players = owners(game);
    const detail::product_of_gains score{players, threat.payoffs};
    // Cuts in proportion: small ones of a Nash outcome serve everybody.
    game_outcome r;
    double best = -std::numeric_limits<double>::infinity();
    std::vector<double> rates(threat.rates.size());
    for (int part = 0; part < 20; ++part) {
        for (std::size_t k = 0; k < rates.size(); ++k)
            rates[k] = std::clamp(threat.rates[k] * part / 20.0, game.policies[k].lowest,
                                  game.policies[k].highest);
        const double found = score.value(asked(game, rates));
        ++r.evaluations;
        if (!(found > best)) continue;
        best = found;
        r.rates = rates;
    }
    if (r.rates.empty()) {
        r.status = game_status::no_gain;
        r.message = "no cut in proportion serves every owner";
        r.rates = threat.rates;
        finish(game, r);
        return r;
    }
    std::vector<std::size_t> all(rates.size());
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
    const auto top = best_rates(game, r.rates, all, score, options);
    r.rounds = 1;
    r.evaluations += top.evaluations;
    finish(game, r);
    r.status = top.converged ? game_status::converged : game_status::not_converged;
    if (!top.converged)
        r.message = "no top was found in " + std::to_string(options.max_steps) + " steps";
    return r;
}

}  // namespace hirschman::inline v0_1::trade
