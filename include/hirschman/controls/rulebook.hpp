// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/clause.hpp>
#include <hirschman/controls/measure.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace hirschman::inline v0_1::controls {

/// Clauses with dated versions, the measures that enacted them, and the country groups they speak
/// of: a view of arrays that live as long as it is used.
struct rulebook {
    text<48> name;
    std::span<const clause> clauses = {};
    std::span<const measure> measures = {};
    std::span<const membership> groups = {};
    std::span<const alias> aliases = {};
    /// The country whose exports the book is about: a delivery inside it needs no licence, and an
    /// unknown destination is taken to be abroad. Empty: every delivery is asked about.
    country_code home = {};
    /// The last day whose sources were read; answers for later days are marked.
    date read_to = {};
    /// What the book leaves out, to be printed beside answers.
    text<280> coverage = {};

    /// The index of a measure by its id.
    [[nodiscard]] constexpr std::optional<std::size_t> find(std::string_view id) const
    {
        for (std::size_t i = 0; i < measures.size(); ++i)
            if (measures[i].id == id) return i;
        return {};
    }

    /// The place itself, or the one that rules treat it as on the day.
    [[nodiscard]] constexpr country_code treated_as(const country_code& place, date on) const
    {
        for (const auto& a : aliases)
            if (same(a.place, place) && a.during.contains(on)) return a.treated_as;
        return place;
    }
};

/// Whether a book can be asked: spans are not empty, at most one version of a clause holds on any
/// day, every version was enacted by a measure of the book that can enact and was in effect by
/// then, names are not used twice, and memberships stand in order of place.
[[nodiscard]] constexpr bool well_formed(const rulebook& book)
{
    for (std::size_t i = 0; i < book.measures.size(); ++i) {
        const auto& m = book.measures[i];
        if (m.id.empty() || book.find(m.id) != i) return false;
        if (m.compliance && m.effective && *m.compliance < *m.effective) return false;
    }
    for (std::size_t i = 0; i < book.clauses.size(); ++i) {
        const auto& c = book.clauses[i];
        if (c.versions.empty()) return false;
        for (std::size_t j = 0; j < i; ++j)
            if (book.clauses[j].name == c.name) return false;
        for (std::size_t j = 0; j < c.versions.size(); ++j) {
            const auto& v = c.versions[j];
            if (v.in_force.empty()) return false;
            const auto by = book.find(v.enacted_by);
            if (!by || !can_enact(book.measures[*by].kind)) return false;
            const auto& effective = book.measures[*by].effective;
            if (!effective || v.in_force.from < *effective) return false;
            for (std::size_t k = 0; k < j; ++k)
                if (overlap(v.in_force, c.versions[k].in_force)) return false;
        }
    }
    for (std::size_t i = 0; i < book.groups.size(); ++i) {
        const auto& g = book.groups[i];
        if (!country::parse(g.place.view()) || g.during.empty()) return false;
        if (i > 0 && g.place < book.groups[i - 1].place) return false;
    }
    return true;
}

}  // namespace hirschman::inline v0_1::controls
