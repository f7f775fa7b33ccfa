// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/figures.hpp>
#include <hirschman/controls/clause.hpp>
#include <hirschman/controls/detail/axis.hpp>
#include <hirschman/controls/rulebooks/us_measures.hpp>

namespace hirschman::inline v0_1::controls {

/// A charge on goods at a border, as the instrument states it.
struct levy {
    double rate = 0.0;  ///< of the customs value
    text<16> heading;
    text<48> over;  ///< tariff lines it applies to
    text<96> payer;
    text<160> exempt;
    text<32> citation;
    date from;
    confidence trust = confidence::verified;

    friend constexpr bool operator==(const levy&, const levy&) = default;
};

/// @source Proclamation 11002; that an importer of record pays is how customs duties work
inline constexpr levy chip_tariff{
    .rate = 0.25,
    .heading = "9903.79.01",
    .over = "HTSUS 8471.50, 8471.80, 8473.30",
    .payer =
        "the importer into the United States; exports under the January 2026 lane pass through",
    .exempt =
        "end uses in the United States: data centres, research and development, start-ups "
        "and others that the proclamation lists",
    .citation = "Proclamation 11002",
    .from = rulebooks::detail::day(2026, 1, 15)};

namespace rulebooks {

namespace us {

/// The two bands, every limit strict. The H200 is in the first, the MI325X in the second.
/// @source Proclamation 11002 (section 232), 2026-01-14
inline constexpr condition tariff_band_1 =
    (chips::total_processing_performance > 14000 * units::tpp) and
    (chips::total_processing_performance < 17500 * units::tpp) and
    (chips::dram_bandwidth > 4500 * units::gigabyte_per_second) and
    (chips::dram_bandwidth < 5000 * units::gigabyte_per_second);
inline constexpr condition tariff_band_2 =
    (chips::total_processing_performance > 20800 * units::tpp) and
    (chips::total_processing_performance < 21100 * units::tpp) and
    (chips::dram_bandwidth > 5800 * units::gigabyte_per_second) and
    (chips::dram_bandwidth < 6200 * units::gigabyte_per_second);

/// Exports under the lane of January 2026 pass through the United States, and so meet the tariff.
inline constexpr version lane_tariff[] = {
    {{.from = chip_tariff.from},
     "R13",
     {.when = (tariff_band_1 or tariff_band_2) and destination.in({.named = {"CHN", "MAC"}}) and
              is(action::exporting),
      .gives = chip_tariff.heading.view(),
      .citation = chip_tariff.citation.view(),
      .note = "due when the part enters the United States on its way; the importer pays; end uses "
              "in the United States are exempt",
      .rate = chip_tariff.rate}}};

}  // namespace us
}  // namespace rulebooks

/// Goods brought into the United States. Parts on their way to China are not for an exempt use.
struct import {
    date on;
    truth exempt_use = truth::unknown;
};

/// Where a part stands in the tariff's bands.
struct tariff_finding {
    truth band_1 = truth::no;
    truth band_2 = truth::no;
    /// "band 1", "band 2", "none" or "undetermined".
    text<16> band = "none";
    /// Whether the levy is due: in a band and not for an exempt use.
    truth due = truth::no;
    controls::levy levy = {};
    /// The day is after the last one on which the proclamation was seen in force.
    bool beyond_reading = false;
};

/// The tariff band of a part. Before 2026-01-15: none.
/// @throws domain_error as `chips::check`.
/// @source Proclamation 11002
/// @verified tests/controls/tariffs_test.cpp: reference vectors TAR02 to TAR07
[[nodiscard]] constexpr tariff_finding tariff_band(const chips::figures& part, const import& asked)
{
    chips::check(part);
    tariff_finding f{.levy = chip_tariff,
                     .beyond_reading = asked.on > rulebooks::detail::day(2026, 10, 8)};
    if (asked.on < chip_tariff.from) return f;
    const auto met = [&](const limb& l) {
        return detail::compare(chips::bounds_of(part, figure_of(l.of)), l);
    };
    f.band_1 = rulebooks::us::tariff_band_1.evaluate(met);
    f.band_2 = rulebooks::us::tariff_band_2.evaluate(met);
    const truth either = f.band_1 || f.band_2;
    if (f.band_1 == truth::yes) f.band = "band 1";
    if (f.band_2 == truth::yes) f.band = "band 2";
    if (either == truth::unknown) f.band = "undetermined";
    f.due = either && !asked.exempt_use;
    return f;
}
[[nodiscard]] constexpr tariff_finding tariff_band(const chips::chip& part, const import& asked)
{
    return tariff_band(chips::figures_of(part), asked);
}

}  // namespace hirschman::inline v0_1::controls
