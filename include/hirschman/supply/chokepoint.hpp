// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Which producer a buyer could least do without: what is lost when it is removed, what every way
/// of making the good must pass, and the fewest producers whose removal cuts a given share.
///
/// What a network says of trade is taken as given: a user keeps its suppliers and their shares. A
/// country that may be part of a rest is not a producer here; `dependence` gives the range that
/// follows from it.

#include <hirschman/config.hpp>
#include <hirschman/country.hpp>
#include <hirschman/supply/network.hpp>
#include <hirschman/text.hpp>

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// A country at a stage.
struct stage_producer {
    text<48> stage;
    country nation;

    friend bool operator==(const stage_producer&, const stage_producer&) = default;
    friend std::strong_ordering operator<=>(const stage_producer&, const stage_producer&) = default;
};

/// What can be done about a missing input.
enum class substitution {
    none,  ///< every stage in fixed proportions, nobody makes more than before
    /// Others at the stage fill the gap as far as stated capacity exceeds output, with the inputs
    /// that the removed would have had, and a stage makes do with less of an input by its
    /// elasticity. A capacity that no source states adds nothing.
    capacity_and_elasticity,
};

/// Share of the buyer's use that still arrives when producers are removed; 1 for none. Users keep
/// their suppliers, so a stage gets of each input what its suppliers still deliver, and makes what
/// the scarcest allows. Never rises with another producer removed.
/// @param good empty: the one good that the buyer's sectors buy
/// @throws domain_error for a network with a defect, a buyer without a good or with several, or a
/// stage that is none
/// @verified chokepoint_test: 1 - the total dependence, in a chain from which a country is removed
/// at all stages
[[nodiscard]] HIRSCHMAN_API double deliveries(const network& net, country buyer,
                                              std::span<const stage_producer> removed,
                                              substitution by = substitution::none,
                                              text<48> good = {});

/// What removing one producer does to a buyer.
struct chokepoint {
    text<48> stage;
    country producer;
    /// Of what the stage adds to the buyer's use, made by the producer.
    double share = 0.0;
    /// Of the buyer's use, lost with no substitution and with what the network states of it.
    double cut = 0.0;
    double loss = 0.0;
    /// Of the output of the buyer's sectors, by `shortfall_output` of the use that remains; empty
    /// where a cost share or elasticity is missing, or the value added by which to weigh sectors.
    std::optional<double> output_lost = {};
    /// USD a year; empty where a sector's figure is missing.
    std::optional<double> value_added_lost = {};

    friend bool operator==(const chokepoint&, const chokepoint&) = default;
};

/// Every producer that the buyer's use passes through, the greatest loss first; among equals the
/// greatest cut, then the greatest share, then by stage and country.
/// @throws domain_error as `deliveries`
/// @verified chokepoint_test
///
///     for (const auto& point : chokepoints(net, country("USA")))
///         std::cout << point.stage << ' ' << point.producer << ' ' << point.loss << '\n';
[[nodiscard]] HIRSCHMAN_API std::vector<chokepoint> chokepoints(const network& net, country buyer,
                                                                text<48> good = {});

/// The producers without which nothing arrives: every way of making the good passes them. In a
/// chain these are the dominators of its graph.
/// @verified chokepoint_test: removal of each; dominators by Boost.Graph
[[nodiscard]] HIRSCHMAN_API std::vector<stage_producer> indispensable(const network& net,
                                                                      country buyer,
                                                                      text<48> good = {});

enum class cut_status {
    found,          ///< no smaller set cuts the share
    unreachable,    ///< not even all producers together: the rest delivers
    limit_reached,  ///< the search ended early; the set cuts the share, a smaller one may exist
};

struct smallest_cut_options {
    /// Of the buyer's use, in (0, 1].
    double share = 1.0;
    text<48> good = {};
    /// After so many sets the search ends.
    std::size_t most_sets = 1'000'000;
};

struct cut_set {
    cut_status status = cut_status::unreachable;
    /// Sorted; among sets of one size the one that cuts most.
    std::vector<stage_producer> producers = {};
    /// What they cut of the buyer's use.
    double cut = 0.0;
};

/// The fewest producers whose removal, with no substitution, cuts at least a share of the buyer's
/// use.
/// @throws domain_error as `deliveries`, and for a share outside (0, 1]
/// @verified chokepoint_test: all sets of small networks; vertex cuts by Boost.Graph
[[nodiscard]] HIRSCHMAN_API cut_set smallest_cut(const network& net, country buyer,
                                                 const smallest_cut_options& options = {});

struct rerouted_result {
    /// Of the buyer's present use.
    double delivered = 0.0;
    /// The bottleneck: the producers whose capacity is used up and limits what arrives.
    std::vector<stage_producer> bottleneck = {};
};

/// What could arrive if every producer sent what it has to where it is needed, along the trade that
/// exists: the maximum flow. The buyer has its present share of every producer's output and of the
/// capacity above it, so without a removal it gets all it used. The bottleneck is a minimum cut.
/// Exact for a chain; where a stage joins inputs it is the least over the chains to the ores, which
/// what arrives cannot exceed.
/// @throws domain_error as `deliveries`, and for more than 10,000 chains
/// @source Ford and Fulkerson (1956); solved by push-relabel
/// @verified chokepoint_test: the least cut over all sets of producers
[[nodiscard]] HIRSCHMAN_API rerouted_result rerouted(const network& net, country buyer,
                                                     std::span<const stage_producer> removed,
                                                     text<48> good = {});

}  // namespace hirschman::inline v0_1::supply
