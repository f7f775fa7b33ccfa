// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/briefing/chips_for_magnets.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace july {

/// The briefing of 15 July 2025, made once.
inline const hirschman::briefing::chips_for_magnets_result& in_july()
{
    using namespace std::chrono_literals;
    static const auto result = hirschman::briefing::chips_for_magnets(
        hirschman::data::evidence(hirschman::as_of{2025y / 7 / 15}), {.draws = 12'000});
    return result;
}

inline const hirschman::briefing::claim& claim_of(
    int number, const hirschman::briefing::chips_for_magnets_result& of = in_july())
{
    return of.claims.at(static_cast<std::size_t>(number - 1));
}

/// The first figure whose name has these words. @throws error where none has
inline const hirschman::briefing::model_figure& figure_with(const hirschman::briefing::claim& c,
                                                            std::string_view words)
{
    for (const auto& f : c.figures)
        if (f.what.find(words) != std::string::npos) return f;
    throw hirschman::error("claim " + std::to_string(c.number) + " has no figure with \"" +
                           std::string(words) + "\"");
}

inline const hirschman::io::table& table_of(const hirschman::briefing::claim& c,
                                            std::string_view id)
{
    for (const auto& t : c.tables)
        if (t.id == id) return t;
    throw hirschman::error("claim " + std::to_string(c.number) + " has no table " +
                           std::string(id));
}

}  // namespace july
