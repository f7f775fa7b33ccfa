// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Geoeconomic power: the most that a target would concede to keep its suppliers, as a log loss of
/// real use (Clayton, Maggiori and Schreger). Convex in the share: the last points count most.

#include <hirschman/leverage/cutoff.hpp>
#include <hirschman/leverage/detail/log_aggregate.hpp>
#include <hirschman/scalar.hpp>

#include <cstddef>
#include <limits>
#include <span>

namespace hirschman::inline v0_1::leverage {

/// A sector of the target: its share of spending, the share of that which the sender supplies, and
/// the elasticity among suppliers.
template <scalar S = double>
struct nest {
    S sector_share = 0.0;
    S share = 0.0;
    S elasticity = 2.0;
};

/// Power over one sector, Cobb-Douglas above it: -sector_share ln(1 - share)/(elasticity - 1).
/// @throws domain_error for a sector share outside [0, 1], a share outside [0, 1), elasticity <= 1
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> power(const A& sector_share, const B& share,
                                           const C& elasticity)
{
    using S = common_scalar<A, B, C>;
    return in_range(S(sector_share), 0.0, 1.0, "sector_share") *
           cutoff_log_loss(S(share), S(elasticity));
}

/// What one more point of share adds: sector_share/((elasticity - 1)(1 - share)).
/// @throws domain_error as `power`
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> marginal_power(const A& sector_share, const B& share,
                                                    const C& elasticity)
{
    using S = common_scalar<A, B, C>;
    const S weight = in_range(S(sector_share), 0.0, 1.0, "sector_share");
    const S held = in_range(S(share), 0.0, 1.0, "share", bounds::left_closed);
    const S substitution = in_range(S(elasticity), 1.0, std::numeric_limits<double>::infinity(),
                                    "elasticity", bounds::open);
    return weight / ((substitution - 1.0) * (1.0 - held));
}

/// Power over several sectors, substituted for one another with `upper_elasticity`; what their
/// shares leave over is not touched.
/// @param upper_elasticity > 0; one is the Cobb-Douglas limit, the sum of the sectors' powers
/// @throws domain_error for a figure outside its range or sector shares that add to more than one
/// @verified power_test: the nested log power of `models.md`
template <scalar S>
[[nodiscard]] S power(std::span<const nest<S>> nests, const S& upper_elasticity)
{
    S total(0.0);
    for (const nest<S>& sector : nests)
        total += in_range(sector.sector_share, 0.0, 1.0, "sector_share");
    // Shares typed as decimals may miss one by rounding. Adding nothing keeps a failed lane failed.
    const S sound = 0.0 * in_range(total, 0.0, 1.0 + 1e-12, "sum of sector_share");
    const S upper = in_range(upper_elasticity, 0.0, std::numeric_limits<double>::infinity(),
                             "upper_elasticity", bounds::open);
    return sound +
           detail::log_aggregate<S>(
               nests.size(), [&](std::size_t i) { return nests[i].sector_share; },
               [&](std::size_t i) { return cutoff_log_loss(nests[i].share, nests[i].elasticity); },
               upper);
}

}  // namespace hirschman::inline v0_1::leverage
