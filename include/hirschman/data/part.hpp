// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/chip.hpp>
#include <hirschman/country.hpp>
#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/provenance.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::data {

/// A catalogue entry: the chip as the rules see it, and what the rules do not ask.
struct part {
    chips::chip chip;
    std::string vendor;
    /// Where the vendor has its headquarters.
    country headquarters = country("USA");
    std::string architecture;
    std::string process;
    /// Last day of the month (or year) of release or announcement.
    date released;
    /// Logic area that is only somebody's estimate; `chip.logic_area` is then unknown.
    std::optional<area> estimated_logic_area = {};
    /// Links between chips, both directions, without the peripheral bus. Where the whole
    /// input/output is not known, `chip.interconnect_bandwidth` is at least this.
    std::optional<bandwidth> link_bandwidth = {};
    /// USD of the year of release.
    std::optional<double> launch_price = {};
    /// Why unlisted formats may, or cannot, give a higher figure.
    std::string other_formats_reason;
    std::string note;
    provenance origin;
};

/// The parts of a CSV file with the columns of data/chips.csv.
/// @throws data_error; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<part> parts_from(const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<part> load_catalogue(const std::string& path);
/// The built-in catalogue: 225 accelerators of 2016 to 2026.
[[nodiscard]] HIRSCHMAN_API std::vector<part> catalogue();

/// The chips of `catalogue()` alone.
[[nodiscard]] HIRSCHMAN_API std::vector<chips::chip> chips();
/// By id ("nv_h20_96") or name ("H20 SXM 96GB"). @throws domain_error for what is neither, with the
/// nearest that is.
[[nodiscard]] HIRSCHMAN_API chips::chip chip(std::string_view id_or_name);

}  // namespace hirschman::inline v0_1::data
