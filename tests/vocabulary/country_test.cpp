// SPDX-License-Identifier: BSL-1.0
#include <hirschman/country.hpp>

#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace {

using hirschman::country;

static_assert(country("CHN").alpha_3() == "CHN");
static_assert(country("TWN") != country("CHN") && country("CHN") < country("USA"));
static_assert(country::parse("HKG") && !country::parse("EU") && !country::parse("OTHER"));
static_assert(!country::parse("chn") && !country::parse("") && !country::parse("ZZZ"));

TEST(country, unknown_code_is_an_error_that_names_it)
{
    try {
        country("ATLANTIS");
        FAIL() << "an unknown country was accepted";
    } catch (const hirschman::domain_error& e) {
        EXPECT_STREQ(e.what(), "\"ATLANTIS\" is not an ISO 3166-1 alpha-3 country");
    }
}

TEST(country, list_is_the_249_assigned_codes_in_order)
{
    const std::string_view all = hirschman::detail::iso_3166_alpha_3;
    ASSERT_EQ(all.size(), 249u * 3u);
    for (std::size_t i = 3; i < all.size(); i += 3)
        EXPECT_LT(all.substr(i - 3, 3), all.substr(i, 3));
    for (std::size_t i = 0; i < all.size(); i += 3)
        EXPECT_TRUE(country::parse(all.substr(i, 3))) << all.substr(i, 3);
}

}  // namespace
