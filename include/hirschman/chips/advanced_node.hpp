// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/transistor_count.hpp>
#include <hirschman/date.hpp>

#include <optional>
#include <string_view>

namespace hirschman::inline v0_1::chips {

/// What a memory circuit is made like; what is left out is unknown.
struct memory_circuit {
    std::optional<double> nand_layers = {};           ///< of NAND; DRAM has none
    std::optional<double> cell_area_um2 = {};         ///< of DRAM
    std::optional<double> gigabit_per_mm2 = {};       ///< of DRAM
    std::optional<double> through_silicon_vias = {};  ///< of DRAM, a die
};

namespace detail {
/// Whether a figure is above a limit; below it with `sign` -1.
[[nodiscard]] constexpr truth beyond(const std::optional<double>& figure, double limit, int sign,
                                     std::string_view name, std::string_view unit)
{
    if (!figure) return truth::unknown;
    if (!(*figure >= 0.0) || *figure > 1e12) throw domain_error(name, *figure, unit, "[0, 1e12]");
    return truth_of(sign * (*figure - limit) > 0.0 && !equals_limit(*figure, limit));
}
}  // namespace detail

/// Whether a NAND circuit is on an advanced node: 128 layers or more.
/// Unknown before 2024-12-02, whose wording was not read.
/// @throws domain_error for a negative or infinite figure.
/// @source 15 CFR 772.1 as of 2026-09-24
[[nodiscard]] constexpr truth nand_on_advanced_node(const memory_circuit& c, date on)
{
    const truth fewer = detail::beyond(c.nand_layers, 128.0, -1, "nand_layers", "");
    return on < date(std::chrono::year(2024) / 12 / 2) ? truth::unknown : !fewer;
}

/// Whether a DRAM circuit is on an advanced node: a cell under 0.0026 um2, more than 0.20 Gb a mm2,
/// or more than 3,000 through-silicon vias a die, from 2025-01-16. From 2024-12-02 until then
/// 0.0019 um2, 0.288 Gb and 3,000, known from secondary pages alone: a circuit on which the two
/// wordings disagree is unknown in those weeks, and any before them.
/// @throws domain_error for a negative or infinite figure.
/// @source 15 CFR 772.1 as of 2026-09-24; secondary pages for December 2024
/// @verified tests/chips/advanced_node_test.cpp
[[nodiscard]] constexpr truth dram_on_advanced_node(const memory_circuit& c, date on)
{
    const auto by = [&](double cell, double density) {
        return detail::beyond(c.cell_area_um2, cell, -1, "cell_area_um2", "um2") ||
               detail::beyond(c.gigabit_per_mm2, density, 1, "gigabit_per_mm2", "Gb/mm2") ||
               detail::beyond(c.through_silicon_vias, 3000.0, 1, "through_silicon_vias", "");
    };
    const truth now = by(0.0026, 0.20);
    if (on >= date(std::chrono::year(2025) / 1 / 16)) return now;
    if (on < date(std::chrono::year(2024) / 12 / 2)) return truth::unknown;
    return now == by(0.0019, 0.288) ? now : truth::unknown;
}

}  // namespace hirschman::inline v0_1::chips
