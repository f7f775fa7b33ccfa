// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/trade/equilibrium.hpp>
#include <hirschman/uncertainty/detail/engine.hpp>
#include <hirschman/uncertainty/ensemble_options.hpp>
#include <hirschman/uncertainty/estimate.hpp>
#include <hirschman/uncertainty/summary.hpp>

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// Changes of real income, fractions, over draws of the elasticities.
class HIRSCHMAN_API real_income_draws {
public:
    explicit real_income_draws(detail::outcome from) : all_(std::move(from)) {}

    /// @throws domain_error for an unknown name, with a suggestion
    [[nodiscard]] const summary& operator[](std::string_view country) const;
    [[nodiscard]] std::size_t size() const noexcept { return all_.results.size(); }
    [[nodiscard]] std::uint64_t draws() const noexcept;
    /// Draws without an equilibrium, and the first of them with their elasticities.
    [[nodiscard]] std::uint64_t failed() const noexcept { return all_.failed; }
    [[nodiscard]] const std::vector<failure>& failures() const noexcept { return all_.failures; }

private:
    detail::outcome all_;
};

/// A shock to an economy whose trade elasticities are estimates, each named after its sector;
/// sectors without one keep the elasticity of the base. Every draw solves the base and the shock
/// again.
///
///     over_elasticities(base, war, estimates, {.draws = 1000})["Mexico"].quantile(0.1);
///
/// @throws domain_error for a name that is no sector, with a suggestion, and as `ensemble` and
/// `multi_sector_model`
[[nodiscard]] HIRSCHMAN_API real_income_draws over_elasticities(
    const trade::economy& base, const trade::shock& s, std::span<const estimate> elasticities,
    const ensemble_options& how = {}, const trade::solve_options& options = {});

}  // namespace hirschman::inline v0_1::uncertainty
