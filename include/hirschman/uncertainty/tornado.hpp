// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>
#include <hirschman/uncertainty/detail/evaluation.hpp>
#include <hirschman/uncertainty/prior.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// Which probabilities the ends of a bar stand for.
struct tornado_options {
    double low = 0.1;  ///< in (0, high)
    double high = 0.9;
};

/// A result where one parameter, or several that are paired, are at their low and high quantiles
/// and all others at their medians.
struct tornado_bar {
    std::string parameter;                             ///< of paired ones all names
    double low_parameter = 0.0, high_parameter = 0.0;  ///< of the first of them
    double at_low = 0.0, at_high = 0.0;                ///< the result
    /// Between the least and the greatest of the results at low, median and high; NaN where one of
    /// them is not a number.
    double swing = 0.0;
};

/// Of one result. Parameters that are certain have no bar; a bar of a discrete law may have no
/// length.
struct tornado_bars {
    std::string result;
    double median = 0.0;  ///< the result with all parameters at their medians
    /// The widest swing first, equal ones in the order of the parameters; unknown ones last.
    std::vector<tornado_bar> bars;
};

namespace detail {

[[nodiscard]] HIRSCHMAN_API std::vector<tornado_bars> tornado_of(
    const marginals& inputs, const tornado_options& how, const std::vector<std::string>& names,
    const evaluation& work);

}  // namespace detail

/// One parameter at a time between two quantiles of its estimate. Unlike `sensitivity` it sees no
/// interaction. Returns `tornado_bars`, or for a function of several results a vector of them.
///
///     const auto bars = tornado(belief, total_returned).bars;
///
/// @throws domain_error for members without an estimate, and unless 0 < low < high < 1
template <template <class> class P, class F>
[[nodiscard]] auto tornado(const prior<P>& belief, const F& f, const tornado_options& how = {})
{
    static_assert(!detail::takes_draws<P, F>,
                  "the function must depend on its parameters alone, not on further draws");
    using result = detail::value_of<P, F>;
    auto all = detail::tornado_of(belief.marginals(), how, detail::names_of<result>(),
                                  detail::typed_evaluation<P, F>(f));
    if constexpr (std::same_as<result, block>)
        return std::move(all.front());
    else
        return all;
}

}  // namespace hirschman::inline v0_1::uncertainty
