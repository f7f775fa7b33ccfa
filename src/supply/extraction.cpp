// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/extraction.hpp>

#include "supply/checks.hpp"
#include "supply/lapack.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::supply {

namespace {

void require_places(std::span<const std::size_t> sectors, std::size_t n)
{
    if (sectors.empty()) throw domain_error("an extraction needs at least one sector");
    std::vector<bool> seen(n, false);
    for (const std::size_t k : sectors) {
        if (k >= n)
            throw domain_error("sector " + std::to_string(k) + " of a table of " +
                               std::to_string(n));
        if (seen[k]) throw domain_error("sector " + std::to_string(k) + " is extracted twice");
        seen[k] = true;
    }
}

/// What the sector sells to sectors: output less final demand.
double sales(const flow_table& t, std::size_t k)
{
    double sum = 0.0;
    for (std::size_t j = 0; j < t.size(); ++j) sum += t.flow(k, j);
    return sum;
}

}  // namespace

solution extract(const leontief_system& model, std::span<const std::size_t> sectors,
                 extraction what)
{
    const flow_table& t = model.table();
    const std::size_t n = t.size();
    const std::size_t size = sectors.size();
    require_places(sectors, n);
    solution result{.status = model.status(), .message = model.message()};
    if (model.status() == solve_status::singular) return result;

    std::vector<std::vector<double>> columns;
    for (const std::size_t k : sectors) {
        solution column = model.column(k);
        result.residual = std::max(result.residual, column.residual);
        columns.push_back(std::move(column.values));
    }
    // weights = (the block of L of these sectors)^-1 times what they make or sell
    std::vector<double> block(size * size);
    std::vector<double> weights(size);
    for (std::size_t a = 0; a < size; ++a) {
        weights[a] = what == extraction::row ? sales(t, sectors[a]) : t.output[sectors[a]];
        for (std::size_t b = 0; b < size; ++b) block[b * size + a] = columns[b][sectors[a]];
    }
    const int order = detail::lapack_size(size);
    const int one = 1;
    int info = 0;
    std::vector<int> exchanges(size);
    dgetrf_(&order, &order, block.data(), &order, exchanges.data(), &info);
    if (info != 0)
        return {.status = solve_status::singular,
                .message = "the economy without these sectors has no solution"};
    dgetrs_("N", &order, &one, block.data(), &order, exchanges.data(), weights.data(), &order,
            &info, 1);

    result.values.assign(n, 0.0);
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t i = 0; i < n; ++i) result.values[i] += columns[a][i] * weights[a];
    for (std::size_t a = 0; a < size; ++a) {
        const std::size_t k = sectors[a];
        if (what == extraction::full) result.values[k] = t.output[k];
        if (what == extraction::column) result.values[k] -= weights[a];
    }
    return result;
}

solution extraction_losses(const leontief_system& model, extraction what,
                           std::span<const double> per_output)
{
    const flow_table& t = model.table();
    const std::size_t n = t.size();
    const std::vector<double> ones(per_output.empty() ? n : 0, 1.0);
    const std::span<const double> w =
        per_output.empty() ? std::span<const double>(ones) : per_output;
    const solution multiplier = model.multipliers(w);
    solution result = model.diagonal();
    result.residual = multiplier.residual;
    for (std::size_t k = 0; k < result.values.size(); ++k) {
        const double own = result.values[k];
        const double called_forth = multiplier.values[k];
        switch (what) {
            case extraction::full: result.values[k] = called_forth * t.output[k] / own; break;
            case extraction::column:
                result.values[k] = (called_forth - w[k]) * t.output[k] / own;
                break;
            case extraction::row: result.values[k] = called_forth * sales(t, k) / own; break;
        }
    }
    return result;
}

}  // namespace hirschman::inline v0_1::supply
