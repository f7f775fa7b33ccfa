// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/advanced_node.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace std::chrono_literals;
using hm::truth;

constexpr hm::date today = 2026y / 9 / 24;

// 15 CFR 772.1: 128 layers or more; a cell under 0.0026 um2, above 0.20 Gb/mm2, above 3,000 vias.
static_assert(chips::nand_on_advanced_node({.nand_layers = 128}, today) == truth::yes);
static_assert(chips::nand_on_advanced_node({.nand_layers = 127}, today) == truth::no);
constexpr chips::memory_circuit at_the_limits{
    .cell_area_um2 = 0.0026, .gigabit_per_mm2 = 0.20, .through_silicon_vias = 3000};
static_assert(chips::dram_on_advanced_node(at_the_limits, today) == truth::no);
static_assert(chips::dram_on_advanced_node({.cell_area_um2 = 0.0025}, today) == truth::yes);
static_assert(chips::dram_on_advanced_node({.gigabit_per_mm2 = 0.21}, today) == truth::yes);
static_assert(chips::dram_on_advanced_node({.through_silicon_vias = 3001}, today) == truth::yes);
static_assert(chips::dram_on_advanced_node({.cell_area_um2 = 0.0026}, today) == truth::unknown);

TEST(advanced_node, of_dram_is_unknown_in_the_weeks_of_another_wording_where_it_matters)
{
    const hm::date december = 2024y / 12 / 15;
    auto circuit = at_the_limits;
    EXPECT_EQ(chips::dram_on_advanced_node(circuit, december), truth::no);
    circuit.cell_area_um2 = 0.0018;
    EXPECT_EQ(chips::dram_on_advanced_node(circuit, december), truth::yes);
    circuit.cell_area_um2 = 0.0022;
    EXPECT_EQ(chips::dram_on_advanced_node(circuit, december), truth::unknown);
    EXPECT_EQ(chips::dram_on_advanced_node(circuit, 2025y / 1 / 16), truth::yes);
    EXPECT_EQ(chips::dram_on_advanced_node(circuit, 2024y / 12 / 1), truth::unknown);
    EXPECT_EQ(chips::nand_on_advanced_node({.nand_layers = 232}, 2024y / 12 / 1), truth::unknown);
    EXPECT_EQ(chips::nand_on_advanced_node({}, december), truth::unknown);
}

TEST(advanced_node, refuses_what_no_circuit_has)
{
    EXPECT_THROW((void)chips::nand_on_advanced_node({.nand_layers = -1}, today), hm::domain_error);
    EXPECT_THROW((void)chips::nand_on_advanced_node({.nand_layers = -1}, 2020y / 1 / 1),
                 hm::domain_error);
    EXPECT_THROW((void)chips::dram_on_advanced_node(
                     {.cell_area_um2 = std::numeric_limits<double>::quiet_NaN()}, today),
                 hm::domain_error);
    EXPECT_THROW((void)chips::dram_on_advanced_node(
                     {.gigabit_per_mm2 = std::numeric_limits<double>::infinity()}, today),
                 hm::domain_error);
}

}  // namespace
