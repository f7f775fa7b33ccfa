// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How buyers divide their spending between a foreign and a domestic supplier, and what reaches the
/// seller. For what-if questions: a scenario takes the foreign share from here or from
/// `substitution.hpp`, never from both.

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::markets {

namespace detail {

/// The log of the CES price index over the log of the domestic price: ln(1 + w (exp(h l) - 1))/h
/// with h = 1 - elasticity and l the log of foreign over domestic price. Measured from the larger
/// term, so that nothing overflows, and by its cumulants near elasticity one, where the quotient
/// loses its derivative.
template <scalar S>
[[nodiscard]] S log_price_ratio(const S& weight, const S& log_relative_price, const S& elasticity)
{
    const S h = 1.0 - elasticity;
    const S z = h * log_relative_price;
    const auto foreign_leads = less(S(0.0), z);
    const S other = select(foreign_leads, 1.0 - weight, weight);
    const S base = select(foreign_leads, log_relative_price, S(0.0));
    const auto near_one = less(abs(z), S(1e-3));
    const S divisor = select(near_one, S(1.0), h);
    const S quotient = base + log1p(other * expm1(-abs(z))) / divisor;
    const S spread = weight * (1.0 - weight);
    const S series =
        log_relative_price *
        (weight +
         z * spread * (0.5 + z * ((1.0 - 2.0 * weight) / 6.0 + z * (1.0 - 6.0 * spread) / 24.0)));
    return select(near_one, series, quotient);
}

}  // namespace detail

/// Price of equal service: p/(quality x compatibility).
/// @param price USD, > 0; @param quality relative performance, > 0
/// @param compatibility share of the performance that the buyer's software can use, in (0, 1]
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> quality_adjusted_price(const A& price, const B& quality,
                                                            const C& compatibility)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return in_range(S(price), 0.0, infinity, "price", bounds::open, "USD") /
           (in_range(S(quality), 0.0, infinity, "quality", bounds::open) *
            in_range(S(compatibility), 0.0, 1.0, "compatibility", bounds::right_closed));
}

/// Share of spending that goes to the foreign supplier.
/// @param weight share parameter, in (0, 1); equals the share only when both prices are equal
/// @param foreign_price, domestic_price quality-adjusted, > 0, in one unit
/// @param elasticity of substitution, >= 0; at one the share is the weight
/// @throws domain_error outside
/// @source Armington (1969); Feenstra (1994)
/// @verified demand_test: .9, .852071, .815157
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> foreign_share(const A& weight, const B& foreign_price,
                                                      const C& domestic_price, const D& elasticity)
{
    using S = common_scalar<A, B, C, D>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S w = in_range(S(weight), 0.0, 1.0, "weight", bounds::open);
    const S foreign = in_range(S(foreign_price), 0.0, infinity, "foreign_price", bounds::open);
    const S home = in_range(S(domestic_price), 0.0, infinity, "domestic_price", bounds::open);
    const S sigma = in_range(S(elasticity), 0.0, infinity, "elasticity", bounds::left_closed);
    const S z = (1.0 - sigma) * log(foreign / home);
    const S largest = max(z, S(0.0));
    const S abroad = w * exp(z - largest);
    return abroad / (abroad + (1.0 - w) * exp(-largest));
}

/// CES price index of the foreign and the domestic good; at elasticity one
/// `foreign^w domestic^(1-w)`.
/// @see foreign_share for the domain
/// @verified demand_test: 1.216261
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> price_index(const A& weight, const B& foreign_price,
                                                    const C& domestic_price, const D& elasticity)
{
    using S = common_scalar<A, B, C, D>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S w = in_range(S(weight), 0.0, 1.0, "weight", bounds::open);
    const S foreign = in_range(S(foreign_price), 0.0, infinity, "foreign_price", bounds::open);
    const S home = in_range(S(domestic_price), 0.0, infinity, "domestic_price", bounds::open);
    const S sigma = in_range(S(elasticity), 0.0, infinity, "elasticity", bounds::left_closed);
    return home * exp(detail::log_price_ratio(w, S(log(foreign / home)), sigma));
}

/// Price index when the foreign good is banned: the limit of an infinite foreign price.
/// @param elasticity > 1: at or below one nothing replaces the foreign good
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> price_index_without_foreign(const A& weight,
                                                                 const B& domestic_price,
                                                                 const C& elasticity)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S w = in_range(S(weight), 0.0, 1.0, "weight", bounds::open);
    const S home = in_range(S(domestic_price), 0.0, infinity, "domestic_price", bounds::open);
    const S sigma = in_range(S(elasticity), 1.0, infinity, "elasticity", bounds::open);
    return home * exp(log1p(-w) / (1.0 - sigma));
}

/// Spending on the whole nest over spending at base prices: (P/P0)^(1 - demand_elasticity).
/// @param price_ratio > 0; @param demand_elasticity magnitude, >= 0
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> expenditure_ratio(const A& price_ratio,
                                                    const B& demand_elasticity)
{
    using S = common_scalar<A, B>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S ratio = in_range(S(price_ratio), 0.0, infinity, "price_ratio", bounds::open);
    const S eta =
        in_range(S(demand_elasticity), 0.0, infinity, "demand_elasticity", bounds::left_closed);
    return exp((1.0 - eta) * log(ratio));
}

/// What the seller receives of the buyers' outlay under an ad valorem tariff: outlay/(1 + tariff).
/// @param outlay USD, >= 0; @param tariff share of the import value, >= 0
/// @throws domain_error outside
/// @verified demand_test: .858460 of outlay leaves .686768
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> seller_receipts(const A& outlay, const B& tariff)
{
    using S = common_scalar<A, B>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return in_range(S(outlay), 0.0, infinity, "outlay", bounds::left_closed, "USD") /
           (1.0 + in_range(S(tariff), 0.0, infinity, "tariff", bounds::left_closed));
}

}  // namespace hirschman::inline v0_1::markets
