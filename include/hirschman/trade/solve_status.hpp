// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <string_view>

namespace hirschman::inline v0_1::trade {

/// How a search for an equilibrium ended.
enum class solve_status {
    converged,
    /// The figures are those of the last step.
    not_converged,
    /// There is none: a good that is needed has no supplier left, a country buys abroad and has
    /// nothing to sell, parts of the world that no longer trade owe one another money. The figures
    /// are those of the base.
    no_equilibrium,
    /// An equilibrium on paper, in which a country owes more than it earns.
    negative_income,
};
[[nodiscard]] HIRSCHMAN_API std::string_view name(solve_status s) noexcept;

}  // namespace hirschman::inline v0_1::trade
