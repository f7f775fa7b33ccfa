// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/chips/metrics.hpp>
#include <hirschman/data/chip_figure.hpp>
#include <hirschman/innovation/delay.hpp>
#include <hirschman/scenario/compute_gap.hpp>

#include <boost/describe/class.hpp>

#include <array>

namespace hirschman::inline v0_1::briefing {

namespace {

/// What a unit of compute costs by each route, and what compute is worth in time.
template <class S = double>
struct route_beliefs {
    S h100_unit_price = 1.0;
    S grey_market_premium = 0.0;
    S h20_unit_price = 1.0;
    S software_compat_noncuda = 1.0;
    S frontier_compute_growth = 2.0;
    S compute_elasticity_of_progress = 0.0;
    S smuggling_share_of_prc_training_compute = 0.0;
    S training_hours_ratio = 1.0;

    BOOST_DESCRIBE_CLASS(route_beliefs, (),
                         (h100_unit_price, grey_market_premium, h20_unit_price,
                          software_compat_noncuda, frontier_compute_growth,
                          compute_elasticity_of_progress, smuggling_share_of_prc_training_compute,
                          training_hours_ratio),
                         (), ())
};

template <class S>
struct route_costs {
    S grey;
    S domestic;
    S h20_training;
    S h20_decoding;
    S grey_delay;
    S domestic_delay;
    S h20_delay;
    S domestic_pace;
    S grey_share;
    S efficiency;
    S efficiency_years;

    BOOST_DESCRIBE_CLASS(route_costs, (),
                         (grey, domestic, h20_training, h20_decoding, grey_delay, domestic_delay,
                          h20_delay, domestic_pace, grey_share, efficiency, efficiency_years),
                         (), ())
};

constexpr std::string_view list_price = "h100_unit_price";

/// The price of an H100 in the last period that was over by the day.
std::optional<data::field_estimate> price_of_h100(const question& q)
{
    std::optional<data::chip_figure> newest;
    for (const auto& f : data::chip_figures()) {
        if (f.figure != "H100 unit price" || !f.low || !f.high || !f.last_day ||
            *f.last_day >= q.as_of())
            continue;
        if (!newest || *newest->last_day < *f.last_day) newest = f;
    }
    if (!newest) return {};
    uncertainty::estimate price{
        .name = "H100 unit price, " + newest->period,
        .unit = "USD",
        .low = *newest->low,
        .central = newest->central.value_or((*newest->low + *newest->high) / 2.0),
        .high = *newest->high,
        .shape = uncertainty::law::uniform,
        .minimum = 0.0,
        .origin = newest->origin};
    price.origin.known_from = *newest->last_day + std::chrono::days(1);
    return data::field_estimate{text<64>(list_price), price};
}

double performance_of(const data::part& p)
{
    return chips::total_processing_performance(p.chip).lower().in(units::tpp);
}

/// The Chinese part with the highest known performance among those with a published price.
const data::part* domestic_with_price(const question& q)
{
    const data::part* best = nullptr;
    for (const auto& p : q.known.catalogue)
        if (p.headquarters == chn && p.launch_price &&
            chips::total_processing_performance(p.chip).has_lower() &&
            (best == nullptr || performance_of(p) > performance_of(*best)))
            best = &p;
    return best;
}

void add_compute_gap(claim& c, const question& q)
{
    const auto belief = belief_of<scenario::compute_gap_parameters>(c, q, "compute_gap_parameters");
    if (!belief) return;
    const auto all = uncertainty::ensemble(
        *belief,
        [](const scenario::compute_gap_parameters<block>& p) {
            return scenario::compute_gap(p).delay_before;
        },
        q.ensemble());
    note_failures(c, all);
    c.figures.push_back(
        figure_of("years by which China's own additions of compute lag those of "
                  "the United States",
                  "years", all));
}

}  // namespace

void workarounds_cost_more(claim& c, const question& q)
{
    auto fields =
        estimates_known(c, q,
                        {"grey_market_premium", "h20_unit_price", "software_compat_noncuda",
                         "frontier_compute_growth", "compute_elasticity_of_progress",
                         "smuggling_share_of_prc_training_compute", "training_hours_ratio"});
    const auto price = price_of_h100(q);
    if (price) {
        cite_estimates(c, q, {*price});
        fields.push_back(*price);
    } else {
        c.undetermined.push_back("no price of an H100 is known for a period that was over by " +
                                 q.as_of().iso());
    }
    const data::part* h100 = part_named(q, h100_id);
    const data::part* h20 = part_named(q, h20_id);
    const data::part* domestic = domestic_with_price(q);
    const bool grey = has(fields, "grey_market_premium");
    const bool own =
        price && h100 != nullptr && domestic != nullptr && has(fields, "software_compat_noncuda");
    const bool licensed =
        price && h100 != nullptr && h20 != nullptr && has(fields, "h20_unit_price");
    const bool growth = has(fields, "frontier_compute_growth");

    const auto bandwidth = [](const data::part& p) {
        return p.chip.dram_bandwidth.lower().in(units::gigabyte_per_second);
    };
    const double own_performance = own ? performance_of(*domestic) / performance_of(*h100) : 1.0;
    const double own_price = own ? *domestic->launch_price : 1.0;
    const double h20_performance = licensed ? performance_of(*h20) / performance_of(*h100) : 1.0;
    const double h20_bandwidth = licensed ? bandwidth(*h20) / bandwidth(*h100) : 1.0;
    auto belief = uncertainty::prior<route_beliefs>::fixed_at({});
    believe(belief, fields);
    const auto costs = [&](const route_beliefs<block>& p) {
        const auto delay = [&](const block& ratio) {
            return innovation::compute_delay(ratio, p.frontier_compute_growth);
        };
        route_costs<block> r;
        r.grey = 1.0 + p.grey_market_premium;
        r.domestic = own_price / p.h100_unit_price / (own_performance * p.software_compat_noncuda);
        r.h20_training = p.h20_unit_price / p.h100_unit_price / h20_performance;
        r.h20_decoding = p.h20_unit_price / p.h100_unit_price / h20_bandwidth;
        r.grey_delay = delay(r.grey);
        r.domestic_delay = delay(r.domestic);
        r.h20_delay = delay(r.h20_training);
        r.domestic_pace = innovation::progress_multiplier(block(1.0), r.domestic,
                                                          p.compute_elasticity_of_progress);
        r.grey_share = p.smuggling_share_of_prc_training_compute;
        r.efficiency = p.training_hours_ratio;
        r.efficiency_years = delay(p.training_hours_ratio);
        return r;
    };
    const auto all = uncertainty::ensemble(belief, costs, q.ensemble());
    note_failures(c, all);

    const auto figure = [&](const std::string& what, const char* unit, const char* of) {
        c.figures.push_back(figure_of(what, unit, all[of]));
    };
    const std::string by_own =
        own ? "Chinese parts (" + domestic->chip.name.str() + ")" : std::string();
    io::table routes{.id = "claim-11-routes",
                     .title = "Cost of a unit of effective compute, H100 at its list price = 1",
                     .columns = {{"route"},
                                 {"use"},
                                 {"10 %", "", io::alignment::right},
                                 {"median", "", io::alignment::right},
                                 {"90 %", "", io::alignment::right},
                                 {"years behind at equal money", "", io::alignment::right}},
                     .note =
                         "Price of the part alone over its performance that is reached; power, "
                         "servers and links are outside. Years are ln(ratio)/ln(growth of "
                         "compute at the frontier)."};
    const auto route = [&](const std::string& what, const char* use, const char* of,
                           const char* late) {
        const auto& s = all[of];
        routes.rows.push_back({what, use, fixed(s.quantile(0.1), 2), fixed(s.median(), 2),
                               fixed(s.quantile(0.9), 2),
                               late != nullptr && growth ? fixed(all[late].median(), 2) : ""});
    };
    if (own) {
        figure("training compute from " + by_own + ", cost over an H100 at list price", "ratio",
               "domestic");
        find_drivers(c, q, c.figures.back().what, belief,
                     [&](const auto& p) { return costs(p).domestic; });
        route(by_own, "training", "domestic", "domestic_delay");
        cite(c, domestic->chip.name.str() + ": " + domestic->origin.source.str() + " (" +
                    std::string(name(domestic->origin.trust)) + ")");
    }
    if (grey) {
        figure("compute from the grey market, cost over list price", "ratio", "grey");
        route("grey market", "training and decoding", "grey", "grey_delay");
    }
    if (licensed) {
        figure("training compute from licensed H20, cost over an H100 at list price", "ratio",
               "h20_training");
        figure("decoding (memory bandwidth) from licensed H20, cost over an H100 at list price",
               "ratio", "h20_decoding");
        route("licensed H20", "training", "h20_training", "h20_delay");
        route("licensed H20", "decoding", "h20_decoding", nullptr);
        cite(c, h20->origin.source.str());
    }
    routes.rows.push_back({"rented abroad", "training and decoding", "", "not computed", "", ""});
    c.tables.insert(c.tables.begin(), routes);
    c.undetermined.push_back(
        "the cost of compute rented abroad is not computed: the packs hold no "
        "rental price");
    if (growth) {
        if (grey) figure("delay at equal money by the grey market", "years", "grey_delay");
        if (own) figure("delay at equal money by Chinese parts", "years", "domestic_delay");
    }
    if (own && has(fields, "compute_elasticity_of_progress"))
        figure("pace of progress by Chinese parts at equal money, over the unhindered", "ratio",
               "domestic_pace");
    if (has(fields, "smuggling_share_of_prc_training_compute"))
        figure("share of China's training compute that comes by the grey market", "share",
               "grey_share");
    const bool efficiency = has(fields, "training_hours_ratio");
    if (efficiency) {
        figure("counter-example: GPU hours of Llama 3.1 405B over those of DeepSeek-V3", "ratio",
               "efficiency");
        if (growth)
            figure("years of compute growth that this efficiency was worth", "years",
                   "efficiency_years");
    }
    add_compute_gap(c, q);

    if (!grey && !own) {
        c.reading = "Not answered on this day.";
        return;
    }
    std::vector<std::string> dearer;
    if (own) dearer.push_back(fixed(all["domestic"].median(), 1) + " times by Chinese parts");
    if (grey) dearer.push_back(fixed(all["grey"].median(), 1) + " times on the grey market");
    c.reading = "Compute cost " + listed(dearer) + " what it costs at list price";
    if (growth && own)
        c.reading += ", which at equal money is " + fixed(all["domestic_delay"].median(), 1) +
                     " years of delay by the former";
    if (growth && efficiency)
        c.reading +=
            "; but one published gain of efficiency, with parts sold under the rules, was "
            "worth " +
            fixed(all["efficiency_years"].median(), 1) + " years";
    c.reading += ".";
}

}  // namespace hirschman::inline v0_1::briefing
