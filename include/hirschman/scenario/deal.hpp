// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What a truce changes: each side's tool after the other has stored and built, what each gave, and
/// whether it can be taken back.

#include <hirschman/leverage/deal.hpp>
#include <hirschman/leverage/discounting.hpp>
#include <hirschman/scalar.hpp>
#include <hirschman/scenario/leverage_balance.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <limits>
#include <vector>

namespace hirschman::inline v0_1::scenario {

/// A year of truce. Money in USD.
template <class S = double>
struct deal_parameters {
    /// Median stock of American plants by the end of the truce, months of use; a truce never
    /// leaves less than there was before.
    S restocked_months = 3.5;
    /// Years for which capacity outside China has been built by then.
    S ramp_done_years = 1.0;
    /// Share of China's loss that chips delivered during the truce cushion at first, and how fast
    /// they age, per year.
    S chips_cushion = 0.5;
    S cushion_depreciation = 0.25;
    /// Share of each tool's harm that the deal leaves legally possible; one for a licence letter
    /// that can be sent again the same day.
    S us_tool_left = 1.0;
    S china_tool_left = 1.0;
    /// Chips delivered during the truce: a stock, which stays, USD.
    S chips_delivered = 17e9;
    /// Hazard per MONTH that China takes its concession back.
    S snap_back_hazard = 0.212;

    BOOST_DESCRIBE_CLASS(deal_parameters, (),
                         (restocked_months, ramp_done_years, chips_cushion, cushion_depreciation,
                          us_tool_left, china_tool_left, chips_delivered, snap_back_hazard),
                         (), ())
};

/// Months before each tool can be used again.
struct deal_setting {
    int us_delay_months = 0;
    int china_delay_months = 0;
};

/// The balance after the deal, and what the deal changed. Of the United States against China.
template <class S = double>
struct deal_result {
    S balance = 0.0;
    S balance_before = 0.0;
    S sign_change = 0.0;
    S us_threat = 0.0;
    S china_threat = 0.0;
    S us_power = 0.0;
    S china_power = 0.0;
    S us_staying = 0.0;
    S china_staying = 0.0;
    /// Share of each tool's power that is left.
    S retained_us = 0.0;
    S retained_china = 0.0;
    /// ln(retained_china/retained_us): positive where the United States gave up more, infinite
    /// where one side gave up everything.
    S index = 0.0;
    /// The American concession in hand: a stock, at full value, USD.
    S us_concession = 0.0;
    /// The Chinese concession: not to use the tool, as an even flow worth its power over the
    /// horizon; with the hazard of a snap-back, and if it were kept, USD.
    S china_concession = 0.0;
    S china_concession_if_kept = 0.0;
    /// What carrying out its best threat after the deal costs China, USD.
    S snap_back_cost = 0.0;
    /// Day after the deal by which a snap-back is as likely as not.
    S snap_back_median_days = 0.0;

    /// Everything that is known of the balance after the deal.
    leverage_balance_result<S> after{};

    BOOST_DESCRIBE_CLASS(deal_result, (),
                         (balance, balance_before, sign_change, us_threat, china_threat, us_power,
                          china_power, us_staying, china_staying, retained_us, retained_china,
                          index, us_concession, china_concession, china_concession_if_kept,
                          snap_back_cost, snap_back_median_days),
                         (), ())
};

namespace detail {

/// The tool with its harm scaled and its use delayed; while it waits it does and costs nothing.
template <scalar S>
[[nodiscard]] leverage::action<S> after_delay(leverage::action<S> tool, const S& left,
                                              int delay_months, const char* argument)
{
    in_range(delay_months, 0.0, 1200.0, argument, bounds::closed, "months");
    const std::size_t months = tool.harm.size();
    const auto wanted = static_cast<std::size_t>(delay_months);
    const std::size_t delay = wanted < months ? wanted : months;
    for (S& harm : tool.harm) harm = left * harm;
    for (std::vector<S>* flow : {&tool.harm, &tool.own_cost}) {
        flow->insert(flow->begin(), delay, S(0.0));
        flow->resize(months);
    }
    return tool;
}

}  // namespace detail

/// What is left of the balance `before` when the truce ends.
/// @throws domain_error for a parameter outside its range, for a tool without power before the deal
///         (nothing could be retained), and where neither tool has any after it
/// @verified deal_test: the worked example
///
///     auto after = deal(leverage_balance({}), {.restocked_months = 3.5, .ramp_done_years = 1});
///     after.retained_us; after.retained_china; after.index;
template <scalar S>
[[nodiscard]] deal_result<S> deal(const leverage_balance_result<S>& before,
                                  const deal_parameters<S>& d, const deal_setting& setting = {})
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::size_t months = detail::horizon(before.setting);
    leverage_balance_parameters<S> stored = before.parameters;
    stored.stock_months =
        max(stored.stock_months, in_range(d.restocked_months, 0.0, infinity, "restocked_months",
                                          bounds::left_closed, "months"));
    const leverage_preparation<S> prepared{d.ramp_done_years, d.chips_cushion,
                                           d.cushion_depreciation};
    const S us_left = in_range(d.us_tool_left, 0.0, 1.0, "us_tool_left");
    const S china_left = in_range(d.china_tool_left, 0.0, 1.0, "china_tool_left");

    deal_result<S> result;
    result.after =
        detail::weigh(stored, before.setting,
                      detail::after_delay(chip_tool(stored, prepared, months), us_left,
                                          setting.us_delay_months, "us_delay_months"),
                      detail::after_delay(magnet_tool(stored, prepared, months), china_left,
                                          setting.china_delay_months, "china_delay_months"));
    const auto& after = result.after;
    result.balance = after.balance;
    result.balance_before = before.balance;
    result.sign_change = after.sign_change;
    result.us_threat = after.us_threat;
    result.china_threat = after.china_threat;
    result.us_power = after.us_power;
    result.china_power = after.china_power;
    result.us_staying = after.us_staying;
    result.china_staying = after.china_staying;
    result.retained_us = leverage::retained_share(after.us_power, before.us_power);
    result.retained_china = leverage::retained_share(after.china_power, before.china_power);
    result.index = leverage::retained_index(result.retained_us, result.retained_china);

    result.us_concession =
        in_range(d.chips_delivered, 0.0, infinity, "chips_delivered", bounds::left_closed, "USD");
    const S& rate = before.parameters.discount_rate;
    const S years(static_cast<double>(months) / 12.0);
    const S even_flow = before.china_power / leverage::annuity(rate, years);
    result.china_concession = leverage::flow_concession(even_flow, rate, d.snap_back_hazard, years);
    result.china_concession_if_kept = leverage::flow_concession(even_flow, rate, S(0.0), years);
    result.snap_back_cost = after.china_own_cost;
    result.snap_back_median_days = leverage::snap_back_day(d.snap_back_hazard);
    return result;
}
[[nodiscard]] inline deal_result<double> deal(const leverage_balance_result<double>& before,
                                              const deal_parameters<double>& parameters,
                                              const deal_setting& setting = {})
{
    return deal<double>(before, parameters, setting);
}

}  // namespace hirschman::inline v0_1::scenario
