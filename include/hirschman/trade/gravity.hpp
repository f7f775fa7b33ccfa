// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Structural gravity in general equilibrium: one sector, one trade elasticity, changes of trade
/// costs in exact form, with supply that may respond to prices (universal gravity).

#include <hirschman/trade/solve_status.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::trade {

/// Who sold what to whom, own sales included.
struct gravity_data {
    std::vector<std::string> countries{};
    std::vector<double> trade{};        ///< [importer][exporter]
    std::vector<double> output{};       ///< [country]; empty: the sums of sales
    std::vector<double> expenditure{};  ///< [country]; empty: the sums of purchases
    double elasticity = 4.0;            ///< theta = sigma - 1 > 0
    double supply_elasticity = 0.0;     ///< psi >= 0: output (p / P)^psi; 0 is a fixed endowment

    [[nodiscard]] std::size_t size() const noexcept { return countries.size(); }
};

/// What becomes of a difference between a country's expenditure and its output.
enum class deficit_rule {
    multiplicative,  ///< the same ratio, but for one factor for all by which they add up
    additive,        ///< the same amount, as a share of world output
};

struct gravity_options {
    deficit_rule deficits = deficit_rule::multiplicative;
    double tolerance = 1e-12;  ///< of the largest gap of a country's sales to its output, relative
    std::size_t max_iterations = 100;
};

/// A gravity equilibrium beside its base; ratios are new over base, world output unchanged.
struct gravity_equilibrium {
    solve_status status = solve_status::not_converged;
    std::string message{};
    double residual = 0.0;
    std::size_t iterations = 0;
    std::vector<double> residuals{};      ///< root mean square, by iteration; it never rises
    std::vector<std::string> warnings{};  ///< that the base does not clear, and by how much

    std::vector<std::string> countries{};
    std::vector<double> price{};                ///< at the factory, ratio
    std::vector<double> inward{};               ///< multilateral resistance P of buyers, ratio
    std::vector<double> outward{};              ///< multilateral resistance Pi of sellers, ratio
    std::vector<double> output{};               ///< nominal, ratio
    std::vector<double> expenditure{};          ///< nominal, ratio
    std::vector<double> real_incomes{};         ///< output over the price of what is bought, ratio
    std::vector<double> base_trade{}, trade{};  ///< [importer][exporter]

    [[nodiscard]] bool converged() const noexcept { return status == solve_status::converged; }
    /// The change, a fraction. @throws domain_error for an unknown name, with a suggestion
    [[nodiscard]] HIRSCHMAN_API double real_income(std::string_view country) const;
    [[nodiscard]] HIRSCHMAN_API double flow(std::string_view exporter,
                                            std::string_view importer) const;
    [[nodiscard]] HIRSCHMAN_API std::string brief_report() const;
};

/// The same equilibrium. @throws domain_error with its status and message unless it converged: in
/// an ensemble, a failed draw
[[nodiscard]] HIRSCHMAN_API gravity_equilibrium require_converged(gravity_equilibrium e);

/// How far tables are from clearing.
struct clearing {
    double world = 0.0;        ///< sum of expenditure over sum of output, less one
    double output = 0.0;       ///< largest relative difference of output from sales
    double expenditure = 0.0;  ///< largest relative difference of expenditure from purchases
    double moved = 0.0;        ///< largest change of a price between the tables and the base
};

/// Data made ready for many scenarios. Trade shares come from flows, levels from output and
/// expenditure; where these do not agree, expenditure is scaled to output over the world, the
/// equilibrium of the shares is the base, and a warning says so. Thread-safe.
///
/// @source Anderson and van Wincoop (2003); Dekle, Eaton and Kortum (2008); Allen, Arkolakis and
/// Takahashi (2020) for the supply elasticity
/// @verified gravity_test: an independent solution; the multi-sector model; the closed form of
/// autarky
class HIRSCHMAN_API gravity_model {
public:
    /// @throws domain_error for lengths that do not agree, names given twice, figures out of range,
    /// a country without output or expenditure
    explicit gravity_model(gravity_data data, const gravity_options& options = {});

    [[nodiscard]] const gravity_equilibrium& base() const noexcept;
    [[nodiscard]] const clearing& gaps() const noexcept;
    [[nodiscard]] const gravity_data& data() const noexcept;

    /// `cost`: new over old trade cost, [importer][exporter], > 0; infinite is a ban.
    [[nodiscard]] gravity_equilibrium solve(std::span<const double> cost) const;

private:
    struct state;
    std::shared_ptr<const state> state_;  // copies share it
};

/// Multilateral resistances: what every country pays for its distance from all others.
struct resistances {
    solve_status status = solve_status::not_converged;
    std::string message{};
    double residual = 0.0;  ///< of the sums of sales and purchases, largest relative
    std::size_t iterations = 0;
    double world_gap = 0.0;         ///< sum of expenditure over output, less one, before scaling
    std::vector<double> inward{};   ///< [country] P, 1 for the reference
    std::vector<double> outward{};  ///< [country] Pi
    std::vector<double> trade{};    ///< [importer][exporter], the flows that gravity implies
};

/// The resistances of given outputs, expenditures and costs (not raised to an elasticity):
/// X = Y E / sum(Y) (t / (Pi P))^-theta. Expenditure is scaled where it does not sum to output.
/// @throws domain_error for lengths that do not agree or figures out of range
/// @source Anderson and van Wincoop (2003), equations 9 to 11
[[nodiscard]] HIRSCHMAN_API resistances
multilateral_resistances(std::span<const double> output, std::span<const double> expenditure,
                         std::span<const double> cost, double elasticity, std::size_t reference = 0,
                         const gravity_options& options = {});

}  // namespace hirschman::inline v0_1::trade
