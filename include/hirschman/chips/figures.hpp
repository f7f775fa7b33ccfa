// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/metrics.hpp>

#include <array>
#include <limits>

namespace hirschman::inline v0_1::chips {

/// The regulated readings of one part: made from a chip (`figures_of`), or given directly where
/// only they are known. What is left out is unknown.
///
/// With `logic_area` given, the density is computed from it and `performance_density` is only
/// checked; without, `performance_density` stands on its own.
struct figures {
    text<40> id = {};
    reading<processing_performance> total_processing_performance = {};
    /// All non-planar logic dies; `undefined()` where every logic die is planar.
    reading<area> logic_area = {};
    reading<hirschman::performance_density> performance_density = {};
    reading<bandwidth> dram_bandwidth = {};
    reading<bandwidth> interconnect_bandwidth = {};
    reading<processing_performance> processing_performance_2022 = {};
    reading<bandwidth> transfer_rate_2022 = {};
    truth datacenter = truth::unknown;
    /// Of a memory stack, which has no other figure; see `memory_stack`.
    reading<bandwidth_density> memory_bandwidth_density = {};
    /// Of a foundry's output: advanced logic dies in the final package, aggregated, approximated.
    reading<transistors> transistor_count = {};
    /// Whether the letters of August 2022 named the part, or reach it by their unpublished limits.
    truth named_in_letter_2022 = truth::unknown;

    friend constexpr bool operator==(const figures&, const figures&) noexcept = default;
};

/// The ends of a reading in base units; unknown is [0, inf).
struct bounds {
    double lower = 0.0;
    double upper = std::numeric_limits<double>::infinity();
    bool undefined = false;

    [[nodiscard]] constexpr bool exact() const noexcept { return undefined || lower == upper; }
    friend constexpr bool operator==(const bounds&, const bounds&) noexcept = default;
};

template <class Quantity>
[[nodiscard]] constexpr bounds bounds_of(const reading<Quantity>& r) noexcept
{
    constexpr unit<typename Quantity::dimension> base(1.0);
    bounds b;
    b.undefined = r.is_undefined();
    if (r.has_lower()) b.lower = r.lower().in(base);
    if (r.has_upper()) b.upper = r.upper().in(base);
    return b;
}

/// The density a part is judged by: from the area where that is given, else as given.
[[nodiscard]] constexpr reading<hirschman::performance_density> density_of(const figures& f)
{
    if (f.logic_area.is_unknown()) return f.performance_density;
    return detail::quotient(f.total_processing_performance, f.logic_area);
}

[[nodiscard]] constexpr bounds bounds_of(const figures& f, figure which)
{
    switch (which) {
        case figure::total_processing_performance: return bounds_of(f.total_processing_performance);
        case figure::logic_area: return bounds_of(f.logic_area);
        case figure::performance_density: return bounds_of(density_of(f));
        case figure::dram_bandwidth: return bounds_of(f.dram_bandwidth);
        case figure::interconnect_bandwidth: return bounds_of(f.interconnect_bandwidth);
        case figure::dram_plus_interconnect:
            return bounds_of(detail::sum(f.dram_bandwidth, f.interconnect_bandwidth));
        case figure::processing_performance_2022: return bounds_of(f.processing_performance_2022);
        case figure::transfer_rate_2022: return bounds_of(f.transfer_rate_2022);
        case figure::memory_bandwidth_density: return bounds_of(f.memory_bandwidth_density);
        case figure::transistor_count: return bounds_of(f.transistor_count);
    }
    return {};
}

/// Refuses figures that no part can have.
/// @throws domain_error for a negative or infinite figure, an area of nothing, or an area and a
/// density that disagree by more than 0.5 % (a data sheet's density is rounded; more is an error).
constexpr void check(const figures& f)
{
    for (std::size_t i = 0; i < figure_count; ++i) {
        const auto which = static_cast<figure>(i);
        const auto b = bounds_of(f, which);
        if (b.undefined) continue;
        if (!(b.lower >= 0.0) || b.lower == std::numeric_limits<double>::infinity())
            throw domain_error(name(which), b.lower, unit_name(which), "[0, inf)");
    }
    if (f.logic_area.has_upper() && !(f.logic_area.upper() > area{}))
        throw domain_error("logic area", 0.0, "mm2", "(0, inf)");
    if (f.logic_area.is_unknown() || f.performance_density.is_unknown()) return;
    const auto derived = bounds_of(density_of(f));
    const auto given = bounds_of(f.performance_density);
    constexpr double rounding = 0.005;
    if (derived.undefined != given.undefined ||
        (!given.undefined && (given.lower > derived.upper * (1.0 + rounding) ||
                              given.upper < derived.lower * (1.0 - rounding))))
        throw domain_error("performance_density disagrees with TPP over logic_area by over 0.5 %");
}

/// The regulated readings of a chip. @throws domain_error as `check`.
[[nodiscard]] constexpr figures figures_of(const chip& c)
{
    figures f{.id = c.id,
              .total_processing_performance = chips::total_processing_performance(c),
              .logic_area = c.logic_area,
              .dram_bandwidth = chips::dram_bandwidth(c),
              .interconnect_bandwidth = chips::interconnect_bandwidth(c),
              .processing_performance_2022 = chips::processing_performance_2022(c),
              .transfer_rate_2022 = chips::transfer_rate_2022(c),
              .datacenter = c.datacenter,
              .named_in_letter_2022 = c.named_in_letter_2022};
    check(f);
    return f;
}

}  // namespace hirschman::inline v0_1::chips
