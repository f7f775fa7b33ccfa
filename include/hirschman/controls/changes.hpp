// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/explain.hpp>
#include <hirschman/controls/table.hpp>

#include <chrono>
#include <concepts>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::controls {

/// A part whose status is another one from a day on, and where.
struct change {
    date on;
    text<40> part;
    answer before;
    answer after;
    /// In alphabetical order.
    std::vector<country> destinations;
};

namespace detail {

/// What a shipper must do; the paragraph cited for it may change without that.
[[nodiscard]] inline bool same_status(const answer& a, const answer& b)
{
    return a.classification == b.classification && a.excluded_by_note_2 == b.excluded_by_note_2 &&
           a.letter == b.letter && a.licence == b.licence && a.binds == b.binds &&
           a.review == b.review;
}

}  // namespace detail

/// What changes for a catalogue from one day on to another, as a migration report: the parts whose
/// classification, exclusion, letter, licence or review is another one than the day before, on
/// every day in [from, until), day by day and in order of the catalogue. Destinations that change
/// alike stand together. Of `asked` the day is not used; without a destination every country is
/// asked about.
///
///     for (const auto& change : changes(us_advanced_computing, data::chips(), 2023y / 10 / 1,
///                                       2024y / 1 / 1, {.destination = country("CHN")}))
///         std::puts(explain(change).c_str());
/// @throws domain_error for an empty span, or figures that no part can have (naming the part)
[[nodiscard]] inline std::vector<change> changes(const calendar& law,
                                                 std::span<const chips::figures> parts, date from,
                                                 date until, const transaction& asked = {},
                                                 receiver received_by = receiver::as_asked)
{
    // From the first day on, with the day before it.
    auto days = law.days_within(from, until);
    days.insert(days.begin(), from - std::chrono::days(1));
    const auto destinations =
        asked.destination ? std::vector<country>{*asked.destination} : all_countries();
    const auto table = assess_all(law, parts, days, destinations, asked, received_by);
    std::vector<change> all;
    for (std::size_t day = 1; day < days.size(); ++day) {
        for (std::size_t part = 0; part < parts.size(); ++part) {
            const std::size_t first_of_part = all.size();
            for (std::size_t d = 0; d < destinations.size(); ++d) {
                const auto& before = table.at(part, day - 1, d);
                const auto& after = table.at(part, day, d);
                if (&before == &after || detail::same_status(before, after)) continue;
                std::size_t alike = first_of_part;
                while (alike < all.size() && !(detail::same_status(all[alike].before, before) &&
                                               detail::same_status(all[alike].after, after)))
                    ++alike;
                if (alike == all.size())
                    all.push_back({days[day], parts[part].id, before, after, {}});
                all[alike].destinations.push_back(destinations[d]);
            }
        }
    }
    return all;
}

/// Likewise, of a rulebook or of chips.
template <class Part>
requires(std::same_as<Part, chips::figures> || std::same_as<Part, chips::chip>)
    [[nodiscard]] std::vector<change> changes(const rulebook& rules, const std::vector<Part>& parts,
                                              date from, date until, const transaction& asked = {},
                                              receiver received_by = receiver::as_asked)
{
    return changes(calendar(rules), detail::figures_of_all(parts), from, until, asked, received_by);
}

/// `2023-11-17 a800 to CHN: none, licence not_required -> 3A090.a, licence required, ...`
[[nodiscard]] inline std::string explain(const change& c)
{
    constexpr std::size_t named = 3;
    std::string where;
    for (std::size_t i = 0; i < c.destinations.size() && i < named; ++i)
        where += (i == 0 ? "" : ", ") + std::string(c.destinations[i].alpha_3());
    if (c.destinations.size() > named)
        where += " and " + std::to_string(c.destinations.size() - named) + " more";
    return c.on.iso() + " " + c.part.str() + " to " + where + ": " + explain(c.before) + " -> " +
           explain(c.after);
}

}  // namespace hirschman::inline v0_1::controls
