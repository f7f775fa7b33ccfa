// SPDX-License-Identifier: BSL-1.0
#pragma once

/// One market and its sources, whose goods are imperfect substitutes: what a tariff, a quota or a
/// ban does to prices, quantities and revenues there. Changes are hats, new over old.

#include <hirschman/scalar.hpp>
#include <hirschman/trade/detail/ces.hpp>

#include <boost/describe/class.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::trade {

/// One source of a market's supply, and what happens to it.
template <class S = double>
struct armington_source {
    S expenditure = 0.0;        ///< on it in the base, at buyers' prices, any money, >= 0
    S supply_elasticity = 0.0;  ///< >= 0; infinite: any quantity at an unchanged price
    S tariff_before = 0.0;      ///< ad valorem, > -1
    S tariff_after = 0.0;       ///< ad valorem, > -1; infinite: a ban
    S cost_change = 1.0;  ///< of bringing it, tariffs apart, new over old, > 0; infinite: a ban
    /// A quota, over the base quantity, >= 0; zero is a ban.
    S quantity_cap = std::numeric_limits<double>::infinity();

    BOOST_DESCRIBE_CLASS(armington_source, (),
                         (expenditure, supply_elasticity, tariff_before, tariff_after, cost_change,
                          quantity_cap),
                         (), ())
};

/// How buyers respond.
template <class S = double>
struct armington_demand {
    S elasticity_of_substitution = 4.0;  ///< between sources, > 0; above one where one is banned
    S market_elasticity = -1.0;          ///< of all purchases to their price index, < 0

    BOOST_DESCRIBE_CLASS(armington_demand, (), (elasticity_of_substitution, market_elasticity), (),
                         ())
};

/// A source afterwards. The first five are new over old; money is in the unit of `expenditure`.
template <class S = double>
struct source_response {
    S seller_price = 1.0;
    S buyer_price = 1.0;  ///< infinite under a ban
    S quantity = 1.0;
    S seller_revenue = 1.0;
    S quota_premium =
        1.0;             ///< buyers' price over seller's with cost and tariff; > 1: the cap binds
    S quota_rent = 0.0;  ///< money, to whoever holds the licences
    S tariff_revenue = 0.0;  ///< money, afterwards
    S tariff_revenue_change = 0.0;

    BOOST_DESCRIBE_CLASS(source_response, (),
                         (seller_price, buyer_price, quantity, seller_revenue, quota_premium,
                          quota_rent, tariff_revenue, tariff_revenue_change),
                         (), ())
};

enum class market_status {
    solved,
    /// Everything that was bought is banned: nothing is sold, the price index is infinite.
    closed,
    /// The iteration ended at its limit, or prices exceed what a double holds; the figures are its
    /// last.
    not_converged,
};

template <class S = double>
struct armington_result {
    std::vector<source_response<S>> sources{};
    S price_index = 1.0;            ///< new over old
    S quantity = 1.0;               ///< of all purchases, new over old
    S expenditure = 1.0;            ///< new over old
    S tariff_revenue_change = 0.0;  ///< money
    S quota_rent = 0.0;             ///< money
    market_status status = market_status::not_converged;
    /// Log of the price index that the sources' prices give over the one they respond to.
    double residual = 0.0;
    int iterations = 0;
    std::string message{};

    [[nodiscard]] bool solved() const noexcept { return status == market_status::solved; }
};

struct armington_options {
    double tolerance = 1e-13;  ///< on the residual
    int max_iterations = 200;
};

namespace detail {

/// A source in logs: the buyers' price is the greater of two lines in the log of the price index,
/// one of free supply and one of the cap.
template <single_scalar S>
struct source_line {
    S wedge = 0.0;      ///< log of cost and tariff
    S passed_on = 0.0;  ///< of the wedge to buyers: supply over supply and substitution elasticity
    S kept = 1.0;       ///< the rest
    S cap = 0.0;        ///< log
    bool capped = false;
    bool banned = false;
    bool binds = false;

    [[nodiscard]] S log_price(const S& pull, const S& substitution)
    {
        const S free = passed_on * wedge + kept * pull;
        if (!capped) return free;
        const S tight = pull - cap / substitution;
        binds = value_of(tight) > value_of(free);
        return binds ? tight : free;
    }
};

template <single_scalar S>
[[nodiscard]] source_line<S> checked_source(const armington_source<S>& s, std::size_t number,
                                            const S& substitution)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::string of = "sources[" + std::to_string(number) + "].";
    in_range(s.expenditure, 0.0, infinity, of + "expenditure", bounds::left_closed);
    in_range(s.supply_elasticity, 0.0, infinity, of + "supply_elasticity");
    in_range(s.tariff_before, -1.0, infinity, of + "tariff_before", bounds::open);
    in_range(s.tariff_after, -1.0, infinity, of + "tariff_after", bounds::right_closed);
    in_range(s.cost_change, 0.0, infinity, of + "cost_change", bounds::right_closed);
    in_range(s.quantity_cap, 0.0, infinity, of + "quantity_cap");

    source_line<S> line;
    line.banned = std::isinf(value_of(s.tariff_after)) || std::isinf(value_of(s.cost_change)) ||
                  value_of(s.quantity_cap) == 0.0;
    if (line.banned) return line;
    line.wedge = log((1.0 + s.tariff_after) / (1.0 + s.tariff_before)) + log(s.cost_change);
    const bool any_quantity = std::isinf(value_of(s.supply_elasticity));
    line.passed_on =
        any_quantity ? S(1.0) : s.supply_elasticity / (s.supply_elasticity + substitution);
    line.kept = any_quantity ? S(0.0) : substitution / (s.supply_elasticity + substitution);
    line.capped = std::isfinite(value_of(s.quantity_cap));
    if (line.capped) line.cap = log(s.quantity_cap);
    return line;
}

template <single_scalar S>
[[nodiscard]] source_response<S> response(const armington_source<S>& s, const source_line<S>& line,
                                          const S& log_buyer, const S& pull, const S& substitution)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S border = s.expenditure / (1.0 + s.tariff_before);
    source_response<S> r;
    if (line.banned) {
        // The limit of a rising tariff: who can sell nothing takes any price.
        r.seller_price = std::isinf(value_of(s.supply_elasticity)) ? 1.0 : 0.0;
        r.buyer_price = infinity;
        r.quantity = r.seller_revenue = 0.0;
        r.tariff_revenue_change = -border * s.tariff_before;
        return r;
    }
    S log_seller = line.kept * (pull - line.wedge);
    S log_quantity = substitution * line.passed_on * (pull - line.wedge);
    if (line.binds) {
        log_quantity = line.cap;
        const double elasticity = value_of(s.supply_elasticity);
        log_seller = std::isinf(elasticity) ? S(0.0)
                     : elasticity == 0.0    ? S(-infinity)
                                            : line.cap / s.supply_elasticity;
        r.quota_premium = exp(log_buyer - log_seller - line.wedge);
    }
    r.seller_price = exp(log_seller);
    r.buyer_price = exp(log_buyer);
    r.quantity = exp(log_quantity);
    r.seller_revenue = r.seller_price * r.quantity;
    const S received = border * s.cost_change * r.seller_revenue;
    if (line.binds)
        r.quota_rent =
            s.expenditure * r.buyer_price * r.quantity - received * (1.0 + s.tariff_after);
    r.tariff_revenue = received * s.tariff_after;
    r.tariff_revenue_change = r.tariff_revenue - border * s.tariff_before;
    return r;
}

}  // namespace detail

/// The equilibrium of one market: sources supply by their own prices, buyers spread purchases by
/// relative prices and reduce them when the whole becomes dearer. One equation in the price index,
/// whose left side always rises: Newton's method within a bracket, so it ends from anywhere.
/// @throws domain_error for no source, nothing bought in the base, a figure outside its range, or a
///         ban of a source that was bought with an elasticity of substitution of one or less, where
///         nothing replaces it
/// @source Armington (1969); Hallren and Riker (USITC, partial equilibrium modelling)
/// @verified armington_test: a tariff on one of three sources, to the ten digits of the reference
///
///     auto r = armington({{.expenditure = 60, .supply_elasticity = 1},
///                         {.expenditure = 40, .supply_elasticity = 10, .tariff_after = .25}});
///     r.sources[1].seller_revenue; r.price_index;
template <single_scalar S>
[[nodiscard]] armington_result<S> armington(const std::vector<armington_source<S>>& sources,
                                            const armington_demand<S>& demand,
                                            const armington_options& options = {})
{
    using detail::value_of;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (sources.empty()) throw domain_error("sources: there is none");
    const S sigma = in_range(demand.elasticity_of_substitution, 0.0, infinity,
                             "elasticity_of_substitution", bounds::open);
    const S eta =
        in_range(demand.market_elasticity, -infinity, 0.0, "market_elasticity", bounds::open);
    in_range(options.tolerance, 0.0, 1.0, "tolerance", bounds::open);

    const std::size_t n = sources.size();
    std::vector<detail::source_line<S>> lines(n);
    std::vector<S> weights(n), log_prices(n);
    S bought = 0.0;
    bool supplied = false;
    for (std::size_t i = 0; i < n; ++i) {
        lines[i] = detail::checked_source(sources[i], i, sigma);
        weights[i] = sources[i].expenditure;
        bought += weights[i];
        supplied = supplied || (!lines[i].banned && value_of(weights[i]) > 0.0);
    }
    in_range(bought, 0.0, infinity, "sum of expenditure", bounds::open);
    for (S& weight : weights) weight /= bought;
    for (std::size_t i = 0; i < n && supplied; ++i)
        if (lines[i].banned && value_of(weights[i]) > 0.0 && !(value_of(sigma) > 1.0))
            throw domain_error(
                "elasticity_of_substitution with sources[" + std::to_string(i) + "] banned",
                value_of(sigma), "", "(1, inf)");

    armington_result<S> r;
    const S pull_slope = (sigma + eta) / sigma;
    S level = 0.0;  // log of the price index
    S gap = 0.0, gap_slope = 1.0;
    double flattest = 1.0;
    for (const auto& line : lines) {
        const double steepest = line.capped ? 1.0 : value_of(line.kept);
        // One less the slope of a source's price, without the difference of near-equal numbers.
        flattest = std::fmin(flattest, (1.0 - steepest) - steepest * value_of(eta / sigma));
    }
    const auto look = [&] {
        for (std::size_t i = 0; i < n; ++i)
            log_prices[i] =
                lines[i].banned ? S(infinity) : lines[i].log_price(pull_slope * level, sigma);
        const auto index = detail::ces<S>(weights, log_prices, sigma);
        gap = level - index.log_price;
        gap_slope = 0.0;
        for (std::size_t i = 0; i < n; ++i)
            if (!lines[i].banned) {
                const S own = lines[i].binds ? S(1.0) : lines[i].kept;
                gap_slope += index.shares[i] * ((1.0 - own) - own * eta / sigma);
            }
    };
    if (supplied) {
        look();
        const double reach = std::abs(value_of(gap)) / flattest;
        double low = value_of(gap) > 0.0 ? -reach : 0.0;
        double high = value_of(gap) > 0.0 ? 0.0 : reach;
        double last = infinity;  // the gap before
        for (; r.iterations < options.max_iterations; ++r.iterations) {
            const double off = std::abs(value_of(gap));
            const bool close = off <= options.tolerance * std::fmax(1.0, std::abs(value_of(level)));
            S next = level - gap / gap_slope;
            // Where a cap begins to bind the slope jumps, and Newton's method may go to and fro.
            if (!close && (!(value_of(next) >= low && value_of(next) <= high) || off > 0.5 * last))
                next = low + 0.5 * (high - low);
            const bool moves = value_of(next) != value_of(level);
            last = off;
            level = next;
            look();
            if (close || !moves) break;
            (value_of(gap) > 0.0 ? high : low) = value_of(level);
        }
        r.residual = std::abs(value_of(gap));
    }
    r.price_index = supplied ? exp(level) : S(infinity);
    r.quantity = supplied ? exp(eta * level) : S(0.0);
    r.expenditure = 0.0;
    r.tariff_revenue_change = r.quota_rent = 0.0;
    bool finite = true;
    for (std::size_t i = 0; i < n; ++i) {
        r.sources.push_back(
            detail::response<S>(sources[i], lines[i], log_prices[i], pull_slope * level, sigma));
        const auto& s = r.sources.back();
        if (!lines[i].banned) {
            finite = finite && std::isfinite(value_of(s.buyer_price));
            r.expenditure += weights[i] * s.buyer_price * s.quantity;
        }
        r.tariff_revenue_change += s.tariff_revenue_change;
        r.quota_rent += s.quota_rent;
    }
    if (!supplied) {
        r.status = market_status::closed;
        r.message = "everything that was bought is banned";
    } else if (finite &&
               r.residual <= 10.0 * options.tolerance * std::fmax(1.0, std::abs(value_of(level)))) {
        r.status = market_status::solved;
    } else {
        r.message = "after " + std::to_string(r.iterations) + " steps the price index is off by " +
                    to_text(r.residual) + " in logs";
    }
    return r;
}
[[nodiscard]] inline armington_result<double> armington(
    const std::vector<armington_source<double>>& sources,
    const armington_demand<double>& demand = {}, const armington_options& options = {})
{
    return armington<double>(sources, demand, options);
}

}  // namespace hirschman::inline v0_1::trade
