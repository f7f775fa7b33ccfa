// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/error.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/io/json.hpp>
#include <hirschman/uncertainty/estimate.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::data {

/// Thrown for an estimate that became known only after the day asked about.
class HIRSCHMAN_VISIBLE not_known_yet : public domain_error {
public:
    using domain_error::domain_error;
};

/// Estimates, one row for each name and day from which it could be known.
class HIRSCHMAN_API estimate_table {
public:
    /// Sorted by name and day. @throws domain_error where a name is given twice for one day.
    explicit estimate_table(std::vector<uncertainty::estimate> rows);

    [[nodiscard]] const std::vector<uncertainty::estimate>& rows() const noexcept { return rows_; }
    /// Every name once, sorted.
    [[nodiscard]] std::vector<std::string_view> names() const;
    /// The newest row of `name` known by the end of `when`.
    /// @throws domain_error for a name that is none, with the nearest that is;
    ///         not_known_yet, with the day from which it is
    [[nodiscard]] const uncertainty::estimate& at(std::string_view name, as_of when) const;
    /// The estimate whose rank `at(name, when)` follows; empty where it follows none.
    [[nodiscard]] std::string_view paired_with(std::string_view name, as_of when) const;
    /// For each name the rows known by the end of `when`. Of names not known yet only the day from
    /// which they are stays, so that `at` can say it.
    [[nodiscard]] estimate_table known(as_of when) const;
    /// With the rows of some names replaced by a user's; see `load_overrides`.
    [[nodiscard]] estimate_table overridden(const io::json_document& overrides) const;

private:
    friend estimate_table estimates_from(const io::csv_table& table);
    estimate_table(std::vector<uncertainty::estimate> rows, std::vector<std::string> partners);
    [[nodiscard]] std::size_t find(std::string_view name, as_of when) const;

    [[nodiscard]] std::optional<date> later(std::string_view name) const;

    std::vector<uncertainty::estimate> rows_;
    /// For each row.
    std::vector<std::string> partners_;
    /// Names without a row yet, and the day from which they have one.
    std::vector<std::pair<std::string, date>> later_;
};

/// The rows of a CSV file with the columns of data/estimates.csv.
/// @throws data_error, also where low, central and high are not in order or outside the permitted
///         range; nothing is half-loaded
[[nodiscard]] HIRSCHMAN_API estimate_table estimates_from(const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API estimate_table load_estimates(const std::string& path);
/// The built-in data/estimates.csv.
[[nodiscard]] HIRSCHMAN_API estimate_table estimates();

/// `table.at(name, when)`.
[[nodiscard]] HIRSCHMAN_API uncertainty::estimate estimate_for(const estimate_table& table,
                                                               std::string_view name, as_of when);
/// Of the built-in table.
[[nodiscard]] HIRSCHMAN_API uncertainty::estimate estimate_for(std::string_view name, as_of when);

/// `table` with what a JSON file says of some of its names:
///
///     {"licensed_share": 0.9, "levy_pass_through": {"low": 0, "central": 0.5, "high": 1}}
///
/// A number is a point. With three numbers the row keeps its shape unless `"shape"` names another;
/// an override holds on every day.
/// @throws data_error with the JSON path for an unknown name or key (with the nearest), numbers out
///         of order or outside what the quantity permits
[[nodiscard]] HIRSCHMAN_API estimate_table load_overrides(const estimate_table& table,
                                                          const std::string& path);

}  // namespace hirschman::inline v0_1::data
