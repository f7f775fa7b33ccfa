// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The rules once more, for exact parts, written from the texts and not from the library's clauses:
/// plain numbers, plain comparisons, no cells. What the tests compare the library with.
/// @source ../shared/reference/export-controls.md, sections 1, 3 and 9

#include <hirschman/date.hpp>

#include <cmath>
#include <optional>
#include <string_view>

namespace second_law {

using namespace std::chrono_literals;
using hirschman::date;

/// A part of which everything is known.
struct part {
    double tpp = 0;
    std::optional<double> area = {};  ///< none: no die on a non-planar process
    double dram = 0;
    double io = 0;
    bool datacenter = false;

    [[nodiscard]] std::optional<double> density() const
    {
        return area ? std::optional<double>(tpp / *area) : std::nullopt;
    }
};

/// A figure within 1e-12 of a limit equals it.
inline bool equal(double figure, double limit)
{
    return std::fabs(figure - limit) <= 1e-12 * limit;
}
inline bool at_least(double figure, double limit) { return figure > limit || equal(figure, limit); }
inline bool below(double figure, double limit) { return !at_least(figure, limit); }

enum class paragraph { none, october_2022, a, b };

inline std::string_view name(paragraph p)
{
    constexpr std::string_view names[] = {"none", "3A090", "3A090.a", "3A090.b"};
    return names[static_cast<int>(p)];
}

struct item_answer {
    paragraph in = paragraph::none;
    /// Note 2 takes it out of a paragraph that it would meet.
    bool excluded = false;

    friend bool operator==(const item_answer&, const item_answer&) = default;
};

inline constexpr date first_rule = 2022y / 10 / 21;
inline constexpr date macau_rule = 2023y / 1 / 17;
inline constexpr date second_letter = 2023y / 10 / 23;
inline constexpr date second_rule = 2023y / 11 / 17;
inline constexpr date diffusion = 2025y / 1 / 13;
inline constexpr date third_letter = 2025y / 4 / 9;
inline constexpr date diffusion_compliance = 2025y / 5 / 15;
inline constexpr date lane_rule = 2026y / 1 / 15;
inline constexpr date emirates_rule = 2026y / 7 / 10;

/// 3A090 from 2023-11-17: `density` empty where it is undefined.
inline item_answer paragraph_2023(double tpp, std::optional<double> density, bool datacenter)
{
    const bool dense = density.has_value();
    const bool a =
        at_least(tpp, 4800) || (dense && at_least(tpp, 1600) && at_least(*density, 5.92));
    const bool b1 = dense && at_least(tpp, 2400) && below(tpp, 4800) && at_least(*density, 1.6) &&
                    below(*density, 5.92);
    const bool b2 =
        dense && at_least(tpp, 1600) && at_least(*density, 3.2) && below(*density, 5.92);
    if (!a && !b1 && !b2) return {};
    if (!datacenter && below(tpp, 4800)) return {paragraph::none, true};
    return {a ? paragraph::a : paragraph::b, false};
}

inline item_answer classify(const part& p, date on)
{
    if (on < first_rule) return {};
    if (on < second_rule)
        return {at_least(p.io, 600) && at_least(p.tpp, 4800) ? paragraph::october_2022
                                                             : paragraph::none};
    return paragraph_2023(p.tpp, p.density(), p.datacenter);
}

inline bool limits_of_2025_letter(double dram, double io)
{
    return at_least(dram, 1400) || at_least(io, 1100) || at_least(dram + io, 1700);
}

/// Membership on a day, for the places that the tests use; Hong Kong as China.
struct place {
    std::string_view code;
    bool d1 = false;
    bool d4 = false;
    bool d5 = false;
    bool a5 = false;
    bool a6 = false;
};

inline constexpr std::string_view codes[] = {"CHN", "HKG", "MAC", "RUS", "VNM", "SAU",
                                             "ISR", "SGP", "POL", "GBR", "TWN", "ARE",
                                             "KHM", "NIC", "BRA", "USA", "IND", "JPN"};

inline place place_on(std::string_view code, date on)
{
    place p{code == "HKG" ? "CHN" : code};
    const auto any = [&](auto... names) { return ((p.code == names) || ...); };
    p.d1 = any("CHN", "MAC", "RUS", "VNM", "KHM") || (any("NIC") && on >= date(2024y / 3 / 15));
    p.d4 = any("CHN", "MAC", "RUS", "SAU", "ISR") || (any("ARE") && on < emirates_rule);
    p.d5 = any("CHN", "RUS") || (any("NIC") && on >= date(2024y / 3 / 15)) ||
           (any("KHM") && on < date(2025y / 11 / 7));
    p.a5 = any("POL", "GBR", "IND", "JPN") || (any("ARE") && on >= emirates_rule);
    p.a6 = any("ISR", "SGP", "TWN");
    return p;
}

inline bool covered(const place& p)
{
    return p.code == "MAC" || ((p.d1 || p.d4 || p.d5) && !p.a5 && !p.a6);
}
inline bool macau_or_d5(const place& p) { return p.code == "MAC" || p.d5; }

enum class need { not_required, required, not_yet, conflict };

inline std::string_view name(need n)
{
    constexpr std::string_view names[] = {"not_required", "required", "not_yet", "conflict"};
    return names[static_cast<int>(n)];
}

struct place_answer {
    need licence = need::not_required;
    bool addressee_alone = false;
    bool by_letter = false;
};

/// Whether a letter in force reaches the part: its figures alone.
inline bool limits_of_letter(const part& p, date on)
{
    if (on >= second_letter && on < second_rule) return at_least(p.tpp, 4800) && p.datacenter;
    return on >= third_letter && limits_of_2025_letter(p.dram, p.io);
}

/// The licence, given the place: `letter` where its figures are met and the exporter has it.
inline place_answer decide(paragraph in, bool letter, date on, const place& destination,
                           const place& headquarters, bool approved_consignee)
{
    place_answer a;
    if (destination.code == "USA") return a;
    bool not_yet = false;
    bool conflict = false;
    if (in == paragraph::october_2022 &&
        (destination.code == "CHN" || (destination.code == "MAC" && on >= macau_rule)))
        a.licence = need::required;
    if (in == paragraph::a || in == paragraph::b) {
        if (covered(destination) || macau_or_d5(headquarters)) a.licence = need::required;
        if (in == paragraph::b && on >= emirates_rule && destination.code == "ARE" &&
            !approved_consignee)
            a.licence = need::required;
        if (in == paragraph::a && on >= diffusion)
            (on < diffusion_compliance ? not_yet : conflict) = true;
    }
    const bool in_reach = on < second_rule ? covered(destination) || macau_or_d5(headquarters)
                                           : macau_or_d5(destination) || macau_or_d5(headquarters);
    if (letter && in_reach) {
        a.by_letter = true;
        a.addressee_alone = a.licence != need::required;
        a.licence = need::required;
    }
    if (a.licence == need::not_required && conflict) a.licence = need::conflict;
    if (a.licence == need::not_required && not_yet) a.licence = need::not_yet;
    return a;
}

}  // namespace second_law
