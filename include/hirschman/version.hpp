// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <string_view>

// The one place where the version is written; the build reads it from here.
#define HIRSCHMAN_VERSION_MAJOR 0
#define HIRSCHMAN_VERSION_MINOR 1
#define HIRSCHMAN_VERSION_PATCH 0

namespace hirschman::inline v0_1 {

/// The version of these headers.
inline constexpr int version_major = HIRSCHMAN_VERSION_MAJOR;
inline constexpr int version_minor = HIRSCHMAN_VERSION_MINOR;
inline constexpr int version_patch = HIRSCHMAN_VERSION_PATCH;

/// The version of the compiled library, which a program can compare with that of its headers.
[[nodiscard]] HIRSCHMAN_API std::string_view library_version() noexcept;

}  // namespace hirschman::inline v0_1
