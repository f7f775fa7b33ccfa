// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/trade/economy.hpp>
#include <hirschman/trade/shock.hpp>

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

/// The shares and levels of an equilibrium from which changes are counted. Every ratio is one.
struct world {
    std::size_t n = 0, j = 0;
    std::vector<double> theta{};      // [sector]
    std::vector<double> share{};      // [sector][importer][exporter] of purchases, tariff paid
    std::vector<double> tariff{};     // [sector][importer][exporter]
    std::vector<double> labour{};     // [country][sector], share of value added in cost
    std::vector<double> input{};      // [country][user][input], shares of cost
    std::vector<double> taste{};      // [country][sector], shares of final use
    std::vector<double> wage_bill{};  // [country]
    std::vector<double> deficit{};    // [country]
    std::vector<char> makes{};        // [country][sector]
};

/// The shares of the tables, whether they clear or not. Deficits that do not sum to zero over
/// countries that trade are made to, in proportion to value added.
[[nodiscard]] world shares_of(const economy& e, double deficits);

/// A shock made ready.
struct policy {
    std::vector<double> weight{};   // share times cost change ^ -theta
    std::vector<double> fall{};     // its logarithm below that of the share; infinite where banned
    std::vector<double> shift{};    // [sector][importer], sum of weight - share
    std::vector<double> reach{};    // [sector][importer], sum of |weight - share|
    std::vector<double> net{};      // received by the producer of a unit of outlay
    std::vector<double> duty{};     // tariff of a unit of outlay
    std::vector<double> levy{};     // export tax per unit received by the producer; may be empty
    std::vector<double> deficit{};  // [country]
    /// Whether anything can be bought, however dear; weights may be too small for a number.
    [[nodiscard]] bool open(const world& w, std::size_t flow) const
    {
        return w.share[flow] > 0.0 && fall[flow] < std::numeric_limits<double>::infinity();
    }
    std::vector<char> makes{}, has{};  // [country][sector]: can be made, can be bought
    std::vector<std::size_t> part{};   // [country]: number of the trading part of the world
    std::size_t parts = 0;
    std::string impossible{};  // why there is no equilibrium; empty if none of the known reasons
};
[[nodiscard]] policy ready(const world& w, const shock& s, const economy& names);

/// Wages, and the prices and outlays that go with them.
struct point {
    std::vector<double> log_wage{};   // [country]
    std::vector<double> log_price{};  // [country][sector]
    std::vector<double> log_cost{};   // [country][sector]
    std::vector<double> outlay{};     // [country][sector], tariff paid
    std::vector<double> share{};      // [sector][importer][exporter]
    std::vector<double> received{};   // [country][sector], by producers
    std::vector<double> duties{};     // [country]
    std::vector<double> levies{};     // [country]
    std::vector<double> income{};     // [country], for final use
    std::vector<double> gap{};        // [country], log of (what pays wages / wages)
    bool valid = false;
};

/// Solves prices, then outlays, at the wages of `p`, from its prices and outlays. `accuracy` is
/// that of the prices and outlays, relative.
void evaluate(const world& w, const policy& q, point& p, double accuracy);

/// Derivatives by the logarithm of each wage, all in [country][sector][wage] order.
struct slopes {
    std::vector<double> price{};   // of log prices
    std::vector<double> outlay{};  // of outlays
    std::vector<double> gap{};     // [country][wage]
};
/// From the slopes that `into` holds, if any.
void differentiate(const world& w, const policy& q, const point& p, slopes& into);

}  // namespace hirschman::inline v0_1::trade::detail
