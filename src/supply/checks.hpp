// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>
#include <hirschman/supply/flow_table.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace hirschman::inline v0_1::supply::detail {

using hirschman::detail::inside;

/// Everything about a table that does not need each of its flows, and each of its flows.
void require_frame(const flow_table& t);
void require_flows(const flow_table& t);

void require_count(std::size_t found, std::size_t expected, std::string_view what);
/// @throws domain_error naming the place of a figure that is not finite
void require_finite(std::span<const double> values, std::size_t expected, std::string_view what);

}  // namespace hirschman::inline v0_1::supply::detail
