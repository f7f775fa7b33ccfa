// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/betweenness.hpp>

#include "supply/paths.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>

namespace hirschman::inline v0_1::supply {

std::vector<double> betweenness(std::size_t nodes, std::span<const arc> arcs, normalisation by)
{
    if (nodes > std::numeric_limits<std::uint32_t>::max())
        throw domain_error("nodes", static_cast<double>(nodes), "", "[0, 2^32 - 1]");
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        if (arcs[i].from >= nodes || arcs[i].to >= nodes)
            throw domain_error("arcs[" + std::to_string(i) + "] ends at a node that is none of " +
                               std::to_string(nodes));
        if (arcs[i].from != arcs[i].to)
            sorted.emplace_back(static_cast<std::uint32_t>(arcs[i].from),
                                static_cast<std::uint32_t>(arcs[i].to));
    }
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());

    std::vector<std::uint32_t> heads;
    std::vector<std::size_t> first(nodes + 1, 0);
    for (const auto& [from, to] : sorted) {
        heads.push_back(to);
        ++first[from + 1];
    }
    for (std::size_t v = 0; v < nodes; ++v) first[v + 1] += first[v];

    // Hot loop: one breadth-first search a source, then back in reverse order. Predecessors are not
    // stored: an arc leads from a node to its successor where the distance grows by one.
    constexpr std::int32_t unseen = -1;
    std::vector<double> score(nodes, 0.0);
    std::vector<double> ways(nodes);
    std::vector<double> worth(nodes);
    std::vector<std::int32_t> distance(nodes);
    std::vector<std::uint32_t> order(nodes);
    for (std::uint32_t source = 0; source < nodes; ++source) {
        std::fill(distance.begin(), distance.end(), unseen);
        distance[source] = 0;
        ways[source] = 1.0;
        order[0] = source;
        std::size_t reached = 1;
        for (std::size_t i = 0; i < reached; ++i) {
            const std::uint32_t v = order[i];
            for (std::size_t a = first[v]; a < first[v + 1]; ++a) {
                const std::uint32_t w = heads[a];
                if (distance[w] == unseen) {
                    distance[w] = distance[v] + 1;
                    ways[w] = 0.0;
                    order[reached++] = w;
                }
                if (distance[w] == distance[v] + 1) ways[w] += ways[v];
            }
        }
        // Of every pair that ends behind a node, the part each way there carries: what an arc to
        // the node is worth, known before any node that it comes from is looked at.
        for (std::size_t i = reached; i-- > 1;) {
            const std::uint32_t v = order[i];
            double sum = 0.0;
            for (std::size_t a = first[v]; a < first[v + 1]; ++a) {
                const std::uint32_t w = heads[a];
                if (distance[w] == distance[v] + 1) sum += worth[w];
            }
            const double dependent = ways[v] * sum;
            score[v] += dependent;
            worth[v] = (1.0 + dependent) / ways[v];
        }
    }
    if (by == normalisation::pairs && nodes > 2)
        for (double& s : score)
            s /= static_cast<double>(nodes - 1) * static_cast<double>(nodes - 2);
    return score;
}

std::vector<node_betweenness> betweenness(const network& net, country buyer, text<48> good)
{
    const auto p = detail::paths_to(net, buyer, good);
    std::vector<arc> arcs;
    for (std::size_t i = 0; i < p.nodes.size(); ++i)
        for (const auto& needed : p.nodes[i].needs)
            for (const auto& l : needed.links) arcs.push_back({l.node, i});
    for (const auto& l : p.bought) arcs.push_back({l.node, p.nodes.size()});
    const auto scores = betweenness(p.nodes.size() + 1, arcs);

    std::vector<node_betweenness> all;
    for (std::size_t i = 0; i < p.nodes.size(); ++i)
        all.push_back({net.stages[p.nodes[i].stage].id, p.nodes[i].nation, scores[i]});
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tie(b.value, a.stage) < std::tie(a.value, b.stage);
    });
    return all;
}

}  // namespace hirschman::inline v0_1::supply
