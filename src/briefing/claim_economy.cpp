// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/data/gdp.hpp>

#include <boost/describe/class.hpp>

#include <array>
#include <cmath>
#include <map>

namespace hirschman::inline v0_1::briefing {

namespace {

constexpr country usa("USA");
constexpr std::array allies{country("DEU"), country("JPN"), country("KOR"), country("NLD")};
constexpr double claimed = 17e12;
constexpr double trillion = 1e12;

template <class S = double>
struct economy_beliefs {
    S china_gdp = 0.0;

    BOOST_DESCRIBE_CLASS(economy_beliefs, (), (china_gdp), (), ())
};

const data::gdp_year* row_of(const std::vector<data::gdp_year>& all, const country& nation,
                             int year)
{
    for (const auto& g : all)
        if (g.nation == nation && g.year == year) return &g;
    return nullptr;
}

std::optional<double> measure(const data::gdp_year* row, bool purchasing_power)
{
    if (row == nullptr) return {};
    if (!purchasing_power) return row->nominal;
    return row->purchasing_power;
}

std::optional<double> sum_of_allies(const std::vector<data::gdp_year>& all, int year,
                                    bool purchasing_power)
{
    double sum = 0.0;
    for (const auto& ally : allies) {
        const auto value = measure(row_of(all, ally, year), purchasing_power);
        if (!value) return {};
        sum += *value;
    }
    return sum;
}

std::string trillions(const std::optional<double>& usd)
{
    return usd ? fixed(*usd / trillion, 2) : "-";
}

/// The last year for which a measure exists.
template <class Measure>
std::optional<int> last_year(const std::vector<data::gdp_year>& all, const Measure& of)
{
    std::optional<int> last;
    for (const auto& g : all)
        if (of(g.year) && (!last || g.year > *last)) last = g.year;
    return last;
}

}  // namespace

void economy_of_17_trillion(claim& c, const question& q)
{
    const auto& gdp = q.known.gdp;
    const auto newest = last_year(gdp, [&](int year) { return row_of(gdp, chn, year) != nullptr; });
    if (!newest) {
        c.undetermined.push_back("no year of China's gross domestic product was published by " +
                                 q.as_of().iso());
        c.reading = "Not answered on this day.";
        return;
    }
    const auto& china_row = *row_of(gdp, chn, *newest);
    const std::string of_year = std::to_string(*newest);

    const auto fields = estimates_known(c, q, {"china_gdp"});
    auto belief = uncertainty::prior<economy_beliefs>::fixed_at({});
    believe(belief, fields);
    const auto all = uncertainty::ensemble(
        belief, [](const economy_beliefs<block>& p) { return p.china_gdp; }, q.ensemble());
    note_failures(c, all);
    if (!fields.empty()) {
        c.figures.push_back(
            figure_of("China's gross domestic product at market rates, as "
                      "estimated on the day",
                      "tn USD", all, trillion));
        find_drivers(c, q, c.figures.back().what, belief,
                     [](const economy_beliefs<block>& p) { return p.china_gdp; });
        c.figures.push_back(
            certain_figure("probability that it was 17.5 tn USD or less, which rounds to 17",
                           "probability", all.share_at_or_below(claimed + 0.5 * trillion)));
    }
    c.figures.push_back(
        certain_figure("the same in the newest year published, " + of_year + " (today's revision)",
                       "tn USD", china_row.nominal / trillion));
    std::optional<int> nearest;
    for (const auto& g : gdp)
        if (g.nation == chn &&
            (!nearest || std::fabs(g.nominal - claimed) <
                             std::fabs(row_of(gdp, chn, *nearest)->nominal - claimed)))
            nearest = g.year;
    c.figures.push_back(certain_figure(
        "year whose value at market rates is nearest to the article's", "year", *nearest));

    const auto power_year =
        last_year(gdp, [&](int year) { return measure(row_of(gdp, chn, year), true).has_value(); });
    if (power_year)
        c.figures.push_back(certain_figure(
            "China's at purchasing power, " + std::to_string(*power_year) + " (derived)", "tn USD",
            *measure(row_of(gdp, chn, *power_year), true) / trillion));
    else
        c.undetermined.push_back("no value of China at purchasing power was known by " +
                                 q.as_of().iso());
    const auto common = last_year(gdp, [&](int year) {
        return sum_of_allies(gdp, year, false) && row_of(gdp, usa, year) != nullptr &&
               row_of(gdp, chn, year) != nullptr;
    });
    std::optional<double> together;
    if (common) {
        const double own = row_of(gdp, usa, *common)->nominal;
        const double friends = *sum_of_allies(gdp, *common, false);
        together = (own + friends) / row_of(gdp, chn, *common)->nominal;
        const std::string in_year = ", " + std::to_string(*common);
        c.figures.push_back(
            certain_figure("United States at market rates" + in_year, "tn USD", own / trillion));
        c.figures.push_back(
            certain_figure("Germany, Japan, South Korea and the Netherlands together" + in_year,
                           "tn USD", friends / trillion));
        c.figures.push_back(certain_figure("United States and these allies over China" + in_year,
                                           "ratio", *together));
    } else {
        c.undetermined.push_back("no year has values for the allies, the United States and China");
    }

    io::table t{.id = "claim-14-years",
                .title = "Gross domestic product, tn USD of each year",
                .columns = {{"year"},
                            {"China", "market", io::alignment::right},
                            {"China", "power", io::alignment::right},
                            {"US", "market", io::alignment::right},
                            {"US", "power", io::alignment::right},
                            {"allies", "market", io::alignment::right},
                            {"China's trust"}},
                .note =
                    "Market rates and purchasing power. One vintage: today's revision of the "
                    "years published by the day (first release 1 July of the next year). "
                    "Allies: Germany, Japan, South Korea, the Netherlands; - is not known. "
                    "The Netherlands have no value at purchasing power, so that the allies "
                    "have no sum there."};
    for (int year = *newest - 6; year <= *newest; ++year) {
        const auto* row = row_of(gdp, chn, year);
        if (row == nullptr) continue;
        const auto* us = row_of(gdp, usa, year);
        t.rows.push_back({std::to_string(year), trillions(row->nominal),
                          trillions(measure(row, true)), trillions(measure(us, false)),
                          trillions(measure(us, true)), trillions(sum_of_allies(gdp, year, false)),
                          std::string(name(row->origin.trust))});
    }
    c.tables.insert(c.tables.begin(), t);
    for (const auto& year : {newest, power_year, common})
        for (const auto& nation : {chn, usa})
            if (const auto* row = year ? row_of(gdp, nation, *year) : nullptr)
                cite(c,
                     row->origin.source.str() + " (" + std::string(name(row->origin.trust)) + ")");
    for (const auto& g : data::gdp())
        if (g.known_from() > q.as_of() && (g.nation == chn || g.nation == usa))
            c.outcomes.push_back(
                {std::string(g.nation == chn ? "China" : "United States") +
                     ", gross domestic product of " + std::to_string(g.year) + " at market rates",
                 "USD", g.nominal, g.known_from(), g.origin.source.str(), g.origin.trust});

    c.reading = "At market rates it was " + fixed(china_row.nominal / trillion, 1) + " tn USD in " +
                of_year + ", and the year nearest to 17 is " + std::to_string(*nearest);
    if (power_year)
        c.reading += "; at purchasing power it was " +
                     fixed(*measure(row_of(gdp, chn, *power_year), true) / trillion, 1) + " in " +
                     std::to_string(*power_year);
    if (together)
        c.reading += "; the United States and four allies together were " + fixed(*together, 1) +
                     " times China in " + std::to_string(*common);
    c.reading += ".";
}

}  // namespace hirschman::inline v0_1::briefing
