// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/quantity.hpp>
#include <hirschman/reading.hpp>

namespace hirschman::inline v0_1::chips {

/// The inputs and outputs of a circuit, both directions added, links to memory and to circuits in
/// the same package left out.
struct interfaces {
    reading<bandwidth> links = {};  ///< chip to chip and network
    reading<bandwidth> bus = {};    ///< the system's peripheral bus, PCIe
};

/// How a rule counts them, where it is not said.
struct counted {
    truth bus = truth::unknown;
    truth both_directions = truth::yes;
};

/// The rate that a rule counts, anywhere between its readings. For the transfer rate of October
/// 2022 whether the bus counts is disputed; for the letters of April 2025 neither that nor the
/// directions are public. `transfer_rate_2022` and `interconnect_bandwidth` count the bus and both
/// directions; this shows what hangs on it.
/// @throws domain_error for a negative or infinite rate.
/// @verified tests/chips/transfer_rate_test.cpp
[[nodiscard]] constexpr reading<bandwidth> transfer_rate_over(const interfaces& of,
                                                              const counted& how = {})
{
    constexpr auto unit = units::gigabyte_per_second;
    const auto checked = [](bandwidth b) {
        const double rate = b.in(units::gigabyte_per_second);
        if (!(rate >= 0.0) || rate > 1e12)
            throw domain_error("transfer rate", rate, "GB/s", "[0, 1e12]");
        return rate;
    };
    const double fewest = how.both_directions == truth::yes ? 1.0 : 0.5;
    const double most = how.both_directions == truth::no ? 0.5 : 1.0;
    double lower = 0.0;
    double upper = 0.0;
    bool has_upper = true;
    const auto add = [&](const reading<bandwidth>& r, truth counts) {
        if (r.is_undefined() || counts == truth::no) return;
        if (r.has_lower() && counts == truth::yes) lower += checked(r.lower()) * fewest;
        if (r.has_upper())
            upper += checked(r.upper()) * most;
        else
            has_upper = false;
    };
    add(of.links, truth::yes);
    add(of.bus, how.bus);
    if (has_upper) return between(lower * unit, upper * unit);
    if (lower == 0.0) return unknown();
    return at_least(lower * unit);
}

}  // namespace hirschman::inline v0_1::chips
