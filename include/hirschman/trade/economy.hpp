// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What a model of trade starts from: who sold what to whom, at which tariff, made of what.

#include <hirschman/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::trade {

/// A year of the world, in money of one unit (`unit`). Flows are at world prices, before the
/// tariff. Rows are contiguous; the helpers below say where a figure stands.
///
/// Tables that do not agree with one another are common and are not refused: `check` lists what
/// does not, and a solver says what it took (docs/decisions/0009).
struct economy {
    std::string unit = "USD";              ///< with its year: "million USD of 2019"
    std::vector<std::string> countries{};  ///< N
    std::vector<std::string> sectors{};    ///< J
    std::vector<double> trade{};           ///< [sector][importer][exporter], own sales included
    std::vector<double> tariff{};          ///< the same shape, ad valorem: 0.25 is 25 %
    std::vector<double> intermediate{};    ///< [country][using sector][input sector], tariff paid
    std::vector<double> value_added{};     ///< [country][sector]
    std::vector<double> final_use{};       ///< [country][sector], tariff paid
    std::vector<double> deficit{};         ///< [country], imports less exports
    std::vector<double> elasticity{};      ///< [sector], trade elasticity theta > 0 (sigma - 1)

    [[nodiscard]] std::size_t country_count() const noexcept { return countries.size(); }
    [[nodiscard]] std::size_t sector_count() const noexcept { return sectors.size(); }

    /// Place in `trade` and `tariff`.
    [[nodiscard]] std::size_t flow(std::size_t sector, std::size_t importer,
                                   std::size_t exporter) const noexcept
    {
        return (sector * countries.size() + importer) * countries.size() + exporter;
    }
    /// Place in `intermediate`.
    [[nodiscard]] std::size_t purchase(std::size_t country, std::size_t user,
                                       std::size_t input) const noexcept
    {
        return (country * sectors.size() + user) * sectors.size() + input;
    }
    /// Place in `value_added` and `final_use`.
    [[nodiscard]] std::size_t cell(std::size_t country, std::size_t sector) const noexcept
    {
        return country * sectors.size() + sector;
    }

    friend bool operator==(const economy&, const economy&) = default;
};

/// An economy of these names with every figure zero, in the right shapes; elasticities must follow.
[[nodiscard]] HIRSCHMAN_API economy empty_economy(std::vector<std::string> countries,
                                                  std::vector<std::string> sectors);

/// @throws domain_error for a name that is not there, with a suggestion
[[nodiscard]] HIRSCHMAN_API std::size_t country_index(const economy& e, std::string_view name);
[[nodiscard]] HIRSCHMAN_API std::size_t sector_index(const economy& e, std::string_view name);

/// What is impossible: no countries or sectors, lengths that do not agree, names that are empty or
/// given twice, figures that are not finite, negative trade, value added or final use, a tariff of
/// -100 % or less, a tariff on a country's own sales, an elasticity that is not positive.
/// Negative purchases pass; `check` names them.
/// @throws domain_error naming the first
HIRSCHMAN_API void require_valid(const economy& e);

/// How tables of an economy may disagree.
enum class disagreement {
    negative_purchase,  ///< an intermediate purchase below zero
    no_own_trade,       ///< a country that makes a good buys none of its own
    cost,               ///< sales of a sector are not its inputs and value added
    market,             ///< what is bought of a good is not what is used of it
    balance,            ///< the stated deficit is not imports less exports
    income,             ///< final use is not value added, tariff revenue and deficit
    world_balance,      ///< deficits do not sum to zero
};
[[nodiscard]] HIRSCHMAN_API std::string_view name(disagreement d) noexcept;

/// One place where tables disagree. `sector` or `country` is their count where none is meant.
struct inconsistency {
    disagreement kind = disagreement::cost;
    std::size_t country = 0;
    std::size_t sector = 0;
    double expected = 0.0;  ///< what the other tables say
    double found = 0.0;     ///< what this one says
    std::string text{};     ///< a sentence with names and figures

    /// |found - expected| over the larger of the two.
    [[nodiscard]] double relative() const noexcept;
};

/// Every disagreement of more than `tolerance` (relative), in the order of `disagreement`, then of
/// sectors and countries. Empty: the tables clear.
/// @throws domain_error as `require_valid`
[[nodiscard]] HIRSCHMAN_API std::vector<inconsistency> check(const economy& e,
                                                             double tolerance = 1e-6);

/// The number and the largest of each kind, a line each; empty where `found` is.
[[nodiscard]] HIRSCHMAN_API std::string brief_report(const std::vector<inconsistency>& found);

}  // namespace hirschman::inline v0_1::trade
