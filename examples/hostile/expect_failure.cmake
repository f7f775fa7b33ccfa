# SPDX-License-Identifier: BSL-1.0
# A program that is given bad input must fail with status 1, print nothing, and say on standard error who
# it is and `message`.
get_filename_component(hostile_program "${PROGRAM}" NAME)
function(expect_failure name message)
    execute_process(COMMAND "${PROGRAM}" ${ARGN}
        RESULT_VARIABLE status ERROR_VARIABLE errors OUTPUT_VARIABLE output)
    string(FIND "${errors}" "${message}" at)
    if(NOT status EQUAL 1 OR at EQUAL -1 OR NOT errors MATCHES "^${hostile_program}: ")
        message(SEND_ERROR "${name}: exit status ${status}, expected \"${message}\" in:\n${errors}")
    endif()
    if(NOT output STREQUAL "")
        message(SEND_ERROR "${name}: something was printed although the input was refused")
    endif()
endfunction()
