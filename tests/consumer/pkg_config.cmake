# SPDX-License-Identifier: BSL-1.0
file(GLOB_RECURSE pc "${PREFIX}/hirschman.pc")
cmake_path(GET pc PARENT_PATH pc_directory)
set(ENV{PKG_CONFIG_PATH} "${pc_directory}")
foreach(what cflags libs)
    execute_process(COMMAND "${PKG_CONFIG}" --static --${what} hirschman
        OUTPUT_VARIABLE ${what} OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(${what} UNIX_COMMAND "${${what}}")
endforeach()
separate_arguments(FLAGS UNIX_COMMAND "${FLAGS}")
execute_process(COMMAND "${COMPILER}" -std=c++20 ${FLAGS} ${cflags} "${SOURCE}" -o "${OUTPUT}" ${libs}
    COMMAND_ERROR_IS_FATAL ANY)
cmake_path(GET pc_directory PARENT_PATH library_directory)
execute_process(COMMAND "${CMAKE_COMMAND}" -E env "LD_LIBRARY_PATH=${library_directory}" "${OUTPUT}"
    COMMAND_ERROR_IS_FATAL ANY)
