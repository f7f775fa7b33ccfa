// SPDX-License-Identifier: BSL-1.0
#include "hostile.hpp"

#include <hirschman/data/estimate_table.hpp>
#include <hirschman/data/pack.hpp>

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace hirschman;
using namespace hirschman_tests;
using namespace std::chrono_literals;

namespace {

const as_of july{2025y / 7 / 15};
const auto estimates_of = [](const io::csv_table& t) { return data::estimates_from(t).rows(); };

/// What an override is refused with.
std::string complaint_about_override(const std::string& json)
{
    const auto table = data::estimates();
    return complaint([&] { return table.overridden(io::parse_json(json, "mine.json")); });
}

template <class Ask>
std::string refusal(Ask ask)
{
    try {
        (void)ask();
    } catch (const domain_error& refused) {
        return refused.what();
    }
    return {};
}

}  // namespace

TEST(estimates, have_one_row_for_each_name_and_day)
{
    const auto table = data::estimates();
    EXPECT_GE(table.rows().size(), 115U);
    for (std::size_t i = 1; i < table.rows().size(); ++i) {
        const auto& a = table.rows()[i - 1];
        const auto& b = table.rows()[i];
        EXPECT_TRUE(a.name < b.name ||
                    (a.name == b.name && a.origin.known_from < b.origin.known_from));
    }
}

TEST(estimates, the_newest_known_on_the_day_holds)
{
    // The acceptance of the licensed chips fell as the buyer's government spoke.
    const auto central = [](as_of when) {
        return data::estimate_for("counterparty_acceptance_chips", when).central;
    };
    EXPECT_EQ(central(july), 0.8);
    EXPECT_EQ(central(as_of{2025y / 9 / 16}), 0.8);
    EXPECT_EQ(central(as_of{2025y / 9 / 17}), 0.25);
    EXPECT_EQ(central(as_of{2025y / 12 / 1}), 0.1);
}

TEST(estimates, money_is_in_dollars)
{
    const auto rate = data::estimate_for("h20_annual_run_rate_at_risk", july);
    EXPECT_EQ(rate.central, 17e9);
    EXPECT_EQ(rate.unit, "USD per year");
}

TEST(estimates, one_not_known_yet_says_from_when)
{
    EXPECT_EQ(refusal([] { return data::estimate_for("licensed_share", as_of{2025y / 7 / 14}); }),
              "the estimate \"licensed_share\" was not known on 2025-07-14; it is known from "
              "2025-07-15");
}

TEST(estimates, an_unknown_name_is_refused_with_a_suggestion)
{
    EXPECT_EQ(refusal([] { return data::estimate_for("licenced_share", july); }),
              "there is no estimate \"licenced_share\"; did you mean \"licensed_share\"?");
}

TEST(estimates, a_table_cut_to_a_day_keeps_nothing_later)
{
    const auto then = data::estimates().known(july);
    for (const auto& row : then.rows()) EXPECT_LE(*row.origin.known_from, july.on);
    EXPECT_EQ(then.at("discount_rate_firm", as_of{2030y / 1 / 1}).high, 0.13);
}

TEST(estimates, a_table_cut_to_a_day_says_from_when_the_rest_is_known)
{
    // Cut twice, and with an override between: the day stays that of the first row.
    const auto then = data::estimates()
                          .known(july)
                          .overridden(io::parse_json(R"({"licensed_share": 0.9})"))
                          .known(as_of{2025y / 5 / 1});
    for (const auto* name : {"compute_advantage_no_export_2026", "h20_unit_price"}) {
        try {
            (void)then.at(name, july);
            FAIL() << name;
        } catch (const data::not_known_yet& early) {
            EXPECT_NE(std::string(early.what()).find("; it is known from 2025-"), std::string::npos)
                << early.what();
        }
    }
    EXPECT_THROW((void)then.at("h20_unit_prices", july), domain_error);
}

TEST(estimates, hostile_input_is_refused_with_its_place)
{
    const std::string content = head(data::pack_text("estimates.csv"), 3);
    EXPECT_EQ(complaint_about(content, "low", "1.2", estimates_of),
              "f.csv:2: low: expected at most 1, found \"1.2\"");
    EXPECT_EQ(complaint_about(content, "low", "0.3", estimates_of),
              "f.csv:2: central: expected no less than low, found \"0.2\"");
    EXPECT_NE(complaint_about(content, "high", "nan", estimates_of), "");
    EXPECT_NE(complaint_about(content, "shape", "round", estimates_of), "");
    EXPECT_NE(complaint_about(content, "shape", "point", estimates_of), "");
    EXPECT_NE(complaint_about(content, "known_from", "", estimates_of), "");
    EXPECT_NE(complaint_about(content, "source", "", estimates_of), "");
    EXPECT_NE(complaint_about_duplicate(content, estimates_of), "");
    expect_survives_truncation(content, estimates_of);
    EXPECT_THROW((void)data::load_estimates("/no/such.csv"), data_error);
}

TEST(estimates, know_whose_rank_they_follow)
{
    const auto table = data::estimates();
    const as_of later{2025y / 7 / 20};
    EXPECT_EQ(table.paired_with("stockpile_log_spread", later), "stockpile_months_mean");
    EXPECT_EQ(table.paired_with("stockpile_log_spread", july), "");
    const auto mine = table.overridden(io::parse_json(R"({"stockpile_months_mean": 3})"));
    EXPECT_EQ(mine.paired_with("stockpile_log_spread", later), "");
    const std::string content = head(data::pack_text("estimates.csv"), 3);
    EXPECT_NE(complaint_about(content, "details", "paired_with=nothing", estimates_of), "");
}

TEST(estimates, laws_of_several_pieces_keep_their_pieces)
{
    const auto levy = data::estimate_for("revenue_share_levy", july);
    ASSERT_EQ(levy.components.size(), 2U);
    EXPECT_EQ(levy.components[0], (uncertainty::component{0.95, 0, 0}));
    EXPECT_EQ(levy.components[1], (uncertainty::component{0.05, 0, 0.25}));
    const auto hazard = data::estimate_for("reescalation_hazard", july);
    ASSERT_TRUE(hazard.shape_and_rate);
    EXPECT_EQ(*hazard.shape_and_rate, (uncertainty::gamma_law{5.5, 24.4}));
    EXPECT_EQ(data::estimate_for("ally_side_tariff", july).components.size(), 3U);
}

TEST(overrides, hold_on_every_day)
{
    const auto mine = data::estimates().overridden(io::parse_json(
        R"({"licensed_share": 0.25, "licence_lag_us_days": {"low": 1, "central": 2, "high": 3}})"));
    for (const auto when : {as_of{2000y / 1 / 1}, july, as_of{2030y / 1 / 1}}) {
        EXPECT_EQ(mine.at("licensed_share", when).central, 0.25);
        EXPECT_EQ(mine.at("licensed_share", when).high, 0.25);
        EXPECT_EQ(mine.at("licence_lag_us_days", when).high, 3);
    }
    EXPECT_EQ(mine.at("levy_pass_through", july).central, 0.8);
}

TEST(overrides, are_read_from_a_file)
{
    const auto path =
        (std::filesystem::temp_directory_path() / "hirschman_overrides.json").string();
    std::ofstream(path) << R"({"licensed_share": 0.5})";
    EXPECT_EQ(data::load_overrides(data::estimates(), path).at("licensed_share", july).low, 0.5);
    std::remove(path.c_str());
    EXPECT_THROW((void)data::load_overrides(data::estimates(), path), data_error);
}

TEST(overrides, are_refused_with_path_and_suggestion)
{
    EXPECT_EQ(complaint_about_override(R"({"licenced_share": 0.5})"),
              "mine.json:1: $.licenced_share: expected the name of an estimate, found "
              "\"licenced_share\"; did you mean \"licensed_share\"?");
    EXPECT_EQ(complaint_about_override(R"({"licensed_share": 1.2})"),
              "mine.json:1: $.licensed_share: expected at most 1, found 1.2");
    EXPECT_EQ(complaint_about_override(
                  "{\"licensed_share\":\n{\"low\": 0, \"central\": 0.5, \"high\": 1.2}}"),
              "mine.json:2: $.licensed_share.high: expected at most 1, found 1.2");
    EXPECT_EQ(
        complaint_about_override(R"({"licensed_share": {"low": 0.5, "central": 0.4, "high": 1}})"),
        "mine.json:1: $.licensed_share.central: expected no less than low, found 0.4");
    EXPECT_EQ(
        complaint_about_override(R"({"licensed_share": {"lo": 0.5, "central": 0.6, "high": 1}})"),
        "mine.json:1: $.licensed_share.lo: expected only the keys low, central, high or shape, "
        "found \"lo\"; did you mean \"low\"?");
    EXPECT_EQ(complaint_about_override(R"({"licensed_share": {"low": 0.5, "central": 0.6}})"),
              "mine.json:1: $.licensed_share: expected a key \"high\", found none");
    EXPECT_EQ(
        complaint_about_override(R"({"licensed_share": "half"})"),
        "mine.json:1: $.licensed_share: expected a number, or an object with low, central and "
        "high, found \"half\"");
    EXPECT_EQ(complaint_about_override("[1]"),
              "mine.json:1: $: expected an object of estimates by name, found an array");
    EXPECT_NE(complaint_about_override(R"({"licensed_share": 1, "licensed_share": 1})"), "");
    EXPECT_NE(complaint_about_override(R"({"licensed_share": NaN})"), "");
}
