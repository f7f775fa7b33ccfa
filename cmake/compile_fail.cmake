# SPDX-License-Identifier: BSL-1.0
set(flags -std=c++20 -fsyntax-only)
foreach(directory ${INCLUDES})
    list(APPEND flags "-I${directory}")
endforeach()

execute_process(COMMAND "${COMPILER}" ${flags} "${FILE}" RESULT_VARIABLE status ERROR_VARIABLE errors)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${FILE} must compile without EXPECT_FAIL:\n${errors}")
endif()

execute_process(COMMAND "${COMPILER}" ${flags} -DEXPECT_FAIL "${FILE}"
    RESULT_VARIABLE status ERROR_VARIABLE errors)
if(status EQUAL 0)
    message(FATAL_ERROR "${FILE} must not compile with EXPECT_FAIL")
endif()
if(NOT errors MATCHES "${REGEX}")
    message(FATAL_ERROR "${FILE} fails with another error than \"${REGEX}\":\n${errors}")
endif()
