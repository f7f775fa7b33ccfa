// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Which of the uncertain parameters a result depends on: Sobol' indices with intervals. The same
/// binary gives the same digits on any number of threads.

#include <hirschman/scalar.hpp>
#include <hirschman/uncertainty/detail/evaluation.hpp>
#include <hirschman/uncertainty/ensemble_options.hpp>
#include <hirschman/uncertainty/prior.hpp>
#include <hirschman/uncertainty/sensitivity_options.hpp>
#include <hirschman/uncertainty/sobol_indices.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

namespace detail {

[[nodiscard]] HIRSCHMAN_API std::vector<sobol_indices> sobol_indices_of(
    const marginals& inputs, const sensitivity_options& how, const std::vector<std::string>& names,
    const evaluation& work);

[[nodiscard]] HIRSCHMAN_API const sobol_indices& indices_named(
    const std::vector<sobol_indices>& all, std::string_view result);

}  // namespace detail

/// The indices of a function's several results: an array, or a described struct `R` of blocks and
/// arrays.
template <class R>
class several_sobol_indices {
public:
    explicit several_sobol_indices(std::vector<sobol_indices> all) : all_(std::move(all)) {}

    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
    [[nodiscard]] auto end() const noexcept { return all_.end(); }
    [[nodiscard]] const sobol_indices& operator[](std::size_t i) const { return all_.at(i); }
    /// By name: `net`, `quarters[2].gross`, `[3]`. @throws domain_error, with a suggestion
    [[nodiscard]] const sobol_indices& operator[](std::string_view result) const
    {
        return detail::indices_named(all_, result);
    }

private:
    std::vector<sobol_indices> all_;
};

/// Sobol' indices of `f`, which is called as by `ensemble`. First-order indices are estimated as by
/// Saltelli and others 2010, total ones as by Jansen 1999, those of pairs as by Saltelli 2002, from
/// results centred at their mean. Where `f` takes further random numbers, they are a factor of
/// their own, "chance".
///
///     const auto drivers = sensitivity(belief, total_returned, {.points = 1 << 16});
///     drivers.total("admitted").value;
///
/// Time grows with points times uncertain parameters; memory does not depend on the points, and
/// with the resamples only as resamples times indices.
/// @throws domain_error for members without an estimate, no uncertain member, correlated members
/// (`given_data_indices` takes them), fewer than 2 points; function_error if f throws; cancelled
/// @verified sensitivity.* in tests/uncertainty/sensitivity_test.cpp: Ishigami, Sobol' G
template <template <class> class P, class F>
[[nodiscard]] auto sensitivity(const prior<P>& belief, const F& f,
                               const sensitivity_options& how = {})
{
    using result = detail::value_of<P, F>;
    auto all = detail::sobol_indices_of(belief.marginals(), how, detail::names_of<result>(),
                                        detail::typed_evaluation<P, F>(f));
    if constexpr (std::same_as<result, block>)
        return std::move(all.front());
    else
        return several_sobol_indices<result>(std::move(all));
}

}  // namespace hirschman::inline v0_1::uncertainty
