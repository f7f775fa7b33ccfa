// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/evaluation.hpp>
#include <hirschman/uncertainty/prior.hpp>
#include <hirschman/uncertainty/sampler.hpp>
#include <hirschman/uncertainty/sobol_indices.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

struct given_data_options {
    std::uint64_t seed = 1;  ///< of the ensemble that gave the outputs, as is its sampler
    uncertainty::sampler sampler = uncertainty::sampler::philox;
    double confidence = 0.95;
    /// Classes of equal probability into which the input is cut. 0: the square root of the draws,
    /// with which the error of cutting is far below the interval.
    std::size_t classes = 0;
};

/// First-order indices of one result.
class HIRSCHMAN_API first_order_indices {
public:
    first_order_indices(std::vector<sensitivity_factor> factors,
                        std::vector<sensitivity_index> first, std::uint64_t draws,
                        std::uint64_t failed)
        : factors_(std::move(factors)), first_(std::move(first)), draws_(draws), failed_(failed)
    {
    }
    [[nodiscard]] const std::vector<sensitivity_factor>& factors() const noexcept
    {
        return factors_;
    }
    /// @throws domain_error for a name that no uncertain parameter has, with a suggestion
    [[nodiscard]] const sensitivity_index& first(std::string_view parameter) const;
    [[nodiscard]] const sensitivity_index& first(std::size_t factor) const
    {
        return first_.at(factor);
    }
    [[nodiscard]] std::uint64_t draws() const noexcept { return draws_; }
    /// Draws whose output is not finite; they are left out.
    [[nodiscard]] std::uint64_t failed() const noexcept { return failed_; }

private:
    std::vector<sensitivity_factor> factors_;
    std::vector<sensitivity_index> first_;
    std::uint64_t draws_;
    std::uint64_t failed_;
};

/// Share of the outputs' variance that goes when the input becomes known, from pairs that came
/// about in any way: variance between classes of the input's ranks, corrected for what chance alone
/// puts between them (Kelley's epsilon squared). Equal inputs share a class. NaN where outputs or
/// inputs do not vary, or where there are fewer than 4 pairs; pairs that are not finite are left
/// out.
/// @throws domain_error where the lengths differ
[[nodiscard]] HIRSCHMAN_API sensitivity_index given_data_index(std::span<const double> input,
                                                               std::span<const double> output,
                                                               const given_data_options& how = {});

namespace detail {

[[nodiscard]] HIRSCHMAN_API first_order_indices given_data_indices_of(
    const marginals& inputs, std::span<const double> outputs, const given_data_options& how);

}  // namespace detail

/// First-order indices from what an ensemble returned, output i for draw i, without a further call
/// of its function: the parameters of each draw are made again from its seed. Takes correlated
/// parameters too, whose indices then overlap. @throws domain_error for members without an estimate
///
///     std::vector<double> outputs(100'000);
///     const auto returned = ensemble(belief, recorded(f, outputs), {.draws = 100'000, .seed = 7});
///     given_data_indices(belief, outputs, {.seed = 7}).first("admitted");
///
/// @verified given_data.* in tests/uncertainty/given_data_test.cpp: Ishigami
template <template <class> class P>
[[nodiscard]] first_order_indices given_data_indices(const prior<P>& belief,
                                                     std::span<const double> outputs,
                                                     const given_data_options& how = {})
{
    return detail::given_data_indices_of(belief.marginals(), outputs, how);
}

/// The same function for an ensemble, which also leaves its one result of draw i in `into[i]`.
/// Draws beyond its end are not kept.
template <class F>
[[nodiscard]] auto recorded(F f, std::span<double> into)
{
    return [f = std::move(f), into]<template <class> class P>(const P<block>& parameters,
                                                              draws& further) {
        const block result = detail::value_at<P>(f, parameters, further);
        for (std::size_t i = 0; i < block::size; ++i)
            if (further.first() + i < into.size())
                into[static_cast<std::size_t>(further.first()) + i] = result[i];
        return result;
    };
}

}  // namespace hirschman::inline v0_1::uncertainty
