# SPDX-License-Identifier: BSL-1.0
# cmake -DMPIEXEC=mpirun -DNUMBER=-n -DPROGRAM=ensemble_mpi -P ensemble_mpi.cmake
# With 1, 2, 3 and 5 ranks it must print what it prints without mpirun, to the byte.
set(ENV{OMPI_ALLOW_RUN_AS_ROOT} 1)
set(ENV{OMPI_ALLOW_RUN_AS_ROOT_CONFIRM} 1)
set(ENV{OMPI_MCA_rmaps_base_oversubscribe} 1)
set(ENV{OMPI_MCA_mpi_yield_when_idle} 1)
set(ENV{ASAN_OPTIONS} "detect_leaks=0")  # what MPI itself keeps until the end
set(arguments --draws 200000)
execute_process(COMMAND "${PROGRAM}" ${arguments} OUTPUT_VARIABLE expected COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "${expected}")
foreach(ranks 1 2 3 5)
    execute_process(COMMAND "${MPIEXEC}" "${NUMBER}" ${ranks} "${PROGRAM}" ${arguments}
        OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
    if(NOT printed STREQUAL expected)
        message(FATAL_ERROR "${ranks} ranks print other digits:\n${printed}")
    endif()
endforeach()
