// SPDX-License-Identifier: BSL-1.0
#include <hirschman/quantity.hpp>

using namespace hirschman::units;

#ifdef EXPECT_FAIL
const auto nonsense = 600.0 * gigabyte_per_second + 814.0 * square_millimetre;
#else
const auto sum = 600.0 * gigabyte_per_second + 64.0 * gigabyte_per_second;
#endif
