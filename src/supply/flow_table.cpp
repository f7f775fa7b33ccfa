// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/flow_table.hpp>

#include "supply/checks.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace hirschman::inline v0_1::supply {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string flow_name(const flow_table& t, std::size_t seller, std::size_t buyer)
{
    return "flow from " + t.sectors[seller] + " to " + t.sectors[buyer];
}

void require_unique_names(const std::vector<std::string>& sectors)
{
    std::vector<std::size_t> order(sectors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return sectors[a] < sectors[b]; });
    for (std::size_t k = 1; k < order.size(); ++k)
        if (sectors[order[k]] == sectors[order[k - 1]])
            throw domain_error("sector \"" + sectors[order[k]] + "\" is given twice");
}

}  // namespace

namespace detail {

void require_frame(const flow_table& t)
{
    const std::size_t n = t.size();
    if (n == 0) throw domain_error("a table of flows needs at least one sector");
    require_count(t.sectors.size(), n, "names of sectors");
    require_count(t.flows.size(), n * n, "flows");
    if (!t.value_added.empty()) require_count(t.value_added.size(), n, "figures of value added");
    require_unique_names(t.sectors);
    for (std::size_t i = 0; i < n; ++i) {
        in_range(t.output[i], 0.0, infinity, "output of " + t.sectors[i], bounds::left_closed);
        if (!t.value_added.empty())
            in_range(t.value_added[i], -infinity, infinity, "value added of " + t.sectors[i],
                     bounds::open);
        if (t.output[i] > 0.0) continue;
        for (std::size_t j = 0; j < n; ++j) {
            if (t.flow(i, j) > 0.0)
                throw domain_error(flow_name(t, i, j), t.flow(i, j), "",
                                   "0, as the seller has no output");
            if (t.flow(j, i) > 0.0)
                throw domain_error(flow_name(t, j, i), t.flow(j, i), "",
                                   "0, as the buyer has no output");
        }
    }
}

void require_flows(const flow_table& t)
{
    const std::size_t n = t.size();
    for (std::size_t k = 0; k < n * n; ++k)
        if (!inside(t.flows[k], 0.0, infinity, bounds::left_closed))
            in_range(t.flows[k], 0.0, infinity, flow_name(t, k / n, k % n), bounds::left_closed);
}

void require_count(std::size_t found, std::size_t expected, std::string_view what)
{
    if (found != expected)
        throw domain_error(std::string(what) + ": " + std::to_string(found) + " given, " +
                           std::to_string(expected) + " expected");
}

void require_finite(std::span<const double> values, std::size_t expected, std::string_view what)
{
    require_count(values.size(), expected, what);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!inside(values[i], -infinity, infinity, bounds::open))
            in_range(values[i], -infinity, infinity,
                     std::string(what) + "[" + std::to_string(i) + "]", bounds::open);
}

}  // namespace detail

void require_valid(const flow_table& t)
{
    detail::require_frame(t);
    detail::require_flows(t);
}

std::size_t index_of(const flow_table& t, std::string_view sector)
{
    const auto found = std::find(t.sectors.begin(), t.sectors.end(), sector);
    if (found == t.sectors.end())
        throw domain_error("no sector is named \"" + std::string(sector) + "\"");
    return static_cast<std::size_t>(found - t.sectors.begin());
}

std::vector<double> final_demand(const flow_table& t)
{
    const std::size_t n = t.size();
    std::vector<double> f(t.output);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) f[i] -= t.flow(i, j);
    return f;
}

std::vector<double> primary_inputs(const flow_table& t)
{
    const std::size_t n = t.size();
    std::vector<double> v(t.output);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) v[j] -= t.flow(i, j);
    return v;
}

std::vector<double> input_coefficients(const flow_table& t)
{
    const std::size_t n = t.size();
    std::vector<double> a(t.flows);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (t.output[j] > 0.0) a[i * n + j] /= t.output[j];
    return a;
}

std::vector<double> allocation_coefficients(const flow_table& t)
{
    const std::size_t n = t.size();
    std::vector<double> b(t.flows);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (t.output[i] > 0.0) b[i * n + j] /= t.output[i];
    return b;
}

}  // namespace hirschman::inline v0_1::supply
