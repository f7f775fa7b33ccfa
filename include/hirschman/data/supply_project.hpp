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

/// Where in the chain from ore to magnet a plant stands.
enum class supply_stage { mine, separation, metal, magnets };

/// Which rare earths it makes.
enum class element_group { light, heavy, all };

/// A plant outside China, existing or announced; one row for each element group.
struct supply_project {
    std::string project;
    supply_stage stage = supply_stage::mine;
    element_group elements = element_group::all;
    country nation = country("USA");
    std::string owner;
    /// Tonnes a year, nameplate, of what `capacity_of` names; empty where the text gives none.
    std::optional<double> capacity_low = {};
    std::optional<double> capacity_high = {};
    std::string capacity_of;
    std::string status;
    /// First output: a month counts from its first day, a year from its middle.
    std::optional<date> start = {};
    /// Full rate: a month or year counts to its last day; empty where open.
    std::optional<date> full = {};
    /// The capacity, status and dates as the source words them.
    std::string capacity_text;
    std::string note;
    /// `origin.known_from` is the announcement.
    provenance origin;
};

/// The rows of a CSV file with the columns of data/supply_projects.csv.
/// @throws data_error; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<supply_project> supply_projects_from(
    const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<supply_project> load_supply_projects(
    const std::string& path);
/// The built-in data/supply_projects.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<supply_project> supply_projects();

/// Projects announced by the end of `when`; one whose announcement was not recorded is left out.
[[nodiscard]] HIRSCHMAN_API std::vector<supply_project> known(std::vector<supply_project> projects,
                                                              as_of when);

}  // namespace hirschman::inline v0_1::data
