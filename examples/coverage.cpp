// SPDX-License-Identifier: BSL-1.0
// What was controlled when, by whom: a table by category and date for goods on their way to a
// country, and the weeks of 2025 in which letters took in nearly all design software.
#include "support/help.hpp"

#include <hirschman/controls/coverage_table.hpp>
#include <hirschman/controls/rulebooks/recorded_controls.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

namespace hm = hirschman;
using namespace hm::controls;
using namespace std::chrono_literals;

namespace {

std::string padded(std::string words, std::size_t width)
{
    words.resize(std::max(width, words.size() + 1), ' ');
    return words;
}

std::string line_of(std::string words)
{
    return words.erase(words.find_last_not_of(' ') + 1) + '\n';
}

void print_table(const hm::country& to, std::span<const hm::date> days)
{
    std::cout << "Controls on goods for " << to << '\n';
    std::string line = padded("", 25);
    for (const auto& day : days) line += padded(day.iso(), 14);
    std::cout << line_of(line);
    for (const auto& row : coverage_table(recorded_controls, to, days)) {
        line = padded(std::string(name(row.what)), 25);
        for (const auto& cell : row.cells) line += padded(to_text(cell), 14);
        std::cout << line_of(line);
    }
    std::cout << '\n';
}

}  // namespace

int main(int count, char** words)
try {
    if (example::asked_for_help(count, words, example::coverage_help)) return 0;
    std::vector<hm::date> days{2022y / 9 / 15, 2022y / 11 / 1, 2023y / 12 / 15, 2025y / 6 / 15,
                               2026y / 10 / 8};
    if (count > 1) days.clear();
    for (int i = 1; i < count; ++i) days.push_back(hm::date::from_iso(words[i]));
    const hm::country usa("USA");
    const hm::country china("CHN");
    print_table(china, days);
    print_table(usa, days);
    std::cout << "USA: some items, whoever ships. (USA): for some parties only. USA?: unknown.\n"
                 "*: as good as the whole category, for some parties. !: refused in principle.\n"
                 "~: rests on memory, not on a source that was read again.\n\n";
    std::cout << "Design software from the United States to China, sold by Synopsys\n";
    bool interlude = false;
    for (const auto& span :
         coverage_spans(recorded_controls, category::design_software,
                        {.on = {}, .from = usa, .to = china, .exporter = "Synopsys"},
                        {2022y / 10 / 1, recorded_controls.read_to + std::chrono::days(1)})) {
        std::cout << "  from " << span.during.from << ": some " << name(span.answer.covered)
                  << ", all " << name(span.answer.whole_category);
        for (const auto& c : span.answer.by) std::cout << "; " << c.control;
        std::cout << '\n';
        interlude = interlude || (span.answer.whole_category == hm::truth::yes &&
                                  span.during.until == hm::date(2025y / 7 / 2));
    }
    std::cout << "\nRead to " << recorded_controls.read_to
              << ". Left out: " << recorded_controls.leaves_out << ".\n";
    return interlude ? 0 : 1;
} catch (const std::exception& e) {
    std::fprintf(stderr, "coverage: %s\n", e.what());
    return 1;
}
