// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/calendar.hpp>
#include <hirschman/controls/explain.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::controls {

/// A stretch of days with one answer.
struct status {
    date_span during;
    answer is;
};

/// What the law said about an item day by day, as stretches of unchanged answer: the question is
/// `asked` on its own day and on every later one before `until`. Without `until`, to the last day
/// that the book was read.
///
///     history(us_advanced_computing, h20, {.on = 2022y / 1 / 1, .destination = country("CHN")})
/// @throws domain_error for figures that no part can have, or a question after the end
/// @verified history_test: every day of five years asked by itself
template <regulated_item Item>
[[nodiscard]] std::vector<status> history(const calendar& days, const Item& item,
                                          const transaction& asked, std::optional<date> until = {})
{
    const date end = until ? *until : days.book().read_to + std::chrono::days(1);
    std::vector<status> spans;
    transaction that_day = asked;
    for (const date day : days.days_within(asked.on, end)) {
        that_day.on = day;
        const answer now = decide(days, item, that_day);
        if (!spans.empty() && spans.back().is == now) continue;
        if (!spans.empty()) spans.back().during.until = day;
        spans.push_back({{day, end}, now});
    }
    return spans;
}

template <regulated_item Item>
[[nodiscard]] std::vector<status> history(const rulebook& rules, const Item& item,
                                          const transaction& asked, std::optional<date> until = {})
{
    return history(calendar(rules), item, asked, until);
}

/// `2022-10-21 to 2023-11-16: 3A090, licence required, ...`; the last day is inside.
[[nodiscard]] inline std::string explain(const status& s)
{
    const std::string last =
        s.during.until ? " to " + (*s.during.until - std::chrono::days(1)).iso() : " on";
    return s.during.from.iso() + last + ": " + explain(s.is);
}

}  // namespace hirschman::inline v0_1::controls
