// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/ario.hpp>
#include <hirschman/supply/input_output.hpp>

#include "supply/checks.hpp"
#include "supply/products.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hirschman::inline v0_1::supply {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// Differences below this part of a figure are rounding. Without it an economy at rest whose stocks
/// just do falls apart from a last digit that grows from step to step.
constexpr double rounding = 1e-9;

void require_options(const ario_options& o, std::size_t products)
{
    in_range(o.steps_per_period, 0.0, infinity, "steps_per_period", bounds::open);
    in_range(o.inventory, 1.0, infinity, "inventory", bounds::closed, "steps");
    if (!o.inventory_by_product.empty())
        detail::require_count(o.inventory_by_product.size(), products, "inventory_by_product");
    for (std::size_t p = 0; p < o.inventory_by_product.size(); ++p)
        in_range(o.inventory_by_product[p], 1.0, infinity,
                 "inventory_by_product[" + std::to_string(p) + "]", bounds::closed, "steps");
    in_range(o.critical_stock, 0.0, 1.0, "critical_stock");
    if (o.restoration)
        in_range(*o.restoration, 1.0, infinity, "restoration", bounds::left_closed, "steps");
    in_range(o.usual_capacity, 1.0, infinity, "usual_capacity", bounds::left_closed);
    in_range(o.most_capacity, o.usual_capacity, infinity, "most_capacity", bounds::left_closed);
    in_range(o.capacity_delay, 1.0, infinity, "capacity_delay", bounds::left_closed, "steps");
}

std::vector<std::size_t> numbered(std::span<const std::size_t> product, std::size_t n)
{
    std::vector<std::size_t> numbers(n);
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    if (product.empty()) return numbers;
    detail::require_count(product.size(), n, "products");
    std::vector<bool> made(n, false);
    std::size_t count = 0;
    for (const std::size_t p : product) {
        if (p >= n)
            throw domain_error("product " + std::to_string(p) + " of at most " + std::to_string(n));
        if (!made[p]) ++count;
        made[p] = true;
    }
    for (std::size_t p = 0; p < count; ++p)
        if (!made[p]) throw domain_error("product " + std::to_string(p) + " is made by nobody");
    return {product.begin(), product.end()};
}

/// Spectral radius of (I - A)^-1 S A by the power method.
double runaway_time(const leontief_system& model, const std::vector<double>& wanted)
{
    const flow_table& t = model.table();
    const std::size_t n = t.size();
    std::vector<double> v(n, 1.0), w(n), u(n);
    double radius = 0.0;
    for (int k = 0; k < 500; ++k) {
        for (std::size_t i = 0; i < n; ++i) w[i] = t.output[i] > 0.0 ? v[i] / t.output[i] : 0.0;
        for (std::size_t i = 0; i < n; ++i)
            u[i] = wanted[i] * detail::dot(t.flows.data() + i * n, w.data(), n);
        v = model.output(u).values;
        const double length = std::sqrt(detail::dot(v.data(), v.data(), n));
        if (length == 0.0) return 0.0;
        for (double& x : v) x /= length;
        if (std::fabs(length - radius) <= 1e-10 * length) return length;
        radius = length;
    }
    return radius;
}

}  // namespace

ario_model::ario_model(const flow_table& table, const ario_options& options,
                       std::span<const std::size_t> product)
    : options_(options)
{
    const leontief_system model(table);
    if (model.status() != solve_status::solved) throw domain_error("table: " + model.message());
    const std::size_t n = table.size();
    const auto makes = numbered(product, n);
    products_ = *std::max_element(makes.begin(), makes.end()) + 1;
    require_options(options_, products_);

    place_.resize(n);
    std::iota(place_.begin(), place_.end(), std::size_t{0});
    std::stable_sort(place_.begin(), place_.end(),
                     [&](std::size_t a, std::size_t b) { return makes[a] < makes[b]; });
    first_.assign(products_ + 1, 0);
    for (const std::size_t p : makes) ++first_[p + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());

    usual_ = table.output;
    for (double& x : usual_) x /= options_.steps_per_period;
    usual_demand_ = supply::final_demand(table);
    for (std::size_t i = 0; i < n; ++i) {
        double& f = usual_demand_[i];
        if (f < 0.0 && f >= -rounding * table.output[i]) f = 0.0;
        in_range(f, 0.0, infinity, "final demand for " + table.sectors[i], bounds::left_closed);
        f /= options_.steps_per_period;
    }

    wanted_.resize(products_);
    critical_.resize(products_);
    for (std::size_t p = 0; p < products_; ++p) {
        wanted_[p] = options_.inventory_by_product.empty() ? options_.inventory
                                                           : options_.inventory_by_product[p];
        critical_[p] = std::max(1.0, options_.critical_stock * wanted_[p]);
    }
    // Products that never bind are not stocked up, so that they cannot run away.
    std::vector<double> stocked(n);
    for (std::size_t i = 0; i < n; ++i)
        stocked[i] = std::isfinite(wanted_[makes[i]]) ? wanted_[makes[i]] : 0.0;
    least_restoration_ = std::max(1.0, runaway_time(model, stocked));
    restoration_ = options_.restoration.value_or(least_restoration_);

    shares_.resize(n * n);
    use_.assign(products_ * n, 0.0);
    orders_.assign(products_ * n, 0.0);
    stock_.assign(products_ * n, 0.0);
    for (std::size_t p = 0; p < products_; ++p)
        for (std::size_t f = 0; f < n; ++f) {
            double sum = 0.0;
            for (std::size_t r = first_[p]; r < first_[p + 1]; ++r) sum += table.flow(place_[r], f);
            for (std::size_t r = first_[p]; r < first_[p + 1]; ++r)
                shares_[r * n + f] = sum > 0.0 ? table.flow(place_[r], f) / sum : 0.0;
            const std::size_t at = p * n + f;
            use_[at] = sum > 0.0 ? sum / table.output[f] : 0.0;
            orders_[at] = use_[at] * usual_[f];
            stock_[at] = orders_[at] > 0.0 ? wanted_[p] * orders_[at] : 0.0;
        }

    capacity_.assign(n, options_.usual_capacity);
    possible_ = produced_ = demanded_ = usual_;
    supported_.assign(n, infinity);
    delivered_ = usual_demand_;
    final_demand_ = usual_demand_;
    ordered_.resize(n);
    for (std::size_t i = 0; i < n; ++i) ordered_[i] = usual_[i] - usual_demand_[i];
    served_.assign(n, 1.0);
    weight_.assign(n, 1.0);
    sums_.assign(n, 0.0);
    short_.assign(n, false);
}

void ario_model::advance(std::span<const double> capacity_lost,
                         std::span<const double> final_demand)
{
    const std::size_t n = usual_.size();
    if (!capacity_lost.empty()) {
        detail::require_count(capacity_lost.size(), n, "capacity_lost");
        for (std::size_t i = 0; i < n; ++i)
            if (!detail::inside(capacity_lost[i], 0.0, 1.0, bounds::closed))
                in_range(capacity_lost[i], 0.0, 1.0, "capacity_lost[" + std::to_string(i) + "]");
    }
    if (!final_demand.empty()) {
        detail::require_finite(final_demand, n, "final_demand");
        for (std::size_t i = 0; i < n; ++i)
            if (final_demand[i] < 0.0)
                in_range(final_demand[i], 0.0, infinity, "final_demand[" + std::to_string(i) + "]",
                         bounds::left_closed);
        final_demand_.assign(final_demand.begin(), final_demand.end());
    } else {
        final_demand_ = usual_demand_;
    }

    for (std::size_t i = 0; i < n; ++i) {
        const double kept = capacity_lost.empty() ? 1.0 : 1.0 - capacity_lost[i];
        const double demand = ordered_[i] + final_demand_[i];
        const double possible = std::min(demand, capacity_[i] * kept * usual_[i]);
        short_[i] = supported_[i] < possible * (1.0 - rounding);
        const double made = short_[i] ? supported_[i] : possible;

        if (options_.ration == rationing::proportional) {
            served_[i] = demand > 0.0 ? made / demand : 0.0;
            delivered_[i] = final_demand_[i] * served_[i];
        } else {
            served_[i] = ordered_[i] > 0.0 ? std::min(1.0, made / ordered_[i]) : 0.0;
            delivered_[i] = std::clamp(made - ordered_[i] * served_[i], 0.0, final_demand_[i]);
        }
        const double unmet = demand > 0.0 ? (demand - made) / demand : 0.0;
        capacity_[i] +=
            unmet > rounding
                ? (options_.most_capacity - capacity_[i]) * unmet / options_.capacity_delay
                : (options_.usual_capacity - capacity_[i]) / options_.capacity_delay;
        possible_[i] = possible;
        produced_[i] = made;
        demanded_[i] = demand;
    }
    deliver_and_order();
}

/// Product by product: deliveries of what was ordered, stocks, what they allow in the next step,
/// and the next orders.
void ario_model::deliver_and_order()
{
    const std::size_t n = usual_.size();
    std::fill(supported_.begin(), supported_.end(), infinity);
    const bool by_output = options_.split == order_split::by_output;
    for (std::size_t p = 0; p < products_; ++p) {
        std::fill(sums_.begin(), sums_.end(), 0.0);
        for (std::size_t r = first_[p]; r < first_[p + 1]; ++r) {
            const std::size_t i = place_[r];
            detail::add(weight_[i] * served_[i], shares_.data() + r * n, sums_.data(), n);
        }
        double* stock = stock_.data() + p * n;
        double* order = orders_.data() + p * n;
        const double* use = use_.data() + p * n;
        const bool binds = std::isfinite(wanted_[p]);
        for (std::size_t f = 0; f < n; ++f) {
            const double used = use[f] * produced_[f];
            double gap = 0.0;
            if (binds && use[f] > 0.0) {
                stock[f] = std::max(0.0, stock[f] + order[f] * sums_[f] - used);
                supported_[f] = std::min(supported_[f], stock[f] / (critical_[p] * use[f]));
                gap = std::max(0.0, wanted_[p] * use[f] * possible_[f] - stock[f]) / restoration_;
            }
            order[f] = used + gap;
        }
        if (by_output) {
            std::fill(sums_.begin(), sums_.end(), 0.0);
            for (std::size_t r = first_[p]; r < first_[p + 1]; ++r) {
                const std::size_t i = place_[r];
                weight_[i] = usual_[i] > 0.0 ? produced_[i] / usual_[i] : 0.0;
                detail::add(weight_[i], shares_.data() + r * n, sums_.data(), n);
            }
            for (std::size_t f = 0; f < n; ++f)
                order[f] = sums_[f] > 0.0 ? order[f] / sums_[f] : 0.0;
        }
        for (std::size_t r = first_[p]; r < first_[p + 1]; ++r) {
            const std::size_t i = place_[r];
            ordered_[i] = weight_[i] * detail::dot(shares_.data() + r * n, order, n);
        }
    }
}

std::optional<int> ario_path::first_shortage() const
{
    std::optional<int> first;
    for (const auto& step : first_short)
        if (step && (!first || *step < *first)) first = step;
    return first;
}

ario_path run(ario_model model, std::span<const capacity_loss> losses, int steps)
{
    const std::size_t n = model.usual_production().size();
    in_range(steps, 0.0, 1e7, "steps");
    for (const capacity_loss& loss : losses) {
        if (loss.industry >= n)
            throw domain_error("industry " + std::to_string(loss.industry) + " of " +
                               std::to_string(n));
        in_range(loss.share, 0.0, 1.0, "share of capacity lost");
        if (loss.until < loss.from)
            throw domain_error("until", loss.until, "steps",
                               "the steps from " + std::to_string(loss.from));
    }
    const auto& usual = model.usual_production();
    const double total = std::accumulate(usual.begin(), usual.end(), 0.0);
    ario_path path{.output_lost = std::vector<double>(n),
                   .first_short = std::vector<std::optional<int>>(n)};
    std::vector<double> lost(n);
    for (int step = 0; step < steps; ++step) {
        std::fill(lost.begin(), lost.end(), 0.0);
        for (const capacity_loss& loss : losses)
            if (loss.from <= step && step < loss.until) lost[loss.industry] += loss.share;
        model.advance(lost);
        double made = 0.0, served = 0.0, asked = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            made += model.production()[i];
            served += model.final_deliveries()[i];
            asked += model.usual_final_demand()[i];
            path.output_lost[i] += usual[i] - model.production()[i];
            if (model.short_of_inputs()[i] && !path.first_short[i]) path.first_short[i] = step;
        }
        path.output.push_back(total > 0.0 ? made / total : 1.0);
        path.final_served.push_back(asked > 0.0 ? served / asked : 1.0);
    }
    return path;
}

}  // namespace hirschman::inline v0_1::supply
