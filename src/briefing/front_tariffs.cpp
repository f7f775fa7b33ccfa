// SPDX-License-Identifier: BSL-1.0
#include "briefing/front_tariffs.hpp"

#include <hirschman/data/trade.hpp>
#include <hirschman/trade/equilibrium.hpp>
#include <hirschman/uncertainty/distribution.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace hirschman::inline v0_1::briefing {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 5> allies{{{"JPN", "Japan"},
                                                                     {"KOR", "Korea"},
                                                                     {"DEU", "Germany"},
                                                                     {"NLD", "the Netherlands"},
                                                                     {"TWN", "Taiwan"}}};

/// The solver's last digits depend on the machine; a briefing must not.
double stable(double share) { return std::nearbyint(share * 1e9) / 1e9; }

struct effect {
    double low = 0.0;
    double median = 0.0;
    double high = 0.0;
    double first_order = 0.0;  ///< at the median elasticity
    double money = 0.0;        ///< USD a year, at the median elasticity
};

/// For each ally, over the 10 to 90 % points of the elasticity.
std::array<effect, allies.size()> effects_of(const std::vector<trade::tariff_line>& schedule)
{
    const uncertainty::distribution elasticity(data::trade_elasticity());
    std::array<effect, allies.size()> all{};
    // The median first, so that every range starts from it.
    for (const double probability : {0.5, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9}) {
        trade::economy base = data::trade_base();
        base.elasticity.assign(1, elasticity.quantile(probability));
        const auto after = trade::solve(base, trade::tariffs(base, schedule));
        if (!after.converged()) throw error("tariffs on allies: " + after.brief_report());
        for (std::size_t i = 0; i < allies.size(); ++i) {
            const std::string name = allies[i].first;
            const double exact = stable(after.real_income(name));
            auto& e = all[i];
            if (probability == 0.5)
                e = {exact, exact, exact, stable(after.first_order_welfare(name).total),
                     exact * after.base_income[trade::country_index(base, name)]};
            e.low = std::min(e.low, exact);
            e.high = std::max(e.high, exact);
        }
    }
    return all;
}

std::string signed_percent(double share) { return fixed(100.0 * share, 2); }

void add_columns(io::table& t, const std::string& when,
                 const std::array<effect, allies.size()>& effects)
{
    t.columns.push_back({when + ", exactly", "%", io::alignment::right});
    t.columns.push_back({when + ", first order", "%", io::alignment::right});
    t.columns.push_back({when, "bn USD a year", io::alignment::right});
    for (std::size_t i = 0; i < allies.size(); ++i) {
        const auto& e = effects[i];
        t.rows[i].push_back(signed_percent(e.median) + " (" + signed_percent(e.low) + " to " +
                            signed_percent(e.high) + ")");
        t.rows[i].push_back(signed_percent(e.first_order));
        t.rows[i].push_back(fixed(e.money / 1e9, 0));
    }
}

void add_figures(claim& into, const std::string& which,
                 const std::array<effect, allies.size()>& effects)
{
    for (std::size_t i = 0; i < allies.size(); ++i) {
        const auto& e = effects[i];
        into.figures.push_back({"change of real income of " + std::string(allies[i].second) +
                                    " by the tariffs " + which,
                                "%", 100.0 * e.low, 100.0 * e.median, 100.0 * e.high});
    }
}

void cite_lines(claim& into, const std::vector<trade::tariff_line>& lines)
{
    for (const auto& line : lines)
        cite(into, line.origin.source.str() + " (" + std::string(name(line.origin.trust)) + ")");
}

}  // namespace

std::string cost_of_tariffs(claim& into, const question& q)
{
    const date known_from = data::trade_base_known_from();
    if (q.as_of() < known_from) {
        into.undetermined.push_back(
            "what the tariffs cost the allies in income: the base of trade is known from " +
            known_from.iso());
        return {};
    }
    constexpr std::size_t partners = 7;
    const auto held = data::tariffs_in_force(q.known.when);
    const auto announced = trade::known(data::tariff_schedule("announced_july_2025"), q.known.when);
    const bool ahead = announced.size() == partners &&
                       std::any_of(announced.begin(), announced.end(), [&](const auto& line) {
                           return line.from && *line.from > q.as_of();
                       });
    io::table t{.id = "claim-12-income",
                .title = "What the tariffs of the United States cost its allies in real income",
                .columns = {{"ally"}},
                .note =
                    "Goods of 2023, one sector, other countries' tariffs zero; in brackets over "
                    "the 10 to 90 % points of the trade elasticity. Exemptions and tariffs on "
                    "single goods (cars, steel) are not in it.",
                .source = "data/trade, equilibrium after Caliendo and Parro (2015)"};
    for (const auto& ally : allies) t.rows.push_back({ally.second});
    std::string clause;
    const auto say = [&](const std::string& which, const std::vector<trade::tariff_line>& lines) {
        const auto effects = effects_of(lines);
        add_columns(t, which, effects);
        add_figures(into, which, effects);
        cite_lines(into, lines);
        clause = "the tariffs " + which + " cost Japan " + percent(-effects[0].median) +
                 " of its real income, Korea " + percent(-effects[1].median) + " and Germany " +
                 percent(-effects[2].median);
    };
    if (held.size() == partners)
        say("in force", held);
    else
        into.undetermined.push_back(
            "what the tariffs in force cost the allies in income: no schedule is held for the day");
    if (ahead) say("announced", announced);
    if (t.columns.size() > 1) {
        into.tables.push_back(t);
        cite(into, "data/trade/trade.csv: goods of 2023, figures verified, derived and recalled");
        into.notes.push_back(
            "Income effects rest on one sector of goods; half of Dutch exports are re-exports, so "
            "that the figure for the Netherlands is too high.");
    }
    return clause;
}

}  // namespace hirschman::inline v0_1::briefing
