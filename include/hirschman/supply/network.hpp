// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A supply network as plain data: who makes what out of what, who buys it, and what lies in
/// store. `io/network.hpp` reads one from a file, `data/network.hpp` holds those that are built in.

#include <hirschman/config.hpp>
#include <hirschman/country.hpp>
#include <hirschman/date.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// How far published shares may add up to something other than one: they are rounded, often to
/// whole percents.
inline constexpr double rounded_share_tolerance = 0.01;

/// The unit of a stage whose outputs are shares of the world's, and add up to one.
inline constexpr std::string_view share_of_world = "share";

/// What one country makes of a good in a year. Without a nation it is the rest: what the source
/// gives to other countries together, or to nobody. The rest may hold any country that the stage
/// does not name, and none that it does.
struct producer {
    std::optional<country> nation = {};
    /// In the unit of the stage.
    double output = 0.0;
    /// What it could make; empty where no source says.
    std::optional<double> capacity = {};
    provenance origin = {};

    friend bool operator==(const producer&, const producer&) = default;
};

/// A good made by an activity: magnets, by sintering.
struct stage {
    text<48> id = {};
    std::string good = {};
    std::string activity = {};
    /// `share_of_world`, or a quantity a year such as "t REO".
    std::string unit = {};
    /// Which year the outputs describe, in the words of the source.
    std::string period = {};
    std::vector<producer> producers = {};
    provenance origin = {};

    friend bool operator==(const stage&, const stage&) = default;
};

/// Stage `user` is made with the good of stage `input`.
struct requirement {
    text<48> user = {};
    text<48> input = {};
    /// Of the input in the cost of the user, in (0, 1); needed where the elasticity is not zero.
    std::optional<double> cost_share = {};
    /// Of substitution between the input and all others; 0 is fixed proportions, an oxide and its
    /// ore.
    double elasticity = 0.0;
    provenance origin = {};

    friend bool operator==(const requirement&, const requirement&) = default;
};

/// Where those in country `user` who need `good` get it. Where a network has no such rows for a
/// user, the user draws on the world: on every producer in proportion to output.
struct sourcing {
    text<48> good = {};
    country user = country("USA");
    /// Without a country: other countries, not named.
    std::optional<country> from = {};
    double share = 0.0;
    provenance origin = {};

    friend bool operator==(const sourcing&, const sourcing&) = default;
};

/// What lies in store in a country, in months of its use.
struct stock {
    text<48> good = {};
    country holder = country("USA");
    double months = 0.0;
    /// Spread of the logarithm over plants; empty where no source says.
    std::optional<double> log_spread = {};
    provenance origin = {};

    friend bool operator==(const stock&, const stock&) = default;
};

/// Capacity that is being built: it rises in a line from `start` to `full`.
struct planned_capacity {
    text<64> id = {};
    text<48> stage = {};
    country nation = country("USA");
    /// At full rate, in the unit that `unit` names; it need not be that of the stage.
    double capacity = 0.0;
    std::string unit = {};
    date start = {};
    /// Empty where no source says.
    std::optional<date> full = {};
    provenance origin = {};

    friend bool operator==(const planned_capacity&, const planned_capacity&) = default;
};

/// A sector of a country that uses a good. What no source says is empty.
struct buyer {
    country nation = country("USA");
    text<48> sector = {};
    text<48> good = {};
    /// USD a year of the sector.
    std::optional<double> value_added = {};
    /// Of the good in the cost of the sector, in (0, 1).
    std::optional<double> cost_share = {};
    /// Of substitution between the good and everything else: at once, in the end, and the years
    /// between (`elasticity_after`).
    std::optional<double> elasticity = {};
    std::optional<double> elasticity_long = {};
    std::optional<double> elasticity_years = {};
    /// Of the good, in the unit of its stage, a year.
    std::optional<double> use = {};
    provenance origin = {};

    friend bool operator==(const buyer&, const buyer&) = default;
};

struct network {
    std::string name = {};
    std::vector<stage> stages = {};
    std::vector<requirement> requirements = {};
    std::vector<sourcing> sourced = {};
    std::vector<stock> stocks = {};
    std::vector<planned_capacity> projects = {};
    std::vector<buyer> buyers = {};

    /// @throws domain_error for a stage that is none, with the nearest that is
    [[nodiscard]] HIRSCHMAN_API const stage& at(std::string_view stage_id) const;

    friend bool operator==(const network&, const network&) = default;
};

/// The lists of a network, for saying where a defect lies.
enum class network_list { stages, producers, requirements, sourced, stocks, projects, buyers };

/// What is wrong with a network: which entry (a producer counts within its stage), which member,
/// what was expected there and what was found.
struct network_defect {
    network_list list = network_list::stages;
    std::size_t entry = 0;
    /// Of a producer, within the stage `entry`.
    std::size_t producer = 0;
    std::string member = {};
    std::string expected = {};
    std::string found = {};

    /// `stages[2].producers[0].output`
    [[nodiscard]] HIRSCHMAN_API std::string place() const;
};

/// The first defect, by list and entry: an id given twice, a reference to a stage that is none, a
/// stage without producers or without output, shares that do not add up to one, a source that does
/// not make the good, a figure outside its range, a cycle of requirements (named), a network
/// without stages.
[[nodiscard]] HIRSCHMAN_API std::optional<network_defect> first_defect(const network& net);

/// @throws domain_error naming the first defect
HIRSCHMAN_API void check(const network& net);

/// The indices of the stages so that inputs come before their users: by the number of stages
/// between them and an ore, then by id, so that the order of rows does not matter.
/// @throws domain_error for a network with a defect
[[nodiscard]] HIRSCHMAN_API std::vector<std::size_t> stage_order(const network& net);

/// Each producer's share of the stage's output, in the order of the producers; adds up to one.
/// @throws domain_error for a stage without output
[[nodiscard]] HIRSCHMAN_API std::vector<double> output_shares(const stage& made);

/// What a country makes of a good that users in `user` draw on.
struct supplier_share {
    /// Without a nation: the rest.
    std::optional<country> nation = {};
    double share = 0.0;

    friend bool operator==(const supplier_share&, const supplier_share&) = default;
};

/// Where users of `good` in a country get it: the rows of `sourced`, or the world in proportion to
/// output. By country, the rest last; adds up to one.
/// @param user without one, the world
/// @throws domain_error for a stage that is none, or one without output
[[nodiscard]] HIRSCHMAN_API std::vector<supplier_share> suppliers(const network& net,
                                                                  std::string_view good,
                                                                  std::optional<country> user);

}  // namespace hirschman::inline v0_1::supply
