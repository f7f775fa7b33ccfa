// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/sorted.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <vector>

namespace {

using hirschman::uncertainty::detail::merged;
using hirschman::uncertainty::detail::sorted;

TEST(sorted, agrees_with_the_standard_library_on_every_kind_of_value)
{
    std::mt19937_64 random(1);
    std::normal_distribution<double> normal;
    const std::vector<std::function<double()>> kinds{
        [&] { return normal(random); },
        [&] { return 1e6 + 1e-7 * normal(random); },
        [&] { return std::exp(20.0 * normal(random)); },
        [&] { return std::floor(normal(random)); },
        [&] { return 3.0; },
        [&] { return normal(random) > 1.0 ? 1e-320 : -1e300 * normal(random); },
        [&] { return normal(random) > 1.0 ? std::nan("") : normal(random); },
        [&] { return 1.0 / std::floor(normal(random)); },
        [&] { return std::numeric_limits<double>::infinity(); },
    };
    const auto expected = [](std::vector<double> values) {
        std::erase_if(values, [](double x) { return !std::isfinite(x); });
        std::sort(values.begin(), values.end());
        return values;
    };
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        for (const std::size_t size : {0U, 1U, 2U, 511U, 512U, 513U, 8'192U}) {
            std::vector<double> a(size);
            std::vector<double> b(size / 3 + 5);
            std::generate(a.begin(), a.end(), kinds[kind]);
            std::generate(b.begin(), b.end(), kinds[kind]);
            const auto x = sorted(a);
            const auto y = sorted(b);
            EXPECT_EQ(x, expected(a)) << kind << ", " << size;
            std::vector<double> both = a;
            both.insert(both.end(), b.begin(), b.end());
            EXPECT_EQ(merged(x, y), expected(both)) << kind << ", " << size;
            EXPECT_EQ(merged(y, x), expected(both)) << kind << ", " << size;
        }
}

}  // namespace
