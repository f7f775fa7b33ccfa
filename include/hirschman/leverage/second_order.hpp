// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The loss from an input that falls short, by the second-order formula of the literature and
/// beside it the exact one. The quadratic is unbounded while the exact log loss never exceeds that
/// of the input, so it errs in either direction once the cut is deep: look at `strain` first.

#include <hirschman/leverage/detail/log_aggregate.hpp>
#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <limits>

namespace hirschman::inline v0_1::leverage {

/// Log losses of output: minus the change of its logarithm.
template <class S = double>
struct second_order_loss {
    S log_loss = 0.0;        ///< to second order; may be negative or exceed that of the input
    S exact_log_loss = 0.0;  ///< between 0 and that of the input, for a shortfall
    S strain = 0.0;          ///< |ln remaining|/elasticity; above one the second order fails

    /// As shares of output: 1 - exp(-log loss).
    [[nodiscard]] S loss() const { return -expm1(-log_loss); }
    [[nodiscard]] S exact_loss() const { return -expm1(-exact_log_loss); }
    /// Whether the second order may be used: three-valued, as `less_equal`.
    [[nodiscard]] auto holds() const { return less_equal(strain, S(1.0)); }

    BOOST_DESCRIBE_CLASS(second_order_loss, (), (log_loss, exact_log_loss, strain), (), ())
};

/// Log loss of output when one CES input falls to `remaining` of its normal quantity:
/// -(a x + a (1 - a)(1 - 1/s) x^2/2) with x = ln remaining, and exactly -ln(a e^(r x) + 1 - a)/r
/// with r = 1 - 1/s. `supply::shortfall_output` is exp(-exact_log_loss); the log keeps its digits
/// where little is lost.
/// @param remaining > 0; @param cost_share a, in (0, 1)
/// @param elasticity of substitution s, > 0: at zero the second order is infinite
/// @throws domain_error outside
/// @source Baqaee and Farhi (2019), one CES input
/// @verified second_order_test: .532008 % against .824991 %, .033381 against .196106, .688529
///           against .467291; 50-digit arithmetic
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] second_order_loss<common_scalar<A, B, C>> shortfall_to_second_order(
    const A& remaining, const B& cost_share, const C& elasticity)
{
    using S = common_scalar<A, B, C>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S x = log(in_range(S(remaining), 0.0, infinity, "remaining", bounds::open));
    const S a = in_range(S(cost_share), 0.0, 1.0, "cost_share", bounds::open);
    const S s = in_range(S(elasticity), 0.0, infinity, "elasticity", bounds::open);
    const S r = (s - 1.0) / s;
    const S exact = detail::log_aggregate<S>(
        1, [&](std::size_t) { return a; }, [&](std::size_t) { return -x; }, 1.0 + r);
    return {-a * x * (1.0 + 0.5 * (1.0 - a) * r * x), exact, abs(x) / s};
}

}  // namespace hirschman::inline v0_1::leverage
