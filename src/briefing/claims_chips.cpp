// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/controls/frontier.hpp>
#include <hirschman/controls/headroom.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <array>
#include <cmath>
#include <set>

namespace hirschman::inline v0_1::briefing {

using controls::us_advanced_computing;
using namespace std::chrono_literals;

namespace {

/// The Federal Register copy of 88 FR 73458 was filed for inspection on this day.
constexpr date rule_of_2023 = 2023y / 10 / 17;

/// The limit nearest to a part among those that would by themselves bring it under a paragraph.
std::optional<controls::limb_headroom> nearest_limit(const chips::chip& chip, date on)
{
    std::optional<controls::limb_headroom> nearest;
    for (const auto& h : controls::headroom(us_advanced_computing, chip, on)) {
        if (h.kind != controls::clause_kind::classification || h.crosses != truth::yes ||
            !h.limb.margin || *h.limb.margin >= 0.0)
            continue;
        if (!nearest || *h.limb.margin > *nearest->limb.margin) nearest = h;
    }
    return nearest;
}

template <class Quantity>
std::string supremum_text(const controls::supremum<Quantity>& s, std::string_view unit_name)
{
    using kind = typename controls::supremum<Quantity>::kind;
    const std::string figure =
        brief(s.value.in(unit<typename Quantity::dimension>(1.0))) + " " + std::string(unit_name);
    switch (s.is) {
        case kind::none: return "nothing permitted";
        case kind::below: return "below " + figure;
        case kind::at_most: return "at most " + figure;
        case kind::unbounded: return "no limit";
    }
    return "";
}

/// Limits of one figure that are in force on a day, in classifications and letters.
std::set<double> limits_in_force(controls::subject figure, controls::clause_kind kind, date on)
{
    std::set<double> limits;
    for (const auto& c : us_advanced_computing.clauses) {
        if (c.kind != kind) continue;
        const auto version = c.version_on(on);
        if (!version) continue;
        for (const auto& l : c.versions[*version].says.when)
            if (l.of == figure && l.limit > 0.0) limits.insert(l.limit);
    }
    return limits;
}

io::chart parts_chart(const question& q)
{
    static constexpr std::array<std::string_view, 13> named{
        "nv_a100_sxm4_80", "nv_h100_sxm5_80", "nv_h200_sxm",  "nv_h20_96",  "nv_l20",
        "nv_l2",           "nv_l40s",         "nv_b200_sxm",  "amd_mi300x", "amd_mi325x",
        "amd_mi210",       "nv_rtx4090d",     "hw_ascend910c"};
    io::series others{
        .name = "parts of the catalogue", .kind = io::series_kind::points, .colour = io::hue::sky};
    io::series known{
        .name = "named parts", .kind = io::series_kind::points, .colour = io::hue::vermillion};
    std::size_t left_out = 0;
    for (const auto& p : q.known.catalogue) {
        const auto performance = chips::total_processing_performance(p.chip);
        if (!performance.is_exact() || !p.chip.dram_bandwidth.is_exact()) {
            ++left_out;
            continue;
        }
        const bool is_named = std::find(named.begin(), named.end(), p.chip.id) != named.end();
        auto& s = is_named ? known : others;
        s.x.push_back(performance.lower().in(units::tpp));
        s.y.push_back(p.chip.dram_bandwidth.lower().in(units::gigabyte_per_second));
        s.labels.push_back(is_named ? p.chip.name.str() : "");
    }
    io::chart chart{
        .id = "parts-and-limits",
        .title = "Parts, and the limits in force on " + q.as_of().iso(),
        .subtitle =
            "The rule of 2023 limits performance; memory bandwidth was free until the letter "
            "of April 2025",
        .x = {.label = "Total processing performance",
              .unit = "TPP",
              .scale = io::axis_scale::logarithmic,
              .from = 100.0,
              .to = 100'000.0},
        .y = {.label = "Memory bandwidth",
              .unit = "GB/s",
              .scale = io::axis_scale::logarithmic,
              .from = 100.0,
              .to = 20'000.0},
        .data = {others, known},
        .note = std::to_string(left_out) +
                " parts whose performance or bandwidth is not published exactly are not drawn.",
        .source =
            "catalogue of accelerators (vendor sheets; Epoch AI, CC BY 4.0); 88 FR 73458; "
            "letters of April 2025 (limits second-hand)"};
    using controls::clause_kind;
    using controls::subject;
    io::series performance{.name = "limits of 3A090", .kind = io::series_kind::vertical_limit};
    for (const double limit : limits_in_force(subject::total_processing_performance,
                                              clause_kind::classification, q.as_of())) {
        performance.x.push_back(limit);
        performance.labels.push_back(fixed(limit, 0));
    }
    if (!performance.x.empty()) chart.data.push_back(performance);
    io::series memory{.name = "letters of April 2025", .kind = io::series_kind::horizontal_limit};
    for (const double limit :
         limits_in_force(subject::dram_bandwidth, clause_kind::letter, q.as_of())) {
        memory.y.push_back(limit);
        memory.labels.push_back(fixed(limit, 0) + " (letters)");
    }
    if (!memory.y.empty()) chart.data.push_back(memory);
    return chart;
}

std::string review_text(const controls::answer& a)
{
    return a.review ? std::string(controls::name(*a.review)) : "";
}

std::string legal_basis(const controls::determination& d)
{
    std::vector<std::string> texts;
    for (const auto& t : d.legal_basis) texts.push_back(t.str());
    return listed(texts);
}

std::vector<std::string> determination_row(const std::string& part,
                                           const controls::determination& d, date on,
                                           const std::string& exporter)
{
    return {on.iso(),
            part,
            exporter,
            d.classification.str(),
            std::string(controls::name(d.licence)),
            d.binds ? std::string(controls::name(*d.binds)) : "",
            review_text(d),
            legal_basis(d)};
}

io::table determinations(std::string id, std::string title)
{
    return {
        .id = std::move(id),
        .title = std::move(title),
        .columns = {{"date"},
                    {"part"},
                    {"exporter"},
                    {"paragraph"},
                    {"licence"},
                    {"binds"},
                    {"review"},
                    {"under"}},
        .note =
            "Export to China. Analysis, not legal advice; knowledge, end use and listed parties "
            "are outside the table.",
        .source = "88 FR 73458; 91 FR 1684; NVIDIA Form 8-K of 2025-04-15"};
}

}  // namespace

void designed_under_the_threshold(claim& c, const question& q)
{
    const data::part* h20 = part_named(q, h20_id);
    if (h20 == nullptr) {
        c.undetermined.push_back("the H20 was not released by " + q.as_of().iso());
        c.reading = "The part did not exist yet on this day.";
        return;
    }
    const date on = h20->released;
    const auto at_release = controls::assess(
        us_advanced_computing, h20->chip,
        {.on = on, .destination = chn, .headquarters = chn, .action = controls::action::exporting});

    io::table margins{
        .id = "claim-1-margins",
        .title = "The H20 against every limit of 3A090 on " + on.iso(),
        .columns = {{"clause"},
                    {"figure"},
                    {"H20", "", io::alignment::right},
                    {"limit", "", io::alignment::right},
                    {"margin", "", io::alignment::right},
                    {"crossing it alone changes the clause"}},
        .source = "88 FR 73458, in force from 2023-11-17; " + h20->origin.source.str()};
    for (const auto& h : controls::headroom(us_advanced_computing, h20->chip, on)) {
        if (h.kind != controls::clause_kind::classification || !h.limb.margin) continue;
        margins.rows.push_back(
            {h.clause.str(), std::string(controls::name(h.limb.compared.of)),
             fixed(h.limb.reading.lower, h.limb.reading.lower < 100 ? 2 : 0),
             std::string(controls::name(h.limb.compared.is)) + " " + to_text(h.limb.compared.limit),
             percent(*h.limb.margin), std::string(name(h.crosses))});
    }
    c.tables.push_back(margins);

    const auto best = controls::frontier(
        us_advanced_computing,
        {.on = on, .destination = chn, .headquarters = chn, .action = controls::action::exporting},
        {.logic_area = h20->chip.logic_area, .datacenter = truth::yes});
    const auto performance = chips::total_processing_performance(h20->chip);
    const double tpp = performance.lower().in(units::tpp);
    const double bandwidth = h20->chip.dram_bandwidth.lower().in(units::gigabyte_per_second);
    c.tables.push_back(
        {.id = "claim-1-frontier",
         .title = "The best part that could still ship to China on " + on.iso() +
                  ", with the H20's logic area",
         .columns = {{"figure"}, {"permitted"}, {"H20", "", io::alignment::right}},
         .rows = {{"total processing performance",
                   supremum_text(best.total_processing_performance, "TPP"), fixed(tpp, 0)},
                  {"performance density", supremum_text(best.performance_density, "TPP/mm2"),
                   fixed(tpp / h20->chip.logic_area.lower().in(units::square_millimetre), 2)},
                  {"memory bandwidth", supremum_text(best.dram_bandwidth, "GB/s"),
                   fixed(bandwidth, 0)}},
         .note = "What one part can reach at once."});

    // Parts of the same generation: released after the rule was announced, not above it.
    std::size_t generation = 0;
    std::size_t as_near = 0;
    const auto nearest = nearest_limit(h20->chip, on);
    for (const auto& p : q.known.catalogue) {
        if (p.released < rule_of_2023 || p.headquarters != country("USA") ||
            p.chip.datacenter != truth::yes ||
            !chips::total_processing_performance(p.chip).is_exact())
            continue;
        ++generation;
        const auto theirs = nearest_limit(p.chip, p.released < on ? on : p.released);
        if (nearest && theirs && *theirs->limb.margin >= *nearest->limb.margin) ++as_near;
    }
    if (nearest)
        c.figures.push_back(
            certain_figure("distance to the nearest limit that alone would bring it "
                           "under 3A090",
                           "per cent", -100.0 * *nearest->limb.margin));
    c.figures.push_back(
        certain_figure("memory bandwidth, the figure the rule left free", "GB/s", bandwidth));
    c.figures.push_back(certain_figure(
        "American datacenter parts released since the rule that lie as near below a limit", "parts",
        static_cast<double>(as_near)));
    c.figures.push_back(certain_figure("American datacenter parts released since the rule", "parts",
                                       static_cast<double>(generation)));
    // What became of it: the first day on which its maker needs a licence after all.
    std::set<date> days;
    for (const auto& clause : us_advanced_computing.clauses)
        for (const auto& v : clause.versions)
            if (v.in_force.from > on) days.insert(v.in_force.from);
    for (const date later : days) {
        const auto then = controls::decide(us_advanced_computing, chips::figures_of(h20->chip),
                                           {.on = later,
                                            .destination = chn,
                                            .headquarters = chn,
                                            .exporter = "NVIDIA",
                                            .action = controls::action::exporting});
        if (then.licence != controls::licence::required) continue;
        c.outcomes.push_back(
            {"days from its release until its maker needed a licence for China, by "
             "its memory bandwidth (" +
                 later.iso() + ")",
             "days", days_between(on, later), later,
             "rulebook of this library; NVIDIA Form 8-K of 2025-04-15", confidence::verified});
        break;
    }
    c.charts.push_back(parts_chart(q));
    cite(c, "88 FR 73458 (ECCN 3A090, in force from 2023-11-17)");
    cite(c, h20->origin.source.str());

    const bool under = at_release.licence == controls::licence::not_required;
    if (!nearest || !under) {
        c.reading = "On its release the H20 was " + controls::explain(at_release) + ".";
        return;
    }
    c.reading = "On every limb the H20 was outside 3A090 when it was released, by " +
                percent(-*nearest->limb.margin) + " on the nearest (" +
                std::string(controls::name(nearest->limb.compared.of)) + "), with " +
                fixed(bandwidth, 0) + " GB/s of memory bandwidth, " +
                (best.dram_bandwidth == controls::unbounded ? "which the rule did not limit"
                                                            : "which the rule limited") +
                "; " + std::to_string(as_near) + " of " + std::to_string(generation) +
                " American datacenter parts since lie as near.";
}

void threshold_changed(claim& c, const question& q)
{
    const data::part* h20 = part_named(q, h20_id);
    if (h20 == nullptr) {
        c.undetermined.push_back("the H20 was not released by " + q.as_of().iso());
        c.reading = "The part did not exist yet on this day.";
        return;
    }
    const auto ask = [&](const data::part& part, date on, const std::string& exporter) {
        controls::transaction t{.on = on,
                                .destination = chn,
                                .headquarters = chn,
                                .action = controls::action::exporting};
        if (!exporter.empty()) t.exporter = text<40>(exporter);
        return controls::assess(us_advanced_computing, part.chip, t);
    };

    // The day on which the answer for the H20 and its maker changes, from the book itself.
    std::set<date> days{h20->released, q.as_of()};
    std::set<date> later;
    for (const auto& clause : us_advanced_computing.clauses)
        for (const auto& v : clause.versions) {
            const date from = v.in_force.from;
            if (from > h20->released) (from <= q.as_of() ? days : later).insert(from);
        }
    io::table before = determinations("claim-2-determinations",
                                      "The H20 to China, on each day that changed the answer");
    std::string last;
    std::optional<date> changed;
    for (const date on : days) {
        const auto d = ask(*h20, on, "NVIDIA");
        const std::string now = controls::explain(static_cast<const controls::answer&>(d));
        if (now == last && on != q.as_of()) continue;
        if (!last.empty() && now != last && !changed && d.letter) changed = on;
        before.rows.push_back(determination_row(h20->chip.name.str(), d, on, "NVIDIA"));
        last = now;
    }
    const auto unnamed = ask(*h20, q.as_of(), "");
    before.rows.push_back(determination_row(h20->chip.name.str(), unnamed, q.as_of(), "not named"));
    io::table after =
        determinations("claim-2-afterwards", "What then changed, up to the last rule read");
    std::string previous = last;
    std::string previous_of_h200;
    const data::part* h200 = part_named(q, "nv_h200_sxm");
    if (h200 != nullptr) {
        const auto d = ask(*h200, q.as_of(), "NVIDIA");
        previous_of_h200 = controls::explain(static_cast<const controls::answer&>(d));
        before.rows.push_back(determination_row(h200->chip.name.str(), d, q.as_of(), "NVIDIA"));
    }
    for (const date on : later) {
        for (const data::part* part : {h20, h200}) {
            if (part == nullptr) continue;
            const auto d = ask(*part, on, "NVIDIA");
            const std::string now = controls::explain(static_cast<const controls::answer&>(d));
            auto& before_that = part == h20 ? previous : previous_of_h200;
            if (now == before_that) continue;
            before_that = now;
            after.rows.push_back(determination_row(part->chip.name.str(), d, on, "NVIDIA"));
        }
    }
    c.tables.push_back(before);
    if (!after.rows.empty()) c.tables.push_back(after);

    // When a number of the control list, or of the review policy, moved.
    std::optional<date> number_moved;
    std::optional<date> number_moves_next;
    for (const auto& clause : us_advanced_computing.clauses) {
        if (clause.kind == controls::clause_kind::letter) continue;
        for (const auto& v : clause.versions) {
            bool has_figure = false;
            for (const auto& l : v.says.when)
                has_figure = has_figure || (controls::is_figure(l.of) && l.limit > 0.0);
            if (!has_figure) continue;
            const date from = v.in_force.from;
            if (from <= q.as_of()) {
                if (!number_moved || *number_moved < from) number_moved = from;
            } else if (!number_moves_next || from < *number_moves_next) {
                number_moves_next = from;
            }
        }
    }

    const auto d = ask(*h20, q.as_of(), "NVIDIA");
    for (const auto& f : d.findings) {
        if (f.kind != controls::clause_kind::letter || f.met != truth::yes) continue;
        if (f.addressed != truth::yes) continue;
        // One limit can stand in several alternatives: for the place, and for the headquarters.
        std::set<controls::subject> told;
        for (const auto& l : f.limbs)
            if (l.margin && l.met == truth::yes && told.insert(l.compared.of).second)
                c.figures.push_back(
                    certain_figure("the H20's " + std::string(controls::name(l.compared.of)) +
                                       " over the limit of the letter (limit second-hand)",
                                   "times", *l.margin + 1.0));
        cite(c, f.citation.str() + ": " + f.note.str());
    }
    for (const auto& m : d.reported)
        if (m.from > h20->released && m.from <= q.as_of())
            cite(c, m.title.str() + " (" + m.from.iso() + ")");
    if (number_moves_next)
        c.outcomes.push_back(
            {"days from the letter's day until a limit in a published rule moved (" +
                 number_moves_next->iso() + ")",
             "days", days_between(changed.value_or(q.as_of()), *number_moves_next),
             *number_moves_next, "91 FR 1684", confidence::verified});
    if (changed)
        c.reading = "No threshold moved: on " + changed->iso() +
                    " a letter asked its addressees alone for a licence, by memory and link "
                    "bandwidth, and the paragraph of the H20 stayed \"" +
                    d.classification.str() + "\"; the last number in the rules had moved on " +
                    (number_moved ? number_moved->iso() : std::string("no day")) +
                    (number_moves_next ? " (the next one moved after this day, on " +
                                             number_moves_next->iso() + ")"
                                       : std::string()) +
                    ".";
    else
        c.reading = "By " + q.as_of().iso() + " nothing had changed for the H20: " + last + ".";
}

}  // namespace hirschman::inline v0_1::briefing
