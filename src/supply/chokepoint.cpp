// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/chokepoint.hpp>

#include <hirschman/supply/shortfall.hpp>

#include "supply/removal.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace hirschman::inline v0_1::supply {

namespace {

/// Output and value added of the buyer's sectors that a loss of the good takes with it.
void add_sectors(chokepoint& point, const detail::paths& p)
{
    double value_added = 0.0;
    double value_lost = 0.0;
    std::vector<double> lost;
    bool weighed = true;
    for (const buyer& b : p.net->buyers) {
        if (b.nation != p.buyer || b.good != p.net->stages[p.good].id) continue;
        if (!b.cost_share || !b.elasticity) return;
        lost.push_back(1.0 - shortfall_output(1.0 - point.loss, *b.cost_share, *b.elasticity));
        weighed = weighed && b.value_added;
        if (!b.value_added) continue;
        value_added += *b.value_added;
        value_lost += *b.value_added * lost.back();
    }
    if (lost.empty()) return;
    if (weighed) point.value_added_lost = value_lost;
    if (std::equal(lost.begin() + 1, lost.end(), lost.begin()))
        point.output_lost = lost.front();
    else if (weighed && value_added > 0.0)
        point.output_lost = value_lost / value_added;
}

stage_producer producer_at(const detail::paths& p, std::size_t i)
{
    return {p.net->stages[p.nodes[i].stage].id, *p.nodes[i].nation};
}

}  // namespace

double deliveries(const network& net, country buyer, std::span<const stage_producer> removed,
                  substitution by, text<48> good)
{
    const auto p = detail::paths_to(net, buyer, good);
    return 1.0 - detail::lost(p, detail::marked(p, removed), by);
}

std::vector<chokepoint> chokepoints(const network& net, country buyer, text<48> good)
{
    const auto p = detail::paths_to(net, buyer, good);
    std::map<std::size_t, double> passing;
    for (const auto& n : p.nodes) passing[n.stage] += n.flow;

    std::vector<chokepoint> points;
    std::vector<char> removed(p.nodes.size(), 0);
    for (std::size_t i = 0; i < p.nodes.size(); ++i) {
        const auto& n = p.nodes[i];
        if (!n.nation) continue;
        removed[i] = 1;
        chokepoint point{net.stages[n.stage].id, *n.nation};
        point.share = std::min(1.0, n.flow / passing[n.stage]);
        point.cut = detail::lost(p, removed, substitution::none);
        point.loss = detail::lost(p, removed, substitution::capacity_and_elasticity);
        add_sectors(point, p);
        points.push_back(point);
        removed[i] = 0;
    }
    std::stable_sort(points.begin(), points.end(), [](const chokepoint& a, const chokepoint& b) {
        return std::tie(b.loss, b.cut, b.share, a.stage, a.producer) <
               std::tie(a.loss, a.cut, a.share, b.stage, b.producer);
    });
    return points;
}

std::vector<stage_producer> indispensable(const network& net, country buyer, text<48> good)
{
    const auto p = detail::paths_to(net, buyer, good);
    using set = std::vector<char>;
    std::vector<set> passed;
    const auto shared_by = [&](const std::vector<detail::link>& links) {
        set common(p.nodes.size(), 1);
        for (const auto& l : links)
            for (std::size_t i = 0; i < common.size(); ++i)
                common[i] = static_cast<char>(common[i] & passed[l.node][i]);
        return common;
    };
    for (std::size_t i = 0; i < p.nodes.size(); ++i) {
        set here(p.nodes.size(), 0);
        here[i] = 1;
        for (const auto& needed : p.nodes[i].needs) {
            const set common = shared_by(needed.links);
            for (std::size_t k = 0; k < i; ++k) here[k] = static_cast<char>(here[k] | common[k]);
        }
        passed.push_back(std::move(here));
    }
    const set always = shared_by(p.bought);
    std::vector<stage_producer> found;
    for (std::size_t i = 0; i < p.nodes.size(); ++i)
        if (always[i] != 0 && p.nodes[i].nation) found.push_back(producer_at(p, i));
    return found;
}

namespace {

/// Tries sets of one size after the other. A set cuts at most the sum of what its members cut
/// alone, which tells early that the best of the rest cannot reach the goal.
class cut_search {
public:
    cut_search(const detail::paths& p, const smallest_cut_options& options)
        : p_(p), goal_(options.share - 1e-12), left_(options.most_sets), removed_(p.nodes.size(), 0)
    {
        for (std::size_t i = 0; i < p.nodes.size(); ++i)
            if (p.nodes[i].nation) {
                removed_[i] = 1;
                alone_.push_back({lost(), i});
                removed_[i] = 0;
            }
        std::stable_sort(alone_.begin(), alone_.end(),
                         [](const auto& a, const auto& b) { return a.cut > b.cut; });
    }

    cut_set run()
    {
        const candidate enough = greedy();
        if (enough.cut < goal_) return {};
        for (std::size_t size = 1; size <= enough.nodes.size() && best_.nodes.empty(); ++size)
            choose(0, size, 0.0);
        if (best_.nodes.empty()) best_ = enough;
        return answer();
    }

private:
    struct single {
        double cut;
        std::size_t node;
    };
    struct candidate {
        double cut = 0.0;
        std::vector<std::size_t> nodes = {};
    };

    double lost() const { return detail::lost(p_, removed_, substitution::none); }

    /// One producer after the other, each the one that cuts most with those before.
    candidate greedy()
    {
        candidate enough;
        while (enough.cut < goal_ && enough.nodes.size() < alone_.size()) {
            single most{-1.0, 0};
            for (const single& s : alone_) {
                if (removed_[s.node] != 0) continue;
                removed_[s.node] = 1;
                if (const double cut = lost(); cut > most.cut) most = {cut, s.node};
                removed_[s.node] = 0;
            }
            removed_[most.node] = 1;
            enough.nodes.push_back(most.node);
            enough.cut = most.cut;
        }
        std::fill(removed_.begin(), removed_.end(), '\0');
        return enough;
    }

    void choose(std::size_t from, std::size_t more, double cut)
    {
        if (more == 0) {
            if (cut >= goal_ && cut > best_.cut) {
                best_.cut = cut;
                best_.nodes = chosen_;
            }
            return;
        }
        for (std::size_t i = from; i + more <= alone_.size() && left_ > 0; ++i) {
            double most = cut;
            for (std::size_t k = i; k < i + more; ++k) most += alone_[k].cut;
            if (most < goal_ || most <= best_.cut) return;
            removed_[alone_[i].node] = 1;
            chosen_.push_back(alone_[i].node);
            --left_;
            choose(i + 1, more - 1, lost());
            chosen_.pop_back();
            removed_[alone_[i].node] = 0;
        }
    }

    cut_set answer() const
    {
        cut_set set{left_ > 0 ? cut_status::found : cut_status::limit_reached, {}, best_.cut};
        for (const std::size_t i : best_.nodes) set.producers.push_back(producer_at(p_, i));
        std::sort(set.producers.begin(), set.producers.end());
        return set;
    }

    const detail::paths& p_;
    double goal_;
    std::size_t left_;
    std::vector<char> removed_;
    std::vector<single> alone_;
    std::vector<std::size_t> chosen_;
    candidate best_;
};

}  // namespace

cut_set smallest_cut(const network& net, country buyer, const smallest_cut_options& options)
{
    in_range(options.share, 0.0, 1.0, "share", bounds::right_closed);
    return cut_search(detail::paths_to(net, buyer, options.good), options).run();
}

}  // namespace hirschman::inline v0_1::supply
