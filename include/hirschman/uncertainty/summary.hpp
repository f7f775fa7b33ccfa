// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

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

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::uint64_t draws() const noexcept { return draws_; }
    [[nodiscard]] std::uint64_t failed() const noexcept { return draws_ - sorted_.size(); }
    [[nodiscard]] double mean() const noexcept { return mean_; }
    [[nodiscard]] double variance() const noexcept;
    [[nodiscard]] double standard_deviation() const noexcept;
    /// Of the mean.
    [[nodiscard]] double standard_error() const noexcept;
    [[nodiscard]] double minimum() const noexcept;
    [[nodiscard]] double maximum() const noexcept;
    /// From the exact order statistics, interpolated (type 7 of Hyndman and Fan 1996).
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

private:
    std::string name_;
    std::uint64_t draws_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0;
    std::vector<double> sorted_;
};

}  // namespace hirschman::inline v0_1::uncertainty
