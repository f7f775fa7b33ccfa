// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/trade.hpp>

#include <cstdint>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

/// The tables, and in which line each figure stands (0 where it has none).
struct trade_lines {
    const trade_csv& csv;
    const std::vector<std::uint32_t>& value_added;
    const std::vector<std::uint32_t>& deficit;
};

/// Fills what no table gave (value added, final use, deficits), refuses sums that miss one another
/// by more than the tolerance, and notes what does not clear.
/// @throws data_error naming the file and line
void balance_trade(trade_tables& base, const trade_lines& lines, const trade_layout& layout);

}  // namespace hirschman::inline v0_1::io::detail
