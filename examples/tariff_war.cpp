// SPDX-License-Identifier: BSL-1.0
// Optimal tariffs, the war in which everybody sets them, and what an agreement would be worth.
#include "support/named_options.hpp"

#include <hirschman/data/trade.hpp>
#include <hirschman/trade/tariff_game.hpp>

#include <cstdio>
#include <exception>
#include <sstream>

namespace hm = hirschman;

const char* const help =
    R"(tariff_war - who would gain from a tariff, and who from peace?

  --base FOLDER      trade.csv and the like (default: the built-in base of 2023)
  --players LIST     countries with one tariff each on all others (default: USA,CHN,DEU,JPN)
  --with POLICY      tariff (default) or export_tax
  --help             this text
)";

int main(int count, char** words)
try {
    auto option = example::named_options(
        count, words,
        {{"--base", ""}, {"--players", "USA,CHN,DEU,JPN"}, {"--with", "tariff"}, {"--help", ""}});
    if (!option["--help"].empty()) return std::fputs(help, stdout) < 0;
    const hm::trade::economy base = option["--base"].empty()
                                        ? hm::trade::economy(hm::data::trade_base())
                                        : hm::io::load_trade(option["--base"]);
    if (option["--with"] != "tariff" && option["--with"] != "export_tax")
        throw hm::domain_error("--with is tariff or export_tax, not " + option["--with"]);
    const auto kind = option["--with"] == "tariff" ? hm::trade::policy_kind::tariff
                                                   : hm::trade::policy_kind::export_tax;
    std::vector<hm::trade::policy_choice> choices;
    std::istringstream players(option["--players"]);
    for (std::string name; std::getline(players, name, ',');)
        for (const auto& choice :
             hm::trade::choices_of(base, name, kind, hm::trade::rates_differ::nowhere, -0.5))
            choices.push_back(choice);

    // A deficit that stays fixed in money is worth more the higher its receiver's tariffs.
    const hm::trade::multi_sector_model model(base, {.deficits = 0.0});
    const auto game = hm::trade::tariff_game(model, choices);
    const auto now = hm::trade::rates_in_force(base, choices);
    const auto war = hm::trade::nash(game, now);
    if (!war.converged()) throw hm::domain_error("no Nash outcome: " + war.message);
    const auto peace = hm::trade::bargain(game, war);

    std::printf(
        "Rates in force, optimal if nobody answers, in the war; real income over the base\n\n"
        "      now     optimal           war               agreed\n");
    for (std::size_t k = 0; k < choices.size(); ++k) {
        const auto i = game.policies[k].owner;
        const auto alone = hm::trade::best_response(game, i, now);
        std::printf("%s  %5.1f %%  %5.1f %%  %+.3f %%  %5.1f %%  %+.3f %%", game.parties[i].c_str(),
                    100 * now[k], 100 * alone.rates[k], 100 * (alone.payoffs[i] - 1),
                    100 * war.rates[k], 100 * (war.payoffs[i] - 1));
        if (peace.converged())
            std::printf("  %+5.1f %%  %+.3f %%", 100 * peace.rates[k],
                        100 * (peace.payoffs[i] - 1));
        std::puts("");
    }
    for (std::size_t i = 0; i < game.parties.size(); ++i) {
        bool plays = false;
        for (const auto& p : game.policies) plays = plays || p.owner == i;
        if (!plays)
            std::printf("%s  looks on, %+.3f %% in the war\n", game.parties[i].c_str(),
                        100 * (war.payoffs[i] - 1));
    }
    std::printf("\n%d rounds, %zu equilibria; nobody gains more than %.1e by another rate%s%s\n",
                war.rounds, war.evaluations, war.deviation_gain,
                peace.converged() ? "" : "; no agreement: ", peace.message.c_str());
} catch (const std::exception& failed) {
    std::fprintf(stderr, "%s\n", failed.what());
    return 1;
}
