// SPDX-License-Identifier: BSL-1.0
//
// The designer's side of a threshold: the best part for a workload that may still ship to China,
// date by date, on the die of the H20. What each rule left free is where the next part went, and
// what the next rule closed.
#include "support/help.hpp"

#include <hirschman/chips/roofline.hpp>
#include <hirschman/controls/frontier.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <cstdio>
#include <string>

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;

template <class Quantity>
std::string end_of(const supremum<Quantity>& s)
{
    if (s == unbounded) return "free";
    if (s.is == supremum<Quantity>::kind::none) return "none";
    const std::string value = hm::to_text(s.value.in(hm::unit<typename Quantity::dimension>(1.0)));
    return (s.is == supremum<Quantity>::kind::below ? "< " : "<= ") + value;
}

std::string rate(double tokens_per_second)
{
    if (tokens_per_second > 1e18) return "free";
    return std::to_string(static_cast<long>(tokens_per_second + 0.5));
}

int main(int count, char** words)
{
    if (example::asked_for_help(count, words, example::frontier_help)) return 0;
    const transaction sale{.on = 2023y / 1 / 1,
                           .destination = hm::country("CHN"),
                           .headquarters = hm::country("CHN"),
                           .exporter = "NVIDIA",
                           .action = action::exporting};
    struct row {
        hm::date on;
        passage by;
        const char* lesson;
    };
    const row rows[] = {
        {2023y / 1 / 1, passage::without_licence, "slow links free all else: the A800"},
        {2024y / 3 / 1, passage::without_licence, "memory is free: the H20"},
        {2025y / 5 / 1, passage::without_licence, "the letter closes memory to its addressees"},
        {2026y / 2 / 1, passage::without_licence, "nothing else moved, but"},
        {2026y / 2 / 1, passage::case_by_case, "the lane: case by case, if certified"}};
    design h20_die{.logic_area = 814 * square_millimetre, .datacenter = hm::truth::yes};
    std::puts("NVIDIA to China, 814 mm2, 70e9 parameters at 8 bit, 8 sequences of 4,096 tokens:\n");
    std::puts("day         TPP      DRAM GB/s  links GB/s  decode/s  prefill/s");
    best_part last;
    for (const auto& r : rows) {
        auto t = sale;
        t.on = r.on;
        h20_die.passage = r.by;
        h20_die.workload = hm::chips::prefill;
        const auto prompts = rate(frontier(us_advanced_computing, t, h20_die).tokens_per_second);
        h20_die.workload = hm::chips::decode;
        last = frontier(us_advanced_computing, t, h20_die);
        std::printf("%s  %-8s %-10s %-11s %8s  %9s  %s\n", r.on.iso().c_str(),
                    end_of(last.total_processing_performance).c_str(),
                    end_of(last.dram_bandwidth).c_str(),
                    end_of(last.interconnect_bandwidth).c_str(),
                    rate(last.tokens_per_second).c_str(), prompts.c_str(), r.lesson);
    }
    constexpr hm::chips::peak h20{2368, 4000}, h100{15832, 3350};
    std::printf("\nThe H20 has %.1f %% of the H100's TPP, and serves %.0f tokens/s against %.0f.\n",
                100 * h20.total_processing_performance / h100.total_processing_performance,
                hm::chips::tokens_per_second(h20, hm::chips::decode),
                hm::chips::tokens_per_second(h100, hm::chips::decode));
    std::printf("The order turns at a batch of %.0f; the H20 holds %.0f such sequences.\n",
                hm::chips::turning_batch(h20, h100, hm::chips::decode),
                hm::chips::largest_batch(96 * gigabyte, hm::chips::decode));
    return last.total_processing_performance == below(21000 * tpp) ? 0 : 1;
}
