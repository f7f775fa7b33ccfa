# SPDX-License-Identifier: BSL-1.0
cmake_minimum_required(VERSION 3.25)
# Hostile input through the whole program: it must fail, and say where.
include("${CMAKE_CURRENT_LIST_DIR}/expect_failure.cmake")

# A transaction file with that content is refused, and its line named.
function(expect_refusal name content message)
    set(file "${WORK}/${name}.json")
    file(WRITE "${file}" "${content}")
    expect_failure(${name} "${message}" --transactions "${file}")
    expect_failure(${name} "${name}.json:1: " --transactions "${file}")
endfunction()
set(one "{\"vectors\": [{\"id\": \"1\", \"chip\": ")
set(day ", \"date\": \"2024-03-01\"")
expect_refusal(country "${one}{}${day}, \"destination\": \"CHI\"}]}" "destination: expected an ISO")
expect_refusal(date "${one}{}, \"date\": \"2024-02-30\"}]}" "date: expected a date")
expect_refusal(negative "${one}{\"tpp\": -4800}${day}}]}" "tpp: expected a figure of at least 0")
expect_refusal(not_a_number "${one}{\"tpp\": NaN}${day}}]}" "tpp: expected JSON, found \"NaN")
expect_refusal(too_large "${one}{\"tpp\": 1e999}${day}}]}" "a number that a double can hold")
expect_refusal(reversed "${one}{\"tpp\": [5, 4]}${day}}]}" "no less than the lower end, 5, found 4")
expect_refusal(no_area "${one}{\"logic_area_mm2\": 0}${day}}]}" "figures that a part can have")
expect_refusal(part "${one}\"nv_h20_69\"${day}}]}" "did you mean \"nv_h20_96\"?")
expect_refusal(truncated "${one}" "found the end of the file")
expect_refusal(empty "" "found the end of the file")
expect_refusal(another_file "{\"clauses\": 1}" "only the keys vectors")

file(WRITE "${WORK}/metric.json" "{\"name\": \"x\", \"measures\": [{\"id\": \"X\", \"title\": \"t\",
    \"authority\": \"a\", \"kind\": \"rule\", \"effective\": \"2027-01-01\", \"source\": \"s\",
    \"confidence\": \"assumed\"}], \"amend\": [{\"clause\": \"3A090.a\", \"from\": \"2027-01-01\",
    \"enacted_by\": \"X\", \"gives\": \"3A090.a\", \"citation\": \"c\", \"confidence\": \"assumed\",
    \"when\": {\"metric\": \"densty\", \"op\": \">=\", \"value\": 1}}]}")
expect_failure(metric "metric.json:5: $.amend[0].when.metric: expected a metric" --rules "${WORK}/metric.json")
expect_failure(metric "did you mean \"density\"?" --rules "${WORK}/metric.json")

expect_failure(chip "did you mean \"nv_h20_96\"?" --chip nv_h20_69)
expect_failure(option "unknown option \"--nonsense\"" --nonsense)
expect_failure(day "\"2025-02-30\" is not a date" --on 2025-02-30)
expect_failure(place "\"XXX\" is not an ISO 3166-1" --destination XXX)
expect_failure(value "--on needs a value" --on)
expect_failure(json "--json needs --transactions" --json)
expect_failure(both "nothing else can" --chip nv_h20_96 --transactions x.json)
expect_failure(file "no_such_file.json: expected a readable file" --rules "${WORK}/no_such_file.json")
