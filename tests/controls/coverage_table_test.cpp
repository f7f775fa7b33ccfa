// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/coverage_table.hpp>
#include <hirschman/controls/rulebooks/recorded_controls.hpp>

#include <gtest/gtest.h>

#include <map>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace std::chrono_literals;
using hm::country;
using hm::truth;

std::string cell_of(const std::vector<coverage_row>& table, category what, std::size_t column)
{
    for (const auto& row : table)
        if (row.what == what) return to_text(row.cells.at(column));
    return "no row";
}

TEST(coverage_table, shows_chips_software_and_tools_as_they_stood_in_july_2025)
{
    // The claim that controls covered chips, design software and tools, with the weeks in which
    // letters took in as good as all of the software.
    const hm::date days[] = {2022y / 9 / 15, 2023y / 12 / 15, 2025y / 6 / 15, 2025y / 7 / 15};
    const auto table = coverage_table(recorded_controls, country("CHN"), days);
    EXPECT_EQ(cell_of(table, category::chips, 0), "(USA)");
    EXPECT_EQ(cell_of(table, category::chips, 1), "USA");
    EXPECT_EQ(cell_of(table, category::chips, 3), "USA");
    EXPECT_EQ(cell_of(table, category::design_software, 0), "-");
    EXPECT_EQ(cell_of(table, category::design_software, 1), "USA");
    EXPECT_EQ(cell_of(table, category::design_software, 2), "USA*");
    EXPECT_EQ(cell_of(table, category::design_software, 3), "USA");
    EXPECT_EQ(cell_of(table, category::lithography, 3), "USA JPN~ NLD");
    EXPECT_EQ(cell_of(table, category::deposition_and_etch, 3), "USA JPN~ NLD");
    EXPECT_EQ(cell_of(table, category::metrology_and_inspection, 3), "(USA)~ JPN~ NLD");
    EXPECT_EQ(cell_of(table, category::memory_stacks, 1), "-");
    EXPECT_EQ(cell_of(table, category::memory_stacks, 3), "USA");
    // Materials are China's, and a table of what China receives has no row for them.
    EXPECT_EQ(cell_of(table, category::magnets, 3), "no row");
}

TEST(coverage_table, shows_what_china_withheld_from_america)
{
    const hm::date days[] = {2023y / 12 / 15, 2025y / 3 / 1, 2025y / 7 / 15, 2026y / 10 / 8,
                             2026y / 11 / 28};
    const auto table = coverage_table(recorded_controls, country("USA"), days);
    const std::map<category, std::vector<std::string>> expected{
        {category::gallium_and_germanium, {"CHN", "CHN!", "CHN!", "CHN", "CHN"}},
        {category::graphite, {"CHN", "CHN", "CHN", "CHN", "CHN"}},
        {category::antimony, {"-", "CHN!", "CHN!", "CHN", "CHN"}},
        {category::minor_metals, {"-", "CHN", "CHN", "CHN", "CHN"}},
        {category::magnets, {"-", "-", "CHN", "CHN", "CHN"}},
        {category::rare_earth_technology, {"-", "CHN!~", "CHN!~", "CHN!~", "CHN!~"}},
        {category::batteries, {"-", "-", "-", "-", "CHN?"}},
    };
    for (const auto& [what, cells] : expected)
        for (std::size_t i = 0; i < cells.size(); ++i)
            EXPECT_EQ(cell_of(table, what, i), cells[i]) << name(what) << " " << days[i];
    EXPECT_TRUE(table.front().cells.back().beyond_reading);
    EXPECT_FALSE(table.front().cells[3].beyond_reading);
}

TEST(coverage_table, of_no_days_or_an_empty_regime_has_no_rows)
{
    EXPECT_TRUE(coverage_table(recorded_controls, country("CHN"), {}).empty());
    const hm::date days[] = {2025y / 7 / 15};
    EXPECT_TRUE(coverage_table(regime{}, country("CHN"), days).empty());
}

TEST(coverage_spans, show_the_interlude_of_design_software)
{
    const auto spans = coverage_spans(
        recorded_controls, category::design_software,
        {.on = {}, .from = country("USA"), .to = country("CHN"), .exporter = "Synopsys"},
        {2022y / 1 / 1, hm::date(2026y / 1 / 1)});
    std::vector<std::pair<std::string, truth>> found;
    for (const auto& s : spans) found.emplace_back(s.during.from.iso(), s.answer.whole_category);
    const std::vector<std::pair<std::string, truth>> expected{
        {"2022-01-01", truth::no},      {"2022-10-14", truth::no},  {"2024-12-02", truth::no},
        {"2025-05-23", truth::unknown}, {"2025-05-29", truth::yes}, {"2025-07-02", truth::no}};
    EXPECT_EQ(found, expected);
    EXPECT_EQ(spans.back().during.until, hm::date(2026y / 1 / 1));
}

TEST(coverage_spans, agree_with_every_day)
{
    const auto first = hm::date(2022y / 1 / 1);
    const auto last = hm::date(2027y / 1 / 1);
    const auto america = country("USA");
    const auto china = country("CHN");
    for (const auto what : all_categories()) {
        for (const bool outward : {true, false}) {
            shipment s{
                .on = {}, .from = outward ? america : china, .to = outward ? china : america};
            const auto spans = coverage_spans(recorded_controls, what, s, {first, last});
            std::size_t at = 0;
            for (s.on = first; s.on < last; s.on = s.on + std::chrono::days(1)) {
                if (!spans[at].during.contains(s.on)) ++at;
                ASSERT_LT(at, spans.size());
                ASSERT_EQ(spans[at].answer, covered(what, s)) << name(what) << " " << s.on;
            }
            EXPECT_EQ(at + 1, spans.size());
        }
    }
}

TEST(coverage_spans, of_no_days_are_refused)
{
    EXPECT_THROW((void)coverage_spans(recorded_controls, category::chips, {.on = {}},
                                      {2025y / 1 / 1, hm::date(2025y / 1 / 1)}),
                 hm::domain_error);
}

}  // namespace
