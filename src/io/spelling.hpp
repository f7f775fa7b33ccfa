// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

/// The candidate that `word` was probably meant to be; empty where none is near. Near means that
/// one letter or a third of them must be changed, or that it is part of the candidate.
[[nodiscard]] std::string nearest(std::string_view word,
                                  const std::vector<std::string_view>& candidates);

/// `; did you mean "x"?`, or nothing.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     const std::vector<std::string_view>& candidates);

/// `a, b or c`.
[[nodiscard]] std::string one_of(const std::vector<std::string_view>& words);

}  // namespace hirschman::inline v0_1::io::detail
