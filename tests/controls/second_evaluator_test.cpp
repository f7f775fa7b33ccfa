// SPDX-License-Identifier: BSL-1.0
//
// Two evaluators that share nothing with the library: the condition trees of the reference, walked
// by plain recursion, and the law written once more by hand (second_law.hpp). All three agree on a
// million random parts, dense around every limit, under every rule version whose conditions are
// trees of figures.
#include "controls/condition_tree.hpp"
#include "controls/parts.hpp"
#include "controls/second_law.hpp"

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace {

namespace hm = hirschman;
namespace json = boost::json;
namespace law = second_law;
using namespace hm::controls;
using namespace std::chrono_literals;

/// The words of these trees.
constexpr std::string_view words[] = {
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

/// What a tree looks at, by the number of the word.
struct measured {
    const law::part* part;
    bool exported;
    bool to_china_or_macau;
    bool certified;

    [[nodiscard]] std::optional<double> figure(std::size_t word) const
    {
        switch (word) {
            case 0: return part->tpp;
            case 1: return part->density();
            case 2:
            case 5: return part->dram;
            case 3:
            case 6: return part->io;
            case 4: return part->dram + part->io;
            // A digital chip: all its units are processor units, and their sum is the same.
            case 7:
            case 10: return part->tpp;
            case 8:
            case 9: return 0.0;
            case 11: return part->datacenter ? 1.0 : 0.0;
            default: throw std::invalid_argument("not a figure");
        }
    }
    [[nodiscard]] bool asserted(std::size_t word) const
    {
        return word == 12 ? exported : word == 13 ? to_china_or_macau : certified;
    }
};

/// The trees of the rule versions that `us_advanced_computing` decides by figures.
struct trees {
    condition_tree::node october_2022;
    condition_tree::node letter_2023;
    condition_tree::node a;
    condition_tree::node b;
    condition_tree::node note_2;
    condition_tree::node letter_2025;
    condition_tree::node lane;
};

trees trees_from(const json::value& file)
{
    const auto tree = [&](const char* id, const char* key) {
        return condition_tree::tree_of(file, id, key, words);
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
    const auto reference = condition_tree::read(HIRSCHMAN_SHARED_DIR "/data/export-controls.json");
    if (!reference) GTEST_SKIP() << "no reference data beside the checkout; its copy here is used";
    const auto copy =
        condition_tree::read(HIRSCHMAN_SOURCE_DIR "/tests/controls/condition_trees.json");
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
    const auto file =
        condition_tree::read(HIRSCHMAN_SOURCE_DIR "/tests/controls/condition_trees.json");
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
