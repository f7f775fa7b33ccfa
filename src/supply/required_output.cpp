// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/required_output.hpp>

#include "supply/checks.hpp"
#include "supply/products.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace hirschman::inline v0_1::supply {

namespace {

/// Vectors kept before the iteration starts again from where it is.
constexpr std::size_t basis_limit = 60;

double norm(const std::vector<double>& v)
{
    return std::sqrt(detail::dot(v.data(), v.data(), v.size()));
}

/// x from the basis and the triangular system that the rotations have left.
void move_along(const std::vector<std::vector<double>>& basis,
                const std::vector<std::vector<double>>& triangle, std::vector<double> right,
                std::size_t count, std::vector<double>& x)
{
    for (std::size_t k = count; k-- > 0;) {
        for (std::size_t j = k + 1; j < count; ++j) right[k] -= triangle[j][k] * right[j];
        right[k] /= triangle[k][k];
    }
    for (std::size_t k = 0; k < count; ++k)
        detail::add(right[k], basis[k].data(), x.data(), x.size());
}

/// GMRES for (I - A) x = b. `times_a(v, y)` writes A v to y.
template <class TimesA>
solution iterate(std::size_t n, std::span<const double> b, const solve_options& options,
                 TimesA times_a)
{
    solution s{.status = solve_status::not_converged, .values = std::vector<double>(n)};
    std::vector<double> r(b.begin(), b.end());
    const double scale = norm(r);
    if (scale == 0.0) {
        s.status = solve_status::solved;
        return s;
    }
    std::vector<double> product(n);
    while (true) {
        const double start = norm(r);
        std::vector<std::vector<double>> basis{r};
        for (double& v : basis[0]) v /= start;
        std::vector<std::vector<double>> triangle;
        std::vector<double> right{start}, cosine, sine;
        std::size_t k = 0;
        while (k < basis_limit && s.iterations < options.max_iterations &&
               std::fabs(right[k]) > options.tolerance * scale) {
            times_a(basis[k], product);
            ++s.iterations;
            std::vector<double> next(n);
            for (std::size_t i = 0; i < n; ++i) next[i] = basis[k][i] - product[i];
            std::vector<double> h(k + 1);
            for (std::size_t j = 0; j <= k; ++j) {
                h[j] = detail::dot(next.data(), basis[j].data(), n);
                detail::add(-h[j], basis[j].data(), next.data(), n);
            }
            const double length = norm(next);
            for (std::size_t j = 0; j < k; ++j) {
                const double rotated = cosine[j] * h[j] + sine[j] * h[j + 1];
                h[j + 1] = cosine[j] * h[j + 1] - sine[j] * h[j];
                h[j] = rotated;
            }
            const double diagonal = std::hypot(h[k], length);
            if (!(diagonal > 0.0) || !std::isfinite(diagonal)) {
                s.status = solve_status::singular;
                s.message = "I - A is singular in the directions that this demand reaches";
                s.values.clear();
                return s;
            }
            cosine.push_back(h[k] / diagonal);
            sine.push_back(length / diagonal);
            h[k] = diagonal;
            right.push_back(-sine[k] * right[k]);
            right[k] *= cosine[k];
            triangle.push_back(std::move(h));
            ++k;
            if (length > 0.0)
                for (double& v : next) v /= length;
            basis.push_back(std::move(next));
        }
        move_along(basis, triangle, right, k, s.values);

        s.residual = std::fabs(right[k]) / scale;
        if (s.residual <= options.tolerance) {
            s.status = solve_status::solved;
            return s;
        }
        if (s.iterations >= options.max_iterations) {
            s.message = "residual " + to_text(s.residual) + " after " +
                        std::to_string(s.iterations) + " products";
            return s;
        }
        // Start again from what the basis leaves over: the rotations turned back.
        std::vector<double> left(k + 1);
        left[k] = right[k];
        for (std::size_t j = k; j-- > 0;) {
            const double turned = left[j + 1];
            left[j] = -sine[j] * turned;
            left[j + 1] = cosine[j] * turned;
        }
        std::fill(r.begin(), r.end(), 0.0);
        for (std::size_t j = 0; j <= k; ++j) detail::add(left[j], basis[j].data(), r.data(), n);
    }
}

void require_options(const solve_options& o)
{
    in_range(o.tolerance, 1e-14, 1.0, "tolerance", bounds::left_closed);
    in_range(static_cast<double>(o.max_iterations), 1.0, 1e6, "max_iterations");
}

void note_unproductive(solution& s, std::span<const double> demand)
{
    const auto negative = [](double v) { return v < 0.0; };
    if (s.status != solve_status::solved || std::any_of(demand.begin(), demand.end(), negative))
        return;
    // An output at the size of the residual is rounding, not a negative output.
    const double scale = norm(s.values) * std::max(s.residual, 1e-12);
    for (const double v : s.values)
        if (v < -scale) {
            s.status = solve_status::unproductive;
            s.message = "some sectors need more than a unit of output to make one";
            return;
        }
}

std::vector<double> per_output(const std::vector<double>& v, const std::vector<double>& output)
{
    std::vector<double> w(v.size());
    for (std::size_t i = 0; i < v.size(); ++i) w[i] = output[i] > 0.0 ? v[i] / output[i] : 0.0;
    return w;
}

void require_valid(const sparse_flow_table& t)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::size_t n = t.size();
    if (n == 0) throw domain_error("a table of flows needs at least one sector");
    detail::require_count(t.sectors.size(), n, "names of sectors");
    detail::require_count(t.row_begin.size(), n + 1, "beginnings of rows");
    detail::require_count(t.buyer.size(), t.flow.size(), "buyers");
    if (t.row_begin.front() != 0 || t.row_begin.back() != t.flow.size() ||
        !std::is_sorted(t.row_begin.begin(), t.row_begin.end()))
        throw domain_error("the rows of a sparse table must follow each other");
    for (std::size_t i = 0; i < n; ++i) {
        in_range(t.output[i], 0.0, infinity, "output of " + t.sectors[i], bounds::left_closed);
        for (std::size_t k = t.row_begin[i]; k < t.row_begin[i + 1]; ++k) {
            if (t.buyer[k] >= n)
                throw domain_error("flow from " + t.sectors[i] + " goes to sector " +
                                   std::to_string(t.buyer[k]) + " of " + std::to_string(n));
            const std::string& buyer = t.sectors[t.buyer[k]];
            if (!detail::inside(t.flow[k], 0.0, infinity, bounds::left_closed))
                in_range(t.flow[k], 0.0, infinity, "flow from " + t.sectors[i] + " to " + buyer,
                         bounds::left_closed);
            if (t.flow[k] > 0.0 && (t.output[i] == 0.0 || t.output[t.buyer[k]] == 0.0))
                throw domain_error("flow from " + t.sectors[i] + " to " + buyer, t.flow[k], "",
                                   "0, as one of them has no output");
        }
    }
}

}  // namespace

sparse_flow_table sparse(const flow_table& t)
{
    require_valid(t);
    sparse_flow_table s{.sectors = t.sectors, .row_begin = {0}, .output = t.output};
    for (std::size_t i = 0; i < t.size(); ++i) {
        for (std::size_t j = 0; j < t.size(); ++j)
            if (t.flow(i, j) > 0.0) {
                s.buyer.push_back(j);
                s.flow.push_back(t.flow(i, j));
            }
        s.row_begin.push_back(s.flow.size());
    }
    return s;
}

solution required_output(const flow_table& t, std::span<const double> demand,
                         const solve_options& options)
{
    require_options(options);
    detail::require_frame(t);
    const std::size_t n = t.size();
    detail::require_finite(demand, n, "demand");
    const auto times_a = [&](const std::vector<double>& v, std::vector<double>& y) {
        const auto w = per_output(v, t.output);
        // Flows are checked while they are read: a pass of its own would cost as much.
        if (!detail::product(t.flows.data(), w.data(), y.data(), n)) detail::require_flows(t);
    };
    solution s = iterate(n, demand, options, times_a);
    if (s.iterations == 0) detail::require_flows(t);
    note_unproductive(s, demand);
    return s;
}

solution required_output(const sparse_flow_table& t, std::span<const double> demand,
                         const solve_options& options)
{
    require_options(options);
    require_valid(t);
    detail::require_finite(demand, t.size(), "demand");
    solution s = iterate(t.size(), demand, options, [&](const std::vector<double>& v, auto& y) {
        const auto w = per_output(v, t.output);
        for (std::size_t i = 0; i < t.size(); ++i) {
            y[i] = 0.0;
            for (std::size_t k = t.row_begin[i]; k < t.row_begin[i + 1]; ++k)
                y[i] += t.flow[k] * w[t.buyer[k]];
        }
    });
    note_unproductive(s, demand);
    return s;
}

}  // namespace hirschman::inline v0_1::supply
