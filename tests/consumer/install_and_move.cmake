# SPDX-License-Identifier: BSL-1.0
file(REMOVE_RECURSE "${WORK}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/installed"
    COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
file(RENAME "${WORK}/installed" "${PREFIX}")
