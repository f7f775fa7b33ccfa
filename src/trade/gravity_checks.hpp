// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/trade/gravity.hpp>

namespace hirschman::inline v0_1::trade::detail {

/// @throws domain_error naming what is impossible
void require_valid(const gravity_data& d);

}  // namespace hirschman::inline v0_1::trade::detail
