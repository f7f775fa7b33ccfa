# SPDX-License-Identifier: BSL-1.0
# Every public header, by folder and alphabetically; a header that is not here is not installed.

set(hirschman_vocabulary_headers
    include/hirschman/block.hpp
    include/hirschman/config.hpp
    include/hirschman/country.hpp
    include/hirschman/date.hpp
    include/hirschman/dual.hpp
    include/hirschman/error.hpp
    include/hirschman/hirschman.hpp
    include/hirschman/provenance.hpp
    include/hirschman/quantity.hpp
    include/hirschman/reading.hpp
    include/hirschman/scalar.hpp
    include/hirschman/text.hpp
    include/hirschman/version.hpp
)

set(hirschman_chips_headers
    include/hirschman/chips/chip.hpp
    include/hirschman/chips/figures.hpp
    include/hirschman/chips/memory_stack.hpp
    include/hirschman/chips/metrics.hpp
)

set(hirschman_controls_headers
    include/hirschman/controls/assess.hpp
    include/hirschman/controls/bounded_list.hpp
    include/hirschman/controls/calendar.hpp
    include/hirschman/controls/clause.hpp
    include/hirschman/controls/computer.hpp
    include/hirschman/controls/condition.hpp
    include/hirschman/controls/detail/axis.hpp
    include/hirschman/controls/detail/decide.hpp
    include/hirschman/controls/detail/inquiry.hpp
    include/hirschman/controls/detail/law.hpp
    include/hirschman/controls/detail/missing.hpp
    include/hirschman/controls/detail/question.hpp
    include/hirschman/controls/determination.hpp
    include/hirschman/controls/explain.hpp
    include/hirschman/controls/foundry_output.hpp
    include/hirschman/controls/frontier.hpp
    include/hirschman/controls/headroom.hpp
    include/hirschman/controls/measure.hpp
    include/hirschman/controls/place.hpp
    include/hirschman/controls/rulebook.hpp
    include/hirschman/controls/rulebooks/country_groups.hpp
    include/hirschman/controls/rulebooks/us_advanced_computing.hpp
    include/hirschman/controls/rulebooks/us_conditions.hpp
    include/hirschman/controls/rulebooks/us_exceptions.hpp
    include/hirschman/controls/rulebooks/us_foundry.hpp
    include/hirschman/controls/rulebooks/us_measures.hpp
    include/hirschman/controls/rulebooks/us_memory.hpp
    include/hirschman/controls/rulebooks/us_reviews.hpp
    include/hirschman/controls/transaction.hpp
)

set(hirschman_supply_headers
    include/hirschman/supply/approvals.hpp
    include/hirschman/supply/capacity.hpp
    include/hirschman/supply/concentration.hpp
    include/hirschman/supply/dependence.hpp
    include/hirschman/supply/disruption.hpp
    include/hirschman/supply/licensing.hpp
    include/hirschman/supply/network.hpp
    include/hirschman/supply/new_capacity.hpp
    include/hirschman/supply/price.hpp
    include/hirschman/supply/shortfall.hpp
)

set(hirschman_markets_headers
    include/hirschman/markets/ban.hpp
    include/hirschman/markets/charge.hpp
    include/hirschman/markets/demand.hpp
    include/hirschman/markets/fiscal_calendar.hpp
    include/hirschman/markets/levy.hpp
    include/hirschman/markets/recapture.hpp
    include/hirschman/markets/substitution.hpp
)

set(hirschman_leverage_headers
    include/hirschman/leverage/balance.hpp
    include/hirschman/leverage/bargaining.hpp
    include/hirschman/leverage/commitment.hpp
    include/hirschman/leverage/cutoff.hpp
    include/hirschman/leverage/deal.hpp
    include/hirschman/leverage/declining_threat.hpp
    include/hirschman/leverage/detail/log_aggregate.hpp
    include/hirschman/leverage/discounting.hpp
    include/hirschman/leverage/power.hpp
)

set(hirschman_innovation_headers
    include/hirschman/innovation/research.hpp
)

set(hirschman_scenario_headers
    include/hirschman/scenario/deal.hpp
    include/hirschman/scenario/leverage_balance.hpp
    include/hirschman/scenario/leverage_sensitivity.hpp
    include/hirschman/scenario/mineral_cutoff.hpp
    include/hirschman/scenario/new_supply.hpp
    include/hirschman/scenario/research_race.hpp
    include/hirschman/scenario/revenue_at_risk.hpp
    include/hirschman/scenario/reversal.hpp
    include/hirschman/scenario/snap_back.hpp
    include/hirschman/scenario/stage_dependence.hpp
)

set(hirschman_uncertainty_headers
    include/hirschman/uncertainty/detail/engine.hpp
    include/hirschman/uncertainty/detail/marginals.hpp
    include/hirschman/uncertainty/detail/results.hpp
    include/hirschman/uncertainty/distribution.hpp
    include/hirschman/uncertainty/draws.hpp
    include/hirschman/uncertainty/ensemble.hpp
    include/hirschman/uncertainty/ensemble_options.hpp
    include/hirschman/uncertainty/estimate.hpp
    include/hirschman/uncertainty/prior.hpp
    include/hirschman/uncertainty/summary.hpp
)

set(hirschman_data_headers
    include/hirschman/data.hpp
    include/hirschman/data/chip_figure.hpp
    include/hirschman/data/estimate_table.hpp
    include/hirschman/data/evidence.hpp
    include/hirschman/data/gdp.hpp
    include/hirschman/data/magnet_export.hpp
    include/hirschman/data/pack.hpp
    include/hirschman/data/part.hpp
    include/hirschman/data/price_response.hpp
    include/hirschman/data/prior.hpp
    include/hirschman/data/prior_map.hpp
    include/hirschman/data/quarter.hpp
    include/hirschman/data/research.hpp
    include/hirschman/data/supply_project.hpp
    include/hirschman/data/supply_share.hpp
)

set(hirschman_io_headers
    include/hirschman/io/amendment.hpp
    include/hirschman/io/chart.hpp
    include/hirschman/io/condition.hpp
    include/hirschman/io/csv.hpp
    include/hirschman/io/json.hpp
    include/hirschman/io/report.hpp
    include/hirschman/io/table.hpp
    include/hirschman/io/transactions.hpp
)

set(hirschman_briefing_headers
    include/hirschman/briefing/chips_for_magnets.hpp
)

set(hirschman_public_headers)
foreach(folder vocabulary chips controls supply markets leverage innovation scenario uncertainty
               data io briefing)
    list(APPEND hirschman_public_headers ${hirschman_${folder}_headers})
endforeach()
