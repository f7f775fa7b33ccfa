// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

#include <array>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace std::chrono_literals;

static_assert(well_formed(us_advanced_computing));

constexpr measure rule{
    .id = "T1", .title = "A rule", .authority = "test", .effective = hm::date(2020y / 1 / 1)};
constexpr measure guidance{.id = "T2",
                           .title = "Guidance",
                           .authority = "test",
                           .kind = measure_kind::guidance,
                           .effective = hm::date(2020y / 1 / 1)};
constexpr std::array measures{rule, guidance};

bool one_clause_is_well_formed(std::span<const version> versions)
{
    const clause only{"clause", clause_kind::classification, 1, versions};
    return well_formed({.name = "test", .clauses = {&only, 1}, .measures = measures});
}

TEST(rulebook, two_versions_of_a_clause_on_one_day_are_not_well_formed)
{
    version first{{2020y / 1 / 1, hm::date(2021y / 1 / 1)}, "T1", {}};
    version second{{.from = 2021y / 1 / 1}, "T1", {}};
    std::array both{second, first};
    EXPECT_TRUE(one_clause_is_well_formed(both));
    both[1].in_force.until = hm::date(2021y / 1 / 2);
    EXPECT_FALSE(one_clause_is_well_formed(both));
    both[1].in_force.until = both[1].in_force.from;
    EXPECT_FALSE(one_clause_is_well_formed(both));
    EXPECT_FALSE(one_clause_is_well_formed({}));
}

TEST(rulebook, guidance_enacts_nothing_and_unknown_measures_neither)
{
    const std::array by_rule{version{{.from = 2021y / 1 / 1}, "T1", {}}};
    const std::array by_guidance{version{{.from = 2021y / 1 / 1}, "T2", {}}};
    const std::array by_nobody{version{{.from = 2021y / 1 / 1}, "T3", {}}};
    const std::array too_early{version{{.from = 2019y / 12 / 31}, "T1", {}}};
    EXPECT_TRUE(one_clause_is_well_formed(by_rule));
    EXPECT_FALSE(one_clause_is_well_formed(by_guidance));
    EXPECT_FALSE(one_clause_is_well_formed(by_nobody));
    EXPECT_FALSE(one_clause_is_well_formed(too_early));
}

TEST(rulebook, names_and_ids_are_used_once)
{
    const std::array text{version{{.from = 2021y / 1 / 1}, "T1", {}}};
    const std::array twice{clause{"same", clause_kind::review, 1, text},
                           clause{"same", clause_kind::review, 2, text}};
    EXPECT_FALSE(well_formed({.name = "test", .clauses = twice, .measures = measures}));
    const std::array repeated{rule, rule};
    EXPECT_FALSE(well_formed({.name = "test", .measures = repeated}));
}

TEST(rulebook, versions_follow_each_other_without_a_gap_where_none_is_meant)
{
    for (const auto& c : us_advanced_computing.clauses)
        for (std::size_t i = 1; i < c.versions.size(); ++i)
            EXPECT_EQ(c.versions[i - 1].in_force.until, c.versions[i].in_force.from) << c.name;
}

TEST(rulebook, conditions_read_like_the_regulation)
{
    using namespace rulebooks::us;
    EXPECT_EQ(to_text(paragraph_2022),
              "transfer rate (2022) >= 600 GB/s and processing performance (2022) >= 4800");
    EXPECT_EQ(to_text(paragraph_b),
              "(TPP >= 2400 and TPP < 4800 and density >= 1.6 and density < 5.92) or "
              "(TPP >= 1600 and density >= 3.2 and density < 5.92)");
    EXPECT_EQ(to_text(note_2), "not datacenter and TPP < 4800");
    EXPECT_EQ(to_text(january_2026_lane),
              "TPP < 21000 and DRAM bandwidth < 6500 GB/s and action is export and destination in "
              "{CHN, MAC} and certified");
}

TEST(rulebook, every_measure_says_where_it_can_be_read)
{
    for (const auto& m : us_advanced_computing.measures) {
        EXPECT_FALSE(m.source.empty()) << m.id;
        EXPECT_TRUE(m.known_from().has_value()) << m.id;
    }
    for (const auto& c : us_advanced_computing.clauses)
        for (const auto& v : c.versions) EXPECT_FALSE(v.says.citation.empty()) << c.name;
}

}  // namespace
