// SPDX-License-Identifier: BSL-1.0
// Which sector would an economy miss most? Reads a use table in CSV and ranks its sectors by what
// the whole economy would lose without each of them.
#include "support/help.hpp"

#include <hirschman/io/use_table.hpp>
#include <hirschman/supply/extraction.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <numeric>
#include <string>
#include <vector>

namespace hm = hirschman;

int main(int count, char** words)
try {
    if (example::asked_for_help(count, words, example::extraction_help)) return 0;
    if (count < 2 || count > 3 || (count == 3 && std::string(words[2]) != "bea")) {
        std::puts(
            "extraction TABLE.csv [bea]\n\n"
            "  One row and one column a sector, a row \"output\", and where known the rows\n"
            "  \"value_added\" and \"imports\" and the columns \"final_demand\", \"exports\" and\n"
            "  \"output\". bea: the detail use table of the US Bureau of Economic Analysis.");
        return count < 2 ? 1 : std::string(words[1]) == "--help" ? 0 : 1;
    }
    const auto layout = count == 3 ? hm::io::bea_detail_layout() : hm::io::use_table_layout{};
    const auto [table, notes] = hm::io::load_use_table(words[1], layout);
    const std::size_t n = table.size();

    const hm::supply::leontief_system model(table);
    const auto losses = extraction_losses(model, hm::supply::extraction::full);
    if (!losses.solved()) throw hm::error(std::string(words[1]) + ": " + losses.message);
    const auto backward = model.backward_linkages().values;
    const auto forward = model.forward_linkages().values;
    const double output = std::accumulate(table.output.begin(), table.output.end(), 0.0);

    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return losses.values[a] > losses.values[b];
    });
    std::printf("%zu sectors; loss of output without the sector, its own included\n\n", n);
    std::printf("%-20s %12s %9s %10s %9s %8s\n", "sector", "loss", "% of all", "a unit", "backward",
                "forward");
    for (std::size_t r = 0; r < std::min<std::size_t>(n, 15); ++r) {
        const std::size_t k = order[r];
        std::printf("%-20.20s %12.0f %9.2f %10.3f %9.3f %8.3f\n", table.sectors[k].c_str(),
                    losses.values[k], 100.0 * losses.values[k] / output,
                    losses.values[k] / table.output[k], backward[k], forward[k]);
    }
    for (const auto& note : notes) std::printf("\nNote: %s.", note.c_str());
    if (!notes.empty()) std::puts("");

    // A check of its own: the first one extracted by itself.
    const auto again =
        extract(model, std::vector<std::size_t>{order[0]}, hm::supply::extraction::full).values;
    const double loss = std::accumulate(again.begin(), again.end(), 0.0);
    return std::fabs(loss - losses.values[order[0]]) <= 1e-9 * std::fabs(loss) ? 0 : 1;
} catch (const std::exception& e) {
    std::fprintf(stderr, "extraction: %s\n", e.what());
    return 1;
}
