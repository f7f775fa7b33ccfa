// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;
using hm::chips::figures;

constexpr hm::country china("CHN");
constexpr hm::country singapore("SGP");
constexpr hm::country vietnam("VNM");

constexpr figures h100{.total_processing_performance = 15832 * tpp,
                       .logic_area = 814 * square_millimetre,
                       .dram_bandwidth = 3350 * gigabyte_per_second,
                       .interconnect_bandwidth = 1028 * gigabyte_per_second,
                       .datacenter = truth::yes};
constexpr figures l20_like{.total_processing_performance = 3000 * tpp,
                           .performance_density = 4 * tpp_per_square_millimetre,
                           .dram_bandwidth = 864 * gigabyte_per_second,
                           .interconnect_bandwidth = 64 * gigabyte_per_second,
                           .datacenter = truth::yes};

constexpr transaction to(hm::country where, hm::date on)
{
    return {.on = on, .destination = where, .headquarters = where, .action = action::exporting};
}
answer ask(const figures& item, const transaction& t)
{
    return decide(us_advanced_computing, item, t);
}
template <class List, class Value>
bool has(const List& list, const Value& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

TEST(parties, an_ultimate_parent_is_reached_like_headquarters)
{
    auto t = to(singapore, 2024y / 5 / 1);
    EXPECT_EQ(ask(h100, t).licence, licence::not_required);
    t.ultimate_parent = china;
    const auto a = ask(h100, t);
    EXPECT_EQ(a.licence, licence::required);
    EXPECT_EQ(a.review, review_policy::presumption_of_denial);
    ASSERT_EQ(a.grounds.size(), 1U);
    EXPECT_EQ(a.grounds[0], legal_ground::section_744_23_a);
    // A Chinese entity is reached whoever owns it.
    t.headquarters = china;
    t.ultimate_parent = hm::country("USA");
    EXPECT_EQ(ask(h100, t).licence, licence::required);
    // An unknown entity of a Chinese parent is reached too; of another it is open.
    t.headquarters = {};
    EXPECT_EQ(ask(h100, t).licence, licence::undetermined);
    t.ultimate_parent = china;
    EXPECT_EQ(ask(h100, t).licence, licence::required);
}

TEST(parties, aia_asks_for_both_to_be_at_home_in_tier_one)
{
    auto t = to(hm::country("GBR"), 2025y / 2 / 1);
    EXPECT_TRUE(assess(us_advanced_computing, h100, t).offers("AIA"));
    t.ultimate_parent = hm::country("POL");
    EXPECT_FALSE(assess(us_advanced_computing, h100, t).offers("AIA"));
}

TEST(parties, acm_serves_both_paragraphs_outside_macau_and_d5)
{
    EXPECT_TRUE(assess(us_advanced_computing, l20_like, to(vietnam, 2025y / 6 / 1)).offers("ACM"));
    EXPECT_FALSE(assess(us_advanced_computing, l20_like, to(china, 2025y / 6 / 1)).offers("ACM"));
}

TEST(parties, review_follows_the_day_of_the_decision)
{
    auto t = to(china, 2026y / 2 / 1);
    t.certified = truth::yes;
    EXPECT_EQ(ask(h100, t).review, review_policy::case_by_case);
    t.decided_on = 2026y / 1 / 14;
    EXPECT_EQ(ask(h100, t).review, review_policy::presumption_of_denial);
    // Groups too: Cambodia left D:5 on 2025-11-07 and stayed in D:1.
    auto cambodia = to(hm::country("KHM"), 2025y / 11 / 1);
    EXPECT_EQ(ask(l20_like, cambodia).review, review_policy::presumption_of_denial);
    cambodia.decided_on = 2025y / 11 / 7;
    EXPECT_EQ(ask(l20_like, cambodia).review, review_policy::presumption_of_approval);
    EXPECT_EQ(ask(l20_like, cambodia).licence, licence::required);
}

TEST(parties, end_use_changes_nothing_and_never_passes_in_silence)
{
    auto t = to(singapore, 2024y / 5 / 1);
    const auto plain = ask(h100, t);
    EXPECT_TRUE(has(plain.reminders, reminder::knowledge_and_end_use));
    t.restricted_end_use = truth::yes;
    t.military_end_user = truth::yes;
    const auto a = ask(h100, t);
    EXPECT_EQ(a.licence, plain.licence);
    EXPECT_TRUE(has(a.reminders, reminder::restricted_end_use));
    EXPECT_TRUE(has(a.reminders, reminder::military_end_user));
}

TEST(parties, part_746_is_said_whatever_the_item)
{
    const figures small{.total_processing_performance = 10 * tpp,
                        .logic_area = 100 * square_millimetre,
                        .datacenter = truth::no};
    const auto a = ask(small, to(hm::country("BLR"), 2024y / 5 / 1));
    EXPECT_EQ(a.licence, licence::not_required);
    EXPECT_TRUE(has(a.reminders, reminder::part_746_destination));
    EXPECT_FALSE(
        has(ask(small, to(china, 2024y / 5 / 1)).reminders, reminder::part_746_destination));
    const auto controlled = ask(h100, to(hm::country("RUS"), 2024y / 5 / 1));
    EXPECT_TRUE(has(controlled.grounds, legal_ground::section_742_6));
    EXPECT_TRUE(has(controlled.grounds, legal_ground::part_746));
}

TEST(parties, what_is_in_no_paragraph_has_a_residual_one)
{
    const auto a = ask({.total_processing_performance = 10 * tpp,
                        .logic_area = 100 * square_millimetre,
                        .datacenter = truth::no},
                       to(china, 2024y / 5 / 1));
    EXPECT_EQ(a.classification, "none");
    EXPECT_EQ(a.residual, "3A991.p");
    EXPECT_TRUE(ask(h100, to(china, 2024y / 5 / 1)).residual.empty());
}

TEST(parties, the_letters_of_2022_reach_what_they_name)
{
    figures a100{.datacenter = truth::yes, .named_in_letter_2022 = truth::yes};
    auto t = to(china, 2022y / 9 / 15);
    t.exporter = "NVIDIA";
    EXPECT_EQ(ask(a100, t).licence, licence::required);
    EXPECT_EQ(ask(a100, t).letter, hm::date(2022y / 8 / 26));
    t.destination = hm::country("RUS");
    EXPECT_EQ(ask(a100, t).licence, licence::required);
    t.destination = hm::country("MAC");
    EXPECT_EQ(ask(a100, t).licence, licence::not_required);
    t.destination = hm::country("HKG");
    EXPECT_EQ(ask(a100, t).licence, licence::required);
    // Whether a part is above the limits that were not published is not for us to guess.
    a100.named_in_letter_2022 = truth::unknown;
    EXPECT_EQ(ask(a100, t).licence, licence::undetermined);
    const auto d = assess(us_advanced_computing, a100, t);
    EXPECT_EQ((std::vector<subject>{d.missing.begin(), d.missing.end()}),
              std::vector{subject::named_in_letter});
    t.on = 2022y / 8 / 28;
    t.exporter = "AMD";
    a100.named_in_letter_2022 = truth::yes;
    EXPECT_EQ(ask(a100, t).licence, licence::undetermined);
    t.on = 2022y / 8 / 31;
    EXPECT_EQ(ask(a100, t).licence, licence::required);
}

TEST(parties, findings_say_which_issue_was_read_and_what_is_pending)
{
    const auto d = assess(us_advanced_computing, h100, to(china, 2026y / 8 / 1));
    EXPECT_EQ(d.find("3A090.a")->text_read, hm::date(2026y / 7 / 23));
    EXPECT_EQ(d.find("742.6(a)(6) by place")->text_read, hm::date(2026y / 9 / 24));
    EXPECT_NE(d.find("742.6(a)(6) by place")->pending.view().find("91 FR 46260"),
              std::string_view::npos);
    ASSERT_EQ(d.pending.size(), 1U);
    const auto before = assess(us_advanced_computing, h100, to(china, 2026y / 7 / 22));
    EXPECT_TRUE(before.pending.empty());
    // A text that was replaced was read where it was published.
    const auto old = assess(us_advanced_computing, h100, to(china, 2023y / 1 / 20));
    EXPECT_FALSE(old.find("742.6(a)(6) by place")->text_read);
}

TEST(parties, announcements_guidance_and_bills_are_reported_and_decide_nothing)
{
    const auto d = assess(us_advanced_computing, h100, to(china, 2026y / 6 / 15));
    std::vector<std::string> ids;
    for (const auto& r : d.reported) ids.push_back(r.id.str());
    for (const auto* id : {"R11", "R14", "S3374", "HR6875", "AFF-S"})
        EXPECT_TRUE(has(ids, id)) << id;
    std::vector<measure> firm;
    for (const auto& m : us_advanced_computing.measures)
        if (can_enact(m.kind)) firm.push_back(m);
    rulebook without = us_advanced_computing;
    without.measures = firm;
    for (const auto on : {hm::date(2025y / 8 / 1), hm::date(2026y / 1 / 20)})
        for (const auto* place : {"CHN", "SGP", "POL", "VNM"}) {
            const auto t = to(hm::country(place), on);
            EXPECT_EQ(decide(without, h100, t).licence, ask(h100, t).licence);
            EXPECT_EQ(decide(without, h100, t).review, ask(h100, t).review);
        }
}

TEST(parties, after_a_stay_has_lapsed_the_answer_says_so)
{
    EXPECT_FALSE(has(ask(h100, to(china, 2026y / 11 / 9)).reminders, reminder::lapse));
    EXPECT_TRUE(has(ask(h100, to(china, 2026y / 11 / 10)).reminders, reminder::lapse));
}

}  // namespace
