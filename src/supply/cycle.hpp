// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::supply::detail {

/// A cycle of a directed graph, each node once, from its least node along the edges; empty where
/// there is none. The same whatever the order of the edges.
[[nodiscard]] std::vector<std::size_t> a_cycle(
    std::size_t nodes, std::vector<std::pair<std::size_t, std::size_t>> edges);

}  // namespace hirschman::inline v0_1::supply::detail
