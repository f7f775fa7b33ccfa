// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Chips against magnets: what the United States and China can take away from each other, and what
/// it costs them, over two tools. A balance over two tools is not the balance between two
/// countries; `tools_not_counted` names what is left out.

#include <hirschman/leverage/balance.hpp>
#include <hirschman/leverage/cutoff.hpp>
#include <hirschman/scalar.hpp>
#include <hirschman/supply/disruption.hpp>
#include <hirschman/supply/shortfall.hpp>

#include <boost/describe/class.hpp>

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::scenario {

/// Defaults are central estimates of July 2025, rounded. Money in USD, rates per year.
template <class S = double>
struct leverage_balance_parameters {
    /// American value added that needs the controlled magnets, USD of 2017 a year.
    S value_added = 700e9;
    /// Share of the normal trade in magnets that the control does not touch.
    S uncontrolled_share = 0.05;
    /// Supply from elsewhere at the start as a share of use, and what it gains by the end of the
    /// ramp.
    S other_supply = 0.2;
    S other_supply_gain = 0.8;
    /// Years from the start of building to full capacity elsewhere.
    S ramp_years = 4.0;
    /// Median stock of plants, months of use, and its spread in logarithms.
    S stock_months = 2.0;
    S stock_log_spread = 0.5;
    /// Magnets' share in the cost of what needs them.
    S magnet_cost_share = 0.003;
    /// Elasticity of substitution for magnets at once and in the end, and the years between.
    S magnet_elasticity_short = 0.05;
    S magnet_elasticity_long = 1.5;
    S magnet_elasticity_years = 6.0;
    /// What withholding magnets costs China, USD a year.
    S magnet_own_cost = 0.52e9;
    /// China's market for accelerators, USD a year, and the share of it that is withheld.
    S chip_market = 38e9;
    S chip_share = 17.0 / 38.0;
    /// Elasticity of substitution among accelerators at once and in the end, and the years between.
    S chip_elasticity_short = 2.0;
    S chip_elasticity_long = 6.0;
    S chip_elasticity_years = 6.0;
    /// Elasticity between accelerators and everything else.
    S upper_elasticity = 0.5;
    /// What withholding chips costs the United States, USD a year: half of 17 bn of sales.
    S chip_own_cost = 8.5e9;
    /// Nominal, USD a year.
    S us_gdp = 29'180e9;
    S china_gdp = 18'740e9;
    /// Total loss that each side bears, as a share of its yearly GDP; may be infinite.
    S us_tolerance = 0.005;
    S china_tolerance = 0.005;
    /// Of both, per year.
    S discount_rate = 0.04;

    BOOST_DESCRIBE_CLASS(leverage_balance_parameters, (),
                         (value_added, uncontrolled_share, other_supply, other_supply_gain,
                          ramp_years, stock_months, stock_log_spread, magnet_cost_share,
                          magnet_elasticity_short, magnet_elasticity_long, magnet_elasticity_years,
                          magnet_own_cost, chip_market, chip_share, chip_elasticity_short,
                          chip_elasticity_long, chip_elasticity_years, upper_elasticity,
                          chip_own_cost, us_gdp, china_gdp, us_tolerance, china_tolerance,
                          discount_rate),
                         (), ())
};

struct leverage_balance_setting {
    int horizon_months = 24;
};

/// The two tools of the calculation, and tools that either side has and that it leaves out.
inline constexpr std::array<std::string_view, 2> tools_counted{
    "China: rare-earth magnets withheld from American plants, no licences",
    "United States: the H20 class of accelerators withheld from China",
};
inline constexpr std::array<std::string_view, 10> tools_not_counted{
    "tariffs of both sides",
    "chip-making tools and design software",
    "accelerators above the H20 class, and rented computing abroad",
    "gallium, germanium, antimony, graphite and tungsten",
    "rare earths outside magnets (phosphors, alloys, catalysts)",
    "aircraft engines and parts",
    "ethane and other energy",
    "finance, payments and listings of firms",
    "purchases of soybeans and other farm goods",
    "measures of allies and against allies",
};

/// How far the target of a tool has prepared when it is used.
template <class S = double>
struct leverage_preparation {
    /// Years for which capacity for magnets outside China has been built.
    S ramp_done_years = 0.0;
    /// Share of the loss that chips in stock cushion at first, and how fast they age, per year.
    S chips_cushion = 0.0;
    S cushion_depreciation = 0.25;
};

namespace detail {

/// The middle of month `month`, in years.
[[nodiscard]] inline double mid_month(std::size_t month)
{
    return (static_cast<double>(month) + 0.5) / 12.0;
}

}  // namespace detail

/// China withholds magnets: harm to the United States and own cost, USD a year at mid-month.
/// Plants without a licence use up stocks that differ from plant to plant; a plant whose stock is
/// gone produces what the supply from elsewhere allows.
/// @throws domain_error for a parameter outside its range
template <scalar S>
[[nodiscard]] leverage::action<S> magnet_tool(const leverage_balance_parameters<S>& p,
                                              const leverage_preparation<S>& prepared,
                                              std::size_t months)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S value_added =
        in_range(p.value_added, 0.0, infinity, "value_added", bounds::left_closed, "USD a year");
    const S exposed = 1.0 - in_range(p.uncontrolled_share, 0.0, 1.0, "uncontrolled_share");
    const S other = in_range(p.other_supply, 0.0, 1.0, "other_supply");
    const S gain = in_range(p.other_supply_gain, 0.0, 1.0, "other_supply_gain");
    const S ramp = in_range(p.ramp_years, 0.0, infinity, "ramp_years", bounds::open, "years");
    const S done = in_range(prepared.ramp_done_years, 0.0, infinity, "ramp_done_years",
                            bounds::left_closed, "years");
    const S stock = in_range(p.stock_months, 0.0, infinity, "stock_months", bounds::open, "months");
    const S spread = in_range(p.stock_log_spread, 0.0, infinity, "stock_log_spread", bounds::open);
    const S own_cost = in_range(p.magnet_own_cost, 0.0, infinity, "magnet_own_cost",
                                bounds::left_closed, "USD a year");

    leverage::action<S> tool;
    S missed(0.0);  // months of use, by the end of the month before
    for (std::size_t m = 0; m < months; ++m) {
        const double t = detail::mid_month(m);
        const S supplied = min(S(1.0), other + gain * clamp((t + done) / ramp));
        const S lacking = missed + 0.5 * (1.0 - supplied);
        missed += 1.0 - supplied;
        const S standing = supply::share_out_of_stock(lacking, stock, spread);
        const S output = supply::shortfall_output(
            supplied, p.magnet_cost_share,
            supply::elasticity_after(p.magnet_elasticity_short, p.magnet_elasticity_long,
                                     p.magnet_elasticity_years, t));
        tool.harm.push_back(value_added * exposed * standing * (1.0 - output));
        tool.own_cost.push_back(own_cost);
    }
    return tool;
}

/// The United States withholds chips: harm to China and own cost, USD a year at mid-month.
/// @throws domain_error for a parameter outside its range
template <scalar S>
[[nodiscard]] leverage::action<S> chip_tool(const leverage_balance_parameters<S>& p,
                                            const leverage_preparation<S>& prepared,
                                            std::size_t months)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S gdp = in_range(p.china_gdp, 0.0, infinity, "china_gdp", bounds::open, "USD a year");
    const S market =
        in_range(p.chip_market, 0.0, infinity, "chip_market", bounds::left_closed, "USD a year");
    const S cushion = in_range(prepared.chips_cushion, 0.0, 1.0, "chips_cushion");
    const S ageing = in_range(prepared.cushion_depreciation, 0.0, infinity, "cushion_depreciation",
                              bounds::left_closed, "per year");
    const S own_cost = in_range(p.chip_own_cost, 0.0, infinity, "chip_own_cost",
                                bounds::left_closed, "USD a year");

    leverage::action<S> tool;
    for (std::size_t m = 0; m < months; ++m) {
        const double t = detail::mid_month(m);
        const S loss = leverage::nested_cutoff_loss(
            market / gdp, p.chip_share,
            supply::elasticity_after(p.chip_elasticity_short, p.chip_elasticity_long,
                                     p.chip_elasticity_years, t),
            p.upper_elasticity);
        tool.harm.push_back(gdp * loss * (1.0 - cushion * exp(-ageing * t)));
        tool.own_cost.push_back(own_cost);
    }
    return tool;
}

/// The balance of the United States against China and what it is made of. Money in USD, spans in
/// months. The described members are the scalars.
template <class S = double>
struct leverage_balance_result {
    /// Positive: the United States can take away more. With unlimited tolerance beside it.
    S balance = 0.0;
    S unlimited_balance = 0.0;
    /// First horizon at which the sign is another than at shorter ones; zero if it never changes.
    S sign_change = 0.0;
    /// Best net threat, also as a share of the target's yearly GDP.
    S us_threat = 0.0;
    S china_threat = 0.0;
    S us_threat_share = 0.0;
    S china_threat_share = 0.0;
    /// Harm over the whole horizon.
    S us_power = 0.0;
    S china_power = 0.0;
    /// Months for which the best threat is carried out, harm and own cost in that time.
    S us_duration = 0.0;
    S china_duration = 0.0;
    S us_harm = 0.0;
    S china_harm = 0.0;
    S us_own_cost = 0.0;
    S china_own_cost = 0.0;
    /// Months that the side bears both tools.
    S us_staying = 0.0;
    S china_staying = 0.0;
    /// Least discount factor per period of the threat at which it would be carried out.
    S us_required_discount_factor = 0.0;
    S china_required_discount_factor = 0.0;

    leverage_balance_parameters<S> parameters{};
    leverage_balance_setting setting{};
    leverage::action<S> us_tool{};
    leverage::action<S> china_tool{};
    /// The balance if the horizon were 1, 2, ... months.
    std::vector<S> balance_by_horizon{};

    BOOST_DESCRIBE_CLASS(leverage_balance_result, (),
                         (balance, unlimited_balance, sign_change, us_threat, china_threat,
                          us_threat_share, china_threat_share, us_power, china_power, us_duration,
                          china_duration, us_harm, china_harm, us_own_cost, china_own_cost,
                          us_staying, china_staying, us_required_discount_factor,
                          china_required_discount_factor),
                         (), ())
};

namespace detail {

[[nodiscard]] inline std::size_t horizon(const leverage_balance_setting& setting)
{
    // A century; the flows are held in memory.
    in_range(setting.horizon_months, 1.0, 1200.0, "horizon_months", bounds::closed, "months");
    return static_cast<std::size_t>(setting.horizon_months);
}

template <scalar S>
[[nodiscard]] leverage_balance_result<S> weigh(const leverage_balance_parameters<S>& p,
                                               const leverage_balance_setting& setting,
                                               leverage::action<S> us_tool,
                                               leverage::action<S> china_tool)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const S us_gdp = in_range(p.us_gdp, 0.0, infinity, "us_gdp", bounds::open, "USD a year");
    const S china_gdp =
        in_range(p.china_gdp, 0.0, infinity, "china_gdp", bounds::open, "USD a year");
    const S us_limit = in_range(p.us_tolerance, 0.0, infinity, "us_tolerance") * us_gdp;
    const S china_limit = in_range(p.china_tolerance, 0.0, infinity, "china_tolerance") * china_gdp;

    const auto found = leverage::balance(
        leverage::side<S>{
            .actions = {us_tool}, .discount_rate = p.discount_rate, .tolerance = us_limit},
        leverage::side<S>{
            .actions = {china_tool}, .discount_rate = p.discount_rate, .tolerance = china_limit});
    leverage_balance_result<S> result;
    result.balance = found.balance;
    result.unlimited_balance = found.unlimited_balance;
    result.sign_change = found.sign_change;
    result.us_threat = found.first.threat;
    result.china_threat = found.second.threat;
    result.us_threat_share = found.first.threat / china_gdp;
    result.china_threat_share = found.second.threat / us_gdp;
    result.us_power = found.first.power;
    result.china_power = found.second.power;
    result.us_duration = found.first.duration;
    result.china_duration = found.second.duration;
    result.us_harm = found.first.harm;
    result.china_harm = found.second.harm;
    result.us_own_cost = found.first.own_cost;
    result.china_own_cost = found.second.own_cost;
    result.us_staying = found.first.staying;
    result.china_staying = found.second.staying;
    result.us_required_discount_factor = found.first.required_discount_factor;
    result.china_required_discount_factor = found.second.required_discount_factor;
    result.parameters = p;
    result.setting = setting;
    result.us_tool = std::move(us_tool);
    result.china_tool = std::move(china_tool);
    result.balance_by_horizon = found.balance_by_horizon;
    return result;
}

}  // namespace detail

/// What one side can take away more than the other, with stocks and capacity as they are.
/// @throws domain_error for a parameter outside its range or a horizon outside [1, 1200] months
/// @verified leverage_balance_test: flows, threats and balances of the worked example
///
///     auto before = leverage_balance({.value_added = 200e9}, {.horizon_months = 12});
///     before.balance; before.sign_change;
template <scalar S>
[[nodiscard]] leverage_balance_result<S> leverage_balance(
    const leverage_balance_parameters<S>& parameters, const leverage_balance_setting& setting = {})
{
    const std::size_t months = detail::horizon(setting);
    const leverage_preparation<S> none{};
    return detail::weigh(parameters, setting, chip_tool(parameters, none, months),
                         magnet_tool(parameters, none, months));
}
[[nodiscard]] inline leverage_balance_result<double> leverage_balance(
    const leverage_balance_parameters<double>& parameters,
    const leverage_balance_setting& setting = {})
{
    return leverage_balance<double>(parameters, setting);
}

}  // namespace hirschman::inline v0_1::scenario
