// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/supply/disruption_path.hpp>

#include <string>
#include <vector>

namespace hirschman::inline v0_1::supply::detail {

/// Fills message and report of the summary, whose status is set.
void report(disruption_path& path, const network& net, const embargo& control,
            const path_options& options, const std::vector<std::string>& left_out);

}  // namespace hirschman::inline v0_1::supply::detail
