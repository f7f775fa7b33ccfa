// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>

namespace block_generation {

/// A function of one or two blocks, over 64 doubles each.
struct operation {
    const char* name;
    void (*apply)(const double* x, const double* y, double* r);
};

/// The operations of a block compiled for one generation of CPUs, whatever the CPU.
std::span<const operation> sse2();
std::span<const operation> avx2();
std::span<const operation> avx512();

}  // namespace block_generation
