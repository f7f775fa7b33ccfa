// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "supply/paths.hpp"

#include <hirschman/supply/chokepoint.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::supply::detail {

/// For every node whether it is among the producers.
/// @throws domain_error for a stage that is none
[[nodiscard]] std::vector<char> marked(const paths& p, std::span<const stage_producer> producers);

/// Share of the buyer's use that is lost when the marked nodes are removed. Losses are added up,
/// not deliveries, so that nothing removed is exactly nothing lost.
[[nodiscard]] double lost(const paths& p, const std::vector<char>& removed, substitution by);

}  // namespace hirschman::inline v0_1::supply::detail
