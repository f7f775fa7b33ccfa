// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/country.hpp>
#include <hirschman/supply/network.hpp>
#include <hirschman/text.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// From a node to a node of a directed graph.
struct arc {
    std::size_t from;
    std::size_t to;
};

enum class normalisation {
    none,
    pairs,  ///< divided by (n - 1)(n - 2), the number of pairs a node may lie between
};

/// How many shortest paths of a directed graph pass through each node, each pair of ends counting
/// as one. An arc given twice counts once, an arc from a node to itself not at all. Time is
/// proportional to nodes times arcs, memory to their sum.
/// @throws domain_error for an arc whose end is not below `nodes`
/// @source Brandes (2001), A faster algorithm for betweenness centrality
/// @verified betweenness_test: Boost.Graph, counting of all shortest paths
[[nodiscard]] HIRSCHMAN_API std::vector<double> betweenness(
    std::size_t nodes, std::span<const arc> arcs, normalisation by = normalisation::pairs);

struct node_betweenness {
    text<48> stage;
    /// Without a nation: the rest.
    std::optional<country> nation;
    double value = 0.0;
};

/// Of the producers behind a buyer's use, the buyer one node more; the greatest first, then by
/// stage and country.
/// @throws domain_error for a network with a defect, a buyer without a good or with several
[[nodiscard]] HIRSCHMAN_API std::vector<node_betweenness> betweenness(const network& net,
                                                                      country buyer,
                                                                      text<48> good = {});

}  // namespace hirschman::inline v0_1::supply
