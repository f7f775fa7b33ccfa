// SPDX-License-Identifier: BSL-1.0
//
// The trees of the reference on memory stacks (R07), on what foundries ship (R09) and on tariffs
// (R13), walked by plain recursion, against the library: random items, dense around every limit.
#include "controls/condition_tree.hpp"
#include "controls/parts.hpp"

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/controls/rulebooks/us_tariffs.hpp>

#include <gtest/gtest.h>

#include <array>
#include <string_view>

namespace {

namespace hm = hirschman;
namespace law = second_law;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;

/// The words of the trees of R07: a figure and what an exporter of memory asserts.
constexpr std::string_view memory_words[] = {
    "mem_bw_density_gbps_per_mm2",
    "exporter headquartered in US or A:5 with no Macau/D:5 parent",
    "bought directly by the co-package designer and shipped straight to the packaging site",
    "finished part not above 3A090 thresholds",
    "no distributor, no intermediate consignee other than freight, not an advanced-node facility "
    "in Macau/D:5",
    "unit discrepancy above 1% is a red flag; 60-day follow-up report"};

struct measured_stack {
    double density;

    [[nodiscard]] std::optional<double> figure(std::size_t) const { return density; }
    [[nodiscard]] bool asserted(std::size_t) const { return true; }
};

/// The words of the trees of R09.
constexpr std::string_view foundry_words[] = {
    "atc_bn",
    "exporter/reexporter/transferor is a front-end fabricator or OSAT",
    "IC is an applicable advanced logic IC: 16/14 nm node or below, or non-planar transistors",
    "attestation of TPP and PD below .a from an approved designer (Supp. 6 to part 740) or an "
    "authorized designer (HQ in Taiwan, A:1 or A:5; not located in, no ultimate parent in, "
    "Macau/D:5; agrees to 743.9 reporting)",
    "die packaged by the fabricator outside Macau/D:5",
    "no HBM in final package",
    "transaction completed in 2027",
    "transaction completed in 2029 or later",
    "packaged by an approved OSAT (Supp. 7 to part 740)",
    "same counts attested by that OSAT"};

/// A die of which everything is known, and the year in which its sale is completed.
struct known_die {
    bool advanced;
    double count;  ///< billions of transistors
    bool memory;
    bool outside;
    bool packager;
    bool attested;
    int year;
    bool counts = false;  ///< whether the limits on the count are met, for the last term

    [[nodiscard]] std::optional<double> figure(std::size_t) const { return count; }
    [[nodiscard]] bool asserted(std::size_t word) const
    {
        const bool terms[] = {false,   true,         advanced,     attested, outside,
                              !memory, year == 2027, year >= 2029, packager, counts};
        return terms[word];
    }
};

/// The words of the trees of R13.
constexpr std::string_view tariff_words[] = {"tpp", "total_dram_gbps"};

struct imported {
    double tpp;
    double dram;

    [[nodiscard]] std::optional<double> figure(std::size_t word) const
    {
        return word == 0 ? tpp : dram;
    }
    [[nodiscard]] bool asserted(std::size_t) const { return false; }
};

}  // namespace

TEST(second_evaluator, memory_stacks_agree_around_both_limits)
{
    const auto file =
        condition_tree::read(HIRSCHMAN_SOURCE_DIR "/tests/controls/condition_trees.json");
    ASSERT_TRUE(file);
    const auto controlled = condition_tree::tree_of(*file, "R07", "3A090.c", memory_words);
    const auto excepted = condition_tree::tree_of(*file, "R07", "LE_HBM", memory_words);
    std::mt19937_64 draws(parts::seed(89));
    std::size_t in_the_gap = 0;
    const std::size_t count = parts::how_many(20'000);
    for (std::size_t i = 0; i < count; ++i) {
        const auto on = hm::date(2024y / 12 / 2) +
                        std::chrono::days(static_cast<int>(parts::below(draws, 600)));
        const double area = 80.0 + static_cast<double>(parts::below(draws, 500)) / 10.0;
        const double rate = area * parts::around_one_of(draws, std::array{2.0, 3.3});
        const measured_stack stack{rate / area};
        const auto to = law::place_on(law::codes[parts::below(draws, std::size(law::codes))], on);
        const auto head = law::place_on(law::codes[parts::below(draws, std::size(law::codes))], on);
        const bool in_c = met(controlled, stack);
        const bool needed =
            in_c && to.code != "USA" && (law::macau_or_d5(to) || law::macau_or_d5(head));
        const auto d = assess(us_advanced_computing,
                              hm::chips::memory_stack{.bandwidth = rate * gigabyte_per_second,
                                                      .area = area * square_millimetre,
                                                      .packaged_with_processor = hm::truth::no},
                              {.on = on,
                               .destination = hm::country(to.code),
                               .headquarters = hm::country(head.code)});
        const std::string where = hm::to_text(stack.density) + " to " + std::string(to.code) +
                                  ", headquarters " + std::string(head.code) + ", " + on.iso();
        ASSERT_EQ(d.classification, in_c ? "3A090.c" : "none") << where;
        // Compliance from 2024-12-31.
        const auto then = on < hm::date(2024y / 12 / 31) ? licence::not_yet : licence::required;
        ASSERT_EQ(name(d.licence), name(needed ? then : licence::not_required)) << where;
        ASSERT_EQ(d.offers("HBM"), needed && to.code != "RUS" && met(excepted, stack)) << where;
        if (needed && d.offers("HBM")) ++in_the_gap;
    }
    EXPECT_GT(in_the_gap, count / 50);
}

TEST(second_evaluator, the_foundry_presumption_is_overcome_as_its_tree_says)
{
    const auto file =
        condition_tree::read(HIRSCHMAN_SOURCE_DIR "/tests/controls/condition_trees.json");
    ASSERT_TRUE(file);
    const auto presumed =
        condition_tree::tree_of(*file, "R09", "presumed_3A090a_and_datacenter", foundry_words);
    const auto overcome = condition_tree::tree_of(*file, "R09", "overcome_by", foundry_words);
    // any of: attestation; packaged outside and counts; approved packager and the same counts.
    const auto& limits = overcome.children.at(1).children.at(1);
    std::mt19937_64 draws(parts::seed(90));
    std::size_t stood = 0;
    const std::size_t count = parts::how_many(20'000);
    const auto either = [&] { return parts::chance(draws, 2); };
    for (std::size_t i = 0; i < count; ++i) {
        constexpr std::array completed{2025, 2026, 2027, 2029, 2030};
        known_die die{.advanced = !parts::chance(draws, 4),
                      .count = parts::around_one_of(draws, std::array{30.0, 35.0, 40.0}),
                      .memory = parts::chance(draws, 3),
                      .outside = either(),
                      .packager = either(),
                      .attested = parts::chance(draws, 4),
                      .year = completed[parts::below(draws, completed.size())]};
        die.counts = met(limits, die);
        const bool stands = met(presumed, die) && !met(overcome, die);
        const bool approved = either();
        const hm::date on = std::chrono::year(die.year) / 6 / 1;
        const auto a = decide(
            us_advanced_computing,
            foundry_output{.advanced_logic = hm::truth_of(die.advanced),
                           .transistor_count = die.count * billion_transistors,
                           .high_bandwidth_memory = hm::truth_of(die.memory),
                           .packaged_in = hm::country(die.outside ? "TWN" : "CHN"),
                           .approved_packager = hm::truth_of(die.packager),
                           .approved_designer = hm::truth_of(die.attested && approved),
                           .authorized_designer = hm::truth_of(die.attested && !approved),
                           .application_pending = hm::truth::yes,
                           .circuit = {.total_processing_performance = 100 * tpp,
                                       .logic_area = 100 * square_millimetre,
                                       .dram_bandwidth = 100 * gigabyte_per_second,
                                       .interconnect_bandwidth = 100 * gigabyte_per_second,
                                       .datacenter = hm::truth::no}},
            {.on = on, .destination = hm::country("CHN"), .headquarters = hm::country("CHN")});
        const std::string which =
            hm::to_text(die.count) + " bn in " + std::to_string(die.year) +
            (die.memory ? ", with memory" : "") + (die.outside ? ", outside" : "") +
            (die.packager ? ", approved packager" : "") + (die.attested ? ", attested" : "");
        ASSERT_EQ(a.classification, stands ? "3A090.a" : "none") << which;
        ASSERT_EQ(a.presumed, hm::truth_of(stands)) << which;
        if (stands) ++stood;
    }
    EXPECT_GT(stood, count / 10);
}

TEST(second_evaluator, the_tariff_bands_agree_around_their_eight_limits)
{
    const auto file =
        condition_tree::read(HIRSCHMAN_SOURCE_DIR "/tests/controls/condition_trees.json");
    ASSERT_TRUE(file);
    const auto first = condition_tree::tree_of(*file, "R13", "band1", tariff_words);
    const auto second = condition_tree::tree_of(*file, "R13", "band2", tariff_words);
    std::mt19937_64 draws(parts::seed(232));
    std::array<std::size_t, 3> in_band{};
    const std::size_t count = parts::how_many(200'000);
    for (std::size_t i = 0; i < count; ++i) {
        constexpr std::array tpps{14000.0, 17500.0, 20800.0, 21100.0};
        constexpr std::array drams{4500.0, 5000.0, 5800.0, 6200.0};
        const imported part{parts::around_one_of(draws, tpps), parts::around_one_of(draws, drams)};
        const int band = met(first, part) ? 1 : met(second, part) ? 2 : 0;
        const auto found = tariff_band({.total_processing_performance = part.tpp * tpp,
                                        .dram_bandwidth = part.dram * gigabyte_per_second},
                                       {.on = 2026y / 3 / 1});
        ASSERT_EQ(found.band, band == 0   ? "none"
                              : band == 1 ? "band 1"
                                          : "band 2")
            << hm::to_text(part.tpp) << ", " << hm::to_text(part.dram);
        ++in_band[static_cast<std::size_t>(band)];
    }
    for (const auto often : in_band) EXPECT_GT(often, count / 100);
}
