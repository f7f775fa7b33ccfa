// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/figures.hpp>

namespace hirschman::inline v0_1::chips {

/// A stack of memory dies, or a package of stacks, as ECCN 3A090.c looks at it.
struct memory_stack {
    text<40> id = {};
    reading<hirschman::bandwidth> bandwidth = {};
    /// Of the package where the stack sits in one, else of the stack. Which of the two, and whether
    /// a base die is part of it, is not settled: give an interval where that matters.
    reading<hirschman::area> area = {};
    /// In one package with logic whose dominant function is processing: the processor is then the
    /// item. A stack fixed to a control die with its interface is not.
    truth packaged_with_processor = truth::unknown;

    friend constexpr bool operator==(const memory_stack&, const memory_stack&) noexcept = default;
};

/// Memory bandwidth over the area of the package or stack, whatever JEDEC calls it.
/// @source 15 CFR 774 Supp. 1, 3A090.c, as issued 2026-07-23 (89 FR 96790)
/// @verified tests/chips/memory_stack_test.cpp: 819 GB/s over 110 mm2 are 7.445
struct memory_bandwidth_density_metric
    : metric<figure::memory_bandwidth_density, hirschman::bandwidth_density> {
    [[nodiscard]] constexpr reading<hirschman::bandwidth_density> operator()(
        const memory_stack& s) const
    {
        return detail::quotient(s.bandwidth, s.area);
    }
};
inline constexpr memory_bandwidth_density_metric memory_bandwidth_density{};

/// The one regulated reading of a stack. @throws domain_error for figures that no stack can have
[[nodiscard]] constexpr figures figures_of(const memory_stack& s)
{
    const auto rate = bounds_of(s.bandwidth);
    if (!rate.undefined &&
        !(rate.lower >= 0.0 && rate.lower < std::numeric_limits<double>::infinity()))
        throw domain_error("memory bandwidth", rate.lower, "GB/s", "[0, inf)");
    const auto over = bounds_of(s.area);
    if (!over.undefined && !(over.lower >= 0.0 && over.upper > 0.0))
        throw domain_error("memory area", over.lower, "mm2", "(0, inf)");
    figures f{.id = s.id, .memory_bandwidth_density = memory_bandwidth_density(s)};
    check(f);
    return f;
}

}  // namespace hirschman::inline v0_1::chips
