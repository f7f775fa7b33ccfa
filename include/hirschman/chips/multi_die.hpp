// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/figures.hpp>

#include <span>

namespace hirschman::inline v0_1::chips {

namespace detail {

/// Figures of several dies added up: one circuit takes the sum, dies apart at least the largest
/// one, and where that is open anything between. A die of which nothing is known opens the top.
struct running_sum {
    double largest = 0.0;
    double least = 0.0;
    double most = 0.0;
    bool has_most = true;

    constexpr void add(const bounds& b)
    {
        if (b.undefined) return;
        if (b.lower > largest) largest = b.lower;
        least += b.lower;
        if (b.upper < std::numeric_limits<double>::infinity())
            most += b.upper;
        else
            has_most = false;
    }
    template <class Dimension>
    [[nodiscard]] constexpr reading<quantity<Dimension>> as(unit<Dimension> base,
                                                            truth one_circuit) const
    {
        const double from = one_circuit == truth::yes ? least : largest;
        if (has_most) return between(from * base, most * base);
        if (from == 0.0) return unknown();
        return at_least(from * base);
    }
};

}  // namespace detail

/// The figures of a package of several dies taken as one integrated circuit. The regulation does
/// not say where a package stops being one circuit, so the caller does:
/// - `truth::yes`: rates, bandwidths and non-planar areas are summed (a package sold as one
///   accelerator, by the custom of the industry);
/// - `truth::unknown`: each figure runs from the largest die alone to the sum, and the density over
///   those of each die and of the whole, so that an answer is given only where the readings agree;
/// - `truth::no` is refused: such dies are asked about one by one and never summed, in 4A090 too.
/// Each die is described with links to circuits in the package left out.
/// @throws domain_error for no dies, for `truth::no`, or as `check`.
/// @verified tests/chips/multi_die_test.cpp: two halves of a B200
[[nodiscard]] constexpr figures as_one_circuit(std::span<const chip> dies,
                                               truth one_circuit = truth::yes)
{
    if (dies.empty()) throw domain_error("number of dies", 0.0, "", "[1, inf)");
    if (one_circuit == truth::no)
        throw domain_error("dies that are circuits of their own are asked about one by one");
    detail::running_sum performance, size, dram, links, performance_2022, links_2022;
    bounds density{.lower = std::numeric_limits<double>::infinity(), .upper = 0.0};
    bool planar = true;
    truth datacenter = dies.front().datacenter;
    for (const auto& die : dies) {
        const auto f = figures_of(die);
        performance.add(bounds_of(f.total_processing_performance));
        size.add(bounds_of(f.logic_area));
        dram.add(bounds_of(f.dram_bandwidth));
        links.add(bounds_of(f.interconnect_bandwidth));
        performance_2022.add(bounds_of(f.processing_performance_2022));
        links_2022.add(bounds_of(f.transfer_rate_2022));
        if (f.datacenter != datacenter) datacenter = truth::unknown;
        if (f.logic_area.is_undefined()) continue;
        planar = false;
        const auto own = bounds_of(density_of(f));
        if (own.lower < density.lower) density.lower = own.lower;
        if (own.upper > density.upper) density.upper = own.upper;
    }
    figures whole{.id = dies.front().id,
                  .total_processing_performance = performance.as(units::tpp, one_circuit),
                  .dram_bandwidth = dram.as(units::gigabyte_per_second, one_circuit),
                  .interconnect_bandwidth = links.as(units::gigabyte_per_second, one_circuit),
                  .processing_performance_2022 = performance_2022.as(units::tpp, one_circuit),
                  .transfer_rate_2022 = links_2022.as(units::gigabyte_per_second, one_circuit),
                  .datacenter = datacenter};
    const auto total_area =
        planar ? reading<area>::not_defined() : size.as(units::square_millimetre, truth::yes);
    if (planar || one_circuit == truth::yes) {
        whole.logic_area = total_area;
        return whole;
    }
    // Performance and area both open would make the quotient wider than either reading.
    const auto together =
        bounds_of(detail::quotient(performance.as(units::tpp, truth::yes), total_area));
    if (together.lower < density.lower) density.lower = together.lower;
    if (together.upper > density.upper) density.upper = together.upper;
    constexpr auto per_area = units::tpp_per_square_millimetre;
    if (density.upper < std::numeric_limits<double>::infinity())
        whole.performance_density = between(density.lower * per_area, density.upper * per_area);
    else if (density.lower > 0.0)
        whole.performance_density = at_least(density.lower * per_area);
    return whole;
}

}  // namespace hirschman::inline v0_1::chips
