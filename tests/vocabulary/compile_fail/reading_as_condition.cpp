// SPDX-License-Identifier: BSL-1.0
#include <hirschman/reading.hpp>

using namespace hirschman;
using namespace hirschman::units;

int decide(const reading<processing_performance>& figure)
{
#ifdef EXPECT_FAIL
    if (figure >= 4800 * tpp) return 1;
#else
    if ((figure >= 4800 * tpp) == truth::yes) return 1;
#endif
    return 0;
}
