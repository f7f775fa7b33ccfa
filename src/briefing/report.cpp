// SPDX-License-Identifier: BSL-1.0
#include "briefing/wording.hpp"

#include <hirschman/briefing/chips_for_magnets.hpp>
#include <hirschman/io/json.hpp>

#include <cmath>

namespace hirschman::inline v0_1::briefing {

namespace {

/// As many decimals as the size of the number needs.
std::string figure_text(double x, const std::string& unit)
{
    if (unit == "year") return fixed(x, 0).erase(1, 1);
    if (unit == "probability") return percent(x);
    const double size = std::fabs(x);
    if (unit == "parts" || unit == "days" || unit == "sequences" || unit == "categories" ||
        unit == "controls")
        return fixed(x, 0);
    if (size >= 1000.0) return fixed(x, 0);
    if (size >= 100.0) return fixed(x, 0);
    if (size >= 10.0) return fixed(x, 1);
    return fixed(x, 2);
}

io::table figures_of(const claim& c)
{
    io::table t{.id = "claim-" + std::to_string(c.number) + "-figures",
                .title = "What a careful model says on the day",
                .columns = {{"figure"},
                            {"10 %", "", io::alignment::right},
                            {"median", "", io::alignment::right},
                            {"90 %", "", io::alignment::right},
                            {"unit"}}};
    for (const auto& f : c.figures) {
        const bool certain = f.low == f.high;
        t.rows.push_back({f.what, certain ? "" : figure_text(f.low, f.unit),
                          figure_text(f.median, f.unit), certain ? "" : figure_text(f.high, f.unit),
                          f.unit == "probability" || f.unit == "year" ? "" : f.unit});
    }
    return t;
}

io::table outcomes_table(const claim& c)
{
    io::table t{.id = "claim-" + std::to_string(c.number) + "-outcomes",
                .title = "What happened, as reported",
                .columns = {{"outcome"},
                            {"value", "", io::alignment::right},
                            {"unit"},
                            {"known"},
                            {"source"},
                            {"trust"}}};
    for (const auto& o : c.outcomes) {
        const bool money = o.unit == "USD";
        std::string value = money               ? billions(o.value)
                            : o.unit == "year"  ? fixed(o.value, 0).erase(1, 1)
                            : o.unit == "ratio" ? fixed(o.value, 4)
                            : o.value < 100.0 && o.value != std::floor(o.value) ? fixed(o.value, 1)
                                                                                : fixed(o.value, 0);
        t.rows.push_back({o.what, value,
                          money              ? "bn USD"
                          : o.unit == "year" ? ""
                                             : o.unit,
                          o.on.iso(), o.source, std::string(name(o.trust))});
    }
    return t;
}

std::string index_text(const driver& d)
{
    return fixed(d.total, 2) + " (" + fixed(d.low, 2) + " to " + fixed(d.high, 2) + ")";
}

/// In one cell; the figure is named where it is not the headline.
std::string drivers_text(const claim& c)
{
    if (c.drivers.by.empty()) return "- (" + c.drivers.why_none + ")";
    std::string text;
    for (const auto& d : c.drivers.by)
        text += (text.empty() ? "" : "; ") + d.parameter + " " + index_text(d);
    if (!c.figures.empty() && c.drivers.figure != c.figures.front().what)
        text = c.drivers.figure + ": " + text;
    return text;
}

io::table drivers_table(const claim& c)
{
    io::table t{.id = "claim-" + std::to_string(c.number) + "-drivers",
                .title = "What drives: " + c.drivers.figure,
                .columns = {{"parameter"},
                            {"estimate"},
                            {"share of the variance", "", io::alignment::right}},
                .note =
                    "Total Sobol' index with 95 % interval: the share of the variance that would "
                    "stay if all other parameters became known. Shares overlap where parameters "
                    "act together. At most three, of 0.05 or more beside the first."};
    for (const auto& d : c.drivers.by) t.rows.push_back({d.parameter, d.estimate, index_text(d)});
    return t;
}

io::table overview(const chips_for_magnets_result& r)
{
    io::table t{.id = "overview",
                .title = "Claim by claim",
                .columns = {{"claim"},
                            {"the article"},
                            {"model, 80 % interval"},
                            {"what drives this"},
                            {"outcome"}},
                .note =
                    "The first figure of each claim, and the first outcome; the sections have the "
                    "rest. What drives it: share of the variance that would stay if all other "
                    "parameters became known, with 95 % interval."};
    for (const auto& c : r.claims) {
        std::string model = "not answered on this day";
        if (!c.figures.empty()) {
            const auto& f = c.figures.front();
            const std::string unit =
                f.unit == "probability" || f.unit == "year" ? "" : " " + f.unit;
            model = f.low == f.high
                        ? figure_text(f.median, f.unit) + unit
                        : figure_text(f.low, f.unit) + " to " + figure_text(f.high, f.unit) + unit;
            model = f.what + ": " + model;
        }
        std::string then = "none recorded";
        if (!c.outcomes.empty()) {
            const auto rows = outcomes_table(c).rows;
            then = rows.front()[1] + (rows.front()[2].empty() ? "" : " " + rows.front()[2]) + ": " +
                   rows.front()[0];
        }
        t.rows.push_back({std::to_string(c.number) + ". " + c.statement, c.article_figure, model,
                          drivers_text(c), then});
    }
    return t;
}

}  // namespace

io::report report_of(const chips_for_magnets_result& result)
{
    io::report r{.title = "Chips for magnets",
                 .subtitle =
                     "Did the United States hand China a win by trading AI chips for rare earths? "
                     "An article of July 2025, claim by claim",
                 .facts = {{"as of", result.as_of.iso()},
                           {"draws", fixed(static_cast<double>(result.draws), 0)},
                           {"seed", std::to_string(result.seed)}}};
    r.sections.push_back(
        {.title = "In one table",
         .content = {
             io::paragraph{"Every model figure uses only what was known on " + result.as_of.iso() +
                           "; outcomes stand beside it and never enter. Intervals hold 80 % of "
                           "the draws. Money is current USD unless a price year is given."},
             overview(result)}});
    for (const auto& c : result.claims) {
        io::section s{.title = std::to_string(c.number) + ". " + c.statement};
        s.content.push_back(
            io::paragraph{"The article: " + c.article_figure + ".", io::paragraph_style::claim});
        if (!c.reading.empty())
            s.content.push_back(io::paragraph{c.reading, io::paragraph_style::reading});
        if (!c.figures.empty()) s.content.push_back(figures_of(c));
        if (!c.drivers.by.empty()) s.content.push_back(drivers_table(c));
        if (!c.outcomes.empty()) s.content.push_back(outcomes_table(c));
        for (const auto& chart : c.charts) s.content.push_back(chart);
        for (const auto& t : c.tables) s.content.push_back(t);
        for (const auto& n : c.notes) s.content.push_back(io::paragraph{n});
        for (const auto& u : c.undetermined)
            s.content.push_back(
                io::paragraph{"Undetermined: " + u + ".", io::paragraph_style::warning});
        if (!c.sources.empty()) {
            io::table sources{.id = "claim-" + std::to_string(c.number) + "-sources",
                              .title = "Sources",
                              .columns = {{"source"}}};
            for (const auto& source : c.sources) sources.rows.push_back({source});
            s.content.push_back(sources);
        }
        r.sections.push_back(std::move(s));
    }
    io::section rest{.title = "Not computed"};
    rest.content.push_back(
        io::paragraph{"No function of this library computes these statements of the article; "
                      "nothing is typed in for "
                      "them."});
    io::table missing{.id = "not-computed", .title = "Statements", .columns = {{"statement"}}};
    for (const auto& n : result.not_computed) missing.rows.push_back({n});
    rest.content.push_back(missing);
    r.sections.push_back(std::move(rest));
    return r;
}

std::string json_text(const chips_for_magnets_result& result)
{
    io::json_writer json;
    json.begin_object()
        .member("as_of", result.as_of.iso())
        .member("draws", static_cast<double>(result.draws))
        .member("seed", std::to_string(result.seed))
        .key("claims")
        .begin_array();
    const auto texts = [&](std::string_view key, const std::vector<std::string>& all) {
        json.key(key).begin_array();
        for (const auto& t : all) json.value(t);
        json.end_array();
    };
    for (const auto& c : result.claims) {
        json.begin_object()
            .member("number", c.number)
            .member("statement", c.statement)
            .member("article", c.article_figure)
            .member("reading", c.reading)
            .key("model")
            .begin_array();
        for (const auto& f : c.figures)
            json.begin_object()
                .member("what", f.what)
                .member("unit", f.unit)
                .member("p10", f.low)
                .member("p50", f.median)
                .member("p90", f.high)
                .end_object();
        json.end_array()
            .key("drivers")
            .begin_object()
            .member("figure", c.drivers.figure)
            .key("by")
            .begin_array();
        for (const auto& d : c.drivers.by)
            json.begin_object()
                .member("parameter", d.parameter)
                .member("estimate", d.estimate)
                .member("total", d.total)
                .member("low", d.low)
                .member("high", d.high)
                .end_object();
        json.end_array().member("why_none", c.drivers.why_none).end_object();
        json.key("outcomes").begin_array();
        for (const auto& o : c.outcomes)
            json.begin_object()
                .member("what", o.what)
                .member("unit", o.unit)
                .member("value", o.value)
                .member("known_from", o.on.iso())
                .member("source", o.source)
                .member("confidence", name(o.trust))
                .end_object();
        json.end_array();
        texts("notes", c.notes);
        texts("undetermined", c.undetermined);
        texts("sources", c.sources);
        json.end_object();
    }
    json.end_array();
    texts("not_computed", result.not_computed);
    json.end_object();
    return json.str();
}

}  // namespace hirschman::inline v0_1::briefing
