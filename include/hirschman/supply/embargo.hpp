// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A control on goods by one country: which goods, from when, and how it falls on each destination.
/// `data/embargo.hpp` holds those that are built in.

#include <hirschman/country.hpp>
#include <hirschman/date.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/supply/licensing.hpp>
#include <hirschman/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// Rules under which nothing leaves: the median licence comes after three billion years.
inline constexpr licensing<double> nothing_licensed{.uncontrolled_share = 0.0,
                                                    .clearance_days = 0.0,
                                                    .median_days = 1e12,
                                                    .log_spread = 0.5,
                                                    .reorder_share = 0.0,
                                                    .backlog_months = 3.0,
                                                    .capacity_ratio = 1.0};

/// How a control is administered towards one destination. Rules that describe the world do not
/// describe one buyer.
struct destination_rules {
    /// Without one: every destination that has no rules of its own.
    std::optional<country> destination = {};
    licensing<double> rules = {};
    /// Readings of the share approved, which then decide in place of the licence time.
    std::vector<approval> approvals = {};
    /// How well they describe what happened, and what they missed.
    std::string note = {};
    provenance origin = {};
};

/// What a third country l passes on to d of the goods that reach it: no more than d lacks, and part
/// of it ordered again, within the seller's capacity where l has rules. As shares of normal use,
/// with w the share from the controlling country, x exports relative to normal, u the share outside
/// the control:
///
///     passed = share w_l x_l f,   f = min(1, lack_d / sum over l of share w_l x_l use_l/use_d)
///     ordered again = min(ordered_again sum over d of passed, w_l (u + (1-u) x_max - x_l))
///
/// d receives passed use_l/use_d. @verified disruption_path_test: by conservation
struct reexport {
    country through = country("USA");
    country to = country("USA");
    /// Of what reaches `through` from the controlling country.
    double share = 0.0;
    /// How much of what it passes on `through` orders again, as capacity allows.
    double ordered_again = 0.0;
    /// Normal use of `through` over that of `to`.
    double relative_use = 1.0;
    provenance origin = {};
};

struct embargo {
    std::string name = {};
    country by = country("CHN");
    /// First day, and the first day after the last.
    date start = {};
    std::optional<date> until = {};
    /// Stages of the network.
    std::vector<text<48>> goods = {};
    /// A destination without rules, where there are none for all the rest, is not under the
    /// control.
    std::vector<destination_rules> destinations = {};
    std::vector<reexport> leaks = {};
};

/// The rules that hold for a destination; those of all the rest for one without a name.
/// @returns null where the control does not reach it
[[nodiscard]] inline const destination_rules* rules_for(const embargo& control,
                                                        std::optional<country> destination)
{
    const destination_rules* others = nullptr;
    if (destination == control.by) return nullptr;
    for (const destination_rules& r : control.destinations) {
        if (!r.destination) others = &r;
        if (r.destination == destination) return &r;
    }
    return others;
}

/// The same control with nothing let through, to anybody, for ever: what could be taken away.
[[nodiscard]] inline embargo total_cut(embargo control)
{
    const provenance origin{.source = "total cut: a scenario, not an event",
                            .trust = confidence::assumed};
    control.name = "total cut: " + control.name;
    control.until.reset();
    control.destinations = {{.rules = nothing_licensed, .origin = origin}};
    control.leaks.clear();
    return control;
}

/// @throws domain_error naming the entry: no goods or no destinations, a good or destination given
///         twice, rules for the controlling country itself, an end that is not after the start, a
///         figure outside its range, a leak that starts where it ends or in the controlling
///         country, leaks through a country that add up to over one
/// @verified embargo_test
inline void check(const embargo& control)
{
    const auto refuse = [](const std::string& place, const std::string& why) {
        throw domain_error("embargo." + place + ": " + why);
    };
    const auto entry = [](const char* list, std::size_t i) {
        return std::string(list) + "[" + std::to_string(i) + "]";
    };
    if (control.goods.empty()) refuse("goods", "none are given");
    if (control.destinations.empty()) refuse("destinations", "none are given");
    if (control.until && *control.until <= control.start)
        refuse("until", control.until->iso() + " is not after the start, " + control.start.iso());
    for (std::size_t i = 0; i < control.goods.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (control.goods[i] == control.goods[j])
                refuse(entry("goods", i), "\"" + control.goods[i].str() + "\" is given twice");
    for (std::size_t i = 0; i < control.destinations.size(); ++i) {
        const destination_rules& r = control.destinations[i];
        const std::string whom =
            r.destination ? std::string(r.destination->alpha_3()) : "all the rest";
        if (r.destination == control.by)
            refuse(entry("destinations", i), whom + " is the controlling country");
        for (std::size_t j = 0; j < i; ++j)
            if (control.destinations[j].destination == r.destination)
                refuse(entry("destinations", i), whom + " is given twice");
        try {
            (void)export_flow<double>(r.rules, r.approvals);
        } catch (const domain_error& e) {
            throw domain_error("embargo." + entry("destinations", i) + " (" + whom +
                               "): " + e.what());
        }
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < control.leaks.size(); ++i) {
        const reexport& leak = control.leaks[i];
        const std::string place = entry("leaks", i);
        if (leak.through == leak.to) refuse(place, "starts where it ends");
        if (leak.through == control.by || leak.to == control.by)
            refuse(place, "the controlling country is no third country");
        in_range(leak.share, 0.0, 1.0, "embargo." + place + ".share");
        in_range(leak.ordered_again, 0.0, 1.0, "embargo." + place + ".ordered_again");
        in_range(leak.relative_use, 0.0, infinity, "embargo." + place + ".relative_use",
                 bounds::open);
        double passed_on = 0.0;
        for (std::size_t j = 0; j <= i; ++j) {
            const reexport& other = control.leaks[j];
            if (other.through != leak.through) continue;
            if (j < i && other.to == leak.to) refuse(place, "is given twice");
            passed_on += other.share;
        }
        if (passed_on > 1.0 + 1e-12)
            refuse(place, std::string(leak.through.alpha_3()) + " passes on " + to_text(passed_on) +
                              " of what reaches it");
    }
}

}  // namespace hirschman::inline v0_1::supply
