# SPDX-License-Identifier: BSL-1.0
# Every built-in data pack: compiled into the library, which then needs no file.
set(hirschman_data_packs
    backtest_cases.csv
    china_notices.csv
    chip_figures.csv
    chips.csv
    claims.csv
    embargoes.csv
    estimates.csv
    gdp.csv
    licence_approvals.csv
    magnet_export_totals.csv
    magnet_exports.csv
    networks/advanced_chips.csv
    networks/antimony.csv
    networks/gallium.csv
    networks/germanium.csv
    networks/graphite.csv
    networks/rare_earths.csv
    networks/tungsten.csv
    nvidia_quarters.csv
    outcomes.csv
    price_responses.csv
    priors.csv
    rd_expenditure.csv
    rd_vintages.csv
    supply_projects.csv
    supply_shares.csv
    trade/elasticity.csv
    trade/tariffs.csv
    trade/totals.csv
    trade/trade.csv
)
list(TRANSFORM hirschman_data_packs PREPEND "${CMAKE_CURRENT_LIST_DIR}/../data/")

set(hirschman_embedded_source "${CMAKE_CURRENT_BINARY_DIR}/data/embedded_packs.cpp")
add_custom_command(
    OUTPUT "${hirschman_embedded_source}"
    COMMAND "${CMAKE_COMMAND}" "-DPACKS=${hirschman_data_packs}"
        "-DDIRECTORY=${CMAKE_CURRENT_LIST_DIR}/../data"
        "-DOUTPUT=${hirschman_embedded_source}"
        -P "${CMAKE_CURRENT_LIST_DIR}/embed_data.cmake"
    DEPENDS ${hirschman_data_packs} "${CMAKE_CURRENT_LIST_DIR}/embed_data.cmake"
    COMMENT "Embedding the data packs"
    VERBATIM)
