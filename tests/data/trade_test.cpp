// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/pack.hpp>
#include <hirschman/data/trade.hpp>
#include <hirschman/trade/equilibrium.hpp>

#include <cmath>
#include <map>
#include <string>
#include <utility>

#include <gtest/gtest.h>

using namespace hirschman;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> named{"CHN", "DEU", "JPN", "KOR", "NLD", "TWN", "USA"};

std::map<std::pair<std::string, std::string>, data::trade_flow> flows()
{
    std::map<std::pair<std::string, std::string>, data::trade_flow> all;
    for (const auto& f : data::trade_flows()) all[{f.exporter.str(), f.importer.str()}] = f;
    return all;
}

std::map<std::pair<std::string, std::string>, double> totals()
{
    std::map<std::pair<std::string, std::string>, double> all;
    for (const auto& t : data::trade_totals()) all[{t.nation.str(), t.measure.str()}] = t.value;
    return all;
}

}  // namespace

TEST(trade_pack, is_a_base_that_clears)
{
    const auto base = data::trade_base();
    EXPECT_EQ(base.countries,
              (std::vector<std::string>{"CHN", "DEU", "JPN", "KOR", "NLD", "ROW", "TWN", "USA"}));
    EXPECT_EQ(base.missing, 0u);
    EXPECT_TRUE(trade::check(base).empty()) << trade::brief_report(trade::check(base));
    EXPECT_EQ(data::trade_base_known_from(), date(2025y / 2 / 5));
}

// What is derived is derived as its source says.
TEST(trade_pack, the_rest_of_the_world_and_sales_at_home_follow_from_the_totals)
{
    auto f = flows();
    auto t = totals();
    for (const auto& c : named) {
        double from_others = 0.0;
        double to_others = 0.0;
        for (const auto& other : named) {
            if (other == c) continue;
            from_others += f[{other, c}].value;
            to_others += f[{c, other}].value;
        }
        EXPECT_EQ((f[{"ROW", c}].value), (t[{c, "imports"}] - from_others)) << c;
        EXPECT_EQ((f[{c, "ROW"}].value), (t[{c, "exports"}] - to_others)) << c;
        EXPECT_EQ((f[{c, c}].value), (t[{c, "gdp"}] - t[{c, "exports"}])) << c;
    }
    double from_rest = 0.0;
    for (const auto& c : named) from_rest += f[{"ROW", c}].value;
    EXPECT_EQ((f[{"ROW", "ROW"}].value), (t[{"ROW", "gdp"}] - from_rest));
}

// Figures of other reporters, read apart from those of the pack.
TEST(trade_pack, agrees_with_what_others_report)
{
    auto f = flows();
    const auto near = [&](const char* exporter, const char* importer, double value, double share) {
        EXPECT_NEAR((f[{exporter, importer}].value), value, share * value)
            << exporter << " to " << importer;
    };
    near("CHN", "KOR", 142.8e9, 0.001);  // Korea Customs Service, as Nikkei reports
    near("KOR", "USA", 115.72e9, 0.05);  // Korea's exports, f.o.b.
    near("CHN", "USA", 427e9, 0.06);     // Census, before freight
    near("DEU", "USA", 159e9, 0.04);
    near("JPN", "USA", 147e9, 0.04);
    near("USA", "CHN", 148e9, 0.13);  // Census, f.a.s.
    near("USA", "DEU", 77e9, 0.35);   // Germany counts what comes through third ports
    // Korea's sales to China by its own count are far lower, as goods go through Hong Kong.
    EXPECT_GT((f[{"KOR", "CHN"}].value), 1.2 * 124.8e9);
}

TEST(trade_pack, every_figure_from_memory_has_a_range)
{
    for (const auto& f : data::trade_flows())
        EXPECT_EQ(f.low.has_value(), f.origin.trust == confidence::recalled)
            << f.exporter << " to " << f.importer;
    for (const auto& t : data::trade_totals())
        EXPECT_EQ(t.low.has_value(), t.origin.trust == confidence::recalled)
            << t.nation << " " << t.measure;
    for (const auto& f : data::trade_flows())
        EXPECT_EQ(f.tariff_origin.has_value(), f.importer == "USA" && f.exporter != "USA");
}

TEST(trade_pack, schedules_are_known_before_they_hold)
{
    const auto base = data::trade_base();
    for (const auto& name : data::tariff_schedules()) {
        const auto lines = data::tariff_schedule(name);
        EXPECT_EQ(lines.size(), 7u) << name << ": one for each partner of the United States";
        for (const auto& line : lines) {
            ASSERT_TRUE(line.origin.known_from && line.from) << name;
            EXPECT_LE(*line.origin.known_from, *line.from) << name << " " << line.exporter;
            EXPECT_GT(line.rate, 0.0);
        }
        EXPECT_NO_THROW((void)trade::tariffs(base, lines)) << name;
    }
    EXPECT_THROW((void)data::tariff_schedule("in_force_july"), domain_error);
    EXPECT_THROW((void)data::tariff_schedule(""), domain_error);
}

TEST(trade_pack, what_is_in_force_is_the_newest_line_for_each_partner)
{
    const auto rate = [](date on, const std::string& exporter) {
        for (const auto& line : data::tariffs_in_force(as_of{on}))
            if (line.exporter == exporter) return line.rate;
        return -1.0;
    };
    EXPECT_EQ(rate(2025y / 3 / 1, "JPN"), -1.0);
    EXPECT_NEAR(rate(2025y / 7 / 15, "JPN"), .118, 1e-12);
    EXPECT_NEAR(rate(2025y / 8 / 3, "JPN"), .118, 1e-12) << "announced is not in force";
    EXPECT_NEAR(rate(2025y / 8 / 7, "JPN"), .168, 1e-12);
    EXPECT_EQ(rate(2025y / 9 / 16, "JPN"), .15);
    EXPECT_NEAR(rate(2025y / 9 / 16, "KOR"), .155, 1e-12) << "Korea's order came in November";
    EXPECT_EQ(rate(2025y / 11 / 14, "KOR"), .15);
    EXPECT_NEAR(rate(2026y / 3 / 1, "DEU"), .111, 1e-12)
        << "the surcharge on top of the old duties";
    EXPECT_EQ(rate(2026y / 10 / 1, "TWN"), .10);
    for (const date day : {date(2025y / 7 / 15), date(2025y / 10 / 1), date(2026y / 1 / 1),
                           date(2026y / 5 / 1), date(2026y / 11 / 1)})
        EXPECT_EQ(data::tariffs_in_force(as_of{day}).size(), 7u) << day.iso();
}

TEST(trade_pack, the_tariffs_of_august_2025_cost_the_partners_real_income)
{
    const auto base = data::trade_base();
    const trade::multi_sector_model model(base);
    EXPECT_LT(model.moved(), 1e-9);
    const auto after =
        model.solve(trade::tariffs(base, data::tariff_schedule("in_force_august_2025")));
    ASSERT_TRUE(after.converged()) << after.brief_report();
    for (const auto& c : named)
        EXPECT_EQ(after.real_income(c) < 0.0, c != "USA") << c << " " << after.real_income(c);
    const auto same = model.solve({});
    for (const auto& c : named) EXPECT_NEAR(same.real_income(c), 0.0, 1e-12);
}

TEST(trade_pack, the_elasticity_is_an_estimate)
{
    const auto e = data::trade_elasticity();
    EXPECT_LT(e.low, e.central);
    EXPECT_LT(e.central, e.high);
    EXPECT_EQ(e.central, data::trade_base().elasticity.front());
}

TEST(trade_pack, refuses_a_flow_without_what_belongs_to_it)
{
    const std::string header =
        "exporter,importer,value,tariff,low,high,source,confidence,known_from,tariff_source,"
        "tariff_confidence,tariff_known_from\n";
    const auto refused = [&](const std::string& row) {
        EXPECT_THROW((void)data::trade_flows_from(io::parse_csv(header + row)), data_error) << row;
    };
    EXPECT_EQ(
        data::trade_flows_from(io::parse_csv(header + "USA,CHN,5,0,4,6,a,recalled,2024-01-01,,,\n"))
            .size(),
        1u);
    refused("USA,CHN,5,0,6,7,a,recalled,2024-01-01,,,\n");
    refused("USA,CHN,5,0,4,,a,recalled,2024-01-01,,,\n");
    refused("USA,CHN,5,0.1,,,a,recalled,2024-01-01,,,\n");
    refused("USA,EUR,5,0,,,a,recalled,2024-01-01,,,\n");
    refused("USA,CHN,5,0,,,a,recalled,,,,\n");
    refused("USA,CHN,-5,0,,,a,recalled,2024-01-01,,,\n");
    refused("USA,CHN,5,0.1,,,a,recalled,2024-01-01,b,sure,2024-01-01\n");
}
