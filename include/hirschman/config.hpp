// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cassert>

#if __cplusplus < 202002L
#error "hirschman needs C++20: compile with -std=c++20 or later"
#endif

// Unknown figures are NaN or infinite inside intervals; under finite-math-only a compiler answers
// "not required" for an unknown die area.
#if defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__
#error "hirschman must not be compiled with -ffast-math or -ffinite-math-only"
#endif

#if __has_include(<hirschman/config_generated.hpp>)
#include <hirschman/config_generated.hpp>
#endif

#ifndef HIRSCHMAN_API
#define HIRSCHMAN_API
#endif

/// Exceptions cross shared libraries, so their type information must be one.
#if defined(__GNUC__)
#define HIRSCHMAN_VISIBLE __attribute__((visibility("default")))
#else
#define HIRSCHMAN_VISIBLE
#endif

/// Misuse by the programmer; off in release.
#define HIRSCHMAN_ASSERT(condition) assert(condition)
