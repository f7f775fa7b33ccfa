// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Output when an input falls short: the remaining quantity is given, its price is not (use it
/// while other capacity is fixed). Apply it at the level of the sector that needs the input, then
/// multiply by that sector's value added.

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::supply {

namespace detail {

template <scalar S>
[[nodiscard]] S checked_cost_share(const S& cost_share)
{
    return in_range(cost_share, 0.0, 1.0, "cost_share", bounds::open);
}

template <scalar S>
[[nodiscard]] S checked_elasticity(const S& elasticity)
{
    return in_range(elasticity, 0.0, std::numeric_limits<double>::infinity(), "elasticity",
                    bounds::left_closed);
}

}  // namespace detail

/// Output relative to normal, [a e^r + 1 - a]^(1/r) with r = (s-1)/s; e^a at s = 1, min(e, 1) at
/// s = 0.
/// @param remaining share e of the normal quantity of the input, >= 0
/// @param cost_share a of the input in the cost of the sector, in (0, 1)
/// @param elasticity of substitution s, >= 0
/// @throws domain_error outside
/// @source Bachmann et al. (2022), What if? The economic effects for Germany of a stop of energy
///         imports from Russia
/// @verified shortfall_test
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> shortfall_output(const A& remaining, const B& cost_share,
                                                      const C& elasticity)
{
    using S = common_scalar<A, B, C>;
    const S e = in_range(S(remaining), 0.0, std::numeric_limits<double>::infinity(), "remaining",
                         bounds::left_closed);
    const S a = detail::checked_cost_share(S(cost_share));
    const S s = detail::checked_elasticity(S(elasticity));

    // 1e-300 stands for zero where the logarithm needs a number; both ends are put right below.
    const S x = log(max(e, S(1e-300)));
    const S r = (s - 1.0) / max(s, S(1e-6));
    const S z = r * x;
    // log(1 - a + a exp(z)), without overflow for large z
    const S large = z + log(a + (1.0 - a) * exp(-max(z, S(0.0))));
    const S small = log1p(a * expm1(min(z, S(30.0))));
    const S aggregate = select(less(z, S(30.0)), small, large);
    // near s = 1 the quotient loses digits that its series keeps
    const S series = a * x * (1.0 + 0.5 * (1.0 - a) * z);
    const S divisor = select(less_equal(abs(r), S(0.0)), S(1.0), r);
    const S log_output = select(less(max(abs(z), abs(r)), S(1e-7)), series, aggregate / divisor);
    const S output = select(less(s, S(1e-6)), min(e, S(1.0)), exp(log_output));
    return select(less_equal(e, S(0.0)),
                  select(less_equal(s, S(1.0)), S(0.0), exp(log1p(-a) / max(r, S(1e-300)))),
                  output);
}

/// Remaining share at which the elasticity of output to the input is `output_elasticity`. At one
/// half it is the knee, below which losses turn from negligible to proportional.
/// @param cost_share in (0, 1); the knee is below one only for a cost share under
/// `output_elasticity`
/// @param elasticity of substitution in (0, 1)
/// @param output_elasticity in (0, 1)
/// @throws domain_error outside
/// @verified shortfall_test
template <scalar_argument A, scalar_argument B, scalar_argument C = double>
[[nodiscard]] common_scalar<A, B, C> knee(const A& cost_share, const B& elasticity,
                                          const C& output_elasticity = 0.5)
{
    using S = common_scalar<A, B, C>;
    const S a = detail::checked_cost_share(S(cost_share));
    const S s = in_range(S(elasticity), 0.0, 1.0, "elasticity", bounds::open);
    const S k = in_range(S(output_elasticity), 0.0, 1.0, "output_elasticity", bounds::open);
    return exp(s / (s - 1.0) * (log(k) + log1p(-a) - log1p(-k) - log(a)));
}

/// An elasticity of substitution that moves geometrically from short to long run, as users learn
/// to do with less: sL (sS/sL)^exp(-t/tau).
template <scalar S>
class thrifting {
public:
    /// @param at_once sS > 0; @param in_the_end sL > 0; @param years tau > 0
    /// @throws domain_error outside
    thrifting(const S& at_once, const S& in_the_end, const S& years)
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const S first = in_range(at_once, 0.0, infinity, "at_once", bounds::open);
        last_ = in_range(in_the_end, 0.0, infinity, "in_the_end", bounds::open);
        years_ = in_range(years, 0.0, infinity, "years", bounds::open, "years");
        log_ratio_ = log(first) - log(last_);
    }
    /// After `t` >= 0 years.
    [[nodiscard]] S after(const S& t) const { return last_ * exp(exp(-t / years_) * log_ratio_); }

private:
    S last_{};
    S years_{};
    S log_ratio_{};
};

/// The same for one time.
/// @param t >= 0, years
/// @throws domain_error outside
/// @verified shortfall_test
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> elasticity_after(const A& at_once, const B& in_the_end,
                                                         const C& years, const D& t)
{
    using S = common_scalar<A, B, C, D>;
    const S time = in_range(S(t), 0.0, std::numeric_limits<double>::infinity(), "t",
                            bounds::left_closed, "years");
    return thrifting<S>(S(at_once), S(in_the_end), S(years)).after(time);
}

/// The same in a straight line of the difference: sL - (sL - sS) exp(-t/tau). It rises fast at
/// first, so it must not be fed an elasticity that was measured over a year.
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> elasticity_after_linear(const A& at_once,
                                                                const B& in_the_end, const C& years,
                                                                const D& t)
{
    using S = common_scalar<A, B, C, D>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S first = in_range(S(at_once), 0.0, infinity, "at_once", bounds::left_closed);
    const S last = in_range(S(in_the_end), 0.0, infinity, "in_the_end", bounds::left_closed);
    const S tau = in_range(S(years), 0.0, infinity, "years", bounds::open, "years");
    const S time = in_range(S(t), 0.0, infinity, "t", bounds::left_closed, "years");
    return last - (last - first) * exp(-time / tau);
}

}  // namespace hirschman::inline v0_1::supply
