// SPDX-License-Identifier: BSL-1.0
#include "supply/paths.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace hirschman::inline v0_1::supply::detail {

namespace {

std::string_view good_bought(const network& net, country buyer, std::string_view good)
{
    if (!good.empty()) return net.at(good).id;
    std::set<std::string_view> goods;
    for (const auto& b : net.buyers)
        if (b.nation == buyer) goods.insert(b.good);
    if (goods.size() == 1) return *goods.begin();
    const std::string who(buyer.alpha_3());
    if (goods.empty())
        throw domain_error(who + " buys nothing in the network \"" + net.name +
                           "\": name the good that it uses");
    std::string words;
    for (const auto g : goods) words += (words.empty() ? "" : ", ") + std::string(g);
    throw domain_error(who + " buys several goods in the network \"" + net.name + "\" (" + words +
                       "): name one");
}

/// Finds the nodes stage by stage, from the good back to the ores.
class builder {
public:
    builder(const network& net, country buyer, std::size_t good) : net_(net)
    {
        result_.net = &net;
        result_.buyer = buyer;
        result_.good = good;
    }

    paths build(const std::vector<std::size_t>& order)
    {
        // Who is needed: users before inputs.
        std::map<std::size_t, std::set<key>> needed;
        for (const auto& s : list_of(result_.good, result_.buyer).suppliers)
            needed[result_.good].insert({result_.good, s.nation});
        for (auto stage = order.rbegin(); stage != order.rend(); ++stage)
            for (const key& k : needed[*stage])
                for (const requirement* r : required_by(*stage))
                    for (const auto& s : list_of(index_of(r->input), k.nation).suppliers)
                        needed[index_of(r->input)].insert({index_of(r->input), s.nation});

        for (const std::size_t stage : order)
            for (const key& k : needed[stage]) {
                node n{stage, k.nation, {}};
                for (const requirement* r : required_by(stage))
                    n.needs.push_back({r, links_to(index_of(r->input), k.nation)});
                index_[k] = result_.nodes.size();
                result_.nodes.push_back(std::move(n));
            }
        result_.bought = links_to(result_.good, result_.buyer);

        for (const link& l : result_.bought) result_.nodes[l.node].flow += l.share;
        for (std::size_t i = result_.nodes.size(); i-- > 0;)
            for (const need& n : result_.nodes[i].needs)
                for (const link& l : n.links)
                    result_.nodes[l.node].flow += result_.nodes[i].flow * l.share;
        return std::move(result_);
    }

private:
    struct key {
        std::size_t stage;
        std::optional<country> nation;

        /// By country, the rest last.
        friend bool operator<(const key& a, const key& b)
        {
            if (a.stage != b.stage) return a.stage < b.stage;
            if (a.nation && b.nation) return *a.nation < *b.nation;
            return a.nation && !b.nation;
        }
    };
    struct supplier_list {
        std::vector<supplier_share> suppliers;
        std::size_t list;
    };

    std::size_t index_of(std::string_view id) const
    {
        return static_cast<std::size_t>(&net_.at(id) - net_.stages.data());
    }

    const std::vector<const requirement*>& required_by(std::size_t stage)
    {
        const auto [at, fresh] = required_.try_emplace(stage);
        if (fresh) {
            for (const requirement& r : net_.requirements)
                if (r.user == net_.stages[stage].id) at->second.push_back(&r);
            std::sort(at->second.begin(), at->second.end(),
                      [](const auto* a, const auto* b) { return a->input < b->input; });
        }
        return at->second;
    }

    /// Users without rows of their own share the list of the world.
    const supplier_list& list_of(std::size_t good, std::optional<country> user)
    {
        const auto& id = net_.stages[good].id;
        const bool own =
            user && std::any_of(net_.sourced.begin(), net_.sourced.end(),
                                [&](const sourcing& s) { return s.good == id && s.user == *user; });
        const auto [at, fresh] = lists_.try_emplace({good, own ? user : std::nullopt});
        if (fresh) {
            auto from = suppliers(net_, id, own ? user : std::nullopt);
            std::vector<country> named;
            for (const auto& s : from)
                if (s.nation) named.push_back(*s.nation);
            std::erase_if(from, [](const auto& s) { return s.share == 0.0; });
            at->second = {std::move(from), result_.named.size()};
            result_.named.push_back(std::move(named));
        }
        return at->second;
    }

    std::vector<link> links_to(std::size_t good, std::optional<country> user)
    {
        std::vector<link> links;
        const auto& from = list_of(good, user);
        for (const auto& s : from.suppliers)
            links.push_back({index_.at({good, s.nation}), s.share, from.list});
        return links;
    }

    const network& net_;
    paths result_{nullptr, country("USA"), 0, {}, {}, {}};
    std::map<key, std::size_t> index_;
    std::map<key, supplier_list> lists_;
    std::map<std::size_t, std::vector<const requirement*>> required_;
};

}  // namespace

bool paths::may_hold(std::size_t stage, std::size_t list, country nation) const
{
    const auto& listed = named[list];
    if (std::find(listed.begin(), listed.end(), nation) != listed.end()) return false;
    bool rest = false;
    for (const producer& p : net->stages[stage].producers) {
        if (p.nation == nation) return p.output > 0.0;
        rest = rest || !p.nation;
    }
    return rest;
}

paths paths_to(const network& net, country buyer, std::string_view good)
{
    const auto order = stage_order(net);
    const stage& bought = net.at(good_bought(net, buyer, good));
    return builder(net, buyer, static_cast<std::size_t>(&bought - net.stages.data())).build(order);
}

}  // namespace hirschman::inline v0_1::supply::detail
