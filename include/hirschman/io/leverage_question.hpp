// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/country.hpp>
#include <hirschman/scenario/deal.hpp>
#include <hirschman/scenario/leverage_balance.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::io {

class json_value;  // io/json.hpp, for those who have a document already

/// What a side of a question may withhold.
struct asked_tool {
    country by;
    std::string name;
};

/// Terms of a deal, in the names of the scenario.
struct asked_deal {
    std::string title;
    scenario::deal_parameters<> parameters{};
    scenario::deal_setting setting{};
};

/// Two countries, a tool each, and perhaps a deal between them. In `parameters` and in the results
/// of the scenario the members `us_*` and `chip_*` are those of the side that withholds a product,
/// `china_*` and `magnet_*` those of the side that withholds an input, whoever they are.
struct leverage_question {
    std::string title;
    asked_tool product;
    asked_tool input;
    scenario::leverage_balance_parameters<> parameters{};
    scenario::leverage_balance_setting setting{};
    std::optional<asked_deal> deal = {};
    /// Tools that either side has and that the figures leave out.
    std::vector<std::string> not_counted = {};
};

/// The question of a file `{"title", "horizon_months", "discount_rate", "sides", "deal",
/// "not_counted"}`; `examples/chips_and_magnets.json` is one. Of the two `sides` `{"country",
/// "gdp", "tolerance", "tool"}` one has a tool of kind `"product"`, sold on the other's market, and
/// one a tool of kind `"input"`, which the other's plants hold in stock; the keys of both are
/// those of the file named. A figure is a number or `{"value", "source", "confidence"}`; a
/// tolerance may be `"unlimited"`. Everything but the `deal` must be there: nothing is assumed.
///
///     const auto asked = io::load_leverage_question("chips_and_magnets.json");
///     const auto before = scenario::leverage_balance(asked.parameters, asked.setting);
///     if (asked.deal) scenario::deal(before, asked.deal->parameters, asked.deal->setting).index;
/// @throws data_error naming the JSON path: a key that is missing or unknown (with the nearest), a
/// figure outside its range, one country on both sides, two tools of one kind, figures of which no
/// balance can be made
/// @verified tests/io/leverage_question_test.cpp: the file of the article gives the defaults
[[nodiscard]] HIRSCHMAN_API leverage_question leverage_question_from(const json_value& file);
[[nodiscard]] HIRSCHMAN_API leverage_question load_leverage_question(const std::string& path);

}  // namespace hirschman::inline v0_1::io
