// SPDX-License-Identifier: BSL-1.0
#include <hirschman/country.hpp>

#ifdef EXPECT_FAIL
constexpr hirschman::country place("ZZZ");
#else
constexpr hirschman::country place("CHN");
#endif
static_assert(place == place);
