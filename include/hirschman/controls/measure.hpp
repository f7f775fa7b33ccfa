// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/bounded_list.hpp>
#include <hirschman/date.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/text.hpp>

#include <optional>
#include <string_view>

namespace hirschman::inline v0_1::controls {

/// What kind of act an instrument is. Only rules and letters change the law; announcements,
/// guidance and bills are reported beside an answer.
enum class measure_kind : unsigned char { rule, letter, announcement, guidance, bill };

[[nodiscard]] constexpr std::string_view name(measure_kind k) noexcept
{
    switch (k) {
        case measure_kind::rule: return "rule";
        case measure_kind::letter: return "letter";
        case measure_kind::announcement: return "announcement";
        case measure_kind::guidance: return "guidance";
        case measure_kind::bill: return "bill";
    }
    return "";
}

[[nodiscard]] constexpr bool can_enact(measure_kind k) noexcept
{
    return k == measure_kind::rule || k == measure_kind::letter;
}

/// An instrument: who acted, when, and where it can be read. What it changed stands in the versions
/// of clauses that name it.
struct measure {
    text<8> id;
    text<96> title;
    text<16> authority;
    measure_kind kind = measure_kind::rule;
    text<32> citation = {};  ///< empty where nothing was published
    std::optional<date> announced = {};
    std::optional<date> published = {};
    std::optional<date> effective = {};
    /// Before this day the text is in force but need not be complied with.
    std::optional<date> compliance = {};
    /// The first day on which it no longer has effect, where it is not replaced clause by clause.
    std::optional<date> ended = {};
    /// Of a stay: the first day on which it no longer holds unless it was extended, which was not
    /// found. What it stayed is undetermined from then on.
    std::optional<date> lapses = {};
    /// Spans in which the authority said that it does not enforce the text.
    bounded_list<date_span, 2> not_enforced = {};
    confidence trust = confidence::recalled;
    text<48> source = {};
    text<240> note = {};

    /// The first day on which anything of it could be read or felt.
    [[nodiscard]] constexpr std::optional<date> known_from() const
    {
        std::optional<date> first;
        for (const auto& day : {announced, published, effective})
            if (day && (!first || *day < *first)) first = day;
        return first;
    }

    friend constexpr bool operator==(const measure&, const measure&) = default;
};

}  // namespace hirschman::inline v0_1::controls
