// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>
#include <hirschman/uncertainty/detail/cells.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// A draw for which a result was not a number, or infinite.
struct failure {
    std::uint64_t draw = 0;
    std::vector<std::pair<std::string, double>> inputs;  ///< parameters by name
};

/// `count` draws in [from, until); the last bin has its end too.
struct bin {
    double from = 0.0;
    double until = 0.0;
    std::uint64_t count = 0;
};

/// Why an ensemble ended.
enum class ending {
    all_draws,
    standard_error,  ///< no more than was asked for
};

/// One result over all draws. A draw whose result is not finite has failed: it is counted, and has
/// no part in any figure. Figures that need more draws than there are are NaN.
class HIRSCHMAN_API summary {
public:
    summary() = default;
    /// @param draws with failed ones; @param squares sum of squared deviations from the mean;
    /// @param sorted the values that did not fail, rising
    summary(std::string name, std::uint64_t draws, double mean, double squares,
            std::vector<double> sorted)
        : name_(std::move(name)),
          draws_(draws),
          mean_(mean),
          squares_(squares),
          sorted_(std::move(sorted))
    {
    }
    /// With the values counted in cells instead.
    summary(detail::cells counted, std::string name, std::uint64_t draws, double mean,
            double squares)
        : name_(std::move(name)),
          draws_(draws),
          mean_(mean),
          squares_(squares),
          counted_(std::move(counted))
    {
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::uint64_t draws() const noexcept { return draws_; }
    [[nodiscard]] std::uint64_t failed() const noexcept { return draws_ - count(); }
    [[nodiscard]] double mean() const noexcept { return mean_; }
    [[nodiscard]] double variance() const noexcept;
    [[nodiscard]] double standard_deviation() const noexcept;
    /// Of the mean.
    [[nodiscard]] double standard_error() const noexcept;
    [[nodiscard]] double minimum() const noexcept;
    [[nodiscard]] double maximum() const noexcept;
    /// Whether every value was kept. Otherwise quantiles, shares and histograms come from counts in
    /// cells; minimum, maximum and moments are exact all the same.
    [[nodiscard]] bool exact() const noexcept { return counted_.until.empty(); }
    /// How far a quantile's rank, a share or a histogram's edge may be off, as a share of the draws
    /// that did not fail: the fullest cell. 0 if exact. It is a bound, not an estimate; a smooth
    /// density makes the error far smaller.
    [[nodiscard]] double rank_error() const noexcept;
    /// From the order statistics, interpolated (type 7 of Hyndman and Fan 1996).
    /// @throws domain_error unless 0 <= p <= 1
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double median() const { return quantile(0.5); }
    /// Share of the draws that did not fail whose result is below `limit`, or at it.
    [[nodiscard]] double share_below(double limit) const noexcept;
    [[nodiscard]] double share_at_or_below(double limit) const noexcept;
    /// Equal bins from the least to the greatest value. @throws domain_error unless bins >= 1
    [[nodiscard]] std::vector<bin> histogram(std::size_t bins) const;
    /// Equal bins over [low, high]; values outside are not in any. @throws domain_error unless
    /// bins >= 1 and low < high
    [[nodiscard]] std::vector<bin> histogram(std::size_t bins, double low, double high) const;

    /// One line with every digit: counts, moments, extremes, nine quantiles.
    [[nodiscard]] std::string brief_report() const;

private:
    [[nodiscard]] std::uint64_t count() const noexcept
    {
        return exact() ? sorted_.size() : counted_.size();
    }
    [[nodiscard]] double at_rank(std::uint64_t rank) const noexcept;

    std::string name_;
    std::uint64_t draws_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0;
    std::vector<double> sorted_;
    detail::cells counted_;
};

}  // namespace hirschman::inline v0_1::uncertainty
