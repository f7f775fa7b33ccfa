// SPDX-License-Identifier: BSL-1.0
#include "briefing/wording.hpp"

#include <charconv>
#include <cmath>

namespace hirschman::inline v0_1::briefing {

std::string fixed(double value, int decimals)
{
    if (std::isnan(value)) return "unknown";
    if (std::isinf(value)) return value > 0 ? "unlimited" : "-unlimited";
    char digits[400];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, decimals)
            .ptr;
    std::string text(digits, end);
    if (text.find_first_not_of("-0.") == std::string::npos && text[0] == '-') text.erase(0, 1);
    const std::size_t first = text[0] == '-' ? 1 : 0;
    std::size_t whole = text.find('.');
    if (whole == std::string::npos) whole = text.size();
    for (std::size_t at = whole; at > first + 3; at -= 3) text.insert(at - 3, 1, ',');
    return text;
}

namespace {

std::string two_digits(double value)
{
    const double size = std::fabs(value);
    if (!(size > 0.0) || size >= 10.0) return fixed(value, size >= 100.0 ? 0 : 1);
    const int decimals = size >= 1.0 ? 1 : 1 - static_cast<int>(std::floor(std::log10(size)));
    return fixed(value, decimals > 6 ? 6 : decimals);
}

}  // namespace

std::string billions(double usd) { return two_digits(usd / 1e9); }

std::string brief(double value)
{
    const double size = std::fabs(value);
    if (!std::isfinite(value) || size == 0.0) return size == 0.0 ? "0" : fixed(value, 0);
    const double scale = size >= 1e12 ? 1e12 : size >= 1e9 ? 1e9 : size >= 1e7 ? 1e6 : 1.0;
    const double shown = value / scale;
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, shown,
                                   std::chars_format::general, std::fabs(shown) >= 1e4 ? 6 : 4)
                         .ptr;
    std::string text(digits, end);
    if (text.find('e') != std::string::npos)
        text = fixed(shown, 1 - static_cast<int>(std::floor(std::log10(std::fabs(shown)))));
    if (scale == 1e12) text += " tn";
    if (scale == 1e9) text += " bn";
    if (scale == 1e6) text += " m";
    return text;
}

double rounded(double value) { return std::round(value * 1000.0) / 1000.0; }

std::string percent(double share)
{
    const double size = std::fabs(100.0 * share);
    if (std::isnan(share)) return "unknown";
    if (size >= 10.0 || size == 0.0) return fixed(100.0 * share, 0) + " %";
    return two_digits(100.0 * share) + " %";
}

}  // namespace hirschman::inline v0_1::briefing
