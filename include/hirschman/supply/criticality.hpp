// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How critical a raw material is: the supply risk of the European Union's lists of critical raw
/// materials, and the geopolitical supply risk of life-cycle assessment.

#include <hirschman/scalar.hpp>
#include <hirschman/supply/concentration.hpp>

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// Governance as the Union scales it, 10 (2.5 - mean)/5: 0 the best, 10 the worst.
/// @param mean of the six Worldwide Governance Indicators as estimates in [-2.5, 2.5], not as
/// percentiles
/// @throws domain_error outside
[[nodiscard]] inline double scaled_governance(double mean)
{
    return 2.0 * (2.5 - in_range(mean, -2.5, 2.5, "mean of the governance indicators"));
}

/// A country in one mix of supply.
struct supplier {
    /// Of this mix, in [0, 1].
    double share = 0.0;
    /// From `scaled_governance`.
    double governance = 0.0;
    /// t: 0.8 within the Union and under agreements with it, 1, up to 1.5 where exports are
    /// restricted.
    double trade = 1.0;
};

/// Sum of share^2 x governance x trade: the concentration that the supply risk is made of.
/// @throws domain_error naming the share, or for a governance outside [0, 10] or a trade parameter
/// outside [0.8, 1.5]
[[nodiscard]] inline double weighted_concentration(std::span<const supplier> mix)
{
    std::vector<double> shares, weights;
    for (std::size_t i = 0; i < mix.size(); ++i) {
        const std::string at = "[" + std::to_string(i) + "]";
        shares.push_back(mix[i].share);
        weights.push_back(in_range(mix[i].governance, 0.0, 10.0, "governance" + at) *
                          in_range(mix[i].trade, 0.8, 1.5, "trade" + at));
    }
    return weighted_herfindahl_hirschman_index(shares, weights);
}

/// Net imports over apparent use; 0 for a net exporter.
/// @throws domain_error for a negative or infinite figure, or where nothing is used
[[nodiscard]] inline double import_reliance(double imports, double exports, double production)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    in_range(imports, 0.0, infinity, "imports", bounds::left_closed);
    in_range(exports, 0.0, infinity, "exports", bounds::left_closed);
    in_range(production, 0.0, infinity, "production", bounds::left_closed);
    const double used =
        in_range(production + imports - exports, 0.0, infinity, "apparent use", bounds::open);
    return max(0.0, imports - exports) / used;
}

/// One material at one stage, extraction or processing.
template <scalar S = double>
struct supply_risk_inputs {
    /// `weighted_concentration` of the world's supply and of what the Union buys. Where one mix is
    /// not known, the other decides alone.
    std::optional<S> global_supply{};
    std::optional<S> union_supply{};
    /// In [0, 1]; used only where both mixes are known.
    std::optional<S> import_reliance{};
    /// End-of-life recycling input rate, in [0, 1].
    S recycling = 0.0;
    /// Substitution index SI_SR, in [0, 1]; 1: nothing can take its place.
    S substitution = 1.0;
};

/// [H_global IR/2 + H_union (1 - IR/2)] (1 - EoL-RIR) SI_SR. A material has the risk of its riskier
/// stage.
/// @throws domain_error outside, without any mix, or with both but no import reliance
/// @source European Commission (2017), Methodology for establishing the EU list of critical raw
///         materials; used for the lists of 2017, 2020 and 2023
/// @verified criticality_test: the list of 2023
template <scalar S>
[[nodiscard]] S eu_supply_risk(const supply_risk_inputs<S>& m)
{
    const auto concentration = [](const S& h, const char* what) {
        return in_range(h, 0.0, 15.0, what);
    };
    if (!m.global_supply && !m.union_supply)
        throw domain_error("supply risk needs the concentration of global or of union supply");
    S h = 0.0;
    if (m.global_supply && m.union_supply) {
        if (!m.import_reliance)
            throw domain_error("supply risk from both mixes of supply needs the import reliance");
        const S half = 0.5 * in_range(*m.import_reliance, 0.0, 1.0, "import_reliance");
        h = concentration(*m.global_supply, "global_supply") * half +
            concentration(*m.union_supply, "union_supply") * (1.0 - half);
    } else {
        h = m.global_supply ? concentration(*m.global_supply, "global_supply")
                            : concentration(*m.union_supply, "union_supply");
    }
    return h * (1.0 - in_range(m.recycling, 0.0, 1.0, "recycling")) *
           in_range(m.substitution, 0.0, 1.0, "substitution");
}

/// On the list: a supply risk of at least 1 and an economic importance of at least 2.8.
[[nodiscard]] inline bool is_critical(double supply_risk, double economic_importance)
{
    const auto reaches = [](double value, double limit) {
        return value >= limit || equals_limit(value, limit);
    };
    constexpr double infinity = std::numeric_limits<double>::infinity();
    in_range(supply_risk, 0.0, infinity, "supply_risk", bounds::left_closed);
    in_range(economic_importance, 0.0, infinity, "economic_importance", bounds::left_closed);
    return reaches(supply_risk, 1.0) && reaches(economic_importance, 2.8);
}

/// What is imported from one country.
struct import_flow {
    double quantity = 0.0;
    /// Political instability in [0, 1], 1 the worst.
    double instability = 0.0;
};

/// GeoPolRisk: the concentration of the world's production times the instability that comes with
/// what a country uses.
/// @param production_shares of the world's producers
/// @param imports of the country, by origin
/// @param domestic_output of the country, in the unit of the imports
/// @throws domain_error outside, or where nothing is used
/// @source Gemechu et al. (2016); Santillan-Saldivar et al. (2022)
/// @verified criticality_test, by hand
[[nodiscard]] inline double geopolitical_supply_risk(std::span<const double> production_shares,
                                                     std::span<const import_flow> imports,
                                                     double domestic_output)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double used = in_range(domestic_output, 0.0, infinity, "domestic_output", bounds::left_closed);
    double unstable = 0.0;
    for (std::size_t i = 0; i < imports.size(); ++i) {
        const std::string at = "[" + std::to_string(i) + "]";
        used += in_range(imports[i].quantity, 0.0, infinity, "imports" + at, bounds::left_closed);
        unstable +=
            imports[i].quantity * in_range(imports[i].instability, 0.0, 1.0, "instability" + at);
    }
    in_range(used, 0.0, infinity, "imports and domestic output", bounds::open);
    return herfindahl_hirschman_index(production_shares) * unstable / used;
}

/// Score times price, relative to copper: the characterisation factor of life-cycle assessment.
/// @param score, copper_score from `geopolitical_supply_risk`
/// @throws domain_error for a negative figure, or a copper that is free or without risk
[[nodiscard]] inline double geopolitical_characterisation(double score, double price,
                                                          double copper_score, double copper_price)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return in_range(score, 0.0, 1.0, "score") *
           in_range(price, 0.0, infinity, "price", bounds::left_closed) /
           (in_range(copper_score, 0.0, 1.0, "copper_score", bounds::right_closed) *
            in_range(copper_price, 0.0, infinity, "copper_price", bounds::open));
}

}  // namespace hirschman::inline v0_1::supply
