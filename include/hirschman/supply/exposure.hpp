// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Who depends on whom through a network: what part of a buyer's use has passed through a country
/// at any stage. For shares by stage alone, without a network, see dependence.hpp.

#include <hirschman/config.hpp>
#include <hirschman/country.hpp>
#include <hirschman/supply/network.hpp>
#include <hirschman/text.hpp>

#include <optional>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// A share between two bounds. They differ where a source leaves part of the supply to countries it
/// does not name: none of that part comes from the country, or all of it.
struct share_range {
    double least = 0.0;
    double most = 0.0;

    friend bool operator==(const share_range&, const share_range&) = default;
};

struct dependence_query {
    country buyer;
    country supplier;
    /// What is used; empty: the one good that the buyer's sectors buy.
    text<48> good = {};
};

/// How far the buyer's use has been made in the supplier at one stage, as a share of what that
/// stage adds to it.
struct stage_exposure {
    text<48> stage;
    share_range share;

    friend bool operator==(const stage_exposure&, const stage_exposure&) = default;
};

struct exposure {
    country buyer;
    country supplier;
    text<48> good;
    /// Bought from the supplier itself.
    share_range direct;
    /// Has passed through the supplier at some stage, in any of its parts.
    share_range total;
    /// From the ores to the good.
    std::vector<stage_exposure> by_stage;

    friend bool operator==(const exposure&, const exposure&) = default;
};

/// Every producer draws each of its inputs at random from its suppliers (`suppliers`),
/// independently of its other inputs: shares by stage do not say which ore becomes which magnet.
/// @throws domain_error for a network with a defect, a buyer without a good or with several
/// @verified exposure_test: enumeration of all paths, drawing of histories, the chain of
/// dependence.hpp
///
///     auto d = dependence(net, {.buyer = country("USA"), .supplier = country("CHN")});
///     d.direct.least; d.total.least; d.by_stage.front().share.most;
[[nodiscard]] HIRSCHMAN_API exposure dependence(const network& net, const dependence_query& query);

/// The same for every country that the buyer's use passes through by name, the greatest total
/// first.
[[nodiscard]] HIRSCHMAN_API std::vector<exposure> dependence_by_country(const network& net,
                                                                        country buyer,
                                                                        text<48> good = {});

/// What passes from a producer to a user, as a share of the buyer's use: what a node receives of
/// each input equals what it hands on.
struct flow {
    text<48> good;
    /// Without a nation: the rest.
    std::optional<country> from;
    /// The stage that uses it; empty for the buyer.
    text<48> user;
    std::optional<country> to;
    double amount = 0.0;

    friend bool operator==(const flow&, const flow&) = default;
};

/// From the ores to the buyer, by stage and country.
[[nodiscard]] HIRSCHMAN_API std::vector<flow> flows(const network& net, country buyer,
                                                    text<48> good = {});

/// Two countries that depend on each other.
struct asymmetry_result {
    exposure first_on_second;
    exposure second_on_first;
    /// The former's total less the latter's, in [-1, 1].
    share_range difference;
};

/// @throws domain_error unless the first depends on the second's supply and the second on the
/// first's
/// @source Hirschman (1945): influence comes from the difference of two dependences
[[nodiscard]] HIRSCHMAN_API asymmetry_result asymmetry(const exposure& first_on_second,
                                                       const exposure& second_on_first);
/// Both as buyers of one network.
[[nodiscard]] HIRSCHMAN_API asymmetry_result asymmetry(const network& net, country first,
                                                       country second);

}  // namespace hirschman::inline v0_1::supply
