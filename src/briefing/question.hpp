// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "briefing/wording.hpp"

#include <hirschman/briefing/chips_for_magnets.hpp>
#include <hirschman/country.hpp>
#include <hirschman/data/prior.hpp>
#include <hirschman/uncertainty/ensemble.hpp>
#include <hirschman/uncertainty/sensitivity.hpp>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::briefing {

/// What every claim is asked with.
struct question {
    const data::evidence& known;
    const chips_for_magnets_options& how;

    [[nodiscard]] date as_of() const { return known.when.on; }
    [[nodiscard]] uncertainty::ensemble_options ensemble() const
    {
        return {.draws = how.draws, .seed = how.seed, .threads = how.threads};
    }
};

/// One figure from an ensemble, in `scale` units.
[[nodiscard]] inline model_figure figure_of(std::string what, std::string unit,
                                            const uncertainty::summary& draws, double scale = 1.0)
{
    return {std::move(what), std::move(unit), draws.quantile(0.1) / scale,
            draws.quantile(0.5) / scale, draws.quantile(0.9) / scale};
}
/// A figure without uncertainty.
[[nodiscard]] inline model_figure certain_figure(std::string what, std::string unit, double value)
{
    return {std::move(what), std::move(unit), value, value, value};
}

/// Notes the estimates that the fields of scenarios take, as the table "what went in" and as
/// sources.
void cite_estimates(claim& into, const question& q,
                    const std::vector<data::field_estimate>& fields);
void cite(claim& into, std::string_view source);

/// The estimates of a scenario on the day. Where one was not known yet the claim says so and there
/// is no answer.
[[nodiscard]] std::optional<std::vector<data::field_estimate>> estimates_of(
    claim& into, const question& q, std::string_view scenario);

template <template <class> class P>
void believe(uncertainty::prior<P>& belief, const std::vector<data::field_estimate>& fields)
{
    for (const auto& f : fields) belief.set(f.field, f.value);
    for (const auto& f : fields)
        if (!f.paired_with.empty() && f.field.view() < f.paired_with.view())
            belief.pair(f.field, f.paired_with);
}

/// What was thought of a scenario's parameters on the day.
template <template <class> class P>
[[nodiscard]] std::optional<uncertainty::prior<P>> belief_of(claim& into, const question& q,
                                                             std::string_view scenario)
{
    const auto fields = estimates_of(into, q, scenario);
    if (!fields) return {};
    auto belief = uncertainty::prior<P>::fixed_at(P<double>());
    believe(belief, *fields);
    cite_estimates(into, q, *fields);
    return belief;
}

/// A failed draw is counted and said.
template <class Samples>
void note_failures(claim& into, const Samples& all)
{
    if (all.failed() == 0) return;
    into.notes.push_back(
        std::to_string(all.failed()) + " of " + std::to_string(all.draws()) +
        " draws left a permitted range; they are counted here and are in no figure.");
}

/// How the drivers of a figure are found: enough points for two digits of the large indices.
[[nodiscard]] inline uncertainty::sensitivity_options driver_options(const question& q)
{
    return {.points = 2048, .seed = q.how.seed, .threads = q.how.threads};
}
void note_drivers(claim& into, std::string figure, const uncertainty::sobol_indices& found,
                  const std::function<std::string(std::string_view)>& estimate_of);

/// Notes what drives one figure. `f` returns it as one block; the draws of the ensemble are not
/// touched.
template <template <class> class P, class F>
void find_drivers(claim& into, const question& q, std::string figure,
                  const uncertainty::prior<P>& belief, const F& f)
{
    note_drivers(into, std::move(figure), uncertainty::sensitivity(belief, f, driver_options(q)),
                 [&](std::string_view parameter) { return belief[parameter].name; });
}

inline constexpr country chn("CHN");
inline constexpr std::string_view h20_id = "nv_h20_96";
inline constexpr std::string_view h100_id = "nv_h100_sxm5_80";

/// A part released by the day; nothing where it was not.
[[nodiscard]] inline const data::part* part_named(const question& q, std::string_view id)
{
    for (const auto& p : q.known.catalogue)
        if (p.chip.id == id) return &p;
    return nullptr;
}

/// Estimates by their own names, as fields of these names. The claim says which of them were not
/// known yet; the others are returned.
[[nodiscard]] std::vector<data::field_estimate> estimates_known(
    claim& into, const question& q, std::initializer_list<std::string_view> names);
[[nodiscard]] inline bool has(const std::vector<data::field_estimate>& fields,
                              std::string_view name)
{
    return std::any_of(fields.begin(), fields.end(),
                       [&](const auto& f) { return f.field == name; });
}

void designed_under_the_threshold(claim& c, const question& q);
void threshold_changed(claim& c, const question& q);
void revenue_at_stake(claim& c, const question& q);
void revenue_regained(claim& c, const question& q);
void exports_halted(claim& c, const question& q);
void sources_years_away(claim& c, const question& q);
void tap_turned_off(claim& c, const question& q);
void leverage_given_up(claim& c, const question& q);
void research_overtaken(claim& c, const question& q);
void powerful_enough(claim& c, const question& q);
void workarounds_cost_more(claim& c, const question& q);
void front_undermined(claim& c, const question& q);
void chips_software_and_tools(claim& c, const question& q);
void economy_of_17_trillion(claim& c, const question& q);

}  // namespace hirschman::inline v0_1::briefing
