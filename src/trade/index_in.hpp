// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

#include "io/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

/// Where a name stands. `kind` is what the names are of: "country".
/// @throws domain_error for a name that is not there, with a suggestion
inline std::size_t index_in(const std::vector<std::string>& names, std::string_view word,
                            std::string_view kind)
{
    const auto found = std::find(names.begin(), names.end(), word);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    throw domain_error("no " + std::string(kind) + " is named \"" + std::string(word) + "\"" +
                       io::detail::suggestion(word, {names.begin(), names.end()}));
}

}  // namespace hirschman::inline v0_1::trade::detail
