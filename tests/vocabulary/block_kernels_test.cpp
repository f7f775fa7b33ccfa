// SPDX-License-Identifier: BSL-1.0
#include "scalar/block_kernels.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <random>

#include <gtest/gtest.h>

namespace {

using namespace hirschman::detail;

// Aligned as a block is: the kernels load whole vectors.
struct alignas(64) lanes : std::array<double, block_lanes> {};

void expect_same_digits(const lanes& narrow, const lanes& wide, const lanes& x, const char* what)
{
    for (std::size_t i = 0; i < block_lanes; ++i)
        ASSERT_EQ(std::bit_cast<std::uint64_t>(narrow[i]), std::bit_cast<std::uint64_t>(wide[i]))
            << what << "(" << x[i] << ")";
}

TEST(block_kernels, give_the_same_digits_for_every_width_of_vectors)
{
    if (!__builtin_cpu_supports("avx")) GTEST_SKIP() << "this CPU has no AVX to compare with";
    std::mt19937_64 random(3);
    for (const double size : {1e-12, 1e-3, 1.0, 30.0, 800.0}) {
        std::uniform_real_distribution<double> uniform(-size, size);
        for (int repeat = 0; repeat < 500; ++repeat) {
            lanes x, y, narrow, wide;
            for (std::size_t i = 0; i < block_lanes; ++i) {
                x[i] = uniform(random);
                y[i] = uniform(random);
            }
            const auto compare = [&](auto kernel, const char* what) {
                (block_kernels_sse2.*kernel)(x.data(), narrow.data());
                (block_kernels_avx.*kernel)(x.data(), wide.data());
                expect_same_digits(narrow, wide, x, what);
            };
            compare(&block_kernels::exp, "exp");
            compare(&block_kernels::expm1, "expm1");
            compare(&block_kernels::erfc, "erfc");
            for (double& v : x) v = v < 0 ? -v : v;
            compare(&block_kernels::log, "log");
            compare(&block_kernels::log1p, "log1p");
            block_kernels_sse2.pow(x.data(), y.data(), narrow.data());
            block_kernels_avx.pow(x.data(), y.data(), wide.data());
            expect_same_digits(narrow, wide, x, "pow");
        }
    }
}

}  // namespace
