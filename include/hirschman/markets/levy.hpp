// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A government takes a share of a monopolist's revenue: what the seller, the government and the
/// buyers get. Demand has constant elasticity (a positive magnitude), cost per unit is constant.
/// Ratios are over revenue before the levy.

#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <limits>

namespace hirschman::inline v0_1::markets {

namespace detail {

template <scalar S>
[[nodiscard]] S checked_levy(const S& levy)
{
    return in_range(levy, 0.0, 1.0, "levy", bounds::left_closed);
}
template <scalar S>
[[nodiscard]] S checked_demand_elasticity(const S& elasticity)
{
    return in_range(elasticity, 1.0, std::numeric_limits<double>::infinity(), "demand_elasticity",
                    bounds::open);
}
template <scalar S>
[[nodiscard]] S checked_pass_through(const S& pass_through)
{
    return in_range(pass_through, 0.0, 1.0, "pass_through");
}

}  // namespace detail

/// Price over price before the levy: (1 - levy)^(-pass_through).
/// @param levy share of revenue, in [0, 1); @param pass_through in [0, 1], one for a monopolist
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> levy_price_ratio(const A& levy, const B& pass_through)
{
    using S = common_scalar<A, B>;
    return exp(-detail::checked_pass_through(S(pass_through)) *
               log1p(-detail::checked_levy(S(levy))));
}

/// Buyers' outlay over outlay before: (1 - levy)^(pass_through (demand_elasticity - 1)).
/// @param demand_elasticity magnitude, > 1; @see levy_price_ratio for the others
/// @throws domain_error outside
/// @verified levy_test: .85; .908125
template <scalar_argument A, scalar_argument B, scalar_argument C = double>
[[nodiscard]] common_scalar<A, B, C> levy_gross_ratio(const A& levy, const B& demand_elasticity,
                                                      const C& pass_through = 1.0)
{
    using S = common_scalar<A, B, C>;
    const S theta = detail::checked_levy(S(levy));
    const S elasticity = detail::checked_demand_elasticity(S(demand_elasticity));
    const S passed = detail::checked_pass_through(S(pass_through));
    return exp(passed * (elasticity - 1.0) * log1p(-theta));
}

/// What the seller keeps: gross times (1 - levy).
/// @verified levy_test: .7225; .681094; elasticity 1.36, levy .15 at pass-through 0, .5, .8, 1
template <scalar_argument A, scalar_argument B, scalar_argument C = double>
[[nodiscard]] common_scalar<A, B, C> levy_seller_ratio(const A& levy, const B& demand_elasticity,
                                                       const C& pass_through = 1.0)
{
    using S = common_scalar<A, B, C>;
    return (1.0 - S(levy)) * levy_gross_ratio(S(levy), S(demand_elasticity), S(pass_through));
}

/// What the government takes: gross times levy.
/// @verified levy_test: .1275; .227031
template <scalar_argument A, scalar_argument B, scalar_argument C = double>
[[nodiscard]] common_scalar<A, B, C> levy_government_ratio(const A& levy,
                                                           const B& demand_elasticity,
                                                           const C& pass_through = 1.0)
{
    using S = common_scalar<A, B, C>;
    return S(levy) * levy_gross_ratio(S(levy), S(demand_elasticity), S(pass_through));
}

/// The levy that brings the government most: 1/(1 + pass_through (demand_elasticity - 1)), that is
/// 1/elasticity for a monopolist. Without pass-through it is one, where no sale survives in
/// practice.
template <scalar_argument A, scalar_argument B = double>
[[nodiscard]] common_scalar<A, B> revenue_maximising_levy(const A& demand_elasticity,
                                                          const B& pass_through = 1.0)
{
    using S = common_scalar<A, B>;
    return 1.0 / (1.0 + detail::checked_pass_through(S(pass_through)) *
                            (detail::checked_demand_elasticity(S(demand_elasticity)) - 1.0));
}

/// The levy on the buyer's outlay that equals a tariff on the import value: t/(1 + t).
/// @param tariff >= 0
template <scalar_argument A>
[[nodiscard]] common_scalar<A> levy_of_tariff(const A& tariff)
{
    const common_scalar<A> t =
        in_range(common_scalar<A>(tariff), 0.0, std::numeric_limits<double>::infinity(), "tariff",
                 bounds::left_closed);
    return t / (1.0 + t);
}
/// The tariff on the import value that equals a levy on the outlay: levy/(1 - levy).
template <scalar_argument A>
[[nodiscard]] common_scalar<A> tariff_of_levy(const A& levy)
{
    const common_scalar<A> theta = detail::checked_levy(common_scalar<A>(levy));
    return theta / (1.0 - theta);
}

/// The elasticity at which a monopolist earns this gross margin: 1/margin (Lerner).
/// @param gross_margin share of revenue, in (0, 1)
template <scalar_argument A>
[[nodiscard]] common_scalar<A> demand_elasticity_of_margin(const A& gross_margin)
{
    return 1.0 / in_range(common_scalar<A>(gross_margin), 0.0, 1.0, "gross_margin", bounds::open);
}

/// Who loses and who gains, as shares of revenue before the levy.
template <class S>
struct levy_incidence {
    S seller_loss;  ///< profit that the seller loses
    S buyer_loss;   ///< surplus that the buyers lose
    S government;   ///< what the government gains
    S deadweight;   ///< the two losses less the gain

    BOOST_DESCRIBE_CLASS(levy_incidence, (), (seller_loss, buyer_loss, government, deadweight), (),
                         ())
};

/// The surplus of each side under full pass-through. Seller, government and deadweight alone do not
/// add up: the buyers are needed.
/// @param levy in [0, 1); @param demand_elasticity magnitude, > 1
/// @throws domain_error outside
/// @verified levy_test: elasticity 2, levy .15; elasticity 1.335, levy .25
template <scalar_argument A, scalar_argument B>
[[nodiscard]] levy_incidence<common_scalar<A, B>> incidence_of_levy(const A& levy,
                                                                    const B& demand_elasticity)
{
    using S = common_scalar<A, B>;
    const S theta = detail::checked_levy(S(levy));
    const S elasticity = detail::checked_demand_elasticity(S(demand_elasticity));
    const S log_kept = log1p(-theta);
    const S seller = -expm1(elasticity * log_kept) / elasticity;
    const S buyer = -expm1((elasticity - 1.0) * log_kept) / (elasticity - 1.0);
    const S government = theta * exp((elasticity - 1.0) * log_kept);
    return {seller, buyer, government, seller + buyer - government};
}

}  // namespace hirschman::inline v0_1::markets
