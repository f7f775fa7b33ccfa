// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/chips/roofline.hpp>

#include <boost/describe/class.hpp>

#include <array>
#include <cmath>

namespace hirschman::inline v0_1::briefing {

namespace {

template <class S = double>
struct part_beliefs {
    S decode_bandwidth_efficiency = 1.0;
    S domestic_relative_performance = 1.0;
    S software_compat_noncuda = 1.0;

    BOOST_DESCRIBE_CLASS(part_beliefs, (),
                         (decode_bandwidth_efficiency, domestic_relative_performance,
                          software_compat_noncuda),
                         (), ())
};

/// A part as a server of models.
struct server {
    std::string name;
    chips::peak peak;
    double largest_batch = 0.0;
};

server server_of(const data::part& p, const chips::peak& peak)
{
    return {p.chip.name.str(), peak, chips::largest_batch(p.chip.memory.lower(), chips::decode)};
}

/// Of the Chinese parts that hold the model with its caches, the one that decodes fastest. Their
/// makers publish no complete list of formats, so that their arithmetic is at least what is known.
const data::part* fastest_domestic(const question& q)
{
    const data::part* best = nullptr;
    double most = 0.0;
    for (const auto& p : q.known.catalogue) {
        const auto performance = chips::total_processing_performance(p.chip);
        if (p.headquarters != chn || !performance.has_lower() ||
            !(performance.lower() > 0.0 * units::tpp) || !p.chip.dram_bandwidth.is_exact() ||
            chips::fits(p.chip.memory, chips::decode) != truth::yes)
            continue;
        const double speed = chips::tokens_per_second(
            chips::peak{performance.lower().in(units::tpp),
                        p.chip.dram_bandwidth.lower().in(units::gigabyte_per_second)},
            chips::decode);
        if (speed > most) {
            most = speed;
            best = &p;
        }
    }
    return best;
}

double speed_at(const server& s, double batch)
{
    auto load = chips::decode;
    load.batch = batch;
    return chips::tokens_per_second(s.peak, load);
}

io::table by_batch(const std::vector<server>& servers)
{
    io::table t{.id = "claim-10-decoding",
                .title = "Tokens a second of one part, writing answers, by sequences at a time",
                .columns = {{"batch", "", io::alignment::right}},
                .note =
                    "A dense model of 70 bn parameters at 8 bit, contexts of 4,096 tokens, "
                    "cache of 164 kB a token, at peak bandwidth. A server of eight parts "
                    "spreads the weights and holds larger batches."};
    for (const auto& s : servers) t.columns.push_back({s.name, "", io::alignment::right});
    t.columns.push_back({"first over second", "", io::alignment::right});
    for (const double batch : {1.0, 2.0, 4.0, 8.0, 14.0, 16.0, 32.0, 38.0, 64.0}) {
        std::vector<std::string> row{fixed(batch, 0)};
        for (const auto& s : servers)
            row.push_back(batch > s.largest_batch ? "does not fit" : fixed(speed_at(s, batch), 1));
        const bool both = batch <= servers[0].largest_batch && batch <= servers[1].largest_batch;
        row.push_back(both ? fixed(speed_at(servers[0], batch) / speed_at(servers[1], batch), 2)
                           : "");
        t.rows.push_back(row);
    }
    return t;
}

io::chart chart_of(const std::vector<server>& servers, double turn)
{
    io::chart chart{
        .id = "decoding",
        .title = "Memory decides at small batches, arithmetic at large ones",
        .subtitle = "Tokens a second by sequences served at a time, weights of 70 GB and caches",
        .x = {.label = "Sequences at a time",
              .scale = io::axis_scale::logarithmic,
              .from = 1.0,
              .to = 512.0},
        .y = {.label = "Tokens a second",
              .unit = "of one part",
              .scale = io::axis_scale::logarithmic},
        .note =
            "Beyond what fits into one part a server of several must share the weights; the "
            "lines then hold a part, without the time that the parts spend talking.",
        .source =
            "catalogue of accelerators (vendor sheets; Epoch AI, CC BY 4.0); roofline of "
            "this library"};
    constexpr std::array colours{io::hue::green, io::hue::blue, io::hue::vermillion};
    for (std::size_t i = 0; i < servers.size(); ++i) {
        io::series line{.name = servers[i].name, .colour = colours[i]};
        for (int step = 0; step <= 36; ++step) {
            const double batch = std::exp2(step / 4.0);
            line.x.push_back(rounded(batch));
            line.y.push_back(rounded(speed_at(servers[i], batch)));
        }
        chart.data.push_back(line);
    }
    io::series marks{.name = "what fits, and the turn", .kind = io::series_kind::vertical_limit};
    for (std::size_t i = 0; i < 2; ++i) {
        marks.x.push_back(servers[i].largest_batch);
        marks.labels.push_back("fits one " + servers[i].name.substr(0, servers[i].name.find(' ')));
    }
    if (std::isfinite(turn)) {
        marks.x.push_back(rounded(turn));
        marks.labels.push_back("order turns");
    }
    chart.data.push_back(marks);
    return chart;
}

}  // namespace

void powerful_enough(claim& c, const question& q)
{
    const data::part* h20 = part_named(q, h20_id);
    const data::part* h100 = part_named(q, h100_id);
    if (h20 == nullptr || h100 == nullptr) {
        c.undetermined.push_back("the H20 was not released by " + q.as_of().iso());
        c.reading = "The part did not exist yet on this day.";
        return;
    }
    std::vector<server> servers{server_of(*h20, chips::peak_of(h20->chip)),
                                server_of(*h100, chips::peak_of(h100->chip))};
    // Values: the vector may grow.
    const server one = servers[0];
    const server other = servers[1];
    cite(c, h20->origin.source.str());
    cite(c, h100->origin.source.str());
    const data::part* domestic = fastest_domestic(q);
    if (domestic != nullptr) {
        const auto& chip = domestic->chip;
        servers.push_back(
            server_of(*domestic, {chips::total_processing_performance(chip).lower().in(units::tpp),
                                  chip.dram_bandwidth.lower().in(units::gigabyte_per_second)}));
        cite(c, chip.name.str() + ": " + domestic->origin.source.str() + " (" +
                    std::string(name(domestic->origin.trust)) + ")");
    }

    auto weights_alone = chips::decode;
    weights_alone.cache_bytes_per_token = 0.0;
    const double batch = chips::decode.batch;
    const double lead = speed_at(one, batch) / speed_at(other, batch);
    const double turn = chips::turning_batch(one.peak, other.peak, chips::decode);
    const double at_most = speed_at(one, one.largest_batch) / speed_at(other, other.largest_batch);
    const double arithmetic =
        one.peak.total_processing_performance / other.peak.total_processing_performance;
    const double prompts = chips::tokens_per_second(one.peak, chips::prefill) /
                           chips::tokens_per_second(other.peak, chips::prefill);
    c.figures = {
        certain_figure("decoding at batch 8 with cache, tokens a second, H20 over H100", "ratio",
                       lead),
        certain_figure("the H20's tokens a second there, at peak bandwidth", "tokens/s",
                       speed_at(one, batch)),
        certain_figure("the H100's", "tokens/s", speed_at(other, batch)),
        certain_figure("batch at which the order turns, with cache", "sequences", turn),
        certain_figure("the same with the weights alone", "sequences",
                       chips::turning_batch(one.peak, other.peak, weights_alone)),
        certain_figure("largest batch that fits one H20", "sequences", one.largest_batch),
        certain_figure("largest batch that fits one H100", "sequences", other.largest_batch),
        certain_figure("decoding at the largest batch of each, H20 over H100", "ratio", at_most),
        certain_figure("total processing performance (training), H20 over H100", "ratio",
                       arithmetic),
        certain_figure("reading prompts, tokens a second, H20 over H100", "ratio", prompts),
    };
    c.tables.push_back(by_batch(servers));
    c.charts.push_back(chart_of(servers, turn));

    const auto fields =
        estimates_known(c, q,
                        {"decode_bandwidth_efficiency", "domestic_relative_performance",
                         "software_compat_noncuda"});
    auto belief = uncertainty::prior<part_beliefs>::fixed_at({});
    believe(belief, fields);
    const double decoding =
        domestic == nullptr ? 1.0 : speed_at(one, batch) / speed_at(servers.back(), batch);
    const auto by_belief = [&](const part_beliefs<block>& p) {
        const block needed = arithmetic / p.domestic_relative_performance;
        return std::array<block, 5>{speed_at(one, batch) * p.decode_bandwidth_efficiency,
                                    p.software_compat_noncuda, needed / p.software_compat_noncuda,
                                    needed, decoding / p.software_compat_noncuda};
    };
    const auto all = uncertainty::ensemble(belief, by_belief, q.ensemble());
    note_failures(c, all);
    if (has(fields, "decode_bandwidth_efficiency"))
        c.figures.push_back(
            figure_of("the H20's tokens a second at batch 8, at the share of "
                      "bandwidth reached in practice",
                      "tokens/s", all[0]));
    const bool software = has(fields, "software_compat_noncuda");
    const bool reported = has(fields, "domestic_relative_performance");
    if (software)
        c.figures.push_back(
            figure_of("share of a part's work that software other than CUDA "
                      "reaches (assumed)",
                      "share", all[1]));
    if (software && reported) {
        c.figures.push_back(
            figure_of("training, H20 over the best Chinese part as reported, "
                      "after compatibility",
                      "ratio", all[2]));
        find_drivers(c, q, c.figures.back().what, belief,
                     [&](const auto& p) { return by_belief(p)[2]; });
        c.figures.push_back(
            figure_of("compatibility below which the H20 trains faster than that "
                      "part",
                      "share", all[3]));
    }
    if (domestic != nullptr && software)
        c.figures.push_back(
            figure_of("decoding at batch 8, H20 over the fastest Chinese part that "
                      "holds the model (" +
                          domestic->chip.name.str() + "), after compatibility",
                      "ratio", all[4]));
    if (domestic == nullptr)
        c.undetermined.push_back(
            "no Chinese part of the catalogue released by " + q.as_of().iso() +
            " has a published performance and bandwidth and holds the model and its caches");

    c.reading = "For serving models it is" + std::string(lead > 1.0 ? "" : " not") +
                ", for training not: at batch 8 one H20 writes " + fixed(lead, 2) +
                " times the tokens of one H100, and the order would turn at " + fixed(turn, 0) +
                " sequences where " + fixed(one.largest_batch, 0) + " fit, but it has " +
                percent(arithmetic) + " of the arithmetic";
    if (software && reported)
        c.reading += "; in training, software outweighs speed only where less than " +
                     percent(all[3].median()) + " of a Chinese part's work is reached, and " +
                     percent(all[1].quantile(0.1)) + " to " + percent(all[1].quantile(0.9)) +
                     " was thought to be";
    c.reading += ".";
}

}  // namespace hirschman::inline v0_1::briefing
