// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What every sector buys from every sector: an input-output table in values or volumes.

#include <hirschman/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// Flows between sectors over one period and the output of each. What is not sold to a sector goes
/// to final demand, so that the table always clears (`final_demand`).
struct flow_table {
    std::vector<std::string> sectors{};
    /// Row by row: `flows[i * n + j]` is what sector j bought of sector i; not negative.
    std::vector<double> flows{};
    std::vector<double> output{};
    /// By sector, or empty where it is not known.
    std::vector<double> value_added{};

    [[nodiscard]] std::size_t size() const noexcept { return output.size(); }
    [[nodiscard]] double flow(std::size_t seller, std::size_t buyer) const noexcept
    {
        return flows[seller * size() + buyer];
    }
};

/// @throws domain_error for an empty table, lengths that do not agree, a figure that is negative or
/// not finite, a name given twice, or a sector without output that buys or sells
HIRSCHMAN_API void require_valid(const flow_table& t);

/// Where a sector stands in the table.
/// @throws domain_error for a name that is not there
[[nodiscard]] HIRSCHMAN_API std::size_t index_of(const flow_table& t, std::string_view sector);

/// Output less what sectors buy. Negative where they buy more than is made: the rest is imported,
/// or made by other industries too.
[[nodiscard]] HIRSCHMAN_API std::vector<double> final_demand(const flow_table& t);

/// Output less what the sector buys from sectors: value added and imports.
[[nodiscard]] HIRSCHMAN_API std::vector<double> primary_inputs(const flow_table& t);

/// A = Z / output of the buyer, row by row: input per unit of output.
[[nodiscard]] HIRSCHMAN_API std::vector<double> input_coefficients(const flow_table& t);

/// B = Z / output of the seller, row by row: where a unit of output goes. It is also the
/// interdependency matrix A* of inoperability.
[[nodiscard]] HIRSCHMAN_API std::vector<double> allocation_coefficients(const flow_table& t);

}  // namespace hirschman::inline v0_1::supply
