// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/rulebooks/recorded_controls.hpp>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <fstream>
#include <map>
#include <sstream>

namespace {

namespace hm = hirschman;
namespace json = boost::json;
using namespace hm::controls;
using namespace std::chrono_literals;
using hm::country;
using hm::truth;

static_assert(well_formed(recorded_controls));

constexpr country usa("USA");
constexpr country china("CHN");

constexpr shipment to_china(hm::date on) { return {.on = on, .from = usa, .to = china}; }
constexpr shipment to_america(hm::date on) { return {.on = on, .from = china, .to = usa}; }
constexpr shipment sold_by(const char* firm, hm::date on)
{
    return {.on = on, .from = usa, .to = china, .exporter = firm};
}

// Design software: 3D006 from 2022-10-14 and not from the rule's other day, 15 August.
static_assert(covered(category::design_software, to_china(2022y / 10 / 13)).covered == truth::no);
static_assert(covered(category::design_software, to_china(2022y / 10 / 14)).covered == truth::yes);
static_assert(covered(category::design_software, to_china(2022y / 10 / 14)).whole_category ==
              truth::no);
// The letters of May 2025 took in as good as all of it, for their addressees, until 2 July.
static_assert(covered(category::design_software, sold_by("Synopsys, Inc.", 2025y / 6 / 15))
                  .whole_category == truth::yes);
static_assert(covered(category::design_software, sold_by("Cadence", 2025y / 7 / 1))
                  .whole_category == truth::yes);
static_assert(covered(category::design_software, sold_by("Cadence", 2025y / 7 / 2))
                  .whole_category == truth::no);

TEST(coverage, of_design_software_hangs_on_who_ships_while_the_letters_stood)
{
    const auto open = covered(category::design_software, to_china(2025y / 6 / 15));
    EXPECT_EQ(open.covered, truth::yes);
    EXPECT_EQ(open.whole_category, truth::unknown);
    ASSERT_TRUE(open.find("letters of May 2025"));
    EXPECT_EQ(open.by[*open.find("letters of May 2025")].covers, truth::unknown);
    EXPECT_EQ(open.by[*open.find("letters of May 2025")].covers_some, truth::yes);
    EXPECT_NE(std::find(open.open.begin(), open.open.end(), open_question::exporter),
              open.open.end());
    const auto other = covered(category::design_software, sold_by("Altium", 2025y / 6 / 15));
    EXPECT_EQ(other.whole_category, truth::no);
    EXPECT_FALSE(other.find("letters of May 2025"));
    // The day on which a letter arrived is not known for all.
    EXPECT_EQ(covered(category::design_software, sold_by("Siemens", 2025y / 5 / 25)).whole_category,
              truth::unknown);
    EXPECT_EQ(covered(category::design_software, sold_by("Siemens", 2025y / 5 / 22)).whole_category,
              truth::no);
}

TEST(coverage, of_chips_before_october_2022_is_a_letter_to_two_firms)
{
    EXPECT_EQ(covered(category::chips, to_china(2022y / 8 / 25)).covered, truth::no);
    EXPECT_EQ(covered(category::chips, to_china(2022y / 9 / 15)).covered, truth::unknown);
    EXPECT_EQ(covered(category::chips, sold_by("NVIDIA", 2022y / 9 / 15)).covered, truth::yes);
    EXPECT_EQ(covered(category::chips, sold_by("Intel", 2022y / 9 / 15)).covered, truth::no);
    EXPECT_EQ(covered(category::chips, sold_by("Intel", 2022y / 10 / 21)).covered, truth::yes);
    // Russia's part was not absorbed, and its end was not found.
    shipment to_russia = sold_by("NVIDIA", 2022y / 9 / 15);
    to_russia.to = country("RUS");
    EXPECT_EQ(covered(category::chips, to_russia).covered, truth::yes);
    to_russia.on = 2023y / 1 / 1;
    EXPECT_EQ(covered(category::chips, to_russia).covered, truth::unknown);
}

TEST(coverage, of_chips_follows_macau_the_groups_and_the_headquarters)
{
    shipment s{.on = 2023y / 1 / 16, .from = usa, .to = country("MAC")};
    EXPECT_EQ(covered(category::chips, s).covered, truth::unknown);  // supercomputer end use
    s.controlled_end_use = truth::no;
    EXPECT_EQ(covered(category::chips, s).covered, truth::no);
    s.on = 2023y / 1 / 17;
    EXPECT_EQ(covered(category::chips, s).covered, truth::yes);
    s = {.on = 2024y / 1 / 1, .from = usa, .to = country("SGP"), .controlled_end_use = truth::no};
    EXPECT_EQ(covered(category::chips, s).covered, truth::unknown);
    s.headquarters = country("SGP");
    EXPECT_EQ(covered(category::chips, s).covered, truth::no);
    s.headquarters = china;
    EXPECT_EQ(covered(category::chips, s).covered, truth::yes);
    s.headquarters = country("ETH");
    EXPECT_EQ(covered(category::chips, s).covered, truth::unknown);
}

TEST(coverage, says_that_the_diffusion_text_is_not_enforced)
{
    const shipment s{.on = 2025y / 6 / 1,
                     .from = usa,
                     .to = country("POL"),
                     .headquarters = country("POL"),
                     .exporter = "NVIDIA",
                     .controlled_end_use = truth::no};
    const auto answer = covered(category::chips, s);
    EXPECT_EQ(answer.covered, truth::unknown);
    ASSERT_EQ(answer.open.size(), 1U);
    EXPECT_EQ(answer.open[0], open_question::enforcement);
    auto before = s;
    before.on = 2025y / 2 / 1;
    const auto early = covered(category::chips, before);
    EXPECT_EQ(early.covered, truth::yes);
    EXPECT_EQ(early.by[0].standing, standing::before_deadline);
}

TEST(coverage, of_tools_depends_on_who_made_them)
{
    const auto made_in = [](const char* maker, hm::date on, category what) {
        return covered(what, {.on = on, .from = country(maker), .to = china});
    };
    const hm::date autumn = 2023y / 10 / 1;
    EXPECT_EQ(made_in("NLD", autumn, category::lithography).covered, truth::yes);
    EXPECT_EQ(made_in("JPN", autumn, category::lithography).covered, truth::yes);
    EXPECT_EQ(made_in("USA", autumn, category::lithography).covered, truth::no);
    EXPECT_EQ(made_in("USA", 2023y / 11 / 17, category::lithography).covered, truth::yes);
    EXPECT_EQ(made_in("USA", autumn, category::deposition_and_etch).covered, truth::yes);
    // The Dutch order: from 1 September 2023, to all but the European Union.
    EXPECT_EQ(made_in("NLD", 2023y / 8 / 31, category::lithography).covered, truth::no);
    EXPECT_EQ(
        covered(category::lithography, {.on = autumn, .from = country("NLD"), .to = country("DEU")})
            .covered,
        truth::no);
    EXPECT_EQ(
        covered(category::lithography, {.on = autumn, .from = country("NLD"), .to = usa}).covered,
        truth::yes);
    // Whom Japan's list of 42 spares was not read.
    EXPECT_EQ(
        covered(category::lithography, {.on = autumn, .from = country("JPN"), .to = usa}).covered,
        truth::unknown);
    // A Korean tool: only the American reach, which hangs on its production chain.
    const auto korean = made_in("KOR", 2025y / 1 / 1, category::lithography);
    EXPECT_EQ(korean.covered, truth::unknown);
    EXPECT_NE(std::find(korean.open.begin(), korean.open.end(), open_question::production_chain),
              korean.open.end());
    EXPECT_EQ(made_in("KOR", 2026y / 9 / 1, category::lithography).covered, truth::unknown);
}

TEST(coverage, of_memory_and_foundries_keeps_their_compliance_dates)
{
    EXPECT_EQ(covered(category::memory_stacks, to_china(2024y / 12 / 1)).covered, truth::no);
    const auto early = covered(category::memory_stacks, to_china(2024y / 12 / 15));
    EXPECT_EQ(early.covered, truth::yes);
    EXPECT_EQ(early.by[0].standing, standing::before_deadline);
    EXPECT_EQ(covered(category::memory_stacks, to_china(2024y / 12 / 31)).by[0].standing,
              standing::in_force);
    EXPECT_EQ(covered(category::foundry_output, to_china(2025y / 1 / 15)).covered, truth::no);
    EXPECT_EQ(covered(category::foundry_output, to_china(2025y / 1 / 16)).covered, truth::yes);
}

TEST(coverage, of_the_affiliates_rule_ends_in_a_day_nobody_recorded)
{
    const auto on = [](hm::date day) {
        return covered(category::affiliates_of_listed_parties, to_china(day)).covered;
    };
    EXPECT_EQ(on(2025y / 9 / 28), truth::no);
    EXPECT_EQ(on(2025y / 9 / 29), truth::yes);
    EXPECT_EQ(on(2025y / 11 / 9), truth::yes);
    EXPECT_EQ(on(2025y / 11 / 10), truth::no);
    EXPECT_EQ(on(2026y / 11 / 9), truth::no);
    EXPECT_EQ(on(2026y / 11 / 10), truth::unknown);
}

TEST(coverage, of_the_seven_rare_earths_was_never_suspended)
{
    for (const auto what : {category::rare_earths, category::magnets}) {
        EXPECT_EQ(covered(what, to_america(2025y / 4 / 3)).covered, truth::no);
        for (const hm::date on : {hm::date(2025y / 4 / 4), hm::date(2025y / 12 / 1),
                                  hm::date(2026y / 10 / 8), hm::date(2027y / 1 / 1)})
            EXPECT_EQ(covered(what, to_america(on)).covered, truth::yes) << on;
    }
    EXPECT_TRUE(covered(category::magnets, to_america(2027y / 1 / 1)).beyond_reading);
}

TEST(coverage, of_the_october_package_never_operated_and_may_return)
{
    for (const auto what : {category::rare_earth_equipment, category::batteries}) {
        EXPECT_EQ(covered(what, to_america(2025y / 11 / 8)).covered, truth::no);
        EXPECT_EQ(covered(what, to_america(2026y / 11 / 9)).covered, truth::no);
        const auto after = covered(what, to_america(2026y / 11 / 10));
        EXPECT_EQ(after.covered, truth::unknown);
        EXPECT_EQ(after.open[0], open_question::listed_party);
        EXPECT_EQ(after.by[0].standing, standing::outcome_unknown);
    }
    // Notice 61 reached Japanese magnets of Chinese origin for four weeks.
    shipment s{.on = 2025y / 10 / 20, .from = country("JPN"), .to = usa};
    EXPECT_EQ(covered(category::magnets, s).covered, truth::unknown);
    s.on = 2025y / 11 / 7;
    EXPECT_EQ(covered(category::magnets, s).covered, truth::no);
    s.on = 2025y / 12 / 2;
    EXPECT_EQ(covered(category::magnets, s).covered, truth::no);
    s.on = 2026y / 11 / 10;
    EXPECT_EQ(covered(category::magnets, s).covered, truth::unknown);
}

TEST(coverage, of_gallium_was_a_licence_then_a_refusal_to_america_then_a_licence)
{
    const auto civil = [](hm::date on, const country& to) {
        return covered(category::gallium_and_germanium, {.on = on,
                                                         .from = china,
                                                         .to = to,
                                                         .listed_party = truth::no,
                                                         .military_user = truth::no});
    };
    EXPECT_EQ(civil(2023y / 7 / 31, usa).covered, truth::no);
    EXPECT_EQ(civil(2023y / 8 / 1, usa).covered, truth::yes);
    EXPECT_EQ(civil(2024y / 12 / 2, usa).refused, truth::no);
    EXPECT_EQ(civil(2024y / 12 / 3, usa).refused, truth::yes);
    EXPECT_EQ(civil(2024y / 12 / 3, country("DEU")).refused, truth::no);
    EXPECT_EQ(civil(2025y / 11 / 8, usa).refused, truth::yes);
    EXPECT_EQ(civil(2025y / 11 / 9, usa).refused, truth::no);
    EXPECT_EQ(civil(2025y / 11 / 9, usa).covered, truth::yes);
    EXPECT_EQ(civil(2026y / 11 / 26, usa).refused, truth::no);
    EXPECT_EQ(civil(2026y / 11 / 27, usa).refused, truth::unknown);
    EXPECT_EQ(civil(2026y / 11 / 27, usa).covered, truth::yes);
}

TEST(coverage, a_ban_on_military_users_adds_nothing_to_what_is_not_listed)
{
    auto s = to_america(2025y / 1 / 1);
    s.military_user = truth::yes;
    EXPECT_EQ(covered(category::rare_earths, s).covered, truth::no);
    EXPECT_EQ(covered(category::graphite, s).refused, truth::yes);
    s.on = 2025y / 4 / 4;
    EXPECT_EQ(covered(category::rare_earths, s).refused, truth::yes);
}

TEST(coverage, of_an_open_question_names_it)
{
    const auto blank = covered(category::lithography, {.on = 2025y / 6 / 1});
    EXPECT_EQ(blank.covered, truth::unknown);
    ASSERT_GE(blank.open.size(), 2U);
    EXPECT_EQ(blank.open[0], open_question::origin);
    EXPECT_EQ(blank.open[1], open_question::receiving_country);
    const auto early = covered(category::chips, to_china(2019y / 1 / 1));
    EXPECT_EQ(early.covered, truth::unknown);
    EXPECT_EQ(early.open[0], open_question::before_book);
    // Goods that do not leave the country are not shipped abroad.
    EXPECT_EQ(covered(category::chips, {.on = 2025y / 6 / 1, .from = usa, .to = usa}).covered,
              truth::no);
    // Nor are those that come into the country whose rule it is.
    EXPECT_EQ(
        covered(category::chips, {.on = 2025y / 2 / 1, .from = country("TWN"), .to = usa}).covered,
        truth::no);
    EXPECT_EQ(covered(category::chips, {.on = 2025y / 2 / 1, .from = country("TWN"), .to = china})
                  .covered,
              truth::unknown);
    for (std::size_t q = 0; q < open_question_count; ++q)
        EXPECT_FALSE(name(static_cast<open_question>(q)).empty());
}

TEST(coverage, of_what_is_no_category_country_or_day_is_refused)
{
    EXPECT_THROW((void)covered(static_cast<category>(category_count), to_china(2025y / 1 / 1)),
                 hm::domain_error);
    EXPECT_THROW((void)covered(category::chips, {.on = 2025y / 1 / 1, .from = country("EUR")}),
                 hm::domain_error);
    EXPECT_THROW((void)covered(category::chips, to_china(2025y / 2 / 29)), hm::domain_error);
    EXPECT_EQ(category_named("magnets"), category::magnets);
    EXPECT_EQ(category_named("magnet"), std::nullopt);
}

TEST(coverage, more_facts_never_turn_an_answer_round)
{
    const auto settles = [](truth before, truth after) {
        return before == truth::unknown || before == after;
    };
    for (const auto what : all_categories()) {
        for (hm::date on = 2022y / 1 / 1; on < 2027y / 1 / 1; on = on + std::chrono::days(17)) {
            for (const auto& from : {usa, china, country("NLD"), country("KOR")}) {
                const auto open = covered(what, {.on = on, .from = from});
                for (const auto& to : {usa, china, country("SGP"), country("CYP")}) {
                    const auto nearer = covered(what, {.on = on, .from = from, .to = to});
                    if (from == to) continue;
                    EXPECT_TRUE(settles(open.covered, nearer.covered)) << name(what) << on << to;
                    const auto known = covered(what, {.on = on,
                                                      .from = from,
                                                      .to = to,
                                                      .headquarters = to,
                                                      .exporter = "NVIDIA",
                                                      .listed_party = truth::no,
                                                      .military_user = truth::no,
                                                      .controlled_end_use = truth::no});
                    EXPECT_TRUE(settles(nearer.covered, known.covered)) << name(what) << on << to;
                    EXPECT_TRUE(settles(nearer.refused, known.refused)) << name(what) << on << to;
                    EXPECT_TRUE(settles(nearer.whole_category, known.whole_category))
                        << name(what) << on << to;
                }
            }
        }
    }
}

TEST(coverage, answers_for_every_country_and_any_day)
{
    constexpr auto codes = hm::detail::iso_3166_alpha_3;
    int answered = 0;
    for (std::size_t i = 0; i < codes.size(); i += 3) {
        const country place(codes.substr(i, 3));
        for (const hm::date on :
             {hm::date(2000y / 1 / 1), hm::date(2025y / 6 / 15), hm::date(2030y / 12 / 31)}) {
            for (const auto what : all_categories()) {
                for (const auto& maker : {usa, china, country("NLD")}) {
                    const auto answer = covered(
                        what, {.on = on, .from = maker, .to = place, .headquarters = place});
                    EXPECT_EQ(answer.beyond_reading, on.year() == 2030);
                    // What is unknown says what it hangs on.
                    if (answer.covered == truth::unknown) {
                        EXPECT_FALSE(answer.open.empty()) << name(what) << " " << place;
                    }
                    if (on.year() == 2000 && maker != place) {
                        EXPECT_EQ(answer.covered, truth::unknown);
                    }
                    ++answered;
                }
            }
        }
    }
    EXPECT_EQ(answered, 249 * 3 * static_cast<int>(category_count) * 3);
}

TEST(coverage, can_be_asked_of_a_regime_of_ones_own)
{
    // The threat of October 2025, as if it had been carried out.
    const control all_software[] = {{.name = "threat of October 2025",
                                     .by = {.id = "WHAT-IF",
                                            .title = "All critical software",
                                            .authority = "test",
                                            .effective = hm::date(2025y / 11 / 1),
                                            .source = "test"},
                                     .controller = "USA",
                                     .over = {category::design_software},
                                     .extent = extent::whole_category,
                                     .asks = demand::refusal,
                                     .to = {.reached = {.named = {"CHN"}}}}};
    auto what_if = recorded_controls;
    what_if.parts.push_back(all_software);
    EXPECT_TRUE(well_formed(what_if));
    EXPECT_EQ(covered(what_if, category::design_software, to_china(2025y / 10 / 31)).whole_category,
              truth::no);
    EXPECT_EQ(covered(what_if, category::design_software, to_china(2025y / 11 / 1)).refused,
              truth::yes);
}

TEST(coverage, a_regime_that_cannot_be_asked_is_not_well_formed)
{
    const control sound{.name = "sound",
                        .by = {.id = "T1",
                               .title = "A rule",
                               .authority = "test",
                               .effective = hm::date(2025y / 1 / 1),
                               .source = "test"},
                        .controller = "USA",
                        .over = {category::chips},
                        .to = {.elsewhere = truth::yes}};
    const auto judged = [](const control& one) {
        const control array[] = {one};
        return well_formed({.name = "test", .parts = {std::span<const control>(array)}});
    };
    EXPECT_TRUE(judged(sound));
    const auto without = [&](auto&& change) {
        control broken = sound;
        change(broken);
        return judged(broken);
    };
    EXPECT_FALSE(without([](control& c) { c.name = ""; }));
    EXPECT_FALSE(without([](control& c) { c.over = {}; }));
    EXPECT_FALSE(without([](control& c) { c.controller = "EUR"; }));
    EXPECT_FALSE(without([](control& c) { c.by.source = ""; }));
    EXPECT_FALSE(without([](control& c) { c.by.effective = {}; }));
    EXPECT_FALSE(without([](control& c) { c.by.kind = measure_kind::guidance; }));
    EXPECT_FALSE(without([](control& c) { c.by.ended = c.by.effective; }));
    EXPECT_FALSE(without([](control& c) { c.outcome_unknown_from = c.by.effective; }));
    EXPECT_FALSE(without([](control& c) { c.binds = binding::addressees; }));
    EXPECT_FALSE(without([](control& c) { c.to = {}; }));
    EXPECT_FALSE(without([](control& c) { c.suspended = {{.from = 2025y / 2 / 1}}; }));
    EXPECT_FALSE(without([](control& c) {
        c.suspended = {{2025y / 2 / 1, hm::date(2025y / 2 / 1)}};
        c.suspended_by = "nobody";
    }));
    const control twice[] = {sound, sound};
    EXPECT_FALSE(well_formed({.name = "test", .parts = {std::span<const control>(twice)}}));
}

const control* by_id(std::string_view id)
{
    for (const auto& part : recorded_controls.parts)
        for (const auto& c : part)
            if (c.by.id == id) return &c;
    return nullptr;
}

std::optional<json::value> reference()
{
    std::ifstream in(HIRSCHMAN_SHARED_DIR "/data/export-controls.json");
    if (!in) return {};
    std::ostringstream all;
    all << in.rdbuf();
    return json::parse(all.str());
}

TEST(coverage, holds_chinas_notices_with_the_days_of_the_reference)
{
    const auto source = reference();
    if (!source) GTEST_SKIP() << "no reference beside the checkout";
    // Notices that are several controls here, and the id of the technology catalogue.
    const std::multimap<std::string, std::string> parts{
        {"2023-REE-tech", "2023-TEC"}, {"2024-46", "2024-46A"}, {"2024-46", "2024-46B"},
        {"2024-46", "2024-46C"},       {"2025-61", "2025-61A"}, {"2025-61", "2025-61B"}};
    int compared = 0;
    for (const auto& row : source->at("china_measures").as_array()) {
        const std::string id(row.at("id").as_string());
        if (id == "2025-70" || id == "2025-72")
            continue;  // suspensions, in the controls they suspend
        std::vector<std::string> ids;
        for (auto [at, end] = parts.equal_range(id); at != end; ++at) ids.push_back(at->second);
        if (ids.empty()) ids.push_back(id);
        for (const auto& one : ids) {
            const auto* c = by_id(one);
            ASSERT_NE(c, nullptr) << one;
            EXPECT_EQ(c->by.published->iso(), row.at("published").as_string()) << one;
            // "2025-11-08 (never operated)"; of notice 61 the limbs differ.
            const std::string effective(row.at("effective").as_string());
            EXPECT_NE(effective.find(c->by.effective->iso()), std::string::npos) << one;
            const bool recalled = row.at("confidence").as_string() == "from-knowledge";
            EXPECT_EQ(c->by.trust, recalled ? hm::confidence::recalled : hm::confidence::verified)
                << one;
            const std::string status(row.at("status").as_string());
            const bool suspended = status.find("suspended by") != std::string::npos;
            if (one != "2024-46A") {
                EXPECT_EQ(!c->suspended.empty(), suspended) << one;
            }
            ++compared;
        }
    }
    EXPECT_EQ(compared, 19);
}

TEST(coverage, holds_tools_and_software_with_the_days_of_the_reference)
{
    const auto source = reference();
    if (!source) GTEST_SKIP() << "no reference beside the checkout";
    const std::map<std::string, std::string> ids{
        {"EDA-3D006", "3D006"},       {"EDA-3E905", "3E905"}, {"EDA-LETTERS", "EDA-2025"},
        {"EDA-ENDUSE", "EDA-USE"},    {"SME-3B090", "3B090"}, {"SME-3B993", "3B993"},
        {"SUPERCOMPUTER", "744.23S"}, {"US-AFF", "AFF"}};
    int compared = 0;
    for (const auto& row : source->at("related_controls").as_array()) {
        const std::string id(row.at("id").as_string());
        if (id == "SME-NODE") continue;  // a definition, which controls nothing by itself
        const auto named = ids.find(id);
        const auto* c = by_id(named == ids.end() ? id : named->second);
        ASSERT_NE(c, nullptr) << id;
        EXPECT_EQ(c->by.effective->iso(), row.at("effective").as_string()) << id;
        const auto same_day = [&](const char* key, const std::optional<hm::date>& day) {
            if (const auto* there = row.as_object().if_contains(key)) {
                ASSERT_TRUE(day) << id << " " << key;
                EXPECT_EQ(day->iso(), there->as_string()) << id << " " << key;
            }
        };
        same_day("ended", c->by.ended);
        same_day("published", c->by.published);
        same_day("announced", c->by.announced);
        same_day("promulgated", c->by.announced);
        const bool uncertain = row.at("confidence").as_string() == "uncertain";
        EXPECT_EQ(c->by.trust == hm::confidence::uncertain, uncertain) << id;
        ++compared;
    }
    EXPECT_EQ(compared, 13);
}

}  // namespace
