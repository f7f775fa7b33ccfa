# SPDX-License-Identifier: BSL-1.0
cmake_minimum_required(VERSION 3.25)
# Hostile input through the whole program: it must fail, and say where.
include("${CMAKE_CURRENT_LIST_DIR}/expect_failure.cmake")

set(good --sale "${SALE}" --rules "${RULES}")
expect_failure(no_sale "expected a readable file" --rules "${RULES}")
expect_failure(no_rules "expected a readable file" --sale "${SALE}" --sales 1,2,3)
expect_failure(no_sales "--sales is needed" ${good})
expect_failure(two_sales "expected least, most likely, most" ${good} --sales 1,2)
expect_failure(falling "that do not fall" ${good} --sales 3,2,1)
expect_failure(negative "that do not fall" ${good} --sales -1,2,3)
expect_failure(not_a_number "--sales:1: " ${good} --sales NaN,1,2)
expect_failure(too_large "a number that a double can hold" ${good} --sales 1,2,1e999)
expect_failure(calendar "unknown calendar \"intel\"" ${good} --sales 1,2,3 --calendar intel)
expect_failure(day "\"2025-02-30\" is not a date" ${good} --sales 1,2,3 --as-of 2025-02-30)
expect_failure(too_early "not known" ${good} --sales 1,2,3 --as-of 2015-01-01)
expect_failure(option "unknown option \"--nonsense\"" --nonsense x)
expect_failure(value "--sale needs a value" --sale)

file(WRITE "${WORK}/none.json" "{\"vectors\": []}")
expect_failure(no_transaction "a file with one transaction" --sale "${WORK}/none.json" --rules "${RULES}")
file(WRITE "${WORK}/place.json"
    "{\"vectors\": [{\"id\": \"1\", \"chip\": {}, \"date\": \"2026-10-01\", \"destination\": \"CHI\"}]}")
expect_failure(place "place.json:1: $.vectors[0].destination: expected an ISO" --sale "${WORK}/place.json" --rules "${RULES}")
file(WRITE "${WORK}/rule.json" "{\"name\": \"x\", \"mesures\": []}")
expect_failure(rule "did you mean \"measures\"?" --sale "${SALE}" --rules "${WORK}/rule.json" --sales 1,2,3)
