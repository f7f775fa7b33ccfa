// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

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

constexpr figures part(double performance, double density, truth datacenter = truth::yes)
{
    return {.total_processing_performance = performance * tpp,
            .performance_density = density * tpp_per_square_millimetre,
            .dram_bandwidth = 1000 * gigabyte_per_second,
            .interconnect_bandwidth = 64 * gigabyte_per_second,
            .datacenter = datacenter};
}

constexpr transaction to(hm::country where, hm::date on, hm::country parent)
{
    return {.on = on, .destination = where, .headquarters = parent, .action = action::exporting};
}
constexpr transaction to(hm::country where, hm::date on) { return to(where, on, where); }

answer ask(const figures& item, const transaction& t)
{
    return decide(us_advanced_computing, item, t);
}

std::vector<subject> missing(const figures& item, const transaction& t)
{
    const auto d = assess(us_advanced_computing, item, t);
    return {d.missing.begin(), d.missing.end()};
}

// A part of TPP 3,000 and a density between 5.9 and 6.0 is .a or .b: one cannot tell which, but it
// needs a licence whichever it is. Limb by limb neither paragraph is determined.
constexpr figures a_or_b_whichever{
    .total_processing_performance = 3000 * tpp,
    .performance_density =
        hm::between(5.9 * tpp_per_square_millimetre, 6.0 * tpp_per_square_millimetre),
    .datacenter = truth::yes};
constexpr auto whichever =
    assess(us_advanced_computing, a_or_b_whichever, to(china, 2024y / 3 / 1));
static_assert(whichever.licence == licence::required);
static_assert(whichever.classification == "undetermined");
static_assert(whichever.find("3A090.a")->met == truth::unknown);
static_assert(whichever.find("3A090.b")->met == truth::unknown);
static_assert(whichever.missing.empty());

TEST(assess, the_density_is_computed_inside_each_cell)
{
    // With an area of 500 mm2, TPP below 1,600 goes with a density below 3.2: nothing between 1,600
    // and 3,199 is possible with a density of 5.92, and TPP 4,800 has 9.6.
    figures item{.total_processing_performance = hm::between(1600 * tpp, 2959.9 * tpp),
                 .logic_area = 500 * square_millimetre,
                 .datacenter = truth::yes};
    const auto b_only = ask(item, to(china, 2024y / 3 / 1));
    EXPECT_EQ(b_only.licence, licence::required);
    EXPECT_EQ(b_only.classification, "3A090.b");
    // Up to a TPP of 2,960 the density reaches 5.92 exactly.
    item.total_processing_performance = hm::between(1600 * tpp, 2960 * tpp);
    EXPECT_EQ(ask(item, to(china, 2024y / 3 / 1)).classification, "undetermined");
    EXPECT_EQ(ask(item, to(china, 2024y / 3 / 1)).licence, licence::required);
}

/// A book of one paragraph, controlled everywhere.
struct small_book {
    std::vector<version> paragraph;
    std::vector<version> everywhere;
    std::vector<clause> clauses;
    std::vector<measure> measures{
        {.id = "T", .title = "Test", .authority = "test", .effective = hm::date(2020y / 1 / 1)}};

    explicit small_book(const condition& when)
        : paragraph{{{.from = 2020y / 1 / 1}, "T", {.when = when, .gives = "P"}}},
          everywhere{
              {{.from = 2020y / 1 / 1}, "T", {.when = condition::always(), .applies_to = {"P"}}}},
          clauses{{"paragraph", clause_kind::classification, 1, paragraph},
                  {"everywhere", clause_kind::requirement, 1, everywhere}}
    {
    }
    small_book(const small_book&) = delete;
    small_book& operator=(const small_book&) = delete;

    [[nodiscard]] licence ask(const figures& item) const
    {
        return decide({.name = "test", .clauses = clauses, .measures = measures}, item,
                      {.on = 2021y / 1 / 1})
            .licence;
    }
};

TEST(assess, an_open_end_of_a_cell_is_not_reached)
{
    using hm::chips::performance_density;
    using hm::chips::total_processing_performance;
    // On 100 mm2 a TPP under 200 has a density under 2, so no part of any TPP meets both limits.
    const small_book never(total_processing_performance < 200 * tpp and
                           performance_density >= 2 * tpp_per_square_millimetre);
    const figures any{.logic_area = 100 * square_millimetre};
    EXPECT_EQ(never.ask(any), licence::not_required);
    // With the limit itself on the near side, TPP 200 meets both.
    const small_book at_the_limit(total_processing_performance <= 200 * tpp and
                                  performance_density >= 2 * tpp_per_square_millimetre);
    EXPECT_EQ(at_the_limit.ask(any), licence::undetermined);
    // And a part above the limit on a strictly larger density does not exist either way.
    const small_book strict(total_processing_performance <= 200 * tpp and
                            performance_density > 2 * tpp_per_square_millimetre);
    EXPECT_EQ(strict.ask(any), licence::not_required);
    const small_book lower(total_processing_performance > 200 * tpp and
                           performance_density <= 2 * tpp_per_square_millimetre);
    EXPECT_EQ(lower.ask(any), licence::not_required);
    const small_book one_point(total_processing_performance >= 200 * tpp and
                               performance_density <= 2 * tpp_per_square_millimetre);
    EXPECT_EQ(one_point.ask(any), licence::undetermined);
    EXPECT_EQ(one_point.ask({.total_processing_performance = 200 * tpp,
                             .logic_area = 100 * square_millimetre}),
              licence::required);
}

TEST(assess, a_sum_is_computed_inside_each_cell)
{
    using hm::chips::dram_bandwidth;
    using hm::chips::dram_plus_interconnect;
    using hm::chips::interconnect_bandwidth;
    const small_book never(dram_bandwidth < 100 * gigabyte_per_second and
                           interconnect_bandwidth < 100 * gigabyte_per_second and
                           dram_plus_interconnect >= 200 * gigabyte_per_second);
    EXPECT_EQ(never.ask({}), licence::not_required);
    const small_book perhaps(dram_bandwidth < 100 * gigabyte_per_second and
                             interconnect_bandwidth <= 100 * gigabyte_per_second and
                             dram_plus_interconnect >= 199 * gigabyte_per_second);
    EXPECT_EQ(perhaps.ask({}), licence::undetermined);
}

TEST(assess, an_undefined_figure_meets_a_negated_limit)
{
    using hm::chips::performance_density;
    const small_book negated(not(performance_density >= 2 * tpp_per_square_millimetre));
    EXPECT_EQ(negated.ask({.performance_density = hm::undefined()}), licence::required);
    const small_book plain(performance_density < 2 * tpp_per_square_millimetre);
    EXPECT_EQ(plain.ask({.performance_density = hm::undefined()}), licence::not_required);
}

TEST(assess, mi308x_misses_tpp_and_area_together)
{
    const figures mi308x{.dram_bandwidth = 4000 * gigabyte_per_second, .datacenter = truth::yes};
    const auto t = to(china, 2025y / 3 / 1);
    EXPECT_EQ(ask(mi308x, t).licence, licence::undetermined);
    EXPECT_EQ(missing(mi308x, t),
              (std::vector{subject::total_processing_performance, subject::logic_area}));
    // A part of known TPP misses the area alone, and one whose TPP is over the limit nothing.
    figures known = mi308x;
    known.total_processing_performance = 3000 * tpp;
    EXPECT_EQ(missing(known, t), std::vector{subject::logic_area});
    known.total_processing_performance = hm::at_least(4800 * tpp);
    EXPECT_EQ(ask(known, t).licence, licence::required);
    EXPECT_TRUE(missing(known, t).empty());
}

TEST(assess, a_density_that_was_given_is_missing_as_such)
{
    const figures item{.total_processing_performance = 3000 * tpp,
                       .performance_density = hm::between(1.5 * tpp_per_square_millimetre,
                                                          1.7 * tpp_per_square_millimetre),
                       .datacenter = truth::yes};
    EXPECT_EQ(missing(item, to(china, 2024y / 3 / 1)), std::vector{subject::performance_density});
}

TEST(assess, an_unknown_purpose_is_missing_only_where_note_2_could_apply)
{
    const auto t = to(china, 2024y / 3 / 1);
    EXPECT_EQ(missing(part(3000, 4, truth::unknown), t), std::vector{subject::datacenter});
    EXPECT_EQ(ask(part(4800, 4, truth::unknown), t).licence, licence::required);
    EXPECT_EQ(ask(part(1599, 4, truth::unknown), t).licence, licence::not_required);
}

TEST(assess, the_bandwidths_of_a_letter_are_missing_together_or_alone)
{
    auto t = to(china, 2025y / 5 / 1);
    t.exporter = "AMD";
    figures item = part(1000, 1);
    item.dram_bandwidth = hm::unknown();
    EXPECT_EQ(missing(item, t), std::vector{subject::dram_bandwidth});
    item.interconnect_bandwidth = hm::unknown();
    EXPECT_EQ(missing(item, t),
              (std::vector{subject::dram_bandwidth, subject::interconnect_bandwidth}));
    item.interconnect_bandwidth = hm::at_least(1100 * gigabyte_per_second);
    EXPECT_EQ(ask(item, t).licence, licence::required);
    // 1,000 and 64 at most are 1,064: no limb can be met.
    item = part(1000, 1);
    item.interconnect_bandwidth = hm::between(0 * gigabyte_per_second, 64 * gigabyte_per_second);
    EXPECT_EQ(ask(item, t).licence, licence::not_required);
}

TEST(assess, a_figure_within_a_billionth_of_a_millionth_of_a_limit_equals_it)
{
    const auto t = to(china, 2024y / 3 / 1);
    EXPECT_EQ(ask(part(4800 * (1 - 5e-13), 1), t).classification, "3A090.a");
    EXPECT_EQ(ask(part(4800 * (1 - 5e-12), 1), t).classification, "none");
    auto lane = to(china, 2026y / 2 / 1);
    figures item = part(21000 * (1 - 5e-13), 25);
    EXPECT_EQ(ask(item, lane).review, review_policy::presumption_of_denial);
    item = part(21000 * (1 - 5e-12), 25);
    EXPECT_EQ(ask(item, lane).review, review_policy::case_by_case_if_certified);
    // 1,399.9 + 300.1 is 1,700 on paper, and within a rounding of it in binary.
    auto letter = to(china, 2025y / 5 / 1);
    letter.exporter = "NVIDIA";
    item = part(1000, 1);
    item.dram_bandwidth = 1399.9 * gigabyte_per_second;
    item.interconnect_bandwidth = 300.1 * gigabyte_per_second;
    EXPECT_EQ(ask(item, letter).licence, licence::required);
}

TEST(assess, an_undefined_density_meets_no_limb)
{
    figures planar = part(4799, 1);
    planar.performance_density = hm::undefined();
    EXPECT_EQ(ask(planar, to(china, 2024y / 3 / 1)).classification, "none");
    EXPECT_EQ(ask(planar, to(china, 2024y / 3 / 1)).licence, licence::not_required);
    planar.total_processing_performance = 4800 * tpp;
    EXPECT_EQ(ask(planar, to(china, 2024y / 3 / 1)).classification, "3A090.a");
    figures unpublished = planar;
    unpublished.performance_density = hm::unknown();
    unpublished.total_processing_performance = 4799 * tpp;
    EXPECT_EQ(ask(unpublished, to(china, 2024y / 3 / 1)).licence, licence::undetermined);
}

TEST(assess, before_the_first_rule_nothing_is_asked)
{
    const figures nothing_known{};
    for (const auto on : {hm::date(1999y / 1 / 1), hm::date(2022y / 8 / 25)}) {
        const auto d = assess(us_advanced_computing, nothing_known, {.on = on});
        EXPECT_EQ(d.licence, licence::not_required);
        EXPECT_EQ(d.classification, "none");
        EXPECT_TRUE(d.findings.empty());
    }
}

TEST(assess, after_the_last_reading_the_answer_is_marked)
{
    const auto marked = [](hm::date on) {
        const auto d = assess(us_advanced_computing, part(15832, 19), to(china, on));
        EXPECT_EQ(d.licence, licence::required);
        EXPECT_EQ(d.read_to, hm::date(2026y / 10 / 8));
        return std::find(d.reminders.begin(), d.reminders.end(), reminder::beyond_reading) !=
               d.reminders.end();
    };
    EXPECT_FALSE(marked(2026y / 10 / 8));
    EXPECT_TRUE(marked(2026y / 10 / 9));
    EXPECT_TRUE(marked(2099y / 1 / 1));
}

TEST(assess, everything_unknown_is_undetermined_and_says_what_would_settle_it)
{
    const auto d = assess(us_advanced_computing, figures{}, {.on = 2024y / 3 / 1});
    EXPECT_EQ(d.licence, licence::undetermined);
    EXPECT_EQ(d.classification, "undetermined");
    EXPECT_EQ(d.excluded_by_note_2, truth::unknown);
    EXPECT_FALSE(d.binds);
    EXPECT_FALSE(d.review);
    EXPECT_EQ((std::vector<subject>{d.missing.begin(), d.missing.end()}),
              (std::vector{subject::total_processing_performance, subject::logic_area,
                           subject::datacenter, subject::destination, subject::headquarters}));
}

TEST(assess, an_unknown_destination_matters_only_for_a_controlled_part)
{
    EXPECT_EQ(ask(part(1000, 1), {.on = 2024y / 3 / 1}).licence, licence::not_required);
    const transaction chinese{.on = 2024y / 3 / 1, .headquarters = china};
    EXPECT_EQ(ask(part(15832, 19), chinese).licence, licence::required);
    const transaction somewhere{.on = 2024y / 3 / 1, .headquarters = singapore};
    EXPECT_EQ(missing(part(15832, 19), somewhere), std::vector{subject::destination});
}

TEST(assess, unknown_headquarters_leave_a_licence_open_outside_the_named_places)
{
    transaction t{.on = 2024y / 3 / 1, .destination = singapore, .action = action::exporting};
    EXPECT_EQ(ask(part(15832, 19), t).licence, licence::undetermined);
    EXPECT_EQ(missing(part(15832, 19), t), std::vector{subject::headquarters});
    t.destination = vietnam;
    const auto a = ask(part(15832, 19), t);
    EXPECT_EQ(a.licence, licence::required);
    EXPECT_EQ(a.review, review_policy::undetermined);
}

TEST(assess, hong_kong_is_china_and_macau_is_named)
{
    for (const auto* place : {"HKG", "MAC"}) {
        const auto a = ask(part(15832, 19), to(hm::country(place), 2024y / 3 / 1));
        EXPECT_EQ(a.licence, licence::required);
        EXPECT_EQ(a.review, review_policy::presumption_of_denial);
    }
    EXPECT_EQ(ask(part(15832, 19), to(hm::country("HKG"), 2026y / 2 / 1)).review,
              review_policy::case_by_case_if_certified);
}

TEST(assess, a_chinese_parent_is_reached_anywhere)
{
    const auto a = part(15832, 19);
    const auto b = part(3000, 4);
    for (const auto on : {hm::date(2023y / 12 / 1), hm::date(2024y / 5 / 1)}) {
        const auto there = assess(us_advanced_computing, a, to(singapore, on, china));
        EXPECT_EQ(there.licence, licence::required);
        EXPECT_EQ(there.review, review_policy::presumption_of_denial);
        ASSERT_EQ(there.legal_basis.size(), 1U);
        EXPECT_EQ(there.legal_basis[0].view().substr(0, 12), "744.23(a)(3)");
    }
    // .b and non-datacenter .a: case by case from April 2024, by 744.23(d)(3)(i) alone.
    EXPECT_EQ(ask(b, to(singapore, 2024y / 4 / 3, china)).review,
              review_policy::presumption_of_denial);
    EXPECT_EQ(ask(b, to(singapore, 2024y / 4 / 4, china)).review, review_policy::case_by_case);
    EXPECT_EQ(ask(part(5285, 8.7, truth::no), to(singapore, 2024y / 4 / 4, china)).review,
              review_policy::case_by_case);
    // Inside a D:1 country the requirement is by place, and so is the policy: denial.
    EXPECT_EQ(ask(b, to(vietnam, 2024y / 5 / 1, china)).review,
              review_policy::presumption_of_denial);
    EXPECT_EQ(ask(b, to(vietnam, 2024y / 5 / 1)).review, review_policy::presumption_of_approval);
}

TEST(assess, before_april_2024_two_texts_disagree_on_exceptions_for_headquarters)
{
    const auto d =
        assess(us_advanced_computing, part(3000, 4), to(singapore, 2023y / 12 / 1, china));
    EXPECT_EQ(d.licence, licence::required);
    EXPECT_TRUE(d.exceptions.empty());
    ASSERT_EQ(d.conflicts.size(), 1U);
    EXPECT_NE(d.conflicts[0].view().find("744.23(c)"), std::string_view::npos);
    const auto later =
        assess(us_advanced_computing, part(3000, 4), to(singapore, 2024y / 5 / 1, china));
    EXPECT_TRUE(later.offers("NAC"));
    EXPECT_TRUE(later.conflicts.empty());
}

TEST(assess, exceptions_come_with_what_is_still_to_assert)
{
    const auto d = assess(us_advanced_computing, part(3000, 4), to(china, 2024y / 5 / 1));
    ASSERT_EQ(d.exceptions.size(), 1U);
    EXPECT_EQ(d.exceptions[0].name, "NAC");
    EXPECT_EQ(d.exceptions[0].notice_days, 25);
    EXPECT_EQ(d.exceptions[0].filing_code, "C67");
    EXPECT_FALSE(d.exceptions[0].still_to_assert.empty());
}

TEST(assess, a_transfer_inside_china_falls_under_aca_and_not_nac)
{
    auto t = to(china, 2024y / 5 / 1);
    t.action = action::transferring;
    const auto d = assess(us_advanced_computing, part(3000, 4), t);
    EXPECT_TRUE(d.offers("ACA"));
    EXPECT_FALSE(d.offers("NAC"));
    t.action = {};
    const auto open = assess(us_advanced_computing, part(3000, 4), t);
    ASSERT_EQ(open.exceptions.size(), 2U);
    for (const auto& e : open.exceptions) EXPECT_EQ(e.available, truth::unknown);
}

TEST(assess, in_the_window_of_2023_nac_served_d1_and_d4_without_notification)
{
    const auto d = assess(us_advanced_computing, part(3000, 4), to(vietnam, 2023y / 12 / 1));
    ASSERT_TRUE(d.offers("NAC"));
    EXPECT_EQ(d.exceptions[0].notice_days, 0);
    EXPECT_TRUE(
        assess(us_advanced_computing, part(3000, 4), to(vietnam, 2024y / 4 / 4)).offers("ACA"));
}

TEST(assess, part_746_and_letters_bar_exceptions)
{
    EXPECT_TRUE(assess(us_advanced_computing, part(3000, 4), to(hm::country("BLR"), 2024y / 5 / 1))
                    .exceptions.empty());
    figures item = part(6704, 8.9, truth::no);
    item.dram_bandwidth = 1792 * gigabyte_per_second;
    auto t = to(china, 2025y / 6 / 1);
    EXPECT_TRUE(assess(us_advanced_computing, item, t).offers("NAC"));
    t.exporter = "NVIDIA";
    EXPECT_TRUE(assess(us_advanced_computing, item, t).exceptions.empty());
}

TEST(assess, a_letter_binds_its_addressees_from_the_day_it_had_reached_them)
{
    figures item = part(1000, 1);
    item.dram_bandwidth = 4000 * gigabyte_per_second;
    auto t = to(china, 2025y / 4 / 10);
    const auto licence_of = [&](std::string_view exporter) {
        t.exporter = hm::text<40>(exporter);
        return ask(item, t).licence;
    };
    EXPECT_EQ(licence_of("NVIDIA"), licence::required);
    EXPECT_EQ(licence_of("Nvidia Corporation"), licence::required);
    EXPECT_EQ(licence_of("NVIDIAN"), licence::not_required);
    // AMD and Intel disclosed theirs on 15 and 16 April; the day it came is not known.
    EXPECT_EQ(licence_of("AMD"), licence::undetermined);
    EXPECT_EQ(missing(item, t), std::vector{subject::addressed});
    t.on = 2025y / 4 / 16;
    EXPECT_EQ(licence_of("AMD"), licence::required);
    EXPECT_EQ(licence_of("Intel"), licence::required);
    EXPECT_EQ(licence_of("Advanced Micro Devices, Inc."), licence::required);
    EXPECT_EQ(licence_of("Biren"), licence::not_required);
}

TEST(assess, a_letter_is_a_possibility_for_an_exporter_that_is_not_named)
{
    figures item = part(1000, 1);
    item.dram_bandwidth = 4000 * gigabyte_per_second;
    const auto d = assess(us_advanced_computing, item, to(china, 2025y / 5 / 1));
    EXPECT_EQ(d.licence, licence::not_required);
    EXPECT_FALSE(d.letter);
    const auto* letter = d.find("letters of April 2025");
    ASSERT_NE(letter, nullptr);
    EXPECT_EQ(letter->met, truth::yes);
    EXPECT_EQ(letter->addressed, truth::unknown);
    EXPECT_EQ(letter->trust, hm::confidence::uncertain);
}

TEST(assess, certifications_decide_the_lane)
{
    auto t = to(china, 2026y / 2 / 1);
    EXPECT_EQ(ask(part(15832, 19), t).review, review_policy::case_by_case_if_certified);
    t.certified = truth::yes;
    EXPECT_EQ(ask(part(15832, 19), t).review, review_policy::case_by_case);
    t.certified = truth::no;
    EXPECT_EQ(ask(part(15832, 19), t).review, review_policy::presumption_of_denial);
    t.certified = truth::yes;
    t.action = action::transferring;
    EXPECT_EQ(ask(part(15832, 19), t).review, review_policy::presumption_of_denial);
    t.action = {};
    EXPECT_EQ(ask(part(15832, 19), t).review, review_policy::undetermined);
}

TEST(assess, group_membership_is_dated)
{
    const auto licence_of = [](const char* place, hm::date on) {
        return ask(part(3000, 4), to(hm::country(place), on)).licence;
    };
    EXPECT_EQ(licence_of("NIC", 2024y / 3 / 14), licence::not_required);
    EXPECT_EQ(licence_of("NIC", 2024y / 3 / 15), licence::required);
    // Cambodia stays in D:1 when it leaves D:5; what changes is the review.
    EXPECT_EQ(ask(part(3000, 4), to(hm::country("KHM"), 2025y / 11 / 6)).review,
              review_policy::presumption_of_denial);
    EXPECT_EQ(ask(part(3000, 4), to(hm::country("KHM"), 2025y / 11 / 7)).review,
              review_policy::presumption_of_approval);
    EXPECT_EQ(licence_of("ISR", 2024y / 5 / 1), licence::not_required);
    // Whether Ethiopia was in D:5 is not known: neither is the answer.
    EXPECT_EQ(licence_of("ETH", 2024y / 5 / 1), licence::undetermined);
    EXPECT_EQ(licence_of("CYP", 2024y / 5 / 1), licence::undetermined);
}

TEST(assess, the_emirates_leave_the_groups_and_stay_named_for_b)
{
    auto t = to(hm::country("ARE"), 2026y / 7 / 9);
    EXPECT_EQ(ask(part(3000, 4), t).licence, licence::required);
    t.on = 2026y / 7 / 10;
    EXPECT_EQ(ask(part(3000, 4), t).licence, licence::undetermined);
    EXPECT_EQ(missing(part(3000, 4), t), std::vector{subject::consignee});
    t.approved_consignee = truth::no;
    EXPECT_EQ(ask(part(3000, 4), t).licence, licence::required);
    t.approved_consignee = truth::yes;
    EXPECT_EQ(ask(part(3000, 4), t).licence, licence::not_required);
}

TEST(assess, the_diffusion_text_is_not_yet_and_then_in_conflict)
{
    const auto poland = hm::country("POL");
    const auto licence_on = [&](hm::date on) {
        return ask(part(15832, 19), to(poland, on)).licence;
    };
    EXPECT_EQ(licence_on(2025y / 1 / 12), licence::not_required);
    EXPECT_EQ(licence_on(2025y / 1 / 13), licence::not_yet);
    EXPECT_EQ(licence_on(2025y / 5 / 14), licence::not_yet);
    EXPECT_EQ(licence_on(2025y / 5 / 15), licence::conflict);
    const auto d = assess(us_advanced_computing, part(15832, 19), to(poland, 2025y / 6 / 15));
    ASSERT_EQ(d.conflicts.size(), 1U);
    EXPECT_NE(d.conflicts[0].view().find("non-enforcement"), std::string_view::npos);
    EXPECT_TRUE(
        assess(us_advanced_computing, part(15832, 19), to(hm::country("GBR"), 2025y / 2 / 1))
            .offers("AIA"));
    EXPECT_EQ(ask(part(3000, 4), to(poland, 2025y / 6 / 15)).licence, licence::not_required);
}

TEST(assess, a_licence_that_stands_can_have_a_review_in_conflict)
{
    // Vietnam is in D:1 whatever becomes of the Diffusion text; only the policy is that text's.
    const auto d = assess(us_advanced_computing, part(15832, 19), to(vietnam, 2025y / 6 / 1));
    EXPECT_EQ(d.licence, licence::required);
    EXPECT_EQ(d.review, review_policy::conflict);
    EXPECT_EQ(d.conflicts.size(), 1U);
}

TEST(assess, a_delivery_inside_the_united_states_is_no_export)
{
    const hm::country here("USA");
    EXPECT_EQ(ask(part(15832, 19), to(here, 2025y / 6 / 1, china)).licence, licence::not_required);
    EXPECT_EQ(ask(part(15832, 19), to(here, 2024y / 6 / 1, china)).licence, licence::not_required);
}

TEST(assess, approval_for_d1_and_d4_is_marked_where_the_day_of_its_end_is_not_known)
{
    const auto review_on = [&](hm::date on) { return ask(part(3000, 4), to(vietnam, on)).review; };
    EXPECT_EQ(review_on(2026y / 1 / 15), review_policy::presumption_of_approval);
    EXPECT_EQ(review_on(2026y / 1 / 16), review_policy::undetermined);
    EXPECT_EQ(review_on(2026y / 9 / 24), review_policy::case_by_case);
}

TEST(assess, findings_carry_the_margin_of_every_limb)
{
    const auto d = assess(us_advanced_computing, part(2368, 2.909), to(china, 2024y / 3 / 1));
    const auto* b = d.find("3A090.b");
    ASSERT_NE(b, nullptr);
    ASSERT_EQ(b->limbs.size(), 7U);
    EXPECT_EQ(b->met, truth::no);
    const auto& first = b->limbs[0];
    EXPECT_EQ(first.compared.of, subject::total_processing_performance);
    EXPECT_EQ(first.compared.limit, 2400.0);
    EXPECT_EQ(first.reading.lower, 2368.0);
    EXPECT_EQ(first.met, truth::no);
    ASSERT_TRUE(first.margin);
    EXPECT_DOUBLE_EQ(*first.margin, 2368.0 / 2400.0 - 1.0);
    figures blurred = part(2368, 2.909);
    blurred.total_processing_performance = hm::at_least(2368 * tpp);
    EXPECT_FALSE(assess(us_advanced_computing, blurred, to(china, 2024y / 3 / 1))
                     .find("3A090.b")
                     ->limbs[0]
                     .margin);
}

TEST(assess, a_determination_outlives_its_book)
{
    determination kept;
    {
        std::vector<clause> clauses(us_advanced_computing.clauses.begin(),
                                    us_advanced_computing.clauses.end());
        rulebook book = us_advanced_computing;
        book.clauses = clauses;
        kept = assess(book, part(15832, 19), to(china, 2024y / 3 / 1));
    }
    EXPECT_EQ(kept.find("3A090.a")->citation, "ECCN 3A090.a, 88 FR 73458");
}

TEST(assess, impossible_figures_are_refused)
{
    figures item = part(1000, 1);
    item.dram_bandwidth = -1 * gigabyte_per_second;
    EXPECT_THROW((void)ask(item, to(china, 2024y / 3 / 1)), hm::domain_error);
    item = part(1000, 1);
    item.logic_area = 500 * square_millimetre;
    EXPECT_THROW((void)ask(item, to(china, 2024y / 3 / 1)), hm::domain_error);
}

}  // namespace
