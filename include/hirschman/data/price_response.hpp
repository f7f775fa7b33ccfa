// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/provenance.hpp>

#include <string>
#include <vector>

namespace hirschman::inline v0_1::data {

/// What happened to quantities and prices after a Chinese control took effect, as sources word it:
/// the quantities have different units and periods and are not computed with.
struct price_response {
    std::string material;
    std::string measure;
    /// First day; the first of the month where only the month is known.
    date start;
    std::string quantity;
    std::string before;
    std::string after;
    std::string bilateral_before;
    std::string bilateral_after;
    std::string price_before;
    std::string price_after;
    provenance origin;
};

/// The rows of a CSV file with the columns of data/price_responses.csv.
/// @throws data_error; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<price_response> price_responses_from(
    const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<price_response> load_price_responses(
    const std::string& path);
/// The built-in data/price_responses.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<price_response> price_responses();

}  // namespace hirschman::inline v0_1::data
