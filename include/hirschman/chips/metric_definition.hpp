// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/text.hpp>

#include <array>
#include <optional>
#include <string_view>

namespace hirschman::inline v0_1::chips {

/// A metric that rules set limits on, in words: what it is, how it is summed over the parts of an
/// item, from when to when a rule used it, and what the regulation leaves open.
struct metric_definition {
    text<8> id;
    text<48> name;
    text<32> unit;
    text<200> formula;
    text<400> aggregation;
    date_span in_use;
    text<320> open = {};  ///< empty where nothing is
    text<64> source = {};
    confidence trust = confidence::verified;
};

namespace detail {
[[nodiscard]] constexpr date used_from(int year, unsigned month, unsigned of_month)
{
    return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(of_month);
}
}  // namespace detail

/// The metrics of the export rules, 2006 to the last day read.
inline constexpr std::array<metric_definition, 9> metric_definitions{{
    {.id = "TPP",
     .name = "Total processing performance",
     .unit = "TOPS x bit",
     .formula = "2 x MacTOPS x L, L the bit length of the widest input of the multiply",
     .aggregation =
         "summed over the processing units of the circuit, at the format that gives most; dense "
         "rates at the highest figure that the maker claims; the width of the accumulator does "
         "not count; a data sheet's TOPS already count a multiply-accumulate as two operations",
     .in_use = {.from = detail::used_from(2023, 11, 17)},
     .open = "TF32 counts 19 or 32 bits, FP6 6 or 8, FP4 4 or 4 with its scale; whether a package "
             "of several dies is one circuit",
     .source = "15 CFR 774 Supp. 1, 3A090; 88 FR 73458"},
    {.id = "PD",
     .name = "Performance density",
     .unit = "TPP per mm2",
     .formula = "TPP / applicable die area",
     .aggregation =
         "area of all logic dies on a process with non-planar transistors, input and output dies "
         "too, whole dies with disabled parts; planar and memory dies stay out; without a "
         "non-planar die it is undefined and meets no limit",
     .in_use = {.from = detail::used_from(2023, 11, 17)},
     .open = "base dies and bridges; most areas are estimates by 1 to 10 %",
     .source = "15 CFR 774 Supp. 1, 3A090"},
    {.id = "PERF2022",
     .name = "Processing performance of October 2022",
     .unit = "TOPS x bit",
     .formula = "bit length per operation x TOPS",
     .aggregation = "summed over all units: digital processors (a.1), digital primitives (a.2), "
                    "analog units at TOPS x 8 (a.3), any combination (a.4)",
     .in_use = {detail::used_from(2022, 10, 21), detail::used_from(2023, 11, 17)},
     .source = "87 FR 62186, 3A090.a.1 to a.4"},
    {.id = "IO2022",
     .name = "Aggregate bidirectional transfer rate",
     .unit = "GB/s",
     .formula = "sum over all inputs and outputs, both directions",
     .aggregation = "to and from circuits other than volatile memories; what the part can be "
                    "programmed to have counts",
     .in_use = {detail::used_from(2022, 10, 21), detail::used_from(2023, 11, 17)},
     .open = "whether PCIe and network ports count (counted here, the general reading)",
     .source = "87 FR 62186, 3A090.a"},
    {.id = "TDB",
     .name = "Total DRAM bandwidth",
     .unit = "GB/s",
     .formula = "bandwidth between the circuit and DRAM circuits",
     .aggregation = "co-packaged and not, added; DRAM reached over a link that interconnect "
                    "bandwidth already counts is not counted again; on-chip SRAM is no DRAM",
     .in_use = {.from = detail::used_from(2026, 1, 15)},
     .open = "memory attached to a processor beside it (GH200, GB200)",
     .source = "91 FR 1684; 15 CFR 772.1"},
    {.id = "ICB",
     .name = "Interconnect bandwidth",
     .unit = "GB/s",
     .formula = "aggregate bidirectional transfer rate over all inputs and outputs",
     .aggregation = "the system's peripheral bus included, links to circuits in the same package "
                    "left out; reported in the 2026 rule and no limb of it",
     .in_use = {.from = detail::used_from(2026, 1, 15)},
     .open = "the letters of April 2025 set a limit on it whose counting rule is not public",
     .source = "91 FR 1684; 15 CFR 772.1"},
    {.id = "MBD",
     .name = "Memory bandwidth density",
     .unit = "GB/s per mm2",
     .formula = "memory bandwidth / area of the package or stack",
     .aggregation = "of the package where a stack sits in one; a stack fixed to a control die with "
                    "a physical interface is in; memory co-packaged with logic is out where "
                    "processing is the dominant function; no matter whether JEDEC knows it",
     .in_use = {.from = detail::used_from(2024, 12, 2)},
     .open = "package or stack, base die in or out",
     .source = "15 CFR 774 Supp. 1, 3A090.c; 89 FR 96790"},
    {.id = "APP",
     .name = "Adjusted peak performance",
     .unit = "weighted teraFLOPS",
     .formula = "sum of W x R; R the peak of 64-bit or wider floating point, W 0.9 for vector "
                "processors, 0.3 for others",
     .aggregation = "over processors that share memory coherently, and no others",
     .in_use = {.from = detail::used_from(2006, 4, 24)},
     .source = "15 CFR 774 Supp. 1, category 4; 15 CFR 740.7"},
    {.id = "ATC",
     .name = "Aggregated approximated transistor count",
     .unit = "transistors",
     .formula = "sum of density that the node can reach x die area",
     .aggregation = "over the advanced-node logic dies of the final package, or a count by "
                    "design-verification tools from the layout",
     .in_use = {.from = detail::used_from(2025, 1, 16)},
     .open = "no table of densities is given",
     .source = "Note 1 to 3A090.a; 90 FR 5298"},
}};

/// The index of a metric by its id.
[[nodiscard]] constexpr std::optional<std::size_t> find_metric(std::string_view id) noexcept
{
    for (std::size_t i = 0; i < metric_definitions.size(); ++i)
        if (metric_definitions[i].id == id) return i;
    return {};
}

}  // namespace hirschman::inline v0_1::chips
