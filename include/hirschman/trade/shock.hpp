// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What changes: tariffs, export taxes, bans, costs of trade, deficits.

#include <hirschman/trade/economy.hpp>

#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::trade {

/// A change of policy or of costs. Tables have the shape of `economy::trade`; an empty one changes
/// nothing.
struct shock {
    std::vector<double> tariff{};      ///< the new rates, ad valorem, finite, > -1
    std::vector<double> export_tax{};  ///< the new rates, levied by the exporter on the price at
                                       ///< the border before tax, finite, > -1; the base has none
    std::vector<double> trade_cost{};  ///< new over old iceberg cost, > 0; infinite is a ban
    double deficits = 1.0;             ///< how much of every base deficit stays, as a share of
                                       ///< world income: 0 closes them

    friend bool operator==(const shock&, const shock&) = default;
};

/// Some flows, by name; an empty name means all. A country's own sales are never among them.
struct flows {
    std::string sector{};
    std::string exporter{};
    std::string importer{};
};

/// A rate on some flows.
struct rate_line {
    flows on{};
    double rate = 0.0;
};

/// New tariffs; other flows keep theirs. Of two lines on a flow the later holds.
///
///     const shock truce = tariffs(base, std::vector<rate_line>{
///         {{.exporter = "China", .importer = "United States"}, 0.30}});
///
/// @throws domain_error for an unknown name, with a suggestion, or a rate that is not in (-1, inf)
[[nodiscard]] HIRSCHMAN_API shock tariffs(const economy& base, std::span<const rate_line> lines);

/// What each adds to a shock; they may be combined. @throws domain_error as `tariffs`
HIRSCHMAN_API void set_tariff(shock& s, const economy& base, const flows& on, double rate);
/// Percentage points on top of the base's tariff.
HIRSCHMAN_API void add_tariff(shock& s, const economy& base, const flows& on, double points);
HIRSCHMAN_API void set_export_tax(shock& s, const economy& base, const flows& on, double rate);
/// `hat`: new over old cost, > 0.
HIRSCHMAN_API void set_trade_cost(shock& s, const economy& base, const flows& on, double hat);
/// Nothing is sold any more: an infinite cost.
HIRSCHMAN_API void ban(shock& s, const economy& base, const flows& on);

/// @throws domain_error for tables of another shape than the base's, naming a figure out of range,
/// or a tariff, tax or ban on a country's own sales (a cost may be)
HIRSCHMAN_API void require_valid(const shock& s, const economy& base);

}  // namespace hirschman::inline v0_1::trade
