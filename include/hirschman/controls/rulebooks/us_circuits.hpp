// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/control.hpp>
#include <hirschman/controls/rulebooks/us_conditions.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>

#include <string>

namespace hirschman::inline v0_1::controls::rulebooks {

namespace detail {

/// A measure of `us_measures`, with the day on which its control over a category ended.
[[nodiscard]] constexpr measure us_measure(std::string_view id, std::optional<date> until = {})
{
    for (const auto& m : us_measures) {
        if (m.id != id) continue;
        measure found = m;
        if (until) found.ended = until;
        return found;
    }
    throw domain_error("no measure \"" + std::string(id) + "\"");
}

/// One part of a rule with a day of its own.
[[nodiscard]] constexpr measure part_of(const measure& rule, const text<8>& id,
                                        const text<96>& title, date effective,
                                        const text<240>& note = {}, std::optional<date> ended = {})
{
    measure part = rule;
    part.id = id;
    part.title = title;
    part.effective = effective;
    part.compliance = {};
    part.ended = ended;
    part.note = note;
    return part;
}

inline constexpr bounded_list<addressee, 4> addressees_of_2022{
    {"NVIDIA", day(2022, 8, 26), day(2022, 8, 26)},
    {"AMD", day(2022, 8, 26), day(2022, 8, 31)},
    {"Advanced Micro", day(2022, 8, 26), day(2022, 8, 31)}};

}  // namespace detail

/// What the United States controls of chips, computers, memory stacks and foundry output: the
/// categories of `us_advanced_computing`, with its measures, as rows of a coverage table. Whether
/// one part is caught is for `assess` to say.
/// @source the measures named; 744.23(a)(1) for supercomputers as of 15 CFR 744 of 2026-09-24
inline constexpr control us_circuits[] = {
    {.name = "letters of August 2022",
     .by = detail::us_measure("R01"),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .binds = binding::addressees,
     .addressees = detail::addressees_of_2022,
     .to = {.reached = {.named = {"CHN"}}},
     .items = "A100, A100X, H100 and systems with them; like parts, limits not published"},
    {.name = "letters of August 2022, Russia",
     .by = detail::part_of(detail::us_measure("R01"), "R01-RUS",
                           "Is-informed letters on A100 and H100 class parts, Russia",
                           detail::day(2022, 8, 26),
                           "not absorbed with the part on China; its end was not found"),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .binds = binding::addressees,
     .addressees = detail::addressees_of_2022,
     .to = {.reached = {.named = {"RUS"}}},
     .outcome_unknown_from = detail::day(2022, 10, 21),
     .items = "A100, A100X, H100 and systems with them"},
    {.name = "3A090 of October 2022",
     .by = detail::us_measure("R02", detail::day(2023, 11, 17)),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .made = made::anywhere,
     .to = {.reached = {.named = {"CHN"}}},
     .items = "3A090, 4A090: transfer rate from 600 GB/s with processing performance from 4,800"},
    {.name = "3A090 of October 2022, Macau",
     .by = detail::us_measure("R03", detail::day(2023, 11, 17)),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .made = made::anywhere,
     .to = {.reached = {.named = {"MAC"}}},
     .items = "3A090, 4A090"},
    {.name = "letter of October 2023",
     .by = detail::us_measure("R04", detail::day(2023, 11, 17)),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .binds = binding::addressees,
     .addressees = {{"NVIDIA", detail::day(2023, 10, 23), detail::day(2023, 10, 23)}},
     .to = {.reached = us::covered},
     .headquartered = us::macau_or_d5,
     .items = "datacenter parts with TPP from 4,800"},
    {.name = "3A090.a and .b",
     .by = detail::us_measure("R05"),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .made = made::anywhere,
     .to = {.reached = us::covered},
     .headquartered = us::macau_or_d5,
     .items = "3A090.a, .b, 4A090 and .z: TPP and performance density"},
    {.name = "3A090.a worldwide",
     .by = detail::us_measure("R08"),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .made = made::anywhere,
     .to = {.elsewhere = truth::yes},
     .items = "3A090.a, 4A090.a"},
    {.name = "3A090.b, Emirates",
     .by = detail::us_measure("R15"),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .made = made::anywhere,
     .to = {.reached = {.named = {"ARE"}}},
     .items = "3A090.b, by name; not to approved entities of Supplement 8 to part 740"},
    {.name = "letters of April 2025",
     .by = detail::us_measure("R10"),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .binds = binding::addressees,
     .addressees = {{"NVIDIA", detail::day(2025, 4, 9), detail::day(2025, 4, 9)},
                    {"AMD", detail::day(2025, 4, 9), detail::day(2025, 4, 16)},
                    {"Advanced Micro", detail::day(2025, 4, 9), detail::day(2025, 4, 16)},
                    {"Intel", detail::day(2025, 4, 9), detail::day(2025, 4, 16)}},
     .to = {.reached = us::macau_or_d5},
     .headquartered = us::macau_or_d5,
     .items = "H20, MI308 and Gaudi class: memory and interconnect bandwidth, limits second-hand"},
    {.name = "supercomputer end use",
     .by = detail::part_of(detail::us_measure("R02"), "744.23S",
                           "Supercomputer end use, 744.23(a)(1)", detail::day(2022, 10, 21),
                           "the definition, 100 PFLOPS at 64 bit or 200 at 32 within 41,600 cubic "
                           "feet, is recalled; text of 2026-09-24"),
     .controller = "USA",
     .over = {category::chips, category::computers},
     .binds = binding::known_end_use,
     .made = made::anywhere,
     .to = {.reached = {.named = {"CHN", "MAC"}}, .elsewhere = truth::unknown},
     .items = "any item for a supercomputer"},
    {.name = "3A090.c",
     .by = detail::us_measure("R07"),
     .controller = "USA",
     .over = {category::memory_stacks},
     .made = made::anywhere,
     .to = {.reached = us::macau_or_d5},
     .headquartered = us::macau_or_d5,
     .items = "memory bandwidth density above 2.0 GB/s per mm2"},
    {.name = "foundry presumption",
     .by = detail::us_measure("R09"),
     .controller = "USA",
     .over = {category::foundry_output},
     .made = made::anywhere,
     .to = {.elsewhere = truth::yes},
     .items = "logic at 16/14 nm and below or non-planar, presumed 3A090.a until shown otherwise"},
};

}  // namespace hirschman::inline v0_1::controls::rulebooks
