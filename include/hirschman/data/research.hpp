// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/country.hpp>
#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/provenance.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::data {

/// How R&D spending is made comparable.
enum class research_basis {
    current_ppp,        ///< USD at current purchasing power
    constant_2015_ppp,  ///< USD of 2015 at purchasing power
    nistep_ppp,         ///< JPY at the purchasing power that NISTEP uses
};

/// Gross domestic expenditure on R&D of one country in one year, as one release gave it. Releases
/// differ and must not be differenced with one another.
struct research_spending {
    country nation = country("USA");
    int year = 0;
    /// Name of the release; empty for the current series.
    std::string vintage;
    research_basis basis = research_basis::current_ppp;
    /// USD; JPY on the NISTEP basis.
    double expenditure = 0;
    /// Day from which the release could be read.
    date published;
    provenance origin;
};

/// The rows of a CSV file with the columns of data/rd_expenditure.csv.
/// @throws data_error; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<research_spending> research_spending_from(
    const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<research_spending> load_research_spending(
    const std::string& path);
/// The built-in data/rd_expenditure.csv: one current series, extracted on 2026-09-13.
[[nodiscard]] HIRSCHMAN_API std::vector<research_spending> rd_expenditure();
/// The built-in data/rd_vintages.csv: the few figures of older releases.
[[nodiscard]] HIRSCHMAN_API std::vector<research_spending> rd_vintages();

/// Releases that could be read at the end of `on`.
[[nodiscard]] HIRSCHMAN_API std::vector<research_spending> known(
    std::vector<research_spending> series, as_of when);

/// The current series cut to the years that had been published by `when` (year Y in March of Y +
/// 2), in today's revision: pseudo-real-time, to be labelled so and not scored.
[[nodiscard]] HIRSCHMAN_API std::vector<research_spending> pseudo_real_time(
    std::vector<research_spending> series, as_of when);

}  // namespace hirschman::inline v0_1::data
