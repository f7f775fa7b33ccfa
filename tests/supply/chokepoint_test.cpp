// SPDX-License-Identifier: BSL-1.0
#include "random_network.hpp"

#include <hirschman/supply/chokepoint.hpp>
#include <hirschman/supply/exposure.hpp>
#include <hirschman/supply/shortfall.hpp>

#include <map>

#include <gtest/gtest.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using namespace hirschman_tests;

using producers = std::vector<stage_producer>;

/// The producers behind a buyer's use with what passes each, and the arcs between them; the buyer
/// is the last node.
struct plain_graph {
    producers nodes;
    std::vector<double> passing;
    std::vector<std::pair<std::size_t, std::size_t>> arcs;
    std::vector<char> ore;

    explicit plain_graph(const network& net)
    {
        std::map<stage_producer, std::size_t> index;
        const auto node = [&](const stage_producer& p) {
            const auto [at, fresh] = index.try_emplace(p, nodes.size());
            if (!fresh) return at->second;
            nodes.push_back(p);
            passing.push_back(0.0);
            ore.push_back(1);
            for (const auto& r : net.requirements)
                if (r.user == p.stage) ore.back() = 0;
            return at->second;
        };
        const auto all = flows(net, usa);
        for (const auto& f : all) passing[node({f.good, *f.from})] += f.amount;
        for (const auto& f : all)
            arcs.emplace_back(node({f.good, *f.from}),
                              f.user.empty() ? nodes.size() : node({f.user, *f.to}));
    }
    std::size_t buyer() const { return nodes.size(); }

    /// Whether ore still finds a way when some producers are gone.
    bool connected(unsigned gone) const
    {
        std::vector<char> reached(nodes.size() + 1, 0);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            reached[i] = ore[i] != 0 && ((gone >> i) & 1U) == 0;
        for (std::size_t round = 0; round < nodes.size(); ++round)
            for (const auto& [from, to] : arcs)
                if (reached[from] != 0 && (to == buyer() || ((gone >> to) & 1U) == 0))
                    reached[to] = 1;
        return reached[buyer()] != 0;
    }
};

producers chosen(const producers& from, unsigned set)
{
    producers some;
    for (std::size_t i = 0; i < from.size(); ++i)
        if (((set >> i) & 1U) != 0) some.push_back(from[i]);
    return some;
}

double headroom(const network& net, const stage_producer& p)
{
    for (const auto& q : net.at(p.stage).producers)
        if (q.nation == p.nation && q.output > 0.0) return *q.capacity / q.output;
    return 1.0;
}

const chokepoint& point_at(const std::vector<chokepoint>& points, const char* stage, country nation)
{
    for (const auto& p : points)
        if (p.stage == stage && p.producer == nation) return p;
    throw domain_error("no such point");
}

}  // namespace

TEST(chokepoints, lose_what_others_cannot_make_in_time)
{
    const auto points = chokepoints(chain(), usa);
    ASSERT_EQ(points.size(), 7u);  // the rest is not a producer
    EXPECT_EQ(points[0].stage, "magnet");
    EXPECT_EQ(points[0].producer, chn);
    EXPECT_NEAR(points[0].loss, .94, 1e-15);

    // Without 70 of 100 t of ore; Australia can make 10 t more.
    const auto& ore = point_at(points, "ore", chn);
    EXPECT_NEAR(ore.share, .7, 1e-15);
    EXPECT_NEAR(ore.cut, .7, 1e-15);
    EXPECT_NEAR(ore.loss, .6, 1e-15);
    ASSERT_TRUE(ore.output_lost && ore.value_added_lost);
    EXPECT_NEAR(*ore.output_lost, 1.0 - shortfall_output(.4, .003, .05), 1e-15);
    EXPECT_NEAR(*ore.value_added_lost, 700e9 * *ore.output_lost, 1e-3);
    // The other 20 t of China's capacity do nothing for a loss of the United States' 10 t.
    EXPECT_EQ(point_at(points, "ore", usa).loss, 0.0);
    EXPECT_NEAR(point_at(points, "ore", usa).cut, .1, 1e-15);
}

TEST(chokepoints, carry_the_published_loss_of_a_short_input)
{
    // Bachmann et al. (2022) as tabulated: loss in % at (cost share, elasticity, remaining share).
    for (const auto& [cost_share, elasticity, remaining, loss] :
         {std::array{.004, .05, .75, 3.43297}, std::array{.004, .1, .5, 11.63426},
          std::array{.012, .1, .7, 2.75087}}) {
        network net;
        net.stages = {made("input", {{chn, 1.0 - remaining}, {aus, remaining}})};
        net.buyers = {{usa, "industry", "input", 100.0, cost_share, elasticity}};
        const auto point = point_at(chokepoints(net, usa), "input", chn);
        EXPECT_NEAR(100.0 * point.output_lost.value(), loss, 5e-6);
        EXPECT_NEAR(point.value_added_lost.value(), loss, 5e-6);
    }
}

TEST(chokepoints, a_stage_makes_do_with_less_by_its_elasticity)
{
    network net = chain();
    net.requirements[0].elasticity = .5;
    net.requirements[0].cost_share = .2;
    const auto oxide = point_at(chokepoints(net, usa), "oxide", chn);
    EXPECT_NEAR(oxide.cut, .9, 1e-15);
    EXPECT_NEAR(oxide.loss, 1.0 - shortfall_output(.1, .2, .5), 1e-14);
}

TEST(chokepoints, figures_that_no_source_gives_stay_empty)
{
    network net = chain();
    net.buyers[1].value_added = {};
    auto point = chokepoints(net, usa)[0];
    EXPECT_TRUE(point.output_lost);  // the sectors lose the same, whatever their weights
    EXPECT_FALSE(point.value_added_lost);
    net.buyers[1].elasticity = .1;
    point = chokepoints(net, usa)[0];
    EXPECT_FALSE(point.output_lost);
    net.buyers[1].cost_share = {};
    point = chokepoints(net, usa)[0];
    EXPECT_FALSE(point.value_added_lost);
    EXPECT_FALSE(chokepoints(net, chn)[0].output_lost);
}

TEST(chokepoints, the_order_of_rows_changes_nothing)
{
    for (unsigned seed = 0; seed < 50; ++seed)
        EXPECT_EQ(chokepoints(permuted(chain(), seed), usa), chokepoints(chain(), usa));
}

TEST(deliveries, fall_by_the_total_dependence_when_a_country_leaves_a_chain)
{
    EXPECT_TRUE(rc::check("chains", [] {
        const network net = random_network(4, shape::chain);
        for (const country gone : {usa, chn, aus, jpn}) {
            producers everywhere;
            for (const auto& s : net.stages) everywhere.push_back({s.id, gone});
            const double total = dependence(net, {.buyer = usa, .supplier = gone}).total.least;
            RC_ASSERT(std::abs(deliveries(net, usa, everywhere) - (1.0 - total)) < 1e-12);
        }
    }));
    // Where inputs join, parts that avoid the country meet as far as they can, so at least as much.
    EXPECT_TRUE(rc::check("joined", [] {
        const network net = random_network();
        producers everywhere;
        for (const auto& s : net.stages) everywhere.push_back({s.id, chn});
        const double total = dependence(net, {.buyer = usa, .supplier = chn}).total.least;
        RC_ASSERT(deliveries(net, usa, everywhere) >= 1.0 - total - 1e-12);
    }));
}

TEST(deliveries, never_rise_with_another_producer_removed)
{
    EXPECT_TRUE(rc::check("monotone", [] {
        const network net = random_network();
        const plain_graph g(net);
        const auto set = *rc::gen::inRange(0U, 1U << g.nodes.size());
        const auto more = set | 1U << *rc::gen::inRange<std::size_t>(0, g.nodes.size());
        for (const auto by : {substitution::none, substitution::capacity_and_elasticity}) {
            const double before = deliveries(net, usa, chosen(g.nodes, set), by);
            RC_ASSERT(deliveries(net, usa, chosen(g.nodes, more), by) <= before);
            RC_ASSERT(before >= deliveries(net, usa, chosen(g.nodes, set)));
        }
        RC_ASSERT(deliveries(net, usa, {}) == 1.0);
    }));
    EXPECT_THROW((void)deliveries(chain(), usa, producers{{"oxides", chn}}), domain_error);
    EXPECT_EQ(deliveries(chain(), usa, producers{{"oxide", jpn}}), 1.0);
}

TEST(indispensable, is_what_leaves_nothing_when_it_is_removed)
{
    EXPECT_TRUE(rc::check("removal", [] {
        const network net = random_network();
        const auto found = indispensable(net, usa);
        for (const auto& node : plain_graph(net).nodes) {
            const bool nothing_left = deliveries(net, usa, producers{node}) < 1e-9;
            RC_ASSERT(nothing_left == (std::find(found.begin(), found.end(), node) != found.end()));
        }
    }));
}

TEST(indispensable, is_a_dominator_of_a_chain)
{
    EXPECT_TRUE(rc::check("Lengauer and Tarjan by Boost.Graph", [] {
        const network net = random_network(4, shape::chain);
        const plain_graph g(net);
        using graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
        graph b(g.nodes.size() + 2);
        const std::size_t root = g.nodes.size() + 1;
        for (const auto& [from, to] : g.arcs) add_edge(from, to, b);
        for (std::size_t i = 0; i < g.nodes.size(); ++i)
            if (g.ore[i] != 0) add_edge(root, i, b);
        std::vector<std::size_t> above(num_vertices(b), graph::null_vertex());
        boost::lengauer_tarjan_dominator_tree(
            b, root, boost::make_iterator_property_map(above.begin(), get(boost::vertex_index, b)));
        producers dominators;
        for (std::size_t at = above[g.buyer()]; at != root; at = above[at])
            dominators.push_back(g.nodes[at]);
        std::sort(dominators.begin(), dominators.end());
        auto found = indispensable(net, usa);
        std::sort(found.begin(), found.end());
        RC_ASSERT(found == dominators);
    }));
}

TEST(smallest_cut, is_the_best_of_all_sets)
{
    EXPECT_TRUE(rc::check("all sets", [] {
        const network net = random_network(2);
        const plain_graph g(net);
        const double share = *rc::gen::element(.25, .5, .8, 1.0);
        const auto found = smallest_cut(net, usa, {.share = share});
        std::size_t least = g.nodes.size() + 1;
        double most = 0.0;
        for (unsigned set = 0; set < 1U << g.nodes.size(); ++set) {
            const auto some = chosen(g.nodes, set);
            const double cut = 1.0 - deliveries(net, usa, some);
            if (cut < share - 1e-12 || some.size() > least) continue;
            most = some.size() < least ? cut : std::max(most, cut);
            least = some.size();
        }
        RC_ASSERT(found.status == cut_status::found);
        RC_ASSERT(found.producers.size() == least);
        RC_ASSERT(std::abs(found.cut - most) < 1e-12);
        RC_ASSERT(std::abs(1.0 - deliveries(net, usa, found.producers) - most) < 1e-12);
    }));
}

TEST(smallest_cut, of_everything_is_a_vertex_cut_of_a_chain)
{
    EXPECT_TRUE(rc::check("Menger, flows by Boost.Graph", [] {
        const network net = random_network(4, shape::chain);
        const plain_graph g(net);
        using traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
        using capacity = boost::property<
            boost::edge_capacity_t, int,
            boost::property<boost::edge_residual_capacity_t, int,
                            boost::property<boost::edge_reverse_t, traits::edge_descriptor>>>;
        boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                              capacity>
            b(2 * g.nodes.size() + 2);
        const std::size_t sink = 2 * g.buyer();
        const std::size_t source = sink + 1;
        const auto add = [&](std::size_t from, std::size_t to, int size) {
            const auto there = add_edge(from, to, b).first;
            const auto back = add_edge(to, from, b).first;
            put(boost::edge_capacity, b, there, size);
            put(boost::edge_capacity, b, back, 0);
            put(boost::edge_reverse, b, there, back);
            put(boost::edge_reverse, b, back, there);
        };
        for (std::size_t i = 0; i < g.nodes.size(); ++i) {
            add(2 * i, 2 * i + 1, 1);
            if (g.ore[i] != 0) add(source, 2 * i, 1000);
        }
        for (const auto& [from, to] : g.arcs) add(2 * from + 1, 2 * to, 1000);
        const int width = boost::edmonds_karp_max_flow(b, source, sink);
        RC_ASSERT(smallest_cut(net, usa).producers.size() == static_cast<std::size_t>(width));
    }));
}

TEST(smallest_cut, says_when_the_rest_delivers_or_the_search_ends_early)
{
    network net;
    net.stages = {made("input", {{chn, .6}, {{}, .4}})};
    EXPECT_EQ(smallest_cut(net, usa, {.share = .7, .good = "input"}).status,
              cut_status::unreachable);
    const auto half = smallest_cut(net, usa, {.share = .6, .good = "input"});
    EXPECT_EQ(half.producers, (producers{{"input", chn}}));

    // Greed takes the 40 % first and then needs a third.
    net.stages = {made("input", {{chn, .4}, {usa, .35}, {jpn, .25}})};
    const auto early = smallest_cut(net, usa, {.share = .7, .good = "input", .most_sets = 1});
    EXPECT_EQ(early.status, cut_status::limit_reached);
    EXPECT_GE(early.cut, .7);
    EXPECT_THROW((void)smallest_cut(chain(), usa, {.share = 0.0}), domain_error);
    EXPECT_THROW((void)smallest_cut(chain(), usa, {.share = 1.1}), domain_error);
}

TEST(rerouted, is_the_least_cut_of_a_chain)
{
    EXPECT_TRUE(rc::check("maximum flow is minimum cut", [] {
        const network net = random_network(3, shape::chain);
        const plain_graph g(net);
        const auto removed = *rc::gen::inRange(0U, 1U << g.nodes.size());
        const auto result = rerouted(net, usa, chosen(g.nodes, removed));
        double least = 1.0;
        for (unsigned set = 0; set < 1U << g.nodes.size(); ++set) {
            double capacity = 0.0;
            for (std::size_t i = 0; i < g.nodes.size(); ++i)
                if (((set >> i) & 1U) != 0 && ((removed >> i) & 1U) == 0)
                    capacity += g.passing[i] * headroom(net, g.nodes[i]);
            if (capacity < least && !g.connected(set | removed)) least = capacity;
        }
        RC_ASSERT(std::abs(result.delivered - least) < 1e-9);
        RC_ASSERT(result.delivered >= deliveries(net, usa, chosen(g.nodes, removed)) - 1e-9);
        double bottleneck = 0.0;
        for (std::size_t i = 0; i < g.nodes.size(); ++i)
            if (std::find(result.bottleneck.begin(), result.bottleneck.end(), g.nodes[i]) !=
                result.bottleneck.end())
                bottleneck += g.passing[i] * headroom(net, g.nodes[i]);
        RC_ASSERT(result.delivered == 1.0 || std::abs(result.delivered - bottleneck) < 1e-9);
    }));
}

TEST(rerouted, cannot_exceed_the_scarcest_of_joined_inputs)
{
    EXPECT_EQ(rerouted(chain(), usa, {}).delivered, 1.0);
    const auto r = rerouted(chain(), usa, producers{{"ore", chn}});
    EXPECT_NEAR(r.delivered, .4, 1e-12);  // 30 + 10 of 100 t
    EXPECT_EQ(r.bottleneck, (producers{{"ore", aus}, {"ore", usa}}));
    // Australia's oxide could all go to magnets, but China makes most of them.
    EXPECT_NEAR(rerouted(chain(), usa, producers{{"magnet", chn}}).delivered, .06, 1e-12);

    network net = chain();
    net.stages.push_back(made("heavy", {{chn, .99}, {jpn, .01}}));
    net.requirements.push_back({"magnet", "heavy"});
    EXPECT_NEAR(rerouted(net, usa, producers{{"heavy", chn}, {"ore", chn}}).delivered, .01, 1e-12);
}
