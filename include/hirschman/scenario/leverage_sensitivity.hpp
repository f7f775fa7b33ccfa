// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The balance under other values of one parameter at a time: stocks, ramp and value added decide
/// it, and belong beside the number.

#include <hirschman/error.hpp>
#include <hirschman/scenario/leverage_balance.hpp>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::scenario {

/// Another value for the described parameter `field`.
struct leverage_alternative {
    std::string field;
    double value = 0.0;
};

struct leverage_sensitivity {
    std::string field;
    double value = 0.0;
    /// USD; sign change in months, zero if none.
    double balance = 0.0;
    double sign_change = 0.0;
};

/// The ends, as known in July 2025, of the three parameters that decide the balance: value added
/// that needs magnets (an upper bound of 700 bn, of which 200 or 70 may truly need them), stocks,
/// and years of the ramp.
[[nodiscard]] inline std::vector<leverage_alternative> leverage_alternatives()
{
    return {{"value_added", 70e9}, {"value_added", 200e9}, {"stock_months", 1.0},
            {"stock_months", 6.0}, {"ramp_years", 2.5},    {"ramp_years", 8.0}};
}

/// The balance with one parameter changed, for each alternative in turn.
/// @throws domain_error for a field that is no parameter, or a value outside its range
/// @verified leverage_sensitivity_test: -69 bn at 200 bn of value added, -10 bn at 70 bn
[[nodiscard]] inline std::vector<leverage_sensitivity> leverage_sensitivities(
    const leverage_balance_parameters<double>& parameters,
    const leverage_balance_setting& setting = {},
    const std::vector<leverage_alternative>& alternatives = leverage_alternatives())
{
    using members = boost::describe::describe_members<leverage_balance_parameters<double>,
                                                      boost::describe::mod_public>;
    std::vector<leverage_sensitivity> rows;
    for (const leverage_alternative& other : alternatives) {
        auto changed = parameters;
        bool found = false;
        boost::mp11::mp_for_each<members>([&](auto member) {
            if (std::string_view(member.name) != other.field) return;
            changed.*member.pointer = other.value;
            found = true;
        });
        if (!found) throw domain_error("leverage_balance has no parameter \"" + other.field + "\"");
        const auto result = leverage_balance(changed, setting);
        rows.push_back({other.field, other.value, result.balance, result.sign_change});
    }
    return rows;
}

}  // namespace hirschman::inline v0_1::scenario
