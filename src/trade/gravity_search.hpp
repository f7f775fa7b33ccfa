// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/trade/gravity.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

/// The equilibrium from which changes are counted.
struct gravity_shares {
    std::size_t n = 0;
    double theta = 0.0, psi = 0.0;
    deficit_rule rule = deficit_rule::multiplicative;
    std::vector<double> share{};  // [importer][exporter]
    std::vector<double> output{}, expenditure{};
};

struct gravity_prices {
    std::vector<double> log_price{}, log_index{}, log_output{};
    std::vector<double> share{}, spending{};
    std::vector<double> gap{};  // log of sales over output
    bool valid = false;
};

/// Expenditure that sums to output over every part of the world that trades.
void scale_to_output(gravity_shares& b);

/// The equilibrium at these costs, and its prices.
gravity_equilibrium search(const gravity_shares& b, const std::vector<double>& log_cost,
                           const std::vector<std::string>& names, const gravity_options& options,
                           gravity_prices& end);

}  // namespace hirschman::inline v0_1::trade::detail
