// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Learning by doing: the cost of a unit falls by a fixed share with each doubling of experience.
/// The law holds for the cost of a unit of equal quality. For what-if questions, as `demand.hpp`.

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::markets {

/// Exponent of experience in unit cost: -log2(1 - learning_rate).
/// @param learning_rate fall of cost per doubling, in [0, 1)
/// @throws domain_error outside
/// @source Wright (1936)
/// @verified learning_test: .321928 at .2
template <scalar_argument A>
[[nodiscard]] common_scalar<A> learning_exponent(const A& learning_rate)
{
    constexpr double ln2 = 0.69314718055994530942;
    using S = common_scalar<A>;
    return -log1p(-in_range(S(learning_rate), 0.0, 1.0, "learning_rate", bounds::left_closed)) /
           ln2;
}

/// Experience that counts for a firm: its own output to date, and that of rivals over `own_weight`.
/// @param own, rivals units to date, >= 0, not both zero
/// @param own_weight how many times a unit of rivals' output a unit of one's own counts, >= 1;
///        about 3
/// @throws domain_error outside
/// @source Irwin and Klenow (1994): own experience counts about three times that of rivals
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> experience(const A& own, const B& rivals, const C& own_weight)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return in_range(
        S(in_range(S(own), 0.0, infinity, "own", bounds::left_closed) +
          in_range(S(rivals), 0.0, infinity, "rivals", bounds::left_closed) /
              in_range(S(own_weight), 1.0, infinity, "own_weight", bounds::left_closed)),
        0.0, infinity, "experience", bounds::open);
}

/// Unit cost over unit cost at `initial_experience`: (experience/initial)^(-exponent).
/// @param now, initial experience in one unit, > 0; a count of output, or `experience`
/// @param learning_rate in [0, 1)
/// @throws domain_error outside
/// @verified learning_test: .64 at four times, .476510 at ten times the experience
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> unit_cost_ratio(const A& now, const B& initial,
                                                     const C& learning_rate)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S more = in_range(S(now), 0.0, infinity, "experience", bounds::open);
    const S first = in_range(S(initial), 0.0, infinity, "initial_experience", bounds::open);
    return exp(-learning_exponent(S(learning_rate)) * log(more / first));
}

}  // namespace hirschman::inline v0_1::markets
