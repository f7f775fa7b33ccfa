// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/calendar.hpp>
#include <hirschman/controls/frontier.hpp>
#include <hirschman/controls/headroom.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

constexpr hm::country china("CHN");
constexpr hm::chips::figures die_of_814{.logic_area = 814 * square_millimetre,
                                        .datacenter = truth::yes};
constexpr transaction march_2024{.on = 2024y / 3 / 1, .destination = china};
constexpr transaction to_nvidias_buyers{.on = 2025y / 5 / 1,
                                        .destination = china,
                                        .headquarters = china,
                                        .exporter = "NVIDIA",
                                        .action = action::exporting};

constexpr auto alone = reach(us_advanced_computing, march_2024, die_of_814);
static_assert(alone.total_processing_performance == below(2400 * tpp));
static_assert(alone.performance_density == below(2400.0 / 814 * tpp_per_square_millimetre));
// The metric the rule forgot.
static_assert(alone.dram_bandwidth == unbounded);
static_assert(alone.interconnect_bandwidth == unbounded);

constexpr auto of_march_2024 =
    frontier(us_advanced_computing, march_2024,
             {.workload = hm::chips::decode, .logic_area = 814 * square_millimetre});
static_assert(of_march_2024.total_processing_performance == below(2400 * tpp));
static_assert(of_march_2024.performance_density == below(2400.0 / 814 * tpp_per_square_millimetre));
static_assert(of_march_2024.dram_bandwidth == unbounded);

TEST(reach, of_a_smaller_die_is_held_by_its_density)
{
    // AD102, 608.5 mm2: 3.2 x 608.5 = 1,947.2, which the L20 (1,912) keeps under.
    const auto best = reach(us_advanced_computing, march_2024,
                            {.logic_area = 608.5 * square_millimetre, .datacenter = truth::yes});
    EXPECT_EQ(best.total_processing_performance, below(1947.2 * tpp));
    EXPECT_EQ(best.performance_density, below(3.2 * tpp_per_square_millimetre));
    // AD104, 294.5 mm2: 3.2 x 294.5 = 942 would be met below the floor of 1,600 (the L2, 1,544).
    const auto small = reach(us_advanced_computing, march_2024,
                             {.logic_area = 294.5 * square_millimetre, .datacenter = truth::yes});
    EXPECT_EQ(small.total_processing_performance, below(1600 * tpp));
}

TEST(reach, with_any_die_goes_to_a_big_and_slow_one)
{
    const auto best = reach(us_advanced_computing, march_2024, {.datacenter = truth::yes});
    EXPECT_EQ(best.total_processing_performance, below(4800 * tpp));
    EXPECT_EQ(best.performance_density, unbounded);
}

TEST(reach, a_purpose_that_is_not_known_must_not_matter)
{
    const hm::chips::figures die{.logic_area = 814 * square_millimetre};
    EXPECT_EQ(reach(us_advanced_computing, march_2024, die).total_processing_performance,
              below(2400 * tpp));
    auto consumer = die;
    consumer.datacenter = truth::no;
    EXPECT_EQ(reach(us_advanced_computing, march_2024, consumer).total_processing_performance,
              below(4800 * tpp));
}

TEST(reach, the_letter_closes_the_free_metric_for_its_addressees)
{
    transaction t{.on = 2025y / 5 / 1, .destination = china, .exporter = "NVIDIA"};
    const auto best = reach(us_advanced_computing, t, die_of_814);
    EXPECT_EQ(best.total_processing_performance, below(2400 * tpp));
    EXPECT_EQ(best.dram_bandwidth, below(1400 * gigabyte_per_second));
    EXPECT_EQ(best.interconnect_bandwidth, below(1100 * gigabyte_per_second));
    EXPECT_EQ(best.dram_plus_interconnect, below(1700 * gigabyte_per_second));
    auto fixed = die_of_814;
    fixed.interconnect_bandwidth = 800 * gigabyte_per_second;
    EXPECT_EQ(reach(us_advanced_computing, t, fixed).dram_bandwidth,
              below(900 * gigabyte_per_second));
    t.exporter = {};
    EXPECT_EQ(reach(us_advanced_computing, t, die_of_814).dram_bandwidth, unbounded);
}

TEST(reach, under_the_rule_of_2022_either_metric_may_grow_alone)
{
    const transaction t{.on = 2023y / 1 / 1, .destination = china};
    const auto best = reach(us_advanced_computing, t, die_of_814);
    EXPECT_EQ(best.processing_performance_2022, unbounded);
    EXPECT_EQ(best.transfer_rate_2022, unbounded);
    auto a100 = die_of_814;
    a100.processing_performance_2022 = 4992 * tpp;
    EXPECT_EQ(reach(us_advanced_computing, t, a100).transfer_rate_2022,
              below(600 * gigabyte_per_second));
}

TEST(reach, where_nothing_is_permitted_is_nowhere)
{
    auto fixed = die_of_814;
    fixed.total_processing_performance = 4800 * tpp;
    const auto best = reach(us_advanced_computing, march_2024, fixed);
    EXPECT_EQ(best.total_processing_performance.is,
              supremum<hm::processing_performance>::kind::none);
}

constexpr design die{.logic_area = 814 * square_millimetre, .datacenter = truth::yes};

TEST(frontier, of_2022_is_any_arithmetic_behind_slow_links)
{
    // The A800: the A100 with 400 GB/s of links where 600 were the limit.
    const auto best =
        frontier(us_advanced_computing, {.on = 2023y / 1 / 1, .destination = china}, die);
    EXPECT_EQ(best.total_processing_performance, unbounded);
    EXPECT_EQ(best.dram_bandwidth, unbounded);
    EXPECT_EQ(best.interconnect_bandwidth, below(600 * gigabyte_per_second));
    EXPECT_EQ(best.transfer_rate_2022, below(600 * gigabyte_per_second));
    EXPECT_EQ(best.tokens_per_second, std::numeric_limits<double>::infinity());
    // With links of 900 its arithmetic is held.
    auto linked = die;
    linked.interconnect_bandwidth = 900 * gigabyte_per_second;
    EXPECT_EQ(frontier(us_advanced_computing, {.on = 2023y / 1 / 1, .destination = china}, linked)
                  .total_processing_performance,
              below(4800 * tpp));
}

TEST(frontier, of_2023_is_any_memory_beside_slow_arithmetic)
{
    const auto best = frontier(us_advanced_computing, march_2024, die);
    // All that is left is the arithmetic: 300e12 operations at 8 bit over 2 x 70e9.
    EXPECT_NEAR(best.tokens_per_second, 300e12 / 140e9, 1e-9);
    auto of_prompts = die;
    of_prompts.workload = hm::chips::prefill;
    EXPECT_NEAR(frontier(us_advanced_computing, march_2024, of_prompts).tokens_per_second,
                300e12 / 140e9, 1e-9);
}

TEST(frontier, of_the_letter_is_held_by_memory)
{
    const auto best = frontier(us_advanced_computing, to_nvidias_buyers, die);
    EXPECT_EQ(best.total_processing_performance, below(2400 * tpp));
    EXPECT_EQ(best.dram_bandwidth, below(1400 * gigabyte_per_second));
    // Beside so much memory the sum of 1,700 leaves 300 to the links.
    EXPECT_EQ(best.interconnect_bandwidth, below(300 * gigabyte_per_second));
    EXPECT_EQ(best.dram_plus_interconnect, below(1700 * gigabyte_per_second));
    EXPECT_NEAR(best.tokens_per_second, 8 * 1400e9 / (70e9 + 8 * 4096.0 * 163840.0), 1e-9);
    // Prompts wait for arithmetic, which the letter leaves as it was.
    auto of_prompts = die;
    of_prompts.workload = hm::chips::prefill;
    EXPECT_NEAR(frontier(us_advanced_computing, to_nvidias_buyers, of_prompts).tokens_per_second,
                300e12 / 140e9, 1e-9);
}

TEST(frontier, of_the_lane_is_nine_times_the_arithmetic_on_a_case_by_case_review)
{
    auto t = to_nvidias_buyers;
    t.on = 2026y / 2 / 1;
    const auto free = frontier(us_advanced_computing, t, die);
    EXPECT_EQ(free.total_processing_performance, below(2400 * tpp));
    EXPECT_EQ(free.dram_bandwidth, below(1400 * gigabyte_per_second));
    auto reviewed = die;
    reviewed.passage = passage::case_by_case;
    const auto lane = frontier(us_advanced_computing, t, reviewed);
    EXPECT_EQ(lane.total_processing_performance, below(21000 * tpp));
    EXPECT_EQ(lane.dram_bandwidth, below(6500 * gigabyte_per_second));
    EXPECT_EQ(lane.interconnect_bandwidth, unbounded);
    t.on = 2026y / 1 / 14;
    EXPECT_EQ(frontier(us_advanced_computing, t, reviewed).total_processing_performance,
              below(2400 * tpp));
    // Certifications that are not supplied close the lane.
    t.on = 2026y / 2 / 1;
    t.certified = truth::no;
    EXPECT_EQ(frontier(us_advanced_computing, t, reviewed).total_processing_performance,
              below(2400 * tpp));
}

TEST(frontier, where_nothing_is_permitted_there_is_no_best_part)
{
    auto fixed = die;
    fixed.total_processing_performance = 4800 * tpp;
    const auto best = frontier(us_advanced_computing, march_2024, fixed);
    EXPECT_EQ(best.total_processing_performance.is,
              supremum<hm::processing_performance>::kind::none);
    EXPECT_EQ(best.tokens_per_second, 0.0);
}

TEST(frontier, refuses_what_no_part_and_no_model_is)
{
    auto bad = die;
    bad.workload.batch = 0;
    EXPECT_THROW((void)frontier(us_advanced_computing, march_2024, bad), hm::domain_error);
    bad = die;
    bad.dram_bandwidth = -1 * gigabyte_per_second;
    EXPECT_THROW((void)frontier(us_advanced_computing, march_2024, bad), hm::domain_error);
}

/// Just under, at and over each limit that some rule sets, and values between.
std::vector<double> around(std::initializer_list<double> limits)
{
    std::vector<double> values;
    for (const double limit : limits)
        for (const double factor : {0.8, 1 - 1e-9, 1.0, 1 + 1e-9}) values.push_back(limit * factor);
    return values;
}

/// The second method: a grid of exact digital parts, each asked about by itself. None that may ship
/// beats the frontier, and some come as near to it as the grid does to the limits.
TEST(frontier, is_what_a_dense_sample_of_parts_comes_to)
{
    const calendar law(us_advanced_computing);
    const auto performances = around({1600, 2400, 4800, 21000});
    const auto memories = around({600, 1400, 1700, 6500});
    const auto links = around({300, 600, 1100, 1700});
    struct question {
        hm::date on;
        std::optional<hm::text<40>> exporter;
        passage by;
    };
    for (const auto& asked : {question{2023y / 1 / 1, {}, passage::without_licence},
                              question{2023y / 11 / 1, "NVIDIA", passage::without_licence},
                              question{2024y / 3 / 1, {}, passage::without_licence},
                              question{2025y / 5 / 1, "NVIDIA", passage::without_licence},
                              question{2026y / 2 / 1, "NVIDIA", passage::without_licence},
                              question{2026y / 2 / 1, "NVIDIA", passage::case_by_case},
                              question{2026y / 2 / 1, {}, passage::case_by_case}}) {
        for (const double area : {294.5, 608.5, 814.0, 2400.0}) {
            for (const auto& load : {hm::chips::decode, hm::chips::prefill}) {
                transaction t = to_nvidias_buyers;
                t.on = asked.on;
                t.exporter = asked.exporter;
                const auto limit = frontier(us_advanced_computing, t,
                                            {.workload = load,
                                             .logic_area = area * square_millimetre,
                                             .datacenter = truth::yes,
                                             .passage = asked.by});
                auto held = performances;
                for (const double density : {1.6, 3.2, 5.92})
                    for (const double factor : {1 - 1e-9, 1 + 1e-9})
                        held.push_back(density * area * factor);
                double most = 0.0;
                for (const double performance : held) {
                    for (const double memory : memories) {
                        for (const double link : links) {
                            const auto a =
                                decide(law,
                                       hm::chips::figures{
                                           .total_processing_performance = performance * tpp,
                                           .logic_area = area * square_millimetre,
                                           .dram_bandwidth = memory * gigabyte_per_second,
                                           .interconnect_bandwidth = link * gigabyte_per_second,
                                           .processing_performance_2022 = performance * tpp,
                                           .transfer_rate_2022 = link * gigabyte_per_second,
                                           .datacenter = truth::yes},
                                       t);
                            const bool ships =
                                a.licence == licence::not_required ||
                                (asked.by == passage::case_by_case &&
                                 (a.review == review_policy::case_by_case ||
                                  a.review == review_policy::case_by_case_if_certified));
                            if (ships)
                                most =
                                    std::max(most, hm::chips::tokens_per_second(
                                                       hm::chips::peak{performance, memory}, load));
                        }
                    }
                }
                EXPECT_LE(most, limit.tokens_per_second * (1 + 1e-12));
                // The grid ends somewhere: what it can reach of the frontier.
                const auto at = [](const auto& s, double end) {
                    constexpr hm::unit<typename std::decay_t<decltype(s.value)>::dimension> base(
                        1.0);
                    return s == unbounded ? end : std::min(s.value.in(base), end);
                };
                const double reachable = hm::chips::tokens_per_second(
                    hm::chips::peak{at(limit.total_processing_performance,
                                       *std::max_element(held.begin(), held.end())),
                                    at(limit.dram_bandwidth, memories.back())},
                    load);
                EXPECT_NEAR(most, reachable, 1e-6 * reachable)
                    << asked.on.iso() << " " << area << " " << static_cast<int>(load.phase);
            }
        }
    }
}

const limb_headroom& at(const std::vector<limb_headroom>& all, std::string_view clause, subject of,
                        double limit)
{
    for (const auto& h : all)
        if (h.clause == clause && h.limb.compared.of == of && h.limb.compared.limit == limit)
            return h;
    throw hm::domain_error("no such limb");
}

TEST(headroom, of_the_h20_is_one_and_a_third_percent_of_tpp)
{
    const hm::chips::figures h20{.total_processing_performance = 2368 * tpp,
                                 .logic_area = 814 * square_millimetre,
                                 .dram_bandwidth = 4000 * gigabyte_per_second,
                                 .interconnect_bandwidth = 1028 * gigabyte_per_second,
                                 .datacenter = truth::yes};
    const auto all = headroom(us_advanced_computing, h20, 2024y / 3 / 1);
    // .a has three limits, .b seven of which 5.92 stands twice, Note 2 one.
    EXPECT_EQ(all.size(), 3U + 6U + 1U);
    const auto& tpp_limb = at(all, "3A090.b", subject::total_processing_performance, 2400);
    EXPECT_NEAR(*tpp_limb.limb.margin, -32.0 / 2400.0, 1e-15);
    EXPECT_EQ(tpp_limb.crosses, truth::yes);
    // A denser die of the same TPP (740 mm2) would meet b.2.
    EXPECT_EQ(at(all, "3A090.b", subject::performance_density, 3.2).crosses, truth::yes);
    EXPECT_EQ(at(all, "3A090.b", subject::performance_density, 1.6).crosses, truth::no);
    EXPECT_EQ(at(all, "3A090.a", subject::total_processing_performance, 4800).crosses, truth::yes);
    const auto later = headroom(us_advanced_computing, h20, 2025y / 5 / 1);
    const auto& letter = at(later, "letters of April 2025", subject::dram_bandwidth, 1400);
    EXPECT_EQ(letter.limb.met, truth::yes);
    EXPECT_NEAR(*letter.limb.margin, 4000.0 / 1400.0 - 1.0, 1e-15);
    // Its sum is over 1,700 whatever the memory does alone.
    EXPECT_EQ(letter.crosses, truth::no);
}

TEST(headroom, reads_as_a_line)
{
    hm::chips::figures part{.total_processing_performance = 2368 * tpp,
                            .logic_area = 814 * square_millimetre,
                            .datacenter = truth::yes};
    auto all = headroom(us_advanced_computing, part, 2024y / 3 / 1);
    EXPECT_EQ(explain(at(all, "3A090.b", subject::total_processing_performance, 2400)),
              "3A090.b: TPP 2368 < 2400, 1.3 % under the limit; across it alone the clause turns");
    EXPECT_EQ(explain(at(all, "3A090.b", subject::performance_density, 1.6)),
              "3A090.b: density 2.91 >= 1.6, 81.8 % over the limit; across it alone nothing "
              "changes");
    part.total_processing_performance = hm::unknown();
    all = headroom(us_advanced_computing, part, 2024y / 3 / 1);
    EXPECT_EQ(explain(at(all, "3A090.b", subject::total_processing_performance, 2400)),
              "3A090.b: TPP unknown against >= 2400");
}

TEST(headroom, of_an_unknown_figure_is_unknown)
{
    const auto all = headroom(us_advanced_computing, hm::chips::figures{}, 2024y / 3 / 1);
    for (const auto& h : all) {
        EXPECT_FALSE(h.limb.margin);
        EXPECT_EQ(h.limb.met, truth::unknown);
        EXPECT_EQ(h.crosses, truth::unknown);
    }
}

}  // namespace
