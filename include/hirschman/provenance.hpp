// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/text.hpp>

#include <optional>
#include <string_view>

namespace hirschman::inline v0_1 {

/// How far a figure can be trusted, strongest first.
enum class confidence {
    verified,   ///< read in the source
    derived,    ///< computed from verified figures
    recalled,   ///< from knowledge, not re-read in the source
    assumed,    ///< a judgement; no source has it
    uncertain,  ///< a weak or contradicted source
};

[[nodiscard]] constexpr std::string_view name(confidence c) noexcept
{
    switch (c) {
        case confidence::verified: return "verified";
        case confidence::derived: return "derived";
        case confidence::recalled: return "recalled";
        case confidence::assumed: return "assumed";
        case confidence::uncertain: return "uncertain";
    }
    return "";
}

[[nodiscard]] constexpr std::optional<confidence> confidence_named(std::string_view word) noexcept
{
    for (const auto c : {confidence::verified, confidence::derived, confidence::recalled,
                         confidence::assumed, confidence::uncertain})
        if (name(c) == word) return c;
    return {};
}

/// Where a figure comes from. Every clause, data row and parameter has one.
struct provenance {
    text<320> source;
    /// From which day it could have been known; empty where that was not recorded.
    std::optional<date> known_from = {};
    confidence trust = confidence::uncertain;

    friend constexpr bool operator==(const provenance&, const provenance&) noexcept = default;
};

}  // namespace hirschman::inline v0_1
