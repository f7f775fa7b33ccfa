// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/condition.hpp>

using namespace hirschman::units;
using hirschman::chips::total_processing_performance;

constexpr auto two = total_processing_performance >= 1600 * tpp or hirschman::controls::datacenter;
constexpr auto eight(const hirschman::controls::condition& c) { return c and c and c; }
#ifdef EXPECT_FAIL
constexpr auto many = eight(two) or eight(two);
#else
constexpr auto many = two;
#endif
static_assert(many.size() > 0);
