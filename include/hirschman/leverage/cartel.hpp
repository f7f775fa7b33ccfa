// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Whether a cartel is stable: nobody inside would rather be out, nobody outside would rather be
/// in.

#include <hirschman/error.hpp>
#include <hirschman/scalar.hpp>

#include <limits>
#include <string>

namespace hirschman::inline v0_1::leverage {

/// Of a cartel of `members` among `firms`.
struct cartel_stability {
    bool internal = true;  ///< profit_in(members) >= profit_out(members - 1)
    bool external = true;  ///< profit_out(members) >= profit_in(members + 1)

    [[nodiscard]] constexpr bool stable() const noexcept { return internal && external; }
};

namespace detail {

inline void check_cartel(int firms, int members, int fewest)
{
    if (firms < 1) throw domain_error("firms", firms, "", "[1, inf)");
    if (members < fewest || members > firms)
        throw domain_error("members", members, "",
                           "[" + std::to_string(fewest) + ", " + std::to_string(firms) + "]");
}

}  // namespace detail

/// @param profit_in, profit_out of a member and of an outsider of a cartel of so many members;
///        called with 1 to `firms` and 0 to `firms` - 1 members
/// @param firms >= 1; @param members in [1, firms]
/// @throws domain_error outside, or for a profit that is NaN
/// @source d'Aspremont, Jacquemin, Gabszewicz and Weymark (1983)
/// @verified cartel_test: three of three firms in Cournot's market are not stable
template <class In, class Out>
[[nodiscard]] cartel_stability cartel_is_stable(const In& profit_in, const Out& profit_out,
                                                int firms, int members)
{
    detail::check_cartel(firms, members, 1);
    const auto number = [](double profit) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return in_range(profit, -infinity, infinity, "profit");
    };
    cartel_stability found;
    found.internal = number(profit_in(members)) >= number(profit_out(members - 1));
    found.external =
        members == firms || number(profit_out(members)) >= number(profit_in(members + 1));
    return found;
}

/// Profits in Cournot's market with a cartel of `members` among `firms`: linear demand, one
/// constant cost, in units of (demand intercept less cost) squared over slope. The cartel acts as
/// one firm.
/// @param firms >= 1; @param members in [1, firms], for an outsider [0, firms]
/// @throws domain_error outside
/// @source Salant, Switzer and Reynolds (1983): a cartel of fewer than four fifths of the firms
///         loses by forming
/// @verified cartel_test: .083333 against 1/9
[[nodiscard]] inline double cournot_profit_in(int firms, int members)
{
    detail::check_cartel(firms, members, 1);
    const double rivals = firms - members + 2.0;
    return 1.0 / (members * rivals * rivals);
}
[[nodiscard]] inline double cournot_profit_out(int firms, int members)
{
    detail::check_cartel(firms, members, 0);
    // A cartel of none leaves every firm on its own.
    const double rivals = members == 0 ? firms + 1.0 : firms - members + 2.0;
    return 1.0 / (rivals * rivals);
}

}  // namespace hirschman::inline v0_1::leverage
