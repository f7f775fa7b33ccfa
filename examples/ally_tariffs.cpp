// SPDX-License-Identifier: BSL-1.0
// The same month: chips for magnets, and tariffs on the allies whose tools the controls need.
#include "support/named_options.hpp"

#include <hirschman/data/trade.hpp>
#include <hirschman/scenario/coalition.hpp>
#include <hirschman/scenario/side_tariff.hpp>
#include <hirschman/trade/tariff_game.hpp>

#include <cmath>
#include <cstdio>
#include <exception>
#include <limits>

namespace hm = hirschman;

const char* const help =
    R"(ally_tariffs - what do tariffs cost the allies, and when does the front stop paying them?

  --base FOLDER      trade.csv and the like, countries by ISO code (default: built in, 2023)
  --schedule NAME    a built-in schedule of the United States (default: announced_july_2025)
  --worth BILLIONS   what it is worth to an ally, a year, that China gets no tools (default: 20)
  --deficits SHARE   of the base that stays, in [0, 1] (default: 0, taken out before anything else)
  --help             this text
)";

int main(int count, char** words)
try {
    auto option = example::named_options(count, words,
                                         {{"--base", ""},
                                          {"--schedule", "announced_july_2025"},
                                          {"--worth", "20"},
                                          {"--deficits", "0"},
                                          {"--help", ""}});
    if (!option["--help"].empty()) return std::fputs(help, stdout) < 0;
    const hm::trade::economy base = option["--base"].empty()
                                        ? hm::trade::economy(hm::data::trade_base())
                                        : hm::io::load_trade(option["--base"]);
    const double worth =
        1e9 * hm::in_range(example::number_of(option, "--worth"), 0.0, 1e6, "--worth");
    const double deficits =
        hm::in_range(example::number_of(option, "--deficits"), 0.0, 1.0, "--deficits");
    const hm::trade::multi_sector_model model(base, {.deficits = deficits});
    hm::trade::shock shock;
    shock.tariff =
        hm::trade::scheduled_tariffs(base, hm::data::tariff_schedule(option["--schedule"]));
    const auto after = model.solve(shock);
    if (!after.converged()) throw hm::domain_error(after.brief_report());

    const auto us = hm::trade::country_index(base, "USA");
    const auto points_on = [&](const std::string& ally) {
        const std::vector<hm::trade::policy_choice> rate{
            {.on = {.exporter = ally, .importer = "USA"}, .lowest = -0.9, .highest = 1e6}};
        return hm::trade::rates_in_force(base, rate, shock)[0] -
               hm::trade::rates_in_force(base, rate)[0];
    };
    // Income that one ally loses to so many points on top of the old tariff on it, others as they
    // are.
    const auto income = [&](std::size_t ally, double points) {
        auto s = shock;
        for (std::size_t j = 0; j < base.sector_count(); ++j)
            s.tariff[base.flow(j, us, ally)] = base.tariff[base.flow(j, us, ally)] + points;
        const auto r = model.solve(s);
        if (!r.converged()) return std::numeric_limits<double>::quiet_NaN();
        return r.real_incomes[ally] * r.base_income[ally];
    };

    std::printf("%s, %s a year\n\n         real income, exact     first order    new duty\n",
                option["--schedule"].c_str(), base.unit.c_str());
    for (const char* name : {"JPN", "KOR", "DEU", "NLD", "TWN", "USA"}) {
        const auto i = hm::trade::country_index(base, name);
        const double change = after.real_income(name);
        std::printf("%s  %+7.3f %%  %+6.1f bn  %+10.3f %%", name, 100 * change,
                    change * after.base_income[i] / 1e9,
                    100 * after.first_order_welfare(name).total);
        if (i != us)
            std::printf("  %+7.1f points: %+6.1f bn of it", 100 * points_on(name),
                        (income(i, points_on(name)) - income(i, 0.0)) / 1e9);
        std::puts(after.first_order_welfare(name).misleading ? "  (first order misleads)" : "");
    }

    // Shares of China's purchases of tools, and what leaving would bring: the worked example.
    const hm::scenario::coalition_parameters<> front;
    const hm::leverage::coalition_terms<> terms{front.purchases, front.backfill_share,
                                                front.outsider_growth, front.goodwill_elasticity};
    std::printf(
        "\nTools withheld from China, %.0f bn a year, if worth %.0f bn to each ally\n"
        "     own sales   profit of leaving   income lost   must be worth   pays up to\n",
        front.purchases / 1e9, worth / 1e9);
    for (const std::string name : {"NLD", "JPN"}) {
        const auto i = hm::trade::country_index(base, name);
        const double part = name == "NLD" ? front.netherlands_part : 1 - front.netherlands_part;
        const double untaxed = income(i, 0.0);
        const auto r = hm::scenario::side_tariff(
            {front.ally_share * part, front.margin, worth, points_on(name), 0.0}, 1.0, terms,
            [&](double points) { return untaxed - income(i, points); });
        std::printf("%s  %6.1f bn  %14.1f bn  %9.1f bn  %11.1f bn   ", name.c_str(),
                    front.ally_share * part * front.purchases / 1e9, r.profit_forgone / 1e9,
                    r.income_lost / 1e9, r.benefit_that_keeps / 1e9);
        if (std::isinf(r.break_even_tariff))
            std::puts("any tariff");
        else
            std::printf("%.1f points\n", 100 * r.break_even_tariff);
    }
    std::puts(
        "KOR, DEU  not known: no figure for what they sell or could sell\n\n"
        "Not known: what the front is worth to an ally (--worth is assumed), whether leaving\n"
        "would lift the tariff (taken as yes), and how allies answer. Profit is 12/38 of sales\n"
        "(assumed). In the built-in base only goods cross borders, at one trade elasticity.");
} catch (const std::exception& failed) {
    std::fprintf(stderr, "%s\n", failed.what());
    return 1;
}
