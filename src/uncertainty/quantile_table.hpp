// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>

#include <functional>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// A quantile function as polynomials: two tails that meet at the probability `meeting`, where it
/// may have a kink. Each tail is tabulated in v = half the tail's own share, in (0, 1/2], by
/// binades of v with four segments each and a polynomial of degree 7 on each segment: power laws
/// and logarithms, which are what quantile functions look like near their ends, are equally smooth
/// on all of them.
class quantile_table {
public:
    /// @param from_below value with probability p in (0, 1) below it; @param from_above the same
    /// from the other end; @param meeting in [0, 1]
    quantile_table(const std::function<double(double)>& from_below,
                   const std::function<double(double)>& from_above, double meeting);

    /// For 64 probabilities; NaN outside (0, 1).
    [[nodiscard]] block operator()(const block& probability) const noexcept;
    [[nodiscard]] double operator()(double probability) const noexcept;

private:
    void tabulate(std::size_t first, const std::function<double(double)>& value);

    double meeting_;  // above one where there is no upper tail
    double scale_below_;
    double scale_above_;
    std::vector<double> coefficients_;  // of the lower tail, then of the upper
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
