// SPDX-License-Identifier: BSL-1.0
#include "supply/removal.hpp"

#include <hirschman/supply/shortfall.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace hirschman::inline v0_1::supply::detail {

namespace {

/// Of what the removed producers of a stage made, the part that the others can make with capacity
/// that they have to spare.
double refilled(const paths& p, std::size_t stage, const std::vector<char>& removed)
{
    std::set<std::optional<country>> gone_nations;
    for (std::size_t i = 0; i < p.nodes.size(); ++i)
        if (removed[i] != 0 && p.nodes[i].stage == stage) gone_nations.insert(p.nodes[i].nation);
    double gone = 0.0;
    double spare = 0.0;
    for (const producer& q : p.net->stages[stage].producers)
        if (gone_nations.count(q.nation) != 0)
            gone += q.output;
        else if (q.capacity)
            spare += *q.capacity - q.output;
    return gone > 0.0 ? std::min(1.0, spare / gone) : 0.0;
}

/// Whether the stage names the node's country, so that it is known how much is missing without it.
bool is_named(const paths& p, const node& n)
{
    const auto& producers = p.net->stages[n.stage].producers;
    return std::any_of(producers.begin(), producers.end(),
                       [&](const producer& q) { return q.nation == n.nation; });
}

}  // namespace

std::vector<char> marked(const paths& p, std::span<const stage_producer> producers)
{
    std::vector<char> marks(p.nodes.size(), 0);
    for (const stage_producer& removed : producers) {
        const auto stage =
            static_cast<std::size_t>(&p.net->at(removed.stage) - p.net->stages.data());
        for (std::size_t i = 0; i < p.nodes.size(); ++i)
            if (p.nodes[i].stage == stage && p.nodes[i].nation == removed.nation) marks[i] = 1;
    }
    return marks;
}

double lost(const paths& p, const std::vector<char>& removed, substitution by)
{
    const bool substitutes = by == substitution::capacity_and_elasticity;
    std::map<std::size_t, double> refill;
    std::vector<double> by_node(p.nodes.size());
    const auto over = [&](const std::vector<link>& links) {
        double sum = 0.0;
        for (const link& l : links) sum += l.share * by_node[l.node];
        return std::min(1.0, sum);
    };
    for (std::size_t i = 0; i < p.nodes.size(); ++i) {
        const node& n = p.nodes[i];
        // What fills the gap of a removed node is made of the inputs that it would have had.
        if (removed[i] != 0) {
            double others = 0.0;
            if (substitutes && is_named(p, n)) {
                const auto [at, fresh] = refill.try_emplace(n.stage);
                if (fresh) at->second = refilled(p, n.stage, removed);
                others = at->second;
            }
            by_node[i] = 1.0 - others;
        }
        for (const need& needed : n.needs) {
            double missing = over(needed.links);
            if (substitutes && missing > 0.0 && needed.required->elasticity > 0.0)
                missing = 1.0 - shortfall_output(1.0 - missing, *needed.required->cost_share,
                                                 needed.required->elasticity);
            by_node[i] = std::max(by_node[i], missing);
        }
    }
    return over(p.bought);
}

}  // namespace hirschman::inline v0_1::supply::detail
