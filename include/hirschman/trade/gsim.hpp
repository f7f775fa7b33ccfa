// SPDX-License-Identifier: BSL-1.0
#pragma once

/// GSIM, the global simulation model: one good, any number of exporters and markets, all responses
/// linear. It is exact for small changes of tariffs only; `armington.hpp` is exact for one market.

#include <hirschman/scalar.hpp>
#include <hirschman/trade/detail/elimination.hpp>

#include <boost/describe/class.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::trade {

/// Tables have a row for each exporter and a column for each market, row by row. A country that
/// sells to itself is both.
template <class S = double>
struct gsim_market {
    std::vector<S> trade{};              ///< at world prices, any money, >= 0
    std::vector<S> tariff_before{};      ///< ad valorem, > -1
    std::vector<S> tariff_after{};       ///< ad valorem, > -1
    std::vector<S> supply_elasticity{};  ///< of each exporter, >= 0, infinite at a fixed price
    std::vector<S> market_elasticity{};  ///< of each market's purchases in all, < 0
    std::vector<S> elasticity_of_substitution{};  ///< of each market, > 0

    BOOST_DESCRIBE_CLASS(gsim_market, (),
                         (trade, tariff_before, tariff_after, supply_elasticity, market_elasticity,
                          elasticity_of_substitution),
                         (), ())
};

/// The paper prints E_m p^2 sign(p)/2 - p, which is the triangle -p - E_m p^2/2 only where the
/// composite price falls: where it rises, the printed form adds to the loss what the triangle takes
/// off.
enum class consumer_surplus_form { triangle, as_printed };

struct gsim_options {
    consumer_surplus_form consumer_surplus = consumer_surplus_form::triangle;
    /// Change of a price or a quantity from which the result carries a warning.
    double large = 0.10;
};

enum class gsim_status {
    solved,
    /// No prices clear the markets, or rounding decides them; no figures.
    singular,
};

/// Changes are shares of the base; money is in the unit of `trade`.
template <class S = double>
struct gsim_result {
    std::vector<S> world_price{};            ///< of each exporter
    std::vector<S> output{};                 ///< of each exporter, for all markets
    std::vector<S> composite_price{};        ///< of each market
    std::vector<S> quantity{};               ///< table
    std::vector<S> trade{};                  ///< table, afterwards, money at world prices
    std::vector<S> producer_surplus{};       ///< of each exporter, money
    std::vector<S> consumer_surplus{};       ///< of each market, money
    std::vector<S> tariff_revenue_change{};  ///< of each market, money
    gsim_status status = gsim_status::singular;
    /// Largest excess demand for an exporter's good, as a share.
    double residual = 0.0;
    double largest_change = 0.0;  ///< of tariffs, prices and quantities, absolute
    std::string warning{};        ///< where that is `large`

    [[nodiscard]] bool solved() const noexcept { return status == gsim_status::solved; }
};

namespace detail {

template <single_scalar S>
void check_gsim(const gsim_market<S>& m)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::size_t rows = m.supply_elasticity.size();
    const std::size_t columns = m.market_elasticity.size();
    if (rows == 0) throw domain_error("supply_elasticity: there is no exporter");
    if (columns == 0) throw domain_error("market_elasticity: there is no market");
    const auto length = [](const char* name, std::size_t has, std::size_t wants) {
        if (has != wants)
            throw domain_error(std::string(name) + " has " + std::to_string(has) +
                               " entries, expected " + std::to_string(wants));
    };
    length("elasticity_of_substitution", m.elasticity_of_substitution.size(), columns);
    length("trade", m.trade.size(), rows * columns);
    length("tariff_before", m.tariff_before.size(), rows * columns);
    length("tariff_after", m.tariff_after.size(), rows * columns);
    const auto every = [](const std::vector<S>& values, double low, double high, const char* name,
                          bounds ends) {
        for (std::size_t i = 0; i < values.size(); ++i)
            in_range(values[i], low, high, name + ("[" + std::to_string(i) + "]"), ends);
    };
    every(m.trade, 0.0, infinity, "trade", bounds::left_closed);
    every(m.tariff_before, -1.0, infinity, "tariff_before", bounds::open);
    every(m.tariff_after, -1.0, infinity, "tariff_after", bounds::open);
    every(m.supply_elasticity, 0.0, infinity, "supply_elasticity", bounds::closed);
    every(m.market_elasticity, -infinity, 0.0, "market_elasticity", bounds::open);
    every(m.elasticity_of_substitution, 0.0, infinity, "elasticity_of_substitution", bounds::open);
}

}  // namespace detail

/// World prices that clear all markets after tariffs change. An exporter without sales keeps its
/// price; a market without purchases has none to change.
/// @throws domain_error for tables of the wrong size or a figure outside its range
/// @source Francois and Hall (2003), version 3.0
/// @verified gsim_test: three countries, prices and surpluses to 1e-9 of the reference
template <single_scalar S>
[[nodiscard]] gsim_result<S> gsim(const gsim_market<S>& m, const gsim_options& options = {})
{
    using detail::value_of;
    detail::check_gsim(m);
    in_range(options.large, 0.0, std::numeric_limits<double>::infinity(), "large");
    const std::size_t rows = m.supply_elasticity.size();
    const std::size_t columns = m.market_elasticity.size();
    const auto at = [&](std::size_t r, std::size_t v) { return r * columns + v; };

    std::vector<S> sold(rows, S(0.0)), spent(columns, S(0.0));
    std::vector<S> share(rows * columns), wedge(rows * columns), pull(columns, S(0.0));
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t v = 0; v < columns; ++v) {
            share[at(r, v)] = m.trade[at(r, v)] * (1.0 + m.tariff_before[at(r, v)]);
            wedge[at(r, v)] = (m.tariff_after[at(r, v)] - m.tariff_before[at(r, v)]) /
                              (1.0 + m.tariff_before[at(r, v)]);
            sold[r] += m.trade[at(r, v)];
            spent[v] += share[at(r, v)];
        }
    for (std::size_t v = 0; v < columns; ++v)
        for (std::size_t r = 0; r < rows && value_of(spent[v]) > 0.0; ++r) {
            share[at(r, v)] /= spent[v];
            pull[v] += share[at(r, v)] * wedge[at(r, v)];
        }

    // A purchase responds by (E_m + E_s) sum_s share_s p_s - E_s p_r, with p the price in the
    // market.
    std::vector<S> matrix(rows * rows, S(0.0)), price(rows, S(0.0));
    const auto attraction = [&](std::size_t v) {
        return m.market_elasticity[v] + m.elasticity_of_substitution[v];
    };
    for (std::size_t r = 0; r < rows; ++r) {
        const bool fixed =
            !(value_of(sold[r]) > 0.0) || std::isinf(value_of(m.supply_elasticity[r]));
        if (fixed) {
            matrix[r * rows + r] = 1.0;
            continue;
        }
        // Rows of about one, whatever the elasticity.
        S scale = 1.0 + m.supply_elasticity[r];
        for (std::size_t v = 0; v < columns; ++v)
            scale += m.elasticity_of_substitution[v] / S(static_cast<double>(columns));
        matrix[r * rows + r] += m.supply_elasticity[r] / scale;
        for (std::size_t v = 0; v < columns; ++v) {
            const S part = m.trade[at(r, v)] / sold[r] / scale;
            for (std::size_t s = 0; s < rows; ++s)
                matrix[r * rows + s] -= part * attraction(v) * share[at(s, v)];
            matrix[r * rows + r] += part * m.elasticity_of_substitution[v];
            price[r] += part * (attraction(v) * pull[v] -
                                m.elasticity_of_substitution[v] * wedge[at(r, v)]);
        }
    }
    gsim_result<S> result;
    if (!detail::eliminate(std::move(matrix), price)) {
        result.warning = "no world prices clear the markets at these elasticities";
        return result;
    }

    result.status = gsim_status::solved;
    result.world_price = price;
    result.quantity.resize(rows * columns);
    result.trade.resize(rows * columns);
    result.composite_price.assign(columns, S(0.0));
    result.consumer_surplus.assign(columns, S(0.0));
    result.tariff_revenue_change.assign(columns, S(0.0));
    const auto notice = [&](const S& change) {
        result.largest_change = std::fmax(result.largest_change, std::abs(value_of(change)));
    };
    std::size_t negative = rows * columns;
    double lowest = -1.0;
    for (std::size_t v = 0; v < columns; ++v) {
        S average = 0.0;
        for (std::size_t r = 0; r < rows; ++r)
            average += share[at(r, v)] * (price[r] + wedge[at(r, v)]);
        S composite = average;
        for (std::size_t r = 0; r < rows; ++r) {
            const S& traded = m.trade[at(r, v)];
            composite += share[at(r, v)] * price[r] * wedge[at(r, v)];
            S& change = result.quantity[at(r, v)];
            change = attraction(v) * average -
                     m.elasticity_of_substitution[v] * (price[r] + wedge[at(r, v)]);
            result.trade[at(r, v)] = traded * (1.0 + price[r]) * (1.0 + change);
            result.tariff_revenue_change[v] += result.trade[at(r, v)] * m.tariff_after[at(r, v)] -
                                               traded * m.tariff_before[at(r, v)];
            if (!(value_of(traded) > 0.0)) continue;
            notice(wedge[at(r, v)]);
            notice(change);
            if (value_of(change) < lowest) {
                lowest = value_of(change);
                negative = at(r, v);
            }
        }
        if (!(value_of(spent[v]) > 0.0)) continue;
        notice(composite);
        result.composite_price[v] = composite;
        const bool turned = options.consumer_surplus == consumer_surplus_form::as_printed &&
                            value_of(composite) > 0.0;
        const S triangle = 0.5 * m.market_elasticity[v] * composite * composite;
        result.consumer_surplus[v] = spent[v] * ((turned ? triangle : -triangle) - composite);
    }
    for (std::size_t r = 0; r < rows; ++r) {
        notice(price[r]);
        S demanded = 0.0;
        for (std::size_t v = 0; v < columns && value_of(sold[r]) > 0.0; ++v)
            demanded += m.trade[at(r, v)] / sold[r] * result.quantity[at(r, v)];
        const bool fixed = std::isinf(value_of(m.supply_elasticity[r]));
        const S supplied = fixed ? demanded : m.supply_elasticity[r] * price[r];
        result.output.push_back(supplied);
        result.residual = std::fmax(result.residual, std::abs(value_of(demanded - supplied)));
        result.producer_surplus.push_back(sold[r] * price[r] * (1.0 + 0.5 * supplied));
    }
    if (negative < rows * columns)
        result.warning = "exporter " + std::to_string(negative / columns) +
                         " would sell less than "
                         "nothing in market " +
                         std::to_string(negative % columns) +
                         ": the shock is too large for a linear model";
    else if (result.largest_change >= options.large)
        result.warning =
            "a change of " + to_text(result.largest_change) + " is large for a linear model";
    return result;
}
[[nodiscard]] inline gsim_result<double> gsim(const gsim_market<double>& market,
                                              const gsim_options& options = {})
{
    return gsim<double>(market, options);
}

}  // namespace hirschman::inline v0_1::trade
