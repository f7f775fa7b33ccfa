// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What does a shipment of parts do to the other side's compute, and to one's own lead over it?

#include <hirschman/innovation/compute_stock.hpp>
#include <hirschman/innovation/delay.hpp>
#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

namespace hirschman::inline v0_1::scenario {

/// Compute in units of what China adds by itself in 2026. The defaults are the additions of that
/// year as the Institute for Progress saw them in October 2025, 31 to 1 without exports; nothing of
/// the kind was known in July 2025. Members that this reading does not need have neutral values.
template <class S = double>
struct compute_gap_parameters {
    S own_stock = 0.0;       ///< before the first year, >= 0
    S own_additions = 31.0;  ///< a year, >= 0
    S other_stock = 0.0;     ///< before the first year, effective, >= 0
    S other_domestic = 1.0;  ///< a year, before compatibility, >= 0
    S other_smuggled = 0.0;  ///< a year, >= 0
    S shipped_units = 6.75;  ///< a year, >= 0
    /// Of a unit, >= 0: the ratio of processing power for training, of tokens a second for
    /// decoding.
    S shipped_performance = 1.0;
    S shipped_compatibility = 1.0;  ///< share of it that the other's software reaches, in [0, 1]
    S domestic_compatibility =
        1.0;                  ///< the same of domestic parts, in [0, 1]; .4 to .9 without CUDA
    S diverted_share = 0.0;   ///< of the shipment, what would have served the own side, in [0, 1]
    S own_utilisation = 0.4;  ///< share of peak performance in use, in [0, 1]
    S other_utilisation = 0.4;
    S depreciation = 0.25;        ///< of stocks, per year, in [0, 1]
    S growth = 4.1;               ///< of compute at the frontier, times a year, > 1
    S progress_elasticity = 0.3;  ///< of progress in compute, in [0, 1]

    BOOST_DESCRIBE_CLASS(compute_gap_parameters, (),
                         (own_stock, own_additions, other_stock, other_domestic, other_smuggled,
                          shipped_units, shipped_performance, shipped_compatibility,
                          domestic_compatibility, diverted_share, own_utilisation,
                          other_utilisation, depreciation, growth, progress_elasticity),
                         (), ())
};

struct compute_gap_setting {
    int years = 1;  ///< of additions and shipments, 1 to 50
};

/// At the end of the years. Compute is effective: in the unit of the parameters, after
/// compatibility and utilisation.
template <class S = double>
struct compute_gap_result {
    S own = 0.0;               ///< without the shipment
    S other = 0.0;             ///< without the shipment
    S other_gained = 0.0;      ///< by the shipment
    S advantage_before = 0.0;  ///< own over other
    S advantage_after = 0.0;   ///< with the shipment, at the share diverted
    S advantage_if_new = 0.0;  ///< if nothing is diverted: the parts would not have been made
    S advantage_if_diverted =
        0.0;               ///< if all of it is diverted; zero where it exceeds the own side
    S delay_before = 0.0;  ///< years that the other side is behind; negative where it leads
    S delay_after = 0.0;
    S years_gained = 0.0;   ///< delay_before - delay_after
    S pace_withheld = 0.0;  ///< the other's pace of progress without the shipment over that with it
    /// Units a year at which both are even: zero where the other leads without them, infinite where
    /// the parts are of no use to it.
    S parity_shipment = 0.0;

    BOOST_DESCRIBE_CLASS(compute_gap_result, (),
                         (own, other, other_gained, advantage_before, advantage_after,
                          advantage_if_new, advantage_if_diverted, delay_before, delay_after,
                          years_gained, pace_withheld, parity_shipment),
                         (), ())
};

/// @throws domain_error for a parameter or setting outside its range, and where either side has no
///         compute without the shipment, or the own side none after it
/// @verified compute_gap_test: 31 to 1 becomes 4 to 1
///
///     auto gap = compute_gap({.diverted_share = 1.0});
///     gap.advantage_before; gap.advantage_after; gap.years_gained;
template <scalar S>
[[nodiscard]] compute_gap_result<S> compute_gap(const compute_gap_parameters<S>& p,
                                                const compute_gap_setting& setting = {})
{
    in_range(setting.years, 1.0, 50.0, "years", bounds::closed, "years");
    // So wide that no ratio or product of what follows overflows.
    constexpr double least = 1e-90, most = 1e90;
    const auto amount = [](const S& x, const char* name) { return in_range(x, 0.0, most, name); };
    const auto share = [](const S& x, const char* name) { return in_range(x, 0.0, 1.0, name); };
    const S domestic = amount(p.other_domestic, "other_domestic") *
                       share(p.domestic_compatibility, "domestic_compatibility");
    const S performance = amount(p.shipped_performance, "shipped_performance");
    const S own_use = share(p.own_utilisation, "own_utilisation");
    const S other_use = share(p.other_utilisation, "other_utilisation");
    const innovation::compute_additions<S> ours{S(0.0), amount(p.own_additions, "own_additions"),
                                                S(0.0)};
    const innovation::compute_additions<S> theirs{S(0.0), domestic,
                                                  amount(p.other_smuggled, "other_smuggled")};
    const innovation::compute_additions<S> one_unit{performance, S(0.0), S(0.0)};

    S own = amount(p.own_stock, "own_stock");
    S other = amount(p.other_stock, "other_stock");
    S per_unit(0.0);  // stock that one unit a year builds up, before compatibility
    for (int year = 0; year < setting.years; ++year) {
        own = innovation::compute_stock_after(own, p.depreciation, ours);
        other = innovation::compute_stock_after(other, p.depreciation, theirs);
        per_unit = innovation::compute_stock_after(per_unit, p.depreciation, one_unit);
    }

    const S units = amount(p.shipped_units, "shipped_units");
    const S reaches = share(p.shipped_compatibility, "shipped_compatibility");
    const S diverted = share(p.diverted_share, "diverted_share");
    const S served_by_unit = per_unit * own_use;
    const S gained_by_unit = per_unit * reaches * other_use;

    compute_gap_result<S> r;
    r.own = in_range(S(own * own_use), least, most * most, "own compute");
    r.other = in_range(S(other * other_use), least, most * most, "other's compute");
    r.other_gained = units * gained_by_unit;
    const S after = r.other + r.other_gained;
    r.advantage_before = r.own / r.other;
    r.advantage_if_new = r.own / after;
    r.advantage_if_diverted = max(S(0.0), r.own - units * served_by_unit) / after;
    r.advantage_after = in_range(S(r.own - diverted * units * served_by_unit), least, most * most,
                                 "own compute less diverted") /
                        after;
    r.delay_before = innovation::compute_delay(r.advantage_before, p.growth);
    r.delay_after = innovation::compute_delay(r.advantage_after, p.growth);
    r.years_gained = r.delay_before - r.delay_after;
    r.pace_withheld = innovation::progress_multiplier(r.other, after, p.progress_elasticity);
    r.parity_shipment = select(less_equal(r.own, r.other), S(0.0),
                               (r.own - r.other) / (gained_by_unit + diverted * served_by_unit));
    return r;
}
[[nodiscard]] inline compute_gap_result<double> compute_gap(
    const compute_gap_parameters<double>& parameters, const compute_gap_setting& setting = {})
{
    return compute_gap<double>(parameters, setting);
}

}  // namespace hirschman::inline v0_1::scenario
