// SPDX-License-Identifier: BSL-1.0
#include "support/mutation.hpp"

#include <hirschman/io/prior.hpp>

#include <gtest/gtest.h>
#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;
using namespace std::chrono_literals;

template <class S = double>
struct deal_parameters {
    S admitted = 1.0;
    S levy = 0.15;
    S stock = 2.5;
    S ramp = 1.0;
    S hazard = 0.2;
    S price = 3.0;
    BOOST_DESCRIBE_CLASS(deal_parameters, (), (admitted, levy, stock, ramp, hazard, price), (), ())
};
using belief = prior<deal_parameters>;

belief from(std::string_view text, belief base = {}, std::optional<as_of> when = {})
{
    return io::prior_from<deal_parameters>(io::parse_json(text, "mine.json").root(),
                                           std::move(base), when);
}

template <class F>
std::string message_of(const F& f)
{
    try {
        f();
    } catch (const error& refused) {
        return refused.what();
    }
    return "nothing was thrown";
}

belief everything()
{
    belief of;
    of.set("admitted", {.name = "counterparty_acceptance_chips",
                        .unit = "fraction",
                        .low = 0.1,
                        .central = 0.8,
                        .high = 1.0,
                        .shape = law::beta,
                        .minimum = 0.0,
                        .maximum = 1.0,
                        .origin = {.source = "guidance \"to avoid\" H20, naïvely read",
                                   .known_from = date(2025y / 7 / 15),
                                   .trust = confidence::assumed},
                        .rests_on = {"h20_reversal", "h200"}});
    estimate levy{.name = "levy", .high = 0.25, .shape = law::mixture};
    levy.components = {{0.95, 0.0, 0.0}, {0.05, 0.0, 0.25}};
    of.set("levy", levy);
    of.set("stock", sample_of("stock", std::vector<double>{3.1, 0.1 + 0.2, 2.0, 2.0},
                              std::vector<double>{1.0, 1.0 / 3.0, 2.0, 1.0}, "months"));
    estimate ramp{.name = "ramp", .low = 0.5, .central = 1.0, .high = 4.0, .shape = law::beta};
    ramp.shapes = {2.0, 5.5};
    of.set("ramp", ramp);
    estimate hazard{.name = "hazard",
                    .low = 0.114,
                    .central = 0.212,
                    .high = 0.354,
                    .shape = law::gamma,
                    .bounds_are = limits::p10_p90};
    hazard.shape_and_rate = {5.5, 24.4};
    of.set("hazard", hazard);
    of.set("price", certain("price", 1.0 / 3.0, "USD"));
    of.pair("admitted", "ramp").correlate("stock", "hazard", -0.3).correlate("stock", "ramp", 0.1);
    return of;
}

TEST(prior_json, reads_back_to_the_last_bit)
{
    const belief before = everything();
    const std::string text = io::to_json(before);
    const belief after = from(text);
    EXPECT_EQ(io::to_json(after), text);
    for (const auto* name : {"admitted", "levy", "stock", "ramp", "hazard", "price"})
        EXPECT_EQ(after[name], before[name]) << name;
    for (std::uint64_t d = 0; d < 200; ++d) {
        const auto p = before.draw(d, 3);
        const auto q = after.draw(d, 3);
        EXPECT_EQ(p.admitted, q.admitted);
        EXPECT_EQ(p.levy, q.levy);
        EXPECT_EQ(p.stock, q.stock);
        EXPECT_EQ(p.ramp, q.ramp);
        EXPECT_EQ(p.hazard, q.hazard);
    }
}

TEST(prior_json, is_written_as_it_is_read)
{
    belief of;
    of.fix("levy", 0.15)
        .set("stock", {.name = "stock",
                       .low = 1.0,
                       .central = 2.0,
                       .high = 6.5,
                       .shape = law::lognormal,
                       .bounds_are = limits::p10_p90});
    EXPECT_EQ(io::to_json(of), R"({
  "parameters": {
    "levy": {
      "name": "levy",
      "low": 0.15,
      "central": 0.15,
      "high": 0.15,
      "shape": "point",
      "bounds_are": "bounds"
    },
    "stock": {
      "name": "stock",
      "low": 1,
      "central": 2,
      "high": 6.5,
      "shape": "lognormal",
      "bounds_are": "p10_p90"
    }
  }
}
)");
}

TEST(prior_json, changes_only_what_it_names)
{
    const auto base = belief::fixed_at({});
    const belief of = from(R"({"parameters": {"levy": 0.3, "stock": {"low": 1, "central": 2,
        "high": 4, "shape": "triangular", "bounds_are": "bounds"}}})",
                           base);
    EXPECT_EQ(of.central().levy, 0.3);
    EXPECT_EQ(of.central().stock, 2.0);
    EXPECT_EQ(of.central().price, 3.0);
    EXPECT_EQ(of["stock"].name, "stock");
    EXPECT_EQ(of["levy"], certain("levy", 0.3));
}

TEST(prior_json, says_where_a_file_is_wrong)
{
    const auto refusal = [](std::string_view text) {
        return message_of([&] { (void)from(text); });
    };
    EXPECT_EQ(refusal("{\"parameters\": {\n \"lewy\": 0.1}}"),
              "mine.json:2: $.parameters.lewy: expected the name of a parameter, found \"lewy\"; "
              "did you mean \"levy\"?");
    EXPECT_NE(refusal(R"({"parameters": {"levy": 0.1, "levy": 0.2}})").find("levy"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"parameter": {}})").find("did you mean \"parameters\"?"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"parameters": {"levy": "high"}})").find("a number, or an object"),
              std::string::npos);
    const auto levy = [&](std::string_view of) {
        return refusal("{\"parameters\": {\"levy\": {" + std::string(of) + "}}}");
    };
    EXPECT_NE(levy(R"("low": 0, "central": 1, "high": 2)").find("shape"), std::string::npos);
    EXPECT_NE(levy(R"("low": 0, "central": 1, "high": 2, "shape": "beta")").find("bounds_are"),
              std::string::npos);
    EXPECT_NE(levy(R"("low": 0, "central": 1, "high": 2, "shape": "betta", "bounds_are": "bounds")")
                  .find("did you mean \"beta\"?"),
              std::string::npos);
    EXPECT_NE(levy(R"("low": 3, "central": 1, "high": 2, "shape": "beta", "bounds_are": "bounds")")
                  .find("must rise"),
              std::string::npos);
    EXPECT_NE(levy(R"("low": 0, "central": 1, "hig": 2, "shape": "beta", "bounds_are": "bounds")")
                  .find("did you mean \"high\"?"),
              std::string::npos);
    EXPECT_NE(levy(R"("low": 0, "central": 1, "high": 1e999, "shape": "point")").find("mine.json"),
              std::string::npos);
    EXPECT_NE(levy(R"("low": 0, "central": 1, "high": 2, "shape": "discrete")").find("components"),
              std::string::npos);
    EXPECT_NE(levy(R"("low": 0, "central": 0, "high": 0, "shape": "point", "known_from": "soon")")
                  .find("known_from"),
              std::string::npos);
}

TEST(prior_json, says_where_pairs_and_correlations_are_wrong)
{
    const auto with = [](std::string_view more) {
        const std::string free =
            R"({"low": 0, "central": 1, "high": 2, "shape": "uniform", "bounds_are": "bounds"})";
        const std::string text = "{\"parameters\": {\"levy\": " + free + ", \"stock\": " + free +
                                 ", \"ramp\": " + free + "}, " + std::string(more) + "}";
        return message_of([&] { (void)from(text); });
    };
    EXPECT_EQ(with(R"("paired": [["levy", "stock"]])"), "nothing was thrown");
    EXPECT_NE(with(R"("paired": [["levy", "stok"]])").find("$.paired[0][1]"), std::string::npos);
    EXPECT_NE(with(R"("paired": [["levy"]])").find("$.paired[0]"), std::string::npos);
    EXPECT_NE(with(R"("paired": [["levy", "levy"]])").find("another"), std::string::npos);
    EXPECT_NE(with(R"("correlated": [{"between": ["levy", "stock"], "rank_correlation": 1.2}])")
                  .find("$.correlated[0]"),
              std::string::npos);
    EXPECT_NE(with(R"("correlated": [{"between": ["levy"], "rank_correlation": 0.2}])")
                  .find("$.correlated[0].between"),
              std::string::npos);
    EXPECT_NE(with(R"("correlated": [{"between": ["levy", "stock"], "rank_correlation": 0.9},
                                     {"between": ["stock", "ramp"], "rank_correlation": 0.9}])")
                  .find("contradict each other"),
              std::string::npos);
}

TEST(prior_json, takes_what_was_known_on_a_day)
{
    constexpr std::string_view text = R"({"parameters": {
        "levy": 0.15,
        "admitted": [
            {"low": 0.1, "central": 0.25, "high": 0.8, "shape": "beta", "bounds_are": "bounds",
             "known_from": "2025-09-17"},
            {"low": 0.1, "central": 0.8, "high": 1, "shape": "beta", "bounds_are": "bounds",
             "known_from": "2025-07-15"}]}})";
    EXPECT_EQ(from(text, {}, as_of{2025y / 7 / 15})["admitted"].central, 0.8);
    EXPECT_EQ(from(text, {}, as_of{2025y / 9 / 16})["admitted"].central, 0.8);
    EXPECT_EQ(from(text, {}, as_of{2026y / 1 / 1})["admitted"].central, 0.25);
    EXPECT_NE(message_of([&] {
                  (void)from(text, {}, as_of{2025y / 7 / 14});
              }).find("known from 2025-07-15"),
              std::string::npos);
    EXPECT_NE(message_of([&] { (void)from(text); }).find("no day was given"), std::string::npos);
}

TEST(prior_json, changed_files_are_refused_with_a_data_error_or_read)
{
    // Two cheap laws: each accepted file makes its tables.
    belief small;
    small.set("levy", {.name = "levy", .central = 0.5, .high = 1.0, .shape = law::uniform});
    estimate stock{.name = "stock", .high = 2.0, .shape = law::discrete};
    stock.components = {{1.0, 0.0, 0.0}, {2.0, 2.0, 2.0}};
    small.set("stock", stock).correlate("levy", "stock", 0.5).fix("price", 3.0);
    const auto read_again = [](const std::string& content) {
        const belief of = from(content);
        const std::string text = io::to_json(of);
        EXPECT_EQ(io::to_json(from(text)), text);
        return of;
    };
    hirschman_tests::expect_survives_mutation(io::to_json(small), read_again);
    hirschman_tests::expect_survives(io::to_json(small), read_again,
                                     hirschman_tests::with_tokens_moved);
}

TEST(prior, is_conditioned_on_a_day)
{
    const auto known = [](double value, std::optional<date> from) {
        return certain("levy", value, "", {.source = "x", .known_from = from});
    };
    const std::vector<estimate> rows = {known(0.3, date(2025y / 9 / 1)), known(0.1, {}),
                                        known(0.2, date(2025y / 4 / 1))};
    auto of = belief::fixed_at({});
    EXPECT_EQ(of.condition(rows, as_of{2025y / 1 / 1}).central().levy, 0.1);
    EXPECT_EQ(of.condition(rows, as_of{2025y / 4 / 1}).central().levy, 0.2);
    EXPECT_EQ(of.condition(rows, as_of{2026y / 4 / 1}).central().levy, 0.3);
    EXPECT_EQ(of.central().stock, 2.5);

    auto twice = rows;
    twice.push_back(known(0.4, date(2025y / 9 / 1)));
    EXPECT_NE(message_of([&] { of.condition(twice, as_of{2026y / 1 / 1}); }).find("twice"),
              std::string::npos);
    auto unknown = rows;
    unknown.back().name = "lewy";
    EXPECT_NE(message_of([&] {
                  of.condition(unknown, as_of{2026y / 1 / 1});
              }).find("did you mean \"levy\"?"),
              std::string::npos);
    EXPECT_EQ(of.central().levy, 0.3) << "refused lists leave the prior as it was";
    EXPECT_EQ(message_of([&] {
                  of.condition(std::vector{known(0.3, date(2025y / 9 / 1))}, as_of{2025y / 8 / 31});
              }),
              "the estimate \"levy\" was not known on 2025-08-31; it is known from 2025-09-01");
}

TEST(setting, is_read_from_a_command_line)
{
    auto of = everything();
    io::apply_setting(of, "levy=0.2");
    EXPECT_EQ(of["levy"].shape, law::point);
    EXPECT_EQ(of["levy"].central, 0.2);
    io::apply_setting(of, "admitted=0.2,0.5,0.9");
    EXPECT_EQ(of["admitted"].shape, law::triangular);
    EXPECT_EQ(of["admitted"].maximum, 1.0);
    EXPECT_EQ(of["admitted"].unit, "fraction");
    io::apply_setting(of, "price=25e9,38e9,50e9,lognormal");
    EXPECT_EQ(of["price"].bounds_are, limits::p10_p90);
    io::apply_setting(of, "ramp=1,1.5,2,triangular,p10_p90");
    EXPECT_EQ(of["ramp"].bounds_are, limits::p10_p90);
    EXPECT_EQ(of["ramp"].origin.trust, confidence::assumed);

    const auto refusal = [&](std::string_view text) {
        return message_of([&] { io::apply_setting(of, text); });
    };
    EXPECT_NE(refusal("admited=0.5").find("did you mean \"admitted\"?"), std::string::npos);
    EXPECT_NE(refusal("admitted").find("there is no ="), std::string::npos);
    for (const auto* wrong : {"admitted=", "admitted=a", "admitted=1,2", "admitted=0.1,0.2,",
                              "admitted=0.1;0.2;0.3", "admitted=nan", "admitted=0.1,0.2,0.3,0.4"})
        EXPECT_NE(refusal(wrong), "nothing was thrown") << wrong;
    EXPECT_NE(refusal("levy=1,2,3,betta").find("did you mean \"beta\"?"), std::string::npos);
    EXPECT_NE(refusal("levy=1,2,3,beta,p50").find("not bounds"), std::string::npos);
    EXPECT_NE(refusal("admitted=0.1,0.5,1.2").find("outside [0, 1]"), std::string::npos);
    EXPECT_NE(refusal("admitted=1.2").find("outside [0, 1]"), std::string::npos);
    EXPECT_NE(refusal("levy=3,2,1").find("must rise"), std::string::npos);
}

}  // namespace
