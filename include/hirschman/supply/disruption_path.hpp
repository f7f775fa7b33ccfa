// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A control followed month by month through a supply network: what still arrives where, which
/// plants stand, what output and value added is lost, and what the goods cost.

#include <hirschman/country.hpp>
#include <hirschman/date.hpp>
#include <hirschman/supply/disruption.hpp>
#include <hirschman/supply/embargo.hpp>
#include <hirschman/supply/network.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// What all users outside the controlling country need of a good in a year, in the unit of the
/// projects that are to supply it: not magnets against magnets and assemblies.
struct yearly_need {
    text<48> good = {};
    double amount = 0.0;
    std::string unit = {};
};

/// What to take where the network says nothing; what is empty here too is undetermined.
struct assumptions {
    std::optional<double> stock_months = {};
    std::optional<double> stock_log_spread = {};
    /// Of each input; without it makers hold none, which the message then says.
    std::optional<double> maker_stock_months = {};
    std::optional<double> cost_share = {};
    std::optional<double> elasticity = {};
    /// From first output to full rate of a project that announces no date for the latter.
    std::optional<double> ramp_years = {};
    std::vector<yearly_need> needs = {};
};

struct path_options {
    /// Calendar months followed, that of the start being the first; in [1, 600].
    int months = 24;
    /// Plants of each buyer: its first stop is the day on which one of them is expected to stand.
    int plants = 100;
    allocation shared = allocation::lottery;
    /// Share of the loss made up later by overtime.
    double made_up_share = 0.0;
    /// Of demand to its price, short run, < 0. @source central estimate of
    /// `ree_demand_price_elasticity_short`, from the quotas of 2009 to 2011 (derived)
    double market_elasticity = -0.3;
    /// Share of the controlling country's output that it normally sells abroad, in [0, 1): it
    /// decides how far the price at home falls, which without it is undetermined.
    std::optional<double> exported_share = {};
    assumptions assumed = {};
};

/// What reaches the users of a good in one country, by month, as a share of their normal use.
/// direct + through_others + new_plants = arrived + passed_on, in every month.
struct delivery_path {
    text<48> good = {};
    /// Without one: any other country, which draws on the world and has no rules of its own.
    std::optional<country> user = {};
    /// Of normal use: what comes from the controlling country under the control.
    double controlled_share = 0.0;
    std::vector<double> arrived = {};
    /// From makers by their own ways, from third countries, and from projects.
    std::vector<double> direct = {};
    std::vector<double> through_others = {};
    std::vector<double> new_plants = {};
    std::vector<double> passed_on = {};
};

/// What one country makes of a good, by month, relative to normal.
struct maker_path {
    text<48> good = {};
    /// Without one: the rest.
    std::optional<country> nation = {};
    std::vector<double> output = {};
    /// For each input: what arrived, what went into output, both as shares of normal use, and the
    /// stock at the end of the month, months of use.
    struct input {
        text<48> good = {};
        double stock_before = 0.0;
        std::vector<double> arrived = {};
        std::vector<double> used = {};
        std::vector<double> stock = {};
    };
    std::vector<input> inputs = {};
};

/// When plants stand, in days from the start of the control; empty: not within the months followed.
struct standing_days {
    std::optional<int> first_stop = {};
    std::optional<int> one_percent = {};
    std::optional<int> five_percent = {};
    std::optional<int> half = {};
    /// Largest share of use standing, its day, and the first day after with half of it or less.
    double peak = 0.0;
    int peak_day = 0;
    std::optional<int> half_recovery = {};

    friend bool operator==(const standing_days&, const standing_days&) = default;
};

/// A month of a sector: means over its days.
struct sector_month {
    double standing = 0.0;
    /// Supply of a plant that stands, and the knee at the elasticity of that month: supply below
    /// which losses turn from negligible to proportional (0 at an elasticity of one or more, where
    /// they never do).
    double remaining_supply = 1.0;
    std::optional<double> knee = {};
    /// Relative to the sector's normal output of a month.
    std::optional<double> output_lost = {};
    /// Of the good, relative to normal, in a market of buyers such as these.
    double price_outside = 1.0;
};

/// A sector of a country that buys a good. Without figures for its stocks nothing below is
/// determined and `by_month` is empty.
struct sector_path {
    country nation = country("USA");
    text<48> sector = {};
    text<48> good = {};
    std::optional<standing_days> standing = {};
    std::vector<sector_month> by_month = {};
    /// In months of the sector's output; and in USD.
    std::optional<double> months_lost = {};
    std::optional<double> value_added_lost = {};
    /// What is not determined, and what it wants.
    std::vector<std::string> missing = {};
};

/// The price of a controlled good at home, where what may not leave is sold: relative to normal,
/// by month; empty where the share exported is not given.
struct home_price {
    text<48> good = {};
    std::vector<double> by_month = {};
};

enum class path_status {
    settled,    ///< nearly no plant stands at the end
    cut_off,    ///< plants still stand at the end: losses go on after the months followed
    untouched,  ///< no user in the network is short of anything
};

struct path_summary {
    path_status status = path_status::untouched;
    std::string message = {};
    /// What was left out for want of a figure, each with what it wants.
    std::vector<std::string> left_out = {};
    std::string report = {};
    /// A few lines to read.
    [[nodiscard]] const std::string& brief_report() const noexcept { return report; }
};

struct disruption_path {
    date start = {};
    int months = 0;
    /// The earliest of the sectors.
    std::optional<int> first_stop = {};
    std::vector<delivery_path> delivered = {};
    std::vector<maker_path> makers = {};
    std::vector<sector_path> sectors = {};
    std::vector<home_price> at_home = {};
    /// Of all sectors for which it is determined, USD.
    double value_added_lost = 0.0;
    path_summary summary = {};

    /// What arrives, by month, relative to normal.
    /// @param user without one: any country outside the control without rules of its own
    /// @throws domain_error for a good or user of which the path knows nothing
    [[nodiscard]] HIRSCHMAN_API std::span<const double> deliveries(
        std::string_view good, std::optional<country> user = {}) const;
    /// First day of a month of the path.
    [[nodiscard]] HIRSCHMAN_API date month(int m) const;
};

/// Follows the control through the network. Every user draws on its suppliers in fixed proportions;
/// nobody reroutes but by the control's `leaks`. What a maker lacks of an input it takes from stock
/// (a maker without a row of stocks holds none); its output is the least over its inputs. New
/// plants serve users in proportion to need; where they need an input that the control touches,
/// they have what other new plants make of it and present users leave. Where a stage does not name
/// the controlling country, what it makes there lacks nothing, the rest is taken to lie outside,
/// and the stage binds no new plants if it has no project. A sector whose good is under the control
/// is followed by `disruption`, with what needs no licence as its other supply; plants that have
/// their licence lack what the other suppliers lack. One whose good only runs short receives the
/// mean supply. Goods of the control that the network does not have are named in the message.
/// @throws domain_error for a defect of the network or the control, controlled goods of which none
///         is a stage, an option outside its range
/// @verified disruption_path_test
///
///     auto path = disrupt(magnets, april_2025_licences, {.months = 24});
///     path.first_stop; path.deliveries("magnets", country("USA"))[1];
[[nodiscard]] HIRSCHMAN_API disruption_path disrupt(const network& net, const embargo& control,
                                                    const path_options& options = {});

}  // namespace hirschman::inline v0_1::supply
