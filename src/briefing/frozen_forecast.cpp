// SPDX-License-Identifier: BSL-1.0
#include <hirschman/briefing/frozen_forecast.hpp>

#include "briefing/case_forecast.hpp"
#include "data/fields.hpp"

#include <hirschman/uncertainty/scoring.hpp>

#include <cmath>

namespace hirschman::inline v0_1::briefing {

namespace {

constexpr std::string_view scale_words[] = {"level", "log_days"};

}  // namespace

std::vector<frozen_forecast> freeze(std::span<const data::backtest_case> cases,
                                    const data::estimate_table& estimates, as_of today,
                                    const backtest_options& options)
{
    std::vector<frozen_forecast> all;
    const std::string hash = hash_of(estimates);
    for (const auto& open : cases) {
        if (open.kind != data::case_class::open) continue;
        if (*open.observed_from <= today.on)
            throw domain_error("case " + open.id.str() + " should be known by " +
                               open.observed_from->iso());
        auto asked = open;
        asked.as_of = today.on;
        const auto f = forecast_of(asked, estimates, options);
        all.push_back({.id = open.id,
                       .as_of = today.on,
                       .scale = open.base ? score_scale::level : score_scale::log_days,
                       .low = f.low,
                       .median = f.median,
                       .high = f.high,
                       .resolves_by = *open.observed_from,
                       .what = open.what,
                       .estimates_hash = hash});
    }
    return all;
}

std::string csv_text(std::span<const frozen_forecast> forecasts)
{
    io::csv_writer writer(
        {"case", "as_of", "scale", "low", "median", "high", "resolves_by", "what", "estimates"});
    for (const auto& f : forecasts) {
        writer.add(f.id.view());
        writer.add(f.as_of.iso());
        writer.add(scale_words[static_cast<int>(f.scale)]);
        for (const double x : {f.low, f.median, f.high}) writer.add(x);
        writer.add(f.resolves_by.iso());
        writer.add(f.what);
        writer.add(f.estimates_hash);
        writer.end_row();
    }
    return writer.str();
}

std::vector<frozen_forecast> frozen_forecasts_from(const io::csv_table& table)
{
    table.require_columns(
        {"case", "as_of", "scale", "low", "median", "high", "resolves_by", "what", "estimates"});
    table.require_unique({"case", "as_of"});
    return data::detail::rows_of<frozen_forecast>(table, [](const io::csv_row& row) {
        frozen_forecast f;
        (void)row["case"].text();
        f.id = data::detail::text_of<48>(row["case"]);
        f.as_of = row["as_of"].day();
        f.scale = static_cast<score_scale>(row["scale"].word({"level", "log_days"}));
        f.low = row["low"].number();
        f.median = row["median"].number();
        f.high = row["high"].number();
        if (f.median < f.low) row["median"].fail("no less than low");
        if (f.high < f.median) row["high"].fail("no less than median");
        f.resolves_by = row["resolves_by"].day();
        if (f.resolves_by <= f.as_of) row["resolves_by"].fail("a day after as_of");
        f.what = row["what"].text();
        f.estimates_hash = row["estimates"].text();
        return f;
    });
}

std::vector<resolved_forecast> resolve(std::span<const frozen_forecast> forecasts,
                                       std::span<const data::backtest_case> cases)
{
    std::vector<resolved_forecast> known;
    for (const auto& f : forecasts)
        for (const auto& c : cases) {
            if (c.id != f.id || !c.observed) continue;
            const double observed = f.scale == score_scale::level
                                        ? *c.observed / c.base.value_or(1.0)
                                        : std::log(*c.observed);
            known.push_back(
                {f,
                 observed,
                 {f.low, f.high, uncertainty::interval_score(f.low, f.high, observed)}});
        }
    return known;
}

}  // namespace hirschman::inline v0_1::briefing
