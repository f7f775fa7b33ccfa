// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// A share of the variance of a result, with its interval. Estimates of small indices may be
/// negative: they are given as they are. NaN where the index is undetermined.
struct sensitivity_index {
    double value = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    double standard_error = std::numeric_limits<double>::quiet_NaN();

    [[nodiscard]] bool determined() const noexcept { return !std::isnan(value); }
};

/// What is varied by itself: one parameter, or several that are drawn with the same uniform.
struct sensitivity_factor {
    std::string name;  ///< of all its parameters: "licensed_share, admitted"
    std::vector<std::string> members;
};

/// What the uncertain parameters contribute to the variance of one result. Parameters that are
/// certain have no index.
class HIRSCHMAN_API sobol_indices {
public:
    struct content {
        std::string result;
        std::vector<sensitivity_factor> factors;
        std::vector<std::string> certain;
        std::vector<sensitivity_index> first, total;
        std::vector<sensitivity_index> second;  ///< (0, 1), (0, 2), ..., (1, 2), ...; may be empty
        std::uint64_t points = 0, failed = 0, evaluations = 0;
        double mean = std::numeric_limits<double>::quiet_NaN();
        double variance = std::numeric_limits<double>::quiet_NaN();
        std::string undetermined;
    };
    explicit sobol_indices(content of) : all_(std::move(of)) {}

    [[nodiscard]] const std::string& name() const noexcept { return all_.result; }
    /// In the order of the parameters.
    [[nodiscard]] const std::vector<sensitivity_factor>& factors() const noexcept
    {
        return all_.factors;
    }

    /// Share of the variance that is expected to go when the parameter becomes known.
    /// @throws domain_error for a name that no parameter has, with a suggestion, and for a
    /// parameter that is certain
    [[nodiscard]] const sensitivity_index& first(std::string_view parameter) const;
    /// Share of the variance that is expected to stay when all others become known: the parameter's
    /// own and all its interactions.
    [[nodiscard]] const sensitivity_index& total(std::string_view parameter) const;
    /// Share that is due to the interaction of two parameters alone.
    /// @throws domain_error also where pairs were not asked for, or for a pair of the same factor
    [[nodiscard]] const sensitivity_index& second(std::string_view one,
                                                  std::string_view other) const;
    [[nodiscard]] const sensitivity_index& first(std::size_t factor) const
    {
        return all_.first.at(factor);
    }
    [[nodiscard]] const sensitivity_index& total(std::size_t factor) const
    {
        return all_.total.at(factor);
    }

    /// Numbers of the factors, the largest total index first.
    [[nodiscard]] std::vector<std::size_t> by_total() const;

    [[nodiscard]] std::uint64_t points() const noexcept { return all_.points; }
    /// Points left out because the function failed at one of their parameter sets.
    [[nodiscard]] std::uint64_t failed() const noexcept { return all_.failed; }
    /// Parameter sets at which the function was called.
    [[nodiscard]] std::uint64_t evaluations() const noexcept { return all_.evaluations; }
    [[nodiscard]] double mean() const noexcept { return all_.mean; }
    [[nodiscard]] double variance() const noexcept { return all_.variance; }
    /// Why there are no indices; empty where there are.
    [[nodiscard]] const std::string& undetermined() const noexcept { return all_.undetermined; }

private:
    [[nodiscard]] std::size_t factor_of(std::string_view parameter) const;

    content all_;
};

}  // namespace hirschman::inline v0_1::uncertainty
