// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/control.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>

namespace hirschman::inline v0_1::controls::rulebooks {

namespace china {

using detail::day;

/// A notice to all destinations, in force from `effective`.
[[nodiscard]] constexpr control notice(const text<40>& name, const text<8>& id,
                                       const text<96>& title, date published, date effective,
                                       const bounded_list<category, 12>& over,
                                       const text<160>& items, const text<240>& note = {})
{
    return {.name = name,
            .by = {.id = id,
                   .title = title,
                   .authority = "MOFCOM",
                   .citation = name.view(),
                   .published = published,
                   .effective = effective,
                   .trust = confidence::verified,
                   .source = "MOFCOM, by transcriptions and law-firm pages",
                   .note = note},
            .controller = "CHN",
            .over = over,
            .to = {.elsewhere = truth::yes},
            .items = items};
}

/// To one country's parties, for items that another notice lists.
[[nodiscard]] constexpr control refused(const country_code& country, binding binds, control c,
                                        demand asks = demand::refusal)
{
    c.asks = asks;
    c.binds = binds;
    c.to = {.reached = {.named = {country}}};
    c.listed_elsewhere = true;
    return c;
}
[[nodiscard]] constexpr control elsewhere_unknown(control c)
{
    c.to.elsewhere = truth::unknown;
    return c;
}

/// Suspended on 2025-11-07, the package of October 2025 but for its first weeks; what was to begin
/// later never operated.
[[nodiscard]] constexpr control suspended_by_70(control c, made where = made::at_home)
{
    c.made = where;
    c.suspended = {{day(2025, 11, 7), day(2026, 11, 10)}};
    c.suspended_by = "notice 70 of 2025";
    c.outcome_unknown_from = day(2026, 11, 10);
    c.by.note =
        "the suspension runs to 2026-11-10; a MOFCOM readout of 2026-09-28 speaks of "
        "2027-01-10, no instrument was seen by 2026-10-08";
    return c;
}
[[nodiscard]] constexpr control suspended_by_72(control c)
{
    c.suspended = {{day(2025, 11, 9), day(2026, 11, 27)}};
    c.suspended_by = "notice 72 of 2025";
    c.outcome_unknown_from = day(2026, 11, 27);
    c.by.note = "the suspension runs to 2026-11-27; no source says what follows";
    return c;
}

/// Technology is prohibited, not licensed; from memory.
[[nodiscard]] constexpr control catalogue()
{
    control c = notice("technology catalogue of 2023", "2023-TEC",
                       "Rare-earth technology in the catalogue of prohibited exports",
                       day(2023, 12, 21), day(2023, 12, 21), {category::rare_earth_technology},
                       "extraction, separation, metal and magnet technology");
    c.asks = demand::refusal;
    c.by.trust = confidence::recalled;
    return c;
}

inline constexpr bounded_list<category, 12> all_listed{category::gallium_and_germanium,
                                                       category::graphite,
                                                       category::antimony,
                                                       category::superhard_materials,
                                                       category::minor_metals,
                                                       category::rare_earths,
                                                       category::magnets,
                                                       category::rare_earth_equipment,
                                                       category::rare_earth_technology,
                                                       category::batteries};

/// What China controls of materials, by the notices of its Ministry of Commerce and customs, with
/// their suspensions: the package of October 2025 by notice 70, the refusals of December 2024
/// (paragraph 2 of notice 46) by notice 72. The seven rare earths of April 2025 were never
/// suspended. Chinese control codes carry other meanings than those of the United States.
/// @source MOFCOM announcements by number, read in transcriptions and on law-firm pages
inline constexpr control notices[] = {
    notice("notice 23 of 2023", "2023-23", "Gallium and germanium items", day(2023, 7, 3),
           day(2023, 8, 1), {category::gallium_and_germanium},
           "gallium and germanium items, Chinese codes 3C001, 3C002"),
    notice("notice 39 of 2023", "2023-39", "Graphite items", day(2023, 10, 20), day(2023, 12, 1),
           {category::graphite}, "graphite items, Chinese code 1C108"),
    catalogue(),
    notice("notice 33 of 2024", "2024-33", "Antimony and superhard-material items",
           day(2024, 8, 15), day(2024, 9, 15), {category::antimony, category::superhard_materials},
           "antimony and superhard-material items"),
    refused("USA", binding::military_users,
            notice("notice 46 of 2024, paragraph 1", "2024-46A",
                   "No dual-use items to US military users", day(2024, 12, 3), day(2024, 12, 3),
                   all_listed, "all dual-use items")),
    suspended_by_72(refused(
        "USA", binding::everyone,
        notice("notice 46 of 2024, paragraph 2", "2024-46B",
               "No gallium, germanium, antimony and superhard items to the United States",
               day(2024, 12, 3), day(2024, 12, 3),
               {category::gallium_and_germanium, category::antimony, category::superhard_materials},
               "refused in principle"))),
    suspended_by_72(refused(
        "USA", binding::everyone,
        notice("notice 46 of 2024, graphite", "2024-46C",
               "Graphite: closer examination for the United States", day(2024, 12, 3),
               day(2024, 12, 3), {category::graphite}, "end users and uses examined more closely"),
        demand::scrutiny)),
    notice("notice 10 of 2025", "2025-10",
           "Tungsten, tellurium, bismuth, molybdenum and indium items", day(2025, 2, 4),
           day(2025, 2, 4), {category::minor_metals},
           "1C117.b to .d, 1C004, 1E004, 1E101.b, 6C001, 6E001, 6C002, 6E002, 3C004, 3E004",
           "never suspended"),
    notice("notice 18 of 2025", "2025-18", "Seven rare earths and magnets", day(2025, 4, 4),
           day(2025, 4, 4), {category::rare_earths, category::magnets},
           "samarium, gadolinium, terbium, dysprosium, lutetium, scandium, yttrium (1C902 to "
           "1C908); SmCo magnets, NdFeB with Tb or Dy",
           "never suspended; general licences from late 2025"),
    suspended_by_70(notice("notice 55 of 2025", "2025-55", "Superhard materials", day(2025, 10, 9),
                           day(2025, 11, 8), {category::superhard_materials},
                           "2C902, 2B005.b, 2E902")),
    suspended_by_70(notice("notice 56 of 2025", "2025-56",
                           "Rare-earth equipment and feed materials", day(2025, 10, 9),
                           day(2025, 11, 8), {category::rare_earth_equipment}, "2B902, 1C914")),
    suspended_by_70(notice("notice 57 of 2025", "2025-57", "Five more rare earths",
                           day(2025, 10, 9), day(2025, 11, 8), {category::rare_earths},
                           "holmium, erbium, thulium, europium, ytterbium (1C909 to 1C913)")),
    suspended_by_70(notice("notice 58 of 2025", "2025-58",
                           "Lithium batteries, cathodes and graphite anodes", day(2025, 10, 9),
                           day(2025, 11, 8), {category::batteries, category::graphite},
                           "lithium batteries, cathode and graphite anode items")),
    suspended_by_70(notice("notice 61 of 2025, origin", "2025-61A",
                           "Rare-earth items of Chinese origin, abroad", day(2025, 10, 9),
                           day(2025, 10, 9), {category::rare_earths, category::magnets},
                           "listed items of Chinese origin shipped on from abroad"),
                    made::abroad),
    suspended_by_70(
        notice("notice 61 of 2025, content", "2025-61B",
               "Foreign items with 0.1 % Chinese rare earths or Chinese technology",
               day(2025, 10, 9), day(2025, 12, 1), {category::rare_earths, category::magnets},
               "foreign items with 0.1 % of content, or made with Chinese technology"),
        made::abroad),
    suspended_by_70(notice("notice 62 of 2025", "2025-62", "Rare-earth technologies",
                           day(2025, 10, 9), day(2025, 10, 9), {category::rare_earth_technology},
                           "rare-earth technologies")),
    refused("JPN", binding::military_users,
            notice("notice 1 of 2026", "2026-1", "No dual-use items to Japanese military users",
                   day(2026, 1, 6), day(2026, 1, 6), all_listed, "all dual-use items")),
    elsewhere_unknown(refused(
        "USA", binding::listed_parties,
        notice("notice 23 of 2026", "2026-23",
               "Control list entries, MP Materials and USA Rare Earth among them", day(2026, 6, 22),
               day(2026, 6, 22), all_listed, "all dual-use items, to the parties listed",
               "only two of the entries were read"))),
    refused("USA", binding::listed_parties,
            notice("notice 34 of 2026", "2026-34", "US drone-related parties", day(2026, 8, 5),
                   day(2026, 8, 5), all_listed, "all dual-use items, to the parties listed")),
};

}  // namespace china

inline constexpr std::span<const control> china_materials = china::notices;

}  // namespace hirschman::inline v0_1::controls::rulebooks
