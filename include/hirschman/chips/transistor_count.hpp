// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/quantity.hpp>
#include <hirschman/reading.hpp>

#include <optional>
#include <span>

namespace hirschman::inline v0_1 {

namespace dimension {
struct transistor_density {};  ///< million transistors per mm2
}  // namespace dimension
using transistor_density = quantity<dimension::transistor_density>;
namespace units {
inline constexpr unit<dimension::transistor_density> million_transistors_per_square_millimetre{1.0};
}  // namespace units

namespace chips {

/// One logic die of a final package.
struct logic_die {
    /// The name of its process in nanometres; 14 and 16 are one class.
    std::optional<double> node_nm = {};
    /// Whether its transistors are non-planar (FinFET, gate-all-around).
    truth non_planar = truth::unknown;
    reading<area> size = {};
    /// The density that the process can reach, not the one the die has.
    reading<transistor_density> reachable = {};
};

/// Whether a die is on an advanced node: non-planar transistors, or 16/14 nm and below.
/// @throws domain_error for a node that is not a positive number.
/// @source 15 CFR 772.1 and Note 1 to 3A090.a, as issued 2026-07-23
[[nodiscard]] constexpr truth on_advanced_node(const logic_die& die)
{
    if (!die.node_nm) return die.non_planar == truth::yes ? truth::yes : truth::unknown;
    if (!(*die.node_nm > 0.0) || *die.node_nm > 1e6)
        throw domain_error("node", *die.node_nm, "nm", "(0, 1e6]");
    return truth_of(*die.node_nm <= 16.0) || die.non_planar;
}

/// Aggregated approximated transistor count: the sum, over the dies of a final package that are on
/// an advanced node, of reachable density x area. Dies on older nodes and memory stay out; a die
/// that may or may not be on an advanced node counts from nothing to all. No dies: zero. A count by
/// design-verification tools from the layout may stand instead: `exactly(28 *
/// billion_transistors)`. Used from 2025-01-16, by the presumption on foundries alone.
/// @throws domain_error for a negative or infinite area or density, or a node that is no number.
/// @source Note 1 to 3A090.a, 90 FR 5298, as issued 2026-07-23
/// @verified tests/chips/transistor_count_test.cpp: 100 million a mm2 on 300 mm2 are 30 billion
[[nodiscard]] constexpr reading<transistors> aggregated_transistor_count(
    std::span<const logic_die> package)
{
    double least = 0.0;
    double most = 0.0;
    bool has_most = true;
    for (const auto& die : package) {
        const truth advanced = on_advanced_node(die);
        if (advanced == truth::no) continue;
        const auto millimetres = [](area a) {
            const double value = a.in(units::square_millimetre);
            if (!(value >= 0.0) || value > 1e6)
                throw domain_error("die area", value, "mm2", "[0, 1e6]");
            return value;
        };
        const auto per_millimetre = [](transistor_density d) {
            const double value = d.in(units::million_transistors_per_square_millimetre);
            if (!(value >= 0.0) || value > 1e6)
                throw domain_error("transistor density", value, "million/mm2", "[0, 1e6]");
            return value;
        };
        if (advanced == truth::yes && die.size.has_lower() && die.reachable.has_lower())
            least += millimetres(die.size.lower()) * per_millimetre(die.reachable.lower());
        if (die.size.has_upper() && die.reachable.has_upper())
            most += millimetres(die.size.upper()) * per_millimetre(die.reachable.upper());
        else
            has_most = false;
    }
    constexpr double millions = 1000.0;  // in a billion
    least /= millions;
    most /= millions;
    if (has_most)
        return between(least * units::billion_transistors, most * units::billion_transistors);
    return at_least(least * units::billion_transistors);
}

}  // namespace chips
}  // namespace hirschman::inline v0_1
