// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/exposure.hpp>

#include "supply/paths.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace hirschman::inline v0_1::supply {

namespace {

/// Of what comes over some links, the part that has passed through the country.
share_range touched(const detail::paths& p, country supplier,
                    const std::vector<detail::link>& links, const std::vector<share_range>& by_node)
{
    share_range sum;
    for (const auto& l : links) {
        const auto& from = p.nodes[l.node];
        sum.least += l.share * by_node[l.node].least;
        const bool hidden = !from.nation && p.may_hold(from.stage, l.list, supplier);
        sum.most += l.share * (hidden ? 1.0 : by_node[l.node].most);
    }
    return {std::min(sum.least, 1.0), std::min(sum.most, 1.0)};
}

exposure exposure_of(const detail::paths& p, country supplier)
{
    exposure e{p.buyer, supplier, p.net->stages[p.good].id, {}, {}, {}};
    std::vector<share_range> by_node;
    std::map<std::size_t, share_range> made;
    std::map<std::size_t, double> passing;
    const auto count = [&](const std::vector<detail::link>& links, double flow) {
        for (const auto& l : links) {
            const auto& from = p.nodes[l.node];
            share_range& here = made[from.stage];
            passing[from.stage] += flow * l.share;
            if (from.nation == supplier) here.least += flow * l.share;
            if (from.nation == supplier ||
                (!from.nation && p.may_hold(from.stage, l.list, supplier)))
                here.most += flow * l.share;
        }
    };
    for (const auto& n : p.nodes) {
        share_range avoided{1.0, 1.0};
        for (const auto& needed : n.needs) {
            const auto t = touched(p, supplier, needed.links, by_node);
            avoided.least *= 1.0 - t.least;
            avoided.most *= 1.0 - t.most;
            count(needed.links, n.flow);
        }
        by_node.push_back(n.nation == supplier
                              ? share_range{1.0, 1.0}
                              : share_range{1.0 - avoided.least, 1.0 - avoided.most});
    }
    count(p.bought, 1.0);
    e.total = touched(p, supplier, p.bought, by_node);
    // Nodes are in the order of the stages.
    for (std::size_t i = 0; i < p.nodes.size(); ++i) {
        const std::size_t stage = p.nodes[i].stage;
        if (i > 0 && p.nodes[i - 1].stage == stage) continue;
        const auto share = [&](double amount) {
            return std::min(1.0, passing[stage] > 0.0 ? amount / passing[stage] : 0.0);
        };
        e.by_stage.push_back(
            {p.net->stages[stage].id, {share(made[stage].least), share(made[stage].most)}});
        if (stage == p.good) e.direct = e.by_stage.back().share;
    }
    return e;
}

}  // namespace

exposure dependence(const network& net, const dependence_query& query)
{
    return exposure_of(detail::paths_to(net, query.buyer, query.good), query.supplier);
}

std::vector<exposure> dependence_by_country(const network& net, country buyer, text<48> good)
{
    const auto p = detail::paths_to(net, buyer, good);
    std::set<country> named;
    for (const auto& n : p.nodes)
        if (n.nation) named.insert(*n.nation);
    std::vector<exposure> all;
    for (const country supplier : named) all.push_back(exposure_of(p, supplier));
    std::stable_sort(all.begin(), all.end(), [](const exposure& a, const exposure& b) {
        return a.total.least != b.total.least ? a.total.least > b.total.least
                                              : a.total.most > b.total.most;
    });
    return all;
}

std::vector<flow> flows(const network& net, country buyer, text<48> good)
{
    const auto p = detail::paths_to(net, buyer, good);
    std::vector<flow> all;
    const auto add = [&](const std::vector<detail::link>& links, double amount, text<48> user,
                         std::optional<country> to) {
        for (const auto& l : links)
            all.push_back({net.stages[p.nodes[l.node].stage].id, p.nodes[l.node].nation, user, to,
                           amount * l.share});
    };
    for (const auto& n : p.nodes)
        for (const auto& needed : n.needs)
            add(needed.links, n.flow, net.stages[n.stage].id, n.nation);
    add(p.bought, 1.0, {}, buyer);
    return all;
}

asymmetry_result asymmetry(const exposure& first_on_second, const exposure& second_on_first)
{
    if (first_on_second.buyer != second_on_first.supplier ||
        first_on_second.supplier != second_on_first.buyer)
        throw domain_error("an asymmetry is between two countries: " +
                           std::string(first_on_second.buyer.alpha_3()) + " on " +
                           std::string(first_on_second.supplier.alpha_3()) + " against " +
                           std::string(second_on_first.buyer.alpha_3()) + " on " +
                           std::string(second_on_first.supplier.alpha_3()));
    return {first_on_second,
            second_on_first,
            {first_on_second.total.least - second_on_first.total.most,
             first_on_second.total.most - second_on_first.total.least}};
}

asymmetry_result asymmetry(const network& net, country first, country second)
{
    return asymmetry(dependence(net, {.buyer = first, .supplier = second}),
                     dependence(net, {.buyer = second, .supplier = first}));
}

}  // namespace hirschman::inline v0_1::supply
