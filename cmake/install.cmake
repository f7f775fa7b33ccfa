# SPDX-License-Identifier: BSL-1.0
include(CMakePackageConfigHelpers)

configure_package_config_file(cmake/hirschman-config.cmake.in
    "${CMAKE_CURRENT_BINARY_DIR}/hirschman-config.cmake"
    INSTALL_DESTINATION "${hirschman_cmake_dir}"
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/hirschman-config-version.cmake"
    COMPATIBILITY SameMinorVersion)

foreach(component ${hirschman_components})
    export(EXPORT hirschman-${component}-targets
        NAMESPACE hirschman::
        FILE "${CMAKE_CURRENT_BINARY_DIR}/hirschman-${component}-targets.cmake")
endforeach()
install(FILES
    "${CMAKE_CURRENT_BINARY_DIR}/hirschman-config.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/hirschman-config-version.cmake"
    DESTINATION "${hirschman_cmake_dir}"
    COMPONENT hirschman_Development)

# The prefix is found from where the .pc file lies, so that a moved tree still works; how many
# levels up depends on the library directory (lib, lib64, lib/x86_64-linux-gnu).
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
    BASE_DIRECTORY "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig"
    OUTPUT_VARIABLE hirschman_pc_to_prefix)
if(BUILD_SHARED_LIBS)
    set(hirschman_pc_private "")
else()
    list(JOIN LAPACK_LIBRARIES " " hirschman_lapack)
    set(hirschman_pc_private
        "Requires.private: tbb\nLibs.private: -lboost_json ${hirschman_lapack}\n")
endif()
configure_file(cmake/hirschman.pc.in "${CMAKE_CURRENT_BINARY_DIR}/hirschman.pc" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/hirschman.pc"
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig"
    COMPONENT hirschman_Development)

install(DIRECTORY data/
    DESTINATION "${CMAKE_INSTALL_DATADIR}/hirschman/data"
    COMPONENT hirschman_Runtime)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/hirschman"
    COMPONENT hirschman_Runtime)
