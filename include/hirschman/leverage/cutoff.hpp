// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What a buyer loses when suppliers with a given share of spending are cut off while the prices of
/// the others hold: the long run, in which others can expand at constant cost. While other capacity
/// is fixed, the remaining quantity decides instead (`supply/shortfall.hpp`).

#include <hirschman/leverage/detail/log_aggregate.hpp>
#include <hirschman/scalar.hpp>

#include <cstddef>
#include <limits>

namespace hirschman::inline v0_1::leverage {

/// Log loss of real use within a nest that loses suppliers with `share` of its spending, at
/// substitution `elasticity` among suppliers: -ln(1 - share)/(elasticity - 1).
/// @param share in [0, 1): at 1 nothing is left and the loss has no finite logarithm
/// @param elasticity > 1: at or below one every supplier is essential and the loss is total
/// @throws domain_error outside
/// @source Feenstra (1994); Arkolakis, Costinot and Rodriguez-Clare (2012)
/// @verified cutoff_test: the published remaining uses of `models.md`
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> cutoff_log_loss(const A& share, const B& elasticity)
{
    using S = common_scalar<A, B>;
    const S lost = in_range(S(share), 0.0, 1.0, "share", bounds::left_closed);
    const S substitution = in_range(S(elasticity), 1.0, std::numeric_limits<double>::infinity(),
                                    "elasticity", bounds::open);
    return -log1p(-lost) / (substitution - 1.0);
}

/// Share of real use lost within the nest: 1 - (1 - share)^(1/(elasticity - 1)).
/// @see cutoff_log_loss for domain and source
///
///     cutoff_loss(0.80, 6.0);   // 0.27522
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> cutoff_loss(const A& share, const B& elasticity)
{
    return -expm1(-cutoff_log_loss(share, elasticity));
}

/// Log loss of the whole when the nest has `sector_share` of spending and is substituted for the
/// rest with `upper_elasticity`.
/// @param sector_share in [0, 1]
/// @param upper_elasticity > 0; one is the Cobb-Douglas limit `sector_share * cutoff_log_loss`
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> nested_cutoff_log_loss(const A& sector_share,
                                                               const B& share, const C& elasticity,
                                                               const D& upper_elasticity)
{
    using S = common_scalar<A, B, C, D>;
    const S weight = in_range(S(sector_share), 0.0, 1.0, "sector_share");
    const S upper = in_range(S(upper_elasticity), 0.0, std::numeric_limits<double>::infinity(),
                             "upper_elasticity", bounds::open);
    const S loss = cutoff_log_loss(S(share), S(elasticity));
    return detail::log_aggregate<S>(
        1, [&](std::size_t) { return weight; }, [&](std::size_t) { return loss; }, upper);
}

/// Share of real use lost by the whole: 1 - 1/P, P the price index after the cut-off.
/// @see nested_cutoff_log_loss
/// @verified cutoff_test: the vectors of B2
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> nested_cutoff_loss(const A& sector_share, const B& share,
                                                           const C& elasticity,
                                                           const D& upper_elasticity)
{
    return -expm1(-nested_cutoff_log_loss(sector_share, share, elasticity, upper_elasticity));
}

}  // namespace hirschman::inline v0_1::leverage
