// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/input_output.hpp>

#include "supply/checks.hpp"
#include "supply/lapack.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace hirschman::inline v0_1::supply {

namespace {

/// LAPACK reads columns where we write rows, so that it holds (I - A)'.
constexpr char plain = 'T';
constexpr char transposed = 'N';

double norm(std::span<const double> v)
{
    double sum = 0.0;
    for (const double x : v) sum += x * x;
    return std::sqrt(sum);
}

std::vector<double> identity_less_coefficients(const flow_table& t)
{
    const std::size_t n = t.size();
    std::vector<double> m(t.flows);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
            m[i * n + j] = t.output[j] > 0.0 ? -m[i * n + j] / t.output[j] : 0.0;
        m[i * n + i] += 1.0;
    }
    return m;
}

/// |b - (I - A) x|, or |b - (I - A)' x|
double residual_norm(const flow_table& t, std::span<const double> b, std::span<const double> x,
                     char form)
{
    const std::size_t n = t.size();
    std::vector<double> r(b.begin(), b.end());
    for (std::size_t i = 0; i < n; ++i) {
        r[i] -= x[i];
        for (std::size_t j = 0; j < n; ++j) {
            if (t.output[j] == 0.0) continue;
            const double a = t.flow(i, j) / t.output[j];
            if (form == plain)
                r[i] += a * x[j];
            else
                r[j] += a * x[i];
        }
    }
    return norm(r);
}

}  // namespace

leontief_system::leontief_system(flow_table table) : table_(std::move(table))
{
    require_valid(table_);
    const std::size_t n = size();
    const int order = detail::lapack_size(n);
    factors_ = identity_less_coefficients(table_);
    double norm = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
        double sum = 0.0;
        for (std::size_t i = 0; i < n; ++i) sum += std::fabs(factors_[i * n + j]);
        norm = std::max(norm, sum);
    }
    exchanges_.resize(n);
    int info = 0;
    dgetrf_(&order, &order, factors_.data(), &order, exchanges_.data(), &info);

    const auto refuse = [&](std::string why) {
        status_ = solve_status::singular;
        message_ = std::move(why);
        factors_.clear();
    };
    if (info != 0) {
        refuse("I - A is singular: some sectors use up all they make");
        return;
    }

    std::vector<double> column_sums(n, 1.0);
    const int one = 1;
    dgetrs_(&transposed, &order, &one, factors_.data(), &order, exchanges_.data(),
            column_sums.data(), &order, &info, 1);
    double largest = 0.0;
    bool negative = false;
    for (const double sum : column_sums) {
        largest = std::isfinite(sum) ? std::max(largest, std::fabs(sum))
                                     : std::numeric_limits<double>::infinity();
        negative = negative || sum < 0.0;
    }
    // Without negatives the column sums are the norm of L: the condition is known, not estimated.
    if (norm * largest * static_cast<double>(n) * std::numeric_limits<double>::epsilon() > 1.0) {
        refuse("I - A is singular to working precision");
    } else if (negative) {
        status_ = solve_status::unproductive;
        message_ = "some sectors need more than a unit of output to make one";
    } else {
        status_ = solve_status::solved;
    }
}

solution leontief_system::solved(std::vector<double> right_side, char form) const
{
    solution s{.status = status_, .message = message_};
    if (status_ == solve_status::singular) return s;
    const int order = static_cast<int>(size());
    const int one = 1;
    int info = 0;
    s.values = right_side;
    dgetrs_(&form, &order, &one, factors_.data(), &order, exchanges_.data(), s.values.data(),
            &order, &info, 1);
    const double scale = norm(right_side);
    if (scale > 0.0) s.residual = residual_norm(table_, right_side, s.values, form) / scale;
    return s;
}

solution leontief_system::output(std::span<const double> demand) const
{
    detail::require_finite(demand, size(), "demand");
    return solved({demand.begin(), demand.end()}, plain);
}

solution leontief_system::output_from_supply(std::span<const double> primary) const
{
    detail::require_finite(primary, size(), "primary_inputs");
    // G = X^-1 L X with X the diagonal of output
    std::vector<double> v(primary.begin(), primary.end());
    for (std::size_t i = 0; i < v.size(); ++i)
        if (table_.output[i] > 0.0) v[i] /= table_.output[i];
    solution s = solved(std::move(v), transposed);
    for (std::size_t i = 0; i < s.values.size(); ++i)
        if (table_.output[i] > 0.0) s.values[i] *= table_.output[i];
    return s;
}

solution leontief_system::multipliers(std::span<const double> per_output) const
{
    detail::require_finite(per_output, size(), "per_output");
    return solved({per_output.begin(), per_output.end()}, transposed);
}

solution leontief_system::backward_linkages() const
{
    return solved(std::vector<double>(size(), 1.0), transposed);
}

solution leontief_system::forward_linkages() const
{
    solution s = solved(table_.output, plain);
    for (std::size_t i = 0; i < s.values.size(); ++i)
        s.values[i] = table_.output[i] > 0.0 ? s.values[i] / table_.output[i] : 1.0;
    return s;
}

solution leontief_system::column(std::size_t k) const
{
    if (k >= size())
        throw domain_error("sector " + std::to_string(k) + " of a table of " +
                           std::to_string(size()));
    std::vector<double> unit(size());
    unit[k] = 1.0;
    return solved(std::move(unit), plain);
}

solution leontief_system::diagonal() const
{
    solution s{.status = status_, .message = message_};
    if (status_ == solve_status::singular) return s;
    const std::size_t n = size();
    const int order = static_cast<int>(n);
    std::vector<double> inverses(factors_);
    int info = 0;
    dtrtri_("U", "N", &order, inverses.data(), &order, &info, 1, 1);
    dtrtri_("L", "U", &order, inverses.data(), &order, &info, 1, 1);

    // (I - A)' = P L U, so that L_kk = sum over j of U^-1(k, j) L^-1(j, place[k])
    std::vector<std::size_t> rows(n);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    for (std::size_t i = 0; i < n; ++i)
        std::swap(rows[i], rows[static_cast<std::size_t>(exchanges_[i]) - 1]);
    std::vector<std::size_t> place(n);
    for (std::size_t i = 0; i < n; ++i) place[rows[i]] = i;

    s.values.assign(n, 0.0);
    // tiles, as one of the two triangles is read across its columns
    constexpr std::size_t tile = 48;
    for (std::size_t j0 = 0; j0 < n; j0 += tile)
        for (std::size_t k0 = 0; k0 <= j0; k0 += tile)
            for (std::size_t k = k0; k < std::min(k0 + tile, n); ++k) {
                const std::size_t m = place[k];
                double sum = 0.0;
                for (std::size_t j = std::max({j0, k, m}); j < std::min(j0 + tile, n); ++j)
                    sum += inverses[j * n + k] * (j == m ? 1.0 : inverses[m * n + j]);
                s.values[k] += sum;
            }
    return s;
}

}  // namespace hirschman::inline v0_1::supply
