// SPDX-License-Identifier: BSL-1.0
#pragma once

/// At what side tariff a coalition stops paying an ally, when what the tariff costs the ally is
/// counted as income lost, from a model of trade, and not as goodwill.

#include <hirschman/leverage/coalition.hpp>
#include <hirschman/scalar.hpp>

#include <cmath>
#include <concepts>
#include <limits>

namespace hirschman::inline v0_1::scenario {

/// Money in USD a year.
struct side_tariff_result {
    double profit_forgone = 0.0;  ///< on the sales that the ally would win by leaving
    double income_lost = 0.0;     ///< at the member's side tariff
    /// Least value of full effectiveness at which the ally stays, at its side tariff: it must cover
    /// both. Compare `benefit_without_tariff`; neither needs the unknown benefit or goodwill.
    double benefit_that_keeps = 0.0;
    double benefit_without_tariff = 0.0;
    double gain = 0.0;  ///< of staying over leaving, at its benefit and its side tariff
    /// Side tariff at which the gain turns negative, at its benefit: zero if it is so without any,
    /// infinite if no tariff up to `highest` does it.
    double break_even_tariff = 0.0;
    /// The fall of benefit per 1.0 of side tariff that would cost as much, at its side tariff (or
    /// at 0.01 without one): `coalition_terms::goodwill_elasticity`, measured. Infinite without
    /// benefit.
    double goodwill_elasticity = 0.0;
};

/// Staying means the member's benefit and its side tariff; leaving means its sales, its penalty and
/// no side tariff. If leaving does not lift the tariff, the tariff does not enter the choice, and
/// only goodwill remains: `leverage::choice_of`.
/// @param income_lost USD a year at a side tariff (ad valorem), continuous, zero at zero; called
///        about a hundred times
/// @param coalition_share of all members, this one included
/// @param highest side tariff looked at, > 0
/// @throws domain_error as `choice_of`, or for an income that is no number
/// @source section D6 of the models addendum, with income lost in place of goodwill
/// @verified side_tariff_test: a linear loss has a closed form
template <std::invocable<double> Loss>
[[nodiscard]] side_tariff_result side_tariff(const leverage::coalition_member<>& member,
                                             double coalition_share,
                                             const leverage::coalition_terms<>& terms,
                                             const Loss& income_lost, double highest = 5.0)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    in_range(highest, 0.0, infinity, "highest", bounds::open);
    in_range(member.side_tariff, 0.0, highest, "side_tariff");
    auto untaxed = member;
    untaxed.side_tariff = 0.0;
    const auto choice = leverage::choice_of(untaxed, coalition_share, terms);
    const auto lost = [&](double tariff) {
        return in_range(static_cast<double>(income_lost(tariff)), -infinity, infinity,
                        "income_lost", bounds::open, "USD a year");
    };

    side_tariff_result r;
    r.profit_forgone = choice.profit_gained;
    r.income_lost = lost(member.side_tariff);
    r.benefit_without_tariff = choice.benefit_that_keeps;
    const double uncovered = choice.profit_gained + r.income_lost - member.penalty;
    r.benefit_that_keeps = uncovered > 0.0 ? uncovered / choice.effectiveness_lost : 0.0;
    r.gain = choice.slack - r.income_lost;

    const double small = member.side_tariff > 0.0 ? member.side_tariff : 0.01;
    r.goodwill_elasticity = lost(small) / (member.benefit * choice.effectiveness_lost * small);
    if (!(member.benefit > 0.0)) r.goodwill_elasticity = infinity;

    const auto stays = [&](double tariff) { return choice.slack - lost(tariff) >= 0.0; };
    if (choice.slack < 0.0) return r;
    r.break_even_tariff = infinity;
    double kept = 0.0;
    // The first crossing, to a 64th of log(1 + highest): losses may rise and fall again.
    for (int step = 1; step <= 64; ++step) {
        double left = step == 64 ? highest : std::expm1(std::log1p(highest) * step / 64.0);
        if (stays(left)) {
            kept = left;
            continue;
        }
        for (int halving = 0; halving < 50 && left - kept > 1e-12 * left; ++halving) {
            const double middle = kept + 0.5 * (left - kept);
            (stays(middle) ? kept : left) = middle;
        }
        r.break_even_tariff = kept + 0.5 * (left - kept);
        break;
    }
    return r;
}

}  // namespace hirschman::inline v0_1::scenario
