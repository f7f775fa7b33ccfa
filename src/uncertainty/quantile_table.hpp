// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>

#include "uncertainty/laws.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// A quantile function as two tails that meet at the probability `meeting`, where it may have a
/// kink. Each tail is tabulated in v = half the tail's own share, in (0, 1/2], by binades of v with
/// four segments each and a polynomial of degree 7 on each segment: power laws and logarithms,
/// which are what quantile functions look like near their ends, are equally smooth on all of them.
class quantile_table {
public:
    explicit quantile_table(const quantiles& law);

    [[nodiscard]] double operator()(double probability) const noexcept;
    /// The same digits, lane by lane.
    [[nodiscard]] block operator()(const block& probability) const noexcept;

private:
    static constexpr int binades = 56;
    static constexpr int segments_per_binade = 4;
    static constexpr std::uint64_t segments = binades * segments_per_binade;
    static constexpr std::uint64_t first_segment =
        std::uint64_t{1023 - 1 - binades} * segments_per_binade;
    static constexpr std::size_t coefficients = 8;

    /// A segment's polynomial, in powers of (v - middle) / half_width.
    struct alignas(64) polynomial {
        double of[coefficients];
    };
    /// Which polynomial, and where on it.
    struct place {
        std::uint64_t row;
        double t;
    };
    void tabulate(std::size_t first_row, const std::function<double(double)>& value);
    [[nodiscard]] place place_of(double probability) const noexcept;
    void lanes(const double* probability, double* to) const noexcept;
    void lanes_avx2(const double* probability, double* to) const noexcept;

    double meeting_;
    double scale_below_;
    double scale_above_;
    std::vector<polynomial> rows_;  ///< of the lower tail, then of the upper
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
