// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/supply/network.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::supply::detail {

/// One of a node's suppliers of one input.
struct link {
    std::size_t node;
    double share;
    /// Without a nation in its node: whether a country may be part of this rest is decided by the
    /// list that the link belongs to.
    std::size_t list;
};

/// An input of a node, and everybody it comes from.
struct need {
    const requirement* required;
    std::vector<link> links;
};

/// A stage in a country (or in the rest) through which the buyer's good passes.
struct node {
    std::size_t stage;
    std::optional<country> nation;
    std::vector<need> needs;
    /// Share of the buyer's use that passes here, counted once for every time that it is needed.
    double flow = 0.0;
};

/// Everything that lies behind a buyer's use of a good. Nodes come after those they need, sorted by
/// stage and country, so that the order of a network's rows does not matter.
struct paths {
    const network* net;
    country buyer;
    std::size_t good;
    std::vector<node> nodes;
    std::vector<link> bought;
    /// For every list of suppliers, whom it names.
    std::vector<std::vector<country>> named;

    /// Whether the rest of a list may hold the country.
    [[nodiscard]] bool may_hold(std::size_t stage, std::size_t list, country nation) const;
};

/// @param good empty: the one good that the country's sectors buy
/// @throws domain_error for a network with a defect, a country that buys nothing, or several goods
[[nodiscard]] paths paths_to(const network& net, country buyer, std::string_view good);

}  // namespace hirschman::inline v0_1::supply::detail
