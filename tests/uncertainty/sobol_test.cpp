// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/sobol.hpp"

#include <gtest/gtest.h>
#include <boost/random/sobol.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <vector>

namespace {

using namespace hirschman::uncertainty::detail;
using hirschman::block;

/// Point `index` before scrambling.
std::uint32_t plain(const std::array<std::uint32_t, 32>& columns, std::uint64_t index)
{
    std::uint32_t digits = 0;
    for (std::size_t k = 0; k < 32; ++k)
        if ((index >> k & 1U) != 0) digits ^= columns[k];
    return digits;
}

double scrambled(const sobol_coordinate& of, std::uint64_t index)
{
    return of.uniforms(index / block::size)[index % block::size];
}

std::uint32_t first_32_digits(double u) { return static_cast<std::uint32_t>(u * 0x1p32); }

TEST(sobol, has_the_points_its_authors_print)
{
    // F. Kuo's page "Sobol sequence generator", new-joe-kuo-6, the first ten points in three
    // dimensions; there in the order of the Gray code.
    constexpr double points[10][3] = {
        {0, 0, 0},
        {0.5, 0.5, 0.5},
        {0.75, 0.25, 0.25},
        {0.25, 0.75, 0.75},
        {0.375, 0.375, 0.625},
        {0.875, 0.875, 0.125},
        {0.625, 0.125, 0.875},
        {0.125, 0.625, 0.375},
        {0.1875, 0.3125, 0.9375},
        {0.6875, 0.8125, 0.4375},
    };
    for (std::uint64_t n = 0; n < 10; ++n)
        for (std::size_t d = 0; d < 3; ++d)
            EXPECT_EQ(plain(sobol_columns(d), n ^ n >> 1U) * 0x1p-32, points[n][d])
                << n << " " << d;
}

TEST(sobol, agrees_with_boost_random_up_to_its_last_dimension)
{
    constexpr std::size_t dimensions = 3667;
    boost::random::sobol_engine<std::uint32_t, 32> engine(dimensions);
    std::vector<std::array<std::uint32_t, 32>> columns;
    for (std::size_t d = 0; d < dimensions; ++d) columns.push_back(sobol_columns(d));
    for (std::uint64_t n = 1; n <= 300; ++n)  // Boost leaves out the origin
        for (std::size_t d = 0; d < dimensions; ++d)
            ASSERT_EQ(engine(), plain(columns[d], n ^ n >> 1U)) << n << " " << d;
}

TEST(sobol, scrambled_points_of_the_first_two_dimensions_are_nets)
{
    // Each of the 2^m boxes of 2^-a by 2^-(m-a) holds one of any aligned run of 2^m points.
    for (const std::uint64_t seed : {1U, 2U, 77U}) {
        const sobol_coordinate x(0, seed);
        const sobol_coordinate y(1, seed);
        std::vector<double> u;
        std::vector<double> v;
        for (std::uint64_t b = 0; b < 6U * 64U; ++b) {
            const block column = x.uniforms(b);
            const block row = y.uniforms(b);
            u.insert(u.end(), std::begin(column.lanes), std::end(column.lanes));
            v.insert(v.end(), std::begin(row.lanes), std::end(row.lanes));
        }
        for (const std::size_t run : {0U, 1U, 5U})
            for (unsigned m = 0; m <= 12; ++m)
                for (unsigned a = 0; a <= m; ++a) {
                    std::vector<int> boxes(std::size_t{1} << m);
                    for (std::size_t i = 0; i < boxes.size(); ++i) {
                        const std::size_t n = run * boxes.size() + i;
                        const auto column = static_cast<std::size_t>(u[n] * (1U << a));
                        const auto row = static_cast<std::size_t>(v[n] * (1U << (m - a)));
                        ++boxes[column << (m - a) | row];
                    }
                    for (const int held : boxes) ASSERT_EQ(held, 1) << seed << " " << m << " " << a;
                }
    }
}

TEST(sobol, digits_are_the_same_with_every_compiler_and_cpu)
{
    // Recorded with g++ 12, with and without AVX2, and clang 14.
    std::uint64_t hash = 0;
    for (std::size_t dimension = 0; dimension < 20; ++dimension)
        for (const std::uint64_t b : {0U, 1U, 12'345U, (1U << 26U) - 1U}) {
            const block u = sobol_coordinate(dimension, 5).uniforms(b);
            for (std::size_t i = 0; i < block::size; ++i)
                hash = hash * 1099511628211U + std::bit_cast<std::uint64_t>(u[i]);
        }
    EXPECT_EQ(hash, 13460456216657113964U);
}

TEST(sobol, every_coordinate_is_stratified)
{
    for (const std::size_t dimension : {0U, 1U, 2U, 3U, 7U, 30U, 200U, 3666U}) {
        const sobol_coordinate x(dimension, 3);
        for (const std::uint64_t first : {0U, 1U << 20U}) {
            std::vector<int> cells(4096);
            for (std::uint64_t b = 0; b < 64; ++b) {
                const block u = x.uniforms(first / block::size + b);
                for (std::size_t i = 0; i < block::size; ++i)
                    ++cells[static_cast<std::size_t>(u[i] * 4096.0)];
            }
            for (const int held : cells) ASSERT_EQ(held, 1) << dimension;
        }
    }
}

TEST(sobol, scrambling_keeps_the_number_of_common_digits)
{
    // Nested: as many leading digits agree after scrambling as before, and all points differ.
    const sobol_coordinate x(4, 11);
    const auto columns = sobol_columns(4);
    std::uint64_t state = 1;
    const auto some_index = [&](int bits) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return state >> (64 - bits);
    };
    for (int trial = 0; trial < 20'000; ++trial) {
        const std::uint64_t n = some_index(32);
        const std::uint64_t other = n ^ some_index(1 + trial % 32);
        const std::uint32_t before = plain(columns, n) ^ plain(columns, other);
        const std::uint32_t after =
            first_32_digits(scrambled(x, n)) ^ first_32_digits(scrambled(x, other));
        ASSERT_EQ(std::countl_zero(before), std::countl_zero(after)) << n << " " << other;
    }
}

TEST(sobol, digits_are_flipped_fairly_and_independently)
{
    // Over many seeds: the flips of nodes on one path and on sibling paths, and across coordinates.
    constexpr int seeds = 20'000;
    struct flip_of {
        std::size_t dimension;
        std::uint32_t prefix;  // the digits of the point; its flip at `level` is looked at
        unsigned level;
    };
    const flip_of looked_at[] = {
        {0, 0, 0},
        {0, 0, 1},
        {0, 0x80000000U, 1},
        {0, 0, 5},
        {0, 0, 6},
        {0, 0x04000000U, 6},
        {0, 0, 11},
        {0, 0, 12},
        {0, 0, 13},
        {0, 0x02000000U, 13},
        {0, 0, 20},
        {0, 0x00001000U, 20},
        {0, 0, 27},
        {0, 0, 31},
        {0, 0x00000002U, 31},
        {1, 0, 0},
        {1, 0, 13},
        {2, 0, 31},
    };
    constexpr std::size_t count = std::size(looked_at);
    std::array<std::array<int, count>, count> agree{};
    std::array<int, count> ones{};
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const sobol_coordinate coordinates[] = {{0, seed}, {1, seed}, {2, seed}};
        std::array<bool, count> flips{};
        for (std::size_t i = 0; i < count; ++i) {
            const flip_of& f = looked_at[i];
            // The index whose point has these digits: the columns are triangular.
            const auto columns = sobol_columns(f.dimension);
            std::uint64_t index = 0;
            std::uint32_t left = f.prefix;
            for (std::size_t k = 0; k < 32; ++k)
                if ((left >> (31 - k) & 1U) != 0) {
                    index |= std::uint64_t{1} << k;
                    left ^= columns[k];
                }
            const std::uint32_t after =
                first_32_digits(scrambled(coordinates[f.dimension], index)) ^ f.prefix;
            flips[i] = (after >> (31 - f.level) & 1U) != 0;
            ones[i] += flips[i];
            for (std::size_t j = 0; j < i; ++j) agree[i][j] += flips[i] == flips[j];
        }
    }
    // Five standard deviations of 20,000 fair coins: 5 sqrt(20000) / 2 = 354.
    for (std::size_t i = 0; i < count; ++i) {
        EXPECT_NEAR(ones[i], seeds / 2, 354) << i;
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_NEAR(agree[i][j], seeds / 2, 354) << i << " " << j;
    }
}

TEST(sobol, each_point_is_uniform_over_the_seeds)
{
    for (const std::uint64_t index :
         {std::uint64_t{0}, std::uint64_t{77}, std::uint64_t{0xffffffffU}}) {
        std::array<int, 100> cells{};
        double lowest_bits = 0.0;
        for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
            const double u = scrambled(sobol_coordinate(3, seed), index);
            ASSERT_GT(u, 0.0);
            ASSERT_LT(u, 1.0);
            ++cells[static_cast<std::size_t>(u * 100.0)];
            lowest_bits += std::fmod(u * 0x1p32, 1.0) / 20'000.0;
        }
        double chi_square = 0.0;
        for (const int held : cells) chi_square += (held - 200.0) * (held - 200.0) / 200.0;
        EXPECT_LT(chi_square, 161.0) << index;  // 1 in 10,000 with 99 degrees of freedom
        EXPECT_NEAR(lowest_bits, 0.5, 5.0 * std::sqrt(1.0 / 12.0 / 20'000.0));
    }
}

}  // namespace
