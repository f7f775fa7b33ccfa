// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

#include <hirschman/data/magnet_export.hpp>
#include <hirschman/data/pack.hpp>
#include <hirschman/data/supply_share.hpp>
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/scenario/stage_dependence.hpp>
#include <hirschman/supply/concentration.hpp>
#include <hirschman/supply/licensing.hpp>

#include <boost/math/distributions/normal.hpp>

#include <array>
#include <cmath>

namespace hirschman::inline v0_1::briefing {

using namespace std::chrono_literals;

namespace {

constexpr date control_day = 2025y / 4 / 4;
constexpr std::size_t months = 9;

/// What `mineral_cutoff` says of each draw.
template <class S>
struct cutoff {
    std::array<S, months> exports;
    S first_stop;
    S peak;
    S months_lost;
    S value_lost;
    S knee;
    S remaining;

    BOOST_DESCRIBE_CLASS(cutoff, (),
                         (exports, first_stop, peak, months_lost, value_lost, knee, remaining), (),
                         ())
};

struct approval {
    date on;
    double share = 0.0;
};

std::vector<approval> approvals_known(claim& c, const question& q)
{
    std::vector<approval> all;
    for (const auto row : data::pack("licence_approvals.csv")) {
        if (row["known_from"].day() > q.as_of()) continue;
        all.push_back({row["date"].day(), row["share"].share()});
        cite(c, std::string(row["source"].text()));
    }
    return all;
}

/// Monthly mean of the three months before the control, tonnes, if they were published.
std::optional<double> base_exports(const question& q)
{
    double sum = 0.0;
    int found = 0;
    for (const auto& m : q.known.magnet_exports)
        if (m.world && date(2025y / 1 / 1) <= m.from && m.from < date(2025y / 4 / 1)) {
            sum += *m.world;
            ++found;
        }
    if (found != 3) return {};
    return sum / 3.0;
}

std::string month_name(date first) { return first.iso().substr(0, 7); }

std::string tonnes(const std::optional<double>& t) { return t ? fixed(*t, 0) : "not reported"; }

void shares_by_stage(claim& c, const question& q)
{
    const auto belief =
        belief_of<scenario::stage_dependence_parameters>(c, q, "stage_dependence_parameters");
    if (belief) {
        const auto all = uncertainty::ensemble(
            *belief,
            [](const scenario::stage_dependence_parameters<block>& p) {
                const auto d = scenario::stage_dependence(p);
                return std::array<block, 5>{p.separation, p.mine, p.magnets, d.least,
                                            d.independent};
            },
            q.ensemble());
        note_failures(c, all);
        const std::array<const char*, 5> what{
            "China's share of separation and refining", "China's share of mining",
            "China's share of magnets", "use that has passed through China at some stage, at least",
            "the same if every stage draws from the world at random"};
        for (std::size_t i = 0; i < what.size(); ++i)
            c.figures.push_back(figure_of(what[i], "per cent", all[i], 0.01));
    }
    // What the United States bought from China directly: another question than world shares.
    io::table direct{
        .id = "claim-5-direct",
        .title = "Direct imports of the United States, rare-earth compounds and metals",
        .columns = {{"from"}, {"share", "", io::alignment::right}, {"years"}},
        .note =
            "Value of compounds and metals; not magnets, and not goods that contain "
            "them."};
    std::vector<double> sources;
    std::string source;
    for (const auto& s : q.known.supply_shares)
        if (s.stage == "imports_by_source:USA" && s.item == "rare-earth compounds and metals") {
            direct.rows.push_back(
                {s.nation ? std::string(s.nation->alpha_3()) : s.area, percent(s.share), s.period});
            if (s.nation) sources.push_back(s.share);
            source = s.origin.source.str();
        }
    if (!direct.rows.empty()) {
        direct.source = source;
        cite(c, source);
        c.tables.push_back(direct);
    }
}

}  // namespace

void exports_halted(claim& c, const question& q)
{
    io::table notices{.id = "claim-5-notices",
                      .title = "Chinese controls on minerals, as published by " + q.as_of().iso(),
                      .columns = {{"notice"}, {"in effect"}, {"items"}}};
    std::optional<date> seven;
    for (const auto row : data::pack("china_notices.csv")) {
        if (row["published"].day() > q.as_of()) continue;
        notices.rows.push_back({std::string(row["notice"].text()), row["effective"].day().iso(),
                                std::string(row["items"].text())});
        if (row["notice"].text() == "2025-18") {
            seven = row["effective"].day();
            cite(c, row["source"].text());
        }
    }
    notices.note =
        "Controls are licensing, not bans; neodymium and praseodymium are not on the list.";
    notices.source = "announcements of the Ministry of Commerce of China";
    shares_by_stage(c, q);
    c.tables.insert(c.tables.begin(), notices);

    if (q.as_of() < control_day) {
        c.undetermined.push_back("the control of seven rare earths took effect on " +
                                 control_day.iso());
        c.reading = "Not a question yet on this day.";
        return;
    }
    auto belief = belief_of<scenario::mineral_cutoff_parameters>(c, q, "mineral_cutoff_parameters");
    const auto base = base_exports(q);
    if (!base)
        c.undetermined.push_back("exports of the first quarter of 2025 were not published by " +
                                 q.as_of().iso());
    if (!belief) {
        c.reading = "Not answered on this day.";
        return;
    }
    // Approvals as they came, once two readings were known.
    const auto known = approvals_known(c, q);
    std::string given = "the time to a licence is unknown";
    if (known.size() >= 2) {
        const boost::math::normal normal;
        const auto time = supply::licence_time_through(
            days_between(control_day, known[0].on), boost::math::quantile(normal, known[0].share),
            days_between(control_day, known[1].on), boost::math::quantile(normal, known[1].share));
        belief->fix("licence_median_days", time.median_days);
        belief->fix("licence_log_spread", time.log_spread);
        given = "given that " + percent(known[0].share) + " of applications were approved by " +
                known[0].on.iso() + " and " + percent(known[1].share) + " by " + known[1].on.iso();
    }
    const scenario::mineral_cutoff_setting setting{.start = control_day, .days = 365};
    const auto cut_off = [&](const scenario::mineral_cutoff_parameters<block>& p) {
        const auto path = scenario::mineral_cutoff(p, setting);
        cutoff<block> r;
        for (std::size_t m = 0; m < months; ++m) r.exports[m] = path.exports[m];
        r.first_stop = path.first_stop_day;
        r.peak = path.peak_standing;
        r.months_lost = path.months_lost;
        r.value_lost = path.value_added_lost;
        r.knee = path.knee;
        r.remaining = path.remaining_supply;
        return r;
    };
    const auto all = uncertainty::ensemble(*belief, cut_off, q.ensemble());
    note_failures(c, all);

    io::table by_month{
        .id = "claim-5-months",
        .title = "Chinese exports of magnets, model (" + given + ") and reported",
        .columns = {{"month"},
                    {"10 %", "of base", io::alignment::right},
                    {"median", "of base", io::alignment::right},
                    {"90 %", "of base", io::alignment::right},
                    {"reported, world", "t", io::alignment::right},
                    {"of base", "", io::alignment::right},
                    {"reported, to the USA", "t", io::alignment::right},
                    {"known"}},
        .note = "Base: mean of January to March 2025, " +
                (base ? fixed(*base, 0) + " t a month" : std::string("not published")) +
                ". \"Later\" marks figures published after the day of the question; they "
                "are outcomes and did not enter the model.",
        .source = "Chinese customs"};
    io::series fan{
        .name = "model, 80 % of draws", .kind = io::series_kind::fan, .colour = io::hue::blue};
    io::series world{.name = "reported, to the world",
                     .kind = io::series_kind::points,
                     .colour = io::hue::black};
    io::series usa{.name = "reported, to the United States",
                   .kind = io::series_kind::points,
                   .colour = io::hue::vermillion};
    std::size_t m = 0;
    std::size_t inside = 0;
    std::size_t compared = 0;
    for (const auto& row : data::magnet_exports()) {
        const double x = io::day_number(row.from);
        if (row.from >= date(2025y / 1 / 1) && row.from < date(2026y / 1 / 1)) {
            if (row.world) {
                world.x.push_back(x);
                world.y.push_back(*row.world);
                world.labels.push_back("");
            }
            if (row.usa) {
                usa.x.push_back(x);
                usa.y.push_back(*row.usa);
                usa.labels.push_back("");
            }
        }
        if (row.from < date(2025y / 4 / 1) || m >= months) continue;
        const auto& draws = all["exports[" + std::to_string(m++) + "]"];
        const double low = draws.quantile(0.1);
        const double high = draws.quantile(0.9);
        by_month.rows.push_back(
            {month_name(row.from), fixed(low, 2), fixed(draws.median(), 2), fixed(high, 2),
             tonnes(row.world), base && row.world ? fixed(*row.world / *base, 2) : "",
             tonnes(row.usa), row.known_from() <= q.as_of() ? "on the day" : "later"});
        if (base) {
            fan.x.push_back(x);
            fan.low.push_back(std::round(low * *base));
            fan.y.push_back(std::round(draws.median() * *base));
            fan.high.push_back(std::round(high * *base));
            if (row.world) {
                ++compared;
                if (low * *base <= *row.world && *row.world <= high * *base) ++inside;
            }
        }
    }
    c.tables.insert(c.tables.begin() + 1, by_month);
    if (base)
        c.charts.push_back({.id = "magnet-exports",
                            .title = "Chinese exports of rare-earth magnets, 2025",
                            .subtitle = "Model as of " + q.as_of().iso() + ", " + given,
                            .x = {.label = "Month", .scale = io::axis_scale::day},
                            .y = {.label = "Exports", .unit = "tonnes a month", .from = 0.0},
                            .data = {fan,
                                     world,
                                     usa,
                                     {.name = "control",
                                      .kind = io::series_kind::vertical_limit,
                                      .x = {io::day_number(control_day)},
                                      .labels = {"control"}}},
                            .source = "model of this report; Chinese customs as reported"});

    c.figures.push_back(
        figure_of("day on which the first of 100 plants stands (365: not within a year)", "days",
                  all["first_stop"]));
    c.figures.push_back(figure_of("largest share of use standing", "per cent", all["peak"], 0.01));
    c.figures.push_back(figure_of("American value added lost in the first year, USD of 2017",
                                  "bn USD", all["value_lost"], 1e9));
    find_drivers(c, q, c.figures.back().what, *belief,
                 [&](const auto& p) { return cut_off(p).value_lost; });
    c.figures.push_back(figure_of("knee: remaining supply below which losses turn proportional",
                                  "share", all["knee"]));
    c.figures.push_back(
        figure_of("supply a plant without a licence has", "share", all["remaining"]));
    const auto separation = std::find_if(c.figures.begin(), c.figures.end(), [](const auto& f) {
        return f.what == "China's share of separation and refining";
    });
    c.reading =
        "Exports were not halted in March: licensing of seven medium and heavy rare earths and of "
        "magnets that contain them began on " +
        (seven ? seven->iso() : control_day.iso()) + ", neodymium not among them" +
        (separation != c.figures.end()
             ? "; the share of separation was " + fixed(separation->low, 0) + " to " +
                   fixed(separation->high, 0) + " %, so over 80 % is right"
             : std::string()) +
        (compared == 0 ? std::string()
                       : "; of the " + std::to_string(compared) + " months now reported " +
                             std::to_string(inside) + " lie inside the model's 80 % range") +
        ".";
}

}  // namespace hirschman::inline v0_1::briefing
