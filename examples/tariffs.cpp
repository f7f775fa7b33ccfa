// SPDX-License-Identifier: BSL-1.0
// Who gains from a schedule of tariffs? The exact change of real income beside the first-order
// figure that papers print, and where the two part.
#include "support/help.hpp"
#include "support/named_options.hpp"
#include "support/who_gains.hpp"

#include <hirschman/data/trade.hpp>
#include <hirschman/io/tariff_schedule.hpp>
#include <hirschman/io/trade.hpp>
#include <hirschman/trade/equilibrium.hpp>

#include <cmath>
#include <cstdio>
#include <exception>
#include <string>

namespace hm = hirschman;

int main(int count, char** words)
try {
    auto asked = example::named_options(count, words,
                                        {{"--base", ""},
                                         {"--schedule", ""},
                                         {"--column", ""},
                                         {"--elasticity", ""},
                                         {"--deficits", "1"},
                                         {"--csv", ""},
                                         {"--out", ""},
                                         {"--help", ""}});
    if (!asked["--help"].empty()) return std::puts(example::tariffs_help), 0;
    const std::string folder = asked["--base"];
    const std::string column = asked["--column"];
    std::string schedule = asked["--schedule"];
    if (column.empty() != schedule.empty()) {
        if (folder.empty() && !column.empty())
            throw hm::domain_error("--column is of the trade.csv of a --base");
    } else if (!column.empty()) {
        throw hm::domain_error("either --schedule or --column");
    } else if (!folder.empty()) {
        throw hm::domain_error("--base needs a --schedule, or a --column of its trade.csv");
    } else {
        schedule = "in_force_august_2025";
    }
    hm::io::trade_layout layout;
    if (!asked["--elasticity"].empty())
        layout.elasticity = example::number_of(asked, "--elasticity");

    auto base = folder.empty() ? hm::data::trade_base() : hm::io::load_trade(folder, layout);
    if (folder.empty() && layout.elasticity) base.elasticity.assign(1, *layout.elasticity);

    hm::trade::shock change;
    if (!column.empty())
        change.tariff = hm::io::load_tariffs(folder, base, column);
    else if (schedule.find(".csv") != std::string::npos)
        change = hm::trade::tariffs(base, hm::io::load_schedule(schedule));
    else
        change = hm::trade::tariffs(base, hm::data::tariff_schedule(schedule));

    const double deficits = example::number_of(asked, "--deficits");
    const auto after = hm::trade::solve(base, change, {.deficits = deficits});
    for (const auto& note : base.notes) std::printf("Base: %s.\n", note.c_str());
    std::printf("%s\n\n", after.brief_report().c_str());
    example::print_who_gains(after, asked["--csv"]);
    if (!asked["--out"].empty())
        example::draw_who_gains(after, column.empty() ? schedule : column, asked["--out"]);

    // What the model promises: no change, no effect.
    const auto same = hm::trade::solve(base, {}, {.deficits = deficits});
    for (const auto& w : same.welfare)
        if (!(std::fabs(w.exact) < 1e-10)) return 1;
    return after.converged() ? 0 : 1;
} catch (const std::exception& e) {
    std::fprintf(stderr, "tariffs: %s\n", e.what());
    return 1;
}
