// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/data/evidence.hpp>
#include <hirschman/data/prior_map.hpp>
#include <hirschman/uncertainty/prior.hpp>

#include <string_view>

namespace hirschman::inline v0_1::data {

namespace detail {

/// The name of a class template's instance, without namespaces and arguments.
template <class T>
[[nodiscard]] constexpr std::string_view short_name() noexcept
{
    std::string_view name = __PRETTY_FUNCTION__;
    name.remove_prefix(name.find("T = ") + 4);
    name = name.substr(0, name.find('<'));
    return name.substr(name.rfind(':') + 1);
}

}  // namespace detail

/// What was thought on a day of the parameters of a scenario, by data/priors.csv. A member that the
/// map does not name is certain, at its default.
/// @throws domain_error where an estimate was not known yet (with the day from which it is), and
/// for
///         a scenario that the map does not name
///
///     auto belief = data::prior<scenario::reversal_parameters>(as_of{2025y / 7 / 15});
template <template <class> class P>
[[nodiscard]] uncertainty::prior<P> prior(const estimate_table& table, as_of when)
{
    auto belief = uncertainty::prior<P>::fixed_at(P<double>());
    const auto estimates = field_estimates(detail::short_name<P<double>>(), table, when);
    for (const auto& [field, value, partner] : estimates) belief.set(field, value);
    for (const auto& [field, value, partner] : estimates)
        if (!partner.empty() && field.view() < partner.view()) belief.pair(field, partner);
    return belief;
}
/// From the built-in estimates.
template <template <class> class P>
[[nodiscard]] uncertainty::prior<P> prior(as_of when)
{
    return prior<P>(data::estimates(), when);
}
/// From the estimates of that evidence, on its day.
template <template <class> class P>
[[nodiscard]] uncertainty::prior<P> prior(const evidence& known)
{
    return prior<P>(known.estimates, known.when);
}

}  // namespace hirschman::inline v0_1::data
