// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/part.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"
#include "io/spelling.hpp"

#include <utility>

namespace hirschman::inline v0_1::data {

namespace {

using namespace units;

constexpr double largest_rate = 1e9;

chips::dense_peaks dense_peaks_of(const io::csv_row& row)
{
    chips::dense_peaks peaks;
    for (const auto& format : chips::formats) {
        const auto cell = row[format.name.str() + "_dense_tops"];
        if (cell.empty()) continue;
        const double rate = detail::positive(cell);
        if (rate > largest_rate) cell.fail("a rate of at most 1e9 TOPS");
        peaks.add({format, rate * teraop_per_second});
    }
    return peaks;
}

/// Any logic die is larger than this; the lower end where only an upper one is published.
constexpr double smallest_die = 1.0;

void read_logic_area(const io::csv_row& row, part& entry)
{
    const bool planar = row["non_planar"].word({"yes", "no"}) == 1;
    const auto given = row["logic_area_mm2"];
    const auto basis = row["logic_area_basis"];
    if (given.empty() != basis.empty()) basis.fail("a basis exactly where an area is given");
    if (!given.empty()) {
        const auto size = detail::positive(given) * square_millimetre;
        switch (basis.word({"published", "at_least", "at_most", "estimate"})) {
            case 0: entry.chip.logic_area = exactly(size); break;
            case 1: entry.chip.logic_area = at_least(size); break;
            case 2: entry.chip.logic_area = between(smallest_die * square_millimetre, size); break;
            default: entry.estimated_logic_area = size;
        }
    }
    if (planar) entry.chip.logic_area = undefined();
}

void read_interconnect(const io::csv_row& row, part& entry)
{
    const auto whole = row["io_bandwidth_gb_per_s"];
    const auto links = row["link_bandwidth_gb_per_s"];
    if (!links.empty()) {
        entry.link_bandwidth = detail::positive(links) * gigabyte_per_second;
        entry.chip.interconnect_bandwidth = at_least(*entry.link_bandwidth);
    }
    if (!whole.empty()) {
        const auto all = detail::positive(whole) * gigabyte_per_second;
        if (entry.link_bandwidth && all < *entry.link_bandwidth)
            whole.fail("no less than the links alone");
        entry.chip.interconnect_bandwidth = exactly(all);
    }
}

part part_of(const io::csv_row& row)
{
    part entry;
    (void)row["id"].text();
    entry.chip.id = detail::text_of<40>(row["id"]);
    entry.chip.name = detail::text_of<64>(row["name"]);
    entry.chip.dense_peak = dense_peaks_of(row);
    entry.chip.other_formats = row["other_formats"].word({"unpublished", "no_higher"}) == 0
                                   ? chips::unlisted::unpublished
                                   : chips::unlisted::no_higher;
    if (entry.chip.other_formats == chips::unlisted::no_higher && entry.chip.dense_peak.empty())
        row["other_formats"].fail("unpublished, where no dense peak is given");
    read_logic_area(row, entry);
    read_interconnect(row, entry);
    if (const auto cell = row["dram_bandwidth_gb_per_s"]; !cell.empty())
        entry.chip.dram_bandwidth = exactly(detail::not_negative(cell) * gigabyte_per_second);
    if (const auto cell = row["memory_gb"]; !cell.empty())
        entry.chip.memory = exactly(detail::positive(cell) * gigabyte);
    const truth answers[] = {truth::yes, truth::no, truth::unknown};
    entry.chip.datacenter = answers[row["datacenter"].word({"yes", "no", "unknown"})];
    entry.chip.named_in_letter_2022 =
        answers[row["named_in_letter_2022"].word({"yes", "no", "unknown"})];

    entry.vendor = row["vendor"].text();
    entry.headquarters = row["headquarters"].nation();
    entry.architecture = row["architecture"].raw();
    entry.process = row["process"].raw();
    entry.released = detail::last_day_of(row["released"]);
    entry.launch_price = row["launch_price_usd"].optional_number();
    entry.other_formats_reason = row["other_formats_reason"].text();
    entry.note = row["note"].raw();
    entry.origin = detail::provenance_of(row, entry.released);
    return entry;
}

}  // namespace

std::vector<part> parts_from(const io::csv_table& table)
{
    table.require_columns({"id",
                           "name",
                           "vendor",
                           "headquarters",
                           "released",
                           "architecture",
                           "process",
                           "fp64_dense_tops",
                           "fp32_dense_tops",
                           "tf32_dense_tops",
                           "fp16_dense_tops",
                           "bf16_dense_tops",
                           "fp8_dense_tops",
                           "int8_dense_tops",
                           "fp6_dense_tops",
                           "fp4_dense_tops",
                           "int4_dense_tops",
                           "other_formats",
                           "other_formats_reason",
                           "non_planar",
                           "logic_area_mm2",
                           "logic_area_basis",
                           "memory_gb",
                           "dram_bandwidth_gb_per_s",
                           "link_bandwidth_gb_per_s",
                           "io_bandwidth_gb_per_s",
                           "launch_price_usd",
                           "datacenter",
                           "named_in_letter_2022",
                           "note",
                           "source",
                           "confidence"},
                          {"foundry", "transistors_bn", "dies", "memory", "thermal_design_power_w",
                           "confidence_as_given"});
    table.require_unique({"id"});
    return detail::rows_of<part>(table, part_of);
}

std::vector<part> load_catalogue(const std::string& path) { return parts_from(io::load_csv(path)); }

std::vector<part> catalogue() { return parts_from(pack("chips.csv")); }

std::vector<chips::chip> chips()
{
    std::vector<chips::chip> all;
    for (auto& entry : catalogue()) all.push_back(entry.chip);
    return all;
}

chips::chip chip(std::string_view id_or_name)
{
    const auto all = chips();
    std::vector<std::string_view> known;
    for (const auto& candidate : all) {
        if (candidate.id == id_or_name || candidate.name == id_or_name) return candidate;
        known.push_back(candidate.id);
        known.push_back(candidate.name);
    }
    throw domain_error("there is no chip \"" + std::string(id_or_name) + "\" in the catalogue" +
                       io::detail::suggestion(id_or_name, known));
}

}  // namespace hirschman::inline v0_1::data
