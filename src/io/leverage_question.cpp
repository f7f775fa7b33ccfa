// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/json.hpp>
#include <hirschman/io/leverage_question.hpp>

#include <array>
#include <limits>
#include <string_view>

namespace hirschman::inline v0_1::io {

namespace {

using balance_parameters = scenario::leverage_balance_parameters<>;
using deal_parameters = scenario::deal_parameters<>;

enum class permitted { share, share_below_one, share_inside, not_negative, positive, above_one };

/// A key of the file and the member that takes its figure.
template <class Parameters>
struct figure {
    std::string_view key;
    double Parameters::*into;
    permitted range;
};

constexpr std::array<figure<balance_parameters>, 7> product_figures{{
    {"market", &balance_parameters::chip_market, permitted::not_negative},
    {"share", &balance_parameters::chip_share, permitted::share_below_one},
    {"elasticity_short", &balance_parameters::chip_elasticity_short, permitted::above_one},
    {"elasticity_long", &balance_parameters::chip_elasticity_long, permitted::above_one},
    {"elasticity_years", &balance_parameters::chip_elasticity_years, permitted::positive},
    {"upper_elasticity", &balance_parameters::upper_elasticity, permitted::positive},
    {"own_cost", &balance_parameters::chip_own_cost, permitted::not_negative},
}};
constexpr std::array<figure<balance_parameters>, 12> input_figures{{
    {"value_added", &balance_parameters::value_added, permitted::not_negative},
    {"uncontrolled_share", &balance_parameters::uncontrolled_share, permitted::share},
    {"other_supply", &balance_parameters::other_supply, permitted::share},
    {"other_supply_gain", &balance_parameters::other_supply_gain, permitted::share},
    {"ramp_years", &balance_parameters::ramp_years, permitted::positive},
    {"stock_months", &balance_parameters::stock_months, permitted::positive},
    {"stock_log_spread", &balance_parameters::stock_log_spread, permitted::positive},
    {"cost_share", &balance_parameters::magnet_cost_share, permitted::share_inside},
    {"elasticity_short", &balance_parameters::magnet_elasticity_short, permitted::positive},
    {"elasticity_long", &balance_parameters::magnet_elasticity_long, permitted::positive},
    {"elasticity_years", &balance_parameters::magnet_elasticity_years, permitted::positive},
    {"own_cost", &balance_parameters::magnet_own_cost, permitted::not_negative},
}};
constexpr std::array<figure<deal_parameters>, 4> product_terms{{
    {"delivered", &deal_parameters::chips_delivered, permitted::not_negative},
    {"cushion", &deal_parameters::chips_cushion, permitted::share},
    {"cushion_depreciation", &deal_parameters::cushion_depreciation, permitted::not_negative},
    {"tool_left", &deal_parameters::us_tool_left, permitted::share},
}};
constexpr std::array<figure<deal_parameters>, 4> input_terms{{
    {"restocked_months", &deal_parameters::restocked_months, permitted::not_negative},
    {"ramp_done_years", &deal_parameters::ramp_done_years, permitted::not_negative},
    {"snap_back_hazard", &deal_parameters::snap_back_hazard, permitted::not_negative},
    {"tool_left", &deal_parameters::china_tool_left, permitted::share},
}};

/// A number, or an object that says where it comes from.
double figure_from(const json_value& given, permitted range)
{
    const bool cited = given.is(json_kind::object);
    if (cited) {
        given.require_only({"value", "source", "confidence"});
        for (const char* words : {"source", "confidence"})
            if (const auto text = given.find(words)) static_cast<void>(text->string());
    }
    const json_value value = cited ? given["value"] : given;
    const double number = value.number();
    const auto refuse_unless = [&](bool inside, const char* expected) {
        if (!inside) value.fail(expected);
    };
    switch (range) {
        case permitted::share: return value.share();
        case permitted::share_below_one:
            refuse_unless(number >= 0.0 && number < 1.0, "a share of at least 0 and below 1");
            break;
        case permitted::share_inside:
            refuse_unless(number > 0.0 && number < 1.0, "a share above 0 and below 1");
            break;
        case permitted::not_negative: refuse_unless(number >= 0.0, "a figure of at least 0"); break;
        case permitted::positive: refuse_unless(number > 0.0, "a figure above 0"); break;
        case permitted::above_one: refuse_unless(number > 1.0, "a figure above 1"); break;
    }
    return number;
}

/// Of total loss, as a share of yearly GDP.
double tolerance_from(const json_value& given)
{
    if (!given.is(json_kind::string)) return figure_from(given, permitted::not_negative);
    static_cast<void>(given.word({"unlimited"}));
    return std::numeric_limits<double>::infinity();
}

template <class Figures, class Parameters>
void read(const json_value& from, const Figures& figures, Parameters& into)
{
    for (const auto& f : figures) into.*f.into = figure_from(from[f.key], f.range);
}

std::string text_from(const json_value& given)
{
    if (given.string().empty()) given.fail("a text that is not empty");
    return std::string(given.string());
}

int months_from(const json_value& given, long long least)
{
    const long long months = given.integer();
    if (months < least || months > 1200)
        given.fail("a whole number of months in [" + std::to_string(least) + ", 1200]");
    return static_cast<int>(months);
}

asked_tool tool_of(const json_value& side)
{
    return {side["country"].nation(), text_from(side["tool"]["name"])};
}

void read_product_side(const json_value& side, balance_parameters& p)
{
    side.require_only({"country", "gdp", "tolerance", "tool"});
    p.us_gdp = figure_from(side["gdp"], permitted::positive);
    p.us_tolerance = tolerance_from(side["tolerance"]);
    const auto tool = side["tool"];
    tool.require_only({"kind", "name", "market", "share", "elasticity_short", "elasticity_long",
                       "elasticity_years", "upper_elasticity", "own_cost"});
    read(tool, product_figures, p);
}

void read_input_side(const json_value& side, balance_parameters& p)
{
    side.require_only({"country", "gdp", "tolerance", "tool"});
    p.china_gdp = figure_from(side["gdp"], permitted::positive);
    p.china_tolerance = tolerance_from(side["tolerance"]);
    const auto tool = side["tool"];
    tool.require_only({"kind", "name", "value_added", "uncontrolled_share", "other_supply",
                       "other_supply_gain", "ramp_years", "stock_months", "stock_log_spread",
                       "cost_share", "elasticity_short", "elasticity_long", "elasticity_years",
                       "own_cost"});
    read(tool, input_figures, p);
}

asked_deal deal_from(const json_value& given)
{
    given.require_only({"title", "product", "input"});
    asked_deal deal{.title = text_from(given["title"])};
    const auto product = given["product"], input = given["input"];
    product.require_only(
        {"delivered", "cushion", "cushion_depreciation", "tool_left", "delay_months"});
    input.require_only(
        {"restocked_months", "ramp_done_years", "snap_back_hazard", "tool_left", "delay_months"});
    read(product, product_terms, deal.parameters);
    read(input, input_terms, deal.parameters);
    deal.setting.us_delay_months = months_from(product["delay_months"], 0);
    deal.setting.china_delay_months = months_from(input["delay_months"], 0);
    return deal;
}

}  // namespace

leverage_question leverage_question_from(const json_value& file)
{
    file.require_only(
        {"title", "about", "horizon_months", "discount_rate", "sides", "deal", "not_counted"});
    const auto sides = file["sides"];
    if (!sides.is(json_kind::array) || sides.size() != 2) sides.fail("an array of two sides");
    const auto kind_of = [](const json_value& side) {
        return side["tool"]["kind"].word({"product", "input"});
    };
    const std::size_t product = kind_of(sides[0]), input = 1 - product;
    if (kind_of(sides[1]) == product)
        sides[1]["tool"]["kind"].fail("one tool of kind product and one of kind input");

    leverage_question asked{.title = text_from(file["title"]),
                            .product = tool_of(sides[product]),
                            .input = tool_of(sides[input])};
    if (asked.product.by == asked.input.by)
        sides[1]["country"].fail("another country than that of the first side");
    read_product_side(sides[product], asked.parameters);
    read_input_side(sides[input], asked.parameters);
    asked.parameters.discount_rate = figure_from(file["discount_rate"], permitted::not_negative);
    asked.setting.horizon_months = months_from(file["horizon_months"], 1);

    const auto left_out = file["not_counted"];
    if (!left_out.is(json_kind::array)) left_out.fail("an array of tools");
    for (const auto& tool : left_out.items()) asked.not_counted.push_back(text_from(tool));
    if (const auto deal = file.find("deal")) asked.deal = deal_from(*deal);

    // Each figure is possible; whether they are together, the scenario itself says.
    try {
        const auto before = scenario::leverage_balance(asked.parameters, asked.setting);
        if (asked.deal)
            static_cast<void>(scenario::deal(before, asked.deal->parameters, asked.deal->setting));
    } catch (const domain_error& impossible) {
        file.fail("figures that a balance can be made of", impossible.what());
    }
    return asked;
}

leverage_question load_leverage_question(const std::string& path)
{
    return leverage_question_from(load_json(path).root());
}

}  // namespace hirschman::inline v0_1::io
