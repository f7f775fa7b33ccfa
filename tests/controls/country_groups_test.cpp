// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/rulebooks/country_groups.hpp>

#include <hirschman/controls/rulebooks/us_conditions.hpp>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace {

namespace hm = hirschman;
namespace json = boost::json;
using namespace hm::controls;
using namespace hm::controls::rulebooks;
using namespace std::chrono_literals;
using hm::truth;

constexpr hm::date last_read = 2026y / 7 / 23;
constexpr auto place_of_rules = us::covered;

// Macau is in D:1 and D:4 and not in D:5.
static_assert(us_groups.contains("MAC", group::d1, last_read) == truth::yes);
static_assert(us_groups.contains("MAC", group::d4, last_read) == truth::yes);
static_assert(us_groups.contains("MAC", group::d5, last_read) == truth::no);
static_assert(us_groups.contains(us::macau_or_d5, "MAC", last_read) == truth::yes);

// Hong Kong is in no group and China from 2020-12-23.
static_assert(us_groups.contains("HKG", group::d5, 2022y / 6 / 1) == truth::yes);
static_assert(us_groups.treated_as("HKG", 2020y / 12 / 22) == country_code("HKG"));
static_assert(us_groups.treated_as("HKG", 2020y / 12 / 23) == country_code("CHN"));

// Israel is in D:4 and out of the advanced-computing places through A:6.
static_assert(us_groups.contains("ISR", group::d4, last_read) == truth::yes);
static_assert(us_groups.contains(place_of_rules, "ISR", last_read) == truth::no);

// The Emirates before and after 10 July 2026.
static_assert(us_groups.contains(place_of_rules, "ARE", 2026y / 7 / 9) == truth::yes);
static_assert(us_groups.contains(place_of_rules, "ARE", 2026y / 7 / 10) == truth::no);
static_assert(us_groups.contains("ARE", group::a5, 2026y / 7 / 9) == truth::no);
static_assert(us_groups.contains("ARE", group::a5, 2026y / 7 / 10) == truth::yes);

TEST(country_groups, entries_whose_end_was_not_found_are_unknown)
{
    for (const char* code : {"CYP", "ETH"}) {
        EXPECT_EQ(us_groups.contains(code, group::d5, 2025y / 1 / 1), truth::unknown) << code;
        EXPECT_EQ(us_groups.contains(us::macau_or_d5, code, 2025y / 1 / 1), truth::unknown) << code;
    }
    // Cyprus is in A:6 whatever its standing in D:5.
    EXPECT_EQ(us_groups.contains(place_of_rules, "CYP", 2025y / 1 / 1), truth::no);
    EXPECT_EQ(us_groups.contains(place_of_rules, "ETH", 2025y / 1 / 1), truth::unknown);
}

TEST(country_groups, before_the_table_opens_only_dated_entries_are_known)
{
    EXPECT_EQ(us_groups.contains("KHM", group::d5, 2021y / 12 / 9), truth::yes);
    EXPECT_EQ(us_groups.contains("KHM", group::d5, 2021y / 12 / 8), truth::unknown);
    EXPECT_EQ(us_groups.contains("MEX", group::a6, 2020y / 12 / 28), truth::yes);
    EXPECT_EQ(us_groups.contains("NIC", group::d5, 2021y / 6 / 1), truth::unknown);
    EXPECT_EQ(us_groups.contains("NIC", group::d5, 2022y / 6 / 1), truth::no);
}

TEST(country_groups, dated_changes_are_in_the_table)
{
    using std::chrono::days;
    hm::date before;
    for (const auto& c : us_group_changes) {
        EXPECT_LE(before, c.on);
        before = c.on;
        EXPECT_FALSE(c.source.empty());
        if (c.entered != group::none) {
            EXPECT_EQ(us_groups.contains(c.place, c.entered, c.on), truth::yes) << c.place;
            EXPECT_NE(us_groups.contains(c.place, c.entered, c.on - days(1)), truth::yes)
                << c.place;
        }
        if (c.left != group::none) {
            EXPECT_EQ(us_groups.contains(c.place, c.left, c.on), truth::no) << c.place;
            EXPECT_EQ(us_groups.contains(c.place, c.left, c.on - days(1)), truth::yes) << c.place;
        }
    }
    // Cambodia stays in D:1.
    EXPECT_EQ(us_groups.contains("KHM", group::d1, 2026y / 1 / 1), truth::yes);
    EXPECT_EQ(us_groups.contains("KHM", group::d5, 2026y / 1 / 1), truth::no);
}

TEST(country_groups, rows_stand_in_order_and_name_countries)
{
    for (std::size_t i = 0; i < std::size(us_country_groups); ++i) {
        const auto& m = us_country_groups[i];
        EXPECT_TRUE(hm::country::parse(m.place.view())) << m.place;
        EXPECT_FALSE(m.during.empty()) << m.place;
        if (i > 0) {
            EXPECT_LE(us_country_groups[i - 1].place, m.place);
        }
    }
    EXPECT_EQ(us_groups.contains("XXX", group::d5, last_read), truth::no);
}

/// The names of the reference's lists.
const std::map<std::string, const char*> codes{{"Afghanistan", "AFG"},
                                               {"Albania", "ALB"},
                                               {"Argentina", "ARG"},
                                               {"Armenia", "ARM"},
                                               {"Australia", "AUS"},
                                               {"Austria", "AUT"},
                                               {"Azerbaijan", "AZE"},
                                               {"Bahrain", "BHR"},
                                               {"Belarus", "BLR"},
                                               {"Belgium", "BEL"},
                                               {"Bulgaria", "BGR"},
                                               {"Burma", "MMR"},
                                               {"Cambodia", "KHM"},
                                               {"Canada", "CAN"},
                                               {"Central African Republic", "CAF"},
                                               {"China", "CHN"},
                                               {"Congo (DR)", "COD"},
                                               {"Croatia", "HRV"},
                                               {"Cuba", "CUB"},
                                               {"Cyprus", "CYP"},
                                               {"Czech Republic", "CZE"},
                                               {"Denmark", "DNK"},
                                               {"Egypt", "EGY"},
                                               {"Eritrea", "ERI"},
                                               {"Estonia", "EST"},
                                               {"Finland", "FIN"},
                                               {"France", "FRA"},
                                               {"Georgia", "GEO"},
                                               {"Germany", "DEU"},
                                               {"Greece", "GRC"},
                                               {"Haiti", "HTI"},
                                               {"Hungary", "HUN"},
                                               {"Iceland", "ISL"},
                                               {"India", "IND"},
                                               {"Iran", "IRN"},
                                               {"Iraq", "IRQ"},
                                               {"Ireland", "IRL"},
                                               {"Israel", "ISR"},
                                               {"Italy", "ITA"},
                                               {"Japan", "JPN"},
                                               {"Jordan", "JOR"},
                                               {"Kazakhstan", "KAZ"},
                                               {"Kuwait", "KWT"},
                                               {"Kyrgyzstan", "KGZ"},
                                               {"Laos", "LAO"},
                                               {"Latvia", "LVA"},
                                               {"Lebanon", "LBN"},
                                               {"Libya", "LBY"},
                                               {"Lithuania", "LTU"},
                                               {"Luxembourg", "LUX"},
                                               {"Macau", "MAC"},
                                               {"Malta", "MLT"},
                                               {"Mexico", "MEX"},
                                               {"Moldova", "MDA"},
                                               {"Mongolia", "MNG"},
                                               {"Netherlands", "NLD"},
                                               {"New Zealand", "NZL"},
                                               {"Nicaragua", "NIC"},
                                               {"North Korea", "PRK"},
                                               {"Norway", "NOR"},
                                               {"Oman", "OMN"},
                                               {"Pakistan", "PAK"},
                                               {"Poland", "POL"},
                                               {"Portugal", "PRT"},
                                               {"Qatar", "QAT"},
                                               {"Romania", "ROU"},
                                               {"Russia", "RUS"},
                                               {"Saudi Arabia", "SAU"},
                                               {"Singapore", "SGP"},
                                               {"Slovakia", "SVK"},
                                               {"Slovenia", "SVN"},
                                               {"Somalia", "SOM"},
                                               {"South Africa", "ZAF"},
                                               {"South Korea", "KOR"},
                                               {"South Sudan", "SSD"},
                                               {"Spain", "ESP"},
                                               {"Sudan", "SDN"},
                                               {"Sweden", "SWE"},
                                               {"Switzerland", "CHE"},
                                               {"Syria", "SYR"},
                                               {"Taiwan", "TWN"},
                                               {"Tajikistan", "TJK"},
                                               {"Turkiye", "TUR"},
                                               {"Turkmenistan", "TKM"},
                                               {"United Arab Emirates", "ARE"},
                                               {"United Kingdom", "GBR"},
                                               {"United States", "USA"},
                                               {"Uzbekistan", "UZB"},
                                               {"Venezuela", "VEN"},
                                               {"Vietnam", "VNM"},
                                               {"Yemen", "YEM"},
                                               {"Zimbabwe", "ZWE"}};

TEST(country_groups, are_those_of_the_reference_on_its_day)
{
    std::ifstream in(HIRSCHMAN_SHARED_DIR "/data/export-controls.json");
    if (!in) GTEST_SKIP() << "no reference beside the checkout";
    std::ostringstream all;
    all << in.rdbuf();
    const auto lists = json::parse(all.str()).at("country_groups");
    const std::map<std::string, group> groups{
        {"A:1", group::a1}, {"A:5", group::a5}, {"A:6", group::a6}, {"D:1", group::d1},
        {"D:4", group::d4}, {"D:5", group::d5}, {"E:1", e1},        {"E:2", e2}};
    const auto on = hm::date::from_iso(std::string_view(lists.at("as_of").as_string()));
    EXPECT_EQ(on, us_groups.read_to);
    for (const auto& [word, which] : groups) {
        std::set<std::string> expected;
        for (const auto& country : lists.at(word).as_array())
            expected.insert(codes.at(std::string(country.as_string())));
        std::set<std::string> found;
        for (const auto& m : us_country_groups)
            if (us_groups.contains(m.place, which, on) == truth::yes) found.insert(m.place.str());
        EXPECT_EQ(found, expected) << word;
    }
}

}  // namespace
