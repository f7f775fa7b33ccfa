// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace hirschman::inline v0_1::controls {

/// What is controlled, in the order in which a coverage table lists it.
enum class category : unsigned char {
    chips,               ///< advanced computing circuits
    computers,           ///< computers and assemblies that contain them, supercomputers
    memory_stacks,       ///< high-bandwidth memory
    foundry_output,      ///< circuits that a foundry or packager makes to order
    design_software,     ///< electronic design automation
    process_technology,  ///< how gate-all-around circuits are made
    lithography,
    deposition_and_etch,
    metrology_and_inspection,
    expert_support,  ///< of persons, for the production of advanced circuits
    affiliates_of_listed_parties,
    gallium_and_germanium,
    graphite,
    antimony,
    superhard_materials,
    minor_metals,           ///< tungsten, tellurium, bismuth, molybdenum, indium
    rare_earths,            ///< metals, oxides, alloys and targets of listed elements
    magnets,                ///< of samarium-cobalt, or neodymium with terbium or dysprosium
    rare_earth_equipment,   ///< with feed materials
    rare_earth_technology,  ///< extraction, separation, metal and magnet making
    batteries,              ///< lithium batteries, cathodes, graphite anodes
};
inline constexpr std::size_t category_count = 21;

/// The name used in sentences and tables.
[[nodiscard]] constexpr std::string_view name(category c) noexcept
{
    switch (c) {
        case category::chips: return "chips";
        case category::computers: return "computers";
        case category::memory_stacks: return "memory stacks";
        case category::foundry_output: return "foundry output";
        case category::design_software: return "design software";
        case category::process_technology: return "process technology";
        case category::lithography: return "lithography";
        case category::deposition_and_etch: return "deposition and etch";
        case category::metrology_and_inspection: return "metrology and inspection";
        case category::expert_support: return "expert support";
        case category::affiliates_of_listed_parties: return "affiliates of listed parties";
        case category::gallium_and_germanium: return "gallium and germanium";
        case category::graphite: return "graphite";
        case category::antimony: return "antimony";
        case category::superhard_materials: return "superhard materials";
        case category::minor_metals: return "minor metals";
        case category::rare_earths: return "rare earths";
        case category::magnets: return "magnets";
        case category::rare_earth_equipment: return "rare-earth equipment";
        case category::rare_earth_technology: return "rare-earth technology";
        case category::batteries: return "batteries";
    }
    return "";
}

[[nodiscard]] constexpr std::array<category, category_count> all_categories() noexcept
{
    std::array<category, category_count> all{};
    for (std::size_t i = 0; i < category_count; ++i) all[i] = static_cast<category>(i);
    return all;
}

/// The category of this name, where there is one.
[[nodiscard]] constexpr std::optional<category> category_named(std::string_view word) noexcept
{
    for (const auto c : all_categories())
        if (name(c) == word) return c;
    return {};
}

}  // namespace hirschman::inline v0_1::controls
