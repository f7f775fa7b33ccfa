// SPDX-License-Identifier: BSL-1.0
//
// Two evaluators that share nothing with the library: the condition trees of the reference, walked
// by plain recursion, and the law written once more by hand (second_law.hpp). All three agree on a
// million random parts, dense around every limit, under every rule version whose conditions are
// trees of figures.
#include "controls/parts.hpp"
#include "controls/second_law.hpp"

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace hm = hirschman;
namespace json = boost::json;
namespace law = second_law;
using namespace hm::controls;
using namespace std::chrono_literals;

std::optional<json::value> read(const std::string& file)
{
    std::ifstream in(file);
    if (!in) return {};
    std::ostringstream all;
    all << in.rdbuf();
    return json::parse(all.str());
}

/// What a tree looks at: figures that exist or not, facts, and terms that somebody asserts.
struct measured {
    const law::part* part;
    bool exported;
    bool to_china_or_macau;
    bool certified;
};

/// A node of a tree of `all`, `any`, comparisons and assertions.
struct node {
    enum { all, any, comparison, assertion } kind = all;
    std::vector<node> children = {};
    std::string word = {};  ///< metric or assertion
    std::string op = {};
    double value = 0;
    std::size_t index = 0;  ///< of the word among those known here
};

constexpr const char* words[] = {
    "tpp",
    "pd",
    "dram_gbps",
    "io_gbps",
    "dram_plus_io_gbps",
    "total_dram_gbps",
    "io2022_gbps",
    "perf2022_digital_processor",
    "perf2022_digital_primitive",
    "perf2022_analog_x8",
    "perf2022_combined",
    "datacenter_designed_or_marketed",
    "export from the United States (not reexport, not in-country transfer)",
    "end user located in China or Macau",
    "748 Supp. 2 paragraph (dd) information and certifications supplied"};

std::size_t index_of(const std::string& word)
{
    for (std::size_t i = 0; i < std::size(words); ++i)
        if (word == words[i]) return i;
    throw std::invalid_argument("a tree speaks of \"" + word + "\"");
}

node tree_from(const json::value& v)
{
    node n;
    if (v.is_string()) {
        n.kind = node::assertion;
        n.word = std::string(v.as_string());
        n.index = index_of(n.word);
        return n;
    }
    const auto& o = v.as_object();
    if (o.contains("metric")) {
        n.kind = node::comparison;
        n.word = std::string(o.at("metric").as_string());
        n.index = index_of(n.word);
        n.op = std::string(o.at("op").as_string());
        const auto& value = o.at("value");
        n.value = value.is_bool() ? (value.as_bool() ? 1.0 : 0.0) : value.to_number<double>();
        return n;
    }
    n.kind = o.contains("all") ? node::all : node::any;
    for (const auto& child : o.at(n.kind == node::all ? "all" : "any").as_array())
        n.children.push_back(tree_from(child));
    return n;
}

std::optional<double> figure(std::size_t word, const law::part& p)
{
    switch (word) {
        case 0: return p.tpp;
        case 1: return p.density();
        case 2:
        case 5: return p.dram;
        case 3:
        case 6: return p.io;
        case 4: return p.dram + p.io;
        // A digital chip: all its units are processor units, and their sum is the same.
        case 7:
        case 10: return p.tpp;
        case 8:
        case 9: return 0.0;
        case 11: return p.datacenter ? 1.0 : 0.0;
        default: throw std::invalid_argument("not a figure");
    }
}

bool met(const node& n, const measured& m)
{
    switch (n.kind) {
        case node::all:
            for (const auto& child : n.children)
                if (!met(child, m)) return false;
            return true;
        case node::any:
            for (const auto& child : n.children)
                if (met(child, m)) return true;
            return false;
        case node::assertion:
            return n.index == 12 ? m.exported : n.index == 13 ? m.to_china_or_macau : m.certified;
        case node::comparison: break;
    }
    const auto found = figure(n.index, *m.part);
    if (!found) return false;
    if (n.op == ">=") return law::at_least(*found, n.value);
    if (n.op == ">") return !law::equal(*found, n.value) && *found > n.value;
    if (n.op == "<") return law::below(*found, n.value);
    if (n.op == "==") return *found == n.value;
    throw std::invalid_argument("an operator " + n.op);
}

/// The trees of the rule versions that `us_advanced_computing` decides by figures.
struct trees {
    node october_2022;
    node letter_2023;
    node a;
    node b;
    node note_2;
    node letter_2025;
    node lane;
};

trees trees_from(const json::value& file)
{
    std::map<std::string, json::object> by_id;
    for (const auto& r : file.at("rule_versions").as_array())
        if (r.at("conditions").is_object())
            by_id[std::string(r.at("id").as_string())] = r.at("conditions").as_object();
    const auto tree = [&](const char* id, const char* key) {
        return tree_from(by_id.at(id).at(key));
    };
    return {tree("R02", "3A090"),   tree("R04", "letter"),          tree("R05", "3A090.a"),
            tree("R05", "3A090.b"), tree("R05", "exclusion_note2"), tree("R10", "letter"),
            tree("R12", "lane")};
}

/// Paragraph, Note 2 and letter by the trees.
struct by_tree {
    law::item_answer item;
    bool letter = false;
    bool lane = false;
};

by_tree walk(const trees& t, const measured& m, hm::date on)
{
    by_tree found;
    if (on >= law::first_rule && on < law::second_rule && met(t.october_2022, m))
        found.item.in = law::paragraph::october_2022;
    if (on >= law::second_rule) {
        const bool a = met(t.a, m);
        const bool b = met(t.b, m);
        found.item.excluded = (a || b) && met(t.note_2, m);
        if (!found.item.excluded && (a || b))
            found.item.in = a ? law::paragraph::a : law::paragraph::b;
    }
    found.letter = (on >= law::second_letter && on < law::second_rule && met(t.letter_2023, m)) ||
                   (on >= law::third_letter && met(t.letter_2025, m));
    found.lane = on >= law::lane_rule && met(t.lane, m);
    return found;
}

}  // namespace

TEST(second_evaluator, the_trees_here_are_those_of_the_reference)
{
    const auto reference = read(HIRSCHMAN_SHARED_DIR "/data/export-controls.json");
    if (!reference) GTEST_SKIP() << "no reference data beside the checkout; its copy here is used";
    const auto copy = read(HIRSCHMAN_SOURCE_DIR "/tests/controls/condition_trees.json");
    ASSERT_TRUE(copy);
    std::size_t same = 0;
    for (const auto& theirs : reference->at("rule_versions").as_array())
        for (const auto& ours : copy->at("rule_versions").as_array())
            if (ours.at("id") == theirs.at("id")) {
                EXPECT_EQ(ours.at("conditions"), theirs.at("conditions")) << ours.at("id");
                EXPECT_EQ(ours.at("effective"), theirs.at("effective")) << ours.at("id");
                ++same;
            }
    EXPECT_EQ(same, copy->at("rule_versions").as_array().size());
}

TEST(second_evaluator, three_ways_agree_on_random_parts_around_every_limit)
{
    const auto file = read(HIRSCHMAN_SOURCE_DIR "/tests/controls/condition_trees.json");
    ASSERT_TRUE(file);
    const auto tree = trees_from(*file);
    std::mt19937_64 draws(parts::seed(20261123));
    std::array<std::size_t, 4> in_paragraph{};
    std::size_t wrong = 0;
    const std::size_t count = parts::how_many(1'000'000);
    for (std::size_t i = 0; i < count && wrong < 10; ++i) {
        const auto on = parts::day(draws);
        const auto p = parts::part(draws);
        const auto shipment = parts::shipment(draws, on);
        const auto to = law::place_on(shipment.destination->alpha_3(), on);
        const auto head = law::place_on(shipment.headquarters->alpha_3(), on);
        const bool to_china_or_macau = to.code == "CHN" || to.code == "MAC";
        const bool with_terms = shipment.certified == hm::truth::yes;
        const auto by_tree = walk(
            tree, {&p, shipment.action == action::exporting, to_china_or_macau, with_terms}, on);
        const auto item = law::classify(p, on);
        const bool letter_limits = law::limits_of_letter(p, on);
        const auto expected =
            law::decide(item.in, letter_limits && shipment.exporter.has_value(), on, to, head,
                        shipment.approved_consignee == hm::truth::yes);
        const auto found = decide(us_advanced_computing, parts::figures_of(p), shipment);

        bool agree = by_tree.item == item && by_tree.letter == letter_limits &&
                     found.classification == law::name(item.in) &&
                     found.excluded_by_note_2 == hm::truth_of(item.excluded) &&
                     name(found.licence) == law::name(expected.licence) &&
                     found.letter.has_value() == expected.by_letter;
        if (found.binds)
            agree = agree && found.binds == (expected.addressee_alone ? bound_party::addressee
                                                                      : bound_party::everyone);
        // The lane: the one review policy that is decided by figures.
        if (on >= law::lane_rule && to_china_or_macau && !expected.addressee_alone &&
            item.in != law::paragraph::none)
            agree = agree && found.review == (by_tree.lane ? review_policy::case_by_case
                                                           : review_policy::presumption_of_denial);
        ++in_paragraph[static_cast<std::size_t>(item.in)];
        if (agree) continue;
        ++wrong;
        ADD_FAILURE() << "part " << i << ": TPP " << hm::to_text(p.tpp) << ", area "
                      << (p.area ? hm::to_text(*p.area) : "planar") << ", DRAM "
                      << hm::to_text(p.dram) << ", I/O " << hm::to_text(p.io)
                      << (p.datacenter ? ", datacenter" : "") << " to " << to.code
                      << ", headquarters " << head.code << ", on " << on << ": by tree "
                      << law::name(by_tree.item.in) << ", by hand " << law::name(item.in) << " "
                      << law::name(expected.licence) << ", found " << found.classification << " "
                      << name(found.licence);
    }
    for (const auto often : in_paragraph) EXPECT_GT(often, count / 50);
}
