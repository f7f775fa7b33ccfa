// SPDX-License-Identifier: BSL-1.0
#pragma once

/// SMART: how much of an importer's purchases a change of tariffs creates, and how much it diverts
/// between suppliers. One importer, one good, first-order in the tariff.

#include <hirschman/scalar.hpp>
#include <hirschman/trade/detail/elimination.hpp>

#include <boost/describe/class.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::trade {

/// What an importer buys from one supplier, and how its tariff changes.
template <class S = double>
struct smart_supplier {
    S imports = 0.0;        ///< at world prices, any money, >= 0
    S tariff_before = 0.0;  ///< ad valorem, > -1
    S tariff_after = 0.0;   ///< ad valorem, > -1

    BOOST_DESCRIBE_CLASS(smart_supplier, (), (imports, tariff_before, tariff_after), (), ())
};

/// How the importer and its suppliers respond.
template <class S = double>
struct smart_elasticities {
    S market = -1.0;       ///< of imports to their price, < 0
    S substitution = 1.5;  ///< between suppliers, >= 0
    /// Of export supply, > 0. Infinite, as usual: the importer is small.
    S supply = std::numeric_limits<double>::infinity();

    BOOST_DESCRIBE_CLASS(smart_elasticities, (), (market, substitution, supply), (), ())
};

/// Money in the unit of `imports`.
template <class S = double>
struct smart_effect {
    S creation = 0.0;   ///< imports that were not bought before
    S diversion = 0.0;  ///< imports won from other suppliers, or lost to them; adds to zero

    [[nodiscard]] S total() const { return creation + diversion; }
    BOOST_DESCRIBE_CLASS(smart_effect, (), (creation, diversion), (), ())
};

template <class S = double>
struct smart_result {
    std::vector<smart_effect<S>> suppliers{};
    S creation = 0.0;
    S tariff_revenue_change = 0.0;
};

/// imports E_m dt/(1 + t)/(1 - E_m/E_x): dearer imports are bought less, and the supplier bears a
/// part where its supply is not infinite.
/// @param market_elasticity < 0; @param supply_elasticity > 0
/// @throws domain_error outside
/// @source Laird and Yeats (1986); the manual of WITS
/// @verified smart_test
template <scalar S>
[[nodiscard]] S trade_creation(const smart_supplier<S>& supplier, const S& market_elasticity,
                               const S& supply_elasticity)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S imports = in_range(supplier.imports, 0.0, infinity, "imports", bounds::left_closed);
    const S before =
        in_range(supplier.tariff_before, -1.0, infinity, "tariff_before", bounds::open);
    const S after = in_range(supplier.tariff_after, -1.0, infinity, "tariff_after", bounds::open);
    const S market = in_range(market_elasticity, -infinity, 0.0, "market_elasticity", bounds::open);
    const S supply =
        in_range(supply_elasticity, 0.0, infinity, "supply_elasticity", bounds::right_closed);
    return imports * market * (after - before) / (1.0 + before) / (1.0 - market / supply);
}

/// What a preferred supplier wins from the others at an unchanged total:
/// M1 M2 (rho - 1)/(M1 + M2 + M1 (rho - 1)).
/// @param preferred, others imports, >= 0
/// @param relative_demand rho: the preferred supplier's new price over old, relative to the
/// others',
///        to the power of less the elasticity of substitution; > 0
/// @throws domain_error outside, or for no imports at all
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> trade_diversion(const A& preferred, const B& others,
                                                     const C& relative_demand)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S one = in_range(S(preferred), 0.0, infinity, "preferred", bounds::left_closed);
    const S two = in_range(S(others), 0.0, infinity, "others", bounds::left_closed);
    in_range(S(one + two), 0.0, infinity, "preferred + others", bounds::open);
    const S rho = in_range(S(relative_demand), 0.0, infinity, "relative_demand", bounds::open);
    return one * two * (rho - 1.0) / (one * rho + two);
}

/// Creation and diversion for all suppliers of an importer, any number of whose tariffs change.
/// Diversion spreads the unchanged total by M (price)^-substitution: with one preferred supplier it
/// is `trade_diversion`, taken from the others in proportion to what they sold.
/// @throws domain_error for no supplier, no imports or a figure outside its range
/// @verified smart_test: two suppliers equal the printed formula; three add up
template <single_scalar S>
[[nodiscard]] smart_result<S> smart(const std::vector<smart_supplier<S>>& suppliers,
                                    const smart_elasticities<S>& elasticities)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (suppliers.empty()) throw domain_error("suppliers: there is none");
    const S sigma =
        in_range(elasticities.substitution, 0.0, infinity, "substitution", bounds::left_closed);
    smart_result<S> r;
    std::vector<S> attraction;
    S total = 0.0, attracted = 0.0;
    for (const auto& s : suppliers) {
        r.suppliers.push_back(
            {trade_creation(s, elasticities.market, elasticities.supply), S(0.0)});
        r.creation += r.suppliers.back().creation;
        attraction.push_back(s.imports *
                             exp(-sigma * log((1.0 + s.tariff_after) / (1.0 + s.tariff_before))));
        total += s.imports;
        attracted += attraction.back();
    }
    in_range(total, 0.0, infinity, "sum of imports", bounds::open);
    for (std::size_t i = 0; i < suppliers.size(); ++i) {
        auto& effect = r.suppliers[i];
        effect.diversion = total * attraction[i] / attracted - suppliers[i].imports;
        r.tariff_revenue_change +=
            (suppliers[i].imports + effect.total()) * suppliers[i].tariff_after -
            suppliers[i].imports * suppliers[i].tariff_before;
    }
    return r;
}
[[nodiscard]] inline smart_result<double> smart(
    const std::vector<smart_supplier<double>>& suppliers,
    const smart_elasticities<double>& elasticities = {})
{
    return smart<double>(suppliers, elasticities);
}

}  // namespace hirschman::inline v0_1::trade
