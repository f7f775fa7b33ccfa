// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How much computing a country has, and what a shipment does to the advantage of another. Compute
/// is in any one unit, such as H100 equivalents.

#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <limits>
#include <span>

namespace hirschman::inline v0_1::innovation {

namespace detail {

template <scalar S>
[[nodiscard]] S amount_of_compute(const S& x, const char* name)
{
    return in_range(x, 0.0, std::numeric_limits<double>::infinity(), name, bounds::left_closed);
}
template <scalar S>
[[nodiscard]] S some_compute(const S& x, const char* name)
{
    return in_range(x, 0.0, std::numeric_limits<double>::infinity(), name, bounds::open);
}

}  // namespace detail

/// What a country gains in a year. Compute.
template <class S = double>
struct compute_additions {
    S imported = 0.0;
    S domestic = 0.0;
    S smuggled = 0.0;

    BOOST_DESCRIBE_CLASS(compute_additions, (), (imported, domestic, smuggled), (), ())
};

/// The stock after a year: (1 - depreciation) stock + what was added.
/// @param stock, additions >= 0; @param depreciation share of the stock lost in a year, in [0, 1]
/// @throws domain_error outside
template <scalar S>
[[nodiscard]] S compute_stock_after(const S& stock, const S& depreciation,
                                    const compute_additions<S>& added)
{
    return (1.0 - in_range(depreciation, 0.0, 1.0, "depreciation")) *
               detail::amount_of_compute(stock, "stock") +
           detail::amount_of_compute(added.imported, "imported") +
           detail::amount_of_compute(added.domestic, "domestic") +
           detail::amount_of_compute(added.smuggled, "smuggled");
}

/// Parts of one kind.
template <class S = double>
struct compute_class {
    S units = 0.0;          ///< >= 0
    S performance = 1.0;    ///< of a unit, >= 0
    S compatibility = 1.0;  ///< share of it that the software in use reaches, in [0, 1]
    S utilisation = 1.0;    ///< share of it that is in use, in [0, 1]

    BOOST_DESCRIBE_CLASS(compute_class, (), (units, performance, compatibility, utilisation), (),
                         ())
};

/// What the parts do together: the sum of units x performance x compatibility x utilisation.
/// @throws domain_error for a figure outside its range
template <scalar S>
[[nodiscard]] S effective_compute(std::span<const compute_class<S>> classes)
{
    S total(0.0);
    for (const auto& each : classes)
        total += detail::amount_of_compute(each.units, "units") *
                 detail::amount_of_compute(each.performance, "performance") *
                 in_range(each.compatibility, 0.0, 1.0, "compatibility") *
                 in_range(each.utilisation, 0.0, 1.0, "utilisation");
    return total;
}

/// Own compute over the other's after a shipment: (own - diverted x shipped)/(other + shipped).
/// @param own >= diverted x shipped; @param other >= 0; the other has some after the shipment
/// @param shipped >= 0, in the unit of the others
/// @param diverted own compute given up for each unit shipped, >= 0: zero if it would not have been
///        made otherwise, one if it would have served the own side as well as the other
/// @throws domain_error outside
/// @verified compute_stock_test: 31 to 4 by 6.75 shipped if nothing is diverted, by 5.4 if all is
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> compute_advantage(const A& own, const B& other,
                                                          const C& shipped, const D& diverted)
{
    using S = common_scalar<A, B, C, D>;
    const S sent = detail::amount_of_compute(S(shipped), "shipped");
    const S given_up = detail::amount_of_compute(S(diverted), "diverted") * sent;
    const S left = detail::amount_of_compute(S(detail::amount_of_compute(S(own), "own") - given_up),
                                             "own less diverted");
    return left / detail::some_compute(S(detail::amount_of_compute(S(other), "other") + sent),
                                       "other with the shipment");
}

/// The shipment that brings the advantage to `wanted`: (own - wanted other)/(wanted + diverted).
/// @param own > 0; @param other > 0; @param wanted in (0, own/other]; @param diverted >= 0
/// @throws domain_error outside
/// @verified compute_stock_test: 6.75 and 5.4
template <scalar_argument A, scalar_argument B, scalar_argument C, scalar_argument D>
[[nodiscard]] common_scalar<A, B, C, D> shipment_for_advantage(const A& own, const B& other,
                                                               const C& wanted, const D& diverted)
{
    using S = common_scalar<A, B, C, D>;
    const S ours = detail::some_compute(S(own), "own");
    const S theirs = detail::some_compute(S(other), "other");
    const S ratio = detail::some_compute(S(wanted), "wanted");
    const S share = detail::amount_of_compute(S(diverted), "diverted");
    return detail::amount_of_compute(S(ours - ratio * theirs), "own - wanted other") /
           (ratio + share);
}

}  // namespace hirschman::inline v0_1::innovation
