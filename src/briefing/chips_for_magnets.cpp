// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/data/pack.hpp>

#include <array>

namespace hirschman::inline v0_1::briefing {

namespace {

std::vector<outcome> outcomes_of(int number)
{
    std::vector<outcome> all;
    for (const auto row : data::pack("outcomes.csv")) {
        if (row["claim"].integer() != number) continue;
        const auto trust = confidence_named(row["confidence"].text());
        if (!trust) row["confidence"].fail("a word of confidence");
        all.push_back({std::string(row["what"].text()), std::string(row["unit"].text()),
                       row["value"].number(), row["date"].day(), std::string(row["source"].text()),
                       *trust});
    }
    return all;
}

using answer_function = void (*)(claim&, const question&);
constexpr std::array<answer_function, 14> answers{
    designed_under_the_threshold,
    threshold_changed,
    revenue_at_stake,
    revenue_regained,
    exports_halted,
    sources_years_away,
    tap_turned_off,
    leverage_given_up,
    research_overtaken,
    powerful_enough,
    workarounds_cost_more,
    front_undermined,
    chips_software_and_tools,
    economy_of_17_trillion,
};

}  // namespace

void cite(claim& into, std::string_view source)
{
    if (std::find(into.sources.begin(), into.sources.end(), source) == into.sources.end())
        into.sources.emplace_back(source);
}

void cite_estimates(claim& into, const question&, const std::vector<data::field_estimate>& fields)
{
    auto found = std::find_if(into.tables.begin(), into.tables.end(),
                              [](const io::table& t) { return t.title == "What went in"; });
    if (found == into.tables.end()) {
        into.tables.push_back(
            {.id = "claim-" + std::to_string(into.number) + "-inputs",
             .title = "What went in",
             .columns =
                 {{"estimate"}, {"low / central / high"}, {"unit"}, {"known from"}, {"trust"}},
             .note =
                 "Low and high are bounds, or 10 and 90 % points for normal, lognormal and gamma "
                 "shapes; the newest row known on the day."});
        found = into.tables.end() - 1;
    }
    for (const auto& f : fields) {
        const auto& e = f.value;
        std::string range = brief(e.low);
        if (e.low != e.high) range += " / " + brief(e.central) + " / " + brief(e.high);
        std::vector<std::string> row{e.name, std::move(range), e.unit,
                                     e.origin.known_from ? e.origin.known_from->iso() : "",
                                     std::string(name(e.origin.trust))};
        if (std::find(found->rows.begin(), found->rows.end(), row) != found->rows.end()) continue;
        found->rows.push_back(std::move(row));
        cite(into, e.name + ": " + e.origin.source.str() + " (" +
                       std::string(name(e.origin.trust)) + ")");
    }
}

std::optional<std::vector<data::field_estimate>> estimates_of(claim& into, const question& q,
                                                              std::string_view scenario)
{
    try {
        return data::field_estimates(scenario, q.known.estimates, q.known.when);
    } catch (const data::not_known_yet& early) {
        into.undetermined.push_back(early.what());
        return {};
    }
}

std::vector<data::field_estimate> estimates_known(claim& into, const question& q,
                                                  std::initializer_list<std::string_view> names)
{
    std::vector<data::field_estimate> known;
    for (const auto name : names) {
        try {
            known.push_back({text<64>(name), q.known.estimates.at(name, q.known.when)});
        } catch (const data::not_known_yet& early) {
            into.undetermined.push_back(early.what());
        }
    }
    cite_estimates(into, q, known);
    return known;
}

chips_for_magnets_result chips_for_magnets(const data::evidence& known,
                                           const chips_for_magnets_options& options)
{
    in_range(static_cast<double>(options.draws), 1.0, 1e12, "draws");
    const question q{known, options};
    chips_for_magnets_result result{
        .as_of = q.as_of(), .draws = options.draws, .seed = options.seed};
    for (const auto row : data::pack("claims.csv")) {
        const auto number = row["claim"].integer();
        if (number < 1 || number > static_cast<long long>(answers.size()))
            row["claim"].fail("the number of a claim that is computed");
        claim c{.number = static_cast<int>(number),
                .statement = std::string(row["statement"].text()),
                .article_figure = std::string(row["article_figure"].text())};
        if (options.progress) options.progress(c.number, static_cast<int>(answers.size()));
        c.outcomes = outcomes_of(c.number);
        answers[static_cast<std::size_t>(number - 1)](c, q);
        if (c.drivers.by.empty() && c.drivers.why_none.empty())
            c.drivers.why_none = c.figures.empty() ? "not answered on this day"
                                                   : "follows from published figures alone";
        for (const auto& o : c.outcomes) cite(c, o.source);
        result.claims.push_back(std::move(c));
    }
    result.not_computed = {
        "the size of China's pool of researchers, and rankings of universities",
        "cuts of staff in American agencies and laboratories",
        "the motives of either government",
    };
    return result;
}

}  // namespace hirschman::inline v0_1::briefing
