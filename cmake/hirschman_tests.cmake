# SPDX-License-Identifier: BSL-1.0

# hirschman_test(name SOURCES a_test.cpp ... [LABELS ...] [LIBRARIES ...] [TIMEOUT seconds])
# One executable and one ctest entry, named test_<name>.
function(hirschman_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LABELS;LIBRARIES" ${ARGN})
    add_executable(test_${name} ${arg_SOURCES})
    target_link_libraries(test_${name} PRIVATE
        hirschman::hirschman GTest::gtest_main ${arg_LIBRARIES})
    target_include_directories(test_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(test_${name} PRIVATE
        HIRSCHMAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        HIRSCHMAN_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared")
    add_test(NAME ${name} COMMAND test_${name})
    if(NOT arg_LABELS)
        set(arg_LABELS unit)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT})
endfunction()

# hirschman_compile_fail(name file regex): the file must compile as it is, and must fail with
# -DEXPECT_FAIL with an error that matches the regular expression.
function(hirschman_compile_fail name file regex)
    add_test(NAME compile_fail.${name}
        COMMAND "${CMAKE_COMMAND}"
            "-DCOMPILER=${CMAKE_CXX_COMPILER}"
            "-DINCLUDES=${PROJECT_SOURCE_DIR}/include;${Boost_INCLUDE_DIRS}"
            "-DFILE=${CMAKE_CURRENT_SOURCE_DIR}/${file}"
            "-DREGEX=${regex}"
            -P "${PROJECT_SOURCE_DIR}/cmake/compile_fail.cmake")
    set_tests_properties(compile_fail.${name} PROPERTIES LABELS static TIMEOUT 60)
endfunction()
