// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/provenance.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::data {

/// A published or estimated figure about chips: units, prices, revenue.
struct chip_figure {
    /// What it counts: `units shipped (est): H100`.
    std::string figure;
    /// As the source words it.
    std::string period;
    std::optional<date> from = {};
    std::optional<date> last_day = {};
    std::optional<double> low = {};
    std::optional<double> central = {};
    std::optional<double> high = {};
    /// `units`, `USD`, `dies`, `stacks` or `share`.
    std::string unit;
    std::string note;
    provenance origin;
};

/// The rows of a CSV file with the columns of data/chip_figures.csv.
/// @throws data_error; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<chip_figure> chip_figures_from(const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<chip_figure> load_chip_figures(const std::string& path);
/// The built-in data/chip_figures.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<chip_figure> chip_figures();

}  // namespace hirschman::inline v0_1::data
