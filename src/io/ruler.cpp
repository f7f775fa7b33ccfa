// SPDX-License-Identifier: BSL-1.0
#include "ruler.hpp"

#include <hirschman/error.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace hirschman::inline v0_1::io::detail {

namespace {

std::string grouped(double value, int decimals)
{
    char digits[400];
    const auto end = std::to_chars(digits, digits + sizeof digits, std::abs(value),
                                   std::chars_format::fixed, decimals)
                         .ptr;
    std::string text(digits, end);
    std::size_t at = std::min(text.find('.'), text.size());
    while (at > 3) {
        at -= 3;
        text.insert(at, ",");
    }
    const bool negative = value < 0 && text.find_first_of("123456789") != std::string::npos;
    return negative ? "\u2212" + text : text;
}

struct magnitude {
    double unit;
    const char* suffix;
};

magnitude magnitude_of(double value)
{
    if (value >= 1e12) return {1e12, " tn"};
    if (value >= 1e9) return {1e9, " bn"};
    if (value >= 1e6) return {1e6, " m"};
    return {1, ""};
}

int decimals_of(double step)
{
    for (int decimals = 0; decimals < 15; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled) return decimals;
    }
    return 15;
}

/// Digits and words where they are readable, powers of ten beyond.
std::string tick_text(double value, magnitude in_words, double step)
{
    const double size = std::max(std::abs(value), std::abs(step));
    if (size >= 1e15 || (step != 0 && std::abs(step) < 1e-6)) {
        char digits[64];
        return {digits,
                std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, 6)
                    .ptr};
    }
    return grouped(value / in_words.unit, decimals_of(step / in_words.unit)) +
           (value == 0 ? "" : in_words.suffix);
}

/// The smallest of 1, 2, 2.5, 5 times a power of ten that makes at most `count` steps.
double round_step(double span, int count)
{
    const double rough = span / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

void linear_ticks(ruler& r, const ruler_wish& wish, bool fixed_from, bool fixed_to)
{
    const bool years = r.scale == axis_scale::year;
    double step = round_step(r.to - r.from, wish.ticks);
    if (years) step = std::max(1.0, step == 2.5 ? 5.0 : std::round(step));
    if (wish.round && !fixed_from) r.from = std::floor(r.from / step + 1e-9) * step;
    if (wish.round && !fixed_to) r.to = std::ceil(r.to / step - 1e-9) * step;
    const auto in_words = magnitude_of(std::max(std::abs(r.from), std::abs(r.to)));
    const double first = std::ceil(r.from / step - 1e-9), last = std::floor(r.to / step + 1e-9);
    // Steps below the precision of the values would never end.
    if (!(std::abs(first) < 1e12) || !(last - first < 100)) return;
    for (double k = first; k <= last; ++k) {
        const double value = k * step;
        if (years)
            r.ticks.push_back({value, to_text(std::round(value))});
        else
            r.ticks.push_back({value, tick_text(value, in_words, step)});
    }
}

void logarithmic_ticks(ruler& r)
{
    const double low = std::log10(r.from), high = std::log10(r.to);
    const double decades = high - low;
    const double stride = std::max(1.0, std::ceil(decades / 10));
    for (double power = std::floor(low); power <= std::ceil(high); ++power) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (factor != 1 && decades > 3.2) continue;
            if (factor == 1 && std::fmod(std::abs(power), stride) != 0) continue;
            const double value = factor * std::pow(10.0, power);
            if (value < r.from * (1 - 1e-9) || value > r.to * (1 + 1e-9)) continue;
            const auto in_words = magnitude_of(value);
            r.ticks.push_back({value, tick_text(value, in_words, value)});
        }
    }
}

void day_ticks(ruler& r, const ruler_wish& wish)
{
    namespace chrono = std::chrono;
    constexpr const char* names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day_at = [](double value) {
        return chrono::sys_days(chrono::days(static_cast<int>(value)));
    };
    const double span = r.to - r.from;
    if (span < 40) {
        const double step = std::max(1.0, std::ceil(span / wish.ticks));
        for (double value = std::ceil(r.from); value <= r.to; value += step) {
            const chrono::year_month_day day(day_at(value));
            r.ticks.push_back(
                {value,
                 std::to_string(static_cast<unsigned>(day.day())) + " " +
                     names[static_cast<unsigned>(day.month()) - 1],
                 r.ticks.empty() ? std::to_string(static_cast<int>(day.year())) : std::string()});
        }
        return;
    }
    int months = 1200;
    for (const int choice : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600})
        if (span / 30.44 / choice <= wish.ticks) {
            months = choice;
            break;
        }
    const chrono::year_month_day start(day_at(std::floor(r.from)));
    const int origin = static_cast<int>(start.year()) * 12 +
                       static_cast<int>(static_cast<unsigned>(start.month())) - 1;
    int last_year = -1000000;
    for (int month = (origin + months - 1) / months * months;; month += months) {
        const auto day = chrono::sys_days(chrono::year_month_day(
            chrono::year(month / 12), chrono::month(static_cast<unsigned>(month % 12) + 1),
            chrono::day(1)));
        const double value = static_cast<double>(day.time_since_epoch().count());
        if (value > r.to) break;
        if (value < r.from) continue;
        const int year = month / 12;
        if (months >= 12) {
            r.ticks.push_back({value, std::to_string(year)});
        } else {
            r.ticks.push_back({value, names[month % 12],
                               year != last_year ? std::to_string(year) : std::string()});
        }
        last_year = year;
    }
}

}  // namespace

double ruler::share(double value) const
{
    if (scale == axis_scale::logarithmic)
        return value > 0
                   ? (std::log10(value) - std::log10(from)) / (std::log10(to) - std::log10(from))
                   : NAN;
    return (value - from) / (to - from);
}

ruler make_ruler(const axis& along, const std::vector<double>& values, const ruler_wish& wish)
{
    ruler r;
    r.scale = along.scale;
    const bool logarithmic = along.scale == axis_scale::logarithmic;
    const bool days = along.scale == axis_scale::day;
    double low = INFINITY, high = -INFINITY;
    for (const double value : values) {
        if (!std::isfinite(value) || (logarithmic && value <= 0)) continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high) {
        low = along.from.value_or(along.to ? *along.to - 1 : logarithmic ? 1 : 0);
        high = along.to.value_or(logarithmic ? low * 10 : low + 1);
    }
    if (!logarithmic && wish.zero) {
        low = std::min(low, 0.0);
        high = std::max(high, 0.0);
    }
    if (logarithmic) {
        low = std::clamp(low, 1e-300, 1e300);
        high = std::clamp(high, 1e-300, 1e300);
        const double span = std::log10(high / low);
        const double room = std::pow(10.0, wish.room ? std::max(0.05 * span, 0.06) : 0.0);
        low /= span == 0 ? 2 : room;
        high *= span == 0 ? 2 : room;
    } else {
        if (high - low < 1e-280 || low == high) {
            const double half = days                              ? 15
                                : along.scale == axis_scale::year ? 1
                                : std::abs(low) < 1e-280          ? 1
                                                                  : std::abs(low) / 2;
            low -= half;
            high += half;
        } else if (wish.room) {
            const double span = high - low;
            if (low != 0 || !wish.round) low -= 0.04 * span;
            high += 0.04 * span;
        }
    }
    // Beyond these the length of the axis would overflow.
    low = std::max(low, -4e307);
    high = std::min(high, 4e307);
    r.from = along.from.value_or(low);
    r.to = along.to.value_or(high);
    const std::string name = along.label.empty() ? "the axis" : "axis \"" + along.label + "\"";
    if (!std::isfinite(r.from) || !std::isfinite(r.to))
        throw domain_error("the ends of " + name + " are not finite");
    if (logarithmic && r.from <= 0)
        throw domain_error("start of " + name, r.from, along.unit,
                           "(0, ...) on a logarithmic axis");
    if (days && (std::abs(r.from) > 3e6 || std::abs(r.to) > 3e6))
        throw domain_error("days on " + name, std::abs(r.from) > 3e6 ? r.from : r.to, "d",
                           "[-3e6, 3e6]");
    // One end may be given and lie beyond the data.
    if (!(r.from < r.to) && !(along.from && along.to)) {
        if (along.from)
            r.to = logarithmic ? r.from * 10 : r.from + 1;
        else
            r.from = logarithmic ? r.to / 10 : r.to - 1;
    }
    if (!(r.from < r.to))
        throw domain_error("end of " + name, r.to, along.unit, "(" + to_text(r.from) + ", ...)");
    if (logarithmic)
        logarithmic_ticks(r);
    else if (days)
        day_ticks(r, wish);
    else
        linear_ticks(r, wish, along.from.has_value(), along.to.has_value());
    return r;
}

}  // namespace hirschman::inline v0_1::io::detail
