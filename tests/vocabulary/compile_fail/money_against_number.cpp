// SPDX-License-Identifier: BSL-1.0
#include <hirschman/quantity.hpp>

using namespace hirschman::units;

constexpr auto revenue = 15.0 * billion_us_dollars;
#ifdef EXPECT_FAIL
const bool larger = revenue > 15e9;
#else
const bool larger = revenue > 14.0 * billion_us_dollars;
#endif
