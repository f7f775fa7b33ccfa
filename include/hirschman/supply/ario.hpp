// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Adaptive regional input-output: industries with stocks of inputs produce what is ordered, within
/// capacity and what their stocks allow; who cannot serve all orders rations; stocks are filled up
/// again. Step by step, a day by default.

#include <hirschman/supply/flow_table.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// Who is served when an industry makes less than is ordered.
enum class rationing {
    /// Everybody the same share of the order.
    proportional,
    /// Industries before final demand.
    industries_first,
};

/// How an order is divided among the industries that make the same product.
enum class order_split {
    /// As in the table.
    fixed_shares,
    /// As in the table times what each now makes of its usual output.
    by_output,
};

/// Times in steps. The defaults are those of the published models, recalled: they are assumptions
/// about behaviour, not measurements.
struct ario_options {
    /// Flows of the table are per this many steps.
    double steps_per_period = 365.0;
    /// Use that an industry wants in stock, of every product; infinity: never short, as services.
    double inventory = 90.0;
    /// Instead, by product.
    std::vector<double> inventory_by_product{};
    /// psi: an industry with less than this part of its wanted stock makes less.
    double critical_stock = 0.8;
    /// tau: time over which a gap in stocks is ordered. None: `least_restoration`.
    std::optional<double> restoration{};
    /// alpha: capacity relative to usual output, as it is and as unmet demand can call it forth,
    /// and the time that takes.
    double usual_capacity = 1.0;
    double most_capacity = 1.25;
    double capacity_delay = 365.0;
    rationing ration = rationing::proportional;
    order_split split = order_split::fixed_shares;
};

/// The state of an economy and its next step.
///
///     ario_model economy(table);
///     economy.advance(capacity_lost);   // share lost, by industry
///     economy.production();
///
/// A step costs 4 n^2 operations and reads the matrix of shares once from memory: orders are placed
/// while the rows of a product are still in the cache from its deliveries. The same digits on any
/// CPU, `least_restoration` to rounding.
/// @source Hallegatte (2008, 2013); Guan et al. (2020); the order of events of BoARIO
/// @verified ario_test: by a second implementation; the long run against the Leontief model
class HIRSCHMAN_API ario_model {
public:
    /// @param product number of the product each industry makes, from 0 without gaps; none: each
    /// makes its own
    /// @throws domain_error as `require_valid`; for a table that is not productive or sells more to
    /// industries than it makes; for an option outside its range
    explicit ario_model(const flow_table& table, const ario_options& options = {},
                        std::span<const std::size_t> product = {});

    /// Moves on by one step.
    /// @param capacity_lost share in [0, 1], by industry; none: nobody
    /// @param final_demand per step, by industry; none: as in the table
    /// @throws domain_error outside; the state is then as before
    void advance(std::span<const double> capacity_lost = {},
                 std::span<const double> final_demand = {});

    /// Of the step just passed, by industry and per step.
    [[nodiscard]] const std::vector<double>& production() const noexcept { return produced_; }
    /// What was ordered of it, final demand included.
    [[nodiscard]] const std::vector<double>& demand() const noexcept { return demanded_; }
    [[nodiscard]] const std::vector<double>& final_deliveries() const noexcept
    {
        return delivered_;
    }
    /// Industries whose stocks held them below what orders and capacity would have allowed.
    [[nodiscard]] const std::vector<bool>& short_of_inputs() const noexcept { return short_; }
    [[nodiscard]] const std::vector<double>& usual_production() const noexcept { return usual_; }
    [[nodiscard]] const std::vector<double>& usual_final_demand() const noexcept
    {
        return usual_demand_;
    }
    /// Stock of a product at an industry.
    [[nodiscard]] double stock(std::size_t product, std::size_t industry) const noexcept
    {
        return stock_[product * usual_.size() + industry];
    }

    [[nodiscard]] double restoration() const noexcept { return restoration_; }
    /// The stability bound. A gap of stocks is ordered on top of use, and orders raise the wanted
    /// stock of those who serve them: with S the wanted stocks in steps of use, orders are at most
    /// (1 + S/tau) A times output, and cannot run away while tau exceeds the spectral radius of
    /// (I - A)^-1 S A; for equal stocks s that is s rho(A)/(1 - rho(A)). At least one step: below
    /// it a gap is closed more than once.
    [[nodiscard]] double least_restoration() const noexcept { return least_restoration_; }

private:
    void deliver_and_order();

    std::size_t products_ = 0;
    std::vector<std::size_t> place_{};  // industries in the order of their products
    std::vector<std::size_t> first_{};  // where each product begins among them
    std::vector<double> shares_{};      // of each of them in its product, by user
    std::vector<double> use_{};         // input of a product per unit of output
    std::vector<double> wanted_{};      // stock per unit of use
    std::vector<double> critical_{};    // what must be there of it
    std::vector<double> stock_{}, orders_{};
    std::vector<double> usual_{}, usual_demand_{}, final_demand_{};
    std::vector<double> capacity_{}, possible_{}, ordered_{}, supported_{};
    std::vector<double> produced_{}, demanded_{}, delivered_{}, served_{}, weight_{}, sums_{};
    std::vector<bool> short_{};
    ario_options options_{};
    double restoration_ = 0.0;
    double least_restoration_ = 0.0;
};

/// Capacity that an industry loses from one step until another.
struct capacity_loss {
    std::size_t industry = 0;
    double share = 0.0;
    int from = 0;
    int until = 0;
};

/// What a run leaves.
struct ario_path {
    /// Output of all industries in each step, relative to usual.
    std::vector<double> output{};
    /// Final demand served in each step, relative to what was asked.
    std::vector<double> final_served{};
    /// By industry, in the units of the table.
    std::vector<double> output_lost{};
    /// The first step in which an industry is short of inputs; none: it never is.
    std::vector<std::optional<int>> first_short{};
    /// Over all of them.
    [[nodiscard]] HIRSCHMAN_API std::optional<int> first_shortage() const;
};

/// Runs the model from where it is.
/// @throws domain_error for a loss outside [0, 1], an industry that is not there, losses of one
/// industry that add up to more than one, or a span that ends before it begins
[[nodiscard]] HIRSCHMAN_API ario_path run(ario_model model, std::span<const capacity_loss> losses,
                                          int steps);

}  // namespace hirschman::inline v0_1::supply
