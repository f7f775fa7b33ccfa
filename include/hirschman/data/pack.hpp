// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/csv.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::data {

/// The names of the built-in packs, sorted: `chips.csv`, `estimates.csv`, ...
[[nodiscard]] HIRSCHMAN_API std::vector<std::string> pack_names();

/// The text of a built-in pack, as it stands in the file of the same name in data/.
/// @throws domain_error for a name that is none, with the nearest that is.
[[nodiscard]] HIRSCHMAN_API std::string pack_text(std::string_view name);

/// A built-in pack, read by the reader that reads a user's file.
[[nodiscard]] HIRSCHMAN_API io::csv_table pack(std::string_view name);

}  // namespace hirschman::inline v0_1::data
