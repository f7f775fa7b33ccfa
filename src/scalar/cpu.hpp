// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#if defined(HIRSCHMAN_BLOCK_MATH_BASELINE) || !defined(__x86_64__) || !defined(__GNUC__)
#define HIRSCHMAN_DISPATCH 0
#else
#define HIRSCHMAN_DISPATCH 1
#endif

#if HIRSCHMAN_DISPATCH
namespace hirschman::inline v0_1::lane {

// Function multiversioning by hand: it needs no indirect symbols, which static linking against
// other C libraries and sanitizers' start-up do not all support.
inline bool has_avx2() noexcept
{
    static const bool answer = __builtin_cpu_supports("avx2") != 0;
    return answer;
}

}  // namespace hirschman::inline v0_1::lane
#endif
