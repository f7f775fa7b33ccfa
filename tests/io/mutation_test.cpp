// SPDX-License-Identifier: BSL-1.0
#include "support/mutation.hpp"

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/io/amendment.hpp>
#include <hirschman/io/condition.hpp>
#include <hirschman/io/transactions.hpp>

#include <fstream>
#include <sstream>

using namespace hirschman;
using namespace hirschman::controls;
using namespace std::chrono_literals;

namespace {

std::string text_of(const std::string& file)
{
    std::ifstream stream(HIRSCHMAN_SOURCE_DIR + file, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

/// What is accepted can be asked about.
io::amended_book amend(const rulebook& rules, const std::string& content)
{
    auto law = io::amendment_from(rules, io::parse_json(content).root());
    const auto book = law.view();
    EXPECT_TRUE(well_formed(book));
    for (const date on : {date(2024y / 3 / 1), date(2027y / 2 / 1)})
        (void)decide(book, chips::figures{.datacenter = truth::yes},
                     {.on = on, .destination = country("CHN"), .headquarters = country("CHN")});
    return law;
}

/// Bytes and whole tokens changed.
template <class From>
void expect_survives_changes(const std::string& content, From from)
{
    hirschman_tests::expect_survives_mutation(content, from);
    hirschman_tests::expect_survives(content, from, hirschman_tests::with_tokens_moved);
}

}  // namespace

TEST(rule_mutation, the_bills_are_refused_with_a_data_error_or_read)
{
    for (const auto* bill :
         {"/data/rules/safe_chips_act.json", "/data/rules/ai_overwatch_act.json"})
        expect_survives_changes(text_of(bill), [](const std::string& content) {
            return amend(us_advanced_computing, content);
        });
}

TEST(rule_mutation, a_whole_book_is_refused_with_a_data_error_or_read)
{
    // One clause of each kind, so that most changes hit something.
    std::vector<clause> few;
    for (const auto& c : us_advanced_computing.clauses)
        if (few.empty() || few.back().kind != c.kind) few.push_back(c);
    rulebook small = us_advanced_computing;
    small.clauses = few;
    small.groups = small.groups.first(6);
    expect_survives_changes(io::to_json(small), [](const std::string& content) {
        const auto law = amend({}, content);
        const auto written = io::to_json(law.view());
        const auto again = io::amendment_from({}, io::parse_json(written).root());
        EXPECT_EQ(io::to_json(again.view()), written);
        return law;
    });
}

TEST(rule_mutation, a_condition_is_refused_with_a_data_error_or_read)
{
    expect_survives_changes(
        R"({"any": [{"all": [{"metric": "tpp", "op": ">=", "value": 1600},
            {"not": {"metric": "dram_bandwidth", "op": "<", "value": 6500, "unit": "GB/s"}}]},
            {"fact": "datacenter"}, {"action": "export"}, true,
            {"destination": {"countries": ["CHN"], "groups": ["D:5"], "except": ["A:6"]}}]})",
        [](const std::string& content) {
            const auto c = io::condition_from(io::parse_json(content).root());
            EXPECT_EQ(io::condition_from(io::parse_json(io::to_json(c)).root()), c);
            return c;
        });
}

TEST(rule_mutation, transactions_are_refused_with_a_data_error_or_answered)
{
    expect_survives_changes(text_of("/examples/transactions.json"), [](const std::string& content) {
        return io::answers_json(us_advanced_computing,
                                io::transactions_from(io::parse_json(content).root()));
    });
}
