// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <cstddef>

// Function multiversioning by hand: it needs no indirect symbols, which static linking against
// other C libraries and sanitizers' start-up do not all support.
#if defined(__x86_64__) && defined(__GNUC__)
#define HIRSCHMAN_DISPATCH 1
#define HIRSCHMAN_AVX2 [[gnu::target("avx2")]]
#if defined(__clang__)
#define HIRSCHMAN_AVX512 [[gnu::target("avx512f,avx512dq,avx512vl")]]
#else
#define HIRSCHMAN_AVX512 [[gnu::target("avx512f,avx512dq,avx512vl,prefer-vector-width=512")]]
#endif
#else
#define HIRSCHMAN_DISPATCH 0
#endif

namespace hirschman::inline v0_1::lane {

/// Generations of CPUs for which loops over lanes are compiled: 0 SSE2 (or another machine), 1
/// AVX2, 2 AVX-512. A test asks for one.
#if defined(HIRSCHMAN_GENERATION)
constexpr std::size_t generation() noexcept { return HIRSCHMAN_GENERATION; }
#elif HIRSCHMAN_DISPATCH
inline std::size_t generation() noexcept
{
    static const std::size_t of_this_cpu = []() -> std::size_t {
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vl"))
            return 2;
        return __builtin_cpu_supports("avx2") ? 1 : 0;
    }();
    return of_this_cpu;
}
#else
constexpr std::size_t generation() noexcept { return 0; }
#endif

}  // namespace hirschman::inline v0_1::lane
