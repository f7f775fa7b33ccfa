// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Lock-in: what buyers have bought before weighs on what they buy next. The stock of past shares
/// moves the share parameter of `demand.hpp` by its odds, so that it stays inside (0, 1). For
/// what-if questions; never together with `substitution.hpp`.

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::markets {

/// The stock after `years` at a constant share: share + (stock - share) exp(-depreciation years),
/// which solves H' = depreciation (share - H) exactly. A share that changes is stepped through.
/// @param stock, share in [0, 1]
/// @param depreciation per year, >= 0; @param years >= 0, finite
/// @throws domain_error outside
/// @verified lock_in_test: against fine steps and 50-digit arithmetic
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> lock_in_stock(const A& stock, const B& share,
                                                      const C& depreciation, const D& years)
{
    using S = common_scalar<A, B, C, D>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S before = in_range(S(stock), 0.0, 1.0, "stock");
    const S sold = in_range(S(share), 0.0, 1.0, "share");
    const S rate =
        in_range(S(depreciation), 0.0, infinity, "depreciation", bounds::left_closed, "per year");
    const S time = in_range(S(years), 0.0, infinity, "years", bounds::left_closed, "years");
    const S decayed = exp(-rate * time);
    return before * decayed - sold * expm1(-rate * time);
}

/// The share parameter at a stock: w/(1 - w) = w0/(1 - w0) (stock/initial_stock)^exponent. Without
/// sales its odds decay at depreciation x exponent.
/// @param initial_weight w0, in (0, 1), measured when the stock was `initial_stock`
/// @param stock, initial_stock in (0, 1]
/// @param exponent in [0, 1): at one the share has no steady state inside (0, 1)
/// @throws domain_error outside
/// @verified lock_in_test: decay of the odds; the steady state
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> lock_in_weight(const A& initial_weight, const B& stock,
                                                       const C& initial_stock, const D& exponent)
{
    using S = common_scalar<A, B, C, D>;
    const S w0 = in_range(S(initial_weight), 0.0, 1.0, "initial_weight", bounds::open);
    const S now = in_range(S(stock), 0.0, 1.0, "stock", bounds::right_closed);
    const S then = in_range(S(initial_stock), 0.0, 1.0, "initial_stock", bounds::right_closed);
    const S eta = in_range(S(exponent), 0.0, 1.0, "exponent", bounds::left_closed);
    const S odds = w0 * exp(eta * log(now / then));
    return odds / (odds + (1.0 - w0));
}

/// The share to which a weight settles when both suppliers' goods cost the same and the stock is
/// the share itself: s/(1 - s) = w0/(1 - w0) (s/initial_stock)^exponent. Found by halving; the last
/// step is Newton's, which also carries the derivative.
/// @see lock_in_weight for the domain
/// @verified lock_in_test: a fixed point of the two formulas above, reached by stepping them
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> lock_in_steady_share(const A& initial_weight,
                                                          const B& initial_stock, const C& exponent)
{
    using S = common_scalar<A, B, C>;
    const S w0 = in_range(S(initial_weight), 0.0, 1.0, "initial_weight", bounds::open);
    const S then = in_range(S(initial_stock), 0.0, 1.0, "initial_stock", bounds::right_closed);
    const S eta = in_range(S(exponent), 0.0, 1.0, "exponent", bounds::left_closed);
    // In y = ln s: (1 - exponent) y - ln(1 - exp(y)) rises from -inf to inf, so there is one root.
    const S wanted = log(w0) - log1p(-w0) - eta * log(then);
    S low(-745.0), high(0.0);
    for (int i = 0; i < 70; ++i) {
        const S middle = 0.5 * (low + high);
        const auto left = less((1.0 - eta) * middle - log(-expm1(middle)), wanted);
        low = select(left, middle, low);
        high = select(left, high, middle);
    }
    const S y = 0.5 * (low + high);
    const S rest = -expm1(y);
    const S off = (1.0 - eta) * y - log(rest) - wanted;
    return exp(y - off / ((1.0 - eta) + exp(y) / rest));
}

}  // namespace hirschman::inline v0_1::markets
