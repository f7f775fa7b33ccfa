// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/assess.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace hirschman::inline v0_1::controls {

/// A rulebook cut into spans of unchanged law, whose clauses are looked up once: for many
/// questions. A dated look-up is then a binary search, and an answer about known facts allocates
/// nothing.
///
///     const calendar law(us_advanced_computing);
///     for (const auto& shipment : shipments) decide(law, h20, shipment);
///
/// The book's arrays must live as long as the calendar.
class calendar {
public:
    explicit calendar(const rulebook& book) : book_(book)
    {
        starts_.push_back(date(std::chrono::sys_days::min()));
        const auto from = [&](const std::optional<date>& day) {
            if (!day) return;
            auto at = starts_.end();
            while (*day < *(at - 1)) --at;
            if (*(at - 1) < *day) starts_.insert(at, *day);
        };
        const auto span = [&](const date_span& s) {
            from(s.from);
            from(s.until);
        };
        for (const auto& c : book.clauses) {
            from(c.pending_from);
            for (const auto& v : c.versions) {
                span(v.in_force);
                for (const auto& a : v.says.addressees) {
                    from(a.earliest);
                    from(a.from);
                }
            }
        }
        for (const auto& m : book.measures) {
            from(m.known_from());
            from(m.ended);
            from(m.compliance);
            from(m.lapses);
            for (const auto& s : m.not_enforced) span(s);
        }
        from(book.read_to + std::chrono::days(1));
        for (const auto& g : book.groups) span(g.during);
        for (const auto& a : book.aliases) span(a.during);
        laws_.reserve(starts_.size());
        for (const auto day : starts_) {
            laws_.emplace_back(book, day, day, detail::scope::everything);
            for (const auto place :
                 {subject::packaged_in, subject::destination, subject::headquarters})
                laws_.back().prepare(place);
        }
    }

    [[nodiscard]] const rulebook& book() const noexcept { return book_; }
    [[nodiscard]] std::size_t size() const noexcept { return starts_.size(); }
    /// The days on which something changes, ascending; the first is before every rule.
    [[nodiscard]] const std::vector<date>& starts() const noexcept { return starts_; }
    /// The span of unchanged law that a day falls into, by its place in `starts`.
    [[nodiscard]] std::size_t span_of(date day) const
    {
        std::size_t low = 0;
        for (std::size_t high = starts_.size(); high - low > 1;) {
            const std::size_t middle = low + (high - low) / 2;
            (starts_[middle] <= day ? low : high) = middle;
        }
        return low;
    }
    [[nodiscard]] const detail::law& law_on(date day) const { return laws_[span_of(day)]; }
    /// One day of every span of unchanged law within [from, until): `from`, and the starts after
    /// it.
    /// @throws domain_error for a span that is empty
    [[nodiscard]] std::vector<date> days_within(date first, date until) const
    {
        if (until <= first)
            throw domain_error("the span from " + first.iso() + " to " + until.iso() + " is empty");
        std::vector<date> days{first};
        for (const auto start : starts_)
            if (first < start && start < until) days.push_back(start);
        return days;
    }

private:
    rulebook book_;
    std::vector<date> starts_;
    std::vector<detail::law> laws_;
};

namespace detail {
/// Calls `use(const law&)` with the law of a transaction; that of a decision on another day is
/// looked up anew.
template <class Use>
[[nodiscard]] auto with_law(const calendar& days, const transaction& asked, const Use& use)
{
    if (days.span_of(asked.on) == days.span_of(asked.day_of_decision()))
        return use(days.law_on(asked.on));
    return use(law_of(days.book(), asked, scope::everything));
}
}  // namespace detail

/// As `decide` of a rulebook. @throws domain_error for figures that no part can have
template <regulated_item Item>
[[nodiscard]] answer decide(const calendar& days, const Item& item, const transaction& asked)
{
    return detail::with_views(item, [&](std::span<const detail::item_view> circuits) {
        return detail::with_law(days, asked, [&](const detail::law& in_force) {
            return detail::answer_of(in_force, circuits.front(), asked,
                                     detail::decide(in_force, circuits, asked));
        });
    });
}

/// As `assess` of a rulebook. @throws domain_error for figures that no part can have
template <regulated_item Item>
[[nodiscard]] determination assess(const calendar& days, const Item& item, const transaction& asked)
{
    return detail::with_views(item, [&](std::span<const detail::item_view> circuits) {
        return detail::with_law(days, asked, [&](const detail::law& in_force) {
            return detail::assess(in_force, circuits, asked);
        });
    });
}

}  // namespace hirschman::inline v0_1::controls
