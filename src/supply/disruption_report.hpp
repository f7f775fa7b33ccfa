// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/supply/disruption_path.hpp>

namespace hirschman::inline v0_1::supply::detail {

/// Fills message and report of the summary, whose status and omissions are set.
void report(disruption_path& path, const network& net, const embargo& control,
            const path_options& options);

}  // namespace hirschman::inline v0_1::supply::detail
