// SPDX-License-Identifier: BSL-1.0
#include <hirschman/date.hpp>

using namespace std::chrono_literals;

#ifdef EXPECT_FAIL
constexpr hirschman::date day = 2025y / 2 / 30;
#else
constexpr hirschman::date day = 2025y / 2 / 28;
#endif
static_assert(day.year() == 2025);
