// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/date.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/trade/economy.hpp>
#include <hirschman/trade/shock.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::trade {

/// One line of a schedule of tariffs; `*` means every country, or every sector.
struct tariff_line {
    std::string importer = "*";
    std::string exporter = "*";
    std::string sector = "*";
    /// Ad valorem, above -1. All of it: it takes the place of what the base has.
    double rate = 0.0;
    /// The days on which it is in force; open where empty.
    std::optional<date> from = {};
    std::optional<date> until = {};
    provenance origin = {};

    friend bool operator==(const tariff_line&, const tariff_line&) = default;
};

/// Lines in force on a day.
[[nodiscard]] HIRSCHMAN_API std::vector<tariff_line> in_force(std::vector<tariff_line> schedule,
                                                              date on);
/// Lines known by the end of a day; a line whose day was not recorded is not.
[[nodiscard]] HIRSCHMAN_API std::vector<tariff_line> known(std::vector<tariff_line> schedule,
                                                           as_of when);

/// The tariffs of the base with a schedule laid over them, in the shape of `economy::tariff`. Where
/// several lines meet a flow, the one that names most holds; their order does not matter. Own sales
/// pay none.
/// @throws domain_error for a name that is none (with the nearest that is), a rate of -1 or less,
/// and two lines that name as much and disagree about a flow
[[nodiscard]] HIRSCHMAN_API std::vector<double> scheduled_tariffs(
    const economy& base, std::span<const tariff_line> schedule);
/// The same as a shock.
[[nodiscard]] HIRSCHMAN_API shock tariffs(const economy& base,
                                          std::span<const tariff_line> schedule);

}  // namespace hirschman::inline v0_1::trade
