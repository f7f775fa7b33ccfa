// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/chip.hpp>

#include <span>

namespace hirschman::inline v0_1::chips {

/// The three kinds of unit that the October 2022 text tells apart (3A090.a.1 to a.3).
enum class unit_kind : unsigned char {
    digital_processor,
    digital_primitive,
    analog,  ///< analog, multi-value or multi-level
};

/// Identical processing units of a circuit, where its data sheet gives them apart.
struct processing_units {
    unit_kind kind = unit_kind::digital_processor;
    dense_peaks dense_peak = {};  ///< of one unit
    int count = 1;
};

namespace detail {
[[nodiscard]] constexpr double highest_product(const processing_units& u)
{
    if (u.count < 0)
        throw domain_error("number of units", static_cast<double>(u.count), "", "[0, inf)");
    double highest = 0.0;
    for (const auto& peak : u.dense_peak) {
        const double product = peak.rate.in(units::teraop_per_second)*peak.in.bits;
        if (product > highest) highest = product;
    }
    return highest * u.count;
}
}  // namespace detail

/// TPP from the units of a circuit: for each unit 2 x MacTOPS x bit length at its best format,
/// summed. Never less than the best format of the whole circuit.
/// @throws domain_error for a negative count.
/// @source 15 CFR 774 Supp. 1, 3A090 technical notes, as issued 2026-07-23
[[nodiscard]] constexpr processing_performance summed_performance(
    std::span<const processing_units> circuit)
{
    double sum = 0.0;
    for (const auto& u : circuit) sum += detail::highest_product(u);
    return sum * units::tpp;
}

/// The processing performance of October 2022, limb by limb.
struct performance_2022 {
    processing_performance digital_processors;  ///< a.1
    processing_performance digital_primitives;  ///< a.2
    processing_performance analog;              ///< a.3, counted as rate x 8
    processing_performance combined;            ///< a.4, the sum

    friend constexpr bool operator==(const performance_2022&,
                                     const performance_2022&) noexcept = default;
};

/// October 2022, in use to 2023-11-16: bit length x TOPS over all units of a kind; analog units
/// count 8 whatever their format, each at its highest rate.
/// @throws domain_error for a negative count.
/// @source 87 FR 62186, 3A090.a.1 to a.4
/// @verified tests/chips/processing_unit_test.cpp
[[nodiscard]] constexpr performance_2022 summed_performance_2022(
    std::span<const processing_units> circuit)
{
    constexpr double analog_length = 8.0;
    performance_2022 p{};
    for (const auto& u : circuit) {
        if (u.kind == unit_kind::analog) {
            double fastest = 0.0;
            for (const auto& peak : u.dense_peak)
                if (const double rate = peak.rate.in(units::teraop_per_second); rate > fastest)
                    fastest = rate;
            if (u.count < 0)
                throw domain_error("number of units", static_cast<double>(u.count), "", "[0, inf)");
            p.analog += fastest * u.count * analog_length * units::tpp;
        } else if (u.kind == unit_kind::digital_primitive) {
            p.digital_primitives += detail::highest_product(u) * units::tpp;
        } else {
            p.digital_processors += detail::highest_product(u) * units::tpp;
        }
    }
    p.combined = p.digital_processors + p.digital_primitives + p.analog;
    return p;
}

}  // namespace hirschman::inline v0_1::chips
