// SPDX-License-Identifier: BSL-1.0
#pragma once

/// General equilibrium of trade: many sectors that use one another's goods (Caliendo and Parro
/// 2015), in exact changes, so that no parameter but the elasticities need be known.

#include <hirschman/trade/economy.hpp>
#include <hirschman/trade/shock.hpp>
#include <hirschman/trade/solve_status.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::trade {

struct solve_options {
    double tolerance = 1e-12;          ///< of the largest gap of a wage bill, relative
    std::size_t max_iterations = 200;  ///< Newton steps
    /// Wages to start from, over those of the base; empty: those of the base.
    std::vector<double> start{};
    /// The country whose wage is one; else world value added stays what it was.
    std::optional<std::size_t> numeraire{};
    /// `solve(economy, ...)` and `multi_sector_model`: how much of the deficits in the data the
    /// base keeps. 0 takes them out first, as Caliendo and Parro do.
    double deficits = 1.0;
};

/// Changes of real income to the first order in the change of prices, over base income: what papers
/// print, and what is exact only for small changes. Fractions: 0.01 is 1 %.
struct first_order {
    double terms_of_trade = 0.0;   ///< exports dearer, imports cheaper, at the border
    double volume_of_trade = 0.0;  ///< tariff revenue from larger imports at old rates
    double trade_cost = 0.0;       ///< imports that cost less to ship; -inf under a ban
    double transfer = 0.0;         ///< more of a deficit
    double total = 0.0;            ///< the sum
    double exact = 0.0;            ///< real income, the whole change
    double gap = 0.0;              ///< total - exact
    /// The gap is over 0.01 % of income and over a tenth of the larger figure.
    bool misleading = false;
};

/// An equilibrium beside its base. Ratios are new over base; flows are at border prices, export tax
/// included and tariff not, in units of the base with world value added unchanged (or as the
/// numeraire says). Shapes as in `economy`.
struct equilibrium {
    solve_status status = solve_status::not_converged;
    std::string message{};            ///< why, where not converged
    double residual = 0.0;            ///< largest relative gap between a wage bill and what pays it
    std::size_t iterations = 0;       ///< Newton steps
    std::size_t evaluations = 0;      ///< systems of prices and outlays solved
    std::vector<double> residuals{};  ///< by iteration, root mean square; it never rises
    /// The tables do not clear, the figures are not exact to the first order, and the like.
    std::vector<std::string> warnings{};

    std::vector<std::string> countries{}, sectors{};
    std::vector<double> wage{};                   ///< [country], ratio
    std::vector<double> price_index{};            ///< [country], of final use, ratio
    std::vector<double> real_wages{};             ///< [country], ratio
    std::vector<double> real_incomes{};           ///< [country], ratio: real final use
    std::vector<double> price{};                  ///< [country][sector], ratio
    std::vector<double> cost{};                   ///< [country][sector] of producers, ratio
    std::vector<double> base_trade{}, trade{};    ///< [sector][importer][exporter]
    std::vector<double> base_income{}, income{};  ///< [country]: final use
    std::vector<double> base_tariff_revenue{}, tariff_revenue{};  ///< [country][sector]
    std::vector<double> export_tax_revenue{};                     ///< [country][sector]
    std::vector<double> base_output{}, output{};  ///< [country][sector], received by producers
    std::vector<double> deficit{};                ///< [country]
    std::vector<first_order> welfare{};           ///< [country]

    [[nodiscard]] bool converged() const noexcept { return status == solve_status::converged; }

    /// The exact change of real income, a fraction: 0.01 is 1 %.
    /// These look-ups @throw domain_error for an unknown name, with a suggestion.
    [[nodiscard]] HIRSCHMAN_API double real_income(std::string_view country) const;
    [[nodiscard]] HIRSCHMAN_API double real_wage(std::string_view country) const;
    /// Beside it, and with the gap, the decomposition to the first order.
    [[nodiscard]] HIRSCHMAN_API const first_order& first_order_welfare(
        std::string_view country) const;
    /// Tariff revenue over all sectors.
    [[nodiscard]] HIRSCHMAN_API double revenue(std::string_view country) const;
    /// A flow at border prices.
    [[nodiscard]] HIRSCHMAN_API double flow(std::string_view sector, std::string_view exporter,
                                            std::string_view importer) const;
    /// Status, steps, residual, and the warnings, a line each.
    [[nodiscard]] HIRSCHMAN_API std::string brief_report() const;
};

/// An economy made ready for many scenarios: shares taken, its own equilibrium found, the
/// derivatives there kept. `solve` may be called from many threads.
///
/// Cost shares come from purchases and value added, demand shares from final use, trade shares from
/// flows and tariffs, wage bills from value added. If the tables clear, that is an equilibrium; if
/// not, the base is the equilibrium of these shares, and `moved` says how far it lies from the
/// tables (docs/decisions/0009).
///
///     const multi_sector_model model(base);
///     const equilibrium after = model.solve(tariffs(base, lines));
///     after.real_income("Mexico");
///
/// Digits depend on the LAPACK that is linked and the CPU, within the tolerance.
/// @source Caliendo and Parro (2015), equations 10 to 14
/// @verified equilibrium_test: NAFTA, both figures; properties
class HIRSCHMAN_API multi_sector_model {
public:
    /// Memory: about 6 J N (N + J) numbers.
    /// @throws domain_error as `require_valid`; for a sector that sells and has no cost, or a good
    /// that is used and nowhere bought; for options that are out of range
    explicit multi_sector_model(economy base, const solve_options& options = {});

    /// The base beside itself: its status, residual and warnings.
    [[nodiscard]] const equilibrium& base() const noexcept;
    [[nodiscard]] const economy& data() const noexcept;
    /// The largest change of a wage between the tables and the base; 0 if they clear.
    [[nodiscard]] double moved() const noexcept;

    /// @throws domain_error as `require_valid` of the shock; for a start that is not positive, or a
    /// numeraire that is not a country
    [[nodiscard]] equilibrium solve(const shock& s, const solve_options& options = {}) const;
    /// Each from the equilibrium before it.
    [[nodiscard]] std::vector<equilibrium> path(std::span<const shock> shocks,
                                                const solve_options& options = {}) const;

private:
    struct state;
    std::shared_ptr<const state> state_;  // copies share it
};

/// The same equilibrium. @throws domain_error with its status and message unless it converged: in
/// an ensemble, a failed draw
[[nodiscard]] HIRSCHMAN_API equilibrium require_converged(equilibrium e);

/// One scenario on one base.
[[nodiscard]] HIRSCHMAN_API equilibrium solve(const economy& base, const shock& s,
                                              const solve_options& options = {});

}  // namespace hirschman::inline v0_1::trade
