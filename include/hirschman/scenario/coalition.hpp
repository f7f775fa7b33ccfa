// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The United States withholds chip-making tools from China together with the Netherlands and
/// Japan, and levies tariffs on both. Will they hold, and what leaks?

#include <hirschman/leverage/coalition.hpp>
#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <array>
#include <span>

namespace hirschman::inline v0_1::scenario {

/// Defaults: chip-making tools, July 2025. Money in USD a year. Benefits are those of the worked
/// example of the models addendum: nobody has estimated them. Read `benefit_that_keeps`, which does
/// not depend on them, first.
template <class S = double>
struct coalition_parameters {
    S purchases = 38e9;   ///< China's, of tools of the five largest makers, 2024, >= 0
    S ally_share = 0.55;  ///< of these, from Dutch and Japanese makers, in (0, 1)
    /// Of the allies' share, the Dutch part, in (0, 1): the .30 and .25 of the worked example.
    S netherlands_part = 6.0 / 11.0;
    /// Profit on a dollar of tools sold, in [0, 1]: the 12 bn of the worked example on all of them.
    S margin = 12.0 / 38.0;
    S backfill_share = 0.5;       ///< of blocked sales, what outsiders can serve, in [0, 1]
    S outsider_growth = 0.5;      ///< largest rise of outsiders' sales, share of their own, >= 0
    S goodwill_elasticity = 1.5;  ///< fall of an ally's benefit per 1.0 of side tariff, > 0
    S netherlands_side_tariff = 0.30;  ///< ad valorem, announced for the EU on 12 July 2025
    S japan_side_tariff = 0.25;        ///< ad valorem, announced for Japan on 7 July 2025
    S netherlands_benefit = 20e9;      ///< of full effectiveness, to the ally; not estimated
    S japan_benefit = 20e9;
    S penalty = 0.0;  ///< on an ally that leaves, >= 0

    BOOST_DESCRIBE_CLASS(coalition_parameters, (),
                         (purchases, ally_share, netherlands_part, margin, backfill_share,
                          outsider_growth, goodwill_elasticity, netherlands_side_tariff,
                          japan_side_tariff, netherlands_benefit, japan_benefit, penalty),
                         (), ())
};

/// Shares are of China's purchases, money is USD a year.
template <class S = double>
struct coalition_result {
    S effectiveness = 0.0;  ///< of all three, backfill deducted
    S without_netherlands = 0.0;
    S without_japan = 0.0;
    S us_alone = 0.0;
    /// Each ally's choice while the other is in, and once the other has left.
    leverage::coalition_choice<S> netherlands{};
    leverage::coalition_choice<S> japan{};
    leverage::coalition_choice<S> netherlands_alone{};
    leverage::coalition_choice<S> japan_alone{};
    /// At the benefits given: who leaves first (1 the Netherlands, 2 Japan, 0 neither), what is
    /// left when nobody else leaves, and what leaks of it.
    S first_to_leave = 0.0;
    S effectiveness_left = 0.0;
    S backfill_left = 0.0;

    BOOST_DESCRIBE_CLASS(coalition_result, (),
                         (effectiveness, without_netherlands, without_japan, us_alone, netherlands,
                          japan, netherlands_alone, japan_alone, first_to_leave, effectiveness_left,
                          backfill_left),
                         (), ())
};

/// The three withhold all that they sell; other makers fill in. No probability is given, since what
/// effectiveness is worth to an ally and how much a tariff sours it are not known: the benefit that
/// keeps an ally and the side tariff that it bears are break-even values.
/// @throws domain_error for a parameter outside its range
/// @source section D6 of the models addendum
/// @verified coalition_test: tau* .266667 of the full coalition
///
///     auto front = coalition({.japan_side_tariff = 0.10});
///     front.japan.benefit_that_keeps; front.japan.bearable_side_tariff;
template <scalar S>
[[nodiscard]] coalition_result<S> coalition(const coalition_parameters<S>& p)
{
    const S allies = in_range(p.ally_share, 0.0, 1.0, "ally_share", bounds::open);
    const S part = in_range(p.netherlands_part, 0.0, 1.0, "netherlands_part", bounds::open);
    const leverage::coalition_terms<S> terms{p.purchases, p.backfill_share, p.outsider_growth,
                                             p.goodwill_elasticity};
    const leverage::coalition_member<S> netherlands{allies * part, p.margin, p.netherlands_benefit,
                                                    p.netherlands_side_tariff, p.penalty};
    const leverage::coalition_member<S> japan{allies - netherlands.share, p.margin, p.japan_benefit,
                                              p.japan_side_tariff, p.penalty};
    const S us = 1.0 - allies;
    const S all(1.0);
    const auto effectiveness = [&](const S& share) {
        return leverage::coalition_effectiveness(share, p.backfill_share, p.outsider_growth);
    };

    coalition_result<S> r;
    r.effectiveness = effectiveness(all);
    r.without_netherlands = effectiveness(us + japan.share);
    r.without_japan = effectiveness(us + netherlands.share);
    r.us_alone = effectiveness(us);
    r.netherlands = leverage::choice_of(netherlands, all, terms);
    r.japan = leverage::choice_of(japan, all, terms);
    r.netherlands_alone = leverage::choice_of(netherlands, S(us + netherlands.share), terms);
    r.japan_alone = leverage::choice_of(japan, S(us + japan.share), terms);

    const std::array<leverage::coalition_member<S>, 2> members{netherlands, japan};
    const auto end =
        leverage::unravel(std::span<const leverage::coalition_member<S>>(members), terms, us);
    r.first_to_leave = end.first_to_leave;
    r.effectiveness_left = end.effectiveness;
    r.backfill_left = leverage::backfill(end.coalition_share, p.backfill_share, p.outsider_growth);
    return r;
}
[[nodiscard]] inline coalition_result<double> coalition(
    const coalition_parameters<double>& parameters)
{
    return coalition<double>(parameters);
}

}  // namespace hirschman::inline v0_1::scenario
