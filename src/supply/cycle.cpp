// SPDX-License-Identifier: BSL-1.0
#include "supply/cycle.hpp"

#include <algorithm>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

namespace hirschman::inline v0_1::supply::detail {

std::vector<std::size_t> a_cycle(std::size_t nodes,
                                 std::vector<std::pair<std::size_t, std::size_t>> edges)
{
    using graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
    std::sort(edges.begin(), edges.end());
    for (const auto& [from, to] : edges)
        if (from == to) return {from};

    const graph g(edges.begin(), edges.end(), nodes);
    std::vector<std::size_t> component(nodes);
    const std::size_t components = boost::strong_components(
        g, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, g)));
    if (components == nodes) return {};

    std::vector<std::size_t> size(components, 0);
    for (const std::size_t c : component) ++size[c];
    std::size_t first = 0;
    while (size[component[first]] < 2) ++first;

    // The shortest way from the first node back to itself, inside its component.
    std::vector<std::size_t> before(nodes, nodes);
    std::vector<std::size_t> reached{first};
    for (std::size_t i = 0; i < reached.size(); ++i)
        for (const auto& edge : boost::make_iterator_range(out_edges(reached[i], g))) {
            const std::size_t next = target(edge, g);
            if (next == first) {
                std::vector<std::size_t> cycle;
                for (std::size_t at = reached[i]; at != first; at = before[at]) cycle.push_back(at);
                cycle.push_back(first);
                std::reverse(cycle.begin(), cycle.end());
                return cycle;
            }
            if (component[next] != component[first] || before[next] != nodes) continue;
            before[next] = reached[i];
            reached.push_back(next);
        }
    return {};
}

}  // namespace hirschman::inline v0_1::supply::detail
