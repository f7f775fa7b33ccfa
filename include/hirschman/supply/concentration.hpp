// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <queue>
#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// How far shares may add up to something other than one: published shares are rounded.
inline constexpr double share_sum_tolerance = 1e-9;

namespace detail {

inline void check_shares(std::span<const double> shares)
{
    if (shares.empty()) throw domain_error("shares are empty: a concentration needs at least one");
    double sum = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        in_range(shares[i], 0.0, 1.0, "shares[" + std::to_string(i) + "]");
        sum += shares[i];
    }
    if (std::fabs(sum - 1.0) > share_sum_tolerance)
        throw domain_error("sum of shares", sum, "", "1 within 1e-9; rescale them first");
}

}  // namespace detail

/// The shares divided by their sum.
/// @throws domain_error for a negative or infinite figure, or if all are zero
[[nodiscard]] inline std::vector<double> rescaled(std::span<const double> amounts)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < amounts.size(); ++i)
        sum += in_range(amounts[i], 0.0, std::numeric_limits<double>::infinity(),
                        "amounts[" + std::to_string(i) + "]", bounds::left_closed);
    in_range(sum, 0.0, std::numeric_limits<double>::infinity(), "sum of amounts", bounds::open);
    std::vector<double> shares(amounts.begin(), amounts.end());
    for (double& share : shares) share /= sum;
    return shares;
}

/// Sum of squared shares, in (0, 1].
/// @param shares each in [0, 1], adding up to one
/// @throws domain_error naming the share, or the sum
/// @source Herfindahl (1950), Hirschman (1945)
/// @verified concentration_test
[[nodiscard]] inline double herfindahl_hirschman_index(std::span<const double> shares)
{
    detail::check_shares(shares);
    double sum = 0.0;
    for (const double s : shares) sum += s * s;
    return sum;
}

/// The index where part of the supply is not attributed: least if the rest comes from very many,
/// as tables that leave "other" out of the squares have it, most if it is one more supplier.
struct index_range {
    double least = 0.0;
    double most = 0.0;
};

/// @param shares each in [0, 1], adding up to at most one
/// @param rounding of each share: how far it may be off, so that the sum may exceed one
/// @throws domain_error naming the share, or the sum
/// @verified concentration_test: eight rows of the shares by country
[[nodiscard]] inline index_range herfindahl_hirschman_range(std::span<const double> shares,
                                                            double rounding = 0.0)
{
    in_range(rounding, 0.0, 0.01, "rounding");
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double s = in_range(shares[i], 0.0, 1.0, "shares[" + std::to_string(i) + "]");
        sum += s;
        squares += s * s;
    }
    in_range(sum, 0.0, 1.0 + share_sum_tolerance + rounding * static_cast<double>(shares.size()),
             "sum of shares");
    const double rest = max(0.0, 1.0 - sum);
    return {squares, squares + rest * rest};
}

/// (H - 1/n)/(1 - 1/n): zero for n equal shares, one for a single supplier; n is how many there
/// could be, which may be more than have a share.
/// @param n >= max(2, number of shares that are not zero)
/// @throws domain_error as above, and for an n too small
/// @verified concentration_test: ten published values
[[nodiscard]] inline double normalised_herfindahl_hirschman_index(std::span<const double> shares,
                                                                  int n)
{
    const double h = herfindahl_hirschman_index(shares);
    double active = 0.0;
    for (const double s : shares) active += s > 0.0 ? 1.0 : 0.0;
    in_range(n, max(2.0, active), 1e9, "n");
    return (h - 1.0 / n) / (1.0 - 1.0 / n);
}

/// Sum of squared shares, each times the weight of its supplier: bad governance, restrictions on
/// its exports, or both multiplied. With equal weights it is that weight times the plain index.
/// @param weights >= 0, as many as shares
/// @throws domain_error as above, and naming the weight
/// @source European Commission (2017), Methodology for establishing the EU list of critical raw
///         materials
/// @verified criticality_test
[[nodiscard]] inline double weighted_herfindahl_hirschman_index(std::span<const double> shares,
                                                                std::span<const double> weights)
{
    detail::check_shares(shares);
    if (weights.size() != shares.size())
        throw domain_error("weights: " + std::to_string(weights.size()) + " given, " +
                           std::to_string(shares.size()) + " expected");
    double sum = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i)
        sum += shares[i] * shares[i] *
               in_range(weights[i], 0.0, std::numeric_limits<double>::infinity(),
                        "weights[" + std::to_string(i) + "]", bounds::left_closed);
    return sum;
}

/// Hirschman's own index of concentration, 100 sqrt(H), in (0, 100].
/// @source Hirschman (1945), National Power and the Structure of Foreign Trade
[[nodiscard]] inline double hirschman_index(std::span<const double> shares)
{
    return 100.0 * std::sqrt(herfindahl_hirschman_index(shares));
}

/// Share of the n largest.
/// @throws domain_error as above, and for a negative n
[[nodiscard]] inline double top_share(std::span<const double> shares, int n)
{
    detail::check_shares(shares);
    in_range(n, 0.0, 1e9, "n");
    // Not std::sort: <algorithm> would add 6,400 lines to the 34,600 that this header costs.
    std::priority_queue<double> largest(shares.begin(), shares.end());
    double sum = 0.0;
    for (; n > 0 && !largest.empty(); --n) {
        sum += largest.top();
        largest.pop();
    }
    return min(1.0, sum);
}

}  // namespace hirschman::inline v0_1::supply
