// SPDX-License-Identifier: BSL-1.0
#include "data/hostile.hpp"

#include <hirschman/io/json.hpp>
#include <hirschman/io/leverage_question.hpp>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <limits>
#include <sstream>
#include <string>

using namespace hirschman;
using hirschman_tests::complaint;

namespace {

const std::string shipped = HIRSCHMAN_SOURCE_DIR "/examples/chips_and_magnets.json";

std::string content()
{
    std::ifstream file(shipped);
    EXPECT_TRUE(file) << shipped;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string with(const std::string& what, const std::string& instead)
{
    std::string text = content();
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), instead);
}

io::leverage_question read(const std::string& text)
{
    return io::leverage_question_from(io::parse_json(text, "q.json").root());
}

void expect_refused(const std::string& text, const std::string& path, const std::string& why)
{
    const auto said = complaint([&] { return read(text); });
    EXPECT_EQ(said.rfind("q.json:", 0), 0U) << said;
    EXPECT_NE(said.find(": " + path + ": expected "), std::string::npos) << path << "\n" << said;
    EXPECT_NE(said.find(why), std::string::npos) << why << "\n" << said;
}

template <class Parameters>
void expect_defaults(const Parameters& read_in)
{
    using members = boost::describe::describe_members<Parameters, boost::describe::mod_public>;
    boost::mp11::mp_for_each<members>([&](auto member) {
        EXPECT_EQ(read_in.*member.pointer, Parameters{}.*member.pointer) << member.name;
    });
}

}  // namespace

TEST(leverage_question, the_file_of_the_article_gives_the_defaults)
{
    const auto asked = io::load_leverage_question(shipped);
    EXPECT_EQ(asked.product.by, country("USA"));
    EXPECT_EQ(asked.input.by, country("CHN"));
    EXPECT_EQ(asked.setting.horizon_months, 24);
    expect_defaults(asked.parameters);
    ASSERT_TRUE(asked.deal);
    expect_defaults(asked.deal->parameters);
    EXPECT_EQ(asked.deal->setting.us_delay_months, 0);
    ASSERT_EQ(asked.not_counted.size(), scenario::tools_not_counted.size());
    for (std::size_t i = 0; i < asked.not_counted.size(); ++i)
        EXPECT_EQ(asked.not_counted[i], scenario::tools_not_counted[i]);
}

TEST(leverage_question, the_order_of_the_sides_and_the_form_of_a_figure_change_nothing)
{
    const std::string usa =
        R"({"country": "USA", "gdp": 2, "tolerance": "unlimited", "tool": {"kind": "product",
        "name": "a", "market": 1, "share": 0.5, "elasticity_short": 2, "elasticity_long": 3,
        "elasticity_years": 4, "upper_elasticity": 0.5, "own_cost": 0.125}})";
    const std::string jpn =
        R"({"country": "JPN", "gdp": {"value": 3, "source": "s"}, "tolerance": 0.25,
        "tool": {"kind": "input", "name": "b", "value_added": 5, "uncontrolled_share": 0.1,
        "other_supply": 0.2, "other_supply_gain": 0.3, "ramp_years": 6, "stock_months": 7,
        "stock_log_spread": 0.4, "cost_share": 0.01, "elasticity_short": 0.05,
        "elasticity_long": 1.5, "elasticity_years": 8, "own_cost": 0.375}})";
    const auto file = [](const std::string& first, const std::string& second) {
        return R"({"title": "t", "horizon_months": 12, "discount_rate": 0, "not_counted": [],
            "sides": [)" +
               first + ", " + second + "]}";
    };
    for (const auto& text : {file(usa, jpn), file(jpn, usa)}) {
        const auto asked = read(text);
        EXPECT_FALSE(asked.deal);
        EXPECT_TRUE(asked.not_counted.empty());
        EXPECT_EQ(asked.product.by, country("USA"));
        EXPECT_EQ(asked.product.name, "a");
        EXPECT_EQ(asked.input.by, country("JPN"));
        EXPECT_EQ(asked.input.name, "b");
        EXPECT_EQ(asked.setting.horizon_months, 12);
        const auto& p = asked.parameters;
        EXPECT_EQ(p.us_gdp, 2);
        EXPECT_EQ(p.us_tolerance, std::numeric_limits<double>::infinity());
        EXPECT_EQ(p.china_gdp, 3);
        EXPECT_EQ(p.china_tolerance, 0.25);
        EXPECT_EQ(p.chip_elasticity_years, 4);
        EXPECT_EQ(p.chip_own_cost, 0.125);
        EXPECT_EQ(p.magnet_elasticity_years, 8);
        EXPECT_EQ(p.magnet_own_cost, 0.375);
        EXPECT_EQ(p.discount_rate, 0);
    }
}

TEST(leverage_question, an_unknown_or_missing_key_is_named_with_the_nearest)
{
    expect_refused(with("\"stock_months\"", "\"stock_month\""), "$.sides[1].tool.stock_month",
                   "did you mean \"stock_months\"?");
    expect_refused(with("\"discount_rate\"", "\"discount\""), "$.discount",
                   "did you mean \"discount_rate\"?");
    expect_refused(with("\"cushion\"", "\"cushions\""), "$.deal.product.cushions",
                   "did you mean \"cushion\"?");
    expect_refused(with("\"kind\": \"product\"", "\"kind\": \"produkt\""), "$.sides[0].tool.kind",
                   "did you mean \"product\"?");
    expect_refused(with(R"("delay_months": 0)", R"("tool_left_": 0)"), "$.deal.product.tool_left_",
                   "did you mean \"tool_left\"?");
    expect_refused(with(R"("gdp": {"value": 29180e9, )", R"("gdp": {)"), "$.sides[0].gdp", "value");
}

TEST(leverage_question, every_figure_is_checked_where_it_stands)
{
    struct wrong {
        const char* what;
        const char* instead;
        const char* path;
        const char* why;
    };
    const wrong all[] = {
        {"\"share\": {\"value\": 0.4473684210526316", "\"share\": {\"value\": 1",
         "$.sides[0].tool.share.value", "below 1"},
        {"\"elasticity_short\": {\"value\": 2.0", "\"elasticity_short\": {\"value\": 1",
         "$.sides[0].tool.elasticity_short.value", "a figure above 1"},
        {"\"stock_months\": {\"value\": 2.0", "\"stock_months\": {\"value\": 0",
         "$.sides[1].tool.stock_months.value", "a figure above 0"},
        {"\"stock_months\": {\"value\": 2.0", "\"stock_months\": {\"value\": null",
         "$.sides[1].tool.stock_months.value", "a number"},
        {"\"cost_share\": {\"value\": 0.003", "\"cost_share\": {\"value\": 0",
         "$.sides[1].tool.cost_share.value", "a share above 0"},
        {"\"other_supply\": {\"value\": 0.2", "\"other_supply\": {\"value\": 1.2",
         "$.sides[1].tool.other_supply.value", "between 0 and 1"},
        {"\"delivered\": {\"value\": 17e9", "\"delivered\": {\"value\": -1",
         "$.deal.product.delivered.value", "a figure of at least 0"},
        {"\"horizon_months\": 24", "\"horizon_months\": 0", "$.horizon_months", "in [1, 1200]"},
        {"\"horizon_months\": 24", "\"horizon_months\": 24.5", "$.horizon_months", ""},
        {"\"delay_months\": 0", "\"delay_months\": -1", "$.deal.product.delay_months",
         "in [0, 1200]"},
        {"\"country\": \"CHN\"", "\"country\": \"USA\"", "$.sides[1].country", "another country"},
        {"\"country\": \"CHN\"", "\"country\": \"CHI\"", "$.sides[1].country", "ISO"},
        {"\"kind\": \"input\"", "\"kind\": \"product\"", "$.sides[1].tool.kind",
         "one tool of kind"},
        {"\"tolerance\": {\"value\": 0.005", "\"tolerance\": {\"value\": \"unlimited\"",
         "$.sides[0].tolerance.value", "a number"},
        {"\"name\": \"accelerators of the H20 class withheld from China\"", "\"name\": \"\"",
         "$.sides[0].tool.name", "not empty"},
        {"\"not_counted\": [", "\"not_counted\": [7, ", "$.not_counted[0]", "a string"},
    };
    for (const auto& w : all) expect_refused(with(w.what, w.instead), w.path, w.why);
}

TEST(leverage_question, figures_that_are_possible_alone_and_not_together_are_refused)
{
    // A tool without power before the deal: there is nothing of which a share could be retained.
    expect_refused(with("\"value_added\": {\"value\": 700e9", "\"value_added\": {\"value\": 0"),
                   "$", "figures that a balance can be made of");
}

TEST(leverage_question, a_file_cut_at_any_byte_is_refused)
{
    const std::string whole = content();
    const std::size_t end = whole.rfind('}');
    for (std::size_t cut = 0; cut <= end; cut += 37)
        EXPECT_NE(complaint([&] { return read(whole.substr(0, cut)); }), "") << cut;
}
