// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/provenance.hpp>
#include <hirschman/text.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::data {

/// A fiscal quarter of NVIDIA as reported. Money is USD of the day; what was not reported is empty.
///
/// Two bases are kept apart and must not be mixed: sales *billed* to China with Hong Kong, reported
/// until fiscal 2026, and sales to customers with *headquarters* there, reported from May 2026 with
/// one quarter recast.
struct quarter {
    text<8> name;
    /// Last day of the quarter.
    date period_end;
    /// Day of the results; empty where it is not known: `known_from()` then applies a lag.
    std::optional<date> published = {};
    /// Day on which the company guided this quarter's revenue.
    std::optional<date> guide_published = {};
    std::optional<double> total_revenue = {};
    std::optional<double> data_center_revenue = {};
    std::optional<double> china_billing = {};
    std::optional<double> china_billing_share = {};
    std::optional<double> china_headquarters = {};
    std::optional<double> china_headquarters_share = {};
    /// Day of the filing that gave the headquarters basis for this quarter.
    std::optional<date> headquarters_published = {};
    std::optional<double> h20_china = {};
    std::optional<double> h20_elsewhere = {};
    std::optional<double> h200_china = {};
    /// Inventory and purchase-commitment charge; negative is a release.
    std::optional<double> h20_charge = {};
    std::optional<double> guided_revenue = {};
    std::string policy_event;
    provenance origin;

    /// `published`, else 60 days after the quarter (the longest filing term, that of a 10-K).
    [[nodiscard]] date known_from() const
    {
        return published ? *published : period_end + std::chrono::days(60);
    }
};

/// The quarters of a CSV file with the columns of data/nvidia_quarters.csv, in its order.
/// @throws data_error; nothing is half-loaded.
[[nodiscard]] HIRSCHMAN_API std::vector<quarter> quarters_from(const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<quarter> load_quarters(const std::string& path);
/// The built-in data/nvidia_quarters.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<quarter> nvidia_quarters();

/// What was public at the end of `on`: quarters with published results; of later ones only the
/// guide, where it was out; the headquarters basis only where it was filed.
[[nodiscard]] HIRSCHMAN_API std::vector<quarter> known(std::vector<quarter> quarters, as_of when);

}  // namespace hirschman::inline v0_1::data
