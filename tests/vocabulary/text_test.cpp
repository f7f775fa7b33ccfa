// SPDX-License-Identifier: BSL-1.0
#include <hirschman/text.hpp>

#include <string>
#include <unordered_set>

#include <gtest/gtest.h>

namespace {

using hirschman::text;

static_assert(text<16>("nvidia-h20") == "nvidia-h20");
static_assert(text<16>("a") < text<16>("b") && text<16>{}.empty());

text<16> id_of_a_temporary() { return std::string("nvidia-") + "h20"; }

TEST(text, owns_its_characters)
{
    const auto id = id_of_a_temporary();
    EXPECT_EQ(id, "nvidia-h20");
    EXPECT_EQ(id.str(), "nvidia-h20");
    EXPECT_EQ(text<4>("abcd").view(), "abcd");
}

TEST(text, longer_input_is_refused_never_cut)
{
    EXPECT_THROW(text<4>("abcde"), hirschman::domain_error);
    EXPECT_THROW(text<8>(std::string_view("a\0b", 3)), hirschman::domain_error);
}

TEST(text, hashes_by_contents)
{
    const std::unordered_set<text<16>> ids{"h20", "mi308x", "h20"};
    EXPECT_EQ(ids.size(), 2u);
}

}  // namespace
