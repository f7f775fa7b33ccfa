// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The two quantity models of an input-output table. Leontief: output meets demand, x = A x + f.
/// Ghosh: output passes on supply, x' = x' B + v'.

#include <hirschman/supply/flow_table.hpp>
#include <hirschman/supply/solution.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// I - A, factorised once by LAPACK: every question then costs n^2 operations, and no inverse is
/// formed. For one demand alone `required_output` is cheaper.
///
/// Digits depend on the LAPACK that is linked, its number of threads and the CPU. Who calls from
/// many threads limits the threads of that LAPACK first (OPENBLAS_NUM_THREADS=1).
///
///     const leontief_system model(table);
///     model.output(demand).values;
///
/// @source Leontief (1936); Ghosh (1958); Miller and Blair (2009)
/// @verified input_output_test: Miller and Blair, chapter 2; Eurostat Manual (2008), Germany 1995
class HIRSCHMAN_API leontief_system {
public:
    /// 2/3 n^3 operations, 16 n^2 bytes.
    /// @throws domain_error as `require_valid`; a singular or unproductive table is a `status`
    explicit leontief_system(flow_table table);

    [[nodiscard]] const flow_table& table() const noexcept { return table_; }
    [[nodiscard]] std::size_t size() const noexcept { return table_.size(); }
    [[nodiscard]] solve_status status() const noexcept { return status_; }
    /// Why, where the status is not `solved`.
    [[nodiscard]] const std::string& message() const noexcept { return message_; }

    /// Output that meets a final demand: L f.
    /// @throws domain_error for a wrong number of figures, or one that is not finite
    [[nodiscard]] solution output(std::span<const double> demand) const;
    /// Output that passes on primary inputs: v' G, with G = (I - B)^-1.
    [[nodiscard]] solution output_from_supply(std::span<const double> primary_inputs) const;

    /// What one more unit of final demand for each sector calls forth of a quantity with these
    /// amounts per unit of output (value added, jobs, a material): w' L.
    [[nodiscard]] solution multipliers(std::span<const double> per_output) const;
    /// Output multipliers: sums of the columns of L.
    [[nodiscard]] solution backward_linkages() const;
    /// Sums of the rows of G.
    [[nodiscard]] solution forward_linkages() const;

    /// Column k of L: output called forth by a unit of final demand for sector k.
    [[nodiscard]] solution column(std::size_t k) const;
    /// L_kk of every sector: 2/3 n^3 operations more, half of what L itself would take.
    [[nodiscard]] solution diagonal() const;

private:
    [[nodiscard]] solution solved(std::vector<double> right_side, char transposed) const;

    flow_table table_;
    std::vector<double> factors_{};
    std::vector<int> exchanges_{};
    solve_status status_ = solve_status::singular;
    std::string message_{};
};

}  // namespace hirschman::inline v0_1::supply
