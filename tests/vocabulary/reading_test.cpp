// SPDX-License-Identifier: BSL-1.0
#include <hirschman/reading.hpp>

#include <array>
#include <limits>
#include <type_traits>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::units;

constexpr auto limit = 5.92 * tpp_per_square_millimetre;
using density = reading<performance_density>;

static_assert(!std::is_convertible_v<truth, bool>);
static_assert(!std::is_constructible_v<bool, density>);

static_assert((truth::yes && truth::unknown) == truth::unknown);
static_assert((truth::no && truth::unknown) == truth::no);
static_assert((truth::yes || truth::unknown) == truth::yes);
static_assert((truth::no || truth::unknown) == truth::unknown);
static_assert((!truth::unknown) == truth::unknown && (!truth::yes) == truth::no);

static_assert((density(limit) >= limit) == truth::yes);
static_assert((density(limit) > limit) == truth::no);
static_assert((density(limit) <= limit) == truth::yes);
static_assert((density(limit) < limit) == truth::no);

// Within 1e-12 of the limit is the limit, for all four comparisons.
constexpr density a_hair_below(5.92 * (1.0 - 9e-13) * tpp_per_square_millimetre);
static_assert((a_hair_below >= limit) == truth::yes && (a_hair_below < limit) == truth::no);
constexpr density a_hair_above(5.92 * (1.0 + 9e-13) * tpp_per_square_millimetre);
static_assert((a_hair_above > limit) == truth::no && (a_hair_above <= limit) == truth::yes);

constexpr auto straddling =
    between(5.9 * tpp_per_square_millimetre, 6.0 * tpp_per_square_millimetre);
static_assert((straddling >= limit) == truth::unknown && (straddling < limit) == truth::unknown);
static_assert((straddling >= 5.9 * tpp_per_square_millimetre) == truth::yes);
static_assert((straddling > 6.0 * tpp_per_square_millimetre) == truth::no);

constexpr auto one_sided = at_least(14680 * tpp);
static_assert((one_sided >= 4800 * tpp) == truth::yes);
static_assert((one_sided < 21000 * tpp) == truth::unknown);
static_assert((one_sided < 14680 * tpp) == truth::no);

// An unknown density may meet any limit; an undefined one meets none. The answers differ.
constexpr density not_known = unknown();
constexpr density not_there = undefined();
static_assert((not_known >= limit) == truth::unknown && (not_known < limit) == truth::unknown);
static_assert((not_there >= limit) == truth::no && (not_there < limit) == truth::no);
static_assert((not_there > limit) == truth::no && (not_there <= limit) == truth::no);
static_assert(not_known != not_there && not_known == density{});
static_assert(density(limit) == exactly(limit) && straddling != exactly(limit));
static_assert(not_known.is_unknown() && !one_sided.is_unknown() && not_there.is_undefined());

TEST(reading, refuses_ends_that_are_reversed_or_not_numbers)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)between(2.0 * tpp, 1.0 * tpp), domain_error);
    EXPECT_THROW((void)exactly(nan * tpp), domain_error);
    EXPECT_THROW((void)at_least(nan * tpp), domain_error);
    EXPECT_THROW((void)between(1.0 * tpp, nan * tpp), domain_error);
}

TEST(truth, names_itself)
{
    EXPECT_EQ(name(truth::yes), "yes");
    EXPECT_EQ(name(truth::no), "no");
    EXPECT_EQ(name(truth::unknown), "unknown");
}

TEST(truth, follows_kleene_over_all_pairs)
{
    constexpr std::array all{truth::no, truth::unknown, truth::yes};
    for (const auto a : all)
        for (const auto b : all) {
            EXPECT_EQ(!(a && b), (!a || !b));
            EXPECT_EQ(a && b, b && a);
            EXPECT_EQ(a || (a && b), a);
        }
}

}  // namespace
