// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/detail/question.hpp>
#include <hirschman/controls/explain.hpp>

#include <array>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::controls {

/// How far one figure of a part is from one limit of one clause.
struct limb_headroom {
    text<40> clause;
    clause_kind kind = clause_kind::classification;
    limb_finding limb;
    /// Whether moving this figure alone just across this limit moves the part into the clause, or
    /// out of it. A TPP moves at constant area, so the density moves with it; a density moves at
    /// constant TPP. Unknown where another figure that matters is.
    truth crosses = truth::unknown;
};

namespace detail {

using all_bounds = std::array<chips::bounds, chips::figure_count>;

/// Whether a clause's figures and purpose are met; places, actions and assertions are taken as met,
/// since a part has none.
[[nodiscard]] constexpr truth met_by_part(const condition& when, const all_bounds& known,
                                          truth purpose)
{
    return when.evaluate([&](const limb& l) {
        if (is_figure(l.of)) return compare(known[static_cast<std::size_t>(l.of)], l);
        if (l.of == subject::datacenter) return purpose;
        return l.negated ? truth::no : truth::yes;
    });
}

/// The figures with one of them moved, and what follows from it.
[[nodiscard]] constexpr all_bounds moved(const all_bounds& known, subject which, double value)
{
    const auto at = [](subject s) { return static_cast<std::size_t>(s); };
    all_bounds m = known;
    m[at(which)] = {value, value};
    auto& density = m[at(subject::performance_density)];
    const auto& before = known[at(subject::total_processing_performance)];
    if (which == subject::total_processing_performance && !density.undefined) {
        const auto& over = known[at(subject::logic_area)];
        if (over.exact() && !over.undefined)
            density = {value / over.lower, value / over.lower};
        else if (before.exact() && before.lower > 0.0)
            density = {density.lower * value / before.lower, density.upper * value / before.lower};
        else
            density = {};
    }
    if (which == subject::dram_bandwidth || which == subject::interconnect_bandwidth) {
        const auto other = which == subject::dram_bandwidth ? subject::interconnect_bandwidth
                                                            : subject::dram_bandwidth;
        m[at(subject::dram_plus_interconnect)] = {known[at(other)].lower + value,
                                                  known[at(other)].upper + value};
    }
    return m;
}

}  // namespace detail

/// The margin on every limit of every clause in force on the day, in order of kind and precedence,
/// and which single changes cross. Letters are included, whoever the exporter is.
/// @throws domain_error for figures that no part can have
[[nodiscard]] inline std::vector<limb_headroom> headroom(const rulebook& rules,
                                                         const chips::figures& item, date on)
{
    chips::check(item);
    const transaction asked{.on = on};
    const detail::question q(rules, item, asked, detail::scope::everything);
    detail::all_bounds known;
    for (std::size_t i = 0; i < known.size(); ++i)
        known[i] = chips::bounds_of(item, static_cast<chips::figure>(i));
    std::vector<limb_headroom> all;
    for (const auto& r : q.rules()) {
        const auto& when = r.says().when;
        const truth now = detail::met_by_part(when, known, item.datacenter);
        for (const auto& l : when) {
            if (!is_figure(l.of)) continue;
            const auto& reading = known[static_cast<std::size_t>(l.of)];
            limb_headroom h{.clause = r.of->name, .kind = r.kind(), .limb = {.compared = l}};
            h.limb.reading = reading;
            const truth plain = detail::compare(reading, l);
            h.limb.met = l.negated ? !plain : plain;
            const bool exact = reading.exact() && !reading.undefined;
            if (exact && l.limit > 0.0) h.limb.margin = reading.lower / l.limit - 1.0;
            bool listed = false;
            for (const auto& other : all)
                listed = listed ||
                         (other.clause == h.clause && other.limb.compared.of == l.of &&
                          other.limb.compared.is == l.is && other.limb.compared.limit == l.limit);
            if (listed) continue;
            if (exact && now != truth::unknown) {
                constexpr double step = 1e-9;
                const detail::cut limit = detail::cut_of(l);
                const bool is_above = detail::above(reading.lower, limit);
                // The nearest value on the other side: the limit itself where it belongs there.
                const double across = is_above
                                          ? (limit.inclusive ? l.limit * (1.0 - step) : l.limit)
                                          : (limit.inclusive ? l.limit : l.limit * (1.0 + step));
                const truth then =
                    detail::met_by_part(when, detail::moved(known, l.of, across), item.datacenter);
                h.crosses = then == truth::unknown ? truth::unknown : truth_of(then != now);
            }
            all.push_back(h);
        }
    }
    return all;
}

[[nodiscard]] inline std::vector<limb_headroom> headroom(const rulebook& rules,
                                                         const chips::chip& item, date on)
{
    return headroom(rules, chips::figures_of(item), on);
}

/// `3A090.b: TPP 2368 < 2400, 1.3 % under the limit; across it alone the clause turns`.
[[nodiscard]] inline std::string explain(const limb_headroom& h)
{
    const auto margin = explain_margin(h.limb);
    const char* turns = h.crosses == truth::yes  ? "; across it alone the clause turns"
                        : h.crosses == truth::no ? "; across it alone nothing changes"
                                                 : "";
    return h.clause.str() + ": " + explain(h.limb) + (margin.empty() ? "" : ", " + margin) + turns;
}

}  // namespace hirschman::inline v0_1::controls
