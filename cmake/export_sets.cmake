# SPDX-License-Identifier: BSL-1.0
# One export set a component. They exist when we are embedded as well, or a project that links ours
# could not export its own targets; its plain "install" then leaves ours out.
if(HIRSCHMAN_INSTALL)
    set(hirschman_exclude "")
else()
    set(hirschman_exclude EXCLUDE_FROM_ALL)
endif()

install(TARGETS hirschman_core
    EXPORT hirschman-core-targets
    FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
        COMPONENT hirschman_Development ${hirschman_exclude})
install(TARGETS hirschman
    EXPORT hirschman-hirschman-targets
    RUNTIME COMPONENT hirschman_Runtime ${hirschman_exclude}
    LIBRARY COMPONENT hirschman_Runtime NAMELINK_COMPONENT hirschman_Development
        ${hirschman_exclude}
    ARCHIVE COMPONENT hirschman_Development ${hirschman_exclude})
if(HIRSCHMAN_HAS_MPI)
    install(TARGETS hirschman_mpi
        EXPORT hirschman-mpi-targets
        FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
            COMPONENT hirschman_Development ${hirschman_exclude}
        RUNTIME COMPONENT hirschman_Runtime ${hirschman_exclude}
        LIBRARY COMPONENT hirschman_Runtime NAMELINK_COMPONENT hirschman_Development
            ${hirschman_exclude}
        ARCHIVE COMPONENT hirschman_Development ${hirschman_exclude})
endif()
set(hirschman_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/hirschman")
foreach(component ${hirschman_components})
    install(EXPORT hirschman-${component}-targets
        NAMESPACE hirschman::
        DESTINATION "${hirschman_cmake_dir}"
        COMPONENT hirschman_Development ${hirschman_exclude})
endforeach()
