// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The leverage balance: the best net threat of each side within its own staying power, one less
/// the other. Not an index but money: with transferable payoffs it is the difference in what the
/// two sides take away (Nash 1953). Whatever tools are counted, it is the balance over those tools.

#include <hirschman/leverage/commitment.hpp>
#include <hirschman/leverage/discounting.hpp>
#include <hirschman/scalar.hpp>

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::leverage {

/// One way for a side to act: a set of tools used together, whose harm is computed jointly since
/// tools overlap. Flows at mid-month, USD a year, one figure for each month of use; net of what the
/// target can do about it (stocks, other suppliers, substitution).
template <scalar S = double>
struct action {
    /// To the other side.
    std::vector<S> harm;
    /// To the side itself: lost sales, lost buyers.
    std::vector<S> own_cost;
};

template <scalar S = double>
struct side {
    /// Each set of tools that the side may use.
    std::vector<action<S>> actions;
    /// Per year; discounts what this side bears.
    S discount_rate = 0.0;
    /// Total loss, USD undiscounted, that the side bears while the other's tool is in use as well;
    /// infinite where no figure can be defended.
    S tolerance = std::numeric_limits<double>::infinity();
};

/// What one side can do, and for how long.
template <scalar S = double>
struct standing {
    /// Present value of the harm over the whole horizon, the largest of any set of tools.
    S power = 0.0;
    /// Months for which the best threat is carried out, its harm and its own cost, and what is
    /// left.
    S duration = 0.0;
    S harm = 0.0;
    S own_cost = 0.0;
    S threat = 0.0;
    /// Months that the side stands with both tools in use.
    S staying = 0.0;
    /// The threat with unlimited tolerance.
    S unlimited_threat = 0.0;
    /// Least discount factor, per period of `duration`, at which the threat would be carried out:
    /// being believed is worth half the threat in Nash's division. One where there is no threat.
    S required_discount_factor = 1.0;
    /// The threat if the horizon were 1, 2, ... months.
    std::vector<S> threat_by_horizon;
};

template <scalar S = double>
struct balance_of {
    standing<S> first;
    standing<S> second;
    /// Of the first side, USD.
    S balance = 0.0;
    S unlimited_balance = 0.0;
    /// The balance if the horizon were 1, 2, ... months.
    std::vector<S> balance_by_horizon;
    /// First horizon, in months, whose balance has the other sign than the shorter ones; zero if
    /// none.
    S sign_change = 0.0;
};

/// First entry (counted from one) whose sign is opposite to the first entry that is not zero; zero
/// if there is none.
template <scalar S>
[[nodiscard]] S sign_change(const std::vector<S>& series)
{
    S sign(0.0), change(0.0);
    const S zero(0.0);
    for (std::size_t m = 0; m < series.size(); ++m) {
        const S& x = series[m];
        const S own = select(less(zero, x), S(1.0), select(less(x, zero), S(-1.0), zero));
        sign = select(less_equal(abs(sign), zero), own, sign);
        const auto turned = less(sign * own, zero) && less_equal(change, zero);
        change = select(turned, S(static_cast<double>(m + 1)), change);
    }
    return change;
}

namespace detail {

template <scalar S>
void check(const side<S>& given, std::size_t months, const char* which)
{
    const std::string name(which);
    if (given.actions.empty())
        throw domain_error(name + " side has no action; give it one with harm and own_cost");
    for (const action<S>& each : given.actions)
        if (each.harm.size() != months || each.own_cost.size() != months)
            throw domain_error(name + " side: harm has " + std::to_string(each.harm.size()) +
                               " months and own_cost " + std::to_string(each.own_cost.size()) +
                               ", expected " + std::to_string(months) + " each");
}

template <scalar S>
[[nodiscard]] side<S> checked(side<S> given)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    given.discount_rate = in_range(given.discount_rate, 0.0, infinity, "discount_rate",
                                   bounds::left_closed, "per year");
    given.tolerance = in_range(given.tolerance, 0.0, infinity, "tolerance", bounds::closed, "USD");
    for (action<S>& each : given.actions) {
        for (S& x : each.harm)
            x = in_range(x, 0.0, infinity, "harm", bounds::left_closed, "USD a year");
        for (S& x : each.own_cost)
            x = in_range(x, 0.0, infinity, "own_cost", bounds::left_closed, "USD a year");
    }
    return given;
}

/// `self` against `other`; figures are checked.
template <scalar S>
[[nodiscard]] standing<S> stand(const side<S>& self, const side<S>& other, std::size_t months)
{
    const S zero(0.0);
    standing<S> result;
    result.power = result.duration = result.harm = result.own_cost = zero;
    result.threat = result.staying = result.unlimited_threat = zero;
    result.threat_by_horizon.assign(months, zero);

    // What the other side's worst set of tools has cost by each month end: it need not spare us.
    std::vector<S> suffered(months, zero);
    for (const action<S>& theirs : other.actions) {
        S total(0.0);
        for (std::size_t m = 0; m < months; ++m) {
            total += theirs.harm[m] / 12.0;
            suffered[m] = max(suffered[m], total);
        }
    }

    std::vector<S> harm_weight, cost_weight;
    for (std::size_t m = 0; m < months; ++m) {
        harm_weight.push_back(month_weight(other.discount_rate, static_cast<int>(m)));
        cost_weight.push_back(month_weight(self.discount_rate, static_cast<int>(m)));
    }

    // A loss that equals the tolerance but for rounding is borne.
    const S limit = self.tolerance * (1.0 + 1e-12);
    bool first = true;
    for (const action<S>& mine : self.actions) {
        S harm(0.0), cost(0.0), spent(0.0), staying(0.0);
        S best(0.0), best_harm(0.0), best_cost(0.0), duration(0.0);
        auto standing_still = less_equal(zero, zero);
        for (std::size_t m = 0; m < months; ++m) {
            const S month(static_cast<double>(m + 1));
            harm += harm_weight[m] * mine.harm[m];
            cost += cost_weight[m] * mine.own_cost[m];
            spent += mine.own_cost[m] / 12.0;
            standing_still = standing_still && less_equal(spent + suffered[m], limit);
            staying = select(standing_still, month, staying);
            const S net = harm - cost;
            const auto better = standing_still && less(best, net);
            duration = select(better, month, duration);
            best_harm = select(better, harm, best_harm);
            best_cost = select(better, cost, best_cost);
            best = select(better, net, best);
            result.unlimited_threat = max(result.unlimited_threat, net);
            result.threat_by_horizon[m] = max(result.threat_by_horizon[m], best);
        }
        const auto stronger = less(result.threat, best);
        result.staying = first ? staying : select(stronger, staying, result.staying);
        result.duration = select(stronger, duration, result.duration);
        result.harm = select(stronger, best_harm, result.harm);
        result.own_cost = select(stronger, best_cost, result.own_cost);
        result.threat = select(stronger, best, result.threat);
        result.power = max(result.power, harm);
        first = false;
    }
    result.required_discount_factor =
        required_discount_factor(result.own_cost, 0.5 * result.threat);
    return result;
}

}  // namespace detail

/// The balance of `first` against `second`. The horizon is the number of months in the flows.
/// Staying power is measured on month ends, with the other side's worst set of tools in use
/// throughout. Complexity: linear in actions times months.
/// @throws domain_error for flows of different length or none, a negative or infinite flow, a
///         negative rate or tolerance
/// @source leverage balance after Clayton, Maggiori and Schreger (power net of the outside option),
///         Hirschman (1945, influence effect) and Nash (1953, variable threats)
/// @verified balance_test (constant and declining flows, closed form) and leverage_balance_test
template <scalar S>
[[nodiscard]] balance_of<S> balance(const side<S>& first, const side<S>& second)
{
    const std::size_t months = first.actions.empty() ? 0 : first.actions.front().harm.size();
    detail::check(first, months, "first");
    detail::check(second, months, "second");
    if (months == 0) throw domain_error("horizon", 0.0, "months", "[1, inf)");
    const side<S> one = detail::checked(first), two = detail::checked(second);

    balance_of<S> result;
    result.first = detail::stand(one, two, months);
    result.second = detail::stand(two, one, months);
    result.balance = result.first.threat - result.second.threat;
    result.unlimited_balance = result.first.unlimited_threat - result.second.unlimited_threat;
    for (std::size_t m = 0; m < months; ++m)
        result.balance_by_horizon.push_back(result.first.threat_by_horizon[m] -
                                            result.second.threat_by_horizon[m]);
    result.sign_change = sign_change(result.balance_by_horizon);
    return result;
}

}  // namespace hirschman::inline v0_1::leverage
