// SPDX-License-Identifier: BSL-1.0
#include "small_network.hpp"

#include <hirschman/supply/betweenness.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>

namespace {

using namespace hirschman;
using namespace hirschman::supply;
using namespace hirschman_tests;

std::vector<arc> both_ways(const std::vector<arc>& edges)
{
    std::vector<arc> arcs;
    for (const auto& [from, to] : edges) {
        arcs.push_back({from, to});
        arcs.push_back({to, from});
    }
    return arcs;
}

}  // namespace

TEST(betweenness, krackhardts_kite_has_its_published_values)
{
    // Krackhardt (1990); Andre, Beverly, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
    const auto arcs = both_ways({{0, 1},
                                 {0, 2},
                                 {0, 3},
                                 {0, 5},
                                 {1, 3},
                                 {1, 4},
                                 {1, 6},
                                 {2, 3},
                                 {2, 5},
                                 {3, 4},
                                 {3, 5},
                                 {3, 6},
                                 {4, 6},
                                 {5, 6},
                                 {5, 7},
                                 {6, 7},
                                 {7, 8},
                                 {8, 9}});
    const double published[] = {.023, .023, 0, .102, 0, .231, .231, .389, .222, 0};
    const auto found = betweenness(10, arcs);
    for (std::size_t i = 0; i < 10; ++i) EXPECT_NEAR(found[i], published[i], 5e-4) << i;
}

TEST(betweenness, on_a_line_the_middle_lies_between_all_others)
{
    const std::vector<arc> line{{0, 1}, {1, 2}, {2, 3}, {3, 4}};
    EXPECT_EQ(betweenness(5, line, normalisation::none), (std::vector<double>{0, 3, 4, 3, 0}));
    // Two ways of equal length share; a longer one has no part; arcs once, none to oneself.
    const std::vector<arc> diamond{{0, 1}, {0, 2}, {1, 3}, {2, 3}, {0, 1},
                                   {3, 3}, {0, 4}, {4, 5}, {5, 3}};
    EXPECT_EQ(betweenness(6, diamond, normalisation::none),
              (std::vector<double>{0, .5, .5, 0, 1, 1}));
}

TEST(betweenness, boost_graph_finds_the_same)
{
    EXPECT_TRUE(rc::check("random graphs", [] {
        const auto nodes = *rc::gen::inRange<std::size_t>(1, 12);
        const auto ends =
            *rc::gen::container<std::vector<std::pair<std::size_t, std::size_t>>>(rc::gen::pair(
                rc::gen::inRange<std::size_t>(0, nodes), rc::gen::inRange<std::size_t>(0, nodes)));
        std::vector<arc> arcs;
        // A set of edges, as ours: Boost would count parallel ones as different paths.
        boost::adjacency_list<boost::setS, boost::vecS, boost::directedS> g(nodes);
        for (const auto& [from, to] : ends) {
            arcs.push_back({from, to});
            if (from != to) add_edge(from, to, g);
        }
        std::vector<double> expected(nodes);
        boost::brandes_betweenness_centrality(
            g, boost::make_iterator_property_map(expected.begin(), get(boost::vertex_index, g)));
        const auto found = betweenness(nodes, arcs, normalisation::none);
        for (std::size_t i = 0; i < nodes; ++i) RC_ASSERT(std::abs(found[i] - expected[i]) < 1e-9);
    }));
}

TEST(betweenness, of_a_network_ranks_its_producers)
{
    const auto ranked = betweenness(chain(), usa);
    ASSERT_EQ(ranked.size(), 8u);
    // 3 ores, 2 oxides, 3 makers of magnets, the buyer: an oxide lies on half of the shortest paths
    // from 3 ores to 3 makers and to the buyer, 6 of 56 pairs; a maker on a third of those from
    // 3 ores and 2 oxides to the buyer, 5/3 of 56.
    EXPECT_EQ(ranked[0].stage, "oxide");
    EXPECT_NEAR(ranked[0].value, 6.0 / 56.0, 1e-15);
    EXPECT_EQ(ranked[2].stage, "magnet");
    EXPECT_NEAR(ranked[2].value, 5.0 / 3.0 / 56.0, 1e-15);
    EXPECT_EQ(ranked.back().value, 0.0);
}

TEST(betweenness, refuses_an_arc_to_nowhere)
{
    EXPECT_TRUE(betweenness(0, {}).empty());
    EXPECT_EQ(betweenness(2, std::vector<arc>{{0, 1}}), (std::vector<double>{0, 0}));
    EXPECT_THROW((void)betweenness(2, std::vector<arc>{{0, 2}}), domain_error);
}
