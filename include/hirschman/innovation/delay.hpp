// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What less compute means in time and in pace.

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::innovation {

/// Years by which the side with less compute is behind: ln(ratio)/ln(growth). Negative where it has
/// more. Compute at the frontier is taken to grow at a constant rate.
/// @param ratio of the two sides' compute, > 0
/// @param growth factor a year, > 1
/// @throws domain_error outside
/// @verified delay_test: .98, 1.63 and 2.43 years for 4, 10 and 31 times at 4.1 a year
template <scalar_argument A, scalar_argument B>
[[nodiscard]] common_scalar<A, B> compute_delay(const A& ratio, const B& growth)
{
    using S = common_scalar<A, B>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S behind = in_range(S(ratio), 0.0, infinity, "ratio", bounds::open);
    const S yearly = in_range(S(growth), 1.0, infinity, "growth", bounds::open, "times a year");
    return log(behind) / log(yearly);
}

/// Pace of progress over the pace with free access: (compute/free)^elasticity.
/// @param compute, free > 0, in one unit
/// @param elasticity of progress in compute, in [0, 1]; .1 to .6, assumed
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> progress_multiplier(const A& compute, const B& free,
                                                         const C& elasticity)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S have = in_range(S(compute), 0.0, infinity, "compute", bounds::open);
    const S could = in_range(S(free), 0.0, infinity, "free", bounds::open);
    return exp(in_range(S(elasticity), 0.0, 1.0, "elasticity") * log(have / could));
}

}  // namespace hirschman::inline v0_1::innovation
