// SPDX-License-Identifier: BSL-1.0
#include "hostile.hpp"

#include <hirschman/data/magnet_export.hpp>
#include <hirschman/data/pack.hpp>
#include <hirschman/data/supply_project.hpp>
#include <hirschman/data/supply_share.hpp>

#include <gtest/gtest.h>

#include <map>

using namespace hirschman;
using namespace hirschman_tests;
using namespace std::chrono_literals;

namespace {

const as_of july{2025y / 7 / 15};
const auto shares_of = [](const io::csv_table& t) { return data::supply_shares_from(t); };
const auto projects_of = [](const io::csv_table& t) { return data::supply_projects_from(t); };
const auto exports_of = [](const io::csv_table& t) { return data::magnet_exports_from(t); };

}  // namespace

TEST(supply_shares, are_fractions_that_add_up_to_at_most_one)
{
    const auto shares = data::supply_shares();
    EXPECT_EQ(shares.size(), 328U);
    std::map<std::string, double> totals;
    for (const auto& s : shares) {
        EXPECT_EQ(s.nation.has_value(), s.area.empty());
        totals[s.stage + s.item + s.period + s.origin.source.str().substr(0, 13)] += s.share;
    }
    for (const auto& [key, total] : totals) EXPECT_LE(total, 1.001) << key;
}

TEST(supply_shares, the_mine_shares_of_2024_have_the_published_concentration)
{
    double china = 0;
    double squares = 0;
    for (const auto& s : data::supply_shares()) {
        if (s.stage != "mine" || s.item != "rare earths (REO, mine)" || s.period != "2024" ||
            !s.nation || s.origin.source.view().substr(0, 13) != "USGS MCS 2026")
            continue;
        squares += s.share * s.share;
        if (*s.nation == country("CHN")) china = s.share;
    }
    EXPECT_EQ(china, 0.7031);
    EXPECT_NEAR(squares, 0.519, 1e-3);  // computed from the same sheet, edition of 2026
}

TEST(supply_shares, are_cut_to_what_was_recorded_as_public)
{
    for (const auto& s : data::known(data::supply_shares(), july)) {
        ASSERT_TRUE(s.origin.known_from);
        EXPECT_LE(*s.origin.known_from, july.on);
        EXPECT_EQ(s.origin.source.view().find("MCS 2026"), std::string_view::npos);
    }
    EXPECT_FALSE(data::known(data::supply_shares(), july).empty());
}

TEST(supply_shares, hostile_input_is_refused)
{
    const std::string content = head(data::pack_text("supply_shares.csv"), 2);
    EXPECT_EQ(complaint_about(content, "share", "1.2", shares_of),
              "f.csv:2: share: expected a share between 0 and 1, found \"1.2\"");
    EXPECT_EQ(complaint_about(content, "country", "CHI", shares_of),
              "f.csv:2: country: expected an ISO 3166-1 alpha-3 country, found \"CHI\"");
    EXPECT_NE(complaint_about(content, "share", "nan", shares_of), "");
    EXPECT_NE(complaint_about(content, "country", "", shares_of), "");
    EXPECT_NE(complaint_about(content, "area", "Asia", shares_of), "");
    EXPECT_NE(complaint_about(content, "kind", "guess", shares_of), "");
    EXPECT_NE(complaint_about(content, "known_from", "2026-02-30", shares_of), "");
    EXPECT_NE(complaint_about_duplicate(content, shares_of), "");
    expect_survives_truncation(content, shares_of);
    EXPECT_THROW((void)data::load_supply_shares("/no/such.csv"), data_error);
}

TEST(supply_projects, have_numbers_where_the_text_has_them)
{
    const auto projects = data::supply_projects();
    EXPECT_EQ(projects.size(), 23U);
    double magnets_by_2026 = 0;
    for (const auto& p : projects) {
        EXPECT_EQ(p.capacity_low.has_value(), !p.capacity_text.empty()) << p.project;
        if (p.stage == data::supply_stage::magnets && p.nation == country("USA") && p.start &&
            *p.start < date(2026y / 1 / 1))
            magnets_by_2026 += *p.capacity_low;
    }
    EXPECT_EQ(magnets_by_2026, 5000);  // MP 1,000, eVAC 2,000, Noveon 2,000 t a year, nameplate
}

TEST(supply_projects, are_cut_to_those_announced)
{
    for (const auto& p : data::known(data::supply_projects(), july))
        EXPECT_NE(p.project, "Vulcan Elements Benson");
    EXPECT_EQ(data::known(data::supply_projects(), july).size(), 13U);
}

TEST(supply_projects, hostile_input_is_refused)
{
    const std::string content = head(data::pack_text("supply_projects.csv"), 2);
    EXPECT_NE(complaint_about(content, "stage", "magnet", projects_of), "");
    EXPECT_NE(complaint_about(content, "element_group", "none", projects_of), "");
    EXPECT_NE(complaint_about(content, "capacity_low_t_per_year", "-1", projects_of), "");
    EXPECT_NE(complaint_about(content, "capacity_high_t_per_year", "1", projects_of), "");
    EXPECT_NE(complaint_about(content, "full", "2000-01-01", projects_of), "");
    EXPECT_NE(complaint_about_duplicate(content, projects_of), "");
    expect_survives_truncation(content, projects_of);
    EXPECT_THROW((void)data::load_supply_projects("/no/such.csv"), data_error);
}

TEST(magnet_exports, first_quarter_of_2025_averages_5088)
{
    double sum = 0;
    for (const auto& e : data::magnet_exports()) {
        if (e.from < date(2025y / 1 / 1) || e.from >= date(2025y / 4 / 1)) continue;
        sum += e.world.value();
    }
    EXPECT_NEAR(sum / 3, 5088.33, 0.005);
}

TEST(magnet_exports, keep_reported_derived_and_missing_apart)
{
    const auto exports = data::magnet_exports();
    EXPECT_EQ(exports.size(), 21U);
    for (const auto& e : exports) {
        if (e.from == date(2025y / 5 / 1)) {
            EXPECT_EQ(e.world, 1238);
            EXPECT_EQ(e.usa, 46.4);
            EXPECT_EQ(e.usa_status, data::tonnage_status::reported);
        }
        if (e.from == date(2025y / 1 / 1)) {
            EXPECT_EQ(e.usa_status, data::tonnage_status::missing);
        }
    }
}

TEST(magnet_exports, are_public_on_the_20th_of_the_next_month)
{
    const auto then = data::known(data::magnet_exports(), july);
    EXPECT_EQ(then.back().from, date(2025y / 5 / 1));
    EXPECT_EQ(then.back().known_from(), date(2025y / 6 / 20));
    const auto totals = data::known(data::magnet_export_totals(), as_of{2025y / 7 / 20});
    ASSERT_EQ(totals.size(), 2U);
    EXPECT_EQ(totals.back().world, 22319);
    EXPECT_EQ(data::known(data::magnet_export_totals(), july).size(), 1U);
}

TEST(magnet_exports, hostile_input_is_refused)
{
    const std::string content = head(data::pack_text("magnet_exports.csv"), 3);
    EXPECT_NE(complaint_about(content, "month", "2024-05-02", exports_of), "");
    EXPECT_NE(complaint_about(content, "world_t", "nan", exports_of), "");
    EXPECT_NE(complaint_about(content, "world_t", "", exports_of), "");
    EXPECT_NE(complaint_about(content, "usa_status", "reported", exports_of), "");
    EXPECT_NE(complaint_about(content, "world_status", "guess", exports_of), "");
    EXPECT_NE(complaint_about_duplicate(content, exports_of), "");
    expect_survives_truncation(content, exports_of);
    expect_survives_truncation(data::pack_text("magnet_export_totals.csv"), exports_of);
    EXPECT_THROW((void)data::load_magnet_exports("/no/such.csv"), data_error);
}
