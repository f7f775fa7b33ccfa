// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The quarters in which a firm reports, and how much of a quarter lies inside a span of days.

#include <hirschman/date.hpp>
#include <hirschman/scalar.hpp>

#include <chrono>
#include <limits>
#include <string>

namespace hirschman::inline v0_1::markets {

/// One quarter of a firm's fiscal year. The year is the one the firm gives it: the calendar year of
/// the month with which it ends.
struct fiscal_quarter {
    int fiscal_year = 0;
    int number = 0;  ///< 1 to 4
    date from;       ///< first day
    date until;      ///< first day of the next quarter

    [[nodiscard]] constexpr date_span span() const noexcept { return {from, until}; }
    [[nodiscard]] constexpr date last_day() const noexcept { return until - std::chrono::days(1); }
    [[nodiscard]] constexpr double days() const noexcept { return days_between(from, until); }
    [[nodiscard]] constexpr bool contains(date on) const noexcept
    {
        return from <= on && on < until;
    }
    /// "FY2026Q3".
    [[nodiscard]] std::string name() const
    {
        return "FY" + std::to_string(fiscal_year) + "Q" + std::to_string(number);
    }

    friend constexpr bool operator==(const fiscal_quarter&,
                                     const fiscal_quarter&) noexcept = default;
};

/// When a firm's fiscal years and quarters begin and end.
class fiscal_calendar {
public:
    /// Years of 52 or 53 weeks that end on the last `day` of `month`. Quarters have 13 weeks; the
    /// week over falls into `long_quarter`.
    [[nodiscard]] static constexpr fiscal_calendar weeks(std::chrono::weekday day,
                                                         std::chrono::month month,
                                                         int long_quarter = 4)
    {
        return {rule::last_weekday, month, day, long_quarter};
    }
    /// The same, ending on the `day` nearest to the last of `month`, which may lie in the next.
    [[nodiscard]] static constexpr fiscal_calendar weeks_nearest(std::chrono::weekday day,
                                                                 std::chrono::month month,
                                                                 int long_quarter = 4)
    {
        return {rule::nearest_weekday, month, day, long_quarter};
    }
    /// Years of twelve calendar months that end with `month`.
    [[nodiscard]] static constexpr fiscal_calendar months(std::chrono::month month)
    {
        return {rule::months, month, std::chrono::Sunday, 4};
    }

    /// The last day of a fiscal year.
    [[nodiscard]] constexpr date year_end(int fiscal_year) const
    {
        const auto month = std::chrono::year(fiscal_year) / month_;
        const std::chrono::sys_days last(month / std::chrono::last);
        switch (rule_) {
            case rule::months: return date(last);
            case rule::last_weekday:
                return date(std::chrono::sys_days(month / weekday_[std::chrono::last]));
            case rule::nearest_weekday: break;
        }
        // Days from the weekday of three days before to the one wanted: 0 to 6.
        const auto three_before = last - std::chrono::days(3);
        return date(three_before + (weekday_ - std::chrono::weekday(three_before)));
    }

    /// @param number 1 to 4; @throws domain_error otherwise
    [[nodiscard]] constexpr fiscal_quarter quarter(int fiscal_year, int number) const
    {
        if (number < 1 || number > 4) throw domain_error("quarter", number, "", "[1, 4]");
        return {fiscal_year, number, start(fiscal_year, number), end(fiscal_year, number)};
    }

    /// The quarter in which a day falls.
    [[nodiscard]] constexpr fiscal_quarter containing(date day) const
    {
        int fiscal_year = day.year() - 1;
        while (year_end(fiscal_year) < day) ++fiscal_year;
        int number = 4;
        while (day < start(fiscal_year, number)) --number;
        return quarter(fiscal_year, number);
    }

    [[nodiscard]] constexpr fiscal_quarter following(const fiscal_quarter& q) const
    {
        const int fiscal_year = q.number == 4 ? q.fiscal_year + 1 : q.fiscal_year;
        const int number = q.number == 4 ? 1 : q.number + 1;
        return {fiscal_year, number, q.until, end(fiscal_year, number)};
    }
    /// The first quarter that begins on the day or later.
    [[nodiscard]] constexpr fiscal_quarter first_from(date day) const
    {
        const auto current = containing(day);
        return current.from == day ? current : following(current);
    }

    friend constexpr bool operator==(const fiscal_calendar&,
                                     const fiscal_calendar&) noexcept = default;

private:
    enum class rule { months, last_weekday, nearest_weekday };

    constexpr fiscal_calendar(rule how, std::chrono::month month, std::chrono::weekday day,
                              int long_quarter)
        : rule_(how), month_(month), weekday_(day), long_quarter_(long_quarter)
    {
        if (!month.ok() || !day.ok()) throw domain_error("no such month or weekday");
        if (long_quarter < 1 || long_quarter > 4)
            throw domain_error("long_quarter", long_quarter, "", "[1, 4]");
    }

    [[nodiscard]] constexpr date start(int fiscal_year, int number) const
    {
        const date first = year_end(fiscal_year - 1) + std::chrono::days(1);
        if (rule_ == rule::months)
            return date(std::chrono::sys_days(first.ymd() + std::chrono::months(3 * (number - 1))));
        // After the long quarter there are only quarters of 13 weeks to the end of the year.
        if (number > long_quarter_)
            return year_end(fiscal_year) + std::chrono::days(1 - 91 * (5 - number));
        return first + std::chrono::days(91 * (number - 1));
    }

    [[nodiscard]] constexpr date end(int fiscal_year, int number) const
    {
        return number == 4 ? year_end(fiscal_year) + std::chrono::days(1)
                           : start(fiscal_year, number + 1);
    }

    rule rule_;
    std::chrono::month month_;
    std::chrono::weekday weekday_;
    int long_quarter_;
};

/// Nvidia: 52 or 53 weeks to the last Sunday of January.
/// @source Nvidia's annual reports. @verified fiscal_calendar_test: nineteen reported period ends
inline constexpr fiscal_calendar nvidia_calendar =
    fiscal_calendar::weeks(std::chrono::Sunday, std::chrono::January);
/// AMD: 52 or 53 weeks to the last Saturday of December.
/// @source AMD's annual reports. @verified fiscal_calendar_test: three reported period ends
inline constexpr fiscal_calendar amd_calendar =
    fiscal_calendar::weeks(std::chrono::Saturday, std::chrono::December);
/// Applied Materials: 52 or 53 weeks to the last Sunday of October; the week over falls into the
/// first quarter.
/// @source its annual and quarterly reports. @verified fiscal_calendar_test: eleven reported ends
inline constexpr fiscal_calendar applied_materials_calendar =
    fiscal_calendar::weeks(std::chrono::Sunday, std::chrono::October, 1);
/// Micron: 52 or 53 weeks to the Thursday nearest to 31 August.
/// @source its quarterly reports, note on the fiscal period. @verified fiscal_calendar_test: nine
///         reported period ends
inline constexpr fiscal_calendar micron_calendar =
    fiscal_calendar::weeks_nearest(std::chrono::Thursday, std::chrono::August);
/// Cadence, as it reports now: calendar quarters. Before fiscal 2022 its years ended on the
/// Saturday nearest to 31 December.
/// @source its quarterly reports. @verified fiscal_calendar_test: two reported period ends
inline constexpr fiscal_calendar cadence_calendar = fiscal_calendar::months(std::chrono::December);

/// Share of a quarter's sales that falls inside `days`, when the share made by a point of the
/// quarter is (part of its days gone)^exponent. One is pro rata; above one sales come late in the
/// quarter.
/// @param exponent > 0; @throws domain_error outside
/// @verified fiscal_calendar_test: 7,100 planned, cut off after 72 of 91 days, leaves 5,618
template <scalar_argument A>
[[nodiscard]] common_scalar<A> share_of_quarter(const fiscal_quarter& quarter,
                                                const date_span& days, const A& exponent)
{
    using S = common_scalar<A>;
    const S k = in_range(S(exponent), 0.0, std::numeric_limits<double>::infinity(),
                         "pro rata exponent", bounds::open);
    const auto gone = [&](date day) {
        const date within = day < quarter.from    ? quarter.from
                            : day < quarter.until ? day
                                                  : quarter.until;
        const double part = days_between(quarter.from, within) / quarter.days();
        return part <= 0.0 ? 0.0 * k : S(exp(k * std::log(part)));
    };
    if (days.empty()) return 0.0 * k;
    return gone(days.until.value_or(quarter.until)) - gone(days.from);
}

}  // namespace hirschman::inline v0_1::markets
