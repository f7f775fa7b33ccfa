// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/condition.hpp>

using namespace hirschman::units;
using hirschman::chips::dram_bandwidth;

#ifdef EXPECT_FAIL
constexpr auto limit = dram_bandwidth >= 1400 * tpp;
#else
constexpr auto limit = dram_bandwidth >= 1400 * gigabyte_per_second;
#endif
static_assert(limit.size() == 1);
