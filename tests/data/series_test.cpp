// SPDX-License-Identifier: BSL-1.0
#include "hostile.hpp"

#include <hirschman/data/chip_figure.hpp>
#include <hirschman/data/gdp.hpp>
#include <hirschman/data/pack.hpp>
#include <hirschman/data/price_response.hpp>
#include <hirschman/data/quarter.hpp>
#include <hirschman/data/research.hpp>

#include <gtest/gtest.h>

using namespace hirschman;
using namespace hirschman_tests;
using namespace std::chrono_literals;

namespace {

const as_of july{2025y / 7 / 15};
const auto quarters_of = [](const io::csv_table& t) { return data::quarters_from(t); };
const auto research_of = [](const io::csv_table& t) { return data::research_spending_from(t); };
const auto gdp_of = [](const io::csv_table& t) { return data::gdp_from(t); };
const auto figures_of = [](const io::csv_table& t) { return data::chip_figures_from(t); };
const auto responses_of = [](const io::csv_table& t) { return data::price_responses_from(t); };

data::quarter named(const std::vector<data::quarter>& quarters, std::string_view name)
{
    for (const auto& q : quarters)
        if (q.name == name) return q;
    throw domain_error("no such quarter");
}

}  // namespace

TEST(nvidia_quarters, hold_what_the_company_reported)
{
    const auto all = data::nvidia_quarters();
    EXPECT_EQ(all.size(), 19U);
    // NVIDIA, results of 28 May 2025: revenue 44,062 m, H20 4.6 bn sold, charge 4.5 bn.
    const auto q = named(all, "FY2026Q1");
    EXPECT_EQ(q.total_revenue, 44062e6);
    EXPECT_EQ(q.h20_china, 4600e6);
    EXPECT_EQ(q.h20_charge, 4500e6);
    EXPECT_EQ(q.published, date(2025y / 5 / 28));
    EXPECT_FALSE(named(all, "FY2027Q3").total_revenue);
    EXPECT_EQ(named(all, "FY2026Q2").h20_charge, -180e6);
}

TEST(nvidia_quarters, are_cut_to_what_was_published)
{
    const auto then = data::known(data::nvidia_quarters(), july);
    ASSERT_EQ(then.size(), 14U);
    EXPECT_EQ(then.back().name, "FY2026Q2");
    EXPECT_EQ(then.back().guided_revenue, 45000e6);
    EXPECT_FALSE(then.back().total_revenue);
    EXPECT_FALSE(then.back().h20_china);
    EXPECT_TRUE(then.back().policy_event.empty());
    const auto q1 = named(then, "FY2026Q1");
    EXPECT_EQ(q1.china_billing, 5522e6);
    // The headquarters basis for this quarter was first given in May 2026.
    EXPECT_FALSE(q1.china_headquarters);
    EXPECT_FALSE(q1.china_headquarters_share);
    const auto later = data::known(data::nvidia_quarters(), as_of{2026y / 5 / 20});
    EXPECT_EQ(named(later, "FY2026Q1").china_headquarters, 9659e6);
}

TEST(nvidia_quarters, without_a_date_count_sixty_days_later)
{
    const auto q = named(data::nvidia_quarters(), "FY2027Q3");
    EXPECT_EQ(q.known_from(), date(2026y / 12 / 24));
}

TEST(nvidia_quarters, hostile_input_is_refused)
{
    const std::string content = head(data::pack_text("nvidia_quarters.csv"), 2);
    for (const auto* bad : {"nan", "-5", "1e999", "x"})
        EXPECT_NE(complaint_about(content, "total_revenue_usd", bad, quarters_of), "") << bad;
    EXPECT_EQ(complaint_about(content, "china_billing_share", "1.2", quarters_of),
              "f.csv:2: china_billing_share: expected a share between 0 and 1, found \"1.2\"");
    EXPECT_NE(complaint_about(content, "published", "2020-01-01", quarters_of), "");
    EXPECT_NE(complaint_about(content, "china_headquarters_usd", "5", quarters_of), "");
    EXPECT_NE(complaint_about_duplicate(content, quarters_of), "");
    expect_survives_truncation(content, quarters_of);
    EXPECT_THROW((void)data::load_quarters("/no/such.csv"), data_error);
}

TEST(research_spending, holds_the_reported_totals)
{
    double china = 0;
    double usa = 0;
    for (const auto& r : data::rd_expenditure()) {
        if (r.year != 2024) continue;
        if (r.nation == country("CHN")) china = r.expenditure;
        if (r.nation == country("USA")) usa = r.expenditure;
    }
    // OECD, extract of 13 September 2026: the ratio of 2024 is 1.0189.
    EXPECT_NEAR(china / usa, 1.0189, 5e-5);
}

TEST(research_spending, a_release_is_not_known_before_it_is_out)
{
    EXPECT_TRUE(data::known(data::rd_expenditure(), july).empty());
    EXPECT_EQ(data::known(data::rd_expenditure(), as_of{2026y / 9 / 13}).size(), 150U);
    for (const auto& r : data::known(data::rd_vintages(), july)) EXPECT_LE(r.year, 2023);
    EXPECT_EQ(data::known(data::rd_vintages(), july).size(), 10U);
    int last = 0;
    for (const auto& r : data::pseudo_real_time(data::rd_expenditure(), july))
        last = std::max(last, r.year);
    EXPECT_EQ(last, 2023);
}

TEST(research_spending, hostile_input_is_refused)
{
    for (const auto* name : {"rd_expenditure.csv", "rd_vintages.csv"}) {
        const std::string content = head(data::pack_text(name), 2);
        EXPECT_NE(complaint_about(content, "country", "EUU", research_of), "");
        EXPECT_NE(complaint_about(content, "expenditure", "0", research_of), "");
        EXPECT_NE(complaint_about(content, "unit", "JPY", research_of), "");
        EXPECT_NE(complaint_about(content, "year", "20024", research_of), "");
        EXPECT_NE(complaint_about(content, "published", "", research_of), "");
        EXPECT_NE(complaint_about_duplicate(content, research_of), "");
        expect_survives_truncation(content, research_of);
    }
    EXPECT_THROW((void)data::load_research_spending("/no/such.csv"), data_error);
}

TEST(gdp, holds_the_world_banks_figures)
{
    for (const auto& g : data::gdp()) {
        if (g.year != 2023) continue;
        if (g.nation == country("CHN")) {
            EXPECT_EQ(g.nominal, 17794782e6);
        }
        if (g.nation == country("USA")) {
            EXPECT_EQ(g.nominal, 27360935e6);
        }
    }
    for (const auto& g : data::known(data::gdp(), july)) EXPECT_LE(g.year, 2024);
    for (const auto& g : data::known(data::gdp(), as_of{2025y / 6 / 30})) EXPECT_LE(g.year, 2023);
}

TEST(gdp, hostile_input_is_refused)
{
    const std::string content = head(data::pack_text("gdp.csv"), 2);
    EXPECT_NE(complaint_about(content, "gdp_usd", "nan", gdp_of), "");
    EXPECT_NE(complaint_about(content, "gdp_ppp_usd", "-1", gdp_of), "");
    EXPECT_NE(complaint_about_duplicate(content, gdp_of), "");
    expect_survives_truncation(content, gdp_of);
    EXPECT_THROW((void)data::load_gdp("/no/such.csv"), data_error);
}

TEST(chip_figures, hold_units_and_prices)
{
    EXPECT_EQ(data::chip_figures().size(), 178U);
    const std::string content = head(data::pack_text("chip_figures.csv"), 2);
    EXPECT_NE(complaint_about(content, "unit", "bn USD", figures_of), "");
    EXPECT_NE(complaint_about(content, "high", "1", figures_of), "");
    EXPECT_NE(complaint_about(content, "last_day", "2000-01-01", figures_of), "");
    EXPECT_NE(complaint_about_duplicate(content, figures_of), "");
    expect_survives_truncation(content, figures_of);
    EXPECT_THROW((void)data::load_chip_figures("/no/such.csv"), data_error);
}

TEST(price_responses, hold_the_chinese_controls)
{
    EXPECT_EQ(data::price_responses().size(), 12U);
    const std::string content = head(data::pack_text("price_responses.csv"), 2);
    EXPECT_NE(complaint_about(content, "start", "2025-04", responses_of), "");
    EXPECT_NE(complaint_about_duplicate(content, responses_of), "");
    expect_survives_truncation(content, responses_of);
    EXPECT_THROW((void)data::load_price_responses("/no/such.csv"), data_error);
}
