// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/rulebook.hpp>

#include <optional>
#include <vector>

namespace hirschman::inline v0_1::controls {

/// The days on which what a book says may change, in order: a version of a clause begins or ends,
/// a text must be complied with, its enforcement stops, a letter arrives, a country changes its
/// group. Between two of them the same question has the same answer.
/// @verified history_test: every day of six years asked by itself
[[nodiscard]] inline std::vector<date> days_of_change(const rulebook& rules)
{
    std::vector<date> days;
    const auto add = [&](const std::optional<date>& day) {
        if (!day) return;
        auto at = days.end();
        while (at != days.begin() && *day < *(at - 1)) --at;
        if (at == days.begin() || *(at - 1) != *day) days.insert(at, *day);
    };
    const auto add_span = [&](const date_span& span) {
        add(span.from);
        add(span.until);
    };
    for (const auto& c : rules.clauses) {
        for (const auto& v : c.versions) {
            add_span(v.in_force);
            for (const auto& a : v.says.addressees) {
                add(a.earliest);
                add(a.from);
            }
        }
    }
    for (const auto& m : rules.measures) {
        add(m.compliance);
        for (const auto& span : m.not_enforced) add_span(span);
    }
    for (const auto& g : rules.groups) add_span(g.during);
    for (const auto& a : rules.aliases) add_span(a.during);
    return days;
}

/// The days of change within a span, and its first day before them: one day of every stretch of
/// unchanged law. @throws domain_error for a span that is empty or has no end
[[nodiscard]] inline std::vector<date> days_of_change(const rulebook& rules,
                                                      const date_span& within)
{
    if (!within.until) throw domain_error("the span from " + within.from.iso() + " has no end");
    if (within.empty())
        throw domain_error("the span from " + within.from.iso() + " to " + within.until->iso() +
                           " is empty");
    std::vector<date> days{within.from};
    for (const date day : days_of_change(rules))
        if (within.from < day && day < *within.until) days.push_back(day);
    return days;
}

}  // namespace hirschman::inline v0_1::controls
