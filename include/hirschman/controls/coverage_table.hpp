// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/coverage.hpp>

#include <string>
#include <vector>

namespace hirschman::inline v0_1::controls {

/// What one country controls of a category on a day.
struct controlled {
    country_code controller;
    truth for_everyone = truth::no;    ///< whoever ships
    truth for_some = truth::no;        ///< at least for some parties: addressees, listed, military
    truth whole_category = truth::no;  ///< as good as all of it, at least for some parties
    truth refused = truth::no;         ///< some items are refused to everyone
    confidence trust = confidence::verified;  ///< of the best source for what is said
    bounded_list<text<40>, 24> by = {};

    friend constexpr bool operator==(const controlled&, const controlled&) = default;
};

/// The countries that control a category on a day; none: the regime holds no control.
struct coverage_cell {
    date on;
    bounded_list<controlled, 8> by = {};
    bool beyond_reading = false;
};

struct coverage_row {
    category what = category::chips;
    std::vector<coverage_cell> cells;
};

/// The same answer over a span of days.
struct coverage_span {
    date_span during;
    coverage answer;
};

namespace detail {

/// The countries whose controls a regime holds, in its order.
[[nodiscard]] constexpr bounded_list<country_code, 8> controllers_of(const regime& r)
{
    bounded_list<country_code, 8> all;
    for (const auto& part : r.parts)
        for (const auto& c : part) {
            bool known = false;
            for (const auto& one : all) known = known || same(one, c.controller);
            if (!known) all.push_back(c.controller);
        }
    return all;
}

[[nodiscard]] constexpr controlled controlled_by(const country_code& controller,
                                                 const coverage& answer)
{
    controlled all{.controller = controller};
    confidence for_everyone = confidence::uncertain;
    confidence for_some = confidence::uncertain;
    confidence refused = confidence::uncertain;
    const auto best = [](confidence& so_far, confidence found) {
        if (found < so_far) so_far = found;
    };
    for (const auto& c : answer.by) {
        if (!same(c.controller, controller)) continue;
        all.by.push_back(c.control);
        if (c.binds == binding::everyone) {
            all.for_everyone = all.for_everyone || c.covers;
            if (c.covers == truth::yes) best(for_everyone, c.trust);
            if (c.asks == demand::refusal) {
                all.refused = all.refused || c.covers;
                best(refused, c.trust);
            }
        }
        all.for_some = all.for_some || c.covers_some;
        best(for_some, c.trust);
        if (c.extent == extent::whole_category)
            all.whole_category = all.whole_category || c.covers_some;
    }
    all.trust = all.for_everyone == truth::yes ? for_everyone : for_some;
    if (all.refused == truth::yes && refused > all.trust) all.trust = refused;
    return all;
}

}  // namespace detail

/// What was controlled when, by whom: a row for each category that any country controls on any of
/// the days, a cell for each day. Goods are those that each country makes and ships itself, to
/// receivers with their headquarters at the destination.
/// @verified tests/controls/coverage_table_test.cpp
[[nodiscard]] inline std::vector<coverage_row> coverage_table(const regime& r, const country& to,
                                                              std::span<const date> days)
{
    std::vector<coverage_row> rows;
    const auto controllers = detail::controllers_of(r);
    for (const auto what : all_categories()) {
        coverage_row row{.what = what, .cells = {}};
        bool any = false;
        for (const date on : days) {
            coverage_cell cell{.on = on, .beyond_reading = on > r.read_to};
            for (const auto& controller : controllers) {
                const auto answer = covered(
                    r, what,
                    {.on = on, .from = country(controller.view()), .to = to, .headquarters = to});
                const auto found = detail::controlled_by(controller, answer);
                if (!found.by.empty()) cell.by.push_back(found);
            }
            any = any || !cell.by.empty();
            row.cells.push_back(cell);
        }
        if (any) rows.push_back(std::move(row));
    }
    return rows;
}

/// The answer for a category as spans in which it does not change, from `during.from` to its end or
/// for ever. `asked.on` is not looked at.
/// @throws domain_error for an empty span, or as `covered`.
[[nodiscard]] inline std::vector<coverage_span> coverage_spans(const regime& r, category what,
                                                               shipment asked,
                                                               const date_span& during)
{
    if (during.empty()) throw domain_error("a span of no days has no coverage");
    std::vector<date> cuts{during.from};
    const auto cut = [&](const std::optional<date>& on) {
        if (!on || *on <= during.from || !during.contains(*on)) return;
        auto at = cuts.end();
        while (*on < *(at - 1)) --at;
        if (*on != *(at - 1)) cuts.insert(at, *on);
    };
    const auto cut_span = [&](const date_span& span) {
        cut(span.from);
        cut(span.until);
    };
    for (const auto& part : r.parts)
        for (const auto& c : part) {
            if (!detail::is_over(c, what)) continue;
            for (const auto& day :
                 {c.by.effective, c.by.compliance, c.by.ended, c.outcome_unknown_from})
                cut(day);
            for (const auto& span : c.suspended) cut_span(span);
            for (const auto& span : c.by.not_enforced) cut_span(span);
            for (const auto& a : c.addressees) cut_span({a.earliest, a.from});
        }
    for (const auto& m : r.groups.memberships) cut_span(m.during);
    for (const auto& a : r.groups.aliases) cut_span(a.during);
    cut(r.opens);
    cut(r.read_to + std::chrono::days(1));
    std::vector<coverage_span> spans;
    for (const date from : cuts) {
        asked.on = from;
        auto answer = covered(r, what, asked);
        if (!spans.empty() && spans.back().answer == answer) continue;
        if (!spans.empty()) spans.back().during.until = from;
        spans.push_back({{from, during.until}, std::move(answer)});
    }
    return spans;
}

/// A cell in a few characters: `USA` for everyone, `(USA)` for some parties only, `USA?` where it
/// is unknown; `*` as good as the whole category, at least for some parties, `!` refused, `~` rests
/// on memory.
[[nodiscard]] inline std::string to_text(const controlled& c)
{
    std::string words = c.controller.str();
    if (c.for_everyone != truth::yes) {
        if (c.for_some == truth::yes)
            words = "(" + words + ")";
        else
            words += "?";
    }
    if (c.whole_category == truth::yes) words += "*";
    if (c.refused == truth::yes) words += "!";
    if (c.trust == confidence::recalled) words += "~";
    return words;
}
[[nodiscard]] inline std::string to_text(const coverage_cell& cell)
{
    std::string words;
    for (const auto& c : cell.by) words += (words.empty() ? "" : " ") + to_text(c);
    return words.empty() ? "-" : words;
}

}  // namespace hirschman::inline v0_1::controls
