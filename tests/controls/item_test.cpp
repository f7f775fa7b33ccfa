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
constexpr hm::country taiwan("TWN");

constexpr transaction to(hm::country where, hm::date on)
{
    return {.on = on, .destination = where, .headquarters = where, .action = action::exporting};
}
constexpr figures circuit(std::string_view id, double performance, double density,
                          truth datacenter = truth::yes)
{
    return {.id = id,
            .total_processing_performance = performance * tpp,
            .performance_density = density * tpp_per_square_millimetre,
            .datacenter = datacenter};
}

template <class Item>
answer ask(const Item& item, const transaction& t)
{
    return decide(us_advanced_computing, item, t);
}

TEST(computer, is_looked_at_circuit_by_circuit_and_never_summed)
{
    // Any number of circuits just under every limit leaves the box free; one over it does not.
    const auto under = circuit("under", 1599, 3.19);
    const auto b = circuit("b", 3000, 4);
    const auto a = circuit("a", 15832, 19.45);
    const auto t = to(china, 2024y / 5 / 1);
    EXPECT_EQ(ask(computer{.circuits = {under, under}}, t).licence, licence::not_required);
    EXPECT_EQ(ask(computer{.circuits = {under, under}}, t).residual, "4A994");
    EXPECT_EQ(ask(computer{.circuits = {under, b}}, t).classification, "4A090.b");
    EXPECT_EQ(ask(computer{.circuits = {b, a, under}}, t).classification, "4A090.a");
    EXPECT_EQ(ask(computer{.circuits = {b, a, under}}, t).review,
              review_policy::presumption_of_denial);
    const auto d = assess(us_advanced_computing, computer{.circuits = {under, b, a}}, t);
    EXPECT_EQ(d.governed_by, "a");
    EXPECT_EQ(d.find("3A090.a")->met, truth::yes);
    // NAC serves .b, and not the datacenter .a beside it.
    EXPECT_TRUE(assess(us_advanced_computing, computer{.circuits = {b}}, t).offers("NAC"));
    EXPECT_FALSE(d.offers("NAC"));
}

TEST(computer, of_the_rule_of_2022_stands_in_4a090)
{
    const figures a100{.processing_performance_2022 = 4992 * tpp,
                       .transfer_rate_2022 = 664 * gigabyte_per_second};
    const auto before = ask(computer{.circuits = {a100}}, to(china, 2023y / 6 / 1));
    EXPECT_EQ(before.classification, "4A090");
    EXPECT_EQ(before.licence, licence::required);
}

TEST(computer, of_another_entry_stands_in_its_z)
{
    const auto a = circuit("a", 15832, 19.45);
    const auto t = to(china, 2024y / 5 / 1);
    EXPECT_EQ(ask(computer{.circuits = {a}, .otherwise = "5A002"}, t).classification, "5A002.z.a");
    EXPECT_EQ(
        ask(computer{.circuits = {circuit("b", 3000, 4)}, .otherwise = "4A003"}, t).classification,
        "4A003.z.b");
    // An entry without a .z paragraph.
    EXPECT_EQ(ask(computer{.circuits = {a}, .otherwise = "4A101"}, t).classification, "4A090.a");
}

TEST(computer, of_an_unknown_circuit_is_undetermined_unless_another_decides)
{
    const figures open{.id = "open", .datacenter = truth::yes};
    const auto t = to(china, 2024y / 5 / 1);
    const auto d = assess(us_advanced_computing, computer{.circuits = {open}}, t);
    EXPECT_EQ(d.licence, licence::undetermined);
    EXPECT_EQ(d.missing.size(), 2U);
    const auto a = circuit("a", 15832, 19.45);
    const auto decided = assess(us_advanced_computing, computer{.circuits = {open, a}}, t);
    EXPECT_EQ(decided.licence, licence::required);
    EXPECT_EQ(decided.classification, "4A090.a");
    EXPECT_TRUE(decided.missing.empty());
    const figures other{.id = "other", .total_processing_performance = 3000 * tpp};
    const auto both = assess(us_advanced_computing, computer{.circuits = {open, other}}, t);
    EXPECT_EQ(both.licence, licence::undetermined);
    EXPECT_EQ((std::vector<subject>{both.missing.begin(), both.missing.end()}),
              (std::vector{subject::total_processing_performance, subject::logic_area,
                           subject::datacenter}));
}

TEST(computer, without_circuits_is_refused)
{
    EXPECT_THROW((void)ask(computer{}, to(china, 2024y / 5 / 1)), hm::domain_error);
}

constexpr hm::chips::memory_stack stack(double density)
{
    return {.bandwidth = density * 100.0 * gigabyte_per_second,
            .area = 100 * square_millimetre,
            .packaged_with_processor = truth::no};
}
static_assert(decide(us_advanced_computing, stack(2.0), to(china, 2025y / 2 / 1)).licence ==
              licence::not_required);
static_assert(decide(us_advanced_computing, stack(2.1), to(china, 2025y / 2 / 1)).licence ==
              licence::required);

TEST(memory_stack, has_an_exception_below_three_and_three_tenths)
{
    const auto offers = [](double density, const transaction& t) {
        return assess(us_advanced_computing, stack(density), t).offers("HBM");
    };
    EXPECT_FALSE(offers(2.0, to(china, 2025y / 2 / 1)));
    EXPECT_TRUE(offers(2.1, to(china, 2025y / 2 / 1)));
    EXPECT_TRUE(offers(3.29, to(china, 2025y / 2 / 1)));
    EXPECT_FALSE(offers(3.3, to(china, 2025y / 2 / 1)));
    // Part 746 comes before any exception.
    const auto russia =
        assess(us_advanced_computing, stack(2.8), to(hm::country("RUS"), 2025y / 2 / 1));
    EXPECT_EQ(russia.licence, licence::required);
    EXPECT_TRUE(russia.exceptions.empty());
    EXPECT_EQ(russia.grounds[russia.grounds.size() - 1], legal_ground::part_746);
}

TEST(memory_stack, has_its_own_places_review_and_dates)
{
    EXPECT_EQ(ask(stack(5), to(china, 2024y / 12 / 1)).licence, licence::not_required);
    EXPECT_EQ(ask(stack(5), to(china, 2024y / 12 / 2)).licence, licence::not_yet);
    EXPECT_EQ(ask(stack(5), to(china, 2024y / 12 / 30)).licence, licence::not_yet);
    EXPECT_EQ(ask(stack(5), to(china, 2024y / 12 / 31)).licence, licence::required);
    // D:1 and D:4 are not its places, and neither is anywhere in the Diffusion text.
    EXPECT_EQ(ask(stack(5), to(hm::country("VNM"), 2025y / 6 / 1)).licence, licence::not_required);
    EXPECT_EQ(ask(stack(5), to(hm::country("POL"), 2025y / 6 / 1)).licence, licence::not_required);
    auto parent = to(hm::country("SGP"), 2025y / 6 / 1);
    parent.ultimate_parent = china;
    const auto abroad = ask(stack(5), parent);
    EXPECT_EQ(abroad.licence, licence::required);
    EXPECT_EQ(abroad.review, review_policy::presumption_of_denial);
    EXPECT_EQ(abroad.grounds[0], legal_ground::section_744_23_a);
    auto foreign = to(china, 2025y / 6 / 1);
    foreign.headquarters = hm::country("KOR");
    EXPECT_EQ(ask(stack(5), foreign).review, review_policy::presumption_of_approval);
    EXPECT_EQ(ask(stack(5), to(china, 2025y / 6 / 1)).review, review_policy::presumption_of_denial);
}

TEST(memory_stack, of_unknown_area_misses_its_density)
{
    hm::chips::memory_stack s = stack(5);
    s.area = hm::unknown();
    const auto d = assess(us_advanced_computing, s, to(china, 2025y / 6 / 1));
    EXPECT_EQ(d.licence, licence::undetermined);
    EXPECT_EQ((std::vector<subject>{d.missing.begin(), d.missing.end()}),
              std::vector{subject::memory_bandwidth_density});
    s.area = hm::between(200 * square_millimetre, 260 * square_millimetre);
    EXPECT_EQ(ask(s, to(china, 2025y / 6 / 1)).licence, licence::undetermined);
    s.area = hm::between(80 * square_millimetre, 240 * square_millimetre);
    EXPECT_EQ(ask(s, to(china, 2025y / 6 / 1)).licence, licence::required);
}

constexpr foundry_output made(double transistors, truth memory, hm::country packaged)
{
    return {.advanced_logic = truth::yes,
            .transistor_count = transistors * billion_transistors,
            .high_bandwidth_memory = memory,
            .packaged_in = packaged,
            .approved_packager = truth::no,
            .approved_designer = truth::no,
            .authorized_designer = truth::no,
            .application_pending = truth::no,
            .circuit = circuit("small", 100, 0.2, truth::no)};
}
truth presumed(const foundry_output& item, hm::date on)
{
    return ask(item, to(china, on)).presumed;
}

TEST(foundry_output, has_limits_that_move_with_the_year)
{
    const auto without_memory = [](double transistors, int year) {
        return presumed(made(transistors, truth::no, taiwan),
                        hm::date(std::chrono::year(year) / 6 / 30));
    };
    EXPECT_EQ(without_memory(29.9, 2026), truth::no);
    EXPECT_EQ(without_memory(30, 2026), truth::yes);
    EXPECT_EQ(without_memory(34.9, 2027), truth::no);
    EXPECT_EQ(without_memory(35, 2027), truth::yes);
    EXPECT_EQ(without_memory(29.9, 2028), truth::no);
    EXPECT_EQ(without_memory(30, 2028), truth::unknown);
    EXPECT_EQ(without_memory(39.9, 2028), truth::unknown);
    EXPECT_EQ(without_memory(40, 2028), truth::yes);
    EXPECT_EQ(without_memory(39.9, 2029), truth::no);
    EXPECT_EQ(without_memory(40, 2029), truth::yes);
    EXPECT_EQ(presumed(made(34, truth::yes, taiwan), 2028y / 6 / 30), truth::yes);
    EXPECT_EQ(presumed(made(34, truth::yes, taiwan), 2029y / 6 / 30), truth::yes);
}

TEST(foundry_output, names_the_gap_of_2028_and_how_it_reads_literally)
{
    const auto d =
        assess(us_advanced_computing, made(34, truth::no, taiwan), to(china, 2028y / 6 / 30));
    EXPECT_EQ(d.licence, licence::undetermined);
    ASSERT_EQ(d.conflicts.size(), 1U);
    EXPECT_NE(d.conflicts[0].view().find("read literally the presumption"), std::string_view::npos);
    EXPECT_EQ((std::vector<subject>{d.missing.begin(), d.missing.end()}),
              std::vector{subject::drafting_gap});
    EXPECT_TRUE(
        assess(us_advanced_computing, made(34, truth::no, taiwan), to(china, 2029y / 6 / 30))
            .conflicts.empty());
}

TEST(foundry_output, is_freed_by_a_designer_or_an_approved_packager)
{
    auto item = made(80, truth::yes, china);
    EXPECT_EQ(presumed(item, 2026y / 6 / 30), truth::yes);
    item.approved_designer = truth::yes;
    EXPECT_EQ(presumed(item, 2026y / 6 / 30), truth::no);
    item.approved_designer = truth::no;
    item.authorized_designer = truth::yes;
    EXPECT_EQ(presumed(item, 2026y / 12 / 30), truth::no);
    EXPECT_EQ(presumed(item, 2026y / 12 / 31), truth::yes);
    item.application_pending = truth::yes;
    EXPECT_EQ(presumed(item, 2026y / 12 / 31), truth::no);
    auto packaged = made(10, truth::no, china);
    EXPECT_EQ(presumed(packaged, 2026y / 6 / 30), truth::yes);
    packaged.approved_packager = truth::yes;
    EXPECT_EQ(presumed(packaged, 2026y / 6 / 30), truth::no);
    EXPECT_EQ(presumed(made(10, truth::no, hm::country("MAC")), 2026y / 6 / 30), truth::yes);
}

TEST(foundry_output, of_which_a_fact_is_unknown_stays_open)
{
    auto item = made(10, truth::no, taiwan);
    item.packaged_in = {};
    EXPECT_EQ(presumed(item, 2026y / 6 / 30), truth::unknown);
    item = made(10, truth::no, taiwan);
    item.transistor_count = hm::unknown();
    const auto d = assess(us_advanced_computing, item, to(china, 2026y / 6 / 30));
    EXPECT_EQ(d.licence, licence::undetermined);
    EXPECT_EQ((std::vector<subject>{d.missing.begin(), d.missing.end()}),
              std::vector{subject::transistor_count});
    item = made(10, truth::no, taiwan);
    item.advanced_logic = truth::unknown;
    EXPECT_EQ(presumed(item, 2026y / 6 / 30), truth::no);
    item.transistor_count = 80 * billion_transistors;
    EXPECT_EQ(presumed(item, 2026y / 6 / 30), truth::unknown);
}

TEST(foundry_output, is_judged_by_itself_once_the_presumption_is_overcome)
{
    auto item = made(10, truth::no, taiwan);
    item.circuit = circuit("b", 3000, 4);
    const auto a = ask(item, to(china, 2026y / 6 / 30));
    EXPECT_EQ(a.presumed, truth::no);
    EXPECT_EQ(a.classification, "3A090.b");
    // A circuit that meets .a is not presumed to: it does.
    item.circuit = circuit("a", 15832, 19);
    item.transistor_count = 80 * billion_transistors;
    EXPECT_EQ(ask(item, to(china, 2026y / 6 / 30)).presumed, truth::no);
    EXPECT_EQ(ask(item, to(china, 2026y / 6 / 30)).classification, "3A090.a");
}

TEST(foundry_output, follows_the_dates_and_the_places_of_3a090_a)
{
    const auto item = made(80, truth::yes, taiwan);
    const auto licence_of = [&](hm::country where, hm::date on) {
        return ask(item, to(where, on)).licence;
    };
    EXPECT_EQ(licence_of(china, 2025y / 1 / 15), licence::not_required);
    EXPECT_EQ(licence_of(china, 2025y / 1 / 16), licence::not_yet);
    EXPECT_EQ(licence_of(china, 2025y / 1 / 31), licence::required);
    EXPECT_EQ(licence_of(hm::country("POL"), 2025y / 2 / 15), licence::not_yet);
    EXPECT_EQ(licence_of(hm::country("POL"), 2025y / 6 / 15), licence::conflict);
}

TEST(foundry_output, that_cannot_exist_is_refused)
{
    auto item = made(10, truth::no, taiwan);
    item.transistor_count = -1.0 * billion_transistors;
    EXPECT_THROW((void)ask(item, to(china, 2026y / 6 / 30)), hm::domain_error);
}

}  // namespace
