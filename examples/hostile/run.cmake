# SPDX-License-Identifier: BSL-1.0
cmake_minimum_required(VERSION 3.25)
# Hostile input through the whole program: it must fail, and say where.
set(cases
    "share_over_one|{\"licensed_share\": 1.2}|licensed_share: expected at most 1, found 1.2"
    "unknown_name|{\"licenced_share\": 0.9}|did you mean \"licensed_share\""
    "truncated|{\"licensed_share\": {\"low\": 0.5, \"central\": |found the end of the file"
    "twice|{\"licensed_share\": 0.9, \"licensed_share\": 0.8}|expected each key once"
    "not_a_number|{\"licensed_share\": NaN}|licensed_share: expected JSON, found \"NaN"
    "out_of_order|{\"licensed_share\": {\"low\": 0.9, \"central\": 0.5, \"high\": 1}}|no less than low"
    "empty||found the end of the file")
foreach(case IN LISTS cases)
    string(REPLACE "|" ";" case "${case}")
    list(GET case 0 name)
    list(GET case 1 content)
    list(GET case 2 message)
    set(file "${WORK}/${name}.json")
    file(WRITE "${file}" "${content}")
    file(REMOVE_RECURSE "${WORK}/out")
    execute_process(COMMAND "${PROGRAM}" --draws 100 --parameters "${file}" --out "${WORK}/out"
        RESULT_VARIABLE status ERROR_VARIABLE errors OUTPUT_QUIET)
    string(FIND "${errors}" "${message}" at)
    if(status EQUAL 0 OR at EQUAL -1)
        message(SEND_ERROR "${name}: exit status ${status}, expected \"${message}\" in:\n${errors}")
    endif()
    string(FIND "${errors}" "${name}.json:1: " at)
    if(at EQUAL -1)
        message(SEND_ERROR "${name}: the file and line are not named in:\n${errors}")
    endif()
    if(EXISTS "${WORK}/out")
        message(SEND_ERROR "${name}: something was written although the input was refused")
    endif()
endforeach()

foreach(options "--as-of;2025-02-30" "--as-of;yesterday" "--draws;0" "--draws;x" "--draws" "--nonsense"
                "--threads;-1" "--parameters;${WORK}/no_such_file.json")
    execute_process(COMMAND "${PROGRAM}" ${options} --out "${WORK}/out"
        RESULT_VARIABLE status ERROR_VARIABLE errors OUTPUT_QUIET)
    if(status EQUAL 0 OR NOT errors MATCHES "^chips_for_magnets: ")
        message(SEND_ERROR "${options}: exit status ${status}, said: ${errors}")
    endif()
endforeach()
