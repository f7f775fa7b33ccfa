// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Optimal and Nash tariffs and export taxes: which rates a country may choose, and the game that
/// an equilibrium model makes of them. Payoffs are exact real incomes over those of the base.

#include <hirschman/trade/economy.hpp>
#include <hirschman/trade/equilibrium.hpp>
#include <hirschman/trade/policy_game.hpp>
#include <hirschman/trade/shock.hpp>

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::trade {

enum class policy_kind { tariff, export_tax };

/// One rate that a country may set on some of its flows. Who sets it must be named: the importer of
/// a tariff, the exporter of an export tax.
struct policy_choice {
    policy_kind kind = policy_kind::tariff;
    flows on{};
    double lowest = 0.0;   ///< ad valorem, > -1; below zero a subsidy
    double highest = 5.0;  ///< ad valorem, finite
};

/// Which flows have a rate of their own.
enum class rates_differ { nowhere, by_partner, by_sector, by_partner_and_sector };

/// The choices of one country. Flows without trade get none, since no rate matters to them.
/// @throws domain_error for an unknown country, with a suggestion
[[nodiscard]] HIRSCHMAN_API std::vector<policy_choice> choices_of(
    const economy& base, std::string_view country, policy_kind kind,
    rates_differ where = rates_differ::by_partner, double lowest = 0.0, double highest = 5.0);

/// The rates in force on the flows of each choice, their mean by trade where they differ, within
/// its bounds: where a search may start.
/// @throws domain_error as `tariff_game`
[[nodiscard]] HIRSCHMAN_API std::vector<double> rates_in_force(
    const economy& base, std::span<const policy_choice> choices, const shock& before = {});

/// The game in which all other rates are those of `before`, or of the base. Parties are the
/// countries, in their order; policies are the choices, in theirs.
///
///     auto choices = choices_of(base, "United States", policy_kind::tariff);
///     const auto game = tariff_game(model, choices);
///     const auto best = best_response(game, 0, rates_in_force(base, choices));
///     best.rates; best.payoffs;
///
/// A uniform tariff and a uniform export tax of one country do the same (Lerner 1936): let it
/// choose one of them, or the search has no single top.
/// @param model must outlive the game
/// @throws domain_error for an unknown name, a choice that names nobody who sets it or covers no
///         flow, or two choices on one flow
/// @verified tariff_game_test: closed forms, a second model of one sector, a grid for many
[[nodiscard]] HIRSCHMAN_API policy_game tariff_game(const multi_sector_model& model,
                                                    std::span<const policy_choice> choices,
                                                    const shock& before = {},
                                                    const solve_options& options = {});

/// The same of any model: real incomes of a shock, by country; empty where there is no equilibrium.
[[nodiscard]] HIRSCHMAN_API policy_game
tariff_game(const economy& base, std::function<std::vector<double>(const shock&)> real_incomes,
            std::span<const policy_choice> choices, const shock& before = {});

}  // namespace hirschman::inline v0_1::trade
