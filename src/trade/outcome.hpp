// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/trade/equilibrium.hpp>

#include "trade/newton.hpp"
#include "trade/world.hpp"

namespace hirschman::inline v0_1::trade::detail {

/// What a search found, in words and tables, beside the base.
[[nodiscard]] equilibrium outcome(const economy& e, const world& w, const policy& q,
                                  const point& base, const point& end, const shock& s,
                                  const solve_options& options, const search& found);

}  // namespace hirschman::inline v0_1::trade::detail
