// SPDX-License-Identifier: BSL-1.0
#include "data/hostile.hpp"

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/changes.hpp>
#include <hirschman/controls/computer.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/data/part.hpp>
#include <hirschman/io/amendment.hpp>
#include <hirschman/io/condition.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <concepts>
#include <fstream>
#include <sstream>

using namespace hirschman;
using namespace hirschman::controls;
using namespace std::chrono_literals;
using hirschman_tests::complaint;

namespace {

io::amended_book amended(const std::string& content)
{
    return io::amendment_from(us_advanced_computing, io::parse_json(content, "a.json").root());
}

std::string complaint_about(const std::string& content)
{
    return complaint([&] { return amended(content); });
}

/// A file with one measure and what is given beside it.
std::string with_rule(const std::string& members)
{
    return R"({"name": "what if", "measures": [{"id": "X1", "title": "A rule", "authority": "us",
        "kind": "rule", "effective": "2027-01-01", "confidence": "assumed", "source": "a test"}], )" +
           members + "}";
}

std::string text_of_a(const std::string& members)
{
    return R"({"clause": "3A090.a", "enacted_by": "X1", "gives": "3A090.a",
        "when": {"metric": "tpp", "op": ">=", "value": 1000}, "citation": "here",
        "confidence": "assumed", )" +
           members + "}";
}

const clause& find(const rulebook& book, std::string_view name)
{
    return *std::find_if(book.clauses.begin(), book.clauses.end(),
                         [&](const clause& c) { return c.name == name; });
}

transaction to_china(date on)
{
    return {.on = on,
            .destination = country("CHN"),
            .headquarters = country("CHN"),
            .exporter = "Cerebras",
            .action = action::exporting};
}

template <class Owner>
concept has_view = requires
{
    std::declval<Owner>().view();
};
static_assert(has_view<const io::amended_book&>);
static_assert(!has_view<io::amended_book>, "the view of a temporary would dangle");

}  // namespace

TEST(amendment, the_built_in_book_written_and_read_again_is_equal)
{
    const auto& book = us_advanced_computing;
    const auto again =
        io::amendment_from({}, io::parse_json(io::to_json(book), "book.json").root());
    const auto view = again.view();
    EXPECT_EQ(view.name, book.name);
    EXPECT_EQ(view.home, book.home);
    EXPECT_EQ(view.read_to, book.read_to);
    EXPECT_EQ(view.coverage, book.coverage);
    EXPECT_TRUE(std::ranges::equal(view.measures, book.measures));
    EXPECT_TRUE(std::ranges::equal(view.groups, book.groups));
    EXPECT_TRUE(std::ranges::equal(view.aliases, book.aliases));
    ASSERT_EQ(view.clauses.size(), book.clauses.size());
    for (std::size_t i = 0; i < book.clauses.size(); ++i) {
        const auto& one = book.clauses[i];
        const auto& other = view.clauses[i];
        EXPECT_EQ(one.name, other.name);
        EXPECT_EQ(one.kind, other.kind);
        EXPECT_EQ(one.precedence, other.precedence);
        EXPECT_TRUE(std::ranges::equal(one.versions, other.versions)) << one.name;
    }
    EXPECT_EQ(io::to_json(view), io::to_json(book));
}

TEST(amendment, needs_neither_the_book_it_came_from_nor_the_first_owner)
{
    auto first = std::make_unique<io::amended_book>(
        io::amendment_from({}, io::parse_json(io::to_json(us_advanced_computing)).root()));
    const auto second =
        io::amendment_from(first->view(), io::parse_json(R"({"name": "copy"})").root());
    const auto copy = *first;
    first.reset();
    EXPECT_EQ(copy.view().clauses.size(), second.view().clauses.size());
    EXPECT_EQ(copy.view().name, "US advanced computing");
    EXPECT_EQ(second.view().name, "copy");
}

TEST(amendment, gives_a_clause_another_text_from_a_day_on)
{
    const auto law =
        amended(with_rule("\"amend\": [" + text_of_a(R"("from": "2027-02-01")") + "]"));
    const auto book = law.view();
    const auto& a = find(book, "3A090.a");
    ASSERT_EQ(a.versions.size(), 2U);
    EXPECT_EQ(a.versions[0].in_force, (date_span{2023y / 11 / 17, date(2027y / 2 / 1)}));
    EXPECT_EQ(a.versions[1].in_force, (date_span{date(2027y / 2 / 1)}));
    const auto h20 = data::chip("nv_h20_96");
    EXPECT_EQ(decide(book, h20, to_china(2027y / 1 / 31)).classification, "none");
    EXPECT_EQ(decide(book, h20, to_china(2027y / 2 / 1)).classification, "3A090.a");
    // The built-in book is as it was.
    EXPECT_EQ(find(us_advanced_computing, "3A090.a").versions.size(), 1U);
}

TEST(amendment, with_an_end_the_old_text_comes_back)
{
    const auto law = amended(
        with_rule("\"amend\": [" + text_of_a(R"("from": "2027-02-01", "until": "2027-03-01")") +
                  R"(], "end": [{"clause": "3A090.b", "from": "2027-02-01", "until": "2027-03-01"},
                      {"clause": "AIA", "from": "2020-01-01"},
                      {"clause": "LPP", "from": "2027-01-01"}])"));
    const auto book = law.view();
    const auto& a = find(book, "3A090.a");
    ASSERT_EQ(a.versions.size(), 3U);
    EXPECT_EQ(a.versions[2].in_force, (date_span{date(2027y / 3 / 1)}));
    EXPECT_EQ(a.versions[2].says, a.versions[0].says);
    const auto& b = find(book, "3A090.b");
    ASSERT_EQ(b.versions.size(), 2U);
    EXPECT_FALSE(b.version_on(2027y / 2 / 15));
    EXPECT_EQ(b.versions[1].in_force.from, date(2027y / 3 / 1));
    EXPECT_EQ(book.clauses.size(), us_advanced_computing.clauses.size() - 1);  // AIA never was
    EXPECT_EQ(find(book, "LPP").versions.back().in_force.until, date(2027y / 1 / 1));
    EXPECT_TRUE(well_formed(book));
}

TEST(amendment, lets_a_country_join_and_leave_groups)
{
    const auto law = amended(R"({"name": "what if",
        "memberships": [{"country": "ARE", "groups": ["D:4"], "from": "2027-01-01",
                         "confidence": "assumed"}],
        "leave": [{"country": "ARE", "groups": ["A:5"], "from": "2027-01-01"},
                  {"country": "CHN", "groups": ["D:1", "D:5"], "from": "2027-01-01",
                   "until": "2027-02-01"}]})");
    const auto book = law.view();
    EXPECT_TRUE(well_formed(book));
    const auto h100 = data::chip("nv_h100_sxm5_80");
    const auto deliver = [&](const char* place, date on) {
        return decide(book, h100,
                      {.on = on, .destination = country(place), .headquarters = country(place)})
            .licence;
    };
    EXPECT_EQ(deliver("ARE", 2026y / 12 / 31), licence::conflict);
    EXPECT_EQ(deliver("ARE", 2027y / 1 / 1), licence::required);
    // D:4 still covers China by place.
    EXPECT_EQ(deliver("CHN", 2027y / 1 / 15), licence::required);
    std::size_t rows = 0;
    for (const auto& m : book.groups)
        if (m.place == country_code("CHN")) ++rows;
    EXPECT_EQ(rows, 3U);
}

TEST(amendment, adds_a_clause_of_facts)
{
    const auto law = amended(with_rule(R"("clauses": [{"name": "a list of its own",
        "kind": "exception", "precedence": 50, "versions": [{"from": "2027-01-01",
        "enacted_by": "X1", "gives": "LOCAL", "applies_to": ["3A090.a"], "when": {"all": [
            {"fact": "approved_consignee"}, {"fact": "certified"}, {"not": {"action": "transfer"}}]},
        "notice_days": 10, "still_to_assert": "bought from the designer, shipped to the packager",
        "citation": "nowhere", "confidence": "assumed"}]}])"));
    auto asked = to_china(2027y / 1 / 1);
    const auto h100 = data::chip("nv_h100_sxm5_80");
    EXPECT_FALSE(assess(law.view(), h100, asked).offers("LOCAL"));
    asked.certified = asked.approved_consignee = truth::yes;
    EXPECT_TRUE(assess(law.view(), h100, asked).offers("LOCAL"));
}

TEST(amendment, the_bills_change_what_they_say)
{
    for (const std::string bill : {"safe_chips_act", "ai_overwatch_act"}) {
        const auto law = io::load_amendment(us_advanced_computing,
                                            HIRSCHMAN_SOURCE_DIR "/data/rules/" + bill + ".json");
        const auto book = law.view();
        EXPECT_TRUE(well_formed(book));
        // Nothing changes before the assumed day, and nothing for a friend after it.
        for (const auto& chip : data::chips()) {
            EXPECT_EQ(decide(book, chip, to_china(2026y / 12 / 31)),
                      decide(us_advanced_computing, chip, to_china(2026y / 12 / 31)));
            transaction friendly{
                .on = 2027y / 1 / 1, .destination = country("GBR"), .headquarters = country("GBR")};
            EXPECT_EQ(decide(book, chip, friendly).licence,
                      decide(us_advanced_computing, chip, friendly).licence);
        }
        auto asked = to_china(2027y / 1 / 1);
        asked.certified = truth::yes;
        const auto today = assess(us_advanced_computing, data::chip("nv_h200_sxm"), asked);
        const auto then = assess(book, data::chip("nv_h200_sxm"), asked);
        EXPECT_EQ(today.review, review_policy::case_by_case);
        // Anywhere, for an entity whose parent is headquartered in China; inside a computer too.
        const transaction for_parent{.on = 2027y / 1 / 1,
                                     .destination = country("SGP"),
                                     .headquarters = country("SGP"),
                                     .ultimate_parent = country("CHN")};
        computer server;
        server.circuits.push_back(chips::figures_of(data::chip("nv_h20_96")));
        EXPECT_EQ(decide(us_advanced_computing, server, for_parent).licence, licence::not_required);
        EXPECT_EQ(decide(book, server, for_parent).licence, licence::required);
        EXPECT_EQ(then.review, review_policy::policy_of_denial);
        EXPECT_TRUE(then.exceptions.empty());
    }
    // The H20, free of a licence for an exporter without a letter: 4,000 GB/s is under the 4,100 of
    // one bill and over the 1,400 of the other; its two bandwidths are 5,028, over 5,000.
    const auto h20 = data::chip("nv_h20_96");
    EXPECT_EQ(decide(us_advanced_computing, h20, to_china(2027y / 1 / 1)).licence,
              licence::not_required);
    const auto safe = io::load_amendment(us_advanced_computing,
                                         HIRSCHMAN_SOURCE_DIR "/data/rules/safe_chips_act.json");
    const auto d = assess(safe.view(), h20, to_china(2027y / 1 / 1));
    EXPECT_EQ(d.licence, licence::required);
    EXPECT_EQ(d.classification, "S.3374");
    EXPECT_EQ(d.review, review_policy::policy_of_denial);
    // L20: 864 GB/s and no test on performance: free under both; a consumer card is out of both.
    const auto overwatch = io::load_amendment(
        us_advanced_computing, HIRSCHMAN_SOURCE_DIR "/data/rules/ai_overwatch_act.json");
    for (const auto* law : {&safe, &overwatch}) {
        EXPECT_EQ(decide(law->view(), data::chip("nv_l20"), to_china(2027y / 1 / 1)).licence,
                  licence::not_required);
        EXPECT_EQ(decide(law->view(), data::chip("nv_rtx5090d"), to_china(2027y / 1 / 1)).licence,
                  licence::not_required);
    }
    // After the strategy only restricted parts stay denied.
    EXPECT_EQ(decide(overwatch.view(), h20, to_china(2027y / 7 / 1)).review,
              review_policy::unstated);
    EXPECT_EQ(decide(overwatch.view(), data::chip("nv_b200_sxm"), to_china(2027y / 7 / 1)).review,
              review_policy::policy_of_denial);
}

TEST(amendment, says_what_a_bill_would_change_in_the_catalogue)
{
    const auto law = io::load_amendment(us_advanced_computing,
                                        HIRSCHMAN_SOURCE_DIR "/data/rules/safe_chips_act.json");
    const auto reported =
        changes(law.view(), data::chips(), 2026y / 12 / 31, 2027y / 1 / 3, to_china(2027y / 1 / 1));
    bool h20 = false;
    for (const auto& one : reported) {
        EXPECT_EQ(one.on, date(2027y / 1 / 1)) << one.part;
        if (one.part != "nv_h20_96") continue;
        h20 = true;
        EXPECT_EQ(one.before.licence, licence::not_required);
        EXPECT_EQ(one.after.licence, licence::required);
    }
    EXPECT_TRUE(h20);
    EXPECT_GT(reported.size(), 50U);
    EXPECT_LT(reported.size(), 225U);
}

TEST(amendment, what_is_wrong_is_named_with_its_place)
{
    EXPECT_EQ(complaint_about("{}"), "a.json:1: $: expected a key \"name\", found none");
    EXPECT_NE(complaint_about(R"({"name": "x", "ammend": []})").find("did you mean \"amend\"?"),
              std::string::npos);
    EXPECT_NE(
        complaint_about(with_rule("\"amend\": [" + text_of_a(R"("from": "2027-02-30")") + "]"))
            .find("$.amend[0].from: expected a date \"YYYY-MM-DD\", found \"2027-02-30\""),
        std::string::npos);
    EXPECT_NE(complaint_about(
                  with_rule("\"amend\": [" +
                            text_of_a(R"("from": "2027-02-01", "until": "2027-01-01")") + "]"))
                  .find("$.amend[0].until: expected a day after \"from\", 2027-02-01"),
              std::string::npos);
    EXPECT_NE(
        complaint_about(with_rule("\"amend\": [" + text_of_a(R"("from": "2026-12-31")") + "]"))
            .find("$.amend[0].from: expected a day not before 2027-01-01, when X1 takes effect"),
        std::string::npos);
    EXPECT_NE(complaint_about(with_rule("\"amend\": [" + text_of_a(R"("from": "2027-01-01")") +
                                        "," + text_of_a(R"("from": "2028-01-01")") + "]"))
                  .find("$.amend[1]: expected one version of a clause on one day, found another "
                        "change of it from 2027-01-01"),
              std::string::npos);
    auto misspelt = text_of_a(R"("from": "2027-01-01")");
    misspelt.replace(misspelt.find("3A090.a"), 7, "3A090.d");
    EXPECT_NE(complaint_about(with_rule("\"amend\": [" + misspelt + "]"))
                  .find("$.amend[0].clause: expected the name of a clause of the book, found "
                        "\"3A090.d\"; did you mean \"3A090.a\"?"),
              std::string::npos);
    auto by_nobody = text_of_a(R"("from": "2027-01-01")");
    by_nobody.replace(by_nobody.find("X1"), 2, "R99");
    EXPECT_NE(complaint_about(with_rule("\"amend\": [" + by_nobody + "]"))
                  .find("$.amend[0].enacted_by: expected the id of a measure"),
              std::string::npos);
    auto by_guidance = text_of_a(R"("from": "2027-01-01")");
    by_guidance.replace(by_guidance.find("X1"), 2, "R14");
    EXPECT_NE(complaint_about(with_rule("\"amend\": [" + by_guidance + "]"))
                  .find("expected a rule or a letter with the day on which it takes effect, found "
                        "\"R14\", guidance"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"x({"name": "x", "end": [{"clause": "3A090 (2022)",
                                   "from": "2027-01-01"}]})x")
                  .find("$.end[0].clause: expected a clause that has a text from 2027-01-01"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"name": "x", "leave": [{"country": "GBR", "groups": ["D:5"],
                                  "from": "2027-01-01"}]})")
                  .find("$.leave[0].groups: expected groups that GBR is in from 2027-01-01"),
              std::string::npos);
    EXPECT_NE(complaint_about(R"({"name": "x", "measures": [{"id": "R05", "title": "t",
        "authority": "a", "kind": "bill", "announced": "2026-01-01", "confidence": "verified",
        "source": "s"}]})")
                  .find("$.measures[0].id: expected an id that no other measure has"),
              std::string::npos);
}

TEST(amendment, a_new_clause_is_checked_too)
{
    const auto added = [](const std::string& name, const std::string& kind,
                          const std::string& versions) {
        return with_rule(R"("clauses": [{"name": ")" + name + R"(", "kind": ")" + kind +
                         R"(", "precedence": 1, "versions": [)" + versions + "]}]");
    };
    const auto text = [](const std::string& members) {
        return R"({"from": "2027-01-01", "enacted_by": "X1", "when": true, "citation": "c",
                   "confidence": "assumed")" +
               members + "}";
    };
    EXPECT_EQ(complaint_about(added("n", "requirement", text(""))), "");
    EXPECT_NE(complaint_about(added("3A090.a", "requirement", text("")))
                  .find("$.clauses[0].name: expected a name that no other clause has"),
              std::string::npos);
    EXPECT_NE(complaint_about(added("n", "licence", text("")))
                  .find("$.clauses[0].kind: expected a kind of clause: classification"),
              std::string::npos);
    EXPECT_NE(complaint_about(added("n", "requirement", text("") + "," + text("")))
                  .find("$.clauses[0].versions[1]: expected one version of a clause on one day"),
              std::string::npos);
    EXPECT_NE(complaint_about(added("n", "classification", text("")))
                  .find("$.clauses[0].versions[0]: expected a key \"gives\""),
              std::string::npos);
    EXPECT_NE(complaint_about(added("n", "requirement", text(R"(, "review": "unstated")")))
                  .find("expected no \"review\" in a clause of kind requirement"),
              std::string::npos);
    EXPECT_NE(complaint_about(added("n", "review", text(R"(, "review": "denial")")))
                  .find("versions[0].review: expected a review policy: presumption_of_denial"),
              std::string::npos);
    EXPECT_NE(complaint_about(added("n", "letter", text(R"(, "addressees": [])")))
                  .find("expected at least one addressee"),
              std::string::npos);
    EXPECT_NE(complaint_about(added("n", "requirement", text(R"(, "applies_to": ["3A090.q"])")))
                  .find("versions[0].applies_to[0]: expected a paragraph that a classification of "
                        "the book gives, found \"3A090.q\""),
              std::string::npos);
    EXPECT_NE(complaint_about(added(std::string(41, 'n'), "requirement", text("")))
                  .find("$.clauses[0].name: expected text of 1 to 40 bytes"),
              std::string::npos);
    std::string many;
    for (int i = 0; i < 60; ++i)
        many += std::string(i == 0 ? "" : ",") + R"({"name": "c)" + std::to_string(i) +
                R"(", "kind": "requirement", "precedence": 1, "versions": [)" + text("") + "]}";
    EXPECT_NE(complaint_about(with_rule("\"clauses\": [" + many + "]"))
                  .find("$: expected rules that can be asked on 2027-01-01, found list length"),
              std::string::npos);
    EXPECT_THROW((void)io::load_amendment(us_advanced_computing, "no_such_file.json"), data_error);
}

TEST(amendment, the_page_about_it_holds)
{
    std::ifstream stream(HIRSCHMAN_SOURCE_DIR "/docs/rules_as_json.md");
    std::ostringstream content;
    content << stream.rdbuf();
    const std::string page = content.str();
    const std::string fence = "```json\n";
    std::size_t blocks = 0;
    for (auto at = page.find(fence); at != std::string::npos; at = page.find(fence, at)) {
        at += fence.size();
        const auto block = io::parse_json(page.substr(at, page.find("```", at) - at)).root();
        if (block.find("name"))
            (void)io::amendment_from(us_advanced_computing, block);
        else
            (void)io::condition_from(block);
        ++blocks;
    }
    EXPECT_EQ(blocks, 9U);
    // Every name that a condition can use stands on the page.
    for (std::size_t i = 0; i < subject_count; ++i) {
        const limb one{.of = static_cast<subject>(i), .where = {.any_of = group::d5}};
        if (one.of == subject::addressed) continue;
        const auto written = io::parse_json(io::to_json(condition(one))).root();
        const auto named = written.items().front();
        const std::string name(named.is(io::json_kind::string) && named.key() != "action"
                                   ? named.string()
                                   : named.key());
        EXPECT_NE(page.find(name), std::string::npos) << name;
    }
}
