// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/trade/detail/elimination.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

/// A CES price index over base, and the shares of spending at the new prices.
template <single_scalar S>
struct ces_index {
    S log_price = 0.0;
    std::vector<S> shares{};
};

/// The log of (sum of weight exp((1 - elasticity) log_price))^(1/(1 - elasticity)), measured from
/// its largest term so that nothing overflows, and by its cumulants at elasticity one.
/// @param weights add to one; an infinite price counts as no purchase
template <single_scalar S>
[[nodiscard]] ces_index<S> ces(std::span<const S> weights, std::span<const S> log_prices,
                               const S& elasticity)
{
    const S h = 1.0 - elasticity;
    std::vector<S> z(weights.size());
    double low = 0.0, high = 0.0, top = 0.0;
    bool found = false, complete = true;
    for (std::size_t i = 0; i < z.size(); ++i) {
        const double price = value_of(log_prices[i]);
        if (!(value_of(weights[i]) > 0.0)) continue;
        if (std::isinf(price)) {
            complete = false;
            continue;
        }
        z[i] = h * log_prices[i];
        low = found ? std::fmin(low, price) : price;
        high = found ? std::fmax(high, price) : price;
        top = found ? std::fmax(top, value_of(z[i])) : value_of(z[i]);
        found = true;
    }

    ces_index<S> r;
    r.shares.resize(z.size());
    S mean = 0.0, rest = 0.0, total = 0.0, bought = 0.0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (!(value_of(weights[i]) > 0.0) || std::isinf(value_of(log_prices[i]))) continue;
        r.shares[i] = weights[i] * exp(z[i] - top);
        total += r.shares[i];
        rest += weights[i] * expm1(z[i] - top);
        mean += weights[i] * log_prices[i];
        bought += weights[i];
    }
    for (S& share : r.shares) share /= total;
    if (complete && std::abs(value_of(h)) * (high - low) < 1e-5) {
        // The quotient below loses the derivative with respect to the elasticity here.
        S variance = 0.0, skew = 0.0;
        for (std::size_t i = 0; i < z.size(); ++i) {
            if (!(value_of(weights[i]) > 0.0)) continue;
            const S away = log_prices[i] - mean;
            variance += weights[i] * away * away;
            skew += weights[i] * away * away * away;
        }
        r.log_price = mean + h * (0.5 * variance + h * skew / 6.0);
    } else {
        if (!complete) rest += bought - 1.0;  // what is not bought is missing from the sum
        r.log_price = (top + log1p(rest)) / h;
    }
    return r;
}

}  // namespace hirschman::inline v0_1::trade::detail
