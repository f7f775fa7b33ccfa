// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Whether suppliers who withhold together hold together. What a member would win by leaving is
/// known better than what staying is worth to it, and its patience with side tariffs is not
/// estimated anywhere: so the answers are break-even values, never probabilities.

#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::leverage {

/// What is common to a coalition's members. Money in USD a year.
template <class S = double>
struct coalition_terms {
    S purchases = 0.0;            ///< of the target, from everybody, USD a year, >= 0
    S backfill_share = 0.5;       ///< share of blocked sales that outsiders can serve, in [0, 1]
    S outsider_growth = 0.5;      ///< largest rise of outsiders' sales, share of their own, >= 0
    S goodwill_elasticity = 1.5;  ///< fall of a member's benefit per 1.0 of side tariff, > 0

    BOOST_DESCRIBE_CLASS(coalition_terms, (),
                         (purchases, backfill_share, outsider_growth, goodwill_elasticity), (), ())
};

/// A member of the coalition.
template <class S = double>
struct coalition_member {
    S share = 0.0;        ///< of the target's purchases, in (0, 1]
    S margin = 0.0;       ///< profit of a dollar sold, in [0, 1]
    S benefit = 0.0;      ///< value to it of full effectiveness, USD a year, >= 0
    S side_tariff = 0.0;  ///< that the leader levies on it, ad valorem, >= 0
    S penalty = 0.0;      ///< for leaving, USD a year, >= 0

    BOOST_DESCRIBE_CLASS(coalition_member, (), (share, margin, benefit, side_tariff, penalty), (),
                         ())
};

/// A member's choice. USD a year.
template <class S = double>
struct coalition_choice {
    S effectiveness_lost = 0.0;    ///< if it leaves
    S sales_gained = 0.0;          ///< as a share of the target's purchases
    S profit_gained = 0.0;         ///< on these sales
    S gain_over_loss = 0.0;        ///< sales_gained/effectiveness_lost: the largest leaves first
    S benefit_that_keeps = 0.0;    ///< least benefit at which it stays, at its side tariff
    S bearable_side_tariff = 0.0;  ///< largest at which it stays, at its benefit; may be infinite
    S slack = 0.0;                 ///< what staying is worth more than leaving; >= 0: it stays

    BOOST_DESCRIBE_CLASS(coalition_choice, (),
                         (effectiveness_lost, sales_gained, profit_gained, gain_over_loss,
                          benefit_that_keeps, bearable_side_tariff, slack),
                         (), ())
};

namespace detail {

template <scalar S>
[[nodiscard]] S checked_coalition_share(const S& coalition_share)
{
    // Shares typed as decimals may miss one by rounding.
    return min(in_range(coalition_share, 0.0, 1.0 + 1e-12, "coalition_share"), S(1.0));
}
template <scalar S>
[[nodiscard]] S checked_backfill_share(const S& share)
{
    return in_range(share, 0.0, 1.0, "backfill_share");
}
template <scalar S>
[[nodiscard]] S checked_outsider_growth(const S& growth)
{
    return in_range(growth, 0.0, std::numeric_limits<double>::infinity(), "outsider_growth",
                    bounds::left_closed);
}

}  // namespace detail

/// Sales of outsiders in place of what a coalition withholds, as a share of the target's purchases:
/// min(backfill_share K, outsider_growth (1 - K)).
/// @param coalition_share K, what the members together supplied, in [0, 1]
/// @param backfill_share in [0, 1]; @param outsider_growth >= 0
/// @throws domain_error outside
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> backfill(const A& coalition_share, const B& backfill_share,
                                              const C& outsider_growth)
{
    using S = common_scalar<A, B, C>;
    const S inside = detail::checked_coalition_share(S(coalition_share));
    return min(detail::checked_backfill_share(S(backfill_share)) * inside,
               detail::checked_outsider_growth(S(outsider_growth)) * (1.0 - inside));
}

/// What a coalition really withholds: its share less the backfill. Zero for the empty and one for
/// the full coalition; never falls when a member joins.
/// @see backfill for the domain
/// @verified coalition_test: all seven coalitions of three
template <scalar_argument A, scalar_argument B, scalar_argument C>
[[nodiscard]] common_scalar<A, B, C> coalition_effectiveness(const A& coalition_share,
                                                             const B& backfill_share,
                                                             const C& outsider_growth)
{
    using S = common_scalar<A, B, C>;
    const S inside = detail::checked_coalition_share(S(coalition_share));
    // Not a difference of the two, so that it is monotone to the last bit.
    return max((1.0 - detail::checked_backfill_share(S(backfill_share))) * inside,
               inside - detail::checked_outsider_growth(S(outsider_growth)) * (1.0 - inside));
}

/// Whether and at what price a member stays: iff
/// benefit max(0, 1 - goodwill_elasticity side_tariff) [E(K) - E(K without it)] + penalty
///   >= margin purchases share [1 + F(K without it)/(1 - share of K without it)],
/// with E the effectiveness and F the backfill. From a full coalition the two brackets are equal.
/// @param coalition_share of all members, this one included
/// @throws domain_error for a figure outside its range, or a coalition smaller than its member
/// @source section D6 of the models addendum
/// @verified coalition_test: tau* .266667; ratios 1.150376 and 1.056818
template <scalar S>
[[nodiscard]] coalition_choice<S> choice_of(const coalition_member<S>& member,
                                            const S& coalition_share,
                                            const coalition_terms<S>& terms)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto money = [](const S& x, const char* name) {
        return in_range(x, 0.0, infinity, name, bounds::left_closed, "USD a year");
    };
    const S share = in_range(member.share, 0.0, 1.0, "share", bounds::right_closed);
    const S inside = detail::checked_coalition_share(coalition_share);
    // Others that come to nothing but rounding are none.
    const S others =
        max(S(0.0), in_range(S(inside - share), -1e-12, 1.0, "coalition_share - share"));
    const S benefit = money(member.benefit, "benefit");
    const S tariff =
        in_range(member.side_tariff, 0.0, infinity, "side_tariff", bounds::left_closed);
    const S penalty = money(member.penalty, "penalty");
    const S margin = in_range(member.margin, 0.0, 1.0, "margin");
    const S purchases = money(terms.purchases, "purchases");
    const S sourness =
        in_range(terms.goodwill_elasticity, 0.0, infinity, "goodwill_elasticity", bounds::open);
    const S& phi = terms.backfill_share;
    const S& kappa = terms.outsider_growth;

    coalition_choice<S> r;
    r.effectiveness_lost =
        coalition_effectiveness(inside, phi, kappa) - coalition_effectiveness(others, phi, kappa);
    // The rest is never less than the member, whatever the rounding.
    const S rest = max(1.0 - others, share);
    r.sales_gained =
        share * (1.0 + min(phi * others / rest, detail::checked_outsider_growth(kappa)));
    r.profit_gained = margin * purchases * r.sales_gained;
    r.gain_over_loss = r.sales_gained / r.effectiveness_lost;
    const S goodwill = max(S(0.0), 1.0 - sourness * tariff);
    // What leaving wins beyond the penalty; nothing keeps a member that needs no keeping.
    const S uncovered = r.profit_gained - penalty;
    const auto needs_keeping = less(S(0.0), uncovered);
    r.benefit_that_keeps =
        select(needs_keeping, uncovered / (goodwill * r.effectiveness_lost), S(0.0));
    r.bearable_side_tariff =
        select(needs_keeping, (1.0 - uncovered / (benefit * r.effectiveness_lost)) / sourness,
               S(infinity));
    r.slack = benefit * goodwill * r.effectiveness_lost - uncovered;
    return r;
}

/// Who is left when every member that would rather leave has left, one after another: the one with
/// the least slack goes first (the earlier in the list of two alike), and the others choose again.
template <class S = double>
struct unravelled {
    std::vector<S> inside;    ///< one for each member that stays, zero for one that has left
    S coalition_share = 0.0;  ///< of those that stay
    S effectiveness = 0.0;    ///< of what is left
    S first_to_leave = 0.0;   ///< counted from one in the list; zero where everyone stays
};

/// @param members shares add to at most one, with that of the leader
/// @param leader_share of the target's purchases, of whoever never leaves, in [0, 1]
/// @throws domain_error for no member, shares over one, or as `choice_of`
template <scalar S>
[[nodiscard]] unravelled<S> unravel(std::span<const coalition_member<S>> members,
                                    const coalition_terms<S>& terms, const S& leader_share = S(0.0))
{
    if (members.empty()) throw domain_error("members", 0.0, "", "[1, inf)");
    const S leader = in_range(leader_share, 0.0, 1.0, "leader_share");
    unravelled<S> r;
    r.inside.assign(members.size(), S(1.0));
    r.first_to_leave = S(0.0);
    S total = leader;
    for (const auto& member : members) total += member.share;
    total = in_range(total, 0.0, 1.0 + 1e-12, "sum of shares", bounds::right_closed);

    for (std::size_t round = 0; round < members.size(); ++round) {
        S least(0.0);
        S leaver(0.0);  // counted from one
        for (std::size_t i = 0; i < members.size(); ++i) {
            // One that has left is asked too, as the lanes of a block must be: unheard.
            const auto stays = less(S(0.5), r.inside[i]);
            const S with = select(stays, max(total, members[i].share), members[i].share);
            const S slack = choice_of(members[i], with, terms).slack;
            const auto rather = stays && less(slack, least);
            least = select(rather, slack, least);
            leaver = select(rather, S(static_cast<double>(i + 1)), leaver);
        }
        r.first_to_leave = select(less(S(0.0), r.first_to_leave), r.first_to_leave, leaver);
        total = leader;
        for (std::size_t i = 0; i < members.size(); ++i) {
            const auto left = less(abs(leaver - static_cast<double>(i + 1)), S(0.5));
            r.inside[i] = select(left, S(0.0), r.inside[i]);
            total += r.inside[i] * members[i].share;
        }
    }
    r.coalition_share = min(total, S(1.0));
    r.effectiveness =
        coalition_effectiveness(r.coalition_share, terms.backfill_share, terms.outsider_growth);
    return r;
}

}  // namespace hirschman::inline v0_1::leverage
