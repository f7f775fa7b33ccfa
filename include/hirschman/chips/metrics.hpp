// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/chip.hpp>
#include <hirschman/chips/transistor_count.hpp>

#include <cstddef>
#include <string_view>

namespace hirschman::inline v0_1::chips {

/// The figures that rules set limits on, in the order in which missing ones are named.
enum class figure : unsigned char {
    total_processing_performance,  ///< TPP, from 2023-11-17
    logic_area,                    ///< applicable die area; only through the density
    performance_density,           ///< TPP per mm2, from 2023-11-17
    dram_bandwidth,                ///< total DRAM bandwidth
    interconnect_bandwidth,        ///< all inputs and outputs, both directions
    dram_plus_interconnect,        ///< sum of the two, a limb of the April 2025 letters
    processing_performance_2022,   ///< bit length x TOPS, 2022-10-21 to 2023-11-16
    transfer_rate_2022,            ///< aggregate bidirectional rate, 2022-10-21 to 2023-11-16
    memory_bandwidth_density,      ///< of a memory stack: GB/s per mm2, from 2024-12-02
    transistor_count,  ///< aggregated approximated, of a foundry's output, from 2025-01-16
};
inline constexpr std::size_t figure_count = 10;

/// The name used in sentences.
[[nodiscard]] constexpr std::string_view name(figure f) noexcept
{
    switch (f) {
        case figure::total_processing_performance: return "TPP";
        case figure::logic_area: return "logic area";
        case figure::performance_density: return "density";
        case figure::dram_bandwidth: return "DRAM bandwidth";
        case figure::interconnect_bandwidth: return "interconnect bandwidth";
        case figure::dram_plus_interconnect: return "DRAM plus interconnect bandwidth";
        case figure::processing_performance_2022: return "processing performance (2022)";
        case figure::transfer_rate_2022: return "transfer rate (2022)";
        case figure::memory_bandwidth_density: return "memory bandwidth density";
        case figure::transistor_count: return "transistor count";
    }
    return "";
}

/// The unit in which the law states limits on it; TPP is a bare number there.
[[nodiscard]] constexpr std::string_view unit_name(figure f) noexcept
{
    switch (f) {
        case figure::logic_area: return "mm2";
        case figure::dram_bandwidth:
        case figure::interconnect_bandwidth:
        case figure::dram_plus_interconnect:
        case figure::transfer_rate_2022: return "GB/s";
        case figure::memory_bandwidth_density: return "GB/s per mm2";
        case figure::transistor_count: return "transistors";
        default: return "";
    }
}

namespace detail {

/// The highest rate x bits over the published formats, dense; only a lower end while formats may be
/// missing, unknown without any.
[[nodiscard]] constexpr reading<processing_performance> highest_product(const chip& c)
{
    if (c.dense_peak.empty()) return unknown();
    double highest = 0.0;
    for (const auto& peak : c.dense_peak) {
        const double product = peak.rate.in(units::teraop_per_second)*peak.in.bits;
        if (product > highest) highest = product;
    }
    const auto value = highest * units::tpp;
    if (c.other_formats == unlisted::unpublished) return at_least(value);
    return exactly(value);
}

template <class Numerator, class Denominator>
[[nodiscard]] constexpr auto quotient(const reading<Numerator>& figure,
                                      const reading<Denominator>& over)
{
    using ratio = decltype(Numerator{} / Denominator{});
    reading<ratio> result = unknown();
    const bool from_below = figure.has_lower() && over.has_upper();
    const bool from_above = figure.has_upper() && over.has_lower() && over.lower() > Denominator{};
    if (over.is_undefined() || figure.is_undefined())
        result = undefined();
    else if (from_above)
        result = between(from_below ? figure.lower() / over.upper() : ratio{},
                         figure.upper() / over.lower());
    else if (from_below)
        result = at_least(figure.lower() / over.upper());
    return result;
}

[[nodiscard]] constexpr reading<bandwidth> sum(const reading<bandwidth>& a,
                                               const reading<bandwidth>& b)
{
    if (a.is_undefined() || b.is_undefined()) return undefined();
    if (a.has_upper() && b.has_upper())
        return between(a.lower() + b.lower(), a.upper() + b.upper());
    if (a.has_lower() || b.has_lower()) {
        const auto lower = [](const reading<bandwidth>& r) {
            return r.has_lower() ? r.lower() : bandwidth{};
        };
        return at_least(lower(a) + lower(b));
    }
    return unknown();
}

}  // namespace detail

/// A regulated metric. One name is both the function of a chip and the operand of a condition:
/// `total_processing_performance(h20)`, `total_processing_performance >= 4800 * tpp`.
template <figure Which, class Quantity>
struct metric {
    static constexpr figure which = Which;

    [[nodiscard]] constexpr reading<Quantity> operator()(const chip& c) const
        requires(Which < figure::memory_bandwidth_density)
    {
        if constexpr (Which == figure::total_processing_performance ||
                      Which == figure::processing_performance_2022)
            return detail::highest_product(c);
        else if constexpr (Which == figure::logic_area)
            return c.logic_area;
        else if constexpr (Which == figure::performance_density)
            return detail::quotient(detail::highest_product(c), c.logic_area);
        else if constexpr (Which == figure::dram_bandwidth)
            return c.dram_bandwidth;
        else if constexpr (Which == figure::dram_plus_interconnect)
            return detail::sum(c.dram_bandwidth, c.interconnect_bandwidth);
        else
            return c.interconnect_bandwidth;
    }
};

/// TPP: 2 x MacTOPS x bit length, the highest over all formats; a data sheet's TOPS already count a
/// multiply-accumulate as two operations, so this is rate x bits, dense only. Bit lengths are those
/// of `formats`; `total_processing_performance_over` (chips/bit_length.hpp) leaves open what the
/// regulation does, and `as_one_circuit` (chips/multi_die.hpp) takes several dies. Definitions of
/// all metrics, with the dates of their use, are in chips/metric_definition.hpp.
/// @source 15 CFR 774 Supp. 1, 3A090 technical notes, as issued 2026-07-23 (88 FR 73458)
/// @verified tests/chips/metrics_test.cpp: 600 TOPS at 8 bit and 300 TFLOPS at 16 bit are 4,800
inline constexpr metric<figure::total_processing_performance, processing_performance>
    total_processing_performance{};

/// TPP over the area of all logic dies on a non-planar process. Undefined when there is none,
/// unknown while the area is. Used from 2023-11-17, as TPP is.
/// @source 15 CFR 774 Supp. 1, 3A090 technical notes, as issued 2026-07-23
inline constexpr metric<figure::performance_density, hirschman::performance_density>
    performance_density{};

/// Between the circuit and DRAM circuits, co-packaged or not; DRAM reached only over a link that
/// interconnect bandwidth counts is not counted again, and SRAM on the chip is no DRAM. Used from
/// 2026-01-15; the letters of April 2025 had a limit on memory bandwidth before.
/// @source 91 FR 1684, 15 CFR 772.1
inline constexpr metric<figure::dram_bandwidth, bandwidth> dram_bandwidth{};

/// All inputs and outputs in both directions, the peripheral bus included, links inside the package
/// left out. From 2026-01-15 a figure to be reported, no limb of the lane. @source 91 FR 1684
inline constexpr metric<figure::interconnect_bandwidth, bandwidth> interconnect_bandwidth{};

/// Sum of the two bandwidths; a limb of the April 2025 letters, whose counting rule is not public.
inline constexpr metric<figure::dram_plus_interconnect, bandwidth> dram_plus_interconnect{};

/// October 2022: bit length x TOPS over all units, analogue units x 8. The fourth limb sums the
/// other three kinds of unit, so it is met whenever one of them is, and one figure serves all four.
/// For a digital chip it equals TPP, since a multiply-accumulate counted as two operations then
/// too.
/// @source 87 FR 62186, 3A090.a.1 to a.4
inline constexpr metric<figure::processing_performance_2022, processing_performance>
    processing_performance_2022{};

/// October 2022: aggregate bidirectional transfer rate over all inputs and outputs other than to
/// volatile memories. A package sold as one accelerator is one circuit here, so links inside it do
/// not count; whether the peripheral bus did is disputed, it is counted (the general reading;
/// `transfer_rate_over` in chips/transfer_rate.hpp leaves it open).
/// @source 87 FR 62186, 3A090.a
inline constexpr metric<figure::transfer_rate_2022, bandwidth> transfer_rate_2022{};

/// Of the advanced logic dies in the final package, a limit of Note 1 to 3A090.a; see
/// `aggregated_transistor_count`. It belongs to a foundry's output, not to a chip's data sheet.
/// @source 90 FR 5298
inline constexpr metric<figure::transistor_count, transistors> transistor_count{};

}  // namespace hirschman::inline v0_1::chips
