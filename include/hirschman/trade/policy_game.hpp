// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Rates that countries choose against one another: the best answer to what others do, the Nash
/// outcome in which nobody would change theirs, and what they could have by agreeing. The model
/// that turns rates into real incomes is a function; `tariff_game.hpp` makes one from an
/// equilibrium.

#include <hirschman/scalar.hpp>
#include <hirschman/trade/detail/ascent.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::trade {

/// One rate, and who sets it.
struct policy {
    std::string name{};
    std::size_t owner = 0;  ///< place among the parties
    double lowest = 0.0;    ///< ad valorem, > -1; below zero a subsidy
    double highest = 5.0;   ///< ad valorem, finite
};

/// Parties are those whom the rates concern, with policies or without.
struct policy_game {
    std::vector<std::string> parties{};
    std::vector<policy> policies{};
    /// What each party has, given every rate in the order of `policies`; positive. NaN where the
    /// model has no answer. Asked up to 1 % of 1 + rate beyond the bounds.
    std::function<std::vector<double>(std::span<const double> rates)> payoffs{};
};

struct game_options {
    double tolerance = 1e-7;  ///< on 1 + rate, relative
    int max_rounds = 200;     ///< in which each party answers the others once
    int max_steps = 200;      ///< of one answer
};

enum class game_status {
    converged,
    not_converged,  ///< the figures are the last
    no_payoff,      ///< the model has no answer where the search began
    /// There is nothing to agree on that all owners prefer.
    no_gain,
};

/// Rates, and what they bring.
struct game_outcome {
    game_status status = game_status::not_converged;
    std::vector<double> rates{};    ///< one for each policy
    std::vector<double> payoffs{};  ///< one for each party
    /// The most that an owner gains, as a share, by its best answer to the others' rates.
    double deviation_gain = 0.0;
    std::vector<std::size_t> at_bound{};  ///< policies that rest on a bound
    int rounds = 0;
    std::size_t evaluations = 0;  ///< of the model
    std::string message{};

    [[nodiscard]] bool converged() const noexcept { return status == game_status::converged; }
};

namespace detail {

inline void check_game(const policy_game& game, std::span<const double> rates,
                       const game_options& options)
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

[[nodiscard]] inline std::vector<std::size_t> owners(const policy_game& game)
{
    std::vector<std::size_t> found;
    for (const auto& p : game.policies)
        if (std::find(found.begin(), found.end(), p.owner) == found.end()) found.push_back(p.owner);
    return found;
}

[[nodiscard]] inline std::vector<double> asked(const policy_game& game,
                                               std::span<const double> rates)
{
    auto found = game.payoffs(rates);
    if (found.size() != game.parties.size())
        throw domain_error("payoffs gave " + std::to_string(found.size()) + " figures for " +
                           std::to_string(game.parties.size()) + " parties");
    return found;
}

/// The top of `score(payoffs)` over the policies that `mine` names, others as they are.
template <class Score>
[[nodiscard]] ascent_result best_rates(const policy_game& game, std::vector<double>& rates,
                                       const std::vector<std::size_t>& mine, const Score& score,
                                       const game_options& options)
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
    auto top = ascent<decltype(f), Score>(f, score, low, high)
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

inline void finish(const policy_game& game, game_outcome& r)
{
    r.payoffs = asked(game, r.rates);
    ++r.evaluations;
    for (std::size_t k = 0; k < r.rates.size(); ++k)
        if (r.rates[k] == game.policies[k].lowest || r.rates[k] == game.policies[k].highest)
            r.at_bound.push_back(k);
}

}  // namespace detail

/// The rates that serve `owner` best while all others stay as they are in `rates`: its optimal
/// tariffs. A local search from `rates`, which finds the top where payoffs have one.
/// @throws domain_error for a game without policies or model, an owner without policies, rates of
///         the wrong number or outside their bounds
/// @source Johnson (1953)
/// @verified policy_game_test: the inverse of the foreign elasticity less one, and a grid
[[nodiscard]] inline game_outcome best_response(const policy_game& game, std::size_t owner,
                                                std::span<const double> rates,
                                                const game_options& options = {})
{
    detail::check_game(game, rates, options);
    std::vector<std::size_t> mine;
    for (std::size_t k = 0; k < game.policies.size(); ++k)
        if (game.policies[k].owner == owner) mine.push_back(k);
    if (mine.empty())
        throw domain_error("owner " + std::to_string(owner) + " has no policy to choose");
    game_outcome r;
    r.rates.assign(rates.begin(), rates.end());
    const double before = detail::asked(game, rates)[owner];
    const auto top = detail::best_rates(game, r.rates, mine, detail::own_payoff{owner}, options);
    r.rounds = 1;
    r.evaluations = top.evaluations + 1;
    detail::finish(game, r);
    r.deviation_gain = r.payoffs[owner] / before - 1.0;
    r.status = std::isnan(top.value) ? game_status::no_payoff
               : top.converged       ? game_status::converged
                                     : game_status::not_converged;
    if (r.status == game_status::no_payoff) r.message = "the model has no answer at these rates";
    if (r.status == game_status::not_converged)
        r.message = "no top was found in " + std::to_string(options.max_steps) + " steps";
    return r;
}

/// The Nash outcome: each owner in turn answers the others with its best rates, until nobody moves.
/// Where answers do not settle, the status says so; the outcome found may be one of several
/// (no trade at all is always another).
/// @param start within the bounds
/// @throws domain_error as `best_response`
/// @source Johnson (1953); Ossa (2014)
/// @verified policy_game_test: two equal countries against their closed form, and unequal ones
[[nodiscard]] inline game_outcome nash(const policy_game& game, std::span<const double> start,
                                       const game_options& options = {})
{
    detail::check_game(game, start, options);
    const auto players = detail::owners(game);
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
                detail::finish(game, r);
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
    detail::finish(game, r);
    if (moved <= options.tolerance)
        r.status = game_status::converged;
    else
        r.message =
            "in round " + std::to_string(r.rounds) + " rates still move by " + to_text(moved);
    return r;
}

/// What the owners could have instead of `threat`, usually the Nash outcome: the rates that
/// maximise the product of their gains (Nash's bargaining solution without side payments). Payoffs
/// of the result over those of `threat` are the gains of cooperation.
/// @throws domain_error as `best_response`
/// @source Nash (1950); Mayer (1981): efficient tariffs of two countries have
///         (1 + t1)(1 + t2) = 1
/// @verified policy_game_test: free trade between equals; Mayer's locus between unequals
[[nodiscard]] inline game_outcome bargain(const policy_game& game, const game_outcome& threat,
                                          const game_options& options = {})
{
    detail::check_game(game, threat.rates, options);
    if (threat.payoffs.size() != game.parties.size())
        throw domain_error("threat.payoffs has " + std::to_string(threat.payoffs.size()) +
                           " entries, expected " + std::to_string(game.parties.size()));
    const auto players = detail::owners(game);
    const detail::product_of_gains score{players, threat.payoffs};
    // Cuts in proportion: small ones of a Nash outcome serve everybody.
    game_outcome r;
    double best = -std::numeric_limits<double>::infinity();
    std::vector<double> rates(threat.rates.size());
    for (int part = 0; part < 20; ++part) {
        for (std::size_t k = 0; k < rates.size(); ++k)
            rates[k] = std::clamp(threat.rates[k] * part / 20.0, game.policies[k].lowest,
                                  game.policies[k].highest);
        const double found = score.value(detail::asked(game, rates));
        ++r.evaluations;
        if (!(found > best)) continue;
        best = found;
        r.rates = rates;
    }
    if (r.rates.empty()) {
        r.status = game_status::no_gain;
        r.message = "no cut in proportion serves every owner";
        r.rates = threat.rates;
        detail::finish(game, r);
        return r;
    }
    std::vector<std::size_t> all(rates.size());
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
    const auto top = detail::best_rates(game, r.rates, all, score, options);
    r.rounds = 1;
    r.evaluations += top.evaluations;
    detail::finish(game, r);
    r.status = top.converged ? game_status::converged : game_status::not_converged;
    if (!top.converged)
        r.message = "no top was found in " + std::to_string(options.max_steps) + " steps";
    return r;
}

}  // namespace hirschman::inline v0_1::trade
