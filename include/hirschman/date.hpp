// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

#include <chrono>
#include <compare>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace hirschman::inline v0_1 {

/// A civil date of the proleptic Gregorian calendar. Implicit from `year_month_day`, and refuses
/// one that does not exist: 30 February throws `domain_error` (does not compile in a constant)
/// instead of becoming 1 March.
class date {
public:
    constexpr date() = default;
    constexpr date(std::chrono::year_month_day day) : days_(day)
    {
        if (!day.ok()) throw domain_error("no such date in the calendar");
    }
    constexpr date(std::chrono::sys_days days) noexcept : days_(days) {}

    /// Exactly `YYYY-MM-DD`; nothing else. @throws domain_error naming the text.
    [[nodiscard]] static constexpr date from_iso(std::string_view iso)
    {
        if (const auto parsed = parse(iso)) return *parsed;
        throw domain_error("\"" + std::string(iso.substr(0, 40)) + "\" is not a date YYYY-MM-DD");
    }
    [[nodiscard]] static constexpr std::optional<date> parse(std::string_view iso) noexcept
    {
        if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
        int parts[3] = {};
        constexpr int starts[4] = {0, 5, 8, 11};
        for (int part = 0; part < 3; ++part) {
            for (int i = starts[part]; i < starts[part + 1] - 1; ++i) {
                const char c = iso[static_cast<std::size_t>(i)];
                if (c < '0' || c > '9') return {};
                parts[part] = parts[part] * 10 + (c - '0');
            }
        }
        const std::chrono::year_month_day day{std::chrono::year(parts[0]),
                                              std::chrono::month(static_cast<unsigned>(parts[1])),
                                              std::chrono::day(static_cast<unsigned>(parts[2]))};
        if (!day.ok()) return {};
        return date(day);
    }

    [[nodiscard]] constexpr std::chrono::year_month_day ymd() const noexcept { return days_; }
    [[nodiscard]] constexpr std::chrono::sys_days sys_days() const noexcept { return days_; }
    [[nodiscard]] constexpr int year() const noexcept { return static_cast<int>(ymd().year()); }

    /// `YYYY-MM-DD`.
    [[nodiscard]] std::string iso() const
    {
        const auto day = ymd();
        const auto padded = [](unsigned value, std::size_t width) {
            const std::string digits = std::to_string(value);
            return digits.size() < width ? std::string(width - digits.size(), '0') + digits
                                         : digits;
        };
        return padded(static_cast<unsigned>(static_cast<int>(day.year())), 4) + "-" +
               padded(static_cast<unsigned>(day.month()), 2) + "-" +
               padded(static_cast<unsigned>(day.day()), 2);
    }

    friend constexpr date operator+(date d, std::chrono::days n) noexcept { return d.days_ + n; }
    friend constexpr date operator-(date d, std::chrono::days n) noexcept { return d.days_ - n; }
    friend constexpr std::chrono::days operator-(date a, date b) noexcept
    {
        return a.days_ - b.days_;
    }
    friend constexpr bool operator==(date a, date b) noexcept { return a.days_ == b.days_; }
    friend constexpr std::strong_ordering operator<=>(date a, date b) noexcept
    {
        return a.days_.time_since_epoch().count() <=> b.days_.time_since_epoch().count();
    }
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        date d)
    {
        return out << d.iso();
    }

private:
    std::chrono::sys_days days_{};
};

/// Days from `from` to `until`, as a number for formulas.
[[nodiscard]] constexpr double days_between(date from, date until) noexcept
{
    return static_cast<double>((until - from).count());
}

/// Half-open: `from` is in, `until` is not. Without `until` it has no end.
struct date_span {
    date from;
    std::optional<date> until = {};

    [[nodiscard]] constexpr bool contains(date on) const noexcept
    {
        return from <= on && (!until || on < *until);
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return until && *until <= from; }
    friend constexpr bool operator==(const date_span&, const date_span&) noexcept = default;
};

[[nodiscard]] constexpr bool overlap(const date_span& a, const date_span& b) noexcept
{
    return !a.empty() && !b.empty() && (!a.until || b.from < *a.until) &&
           (!b.until || a.from < *b.until);
}

/// The day from which a question is asked: only what was known by its end may enter the answer.
struct as_of {
    date on;
    friend constexpr bool operator==(as_of, as_of) noexcept = default;
};

}  // namespace hirschman::inline v0_1
