// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/io/estimate.hpp>
#include <hirschman/uncertainty/prior.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hirschman::inline v0_1::io {

namespace detail {

HIRSCHMAN_API void read(const json_value& file, std::optional<as_of> when,
                        uncertainty::detail::marginals& into);
HIRSCHMAN_API std::string to_json(const uncertainty::detail::marginals& of);
HIRSCHMAN_API void apply_setting(uncertainty::detail::marginals& to, std::string_view text);

}  // namespace detail

/// A prior, or what a file says of some members of `base`:
///
///     {"parameters": {"levy": 0.15,
///                     "admitted": {"low": 0.1, "central": 0.8, "high": 1, "shape": "beta",
///                                  "bounds_are": "bounds"}},
///      "paired": [["stock", "ramp"]],
///      "correlated": [{"between": ["admitted", "stock"], "rank_correlation": 0.5}]}
///
/// A parameter may have several estimates, an array, each with the day from which it was known;
/// then `when` chooses the newest known by the end of that day. The others of a pair follow its
/// first.
/// @throws data_error with the file, the line and the path: for a name that no member has (with the
/// nearest that one has), duplicate keys, an estimate that is none, one not known yet (with the day
/// from which it is), and correlations that contradict each other
template <template <class> class P>
[[nodiscard]] uncertainty::prior<P> prior_from(const json_value& file,
                                               uncertainty::prior<P> base = {},
                                               std::optional<as_of> when = {})
{
    detail::read(file, when, base.marginals());
    return base;
}
template <template <class> class P>
[[nodiscard]] uncertainty::prior<P> load_prior(const std::string& path,
                                               uncertainty::prior<P> base = {},
                                               std::optional<as_of> when = {})
{
    return prior_from<P>(load_json(path).root(), std::move(base), when);
}
/// What was known on a day.
template <template <class> class P>
[[nodiscard]] uncertainty::prior<P> load_prior(const std::string& path, as_of when)
{
    return load_prior<P>(path, {}, when);
}

/// The whole prior, in the order of its members: what is read again draws the same.
template <template <class> class P>
[[nodiscard]] std::string to_json(const uncertainty::prior<P>& of)
{
    return detail::to_json(of.marginals());
}

/// One estimate as it is given on a command line: `levy=0.15`, or `admitted=0.1,0.8,1` with low,
/// central and high, a triangle unless a law is named: `market=25e9,38e9,50e9,lognormal`. Three
/// numbers are bounds, and 10, 50 and 90 % points for normal, lognormal and gamma laws or where
/// `p10_p90` stands behind. Unit, minimum and maximum stay those of the estimate before.
/// @throws domain_error, with the nearest name for one that no member has
template <template <class> class P>
void apply_setting(uncertainty::prior<P>& to, std::string_view text)
{
    detail::apply_setting(to.marginals(), text);
}

}  // namespace hirschman::inline v0_1::io
