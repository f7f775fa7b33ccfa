// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/chokepoint.hpp>

#include "supply/removal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

namespace hirschman::inline v0_1::supply {

namespace {

using traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using graph = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<
        boost::edge_capacity_t, long long,
        boost::property<boost::edge_residual_capacity_t, long long,
                        boost::property<boost::edge_reverse_t, traits::edge_descriptor>>>>;

/// Capacities are whole multiples of 2^-50 of the buyer's use, so that the flow is exact.
constexpr double unit = 0x1p50;

/// The stages from the buyer's good to an ore, by index.
using chain = std::vector<std::size_t>;

void add_chains(const detail::paths& p, chain so_far, std::vector<chain>& all)
{
    const network& net = *p.net;
    bool ore = true;
    std::vector<std::string_view> inputs;
    for (const requirement& r : net.requirements)
        if (r.user == net.stages[so_far.back()].id) inputs.push_back(r.input);
    std::sort(inputs.begin(), inputs.end());
    for (const std::string_view input : inputs) {
        ore = false;
        chain longer = so_far;
        longer.push_back(static_cast<std::size_t>(&net.at(input) - net.stages.data()));
        add_chains(p, std::move(longer), all);
    }
    if (!ore) return;
    if (all.size() == 10'000) throw domain_error("the good is reached by more than 10,000 chains");
    all.push_back(std::move(so_far));
}

/// What a producer can make, relative to what it makes.
double headroom(const network& net, const detail::node& n)
{
    for (const producer& q : net.stages[n.stage].producers)
        if (q.nation == n.nation && q.capacity && q.output > 0.0) return *q.capacity / q.output;
    return 1.0;
}

rerouted_result along(const detail::paths& p, const chain& stages, const std::vector<char>& removed)
{
    const std::size_t n = p.nodes.size();
    const std::size_t source = 2 * n;
    const std::size_t wanted = 2 * n + 1;
    const std::size_t sink = 2 * n + 2;
    graph g(2 * n + 3);
    const auto add = [&](std::size_t from, std::size_t to, long long capacity) {
        const auto there = add_edge(from, to, g).first;
        const auto back = add_edge(to, from, g).first;
        put(boost::edge_capacity, g, there, capacity);
        put(boost::edge_capacity, g, back, 0LL);
        put(boost::edge_reverse, g, there, back);
        put(boost::edge_reverse, g, back, there);
    };
    const auto share = [](double x) { return std::llround(std::min(1.0, x) * unit); };
    const long long no_limit = share(1.0);

    // What passes each node on this chain, from the buyer back to the ore.
    std::vector<double> passing(n, 0.0);
    for (const auto& l : p.bought) {
        passing[l.node] += l.share;
        add(2 * l.node + 1, wanted, no_limit);
    }
    add(wanted, sink, no_limit);
    for (std::size_t i = n; i-- > 0;) {
        const detail::node& here = p.nodes[i];
        if (!(passing[i] > 0.0)) continue;
        const auto at = std::find(stages.begin(), stages.end(), here.stage);
        add(2 * i, 2 * i + 1, removed[i] != 0 ? 0 : share(passing[i] * headroom(*p.net, here)));
        if (at + 1 == stages.end()) {
            add(source, 2 * i, no_limit);
            continue;
        }
        for (const auto& needed : here.needs) {
            if (needed.required->input != p.net->stages[*(at + 1)].id) continue;
            for (const auto& l : needed.links) {
                passing[l.node] += passing[i] * l.share;
                add(2 * l.node + 1, 2 * i, no_limit);
            }
        }
    }

    rerouted_result r;
    r.delivered = static_cast<double>(boost::push_relabel_max_flow(g, source, sink)) / unit;
    if (r.delivered >= 1.0 - 1e-12) {
        r.delivered = 1.0;
        return r;
    }
    // The minimum cut nearest to the ores: what the source still reaches ends there.
    std::vector<char> reached(num_vertices(g), 0);
    std::vector<std::size_t> front{source};
    reached[source] = 1;
    while (!front.empty()) {
        const std::size_t v = front.back();
        front.pop_back();
        for (const auto& e : boost::make_iterator_range(out_edges(v, g)))
            if (get(boost::edge_residual_capacity, g, e) > 0 && reached[target(e, g)] == 0) {
                reached[target(e, g)] = 1;
                front.push_back(target(e, g));
            }
    }
    for (std::size_t i = 0; i < n; ++i)
        if (reached[2 * i] != 0 && reached[2 * i + 1] == 0 && removed[i] == 0 && p.nodes[i].nation)
            r.bottleneck.push_back({p.net->stages[p.nodes[i].stage].id, *p.nodes[i].nation});
    return r;
}

}  // namespace

rerouted_result rerouted(const network& net, country buyer, std::span<const stage_producer> removed,
                         text<48> good)
{
    const auto p = detail::paths_to(net, buyer, good);
    const auto marks = detail::marked(p, removed);
    std::vector<chain> chains;
    add_chains(p, {p.good}, chains);
    rerouted_result least{1.0, {}};
    for (const chain& stages : chains) {
        auto r = along(p, stages, marks);
        if (r.delivered < least.delivered) least = std::move(r);
    }
    return least;
}

}  // namespace hirschman::inline v0_1::supply
