// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/data/estimate_table.hpp>
#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/text.hpp>
#include <hirschman/uncertainty/estimate.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::data {

/// Which estimate a parameter of a scenario takes.
struct prior_entry {
    /// Name of the struct of parameters: `reversal_parameters`.
    text<64> scenario;
    text<64> field;
    /// A name in data/estimates.csv.
    text<64> estimate;
    /// From the estimate's unit to the field's, above 0: 1/12 from months to years.
    double factor = 1.0;
    /// The field's unit, where the factor is not 1.
    text<24> unit = {};
};

/// The rows of a CSV file with the columns of data/priors.csv.
/// @throws data_error, also for a field given twice
[[nodiscard]] HIRSCHMAN_API std::vector<prior_entry> prior_map_from(const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<prior_entry> load_prior_map(const std::string& path);
/// The built-in data/priors.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<prior_entry> prior_map();

/// A parameter and what was thought of it.
struct field_estimate {
    text<64> field;
    uncertainty::estimate value;
    /// Another of the scenario's fields, whose rank this one follows; empty where it follows none.
    text<64> paired_with = {};
};

/// For each of a scenario's fields that the map names, the newest estimate known by the end of
/// `when`, in the field's unit. A field that the map does not name keeps its default.
/// @throws domain_error for a scenario that the map does not name (with the nearest that it does),
///         and as `estimate_table::at`
[[nodiscard]] HIRSCHMAN_API std::vector<field_estimate> field_estimates(std::string_view scenario,
                                                                        const estimate_table& table,
                                                                        as_of when);

}  // namespace hirschman::inline v0_1::data
