// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hirschman::inline v0_1::io::detail {

/// The bytes of a file. @throws data_error where it cannot be opened or read.
[[nodiscard]] std::string read_file(const std::string& path);

/// Without a UTF-8 byte order mark at the start.
[[nodiscard]] std::string_view without_mark(std::string_view content) noexcept;

/// Refuses what is not UTF-8 or holds a NUL, naming the line.
void require_text(std::string_view content, const std::string& file);

/// `"found"` for messages: in quotes, at most 60 bytes, control characters shown as `?`.
[[nodiscard]] std::string quoted(std::string_view found);

/// A whole field as a finite double by `std::from_chars`; false where it is anything else.
[[nodiscard]] bool exact_number(std::string_view digits, double& value) noexcept;

}  // namespace hirschman::inline v0_1::io::detail
