// SPDX-License-Identifier: BSL-1.0
#include <hirschman/version.hpp>

#define HIRSCHMAN_TEXT_OF(x) #x
#define HIRSCHMAN_TEXT(x) HIRSCHMAN_TEXT_OF(x)

namespace hirschman::inline v0_1 {

std::string_view library_version() noexcept
{
    return HIRSCHMAN_TEXT(HIRSCHMAN_VERSION_MAJOR) "." HIRSCHMAN_TEXT(
        HIRSCHMAN_VERSION_MINOR) "." HIRSCHMAN_TEXT(HIRSCHMAN_VERSION_PATCH);
}

}  // namespace hirschman::inline v0_1
