// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What a seller regained after earlier bans, as a rule of thumb by cycle.

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::markets {

/// Share of the lost revenue share regained after the `cycle`-th ban:
/// first_recapture x fade^(cycle - 1) x acceptance. `first_recapture` and `fade` are set from the
/// two Nvidia episodes and reproduce them by construction; they are not evidence about them. For a
/// third episode `acceptance` is the estimate of that date, never zero.
/// @param first_recapture, fade, acceptance in [0, 1]; @param cycle counts from 1, at most 100
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> recapture_by_cycle(const A& first_recapture, const B& fade,
                                                        int cycle, const C& acceptance)
{
    using S = common_scalar<A, B, C>;
    if (cycle < 1 || cycle > 100) throw domain_error("cycle", cycle, "", "[1, 100]");
    S share = in_range(S(first_recapture), 0.0, 1.0, "first_recapture") *
              in_range(S(acceptance), 0.0, 1.0, "acceptance");
    const S faded = in_range(S(fade), 0.0, 1.0, "fade");
    for (int i = 1; i < cycle; ++i) share *= faded;
    return share;
}

/// (after - trough)/(before - trough), of shares of the seller's revenue. Not the recovered
/// revenue: in 2023-24 this was .49 while sales stood at 1.34 of their level before the ban,
/// because the rest of the business grew; report the level beside it.
/// @param before > trough; all in [0, 1]
/// @throws domain_error outside
/// @verified recapture_test: .494; .7964, where the case table has .7946
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> recovered_share_of_loss(const A& before, const B& trough,
                                                             const C& after)
{
    using S = common_scalar<A, B, C>;
    const S start = in_range(S(before), 0.0, 1.0, "before");
    const S least = in_range(S(trough), 0.0, 1.0, "trough");
    const S end = in_range(S(after), 0.0, 1.0, "after");
    return (end - least) /
           in_range(S(start - least), 0.0, 1.0, "before - trough", bounds::right_closed);
}

}  // namespace hirschman::inline v0_1::markets
