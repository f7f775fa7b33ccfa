// SPDX-License-Identifier: BSL-1.0
//
// The law of five parts that rules were written around, at compile time.
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

constexpr hm::chips::figures part(double performance, double area, double dram, double links,
                                  truth datacenter)
{
    return {.total_processing_performance = performance * tpp,
            .logic_area = area * square_millimetre,
            .dram_bandwidth = dram * gigabyte_per_second,
            .interconnect_bandwidth = links * gigabyte_per_second,
            .processing_performance_2022 = performance * tpp,
            .transfer_rate_2022 = links * gigabyte_per_second,
            .datacenter = datacenter};
}
constexpr auto h20 = part(2368, 814, 4000, 1028, truth::yes);
constexpr auto a800 = part(4992, 826, 2039, 464, truth::yes);
constexpr auto rtx_4090d = part(4707, 608.5, 1008, 64, truth::no);
constexpr auto h200 = part(15832, 814, 4800, 1028, truth::yes);
// Compute dies alone, 1,017 mm2: with the dies for input and output, which are not planar either,
// the density is lower, and TPP decides alone.
constexpr auto mi325x = part(20919, 1017, 6000, 1024, truth::yes);

constexpr transaction to_china(hm::date on, const char* exporter = "")
{
    transaction t{.on = on,
                  .destination = hm::country("CHN"),
                  .headquarters = hm::country("CHN"),
                  .action = action::exporting};
    if (*exporter != '\0') t.exporter = hm::text<40>(exporter);
    return t;
}
constexpr answer ask(const hm::chips::figures& item, const transaction& t)
{
    return decide(us_advanced_computing, item, t);
}

// H20: under both limbs of .b, 2,368 < 2,400 and 2.91 < 3.2, until a letter.
static_assert(ask(h20, to_china(2024y / 3 / 1)).classification == "none");
static_assert(ask(h20, to_china(2024y / 3 / 1)).licence == licence::not_required);
static_assert(ask(h20, to_china(2025y / 4 / 8, "NVIDIA")).licence == licence::not_required);
static_assert(ask(h20, to_china(2025y / 4 / 9, "NVIDIA")).licence == licence::required);
static_assert(ask(h20, to_china(2025y / 4 / 9, "NVIDIA")).binds == bound_party::addressee);
static_assert(ask(h20, to_china(2025y / 4 / 9, "NVIDIA")).grounds[0] ==
              legal_ground::section_744_23_b);
static_assert(ask(h20, to_china(2025y / 8 / 8, "NVIDIA")).licence == licence::required);

// A800: a transfer rate of 464 < 600 kept it out of the first rule, TPP 4,992 put it into the next.
static_assert(ask(a800, to_china(2023y / 6 / 1)).licence == licence::not_required);
static_assert(ask(a800, to_china(2023y / 10 / 23, "NVIDIA")).binds == bound_party::addressee);
static_assert(ask(a800, to_china(2023y / 11 / 16)).licence == licence::not_required);
static_assert(ask(a800, to_china(2023y / 11 / 17)).classification == "3A090.a");
static_assert(ask(a800, to_china(2023y / 11 / 17)).binds == bound_party::everyone);

// RTX 4090D: TPP 4,707 < 4,800, and Note 2 frees what is not for datacenters.
static_assert(ask(rtx_4090d, to_china(2024y / 3 / 1)).excluded_by_note_2 == truth::yes);
static_assert(ask(rtx_4090d, to_china(2024y / 3 / 1)).licence == licence::not_required);
static_assert(ask(rtx_4090d, to_china(2025y / 5 / 1, "NVIDIA")).licence == licence::not_required);
static_assert(ask(part(4707, 608.5, 1008, 64, truth::yes), to_china(2024y / 3 / 1))
                  .classification == "3A090.a");

// H200: denied, and from January 2026 case by case if exported with its certifications.
constexpr transaction in_the_lane(truth certified)
{
    auto t = to_china(2026y / 2 / 1);
    t.certified = certified;
    return t;
}
static_assert(ask(h200, to_china(2024y / 12 / 1)).review == review_policy::presumption_of_denial);
static_assert(ask(h200, in_the_lane(truth::yes)).review == review_policy::case_by_case);
static_assert(ask(h200, in_the_lane(truth::no)).review == review_policy::presumption_of_denial);
static_assert(ask(h200, in_the_lane(truth::yes)).licence == licence::required);

// MI325X: 81 TPP below the lane's end.
static_assert(ask(mi325x, in_the_lane(truth::yes)).review == review_policy::case_by_case);
static_assert(ask(part(21000, 1017, 6000, 1024, truth::yes), in_the_lane(truth::yes)).review ==
              review_policy::presumption_of_denial);

TEST(law, of_five_parts_holds_at_compile_time)
{
    EXPECT_EQ(ask(h20, to_china(2025y / 4 / 9, "NVIDIA")).licence, licence::required);
}

}  // namespace
