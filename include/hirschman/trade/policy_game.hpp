// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Rates that countries choose against one another: the best answer to what others do, the Nash
/// outcome in which nobody would change theirs, and what they could have by agreeing. The model
/// that turns rates into real incomes is a function; `tariff_game.hpp` makes one from an
/// equilibrium.

#include <hirschman/config.hpp>

#include <cstddef>
#include <functional>
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

/// The rates that serve `owner` best while all others stay as they are in `rates`: its optimal
/// tariffs. A local search from `rates`, which finds the top where payoffs have one.
/// @throws domain_error for a game without policies or model, an owner without policies, rates of
///         the wrong number or outside their bounds
/// @source Johnson (1953)
/// @verified policy_game_test: the inverse of the foreign elasticity less one, and a grid
[[nodiscard]] HIRSCHMAN_API game_outcome best_response(const policy_game& game, std::size_t owner,
                                                       std::span<const double> rates,
                                                       const game_options& options = {});

/// The Nash outcome: each owner in turn answers the others with its best rates, until nobody moves.
/// Where answers do not settle, the status says so; the outcome found may be one of several
/// (no trade at all is always another).
/// @param start within the bounds
/// @throws domain_error as `best_response`
/// @source Johnson (1953); Ossa (2014)
/// @verified policy_game_test: two equal countries against their closed form, and unequal ones
[[nodiscard]] HIRSCHMAN_API game_outcome nash(const policy_game& game,
                                              std::span<const double> start,
                                              const game_options& options = {});

/// What the owners could have instead of `threat`, usually the Nash outcome: the rates that
/// maximise the product of their gains (Nash's bargaining solution without side payments). Payoffs
/// of the result over those of `threat` are the gains of cooperation.
/// @throws domain_error as `best_response`
/// @source Nash (1950); Mayer (1981): efficient tariffs of two countries have
///         (1 + t1)(1 + t2) = 1
/// @verified policy_game_test: free trade between equals; Mayer's locus between unequals
[[nodiscard]] HIRSCHMAN_API game_outcome bargain(const policy_game& game,
                                                 const game_outcome& threat,
                                                 const game_options& options = {});

}  // namespace hirschman::inline v0_1::trade
