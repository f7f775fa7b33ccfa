// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/csv.hpp>
#include <hirschman/io/json.hpp>
#include <hirschman/uncertainty/estimate.hpp>

#include <optional>
#include <string>

namespace hirschman::inline v0_1::data::detail {

/// Columns `shape`, `bounds_are` and `details`:
///     gamma     shape=5.5;rate=24.4
///     discrete  0:1;0.15:2            value and weight; also empirical
///     mixture   0.95:point(0);0.05:uniform(0,0.25)
///     any       paired_with=another_estimate
///     any       rests_on=episode      of the back-test; may be given more than once
/// Returns the name of the paired estimate; empty where there is none.
[[nodiscard]] std::string read_shape(const io::csv_row& row, uncertainty::estimate& result);

/// What is permitted where `value` is not; else empty.
[[nodiscard]] std::string permitted(const uncertainty::estimate& e, double value);

/// What is expected where the shape and the numbers do not agree; else empty.
[[nodiscard]] std::string misfit(const uncertainty::estimate& e);

void make_point(uncertainty::estimate& e, double value);

/// For three numbers of a user: the shape named, else the one it had if three numbers determine it,
/// else a triangle.
void reshape(uncertainty::estimate& e, const std::optional<io::json_value>& named);

}  // namespace hirschman::inline v0_1::data::detail
